# SPDX-License-Identifier: GPL-2.0-or-later
"""How far each candidate is, for how long, and what may come of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from ..model.capacity_tables import PHASES
from ..model.codes import PHASE
from ..model.plan import Plan
from ..model.tables import LOCATIONS
from ..wording import is_unknown
from .tip import EXPLORED, tip_of

ORDER = PHASE.values
"""The phases, in order."""
DROPPED, AGREED = "afgevallen", "overeenkomst"
ENOUGH = 5
"""So many candidates that are decided tell what share of a phase comes through; fewer tell nothing."""


@dataclass(frozen=True)
class Candidate:
    """One candidate; None is unknown.

    Parameters
    ----------
    phase, since : the phase it is in, and the day that came
    days : in that phase, up to the day that was asked; None when it lies ahead
    expected : places times the share of decided candidates in this phase that came through
    """

    loc_id: str
    name: str
    gm_code: str | None
    phase: str | None
    since: date | None
    days: int | None
    places: int | None
    expected: float | None
    available: date | None
    reason: str


@dataclass(frozen=True)
class PhaseSum:
    """All candidates of a phase; ``at_least``: some have unknown places. ``expected`` None: nothing to go by."""

    phase: str | None
    count: int
    places: int
    at_least: bool
    expected: float | None


def pipeline(plan: Plan, today: date) -> list[Candidate]:
    """The candidates of a plan, furthest first, those that dropped out last; in a phase the longest waiting first."""
    shares = shares_of(plan)
    steps = plan[PHASES.name]
    rows = plan[LOCATIONS.name]
    rows = rows[rows["zekerheid"].eq(EXPLORED).fillna(False)]
    made = [_candidate(plan, row, steps, shares, today) for row in rows.to_dict("records")]
    return sorted(made, key=lambda c: (_rank(c.phase), c.since or date.min, c.name))


def sums(candidates: Sequence[Candidate]) -> list[PhaseSum]:
    """Per phase that has any: how many, how many places, and how many to expect."""
    made = []
    for phase in [*ORDER, None]:
        rows = [candidate for candidate in candidates if candidate.phase == phase]
        if rows:
            known = [row.places for row in rows if row.places is not None]
            expected = [row.expected for row in rows if row.expected is not None]
            sum_of = sum(expected) if len(expected) == len(rows) else None
            made.append(PhaseSum(phase, len(rows), sum(known), len(known) < len(rows), sum_of))
    return made


def shares_of(plan: Plan) -> dict[str, float]:
    """Per phase the share that came through, of the decided ones that were ever in it; absent below :data:`ENOUGH`.

    Decided: dropped, or an agreement or more than explored. Without a history of its own a plan expects nothing.
    """
    steps, certainty = plan[PHASES.name], plan[LOCATIONS.name].set_index("loc_id")["zekerheid"].to_dict()
    ever: dict[str, set[str]] = {phase: set(steps.loc[steps["fase"] == phase, "loc_id"]) for phase in ORDER}
    dropped = ever[DROPPED]
    surer = {loc for loc, sure in certainty.items() if not is_unknown(sure) and sure != EXPLORED}
    through = (ever[AGREED] | surer) - dropped
    shares = {}
    for phase in ORDER:
        decided = ever[phase] & (dropped | through)
        if len(decided) >= ENOUGH:
            shares[phase] = len(decided & through) / len(decided)
    return shares | {DROPPED: 0.0}


def _candidate(
    plan: Plan, row: dict[str, Any], steps: pd.DataFrame, shares: dict[str, float], today: date
) -> Candidate:
    own = steps[steps["loc_id"] == row["loc_id"]]
    taken = [(day, ORDER.index(phase), phase) for day, phase in zip(own["datum"], own["fase"], strict=True)]
    since, _, phase = max(taken) if taken else (None, 0, None)
    tip = tip_of(plan, str(row["loc_id"]))
    places = tip.site.places if tip else None
    share = None if phase is None else shares.get(phase)
    return Candidate(
        str(row["loc_id"]),
        str(row["loc_naam"]),
        None if is_unknown(row["gm_code"]) else str(row["gm_code"]),
        phase,
        since,
        None if since is None or since > today else (today - since).days,
        places,
        None if places is None or share is None else places * share,
        row["beschikbaar_per"] if isinstance(row["beschikbaar_per"], date) else None,
        "" if is_unknown(row["afwijs_reden"]) else str(row["afwijs_reden"]),
    )


def _rank(phase: str | None) -> int:
    """The furthest first; without a phase after them, dropped ones last."""
    if phase == DROPPED:
        return len(ORDER) + 2
    return len(ORDER) + 1 if phase is None else len(ORDER) - ORDER.index(phase)
