# SPDX-License-Identifier: GPL-2.0-or-later
"""The first rows of a list as they will be read: what they become, and why some would be rejected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from qgis.core import QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtWidgets import QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from ...plugin.adapters.layers import points_in_rd
from ...plugin.adapters.locale import language, tr
from ...plugin.core.errors import DomainError
from ...plugin.core.intake.locations import Listed, LocationInput, RowReader
from ...plugin.core.intake.rows import Sieve
from ...plugin.core.model.plan import Plan
from ...plugin.core.model.schema import Column, Table
from ...plugin.core.model.tables import CAPACITY_PERIODS, LOCATIONS, MUNICIPALITIES
from ...plugin.core.wording import figure, is_unknown, word
from ..widgets.colours import SecondaryLabel
from ..widgets.plain import plain_tip

MOST = 20
"""Rows that are read for it."""
_OF_LOCATION = ("gm_code", "type_2020", "type_2024", "status", "zekerheid", "vertrouwelijk", "bo_eind")
_OF_PERIOD = ("plekken_asiel", "van", "tot")


@dataclass(frozen=True)
class Previewed:
    """A table of texts, and what is said below it."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""


class Preview(QWidget):
    """Shows it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = QTableWidget(0, 0, self)
        self.table.setAccessibleName(tr("The first rows as they will be read"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.note = SecondaryLabel("", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.note)

    def show_rows(self, previewed: Previewed) -> None:
        """Replace what is shown."""
        self.table.setColumnCount(len(previewed.columns))
        self.table.setHorizontalHeaderLabels(list(previewed.columns))
        self.table.setRowCount(len(previewed.rows))
        for number, row in enumerate(previewed.rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text))
                self.table.setItem(number, column, item)
        self.table.resizeColumnsToContents()
        self.note.setText(previewed.note)

    def texts(self) -> list[list[str]]:
        """What the table shows."""
        rows, columns = range(self.table.rowCount()), range(self.table.columnCount())
        return [[self.table.item(row, column).text() for column in columns] for row in rows]


def first_rows(layer: QgsVectorLayer) -> QgsVectorLayer:
    """A layer in memory with the first rows of another."""
    return layer.materialize(QgsFeatureRequest().setLimit(MOST))


def preview_locations(plan: Plan, layer: QgsVectorLayer, how: Mapping[str, Any]) -> Previewed:
    """The first rows as locations.

    Parameters
    ----------
    how : of :class:`LocationInput`, without ``geographic``
    """
    try:
        rows, geographic = points_in_rd(first_rows(layer), layer.name(), how["fields"])
        reader = RowReader(plan, rows, LocationInput(**how, geographic=geographic))
    except DomainError as error:
        return Previewed((), (), error.line(language()))
    towns = dict(zip(plan[MUNICIPALITIES.name]["gm_code"], plan[MUNICIPALITIES.name]["gm_naam"], strict=True))
    read = [reader.parsed(number, row) for number, row in enumerate(_records(rows))]
    columns = [LOCATIONS.column("loc_naam"), *_named(LOCATIONS, _OF_LOCATION), *_named(CAPACITY_PERIODS, _OF_PERIOD)]
    cells = [_cells(one, columns, towns) if one is not None else _refused(reader.sieve, n, len(columns))
             for n, one in enumerate(read)]  # fmt: skip
    return _without_empty([_title(column) for column in columns], cells)


def preview_table(table: Table, frame: pd.DataFrame, sieve: Sieve) -> Previewed:
    """Rows of a table of the plan, as an import made them of the first rows of a list."""
    columns = list(table.columns)
    cells = [[_text(column, row.get(column.name)) for column in columns] for row in _records(frame.head(MOST))]
    refused = sieve.rejected(language())
    made = _without_empty([_title(column) for column in columns], cells)
    if not len(refused):
        return made
    first = str(refused.iloc[0, 0])
    note = tr("%n of the first rows would be rejected. The first: {reason}", None, len(refused)).format(reason=first)
    return Previewed(made.columns, made.rows, note)


def _records(frame: pd.DataFrame) -> list[dict[str, object]]:
    return [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]


def _named(table: Table, names: Sequence[str]) -> list[Column]:
    return [table.column(name) for name in names]


def _title(column: Column) -> str:
    text = column.label.in_language(language())
    return text[:1].upper() + text[1:]


def _cells(one: Listed, columns: Sequence[Column], towns: Mapping[str, str]) -> list[str]:
    values = {
        **one.values,
        **(one.period or {}),
        "loc_naam": one.name,
        "gm_code": towns.get(one.place[1], one.place[1]),
    }
    return [_text(column, values.get(column.name)) for column in columns]


def _refused(sieve: Sieve, number: int, width: int) -> list[str]:
    reasons = " ".join(word(text, figures, language()) for text, figures in sieve.reasons.get(number, []))
    return [tr("Rejected: {reason}").format(reason=reasons), *[""] * (width - 1)]


def _text(column: Column, value: object) -> str:
    if is_unknown(value):
        return ""
    if column.codes is not None and column.codes.find(value) is not None:
        return column.codes.label(str(value)).in_language(language())
    return figure(value, language())


def _without_empty(titles: Sequence[str], cells: Sequence[Sequence[str]]) -> Previewed:
    """Without columns that hold nothing."""
    kept = [n for n in range(len(titles)) if any(row[n] for row in cells)]
    return Previewed([titles[n] for n in kept], [[row[n] for n in kept] for row in cells])
