# SPDX-License-Identifier: GPL-2.0-or-later
"""Union of municipalities without slivers, and where a layer has holes or overlaps (A4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from .facing import face_each_other
from .near import pairs_within
from .soundness import as_multi, sound

AREA_TOLERANCE = 1e-6
"""Relative difference in area under which a coverage union counts as exact."""

_SMALLEST_M2 = 0.01
"""Areas below this are rounding of coordinates, not something a person can see or repair."""


@dataclass(frozen=True)
class Flaw:
    """A hole between municipalities, or an overlap of two.

    ``area`` in m²; ``width`` in m is that of a strip with the same area and perimeter.
    ``rows`` are the municipalities that overlap, or that border the hole.
    """

    kind: str
    shape: shapely.Polygon
    area: float
    width: float
    rows: tuple[int, ...]


def union(polygons: NDArray[np.object_]) -> shapely.Geometry:
    """Dissolve polygons that share their borders.

    The fast coverage union is silently wrong when borders do not match exactly, or refuses (which of
    the two depends on the version of GEOS). So its area is compared with the sum of the parts; when
    they differ the slow, always right union is taken.
    """
    polygons = sound(polygons)
    if len(polygons) < 2:
        return shapely.union_all(polygons) if len(polygons) else shapely.MultiPolygon()
    try:
        fast = shapely.coverage_union_all(polygons)
    except shapely.errors.GEOSException:
        return shapely.union_all(polygons)
    parts = float(shapely.area(polygons).sum())
    exact = fast.is_valid and abs(fast.area - parts) <= AREA_TOLERANCE * parts
    return fast if exact else shapely.union_all(polygons)


APART_M2 = 10_000.0
"""A shape may differ this much from what it is made of: rounding, and borders that were repaired."""


def apart(shape: shapely.Geometry, parts: NDArray[np.object_]) -> float:
    """The area in m² by which a shape differs from the union of its parts; 0 where that is next to nothing.

    Most are right, and tell it by their area and a point on each part: only where those do not fit the slow
    way is gone.
    """
    known = sound(parts[~shapely.is_missing(parts)])
    total = float(shapely.area(known).sum())
    points = shapely.point_on_surface(known)
    shapely.prepare(shape)
    if abs(total - float(shapely.area(shape))) <= APART_M2 and shapely.covers(shape, points).all():
        return 0.0
    whole = sound(np.array([shape], dtype=object))[0]
    off = float(shapely.area(shapely.symmetric_difference(whole, union(known))))
    return off if off > APART_M2 else 0.0


def dissolve(polygons: NDArray[np.object_], labels: pd.Series) -> dict[str, shapely.MultiPolygon]:
    """One multipolygon per label; rows without a label are left out.

    Regions are always made this way, never drawn: no slivers by construction.
    """
    shapes = np.asarray(polygons, dtype=object)
    known = labels.notna().to_numpy() & ~shapely.is_missing(shapes)
    rows_of = pd.Series(np.flatnonzero(known), dtype=np.int64).groupby(labels.to_numpy()[known])
    return {str(label): as_multi(union(shapes[rows.to_numpy()])) for label, rows in rows_of}


def flaws(polygons: NDArray[np.object_], sliver_m: float = 0.0) -> list[Flaw]:
    """Holes in the union of the polygons, pairs that overlap, and strips with open ends; largest first.

    The country has lakes: a hole is a fact, whether it is wrong is for the reader. A strip narrower
    than ``sliver_m`` between two polygons that nowhere touch is no hole when an end of it is open.
    """
    shapes = sound(polygons).copy()
    shapes[shapely.is_missing(shapes)] = shapely.MultiPolygon()
    tree = shapely.STRtree(shapes)
    holes = _holes(shapes, tree)
    found = _overlaps(shapes, tree) + holes + _strips(shapes, tree, sliver_m, holes)
    return sorted(found, key=lambda flaw: -flaw.area)


def _holes(shapes: NDArray[np.object_], tree: shapely.STRtree) -> list[Flaw]:
    parts = shapely.get_parts(union(shapes))
    rings = [shapely.Polygon(ring) for part in parts for ring in part.interiors]
    return [
        _flaw("gat", ring, tuple(sorted(tree.query(ring, predicate="intersects").tolist())))
        for ring in rings
        if ring.area > _SMALLEST_M2
    ]


def _overlaps(shapes: NDArray[np.object_], tree: shapely.STRtree) -> list[Flaw]:
    rows = pairs_within(shapes, tree)
    shared = shapely.intersection(shapes[rows[:, 0]], shapes[rows[:, 1]])
    return [
        _flaw("overlap", part, (int(rows[number, 0]), int(rows[number, 1])))
        for number in np.flatnonzero(shapely.area(shared) > _SMALLEST_M2)
        for part in as_multi(shared[number]).geoms
        if part.area > _SMALLEST_M2
    ]


def _strips(shapes: NDArray[np.object_], tree: shapely.STRtree, width: float, holes: Sequence[Flaw]) -> list[Flaw]:
    """What lies between two polygons that are near but do not meet, unless others or a hole fill it.

    They face each other along it, so that A53 takes them for neighbours; else it is a corner, not a strip.
    """
    found = []
    meeting = set(map(tuple, pairs_within(shapes, tree).tolist()))
    for a, b in pairs_within(shapes, tree, width).tolist():
        if (a, b) in meeting or not face_each_other(shapes, tree, a, b, width):
            continue
        apart = shapely.distance(shapes[a], shapes[b])
        between = shapely.buffer(shapes[a], apart).intersection(shapely.buffer(shapes[b], apart))
        around = tree.query(between, predicate="intersects")
        open_part = between.difference(shapely.union_all(shapes[around]))
        found += [
            _flaw("gat", part, (a, b))
            for part in as_multi(open_part).geoms
            if part.area > _SMALLEST_M2 and not any(part.intersects(hole.shape) for hole in holes)
        ]
    return found


def _flaw(kind: str, shape: shapely.Polygon, rows: tuple[int, ...]) -> Flaw:
    return Flaw(kind, shape, float(shape.area), float(2.0 * shape.area / shape.length), rows)
