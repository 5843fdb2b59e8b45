# SPDX-License-Identifier: GPL-2.0-or-later
"""Reserve plans as rows of ``inzetplannen`` and ``inzetregels``, to keep in a plan."""

from __future__ import annotations

from datetime import date

import pandas as pd

from ..model.capacity_tables import RESERVE_PLAN_ROWS, RESERVE_PLANS
from ..model.plan import Plan
from ..model.tables import CAPACITY_PERIODS, LOCATIONS
from .periods import last_days, open_on, places_on
from .reserve import USE, ReservePlan
from .reserve_question import Answer
from .scale_down import ReleasePlan


def kept(
    plan_id: str, name: str, made: Answer | ReservePlan | ReleasePlan, made_on: date, *, secret: bool
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """One row for ``inzetplannen`` and the rows for ``inzetregels``; of an answer also what it was asked for.

    ``secret``: confidential locations counted, so what was short, asked and found tells of them.
    """
    asked = _asked(made) if isinstance(made, Answer) else {}
    made = made.made if isinstance(made, Answer) else made
    head: dict[str, object] = {
        "plan_id": plan_id, "naam": name, "plekken": made.asked, "gevonden": made.places, "gemaakt_op": made_on,
        "vertrouwelijk": secret, **asked,
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
        lines = lines.rename(columns={"inzet_dgn": "gereed_dgn"})
    else:
        head["richting"] = "af"
    keep = [name for name in RESERVE_PLAN_ROWS.names if name in lines]
    return RESERVE_PLANS.frame(pd.DataFrame([head])), RESERVE_PLAN_ROWS.frame(lines[keep])


def _asked(answer: Answer) -> dict[str, object]:
    question = answer.question
    return {
        "dag": question.first,
        "gebied_soort": question.level,
        "gebied_code": question.area,
        "scenario": question.scenario,
        "versie": answer.version,
        "tekort": answer.shortage.places,
    }


def places_now(plan: Plan, today: date) -> pd.DataFrame:
    """The locations open on the reference date, else today, with ``asiel`` (their places then) and ``eind``."""
    day = plan.reference_date or today
    frame, periods = plan[LOCATIONS.name], plan[CAPACITY_PERIODS.name]
    there = frame[open_on(frame, periods, day)]
    ends = pd.Series(last_days(frame, periods), dtype="object")
    return there.assign(
        eind=there["loc_id"].map(ends), asiel=there["loc_id"].map(places_on(frame, periods, day)["asiel"])
    )


def reserve_in_use(plan: Plan) -> pd.DataFrame:
    """The lines of the newest reserve plan that is kept in the plan: what it brings into use can be given back."""
    heads, lines = plan[RESERVE_PLANS.name], plan[RESERVE_PLAN_ROWS.name]
    up = heads[heads["richting"] == "op"].sort_values("gemaakt_op")
    return lines[lines["plan_id"].isin(up["plan_id"].tail(1)) & (lines["actie"] == USE)]
