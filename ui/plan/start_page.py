# SPDX-License-Identifier: GPL-2.0-or-later
"""The Plan dock before there is a plan."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtWidgets import QAction, QPushButton, QVBoxLayout, QWidget

from ...plugin.adapters.locale import tr
from ..widgets.plain import PlainLabel


class StartPage(QWidget):
    """One line and a button for each way to a plan."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        text = PlainLabel(tr("No plan is open. Make a new plan, open a plan or look at the sample."), self)
        text.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addWidget(text)
        self.buttons = [self._button(action) for action in actions]
        for button in self.buttons:
            layout.addWidget(button)
        layout.addStretch()

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.icon(), action.text(), self)
        button.clicked.connect(action.trigger)
        return button
