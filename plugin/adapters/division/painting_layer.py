# SPDX-License-Identifier: GPL-2.0-or-later
"""Regions as they are being drawn: a layer in memory that takes the place of the saved ones meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import shapely
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsLayerTreeLayer,
    QgsMapLayer,
    QgsProject,
    QgsProjectDirtyBlocker,
    QgsVectorLayer,
)

from ...core.model.schema import CRS
from ..locale import tr
from ..plan import plan_layers
from ..style import labels, styles
from .painting_rows import Region

LIVE = "regios_getekend"
"""View property of the layer."""
HIDDEN = "opvangatlas/hidden_while_drawing"
"""On saved layers that we have switched off: switched on again even when QGIS ended in between."""

_URI = f"MultiPolygon?crs={CRS}&field=regio_id:string&field=regio_nm:string&field=vergrendeld:bool"
_NO_WARNING = "skipMemoryLayersCheck"

Shapes = Mapping[str, shapely.Geometry | None]


class LiveRegions:
    """Borders and names of regions that follow every move; drawn as the saved ones are."""

    def __init__(self, project: QgsProject, regions: QgsVectorLayer) -> None:
        self._project, self._regions = project, regions
        self._layer: QgsVectorLayer | None = None
        self._fid: dict[str, int] = {}

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The layer while it is shown."""
        return self._layer

    def show(self, rows: Iterable[Region], shapes: Shapes) -> None:
        """Take the place of the saved regions."""
        if self._layer is not None:
            return
        layer = QgsVectorLayer(_URI, tr("Regions being drawn"), "memory")
        plan_layers.mark_as_view(layer, LIVE)
        layer.setFlags(layer.flags() | QgsMapLayer.LayerFlag.Private)
        layer.setCustomProperty(_NO_WARNING, 1)
        layer.setRenderer(styles.regions())
        layer.setLabeling(labels.of_regions())
        layer.setLabelsEnabled(True)
        self._layer, self._fid = layer, {}
        self.update(rows, shapes, repaint=False)
        blocker = QgsProjectDirtyBlocker(self._project)
        self._put_into_tree(layer)
        del blocker

    def update(self, rows: Iterable[Region], shapes: Shapes, *, repaint: bool = True) -> None:
        """Bring regions up to date: new ones are added, those without a shape keep their row."""
        if self._layer is None:
            return
        provider = self._layer.dataProvider()
        geometries, attributes, added = {}, {}, []
        for row in rows:
            values = {0: row.region, 1: row.name, 2: row.locked}
            fid = self._fid.get(row.region)
            if fid is None:
                feature = QgsFeature(self._layer.fields())
                feature.setAttributes(list(values.values()))
                feature.setGeometry(geometry(shapes.get(row.region)))
                added.append(feature)
                continue
            attributes[fid] = values
            if row.region in shapes:
                geometries[fid] = geometry(shapes[row.region])
        if attributes:
            provider.changeAttributeValues(attributes)
        if geometries:
            provider.changeGeometryValues(geometries)
        if added:
            _, made = provider.addFeatures(added)
            self._fid |= {str(feature["regio_id"]): feature.id() for feature in made}
        if repaint:
            self._layer.updateExtents()
            self._layer.triggerRepaint()

    def remove(self, regions: Iterable[str]) -> None:
        """Regions that are no longer there."""
        gone = [self._fid.pop(region) for region in regions if region in self._fid]
        if gone and self._layer is not None:
            self._layer.dataProvider().deleteFeatures(gone)
            self._layer.triggerRepaint()

    def hide(self) -> None:
        """Give the saved regions their place back."""
        layer, self._layer = self._layer, None
        blocker = QgsProjectDirtyBlocker(self._project)
        if layer is not None:
            self._project.removeMapLayer(layer.id())
        heal(self._project, remove=False)
        del blocker

    def _put_into_tree(self, layer: QgsVectorLayer) -> None:
        saved = [self._regions, plan_layers.find_view(self._project, plan_layers.REGION_NAMES, self._path())]
        nodes = [self._node(each) for each in saved]
        shown = [node for node in nodes if node is not None and node.isVisible()]
        first = shown[0] if shown else None
        self._project.addMapLayer(layer, False)
        if first is None:
            return  # the user has switched regions off
        layer.setLabelsEnabled(len(shown) == len(saved))
        for node in shown:
            node.layer().setCustomProperty(HIDDEN, True)
            node.setItemVisibilityChecked(False)
        parent = first.parent()
        parent.insertLayer(parent.children().index(first), layer)

    def _path(self) -> Path | None:
        return plan_layers.path_of(self._regions)

    def _node(self, layer: QgsVectorLayer | None) -> QgsLayerTreeLayer | None:
        return None if layer is None else self._project.layerTreeRoot().findLayer(layer.id())


def heal(project: QgsProject, *, remove: bool = True) -> None:
    """Show the saved regions again where they were switched off, and drop what a crash has left behind."""
    if remove:
        left = [
            layer for layer in project.mapLayers().values() if layer.customProperty(plan_layers.VIEW_PROPERTY) == LIVE
        ]
        for layer in left:
            project.removeMapLayer(layer.id())
    for layer in project.mapLayers().values():
        if layer.customProperty(HIDDEN):
            layer.removeCustomProperty(HIDDEN)
            node = project.layerTreeRoot().findLayer(layer.id())
            if node is not None:
                node.setItemVisibilityChecked(True)


def geometry(shape: shapely.Geometry | None) -> QgsGeometry:
    """A shape as QGIS has it; empty for None."""
    made = QgsGeometry()
    if shape is not None:
        made.fromWkb(shapely.to_wkb(shape))
    return made
