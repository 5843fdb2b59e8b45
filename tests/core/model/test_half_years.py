# SPDX-License-Identifier: GPL-2.0-or-later
"""Half-years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opvangatlas.plugin.core.intake.targets import parse_half_year
from opvangatlas.plugin.core.model.half_years import half_year_before, half_year_label, half_year_on, half_years_of

days = st.dates(date(1950, 1, 1), date(2100, 12, 31))


def test_the_window_of_a_plan():
    found = half_years_of(date(2027, 1, 1), date(2028, 7, 1))
    assert found == ["2027-1", "2027-2", "2028-1", "2028-2"]
    assert [half_year_label(half) for half in found[:2]] == ["2027-I", "2027-II"]
    assert half_years_of(date(2028, 1, 1), date(2027, 1, 1)) == []
    assert half_year_label("onbekend") == "onbekend"


@given(days, st.integers(0, 3000))
def test_every_day_of_a_period_is_in_one_of_its_half_years(start, length):
    end = start + timedelta(days=length)
    expected = {half_year_on(start + timedelta(days=n)) for n in range(length + 1)}
    assert set(half_years_of(start, end)) == expected


@given(days)
def test_what_is_written_is_read_as_it_is_stored(day):
    assert parse_half_year(half_year_label(half_year_on(day))) == half_year_on(day)


@pytest.mark.parametrize(
    ("day", "half"), [("2021-01-01", "2020-2"), ("2021-07-01", "2021-1"), ("2022-01-01", "2021-2")]
)
def test_a_reference_date_looks_back_on_a_half_year(day, half):
    assert half_year_before(date.fromisoformat(day)) == half
