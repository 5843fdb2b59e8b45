# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands where there is nothing to list: one line, and the button that helps."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QPushButton, QVBoxLayout, QWidget

from .colours import SecondaryLabel


class HintPage(QWidget):
    """One line of secondary text in the middle, with a button where there is something to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = SecondaryLabel("", self)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(self)
        self._act: Callable[[], object] = lambda: None
        self.button.clicked.connect(lambda: self._act())
        layout = QVBoxLayout(self)
        layout.addStretch()
        layout.addWidget(self.label)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()

    def say(self, text: str, verb: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a line, and a button when there is something to do."""
        self.label.setText(text)
        self.button.setText(verb)
        self.button.setVisible(act is not None)
        self._act = act or (lambda: None)
