# SPDX-License-Identifier: GPL-2.0-or-later
"""What of a plan may not be seen by anyone: its confidential locations and offers, and what belongs to those."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..wording import Text
from .justifications import public_justifications
from .kept_plans import priced_anew, whole_plans
from .keys import key_text
from .schema import Table
from .tables import LOCATIONS, TABLES

LEFT_OUT = Text(
    "Vertrouwelijke locaties zijn weggelaten vóórdat er iets is geteld (aantal: {n:int}).",
    "Confidential locations were left out before anything was counted (number: {n:int}).",
)

SAID = "vertrouwelijk"
"""The column in which a row says of itself that it is: a location, and a reserve plan in which such a one counts."""

Keys = dict[str, set[tuple[object, ...]]]


def is_confidential(rows: pd.DataFrame) -> pd.Series:
    """Which rows of a table that says so of its rows are confidential; of which it is unknown are."""
    return rows[SAID].fillna(True).astype(bool)


def without_hidden(frames: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables from which confidential rows are gone, with every row that refers to one.

    Also by way of another row: the line of a reserve plan that uses the reserve of such a location. Which
    column refers to what stands in the schema (:attr:`~.schema.Table.links`, :attr:`~.schema.Table.about`).
    """
    hidden: Keys = {}
    out = dict(frames)
    for name in _in_order(frames):
        table, frame = TABLES[name], frames[name]
        gone = _refers(table, frame, hidden)
        if SAID in table.names:
            gone |= is_confidential(frame).to_numpy(dtype=bool)
        if gone.any():
            hidden[name] = _keys(frame[gone], table.key)
            out[name] = frame[~gone].reset_index(drop=True)
    return priced_anew(whole_plans(frames, public_justifications(out, hidden.get(LOCATIONS.name, ()))))


def _in_order(frames: Iterable[str]) -> list[str]:
    """A table after those it refers to; what is about rows of any table comes last."""
    there = [name for name in TABLES if name in set(frames)]
    return sorted(there, key=lambda name: TABLES[name].about is not None)


def _refers(table: Table, frame: pd.DataFrame, hidden: Keys) -> npt.NDArray[np.bool_]:
    """Which rows refer to a row that is gone."""
    gone = np.zeros(len(frame), dtype=bool)
    for link in table.links:
        gone |= _among(frame, link.columns, hidden.get(link.table, set()))
    if table.about is not None:
        subject, key = table.about
        named = {(name, key_text(own)) for name, keys in hidden.items() for own in keys}
        gone |= _among(frame, (subject, key), named)
    return gone


def _among(frame: pd.DataFrame, columns: Iterable[str], keys: Set[tuple[object, ...]]) -> npt.NDArray[np.bool_]:
    rows = frame[list(columns)].itertuples(index=False, name=None) if keys else ()
    found = np.fromiter((row in keys for row in rows), dtype=bool)
    return found if keys else np.zeros(len(frame), dtype=bool)


def _keys(frame: pd.DataFrame, key: tuple[str, ...]) -> set[tuple[object, ...]]:
    return set(frame[list(key)].itertuples(index=False, name=None))
