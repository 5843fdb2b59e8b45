# SPDX-License-Identifier: GPL-2.0-or-later
"""One table of the annex: typed, with its total and how it is divided over a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from ..model.schema import Column
from ..wording import Language, Text, word


@dataclass(frozen=True)
class AnnexTable:
    """One table of the annex.

    Parameters
    ----------
    code : str
        ``H2a``; the name of its sheet and file.
    title : Text
    columns : tuple of Column
    frame : frame
        Codes are words already; unknown is NA or None.
    summed : tuple of str
        Columns with a total.
    parts : tuple of tuples of column names
        How a page shows it, where it is too wide for one.
    missing : Text
        What is said instead while there are no rows.
    on_page : bool
        Whether the document shows it; the spreadsheets have all of them.
    known : mapping of column to number
        The sum of what is known where rows are sums themselves: of a row that lacks a part the rest counts.
    """

    code: str
    title: Text
    columns: tuple[Column, ...]
    frame: pd.DataFrame
    summed: tuple[str, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()
    missing: Text = field(default=Text("Nog aan te vullen.", "To be completed."))
    on_page: bool = True
    known: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show yet."""
        return not len(self.frame)

    def total(self, name: str) -> int | float | None:
        """The sum of what is known in a column; None when nothing is."""
        if name in self.known:
            return self.known[name]
        known = self.frame[name].dropna()
        return known.sum().item() if len(known) else None

    def total_label(self, language: Language) -> str:
        """``Totaal``, or what it leaves out: how many rows lack a figure, per column with a total."""
        lacking = {name: int(self.frame[name].isna().sum()) for name in self.summed}
        if not any(lacking.values()):
            return TOTAL.in_language(language)
        if len(lacking) == 1:
            return word(_AT_LEAST, {"n": sum(lacking.values())}, language)
        label = {column.name: column.label.in_language(language) for column in self.columns}
        parts = [word(_LACKING, {"name": label[name], "n": n}, language) for name, n in lacking.items() if n]
        return word(_AT_LEAST_OF, {"parts": parts}, language)

    def part(self, names: Sequence[str]) -> AnnexTable:
        """The same table with some of its columns."""
        columns = tuple(column for name in names for column in self.columns if column.name == name)
        summed = tuple(name for name in self.summed if name in names)
        return replace(self, columns=columns, frame=self.frame[list(names)], summed=summed, parts=())


TOTAL = Text("Totaal", "Total")
_AT_LEAST = Text("Totaal van wat bekend is ({n:int} onbekend)", "Total of what is known ({n:int} unknown)")
_AT_LEAST_OF = Text("Totaal van wat bekend is (onbekend: {parts})", "Total of what is known (unknown: {parts})")
_LACKING = Text("{name} {n:int}", "{name} {n:int}")


def named(made: Iterable[AnnexTable]) -> dict[str, AnnexTable]:
    """Tables by their code."""
    return {table.code: table for table in made}
