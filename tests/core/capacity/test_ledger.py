# SPDX-License-Identifier: GPL-2.0-or-later
"""Domain C6: available per day from periods, per quarter the lowest of its days."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opvangatlas.plugin.core.capacity.ledger import available, mutations
from opvangatlas.plugin.core.capacity.periods import open_on, places_on
from opvangatlas.plugin.core.capacity.quarters import Quarter, Window
from opvangatlas.plugin.core.capacity.spans import as_date, spans
from opvangatlas.plugin.core.capacity.sweep import levels
from opvangatlas.plugin.core.wording import is_unknown

from .factories import D, locations, periods, years


def per_quarter(places, capacity, window, line="getekend"):
    found = spans(places, capacity)
    frame = available(found, pd.DataFrame(index=range(len(places))), window, [line])
    return frame.set_index("kwartaal")


def test_quarter_end_values_hide_a_gap():
    places = locations({"loc_id": "old", "bo_eind": D("2027-02-15")}, {"loc_id": "new", "bo_start": D("2027-03-20")})
    capacity = periods(("old", None, None, 300), ("new", None, None, 300))
    frame = per_quarter(places, capacity, years(2027, 2027))
    assert frame["beschikbaar"].tolist() == [0, 300, 300, 300]
    assert frame.loc["2027-K1", "eind"] == 300
    assert frame.loc["2027-K1", "dag"] == D("2027-02-16")


def test_capacity_is_a_list_of_periods():
    # Duinrell: 650 until 1-11-2020, then 930 until 15-3-2021 (coa.nl)
    capacity = periods(("duinrell", None, "2020-10-31", 650), ("duinrell", "2020-11-01", "2021-03-15", 930))
    frame = per_quarter(locations({"loc_id": "duinrell"}), capacity, years(2020, 2021))
    assert frame["beschikbaar"].tolist() == [650, 650, 650, 650, 0, 0, 0, 0]
    changes = mutations(spans(locations({"loc_id": "duinrell"}), capacity), years(2020, 2021))
    assert list(zip(changes["datum"], changes["soort"], changes["verschil"], strict=True)) == [
        (D("2020-11-01"), "groeit", 280),
        (D("2021-03-16"), "eindigt", -930),
    ]


def test_open_ended_with_a_yearly_evaluation_runs_on():
    # Hengelo: indefinite (coa.nl)
    place = locations({"loc_id": "hengelo", "bo_onbep": True, "bo_eind": D("2020-12-31"), "bo_start": D("2010-01-01")})
    frame = per_quarter(place, periods(("hengelo", None, None, 400)), years(2020, 2023))
    assert frame["beschikbaar"].unique().tolist() == [400]


@pytest.mark.parametrize(
    ("agreement", "lease"), [("2027-06-30", "2027-12-31"), ("2027-12-31", "2027-06-30"), (None, "2027-06-30")]
)
def test_the_earlier_of_agreement_and_lease_ends_it(agreement, lease):
    place = locations({"loc_id": "a", "bo_eind": agreement and D(agreement), "huur_eind": D(lease)})
    frame = per_quarter(place, periods(("a", None, None, 300)), years(2027, 2027))
    assert frame["beschikbaar"].tolist() == [300, 300, 0, 0]


def test_a_lease_ends_an_open_ended_agreement():
    place = locations({"loc_id": "a", "bo_onbep": True, "huur_eind": D("2027-06-30")})
    frame = per_quarter(place, periods(("a", None, None, 300)), years(2027, 2027))
    assert frame["beschikbaar"].tolist() == [300, 300, 0, 0]


def test_a_blank_end_is_not_expired():
    frame = per_quarter(locations({"loc_id": "a"}), periods(("a", None, None, 300)), years(2027, 2027))
    assert frame["beschikbaar"].tolist() == [300] * 4


def test_overlapping_periods_add_up():
    capacity = periods(("a", "2027-01-01", "2027-06-30", 300), ("a", "2027-04-01", "2027-12-31", 100))
    frame = per_quarter(locations({"loc_id": "a"}), capacity, years(2027, 2027))
    assert frame["beschikbaar"].tolist() == [300, 400, 100, 100]


def test_unknown_places_make_the_sum_at_least():
    capacity = periods(("a", None, None, 300), ("b", "2027-04-01", "2027-06-30", None))
    frame = per_quarter(
        locations({"loc_id": "a"}, {"loc_id": "b"}, {"loc_id": "c", "bo_start": D("2027-12-31")}),
        capacity,
        years(2027, 2027),
    )
    assert frame["beschikbaar"].tolist() == [300] * 4
    assert frame["minstens"].tolist() == [False, True, False, True]
    assert frame["onbekend"].tolist() == [0, 1, 0, 1]


@pytest.mark.parametrize(
    ("getekend", "period", "location", "status", "lines"),
    [
        (True, None, "voornemen", "nieuw", (300, 300)),
        (False, "bestaand", "bestaand", "voortzetten", (0, 300)),
        (None, "vastgesteld", None, "nieuw", (300, 300)),
        (None, "voornemen", "bestaand", "voortzetten", (0, 300)),
        (None, None, "bestaand", "nieuw", (300, 300)),
        (None, None, None, "voortzetten", (300, 300)),
        (None, None, None, "nieuw", (0, 300)),
        (None, "verkenning", None, "nieuw", (0, 0)),
        (True, "verkenning", None, "nieuw", (300, 300)),
        (None, None, None, "afgewezen", (0, 0)),
    ],
)
def test_signed_and_intended_lines(getekend, period, location, status, lines):
    place = locations({"loc_id": "a", "zekerheid": location, "status": status})
    row = {
        "loc_id": "a",
        "van": "2020-01-01",
        "plekken_asiel": 300,
        "zekerheid": period,
        "getekend": getekend,
    }
    found = [
        per_quarter(place, periods(row), years(2027, 2027), line)["beschikbaar"].iloc[0]
        for line in ("getekend", "met_voornemen")
    ]
    assert tuple(found) == lines


def test_overijssel_shows_two_lines():
    # Overijssel 2024: 3,864 of 6,325 signed (61%), 5,699 with what is intended (90%)
    place = locations({"loc_id": "a"}, {"loc_id": "b", "status": "nieuw", "zekerheid": "voornemen"})
    capacity = periods(("a", "2024-01-01", None, 3_864), ("b", "2024-01-01", None, 5_699 - 3_864))
    signed, intended = (
        per_quarter(place, capacity, years(2024, 2024), line)["beschikbaar"].iloc[0]
        for line in ("getekend", "met_voornemen")
    )
    assert (round(signed / 6_325, 2), round(intended / 6_325, 2)) == (0.61, 0.90)


def test_an_intended_extension_counts_after_the_agreement():
    place = locations({"loc_id": "a", "bo_eind": D("2027-06-30")})
    extension = {
        "loc_id": "a",
        "van": "2027-07-01",
        "plekken_asiel": 200,
        "getekend": False,
        "zekerheid": "voornemen",
    }
    capacity = periods({"loc_id": "a", "plekken_asiel": 300}, extension)
    assert per_quarter(place, capacity, years(2027, 2027))["beschikbaar"].tolist() == [300, 300, 0, 0]
    assert per_quarter(place, capacity, years(2027, 2027), "met_voornemen")["beschikbaar"].tolist() == [
        300,
        300,
        200,
        200,
    ]


def test_an_intention_on_what_is_signed_counts_for_what_it_adds():
    place = locations({"loc_id": "a"}, {"loc_id": "b"})
    intended = {"zekerheid": "voornemen", "plekken_asiel": 350, "van": "2027-04-01", "tot": "2027-09-30"}
    capacity = periods(("a", None, None, 300), ("b", None, None, 400), *[{"loc_id": x, **intended} for x in "ab"])
    assert per_quarter(place, capacity, years(2027, 2027))["beschikbaar"].tolist() == [700] * 4
    found = per_quarter(place, capacity, years(2027, 2027), "met_voornemen")
    assert found["beschikbaar"].tolist() == [700, 750, 750, 700]


def test_places_are_signed_from_the_start_of_the_agreement():
    dates = {"open_dat": D("2027-01-01"), "bo_start": D("2027-07-01")}
    place = locations({"loc_id": "a", **dates}, {"loc_id": "bare", **dates})
    capacity = periods(("a", None, None, 300))
    signed = per_quarter(place, capacity, years(2026, 2027))
    assert signed["beschikbaar"].tolist() == [0] * 6 + [300] * 2
    assert signed["onbekend"].tolist() == [0] * 6 + [1] * 2
    intended = per_quarter(place, capacity, years(2026, 2027), "met_voornemen")
    assert intended["beschikbaar"].tolist() == [0] * 4 + [300] * 4
    assert intended["onbekend"].tolist() == [0] * 4 + [1] * 4


def test_what_does_not_count_says_why():
    place = locations(
        {"loc_id": "rejected", "status": "afgewezen"},
        {"loc_id": "waits", "status": "nieuw"},
        {"loc_id": "ended", "bo_eind": D("2026-12-31")},
    )
    capacity = periods(
        ("rejected", None, None, 1), ("waits", None, None, 1), ("ended", "2027-01-01", None, 1),
        ("ended", "2026-05-01", "2026-04-01", 1), ("stranger", None, None, 1),
    )  # fmt: skip
    left = spans(place, capacity).left_out
    assert left["reden"].tolist() == ["afgewezen", "zonder_begin", "buiten_overeenkomst", "eind_voor_begin"]


def test_groups_together_are_the_whole_and_unassigned_is_one_of_them():
    place = locations({"loc_id": "a"}, {"loc_id": "b"}, {"loc_id": "c"})
    capacity = periods(("a", None, None, 100), ("b", None, None, 200), ("c", None, None, 400))
    groups = pd.DataFrame({"regio_id": ["N", None, "N"]})
    frame = available(spans(place, capacity), groups, years(2027, 2027), ["getekend"])
    ends = frame[frame["kwartaal"] == "2027-K4"].set_index("regio_id")["eind"]
    assert ends["N"] == 500
    assert ends.sum() == 700
    assert frame["regio_id"].isna().sum() == 4


def test_no_locations_is_nothing_available():
    nothing = locations({"loc_id": "a"}).iloc[:0]
    frame = per_quarter(nothing, periods(("a", None, None, 1)), years(2027, 2027))
    assert frame["beschikbaar"].tolist() == [0] * 4
    assert not frame["minstens"].any()


def test_changes_are_listed_in_the_quarter_where_they_are_felt():
    place = locations({"loc_id": "a", "bo_eind": D("2027-03-31")}, {"loc_id": "b", "bo_start": D("2027-05-01")})
    changes = mutations(spans(place, periods(("a", None, None, 300), ("b", None, None, None))), years(2027, 2027))
    assert changes["kwartaal"].tolist() == ["2027-K2", "2027-K2"]
    assert changes["laatste_dag"].tolist()[0] == D("2027-03-31")
    assert changes["soort"].tolist() == ["eindigt", "opent"]
    assert changes["plekken_na"].isna().tolist() == [False, True]
    assert mutations(spans(place, periods(("a", None, None, 300))), years(2030, 2030)).empty


def test_a_change_from_or_to_an_unknown_number_neither_grows_nor_shrinks():
    unknown, later = ("2027-04-01", "2027-06-30", None), ("2027-07-01", None, 100)
    capacity = periods(*(("a", *part) for part in ((None, "2027-03-31", 300), unknown, later)))
    changes = mutations(spans(locations({"loc_id": "a"}), capacity), years(2027, 2027))
    assert changes["soort"].tolist() == ["wijzigt", "wijzigt"]
    assert changes["verschil"].isna().all()
    assert changes["plekken_voor"].isna().tolist() == [False, True]


DAYS = st.dates(date(2026, 6, 1), date(2028, 6, 1))
MAYBE_DAY = st.none() | DAYS
PERIOD = st.fixed_dictionaries(
    {
        "loc_id": st.sampled_from("abc"),
        "van": MAYBE_DAY,
        "tot": MAYBE_DAY,
        "plekken_asiel": st.integers(0, 500),
        "getekend": st.sampled_from([True, True, None, False]),
        "zekerheid": st.sampled_from(["bestaand", "voornemen", "verkenning", None]),
    }
)
LOCATION = st.fixed_dictionaries(
    {
        "open_dat": MAYBE_DAY,
        "bo_start": MAYBE_DAY,
        "bo_eind": MAYBE_DAY,
        "bo_onbep": st.sampled_from([True, False, None]),
        "huur_eind": st.none() | DAYS,
        "status": st.sampled_from(["voortzetten", "nieuw", "afgewezen", None]),
        "zekerheid": st.sampled_from(["bestaand", "verkenning", None]),
    }
)


def line(row, certainty, status):
    """Signed, intended, or in no line, by the words of the domain."""
    sure = row["zekerheid"] or certainty
    there = sure in ("bestaand", "vastgesteld") or (sure is None and status in ("voortzetten", "beeindigen"))
    if there if is_unknown(row["getekend"]) else row["getekend"]:
        return "getekend"
    return None if sure == "verkenning" else "voornemen"


ENDS = ["bo_eind", "huur_eind"]


def brute_force(place, capacity, day, wanted="getekend"):
    """Places on one day, location by location, by the rules of periods.py."""
    opened = dict(zip(place["loc_id"], open_on(place, capacity, day), strict=True))
    endless = place.assign(**dict.fromkeys(ENDS))
    started = dict(zip(place["loc_id"], open_on(endless, capacity, day), strict=True))
    total = 0
    for site in place.to_dict("records"):
        sums = {"getekend": 0, "voornemen": 0, None: 0}
        agreed = [] if site["bo_onbep"] is True else [site["bo_eind"]]
        ends = [end for end in (*agreed, site["huur_eind"]) if end is not None]
        for row in capacity[capacity["loc_id"] == site["loc_id"]].to_dict("records"):
            kind = line(row, site["zekerheid"], site["status"])
            covers = (row["van"] is None or row["van"] <= day) and (row["tot"] is None or row["tot"] >= day)
            later = kind == "voornemen" and ends and row["van"] is not None and row["van"] > min(ends)
            if covers and (opened[site["loc_id"]] or (later and started[site["loc_id"]])):
                sums[kind] += row["plekken_asiel"]
        if wanted == "getekend" and site["bo_start"] is not None and site["bo_start"] > day:
            continue
        total += sums["getekend"] if wanted == "getekend" else max(sums["getekend"], sums["voornemen"])
    return total


@settings(deadline=None, max_examples=20)
@given(
    st.tuples(LOCATION, LOCATION, LOCATION),
    st.lists(PERIOD, min_size=1, max_size=6),
    st.sampled_from(["getekend", "met_voornemen"]),
)
def test_the_lowest_of_a_quarter_equals_day_by_day(three, rows, wanted):
    place = locations(*[{**values, "loc_id": loc} for values, loc in zip(three, "abc", strict=True)])
    capacity = periods(*rows)
    window = Window.between(date(2027, 1, 1), date(2027, 6, 30))
    frame = per_quarter(place, capacity, window, wanted)
    for quarter in window.quarters:
        days = [quarter.first + timedelta(days=n) for n in range((quarter.last - quarter.first).days + 1)]
        values = [brute_force(place, capacity, day, wanted) for day in days]
        assert frame.loc[quarter.label, "beschikbaar"] == min(values)
        assert frame.loc[quarter.label, "eind"] == values[-1]
        assert frame.loc[quarter.label, "dag"] == days[values.index(min(values))]


@settings(deadline=None, max_examples=40)
@given(st.tuples(LOCATION, LOCATION, LOCATION), st.lists(PERIOD, min_size=1, max_size=6))
def test_changes_explain_the_difference_between_quarter_ends(three, rows):
    place = locations(*[{**values, "loc_id": loc} for values, loc in zip(three, "abc", strict=True)])
    capacity = periods(*rows, *[(loc, "2031-01-01", None, 0) for loc in "abc"])
    frame = per_quarter(place, capacity, years(2026, 2028))
    changes = mutations(spans(place, capacity), years(2026, 2028)).groupby("kwartaal")["verschil"].sum()
    for earlier, later in zip(frame.index, frame.index[1:], strict=False):
        assert frame.loc[later, "eind"] - frame.loc[earlier, "eind"] == changes.get(later, 0)


def test_the_ledger_agrees_with_the_places_that_checks_see():
    place = locations({"loc_id": "a", "bo_eind": D("2027-06-30")}, {"loc_id": "b"})
    capacity = periods(("a", None, None, 300), ("b", "2027-02-01", "2027-08-31", 120))
    for day in (D("2027-01-01"), D("2027-02-01"), D("2027-06-30"), D("2027-07-01"), D("2027-09-01")):
        seen = places_on(place, capacity, day)["asiel"].reindex(place["loc_id"][open_on(place, capacity, day)]).sum()
        found = spans(place, capacity)
        number = (day - date(1970, 1, 1)).days
        assert found.places[(found.start <= number) & (number < found.end)].sum() == seen


@given(
    st.lists(
        st.tuples(st.integers(-1, 3), st.integers(-5, 40), st.integers(0, 30), st.integers(-9, 9)),
        max_size=12,
    ),
    st.booleans(),
)
def test_the_sweep_equals_a_grid_of_days(rows, large):
    edges = np.array([0, 10, 11, 25], dtype=np.int64)
    series, start, length, weight = (np.array([row[i] for row in rows], dtype=np.int64) for i in range(4))
    if large:
        weight = np.sign(weight) * 2**54
    grid = np.zeros((4, 25), dtype=np.int64)
    for who, first, long, value in zip(series, start, length, weight, strict=True):
        if who >= 0:
            grid[who, max(0, first) : max(0, first + long)] += value
    swept = levels(series, start, start + length, weight, 4, edges)
    for position, (first, until) in enumerate(itertools.pairwise(edges)):
        part = grid[:, first:until]
        low, day = swept.lowest()
        assert low[:, position].tolist() == part.min(axis=1).tolist()
        assert day[:, position].tolist() == (first + part.argmin(axis=1)).tolist()
        assert swept.highest()[:, position].tolist() == part.max(axis=1).tolist()
        assert swept.last()[:, position].tolist() == part[:, -1].tolist()


def test_days_and_dates_are_each_other():
    assert as_date(0) == date(1970, 1, 1)
    assert Quarter.of(as_date(20_000)).label == "2024-K4"


def test_sums_beyond_what_floats_hold_are_exact():
    """Two spans on one day whose weights differ by one in 2⁵³: added as floats that one is lost."""
    edges = np.array([0, 4], dtype=np.int64)
    series, start, end = np.zeros(2, np.int64), np.array([1, 1], np.int64), np.array([4, 3], np.int64)
    swept = levels(series, start, end, np.array([2**53, 1], dtype=np.int64), 1, edges)
    assert swept.highest().tolist() == [[2**53 + 1]]
    assert swept.at(np.array([[3]])).tolist() == [[2**53]]
