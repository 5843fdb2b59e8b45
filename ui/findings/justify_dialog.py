# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialog "Justify": why a finding is accepted, by whom and until when."""

from __future__ import annotations

from datetime import date

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ...plugin.adapters.locale import tr
from ...plugin.core.checks.finding import Acceptance
from ..widgets.colours import SecondaryLabel
from ..widgets.day_edit import DayEdit
from ..widgets.help import give_help
from ..widgets.plain import PlainLabel
from .finding_rows import FindingRow

WIDTH = 460
LINES = 5
"""Height of the field for the reason."""


class JustifyDialog(QDialog):
    """Shows one finding; what is filled in leaves as a signal."""

    given = pyqtSignal(object)
    """Why it is accepted; None: it is open again."""

    def __init__(self, row: FindingRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("OpvangatlasJustify")
        self.setWindowTitle(tr("Justify a finding"))
        message = PlainLabel(f"{row.code}  {row.message}", self)
        message.setWordWrap(True)
        self.reason = QPlainTextEdit(self)
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(self.reason.fontMetrics().lineSpacing() * LINES + 12)
        self.role, self.body, self.document = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.role.setPlaceholderText(tr("a function, not a name"))
        self.day, self.until = DayEdit(self), DayEdit(self, last=True, empty=tr("open-ended"))
        self.public = QCheckBox(tr("The reason may stand in a public annex"), self)
        self.problem = SecondaryLabel("", self)
        self.buttons = QDialogButtonBox(self)
        self.ok = self.buttons.addButton(tr("Justify"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.take_back = self.buttons.addButton(tr("Take back"), QDialogButtonBox.ButtonRole.DestructiveRole)
        self.take_back.setEnabled(row.accepted is not None)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._lay_out(message)
        self._fill(row.accepted)
        self._connect()
        self.resize(WIDTH, self.sizeHint().height())

    def _lay_out(self, message: PlainLabel) -> None:
        form = QFormLayout()
        for title, field in (
            (tr("Reason *"), self.reason),
            (tr("Recorded by"), self.role),
            (tr("Body"), self.body),
            (tr("Date"), self.day),
            (tr("Valid until"), self.until),
            (tr("Document"), self.document),
            ("", self.public),
        ):
            form.addRow(title, field)
            field.setAccessibleName(title or self.public.text())
        give_help(self, "justify", self.buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(message)
        layout.addLayout(form)
        layout.addWidget(SecondaryLabel(tr("It returns by itself when the figures of the finding change."), self))
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)

    def _fill(self, accepted: Acceptance | None) -> None:
        shown = accepted or Acceptance("", day=date.today())
        self.reason.setPlainText(shown.reason)
        self.role.setText(shown.role)
        self.body.setText(shown.body)
        self.document.setText(shown.document)
        self.day.set_day(shown.day)
        self.until.set_day(shown.until)
        self.public.setChecked(shown.is_public)
        self._judge()

    def _connect(self) -> None:
        self.reason.textChanged.connect(self._judge)
        for field in (self.day, self.until):
            field.textChanged.connect(lambda _text: self._judge())
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self.take_back.clicked.connect(self._take_back)

    def _judge(self) -> None:
        """Say what is still wrong; only what is right can be kept."""
        problem = self.day.problem or self.until.problem
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.ok.setEnabled(bool(self.reason.toPlainText().strip()) and not problem)

    def value(self) -> Acceptance:
        """What is filled in."""
        return Acceptance(
            self.reason.toPlainText().strip(),
            self.role.text().strip(),
            self.body.text().strip(),
            self.day.day(),
            self.until.day(),
            self.document.text().strip(),
            is_public=self.public.isChecked(),
        )

    def _accept(self) -> None:
        self.given.emit(self.value())
        self.accept()

    def _take_back(self) -> None:
        self.given.emit(None)
        self.accept()
