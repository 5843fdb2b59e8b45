# SPDX-License-Identifier: GPL-2.0-or-later
"""Which municipality is where on the map: under a point, within a drawn shape."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray


class Places:
    """Polygons that are looked up by place. Rows are positions in the array given.

    A polygon lies within a drawn shape when a point on its own surface does: a lasso need not go
    around every headland.
    """

    def __init__(self, polygons: NDArray[np.object_]) -> None:
        self.polygons = np.asarray(polygons, dtype=object)
        self._tree = shapely.STRtree(self.polygons)
        self._points = shapely.point_on_surface(self.polygons)
        self._point_tree = shapely.STRtree(self._points)

    def at(self, x: float, y: float) -> int | None:
        """The polygon under a point; the first when several touch there."""
        rows = self._tree.query(shapely.Point(x, y), predicate="intersects")
        return int(rows.min()) if len(rows) else None

    def along(self, xy: list[tuple[float, float]]) -> list[int]:
        """The polygons a line passes through, so that a fast stroke leaves none out."""
        if len(xy) < 2:
            found = [self.at(*point) for point in xy]
            return [row for row in found if row is not None]
        return sorted(self._tree.query(shapely.LineString(xy), predicate="intersects").tolist())

    def within(self, shape: shapely.Polygon) -> list[int]:
        """The polygons with their point on the surface within a shape."""
        drawn = shape if shape.is_valid else shapely.make_valid(shape)
        return sorted(self._point_tree.query(drawn, predicate="intersects").tolist())
