# SPDX-License-Identifier: GPL-2.0-or-later
"""Borders between provinces: worked out once. Those of a plan stand in its own file, so they go where it goes.

A plan has no table of provinces, and dissolving 342 municipalities at every redraw takes 0.3 s. A file inside the
project would be unpacked among the temporary files, and QGIS warns at closing that those get lost.
"""

from __future__ import annotations

from pathlib import Path

import shapely
from qgis.core import (
    Qgis,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFields,
    QgsGeometry,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from ...core.regions.coverage import dissolve
from ..layers import RD_NEW, polygons_in_rd
from .plan_layers import PROVINCES, mark_as_view

BORDERS = "provinciegrenzen"
"""The table of a plan with lines for the map: no part of the plan, made again when it is not there."""


def province_layer(project: QgsProject, municipalities: QgsVectorLayer, name: str) -> QgsVectorLayer | None:
    """A layer with the borders between provinces, in a file of the project; None when nothing says where they are."""
    borders = _borders(municipalities)
    if borders is None:
        return None
    path = project.createAttachedFile("provincies.fgb")
    return _layer(path, name) if _written(path, borders, "FlatGeobuf") else None


def province_layer_of(plan: Path, municipalities: QgsVectorLayer, name: str) -> QgsVectorLayer | None:
    """The same, from the file of a plan, where it is written when it is not there; None when it cannot be."""
    source = QgsProviderRegistry.instance().encodeUri("ogr", {"path": str(plan), "layerName": BORDERS})
    there = _layer(source, name)
    if there.isValid():
        return there
    borders = _borders(municipalities)
    if borders is None or not _written(str(plan), borders, "GPKG"):
        return None
    return _layer(source, name)


def _borders(municipalities: QgsVectorLayer) -> shapely.Geometry | None:
    rows = polygons_in_rd(municipalities, municipalities.name())
    areas = dissolve(rows["geom"].to_numpy(), rows["pv_code"])
    if not areas:
        return None
    # Each border once: a see-through band drawn from both sides would be twice as dark.
    shapes = list(areas.values())
    outside = shapely.boundary(shapely.union_all(shapes))
    return shapely.line_merge(shapely.difference(shapely.union_all(shapely.boundary(shapes)), outside))


def _layer(source: str, name: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(source, name, "ogr", QgsVectorLayer.LayerOptions(loadDefaultStyle=False))
    mark_as_view(layer, PROVINCES)
    return layer


def _written(path: str, lines: shapely.Geometry, driver: str) -> bool:
    """Write the lines to a file of their own, or as a table of a plan; whether that went well."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = driver
    if driver == "GPKG":
        options.layerName = BORDERS
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    writer = QgsVectorFileWriter.create(
        path, QgsFields(), Qgis.WkbType.LineString, RD_NEW, QgsCoordinateTransformContext(), options
    )
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        return False
    for part in shapely.get_parts(lines):
        feature, shape = QgsFeature(), QgsGeometry()
        shape.fromWkb(shapely.to_wkb(part))
        feature.setGeometry(shape)
        writer.addFeature(feature)
    failed = writer.hasError() != QgsVectorFileWriter.WriterError.NoError
    del writer  # closes the file
    return not failed
