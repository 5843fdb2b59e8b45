# SPDX-License-Identifier: GPL-2.0-or-later
"""Shapes as paths of an SVG: whole numbers on one raster, so that neighbours keep one border."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

UNITS = 5000
"""Steps along the longer side of a map: a quarter of a pixel on a page, a few on one that is zoomed in all the way."""

_AROUND = 0.03
_LEAST_M = 1_000.0


@dataclass(frozen=True)
class Canvas:
    """The part of RD New that a map shows, and the raster its paths lie on.

    Parameters
    ----------
    west, north : float
        Corner, metres.
    step : float
        Metres per unit.
    width, height : int
        Units.
    """

    west: float
    north: float
    step: float
    width: int
    height: int

    @classmethod
    def around(cls, shapes: Iterable[object]) -> Canvas | None:
        """A canvas with a margin around shapes in RD New; None when none of them has a place."""
        drawn = [shape for shape in shapes if isinstance(shape, BaseGeometry) and not shape.is_empty]
        if not drawn:
            return None
        west, south, east, north = shapely.total_bounds(np.array(drawn, dtype=object)).tolist()
        longest = max(east - west, north - south, _LEAST_M)
        margin = longest * _AROUND
        step = (longest + 2 * margin) / UNITS
        size = [round((span + 2 * margin) / step) for span in (east - west, north - south)]
        return cls(west - margin, north + margin, step, max(size[0], 1), max(size[1], 1))

    def point(self, x: float, y: float) -> tuple[int, int]:
        """A place in units, from the left and from the top."""
        return round((x - self.west) / self.step), round((self.north - y) / self.step)

    def path(self, shape: object) -> str:
        """The ``d`` of a path, filled by the even-odd rule; empty for what has no surface here.

        Every vertex goes to the nearest point of the raster, so borders that were one stay one.
        """
        if not isinstance(shape, BaseGeometry) or shape.is_empty:
            return ""
        polygons = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
        return "".join(self._ring(ring) for polygon in polygons for ring in (polygon.exterior, *polygon.interiors))

    def clipped(self, shape: object) -> str:
        """As :meth:`path`, of the part of a shape that lies on the canvas: surroundings."""
        if not isinstance(shape, BaseGeometry):
            return ""
        east, south = self.west + self.width * self.step, self.north - self.height * self.step
        return self.path(shapely.clip_by_rect(shape, self.west, south, east, self.north))

    def _ring(self, ring: shapely.LinearRing) -> str:
        places = shapely.get_coordinates(ring)
        units = np.rint((places - (self.west, self.north)) / (self.step, -self.step)).astype(np.int64)
        moves = np.diff(units, axis=0)
        moves = moves[(moves != 0).any(axis=1)][:-1]
        if len(moves) < 2:
            return ""
        steps = " ".join(f"{x} {y}" for x, y in moves.tolist())
        return f"M{units[0, 0]} {units[0, 1]}l{steps}z"
