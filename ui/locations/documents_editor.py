# SPDX-License-Identifier: GPL-2.0-or-later
"""Links to photos and documents of a location, and a button that opens the chosen one."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton, QWidget

from ...plugin.adapters.locale import tr
from ...plugin.core.model.capacity_tables import DOCUMENTS
from ..forms.fields import FileField
from ..forms.rows_editor import RowsEditor


class DocumentsEditor(RowsEditor):
    """Rows of ``documenten``; nothing is opened but on request."""

    opened = pyqtSignal(str)
    """A link, as it is stored."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(DOCUMENTS, DOCUMENTS.fields, parent)
        self.open_button = QPushButton(tr("Open"), self)
        self.open_button.setToolTip(tr("Show the file or page in the program for such files"))
        self.buttons.insertWidget(2, self.open_button)
        self.open_button.clicked.connect(lambda: self._open())
        self.view.doubleClicked.connect(lambda _index: self._open())
        self.open_button.setEnabled(False)

    def set_folder(self, folder: str) -> None:
        """Where relative paths start."""
        field = self.fields["pad"]
        if isinstance(field, FileField):
            field.set_folder(folder)

    def _link(self) -> str:
        return next((str(row["pad"]) for row in self.rows if self.key_of(row) == self.current), "")

    def _show_current(self, *, other_row: bool) -> None:
        super()._show_current(other_row=other_row)
        self.open_button.setEnabled(bool(self._link()) and not self.draft)

    def _open(self) -> None:
        if self._link() and not self.draft:
            self.opened.emit(self._link())
