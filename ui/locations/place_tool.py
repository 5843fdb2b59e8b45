# SPDX-License-Identifier: GPL-2.0-or-later
"""The map tool that points at a place."""

from __future__ import annotations

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsProject
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent

from ...plugin.adapters.layers import RD_NEW


class PlaceTool(QgsMapTool):
    """A left click tells the place in RD New; a right click or Esc puts the tool down."""

    pointed = pyqtSignal(float, float)
    left = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.setCursor(Qt.CursorShape.CrossCursor)

    def flags(self) -> QgsMapTool.Flags:
        """No context menu, as a right click puts it down."""
        return QgsMapTool.Flags()

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self.left.emit()
        elif event.button() == Qt.MouseButton.LeftButton:
            point, crs = event.mapPoint(), self._canvas.mapSettings().destinationCrs()
            if crs.isValid() and crs != RD_NEW:
                try:
                    point = QgsCoordinateTransform(crs, RD_NEW, QgsProject.instance()).transform(point)
                except QgsCsException:
                    return  # so far away that the plan's system has no place for it
            self.pointed.emit(point.x(), point.y())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
        else:
            event.ignore()
