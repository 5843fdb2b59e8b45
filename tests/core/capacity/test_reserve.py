# SPDX-License-Identifier: GPL-2.0-or-later
"""Domain C7: which reserve by when, and the way back."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opvangatlas.plugin.core.capacity import reserve as r
from opvangatlas.plugin.core.capacity.scale_down import scale_down
from opvangatlas.plugin.core.capacity.scenarios import kept
from opvangatlas.plugin.core.errors import InputError

from .factories import D, locations, reserve

STOCK = reserve(
    ("A", "reserve_direct", 120, 7, 4.50),
    ("B", "reserve_indirect", 300, 90, 1.20),
    ("C", "incidenteel", 200, 21, None),
    ("N", "noodopvang", 400, 14, None),
)


def used(plan):
    return list(zip(plan.lines["reserve_id"], plan.lines["plekken"], strict=True))


def test_350_places_in_30_days():
    plan = r.scale_up(STOCK, 350, 30)
    assert used(plan) == [("A", 120), ("C", 200), ("N", 30)]
    assert (plan.ready_days, plan.short, plan.places) == (21, 0, 350)
    assert plan.unused["reden"].tolist() == ["te_laat"]
    assert round(plan.emergency_share, 2) == 0.09
    assert plan.ready_by_day().to_dict("list") == {"dag": [7, 14, 21], "plekken": [120, 150, 350]}


def test_350_places_in_90_days_need_no_emergency():
    plan = r.scale_up(STOCK, 350, 90)
    assert used(plan) == [("A", 120), ("B", 230)]
    assert (plan.ready_days, plan.emergency_share, plan.short) == (90, 0.0, 0)
    assert plan.unused["reden"].tolist() == ["niet_nodig", "niet_nodig"]


def test_standing_by_costs_900_a_day_and_says_what_has_no_price():
    cost = r.scale_up(STOCK, 350, 30).standby
    assert (cost.per_day, cost.unknown_rows, cost.at_least) == (900.0, 2, True)
    free = r.standby_cost(reserve(("A", "reserve_direct", 10, 7, 0.0)))
    assert (free.per_day, free.at_least) == (0.0, False)


def test_use_has_another_price_than_standing_by():
    assert round(r.use_cost_per_day(1, "regulier")) == 74
    assert round(r.use_cost_per_day(1, "noodopvang")) == 146
    assert round(r.use_cost_per_day(1, "crisisnoodopvang")) == 146
    plan = r.scale_up(STOCK, 350, 30)
    assert plan.use_per_day(36_500, 73_000) == 320 * 100 + 30 * 200
    assert r.scale_up(STOCK, 0, 30).use_per_day() == 0


def test_crisis_emergency_comes_last():
    stock = reserve(("K", "crisisnoodopvang", 100, 1, 0.0), ("N", "noodopvang", 100, 20, 9.0))
    assert used(r.scale_up(stock, 150, 30)) == [("N", 100), ("K", 50)]


def test_the_order_of_types_is_a_setting():
    order = r.parse_order("incidentele capaciteit; direct_reserve")
    assert order == ("incidenteel", "reserve_direct")
    plan = r.scale_up(STOCK, 500, 30, order)
    assert used(plan) == [("C", 200), ("A", 120)]
    assert plan.short == 180
    assert dict(zip(plan.unused["reserve_id"], plan.unused["reden"], strict=True)) == {
        "B": "soort_niet_gekozen",
        "N": "soort_niet_gekozen",
    }
    assert r.parse_order("") == r.parse_order(None) == r.ORDER


@pytest.mark.parametrize("bad", ["buffer", "noodopvang;emergency"])
def test_an_order_that_is_none_is_refused(bad):
    with pytest.raises(InputError):
        r.parse_order(bad)


def test_within_a_type_fewest_days_then_lowest_price():
    stock = reserve(
        ("dear", "incidenteel", 10, 5, 3.0), ("cheap", "incidenteel", 10, 5, 1.0), ("late", "incidenteel", 10, 6, 0.0),
        ("priceless", "incidenteel", 10, 5, None),
    )  # fmt: skip
    assert r.scale_up(stock, 99, 10).lines["reserve_id"].tolist() == ["cheap", "dear", "priceless", "late"]


def test_what_is_unknown_is_not_counted_on_and_listed():
    stock = reserve(
        ("a", "incidenteel", 10, None, 1.0), ("b", "incidenteel", None, 5, 1.0), ("c", "incidenteel", 7, 30, 0.0)
    )
    plan = r.scale_up(stock, 20, 30)
    assert used(plan) == [("c", 7)]
    assert plan.unused["reden"].tolist() == ["dagen_onbekend", "plekken_onbekend"]
    assert set(plan.unused["reden"]) <= set(r.WHY_NOT)


def test_potential_reserve_can_be_left_out():
    stock = STOCK.assign(beschikbaarheid=["potentieel", "beschikbaar", "beschikbaar", "beschikbaar"])
    assert used(r.scale_up(stock, 100, 30, include_potential=False)) == [("C", 100)]


def test_zero_reserve_is_valid():
    # Groningen planned nothing new (groningerkrant 2020)
    plan = r.scale_up(STOCK.iloc[:0], 100, 30)
    assert (plan.places, plan.short, plan.ready_days, plan.emergency_share) == (0, 100, None, None)
    assert r.scale_up(STOCK, 0, 30).lines.empty


@pytest.mark.parametrize("bad", [(-1, 30), (5, -1)])
def test_negative_questions_are_refused(bad):
    with pytest.raises(InputError):
        r.scale_up(STOCK, *bad)


ROW = st.tuples(
    st.sampled_from(r.ORDER),
    st.none() | st.integers(0, 400),
    st.none() | st.integers(0, 100),
    st.none() | st.floats(0, 9),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(ROW, max_size=9), st.integers(0, 1_500), st.integers(0, 100))
def test_a_reserve_plan_never_exceeds_what_is_there(rows, places, days):
    stock = reserve(*[(f"r{k}", *row) for k, row in enumerate(rows)])
    plan = r.scale_up(stock, places, days)
    usable = sum(number for _, number, ready, _ in rows if number is not None and ready is not None and ready <= days)
    assert plan.places == min(places, usable)
    assert (plan.lines["plekken"] <= plan.lines["voorraad"]).all()
    assert (plan.lines["inzet_dgn"] <= days).all()
    assert len(plan.lines) + len(plan.unused) == len(stock)
    rank = [r.ORDER.index(kind) for kind in plan.lines["captype"]]
    assert rank == sorted(rank)
    urgent = set(stock.loc[stock["captype"].isin(r.EMERGENCY_TYPES), "reserve_id"])
    emergency = sum(p for name, p in used(plan) if name in urgent)
    regular = sum(
        n for kind, n, d, _ in rows if kind not in r.EMERGENCY_TYPES and n is not None and d is not None and d <= days
    )
    assert emergency == max(0, plan.places - regular)


def sites(*rows):
    """Locations of (loc_id, asiel, flexvorm, status, bo_eind)."""
    frame = locations(
        *[
            {"loc_id": loc, "flexvorm": form, "status": status, "bo_eind": end and D(end)}
            for loc, _, form, status, end in rows
        ]
    )
    return frame.assign(asiel=pd.array([row[1] for row in rows], dtype="Int64"), eind=frame["bo_eind"])


PLACES = sites(
    ("flex", 200, "gelijktijdig", "voortzetten", None),
    ("soon", 100, None, "voortzetten", "2027-12-31"),
    ("leaving", 150, None, "beeindigen", "2028-12-31"),
    ("big", 900, None, "voortzetten", "2027-06-30"),
    ("unknown", None, None, "voortzetten", None),
)


def steps(plan):
    return list(zip(plan.lines["actie"], plan.lines["loc_id"], plan.lines["plekken"], strict=True))


def test_of_the_mix_only_what_is_used_is_listed():
    mix = pd.DataFrame({"loc_id": ["a", "b", "c"], "plekken": pd.array([30, 20, 10], dtype="Int64")})
    made = r.scale_up(STOCK.iloc[:0], 50, 30, mix=mix)
    assert made.lines[["loc_id", "plekken"]].to_dict("split")["data"] == [["a", 30], ["b", 20]]
    assert (made.places, made.short) == (50, 0)


def test_low_need_shifts_the_mix_before_anything_closes():
    in_use = r.scale_up(STOCK, 350, 30).lines
    plan = scale_down(PLACES, in_use, 800)
    assert steps(plan) == [
        ("menging", "flex", 200),
        ("afbouwen", "L1", 30),
        ("afbouwen", "L1", 200),
        ("afbouwen", "L1", 120),
        ("sluiten", "leaving", 150),
        ("sluiten", "soon", 100),
    ]
    assert plan.lines["captype"].tolist()[1:4] == ["noodopvang", "incidenteel", "reserve_direct"]
    assert (plan.places, plan.left, plan.unknown) == (800, 0, ("unknown",))


def test_a_location_is_never_closed_in_part():
    plan = scale_down(PLACES, STOCK.iloc[:0], 320, mix_share=0.5)
    assert steps(plan) == [("menging", "flex", 100), ("sluiten", "leaving", 150)]
    assert plan.left == 70


def test_a_share_of_29_of_100_is_29():
    flexible = pd.DataFrame([{"loc_id": "a", "asiel": 100, "flexvorm": "gemengd", "status": "nieuw", "eind": None}])
    for share in range(1, 101):
        assert scale_down(flexible, STOCK.iloc[:0], 500, mix_share=share / 100).lines["plekken"].iloc[:1].sum() == share


@pytest.mark.parametrize("bad", [{"places": -1}, {"places": 1, "mix_share": 1.5}])
def test_impossible_releases_are_refused(bad):
    with pytest.raises(InputError):
        scale_down(PLACES, STOCK, **bad)


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(st.none() | st.integers(0, 400), st.sampled_from([None, "gemengd"])), max_size=6),
    st.lists(st.tuples(st.sampled_from(r.ORDER), st.integers(0, 300)), max_size=5),
    st.integers(0, 2_000),
    st.floats(0, 1),
)
def test_never_more_is_released_than_asked_or_there(places, stock, asked, share):
    where = (
        sites(*[(f"s{k}", number, form, "voortzetten", None) for k, (number, form) in enumerate(places)])
        if places
        else PLACES.iloc[:0]
    )
    in_use = reserve(*[(f"r{k}", kind, number, 1, 0.0) for k, (kind, number) in enumerate(stock)])
    plan = scale_down(where, in_use, asked, mix_share=share)
    there = sum(number or 0 for number, _ in places) + sum(number for _, number in stock)
    assert plan.places <= min(asked, there)
    per_site = plan.lines[plan.lines["reserve_id"].isna()].groupby("loc_id")["plekken"].sum()
    assert all(released <= (where.set_index("loc_id")["asiel"][loc]) for loc, released in per_site.items())


def test_plans_are_kept_as_rows():
    up = r.scale_up(STOCK, 350, 30)
    head, rows = kept("p1", "Winterpiek", up, date(2027, 1, 1), secret=False)
    assert head.iloc[0][["richting", "plekken", "binnen_dgn", "gevonden", "gereed_dgn", "standby_dag"]].tolist() == [
        "op",
        350,
        30,
        350,
        21,
        900.0,
    ]
    assert rows[["plan_id", "volgnr", "actie", "reserve_id", "plekken"]].to_numpy().tolist()[0] == [
        "p1",
        1,
        "inzetten",
        "A",
        120,
    ]
    head, rows = kept("p2", "Rustig", scale_down(PLACES, up.lines, 300), date(2027, 1, 1), secret=False)
    assert head.iloc[0]["richting"] == "af"
    assert rows["actie"].tolist() == ["menging", "afbouwen", "afbouwen"]
