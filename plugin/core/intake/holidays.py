# SPDX-License-Identifier: GPL-2.0-or-later
"""School holidays per school region, and the school region of municipalities, from a table (``importholidays``)."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ..model.capacity_codes import SCHOOL_REGION
from ..model.capacity_tables import HOLIDAYS
from ..model.frames import plain
from ..model.identifiers import folded_name
from ..model.plan import Plan
from ..model.tables import MUNICIPALITIES
from ..progress import SILENT, Progress, stop_if_cancelled
from ..wording import Text
from .cells import Finder, Row, fields_of, require_fields
from .rows import Sieve

GUESSES: Mapping[str, tuple[str, ...]] = {
    "schoolregio": ("schoolregio", "vakantieregio", "regio", "region"),
    "van": ("van", "begin", "start", "startdatum", "from"),
    "tot": ("tot", "tot en met", "t/m", "eind", "einddatum", "end"),
    "naam": ("naam", "vakantie", "name"),
    "gm_code": ("gm_code", "gemeentecode", "gemeente", "gm_naam", "gemeentenaam"),
}
"""Usual names per column. With a column for the municipality the rows are about these, else about holidays."""

_EVERYWHERE = frozenset({"alle", "heel nederland", "nederland", "landelijk", "noord midden zuid"})
_BACKWARDS = Text(
    "De vakantie eindigt ({last}) voor zij begint ({first}).", "The holiday ends ({last}) before it starts ({first})."
)
_TWICE = Text("{what} staat twee keer in de invoer.", "{what} is in the input twice.")
_THERE = Text(
    "{what} is er al. Kies ‘vervangen’ om haar bij te werken.",
    "{what} is already there. Choose ‘replace’ to update it.",
)
_BUSY = Text("Schoolvakanties lezen", "Reading school holidays")


def import_holidays(
    plan: Plan,
    rows: pd.DataFrame,
    fields: Mapping[str, str] | None = None,
    *,
    replace: bool = False,
    progress: Progress = SILENT,
) -> tuple[dict[str, pd.DataFrame], Sieve]:
    """Read holidays, or school regions of municipalities; each row is accepted, or rejected with every reason.

    Parameters
    ----------
    plan : with ``gemeenten`` and ``schoolvakanties``
    rows : ``schoolregio``, ``van`` and ``tot`` (t/m), or a municipality and ``schoolregio``; see :data:`GUESSES`.
        A holiday of "heel Nederland" is one of each school region.
    fields : target → column, for columns with other names
    replace : whether rows may take the place of a holiday with the same first day, or change a school region

    Returns
    -------
    (rows of ``schoolvakanties``, or of ``gemeenten`` whole, under the name of their table; Sieve)

    Raises
    ------
    InputError
        When a column that is needed is not there.
    """
    columns = fields_of(rows, GUESSES, fields)
    of_towns = "gm_code" in columns
    require_fields(rows, columns, ("gm_code", "schoolregio") if of_towns else ("schoolregio", "van", "tot"))
    sieve = Sieve(rows.drop(columns="geom", errors="ignore"))
    read = [
        Row(sieve, n, {str(k): v for k, v in cells.items()}, columns) for n, cells in enumerate(rows.to_dict("records"))
    ]
    accept = _towns if of_towns else _holidays
    filled = accept(plan, read, progress, replace=replace)
    progress.report(1.0)
    return filled, sieve


def _busy(row: Row, count: int, progress: Progress) -> None:
    stop_if_cancelled(progress)
    progress.report(row.number / count, _BUSY)


def _holidays(plan: Plan, rows: list[Row], progress: Progress, *, replace: bool) -> dict[str, pd.DataFrame]:
    there = set(plan[HOLIDAYS.name][list(HOLIDAYS.key)].itertuples(index=False, name=None))
    accepted: dict[tuple[str, object], dict[str, object]] = {}
    for row in rows:
        _busy(row, len(rows), progress)
        regions = _regions(row)
        first = row.day(HOLIDAYS.column("van"), required=True)
        last = row.day(HOLIDAYS.column("tot"), required=True)
        name = row.text("naam") or None
        if first is not None and last is not None and last < first:
            row.reject(_BACKWARDS, first=first, last=last)
        for region in regions:
            what = Text(f"{region} {first}", f"{region} {first}")
            if (region, first) in accepted:
                row.reject(_TWICE, what=what)
            elif (region, first) in there and not replace:
                row.reject(_THERE, what=what)
        if not row.rejected:
            accepted |= {(r, first): {"schoolregio": r, "van": first, "tot": last, "naam": name} for r in regions}
    return {HOLIDAYS.name: HOLIDAYS.frame(pd.DataFrame(list(accepted.values())))}


def _regions(row: Row) -> list[str]:
    if folded_name(row.text("schoolregio")) in _EVERYWHERE:
        return list(SCHOOL_REGION.values)
    code = row.value(HOLIDAYS.column("schoolregio"), required=True)
    return [code] if isinstance(code, str) else []


def _towns(plan: Plan, rows: list[Row], progress: Progress, *, replace: bool) -> dict[str, pd.DataFrame]:
    frame = plan[MUNICIPALITIES.name]
    finder = Finder.of_municipalities(frame)
    known = dict(zip(frame["gm_code"], frame["schoolregio"], strict=True))
    accepted: dict[str, str] = {}
    for row in rows:
        _busy(row, len(rows), progress)
        code = finder.find(row, "gm_code")
        region = row.value(MUNICIPALITIES.column("schoolregio"), required=True)
        if code is not None and code in accepted:
            row.reject(_TWICE, what=code)
        elif code is not None and isinstance(known[code], str) and known[code] != region and not replace:
            row.reject(_THERE, what=code)
        if code is not None and isinstance(region, str) and not row.rejected:
            accepted[code] = region
    regions = plain([accepted.get(code, known[code]) for code in frame["gm_code"]], frame.index)
    return {MUNICIPALITIES.name: frame.assign(schoolregio=regions)}
