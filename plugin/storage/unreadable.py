# SPDX-License-Identifier: GPL-2.0-or-later
"""Cells that are no value of their column: another program wrote text as a date, or a number beyond its bounds.

GDAL would read such a cell as unknown or as another number, and the next save would overwrite it. So its text
goes to table ``onleesbaar`` and the cell becomes unknown, which it is; where the column may not be empty, the
whole row goes there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from ..core.model.keys import KEY_JOINT, key_text
from ..core.model.schema import Column, Table
from ..core.model.tables import TABLES, UNREADABLE
from ..core.wording import Text
from .ddl import readable
from .failures import plan_connection
from .notes import Note

WHOLE_ROW = "*"
"""Stands for the column where a whole row was set apart."""
_OF_INDEX = ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY")
"""What triggers of a spatial index call; none of them runs while shapes stay as they are."""
MOST, LONGEST = 5, 40
"""How many cells a note names, and how much of each."""
_SET_APART = Text(
    "Onleesbare cellen: {n:int}. Ze gelden als onbekend; wat er stond, staat in tabel ‘Onleesbare cellen’ tot u het"
    " daar verwijdert. {cells}",
    "Unreadable cells: {n:int}. They count as unknown; what stood there is in table ‘Unreadable cells’ until you"
    " remove it there. {cells}",
)
_LEFT = Text(
    "Onleesbare cellen: {n:int}. Ze gelden als onbekend. {cells}",
    "Unreadable cells: {n:int}. They count as unknown. {cells}",
)


@dataclass(frozen=True)
class Unreadable:
    """One cell, or one row, and what stood there."""

    table: str
    key: str
    column: str
    text: str


def unreadable_cells(path: Path) -> tuple[Unreadable, ...]:
    """Every cell of a plan that is no value of its column; nothing is changed.

    Raises
    ------
    StorageError
        When the plan cannot be read.
    """
    with plan_connection(path) as plan:
        return tuple(_all_found(plan))


def repaired(path: Path) -> tuple[Unreadable, ...]:
    """Set apart what cannot be read of a plan that can be written; what is left, which is nothing.

    Raises
    ------
    StorageError
        When the plan cannot be read or written; nothing has changed then.
    """
    if not unreadable_cells(path):
        return ()
    with plan_connection(path) as plan:
        plan.execute("BEGIN IMMEDIATE")
        set_apart(plan)
        plan.execute("COMMIT")
    return ()


def unreadable_notes(path: Path, left: Sequence[Unreadable]) -> tuple[Note, ...]:
    """What the user should know: which cells were set apart and wait for a decision, or count as unknown.

    Raises
    ------
    StorageError
        When the plan cannot be read.
    """
    with plan_connection(path) as plan:
        rows = plan.execute("SELECT tabel, sleutel, kolom, tekst FROM onleesbaar ORDER BY fid").fetchall()
    apart = [Unreadable(*(str(cell) for cell in row)) for row in rows]
    pairs = ((_SET_APART, apart), (_LEFT, left))
    return tuple(Note(text, {"n": len(cells), "cells": _listed(cells)}) for text, cells in pairs if cells)


def _listed(cells: Sequence[Unreadable]) -> str:
    shown = [f"{cell.table} {cell.key} {cell.column}: {cell.text[:LONGEST]}" for cell in cells[:MOST]]
    return "; ".join(shown) + ("; …" if len(cells) > MOST else "")


def blanked(frame: pd.DataFrame, table: Table, cells: Iterable[Unreadable]) -> pd.DataFrame:
    """A table as it was read, with what cannot be read unknown."""
    wrong = [cell for cell in cells if cell.table == table.name]
    if not wrong:
        return frame
    frame = frame.copy()
    names = [key_text(row) for row in frame[list(table.key)].itertuples(index=False, name=None)]
    for cell in wrong:
        frame.loc[[name == cell.key for name in names], cell.column] = None
    return frame


def _all_found(plan: sqlite3.Connection) -> Iterator[Unreadable]:
    for table in TABLES.values():
        for column in table:
            yield from _found(plan, table, column)


def set_apart(plan: sqlite3.Connection) -> None:
    """Move every unreadable cell to ``onleesbaar``; part of the caller's transaction.

    Raises
    ------
    sqlite3.Error
        When the plan cannot be written.
    """
    for name in _OF_INDEX:
        plan.create_function(name, 1, lambda _: None)
    for table in TABLES.values():
        for column in table:
            if column.bounds is not None:
                _move(plan, table, column)
    _move_orphans(plan)


def _found(plan: sqlite3.Connection, table: Table, column: Column) -> list[Unreadable]:
    if column.bounds is None:
        return []
    rows = plan.execute(_statement("SELECT", f"{_key(table)}, {_text(column.name)}", _rows(table, _wrong(column))))
    return [Unreadable(table.name, str(key), column.name, str(text)) for key, text in rows]


def _move(plan: sqlite3.Connection, table: Table, column: Column) -> None:
    if column.not_null:
        _move_rows(plan, table, _wrong(column))
        return
    _keep(plan, table, f"'{column.name}'", _text(column.name), _wrong(column))
    plan.execute(_statement("UPDATE", table.name, f"SET {column.name} = NULL WHERE", _wrong(column)))


def _move_rows(plan: sqlite3.Connection, table: Table, which: str) -> None:
    cells = ", ".join(f"'{column.name}', {_text(column.name)}" for column in table)
    _keep(plan, table, f"'{WHOLE_ROW}'", f"json_object({cells})", which)
    plan.execute(_statement("DELETE", _rows(table, which)))


def _move_orphans(plan: sqlite3.Connection) -> None:
    """Rows go with the row they belong to."""
    for table in TABLES.values():
        for key in table.foreign_keys:
            if any(column.bounds is not None and column.not_null for column in TABLES[key.table]):
                own, theirs = ", ".join(key.columns), ", ".join(key.key)
                _move_rows(plan, table, _statement(f"({own}) NOT IN (SELECT {theirs}", "FROM", f"{key.table})"))


def _keep(plan: sqlite3.Connection, table: Table, column: str, text: str, which: str) -> None:
    values = ", ".join((f"'{table.name}'", _key(table), column, text))
    into = f"INTO {UNREADABLE.name} (tabel, sleutel, kolom, tekst)"
    plan.execute(_statement("INSERT OR REPLACE", into, "SELECT", values, _rows(table, which)))


def _statement(*parts: str) -> str:
    """Names and conditions of the schema, never anything from a plan."""
    return " ".join(parts)


def _rows(table: Table, which: str) -> str:
    return f"FROM {table.name} WHERE {which}"


def _wrong(column: Column) -> str:
    return f"NOT {readable(column, column.name)}"


def _key(table: Table) -> str:
    return f" || '{KEY_JOINT}' || ".join(f"coalesce({_text(name)}, '')" for name in table.key)


def _text(column: str) -> str:
    """A cell as text, bytes as hexadecimal figures."""
    return f"CASE typeof({column}) WHEN 'blob' THEN hex({column}) ELSE CAST({column} AS TEXT) END"
