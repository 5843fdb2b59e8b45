# SPDX-License-Identifier: GPL-2.0-or-later
"""The log of moves: who, when, which municipality, from where to where."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pandas as pd
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ...plugin.adapters.locale import NO_VALUE, language, tr, words
from ...plugin.core.errors import DomainError
from ...plugin.core.model.schema import Column as Stored
from ...plugin.core.wording import Text
from ...plugin.storage.csv_table import write_csv
from ..widgets.colours import SecondaryLabel
from ..widgets.help import give_help
from ..widgets.table import Column, RowsModel, RowsProxy, RowsView

_EXPORTED = (
    Stored("tijd", "text", Text("tijd", "time")),
    Stored("gebruiker", "text", Text("gebruiker", "user")),
    Stored("variant", "text", Text("variant", "variant")),
    Stored("gm_code", "text", Text("gemeentecode", "municipality code")),
    Stored("gm_naam", "text", Text("gemeente", "municipality")),
    Stored("van", "text", Text("van", "from")),
    Stored("naar", "text", Text("naar", "to")),
)


class ChangeLogDialog(QDialog):
    """Newest first; the filter looks in every column."""

    def __init__(self, log: pd.DataFrame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("OpvangatlasChangeLog")
        self.setWindowTitle(tr("Change log"))
        self._log = log
        self.filter = QgsFilterLineEdit(self)
        self.filter.setPlaceholderText(tr("Search in the log"))
        self.view = RowsView(self)
        self.view.setAccessibleName(tr("Change log"))
        self.view.setRootIsDecorated(False)
        columns = _columns()
        self.model, self.proxy = RowsModel(columns, self.view), RowsProxy(self)
        self.proxy.setSourceModel(self.model)
        self.view.setModel(self.proxy)
        self.view.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.view.setSortingEnabled(True)
        self.model.set_rows(log.to_dict("records"))
        self.view.fit(3)
        self.note = SecondaryLabel("" if len(log) else tr("Nothing was moved and saved yet."), self)
        export, close = QPushButton(tr("Export…"), self), QPushButton(tr("Close"), self)
        export.clicked.connect(self._ask_export)
        close.clicked.connect(self.close)
        self.filter.textChanged.connect(self._filter)
        buttons = QHBoxLayout()
        give_help(self, "regions", buttons)
        buttons.addWidget(export)
        buttons.addWidget(self.note, 1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.filter)
        layout.addWidget(self.view, 1)
        layout.addLayout(buttons)
        self.resize(640, 480)

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()

        def accepts(row: dict[str, object]) -> bool:
            shown = " ".join(column.text(row) for column in self.model.columns).casefold()
            return all(word in shown for word in wanted)

        self.proxy.set_filter(accepts)

    def _ask_export(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, tr("Export log"), "", "CSV (*.csv)")
        if path:
            self.export(Path(path))

    def export(self, path: Path) -> bool:
        """Write the log; what is refused is said here."""
        frame = self._log.assign(tijd=[_moment(value) for value in self._log["tijd"]])
        try:
            write_csv(frame, path.with_suffix(".csv"), _EXPORTED, headers=language())
        except DomainError as error:
            self.note.setText(error.line(language()))
            return False
        self.note.setText(tr("Written: {path}").format(path=path.with_suffix(".csv").name))
        return True


def _moment(value: object) -> str:
    return words(Text("{t}", "{t}"), {"t": value}) if isinstance(value, datetime) else str(value)


def _columns() -> list[Column]:
    unassigned = tr("Unassigned")
    return [
        Column(tr("Time"), lambda r: _moment(r["tijd"]), lambda r: str(r["tijd"])),
        Column(tr("User"), lambda r: r["gebruiker"] or NO_VALUE, lambda r: r["gebruiker"] or ""),
        Column(tr("Variant"), lambda r: str(r["variant"]), lambda r: str(r["variant"])),
        Column(tr("Municipality"), lambda r: str(r["gm_naam"]), lambda r: str(r["gm_naam"])),
        Column(tr("From"), lambda r: r["van"] or unassigned, lambda r: r["van"] or ""),
        Column(tr("To"), lambda r: r["naar"] or unassigned, lambda r: r["naar"] or ""),
    ]
