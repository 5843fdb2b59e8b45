# SPDX-License-Identifier: GPL-2.0-or-later
"""Speeds and durations as they are written down in the wild."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.travel.speeds import SpeedTable, numbers, parse_maxspeed, parse_minutes

SPEEDS = Path(__file__).parents[3] / "resources" / "speeds"


@pytest.mark.parametrize(
    ("text", "kmh"),
    [
        ("50", 50),
        (" 30 km/h ", 30),
        ("80 km/u", 80),
        ("50km/u", 50),
        ("30 mph", 48.28032),
        ("50;30", 50),
        ("7,5", 7.5),
        (80, 80),
        (62.5, 62.5),
        ("NL:urban", 50),
        ("NL:zone30", 30),
        ("nl:motorway", 100),
        ("walk", 5),
        ("none", 160),
        ("-20", -20),
    ],
)
def test_maxspeed(text, kmh):
    assert parse_maxspeed(text) == pytest.approx(kmh)


@pytest.mark.parametrize(
    "text", [None, "", "signals", "variable", "vijftig", float("nan"), "NL:", "50 parsec", "~50", "80 (06-19h)"]
)
def test_no_speed_is_unknown_not_zero(text):
    assert math.isnan(parse_maxspeed(text))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("20", 20), ("0:20", 20), ("01:05:30", 65.5), ("PT1H5M", 65), ("PT90S", 1.5), ("2.5", 2.5)],
)
def test_duration(text, minutes):
    assert parse_minutes(text) == pytest.approx(minutes)


@pytest.mark.parametrize("text", [None, "", "PT", "een uur", "-5", "0"])
def test_no_duration(text):
    assert math.isnan(parse_minutes(text))


@pytest.mark.parametrize("preset", ["osm", "nwb", "generic"])
def test_the_tables_that_are_shipped_can_be_read_and_written(preset):
    table = SpeedTable.parse((SPEEDS / f"{preset}.csv").read_text(encoding="utf-8"))
    assert len(table.kmh) > 5
    assert SpeedTable.parse(table.text()) == table


def test_a_class_is_found_whatever_its_spelling():
    table = SpeedTable.parse("\ufeffklasse;km_u;soort\nPrimary;65\n12;30,5;\nfietspad;0;uitgesloten\n")
    classes = np.array([" PRIMARY", 12.0, 12, "fietspad", "onbekend", None], dtype=object)
    np.testing.assert_array_equal(table.speeds(classes), [65, 30.5, 30.5, np.nan, np.nan, np.nan])


@pytest.mark.parametrize("line", ["a;hard", "a;-5", "a;900", "a;0", ";50", "a;50;snelst"])
def test_a_wrong_line_is_named(line):
    with pytest.raises(InputError, match="Line 2"):
        SpeedTable.parse(f"klasse;km_u;soort\n{line}\n")


def test_numbers_in_texts():
    np.testing.assert_array_equal(
        numbers(np.array(["1,5", "2.5", None, "lang", 3], dtype=object)), [1.5, 2.5, np.nan, np.nan, 3]
    )
