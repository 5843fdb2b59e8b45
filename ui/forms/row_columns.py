# SPDX-License-Identifier: GPL-2.0-or-later
"""How rows of a plan's tables are listed above their fields, as the schema says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ...plugin.adapters.locale import day, decimal, language, whole, words
from ...plugin.core.model import schema
from ...plugin.core.model.document_links import link_name
from ...plugin.core.model.half_years import half_year_label
from ..widgets.table import Column

Row = Mapping[str, Any]
Names = Mapping[str, str]


def columns_of(table: schema.Table, names: Names | None = None) -> list[Column]:
    """The columns of the list above the fields.

    Parameters
    ----------
    table : of the rows
    names : what stands for the codes of municipalities and locations in it; None: the rows are those of one
        location, which is not named again
    """
    shown = [table.column(name) for name in table.listed if names is not None or table.reference(name) is None]
    coded = {column.name for column in shown if table.reference(column.name) or column.entry == "area"}
    return [_listed(column, names if column.name in coded else None) for column in shown]


def _listed(column: schema.Column, names: Names | None) -> Column:
    name, text = column.name, _text_of(column, names)
    by_text = names is not None or column.codes is not None or column.entry == "link"
    title = words(column.short or column.label)
    return Column(
        title if column.short else title[:1].upper() + title[1:],
        lambda row: text(row[name]),
        (lambda row: text(row[name])) if by_text else (lambda row: row[name]),
        number=column.kind in ("int", "float"),
    )


def _text_of(column: schema.Column, names: Names | None) -> Callable[[Any], str]:
    """How a value of a column is written; an empty cell as what it stands for."""
    codes = column.codes
    if names is not None:
        return lambda value: names.get(value, value) if value else ""
    if codes is not None:
        return lambda value: codes.label(value).in_language(language()) if value else ""
    if column.kind == "date":
        return lambda value: day(value, words(column.empty)) if column.empty and column.last_day else day(value)
    if column.kind == "int":
        return whole
    if column.kind == "float":
        return lambda value: decimal(value, 2 if column.unit == "€" else 1)
    if column.entry == "link":
        return lambda value: link_name(value or "")
    if column.entry == "half-year":
        return lambda value: half_year_label(value or "")
    return lambda value: value or ""
