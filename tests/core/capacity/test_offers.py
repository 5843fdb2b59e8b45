# SPDX-License-Identifier: GPL-2.0-or-later
"""Agreed need and offers: sums of every kind of area against a count made row by row (Must show 3)."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opvangatlas.plugin.core.capacity.agreed import agreed_state, proposals
from opvangatlas.plugin.core.capacity.offers import SUMS, items_on, offer_state
from opvangatlas.plugin.core.capacity.outlook import outlook
from opvangatlas.plugin.core.wording import is_unknown

from ..plans import at, cell, gm, loc, plan_of

DAY = date(2028, 3, 1)
TOWNS = {"GM0001": ("PV98", "R1"), "GM0002": ("PV98", "R1"), "GM0003": ("PV99", "R1"), "GM0004": ("PV99", None)}


def towns(people=(100, 50, 30, 20)):
    return [
        {**gm(n, cell(n % 2, n // 2), region), "pv_code": province, "inwoners": inhabitants}
        for n, ((province, region), inhabitants) in enumerate(zip(TOWNS.values(), people, strict=True), start=1)
    ]


def need(**places):
    return [
        {"versie": "2027-I", "gebied_soort": "provincie", "gebied_code": code, "typegroep": "totaal",
         "datum": date(2027, 1, 1), "scenario": "midden", "plekken": n}
        for code, n in places.items()
    ]  # fmt: skip


def plan_with(*, locs=(), offers=(), agreed=(), asked=None, people=(100, 50, 30, 20)):
    tables = {"prognoses": [{"versie": "2027-I", "datum": date(2027, 1, 1)}], "behoefte": asked or []}
    rows = [{"aanbod_id": f"AB{n}", "vertrouwelijk": False, **row} for n, row in enumerate(offers)]
    return plan_of(towns(people), list(locs), aanbod=rows, opgaven=list(agreed), **tables)


def offer(town, places, firmness="getekend", **more):
    return {"gm_code": town, "soort": "plekken", "plekken": places, "hardheid": firmness, **more}


def opgave(code, places, day=date(2027, 1, 1), kind="gemeente", **more):
    return {"gebied_soort": kind, "gebied_code": code, "datum": day, "plekken": places, **more}


def area(state, kind, code):
    own = state[(state["gebied_soort"] == kind) & (state["gebied_code"] == code)]
    return own.iloc[0]


DAYS = st.one_of(st.none(), st.integers(-400, 400).map(lambda n: DAY + timedelta(days=n)))
OFFER = st.builds(
    lambda town, kind, places, firm, start, end, minors, at_location: {
        "gm_code": town, "soort": kind, "plekken": places, "hardheid": firm, "van": start, "tot": end, "amv": minors,
        "loc_id": at_location,
    },
    st.sampled_from(list(TOWNS)),
    st.sampled_from(["plekken", "plekken", "huisvesting"]),
    st.one_of(st.none(), st.integers(0, 500)),
    st.sampled_from(["getekend", "besloten", "in_besluit", "verkend"]),
    DAYS, DAYS,
    st.one_of(st.none(), st.integers(0, 50)),
    st.sampled_from([None, None, "west", "oost"]),
)  # fmt: skip


def counted(offers, places):
    """What municipalities give on the day, row by row; ``places``: hard, soft and unknown of each location."""
    found = {town: [0, 0, 0, 0] for town in TOWNS}
    for town, hard, soft in places.values():
        found[town][0] += hard
        found[town][1] += soft
    for row in offers:
        late = row["van"] is not None and row["van"] > DAY
        over = row["tot"] is not None and row["tot"] < DAY
        if late or over or row["soort"] != "plekken" or row["loc_id"] in places:
            continue
        firm = row["hardheid"] in ("getekend", "besloten")
        own = found[row["gm_code"]]
        if row["plekken"] is None:
            own[2] += firm
            own[3] += 1
        else:
            own[0 if firm else 1] += row["plekken"]
    return found


@settings(deadline=None, max_examples=20)
@given(st.lists(OFFER, max_size=8), st.booleans(), st.integers(0, 400))
def test_every_kind_of_area_holds_what_is_counted_row_by_row(offers, intended, places):
    sure = {"zekerheid": "voornemen"} if intended else {}
    locs = [
        loc("West", at(0.5, 0.5), "GM0001", places=places, **sure),
        loc("Oost", at(1.5, 0.5), "GM0003", places=None),
    ]
    plan = plan_with(locs=locs, offers=offers)
    state = offer_state(plan, outlook(plan, start=DAY), DAY)
    open_places = {"west": ("GM0001", 0, places) if intended else ("GM0001", places, 0), "oost": ("GM0003", 0, 0)}
    found = counted(offers, open_places)
    found["GM0003"][2] += 1
    found["GM0003"][3] += 1  # Oost is open, and nobody knows how many places it has
    names = ("hard", "zacht", "onbekend_hard", "onbekend")
    for town, sums in found.items():
        assert [area(state, "gemeente", town)[name] for name in names] == sums
    for kind, place in (("provincie", 0), ("regio", 1)):
        for code in {codes[place] for codes in TOWNS.values()} - {None}:
            own = [sums for town, sums in found.items() if TOWNS[town][place] == code]
            assert [area(state, kind, code)[name] for name in names] == [sum(n) for n in zip(*own, strict=True)]
    for _, rows in state.groupby("gebied_soort"):
        assert (
            rows[list(SUMS)].sum().tolist() == items_on(plan, outlook(plan, start=DAY), DAY)[list(SUMS)].sum().tolist()
        )


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 3000), st.integers(0, 3000), st.tuples(*[st.integers(0, 200)] * 4))
def test_proposals_add_up_to_regions_and_provinces_as_the_balance_has_them(first, second, people):
    asked = need(PV98=first, PV99=second)
    plan = plan_with(asked=asked, people=people)
    made = outlook(plan, start=DAY)
    found = proposals(plan, made, DAY)
    regional = made.balances("regio")
    for code, total in (("PV98", first), ("PV99", second)):
        own = found.loc[found["pv_code"] == code, "voorstel"]
        if sum(people[n] for n, (pv, _) in enumerate(TOWNS.values()) if pv == code):
            assert own.sum() == total
        else:
            assert own.isna().all() or own.sum() == total == 0
    if found["voorstel"].notna().all():
        rows = regional[(regional["gebied_code"] == "R1") & (regional["typegroep"] == "totaal")]
        assert set(rows["nodig"]) == {found.loc[found["regio_id"] == "R1", "voorstel"].sum()}


def test_what_holds_is_the_latest_number_that_has_begun():
    rows = [opgave("GM0001", 80), opgave("GM0001", 90, date(2028, 1, 1), amv=9), opgave("GM0001", 70, date(2029, 1, 1))]
    plan = plan_with(agreed=rows, asked=need(PV98=150, PV99=50))
    state = offer_state(plan, outlook(plan, start=DAY), DAY)
    own = area(state, "gemeente", "GM0001")
    assert own[["voorstel", "afgesproken", "verschil", "amv_afgesproken"]].tolist() == [100, 90, -10, 9]
    province = area(state, "provincie", "PV98")
    assert is_unknown(province["afgesproken"])
    assert province[["som_gemeenten", "met_opgave", "zonder_opgave"]].tolist() == [90, 1, 1]


def test_a_day_of_before_gives_what_held_then():
    """A change is a new row, so that the state of a date can be told afterwards."""
    offers = [offer("GM0001", 50, "verkend", tot=date(2028, 6, 30)), offer("GM0001", 60, van=date(2028, 7, 1))]
    plan = plan_with(offers=offers, agreed=[opgave("GM0001", 100)])
    shown = [area(offer_state(plan, outlook(plan, start=DAY), day), "gemeente", "GM0001") for day in
             (date(2028, 6, 30), date(2028, 7, 1))]  # fmt: skip
    assert [(row["hard"], row["zacht"]) for row in shown] == [(0, 50), (60, 0)]
    assert [row["deel_hard"] for row in shown] == [0, 0.6]
    assert shown[0]["deel_alles"] == 0.5


def test_an_offer_that_stands_as_a_location_counts_once():
    offers = [offer("GM0001", 300, loc_id="west"), offer("GM0001", 40)]
    plan = plan_with(locs=[loc("West", at(0.5, 0.5), "GM0001", places=250)], offers=offers)
    state = offer_state(plan, outlook(plan, start=DAY), DAY)
    assert area(state, "gemeente", "GM0001")["hard"] == 290


def test_minors_and_what_is_offered_in_kind():
    periods = [{"periode_id": "p", "loc_id": "west", "plekken_asiel": 250, "amv": 30}]
    offers = [offer("GM0001", 40, amv=5), {**offer("GM0001", None), "soort": "inburgering"}, offer("GM0002", 10)]
    plan = plan_with(locs=[loc("West", at(0.5, 0.5), "GM0001", places=None)], offers=offers)
    plan = plan.with_tables(capaciteitsperioden=pd.DataFrame(periods))
    state = offer_state(plan, outlook(plan, start=DAY), DAY)
    assert area(state, "gemeente", "GM0001")[["amv", "amv_onbekend", "in_natura"]].tolist() == [35, 0, "inburgering"]
    assert area(state, "regio", "R1")[["amv", "amv_onbekend", "in_natura"]].tolist() == [35, 1, "inburgering"]


def test_without_need_there_is_no_proposal_and_nothing_becomes_zero():
    state = agreed_state(plan_with(agreed=[opgave("GM0001", 10)]), None, DAY)
    assert state["voorstel"].isna().all()
    assert state["verschil"].isna().all()


@pytest.mark.parametrize("places", [None, 0])
def test_there_is_no_share_of_nothing(places):
    plan = plan_with(offers=[offer("GM0001", 5)], agreed=[opgave("GM0001", places)])
    assert is_unknown(area(offer_state(plan, outlook(plan, start=DAY), DAY), "gemeente", "GM0001")["deel_hard"])
