# SPDX-License-Identifier: GPL-2.0-or-later
"""The transition per quarter: need, available, balance, what opens and ends, milestones (FMT h7, H7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from ..model.frames import plain
from ..wording import is_unknown
from .ledger import AREA, LINE, QUARTER, TYPE
from .quarters import Quarter, Window

_OPENING = frozenset({"opent", "groeit"})
_ENDING = frozenset({"eindigt", "krimpt"})


def milestones_per_quarter(milestones: pd.DataFrame, window: Window) -> pd.DataFrame:
    """Milestones and decision moments with the quarter they are in, by date.

    Parameters
    ----------
    milestones : table ``mijlpalen``: ``mijlpaal_id``, ``datum``, ``soort``, ``gremium``, ``besluit``
    window : Window

    Returns
    -------
    the rows within the window with ``kwartaal``; rows without a date have None and come last.
    """
    frame = milestones.copy()
    quarters = [None if is_unknown(day) else Quarter.of(day).label for day in frame["datum"]]
    frame[QUARTER] = pd.Series(quarters, index=frame.index, dtype="object")
    inside = frame[QUARTER].isna() | frame[QUARTER].isin(window.labels)
    return frame[inside].sort_values("datum", na_position="last", kind="stable", ignore_index=True)


def transition(
    balances: pd.DataFrame,
    changes: pd.DataFrame,
    milestones: pd.DataFrame,
    window: Window,
    names: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """Table H7 of one area: one row per quarter.

    Parameters
    ----------
    balances : rows of :func:`~.balance.balance` of one area, type group, scenario and line
    changes : from :func:`~.ledger.mutations`, of the locations of that area
    milestones : from :func:`milestones_per_quarter`
    window : Window
    names : ``loc_id`` → name, else the id is shown

    Returns
    -------
    frame with ``kwartaal``, ``nodig``, ``beschikbaar``, ``minstens``, ``hoogstens``, ``saldo``, ``vrijwillig`` and
    the lists ``opent``, ``eindigt``, ``mijlpaal``, ``besluit``.

    Raises
    ------
    ValueError
        When ``balances`` holds more than one row per quarter.
    """
    if balances[QUARTER].duplicated().any():
        mixed = [c for c in (AREA, TYPE, "scenario", LINE) if balances[c].nunique(dropna=False) > 1]
        raise ValueError(f"the balance mixes several values of {mixed}")
    row = balances.set_index(QUARTER).reindex(window.labels)
    out = row[["nodig", "beschikbaar", "minstens", "hoogstens", "saldo", "vrijwillig"]].reset_index()
    label = names or {}
    shown = changes.assign(naam=plain([label.get(loc, loc) for loc in changes["loc_id"]], changes.index))
    out["opent"] = _lists(shown[shown["soort"].isin(_OPENING)], "naam", window.labels)
    out["eindigt"] = _lists(shown[shown["soort"].isin(_ENDING)], "naam", window.labels)
    out["mijlpaal"] = _lists(milestones, "soort", window.labels)
    out["besluit"] = _lists(milestones, "besluit", window.labels)
    return out


def _lists(rows: pd.DataFrame, column: str, labels: Sequence[str]) -> list[list[str]]:
    found: dict[str, list[str]] = {label: [] for label in labels}
    for quarter, value in zip(rows[QUARTER], rows[column], strict=True):
        if quarter in found and not is_unknown(value):
            found[quarter].append(str(value))
    return list(found.values())
