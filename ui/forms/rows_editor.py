# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of a location or of the plan, as a table; the fields of the chosen row stand below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import QItemSelectionModel, pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ...plugin.adapters.locale import language, tr
from ...plugin.core.model.form_rules import is_needed
from ...plugin.core.model.schema import Table
from ..widgets.colours import SecondaryLabel
from ..widgets.table import ROW_ROLE, Column, RowsModel, RowsView
from .fields import Choices, Field, field_of, heading, title_of
from .row_columns import Names, columns_of

Row = Mapping[str, Any]
KEY_PARTS = "\x1f"


class RowsEditor(QWidget):
    """What the user does leaves as signals. A row that needs more than is known waits until it is complete."""

    edited = pyqtSignal(str, str, object)
    """Key, column, value."""
    add_wanted = pyqtSignal()
    completed = pyqtSignal(dict)
    removed = pyqtSignal(str)

    def __init__(
        self,
        table: Table,
        fields: Sequence[str],
        parent: QWidget,
        names: Names | None = None,
        choices: Mapping[str, Choices] | None = None,
        beside: Sequence[Column] = (),
    ) -> None:
        """Make it.

        Parameters
        ----------
        table : of the rows
        fields : the columns that can be filled in
        names : what stands in the list for codes, see :func:`~.row_columns.columns_of`
        choices : for fields with a list of values that the schema does not have
        beside : of the list, after those of the schema
        """
        super().__init__(parent)
        self.table = table
        self._names = tuple(name for name in table.key if name in fields or len(table.key) == 1)
        self.view = RowsView(self)
        self._model = RowsModel([*columns_of(table, names), *beside], self.view)
        self.view.setModel(self._model)
        self.view.setRootIsDecorated(False)
        self.view.setMinimumHeight(84)
        self.view.setMaximumHeight(110)
        self.view.setAccessibleName(table.label.in_language(language()))
        self.add_button, self.remove_button = QPushButton(tr("Add"), self), QPushButton(tr("Remove"), self)
        self.note = SecondaryLabel("", self)
        self._box = QWidget(self)
        form = QFormLayout(self._box)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.fields: dict[str, Field] = {}
        for name in fields:
            column = table.column(name)
            title = title_of(table, column)
            field = field_of(column, title, (choices or {}).get(name), self._box)
            field.edited.connect(self._edited)
            self.fields[name] = field
            form.addRow(heading(f"{title} *" if is_needed(table, name, "") else title, self._box), field)
        self._draft: dict[str, object] | None = None
        self._begun: dict[str, object] = {}
        self._waiting: dict[str, dict[str, object]] = {}
        self._owner = ""
        self._current: str | None = None
        self._editable = True
        self._filling = False
        self._lay_out()
        self.view.selectionModel().selectionChanged.connect(lambda *_what: self._chosen())
        self.add_button.clicked.connect(lambda: self.add_wanted.emit())
        self.remove_button.clicked.connect(lambda: self.remove())

    def _lay_out(self) -> None:
        self.buttons = buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.view)
        layout.addLayout(buttons)
        layout.addWidget(self.note)
        layout.addWidget(self._box)

    @property
    def rows(self) -> list[Row]:
        """The rows that are shown."""
        return list(self._model.rows)

    @property
    def draft(self) -> Row:
        """What is filled in of a row that waits; empty when none does."""
        return dict(self._draft or {})

    @property
    def current(self) -> str | None:
        """Key of the chosen row."""
        return self._current

    @property
    def is_begun(self) -> bool:
        """Whether the user has filled in something of a row that waits."""
        return self._draft is not None and self._draft != self._begun

    def key_of(self, row: Row) -> str:
        """What tells a row from the others that are shown."""
        return KEY_PARTS.join(str(row[name]) for name in self._names)

    def show_rows(self, rows: Sequence[Row], owner: str = "") -> None:
        """Show the rows of an owner, such as a location; what waits for another owner is kept for it."""
        other = owner != self._owner
        if other:
            self._change_owner(owner)
        keys = [self.key_of(row) for row in rows]
        if self._draft is None and self._current not in keys:
            self._current = keys[0] if keys else None
            other = True
        self._filling = True
        self._model.set_rows(rows)
        self.view.fit(self.table.listed.index(self.table.widest) if self.table.widest else 0)
        self._mark()
        self._filling = False
        self._show_current(other_row=other)

    def _change_owner(self, owner: str) -> None:
        if self.is_begun:
            self._waiting[self._owner] = self._draft or {}
        self._owner, self._current = owner, None
        self._draft = self._waiting.pop(owner, None)
        self._begun = {}
        self.note.setText("")

    def forget(self) -> None:
        """Nothing waits any more."""
        self._waiting.clear()
        self._draft = self._current = None
        self._owner = ""

    def choose(self, key: str) -> None:
        """Show the fields of a row; of one that is about to be listed, as soon as it is."""
        self._draft, self._current = None, key
        self._mark()
        self._show_current(other_row=True)

    def begin(self, values: Row) -> None:
        """A new row of which more must be known; it is told when it is complete."""
        self._draft, self._begun = dict(values), dict(values)
        self._filling = True
        self.view.selectionModel().clearSelection()
        self._filling = False
        self._show_current(other_row=True)
        next(iter(self.fields.values())).setFocus()

    def set_editable(self, *, editable: bool) -> None:
        """Whether anything can be changed; the rows can always be looked at."""
        for part in (self.add_button, *self.fields.values()):
            part.setEnabled(editable)
        self._editable = editable
        self._show_current(other_row=False)

    def _mark(self) -> None:
        kept, self._filling = self._filling, True
        model = self.view.selectionModel()
        model.clearSelection()
        for row, values in enumerate(self._model.rows):
            if self.key_of(values) == self._current and self._draft is None:
                flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
                model.select(self._model.index(row, 0), flags)
        self._filling = kept

    def _chosen(self) -> None:
        indexes = self.view.selectionModel().selectedRows()
        if not self._filling and len(indexes) == 1:
            self._draft, self._current = None, self.key_of(indexes[0].data(ROW_ROLE))
            self._show_current(other_row=True)

    def _row(self) -> Row | None:
        if self._draft is not None:
            return self._draft
        return next((row for row in self._model.rows if self.key_of(row) == self._current), None)

    def _show_current(self, *, other_row: bool) -> None:
        row = self._row()
        self._box.setVisible(row is not None)
        self.remove_button.setEnabled(self._editable and row is not None)
        if row is not None:
            for name, field in self.fields.items():
                field.show_value(row.get(name), other_row=other_row)
        self.note.setVisible(bool(self.note.text()))
        if self._draft is not None:
            self.say(tr("Fill in what has a * to add the row."))

    def say(self, text: str) -> None:
        """One line about the rows."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _edited(self, name: str, value: object) -> None:
        self.say("")
        if self._draft is None:
            if self._current is not None:
                self.edited.emit(self._current, name, value)
            return
        self._draft[name] = value
        self.edited.emit("", name, value)
        if self.fields[name].reason:
            self._draft[name] = None
            return
        self.fields[name].accept()
        if all(self._draft.get(n) is not None for n in self.fields if is_needed(self.table, n, "")):
            made, self._draft = self._draft, None
            self.completed.emit(made)
        else:
            self.say(tr("Fill in what has a * to add the row."))

    def remove(self) -> None:
        """Take the chosen row away; of a row that was not complete only the fields."""
        if self._draft is not None:
            self._draft = None
            self.say("")
            self._mark()
            self._show_current(other_row=True)
        elif self._current is not None:
            self.removed.emit(self._current)

    def leave(self) -> None:
        """Take what was typed in a field that still has focus."""
        for field in self.fields.values():
            field.tell()
