# SPDX-License-Identifier: GPL-2.0-or-later
"""How far candidates are: the phase by the latest step, what to expect by the plan's own history."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from opvangatlas.plugin.core.model.tables import TABLES
from opvangatlas.plugin.core.siting.pipeline import ORDER, pipeline, shares_of, sums
from opvangatlas.plugin.core.siting.tip import candidates, tip_of, without

from ..plans import at, gm, loc, plan_of, region

TODAY = date(2027, 6, 1)


def plan_with(rows, steps):
    """Candidates (id, places, certainty) and steps (id, phase, days ago)."""
    locations = [
        loc(name, at(0.5, 0.5), "GM0001", places=places, loc_id=name, zekerheid=sure, status="nieuw", bo_start=None)
        for name, places, sure in rows
    ]
    made = plan_of([gm(1, shapely.box(0, 0, 1, 1))], locations, regios=[region("R1")])
    frame = pd.DataFrame([{"loc_id": i, "fase": f, "datum": TODAY - timedelta(d)} for i, f, d in steps])
    return made.with_tables(kandidaatfasen=TABLES["kandidaatfasen"].frame(frame)) if steps else made


def test_the_phase_is_that_of_the_latest_step_and_of_one_day_the_furthest():
    plan = plan_with([("a", 100, "verkenning")], [("a", "tip", 9), ("a", "quickscan", 4), ("a", "bezichtigd", 4)])
    (found,) = pipeline(plan, TODAY)
    assert (found.phase, found.days, found.places, found.expected) == ("bezichtigd", 4, 100, None)


def test_a_step_back_counts_and_a_step_ahead_has_no_days():
    plan = plan_with([("a", None, "verkenning")], [("a", "college", 9), ("a", "bezichtigd", -2)])
    (found,) = pipeline(plan, TODAY)
    assert (found.phase, found.days, found.places) == ("bezichtigd", None, None)


def test_furthest_first_and_dropped_last():
    rows = [(name, 10, "verkenning") for name in "abcd"]
    plan = plan_with(rows, [("a", "afgevallen", 1), ("b", "tip", 3), ("d", "college", 2)])
    assert [row.loc_id for row in pipeline(plan, TODAY)] == ["d", "b", "c", "a"]


def test_without_a_history_nothing_is_expected():
    plan = plan_with([("a", 100, "verkenning")], [("a", "tip", 3)])
    assert shares_of(plan) == {"afgevallen": 0.0}
    (total,) = sums(pipeline(plan, TODAY))
    assert (total.phase, total.count, total.places, total.at_least, total.expected) == ("tip", 1, 100, False, None)


def test_the_share_is_that_of_the_decided_ones():
    gone = [(f"g{n}", 50, "verkenning") for n in range(4)]
    steps = [(f"g{n}", phase, 30) for n in range(4) for phase in ("tip", "afgevallen")]
    rows = [*gone, ("won", 300, "voornemen"), ("now", 200, "verkenning")]
    plan = plan_with(rows, [*steps, ("won", "tip", 90), ("now", "tip", 3)])
    assert shares_of(plan)["tip"] == 0.2
    now = next(row for row in pipeline(plan, TODAY) if row.loc_id == "now")
    assert now.expected == pytest.approx(40)
    assert {row.loc_id for row in pipeline(plan, TODAY)} == {"now", *(name for name, *_ in gone)}


def test_an_unknown_number_makes_the_sum_a_bound():
    rows = [("a", 100, "verkenning"), ("b", None, "verkenning")]
    plan = plan_with(rows, [("a", "tip", 1), ("b", "tip", 1)])
    (total,) = sums(pipeline(plan, TODAY))
    assert (total.places, total.at_least) == (100, True)


steps = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(ORDER), st.integers(-5, 400)), unique_by=lambda s: s[:2]
)


@settings(deadline=None)
@given(steps)
def test_every_candidate_stands_in_one_phase(given_steps):
    plan = plan_with([(name, 10, "verkenning") for name in "abc"], given_steps)
    found = pipeline(plan, TODAY)
    assert sorted(row.loc_id for row in found) == ["a", "b", "c"]
    assert sum(total.count for total in sums(found)) == 3
    for row in found:
        own = [(TODAY - timedelta(d), ORDER.index(f), f) for i, f, d in given_steps if i == row.loc_id]
        assert row.phase == (max(own)[2] if own else None)


def test_a_tip_is_what_the_plan_holds_and_without_it_nothing_else_is_gone():
    plan = plan_with([("a", 100, "verkenning"), ("b", 50, "bestaand")], [])
    near = [{"loc_id": "a", "soort": "school", "km": 2.0}, {"loc_id": "a", "soort": "school", "km": 1.5},
            {"loc_id": "a", "soort": "ind_kantoor", "minuten": 50.0}]  # fmt: skip
    plan = plan.with_tables(voorzieningen=pd.DataFrame(near[1:]))
    tip = tip_of(plan, "a")
    assert (tip.site.places, tip.site.regional, tip.facts.distance_km["school"], tip.facts.ind_minutes) == (
        100, True, 1.5, 50.0,
    )  # fmt: skip
    assert tip.facts.distance_km["water"] is None
    assert tip_of(plan, "z") is None
    assert list(candidates(plan)["loc_id"]) == ["a"]
    rest = without(plan, "a")
    assert list(rest["opvanglocaties"]["loc_id"]) == ["b"]
    assert set(rest["capaciteitsperioden"]["loc_id"]) == {"b"}
