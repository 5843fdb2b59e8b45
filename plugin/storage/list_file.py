# SPDX-License-Identifier: GPL-2.0-or-later
"""A list that people have, whatever program wrote it: CSV, XLSX or ODS."""

from __future__ import annotations

from pathlib import Path

from ..core.intake.table_shape import Shaped, shaped
from .csv_table import csv_rows
from .sheet_table import SUFFIXES as SHEETS
from .sheet_table import sheet_rows, sheets_of

TEXTS = (".csv", ".tsv", ".txt")
SUFFIXES = (*TEXTS, *SHEETS)


def is_list(path: Path) -> bool:
    """Whether a file is of a kind that is read here."""
    return path.suffix.lower() in SUFFIXES


def sheets_in(path: Path) -> list[str]:
    """The sheets to choose from; none in a text file.

    Raises
    ------
    InputError
        When it is no workbook that can be read.
    """
    return sheets_of(path) if path.suffix.lower() in SHEETS else []


def read_list(path: Path, sheet: str = "") -> Shaped:
    """The table in a file.

    Parameters
    ----------
    sheet : of a workbook; empty: the first that has something in it

    Raises
    ------
    InputError
        When it cannot be read, is empty, or a column name is there twice.
    """
    rows = sheet_rows(path, sheet) if path.suffix.lower() in SHEETS else csv_rows(path)
    return shaped(rows, path.name)
