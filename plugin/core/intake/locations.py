# SPDX-License-Identifier: GPL-2.0-or-later
"""Reception locations from a point layer or a table (``importlocations``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd
import shapely

from ..errors import InputError
from ..model import codes
from ..model.capacity_kinds import DEFAULT_TYPE
from ..model.codes import CodeList
from ..model.identifiers import clean_text, column_key, folded_name, slug, unique_id
from ..model.period_lines import clashing
from ..model.plan import Plan
from ..model.schema import Column
from ..model.tables import CAPACITY_PERIODS, LOCATIONS, MUNICIPALITIES
from ..model.values import parse_coordinate
from ..progress import SILENT, Progress, stop_if_cancelled
from ..wording import Text, is_unknown
from .capacity_words import RESERVE_ELSEWHERE, CapacityWord, read_capacity
from .cells import Row
from .rows import RD_BOUNDS, REASON, Sieve, each_row, guess, in_rd, refuse_twins, require_columns

PERIOD_FIELDS: Mapping[str, str] = {
    "plekken": "plekken_asiel",
    "plekken_overig": "plekken_overig",
    "amv": "amv",
    "van": "van",
    "tot": "tot",
    "captype": "captype",
    "vorm": "vorm",
}
"""Names in a field map that become a capacity period, beside the columns of the table itself."""

GUESSES: Mapping[str, tuple[str, ...]] = {
    "loc_id": ("loc_id", "locatie_id"),
    "loc_naam": ("loc_naam", "naam", "locatie", "locatienaam", "name"),
    "plekken": ("plekken", "opvangplaatsen", "opvangplekken", "capaciteit", "plaatsen"),
    "captype": ("captype", "soort_capaciteit", "soort capaciteit", "capaciteitstype"),
    "van": ("van", "begindatum", "vanaf", "ingangsdatum"),
    "tot": ("tot", "t/m", "tot_en_met", "beschikbaar_tot", "einddatum"),
    "plaats": ("plaats", "woonplaats"),
    "straat": ("straat", "adres"),
    "postcode": ("postcode",),
    "vertrouwelijk": ("vertrouwelijk", "geheim", "vertrouwelijkheid", "confidential"),
    "huur_eind": ("huur_eind", "einde_huur"),
}
LON_LAT = (("lon", "longitude", "lengtegraad", "lng"), ("lat", "latitude", "breedtegraad"))
"""Usual names of columns with degrees; the position itself is read before the rows come here."""
X_Y = (
    ("x", "rd_x", "x_rd", "x_coord", "x_coordinaat", "rd_x_coordinaat"),
    ("y", "rd_y", "y_rd", "y_coord", "y_coordinaat", "rd_y_coordinaat"),
)
"""Usual names of columns with coordinates in RD New."""
ADDRESS = ("straat", "postcode", "plaats")
"""Columns by which a place without coordinates can be found."""
POSITION = ("lon", "lat", "x", "y")
"""Names in a field map for the columns with the position of a table without points."""
_ASIDE = frozenset(
    map(column_key, (*(name for names in (*LON_LAT, *X_Y) for name in names), "geom", "_x", "_y", "fid", REASON))
)
"""Columns nobody has to be told about: the position, the number of a row, the reason it was rejected."""
_SECRET = frozenset({"vertrouwelijk", "geheim", "confidential", "secret"})
_PUBLIC = frozenset({"openbaar", "niet vertrouwelijk", "niet geheim", "public", "not confidential"})
SAME_PLACE_M = 10.0
"""Points up to so far apart are the same place."""
_ABROAD_M = 100_000.0
"""A point up to here from the Netherlands lies abroad; beyond it the coordinates are not what they claim."""
_NOT_MAPPABLE = frozenset({"gm_code", "geom"})
_USUAL = (
    "loc_naam",
    "plekken",
    "van",
    "tot",
    "status",
    "zekerheid",
    "vertrouwelijk",
    "bo_start",
    "bo_eind",
    "huur_eind",
)
_TARGETS = list(
    dict.fromkeys([*_USUAL, *PERIOD_FIELDS, *POSITION, *(c.name for c in LOCATIONS if c.name not in _NOT_MAPPABLE)])
)
"""What a column can be read as; the usual ones first, as a refusal names only so many."""


@dataclass(frozen=True)
class LocationInput:
    """How to read the rows.

    Parameters
    ----------
    fields : target name → column of the input; guessed for the usual names that are absent
    type_column : column with the type; None: what ``fields`` says of the regime's own type
    type_map : what the input calls a type → a type of the plan's regime
    default_type : for rows whose type is empty or unknown; None: an unknown type is refused
    default_status : the same for the status
    geographic : whether ``x``/``y`` are degrees, to recognise swapped coordinates
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    type_column: str | None = None
    type_map: Mapping[str, str] = field(default_factory=dict)
    default_type: str | None = None
    default_status: str | None = None
    geographic: bool = False


_UNKNOWN_FIELD = Text(
    "‘{name}’ is geen kenmerk van een locatie. Mogelijk zijn: {known}.",
    "‘{name}’ is not an attribute of a location. Possible are: {known}.",
)
_FIELD_SWAPPED = Text(
    "Het kenmerk hoort voor het =-teken: {column}={name}.",
    "The attribute comes before the equals sign: {column}={name}.",
)
_TYPE_SWAPPED = Text(
    "Wat in de tabel staat hoort voor het =-teken: {value}={key}.",
    "What the table says comes before the equals sign: {value}={key}.",
)
_NO_NAME_COLUMN = Text(
    "Geef aan in welke kolom de naam staat (loc_naam=…).", "Say which column holds the name (loc_naam=…)."
)
_UNKNOWN_CODE = Text(
    "‘{value}’ is geen {what} van dit plan. Kies uit: {known}.",
    "‘{value}’ is not a {what} of this plan. Choose from: {known}.",
)
_NO_NAME = Text("De naam ontbreekt.", "The name is missing.")
_NO_POINT = Text("De coördinaten ontbreken of zijn niet te lezen.", "The coordinates are missing or unreadable.")
_ONLY_ADDRESS = Text(
    "Er is een adres maar geen plaats. Vul x en y in, of laat het adres opzoeken.",
    "There is an address but no place. Fill in x and y, or have the address looked up.",
)
_BEYOND = Text(
    "De coördinaten passen niet bij het stelsel van de laag.",
    "The coordinates do not fit the layer's system.",
)
_SWAPPED = Text("Lengte en breedte zijn verwisseld.", "Longitude and latitude are swapped.")
_X_Y_SWAPPED = Text(
    "x en y zijn verwisseld: x is hier het grootste van de twee. Kies de kolommen andersom.",
    "x and y are swapped: x is the larger of the two here. Choose the columns the other way round.",
)
_OUTSIDE = Text(
    "Buiten het gebied: ligt in geen gemeente van het plan; {name} is het dichtst bij, op {km:km} km.",
    "Outside the area: lies in no municipality of the plan; {name} is nearest, at {km:km} km.",
)
_ENDS_FIRST = Text("Het eind ({end}) ligt voor het begin ({start}).", "The end ({end}) is before the start ({start}).")
_ID_TAKEN = Text("Locatie ‘{value}’ staat al in het plan.", "Location ‘{value}’ is already in the plan.")
_SAME = Text("{name} staat al in het plan, op dezelfde plek.", "{name} is already in the plan, at the same place.")
_TWICE = Text(
    "{name} staat al eerder in deze lijst, op dezelfde plek en voor dezelfde tijd. Laat één rij staan.",
    "{name} is in this list before, at the same place and for the same time. Keep one row.",
)
_SECOND_PERIOD = Text(
    "Rij {row:int} is gelezen als een volgende periode van {name}.",
    "Row {row:int} was read as another period of {name}.",
)
_DEFAULTED = Text(
    "‘{value}’ komt niet voor in de lijst; {what} is ‘{default}’ geworden (aantal locaties: {n:int}).",
    "‘{value}’ is not in the list; {what} became ‘{default}’ (number of locations: {n:int}).",
)
_EMPTY_DEFAULTED = Text(
    "Waar {what} leeg was, is ‘{default}’ ingevuld (aantal locaties: {n:int}).",
    "Where {what} was empty, ‘{default}’ was filled in (number of locations: {n:int}).",
)
_SAID_CONFIDENTIAL = Text(
    "Vertrouwelijk volgens de tabel (aantal locaties: {n:int}).",
    "Confidential according to the table (number of locations: {n:int}).",
)
_MADE_CONFIDENTIAL = Text(
    "Door Opvangatlas als vertrouwelijk gemerkt: verkenningen, en nieuwe locaties zonder zekerheid "
    "(aantal locaties: {n:int}).",
    "Marked confidential by Opvangatlas: exploratory locations, and new ones without certainty "
    "(number of locations: {n:int}).",
)
_UNUSED = Text("Niet gebruikt: {columns}.", "Not used: {columns}.")
_NO_COLUMN_DEFAULTED = Text(
    "Er is geen kolom voor {what} gekozen; {what} is overal ‘{default}’ geworden (aantal locaties: {n:int}).",
    "No column was chosen for {what}; {what} became ‘{default}’ everywhere (number of locations: {n:int}).",
)
_NOT_REGULAR = Text(
    "‘{value}’ is geen reguliere opvang: soort capaciteit ingevuld, type leeg (aantal locaties: {n:int}).",
    "‘{value}’ is no regular reception: type of capacity filled in, type left empty (number of locations: {n:int}).",
)
_CAPTYPE = Text("soort capaciteit", "type of capacity")
_BUSY = Text("Locaties lezen", "Reading locations")


@dataclass(frozen=True)
class Imported:
    """Rows to append to a plan, the sieve with what was rejected and remarked, and where the name stood."""

    locations: pd.DataFrame
    periods: pd.DataFrame
    sieve: Sieve
    name_column: str


def import_locations(plan: Plan, rows: pd.DataFrame, how: LocationInput, *, progress: Progress = SILENT) -> Imported:
    """Read locations; each row is accepted, or rejected with every reason.

    Parameters
    ----------
    plan : with ``gemeenten`` and ``opvanglocaties``
    rows : attributes, ``geom`` (Point, EPSG:28992; None where unreadable, empty where it could not be
        transformed) and, when the input had them, the raw coordinates ``_x`` and ``_y``
    how : how to read them

    Raises
    ------
    InputError
        For an unknown field or column, or a default that is no code of the plan's regime.
    """
    reader = _Reader(plan, rows, how)
    for number, row in each_row(rows, _BUSY, progress):
        reader.read(number, row)
    stop_if_cancelled(progress)
    return reader.imported()


def addresses(rows: pd.DataFrame, fields: Mapping[str, str]) -> list[str]:
    """What to ask an address service for each row; empty where a row has no address."""
    found = {**guessed([str(name) for name in rows.columns]), **fields}
    parts = [rows[found[target]] if target in found else [None] * len(rows) for target in ADDRESS]
    return [" ".join(filter(None, map(clean_text, row))) for row in zip(*parts, strict=True)]


def unused_columns(names: Sequence[str], fields: Mapping[str, str], type_column: str | None = None) -> list[str]:
    """Columns of an input that an import with this field map leaves aside, in their order.

    Guesses count as used; columns with the position are not named.
    """
    used = {*fields.values(), *guessed(names).values(), type_column}
    return [name for name in names if name not in used and column_key(name) not in _ASIDE]


_Place = tuple[shapely.Point, str]
"""A point and the code of its municipality."""


@dataclass(frozen=True)
class Listed:
    """A row of a list of locations as it was read; what it does not say is None.

    Parameters
    ----------
    number : position of the row
    name : of the location
    loc_id : the identifier the list gives it; empty: none
    place : point and code of the municipality
    values : attributes of the location
    period : its capacity; None when the row says nothing about that
    assumed : target → what it is, what the list says, and the default that was taken instead
    endless : columns with an end (``tot``, ``bo_eind``) of which the row says that there is none
    temporary : what the list says in place of a type, where that is temporary capacity; empty: it has a type
    """

    number: int
    name: str
    loc_id: str
    place: _Place
    values: dict[str, object]
    period: dict[str, object] | None
    assumed: Mapping[str, tuple[Text, str, str]]
    endless: frozenset[str]
    temporary: str = ""


class RowReader:
    """Reads rows one by one, and makes new locations of them; knows the plan's codes and municipalities."""

    def __init__(self, plan: Plan, rows: pd.DataFrame, how: LocationInput) -> None:
        names = [str(name) for name in rows.columns if name != "geom"]
        self._fields = {t: c for t, c in _with_guesses(how.fields, names).items() if t != "geom"}
        require_columns(rows, [*how.fields.values(), *([how.type_column] if how.type_column else [])])
        self._types = codes.TYPE_2020 if plan.regime == "2020" else codes.TYPE_2024
        self._type_column = how.type_column or self._fields.get(self._types.name)
        self._unused = unused_columns(names, how.fields, how.type_column)
        self._type_map = _types_by_name(self._types, how.type_map)
        self._default_type = _default(self._types, how.default_type, _TYPE)
        self._default_status = _default(codes.STATUS, how.default_status, _STATUS)
        self._how = how
        self.sieve = Sieve(rows.drop(columns=["geom", "_x", "_y"], errors="ignore"))
        self._municipalities = plan[MUNICIPALITIES.name]
        self._tree = shapely.STRtree(self._municipalities["geom"].to_numpy())
        self._ids = set(plan[LOCATIONS.name]["loc_id"])
        self._period_ids = set(plan[CAPACITY_PERIODS.name]["periode_id"])
        self._numbers: Counter[str] = Counter()
        self._locations: list[dict[str, object]] = []
        self._periods: list[dict[str, object]] = []
        self._defaulted: Counter[tuple[Text, str, str]] = Counter()
        self._confidential: Counter[Text] = Counter()
        self._temporary: Counter[str] = Counter()

    @property
    def name_column(self) -> str:
        """Where the name stands."""
        return self._fields["loc_naam"]

    def parsed(self, number: int, row: Mapping[str, object]) -> Listed | None:
        """A row as it was read; None when it was rejected."""
        cells = Row(self.sieve, number, {str(key): value for key, value in row.items()}, self._fields)
        name = cells.text("loc_naam")
        if not name:
            cells.reject(_NO_NAME)
        place = self._place(number, row)
        values = {
            target: self._value(cells, LOCATIONS.column(target))
            for target in self._fields
            if target not in (*PERIOD_FIELDS, *POSITION, "loc_naam", "loc_id", "status", self._types.name)
        }
        assumed: dict[str, tuple[Text, str, str]] = {}
        values["status"] = self._status(number, row, assumed)
        values[self._types.name] = self._type(number, row, assumed)
        period = self._period(cells)
        endless = frozenset(target for target in ("tot", "bo_eind") if cells.is_open_ended(target))
        if endless:
            values["bo_onbep"] = True
        if cells.kept:
            values["opmerking"] = "; ".join(filter(None, (clean_text(values.get("opmerking")), cells.kept_text())))
        if cells.rejected or place is None:
            return None
        return Listed(
            number,
            name,
            cells.text("loc_id"),
            place,
            values,
            period,
            assumed,
            endless,
            self._not_regular(row),
        )

    def _place(self, number: int, row: Mapping[str, object]) -> _Place | None:
        """The point and its municipality."""
        point = row.get("geom")
        has_address = any(clean_text(row.get(self._fields.get(target, ""))) for target in ADDRESS)
        refusal = point_refusal(row, has_address=has_address, geographic=self._how.geographic)
        if refusal is not None or not isinstance(point, shapely.Point):
            self.sieve.reject(number, refusal or _NO_POINT)
            return None
        inside = self._tree.query(point, predicate="intersects")
        if not len(inside):
            nearest = int(self._tree.nearest(point))
            self.sieve.put_outside(
                number,
                _OUTSIDE,
                name=self._municipalities["gm_naam"].iloc[nearest],
                km=point.distance(self._municipalities["geom"].iloc[nearest]) / 1000.0,
            )
            return None
        return point, str(self._municipalities["gm_code"].iloc[int(inside.min())])

    def _value(self, cells: Row, column: Column) -> object:
        """One attribute, parsed by its column's kind; an unreadable one rejects the row."""
        if column.name != "vertrouwelijk":
            return cells.value(column)
        said = cells.text(column.name).casefold()
        return True if said in _SECRET else False if said in _PUBLIC else cells.value(column)

    def _type(self, number: int, row: Mapping[str, object], assumed: dict[str, tuple[Text, str, str]]) -> str | None:
        raw = row.get(self._type_column) if self._type_column else None
        mapped = self._type_map.get(folded_name(raw))
        word = self._word_of(row)
        if mapped is None and word is not None and word.temporary:
            return None
        return mapped or self._listed(number, self._types, raw, (self._default_type, _TYPE), assumed)

    def _status(self, number: int, row: Mapping[str, object], assumed: dict[str, tuple[Text, str, str]]) -> str | None:
        column = self._fields.get("status")
        raw = row.get(column) if column else None
        return self._listed(number, codes.STATUS, raw, (self._default_status, _STATUS), assumed)

    def _listed(
        self,
        number: int,
        known: CodeList,
        raw: object,
        otherwise: tuple[str | None, Text],
        assumed: dict[str, tuple[Text, str, str]],
    ) -> str | None:
        """A code from a list, else the default (remembered), else the row is rejected."""
        found = known.find(raw)
        if found is not None:
            return found.code
        text, (default, what) = clean_text(raw), otherwise
        if default is not None:
            assumed[known.name] = (what, text, default)
            return default
        if text:
            self.sieve.reject(number, _UNKNOWN_CODE, value=text, what=what, known=list(known.values))
        return None

    def _period(self, cells: Row) -> dict[str, object] | None:
        """The capacity period of a row; None when it says nothing about capacity."""
        period = {
            column: cells.value(CAPACITY_PERIODS.column(column), target=target)
            for target, column in PERIOD_FIELDS.items()
            if target in self._fields and target != "captype"
        }
        word = self._capacity(cells)
        start, end = period.get("van"), period.get("tot")
        if isinstance(start, date) and isinstance(end, date) and end < start:
            cells.reject(_ENDS_FIRST, start=start, end=end)
        if word is None or not (word.temporary or any(value is not None for value in period.values())):
            return None
        if word.minors and is_unknown(period.get("amv")):
            period["amv"] = period.get("plekken_asiel")
        return {**period, "captype": word.captype, "vorm": period.get("vorm") or word.form}

    def _capacity(self, cells: Row) -> CapacityWord | None:
        """What kind of capacity a row is about: as it says, else as its type says, else regular."""
        said = cells.raw("captype")
        word = self._word_of(cells.cells) if said is None else read_capacity(said)
        if said is not None and word is None:
            cells.reject(_UNKNOWN_CODE, value=clean_text(said), what=_CAPTYPE, known=list(codes.PERIOD_TYPE.values))
        elif word is not None and word.captype not in codes.PERIOD_TYPE.values:
            cells.reject(RESERVE_ELSEWHERE, kind=codes.CAPACITY_TYPE.label(word.captype))
            return None
        return word or (CapacityWord(DEFAULT_TYPE) if said is None else None)

    def _word_of(self, row: Mapping[str, object]) -> CapacityWord | None:
        """The kind of capacity that the column with the type gives in place of a type."""
        raw = row.get(self._type_column) if self._type_column else None
        return None if raw is None or self._types.find(raw) is not None else read_capacity(raw)

    def _not_regular(self, row: Mapping[str, object]) -> str:
        """What a row has in place of a type, where that is temporary capacity; empty: it has a type."""
        raw = row.get(self._type_column) if self._type_column else None
        word = self._word_of(row)
        mapped = folded_name(raw) in self._type_map
        return clean_text(raw) if word is not None and word.temporary and not mapped else ""

    def accept(self, listed: Listed) -> str:
        """Make a new location of a row, and tell its id."""
        (point, gm_code), values = listed.place, dict(listed.values)
        loc_id = unique_id(listed.loc_id or slug(listed.name), self._ids)
        said = values.get("vertrouwelijk")
        if said is None:
            values["vertrouwelijk"] = is_confidential(values.get("status"), values.get("zekerheid"))
        if values["vertrouwelijk"]:
            self._confidential[_SAID_CONFIDENTIAL if said else _MADE_CONFIDENTIAL] += 1
        if is_unknown(values.get("regionaal")) and values.get("type_2020") == "rol":
            values["regionaal"] = True
        self._defaulted.update(listed.assumed.values())
        self._temporary.update([listed.temporary] if listed.temporary else [])
        self._locations.append({**values, "loc_id": loc_id, "loc_naam": listed.name, "gm_code": gm_code, "geom": point})
        if listed.period is not None:
            self.add_period(loc_id, listed.period)
        return loc_id

    def add_period(self, loc_id: str, period: Mapping[str, object]) -> None:
        """Make a new period of a location."""
        self._numbers[loc_id] += 1
        periode_id = unique_id(f"{loc_id}-p{self._numbers[loc_id]}", self._period_ids)
        self._periods.append({**period, "loc_id": loc_id, "periode_id": periode_id})

    def imported(self) -> Imported:
        """What was accepted, with remarks on what was assumed."""
        chosen = {_TYPE: self._type_column, _STATUS: self._fields.get("status")}
        for (what, value, default), count in sorted(self._defaulted.items(), key=str):
            text = _DEFAULTED if value else _EMPTY_DEFAULTED if chosen[what] else _NO_COLUMN_DEFAULTED
            self.sieve.remark(text, n=count, what=what, value=value, default=default)
        for value, count in sorted(self._temporary.items()):
            self.sieve.remark(_NOT_REGULAR, n=count, value=value)
        for text in (_SAID_CONFIDENTIAL, _MADE_CONFIDENTIAL):
            if self._confidential[text]:
                self.sieve.remark(text, n=self._confidential[text])
        if self._unused:
            self.sieve.remark(_UNUSED, columns=", ".join(self._unused))  # whole: none may go unseen
        return Imported(
            LOCATIONS.frame(pd.DataFrame(self._locations)),
            CAPACITY_PERIODS.frame(pd.DataFrame(self._periods)),
            self.sieve,
            self._fields["loc_naam"],
        )


class _Reader(RowReader):
    """Adds rows to a plan: refuses what is there already, by id, or by name and place."""

    def __init__(self, plan: Plan, rows: pd.DataFrame, how: LocationInput) -> None:
        super().__init__(plan, rows, how)
        present = plan[LOCATIONS.name]
        self._known = [
            (folded_name(name), point, loc_id)
            for name, point, loc_id in zip(present["loc_naam"], present["geom"], present["loc_id"], strict=True)
        ]
        self._listed_periods: dict[str, list[dict[str, object]]] = {}

    def read(self, number: int, row: Mapping[str, object]) -> None:
        """Accept or reject one row."""
        listed = self.parsed(number, row)
        if listed is None or self._is_known(listed):
            return
        loc_id = self.accept(listed)
        self._known.append((folded_name(listed.name), listed.place[0], loc_id))
        self._listed_periods[loc_id] = [] if listed.period is None else [listed.period]

    def _is_known(self, listed: Listed) -> bool:
        """Whether the plan has it already, by id, or by name and place: then it is rejected.

        A second row of a location in one list, about other days or of another sort, is another period of it.
        """
        number, name, period = listed.number, listed.name, listed.period
        if listed.loc_id and listed.loc_id in self._ids:
            self.sieve.reject(number, _ID_TAKEN, value=listed.loc_id)
        twin = self._twin(name, listed.place)
        if twin is not None:
            earlier = self._listed_periods.get(twin)
            if earlier is None:
                self.sieve.reject(number, _SAME, name=name)
            elif period is None or not earlier or clashing(period, earlier, {}) is not None:
                self.sieve.reject(number, _TWICE, name=name)
            elif not self.sieve.is_rejected(number):
                self.add_period(twin, period)
                earlier.append(period)
                self.sieve.remark(_SECOND_PERIOD, row=number + 1, name=name)
        return twin is not None or self.sieve.is_rejected(number)

    def _twin(self, name: str, place: _Place) -> str | None:
        """The id of a location of this name at this place."""
        folded = folded_name(name)
        for other, point, loc_id in self._known:
            if other == folded and point is not None and place[0].distance(point) <= SAME_PLACE_M:
                return str(loc_id)
        return None


def point_refusal(row: Mapping[str, object], *, has_address: bool, geographic: bool) -> Text | None:
    """Why a row of :func:`import_locations` has no usable point; None when it has one."""
    if _swapped(row.get("_x"), row.get("_y"), geographic=geographic):
        return _SWAPPED if geographic else _X_Y_SWAPPED
    point = row.get("geom")
    if not isinstance(point, shapely.Point):
        return _ONLY_ADDRESS if has_address else _NO_POINT
    return None if in_rd(np.array([point]), margin=_ABROAD_M)[0] else _BEYOND


_TYPE = Text("type", "type")
_STATUS = Text("status", "status")


def is_confidential(status: object, certainty: object) -> bool:
    """The default for ``vertrouwelijk``: explorations, and new locations of unknown certainty."""
    return certainty == "verkenning" or (status == "nieuw" and is_unknown(certainty))


def _with_guesses(chosen: Mapping[str, str], names: Sequence[str]) -> dict[str, str]:
    """The chosen field map, with guesses for the usual columns; the name is required.

    Raises
    ------
    InputError
        When a target is no attribute of a location, or no column with the name is found.
    """
    for target in chosen:
        if target not in _TARGETS:
            swapped = target in names and chosen[target] in _TARGETS
            remedy = _FIELD_SWAPPED if swapped else None
            raise InputError(_UNKNOWN_FIELD, remedy, name=target, known=_TARGETS, column=chosen[target])
    looked_for = [t for t in _TARGETS if t not in chosen and t not in POSITION]
    refuse_twins(names, (name for t in looked_for for name in (*GUESSES.get(t, ()), t)))
    fields = {**guessed(names), **chosen}
    if "loc_naam" not in fields:
        raise InputError(_NO_NAME_COLUMN)
    return fields


def guessed(names: Sequence[str]) -> dict[str, str]:
    """Target → column, for targets whose own or usual name is a column; the position is found apart."""
    found = {t: guess(names, (*GUESSES.get(t, ()), t)) for t in _TARGETS if t not in POSITION}
    return {target: column for target, column in found.items() if column}


def _types_by_name(known: CodeList, given: Mapping[str, str]) -> dict[str, str]:
    """What the input calls a type, folded → a code.

    Raises
    ------
    InputError
        For a value that is no code; it says so when key and value seem to have changed places.
    """
    for key, value in given.items():
        if known.find(value) is None and known.find(key) is not None:
            raise InputError(_UNKNOWN_CODE, _TYPE_SWAPPED, value=value, key=key, what=_TYPE, known=list(known.values))
    return {folded_name(key): _required_code(known, value, _TYPE).code for key, value in given.items()}


def _required_code(known: CodeList, value: str, what: Text) -> codes.Code:
    found = known.find(value)
    if found is None:
        raise InputError(_UNKNOWN_CODE, value=value, what=what, known=list(known.values))
    return found


def _default(known: CodeList, value: str | None, what: Text) -> str | None:
    return _required_code(known, value, what).code if value and value.strip() else None


def _swapped(x: object, y: object, *, geographic: bool) -> bool:
    """Whether a position lies in the Netherlands only when its two numbers change places."""
    first, second = parse_coordinate(x), parse_coordinate(y)
    if first is None or second is None:
        return False
    if geographic:
        return 50.0 <= first <= 54.0 and 3.0 <= second <= 8.0
    west, south, east, north = RD_BOUNDS
    return south <= first <= north and west <= second <= east
