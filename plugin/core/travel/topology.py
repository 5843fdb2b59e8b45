# SPDX-License-Identifier: GPL-2.0-or-later
"""Which lines meet where: from drawn lines to links between junctions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from .labels import expand
from .network import Bool, Float64, Int64

_MILLIMETRE = 1e-3
"""Coordinates that differ by less are the same place: reprojection leaves such differences."""


@dataclass(frozen=True, eq=False)
class DrawnLines:
    """Simple lines, the parts of the input's lines.

    Parameters
    ----------
    coords : float64 (c, 2), metres
    offset : int64 (p + 1,)
        ``coords[offset[i]:offset[i + 1]]`` is part i, at least two vertices.
    row : int64 (p,)
        Row of the input a part belongs to.
    """

    coords: Float64
    offset: Int64
    row: Int64

    def __len__(self) -> int:
        return len(self.row)


@dataclass(frozen=True, eq=False)
class DrawnLinks:
    """Parts cut at junctions.

    Parameters
    ----------
    junction_xy : float64 (n, 2)
    start, end : int64 (m,)
    coords : float64 (c, 2)
    offset : int64 (m + 1,)
    row : int64 (m,)
    drawn : float64 (m,)
        Drawn length in metres, as it was before ends were moved together.
    """

    junction_xy: Float64
    start: Int64
    end: Int64
    coords: Float64
    offset: Int64
    row: Int64
    drawn: Float64


def drawn_lines(shapes: NDArray[np.object_]) -> tuple[DrawnLines, Bool]:
    """Parts of lines and multilines, and per row whether it holds no line at all."""
    parts, row = shapely.get_parts(shapes, return_index=True)
    good = (shapely.get_type_id(parts) == shapely.GeometryType.LINESTRING) & ~shapely.is_empty(parts)
    parts, row = parts[good], row[good].astype(np.int64)
    coords, owner = shapely.get_coordinates(parts, return_index=True)
    finite = np.isfinite(coords).all(axis=1)
    bad_parts = np.unique(owner[~finite])
    if len(bad_parts):
        keep = ~np.isin(np.arange(len(parts)), bad_parts)
        return drawn_lines_of(parts[keep], row[keep], len(shapes))
    return drawn_lines_of(parts, row, len(shapes))


def drawn_lines_of(parts: NDArray[np.object_], row: Int64, rows: int) -> tuple[DrawnLines, Bool]:
    """The same from simple lines with finite coordinates."""
    coords, owner = shapely.get_coordinates(parts, return_index=True)
    offset = np.searchsorted(owner, np.arange(len(parts) + 1)).astype(np.int64)
    without = np.ones(rows, bool)
    without[row] = False
    return DrawnLines(coords, offset, row), without


def segment_lengths(coords: Float64, offset: Int64) -> Float64:
    """Distance from each vertex to the next of the same line, 0 at the last; float64 (c,)."""
    length = np.zeros(len(coords))
    if len(coords) > 1:
        step = np.diff(coords, axis=0)
        length[:-1] = np.hypot(step[:, 0], step[:, 1])
        length[offset[1:] - 1] = 0.0
    return length


def link_lengths(coords: Float64, offset: Int64) -> Float64:
    """Drawn length of each line, metres."""
    if len(offset) == 1:
        return np.empty(0)
    return np.add.reduceat(segment_lengths(coords, offset), offset[:-1])


def at_shared_vertices(lines: DrawnLines, barriers: Float64 | None = None) -> DrawnLinks:
    """Cut lines at every vertex that two lines share, or one line passes twice (OSM).

    Parameters
    ----------
    barriers : float64 (b, 2), metres
        At a vertex on one of these every line ends, and nothing meets.
    """
    place = _places(lines.coords)
    if barriers is not None and len(barriers):
        shut = at_places(lines.coords, barriers)
        lines = _split(lines, shut)
        shut = at_places(lines.coords, barriers)
        place = _places(lines.coords)
        place[shut] = place.max() + 1 + np.arange(int(shut.sum()))
        place = np.unique(place, return_inverse=True)[1].astype(np.int64)
    first, last = lines.offset[:-1], lines.offset[1:] - 1
    is_junction = np.bincount(place) > 1
    is_junction[place[first]] = True
    is_junction[place[last]] = True
    return _cut(lines, place, is_junction)


def at_ends(lines: DrawnLines, tolerance: float) -> DrawnLinks:
    """Join the end points of lines that lie within ``tolerance`` metres; nothing else connects.

    Ends that are joined through others may lie further apart than the tolerance.
    """
    ends = np.concatenate([lines.offset[:-1], lines.offset[1:] - 1])
    places = _places(lines.coords[ends])
    xy = np.empty((int(places.max(initial=-1)) + 1, 2))
    xy[places] = lines.coords[ends]
    cluster = np.arange(len(xy))
    if tolerance > 0.0 and len(xy):
        near = cKDTree(xy).query_pairs(tolerance, output_type="ndarray")
        graph = coo_matrix((np.ones(len(near)), (near[:, 0], near[:, 1])), shape=(len(xy), len(xy)))
        cluster = connected_components(graph, directed=False)[1].astype(np.int64)
    count = np.bincount(cluster)
    middle = np.stack([np.bincount(cluster, xy[:, axis]) / count for axis in (0, 1)], axis=1)
    alone = count[cluster] == 1
    middle[cluster[alone]] = xy[alone]  # no rounding where nothing was joined
    drawn = link_lengths(lines.coords, lines.offset)
    coords = lines.coords.copy()
    junction = cluster[places]
    coords[ends] = middle[junction]
    half = len(lines)
    return DrawnLinks(middle, junction[:half], junction[half:], coords, lines.offset, lines.row, drawn)


def at_places(coords: Float64, xy: Float64) -> Bool:
    """Which of these coordinates are one of the places ``xy``, bool (c,)."""
    if len(coords) == 0 or len(xy) == 0:
        return np.zeros(len(coords), bool)
    number = _places(np.concatenate([coords, xy]))
    found: Bool = np.isin(number[: len(coords)], number[len(coords) :])
    return found


def _split(lines: DrawnLines, at: Bool) -> DrawnLines:
    """The lines as parts that end at some of their vertices; such a vertex ends up in both parts."""
    ends = at.copy()
    ends[lines.offset[:-1]] = True
    ends[lines.offset[1:] - 1] = True
    cuts = np.flatnonzero(ends)
    owner = np.searchsorted(lines.offset, cuts, side="right") - 1
    consecutive = owner[1:] == owner[:-1]
    count = cuts[1:][consecutive] - cuts[:-1][consecutive] + 1
    vertex = expand(cuts[:-1][consecutive], count)
    offset = np.concatenate([[0], np.cumsum(count)]).astype(np.int64)
    return DrawnLines(lines.coords[vertex], offset, lines.row[owner[:-1][consecutive]])


def _places(coords: Float64) -> Int64:
    """A number per distinct place, int64 (c,); numbers are consecutive from 0."""
    if len(coords) == 0:
        return np.empty(0, np.int64)
    grid = np.rint(coords / _MILLIMETRE).astype(np.int64)
    grid -= grid.min(axis=0)
    key = grid[:, 0] * (int(grid[:, 1].max()) + 1) + grid[:, 1]
    number: Int64 = np.unique(key, return_inverse=True)[1].astype(np.int64)
    return number


def _cut(lines: DrawnLines, place: Int64, is_junction: Bool) -> DrawnLinks:
    """Links between consecutive junction vertices of each line; a cut vertex ends up in both."""
    cuts = np.flatnonzero(is_junction[place])
    owner = np.searchsorted(lines.offset, cuts, side="right") - 1
    consecutive = owner[1:] == owner[:-1]
    first, last = cuts[:-1][consecutive], cuts[1:][consecutive]
    count = last - first + 1
    vertex = expand(first, count)
    coords = lines.coords[vertex]
    offset = np.concatenate([[0], np.cumsum(count)]).astype(np.int64)
    number = np.cumsum(is_junction) - 1
    xy = np.empty((int(is_junction.sum()), 2))
    xy[number[place[cuts]]] = lines.coords[cuts]
    return DrawnLinks(
        junction_xy=xy,
        start=number[place[first]],
        end=number[place[last]],
        coords=coords,
        offset=offset,
        row=lines.row[owner[:-1][consecutive]],
        drawn=link_lengths(coords, offset),
    )
