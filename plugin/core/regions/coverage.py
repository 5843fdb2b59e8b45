# SPDX-License-Identifier: GPL-2.0-or-later
"""Union of municipalities without slivers, and where a layer has holes or overlaps (A4)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

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
    if len(polygons) < 2:
        return shapely.union_all(polygons) if len(polygons) else shapely.MultiPolygon()
    try:
        fast = shapely.coverage_union_all(polygons)
    except shapely.errors.GEOSException:
        return shapely.union_all(polygons)
    parts = float(shapely.area(polygons).sum())
    exact = fast.is_valid and abs(fast.area - parts) <= AREA_TOLERANCE * parts
    return fast if exact else shapely.union_all(polygons)


def as_multi(shape: shapely.Geometry) -> shapely.MultiPolygon:
    """The polygons of a geometry as one multipolygon; lines and points are left out."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon"])


def dissolve(polygons: NDArray[np.object_], labels: pd.Series) -> dict[str, shapely.MultiPolygon]:
    """One multipolygon per label; rows without a label are left out.

    Regions are always made this way, never drawn: no slivers by construction.
    """
    shapes = np.asarray(polygons, dtype=object)
    known = labels.notna().to_numpy() & ~shapely.is_missing(shapes)
    rows_of = pd.Series(np.flatnonzero(known)).groupby(labels.to_numpy()[known])
    return {str(label): as_multi(union(shapes[rows.to_numpy()])) for label, rows in rows_of}


def flaws(polygons: NDArray[np.object_]) -> list[Flaw]:
    """Holes in the union of the polygons, and pairs that overlap; largest first.

    The country has lakes: a hole is a fact, whether it is wrong is for the reader.
    """
    shapes = np.asarray(polygons, dtype=object)
    shapes = shapes.copy()
    shapes[shapely.is_missing(shapes)] = shapely.MultiPolygon()
    tree = shapely.STRtree(shapes)
    found = _overlaps(shapes, tree) + _holes(shapes, tree)
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
    first, second = tree.query(shapes, predicate="intersects")  # much faster than "overlaps" and "contains"
    order = np.lexsort((second, first))
    first, second = first[order], second[order]
    below = first < second
    first, second = first[below], second[below]
    shared = shapely.intersection(shapes[first], shapes[second])
    return [
        _flaw("overlap", part, (int(first[pair]), int(second[pair])))
        for pair in np.flatnonzero(shapely.area(shared) > _SMALLEST_M2)
        for part in as_multi(shared[pair]).geoms
        if part.area > _SMALLEST_M2
    ]


def _flaw(kind: str, shape: shapely.Polygon, rows: tuple[int, ...]) -> Flaw:
    return Flaw(kind, shape, float(shape.area), float(2.0 * shape.area / shape.length), rows)
