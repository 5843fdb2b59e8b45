# SPDX-License-Identifier: GPL-2.0-or-later
"""What lists call a kind of capacity, in periods and in locations (A26, A45)."""

from __future__ import annotations

import pandas as pd
import pytest

from opvangatlas.plugin.core.intake.capacity_words import CapacityWord, read_capacity
from opvangatlas.plugin.core.intake.locations import LocationInput, import_locations
from opvangatlas.plugin.core.intake.periods import import_periods
from opvangatlas.plugin.core.wording import is_unknown

from ..plans import at, sound


@pytest.mark.parametrize(
    ("text", "captype", "form", "minors"),
    [
        ("Azc", "regulier", None, False),
        ("POL", "regulier", None, False),
        ("Noodopvang", "noodopvang", None, False),
        ("noodopvanglocatie", "noodopvang", None, False),
        ("CNO", "crisisnoodopvang", None, False),
        ("crisisnoodopvang", "crisisnoodopvang", None, False),
        ("TGO", "noodopvang", "tgo", False),
        ("tijdelijke gemeentelijke opvang", "noodopvang", "tgo", False),
        ("amv", "regulier", None, True),
        ("noodopvang amv", "noodopvang", None, True),
        ("commercieel vastgoed", "noodopvang", "commercieel", False),
        ("reguliere opvang", "regulier", None, False),
    ],
)
def test_words_of_lists(text, captype, form, minors):
    assert read_capacity(text) == CapacityWord(captype, form, minors)


@pytest.mark.parametrize("text", ["buffer", "AVO", "opvang", "", None, "azc noodopvang"])
def test_a_word_that_is_none_is_not_guessed(text):
    assert read_capacity(text) is None


def test_periods_carry_their_type_and_refuse_reserve_and_what_is_unknown():
    rows = pd.DataFrame(
        {
            "locatie": ["West"] * 6,
            "soort": ["Noodopvang", "directe reserve", "buffer", "amv", None, "TGO"],
            "van": ["1-1-2031", "1-1-2031", "1-1-2031", "1-1-2032", "1-1-2033", "1-1-2034"],
            "tot": ["31-12-2031", "31-12-2031", "31-12-2031", "31-12-2032", "31-12-2033", "31-12-2034"],
            "plekken": [100, 50, 50, 40, 30, 20],
        }
    )
    made, sieve = import_periods(sound(capaciteitsperioden=[]), rows)
    assert made["captype"].tolist() == ["noodopvang", "regulier", "regulier", "noodopvang"]
    assert [None if is_unknown(v) else v for v in made["vorm"]] == [None, None, None, "tgo"]
    assert [None if is_unknown(v) else int(v) for v in made["amv"]] == [None, 40, None, None]
    reasons = [sieve.reason(n, "nl") if hasattr(sieve, "reason") else "" for n in (1, 2)]
    assert all(sieve.is_rejected(n) for n in (1, 2)), reasons


def test_emergency_may_lie_beside_regular_places_of_the_same_days():
    rows = pd.DataFrame({"locatie": ["West", "West"], "soort": ["noodopvang", "azc"], "plekken": [100, 50]})
    made, sieve = import_periods(sound(), rows)
    assert made["captype"].tolist() == ["noodopvang"]
    assert sieve.is_rejected(1)


def test_a_hall_in_a_list_of_locations_gets_no_type_and_counts_as_emergency():
    rows = pd.DataFrame(
        {"naam": ["Hal", "Azc Noord", "Boot"], "type": ["Noodopvang", "rol", "TGO"], "plekken": [500, 300, None]}
    ).assign(geom=[at(0.2, 0.2), at(0.3, 0.3), at(0.4, 0.4)])
    made = import_locations(sound(), rows, LocationInput(type_column="type", default_type="rol"))
    assert [None if is_unknown(v) else v for v in made.locations["type_2020"]] == [None, "rol", None]
    assert made.periods["captype"].tolist() == ["noodopvang", "regulier", "noodopvang"]
    assert [None if is_unknown(v) else v for v in made.periods["vorm"]] == [None, None, "tgo"]
