# SPDX-License-Identifier: GPL-2.0-or-later
"""Labels of the map. A font is named as a list that always ends in one QGIS can find."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsLabelObstacleSettings,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRuleBasedLabeling,
    QgsTextBackgroundSettings,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QSizeF
from qgis.PyQt.QtGui import QColor, QFont

from .symbols import INK, LINE, NAVY, SCALE_TOLERANCE, WHITE, embedded

FAMILIES = ["Arial", "Liberation Sans", "DejaVu Sans"]
"""QGIS downloads Open Sans, Roboto and Noto Sans as soon as a project names them."""

MUNICIPALITIES_FROM = 300_000
LOCATIONS_FROM = 200_000

_DRAW_BACKGROUND = QgsPalLayerSettings.Property.ShapeDraw
_IS_OBSTACLE = QgsPalLayerSettings.Property.IsObstacle
_BACKGROUND_OFFSET = QgsPalLayerSettings.Property.ShapeOffset


def text_format(size: float, color: str, halo: float, *, bold: bool = False) -> QgsTextFormat:
    """A text of ``size`` points with a white halo of ``halo`` millimetres."""
    font = QFont(FAMILIES[0])
    font.setBold(bold)
    written = QgsTextFormat()
    written.setFont(font)
    written.setFamilies(FAMILIES)
    written.setSize(size)
    written.setSizeUnit(Qgis.RenderUnit.Points)
    written.setColor(QColor(color))
    if bold:
        written.setNamedStyle("Bold")
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setSize(halo)
    buffer.setColor(QColor(WHITE))
    written.setBuffer(buffer)
    return written


_WRAPPED = (
    # A mark after each hyphen lets the line break there; where it does not, the mark goes again.
    "replace(replace(wordwrap(regexp_replace(\"regio_nm\", '-(?=\\\\w)', '-¬ '), 15), '¬ ', ''), '¬', '')"
)


def of_regions() -> QgsVectorLayerSimpleLabeling:
    """Names of regions, inside their polygon; always shown, they are how a region is recognised.

    A locked region has a padlock above its name.
    """
    written = text_format(9.0, INK, 1.0, bold=True)
    written.setBackground(_padlock())
    settings = _inside(_WRAPPED, written, priority=9)
    settings.isExpression = True
    settings.placementSettings().setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapIfRequired)
    driven = settings.dataDefinedProperties()
    driven.setProperty(_DRAW_BACKGROUND, QgsProperty.fromExpression('coalesce("vergrendeld", false)'))
    lines = f"array_length(string_to_array({_WRAPPED}, '\\n'))"
    driven.setProperty(_BACKGROUND_OFFSET, QgsProperty.fromExpression(f"array(0, -1.9 * {lines} - 2.8)"))
    settings.setDataDefinedProperties(driven)
    return QgsVectorLayerSimpleLabeling(settings)


def _padlock() -> QgsTextBackgroundSettings:
    background = QgsTextBackgroundSettings()
    background.setEnabled(True)
    background.setType(QgsTextBackgroundSettings.ShapeType.ShapeSVG)
    background.setSvgFile(embedded("vergrendeld"))
    background.setSizeType(QgsTextBackgroundSettings.SizeType.SizeFixed)
    background.setSize(QSizeF(4.2, 4.2))
    background.setSizeUnit(Qgis.RenderUnit.Millimeters)
    background.setOffsetUnit(Qgis.RenderUnit.Millimeters)
    return background


def of_municipalities() -> QgsVectorLayerSimpleLabeling:
    """Names of municipalities, from 1:300.000."""
    settings = _inside("gm_naam", text_format(7.5, LINE, 0.7), priority=3)
    settings.scaleVisibility = True
    settings.minimumScale = MUNICIPALITIES_FROM * SCALE_TOLERANCE
    return QgsVectorLayerSimpleLabeling(settings)


def of_locations() -> QgsRuleBasedLabeling:
    """Names of locations from 1:200.000; at every scale other labels keep off the symbols."""
    named = _beside(text_format(8.0, NAVY, 0.7))
    near = LOCATIONS_FROM * SCALE_TOLERANCE
    root = QgsRuleBasedLabeling.Rule(None)
    for settings, from_scale, to_scale in ((named, near, 0), (_obstacle(), 0, near)):
        rule = QgsRuleBasedLabeling.Rule(settings)
        rule.setMinimumScale(from_scale)
        rule.setMaximumScale(to_scale)
        root.appendChild(rule)
    return QgsRuleBasedLabeling(root)


def _inside(field: str, written: QgsTextFormat, *, priority: int) -> QgsPalLayerSettings:
    settings = QgsPalLayerSettings()
    settings.fieldName = field
    settings.setFormat(written)
    settings.placement = Qgis.LabelPlacement.Horizontal
    settings.multilineAlign = Qgis.LabelMultiLineAlignment.Center
    settings.priority = priority
    settings.centroidInside = True
    settings.setObstacleSettings(_no_obstacle())
    return settings


def of_findings() -> QgsVectorLayerSimpleLabeling:
    """No text: names keep off the symbols of errors."""
    settings = _obstacle()
    driven = settings.dataDefinedProperties()
    driven.setProperty(_IS_OBSTACLE, QgsProperty.fromExpression("\"ernst\" = 'F'"))
    settings.setDataDefinedProperties(driven)
    return QgsVectorLayerSimpleLabeling(settings)


def _beside(written: QgsTextFormat) -> QgsPalLayerSettings:
    settings = _obstacle()
    settings.drawLabels = True
    settings.fieldName = "loc_naam"
    settings.isExpression = False
    settings.setFormat(written)
    settings.placement = Qgis.LabelPlacement.OrderedPositionsAroundPoint
    settings.offsetType = Qgis.LabelOffsetType.FromSymbolBounds
    settings.dist = 0.5
    settings.priority = 6
    return settings


def _obstacle() -> QgsPalLayerSettings:
    settings = QgsPalLayerSettings()
    settings.drawLabels = False
    settings.fieldName = "''"
    settings.isExpression = True
    settings.setFormat(text_format(8.0, NAVY, 0.0))
    return settings


def _no_obstacle() -> QgsLabelObstacleSettings:
    obstacle = QgsLabelObstacleSettings()
    obstacle.setIsObstacle(False)
    return obstacle
