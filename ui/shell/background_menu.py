# SPDX-License-Identifier: GPL-2.0-or-later
"""The menu "Background map": none, or one of those we know; the first time it asks."""

from __future__ import annotations

from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QActionGroup, QMenu, QWidget

from ...plugin.adapters.locale import tr, words
from ...plugin.adapters.plan.background import (
    BACKGROUNDS,
    allow_background,
    background_allowed,
    show_background,
    shown_background,
    withhold_background,
)
from ..widgets.plain import plain_tip
from .questions import ask_background


class BackgroundMenu(QMenu):
    """One entry is checked: what lies under the plan now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("&Background map"), parent)
        self.setToolTipsVisible(True)
        self._group = QActionGroup(self)
        names: dict[str | None, str] = {None: tr("None")}
        names |= {name: words(one.title) for name, one in BACKGROUNDS.items()}
        self.entries = {name: self._group.addAction(title) for name, title in names.items()}
        for name, action in self.entries.items():
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, chosen=name: self.choose(chosen))
            if name is not None:
                action.setToolTip(plain_tip(tr("Tiles come from {host}.").format(host=BACKGROUNDS[name].host)))
        self.addActions(list(self.entries.values()))
        self.aboutToShow.connect(self.show_state)
        self.show_state()

    def choose(self, name: str | None) -> None:
        """Show another map, when that is allowed or becomes so now."""
        if name is not None and not background_allowed():
            if not ask_background(BACKGROUNDS[name].host, self.parentWidget()):
                self.show_state()
                return
            allow_background(allowed=True)
        show_background(QgsProject.instance(), name)
        self.show_state()

    def show_state(self) -> None:
        """Check what is shown."""
        self.entries[shown_background(QgsProject.instance())].setChecked(True)

    @staticmethod
    def look_after() -> None:
        """A project may come with a map that was allowed on another computer only."""
        withhold_background(QgsProject.instance())
