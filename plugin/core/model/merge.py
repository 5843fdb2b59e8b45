# SPDX-License-Identifier: GPL-2.0-or-later
"""Two programs changed one table: what each did beside what both had read, brought together row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely

from ..wording import is_unknown
from .schema import Table

Key = tuple[object, ...]
Cells = tuple[object, ...]
"""The values of one row in the order of the table's columns."""


@dataclass(frozen=True)
class Clash:
    """One cell that both changed, each to something else; ``column`` is None where one removed what the other changed.

    Parameters
    ----------
    table, key
    column : str or None
    before, ours, theirs : the three values; of a row that is gone: None
    """

    table: str
    key: Key
    column: str | None
    before: object = None
    ours: object = None
    theirs: object = None


@dataclass(frozen=True)
class Merged:
    """A table with what both did. ``clashes``: where that cannot be; there ``frame`` has what is ours."""

    frame: pd.DataFrame
    clashes: tuple[Clash, ...] = ()


def merged(table: Table, before: pd.DataFrame, ours: pd.DataFrame, theirs: pd.DataFrame) -> Merged:
    """What two made of one table.

    Parameters
    ----------
    table : Table
    before, ours, theirs : frames of that table
        What both had read, what we would save, and what is there now.

    Returns
    -------
    frame of that table: their rows in their order, then those that we added; no clash where both did the same
    """
    old, mine, other = (_rows(frame, table) for frame in (before, ours, theirs))
    out: dict[Key, Cells] = {}
    clashes: list[Clash] = []
    for key in dict.fromkeys((*other, *mine, *old)):
        row, found = _row(table, key, old.get(key), mine.get(key), other.get(key))
        clashes += found
        if row is not None:
            out[key] = row
    columns = list(zip(*out.values(), strict=True)) or [()] * len(table.names)
    cells = {name: _column(values) for name, values in zip(table.names, columns, strict=True)}
    return Merged(table.frame(cells), tuple(clashes))


def _column(values: tuple[object, ...]) -> Any:
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return pd.Series(made, dtype="object")


def _row(
    table: Table, key: Key, old: Cells | None, ours: Cells | None, theirs: Cells | None
) -> tuple[Cells | None, list[Clash]]:
    if same_row(ours, theirs) or same_row(ours, old):
        return theirs, []
    if same_row(theirs, old):
        return ours, []
    if ours is None or theirs is None:
        return ours, [Clash(table.name, key, None)]
    base = old if old is not None else (None,) * len(ours)
    both = list(zip(table.names, base, ours, theirs, strict=True))
    clashes = [
        Clash(table.name, key, name, was, our, their)
        for name, was, our, their in both
        if not same(our, their) and not same(our, was) and not same(their, was)
    ]
    return tuple(their if same(our, was) else our for _, was, our, their in both), clashes


def same_table(table: Table, one: pd.DataFrame, other: pd.DataFrame) -> bool:
    """Whether two frames of a table hold the same rows, in whatever order."""
    rows, others = _rows(table.frame(one), table), _rows(table.frame(other), table)
    return rows.keys() == others.keys() and all(same_row(row, others[key]) for key, row in rows.items())


def same_row(one: Cells | None, other: Cells | None) -> bool:
    """Whether two rows hold the same; a row that is not there is the same as one that is not there."""
    if one is None or other is None:
        return one is other
    return all(same(a, b) for a, b in zip(one, other, strict=True))


def same(one: object, other: object) -> bool:
    """Whether two cells hold the same; unknown is the same as unknown, and a shape is compared point by point."""
    if is_unknown(one) or is_unknown(other):
        return is_unknown(one) and is_unknown(other)
    if isinstance(one, shapely.Geometry) and isinstance(other, shapely.Geometry):
        return bool(shapely.equals_exact(one, other, tolerance=0.0))
    return bool(one == other)


def _rows(frame: pd.DataFrame, table: Table) -> Mapping[Key, Cells]:
    names = list(table.names)
    places = [names.index(name) for name in table.key]
    rows = frame[names].astype("object").itertuples(index=False, name=None)
    return {tuple(row[place] for place in places): tuple(row) for row in rows}
