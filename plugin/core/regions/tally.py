# SPDX-License-Identifier: GPL-2.0-or-later
"""Running totals per region: a move changes two regions, so only those are counted again.

Regions and units are integers here; codes are translated once, at the boundary. Works for any units:
municipalities in a plan, wijken in a study.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .adjacency import Pairs

UNASSIGNED = -1

Float64 = NDArray[np.float64]
Int64 = NDArray[np.int64]


@dataclass(frozen=True)
class Units:
    """What is assigned: municipalities, or any polygons.

    Parameters
    ----------
    count : int
    amounts : float64 (n_amounts, count)
        What is added up per region: inhabitants, targets. NaN: unknown.
    edges : Pairs
        Units that touch or are linked.
    """

    count: int
    amounts: Float64
    edges: Pairs

    @property
    def neighbour_lists(self) -> list[list[int]]:
        """Neighbours of each unit."""
        lists: list[list[int]] = [[] for _ in range(self.count)]
        for a, b in self.edges.tolist():
            lists[a].append(b)
            lists[b].append(a)
        return lists


@dataclass(frozen=True)
class Totals:
    """What one region adds up to.

    ``sums`` per amount, over the known ones; ``unknown`` how many units lack that amount, so that
    "at least 1.200, 1 unknown" can be said. ``furthest`` is the highest travel figure of its units, NaN
    when none is known; ``unmeasured`` how many units have none.
    """

    units: int
    sums: tuple[float, ...]
    unknown: tuple[int, ...]
    pieces: int
    furthest: float
    unmeasured: int


EMPTY_FURTHEST = float("nan")


class Tally:
    """Totals of every region, kept in step with moves.

    Parameters
    ----------
    units : Units
    region_of : int per unit, ``UNASSIGNED`` or a region number below ``regions``
    regions : number of regions
    travel : float64 (units, regions), optional
        Minutes or km from each unit to the nearest location of each region; NaN unknown.
    """

    def __init__(self, units: Units, region_of: Sequence[int], regions: int, travel: Float64 | None = None) -> None:
        self.units = units
        self.region_of = np.array(region_of, dtype=np.int64)
        if len(self.region_of) != units.count:
            raise ValueError(f"{units.count} units but {len(self.region_of)} assignments")
        self._travel = travel if travel is not None else np.full((units.count, regions), np.nan)
        self._near = units.neighbour_lists
        self._members: list[set[int]] = [set() for _ in range(regions + 1)]
        for unit, region in enumerate(self.region_of.tolist()):
            self._members[region].add(unit)
        self._totals = [self._count(region, self._members[region]) for region in self._numbers()]

    def _numbers(self) -> list[int]:
        """Region numbers, with UNASSIGNED last, so that index -1 is its own."""
        return [*range(len(self._members) - 1), UNASSIGNED]

    def of(self, region: int) -> Totals:
        """Totals of a region, or of what is unassigned."""
        return self._totals[region]

    def members(self, region: int) -> frozenset[int]:
        """The units of a region."""
        return frozenset(self._members[region])

    def move(self, units: Iterable[int], region: int) -> set[int]:
        """Assign units to a region (or ``UNASSIGNED``); the regions that changed."""
        changed: set[int] = set()
        for unit in units:
            old = int(self.region_of[unit])
            if old != region:
                self._members[old].discard(unit)
                self._members[region].add(unit)
                self.region_of[unit] = region
                changed |= {old, region}
        for number in changed:
            self._totals[number] = self._count(number, self._members[number])
        return changed

    def effect(self, units: Iterable[int], region: int) -> dict[int, tuple[Totals, Totals]]:
        """What a move would do, without doing it: (before, after) per region that changes."""
        moving = {unit for unit in units if int(self.region_of[unit]) != region}
        touched = {int(self.region_of[unit]) for unit in moving} | ({region} if moving else set())
        return {
            number: (
                self._totals[number],
                self._count(
                    number,
                    self._members[number] | moving if number == region else self._members[number] - moving,
                ),
            )
            for number in touched
        }

    def travel(self, unit: int, region: int) -> float:
        """Travel from a unit to a region's nearest location; NaN when unknown or unassigned."""
        return float("nan") if region == UNASSIGNED else float(self._travel[unit, region])

    def pieces(self, region: int) -> list[list[int]]:
        """The pieces of a region, most units first; each piece sorted."""
        return _pieces(self._members[region], self._near)

    def _count(self, region: int, members: set[int]) -> Totals:
        rows = np.fromiter(members, dtype=np.int64, count=len(members))
        amounts = self.units.amounts[:, rows]
        missing = np.isnan(amounts)
        travel = self._travel[rows, region] if region != UNASSIGNED else np.full(len(rows), np.nan)
        known = travel[~np.isnan(travel)]
        return Totals(
            units=len(rows),
            sums=tuple(np.where(missing, 0.0, amounts).sum(axis=1).tolist()),
            unknown=tuple(missing.sum(axis=1).tolist()),
            pieces=0 if region == UNASSIGNED else len(_pieces(members, self._near)),
            furthest=float(known.max()) if len(known) else EMPTY_FURTHEST,
            unmeasured=int(np.isnan(travel).sum()) if region != UNASSIGNED else 0,
        )


def _pieces(members: set[int], near: list[list[int]]) -> list[list[int]]:
    """Connected components of some units, by walking from each one not yet seen."""
    left, found = set(members), []
    while left:
        start = left.pop()
        piece, queue = [start], [start]
        while queue:
            for other in near[queue.pop()]:
                if other in left:
                    left.discard(other)
                    piece.append(other)
                    queue.append(other)
        found.append(sorted(piece))
    return sorted(found, key=lambda piece: (-len(piece), piece))
