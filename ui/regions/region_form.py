# SPDX-License-Identifier: GPL-2.0-or-later
"""What chapter 3 of the provincial plan asks of a region: agreements, contact, table, basis."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QWidget

from ...plugin.core.model.tables import REGIONS
from ..forms.fields import Field, field_of, title_of


class RegionForm(QWidget):
    """One region; each field is an edit of its own when it is left."""

    edited = pyqtSignal(str, str, object)
    """Region, column, value (None: empty)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._region: str | None = None
        self.fields: dict[str, Field] = {}
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for column in (REGIONS.column(name) for name in REGIONS.fields):
            title = title_of(REGIONS, column)
            field = self.fields[column.name] = field_of(column, title, None, self)
            field.edited.connect(self._tell)
            layout.addRow(title, field)

    def show_region(self, region: str | None, values: Mapping[str, object], *, editable: bool) -> None:
        """Show a region; None: none, or several. What is typed stays when its region changes otherwise."""
        other = region != self._region
        if other:
            self.leave()
        self._region = region
        self.setEnabled(region is not None and editable)
        for name, field in self.fields.items():
            field.show_value(values.get(name), other_row=other)

    def leave(self) -> None:
        """Take what was typed in the field that still has focus."""
        for field in self.fields.values():
            field.tell()

    def _tell(self, column: str, value: object) -> None:
        if self._region is not None:
            self.fields[column].accept()
            self.edited.emit(self._region, column, value)
