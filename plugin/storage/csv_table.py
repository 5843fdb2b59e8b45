# SPDX-License-Identifier: GPL-2.0-or-later
"""Frames to CSV as Dutch spreadsheets read it, and tables from such files back as text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pandas as pd

from ..core.errors import InputError
from ..core.model.schema import Column
from ..core.wording import Language, Text, is_unknown
from . import failures
from .beside import written_beside

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_QUOTED_FORMULA = re.compile(r"'+[=+\-@\t\r\n]")
_DELIMITERS = ";,\t"
csv.field_size_limit(2**31 - 1)  # a cell may be as long as the file: the justification of a plan is


def write_csv(frame: pd.DataFrame, target: Path, columns: Sequence[Column], *, headers: Language | None = None) -> None:
    """Write these columns: UTF-8 with BOM, ``;``, decimal comma, ISO dates, text between quotes.

    Text that a spreadsheet would take for a formula gets an apostrophe in front; :func:`read_csv`
    takes it off. The header has the stored names, or the labels in the language of ``headers``.

    Raises
    ------
    StorageError
        When the folder cannot be written.
    """
    lines = [[_quoted(column.name if headers is None else column.label.in_language(headers)) for column in columns]]
    cells = [[_cell(value) for value in column.conform(frame[column.name]).tolist()] for column in columns]
    lines += [list(row) for row in zip(*cells, strict=True)]
    text = "".join(";".join(line) + "\r\n" for line in lines)
    with written_beside(target) as fresh:
        try:
            fresh.write_bytes(text.encode("utf-8-sig"))
        except OSError as error:
            raise failures.cannot_write(target, error) from error


def read_csv(path: Path) -> pd.DataFrame:
    """All cells as trimmed text, empty ones None; with or without BOM, with ``;``, ``,`` or tabs.

    Raises
    ------
    InputError
        When the file cannot be read, a column name is there twice, or a row is longer than the header.
    """
    rows = [(line, row) for line, row in enumerate(_rows(_text(path)), 1) if any(cell.strip() for cell in row)]
    if not rows:
        raise InputError(Text("{path} is leeg.", "{path} is empty."), path=path.name)
    names = [_plain(name) for name in rows[0][1]]
    while names and not names[-1]:
        names.pop()
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InputError(
            Text("Kolom {names} staat er meer dan eens in.", "Column {names} is there more than once."),
            names=twice,
        )
    cells = [_padded(row, names, line) for line, row in rows[1:]]
    return pd.DataFrame(cells, columns=names, dtype="object")


def _cell(value: object) -> str:
    if is_unknown(value):
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}".replace(".", ",")
    return _quoted(safe(str(value)))


def safe(text: str) -> str:
    """Text that no spreadsheet takes for a formula; :func:`read_csv` gives it back."""
    return f"'{text}" if _FORMULA.match(text) else text


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(
            Text("Kan {path} niet lezen.", "Cannot read {path}."), path=str(path), details=str(error)
        ) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")  # what Excel writes without "UTF-8"


def _rows(text: str) -> list[list[str]]:
    header = re.sub(r'"[^"]*"', "", text.partition("\n")[0])
    delimiter = max(_DELIMITERS, key=header.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True))


def _padded(row: list[str], names: list[str], line: int) -> list[str | None]:
    if any(cell.strip() for cell in row[len(names) :]):
        raise InputError(
            Text("Rij {row} heeft meer cellen dan de kop.", "Row {row} has more cells than the header."),
            row=line,
        )
    cells = [_plain(cell) or None for cell in row[: len(names)]]
    return cells + [None] * (len(names) - len(cells))


def _plain(cell: str) -> str:
    text = cell[1:] if _QUOTED_FORMULA.match(cell) else cell
    return text.strip()
