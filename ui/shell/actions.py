# SPDX-License-Identifier: GPL-2.0-or-later
"""Every command of the plug-in as one QAction: its words, icon and key."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from ...plugin.adapters.locale import tr
from ..widgets.icons import own, theme
from ..widgets.plain import plain_tip

PREFIX = "Opvangatlas"


@dataclass(frozen=True)
class Command:
    """One command. ``needs``: "" always, "plan" an open plan, "write" one that can be written."""

    name: str
    text: str
    icon: QIcon
    key: str = ""
    needs: str = ""
    tip: str = ""


def commands() -> list[Command]:
    """All commands of this version, in the order of the menu."""
    return [
        Command("new", tr("New plan…"), own("plan_nieuw"), tip=tr("Make a plan from a layer of municipalities")),
        Command("open", tr("Open plan…"), own("plan"), "Ctrl+Shift+O"),
        Command(
            "sample",
            tr("Open sample"),
            theme("mActionFileOpen"),
            tip=tr("A fictional province to look around in"),
        ),
        Command("close", tr("Close plan"), theme("mActionRemove"), needs="plan"),
        Command("locations", tr("Locations…"), own("locatie_toevoegen"), needs="write"),
        Command("links", tr("Declared links…"), theme("mActionAddTable"), needs="write"),
        Command("need", tr("Need…"), theme("mActionAddTable"), needs="write"),
        Command("division", tr("Division…"), theme("mActionAddTable"), needs="write"),
        Command("reserve", tr("Reserve…"), theme("mActionAddTable"), needs="write"),
        Command("periods", tr("Periods…"), theme("mActionAddTable"), needs="write"),
        Command("targets", tr("Targets…"), theme("mActionAddTable"), needs="write"),
        Command("agreed", tr("Agreed need…"), theme("mActionAddTable"), needs="write"),
        Command("offers", tr("Offers of municipalities…"), theme("mActionAddTable"), needs="write"),
        Command("holidays", tr("School holidays…"), theme("mActionAddTable"), needs="write"),
        Command("import_annex", tr("Annex…"), theme("mActionAddTable")),
        Command(
            "network",
            tr("Build network…"),
            theme("mActionAddOgrLayer"),
            tip=tr("Make a road network to measure travel with"),
        ),
        Command(
            "add_location",
            tr("Add location"),
            own("locatie_toevoegen"),
            needs="write",
            tip=tr("Click a place on the map, or type its coordinates"),
        ),
        Command(
            "scout",
            tr("Scout"),
            own("verkennen"),
            "Ctrl+Shift+K",
            "plan",
            tr("See what a location would do at the place you point at"),
        ),
        Command("check", tr("Check"), own("controleren"), "F9", "plan", tr("Check the plan against the rules")),
        Command("next", tr("Next finding"), own("volgende_bevinding"), "F8", "plan"),
        Command("previous", tr("Previous finding"), own("vorige_bevinding"), "Shift+F8", "plan"),
        Command(
            "derive",
            tr("Derive regions again"),
            own("regios_afleiden"),
            needs="write",
            tip=tr("Make the region polygons from their municipalities again"),
        ),
        Command("annex", tr("Create annex…"), own("bijlage"), "Ctrl+Shift+X", "plan"),
        Command(
            "need_and_offer",
            tr("Need and offer…"),
            theme("mActionOpenTable"),
            needs="plan",
            tip=tr("What was agreed and what is offered per area on a day, as a table and a map"),
        ),
        Command(
            "rows",
            tr("Tables of the plan…"),
            theme("mActionOpenTable"),
            needs="plan",
            tip=tr("Milestones, signals, targets, transfers, kept reserve plans"),
        ),
        Command("settings", tr("Plan settings…"), theme("mActionOptions"), needs="write"),
        Command("guide", tr("User guide"), theme("mActionHelpContents")),
        Command("about", tr("About Opvangatlas"), own("opvangatlas")),
    ]


class Actions(QObject):
    """The QActions by name: ``actions["check"]``."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.commands = {command.name: command for command in commands()}
        self._actions = {name: self._make(command) for name, command in self.commands.items()}

    def _make(self, command: Command) -> QAction:
        action = QAction(command.icon, command.text, self)
        action.setObjectName(f"{PREFIX}_{command.name}")
        action.setToolTip(plain_tip(command.tip or command.text.rstrip("…")))
        return action

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def all(self) -> list[QAction]:
        """Every action."""
        return list(self._actions.values())

    def with_keys(self) -> list[tuple[QAction, str]]:
        """Every action with its key; the user can change the key in QGIS."""
        return [(self[name], command.key) for name, command in self.commands.items()]

    def enable(self, *, plan: bool, writable: bool, busy: bool) -> None:
        """Switch commands on and off: what needs a plan, what writes into it, one job at a time."""
        fits = {"": True, "plan": plan, "write": plan and writable}
        quiet = ("next", "previous", "guide", "about")
        for name, command in self.commands.items():
            self[name].setEnabled(fits[command.needs] and (name in quiet or not busy))
