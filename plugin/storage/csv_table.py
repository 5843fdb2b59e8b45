# SPDX-License-Identifier: GPL-2.0-or-later
"""Frames to CSV as Dutch spreadsheets read it, and tables from such files back as text."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path

import pandas as pd

from ..core.errors import InputError
from ..core.intake.table_shape import find_header, shaped, usual_names_in
from ..core.model.headings import headings
from ..core.model.schema import Column
from ..core.wording import Language, Text, is_unknown
from . import failures
from .beside import written_beside

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_QUOTED_FORMULA = re.compile(r"'+[=+\-@\t\r\n]")
_DELIMITERS = ";,\t"
_SEP = re.compile(r"sep=(.)", re.IGNORECASE)
_MOST_SEEN = 30
"""A delimiter is told from so many rows."""
csv.field_size_limit(2**31 - 1)  # a cell may be as long as the file: the justification of a plan is


def write_csv(frame: pd.DataFrame, target: Path, columns: Sequence[Column], *, headers: Language | None = None) -> None:
    """Write these columns: UTF-8 with BOM, ``;``, decimal comma, ISO dates, text between quotes.

    Text that a spreadsheet would take for a formula gets an apostrophe in front; :func:`read_csv`
    takes it off. The header has the stored names, or labels with units in the language of ``headers``.

    Raises
    ------
    StorageError
        When the folder cannot be written.
    """
    names = [column.name for column in columns] if headers is None else headings(columns, headers)
    lines = [[_quoted(name) for name in names]]
    cells = [[_cell(value) for value in column.conform(frame[column.name]).tolist()] for column in columns]
    lines += [list(row) for row in zip(*cells, strict=True)]
    text = "".join(";".join(line) + "\r\n" for line in lines)
    with written_beside(target) as fresh:
        try:
            fresh.write_bytes(text.encode("utf-8-sig"))
        except OSError as error:
            raise failures.cannot_write(target, error) from error


def read_csv(path: Path) -> pd.DataFrame:
    """All cells as trimmed text, empty ones None; the table in :func:`csv_rows`.

    Raises
    ------
    InputError
        When the file cannot be read, a column name is there twice, or a row is longer than the header.
    """
    return shaped(csv_rows(path), path.name).frame


def csv_rows(path: Path) -> list[list[str]]:
    """The rows of cells, as text, in UTF-8, UTF-16 or what Excel writes without either; with ``;``, ``,`` or tabs.

    The delimiter is that of a first line ``sep=;``, else the one with which a header is found.

    Raises
    ------
    InputError
        When the file cannot be read.
    """
    text = _text(path)
    said, _, rest = text.partition("\n")
    if match := _SEP.fullmatch(said.strip()):
        return _rows(rest, match[1])
    return _rows(text, max(_DELIMITERS, key=lambda delimiter: _fits(text, delimiter)))


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
        return decimal_text(value)
    return _quoted(safe(str(value)))


def decimal_text(value: float) -> str:
    """A number as Dutch spreadsheets read it: a decimal comma, no exponent."""
    return f"{Decimal(repr(float(value))):f}".replace(".", ",")


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
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")  # what Excel writes without "UTF-8"


def _rows(text: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    return [[_plain(cell) for cell in row] for row in reader]


def _fits(text: str, delimiter: str) -> tuple[int, int]:
    """How well the first rows look with a delimiter: usual names in their header, and columns in it."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    rows = list(islice(reader, _MOST_SEEN))
    if not any(any(row) for row in rows):
        return 0, 0
    header = rows[find_header(rows)]
    return usual_names_in(header), len(header)


def _plain(cell: str) -> str:
    text = cell[1:] if _QUOTED_FORMULA.match(cell) else cell
    return text.strip()
