# SPDX-License-Identifier: GPL-2.0-or-later
"""What is missing because places end: the lowest of each quarter as it is, and as if nothing ended (A34)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from .ledger import SIGNED_LINE
from .periods import Objects
from .quarters import Window
from .spans import Bools, Spans
from .sweep import Ints, levels


@dataclass(frozen=True)
class Endings:
    """Places per quarter with and without what ends or shrinks within the window.

    Parameters
    ----------
    there, kept : (q,) int64
        The lowest number on any day of each quarter, as it is and if every location kept the most it
        had since the window began. Unknown numbers count as 0.
    lost : (k, q) bool
        Which locations have fewer places than before on some day of each quarter.
    loc_ids : (k,) str
    """

    there: Ints
    kept: Ints
    lost: Bools
    loc_ids: Objects

    def names(self, quarters: Collection[int]) -> list[str]:
        """The locations that have fewer places in some of the quarters (by number)."""
        return [str(loc) for loc in self.loc_ids[self.lost[:, list(quarters)].any(axis=1)]]


def endings(stretches: Spans, own: Collection[str], window: Window, line: str = SIGNED_LINE) -> Endings:
    """What ends, for the locations of one area.

    Parameters
    ----------
    stretches : Spans
    own : ``loc_id`` of the area's locations
    window : Window
    line : of :data:`~.ledger.LINES`

    Notes
    -----
    A location that closes and reopens has lost its places in between only; one that moves to another
    location has ended here and opened there.
    """
    use = stretches.line(line) & ~stretches.unknown & np.isin(stretches.loc_ids, list(own))[stretches.location]
    whole = window.edges[[0, -1]]
    count = len(stretches.loc_ids)
    steps = levels(
        stretches.location[use], stretches.start[use], stretches.end[use], stretches.places[use], count, whole
    )
    kept = _running_most(steps.series, steps.value)
    last = np.append(steps.series[1:] != steps.series[:-1], True)[: len(steps.series)]
    until = np.where(last, whole[-1], np.append(steps.day[1:], whole[-1])[: len(steps.day)])
    everywhere = np.zeros(len(steps.series), dtype=np.int64)

    def lowest(values: Ints) -> Ints:
        low: Ints = levels(everywhere, steps.day, until, values, 1, window.edges).lowest()[0][0]
        return low

    lost = levels(steps.series, steps.day, until, kept - steps.value, count, window.edges).highest() > 0
    return Endings(lowest(steps.value), lowest(kept), lost, stretches.loc_ids)


def _running_most(series: Ints, value: Ints) -> Ints:
    """The highest value so far within each series; series ascending."""
    room = int(value.max(initial=0)) + 1
    most: Ints = np.maximum.accumulate(series * room + value) - series * room
    return most
