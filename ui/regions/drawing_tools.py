# SPDX-License-Identifier: GPL-2.0-or-later
"""The four map tools with their actions; which of them is in hand."""

from __future__ import annotations

from qgis.gui import QgisInterface, QgsMapTool
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QAction

from ...plugin.adapters.locale import tr
from ..widgets.hover_card import HoverCard
from ..widgets.icons import own
from ..widgets.plain import plain_tip
from .assign_tool import AssignTool, LassoTool, PaintTool, RectangleTool
from .tool_needs import Division


class Tools(QObject):
    """At most one is in hand; whoever takes another tool of QGIS puts ours down."""

    def __init__(self, iface: QgisInterface, division: Division, parent: QObject) -> None:
        super().__init__(parent)
        self._iface, self._canvas, self._division = iface, iface.mapCanvas(), division
        self.card = HoverCard(self._canvas.viewport())
        self.by_name: dict[str, AssignTool] = {}
        self.actions: list[QAction] = []
        for name, text, tip, icon, kind in (
            ("click", tr("Click"), tr("Assign the municipality that is clicked"), "klik", AssignTool),
            ("paint", tr("Paint"), tr("Assign the municipalities that are dragged over"), "verf", PaintTool),
            ("lasso", tr("Lasso"), tr("Assign the municipalities within a drawn shape"), "lasso", LassoTool),
            ("box", tr("Rectangle"), tr("Assign the municipalities within a rectangle"), "rechthoek", RectangleTool),
        ):
            tool = kind(self._canvas, division, self.card)
            action = QAction(own(icon), text, self)
            action.setObjectName(f"Opvangatlas_assign_{name}")
            action.setToolTip(plain_tip(tip))
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, t=tool: self.take(t))
            tool.setAction(action)
            tool.left.connect(self.put_down)
            self.by_name[name] = tool
            self.actions.append(action)

    def take(self, tool: AssignTool) -> None:
        """Take a tool in hand; the same once more puts it down."""
        if self._canvas.mapTool() is tool:
            self.put_down()
        else:
            self._division.begin()
            self._canvas.setMapTool(tool)
            self._canvas.setFocus()

    @property
    def in_hand(self) -> AssignTool | None:
        """Our tool that is in use."""
        current: QgsMapTool | None = self._canvas.mapTool()
        return next((tool for tool in self.by_name.values() if tool is current), None)

    def put_down(self) -> None:
        """Go back to moving the map."""
        tool = self.in_hand
        if tool is None:
            return
        pan = getattr(self._iface, "actionPan", None)
        if pan is not None:
            pan().trigger()
        if self.in_hand is tool:
            self._canvas.unsetMapTool(tool)

    def refresh(self) -> None:
        """The target or the division has changed under the pointer."""
        tool = self.in_hand
        if tool is not None:
            tool.refresh()

    def enable(self, *, ready: bool) -> None:
        """Whether there is something to draw in."""
        for action in self.actions:
            action.setEnabled(ready)
        if not ready:
            self.put_down()

    def remove(self) -> None:
        """Leave the canvas as it was."""
        self.put_down()
        for tool in self.by_name.values():
            tool.clear()
        self.card.deleteLater()
