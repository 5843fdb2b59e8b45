# SPDX-License-Identifier: GPL-2.0-or-later
"""Maps of one site for its sheet: near by and in its region, side by side; drawn without asking the web."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import shapely
from qgis.core import (
    QgsMapLayer,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QPointF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter, QPen

from ..layers import RD_NEW
from ..web_layers import asks_the_web

DPI = 200
WIDE_CM, HIGH_CM, GAP_CM = 8.3, 4.6, 0.4
NEAR_SCALE = 10_000
AROUND = 1.05
_INK = QColor("#6A1B9A")


def draw_site(target: Path, layers: Iterable[QgsMapLayer], point: shapely.Point, around: QgsRectangle) -> bool:
    """Draw both maps into one picture; whether that worked. Call on the main thread.

    Parameters
    ----------
    layers : in the order of the map; those that ask the web are left out
    around : extent of the region, in RD New
    """
    shown = [layer for layer in layers if not asks_the_web(layer)]
    half_x, half_y = (cm / 100 * NEAR_SCALE / 2 for cm in (WIDE_CM, HIGH_CM))
    near = QgsRectangle(point.x - half_x, point.y - half_y, point.x + half_x, point.y + half_y)
    far = QgsRectangle(around)
    far.combineExtentWith(point.x, point.y)
    far.scale(AROUND)
    wide, gap, high = (round(cm / 2.54 * DPI) for cm in (WIDE_CM, GAP_CM, HIGH_CM))
    picture = QImage(2 * wide + gap, high, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    for left, extent in ((0, near), (wide + gap, far)):
        painter.drawImage(left, 0, _map(shown, extent, QSize(wide, high), point))
        painter.setPen(QPen(QColor("#595959"), 1))
        painter.drawRect(left, 0, wide - 1, high - 1)
    painter.end()
    return bool(picture.save(str(target)))


def _map(layers: list[QgsMapLayer], extent: QgsRectangle, size: QSize, point: shapely.Point) -> QImage:
    settings = QgsMapSettings()
    settings.setDestinationCrs(RD_NEW)
    settings.setTransformContext(QgsProject.instance().transformContext())
    settings.setLayers(layers)
    settings.setExtent(extent)
    settings.setOutputSize(size)
    settings.setOutputDpi(DPI)
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image: QImage = job.renderedImage()
    at = settings.mapToPixel().transform(QgsPointXY(point.x, point.y))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((QColor("white"), 9), (_INK, 5)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(QPointF(at.x(), at.y()), 14.0, 14.0)
    painter.end()
    return image
