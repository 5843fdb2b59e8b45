# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing a layer of the project or a file, and reading its rows in the background."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pandas as pd
from qgis.core import (
    Qgis,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsMapLayerProxyModel,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QHBoxLayout, QInputDialog, QToolButton, QWidget

from ...plugin.adapters.layers import cell, layer_name, layers_in
from ...plugin.adapters.locale import language, tr
from ...plugin.adapters.plan.folders import last_folder
from ...plugin.core.errors import DomainError
from ...plugin.core.progress import Progress, stop_if_cancelled
from ...plugin.core.wording import word
from ...plugin.storage.list_file import is_list, sheets_in
from ...plugin.tasks.list_layer import layer_of_list, list_behind
from ...plugin.tasks.runner import Runner, Work

READ_AS = "opvangatlas/read_as"
"""Property of a layer made from a list: what was skipped to read it."""
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
        self.combo.layerChanged.connect(self._chosen)

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

    def _chosen(self, layer: QgsMapLayer | None) -> None:
        """Tell of it; a list of which QGIS did not find the header is read by us first."""
        behind = list_behind(layer) if self._takes_tables and isinstance(layer, QgsVectorLayer) else None
        if behind is None or self._offer_list(*behind) is None:
            self.changed.emit(self.layer())

    def _browse(self) -> None:
        filters = ";;".join([QgsProviderRegistry.instance().fileVectorFilters().split(";;")[0]])
        path, _ = QFileDialog.getOpenFileName(self, tr("Choose a file"), str(last_folder()), filters)
        if path:
            self.add_file(path)

    def add_file(self, path: str) -> QgsVectorLayer | None:
        """Offer a layer of a file that fits, and choose it; None when there is none.

        Of several layers, or sheets of a workbook, the user says which.
        """
        if self._takes_tables and is_list(Path(path)):
            sheet = self._asked_sheet(Path(path))
            if sheet is None:
                return None
            if layer := self._offer_list(Path(path), sheet):
                return layer
        layer = self._asked_layer(Path(path).name, _layers_in(path, self._geometry))
        return self._offer(layer) if layer is not None else None

    def _asked_layer(self, file: str, layers: list[QgsVectorLayer]) -> QgsVectorLayer | None:
        """The layer to read, of several as the user says; None when there is none or the user gave up."""
        if len(layers) < 2:
            return next(iter(layers), None)
        names = [layer_name(layer) for layer in layers]
        name, said = QInputDialog.getItem(self, file, tr("Layer"), names, 0, False)
        return layers[names.index(name)] if said else None

    def _asked_sheet(self, path: Path) -> str | None:
        """The sheet to read; empty for what has none to choose from, None when the user gave up."""
        try:
            sheets = sheets_in(path)
        except DomainError:
            return ""
        if len(sheets) < 2:
            return ""
        sheet, said = QInputDialog.getItem(self, path.name, tr("Sheet"), sheets, 0, False)
        return sheet if said else None

    def _offer_list(self, path: Path, sheet: str) -> QgsVectorLayer | None:
        """Offer a list in whatever encoding; None when it is for QGIS to tell what is wrong with it."""
        try:
            layer, remarks = layer_of_list(path, sheet)
        except DomainError:
            return None
        layer.setCustomProperty(READ_AS, " ".join(word(text, figures, language()) for text, figures in remarks))
        return self._offer(layer)

    def _offer(self, layer: QgsVectorLayer) -> QgsVectorLayer:
        self._from_files.append(layer)
        self.combo.setAdditionalLayers(self._from_files)
        self.combo.setLayer(layer)
        return layer


_GEOMETRY = {
    int(QgsMapLayerProxyModel.Filter.PolygonLayer): Qgis.GeometryType.Polygon,
    int(QgsMapLayerProxyModel.Filter.LineLayer): Qgis.GeometryType.Line,
}
"""What the first layer of a file must hold; other filters take any."""


def _layers_in(path: str, geometry: Qgis.GeometryType | None) -> list[QgsVectorLayer]:
    return [layer for layer in layers_in(Path(path)) if geometry is None or layer.geometryType() == geometry]


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
