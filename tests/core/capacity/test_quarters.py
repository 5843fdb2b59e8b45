# SPDX-License-Identifier: GPL-2.0-or-later
"""Quarters and the planning window."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opvangatlas.plugin.core.capacity.quarters import FORMAT_2020, Quarter, Window
from opvangatlas.plugin.core.errors import InputError


def test_the_format_has_sixteen_quarters():
    assert len(FORMAT_2020) == 16
    assert (FORMAT_2020.labels[0], FORMAT_2020.labels[-1]) == ("2020-K1", "2023-K4")


@pytest.mark.parametrize(
    ("reference", "first", "last"),
    [("2015-10-01", "2015-K4", "2019-K3"), ("2027-02-15", "2027-K1", "2030-K4")],
)
def test_the_window_is_four_years_from_the_reference_date(reference, first, last):
    window = Window.of(date.fromisoformat(reference))
    assert (window.labels[0], window.labels[-1], len(window)) == (first, last, 16)


def test_a_plan_may_choose_its_own_window():
    window = Window.of(date(2027, 1, 1), date(2026, 5, 1), date(2026, 8, 1))
    assert window.labels == ["2026-K2", "2026-K3"]
    assert (window.first, window.last) == (date(2026, 4, 1), date(2026, 9, 30))
    assert Window.of(date(2027, 1, 1), end=date(2027, 6, 1)).labels == ["2027-K1", "2027-K2"]


def test_a_window_that_cannot_be_is_refused():
    with pytest.raises(InputError):
        Window.between(date(2027, 1, 1), date(2026, 12, 31))
    with pytest.raises(InputError):
        Window.between(date(1000, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("text", ["2027-K1", "2027K1", "2027-Q1", "2027q1", " K1 2027 ", "k1-2027", "1e kwartaal 2027"])
def test_quarters_are_read_in_every_spelling(text):
    assert Quarter.parse(text) == Quarter(2027, 1)


@pytest.mark.parametrize("text", ["2027-1", "2027-K5", "27-K1", "", "K1"])
def test_what_is_no_quarter_is_not_read_as_one(text):
    assert Quarter.parse(text) is None


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(-40, 40))
def test_a_day_lies_in_its_quarter(day, count):
    quarter = Quarter.of(day)
    assert quarter.first <= day <= quarter.last
    assert Quarter.parse(quarter.label) == quarter
    assert quarter.later(count).later(-count) == quarter


def test_the_last_quarter_of_the_calendar_has_a_last_day():
    assert Quarter.of(date.max).last == date.max
