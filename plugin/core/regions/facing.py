# SPDX-License-Identifier: GPL-2.0-or-later
"""Borders that face each other over a gap: what A4 calls a sliver does not separate (A53)."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

Shapes = NDArray[np.object_]

_SHARE_OF_DETAIL = 0.1
"""Bends smaller than this share of the gap do not turn a border away from the other."""
_HAIR_M = 1e-3
"""Openings narrower than this are rounding of coordinates, not a way through."""


def face_each_other(shapes: Shapes, tree: shapely.STRtree, a: int, b: int, gap: float) -> bool:
    """Whether two polygons face each other at most ``gap`` metres away along more than ``gap`` metres.

    The corner of a polygon near a straight border faces it too, along twice the gap less its distance;
    only what goes beyond that counts, whichever of the two one looks from.

    Parameters
    ----------
    shapes : object (n,), valid polygons in a planar CRS, metres
    tree : of those shapes
    """
    corner = 2.0 * max(0.0, gap - float(shapely.distance(shapes[a], shapes[b])))
    return all(_faces(shapes, tree, one, other, gap, gap + corner) for one, other in ((a, b), (b, a)))


def _faces(shapes: Shapes, tree: shapely.STRtree, a: int, b: int, gap: float, metres: float) -> bool:
    """Whether the border of ``a`` sees ``b`` along more than so many metres, past what others fill."""
    window = _window(shapes[a], shapes[b], gap)
    other = shapely.clip_by_rect(shapes[b], *window)
    stretches = _stretches(shapely.clip_by_rect(shapely.boundary(shapes[a]), *window), other, gap)
    if shapely.length(stretches).sum() <= metres:
        return False
    # a stretch may have moved away from its border by what was simplified
    views = shapely.buffer(stretches, gap * (1.0 + 2.0 * _SHARE_OF_DETAIL), cap_style="flat")
    around = np.setdiff1d(tree.query(shapely.box(*shapely.total_bounds(views))), (a, b))
    if len(around):
        filled = shapely.union_all(shapely.clip_by_rect(shapes[around], *window))
        views = shapely.difference(views, filled)
    seen = 0.0
    for place in np.argsort(-shapely.length(stretches)).tolist():
        seen += _seen(views[place], stretches[place], other)
        if seen > metres:
            return True
    return False


def _window(one: shapely.Geometry, other: shapely.Geometry, gap: float) -> tuple[float, float, float, float]:
    """The part of the plane in which two polygons can be near each other."""
    west, south, east, north = np.stack([shapely.bounds(one), shapely.bounds(other)]).T
    return (
        float(west.max()) - 3 * gap,
        float(south.max()) - 3 * gap,
        float(east.min()) + 3 * gap,
        float(north.min()) + 3 * gap,
    )


def _stretches(border: shapely.Geometry, other: shapely.Geometry, gap: float) -> Shapes:
    """Straight pieces of a border within the gap of another polygon."""
    near = shapely.buffer(shapely.simplify(other, gap * _SHARE_OF_DETAIL), gap, quad_segs=4)
    lines = shapely.get_parts(shapely.line_merge(shapely.intersection(border, near)))
    lines = lines[shapely.length(lines) > 0.0]
    coords, owner = shapely.get_coordinates(shapely.simplify(lines, gap * _SHARE_OF_DETAIL), return_index=True)
    within = owner[1:] == owner[:-1]
    return np.asarray(shapely.linestrings(np.stack([coords[:-1][within], coords[1:][within]], axis=1)), dtype=object)


def _seen(view: shapely.Geometry, stretch: shapely.LineString, other: shapely.Geometry) -> float:
    """How much of a stretch sees the other polygon in its view, metres."""
    (x0, y0), (x1, y1) = stretch.coords
    along = np.array([x1 - x0, y1 - y0]) / stretch.length
    found = 0.0
    for part in shapely.get_parts(shapely.buffer(view, -_HAIR_M)):
        if part.is_empty or shapely.intersection(part, stretch).length == 0.0:
            continue
        coords = shapely.get_coordinates(shapely.intersection(part, other))
        if len(coords):
            found += float(np.ptp(coords @ along))
    return min(found, float(stretch.length))
