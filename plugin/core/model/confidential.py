# SPDX-License-Identifier: GPL-2.0-or-later
"""What of a plan may be seen by anyone: all but its confidential locations, and what belongs to those."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from ..wording import Text
from .capacity_tables import RESERVE_PLANS
from .kept_plans import priced_anew, whole_plans
from .plan import Plan
from .tables import LOCATIONS, TABLES

LEFT_OUT = Text(
    "Vertrouwelijke locaties zijn weggelaten vóórdat er iets is geteld (aantal: {n:int}).",
    "Confidential locations were left out before anything was counted (number: {n:int}).",
)

_OWNED = tuple(
    table.name for table in TABLES.values() if any(key.table == LOCATIONS.name for key in table.foreign_keys)
)


def is_confidential(locations: pd.DataFrame) -> pd.Series:
    """Which rows of ``opvanglocaties`` are confidential; of which it is unknown are."""
    return locations["vertrouwelijk"].fillna(True).astype(bool)


def public_part(plan: Plan) -> Plan:
    """The plan without its confidential locations and every row that refers to one."""
    locations = plan[LOCATIONS.name]
    hidden = set(locations.loc[is_confidential(locations), "loc_id"])
    if not hidden and not len(plan[RESERVE_PLANS.name]):
        return plan
    kept = {
        name: plan[name][~plan[name]["loc_id"].isin(hidden)].reset_index(drop=True)
        for name in (LOCATIONS.name, *_OWNED)
    }
    return replace(plan, frames=priced_anew(whole_plans(plan.frames, {**plan.frames, **kept})))
