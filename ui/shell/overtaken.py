# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows that were changed here and in another program: which of both is kept, row by row."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...plugin.adapters.locale import NO_VALUE, tr, words
from ...plugin.core.model.tables import TABLES
from ...plugin.core.wording import is_unknown
from ...plugin.tasks.save_group import Overlap
from ..widgets.help import give_help
from ..widgets.plain import PlainLabel

MOST = 30
"""Characters of a value that are shown."""


class OvertakenDialog(QDialog):
    """One row per row of the plan; what only one of both changed is kept anyway and is not listed."""

    def __init__(self, overlaps: Sequence[Overlap], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("OpvangatlasOvertaken")
        self.setWindowTitle(tr("Changed in another program"))
        text = tr(
            "Another program saved %n row(s) that you changed too. Choose per row what is kept; all other "
            "changes of both are kept.", None, len(overlaps),
        )  # fmt: skip
        label = PlainLabel(text, self)
        label.setWordWrap(True)
        self.table = QTableWidget(len(overlaps), 5, self)
        self.table.setAccessibleName(tr("Rows that both changed"))
        self.table.setHorizontalHeaderLabels([tr("Table"), tr("Row"), tr("There"), tr("Here"), tr("Keep")])
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.choices = [self._row(number, overlap) for number, overlap in enumerate(overlaps)]
        buttons = QDialogButtonBox(self)
        save = buttons.addButton(tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        save.setDefault(True)
        give_help(self, "trouble", buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(label)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        self.resize(720, 360)

    def _row(self, number: int, overlap: Overlap) -> QComboBox:
        there = tr("removed") if overlap.gone else _listed(overlap, 2)
        for column, text in enumerate((words(TABLES[overlap.table].label), overlap.key, there, _listed(overlap, 3))):
            item = QTableWidgetItem(text)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            self.table.setItem(number, column, item)
        choice = QComboBox(self.table)
        choice.addItem(tr("Mine"), True)
        choice.addItem(tr("That of the other"), False)
        self.table.setCellWidget(number, 4, choice)
        return choice

    def ours(self) -> list[bool]:
        """Of every row whether that of this window is kept."""
        return [bool(choice.currentData()) for choice in self.choices]


def _listed(overlap: Overlap, which: int) -> str:
    parts = []
    for cell in overlap.cells:
        if cell[0] == "geom":
            parts.append(tr("another shape"))
            continue
        value = NO_VALUE if is_unknown(cell[which]) else str(cell[which])[:MOST]
        parts.append(f"{words(TABLES[overlap.table].column(cell[0]).label)}: {value}")
    return "; ".join(parts)


def ask_overlaps(overlaps: Sequence[Overlap], parent: QWidget | None) -> list[bool] | None:
    """Ask which of both is kept of every row; None: nothing is saved now."""
    dialog = OvertakenDialog(overlaps, parent)
    return dialog.ours() if dialog.exec() == QDialog.DialogCode.Accepted else None
