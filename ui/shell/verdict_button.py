# SPDX-License-Identifier: GPL-2.0-or-later
"""The verdict in the status bar: an icon with words, or the icon alone where there is no room."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QIcon, QResizeEvent
from qgis.PyQt.QtWidgets import QSizePolicy, QToolButton, QWidget

from ...plugin.adapters.locale import tr
from ..widgets.plain import plain_tip

_AROUND = 10
"""Pixels around the icon."""


class VerdictButton(QToolButton):
    """Never makes the window wider than the screen: its words go before anything else has to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("OpvangatlasVerdict")
        self.setAutoRaise(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._wide = super().sizeHint()
        self.hide()

    def say(self, icon: QIcon, text: str) -> None:
        """Show a verdict."""
        self.setIcon(icon)
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(plain_tip(tr("{verdict}. Show the findings").format(verdict=text)))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._wide = super().sizeHint()
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """Room for the words."""
        return self._wide

    def minimumSizeHint(self) -> QSize:
        """Room for the icon."""
        return QSize(self.iconSize().width() + _AROUND, self._wide.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words when they fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if self.width() >= self._wide.width() else style.ToolButtonIconOnly
        )
