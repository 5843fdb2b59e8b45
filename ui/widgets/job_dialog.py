# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dialogs share: a form, the line that says why not yet, progress, and two buttons."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QCloseEvent
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from ...plugin.adapters.locale import tr
from ...plugin.tasks.algorithms import AlgorithmRun
from ...plugin.tasks.runner import Runner
from .busy_bar import BusyBar
from .colours import SecondaryLabel
from .help import give_help
from .icons import own
from .plain import PlainLabel, plain_tip

WIDTH, HEIGHT = 560, 540
"""Dialogs fit a screen of 1366 by 768."""


class JobDialog(QDialog):
    """A form over one algorithm. Subclasses fill ``body`` and say what is wrong in :meth:`problem`."""

    CHAPTER = "start"
    """The chapter of the guide behind Help and F1."""

    def __init__(self, runner: Runner, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.runner = runner
        self.run: AlgorithmRun | None = None
        self.body = QWidget(self)
        self.facts = SecondaryLabel("", self)
        self.problem_icon, self.problem_line = PlainLabel(self), PlainLabel(self)
        self.busy = BusyBar(self)
        self.buttons = QDialogButtonBox(self)
        self.ok = self.buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel_button = self.buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.ok.setDefault(True)
        self.cancel_button.setAutoDefault(False)
        give_help(self, self.CHAPTER, self.buttons)
        self.buttons.accepted.connect(self.start)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()

    def _lay_out(self) -> None:
        icon = own("waarschuwing").pixmap(16, 16)
        self.problem_icon.setPixmap(icon)
        self.problem_icon.setAccessibleName(tr("Problem"))
        self.problem_line.setWordWrap(True)
        line = QHBoxLayout()
        line.addWidget(self.problem_icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.problem_line, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.body, 1)
        layout.addWidget(self.facts)
        layout.addLayout(line)
        layout.addWidget(self.busy)
        layout.addWidget(self.buttons)
        self.resize(WIDTH, HEIGHT)

    # for subclasses ----------------------------------------------------------------------------------

    def problem(self) -> str:
        """Why the work cannot start yet; empty when it can."""
        return ""

    def algorithm(self) -> tuple[str, dict[str, Any]]:
        """The algorithm to run and its parameters."""
        raise TypeError(f"{type(self).__name__} runs no algorithm")

    def succeeded(self, results: dict[str, Any]) -> None:
        """What to do with the results."""
        self.accept()

    # the work ----------------------------------------------------------------------------------------

    def update_state(self, *_ignored: object) -> None:
        """Say what is wrong, and switch the button on when nothing is."""
        self.say(self.problem())
        self.ok.setEnabled(not self.problem() and not self.is_busy)
        self.ok.setToolTip(plain_tip(self.problem()))

    def say(self, text: str) -> None:
        """Show a problem; empty: none."""
        self.problem_line.setText(text)
        self.problem_icon.setVisible(bool(text))
        self.problem_line.setVisible(bool(text))

    @property
    def is_busy(self) -> bool:
        """Whether the work runs."""
        return self.run is not None

    def start(self) -> None:
        """Start the work in the background."""
        if self.is_busy or self.problem():
            return
        name, parameters = self.algorithm()
        self.run = AlgorithmRun(name, parameters, self)
        self.run.succeeded.connect(self._on_success)
        self.run.failed.connect(self._on_failure)
        self.run.cancelled.connect(lambda: self._rest(tr("Cancelled. Nothing was changed.")))
        self.body.setEnabled(False)
        self.ok.setEnabled(False)
        task = self.run.start(self.runner)
        if task is not None:
            self.busy.watch(task, self.windowTitle())
            # The dialog's own button cancels as well: one is enough.
            self.busy.cancel_button.hide()

    def _on_success(self, results: dict[str, Any]) -> None:
        run = self.run
        self._rest()
        self.run = run
        self.succeeded(results)
        self.run = None

    def _on_failure(self, line: str) -> None:
        self._rest(line)

    def _rest(self, text: str = "") -> None:
        self.run = None
        self.busy.done()
        self.body.setEnabled(True)
        self.update_state()
        if text:
            self.say(text)

    def reject(self) -> None:
        """Cancel the work when it runs, else the dialog."""
        if self.run is not None and self.run.task is not None:
            self.run.feedback.cancel()
            self.run.task.cancel()
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """A dialog whose work runs stays until that has stopped."""
        if self.is_busy:
            self.reject()
            event.ignore()
            return
        super().closeEvent(event)
