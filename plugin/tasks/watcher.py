# SPDX-License-Identifier: GPL-2.0-or-later
"""Hears what happens to the layers of the open plan."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..core.model.tables import MUNICIPALITIES, TABLES


class LayerWatcher(QObject):
    """Lives as long as its plan is open; with it go its connections, whatever became of the layers."""

    edited = pyqtSignal()
    saved = pyqtSignal()
    rolled_back = pyqtSignal()
    municipalities_saved = pyqtSignal()
    """Municipalities in the file have another region, shape or number; comes after ``saved``."""

    def __init__(self, layers: Iterable[tuple[str, QgsVectorLayer]], parent: QObject) -> None:
        super().__init__(parent)
        self._municipalities_moved = False
        for name, layer in layers:
            if not TABLES[name].derived:
                self._watch(layer, municipalities=name == MUNICIPALITIES.name)

    def _watch(self, layer: QgsVectorLayer, *, municipalities: bool) -> None:
        for signal in (
            layer.attributeValueChanged,
            layer.featureAdded,
            layer.featureDeleted,
            layer.geometryChanged,
        ):
            signal.connect(self._on_edit)
        layer.afterCommitChanges.connect(self._on_commit)
        layer.afterRollBack.connect(self.rolled_back)
        if municipalities:
            for signal in (
                layer.committedAttributeValuesChanges,
                layer.committedGeometriesChanges,
                layer.committedFeaturesAdded,
                layer.committedFeaturesRemoved,
            ):
                signal.connect(self._on_municipalities)

    def _on_edit(self, *_what: object) -> None:
        self.edited.emit()

    def _on_municipalities(self, *_what: object) -> None:
        self._municipalities_moved = True

    def _on_commit(self) -> None:
        self.saved.emit()
        if self._municipalities_moved:
            self._municipalities_moved = False
            self.municipalities_saved.emit()

    def stop(self) -> None:
        """Hear nothing any more."""
        self.blockSignals(True)
        self.setParent(None)
        self.deleteLater()
