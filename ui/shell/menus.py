# SPDX-License-Identifier: GPL-2.0-or-later
"""Menu, toolbar, keys and status button in the QGIS window; all of it goes away again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtWidgets import QAction, QMenu, QToolBar, QToolButton, QWidget

from ...plugin.adapters.locale import tr
from ...plugin.adapters.plan.folders import recent_plans
from .actions import Actions
from .background_menu import BackgroundMenu
from .verdict_button import VerdictButton

TITLE = "Opvan&gatlas"
IMPORTS = (
    "locations",
    "need",
    "division",
    "reserve",
    "periods",
    "targets",
    "agreed",
    "offers",
    "holidays",
    "links",
    "import_annex",
)


class Menus(QObject):
    """Puts our commands into QGIS."""

    def __init__(self, iface: QgisInterface, actions: Actions, open_plan: Callable[[Path], object]) -> None:
        super().__init__(iface.mainWindow())
        self._iface, self._actions, self._open_plan = iface, actions, open_plan
        window = iface.mainWindow()
        self.recent = QMenu(tr("Recent plans"), window)
        self.recent.aboutToShow.connect(self._fill_recent)
        self.plan = self._plan_menu(window)
        self.imports = QMenu(tr("Import"), window)
        self.imports.addActions([actions[name] for name in IMPORTS])
        self.panels = QMenu(tr("Panels"), window)
        self.background = BackgroundMenu(window)
        self.menu = self._main_menu(window)
        self.status = VerdictButton(window)
        self.toolbar = self._toolbar()
        self._put_before_help()
        for action, key in actions.with_keys():
            iface.registerMainWindowAction(action, key)
        iface.statusBarIface().addPermanentWidget(self.status)

    def _plan_menu(self, window: QWidget) -> QMenu:
        """The menu of the button "Plan", in the dock and in the toolbar."""
        menu = QMenu(tr("Plan"), window)
        menu.setIcon(self._actions["open"].icon())
        menu.addActions([self._actions["new"], self._actions["open"]])
        menu.addMenu(self.recent)
        menu.addActions([self._actions["sample"], self._actions["close"]])
        return menu

    def _main_menu(self, window: QWidget) -> QMenu:
        menu, a = QMenu(TITLE, window), self._actions
        menu.setObjectName("OpvangatlasMenu")
        menu.addActions([a["new"], a["open"]])
        menu.addMenu(self.recent)
        menu.addActions([a["sample"], a["close"]])
        menu.addSeparator()
        menu.addMenu(self.imports)
        menu.addAction(a["network"])
        menu.addSeparator()
        self.assign_before = a["derive"]
        """In front of it come the commands of drawing."""
        menu.addActions([a["derive"], a["add_location"], a["scout"]])
        menu.addSeparator()
        menu.addActions([a["check"], a["next"], a["previous"], a["annex"]])
        menu.addSeparator()
        menu.addActions([a["need_and_offer"], a["rows"], a["settings"]])
        menu.addMenu(self.background)
        menu.addMenu(self.panels)
        menu.addActions([a["guide"], a["about"]])
        return menu

    def _put_before_help(self) -> None:
        bar = self._iface.mainWindow().menuBar()
        help_menu = self._iface.helpMenu()
        bar.insertMenu(help_menu.menuAction() if isinstance(help_menu, QMenu) else None, self.menu)

    def _toolbar(self) -> QToolBar:
        toolbar: QToolBar = self._iface.addToolBar("Opvangatlas")
        toolbar.setObjectName("OpvangatlasToolBar")
        toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        plan = QToolButton(toolbar)
        plan.setText(tr("Plan"))
        plan.setIcon(self.plan.icon())
        plan.setMenu(self.plan)
        plan.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        plan.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        toolbar.addWidget(plan)
        toolbar.addActions([self._actions[name] for name in ("add_location", "scout", "check", "annex")])
        return toolbar

    def add_panel(self, toggle: QAction) -> None:
        """List a dock under Panels."""
        self.panels.addAction(toggle)

    def _fill_recent(self) -> None:
        self.recent.clear()
        for path in recent_plans():
            action = self.recent.addAction(f"{path.stem} – {path.parent}")
            action.triggered.connect(lambda _checked=False, p=path: self._open_plan(p))
        if self.recent.isEmpty():
            self.recent.addAction(tr("No plan was opened yet")).setEnabled(False)

    def remove(self) -> None:
        """Take everything out of QGIS again."""
        for action in self._actions.all():
            self._iface.unregisterMainWindowAction(action)
        self._iface.mainWindow().menuBar().removeAction(self.menu.menuAction())
        self._iface.statusBarIface().removeWidget(self.status)
        self._iface.mainWindow().removeToolBar(self.toolbar)
        for widget in (
            self.menu,
            self.plan,
            self.imports,
            self.panels,
            self.background,
            self.recent,
            self.status,
            self.toolbar,
        ):
            widget.deleteLater()
        self.deleteLater()
