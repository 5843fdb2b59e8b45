# SPDX-License-Identifier: GPL-2.0-or-later
"""Reserve plans as rows of ``inzetplannen`` and ``inzetregels``, to keep in a plan."""

from __future__ import annotations

from datetime import date

import pandas as pd

from ..model.capacity_tables import RESERVE_PLAN_ROWS, RESERVE_PLANS
from .reserve import ReservePlan
from .scale_down import ReleasePlan


def kept(plan_id: str, name: str, made: ReservePlan | ReleasePlan, made_on: date) -> tuple[pd.DataFrame, pd.DataFrame]:
    """One row for ``inzetplannen`` and the rows for ``inzetregels``."""
    head: dict[str, object] = {
        "plan_id": plan_id, "naam": name, "plekken": made.asked, "gevonden": made.places, "gemaakt_op": made_on,
    }  # fmt: skip
    lines = made.lines.assign(plan_id=plan_id)
    if isinstance(made, ReservePlan):
        head |= {
            "richting": "op",
            "binnen_dgn": made.within_days,
            "volgorde": ";".join(made.order),
            "gereed_dgn": made.ready_days,
            "standby_dag": made.standby.per_day,
            "aandeel_nood": made.emergency_share,
        }
        lines = lines.assign(actie="inzetten").rename(columns={"inzet_dgn": "gereed_dgn"})
    else:
        head["richting"] = "af"
    keep = [name for name in RESERVE_PLAN_ROWS.names if name in lines]
    return RESERVE_PLANS.frame(pd.DataFrame([head])), RESERVE_PLAN_ROWS.frame(lines[keep])
