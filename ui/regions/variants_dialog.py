# SPDX-License-Identifier: GPL-2.0-or-later
"""The variants of a plan: rename, annotate, switch, delete, and make new ones."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...plugin.adapters.locale import day, tr
from ...plugin.core.wording import is_unknown
from ..widgets.help import give_help

COPY, EMPTY = "=", ""
"""Where a new variant starts, besides the name of a division."""

_NAME, _NOTE, _MADE = range(3)


class VariantsDialog(QDialog):
    """Says what the user wants; it writes nothing itself."""

    renamed = pyqtSignal(str, str, str)
    switched = pyqtSignal(str)
    deleted = pyqtSignal(str)
    made = pyqtSignal(str, str)

    def __init__(self, variants: pd.DataFrame, divisions: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("OpvangatlasVariants")
        self.setWindowTitle(tr("Variants"))
        self._rows = variants.to_dict("records")
        self.table = self._table()
        self.switch_button = QPushButton(tr("Switch to it"), self)
        self.delete_button = QPushButton(tr("Delete"), self)
        self.switch_button.clicked.connect(lambda: self.switched.emit(self.chosen()))
        self.delete_button.clicked.connect(lambda: self.deleted.emit(self.chosen()))
        self.name = QLineEdit(self)
        self.start = QComboBox(self)
        active = next((row["naam"] for row in self._rows if row["actief"]), "")
        self.start.addItem(tr("Copy of {name}").format(name=active), COPY)
        for division in divisions:
            self.start.addItem(tr("Existing division: {name}").format(name=division), division)
        self.start.addItem(tr("Nothing: all unassigned"), EMPTY)
        self.make_button = QPushButton(tr("Make variant"), self)
        self.make_button.clicked.connect(self._make)
        self.name.returnPressed.connect(self.make_button.click)
        self.name.textChanged.connect(self._enable)
        self.table.itemSelectionChanged.connect(self._enable)
        self.table.itemChanged.connect(self._take)
        self._lay_out()
        self._enable()
        self.resize(560, 400)

    def _table(self) -> QTableWidget:
        table = QTableWidget(len(self._rows), 3, self)
        table.setAccessibleName(tr("Variants"))
        table.setHorizontalHeaderLabels([tr("Name"), tr("Explanation"), tr("Made on")])
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(_NOTE, QHeaderView.ResizeMode.Stretch)
        for number, row in enumerate(self._rows):
            made = None if is_unknown(row["gemaakt_op"]) else row["gemaakt_op"]
            note = "" if is_unknown(row["toelichting"]) else str(row["toelichting"])
            for column, text in enumerate((str(row["naam"]), note, day(made))):
                item = QTableWidgetItem(text)
                font = item.font()
                font.setBold(bool(row["actief"]) and column == _NAME)
                item.setFont(font)
                if column == _MADE:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                table.setItem(number, column, item)
        table.resizeColumnToContents(_NAME)
        return table

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        give_help(self, "regions", buttons)
        buttons.addWidget(self.switch_button)
        buttons.addWidget(self.delete_button)
        buttons.addStretch()
        new = QGroupBox(tr("New variant"), self)
        form = QFormLayout(new)
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Start with"), self.start)
        form.addRow("", self.make_button)
        close = QPushButton(tr("Close"), self)
        for button in (self.switch_button, self.delete_button, self.make_button, close):
            button.setAutoDefault(False)  # Enter in a field is of that field
        close.clicked.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        layout.addWidget(new)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def chosen(self) -> str:
        """Id of the variant that is selected; empty without."""
        row = self.table.currentRow()
        return str(self._rows[row]["variant_id"]) if 0 <= row < len(self._rows) else ""

    def _enable(self) -> None:
        row = self.table.currentRow()
        other = 0 <= row < len(self._rows) and not self._rows[row]["actief"]
        self.switch_button.setEnabled(other)
        self.delete_button.setEnabled(other)
        self.make_button.setEnabled(bool(self.name.text().strip()))

    def _make(self) -> None:
        self.made.emit(self.name.text().strip(), str(self.start.currentData()))

    def take_answer(self, variant: str, name: str, note: str, *, done: bool) -> None:
        """Keep the new name of a variant; or show the old one again, as the plan refused it."""
        number = next(n for n, row in enumerate(self._rows) if row["variant_id"] == variant)
        row = self._rows[number]
        if done:
            row["naam"], row["toelichting"] = name, note
            return
        old = "" if is_unknown(row["toelichting"]) else str(row["toelichting"])
        self.table.blockSignals(True)
        self.table.item(number, _NAME).setText(str(row["naam"]))
        self.table.item(number, _NOTE).setText(old)
        self.table.blockSignals(False)

    def _take(self, item: QTableWidgetItem) -> None:
        row = item.row()
        texts = [self.table.item(row, column).text() for column in (_NAME, _NOTE)]
        self.renamed.emit(str(self._rows[row]["variant_id"]), *texts)
