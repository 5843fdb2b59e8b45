# SPDX-License-Identifier: GPL-2.0-or-later
"""Kept reserve plans where part of a plan is shown: a head must not tell of what was left out.

What a head says (places found, share of emergency) less what its lines say is what was hidden; the number
that is missing among the lines tells that something was.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from .capacity_tables import RESERVE_PLAN_ROWS, RESERVE_PLANS
from .tables import RESERVE

Frames = Mapping[str, pd.DataFrame]


def price_per_day(stock: pd.DataFrame) -> pd.Series:
    """€ per day of each row of ``reservecapaciteit`` while it is in reserve; unknown without a price or places."""
    return (stock["plekken"].astype("Float64") * stock["eur_plekdg"].astype("Float64")).astype("Float64")


def whole_plans(before: Frames, after: Frames) -> dict[str, pd.DataFrame]:
    """The tables without the kept plans that lost a line, or of which a line uses reserve that is gone.

    Parameters
    ----------
    before, after : tables of a plan, and the same after rows were left out
    """
    if RESERVE_PLAN_ROWS.name not in before:
        return dict(after)
    lines = before[RESERVE_PLAN_ROWS.name]
    gone = _gone(before, after, RESERVE.name, "reserve_id")
    left = set(after[RESERVE_PLAN_ROWS.name][list(RESERVE_PLAN_ROWS.key)].itertuples(index=False, name=None))
    keys = lines[list(RESERVE_PLAN_ROWS.key)].itertuples(index=False, name=None)
    lost = pd.Series([key not in left for key in keys], index=lines.index, dtype=bool)
    broken = set(lines.loc[lost | lines["reserve_id"].isin(gone), "plan_id"])
    kept = {
        name: after[name][~after[name]["plan_id"].isin(broken)].reset_index(drop=True)
        for name in (RESERVE_PLANS.name, RESERVE_PLAN_ROWS.name)
        if name in after
    }
    return {**after, **kept}


def priced_anew(frames: Frames) -> dict[str, pd.DataFrame]:
    """The tables in which the cost of the portfolio that a kept plan states is that of the reserve that is left.

    A kept plan states what *all* reserve costs per day, also what it does not use. The shortage that it
    states is need less *all* places: it is not shown.
    """
    if RESERVE_PLANS.name not in frames:
        return dict(frames)
    heads = frames[RESERVE_PLANS.name]
    cost = float(price_per_day(frames[RESERVE.name]).fillna(0).sum()) if RESERVE.name in frames else None
    stated = heads["standby_dag"].where(heads["standby_dag"].isna(), cost)
    return {**frames, RESERVE_PLANS.name: RESERVE_PLANS.frame(heads.assign(standby_dag=stated, tekort=None))}


def _gone(before: Frames, after: Frames, table: str, key: str) -> set[object]:
    if table not in before:
        return set()
    return set(before[table][key]) - set(after[table][key])
