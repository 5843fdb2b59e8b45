# SPDX-License-Identifier: GPL-2.0-or-later
"""Every command of the Regions dock besides the map tools as one QAction, and the menu "More"."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QMenu, QWidget

from ...plugin.adapters.locale import tr
from ..widgets.icons import own, theme
from ..widgets.plain import plain_tip

MORE = ("rename", "split", "lock", "colour", "spread", "remove", "save_as", "import", "export", "log")
NEEDED = {"merge": 2, "rename": 1, "split": 1, "lock": 1, "colour": 1, "remove": 1}
"""How many regions must be selected."""
READING = ("log", "compare", "export")
"""What can be done in a plan that cannot be written."""


def _commands() -> tuple[tuple[str, str, QIcon, str], ...]:
    """Name, words, icon and explanation."""
    return (
        ("add", tr("New"), theme("symbologyAdd"), tr("A new region; assign municipalities to it")),
        ("merge", tr("Merge"), theme("mActionMergeFeatures"), tr("Merge the selected regions into the first")),
        ("rename", tr("Rename"), theme("mActionRename"), ""),
        (
            "split",
            tr("Split off"),
            theme("mActionSplitFeatures"),
            tr("Loose pieces, or what is selected on the map, become regions"),
        ),
        ("lock", tr("Lock"), own("vergrendeld"), tr("Saves first; a locked region does not change")),
        ("colour", tr("Colour…"), theme("mIconColorWheel"), ""),
        ("spread", tr("Redistribute colours"), theme("mIconColorSwatches"), ""),
        ("remove", tr("Remove"), theme("mActionDeleteSelected"), tr("Municipalities become unassigned")),
        ("log", tr("Change log"), theme("mActionOpenTable"), ""),
        ("repair", tr("Loose pieces…"), QIcon(), tr("Unassigned municipalities and loose pieces, with proposals")),
        ("compare", tr("Compare…"), QIcon(), tr("Compare two variants")),
        ("save", tr("Save"), QIcon(), tr("Save the division in the plan")),
        ("save_as", tr("Save as variant…"), QIcon(), tr("Keep what is drawn as another variant")),
        ("import", tr("Import division…"), QIcon(), tr("From a table with municipalities and regions")),
        ("export", tr("Export division…"), QIcon(), tr("As a table, also to fill in")),
        ("variants", tr("Manage…"), QIcon(), tr("Variants: save as, switch, rename, delete")),
    )


class RegionActions(QObject):
    """The actions by name, and the menu "More"; what they do is for who connects them."""

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self.by_name = {name: self._made(name, *words) for name, *words in _commands()}
        self.more = QMenu(tr("More"), window)
        self.more.addActions([self.by_name[name] for name in MORE])

    def _made(self, name: str, text: str, icon: QIcon, tip: str) -> QAction:
        action = QAction(icon, text, self)
        action.setObjectName(f"Opvangatlas_regions_{name}")
        action.setToolTip(plain_tip(tip or text.rstrip("…")))
        return action

    def enable(self, *, ready: bool, readable: bool, selected: int, locked: bool) -> None:
        """Switch actions on and off.

        Parameters
        ----------
        ready : there is something to draw in
        readable : there is a division, if only to look at
        selected : how many regions are selected
        locked : all of those are locked
        """
        for name, action in self.by_name.items():
            action.setEnabled((ready and selected >= NEEDED.get(name, 0)) or (name in READING and readable))
        self.by_name["lock"].setText(tr("Unlock") if locked else tr("Lock"))

    def remove(self) -> None:
        """Leave the menus of QGIS."""
        self.more.deleteLater()
