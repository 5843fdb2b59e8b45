# SPDX-License-Identifier: GPL-2.0-or-later
"""What is available per quarter, and what opens and ends (domain C6, FMT h7).

Available in a quarter is the lowest number on any of its days: 300 places that end on 15 February and
return on 20 March are missing in that quarter, although its last day balances.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import numpy as np
import pandas as pd

from ..model.capacity_kinds import KINDS, REGULAR
from ..model.frames import plain_frame
from .quarters import Quarter, Window
from .spans import Bools, Spans, as_date, as_day
from .sweep import Ints, Levels, levels

SIGNED_LINE, INTENDED_LINE = "getekend", "met_voornemen"
LINES = (SIGNED_LINE, INTENDED_LINE)
"""The two lines: signed, and including what is intended (domain C6)."""

ALL_TYPES = "totaal"
AREA, TYPE, LINE, QUARTER = "gebied_code", "typegroep", "lijn", "kwartaal"

_UNKNOWN_UNIT = 1 << 40
"""Sums of places and of unknown spans in one number: an unknown span counts as this much."""

_NO_MUTATIONS = {
    "kwartaal": "object", "datum": "object", "laatste_dag": "object", "loc_id": "object", "lijn": "object",
    "soort": "object", "plekken_voor": "Int64", "plekken_na": "Int64", "verschil": "Int64",
}  # fmt: skip


def available(
    stretches: Spans, groups: pd.DataFrame, window: Window, lines: Sequence[str] = LINES, *, today: date | None = None
) -> pd.DataFrame:
    """Places available per group, line and quarter.

    Parameters
    ----------
    stretches : Spans
    groups : frame
        One row per location, in the order of ``stretches.loc_ids``; its columns are the groups. An
        unknown value is a group of its own, so that the groups together are the whole. Without
        columns everything is one group.
    window : Window
    lines : of :data:`LINES`
    today : until which day a location without a known end is certainly there; None: always

    Returns
    -------
    frame with the columns of ``groups`` and ``lijn``, ``kwartaal``, ``beschikbaar`` (Int64, the lowest
    of the quarter), ``dag`` (the first day it is that low), ``eind`` (Int64, on the last day),
    ``onbekend`` (Int64, most locations with unknown places on one day), ``minstens`` (bool: some
    places are unknown, so the figure is "at least") and ``zeker`` (Int64: the lowest of the quarter
    if all that has no known end has ended).

    Of ``beschikbaar``, on that day: ``regulier``, ``incidenteel`` and ``nood`` (Int64, together the whole).
    ``regulier_laagst`` (Int64) is the lowest of the regular places alone, on a day of its own, and
    ``regulier_minstens`` (bool) whether some regular places are unknown.
    """
    number, names = _numbered(groups)
    edges, count = window.edges, len(names)
    pieces = []
    for line in lines:
        counts = stretches.line(line)
        owner = number[stretches.location]
        swept = _levels(stretches, counts & ~stretches.unknown, owner, count, edges)
        low, day = swept.lowest()
        unsure = _unknown(stretches, counts & stretches.unknown, owner, count, edges)
        sure = _sure(stretches, counts & ~stretches.unknown, owner, count, edges, today)
        index = np.repeat(np.arange(count), len(window))
        piece = names.iloc[index].reset_index(drop=True)
        piece[LINE], piece[QUARTER] = line, window.labels * count
        piece["beschikbaar"] = pd.array(low.ravel(), dtype="Int64")
        for name, values in _by_kind(stretches, counts & ~stretches.unknown, owner, swept, low, day).items():
            piece[name] = pd.array(values.ravel(), dtype="Int64")
        odd = counts & stretches.unknown & (stretches.kind != 0)
        regular = _unknown(stretches, counts & stretches.unknown & ~odd, owner, count, edges) if odd.any() else unsure
        piece["regulier_minstens"] = regular.ravel() > 0
        piece["dag"] = _dates(day.ravel())
        piece["eind"] = pd.array(swept.last().ravel(), dtype="Int64")
        piece["onbekend"] = pd.array(unsure.ravel(), dtype="Int64")
        piece["minstens"] = unsure.ravel() > 0
        piece["zeker"] = piece["beschikbaar"] if sure is None else pd.array(sure.ravel(), dtype="Int64")
        pieces.append(piece)
    return pd.concat(pieces, ignore_index=True)


def _by_kind(stretches: Spans, use: Bools, owner: Ints, swept: Levels, low: Ints, day: Ints) -> dict[str, Ints]:
    """What the places of the lowest day are, and the lowest of the regular ones; most plans have few others."""
    rest = {name: use & (stretches.kind == number) for number, name in enumerate(KINDS) if number}
    there = {n: _levels(stretches, own, owner, swept.count, swept.edges) for n, own in rest.items() if own.any()}
    regular = swept
    for part in there.values():
        regular = regular.without(part)
    temporary = {name: there[name].at(day) if name in there else np.zeros_like(low) for name in rest}
    lowest = regular.lowest()[0] if there else low
    return {REGULAR: low - sum(temporary.values()), **temporary, "regulier_laagst": lowest}


def _levels(stretches: Spans, use: Bools, owner: Ints, count: int, edges: Ints) -> Levels:
    return levels(owner[use], stretches.start[use], stretches.end[use], stretches.places[use], count, edges)


def _sure(stretches: Spans, use: Bools, owner: Ints, count: int, edges: Ints, today: date | None) -> Ints | None:
    """The lowest number when what has no known end is there until today only; None: nothing is in doubt."""
    if today is None or not (use & stretches.open_end).any():
        return None
    end = np.where(stretches.open_end, np.minimum(stretches.end, as_day(today) + 1), stretches.end)
    use = use & (stretches.start < end)
    low: Ints = levels(owner[use], stretches.start[use], end[use], stretches.places[use], count, edges).lowest()[0]
    return low


def most_at_once(stretches: Spans, locations: Bools, window: Window, line: str) -> Ints:
    """The most of some locations that are open on one day of each quarter: (q,)."""
    use = stretches.line(line) & locations[stretches.location]
    most: Ints = _unknown(stretches, use, np.zeros(len(stretches.location), dtype=np.int64), 1, window.edges)[0]
    return most


def _unknown(stretches: Spans, use: Bools, owner: Ints, count: int, edges: Ints) -> Ints:
    ones = np.ones(int(use.sum()), dtype=np.int64)
    return levels(owner[use], stretches.start[use], stretches.end[use], ones, count, edges).highest()


def _numbered(groups: pd.DataFrame) -> tuple[Ints, pd.DataFrame]:
    """Group number of each row, and the groups by number."""
    if not len(groups.columns):
        return np.zeros(len(groups), dtype=np.int64), pd.DataFrame(index=pd.RangeIndex(1))
    known = groups.astype("object").where(groups.notna(), None)
    number = known.groupby(list(known.columns), dropna=False, sort=True).ngroup().to_numpy(dtype=np.int64)
    _, first = np.unique(number, return_index=True)
    return number, known.iloc[first].reset_index(drop=True)


def _dates(days: Ints) -> pd.Series:
    return _for_each(days, as_date)


def _for_each(days: Ints, make: Callable[[int], object]) -> pd.Series:
    """What is made of each day, once for days that are the same."""
    numbers, unique = pd.factorize(days)
    made = np.array([make(day) for day in unique.tolist()], dtype=object)
    return pd.Series(made[numbers] if len(made) else [], dtype="object")


def mutations(stretches: Spans, window: Window, line: str = SIGNED_LINE) -> pd.DataFrame:
    """What changes per location within the window: opens, ends, grows and shrinks.

    Returns
    -------
    frame, by date: ``kwartaal`` and ``datum`` (the first day of the new situation), ``laatste_dag``
    (the last day of the old one), ``loc_id``, ``lijn``, ``soort`` (``opent``, ``eindigt``, ``groeit``,
    ``krimpt``, ``wijzigt`` when a number is unknown), ``plekken_voor``, ``plekken_na``, ``verschil``.

    Notes
    -----
    An agreement until 31 December (t/m) is listed in the next quarter, where the places are missing.
    """
    use = stretches.line(line)
    weight = np.where(stretches.unknown, _UNKNOWN_UNIT, stretches.places)[use]
    edges = np.array([window.edges[0] - 1, window.edges[-1]], dtype=np.int64)
    steps = levels(
        stretches.location[use], stretches.start[use], stretches.end[use], weight, len(stretches.loc_ids), edges
    )
    earlier = np.roll(steps.value, 1)
    rows = np.flatnonzero((steps.day > edges[0]) & (steps.value != earlier))
    if not len(rows):
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in _NO_MUTATIONS.items()})
    before, after, days = earlier[rows], steps.value[rows], steps.day[rows]
    frame = plain_frame(
        {
            QUARTER: _for_each(days, lambda day: Quarter.of(as_date(day)).label),
            "datum": _dates(days),
            "laatste_dag": _dates(days - 1),
            "loc_id": stretches.loc_ids[steps.series[rows]],
            LINE: line,
            "soort": _kinds(before, after),
            "plekken_voor": _places(before),
            "plekken_na": _places(after),
        }
    )
    frame["verschil"] = frame["plekken_na"] - frame["plekken_voor"]
    return frame.sort_values(["datum", "loc_id"], kind="stable", ignore_index=True)


def _places(packed: Ints) -> pd.Series:
    return pd.Series(packed, dtype="Int64").mask(packed >= _UNKNOWN_UNIT)


def _kinds(before: Ints, after: Ints) -> list[str]:
    unsure = (before >= _UNKNOWN_UNIT) | (after >= _UNKNOWN_UNIT)
    kinds = np.where(after > before, "groeit", "krimpt").astype(object)
    kinds[unsure] = "wijzigt"
    kinds[before == 0] = "opent"
    kinds[after == 0] = "eindigt"
    return list(kinds)
