# SPDX-License-Identifier: GPL-2.0-or-later
"""Domain C6, A30–A37: need, available and balance per quarter."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opvangatlas.plugin.core.capacity import balance as b
from opvangatlas.plugin.core.capacity import need as n
from opvangatlas.plugin.core.capacity.apportionment import BY_TARGET, weights
from opvangatlas.plugin.core.capacity.ledger import mutations
from opvangatlas.plugin.core.capacity.outlook import outlook
from opvangatlas.plugin.core.capacity.quarters import Window
from opvangatlas.plugin.core.capacity.transition import milestones_per_quarter, transition
from opvangatlas.plugin.core.model.capacity_tables import MILESTONES, PROGNOSES

from ..plans import sound
from .factories import D, locations, municipalities, need, periods, years

ONE = municipalities(("GM0001", "PV20", "R1", 1_000))
AVAILABLE = (42_732, 41_827, 34_524, 31_607, 30_066)
NEEDED = (45_000, 48_000, 51_000, 51_000, 51_000)
SHORT = (-2_268, -6_173, -16_476, -19_393, -20_934)


def of(frame, line="getekend", group="totaal", scenario="midden", area=None):
    """One series of a balance, by quarter."""
    rows = frame[(frame["lijn"] == line) & (frame["typegroep"] == group)]
    if scenario is not None:
        rows = rows[rows["scenario"] == scenario]
    if area is not None:
        rows = rows[rows["gebied_code"] == area]
    return rows.set_index("kwartaal")


def test_the_series_of_coa_of_27_june_2022():
    window = Window.between(D("2022-07-01"), D("2023-09-30"))
    place = locations(*[{"loc_id": f"L{k}"} for k in range(5)])
    drops = [AVAILABLE[-1], *(a - later for a, later in itertools.pairwise(AVAILABLE))]
    ends = [None, *(quarter.last for quarter in window.quarters[:4])]
    capacity = periods(*[(f"L{k}", None, end, drop) for k, (end, drop) in enumerate(zip(ends, drops, strict=True))])
    asked = need(*[("PV20", "totaal", q.first, "midden", a) for q, a in zip(window.quarters, NEEDED, strict=True)])
    found = of(b.plan_balance(b.portfolio(place, capacity, ONE), asked, ONE, window, "2027-I"))
    assert tuple(found["beschikbaar"]) == AVAILABLE
    assert tuple(found["saldo"]) == SHORT
    assert set(found["oordeel"]) == {"tekort"}


def small(asked, places=((300, "rol"), (200, "gvl")), window=None, level="plan", **more):
    place = locations(*[{"loc_id": f"L{k}", "type_2020": kind} for k, (_, kind) in enumerate(places)])
    capacity = periods(*[(f"L{k}", None, None, number) for k, (number, _) in enumerate(places)])
    return b.plan_balance(
        b.portfolio(place, capacity, ONE), asked, ONE, window or years(2027, 2027), "2027-I", level=level, **more
    )


def test_three_scenarios_give_three_balances():
    asked = need(
        *[("PV20", "totaal", D("2027-01-01"), s, p) for s, p in (("laag", 400), ("midden", 500), ("hoog", 600))]
    )
    frame = small(asked)
    assert [of(frame, scenario=s)["saldo"].iloc[0] for s in n.SCENARIOS] == [100, 0, -100]
    assert [of(frame, scenario=s)["oordeel"].iloc[0] for s in n.SCENARIOS] == ["voldoende", "voldoende", "tekort"]
    assert b.shortages(frame)["scenario"].unique().tolist() == ["hoog"]


def test_the_total_fits_while_the_regional_locations_fall_short():
    asked = need(
        ("PV20", "rol", D("2027-01-01"), "midden", 400), ("PV20", "gvl_satelliet", D("2027-01-01"), "midden", 100)
    )
    frame = small(asked)
    assert [of(frame, group=g)["saldo"].iloc[0] for g in ("rol", "gvl_satelliet", "totaal")] == [-100, 100, 0]


def test_need_holds_from_its_date_and_a_quarter_needs_the_most():
    asked = need(("PV20", "totaal", D("2027-02-15"), "midden", 100), ("PV20", "totaal", D("2027-08-01"), "midden", 80))
    found = n.need_per_quarter(asked, Window.between(D("2026-10-01"), D("2027-12-31")), "2027-I").set_index("kwartaal")
    assert found["nodig"].tolist() == [pd.NA, 100, 100, 100, 80]
    assert found["sinds"].tolist()[-2:] == [D("2027-08-01")] * 2


def test_without_a_figure_need_is_unknown_never_zero():
    assert set(small(need())["oordeel"]) == {"onbekend"}
    frame = small(need(("PV20", "totaal", D("2027-01-01"), "midden", None)))
    assert of(frame)["nodig"].isna().all()
    assert of(frame)["saldo"].isna().all()
    one_group = small(need(("PV20", "rol", D("2027-01-01"), "midden", 100)))
    assert of(one_group)["nodig"].isna().all()


def test_at_least_may_prove_enough_but_never_a_shortage():
    asked = need(("PV20", "totaal", D("2027-01-01"), "midden", 250), ("PV20", "totaal", D("2027-07-01"), "midden", 350))
    found = of(small(asked, places=((300, "rol"), (None, "gvl"))))
    assert found["minstens"].all()
    assert found["oordeel"].tolist() == ["voldoende", "voldoende", "onbekend", "onbekend"]


def test_voluntary_places_are_shown_apart():
    asked = need(("PV20", "totaal", D("2027-01-01"), "midden", 450))
    asked["vrijwillig"] = pd.array([50], dtype="Int64")
    row = of(small(asked)).iloc[0]
    assert (row["nodig"], row["vrijwillig"], row["saldo"]) == (450, 50, 50)


def test_need_without_locations_is_short():
    nothing = locations({"loc_id": "a"}).iloc[:0]
    asked = need(("PV20", "totaal", D("2027-01-01"), "midden", 10))
    for level in ("plan", "provincie", "regio"):
        owned = b.portfolio(nothing, periods(("a", None, None, 1)), ONE)
        found = b.plan_balance(owned, asked, ONE, years(2027, 2027), "2027-I", level=level)
        assert of(found)["saldo"].tolist() == [-10] * 4


def test_need_known_in_part_may_already_be_too_much():
    asked = need(
        ("PV20", "rol", D("2027-01-01"), "midden", 700), ("PV20", "gvl_satelliet", D("2027-01-01"), "midden", None)
    )
    row = of(small(asked)).iloc[0]
    assert (row["oordeel"], row["nodig"] is pd.NA, row["nodig_minstens"]) == ("tekort", True, 700)
    assert b.shortages(of(small(asked)))["tekort"].tolist() == [200] * 4
    fits = asked.assign(plekken=pd.array([400, None], dtype="Int64"))
    assert set(of(small(fits))["oordeel"]) == {"onbekend"}


def test_places_unknown_make_a_shortage_at_most_so_large():
    asked = need(("PV20", "totaal", D("2027-01-01"), "midden", 350))
    frame = small(asked, places=((300, "rol"), (None, "gvl")))
    assert not len(b.shortages(of(frame)))
    assert b.maybe_short(of(frame))["tekort"].tolist() == [50] * 4


def test_maxima_of_different_days_are_not_added():
    day = D("2027-02-15")
    asked = need(
        ("PV20", "rol", D("2027-01-01"), "midden", 100), ("PV20", "rol", day, "midden", 0),
        ("PV20", "gvl_satelliet", D("2027-01-01"), "midden", 0), ("PV20", "gvl_satelliet", day, "midden", 100),
    )  # fmt: skip
    for level in ("plan", "provincie", "regio"):
        assert of(small(asked, places=((120, "rol"),), level=level))["nodig"].tolist() == [100] * 4


def test_what_a_total_asks_beyond_the_groups_reaches_the_regions():
    asked = need(*[("PV20", kind, D("2027-01-01"), "midden", places) for kind, places in WITH_A_REST])
    for level in ("plan", "provincie", "regio"):
        found = of(small(asked, level=level))
        assert found["nodig"].tolist() == [1_000] * 4


WITH_A_REST = (("rol", 500), ("gvl_satelliet", 400), ("totaal", 1_000))

_figures = st.lists(
    st.tuples(
        st.sampled_from(["PV20", "PV21"]),
        st.sampled_from(n.TYPE_GROUPS),
        st.integers(0, 364),
        st.integers(0, 900),
    ),
    max_size=8,
    unique_by=lambda row: row[:3],
)


def asked_on(rows, province, group, day, last):
    """The figure of a day: the latest, or the first of the quarter it begins in."""
    own = sorted((start, places) for code, kind, start, places in rows if (code, kind) == (province, group))
    past = [places for start, places in own if start <= day]
    return past[-1] if past else own[0][1] if own and own[0][0] <= last else None


@settings(deadline=None, max_examples=60)
@given(_figures)
def test_need_of_a_plan_is_the_most_that_is_asked_on_one_day(rows):
    first = D("2027-01-01")
    asked = need(*[(code, kind, first + timedelta(day), "midden", places) for code, kind, day, places in rows])
    window, towns = years(2027, 2027), municipalities(("GM0001", "PV20", "R1", 5), ("GM0002", "PV21", "R1", 5))
    owned = b.portfolio(locations({"loc_id": "a"}), periods(("a", None, None, 60)), towns)
    for level in ("plan", "regio"):
        frame = of(b.plan_balance(owned, asked, towns, window, "2027-I", level=level))
        frame = frame[frame["gebied_code"].notna()]
        for quarter in window.quarters:
            last = (quarter.last - first).days
            days = range((quarter.first - first).days, last + 1)
            sums = []
            for day in days:
                parts = [asked_on(rows, code, kind, day, last) for code in ("PV20", "PV21") for kind in n.TYPE_GROUPS]
                sums.append(None if None in parts else sum(parts))
            expected = None if None in sums else max(sums)
            got = frame["nodig"].get(quarter.label, None)
            assert (None if got is None or got is pd.NA else int(got)) == expected


TWO_PROVINCES = municipalities(
    ("GM0001", "PV20", "R1", 50_000), ("GM0002", "PV20", "R2", 30_000), ("GM0003", "PV20", None, 21_000),
    ("GM0004", "PV21", "R2", 10_000),
)  # fmt: skip
CROSS = need(("PV20", "totaal", D("2027-01-01"), "midden", 100), ("PV21", "totaal", D("2027-01-01"), "midden", 40))


def test_need_of_a_region_follows_from_its_provinces():
    quarterly = n.need_per_quarter(CROSS, years(2027, 2027), "2027-I")
    parts = n.regional_parts(quarterly, TWO_PROVINCES, weights(TWO_PROVINCES))
    first = parts[parts["kwartaal"] == "2027-K1"]
    assert [tuple(row) for row in first[["pv_code", "regio_id", "nodig"]].to_numpy()] == [
        ("PV20", "R1", 49), ("PV20", "R2", 30), ("PV20", None, 21), ("PV21", "R2", 40),
    ]  # fmt: skip
    regional = n.regional_need(parts)
    first = regional[regional["kwartaal"] == "2027-K1"]
    assert dict(zip(first["gebied_code"], first["nodig"], strict=True)) == {"R1": 49, "R2": 70, None: 21}


def test_need_stays_with_its_province_and_beds_with_their_place():
    place = locations(
        {"loc_id": "a", "gm_code": "GM0001"}, {"loc_id": "b", "gm_code": "GM0004"}, {"loc_id": "c", "gm_code": "GM0003"}
    )
    capacity = periods(("a", None, None, 60), ("b", None, None, 50), ("c", None, None, 30))
    owned = b.portfolio(place, capacity, TWO_PROVINCES, served={"c": "R1"})
    made = {
        level: b.plan_balance(owned, CROSS, TWO_PROVINCES, years(2027, 2027), "2027-I", level=level)
        for level in ("provincie", "regio", "plan")
    }
    found = {level: of(frame).loc["2027-K1"] for level, frame in made.items()}
    assert dict(zip(found["provincie"]["gebied_code"], found["provincie"]["saldo"], strict=True)) == {
        "PV20": -10,
        "PV21": 10,
    }
    assert dict(zip(found["regio"]["gebied_code"], found["regio"]["saldo"], strict=True)) == {
        "R1": 41,
        "R2": -20,
        None: -21,
    }
    assert found["plan"]["saldo"] == 0
    assert found["provincie"]["saldo"].sum() == found["regio"]["saldo"].sum() == 0


def test_a_missing_weight_makes_the_regions_of_its_province_unknown():
    holes = TWO_PROVINCES.assign(inwoners=pd.array([50_000, None, 21_000, 10_000], dtype="Int64"))
    quarterly = n.need_per_quarter(CROSS, years(2027, 2027), "2027-I")
    regional = n.regional_need(n.regional_parts(quarterly, holes, weights(holes)))
    assert regional["nodig"].isna().all()
    own = weights(holes, BY_TARGET, {"GM0001": 1, "GM0002": 1, "GM0003": 0, "GM0004": 1})
    regional = n.regional_need(n.regional_parts(quarterly, holes, own))
    first = regional[regional["kwartaal"] == "2027-K1"]
    assert dict(zip(first["gebied_code"], first["nodig"], strict=True)) == {"R1": 50, "R2": 90, None: 0}


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(st.sampled_from(["PV20", "PV21"]), st.sampled_from(["R1", "R2", None]), st.integers(1, 999)),
        min_size=2,
        max_size=9,
    ),
    st.lists(st.integers(0, 5_000), min_size=4, max_size=4),
)
def test_regions_together_need_what_the_provinces_need(rows, places):
    towns = municipalities(*[(f"GM{k:04d}", *row) for k, row in enumerate(rows)])
    kinds = itertools.product(sorted({row[0] for row in rows}), n.TYPE_GROUPS)
    asked = need(*[(*kind, D("2027-01-01"), "midden", amount) for kind, amount in zip(kinds, places, strict=False)])
    quarterly = n.need_per_quarter(asked, years(2027, 2027), "2027-I")
    regional = n.regional_need(n.regional_parts(quarterly, towns, weights(towns)))
    plan = n.plan_need(quarterly)
    for group in (*n.TYPE_GROUPS, "totaal"):
        sums = [f[(f["typegroep"] == group)].groupby("kwartaal")["nodig"].sum().tolist() for f in (regional, plan)]
        assert sums[0] == sums[1]


LEVELS = ("plan", "provincie", "regio")


def needed(asked, level, group="totaal", towns=TWO_PROVINCES):
    """Need of 2027-K1 by area."""
    owned = b.portfolio(locations({"loc_id": "a"}), periods(("a", None, None, 60)), towns)
    frame = b.plan_balance(owned, asked, towns, years(2027, 2027), "2027-I", level=level)
    rows = of(frame, group=group).loc[["2027-K1"]]
    return {
        area: None if pd.isna(nodig) else nodig for area, nodig in zip(rows["gebied_code"], rows["nodig"], strict=True)
    }


@pytest.mark.parametrize("kinds", [["totaal"], ["rol", "gvl_satelliet"]])
def test_a_province_without_need_makes_plan_and_regions_unknown(kinds):
    asked = need(*[("PV20", kind, D("2027-01-01"), "midden", 101) for kind in kinds])
    total = 101 * len(kinds)
    assert needed(asked, "plan") == {"plan": None}
    assert needed(asked, "provincie") == {"PV20": total, "PV21": None}
    regional = needed(asked, "regio")
    assert regional["R2"] is None
    assert regional["R1"] == total * 50 // 101
    unknown = pd.concat([asked, need(*[("PV21", kind, D("2027-01-01"), "midden", None) for kind in kinds])])
    assert needed(unknown, "plan") == {"plan": None}


def test_a_total_of_one_province_and_groups_of_another_add_up():
    first = D("2027-01-01")
    asked = need(
        ("PV20", "totaal", first, "midden", 101), ("PV21", "rol", first, "midden", 10),
        ("PV21", "gvl_satelliet", first, "midden", 30),
    )  # fmt: skip
    assert needed(asked, "plan") == {"plan": 141}
    assert needed(asked, "regio") == {"R1": 50, "R2": 70, None: 21}
    assert needed(asked, "plan", "rol") == {"plan": None}


def test_a_national_figure_is_split_evenly_over_the_provinces():
    asked = need(("NL", "totaal", D("2027-01-01"), "midden", 5_000))
    assert needed(asked, "provincie") == {"PV20": 417, "PV21": 417}
    assert needed(asked, "plan") == {"plan": 834}
    regional = needed(asked, "regio")
    assert sum(regional.values()) == 834
    groups = need(
        ("NL", "rol", D("2027-01-01"), "midden", 100), ("NL", "gvl_satelliet", D("2027-01-01"), "midden", 100)
    )
    assert needed(groups, "provincie") == {"PV20": 16, "PV21": 16}
    assert needed(groups, "regio")[None] + needed(groups, "regio")["R1"] + needed(groups, "regio")["R2"] == 32


def test_figures_of_provinces_lead_over_the_national_one():
    # Zeeland: 417 for the short term and 470 for the long term (omroepzeeland 2021)
    zeeland = municipalities(("GM0001", "PV29", "R1", 1))
    national = ("NL", "totaal", D("2027-01-01"), "midden", 5_000)
    asked = need(national, ("PV29", "totaal", D("2027-01-01"), "midden", 417 + 470))
    assert needed(asked, "plan", towns=zeeland) == {"plan": 887}
    other = need(national, ("PV20", "totaal", D("2027-01-01"), "midden", 400))
    assert needed(other, "provincie") == {"PV20": 400, "PV21": None}


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.sampled_from(["R1", "R2", None]), min_size=3, max_size=3),
    st.lists(st.none() | st.integers(0, 500), min_size=6, max_size=6),
    st.sets(st.integers(0, 5)),
)
def test_need_is_known_when_every_part_is(regions, places, left_out):
    """Three provinces of one municipality each, two type groups: need of an area is the sum of its provinces."""
    codes = ["PV20", "PV21", "PV22"]
    towns = municipalities(*[(f"GM{k}", pv, r, 10) for k, (pv, r) in enumerate(zip(codes, regions, strict=True))])
    cells = dict(enumerate(itertools.product(codes, n.TYPE_GROUPS)))
    given = {cells[k]: p for k, p in enumerate(places) if k not in left_out}
    asked = need(*[(*cell, D("2027-01-01"), "midden", p) for cell, p in given.items()])
    for group in n.TYPE_GROUPS if given else ():
        if not any(kind == group for _, kind in given):
            continue
        own = [given.get((code, group)) for code in codes]
        assert needed(asked, "plan", group, towns) == {"plan": None if None in own else sum(own)}
        expected = {}
        for region, amount in zip(regions, own, strict=True):
            before = expected.get(region, 0)
            expected[region] = None if before is None or amount is None else before + amount
        found = needed(asked, "regio", group, towns)
        assert {area: found.get(area) for area in expected} == expected


def test_only_locations_in_or_for_the_plan_count():
    towns = pd.concat([ONE, municipalities(("GM9", "PV21", None, 5))], ignore_index=True).assign(in_plan=[True, False])
    place = locations(
        {"loc_id": "own"}, {"loc_id": "abroad", "gm_code": "GM9"}, {"loc_id": "serves", "gm_code": "GM9"},
        {"loc_id": "unknown", "gm_code": None}, {"loc_id": "far", "gm_code": "GM77"},
    )  # fmt: skip
    capacity = periods(*[(loc, None, None, 10**k) for k, loc in enumerate(place["loc_id"])])
    owned = b.portfolio(place, capacity, towns, served={"serves": "R1"})
    frame = b.plan_balance(owned, need(), ONE, years(2027, 2027), None)
    assert of(frame, scenario=None)["beschikbaar"].tolist() == [1101] * 4
    assert owned.groups["loc_id"].tolist() == ["own", "serves", "unknown"]
    mutated = mutations(owned.spans, years(2027, 2027))
    assert mutated.empty


def test_an_old_prognosis_is_kept_and_compared():
    both = pd.concat(
        [
            need(("PV20", "totaal", D("2027-01-01"), "midden", 100), version="2020-II"),
            need(
                ("PV20", "totaal", D("2027-07-01"), "midden", 130),
                ("PV20", "totaal", D("2027-01-01"), "hoog", 150),
                version="2021-I",
            ),
        ],
        ignore_index=True,
    )
    frame = n.compare_versions(both, "2020-II", "2021-I", years(2027, 2027))
    middle = frame[frame["scenario"] == "midden"]
    assert middle["verschil"].tolist() == [pd.NA, pd.NA, 30, 30]
    high = frame[frame["scenario"] == "hoog"]
    assert high["oud"].isna().all()
    assert high["nieuw"].tolist() == [150] * 4


def test_the_latest_prognosis_is_known_by_its_date():
    rows = PROGNOSES.frame({"versie": ["2021-I", "2020-II", "x"], "datum": [D("2021-03-01"), D("2020-09-01"), None]})
    assert n.latest_version(rows) == "2021-I"
    assert n.latest_version(rows.iloc[:0]) is None
    assert n.latest_version(rows.iloc[2:]) == "x"


@pytest.mark.parametrize(
    ("regime", "groups"),
    [("2020", ["rol", "gvl_satelliet", "gvl_satelliet", None]), ("2024", ["rol", "gvl_satelliet", None, None])],
)
def test_types_fall_in_two_groups(regime, groups):
    frame = locations(
        {"loc_id": "a", "type_2020": "rol", "regionaal": True},
        {"loc_id": "b", "type_2020": "gvl", "regionaal": False},
        {"loc_id": "c", "type_2020": "satelliet"},
        {"loc_id": "d", "type_2020": None},
    )
    assert b.type_groups(frame, regime) == groups


def test_a_location_without_a_type_counts_in_the_total_only():
    asked = need(
        ("PV20", "rol", D("2027-01-01"), "midden", 10), ("PV20", "gvl_satelliet", D("2027-01-01"), "midden", 10)
    )
    frame = small(asked, places=((300, None),))
    assert [of(frame, group=g)["beschikbaar"].iloc[0] for g in ("rol", "gvl_satelliet", "totaal")] == [0, 0, 300]


def test_the_transition_table_names_what_opens_ends_and_is_decided():
    place = locations({"loc_id": "a", "bo_eind": D("2027-03-31")}, {"loc_id": "b", "bo_start": D("2027-07-01")})
    owned = b.portfolio(place, periods(("a", None, None, 300), ("b", None, None, 250)), ONE)
    asked = need(("PV20", "totaal", D("2027-01-01"), "midden", 200))
    window = years(2027, 2027)
    rows = of(b.plan_balance(owned, asked, ONE, window, "2027-I")).reset_index()
    moments = milestones_per_quarter(
        MILESTONES.frame(
            {
                "mijlpaal_id": ["m1", "m2", "m3"],
                "datum": [D("2027-05-01"), None, D("2029-01-01")],
                "soort": ["besluit", "mijlpaal", "besluit"],
                "besluit": ["raad", None, "te laat"],
            }
        ),
        window,
    )
    assert moments["kwartaal"].tolist() == ["2027-K2", None]
    table = transition(rows, mutations(owned.spans, window), moments, window, {"a": "Azc A"}).set_index("kwartaal")
    assert table["saldo"].tolist() == [100, -200, 50, 50]
    assert table.loc["2027-K2", "eindigt"] == ["Azc A"]
    assert table.loc["2027-K3", "opent"] == ["b"]
    assert (table.loc["2027-K2", "mijlpaal"], table.loc["2027-K2", "besluit"]) == (["besluit"], ["raad"])
    assert milestones_per_quarter(MILESTONES.empty(), window).columns[-1] == "kwartaal"
    with pytest.raises(ValueError, match="lijn"):
        transition(b.plan_balance(owned, asked, ONE, window, "2027-I"), mutations(owned.spans, window), moments, window)


SPAN = st.tuples(st.integers(0, 2), st.integers(0, 364), st.integers(0, 364), st.integers(0, 300))


@settings(deadline=None, max_examples=30)
@given(st.lists(SPAN, max_size=8))
def test_the_balance_equals_day_by_day(rows):
    first = date(2027, 1, 1)
    kinds = ("rol", "gvl", "satelliet")
    place = locations(*[{"loc_id": f"L{k}", "type_2020": kind} for k, kind in enumerate(kinds)])
    dated = [(f"L{k}", first + timedelta(s), first + timedelta(max(s, e)), p) for k, s, e, p in rows]
    capacity = periods(*(dated or [("other", None, None, 1)]), *[(f"L{k}", "2035-01-01", None, 1) for k in range(3)])
    asked = need(("PV20", "rol", first, "midden", 50), ("PV20", "gvl_satelliet", first, "midden", 60))
    frame = b.plan_balance(b.portfolio(place, capacity, ONE), asked, ONE, years(2027, 2027), "2027-I")
    for group, mine in (("rol", {"L0"}), ("gvl_satelliet", {"L1", "L2"}), ("totaal", {"L0", "L1", "L2"})):
        for quarter in years(2027, 2027).quarters:
            days = [quarter.first + timedelta(d) for d in range((quarter.last - quarter.first).days + 1)]
            lowest = min(sum(p for loc, s, e, p in dated if loc in mine and s <= day <= e) for day in days)
            assert of(frame, group=group).loc[quarter.label, "beschikbaar"] == lowest


def test_a_band_that_crosses_because_a_figure_is_carried_on_is_named_per_quarter():
    rows = [
        {"versie": "V", "gebied_soort": "provincie", "gebied_code": "PV98", "typegroep": "totaal"}
        | {"datum": day, "scenario": scenario, "plekken": places}
        for day, scenario, places in (
            (D("2027-01-01"), "midden", 1966),
            (D("2027-01-01"), "hoog", 2100),
            (D("2027-04-01"), "hoog", 1849),
        )
    ]
    window = {"planperiode_van": D("2027-01-01"), "planperiode_tot": D("2027-06-30")}
    plan = sound(behoefte=rows, prognoses=[{"versie": "V", "datum": D("2027-01-01")}], settings=window)
    _text, figures = outlook(plan).crossed
    assert figures["rows"] == ["PV98 totaal 2027-K2"]
    assert outlook(sound(behoefte=rows[:2], prognoses=[{"versie": "V"}], settings=window)).crossed is None
