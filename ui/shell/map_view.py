# SPDX-License-Identifier: GPL-2.0-or-later
"""Going to a place on the map and drawing the eye to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from shapely.geometry.base import BaseGeometry

from ...plugin.core.model.schema import CRS
from ...plugin.core.model.tables import MUNICIPALITIES, TABLES
from ..findings.finding_rows import FindingRow

MARGIN = 1.3
BORDER = 1.05
AROUND_M = 4_000.0
"""Half the width of the map around a single point."""

FindLayer = Callable[[str], QgsVectorLayer | None]


class MapView:
    """The canvas, seen as something to look at plans with."""

    def __init__(self, canvas: QgsMapCanvas, find_layer: FindLayer) -> None:
        self._canvas, self._find_layer = canvas, find_layer

    def go_to_finding(self, row: FindingRow) -> bool:
        """Zoom to what a finding is about and flash it; False when it has no place."""
        feature = self.feature(row.table, row.key)
        shape = feature.geometry() if feature is not None else _geometry(row.point)
        place = _geometry(row.place)
        if place.isEmpty():
            return self.go_to(shape)
        if place.type() == Qgis.GeometryType.Line:  # of a pair: what the row is about, and where the line goes
            return self.go_to(shape, place)
        return self.go_to(place)

    def go_to_row(self, table: str, key: str) -> bool:
        """Zoom to a row of the plan and flash it; False when it has no place."""
        feature = self.feature(table, key)
        return feature is not None and self.go_to(feature.geometry())

    def go_to(self, *shapes: QgsGeometry) -> bool:
        """Zoom to geometries in the plan's coordinate system and flash them."""
        shown = [shape for shape in shapes if not shape.isNull() and not shape.isEmpty()]
        if not shown:
            return False
        plan, extent = QgsCoordinateReferenceSystem(CRS), _extent(shown)
        self._canvas.zoomToFeatureExtent(self._on_canvas(extent, plan))
        self._canvas.flashGeometries(shown, plan)
        return True

    def go_to_all(self) -> None:
        """Zoom to the whole plan."""
        layer = self._find_layer(MUNICIPALITIES.name)
        if layer is not None and not layer.extent().isEmpty():
            extent = layer.extent()
            extent.scale(BORDER)
            self._canvas.setExtent(self._on_canvas(extent, layer.crs()))
            self._canvas.refresh()

    def _on_canvas(self, extent: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> QgsRectangle:
        target = self._canvas.mapSettings().destinationCrs()
        if not target.isValid() or target == crs:
            return extent
        return QgsCoordinateTransform(crs, target, QgsProject.instance()).transformBoundingBox(extent)

    def feature(self, table: str, key: str) -> QgsFeature | None:
        """A row of the plan by its key; None when it is not on the map."""
        layer = self._find_layer(table)
        declared = TABLES.get(table)
        if layer is None or declared is None or declared.geometry is None or declared.derived:
            return None
        wanted = QgsExpression.createFieldEqualityExpression(declared.own_key, key)
        return next(layer.getFeatures(QgsFeatureRequest(QgsExpression(wanted))), None)


def _geometry(shape: BaseGeometry | None) -> QgsGeometry:
    found = QgsGeometry()
    if shape is not None:
        found.fromWkb(shape.wkb)
    return found


def _extent(shapes: Sequence[QgsGeometry]) -> QgsRectangle:
    box = shapes[0].boundingBox()
    for shape in shapes[1:]:
        box.combineExtentWith(shape.boundingBox())
    if box.width() or box.height():
        box.scale(MARGIN)
        return box
    return box.buffered(AROUND_M)
