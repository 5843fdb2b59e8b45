# SPDX-License-Identifier: GPL-2.0-or-later
"""How polygons of a plan are drawn: municipalities, regions, provinces, travel time."""

from __future__ import annotations

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeatureRenderer,
    QgsFillSymbol,
    QgsNullSymbolRenderer,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsSymbolLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..locale import tr
from ..plan.shown_figures import figure
from .symbols import INK, LINE, WHITE, driven, fill, fills, hatch, line, lines, outlines

REGION_COLOR = "regio_kleur"
"""Column joined to the municipalities: the fill of the region each of them is in."""

_NO_COLOR = "#E6E6E6"
_OUTSIDE, _OUTSIDE_LINE = "#F0F0F0", "#C4C4C4"

_STATE = (
    "CASE WHEN NOT coalesce(\"in_plan\", true) THEN 'buiten' WHEN \"regio_id\" IS NULL THEN 'vrij' ELSE 'regio' END"
)


def municipalities() -> QgsFeatureRenderer:
    """Painted in the colour of the region they are in; at once after assigning."""
    painted = driven(fill(WHITE), fill=f"coalesce(\"{REGION_COLOR}\", '{_NO_COLOR}')")
    return _by_state(
        (tr("assigned"), "regio", _polygon(painted)),
        (tr("unassigned"), "vrij", _polygon(fill(WHITE), hatch(45, 2.5), hatch(135, 2.5))),
        (tr("outside the plan"), "buiten", _polygon(fill(_OUTSIDE), border=line(_OUTSIDE_LINE, 0.12))),
    )


def _polygon(*parts: QgsSymbolLayer, border: QgsSymbolLayer | None = None) -> QgsFillSymbol:
    """Fills, and above the fills of all other polygons the border."""
    edge = border or line(LINE, 0.12)
    edge.setRenderingPass(1)
    return fills(*parts, edge)


def _by_state(*states: tuple[str, str, QgsSymbol]) -> QgsFeatureRenderer:
    categories = [QgsRendererCategory(value, symbol, label) for label, value, symbol in states]
    renderer = QgsCategorizedSymbolRenderer(_STATE, categories)
    renderer.setUsingSymbolLevels(True)
    return renderer


def regions() -> QgsFeatureRenderer:
    """Borders only; a locked region has a double one."""
    plain = outlines(line(WHITE, 0.9), line(INK, 0.5))
    locked = outlines(line(WHITE, 0.9), line(INK, 0.5), line(INK, 1.5), line(WHITE, 0.6))
    categories = [
        QgsRendererCategory(False, plain, tr("region")),
        QgsRendererCategory(True, locked, tr("locked region")),
    ]
    renderer = QgsCategorizedSymbolRenderer('coalesce("vergrendeld", false)', categories)
    renderer.setUsingSymbolLevels(True)
    return renderer


def provinces() -> QgsFeatureRenderer:
    """A dark, see-through band along the borders of provinces."""
    band = line("#000000", 1.8)
    band.setPenCapStyle(Qt.PenCapStyle.FlatCap)
    band.setColor(QColor(0, 0, 0, 89))
    return QgsSingleSymbolRenderer(lines(band))


def nothing() -> QgsFeatureRenderer:
    """For a layer that only carries labels."""
    return QgsNullSymbolRenderer()


TRAVEL_MINUTES, TRAVEL_KM = "reis_minuten", "reis_km"
TRAVEL_CLASSES = ((0, 15, "#FEF1BD"), (15, 30, "#86C9AC"), (30, 45, "#2A9BAB"), (45, 60, "#2E709C"))
_FURTHEST = "#3B3563"


_HAIR = 0.15
"""Width of the border between municipalities on the travel map, in millimetres."""

BEYOND_INSET = 1.0
"""Inwards, in millimetres: the border of a region lies above that of its municipalities and would hide it."""

_BEYOND = f'"{TRAVEL_MINUTES}" > {figure("max_minuten")} OR "{TRAVEL_KM}" > {figure("max_km")}'


def travel_time() -> QgsFeatureRenderer:
    """Municipalities by travel time to their own region's location; what is unknown is hatched."""
    root = QgsRuleBasedRenderer.Rule(None)
    minutes = f'"{TRAVEL_MINUTES}"'
    for low, high, color in TRAVEL_CLASSES:
        # The last class holds its own limit: 60 minutes is not more than 60.
        above = f"{minutes} >= {low}" if low == 0 else f"{minutes} > {low}"
        _rule(root, f"{low}–{high} min", f"{above} AND {minutes} <= {high}", fill(color, WHITE, _HAIR))
    last = TRAVEL_CLASSES[-1][1]
    _rule(root, f"> {last} min", f"{minutes} > {last}", fill(_FURTHEST, WHITE, _HAIR))
    unknown = f'{minutes} IS NULL AND coalesce("in_plan", true)'
    _rule(root, tr("unknown"), unknown, fill(WHITE, WHITE, _HAIR), hatch(45, 2.0))
    beyond = [line(WHITE, 1.2), line(INK, 0.7, Qt.PenStyle.DashLine)]
    for part in beyond:
        part.setOffset(BEYOND_INSET)
    rule = _rule(root, tr("above the norm"), _BEYOND, *beyond)
    rule.symbol().symbolLayer(0).setRenderingPass(1)
    rule.symbol().symbolLayer(1).setRenderingPass(2)
    renderer = QgsRuleBasedRenderer(root)
    renderer.setUsingSymbolLevels(True)
    return renderer


def _rule(
    root: QgsRuleBasedRenderer.Rule, label: str, filter_: str, *parts: QgsSymbolLayer
) -> QgsRuleBasedRenderer.Rule:
    rule = QgsRuleBasedRenderer.Rule(fills(*parts), 0, 0, filter_, label)
    root.appendChild(rule)
    return rule
