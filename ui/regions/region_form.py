# SPDX-License-Identifier: GPL-2.0-or-later
"""What chapter 3 of the provincial plan asks of a region: agreements, contact, table, basis."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.PyQt.QtCore import QEvent, QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from ...plugin.adapters.locale import language, words
from ...plugin.core.model.codes import DIVISION_BASIS
from ...plugin.core.model.tables import REGIONS

LINES = ("lead_prt", "contact_functie", "afgevaardigde_functie")
ROWS = 3
"""Height of the field for agreements, in lines."""


class RegionForm(QWidget):
    """One region; each field is an edit of its own when it is left."""

    edited = pyqtSignal(str, str, object)
    """Region, column, value (None: empty)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._region: str | None = None
        self._shown: Mapping[str, object] = {}
        self.basis = QComboBox(self)
        self.basis.addItem("", None)
        for code in DIVISION_BASIS:
            self.basis.addItem(code.label.in_language(language()), code.code)
        self.basis.activated.connect(lambda _row: self._tell("basis", self.basis.currentData()))
        self.agreements = QPlainTextEdit(self)
        self.agreements.setTabChangesFocus(True)
        self.agreements.setFixedHeight(self.agreements.fontMetrics().lineSpacing() * ROWS + 12)
        self.agreements.installEventFilter(self)
        self.lines = {name: QLineEdit(self) for name in LINES}
        for name, line in self.lines.items():
            line.editingFinished.connect(lambda n=name, w=line: self._tell(n, w.text()))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name, widget in (
            ("basis", self.basis), ("lead_prt", self.lines["lead_prt"]), ("afspraken", self.agreements),
            ("contact_functie", self.lines["contact_functie"]),
            ("afgevaardigde_functie", self.lines["afgevaardigde_functie"]),
        ):  # fmt: skip
            title = words(REGIONS.column(name).label)
            widget.setAccessibleName(title)
            form.addRow(title[:1].upper() + title[1:], widget)

    def show_region(self, region: str | None, values: Mapping[str, object], *, editable: bool) -> None:
        """Show a region; None: none, or several."""
        same = region == self._region
        if not same:
            self.leave()
        before, self._region, self._shown = self._shown, region, dict(values)
        self.setEnabled(region is not None and editable)
        self.basis.setCurrentIndex(max(0, self.basis.findData(values.get("basis"))))
        # What is being typed stays when the region changes otherwise, as after a move.
        if not same or _text(before, "afspraken") == self.agreements.toPlainText() != _text(values, "afspraken"):
            self.agreements.setPlainText(_text(values, "afspraken"))
        for name, line in self.lines.items():
            if not same or _text(before, name) == line.text() != _text(values, name):
                line.setText(_text(values, name))

    def leave(self) -> None:
        """Take what was typed in the field that still has focus."""
        if self._region is not None:
            self._tell("afspraken", self.agreements.toPlainText())
            for name, line in self.lines.items():
                self._tell(name, line.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field for agreements has no signal for being left."""
        if watched is self.agreements and event.type() == QEvent.Type.FocusOut:
            self._tell("afspraken", self.agreements.toPlainText())
        return super().eventFilter(watched, event)

    def _tell(self, column: str, value: object) -> None:
        value = (str(value).strip() or None) if value is not None else None
        if self._region is not None and self._shown.get(column) != value:
            region, self._shown = self._region, {**self._shown, column: value}
            self.edited.emit(region, column, value)


def _text(values: Mapping[str, object], name: str) -> str:
    return str(values.get(name) or "")
