# SPDX-License-Identifier: GPL-2.0-or-later
"""Days as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.model.typed_days import EARLIEST, LATEST, TypedDay, read_day

END = date(2029, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "31-12-2029", "31/12/2029", "31.12.2029", "31122029", "2029-12-31", "31 december 2029", "31 dec. 2029",
        "31 Dec 2029", "31-12-29", "  31-12-2029 ", "2029-K4", "2029K4", "2029 k4", "K4 2029", "Q4-2029", "2029-q4",
        "december 2029", "dec 2029", "2029-12", "20291231",
    ],
)  # fmt: skip
def test_twenty_ways_to_say_the_last_day_of_2029(text):
    assert read_day(text, last=True) == TypedDay(END)


def test_a_month_or_quarter_is_its_first_day_where_something_begins():
    assert read_day("2029-K4").day == date(2029, 10, 1)
    assert read_day("mei 2029").day == date(2029, 5, 1)
    assert read_day("feb 2028", last=True).day == date(2028, 2, 29)
    assert read_day("1 mei 2029").day == date(2029, 5, 1)


@pytest.mark.parametrize("text", ["", " ", "-", "–", "onbekend", "?", "n.n.b."])
def test_nothing_is_unknown(text):
    assert read_day(text) == TypedDay()


@pytest.mark.parametrize("text", ["onbepaald", "Onbepaalde tijd", "open-ended", "9999-12-31", "31-12-9999", "99991231"])
def test_no_end_is_not_unknown(text):
    assert read_day(text) == TypedDay(open_ended=True)


@pytest.mark.parametrize(
    "text",
    [
        "31-13-2029", "30-2-2029", "31-12-1042", "31-12-2929", "0000-K1", "2029", "45000", "K5 2029", "morgen",
        "31-12", "1 foo 2029", "99999999", "2029-13-45", "12.7", "31-12-20299",
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_the_reason(text):
    with pytest.raises(InputError) as error:
        read_day(text)
    assert error.value.line("nl")


@given(st.dates(EARLIEST, LATEST), st.sampled_from(["%d-%m-%Y", "%Y-%m-%d", "%d%m%Y", "%d/%m/%Y"]))
def test_every_day_in_range_is_read_as_itself(day, form):
    assert read_day(day.strftime(form)).day == day


@given(st.text(max_size=12))
def test_no_text_crashes_it_and_nothing_outside_the_range_comes_out(text):
    try:
        found = read_day(text)
    except InputError:
        return
    assert found.day is None or EARLIEST <= found.day <= LATEST
