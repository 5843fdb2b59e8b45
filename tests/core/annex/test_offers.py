# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables H2c and H2d of the annex."""

from __future__ import annotations

from datetime import date

from opvangatlas.plugin.core.annex.table import named
from opvangatlas.plugin.core.annex.tables import tables

from ..plans import checked, sound

START = date(2026, 1, 1)
AGREED = [
    {"gebied_soort": "gemeente", "gebied_code": "GM0001", "datum": START, "plekken": 400, "amv": 20, "orgaan": "prt"},
    {"gebied_soort": "regio", "gebied_code": "R1", "datum": START, "plekken": 450},
]


def offer(**more):
    row = {"aanbod_id": "AB1", "gm_code": "GM0001", "soort": "plekken", "plekken": 60, "hardheid": "besloten"}
    return {**row, "vertrouwelijk": False, **more}


def made(**rows):
    return named(tables(checked(sound(**rows)), language="en"))


def test_a_plan_without_them_has_no_such_tables():
    assert not {"H2c", "H2d"} & set(made())


def test_what_was_agreed_stands_beside_what_meets_it():
    found = made(opgaven=AGREED, aanbod=[offer(), offer(aanbod_id="AB2", soort="inburgering", plekken=None)])
    towns = found["H2d"].frame.set_index("gebied")
    assert towns.loc["G1", ["afgesproken", "amv_afgesproken", "orgaan", "hard", "gehaald"]].tolist() == [
        400, 20, "provincial table", 360, "90%",
    ]  # fmt: skip
    assert towns.loc["G1", "in_natura"] == "integration and support"
    areas = found["H2c"].frame.set_index("gebied")
    assert areas.loc["Regio R1", ["afgesproken", "hard", "gehaald"]].tolist() == [450, 360, "80%"]
    assert found["H2d"].total("hard") == 660


def test_a_share_of_what_is_not_all_known_is_a_bound():
    found = made(opgaven=AGREED, aanbod=[offer(plekken=None)])
    assert found["H2d"].frame.set_index("gebied").loc["G1", "gehaald"] == "at least 75%"


def test_a_confidential_offer_is_not_counted():
    found = made(opgaven=AGREED, aanbod=[offer(vertrouwelijk=True)])
    assert found["H2d"].total("hard") == 600
