# SPDX-License-Identifier: GPL-2.0-or-later
"""The nearest place on a road, for one moving point or for very many.

A grid of cells lists the road segments in each. Unlike a tree of geometry objects its arrays are
memory-mapped, so that opening a national network costs no time; see
``docs/decisions/0010-reistijdmotor.md``.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .labels import expand
from .network import CLOSED, FERRY, MOTORWAY, Bool, Float64, Int32, Int64, Network

_SEGMENTS_PER_CELL = 4.0
_SMALLEST_CELL, _LARGEST_CELL = 50.0, 2000.0
_MOST_CELLS = 4_000_000
_AT_ONCE = 4096
_SEGMENTS_AT_ONCE = 500_000
AT_JUNCTION_M = 0.01
"""A place this near to an end of its link is at that junction: every link that meets there is entered from
it. Coordinates of layers are rounded, and a place beside a junction must not depend on whose link it got."""
_OWNER_BITS = 32
_OWNER_MASK = (1 << _OWNER_BITS) - 1


@dataclass(frozen=True, eq=False)
class Snapped:
    """Where points are attached to the network, all arrays of length p.

    Parameters
    ----------
    link : int32
        -1 for a point without coordinates, or when there is no road to snap to at all.
    fraction : float64
        Place along the link, 0 at its start and 1 at its end.
    xy : float64 (p, 2)
        That place.
    metres : float64
        Straight distance to it, also when that is beyond the limit; NaN without a link.
    within : bool
        Whether the distance is within the limit.
    """

    link: Int32
    fraction: Float64
    xy: Float64
    metres: Float64
    within: Bool

    def __len__(self) -> int:
        return len(self.link)


@dataclass(frozen=True, eq=False)
class SnapGrid:
    """Road segments by cell.

    A segment runs from vertex ``i`` to vertex ``i + 1`` of the network's ``coords`` and goes by
    the number ``i``.

    Parameters
    ----------
    frame : float64 (3,)
        Left and lower edge, and the size of a cell, metres.
    shape : int64 (2,)
        Columns and rows of cells.
    first : int64 (columns * rows + 1,)
    segment : int32 (s,)
        Segments of each cell, cell by cell; a segment may be in several.
    """

    frame: Float64
    shape: Int64
    first: Int64
    segment: Int32

    @cached_property
    def cell(self) -> float:
        """Size of a cell, metres."""
        return float(self.frame[2])

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """All arrays by name, for the cache."""
        return {item.name: getattr(self, item.name) for item in fields(self)}


def snap_grid(network: Network, *, motorways: bool = False) -> SnapGrid:
    """Index the links that may be snapped to: open ones, no ferries, motorways only if asked for."""
    skipped = FERRY if motorways else FERRY | MOTORWAY
    fit = (network.flags & skipped) == 0
    fit &= (network.forward_ms != CLOSED) | (network.backward_ms != CLOSED)
    size = np.diff(network.offset)[fit] - 1
    segment = expand(network.offset[:-1][fit], size)
    if len(segment) == 0:
        return SnapGrid(np.array([0.0, 0.0, 1.0]), np.ones(2, np.int64), np.zeros(2, np.int64), _no_segments())
    a, b = network.coords[segment], network.coords[segment + 1]
    low = np.minimum(a.min(axis=0), b.min(axis=0))
    span = np.maximum(a.max(axis=0), b.max(axis=0)) - low
    area = float(np.prod(np.maximum(span, _SMALLEST_CELL)))
    cell = np.clip(np.sqrt(area / len(segment) * _SEGMENTS_PER_CELL), _SMALLEST_CELL, _LARGEST_CELL)
    cell = float(max(cell, np.sqrt(area / _MOST_CELLS)))
    columns, rows = (np.floor(span / cell).astype(np.int64) + 1).tolist()
    keys = [
        _cells_of(a[part] - low, b[part] - low, cell, columns) + part.start
        for part in (slice(i, i + _SEGMENTS_AT_ONCE) for i in range(0, len(a), _SEGMENTS_AT_ONCE))
    ]
    key = np.sort(np.concatenate(keys))
    cells, owner = key >> _OWNER_BITS, key & _OWNER_MASK
    count = np.bincount(cells, minlength=columns * rows)
    return SnapGrid(
        frame=np.array([low[0], low[1], cell]),
        shape=np.array([columns, rows], np.int64),
        first=np.concatenate([[0], np.cumsum(count)]).astype(np.int64),
        segment=segment[owner].astype(np.int32),
    )


def _no_segments() -> Int32:
    return np.empty(0, np.int32)


def _cells_of(a: Float64, b: Float64, cell: float, columns: int) -> Int64:
    """The cells each segment lies in, as ``cell << 32 | segment``, without repeats.

    A long segment is cut into pieces no longer than a cell; a piece lies in the cells that its
    bounding box touches, at most four.
    """
    pieces = np.maximum(1, np.ceil(np.hypot(*(b - a).T) / cell)).astype(np.int64)
    owner = np.repeat(np.arange(len(a)), pieces)
    step = expand(np.zeros(len(a), np.int64), pieces) / pieces[owner]
    width = (1.0 / pieces)[owner]
    from_xy = a[owner] + (b - a)[owner] * step[:, None]
    to_xy = a[owner] + (b - a)[owner] * (step + width)[:, None]
    low = np.floor(np.minimum(from_xy, to_xy) / cell).astype(np.int64)
    high = np.floor(np.maximum(from_xy, to_xy) / cell).astype(np.int64)
    low = np.maximum(low, 0)  # rounding may end just below the edge
    high = np.maximum(high, low)
    across, up = (high - low + 1).T
    count = across * up
    piece = np.repeat(np.arange(len(owner)), count)
    number = expand(np.zeros(len(owner), np.int64), count)
    column = low[piece, 0] + number % across[piece]
    row = low[piece, 1] + number // across[piece]
    key: Int64 = np.unique((row * columns + column) << _OWNER_BITS | owner[piece])
    return key


def snap(network: Network, grid: SnapGrid, xy: Float64, *, limit: float) -> Snapped:
    """Attach points to the nearest link.

    Parameters
    ----------
    xy : float64 (p, 2), metres in EPSG:28992; NaN for a point that has no place
    limit : float
        Metres. Points further from any road are still given their nearest, with ``within`` False.
    """
    segment = np.full(len(xy), -1, np.int64)
    best = np.full(len(xy), np.inf)
    rows = np.flatnonzero(np.isfinite(xy).all(axis=1))
    if len(grid.segment):
        for low in range(0, len(rows), _AT_ONCE):
            _search(network, grid, xy, rows[low : low + _AT_ONCE], segment, best)
    return _places_on_links(network, xy, segment, limit)


def _search(network: Network, grid: SnapGrid, xy: Float64, rows: Int64, segment: Int64, best: Float64) -> None:
    """Rings of cells around each point, until what is left must be further than what was found.

    Near the point rings are searched one by one, further out several at a time: a point in
    another country is found in a few steps as well.
    """
    place = (xy[rows] - grid.frame[:2]) / grid.cell
    home = np.floor(place).astype(np.int64)
    # From outside the grid the first rings are empty: start at the one that touches it.
    inner = np.maximum(np.maximum(-home, home - (grid.shape - 1)), 0).max(axis=1)
    margin = np.minimum(place - home, 1.0 - (place - home)).min(axis=1)
    furthest = np.maximum(np.abs(home), np.abs(home - (grid.shape - 1))).max(axis=1)
    active = np.arange(len(rows))
    while len(active):
        outer = inner[active] + inner[active] // 4
        _band(network, grid, xy, rows[active], home[active], inner[active], outer, segment, best)
        reach = (outer + margin[active]) * grid.cell
        inner[active] = outer + 1
        active = active[(best[rows[active]] > reach) & (outer < furthest[active])]


def _band(
    network: Network,
    grid: SnapGrid,
    xy: Float64,
    rows: Int64,
    home: Int64,
    inner: Int64,
    outer: Int64,
    segment: Int64,
    best: Float64,
) -> None:
    """Look in the cells at ``inner`` to ``outer`` steps from each point's own; keep the nearest."""
    cell, point = _cells_of_band(grid, home, inner, outer)
    start = grid.first[cell]
    size = grid.first[cell + 1] - start
    candidate = grid.segment[expand(start, size)].astype(np.int64)
    owner = rows[np.repeat(point, size)]
    if len(candidate) == 0:
        return
    distance = _distance(network, candidate, xy[owner])[0]
    order = np.lexsort((candidate, distance, owner))
    nearest = order[np.flatnonzero(np.diff(owner[order], prepend=-1))]
    better = nearest[distance[nearest] < best[owner[nearest]]]
    best[owner[better]] = distance[better]
    segment[owner[better]] = candidate[better]


def _cells_of_band(grid: SnapGrid, home: Int64, inner: Int64, outer: Int64) -> tuple[Int64, Int64]:
    """Cells of the grid in a square band around each home cell, with the point they are for.

    The band is four rectangles: below and above over its full width, left and right between them.
    A band that begins at 0 is the lower one alone, up to its top.
    """
    hole = np.maximum(inner, 1)
    whole = inner == 0
    none = np.ones_like(outer)
    rectangles = (
        (-outer, outer, -outer, np.where(whole, outer, -hole)),
        (-outer, outer, np.where(whole, none, hole), np.where(whole, 0, outer)),
        (-outer, -hole, np.where(whole, none, 1 - hole), np.where(whole, 0, hole - 1)),
        (hole, outer, np.where(whole, none, 1 - hole), np.where(whole, 0, hole - 1)),
    )
    columns, lines = grid.shape.tolist()
    cells, points = [], []
    for west, east, south, north in rectangles:
        left, right = np.maximum(home[:, 0] + west, 0), np.minimum(home[:, 0] + east, columns - 1)
        low, high = np.maximum(home[:, 1] + south, 0), np.minimum(home[:, 1] + north, lines - 1)
        width, height = np.maximum(right - left + 1, 0), np.maximum(high - low + 1, 0)
        count = width * height
        point = np.repeat(np.arange(len(home)), count)
        number = expand(np.zeros(len(home), np.int64), count)
        cells.append((low[point] + number // width[point]) * columns + left[point] + number % width[point])
        points.append(point)
    return np.concatenate(cells), np.concatenate(points)


def _distance(network: Network, segment: Int64, xy: Float64) -> tuple[Float64, Float64]:
    """Distance from points to segments, and the place along each segment, 0 to 1."""
    a = network.coords[segment]
    along = network.coords[segment + 1] - a
    squared = np.einsum("ij,ij->i", along, along)
    with np.errstate(invalid="ignore", divide="ignore"):
        t = np.einsum("ij,ij->i", xy - a, along) / squared
    t = np.clip(np.where(squared > 0.0, t, 0.0), 0.0, 1.0)
    gap = xy - (a + along * t[:, None])
    return np.hypot(gap[:, 0], gap[:, 1]), t


def _places_on_links(network: Network, xy: Float64, segment: Int64, limit: float) -> Snapped:
    """From the nearest segment of each point to a place along its link."""
    found = np.flatnonzero(segment >= 0)
    chosen = segment[found]
    link = np.full(len(xy), -1, np.int32)
    fraction, metres = np.full(len(xy), np.nan), np.full(len(xy), np.nan)
    where = np.full((len(xy), 2), np.nan)
    if len(found):
        metres[found], t = _distance(network, chosen, xy[found])
        a, b = network.coords[chosen], network.coords[chosen + 1]
        place = a + (b - a) * t[:, None]
        link[found] = owner = np.searchsorted(network.offset, chosen, side="right") - 1
        fraction[found] = _fractions(network, owner, *_along(network, owner, chosen, t), place)
        where[found] = place
    with np.errstate(invalid="ignore"):
        within = metres <= limit
    return Snapped(link, fraction, where, metres, within)


def _along(network: Network, link: Int64, segment: Int64, t: Float64) -> tuple[Float64, Float64]:
    """Drawn length up to each place, and of its whole link; metres."""
    start, count = network.offset[link], network.offset[link + 1] - network.offset[link]
    vertex = expand(start, count - 1)
    step = network.coords[vertex + 1] - network.coords[vertex]
    length = np.hypot(step[:, 0], step[:, 1])
    first = np.cumsum(count - 1) - (count - 1)
    here = np.repeat(segment, count - 1)
    share = np.where(vertex < here, 1.0, np.where(vertex == here, np.repeat(t, count - 1), 0.0))
    return np.add.reduceat(length * share, first), np.add.reduceat(length, first)


def _fractions(network: Network, link: Int64, along: Float64, whole: Float64, where: Float64) -> Float64:
    """Place along each link, 0 to 1; near a junction exactly there, which ``where`` is moved to."""
    with np.errstate(invalid="ignore", divide="ignore"):
        fraction = np.where(whole > 0.0, np.clip(along / whole, 0.0, 1.0), 0.0)
    at_start, at_end = along <= AT_JUNCTION_M, whole - along <= AT_JUNCTION_M
    at_end &= ~at_start | (fraction > 0.5)
    at_start &= ~at_end
    fraction[at_start], fraction[at_end] = 0.0, 1.0
    where[at_start] = network.coords[network.offset[link[at_start]]]
    where[at_end] = network.coords[network.offset[link[at_end] + 1] - 1]
    return fraction
