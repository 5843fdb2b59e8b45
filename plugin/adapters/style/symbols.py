# SPDX-License-Identifier: GPL-2.0-or-later
"""Symbols of the map, in millimetres; every number is from the interaction design."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from qgis.core import (
    Qgis,
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsProperty,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
    QgsSimpleMarkerSymbolLayer,
    QgsSvgMarkerSymbolLayer,
    QgsSymbol,
    QgsSymbolLayer,
)
from qgis.PyQt.QtCore import QPointF, Qt
from qgis.PyQt.QtGui import QColor

ICONS = Path(__file__).resolve().parents[3] / "resources" / "icons"

INK = "#1A1A1A"
GREY = "#595959"
LINE = "#333333"
NAVY = "#14213D"
WHITE = "#FFFFFF"
EMPTY = "#BDBDBD"

SCALE_TOLERANCE = 1.0005
"""The scale a user chooses is not exactly the scale of the map."""

FILL_COLOR = QgsSymbolLayer.Property.PropertyFillColor
STROKE_COLOR = QgsSymbolLayer.Property.PropertyStrokeColor
NAME = QgsSymbolLayer.Property.PropertyName
SIZE = QgsSymbolLayer.Property.PropertySize
OFFSET = QgsSymbolLayer.Property.PropertyOffset
ENABLED = QgsSymbolLayer.Property.PropertyLayerEnabled


AnySymbol = TypeVar("AnySymbol", bound=QgsSymbol)


def _made(symbol: AnySymbol, parts: Sequence[QgsSymbolLayer]) -> AnySymbol:
    """Fill a symbol layer by layer: a list given to its constructor would be owned twice."""
    symbol.changeSymbolLayer(0, parts[0])
    for part in parts[1:]:
        symbol.appendSymbolLayer(part)
    return symbol


def fills(*parts: QgsSymbolLayer) -> QgsFillSymbol:
    """A symbol for polygons, its first part at the bottom."""
    return _made(QgsFillSymbol(), parts)


def lines(*parts: QgsSymbolLayer) -> QgsLineSymbol:
    """A symbol for lines, its first part at the bottom."""
    return _made(QgsLineSymbol(), parts)


def markers(*parts: QgsSymbolLayer) -> QgsMarkerSymbol:
    """A symbol for points, its first part at the bottom."""
    return _made(QgsMarkerSymbol(), parts)


def fill(color: str | None, border: str | None = None, width: float = 0.0) -> QgsSimpleFillSymbolLayer:
    """A plain fill; without a colour only its border, without a border only its fill."""
    layer = QgsSimpleFillSymbolLayer(QColor(color or WHITE))
    layer.setBrushStyle(Qt.BrushStyle.SolidPattern if color else Qt.BrushStyle.NoBrush)
    layer.setStrokeStyle(Qt.PenStyle.SolidLine if border else Qt.PenStyle.NoPen)
    layer.setStrokeColor(QColor(border or INK))
    layer.setStrokeWidth(width)
    layer.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return layer


def hatch(angle: float, distance: float, color: str = GREY, width: float = 0.2) -> QgsLinePatternFillSymbolLayer:
    """One set of parallel lines."""
    layer = QgsLinePatternFillSymbolLayer()
    layer.setLineAngle(angle)
    layer.setDistance(distance)
    layer.setSubSymbol(lines(line(color, width)))
    return layer


def line(color: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QgsSimpleLineSymbolLayer:
    """A line with round joins."""
    layer = QgsSimpleLineSymbolLayer(QColor(color), width)
    layer.setPenStyle(style)
    layer.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
    layer.setPenCapStyle(Qt.PenCapStyle.RoundCap)
    return layer


def outlines(*parts: QgsSimpleLineSymbolLayer) -> QgsFillSymbol:
    """Polygon borders of several lines; each drawn for all polygons before the next is drawn.

    Works with symbol levels on: neighbours' casings then never cover each other's lines.
    """
    for level, part in enumerate(parts):
        part.setRenderingPass(level)
    return fills(*parts)


def shape(
    form: Qgis.MarkerShape, size: float, color: str | None, border: str | None = None, width: float = 0.0
) -> QgsSimpleMarkerSymbolLayer:
    """A simple marker; without a colour only its border."""
    layer = QgsSimpleMarkerSymbolLayer(form, size)
    layer.setColor(QColor(color) if color else QColor(0, 0, 0, 0))
    layer.setStrokeColor(QColor(border or INK))
    layer.setStrokeStyle(Qt.PenStyle.SolidLine if border else Qt.PenStyle.NoPen)
    layer.setStrokeWidth(width)
    layer.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return layer


def embedded(name: str) -> str:
    """One of our own icons in words, so that the project draws it where the plug-in is not installed."""
    content = base64.b64encode((ICONS / f"{name}.svg").read_bytes()).decode("ascii")
    return f"base64:{content}"


def icon(name: str, size: float, offset: tuple[float, float] = (0.0, 0.0)) -> QgsSvgMarkerSymbolLayer:
    """One of our own icons as a marker."""
    layer = QgsSvgMarkerSymbolLayer(embedded(name), size)
    layer.setOffset(QPointF(*offset))
    return layer


def driven(layer: QgsSymbolLayer, **expressions: str) -> QgsSymbolLayer:
    """Let expressions drive properties of a symbol layer: ``driven(layer, SIZE="...")``."""
    known = {
        "fill": FILL_COLOR,
        "stroke": STROKE_COLOR,
        "name": NAME,
        "size": SIZE,
        "offset": OFFSET,
        "enabled": ENABLED,
    }
    for name, expression in expressions.items():
        layer.setDataDefinedProperty(known[name], QgsProperty.fromExpression(expression))
    return layer
