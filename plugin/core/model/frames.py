# SPDX-License-Identifier: GPL-2.0-or-later
"""Columns and frames that mean the same on every pandas.

From version 3 on pandas gives text that it is handed without a dtype one of its own, in which what is
unknown is NaN. Columns that are not declared in a schema (:meth:`.schema.Table.frame`) are made here:
text, dates and shapes as Python objects, None where unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
from pandas.api.types import is_object_dtype


def plain(values: Iterable[object], index: pd.Index | None = None) -> pd.Series:
    """A column of text, dates or shapes: dtype ``object``, None where unknown.

    Parameters
    ----------
    values : iterable
        One per row, in the order of ``index``.
    index : Index, optional
        That of the frame it is for; a range of its own when absent.

    Raises
    ------
    ValueError
        When there are not as many values as rows.
    """
    cells = pd.Series(list(values), dtype="object").to_numpy()
    unknown = pd.isna(cells)
    if unknown.any():
        cells = cells.copy()
        cells[unknown] = None
    return pd.Series(cells, index=index, dtype="object")


def plain_frame(rows: Any, columns: Iterable[str] | None = None, index: pd.Index | None = None) -> pd.DataFrame:
    """A frame of rows or columns: numbers as pandas infers them, all else as in :func:`plain`.

    ``rows`` is whatever ``pandas.DataFrame`` takes.
    """
    made = pd.DataFrame(rows, columns=None if columns is None else list(columns), index=index)
    for name, kind in made.dtypes.items():
        text = isinstance(kind, pd.StringDtype)
        if text or (is_object_dtype(kind) and made[name].isna().any()):
            made[name] = plain(made[name], made.index)
    return made
