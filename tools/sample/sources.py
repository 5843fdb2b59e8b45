# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading the text sources of the sample."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from opvangatlas.plugin.core.model.schema import Column
from opvangatlas.plugin.core.model.tables import TABLES
from opvangatlas.plugin.core.model.values import parse_bool, parse_date, parse_int, parse_number

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
SOURCES = SAMPLE / "bron"

_PARSERS = {"int": parse_int, "float": parse_number, "bool": parse_bool, "date": parse_date}


def rows(name: str) -> pd.DataFrame:
    """One source table: all cells text, empty ones ``None``."""
    frame = pd.read_csv(SOURCES / f"{name}.csv", sep=";", dtype=str, keep_default_na=False, encoding="utf-8")
    return frame.astype(object).mask(frame == "", None)


def table(name: str) -> pd.DataFrame:
    """The source of a table of the plan, as a frame of that table without its geometry.

    Raises
    ------
    ValueError
        When a cell cannot be read as its column's kind.
    """
    declared, text = TABLES[name], rows(name)
    known = [column for column in declared if column.name in text]
    cells = {column.name: [_cell(column, value) for value in text[column.name]] for column in known}
    return declared.frame(pd.DataFrame(cells, dtype="object"))


def _cell(column: Column, text: str | None) -> object:
    parse = _PARSERS.get(column.kind)
    if text is None:
        return "" if column.kind == "text" and column.not_null else None
    if parse is None:
        return text
    value = parse(text)
    if value is None:
        raise ValueError(f"{column.name}: {text!r} is not {column.kind}")
    return value
