# SPDX-License-Identifier: GPL-2.0-or-later
"""What a table and a column are. The tables themselves stand in ``tables.py``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

import pandas as pd

from ..wording import Text, is_unknown
from .codes import CodeList

CRS = "EPSG:28992"
"""All geometry of a plan is in RD New, metres."""

Kind = Literal["text", "int", "float", "bool", "date", "datetime", "geometry"]
Geometry = Literal["Point", "MultiPolygon"]

CEILING = 1_000_000_000
"""No number of a plan is beyond it, either way: sums of such numbers still fit."""
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)
"""No date of a plan lies outside these."""

_DTYPES: dict[Kind, str] = {
    "text": "object",
    "int": "Int64",
    "float": "Float64",
    "bool": "boolean",
    "date": "object",
    "datetime": "object",
    "geometry": "object",
}


@dataclass(frozen=True)
class Column:
    """One column: everything that stores, forms, checks and exports need to know about it.

    Parameters
    ----------
    name : str
        Stored name: a Dutch domain term.
    kind : Kind
    label : Text
        Alias in forms and table headers.
    export : str
        Name in shapefiles, at most 10 characters; empty: not exported.
    unit, source : str
        Unit of measure; where the column comes from (``FMT h2``).
    codes : CodeList, optional
        The only values allowed.
    not_null : bool
        The database refuses an empty value.
    needed_for_annex : bool
        A check lists the rows where it is empty (A13).
    minimum, maximum : float, optional
        The database refuses lower and higher values; where absent, what lies beyond :data:`CEILING`.
    private : bool
        Contact data or free text that stays out of a public annex.
    """

    name: str
    kind: Kind
    label: Text
    export: str = ""
    unit: str = ""
    source: str = ""
    codes: CodeList | None = None
    not_null: bool = False
    needed_for_annex: bool = False
    minimum: float | None = None
    maximum: float | None = None
    private: bool = False

    @property
    def dtype(self) -> str:
        """The pandas dtype of this column in a frame; every one of them can hold "unknown"."""
        return _DTYPES[self.kind]

    @property
    def bounds(self) -> tuple[float, float] | tuple[date, date] | None:
        """The lowest and highest value that the database takes; None where a column has no order."""
        if self.kind in ("date", "datetime"):
            return FIRST_DAY, LAST_DAY
        if self.kind not in ("int", "float"):
            return None
        return -CEILING if self.minimum is None else self.minimum, CEILING if self.maximum is None else self.maximum

    def conform(self, values: pd.Series) -> pd.Series:
        """Cast to this column's dtype; unknown becomes ``pd.NA`` or None.

        Raises
        ------
        ValueError, TypeError
            When a value is not of this kind: input is parsed before it gets here.
        """
        if self.kind in ("int", "float", "bool"):
            return values.astype(self.dtype)
        cells = [None if is_unknown(value) else self._cell(value) for value in values]
        return pd.Series(cells, index=values.index, dtype="object")

    def _cell(self, value: object) -> object:
        if self.kind == "date" and isinstance(value, str):
            return date.fromisoformat(value[:10].replace("/", "-"))
        if self.kind == "date" and isinstance(value, datetime):
            return value.date()
        if self.kind == "text" and not isinstance(value, str):
            return str(value)
        return value


@dataclass(frozen=True)
class ForeignKey:
    """``columns`` of this table name a row of ``table`` by its ``key``; checked at commit."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]
    on_delete: Literal["cascade", "restrict"] = "restrict"


@dataclass(frozen=True)
class Table:
    """One table of a plan.

    Parameters
    ----------
    name : str
    label : Text
    key : tuple of str
        Columns that are unique together.
    columns : tuple of Column
    geometry : Geometry, optional
        Geometry type of the column ``geom``, EPSG:28992; None for a table without a map.
    foreign_keys : tuple of ForeignKey
        Rows this table refers to; the database guards them.
    references : tuple of ForeignKey
        Rows it refers to as well, unguarded: the reference may outlive the row.
    about : (column, column), optional
        Columns that name a table and the key of its row, where that differs from row to row.
    derived : bool
        Computed from other tables; can always be made again.
    """

    name: str
    label: Text
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    geometry: Geometry | None = None
    foreign_keys: tuple[ForeignKey, ...] = ()
    references: tuple[ForeignKey, ...] = ()
    about: tuple[str, str] | None = None
    derived: bool = False

    def __iter__(self) -> Iterator[Column]:
        return iter(self.columns)

    def column(self, name: str) -> Column:
        """The column with this name.

        Raises
        ------
        KeyError
            When there is none.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name}")

    @property
    def names(self) -> tuple[str, ...]:
        """Column names of a frame of this table; ``geom`` last where there is one."""
        names = tuple(column.name for column in self.columns)
        return (*names, "geom") if self.geometry else names

    @property
    def links(self) -> tuple[ForeignKey, ...]:
        """Every reference to a row of a table, guarded or not."""
        return (*self.foreign_keys, *self.references)

    def empty(self) -> pd.DataFrame:
        """A frame of this table without rows."""
        return self.frame({})

    def frame(self, rows: pd.DataFrame | dict[str, object]) -> pd.DataFrame:
        """Make a frame of this table: columns in order, right dtypes, absent columns unknown.

        Raises
        ------
        KeyError
            When ``rows`` has a column this table does not have.
        """
        given = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows)
        strangers = set(given.columns) - set(self.names)
        if strangers:
            raise KeyError(f"{self.name} has no column {sorted(strangers)}")
        index = pd.RangeIndex(len(given))
        given = given.set_axis(index, axis=0)
        absent = pd.Series([None] * len(given), index=index, dtype="object")
        out = {column.name: column.conform(given.get(column.name, absent)) for column in self.columns}
        if self.geometry:
            out["geom"] = given.get("geom", absent).astype("object")
        return pd.DataFrame(out, index=index, columns=list(self.names))
