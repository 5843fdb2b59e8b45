# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a loose piece or an unassigned municipality can go, with the effect, best first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from .tally import UNASSIGNED, Tally, Totals


@dataclass(frozen=True)
class Proposal:
    """One region some units can go to.

    Parameters
    ----------
    units : tuple of int
    region : int
    pieces : int
        Change in the number of pieces of all regions together; negative is better.
    furthest : float
        Highest travel figure of these units to the region's location; NaN unknown.
    before, after : mapping of region to Totals, for the regions that change
    """

    units: tuple[int, ...]
    region: int
    pieces: int
    furthest: float
    before: dict[int, Totals]
    after: dict[int, Totals]


def proposals(tally: Tally, units: Iterable[int], *, locked: Iterable[int] = ()) -> list[Proposal]:
    """Regions that touch some units (or are linked to them), with the effect of moving them there.

    Best first: fewer pieces, then nearer to the region's location (unknown last), then the smaller
    region in units. Locked regions are neither taken from nor given to.

    Parameters
    ----------
    tally : Tally
    units : the units to move, together
    locked : region numbers
    """
    moving = tuple(sorted(units))
    closed = set(locked)
    own = {int(tally.region_of[unit]) for unit in moving}
    if own & closed:
        return []
    near = tally.units.neighbour_lists
    touching = {int(tally.region_of[other]) for unit in moving for other in near[unit]}
    made = [_proposal(tally, moving, region) for region in touching - own - closed - {UNASSIGNED}]
    return sorted(
        made,
        key=lambda p: (
            p.pieces,
            np.inf if np.isnan(p.furthest) else p.furthest,
            p.before[p.region].units,
            p.region,
        ),
    )


def _proposal(tally: Tally, units: tuple[int, ...], region: int) -> Proposal:
    effect = tally.effect(units, region)
    travel = [tally.travel(unit, region, units) for unit in units]
    known = [value for value in travel if not np.isnan(value)]
    return Proposal(
        units,
        region,
        sum(after.pieces - before.pieces for before, after in effect.values()),
        max(known) if known and len(known) == len(travel) else float("nan"),
        {number: before for number, (before, _) in effect.items()},
        {number: after for number, (_, after) in effect.items()},
    )


def to_repair(tally: Tally, regions: Sequence[int]) -> list[tuple[int, ...]]:
    """What needs a place: every unassigned unit, and every piece besides a region's largest."""
    loose: list[tuple[int, ...]] = [(unit,) for unit in sorted(tally.members(UNASSIGNED))]
    for region in regions:
        loose += [tuple(piece) for piece in tally.pieces(region)[1:]]
    return loose
