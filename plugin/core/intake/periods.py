# SPDX-License-Identifier: GPL-2.0-or-later
"""Capacity periods from a table (``importperiods``)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from ..model.capacity_kinds import DEFAULT_TYPE
from ..model.codes import CAPACITY_TYPE, PERIOD_TYPE
from ..model.identifiers import unique_id
from ..model.period_lines import clashing, overlapping
from ..model.plan import Plan
from ..model.tables import CAPACITY_PERIODS, LOCATIONS
from ..model.typed_days import OPEN_ENDED
from ..progress import SILENT, Progress
from ..wording import Text, is_unknown
from .capacity_words import RESERVE_ELSEWHERE, CapacityWord, read_capacity
from .cells import Finder, Row, fields_of, require_fields
from .rows import Sieve, each_row

GUESSES: Mapping[str, tuple[str, ...]] = {
    "loc_id": ("loc_id", "locatie", "loc_naam", "locatienaam", "naam"),
    "periode_id": ("periode_id",),
    "van": ("van", "vanaf", "begin", "begindatum", "startdatum", "ingangsdatum"),
    "tot": ("tot", "t/m", "tot_en_met", "tot en met", "eind", "einde", "einddatum", "beschikbaar_tot"),
    "plekken_asiel": ("plekken_asiel", "asiel", "plekken", "plaatsen", "capaciteit", "opvangplaatsen"),
    "plekken_overig": ("plekken_overig", "overig", "niet_asiel"),
    "totaal": ("totaal", "plekken_totaal", "capaciteit_totaal"),
    "amv": ("amv", "waarvan_amv"),
    "zekerheid": ("zekerheid", "certainty"),
    "getekend": ("getekend", "signed"),
    "captype": ("captype", "soort_capaciteit", "soort capaciteit", "capaciteitstype", "soort opvang", "soort"),
    "vorm": ("vorm",),
}
"""Usual names per column. ``totaal`` is only compared with the two parts (A20)."""

OPEN_END = OPEN_ENDED | {"open", "geen", "-", "heden", "n.v.t.", "nvt"}
"""Words in an end date that mean: no end."""

_ENDS_FIRST = Text("Het eind ({end}) ligt voor het begin ({start}).", "The end ({end}) is before the start ({start}).")
_NOTHING = Text("De rij noemt geen plekken en geen datum.", "The row gives neither places nor a date.")
_MIX = Text(
    "{asylum:int} plekken asiel en {other:int} overig zijn samen geen {total:int}.",
    "{asylum:int} places for asylum and {other:int} others do not make {total:int}.",
)
_MINORS = Text(
    "{minors:int} amv-plekken is meer dan de {asylum:int} plekken asiel.",
    "{minors:int} places for minors is more than the {asylum:int} places for asylum.",
)
_OVERLAP = Text(
    "Overlapt met een periode van dezelfde locatie die even zeker is: {start} t/m {end}.",
    "Overlaps a period of the same location that is as sure: {start} to {end}.",
)
_ALWAYS = Text("altijd", "always")
_ENDLESS = Text("onbepaald", "open-ended")
_ID_TAKEN = Text("Periode ‘{value}’ staat al in het plan.", "Period ‘{value}’ is already in the plan.")
_ON_TOP = Text(
    "{n:int} perioden overlappen een periode die meer of minder zeker is; per dag telt het grootste aantal.",
    "{n:int} periods overlap one that is more or less sure; on each day the larger number counts.",
)
_PLACES_UNKNOWN = Text(
    "{n:int} perioden hebben geen aantal plekken; sommen worden daarmee ‘minstens’.",
    "{n:int} periods have no number of places; sums become ‘at least’.",
)
_NO_KIND = Text(
    "‘{value}’ is geen soort capaciteit. Kies uit: {known}.",
    "‘{value}’ is not a type of capacity. Choose from: {known}.",
)
_BUSY = Text("Perioden lezen", "Reading periods")

_HOME = ["loc_id", "zekerheid", "status"]
_PERIOD = ["loc_id", "van", "tot", "zekerheid", "getekend", "captype", "vorm"]


def import_periods(
    plan: Plan,
    rows: pd.DataFrame,
    fields: Mapping[str, str] | None = None,
    *,
    progress: Progress = SILENT,
) -> tuple[pd.DataFrame, Sieve]:
    """Read capacity periods; each row is accepted, or rejected with every reason.

    Parameters
    ----------
    plan : with ``opvanglocaties`` and ``capaciteitsperioden``
    rows : a location (id or name), from, to (t/m), places; see :data:`GUESSES`
    fields : target → column, for columns with other names

    Returns
    -------
    (rows to append to table ``capaciteitsperioden``, Sieve)

    Raises
    ------
    InputError
        When there is no column for the location or the places.

    Notes
    -----
    Periods of one location that count in the same line may not overlap: places would count twice. An
    intended period may lie on a signed one; it says how many places there may be instead, see
    :mod:`..model.period_lines` and :func:`~..capacity.spans.spans`.
    """
    reader = _Reader(plan, rows, fields_of(rows, GUESSES, fields))
    for number, cells in each_row(rows, _BUSY, progress):
        reader.read(number, cells)
    return reader.imported()


class _Reader:
    """Reads one row after the other; knows the plan's locations and periods."""

    def __init__(self, plan: Plan, rows: pd.DataFrame, fields: Mapping[str, str]) -> None:
        require_fields(rows, fields, ("loc_id", "plekken_asiel"))
        self._fields = fields
        self._sieve = Sieve(rows.drop(columns="geom", errors="ignore"))
        self._locations = Finder.of_locations(plan[LOCATIONS.name])
        present = plan[CAPACITY_PERIODS.name]
        self._ids = set(present["periode_id"])
        self._home = {row["loc_id"]: row for row in plan[LOCATIONS.name][_HOME].to_dict("records")}
        self._periods: dict[str, list[Mapping[str, object]]] = {}
        for row in present[_PERIOD].to_dict("records"):
            self._periods.setdefault(row["loc_id"], []).append(row)
        self._accepted: list[dict[str, object]] = []
        self._on_top = 0

    def read(self, number: int, cells: Mapping[str, object]) -> None:
        """Accept or reject one row."""
        row = Row(self._sieve, number, cells, self._fields)
        loc = self._locations.find(row, "loc_id")
        values = self._values(row)
        self._check(row, values)
        wanted = row.text("periode_id")
        if wanted in self._ids:
            row.reject(_ID_TAKEN, value=wanted)
        if loc is None or row.rejected or not self._fits(row, loc, values):
            return
        name = unique_id(wanted or f"{loc}-p{len(self._periods[loc])}", self._ids)
        self._accepted.append({**values, "loc_id": loc, "periode_id": name})

    def _values(self, row: Row) -> dict[str, object]:
        names = ("van", "plekken_asiel", "plekken_overig", "amv", "zekerheid", "getekend")
        values = {name: row.value(CAPACITY_PERIODS.column(name)) for name in names}
        open_ended = row.text("tot").casefold() in OPEN_END
        values |= self._kind(row, values)
        values["tot"] = None if open_ended else row.day(CAPACITY_PERIODS.column("tot"))
        return values

    def _kind(self, row: Row, values: Mapping[str, object]) -> dict[str, object]:
        """Capacity type and form, also in the words of lists; all places are for minors where the word says so."""
        said = row.raw("captype")
        word = CapacityWord(DEFAULT_TYPE) if said is None else read_capacity(said)
        if word is None:
            row.reject(_NO_KIND, value=row.text("captype"), known=[code.label for code in PERIOD_TYPE])
            return {}
        if word.captype not in PERIOD_TYPE.values:
            row.reject(RESERVE_ELSEWHERE, kind=CAPACITY_TYPE.label(word.captype))
            return {}
        form = row.value(CAPACITY_PERIODS.column("vorm")) or word.form
        minors = {"amv": values["plekken_asiel"]} if word.minors and is_unknown(values["amv"]) else {}
        return {"captype": word.captype, "vorm": form, **minors}

    def _check(self, row: Row, values: Mapping[str, object]) -> None:
        start, end = values["van"], values["tot"]
        if isinstance(start, date) and isinstance(end, date) and end < start:
            row.reject(_ENDS_FIRST, start=start, end=end)
        asylum, other, minors = (values[name] for name in ("plekken_asiel", "plekken_overig", "amv"))
        total = row.count(CAPACITY_PERIODS.column("plekken_asiel"), target="totaal")
        if isinstance(total, int) and isinstance(asylum, int) and asylum + (other or 0) != total:  # type: ignore[operator]
            row.reject(_MIX, asylum=asylum, other=other or 0, total=total)
        if isinstance(minors, int) and isinstance(asylum, int) and minors > asylum:
            row.reject(_MINORS, minors=minors, asylum=asylum)
        if not row.rejected and all(values[name] is None for name in ("plekken_asiel", "plekken_overig", "van", "tot")):
            row.reject(_NOTHING)

    def _fits(self, row: Row, loc: str, values: Mapping[str, object]) -> bool:
        """Whether a period does not count places twice; it is remembered when it fits."""
        others, home = self._periods.setdefault(loc, []), self._home[loc]
        clash = clashing(values, others, home)
        if clash is not None:
            start, end = (None if is_unknown(clash[name]) else clash[name] for name in ("van", "tot"))
            row.reject(_OVERLAP, start=start or _ALWAYS, end=end or _ENDLESS)
            return False
        self._on_top += bool(overlapping(values, others))
        others.append(values)
        return True

    def imported(self) -> tuple[pd.DataFrame, Sieve]:
        """What was accepted, with remarks."""
        if self._on_top:
            self._sieve.remark(_ON_TOP, n=self._on_top)
        unknown = sum(is_unknown(row["plekken_asiel"]) for row in self._accepted)
        if unknown:
            self._sieve.remark(_PLACES_UNKNOWN, n=unknown)
        return CAPACITY_PERIODS.frame(pd.DataFrame(self._accepted)), self._sieve
