# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a table begins in the rows of a sheet or text file, and which rows are no rows of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from ..errors import InputError
from ..model.identifiers import clean_text, column_key, folded_name
from ..model.tables import TABLES
from ..wording import Text, is_unknown
from . import assignment, links, locations, municipalities, need, periods, reserve, targets
from .rows import Remark

_MOST_ABOVE = 25
"""A header is looked for in so many rows."""
_TOTALS = frozenset({"totaal", "total", "subtotaal", "subtotal", "eindtotaal", "som", "totalen"})

_EMPTY = Text("{name} is leeg.", "{name} is empty.")
_TWICE = Text("Kolom {names} staat er meer dan eens in.", "Column {names} is there more than once.")
_LONG = Text("Rij {row} heeft meer cellen dan de kop.", "Row {row} has more cells than the header.")
_BELOW = Text(
    "De kolomnamen zijn gelezen uit rij {row}; wat erboven staat is overgeslagen: {above}.",
    "The names of columns were read from row {row}; what is above it was skipped: {above}.",
)
_TOTALS_SKIPPED = Text("Overgeslagen als totaal: {rows}.", "Skipped as a total: {rows}.")
_NAMELESS = "kolom_{number}"


@dataclass(frozen=True)
class Shaped:
    """A table as it was found.

    Parameters
    ----------
    frame : the rows of the table, object cells; None where empty
    header : position of the row with the names
    numbers : for each row of ``frame``, the number it has in the file, from 1
    remarks : what was skipped
    """

    frame: pd.DataFrame
    header: int
    numbers: list[int]
    remarks: list[Remark] = field(default_factory=list)


def shaped(rows: Sequence[Sequence[object]], name: str) -> Shaped:
    """The table in rows of cells as they were read: its header, its rows, and what was skipped.

    The header is the row with the most usual names of columns below which nothing is wider; without any it is
    the first row. Rows without anything are no rows; a row that is called a total and has little else is none
    either.

    Parameters
    ----------
    name : of the file, for refusals

    Raises
    ------
    InputError
        When there is nothing, a column name is there twice, or a row is longer than the header.
    """
    filled = [row for row in rows if _filled(row)]
    if not filled:
        raise InputError(_EMPTY, name=name)
    header = find_header(rows)
    names = _names(rows[header], rows[header + 1 :])
    remarks: list[Remark] = []
    above = [text for row in rows[:header] for cell in row if (text := clean_text(cell))]
    if above:
        remarks.append((_BELOW, {"row": header + 1, "above": above}))
    cells, numbers, totals = [], [], []
    for number, row in enumerate(rows[header + 1 :], header + 2):
        if not _filled(row):
            continue
        if _is_total(row, len(names)):
            totals.append(number)
            continue
        cells.append(_padded(row, names, number))
        numbers.append(number)
    if totals:
        remarks.append((_TOTALS_SKIPPED, {"rows": totals}))
    return Shaped(pd.DataFrame(cells, columns=names, dtype="object"), header, numbers, remarks)


def find_header(rows: Sequence[Sequence[object]]) -> int:
    """Position of the row with the names of the columns.

    Only a row that is wider than all above it can be: what stands above a table is narrower than it.
    """
    best, most, widest = None, 0, 0
    for position, row in enumerate(rows[:_MOST_ABOVE]):
        width = _filled(row)
        if width <= widest:
            continue
        widest = width
        score = usual_names_in(row)
        if best is None or score > most:
            best, most = position, score
    return best if best is not None else next(n for n, row in enumerate(rows) if _filled(row))


def usual_names_in(row: Iterable[object]) -> int:
    """How many different cells of a row are names that an import looks for."""
    return len({column_key(cell) for cell in row if not is_unknown(cell)} & _USUAL)


def _names(header: Sequence[object], below: Sequence[Sequence[object]]) -> list[str]:
    """The names of the columns; one without a name has a number when there is something in it."""
    names = [clean_text(cell) for cell in header]
    while names and not names[-1]:
        names.pop()
    for column, name in enumerate(names):
        if not name and any(column < len(row) and clean_text(row[column]) for row in below):
            names[column] = _NAMELESS.format(number=column + 1)
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise InputError(_TWICE, names=twice)
    return names


def _padded(row: Sequence[object], names: Sequence[str], number: int) -> list[object]:
    if any(clean_text(cell) for cell in row[len(names) :]):
        raise InputError(_LONG, row=number)
    cells = [_cell(cell) for cell in row[: len(names)]]
    return cells + [None] * (len(names) - len(cells))


def _cell(value: object) -> object:
    if isinstance(value, str):
        return value.strip() or None
    return None if is_unknown(value) else value


def _filled(row: Iterable[object]) -> int:
    return sum(bool(clean_text(cell)) for cell in row)


def _is_total(row: Sequence[object], width: int) -> bool:
    """``TOTAAL`` and a number or two: no row of a table of which the rows are wider."""
    return _filled(row) * 2 <= width and any(folded_name(cell).rstrip(" :") in _TOTALS for cell in row if cell)


def _usual() -> frozenset[str]:
    guesses: list[Mapping[str, Sequence[str]]] = [
        locations.GUESSES,
        municipalities.GUESSES,
        need.GUESSES,
        periods.GUESSES,
        reserve.GUESSES,
        targets.GUESSES,
        links.GUESSES,
        assignment.GUESSES,
    ]
    names = [name for table in guesses for options in table.values() for name in options]
    names += [name for options in (*locations.LON_LAT, *locations.X_Y) for name in options]
    names += [column.name for table in TABLES.values() for column in table]
    return frozenset(column_key(name) for name in names)


_USUAL = _usual()
