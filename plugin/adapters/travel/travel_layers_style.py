# SPDX-License-Identifier: GPL-2.0-or-later
"""How routes, service areas and the quality of a network are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFeatureRenderer,
    QgsFeatureRequest,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import Qt

from ..locale import tr
from ..style.styles import TRAVEL_CLASSES
from ..style.symbols import INK, WHITE, fill, fills, line, lines, markers, shape

AREA_OPACITY = 0.8
_FURTHEST = "#3B3563"
_WARNING, _NOTE = "#F2A900", "#1F5FA8"
_PARTING = ("los_deel", "losse_weg", "bijna_verbonden")
"""Remarks that tell why a place may be unreachable."""


def routes() -> QgsFeatureRenderer:
    """Dark lines on a white casing; dashed above the norm."""
    return _norm_lines(0.6, 1.3)


def desire_lines() -> QgsFeatureRenderer:
    """The same, thinner: they are no roads."""
    return _norm_lines(0.35, 0.9)


def _norm_lines(width: float, casing: float) -> QgsFeatureRenderer:
    root = QgsRuleBasedRenderer.Rule(None)
    for label, filter_, style in (
        (tr("within the norm"), 'NOT coalesce("boven_norm", false)', Qt.PenStyle.SolidLine),
        (tr("above the norm"), '"boven_norm"', Qt.PenStyle.DashLine),
    ):
        under, over = line(WHITE, casing), line(INK, width, style)
        over.setRenderingPass(1)
        over.setPenCapStyle(Qt.PenCapStyle.FlatCap)
        root.appendChild(QgsRuleBasedRenderer.Rule(lines(under, over), 0, 0, filter_, label))
    renderer = QgsRuleBasedRenderer(root)
    renderer.setUsingSymbolLevels(True)
    return renderer


def areas(minutes: Sequence[float]) -> QgsFeatureRenderer:
    """In the colours of the travel time map; the nearest on top, whichever location it is of."""
    thresholds = sorted(minutes)
    categories = [
        # Without borders: areas of several locations overlap, and theirs would cross each other.
        QgsRendererCategory(limit, fills(fill(_colour(limit))), f"≤ {limit:g} min")
        for limit in thresholds
    ]
    renderer = QgsCategorizedSymbolRenderer("minuten", categories)
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause('"minuten"', False)]))
    renderer.setOrderByEnabled(True)
    return renderer


def _colour(limit: float) -> str:
    return next((color for _, high, color in TRAVEL_CLASSES if limit <= high), _FURTHEST)


def quality(labels: dict[str, str]) -> QgsFeatureRenderer:
    """A mark per remark: a triangle where roads do not meet, else a dot. ``labels`` by kind."""
    categories = [QgsRendererCategory(kind, _mark(kind), label) for kind, label in labels.items()]
    return QgsCategorizedSymbolRenderer("soort", categories)


def obstacles() -> QgsVectorLayerSimpleLabeling:
    """No labels, but those of other layers stay off the marks."""
    settings = QgsPalLayerSettings()
    settings.drawLabels = False
    settings.obstacleSettings().setIsObstacle(True)
    settings.obstacleSettings().setFactor(2.0)
    return QgsVectorLayerSimpleLabeling(settings)


def _mark(kind: str) -> QgsMarkerSymbol:
    if kind in _PARTING:
        return markers(shape(Qgis.MarkerShape.EquilateralTriangle, 3.6, _WARNING, INK, 0.3))
    return markers(shape(Qgis.MarkerShape.Circle, 2.6, _NOTE, WHITE, 0.4))
