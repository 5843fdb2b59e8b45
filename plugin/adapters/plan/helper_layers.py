# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers of a plan that nobody sees: what they hold is saved in one transaction with what the user edits."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsMapLayer, QgsProject, QgsProviderRegistry, QgsVectorLayer

from ...core.model.tables import CHANGES
from .plan_layers import path_of

HELPER_PROPERTY = "opvangatlas/hulp"
VERSIONS, LOG = "tabelversies", CHANGES.name


def helper(project: QgsProject, path: Path, table: str) -> QgsVectorLayer:
    """The hidden layer of a table of a plan; it is made where the project has none yet."""
    there = find_helper(project, path, table)
    if there is not None:
        return there
    source = QgsProviderRegistry.instance().encodeUri("ogr", {"path": str(path), "layerName": table})
    made = QgsVectorLayer(source, table, "ogr", QgsVectorLayer.LayerOptions(loadDefaultStyle=False))
    made.setCustomProperty(HELPER_PROPERTY, table)
    made.setFlags(made.flags() | QgsMapLayer.LayerFlag.Private)
    project.addMapLayer(made, False)
    return made


def find_helper(project: QgsProject, path: Path, table: str) -> QgsVectorLayer | None:
    """That layer, where there is one."""
    for layer in project.mapLayers().values():
        if layer.customProperty(HELPER_PROPERTY) == table and path_of(layer) == path:
            return layer
    return None
