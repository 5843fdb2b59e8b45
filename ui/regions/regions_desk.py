# SPDX-License-Identifier: GPL-2.0-or-later
"""The subject "Regions" on the screen: the drawing, its map tools, actions and dock, joined."""

from __future__ import annotations

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtWidgets import QMenu, QToolButton

from ...plugin.adapters.locale import tr
from ...plugin.adapters.messages import Messages
from ...plugin.tasks.runner import Runner
from ...plugin.tasks.session import Session
from ..shell.map_view import MapView
from ..shell.menus import Menus
from ..widgets.icons import own
from .drawing import Drawing, Phase
from .drawing_tools import Tools
from .region_actions import RegionActions
from .region_commands import RegionCommands
from .regions_dock import RegionsDock
from .repairs import Repairs
from .variant_commands import Variants


class RegionsDesk(QObject):
    """Each change of the drawing is shown once; each wish of the user goes to whoever does it."""

    def __init__(
        self,
        iface: QgisInterface,
        session: Session,
        runner: Runner,
        messages: Messages,
        map_view: MapView,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        window = iface.mainWindow()
        self._iface = iface
        self.drawing = Drawing(iface, session, runner, messages, self)
        self.tools = Tools(iface, self.drawing, self)
        self.actions = RegionActions(window, self)
        self.dock = RegionsDock(self.tools.actions, self.actions.by_name, self.actions.more, window)
        self.commands = RegionCommands(self.drawing, self.dock, map_view, self)
        self.repairs = Repairs(self.drawing, self.dock, map_view, self)
        self.variants = Variants(self.drawing, self.dock.form.leave, self._show_variants, self)
        self._menu: QMenu | None = None
        self._connect_actions()
        self._connect_views()
        self._phase()

    def _connect_actions(self) -> None:
        does, variants = self.commands, self.variants
        slots = {
            "add": does.add_region,
            "merge": does.merge,
            "rename": does.rename,
            "split": does.split,
            "lock": does.lock,
            "colour": does.colour,
            "spread": does.spread,
            "remove": does.remove_regions,
            "save": does.save,
            "save_as": variants.ask_save_as,
            "repair": self.repairs.show,
            "log": variants.show_log,
            "compare": variants.compare,
            "variants": variants.manage,
            "import": lambda: variants.algorithm("importassignment"),
            "export": lambda: variants.algorithm("exportassignment"),
        }
        for name, slot in slots.items():
            self.actions.by_name[name].triggered.connect(lambda _checked=False, act=slot: act())

    def _connect_views(self) -> None:
        drawing, dock = self.drawing, self.dock
        drawing.changed.connect(self._show)
        drawing.phase_changed.connect(self._phase)
        drawing.noted.connect(self._note)
        drawing.target_changed.connect(self._target)
        drawing.effect_changed.connect(dock.effect.setText)
        dock.target_chosen.connect(drawing.set_target)
        dock.variant_chosen.connect(self.variants.switch)
        dock.table.selected.connect(self._selection)

    # what is shown -----------------------------------------------------------------------------------

    def _phase(self) -> None:
        """There is something to draw in, or not."""
        self.tools.enable(ready=self.drawing.ready)
        if self.drawing.phase is Phase.DRAWN:
            self._show_variants()
            self._show()
            return
        self.dock.say_nothing(self.drawing.phase.line)
        self._selection()
        self._note()

    def _show(self) -> None:
        """Show the figures as they are now."""
        if self.drawing.painting is None:
            return
        self.dock.set_rows(self.drawing.rows(), self.drawing.target, self.drawing.half_year())
        self.tools.refresh()
        self._selection()
        self._note()

    def _target(self) -> None:
        self.dock.set_target(self.drawing.target)
        self.tools.refresh()

    def _note(self) -> None:
        self.dock.set_note(self.drawing.note())

    def _show_variants(self) -> None:
        self.dock.set_variants(*self.drawing.variants())

    def _selection(self) -> None:
        """Switch actions on and off; show the region that is selected in the form."""
        painting, ready, chosen = self.drawing.painting, self.drawing.ready, self.dock.table.regions()
        there = painting.regions if painting is not None else {}
        locked = bool(there) and bool(chosen) and all(there[r].locked for r in chosen if r in there)
        self.actions.enable(ready=ready, readable=painting is not None, selected=len(chosen), locked=locked)
        if painting is not None:
            one = chosen[0] if len(chosen) == 1 and chosen[0] in there else None
            self.dock.form.show_region(one, there[one].attributes if one is not None else {}, editable=ready)
        self.repairs.refresh()

    # the window --------------------------------------------------------------------------------------

    def show_in(self, menus: Menus) -> None:
        """Put the tools and the most used actions into the menu of the plug-in, with keys."""
        self._menu = QMenu(tr("Assign"), self._iface.mainWindow())
        self._menu.addActions(self.tools.actions)
        menus.menu.insertMenu(menus.assign_before, self._menu)
        self._put_in_toolbar(menus, self._menu)
        menus.menu.insertActions(menus.assign_before, [self.actions.by_name["compare"], self.actions.by_name["log"]])
        self._iface.registerMainWindowAction(self.tools.actions[0], "Ctrl+Shift+Y")

    def _put_in_toolbar(self, menus: Menus, tools: QMenu) -> None:
        button = QToolButton(menus.toolbar)
        button.setText(tr("Assign"))
        button.setIcon(own("toewijzen"))
        button.setMenu(tools)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        first = next(iter(menus.toolbar.actions()[1:]), None)
        menus.toolbar.insertWidget(first, button)

    def remove(self) -> None:
        """Leave QGIS as it was."""
        self.drawing.close()
        self.tools.remove()
        self.variants.remove()
        self.actions.remove()
        if self._menu is not None:
            self._iface.unregisterMainWindowAction(self.tools.actions[0])
            self._menu.deleteLater()
