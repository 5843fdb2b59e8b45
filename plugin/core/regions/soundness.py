# SPDX-License-Identifier: GPL-2.0-or-later
"""Municipalities whose border crosses itself: which they are, and what to count with meanwhile.

The layer of a plan can be edited, so this can happen at any time. GEOS refuses such polygons or
answers wrongly; one of them must not stop what can be said of all others.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

Shapes = NDArray[np.object_]


def crossing_themselves(polygons: Sequence[shapely.Geometry | None] | Shapes) -> NDArray[np.int64]:
    """Rows of polygons that are not valid, ascending; a missing polygon is not one of them."""
    shapes = np.asarray(polygons, dtype=object)
    wrong = ~shapely.is_missing(shapes) & ~shapely.is_valid(shapes)
    return np.flatnonzero(wrong).astype(np.int64)


def sound(polygons: Sequence[shapely.Geometry | None] | Shapes) -> Shapes:
    """The same polygons, each that crosses itself as the areas its border encloses; object (n,)."""
    shapes = np.asarray(polygons, dtype=object)
    rows = crossing_themselves(shapes)
    if not len(rows):
        return shapes
    shapes = shapes.copy()
    for row in rows.tolist():
        shapes[row] = as_multi(shapely.make_valid(shapes[row]))
    return shapes


def as_multi(shape: shapely.Geometry) -> shapely.MultiPolygon:
    """The polygons of a geometry as one multipolygon; lines and points are left out."""
    if isinstance(shape, shapely.MultiPolygon):
        return shape
    parts = shapely.get_parts(shapely.get_parts(shape))
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon"])
