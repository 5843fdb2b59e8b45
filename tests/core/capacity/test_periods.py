# SPDX-License-Identifier: GPL-2.0-or-later
"""Open and how many places, on any day, against a day-by-day oracle."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opvangatlas.plugin.core.capacity.periods import earliest_end, last_days, open_on, places_on
from opvangatlas.plugin.core.model.tables import CAPACITY_PERIODS, LOCATIONS

FIRST = date(2020, 10, 1)
DAYS = [FIRST + timedelta(n) for n in range(40)]


def places(*rows):
    names = ("van", "tot", "plekken_asiel", "plekken_overig")
    return CAPACITY_PERIODS.frame(
        pd.DataFrame(
            [{"periode_id": str(n), "loc_id": "L", **dict(zip(names, row, strict=False))} for n, row in enumerate(rows)]
        )
    )


def on(frame, day):
    found = places_on(locations(), frame, day)
    return None if "L" not in found.index else found.loc["L", "totaal"]


def test_duinrell():
    """650 until 1-11-2020, then 930 until 15-3-2021 (coa.nl)."""
    frame = places((None, date(2020, 11, 1), 650), (date(2020, 11, 2), date(2021, 3, 15), 930))
    assert [on(frame, d) for d in (date(2020, 11, 1), date(2020, 11, 2), date(2021, 3, 15))] == [
        650,
        930,
        930,
    ]
    assert on(frame, date(2021, 3, 16)) is None


def test_periods_on_the_same_day_add_up():
    assert on(places((None, None, 200), (FIRST, None, 50, 20)), FIRST) == 270


def test_unknown_is_not_zero_but_no_mix_means_none_other():
    found = places_on(locations(), places((None, None, None, 20), (None, None, 100)), FIRST)
    assert found.loc["L", "asiel"] is pd.NA
    assert found.loc["L", "overig"] == 20
    assert found.loc["L", "totaal"] is pd.NA
    assert on(places((None, None, 100, None)), FIRST) == 100


def test_no_periods():
    assert len(places_on(locations(), places(), FIRST)) == 0


@pytest.mark.parametrize(
    ("certainty", "agreed", "counted"),
    [("bestaand", None, 500), (None, None, 500), ("voornemen", None, 300), ("bestaand", False, 300), (None, True, 500)],
)
def test_what_is_intended_is_not_added_to_what_is_signed(certainty, agreed, counted):
    frame = places((None, None, 300), (None, None, 200)).assign(zekerheid=[None, certainty])
    frame["getekend"] = pd.array([None, agreed], dtype="boolean")
    assert on(frame, FIRST) == counted
    alone = frame.iloc[1:]
    assert on(alone, FIRST) == 200


def locations(**values):
    return LOCATIONS.frame(
        pd.DataFrame([{"loc_id": "L", "loc_naam": "L", "vertrouwelijk": False, "status": "voortzetten", **values}])
    )


def opened(day, periods=None, **values):
    return bool(open_on(locations(**values), places() if periods is None else periods, day).iloc[0])


def test_always_open_without_any_date():
    assert opened(FIRST)


@pytest.mark.parametrize("endless", [True, False, None])
def test_open_ended_beats_the_end_of_the_agreement_not_that_of_the_lease(endless):
    past = FIRST - timedelta(1)
    assert opened(FIRST, bo_eind=past, bo_onbep=endless) is (endless is True)
    assert not opened(FIRST, huur_eind=past, bo_onbep=endless)


def test_the_opening_leads_over_the_agreement():
    assert not opened(FIRST, open_dat=FIRST + timedelta(1), bo_start=FIRST)
    assert opened(FIRST, open_dat=FIRST, bo_start=FIRST + timedelta(9))


@pytest.mark.parametrize("values", [{"status": "nieuw"}, {"zekerheid": "verkenning"}])
def test_new_or_exploratory_waits_for_a_start(values):
    assert not opened(FIRST, **values)
    assert opened(FIRST, **values, bo_start=FIRST)
    assert opened(FIRST, places((FIRST, None, 1)), **values)
    assert not opened(FIRST, places((None, None, 1)), **values)


def test_a_period_without_a_start_was_always_there():
    """Not closed until the start of a later period; but what is new has no start yet."""
    spans = places((None, None, 100), (FIRST + timedelta(20), None, 50))
    assert opened(FIRST, spans)
    assert not opened(FIRST, spans, status="nieuw")
    assert opened(FIRST + timedelta(20), spans, status="nieuw")


def test_rejected_is_never_open():
    assert not opened(FIRST, status="afgewezen")


def test_a_blank_end_is_not_expired():
    assert earliest_end(None, pd.NA, float("nan")) is None
    assert earliest_end(None, date(2021, 1, 1), date(2020, 1, 1)) == date(2020, 1, 1)


LAST = date(2028, 6, 30)


@pytest.mark.parametrize(
    ("values", "ends", "day"),
    [
        ({}, [date(2027, 1, 1), LAST], LAST),
        ({}, [date(2027, 1, 1), None], None),
        ({}, [], None),
        ({"bo_onbep": True}, [LAST], None),
        ({"bo_onbep": True, "bo_eind": FIRST, "huur_eind": LAST}, [FIRST], LAST),
        ({"bo_eind": LAST}, [FIRST], LAST),
        ({"bo_eind": LAST, "huur_eind": FIRST}, [None], FIRST),
    ],
)
def test_without_an_agreement_the_last_period_says_when_it_ends(values, ends, day):
    assert last_days(locations(**values), places(*[(None, end, 1) for end in ends])) == {"L": day}


@pytest.mark.parametrize("ends", [(None, DAYS[5]), (DAYS[5], None), (DAYS[5], None, DAYS[9])])
def test_one_signed_period_without_end_is_an_end_that_is_not_known(ends):
    frame = places(*[(None, end, 1) for end in ends]).assign(getekend=True)
    assert last_days(locations(), frame) == {"L": None}


def test_each_row_answers_for_itself():
    frame = pd.concat([locations(), locations(status="afgewezen")], ignore_index=True).set_axis([7, 3])
    frame["loc_id"] = ["a", "b"]
    assert open_on(frame, places(), FIRST).to_dict() == {7: True, 3: False}


# the oracle -----------------------------------------------------------------------------------------------

days = st.none() | st.sampled_from(DAYS)
rows = st.lists(st.tuples(days, days, st.integers(0, 500), st.none() | st.integers(0, 50)), max_size=4)


def covered(start, end, day):
    """Walks from the start to the end, day by day."""
    current = start or DAYS[0]
    while current <= DAYS[-1] and (end is None or current <= end):
        if current == day:
            return True
        current += timedelta(1)
    return False


@settings(max_examples=40, deadline=None)
@given(rows)
def test_places_equal_those_counted_day_by_day(spans):
    frame = places(*spans)
    for day in DAYS[::4]:
        counted = [a + (o or 0) for start, end, a, o in spans if covered(start, end, day)]
        assert on(frame, day) == (sum(counted) if counted else None)


@settings(max_examples=40, deadline=None)
@given(
    rows,
    days,
    days,
    days,
    days,
    st.sampled_from([True, False, None]),
    st.sampled_from(["voortzetten", "nieuw", None]),
)
def test_open_equals_walking_the_calendar(spans, opening, begin, end, lease, endless, status):
    values = {"open_dat": opening, "bo_start": begin, "bo_eind": end, "huur_eind": lease, "bo_onbep": endless}
    frame, periods = locations(**{**values, "status": status}), places(*spans)
    starts = [s for s, *_ in spans if s]
    always = status != "nieuw" and any(s is None for s, *_ in spans)
    start = opening or begin or (min(starts) if starts and not always else None)
    for day in DAYS[::4]:
        expected = covered(start, None if endless else end, day) and covered(start, lease, day)
        expected = expected and (not spans or any(covered(s, e, day) for s, e, *_ in spans))
        expected = expected and not (status == "nieuw" and start is None)
        assert bool(open_on(frame, periods, day).iloc[0]) == expected
