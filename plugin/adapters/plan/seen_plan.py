# SPDX-License-Identifier: GPL-2.0-or-later
"""The plan as the user sees it in the layers, edits included, read again only where something changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
from qgis.core import QgsFeature, QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...core.model.plan import Edits, Plan
from ...core.model.tables import TABLES
from ..layers import cell

WATCHED = tuple(table.name for table in TABLES.values() if table.watched)
PAUSE_MS = 120
"""So long after the last of a series of edits the figures follow."""


class LiveTables(QObject):
    """Watches the layers behind the balance; ``changed`` once per series of edits."""

    changed = pyqtSignal()

    def __init__(self, find: Callable[[str], QgsVectorLayer | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._frames: dict[str, pd.DataFrame] = {}
        self._watched: list[tuple[QgsVectorLayer, Callable[..., None]]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.changed)

    def start(self) -> None:
        """Watch the layers of the plan that was opened."""
        self.stop()
        for table in WATCHED:
            layer = self._find(table)
            if layer is not None:
                slot = self._dirty(table)
                for signal in _signals(layer):
                    signal.connect(slot)
                self._watched.append((layer, slot))

    def stop(self) -> None:
        """Let go of all layers."""
        self._timer.stop()
        for layer, slot in self._watched:
            try:
                for signal in _signals(layer):
                    signal.disconnect(slot)
            except (RuntimeError, TypeError):
                continue  # the layer is gone, and its signals with it
        self._watched.clear()
        self._frames.clear()

    def _dirty(self, table: str) -> Callable[..., None]:
        def forget(*_what: object) -> None:
            self._frames.pop(table, None)
            self._timer.start()

        return forget

    def plan(self, base: Plan) -> Plan:
        """``base``, all of it, with the rows that the layers show and the stored shapes."""
        for table in WATCHED:
            layer = self._find(table)
            if table not in self._frames and layer is not None:
                self._frames[table] = rows_of(layer, table)
        return base.as_seen(Edits(TABLES[name], frame, fitted=True) for name, frame in self._frames.items())


def _signals(layer: QgsVectorLayer) -> tuple[Any, ...]:
    return (
        layer.layerModified,
        layer.featureAdded,
        layer.featureDeleted,
        layer.attributeValueChanged,
        layer.afterCommitChanges,
        layer.afterRollBack,
    )


def _attributes(feature: QgsFeature) -> list[Any]:
    """All at once: asked one by one by name each is looked up."""
    return feature.attributes()


def rows_of(layer: QgsVectorLayer, table: str) -> pd.DataFrame:
    """All rows of a layer as a frame of its table, without shapes; of every variant."""
    declared = TABLES[table]
    names = [column.name for column in declared if layer.fields().indexOf(column.name) >= 0]
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(names, layer.fields())
    places = [layer.fields().indexOf(name) for name in names]
    rows = [[cell(values[at]) for at in places] for values in map(_attributes, layer.getFeatures(request))]
    return declared.frame(pd.DataFrame(rows, columns=names, dtype="object"))
