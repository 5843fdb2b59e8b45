# SPDX-License-Identifier: GPL-2.0-or-later
"""Running totals per region: a move changes two regions, so only those are counted again.

Regions, units and sites are integers here; codes are translated once, at the boundary. Works for any
units: municipalities in a plan, wijken in a study. A site (a reception location) serves the region of
the unit it stands in, so it moves along with that unit, unless it serves a fixed region.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .near import Pairs

UNASSIGNED = -1
ELSEWHERE = -1
"""Home of a site that stands in none of the units."""

Float64 = NDArray[np.float64]
Int64 = NDArray[np.int64]

UNKNOWN = float("nan")


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

    @cached_property
    def neighbour_lists(self) -> list[list[int]]:
        """Neighbours of each unit."""
        lists: list[list[int]] = [[] for _ in range(self.count)]
        for a, b in self.edges.tolist():
            lists[a].append(b)
            lists[b].append(a)
        return lists


@dataclass(frozen=True)
class Sites:
    """Places in or for regions, and how far each unit is from them.

    Parameters
    ----------
    home : int64 (n,)
        Unit each site stands in, ``ELSEWHERE`` when in none.
    fixed : int64 (n,)
        Region a site serves wherever its unit goes; ``UNASSIGNED``: that of its unit.
    places : float64 (n,)
        NaN: unknown.
    costs : float64 (units, n)
        Minutes or km; NaN: unknown, or a site that nobody travels to.
    beyond : bool (units, n), optional
        Which of these ways are beyond a norm; None: there is none.
    """

    home: Int64
    fixed: Int64
    places: Float64
    costs: Float64
    beyond: NDArray[np.bool_] | None = None

    @classmethod
    def none(cls, units: int) -> Sites:
        """No sites at all."""
        empty = np.empty(0, dtype=np.int64)
        return cls(empty, empty, np.empty(0), np.empty((units, 0)))


@dataclass(frozen=True)
class Totals:
    """What one region adds up to.

    ``sums`` per amount, over the known ones; ``unknown`` how many units lack that amount, so that
    "at least 1.200, 1 unknown" can be said. ``places`` is NaN when a site's are unknown; ``known_places``
    are those of the others. ``furthest`` is the highest travel figure of its units, NaN when none is known;
    ``unmeasured`` how many units have none; ``beyond`` how many are over a norm.
    """

    units: int
    sums: tuple[float, ...]
    unknown: tuple[int, ...]
    pieces: int
    sites: int
    places: float
    known_places: float
    furthest: float
    unmeasured: int
    beyond: int


@dataclass(frozen=True)
class _Served:
    """Which sites a unit or a region brings with it."""

    of_unit: dict[int, list[int]] = field(default_factory=dict)
    of_region: dict[int, list[int]] = field(default_factory=dict)

    @classmethod
    def by(cls, sites: Sites) -> _Served:
        made = cls()
        for site, (home, fixed) in enumerate(zip(sites.home.tolist(), sites.fixed.tolist(), strict=True)):
            if fixed != UNASSIGNED:
                made.of_region.setdefault(fixed, []).append(site)
            elif home != ELSEWHERE:
                made.of_unit.setdefault(home, []).append(site)
        return made


class Tally:
    """Totals of every region, kept in step with moves.

    Parameters
    ----------
    units : Units
    region_of : int per unit, ``UNASSIGNED`` or a region number below ``regions``
    regions : number of regions
    sites : Sites, optional
    """

    def __init__(
        self,
        units: Units,
        region_of: Sequence[int] | Int64,
        regions: int,
        sites: Sites | None = None,
    ) -> None:
        self.units = units
        self.region_of = np.array(region_of, dtype=np.int64)
        if len(self.region_of) != units.count:
            raise ValueError(f"{units.count} units but {len(self.region_of)} assignments")
        self.sites = sites if sites is not None else Sites.none(units.count)
        self._served = _Served.by(self.sites)
        # UNASSIGNED is last, so that index -1 is its own.
        self._members: list[set[int]] = [set() for _ in range(regions + 1)]
        for unit, region in enumerate(self.region_of.tolist()):
            self._members[region].add(unit)
        self._totals = [self._count(region, self._members[region]) for region in [*range(regions), UNASSIGNED]]

    @property
    def regions(self) -> int:
        """Number of regions."""
        return len(self._members) - 1

    def add_region(self) -> int:
        """One more region, without units; its number."""
        self._members.insert(len(self._members) - 1, set())
        number = self.regions - 1
        self._totals.insert(number, self._count(number, set()))
        return number

    def of(self, region: int) -> Totals:
        """Totals of a region, or of what is unassigned."""
        return self._totals[region]

    def members(self, region: int) -> frozenset[int]:
        """The units of a region."""
        return frozenset(self._members[region])

    def move(self, units: Iterable[int], region: int) -> set[int]:
        """Assign units to a region (or ``UNASSIGNED``); the regions that changed."""
        return self.apply(dict.fromkeys(units, region))

    def apply(self, moves: dict[int, int]) -> set[int]:
        """Assign each unit to a region; the regions that changed, each counted once."""
        changed: set[int] = set()
        for unit, region in moves.items():
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

    def travel(self, unit: int, region: int, moving: Iterable[int] = ()) -> float:
        """Travel from a unit to the nearest site of a region; NaN when unknown or unassigned.

        ``moving`` units count as if they were in the region, with their sites.
        """
        if region == UNASSIGNED:
            return UNKNOWN
        sites = self._sites_of(region, self._members[region] | set(moving))
        return _least(self.sites.costs[[unit]][:, sites])[0] if sites else UNKNOWN

    def pieces(self, region: int) -> list[list[int]]:
        """The pieces of a region, most units first; each piece sorted."""
        return _pieces(self._members[region], self.units.neighbour_lists)

    def whole(self) -> Totals:
        """Everything together: sums of all units; pieces of all regions; the furthest of all."""
        parts = [self._totals[number] for number in range(self.regions)]
        everything = [*parts, self._totals[UNASSIGNED]]
        known = [part.furthest for part in parts if not np.isnan(part.furthest)]
        return Totals(
            units=self.units.count,
            sums=tuple(sum(part.sums[i] for part in everything) for i in range(len(self.units.amounts))),
            unknown=tuple(sum(part.unknown[i] for part in everything) for i in range(len(self.units.amounts))),
            pieces=sum(part.pieces for part in parts),
            sites=sum(part.sites for part in parts),
            places=float(sum(part.places for part in parts)),
            known_places=float(sum(part.known_places for part in parts)),
            furthest=max(known, default=UNKNOWN),
            unmeasured=sum(part.unmeasured for part in parts),
            beyond=sum(part.beyond for part in parts),
        )

    def _sites_of(self, region: int, members: set[int]) -> list[int]:
        of_unit = self._served.of_unit
        own = [site for unit in of_unit.keys() & members for site in of_unit[unit]]
        return sorted([*self._served.of_region.get(region, ()), *own])

    def _beyond(self, rows: Int64, sites: list[int]) -> int:
        """How many units are beyond a norm on the way to their nearest site."""
        if self.sites.beyond is None or not sites:
            return 0
        nearest = _nearest(self.sites.costs[rows][:, sites])
        return int(self.sites.beyond[rows, np.array(sites, dtype=np.int64)[nearest]].sum())

    def _count(self, region: int, members: set[int]) -> Totals:
        rows = np.fromiter(sorted(members), dtype=np.int64, count=len(members))
        amounts = self.units.amounts[:, rows]
        missing = np.isnan(amounts)
        assigned = region != UNASSIGNED
        sites = self._sites_of(region, members) if assigned else []
        travel = _least(self.sites.costs[rows][:, sites]) if sites else np.full(len(rows), UNKNOWN)
        known = travel[~np.isnan(travel)]
        return Totals(
            units=len(rows),
            sums=tuple(np.where(missing, 0.0, amounts).sum(axis=1).tolist()),
            unknown=tuple(missing.sum(axis=1).tolist()),
            pieces=len(_pieces(members, self.units.neighbour_lists)) if assigned else 0,
            sites=len(sites),
            places=float(self.sites.places[sites].sum()) if sites else 0.0,
            known_places=float(np.nansum(self.sites.places[sites])) if sites else 0.0,
            furthest=float(known.max()) if len(known) else UNKNOWN,
            unmeasured=len(rows) - len(known) if assigned else 0,
            beyond=self._beyond(rows, sites),
        )


def _nearest(costs: Float64) -> Int64:
    """The position of the least known cost per row; the first of several, and where none is known."""
    nearest: Int64 = np.where(np.isnan(costs), np.inf, costs).argmin(axis=1)
    return nearest


def _least(costs: Float64) -> Float64:
    """The least known cost per row; NaN where none is known."""
    least = np.where(np.isnan(costs), np.inf, costs).min(axis=1)
    return np.where(np.isinf(least), UNKNOWN, least)


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
