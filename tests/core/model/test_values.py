# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers, dates and yes or no, as people and spreadsheets write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from opvangatlas.plugin.core.model.values import (
    EXACT,
    is_placeholder_date,
    parse_bool,
    parse_date,
    parse_decimal,
    parse_int,
    parse_number,
)
from opvangatlas.plugin.core.wording import number

UNREADABLE = [
    None,
    "",
    "  ",
    "abc",
    "1.2.3",
    "1,2,3",
    "--1",
    "12 m2",
    "12 5",
    "1 2",
    "1234 567",
    "0 300",
    "300 40",
    "300  400",
    "1 234 5",
    "4 € 50",
    "€",
    "euro",
    "eu 4",
    "4,-5",
    "- -",
    "1e999",
    "-1e999",
    "nan",
    "inf",
    float("nan"),
    float("inf"),
    pd.NA,
    True,
    date(2020, 1, 1),
    b"1",
    [1],
    10**400,
]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234", 1234),
        ("1.234,5", 1234.5),
        ("1.234.567", 1234567),
        ("1,234,567", 1234567),
        ("1,234.5", 1234.5),
        ("1234", 1234),
        ("12,5", 12.5),
        ("0.2", 0.2),
        ("0.200", 0.2),
        (",5", 0.5),
        ("€ 4,50", 4.5),
        ("€4,50", 4.5),
        ("€\u00a04,50", 4.5),
        ("4,50 euro", 4.5),
        ("4,50 Euro", 4.5),
        ("4,50 €", 4.5),
        ("EUR 4,50", 4.5),
        ("euro 4,50", 4.5),
        ("4,50 EUR", 4.5),
        ("€ 4,-", 4),
        ("€ 4,--", 4),
        ("€ 4,–", 4),
        ("€ 4,=", 4),
        ("4,--", 4),
        ("1.250,- euro", 1250),
        ("-€ 4,50", -4.5),
        ("€ −4,50", -4.5),
        ("- 5", -5),
        ("−5", -5),
        ("-5", -5),
        ("+5", 5),
        (" 1\u00a0234 ", 1234),
        ("1 234,5", 1234.5),
        ("300 400", 300400),
        ("1\u2009234\u2009567", 1234567),
        ("1\u202f234.5", 1234.5),
        ("€ 1 250,-", 1250),
        ("1e3", 1000),
        (1234, 1234),
        (1.5, 1.5),
        (np.int64(7), 7),
        (Decimal("1.5"), 1.5),
    ],
)
def test_numbers(text, value):
    assert parse_number(text) == value


@pytest.mark.parametrize("text", UNREADABLE, ids=repr)
def test_what_is_no_number(text):
    assert parse_number(text) is None
    assert parse_decimal(text) is None
    assert parse_int(text) is None


@given(st.integers(1, 10**12), st.sampled_from(" \u00a0\u2009\u202f"))
def test_spaces_between_groups_of_three_are_thousands(value, space):
    assert parse_number(f"{value:,}".replace(",", space)) == value


@given(st.lists(st.text("0123456789", min_size=1, max_size=4), min_size=2, max_size=4))
def test_other_spaces_make_it_several_numbers(figures):
    grouped = len(figures[0]) <= 3 and figures[0][0] != "0" and all(len(figure) == 3 for figure in figures[1:])
    assert (parse_number(" ".join(figures)) is not None) == grouped


def test_a_coordinate_has_no_thousands():
    assert parse_decimal("4.721") == 4.721
    assert parse_number("4.721") == 4721
    assert parse_decimal("52,374") == 52.374
    assert parse_decimal("1.234,5") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("300", 300),
        ("300,0", 300),
        (300.0, 300),
        ("12,5", None),
        (12.5, None),
        (str(2**53), EXACT),
        ("1e16", None),
        ("99999999999999999999", None),
    ],
)
def test_whole_numbers(text, value):
    assert parse_int(text) == value


@given(st.integers(-(10**15), 10**15))
def test_whole_numbers_as_we_print_them(value):
    assert parse_int(number(value, "nl")) == value
    assert parse_int(str(value)) == value
    if abs(value) >= 10**6:
        assert parse_int(number(value, "en")) == value


@given(st.integers(-(10**9), 10**9), st.integers(1, 2))
def test_decimals_as_we_print_them(value, decimals):
    amount = value / 10**decimals
    assert parse_number(number(amount, "nl", decimals)) == pytest.approx(amount)


@given(st.text(max_size=12) | st.floats() | st.integers() | st.dates() | st.binary(max_size=3))
def test_nothing_makes_a_parser_raise(value):
    for parse in (parse_number, parse_decimal, parse_int, parse_bool, parse_date):
        parse(value)
    whole = parse_int(value)
    assert whole is None or abs(whole) <= EXACT


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ja", True),
        ("J", True),
        (" Yes ", True),
        ("waar", True),
        (1, True),
        ("1.0", True),
        ("x", True),
        (True, True),
        ("nee", False),
        ("N", False),
        ("0", False),
        (0.0, False),
        ("onwaar", False),
        ("", None),
        ("misschien", None),
        (None, None),
        (2, None),
    ],
)
def test_yes_and_no(text, value):
    assert parse_bool(text) is value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2015-12-01", date(2015, 12, 1)),
        ("2015/12/01", date(2015, 12, 1)),
        ("2015-12-01T23:59:59Z", date(2015, 12, 2)),
        ("2015-12-01 00:00:00", date(2015, 12, 1)),
        ("1-12-2015", date(2015, 12, 1)),
        ("01/12/2015", date(2015, 12, 1)),
        ("1.12.2015", date(2015, 12, 1)),
        ("1 mei 2021", date(2021, 5, 1)),
        ("1 maart 2021", date(2021, 3, 1)),
        ("1 MRT. 2021", date(2021, 3, 1)),
        ("1 okt 2021", date(2021, 10, 1)),
        ("1 October 2021", date(2021, 10, 1)),
        ("Tue Dec 01 2015 01:00:00 GMT+0100 (W. Europe Standard Time)", date(2015, 12, 1)),
        ("Sun Apr 30 2017 01:00:00 GMT+0200 (W. Europe Daylight Time)", date(2017, 4, 30)),
        ("Tue, 01 Dec 2015 00:00:00 GMT", date(2015, 12, 1)),
        ("Thu Jan 01 1970 01:00:00 GMT+0100", date(1970, 1, 1)),
        (42339, date(2015, 12, 1)),
        ("42339", date(2015, 12, 1)),
        (42339.5, date(2015, 12, 1)),
        (date(2015, 12, 1), date(2015, 12, 1)),
        (datetime(2015, 12, 1, 23, tzinfo=UTC), date(2015, 12, 2)),
        (pd.Timestamp("2015-12-01"), date(2015, 12, 1)),
    ],
)
def test_dates(text, value):
    assert parse_date(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "morgen",
        "31-02-2020",
        "2015-13-01",
        "12-2015",
        "1-12-15",
        300,
        "300",
        "99999",
        None,
        pd.NaT,
        float("nan"),
        float("inf"),
        True,
        "0-0-2000",
        "Tue Foo 01 2015 01:00:00",
    ],
    ids=repr,
)
def test_what_is_no_date(text):
    assert parse_date(text) is None


def _js(day: date) -> str:
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return f"{day:%a} {months[day.month - 1]} {day.day:02d} {day.year} 01:00:00 GMT+0100 (CET)"


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_reads_back_in_every_notation(day):
    dutch = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    for text in (
        day.isoformat(),
        f"{day.isoformat()}T00:00:00+01:00",
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day:02d}/{day.month:02d}/{day.year}",
        f"{day.day} {dutch[day.month - 1]} {day.year}",
        _js(day),
    ):
        assert parse_date(text) == day, text


@given(st.dates(date(1968, 6, 11), date(2118, 1, 1)))
def test_every_day_reads_back_from_a_spreadsheet(day):
    assert parse_date((day - date(1899, 12, 30)) // timedelta(1)) == day


def test_the_start_of_unix_time_means_unknown():
    assert is_placeholder_date(parse_date("1-1-1970"))
    assert not is_placeholder_date(date(1970, 1, 2))
    assert not is_placeholder_date(None)
