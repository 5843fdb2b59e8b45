# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of one table in an editor: what the user does becomes edits that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import pandas as pd
from qgis.core import QgsFeature, QgsVectorLayer
from qgis.PyQt.QtCore import QObject

from ...plugin.adapters.locale import language
from ...plugin.adapters.plan import row_commands as rows
from ...plugin.core.errors import DomainError
from ...plugin.core.model import form_rules as rules
from ...plugin.core.model.schema import Column, Table
from ...plugin.core.wording import is_unknown
from .fields import Field
from .rows_editor import RowsEditor

Row = Mapping[str, Any]


@dataclass(frozen=True)
class RowKind:
    """How rows of a table come, and what their edits are called."""

    table: Table
    adding: str
    removing: str
    editing: str
    """With a place for ``{field}``."""
    begin: Callable[[list[Row]], Row] = lambda _others: {}
    """What a new row starts with beside what the schema says, given the others; a ``DomainError``: no other row."""
    whole: bool = False
    """Whether it is a row at once; else when what is needed is filled in."""
    about: Callable[[], Row] = dict
    """What the rows are of, where that decides what they can be: the location of a period."""


class Host(Protocol):
    """Where the rows are shown."""

    def layer_of(self, table: str) -> QgsVectorLayer | None:
        """The layer of a table."""

    def do(self, table: str, act: Callable[[QgsVectorLayer], object]) -> bool:
        """Do one edit; whether it was done."""

    def listed(self, table: str) -> Sequence[Row]:
        """The rows that are shown, edits included."""

    def owner(self) -> Row | None:
        """The cells that all these rows have in common; None: nothing is shown."""

    def changed(self) -> None:
        """A cell was changed, and the editor shows it already."""

    def refresh(self) -> None:
        """Rows came or went: show them."""


class BoundRows(QObject):
    """Connects an editor to the layer of its table."""

    def __init__(self, editor: RowsEditor, kind: RowKind, host: Host) -> None:
        super().__init__(editor)
        self._editor, self._kind, self._host = editor, kind, host
        self._table = kind.table.name
        editor.edited.connect(self.edit)
        editor.completed.connect(self.add)
        editor.removed.connect(self.remove)
        editor.add_wanted.connect(self.begin)

    def begin(self) -> None:
        """A new row."""
        owner = self._host.owner()
        if owner is None:
            return
        self._editor.say("")
        try:
            values = {**self._kind.table.initial, **self._kind.begin(list(self._host.listed(self._table)))}
        except DomainError as error:
            self._editor.say(error.line(language()))
            return
        if self._kind.whole:
            self.add(values)
        else:
            self._editor.begin({**values, **owner})

    def add(self, values: Row) -> None:
        """Add a row that is complete."""
        owner = self._host.owner()
        if owner is None:
            return
        made = {**values, **owner}
        for column in self._kind.table:
            if column.prefix:
                made[column.name] = free_id(self._host.layer_of(self._table), column)
        if self._host.do(self._table, lambda layer: rows.add_row(layer, made, self._kind.adding)):
            self._host.refresh()
            self._editor.choose(self._editor.key_of(made))

    def edit(self, key: str, name: str, value: object) -> None:
        """Change a cell; of a row that waits (no key) only the reason why not is said."""
        if self._host.owner() is None:
            return
        listed = self._host.listed(self._table)
        row = next((r for r in listed if self._editor.key_of(r) == key), None)
        others = [r for r in listed if r is not row]
        field = self._editor.fields[name]
        whole = {**(self._editor.draft if row is None else row), name: value}
        if refused(self._kind.table, whole, name, field, others, self._kind.about()) or not key:
            return
        text = self._kind.editing.format(field=field.title)
        if self._host.do(self._table, lambda layer: rows.change(layer, self._found(layer, key), {name: value}, text)):
            field.accept()
            self._host.changed()
            if name in self._kind.table.key:
                self._host.refresh()
                self._editor.choose(self._editor.key_of(whole))

    def remove(self, key: str) -> None:
        """Take a row away."""
        text = self._kind.removing
        if self._host.owner() is not None and self._host.do(
            self._table, lambda layer: rows.remove_row(layer, self._found(layer, key), text)
        ):
            self._host.refresh()

    def _found(self, layer: QgsVectorLayer, key: str) -> list[QgsFeature]:
        row = next((r for r in self._host.listed(self._table) if self._editor.key_of(r) == key), None)
        return [] if row is None else rows.row_of(layer, {name: str(row[name]) for name in self._kind.table.key})


def free_id(layer: QgsVectorLayer | None, column: Column) -> str:
    """An id that no row of a layer has."""
    taken = [] if layer is None else [feature[column.name] for feature in layer.getFeatures()]
    return rules.next_key(column.prefix, taken)


def refused(
    table: Table, row: Row, name: str, field: Field, others: Sequence[Row] = (), about: Row | None = None
) -> bool:
    """Whether a row cannot be as it is after ``name`` changed; the field then says why, and gets the focus."""
    error = rules.refusal(table, row, name, others, about) if about else rules.refusal(table, row, name, others)
    field.refuse("" if error is None else error.line(language()))
    if error is not None:
        field.setFocus()
    return error is not None


def known_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame; unknown is None."""
    found: list[dict[str, Any]] = frame.to_dict("records")
    return [{name: None if is_unknown(value) else value for name, value in row.items()} for row in found]
