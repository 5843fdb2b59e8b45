# SPDX-License-Identifier: GPL-2.0-or-later
"""Periods of a location, and a button that makes emergency places regular from a day on."""

from __future__ import annotations

from datetime import date

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ...plugin.adapters.locale import language, tr
from ...plugin.core.model.capacity_kinds import DEFAULT_TYPE, REGULAR, kind_of
from ...plugin.core.model.codes import PERIOD_FORM, PERIOD_TYPE
from ...plugin.core.model.schema import Column
from ...plugin.core.model.tables import CAPACITY_PERIODS
from ...plugin.core.wording import Text
from ..forms.fields import DateField
from ..forms.rows_editor import Row, RowsEditor
from ..widgets import table as list_of_rows

_FROM = Column("vanaf", "date", Text("regulier vanaf", "regular from"))


class PeriodsEditor(RowsEditor):
    """Rows of ``capaciteitsperioden``."""

    converted = pyqtSignal(str, object)
    """Key of a period, first day of the regular places."""

    def __init__(self, parent: QWidget) -> None:
        kind = list_of_rows.Column(tr("Type"), _kind, _kind)
        super().__init__(CAPACITY_PERIODS, CAPACITY_PERIODS.fields, parent, beside=(kind,))
        self.day = DateField(_FROM, tr("Regular from"), self)
        self.convert_button = QPushButton(tr("Make regular from"), self)
        self.convert_button.setToolTip(
            tr("Ends this period the day before, and lets regular places follow it: as many, until the same end")
        )
        row = QHBoxLayout()
        row.addWidget(self.convert_button)
        row.addWidget(self.day, 1)
        self._line = QWidget(self)
        self._line.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        self.layout().addWidget(self._line)
        self.convert_button.clicked.connect(lambda: self._convert())
        self._line.hide()

    def _show_current(self, *, other_row: bool) -> None:
        super()._show_current(other_row=other_row)
        row = self._row()
        temporary = row is not None and kind_of(row.get("captype"), row.get("vorm")) != REGULAR
        self._line.setVisible(temporary and not self.draft)
        self._line.setEnabled(self._editable)
        if other_row:
            self.day.show_value(None, other_row=True)

    def _convert(self) -> None:
        self.day.tell()
        day = self.day.value()
        if isinstance(day, date) and self.current is not None:
            self.converted.emit(self.current, day)
        else:
            self.day.refuse(tr("Fill in from which day."))


def _kind(row: Row) -> str:
    """The form of places that are temporary by it, else their capacity type."""
    codes, code = (PERIOD_FORM, row["vorm"]) if row["vorm"] else (PERIOD_TYPE, row["captype"] or DEFAULT_TYPE)
    return codes.label(code).in_language(language())
