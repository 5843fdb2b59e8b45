# SPDX-License-Identifier: GPL-2.0-or-later
"""Shows a job that takes longer than a moment, and lets the user cancel it."""

from __future__ import annotations

from qgis.core import QgsTask
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QGridLayout, QProgressBar, QPushButton, QWidget

from ...plugin.adapters.locale import tr
from .plain import PlainLabel

PATIENCE_MS = 300
"""Shorter jobs show nothing: a flash is no information."""


class BusyBar(QWidget):
    """A line of text, a progress bar and a cancel button, shown after 300 ms."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: QgsTask | None = None
        self.label = PlainLabel(self)
        self.label.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(tr("Progress"))
        self.cancel_button = QPushButton(tr("Cancel"), self)
        self.cancel_button.clicked.connect(self.cancel)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.label, 0, 0, 1, 2)
        layout.addWidget(self.bar, 1, 0)
        layout.addWidget(self.cancel_button, 1, 1)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        self.hide()

    def watch(self, task: QgsTask, text: str) -> None:
        """Follow a task until :meth:`done`."""
        self._task = task
        self.label.setText(text)
        self.bar.setValue(0)
        self.cancel_button.setEnabled(True)
        task.progressChanged.connect(self._move)
        self._patience.start()

    def say(self, text: str) -> None:
        """Name the step."""
        self.label.setText(text)

    def _move(self, percentage: float) -> None:
        self.bar.setValue(int(percentage))

    def cancel(self) -> None:
        """Ask the task to stop."""
        if self._task is not None:
            self.cancel_button.setEnabled(False)
            self._task.cancel()

    def done(self) -> None:
        """The task has ended."""
        self._patience.stop()
        self._task = None
        self.hide()
