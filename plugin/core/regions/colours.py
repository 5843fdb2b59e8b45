# SPDX-License-Identifier: GPL-2.0-or-later
"""Fills for regions: twelve colours, and a rule that hands them out so that neighbours stay apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from .colour_vision import channels, distance

NEIGHBOURS_APART = 10.0
"""Smallest CIEDE2000 distance between two regions that touch."""

LIGHTENED = 0.25
"""Share of white mixed into the full fills, so that labels and symbols stand out on them.

The most at which neighbours stayed apart on six Dutch divisions and on sixty made up ones (10.1);
with 0.26 the least was 9.8.
"""

_FULL = (
    "#6598F0", "#E3DFFE", "#C4ECCF", "#F5B468", "#CA6B8A", "#99892C",
    "#B9B094", "#8BB9BA", "#8E92B8", "#14998C", "#818E61", "#65C3F5",
)  # fmt: skip


def lightened(color: str, share: float) -> str:
    """Mix ``#RRGGBB`` with a share of white."""
    mixed = channels(color) * (1.0 - share) + 255.0 * share
    return "#" + "".join(f"{round(float(channel)):02X}" for channel in mixed)


FILLS = tuple(lightened(color, LIGHTENED) for color in _FULL)
"""The fills that are handed out, in order of preference."""


def spread(neighbours: Mapping[str, Iterable[str]], current: Mapping[str, str | None]) -> dict[str, str]:
    """Give every region a fill; a region that has one keeps it, also one that cannot be compared (``red``).

    A new region gets a fill that none of its neighbours has. Of those far enough from every
    neighbour: one that no region within two steps has, then the least used one, then the first.
    When none is far enough: the one furthest from its neighbours.

    Parameters
    ----------
    neighbours : mapping of region to the regions it touches; touching counts both ways
    current : mapping of region to its fill (``#RRGGBB``) or None; regions to colour are the keys of both

    Returns
    -------
    dict of region to fill, complete
    """
    around = _both_ways(neighbours, current)
    fills = {region: fill for region, color in current.items() if (fill := readable(color))}
    for region in _most_bound_first(around, fills):
        fills[region] = _fill_for(region, around, fills)
    return fills | {region: color for region, color in current.items() if color and not readable(color)}


def readable(color: str | None) -> str | None:
    """A fill as ``#RRGGBB``: ``#FFF`` in full; None for what is no such fill, such as ``red``."""
    text = (color or "").strip().upper()
    if re.fullmatch("#[0-9A-F]{3}", text):
        return "#" + "".join(2 * digit for digit in text[1:])
    return text if re.fullmatch("#[0-9A-F]{6}", text) else None


def neighbours_of_regions(
    municipalities: Mapping[str, Iterable[str]], region_of: Mapping[str, str | None]
) -> dict[str, frozenset[str]]:
    """Which regions touch, from which municipalities touch.

    Parameters
    ----------
    municipalities : mapping of municipality code to the codes it touches
    region_of : mapping of municipality code to region id; None or absent: unassigned

    Returns
    -------
    dict of every region that has a municipality to the regions beside it
    """
    found: dict[str, set[str]] = {region: set() for region in region_of.values() if region is not None}
    for code, others in municipalities.items():
        region = region_of.get(code)
        if region is None:
            continue
        found[region].update(beside for other in others if (beside := region_of.get(other)) is not None)
    return {region: frozenset(beside - {region}) for region, beside in found.items()}


def _both_ways(neighbours: Mapping[str, Iterable[str]], current: Mapping[str, str | None]) -> dict[str, set[str]]:
    around: dict[str, set[str]] = {region: set() for region in (*current, *neighbours)}
    for region, others in neighbours.items():
        for other in set(others) - {region}:
            around[region].add(other)
            around.setdefault(other, set()).add(region)
    return around


def _most_bound_first(around: Mapping[str, set[str]], fills: Mapping[str, str]) -> list[str]:
    """Regions without a fill: most neighbours first, so that the hard ones still have a choice."""
    return sorted((region for region in around if region not in fills), key=lambda r: (-len(around[r]), r))


def _fill_for(region: str, around: Mapping[str, set[str]], fills: Mapping[str, str]) -> str:
    beside = {fills[other] for other in around[region] if other in fills}
    two_steps = {fills[far] for near in around[region] for far in around[near] if far in fills and far != region}
    used = Counter(fills.values())
    free = [fill for fill in FILLS if fill not in beside]
    apart = [fill for fill in free if _nearest(fill, beside) >= NEIGHBOURS_APART]
    if apart:
        return min(apart, key=lambda fill: (fill in two_steps, used[fill]))
    return max(free or FILLS, key=lambda fill: _nearest(fill, beside))


def _nearest(fill: str, others: Iterable[str]) -> float:
    return min((distance(fill, other) for other in others), default=float("inf"))
