# SPDX-License-Identifier: GPL-2.0-or-later
"""When two codes, names or columns are the same; and the day of a moment with a zone."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opvangatlas.plugin.core.model.identifiers import clean_text, column_key, folded_name, same_code
from opvangatlas.plugin.core.model.provinces import province_of
from opvangatlas.plugin.core.model.values import parse_date


@pytest.mark.parametrize("value", [10, 10.0, "10", "10.0", "10,0", " 10 ", "10.00"])
def test_a_code_is_the_same_as_text_as_real_and_as_whole_number(value):
    assert same_code(value) == "10"


@pytest.mark.parametrize(("one", "other"), [("10", "100"), ("10.5", "10"), ("1.0.0", "1"), ("R1", "R10")])
def test_other_codes_are_other_codes(one, other):
    assert same_code(one) != same_code(other)


def test_a_real_that_is_no_whole_number_stays():
    assert clean_text(2.5) == "2.5"


@given(st.text(st.characters(codec="latin-1", categories=["L"]), min_size=1))
def test_composed_and_decomposed_letters_are_one_text(text):
    assert clean_text(unicodedata.normalize("NFD", text)) == clean_text(unicodedata.normalize("NFC", text))
    assert folded_name(unicodedata.normalize("NFD", text)) == folded_name(text)


def test_columns_are_one_in_any_case_with_a_mark_and_padded():
    assert {column_key(name) for name in ("Regio", "regio", " REGIO ", "\ufeffregio")} == {"regio"}


@pytest.mark.parametrize("text", ["Fryslân", "Frysla\u0302n", "fryslan", "Friesland", "PV21", "21", 21.0])
def test_a_province_by_code_or_name(text):
    assert province_of(text) == "PV21"


def test_what_is_no_province_stays_as_it_is():
    assert (province_of("PV98"), province_of("Streek"), province_of(None)) == ("PV98", "Streek", None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-31T23:00:00.000Z", date(2027, 1, 1)),
        ("2029-12-30T23:00:00.000Z", date(2029, 12, 31)),
        ("2029-06-29T22:00:00Z", date(2029, 6, 30)),
        ("2029-06-29 21:59:59Z", date(2029, 6, 29)),
        ("2026-12-31T23:00:00+01:00", date(2026, 12, 31)),
        ("2026-12-31T23:00:00-0500", date(2027, 1, 1)),
        ("2026-12-31T23:00:00", date(2026, 12, 31)),
        ("2026-02-30T23:00:00Z", None),
    ],
)
def test_a_moment_with_a_zone_is_the_day_in_the_netherlands(text, day):
    assert parse_date(text) == day


@given(st.datetimes(datetime(1997, 1, 1), datetime(2090, 1, 1)))
def test_the_dutch_day_is_that_of_the_time_zone_database(moment):
    aware = moment.replace(tzinfo=UTC)
    assert parse_date(aware) == aware.astimezone(ZoneInfo("Europe/Amsterdam")).date()
    assert parse_date(aware.astimezone(ZoneInfo("America/New_York")) + timedelta(0)) == parse_date(aware)
