# SPDX-License-Identifier: GPL-2.0-or-later
"""What a table and a column are. The tables themselves stand in ``tables.py``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

import pandas as pd

from ..wording import Text, is_unknown
from .codes import CodeList

CRS = "EPSG:28992"
"""All geometry of a plan is in RD New, metres."""

Kind = Literal["text", "int", "float", "bool", "date", "datetime", "geometry"]
Geometry = Literal["Point", "MultiPolygon"]
Entry = Literal["line", "long", "link", "colour", "half-year", "area"]
"""How a text is filled in: on one line, on several, as a file or address of the web, from a palette, as the half of a
year, or as the code of a region or municipality."""

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
    entry : Entry
        How a text is filled in.
    prefix : str
        Of the ids that are made for this column (``L16``); empty: its values are given.
    read_only : bool
        Shown in a form but not typed in, as is every id that is made (:attr:`is_fixed`).
    initial : optional
        What a new row has here before anything is filled in.
    needed : bool
        Counted as lacking while it is empty, beside those that are needed for the annex.
    not_emptied : bool
        Once filled in, a form does not let it be emptied.
    not_copied : bool
        About this one row: a copy of the row does not take it over.
    last_day : bool
        The last day of something: a month or quarter typed here stands for its last day.
    open_ended : str
        The column that says that there is no end, where an empty one does not.
    empty : Text, optional
        What an empty cell stands for; without it, it is not known.
    short : Text, optional
        The heading in a list of rows, where the label is too long for one.
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
    entry: Entry = "line"
    prefix: str = ""
    read_only: bool = False
    initial: str | bool | None = None
    needed: bool = False
    not_emptied: bool = False
    not_copied: bool = False
    last_day: bool = False
    open_ended: str = ""
    empty: Text | None = None
    short: Text | None = None

    @property
    def is_fixed(self) -> bool:
        """Whether a form shows this column without letting it be typed in."""
        return self.read_only or bool(self.prefix)

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
class Group:
    """Part of a form, under one heading: columns, and below them the rows that belong to the row that is shown.

    Parameters
    ----------
    name : str
        By which a form finds what it adds to this group.
    label : Text
        The heading.
    columns : tuple of str
        In the order of the form.
    rows : str
        Name of a table; empty: none.
    """

    name: str
    label: Text
    columns: tuple[str, ...] = ()
    rows: str = ""


def one_group(*columns: str) -> tuple[Group, ...]:
    """A form without headings."""
    return (Group("", Text("", ""), columns),)


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
    title : str
        The column by which people know a row; empty: its key.
    form : tuple of Group
        What the form of a row shows, in this order; see :attr:`groups`.
    listed : tuple of str
        The columns of a list of its rows, in order, as it stands above the form of one row.
    widest : str
        The column of that list which takes the room that is left; empty: the first.
    order : tuple of str
        Columns by which lists of its rows are sorted.
    span : (column, column), optional
        First and last day of a row: the last does not come first.
    read_only : bool
        Logged, or kept right by the plugin: typing in it would break the plan (:attr:`is_fixed`).
    watched : bool
        Edits of its layer count in the figures before they are saved.
    stays_home : bool
        Never part of an annex.
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
    title: str = ""
    form: tuple[Group, ...] = ()
    listed: tuple[str, ...] = ()
    widest: str = ""
    order: tuple[str, ...] = ()
    span: tuple[str, str] | None = None
    read_only: bool = False
    watched: bool = False
    stays_home: bool = False

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

    @property
    def own_key(self) -> str:
        """The column that tells the rows of one variant from each other."""
        return self.key[-1]

    @property
    def is_fixed(self) -> bool:
        """Whether its layer cannot be edited."""
        return self.derived or self.read_only

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups of its form; what no group names stands in the last one with columns, but for the key."""
        named = {*self.fields, *self.key}
        rest = tuple(column.name for column in self.columns if column.name not in named)
        last = max((number for number, group in enumerate(self.form) if group.columns), default=-1)
        return tuple(
            replace(group, columns=(*group.columns, *rest)) if number == last else group
            for number, group in enumerate(self.form)
        )

    @property
    def fields(self) -> tuple[str, ...]:
        """The columns of its form, in order."""
        return tuple(name for group in self.form for name in group.columns)

    @property
    def initial(self) -> dict[str, object]:
        """What a new row has before anything is filled in."""
        return {column.name: column.initial for column in self.columns if column.initial is not None}

    def reference(self, name: str) -> ForeignKey | None:
        """Which row a column names; where several columns name one together, the last of them does."""
        return next((link for link in self.links if link.columns[-1] == name), None)

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
