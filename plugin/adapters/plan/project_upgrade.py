# SPDX-License-Identifier: GPL-2.0-or-later
"""Projects that an earlier version saved: what they held of a plan is taken out, their styles ask for it instead.

They held the places of every location, confidential ones too, in variables of a layer.
"""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsMapLayer, QgsProject, QgsReadWriteContext, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

from . import plan_layers
from .shown_figures import figure

_NAMES, _VALUES = "variableNames", "variableValues"
_VARIABLES = ("opvangatlas_plekken", "opvangatlas_niet_open", "opvangatlas_norm_minuten", "opvangatlas_norm_km")
_EXPRESSIONS = {
    "array_contains(from_json(@opvangatlas_niet_open), ": f"map_get({figure(plan_layers.CLOSED_FIGURE)}, ",
    "from_json(@opvangatlas_plekken)": figure(plan_layers.PLACES_FIGURE),
    "to_real(nullif(@opvangatlas_norm_minuten, ''))": figure("max_minuten"),
    "to_real(nullif(@opvangatlas_norm_km, ''))": figure("max_km"),
}


def upgrade(project: QgsProject, plan: Path) -> bool:
    """Take out what the layers held of a plan; whether they held any, which is to be saved."""
    ours = [layer for layer in project.mapLayers().values() if _is_ours(layer, plan)]
    changed = [layer for layer in ours if _has_variables(layer)]
    for layer in changed:
        _take_out(layer)
        _restyle(layer)
    return bool(changed)


def _is_ours(layer: QgsMapLayer, plan: Path) -> bool:
    ours = layer.customProperty(plan_layers.TABLE_PROPERTY) or layer.customProperty(plan_layers.VIEW_PROPERTY)
    return isinstance(layer, QgsVectorLayer) and bool(ours) and plan_layers.path_of(layer) == plan


def _listed(value: object) -> list[str]:
    """QGIS gives a list of one as a text."""
    return [value] if isinstance(value, str) else [str(text) for text in value or ()]  # type: ignore[attr-defined]


def _has_variables(layer: QgsVectorLayer) -> bool:
    return any(name in _VARIABLES for name in _listed(layer.customProperty(_NAMES)))


def _take_out(layer: QgsVectorLayer) -> None:
    pairs = zip(_listed(layer.customProperty(_NAMES)), _listed(layer.customProperty(_VALUES)), strict=False)
    kept = {name: value for name, value in pairs if name not in _VARIABLES}
    layer.setCustomProperty(_NAMES, list(kept))
    layer.setCustomProperty(_VALUES, list(kept.values()))


def _restyle(layer: QgsVectorLayer) -> None:
    """The same style, in which the variables are asked for; what the user changed in it stays."""
    column = layer.fields().indexOf(plan_layers.PLACES)
    if column >= 0 and layer.expressionField(column):
        layer.updateExpressionField(column, plan_layers.PLACES_EXPRESSION)
    document = QDomDocument("qgis")
    categories = QgsMapLayer.StyleCategory.Symbology | QgsMapLayer.StyleCategory.Labeling
    layer.exportNamedStyle(document, QgsReadWriteContext(), categories)
    before = text = str(document.toString())
    for old, new in _EXPRESSIONS.items():
        text = text.replace(old, new)
    if text != before and document.setContent(text)[0]:
        layer.importNamedStyle(document, categories)
