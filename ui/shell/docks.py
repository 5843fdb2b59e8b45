# SPDX-License-Identifier: GPL-2.0-or-later
"""The docks of the plug-in in the window of QGIS: their places, keys and lines in the menu."""

from __future__ import annotations

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDockWidget

from .menus import Menus

AREA = Qt.DockWidgetArea.RightDockWidgetArea


class Docks:
    """They stand where the user left them; before that they appear with the first plan, as tabs of each other."""

    def __init__(self, iface: QgisInterface, menus: Menus) -> None:
        self._iface, self._menus = iface, menus
        self._docks: list[QDockWidget] = []
        self._new_here = False

    def add(self, dock: QDockWidget, name: str, key: str) -> None:
        """Take in a dock; the first one decides whether this user has seen them before."""
        window = self._iface.mainWindow()
        if not window.restoreDockWidget(dock):
            self._iface.addDockWidget(AREA, dock)
            dock.hide()
            self._new_here = self._new_here or not self._docks
        toggle = dock.toggleViewAction()
        toggle.setObjectName(f"Opvangatlas_dock_{name}")
        self._iface.registerMainWindowAction(toggle, key)
        self._menus.add_panel(toggle)
        self._docks.append(dock)

    def appear(self, width: int) -> None:
        """Show them to a new user, the first one in front and so many pixels wide."""
        if not self._new_here:
            return
        self._new_here = False
        window, first = self._iface.mainWindow(), self._docks[0]
        for dock in self._docks:
            dock.show()
        for before, dock in zip(self._docks, self._docks[1:], strict=False):  # only visible docks become tabs
            window.tabifyDockWidget(before, dock)
        first.setUserVisible(True)
        window.resizeDocks([first], [width], Qt.Orientation.Horizontal)

    def remove(self) -> None:
        """Leave the window of QGIS as it was."""
        for dock in self._docks:
            self._iface.unregisterMainWindowAction(dock.toggleViewAction())
            self._iface.removeDockWidget(dock)
            dock.deleteLater()
        self._docks.clear()
