# SPDX-License-Identifier: GPL-2.0-or-later
"""A regio-indeling that is being drawn: codes outside, running totals inside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..travel.engine import DETOUR, STRAIGHT
from .proposals import Proposal, proposals, to_repair
from .tally import UNASSIGNED, Sites, Tally, Totals, Units

INHABITANTS, TARGET, NEED = range(3)
"""What the amounts of the units are, in this order."""


@dataclass(frozen=True)
class Effect:
    """What a move would do.

    ``before`` and ``after`` per region id that changes (None: what is unassigned). ``travel_now`` and
    ``travel_then`` are of the first municipality, in the board's unit; NaN unknown.
    """

    codes: tuple[str, ...]
    sources: tuple[str | None, ...]
    target: str | None
    before: Mapping[str | None, Totals]
    after: Mapping[str | None, Totals]
    travel_now: float
    travel_then: float


class Board:
    """Which municipality is in which region, with totals that follow every move.

    Parameters
    ----------
    codes : municipality codes in the order of ``units``
    names : their names
    units : Units, amounts in the order ``INHABITANTS``, ``TARGET``, ``NEED``
    region_of : region id per municipality code; None or absent: unassigned
    regions : region ids in the plan's own order
    sites : Sites; ``fixed`` holds positions in ``regions``
    method : how travel was measured
    half_year : of the targets, as it is stored; None: there are none
    """

    def __init__(
        self,
        codes: Sequence[str],
        names: Sequence[str],
        units: Units,
        region_of: Mapping[str, str | None],
        regions: Sequence[str],
        sites: Sites | None = None,
        *,
        method: str = DETOUR,
        half_year: str | None = None,
    ) -> None:
        self.codes, self.method, self.half_year = tuple(codes), method, half_year
        self.name_of = dict(zip(codes, names, strict=True))
        self.row = {code: number for number, code in enumerate(self.codes)}
        self._ids = list(dict.fromkeys([*regions, *(r for r in region_of.values() if r is not None)]))
        self._number = {region: number for number, region in enumerate(self._ids)}
        rows = [self._number.get(region_of.get(code) or "", UNASSIGNED) for code in self.codes]
        self.tally = Tally(units, rows, len(self._ids), sites)

    @property
    def in_km(self) -> bool:
        """Whether travel figures are kilometres; else minutes. Without roads minutes say nothing more."""
        return self.method in (STRAIGHT, DETOUR)

    @property
    def regions(self) -> tuple[str, ...]:
        """Region ids the board knows, also without municipalities."""
        return tuple(self._ids)

    def _to_number(self, region: str | None) -> int:
        if region is None:
            return UNASSIGNED
        if region not in self._number:
            self._number[region] = self.tally.add_region()
            self._ids.append(region)
        return self._number[region]

    def _to_id(self, number: int) -> str | None:
        return None if number == UNASSIGNED else self._ids[number]

    def region_of(self, code: str) -> str | None:
        """Region of a municipality."""
        return self._to_id(int(self.tally.region_of[self.row[code]]))

    def assignment(self) -> dict[str, str | None]:
        """Region per municipality code."""
        return {code: self._to_id(n) for code, n in zip(self.codes, self.tally.region_of.tolist(), strict=True)}

    def members(self, region: str | None) -> list[str]:
        """Codes of the municipalities of a region, in the board's order."""
        return [self.codes[unit] for unit in sorted(self.tally.members(self._to_number(region)))]

    def totals(self, region: str | None) -> Totals:
        """Totals of a region, or of what is unassigned."""
        return self.tally.of(self._to_number(region))

    def apply(self, moves: Mapping[str, str | None]) -> set[str | None]:
        """Put municipalities in regions; the regions that changed. Unknown codes are left out."""
        known = {self.row[code]: self._to_number(region) for code, region in moves.items() if code in self.row}
        return {self._to_id(number) for number in self.tally.apply(known)}

    def effect(self, codes: Iterable[str], target: str | None) -> Effect:
        """What moving municipalities would do, without doing it."""
        moving = tuple(code for code in codes if self.region_of(code) != target)
        units, number = [self.row[code] for code in moving], self._to_number(target)
        found = self.tally.effect(units, number)
        first = units[0] if units else None
        own = UNASSIGNED if first is None else int(self.tally.region_of[first])
        return Effect(
            moving,
            tuple(dict.fromkeys(self.region_of(code) for code in moving)),
            target,
            {self._to_id(region): before for region, (before, _) in found.items()},
            {self._to_id(region): after for region, (_, after) in found.items()},
            float("nan") if first is None else self.tally.travel(first, own),
            float("nan") if first is None else self.tally.travel(first, number, units),
        )

    def to_repair(self) -> list[tuple[str, ...]]:
        """Municipalities that need a place: unassigned ones, and pieces besides a region's largest."""
        return [tuple(self.codes[u] for u in units) for units in to_repair(self.tally, range(len(self._ids)))]

    def proposals(self, codes: Iterable[str], *, locked: Iterable[str] = ()) -> list[tuple[str, Proposal]]:
        """Regions that some municipalities can go to together, best first."""
        closed = [self._to_number(region) for region in locked]
        found = proposals(self.tally, [self.row[code] for code in codes], locked=closed)
        return [(self._ids[proposal.region], proposal) for proposal in found]
