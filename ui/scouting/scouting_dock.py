# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Scouting": one site at a time, and all that is kept of the others."""

from __future__ import annotations

from qgis.gui import QgsDockWidget, QgsScrollArea
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtWidgets import QStackedWidget, QTabWidget, QWidget

from ...plugin.adapters.locale import tr
from ..widgets.help import HelpKey
from ..widgets.hint_page import HintPage
from .compare_page import ComparePage
from .pipeline_page import PipelinePage
from .search_page import SearchPage
from .site_page import SitePage

NAME = "OpvangatlasVerkennen"
_HINT, _PAGES = 0, 1


class ScoutingDock(QgsDockWidget):
    """Pages as tabs; without a plan only a hint."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Scouting"), parent)
        self.setObjectName(NAME)
        HelpKey(self, "scouting")
        self._body, self.hint, self.tabs = _Body(self), HintPage(self), QTabWidget(self)
        self.site, self.pipeline = SitePage(self), PipelinePage(self)
        self.add_page(self.site, tr("Site"))
        self.search, self.compare = SearchPage(self), ComparePage(self)
        self.add_page(self.search, tr("Search task"))
        self.add_page(self.pipeline, tr("Candidates"))
        self.add_page(self.compare, tr("Compare"))
        self.tabs.setUsesScrollButtons(True)
        self._body.addWidget(self.hint)
        self._body.addWidget(self.tabs)
        self.setWidget(self._body)
        self.say_nothing(tr("Open a plan first."))

    def add_page(self, page: QWidget, title: str) -> None:
        """One more tab."""
        scroll = QgsScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QgsScrollArea.Shape.NoFrame)
        scroll.setWidget(page)
        self.tabs.addTab(scroll, title)

    def bring(self, page: QWidget) -> None:
        """Show a page, in front."""
        row = next(n for n in range(self.tabs.count()) if self.tabs.widget(n).widget() is page)
        self.tabs.setCurrentIndex(row)

    def say_nothing(self, text: str) -> None:
        """There is no plan."""
        self.hint.say(text)
        self._body.setCurrentIndex(_HINT)

    def show_pages(self) -> None:
        """There is a plan."""
        self._body.setCurrentIndex(_PAGES)


class _Body(QStackedWidget):
    """As wide as the Plan dock."""

    def sizeHint(self) -> QSize:
        """Our share of a screen of 1366 by 768."""
        return QSize(380, super().sizeHint().height())
