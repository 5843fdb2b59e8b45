# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing a layer of the project or a file, and reading its rows in the background."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pandas as pd
from qgis.core import (
    Qgis,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsMapLayerProxyModel,
    QgsProject,
    QgsProviderRegistry,
    QgsProviderSublayerDetails,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QHBoxLayout, QToolButton, QWidget

from ...plugin.adapters.layers import cell
from ...plugin.adapters.locale import tr
from ...plugin.adapters.plan.folders import last_folder
from ...plugin.core.errors import DomainError
from ...plugin.core.progress import Progress, stop_if_cancelled
from ...plugin.tasks.csv_layer import layer_of_csv
from ...plugin.tasks.runner import Runner, Work

MOST_ROWS = 20_000
"""A layer with more rows is no list of municipalities or locations; it is not read for a preview."""


class SourceChooser(QWidget):
    """A layer combo box with a button for files that are not in the project."""

    changed = pyqtSignal(object)
    """Another layer was chosen: a QgsVectorLayer, or None."""

    def __init__(self, filters: Qgis.LayerFilter | Qgis.LayerFilters, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combo = QgsMapLayerComboBox(self)
        self.combo.setFilters(filters)
        self.combo.setAllowEmptyLayer(True, tr("Choose a layer"))
        self.combo.setAccessibleName(name)
        self.combo.setLayer(None)
        self._from_files: list[QgsVectorLayer] = []
        self._geometry = _GEOMETRY.get(int(filters))
        self._takes_tables = bool(int(filters) & int(QgsMapLayerProxyModel.Filter.NoGeometry))
        browse = QToolButton(self)
        browse.setText("…")
        browse.setToolTip(tr("Choose a file"))
        browse.setAccessibleName(tr("Choose a file"))
        browse.clicked.connect(self._browse)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.combo, 1)
        layout.addWidget(browse)
        self.combo.layerChanged.connect(lambda _layer: self.changed.emit(self.layer()))

    def propose(self, fits: Callable[[QgsVectorLayer], bool]) -> None:
        """Choose the first layer of the project that fits, when there is one."""
        layers = (self.combo.layer(row) for row in range(self.combo.count()))
        self.combo.setLayer(next((layer for layer in layers if layer is not None and fits(layer)), None))

    def leave_out(self, layers: list[QgsMapLayer]) -> None:
        """Do not offer these layers."""
        self.combo.setExceptedLayerList(layers)

    def layer(self) -> QgsVectorLayer | None:
        """The chosen layer."""
        chosen: QgsMapLayer | None = self.combo.currentLayer()
        return chosen if isinstance(chosen, QgsVectorLayer) else None

    def set_layer(self, layer: QgsVectorLayer | None) -> None:
        """Choose a layer."""
        self.combo.setLayer(layer)

    def _browse(self) -> None:
        filters = ";;".join([QgsProviderRegistry.instance().fileVectorFilters().split(";;")[0]])
        path, _ = QFileDialog.getOpenFileName(self, tr("Choose a file"), str(last_folder()), filters)
        if path:
            self.add_file(path)

    def add_file(self, path: str) -> QgsVectorLayer | None:
        """Offer the first layer of a file that fits, and choose it; None when there is none."""
        layer = _table_in(path) if self._takes_tables else None
        layer = layer or next(_layers_in(path, self._geometry), None)
        if layer is not None:
            self._from_files.append(layer)
            self.combo.setAdditionalLayers(self._from_files)
            self.combo.setLayer(layer)
        return layer


_GEOMETRY = {
    int(QgsMapLayerProxyModel.Filter.PolygonLayer): Qgis.GeometryType.Polygon,
    int(QgsMapLayerProxyModel.Filter.LineLayer): Qgis.GeometryType.Line,
}
"""What the first layer of a file must hold; other filters take any."""


def _table_in(path: str) -> QgsVectorLayer | None:
    """A CSV file in whatever encoding; None for other files, and for what QGIS can tell more about."""
    if not path.lower().endswith((".csv", ".tsv")):
        return None
    with suppress(DomainError):
        return layer_of_csv(Path(path))
    return None


def _layers_in(path: str, geometry: Qgis.GeometryType | None) -> Iterator[QgsVectorLayer]:
    options = QgsProviderSublayerDetails.LayerOptions(QgsProject.instance().transformContext())
    flags = Qgis.SublayerQueryFlags(Qgis.SublayerQueryFlag.ResolveGeometryType)
    for sublayer in QgsProviderRegistry.instance().querySublayers(path, flags):
        if sublayer.type() != Qgis.LayerType.Vector:
            continue
        layer = sublayer.toLayer(options)
        fits = geometry is None or layer.geometryType() == geometry
        if isinstance(layer, QgsVectorLayer) and layer.isValid() and fits:
            yield layer


class RowsReader:
    """Reads the attributes of a layer in the background; a newer request makes an older one moot."""

    def __init__(self, runner: Runner, ready: Callable[[pd.DataFrame], object]) -> None:
        self._runner, self._ready = runner, ready
        self._wanted = 0

    def read(self, layer: QgsVectorLayer | None) -> bool:
        """Start reading; False when there is nothing to read, or far too much."""
        self._wanted += 1
        if layer is None or layer.featureCount() > MOST_ROWS:
            return False
        source, names, number = QgsVectorLayerFeatureSource(layer), layer.fields().names(), self._wanted

        def body(progress: Progress) -> pd.DataFrame:
            return _frame(source, names, progress)

        def done(frame: pd.DataFrame) -> None:
            # The dialog may be gone by now.
            if number == self._wanted:
                with suppress(RuntimeError):
                    self._ready(frame)

        text = tr("Reading {layer}").format(layer=layer.name())
        # A reader is a lane of its own: the newest layer is the one that is read.
        self._runner.cancel(self)
        self._runner.do(Work("rows", text, lambda: body, done, lane=self, each=True))
        return True

    def stop(self) -> None:
        """Hear no more of what is being read."""
        self._wanted += 1
        self._runner.leave(self)


def _frame(source: QgsVectorLayerFeatureSource, names: list[str], progress: Progress) -> pd.DataFrame:
    request = QgsFeatureRequest()
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    rows = []
    for feature in source.getFeatures(request):
        stop_if_cancelled(progress)
        rows.append([cell(value) for value in feature.attributes()])
    return pd.DataFrame(rows, columns=names, dtype="object")
