# SPDX-License-Identifier: GPL-2.0-or-later
"""The map tools that assign municipalities: events in, questions and commands to the division out.

What a command changes comes back as :meth:`AssignTool.refresh`, as when anyone else has changed it.
"""

from __future__ import annotations

from collections.abc import Sequence

import shapely
from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

from ...plugin.adapters.layers import RD_NEW
from ...plugin.adapters.locale import tr
from ..widgets.hover_card import HoverCard
from .effect_text import effect_text
from .tool_needs import Division

_INK, _WHITE = QColor("#1A1A1A"), QColor("#FFFFFF")
_LEFT, _RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


class AssignTool(QgsMapTool):
    """Assigns the municipality under the pointer by a click; shows before what that would do."""

    left = pyqtSignal()
    """The user wants to move the map again."""

    def __init__(self, canvas: QgsMapCanvas, division: Division, card: HoverCard) -> None:
        super().__init__(canvas)
        self._canvas, self._division, self._card = canvas, division, card
        self._band: QgsRubberBand | None = None
        self._hovered: tuple[tuple[str, ...], str | None] | None = None
        self._pointer = QPoint()
        self._shift = False
        self.setCursor(Qt.CursorShape.CrossCursor)

    def flags(self) -> QgsMapTool.Flags:
        """Not to zoom with Shift, which un-assigns here; no context menu, as right is ours too."""
        return QgsMapTool.Flags()

    @property
    def target(self) -> str | None:
        """Where a municipality goes now: nowhere while Shift is held."""
        return None if self._shift else self._division.target

    # events ------------------------------------------------------------------------------------------

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        """Hover: what a click here would do; with Shift, what un-assigning would."""
        self._pointer = event.pos()
        self._shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.hover(self.under(event))

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """Left assigns, right takes the region under the pointer as target."""
        self._shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        codes = self.under(event)
        if event.button() == _RIGHT:
            self.pick(codes)
        elif event.button() == _LEFT and codes:
            self._division.assign(codes, self.target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A figure chooses the target, Shift un-assigns while it is held, Esc leaves what was begun."""
        key = event.key()
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9 and not event.isAutoRepeat():
            self._division.choose(int(key) - int(Qt.Key.Key_0))
        elif key == Qt.Key.Key_Shift:
            self._shift = True
            self.refresh()
        elif key == Qt.Key.Key_Escape:
            self.cancel()
        else:
            event.ignore()
            return
        event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Shift:
            self._shift = False
            self.refresh()
        else:
            event.ignore()

    def cancel(self) -> None:
        """Leave what was begun; without anything begun, leave the tool."""
        self.left.emit()

    def begun(self) -> bool:
        """Whether something is being drawn."""
        return False

    def _on_key(self, event: QKeyEvent) -> None:
        # With a button held the canvas tells of keys by its signal only.
        if event.key() == Qt.Key.Key_Escape and self.begun():
            self.cancel()

    def activate(self) -> None:
        super().activate()
        self._canvas.keyPressed.connect(self._on_key)

    def deactivate(self) -> None:
        self._canvas.keyPressed.disconnect(self._on_key)
        self.clear()
        super().deactivate()

    # what is shown -----------------------------------------------------------------------------------

    def pick(self, codes: Sequence[str]) -> None:
        """The region under the pointer becomes the target."""
        if codes:
            self._division.choose_region_of(codes[0])

    def under(self, event: QgsMapMouseEvent) -> tuple[str, ...]:
        """The municipality under the pointer, if any."""
        place = self.in_rd(event.mapPoint())
        code = self._division.code_at(*place) if place is not None and self._division.ready else None
        return () if code is None else (code,)

    def hover(self, codes: tuple[str, ...]) -> None:
        """Show what assigning these would do; drawn again only when something else is hovered."""
        if not codes:
            self.clear()
            return
        if self._hovered != (codes, self.target):
            self._hovered = (codes, self.target)
            self._draw(self._division.outline(codes))
            effect = self._division.effect(codes, self.target)
            self._card.say(effect_text(self._division, effect, codes, self.hint()))
            self._division.show_effect(effect)
        self._card.place(self._pointer)

    def hint(self) -> str:
        """What to do next."""
        return tr("Click: assign")

    def refresh(self) -> None:
        """The target or the division changed under the pointer."""
        if self._hovered is not None:
            codes, self._hovered = self._hovered[0], None
            self.hover(codes)

    def clear(self) -> None:
        """Show nothing."""
        self._hovered = None
        self._card.clear()
        self._division.show_effect(None)
        if self._band is not None:
            self._canvas.scene().removeItem(self._band)
            self._band = None

    def _draw(self, shape: shapely.Geometry) -> None:
        if self._band is None:
            self._band = QgsRubberBand(self._canvas, Qgis.GeometryType.Polygon)
            self._band.setStrokeColor(_INK)
            self._band.setSecondaryStrokeColor(_WHITE)
            self._band.setWidth(3)
        self._band.setFillColor(QColor(self._division.colour(self.target)))
        geometry = QgsGeometry()
        geometry.fromWkb(shapely.to_wkb(shape))
        self._band.setToGeometry(geometry, RD_NEW)

    # coordinates -------------------------------------------------------------------------------------

    def in_rd(self, point: QgsPointXY) -> tuple[float, float] | None:
        """A point of the map in the plan's system; None where it does not fit."""
        crs = self._canvas.mapSettings().destinationCrs()
        if not crs.isValid() or crs == RD_NEW:
            return point.x(), point.y()
        try:
            moved = QgsCoordinateTransform(crs, RD_NEW, QgsProject.instance()).transform(point)
        except QgsCsException:
            return None
        return moved.x(), moved.y()


class PaintTool(AssignTool):
    """Assigns what the pointer passes over with the button held; one stroke is one step back."""

    def __init__(self, canvas: QgsMapCanvas, division: Division, card: HoverCard) -> None:
        super().__init__(canvas, division, card)
        self._stroke: dict[str, None] | None = None
        self._last: tuple[float, float] | None = None

    def begun(self) -> bool:
        return self._stroke is not None

    def hint(self) -> str:
        return tr("Drag: assign")

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() == _LEFT and self._division.ready:
            self._shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._stroke, self._last = dict.fromkeys(self.under(event)), self.in_rd(event.mapPoint())
            self.hover(tuple(self._stroke))

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        if self._stroke is None:
            super().canvasMoveEvent(event)
            return
        self._pointer = event.pos()
        here = self.in_rd(event.mapPoint())
        if here is not None:
            line = [here] if self._last is None else [self._last, here]
            self._stroke |= dict.fromkeys(self._division.codes_along(line))
            self._last = here
        self.hover(tuple(self._stroke))

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() == _LEFT:
            codes, self._stroke = tuple(self._stroke or ()), None
            self.clear()
            if codes:
                self._division.assign(codes, self.target)
            self.hover(self.under(event))
        elif event.button() == _RIGHT:
            self.pick(self.under(event))

    def cancel(self) -> None:
        if self._stroke is None:
            super().cancel()
        self._stroke = None
        self.clear()


class LassoTool(AssignTool):
    """Assigns what lies within a shape drawn by dragging."""

    def __init__(self, canvas: QgsMapCanvas, division: Division, card: HoverCard) -> None:
        super().__init__(canvas, division, card)
        self._line: list[QgsPointXY] = []
        self._lasso: QgsRubberBand | None = None

    def begun(self) -> bool:
        return bool(self._line)

    def hint(self) -> str:
        return tr("Drag around municipalities: assign")

    def shape(self) -> list[QgsPointXY]:
        """The corners of what was drawn, in the map's coordinates."""
        return self._line

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() == _LEFT and self._division.ready:
            self.clear()
            self._line = [event.mapPoint()]

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        if not self._line:
            super().canvasMoveEvent(event)
            return
        self._pointer = event.pos()
        self._shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._line.append(event.mapPoint())
        self._draw_line()
        codes = self._codes()
        if codes:
            self.hover(codes)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() == _RIGHT:
            self.pick(self.under(event))
        elif event.button() == _LEFT:
            self._line.append(event.mapPoint())
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._line:
            self.commit()
            event.accept()
            return
        super().keyPressEvent(event)

    def commit(self) -> None:
        """Assign what lies within."""
        codes = self._codes() if self._line else ()
        self.clear()
        if codes:
            self._division.assign(codes, self.target)

    def _codes(self) -> tuple[str, ...]:
        corners = [place for place in map(self.in_rd, self.shape()) if place is not None]
        few = len({*corners}) < 3
        return () if few else tuple(self._division.codes_within(shapely.Polygon(corners)))

    def _draw_line(self) -> None:
        if self._lasso is None:
            self._lasso = QgsRubberBand(self._canvas, Qgis.GeometryType.Polygon)
            self._lasso.setStrokeColor(_INK)
            self._lasso.setFillColor(QColor(0, 0, 0, 25))
            self._lasso.setLineStyle(Qt.PenStyle.DashLine)
        self._lasso.setToGeometry(QgsGeometry.fromPolygonXY([self.shape()]))

    def cancel(self) -> None:
        if not self._line:
            super().cancel()
        self.clear()

    def clear(self) -> None:
        super().clear()
        self._line = []
        if self._lasso is not None:
            self._canvas.scene().removeItem(self._lasso)
            self._lasso = None


class RectangleTool(LassoTool):
    """Assigns what lies within a rectangle drawn by dragging."""

    def shape(self) -> list[QgsPointXY]:
        if not self._line:
            return []
        box = QgsRectangle(self._line[0], self._line[-1])
        left, right, low, high = box.xMinimum(), box.xMaximum(), box.yMinimum(), box.yMaximum()
        return [QgsPointXY(left, low), QgsPointXY(right, low), QgsPointXY(right, high), QgsPointXY(left, high)]
