# SPDX-License-Identifier: GPL-2.0-or-later
"""The map tool that scouts: it tells where the pointer is, pins by a click, and drags what is pinned."""

from __future__ import annotations

from qgis.core import Qgis, QgsCoordinateTransform, QgsCsException, QgsGeometry, QgsPointXY, QgsProject
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand, QgsVertexMarker
from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

from ...plugin.adapters.layers import RD_NEW

NEAR = 12
"""So many pixels from the pin a press takes hold of it."""
_INK, _WHITE = QColor("#6A1B9A"), QColor("#FFFFFF")


class ScoutTool(QgsMapTool):
    """Places are told in RD New. Enter keeps what is pinned; Esc lets it go, and then leaves."""

    moved = pyqtSignal(float, float, QPoint)
    """The pointer moves, and nothing is pinned."""
    off_map = pyqtSignal()
    """The pointer is where the plan has no coordinates."""
    pinned = pyqtSignal(float, float)
    """A click pins."""
    dragged = pyqtSignal(float, float)
    """What is pinned moves."""
    let_go = pyqtSignal()
    kept = pyqtSignal()
    left = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._pin: QgsPointXY | None = None
        self._marker: QgsVertexMarker | None = None
        self._dragging = False
        self._area: QgsRubberBand | None = None
        self.setCursor(Qt.CursorShape.CrossCursor)

    def flags(self) -> QgsMapTool.Flags:
        """No context menu, as a right click lets go."""
        return QgsMapTool.Flags()

    # the pin -----------------------------------------------------------------------------------------

    def show_pin(self, x: float, y: float) -> None:
        """Show where the site is."""
        self._pin = QgsPointXY(x, y)
        if self._marker is None:
            self._marker = QgsVertexMarker(self._canvas)
            self._marker.setIconType(QgsVertexMarker.IconType.ICON_CIRCLE)
            self._marker.setIconSize(16)
            self._marker.setPenWidth(4)
            self._marker.setColor(_INK)
            self._marker.setFillColor(_WHITE)
        here = self._on_canvas(self._pin)
        if here is not None:
            self._marker.setCenter(here)

    def take_pin_away(self) -> None:
        """Nothing is pinned."""
        self._pin, self._dragging = None, False
        if self._marker is not None:
            self._canvas.scene().removeItem(self._marker)
            self._marker = None

    def show_area(self, shape: QgsGeometry | None) -> None:
        """Show the border of the search area; None: there is none."""
        if self._area is not None:
            self._canvas.scene().removeItem(self._area)
            self._area = None
        if shape is not None:
            self._area = QgsRubberBand(self._canvas, Qgis.GeometryType.Polygon)
            self._area.setStrokeColor(_INK)
            self._area.setFillColor(QColor(0, 0, 0, 0))
            self._area.setLineStyle(Qt.PenStyle.DashLine)
            self._area.setWidth(3)
            self._area.setToGeometry(shape, RD_NEW)

    # events ------------------------------------------------------------------------------------------

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._holds(event.pos()):
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        here = self._in_rd(event.mapPoint())
        if here is None:
            self.off_map.emit()
        elif self._dragging:
            self.dragged.emit(here.x(), here.y())
        elif self._pin is None:
            self.moved.emit(here.x(), here.y(), event.pos())

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self._stop()
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        here, told = self._in_rd(event.mapPoint()), self.dragged if self._dragging else self.pinned
        self._dragging = False
        self.setCursor(Qt.CursorShape.CrossCursor)
        if here is not None:
            told.emit(here.x(), here.y())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._stop()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._pin is not None:
            self.kept.emit()
        else:
            event.ignore()
            return
        event.accept()

    def _stop(self) -> None:
        if self._pin is None:
            self.left.emit()
        else:
            self.let_go.emit()

    def _holds(self, where: QPoint) -> bool:
        pin = None if self._pin is None else self._on_canvas(self._pin)
        if pin is None:
            return False
        at = self.toCanvasCoordinates(pin)
        return (at - where).manhattanLength() <= NEAR

    # coordinates -------------------------------------------------------------------------------------

    def _in_rd(self, point: QgsPointXY) -> QgsPointXY | None:
        return self._transformed(point, back=False)

    def _on_canvas(self, point: QgsPointXY) -> QgsPointXY | None:
        return self._transformed(point, back=True)

    def _transformed(self, point: QgsPointXY, *, back: bool) -> QgsPointXY | None:
        crs = self._canvas.mapSettings().destinationCrs()
        if not crs.isValid() or crs == RD_NEW:
            return point
        ends = (RD_NEW, crs) if back else (crs, RD_NEW)
        try:
            return QgsCoordinateTransform(*ends, QgsProject.instance()).transform(point)
        except QgsCsException:
            return None
