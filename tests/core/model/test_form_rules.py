# SPDX-License-Identifier: GPL-2.0-or-later
"""What may be filled in for a location, its periods and reserve."""

from __future__ import annotations

from datetime import date

import pytest

from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.model.capacity_tables import DOCUMENTS, TRANSFERS
from opvangatlas.plugin.core.model.form_rules import (
    consequences,
    is_needed,
    lacking,
    next_key,
    next_period,
    refusal,
)
from opvangatlas.plugin.core.model.tables import CAPACITY_PERIODS, LOCATIONS, RESERVE

TODAY = date(2026, 11, 25)
FIRST = {"periode_id": "P1", "van": date(2020, 1, 1), "tot": date(2024, 12, 31), "plekken_asiel": 10}


def line(error):
    return None if error is None else error.line("nl")


def test_what_is_needed_follows_the_regime():
    assert is_needed(LOCATIONS, "type_2020", "2020")
    assert not is_needed(LOCATIONS, "type_2024", "2020")
    assert not is_needed(LOCATIONS, "loc_id", "2020")
    assert is_needed(RESERVE, "inzet_dgn", "2020")
    assert not is_needed(RESERVE, "eur_plekdg", "2020")


def test_an_agreement_has_an_end_or_none_on_purpose():
    row = {"loc_naam": "A", "bo_onbep": None, "bo_eind": None}
    assert "bo_eind" in lacking(LOCATIONS, row, "2020")
    assert "bo_eind" not in lacking(LOCATIONS, {**row, "bo_onbep": True}, "2020")
    assert lacking(RESERVE, {"captype": "regulier", "plekken": 0, "inzet_dgn": 0}, "2020") == set()


@pytest.mark.parametrize(
    ("table", "row", "name", "reason"),
    [
        (LOCATIONS, {"loc_naam": " "}, "loc_naam", "Vul naam in."),
        (LOCATIONS, {"bvo_m2": -1}, "bvo_m2", "vloeroppervlak kan niet lager zijn dan 0."),
        (LOCATIONS, {"bo_start": date(2020, 1, 1), "bo_eind": date(2019, 12, 31)}, "bo_start",
         "Het eind (31-12-2019) ligt vóór het begin (01-01-2020)."),
        (RESERVE, {"inzet_dgn": None}, "inzet_dgn", "Vul inzetbaar na in."),
        (RESERVE, {"eur_plekdg": "veel"}, "eur_plekdg", "‘veel’ is geen getal."),
        (RESERVE, {"inzet_dgn": 36_526}, "inzet_dgn", "inzetbaar na kan niet hoger zijn dan 36.525."),
        (RESERVE, {"eur_plekdg": 0.0}, "eur_plekdg", None),
        (LOCATIONS, {"straat": None}, "straat", None),
        (CAPACITY_PERIODS, {"plekken_asiel": 10, "amv": 11}, "amv", "Meer amv (11) dan plekken voor asiel (10)."),
        (CAPACITY_PERIODS, {"plekken_asiel": 10, "amv": 10}, "plekken_asiel", None),
        (CAPACITY_PERIODS, {"plekken_asiel": None, "amv": 10}, "amv", None),
        (TRANSFERS, {"van_gm": "GM0001", "naar_gm": "GM0001"}, "naar_gm",
         "Een overdracht gaat naar een andere gemeente."),
        (TRANSFERS, {"van_gm": "GM0001", "naar_gm": "GM0002", "aantal": 0}, "aantal",
         "aantal kan niet lager zijn dan 1."),
        (DOCUMENTS, {"pad": " "}, "pad", "Vul pad of adres in."),
        (DOCUMENTS, {"pad": "foto's/gevel.jpg"}, "pad", None),
        (DOCUMENTS, {"pad": "javascript:alert(1)"}, "pad",
         "‘javascript:alert(1)’ is geen bestand of webadres (https://…)."),
    ],
)  # fmt: skip
def test_refusals(table, row, name, reason):
    assert line(refusal(table, row, name)) == reason


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [
        (date(2025, 1, 1), None, None),
        (date(2024, 12, 31), None, "Overlapt met de periode 01-01-2020 t/m 31-12-2024 van deze locatie."),
        (None, date(2019, 12, 31), None),
        (None, None, "Overlapt met de periode 01-01-2020 t/m 31-12-2024 van deze locatie."),
        (date(2026, 1, 1), date(2025, 1, 1), "Het eind (01-01-2025) ligt vóór het begin (01-01-2026)."),
        (date(2026, 1, 1), date(2026, 1, 1), None),
    ],
)
def test_periods_follow_each_other(start, end, reason):
    assert line(refusal(CAPACITY_PERIODS, {"van": start, "tot": end}, "van", [FIRST])) == reason
    assert refusal(CAPACITY_PERIODS, {"van": start, "tot": end, "amv": 1}, "amv", [FIRST]) is None


@pytest.mark.parametrize(
    ("sureness", "agreed", "home", "fits"),
    [
        ("bestaand", None, "bestaand", False), ("vastgesteld", None, "bestaand", False), (None, True, None, False),
        (None, None, "bestaand", False), (None, None, "voornemen", True),
        ("voornemen", None, "bestaand", True), ("bestaand", False, "bestaand", True),
    ],
)  # fmt: skip
def test_an_intention_may_lie_on_what_is_signed(sureness, agreed, home, fits):
    signed = {**FIRST, "zekerheid": "bestaand", "getekend": True}
    row = {"van": date(2024, 1, 1), "tot": None, "zekerheid": sureness, "getekend": agreed}
    for name in ("van", "tot", "zekerheid", "getekend"):
        error = refusal(CAPACITY_PERIODS, row, name, [signed], {"zekerheid": home, "status": "nieuw"})
        assert (error is None) == fits


def test_an_open_end_empties_the_end_and_back():
    assert consequences("bo_onbep", True, {"bo_eind": date(2030, 1, 1)}) == {"bo_eind": None}
    assert consequences("bo_eind", date(2030, 1, 1), {"bo_onbep": True}) == {"bo_onbep": False}
    assert consequences("bo_eind", None, {"bo_onbep": True}) == {}
    assert consequences("straat", "A", {}) == {}


def test_the_next_period():
    location = {"open_dat": None, "bo_start": date(2027, 1, 1), "zekerheid": "voornemen"}
    common = {"zekerheid": "voornemen", "captype": "regulier"}
    assert next_period(location, [], TODAY) == {"van": date(2027, 1, 1), **common}
    assert next_period(location, [FIRST], TODAY) == {"van": date(2025, 1, 1), **common}
    with pytest.raises(InputError, match="has no end"):
        next_period(location, [FIRST, {"van": date(2025, 1, 1), "tot": None}], TODAY)
    with pytest.raises(InputError, match="has no end"):
        next_period(location, [{**FIRST, "tot": date.max}], TODAY)


def test_on_an_open_ended_signed_period_only_an_intention_can_lie():
    location = {"open_dat": None, "bo_start": None, "zekerheid": "bestaand", "status": "voortzetten"}
    signed = {"periode_id": "P1", "van": date(2020, 1, 1), "tot": None}
    made = next_period(location, [signed], TODAY)
    assert made == {"van": TODAY, "zekerheid": "voornemen", "getekend": False, "captype": "regulier"}
    assert refusal(CAPACITY_PERIODS, made, "van", [signed], location) is None
    with pytest.raises(InputError, match="has no end"):
        next_period(location, [signed, {**made, "periode_id": "P2"}], TODAY)


def test_a_free_key():
    assert next_key("L", []) == "L1"
    assert next_key("L", ["OL15", "x", "L7"]) == "L16"
