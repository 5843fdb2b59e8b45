# SPDX-License-Identifier: GPL-2.0-or-later
"""Next month's list of locations beside the plan: what is new, changed, gone or doubtful (``updatelocations``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

import pandas as pd
import shapely

from ..capacity.expiry import Decision, with_decisions
from ..capacity.periods import last_days
from ..errors import InputError
from ..model.capacity_kinds import DEFAULT_TYPE
from ..model.identifiers import clean_text, folded_name
from ..model.period_lines import clashing, first_day, last_day
from ..model.plan import Plan
from ..model.schema import Column
from ..model.tables import CAPACITY_PERIODS, LOCATIONS, MUNICIPALITIES
from ..progress import SILENT, Progress
from ..wording import Language, Text, figure, is_unknown, word
from .locations import SAME_PLACE_M, Imported, Listed, LocationInput, RowReader
from .matching import Matching, Place, matched
from .rows import Remark, Sieve, each_row

NEW, CHANGED, GONE, DOUBTFUL = "nieuw", "gewijzigd", "weg", "twijfel"
"""Each is taken or left."""
SECOND = "tweede_rij"
"""To be imported as a period; nothing to take here."""
KINDS: Mapping[str, Text] = {
    NEW: Text("Nieuw", "New"),
    CHANGED: Text("Gewijzigd", "Changed"),
    GONE: Text("Niet meer in de lijst", "Gone from the list"),
    DOUBTFUL: Text("Twijfel", "Doubtful"),
    SECOND: Text("Tweede rij: importeer als periode", "Second row: import as a period"),
}
Gone = Literal["laten", "beeindigen", "verwijderen"]
"""What becomes of what is gone: left as it is, ended on a day, or removed."""
GONE_WAYS: tuple[Gone, ...] = ("laten", "beeindigen", "verwijderen")

_SECOND_ROW = Text(
    "{name} staat ook in rij {row:int}. Importeer wat verschilt als perioden.",
    "{name} is in row {row:int} as well. Import what differs as periods.",
)
_PERIODS_DIFFER = Text(
    "{name} heeft in het plan andere perioden dan deze rij. Importeer de rij als periode.",
    "{name} has other periods in the plan than this row. Import the row as a period.",
)
_CLASH = Text(
    "Met deze dagen zou een periode van {name} twee keer tellen. Importeer de rij als periode.",
    "With these days a period of {name} would count twice. Import the row as a period.",
)
_MAY_BE = Text(
    "Kan een van deze zijn: {names}. Overnemen maakt een nieuwe locatie.",
    "May be one of these: {names}. Taking it makes a new location.",
)
_MAY_BE_ONE = Text(
    "Is dit {name} in {municipality}? Overnemen wijzigt die locatie.",
    "Is this {name} in {municipality}? Taking it changes that location.",
)
_GONE = Text("Staat niet meer in de lijst.", "Is not in the list any more.")
_NO_DAY = Text("Geef de dag waarop deze locaties eindigen.", "Give the day on which these locations end.")
_OVERTAKEN = Text(
    "Het plan of de lijst is sindsdien gewijzigd: {keys}. Vergelijk opnieuw.",
    "The plan or the list has changed since: {keys}. Compare again.",
)
_MOVED = Text("{metres:m} m verder ({x:m}, {y:m})", "{metres:m} m away ({x:m}, {y:m})")
_POINT = Text("{x:m}, {y:m}", "{x:m}, {y:m}")
_NOTHING = Text("–", "–")
_ON_THE_MAP = Column("geom", "geometry", Text("plek", "place"))
_MUNICIPALITY = Column("gm_code", "text", Text("gemeente", "municipality"))
_BUSY = Text("Lijst vergelijken", "Comparing the list")


@dataclass(frozen=True)
class Change:
    """One cell of the plan that would get another value.

    Parameters
    ----------
    column : of table ``opvanglocaties`` or ``capaciteitsperioden``
    old, new : None where unknown, or where there is no end
    in_period : whether it is a cell of a period
    names : what the old and the new value are called, where they are codes
    """

    column: Column
    old: object
    new: object
    in_period: bool = False
    names: tuple[str, str] | None = None

    def words(self, language: Language) -> tuple[str, str, str]:
        """The name of the column, the old and the new value."""
        label = self.column.label.in_language(language)
        return (label, *(self.names or (self._said(self.old, language), self._said(self.new, language))))

    def _said(self, value: object, language: Language) -> str:
        if isinstance(value, shapely.Point):
            metres = self.old.distance(value) if isinstance(self.old, shapely.Point) else 0.0
            return word(_MOVED if metres else _POINT, {"x": value.x, "y": value.y, "metres": metres}, language)
        if is_unknown(value):
            return word(_NOTHING, {}, language)
        if self.column.codes is not None:
            return self.column.codes.label(value).in_language(language)
        return figure(value, language)


@dataclass(frozen=True)
class Proposal:
    """Something the list says, to be taken or left.

    Parameters
    ----------
    kind : :data:`NEW`, :data:`CHANGED`, :data:`GONE`, :data:`DOUBTFUL` or :data:`SECOND`
    key : tells it from the others, the same when the same list is compared again
    name : of the location, as the list calls it
    municipality : its name
    row : position in the list; None when it is gone from it
    loc_id : of the location in the plan; None when it is new
    by : how it was recognised; empty: not
    changes : cells that get another value
    period_id : the period the changes are in; None: they make a new one
    note : what has to be known
    """

    kind: str
    key: str
    name: str
    municipality: str
    row: int | None = None
    loc_id: str | None = None
    by: str = ""
    changes: tuple[Change, ...] = ()
    period_id: str | None = None
    note: Remark | None = None

    @property
    def can_be_taken(self) -> bool:
        """Whether taking it does something."""
        return self.kind != SECOND

    @property
    def is_usual(self) -> bool:
        """Whether one takes it unless there is a reason not to."""
        return self.kind in (NEW, CHANGED)


@dataclass(frozen=True)
class Comparison:
    """A list beside a plan.

    Parameters
    ----------
    plan : Plan
    proposals : in the order of :data:`KINDS`, and of the list
    same : number of rows that say what the plan says
    rows, how : the list as it came, and how it was read
    sieve : rows that could not be read, and remarks
    name_column : where the name stands
    listed : the rows that could be read, by their position
    """

    plan: Plan
    proposals: tuple[Proposal, ...]
    same: int
    rows: pd.DataFrame
    how: LocationInput
    sieve: Sieve
    name_column: str
    listed: Mapping[int, Listed] = field(default_factory=dict)


def compare_list(
    plan: Plan, rows: pd.DataFrame, how: LocationInput, *, metres: float | None = None, progress: Progress = SILENT
) -> Comparison:
    """Compare a list with a plan, see :func:`~.matching.matched`; nothing changes yet.

    An empty cell says nothing: the plan keeps what it has. Locations that are only explored, or were rejected,
    are not missed in a list.

    Parameters
    ----------
    plan, rows, how : as :func:`~.locations.import_locations`
    metres : up to so far apart a place is recognised; None: setting ``herken_m``

    Raises
    ------
    InputError
        As :func:`~.locations.import_locations`.
    """
    reader = RowReader(plan, rows, how)
    listed: list[Listed] = []
    for number, row in each_row(rows, _BUSY, progress):
        read = reader.parsed(number, row)
        listed += [read] if read is not None else []
    limit = plan.settings["herken_m"] if metres is None else metres
    found = matched([_listed_place(one) for one in listed], _places(plan), limit)
    judge = _Judge(plan, listed, found)
    proposals = sorted(judge.proposals(), key=lambda p: (list(KINDS).index(p.kind), p.row is None, p.row or 0))
    by_number = {one.number: one for one in listed}
    return Comparison(plan, tuple(proposals), judge.same, rows, how, reader.sieve, reader.name_column, by_number)


def updated(
    compared: Comparison, taken: Collection[str], gone: Gone = "laten", last: date | None = None
) -> tuple[dict[str, pd.DataFrame], Imported]:
    """The tables of the plan with what was taken from a list.

    Parameters
    ----------
    taken : keys of proposals, or kinds: all of that kind
    gone : what becomes of taken locations that are gone from the list
    last : their last day, when they end; who ends before it keeps that end

    Returns
    -------
    (table → rows, Imported)
        The second says which rows are new, with remarks on what was assumed.

    Raises
    ------
    InputError
        For a key that is no proposal (any more), an end without a day, or one before the start of an agreement.
    """
    chosen = _chosen(compared.proposals, taken)
    tables, maker = _Tables(compared.plan), RowReader(compared.plan, compared.rows, compared.how)
    for proposal in chosen:
        if proposal.kind == GONE:
            continue
        if proposal.loc_id is None and proposal.row is not None:
            maker.accept(compared.listed[proposal.row])
        else:
            tables.change(proposal, maker)
    made = maker.imported()
    leaving = [str(p.loc_id) for p in chosen if p.kind == GONE]
    frames = tables.without(leaving, gone, last)
    return {
        LOCATIONS.name: _with(frames[0], made.locations),
        CAPACITY_PERIODS.name: _with(frames[1], made.periods),
    }, made


def _with(frame: pd.DataFrame, more: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([frame, more], ignore_index=True) if len(more) else frame


def _chosen(proposals: Sequence[Proposal], taken: Collection[str]) -> list[Proposal]:
    keys = {proposal.key for proposal in proposals}
    strange = [key for key in taken if key not in keys and key not in KINDS]
    if strange:
        raise InputError(_OVERTAKEN, keys=strange)
    return [p for p in proposals if p.can_be_taken and (p.key in taken or p.kind in taken)]


class _Tables:
    """Rows of the plan while they are changed."""

    def __init__(self, plan: Plan) -> None:
        self._locations = {row["loc_id"]: row for row in plan[LOCATIONS.name].to_dict("records")}
        self._periods = {row["periode_id"]: row for row in plan[CAPACITY_PERIODS.name].to_dict("records")}

    def change(self, proposal: Proposal, maker: RowReader) -> None:
        """Give cells of a location, and of one of its periods, another value."""
        own = {change.column.name: change.new for change in proposal.changes if not change.in_period}
        period = {change.column.name: change.new for change in proposal.changes if change.in_period}
        self._locations[str(proposal.loc_id)].update(own)
        if not period:
            return
        if proposal.period_id is None:
            maker.add_period(str(proposal.loc_id), period)
        else:
            self._periods[proposal.period_id].update(period)

    def without(self, leaving: Sequence[str], gone: Gone, last: date | None) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Both tables when these locations have been dealt with."""
        if gone == "verwijderen":
            self._locations = {key: row for key, row in self._locations.items() if key not in leaving}
            self._periods = {key: row for key, row in self._periods.items() if row["loc_id"] not in leaving}
        locations = LOCATIONS.frame(pd.DataFrame(list(self._locations.values()), columns=LOCATIONS.names))
        periods = CAPACITY_PERIODS.frame(pd.DataFrame(list(self._periods.values()), columns=CAPACITY_PERIODS.names))
        if gone != "beeindigen" or not leaving:
            return locations, periods
        if last is None:
            raise InputError(_NO_DAY)
        ends = last_days(locations, periods)
        later = [loc_id for loc_id in leaving if (end := ends[loc_id]) is None or end > last]
        ended, left = with_decisions(locations, periods, [Decision(loc_id, "beeindigen", last) for loc_id in later])
        return LOCATIONS.frame(ended), CAPACITY_PERIODS.frame(left)


# recognising ---------------------------------------------------------------------------------------------


def _address(street: object, town: object, postcode: object) -> str:
    """Street and number with the town; empty without a number, which is no address."""
    text, where = folded_name(street), folded_name(town) or folded_name(postcode).replace(" ", "")
    return f"{text}|{where}" if where and any(letter.isdigit() for letter in text) else ""


def _listed_place(one: Listed) -> Place:
    point, gm_code = one.place
    address = _address(one.values.get("straat"), one.values.get("plaats"), one.values.get("postcode"))
    return Place(one.loc_id, folded_name(one.name), gm_code, address, point.x, point.y)


def _places(plan: Plan) -> list[Place]:
    columns = ["loc_id", "loc_naam", "gm_code", "straat", "plaats", "postcode", "geom"]
    places = []
    for loc_id, name, gm_code, street, town, postcode, point in plan[LOCATIONS.name][columns].itertuples(index=False):
        here = isinstance(point, shapely.Point) and not point.is_empty
        x, y = (point.x, point.y) if here else (None, None)
        places.append(
            Place(str(loc_id), folded_name(name), clean_text(gm_code), _address(street, town, postcode), x, y)
        )
    return places


# what differs --------------------------------------------------------------------------------------------


class _Judge:
    """Says what becomes of each row and each location."""

    def __init__(self, plan: Plan, listed: Sequence[Listed], found: Matching) -> None:
        self.same = 0
        self._listed, self._found, self._reference = listed, found, plan.reference_date
        self._locations = {row["loc_id"]: row for row in plan[LOCATIONS.name].to_dict("records")}
        self._periods: dict[str, list[dict[str, Any]]] = {}
        for row in plan[CAPACITY_PERIODS.name].to_dict("records"):
            self._periods.setdefault(row["loc_id"], []).append(row)
        people = plan[MUNICIPALITIES.name]
        self._municipalities = dict(zip(people["gm_code"], people["gm_naam"], strict=True))

    def proposals(self) -> Iterator[Proposal]:
        """Of every row that is not the same, and of every location that is gone."""
        found = self._found
        for row in found.new:
            yield self._of_row(NEW, row, changes=tuple(_period_changes(self._listed[row], {})))
        for row, (loc_id, by) in found.pairs.items():
            yield from self._beside(row, loc_id, by)
        for row, first in found.second.items():
            yield from self._second(row, first)
        wanted = Counter(loc_id for names in found.doubtful.values() for loc_id in names)
        for row, names in found.doubtful.items():
            yield self._doubt(row, names, alone=len(names) == 1 and wanted[names[0]] == 1)
        for loc_id in found.gone:
            yield from self._gone(loc_id)

    def _of_row(self, kind: str, row: int, **more: Any) -> Proposal:
        one = self._listed[row]
        key = f"{kind}:{one.number + 1}"
        return Proposal(kind, key, one.name, self._town(one.place[1]), one.number, **more)

    def _town(self, gm_code: object) -> str:
        return clean_text(self._municipalities.get(gm_code, gm_code))

    def _beside(self, row: int, loc_id: str, by: str) -> Iterator[Proposal]:
        """A row that is a location of the plan."""
        own, period_id, note = self._changes(self._listed[row], loc_id)
        if own:
            yield self._of_row(CHANGED, row, loc_id=loc_id, by=by, changes=own, period_id=period_id, note=note)
        elif note is not None:
            yield self._of_row(SECOND, row, loc_id=loc_id, by=by, note=note)
        else:
            self.same += 1

    def _second(self, row: int, first: int) -> Iterator[Proposal]:
        """A later row about a location: nothing when the plan has that period."""
        one, loc_id = self._listed[row], (self._found.pairs.get(first) or (None,))[0]
        own = self._periods.get(loc_id, []) if loc_id is not None else []
        if any(_says(one, period) for period in own):
            self.same += 1
            return
        figures = {"name": one.name, "row": self._listed[first].number + 1}
        yield self._of_row(SECOND, row, loc_id=loc_id, note=(_SECOND_ROW, figures))

    def _doubt(self, row: int, names: Sequence[str], *, alone: bool) -> Proposal:
        if not alone:
            known = [clean_text(self._locations[loc_id]["loc_naam"]) for loc_id in names]
            return self._of_row(DOUBTFUL, row, note=(_MAY_BE, {"names": known}))
        own, period_id, _note = self._changes(self._listed[row], names[0])
        location = self._locations[names[0]]
        note = (_MAY_BE_ONE, {"name": location["loc_naam"], "municipality": self._town(location["gm_code"])})
        return self._of_row(DOUBTFUL, row, loc_id=names[0], changes=own, period_id=period_id, note=note)

    def _gone(self, loc_id: str) -> Iterator[Proposal]:
        location = self._locations[loc_id]
        if location["status"] == "afgewezen" or location["zekerheid"] == "verkenning":
            return
        name, town = clean_text(location["loc_naam"]), self._town(location["gm_code"])
        yield Proposal(GONE, f"{GONE}:{_escaped(loc_id)}", name, town, loc_id=loc_id, note=(_GONE, {}))

    def _changes(self, one: Listed, loc_id: str) -> tuple[tuple[Change, ...], str | None, Remark | None]:
        """Cells of a location and of its period that differ, which period, and why some are left alone."""
        location = self._locations[loc_id]
        own = [
            replace(change, names=(self._town(change.old), self._town(change.new)), column=_MUNICIPALITY)
            if change.column.name == "gm_code"
            else change
            for change in _location_changes(one, location)
        ]
        if one.period is None or _says_nothing(one):
            return tuple(own), None, None
        everything = self._periods.get(loc_id, [])
        periods = [period for period in everything if _kind(period) == _kind(one.period)]
        if any(_says(one, period) for period in periods):
            return tuple(own), None, None
        period = _period_of(one, periods, self._reference)
        if periods and period is None:
            return tuple(own), None, (_PERIODS_DIFFER, {"name": one.name})
        changes = [*(_new_period(one) if period is None else _period_changes(one, period))]
        after = {**(period or {}), **{change.column.name: change.new for change in changes}}
        others = [other for other in everything if other is not period]
        if clashing(after, others, {**location, **{c.column.name: c.new for c in own}}) is not None:
            return tuple(own), None, (_CLASH, {"name": one.name})
        return (*own, *changes), (str(period["periode_id"]) if period else None), None


def _escaped(text: str) -> str:
    """Text without the sign between keys."""
    return text.replace("%", "%25").replace(";", "%3b")


def _location_changes(one: Listed, location: Mapping[str, Any]) -> Iterator[Change]:
    point, gm_code = one.place
    there = location["geom"]
    yield from _change(LOCATIONS.column("loc_naam"), location["loc_naam"], one.name)
    yield from _change(LOCATIONS.column("gm_code"), location["gm_code"], gm_code)
    if not isinstance(there, shapely.Point) or there.is_empty or there.distance(point) > SAME_PLACE_M:
        yield Change(_ON_THE_MAP, there if isinstance(there, shapely.Point) else None, point)
    for target, value in one.values.items():
        if target in one.assumed or is_unknown(value):
            continue
        old = location[target]
        if target == "opmerking":
            if clean_text(value) in clean_text(old):
                continue
            value = "; ".join(filter(None, (clean_text(old), clean_text(value))))
        yield from _change(LOCATIONS.column(target), old, value)
    if "bo_eind" in one.endless:
        yield from _change(LOCATIONS.column("bo_eind"), location["bo_eind"], None)
    elif not one.endless and not is_unknown(one.values.get("bo_eind")) and _is_true(location["bo_onbep"]):
        yield Change(LOCATIONS.column("bo_onbep"), old=True, new=False)


def _change(column: Column, old: object, new: object) -> Iterator[Change]:
    if not _same(old, new):
        yield Change(column, None if is_unknown(old) else old, new)


def _is_true(value: object) -> bool:
    return not is_unknown(value) and bool(value)


def _same(old: object, new: object) -> bool:
    if is_unknown(old) or is_unknown(new):
        return is_unknown(old) and is_unknown(new)
    return clean_text(old) == clean_text(new) if isinstance(new, str) else bool(old == new)


def _kind(period: Mapping[str, Any]) -> str:
    """The type of capacity; a period that says nothing is regular."""
    return DEFAULT_TYPE if is_unknown(period.get("captype")) else str(period["captype"])


def _new_period(one: Listed) -> Iterator[Change]:
    """A period of a location that has none of this kind."""
    yield from _period_changes(one, {})
    yield Change(CAPACITY_PERIODS.column("captype"), None, _kind(one.period or {}), in_period=True)


def _said_of_period(one: Listed) -> dict[str, object]:
    """What a row says of a period: an end that is not there is said too."""
    given = (one.period or {}).items()
    said = {column: value for column, value in given if column != "captype" and not is_unknown(value)}
    if "tot" in one.endless:
        said["tot"] = None
    return said


def _says_nothing(one: Listed) -> bool:
    return not _said_of_period(one)


def _says(one: Listed, period: Mapping[str, Any]) -> bool:
    """Whether a period of the plan is what a row says."""
    said = _said_of_period(one)
    same = all(_same(period[column], value) for column, value in said.items())
    return bool(said) and same and _kind(period) == _kind(one.period or {})


def _period_of(one: Listed, periods: Sequence[dict[str, Any]], reference: date | None) -> dict[str, Any] | None:
    """The period of its kind a row is about: that of its first day, else the only one, else that of the peildatum."""
    first = (one.period or {}).get("van")
    begin = [p for p in periods if first is not None and _same(p["van"], first)]
    if len(begin) == 1 or len(periods) == 1:
        return (begin or periods)[0]
    running = [p for p in periods if reference is not None and first_day(p) <= reference <= last_day(p)]
    return running[0] if len(running) == 1 and first is None else None


def _period_changes(one: Listed, period: Mapping[str, Any]) -> Iterator[Change]:
    for column, value in _said_of_period(one).items():
        old = period.get(column)
        if not _same(old, value):
            yield Change(CAPACITY_PERIODS.column(column), None if is_unknown(old) else old, value, in_period=True)
