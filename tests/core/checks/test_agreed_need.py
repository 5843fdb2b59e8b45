# SPDX-License-Identifier: GPL-2.0-or-later
"""A56: agreed numbers add up, are about areas of the plan, and hold no more minors than places."""

from __future__ import annotations

from datetime import date

import pytest

from opvangatlas.plugin.core.checks import Severity

from ..plans import found, lacked, sound

START = date(2027, 1, 1)


def opgave(code, places, kind="gemeente", day=START, **more):
    return {"gebied_soort": kind, "gebied_code": code, "datum": day, "plekken": places, **more}


def towns(*places):
    return [opgave(f"GM000{n}", number) for n, number in enumerate(places, start=1) if number != "none"]


def need(places):
    row = {"versie": "2026-II", "gebied_soort": "provincie", "gebied_code": "PV98", "typegroep": "totaal"}
    return [{**row, "datum": START, "scenario": "midden", "plekken": places}]


def plan(*rows, places=400, **tables):
    return sound(opgaven=list(rows), behoefte=need(places), **tables)


def troubles():
    """Plans that make the rule speak."""
    yield plan(*towns(100, 100, 100, 90))


def messages(made):
    return [finding.line("en") for finding in found(made, "A56")]


def test_numbers_that_add_up_say_nothing():
    regions = [opgave("R1", 200, "regio"), opgave("R2", 200, "regio")]
    assert messages(plan(*towns(100, 100, 100, 100), *regions)) == []
    assert not lacked(plan(*towns(100, 100, 100, 100), *regions), "A56")


def test_a_plan_without_agreed_numbers_says_nothing():
    assert messages(sound()) == []
    assert not lacked(sound(), "A56")


def test_municipalities_that_do_not_add_up_to_the_province():
    (finding,) = found(plan(*towns(100, 100, 100, 90)), "A56")
    assert (finding.severity, finding.figures["sum"], finding.figures["difference"]) == (Severity.WARNING, 390, -10)


def test_municipalities_beside_their_region_and_regions_beside_the_plan():
    made = messages(plan(*towns(100, 100, 100, 100), opgave("R1", 210, "regio"), opgave("R2", 200, "regio")))
    assert len(made) == 2
    assert any("200 together, that of the region is 210" in line for line in made)
    assert any("410 together, the need of the plan is 400" in line for line in made)


def test_a_part_of_the_municipalities_is_a_bound_and_lacks_the_others():
    assert messages(plan(*towns(100, 100, "none", None))) == []
    assert lacked(plan(*towns(100, 100, "none", None)), "A56")
    (line,) = messages(plan(*towns(300, 200, "none", "none")))
    assert "at least 500 already, more than 400; 2 municipalities have none" in line


def test_every_day_from_which_a_number_holds_is_looked_at():
    later = [opgave("GM0001", 130, day=date(2028, 1, 1))]
    (finding,) = found(plan(*towns(100, 100, 100, 100), *later), "A56")
    assert (finding.figures["day"], finding.figures["difference"]) == (date(2028, 1, 1), 30)


def test_an_area_that_is_not_of_the_plan_and_more_minors_than_places():
    rows = [opgave("GM9999", 10), opgave("R9", 5, "regio"), opgave("GM0001", 10, amv=11)]
    offers = [
        {"aanbod_id": "AB1", "gm_code": "GM0001", "soort": "plekken", "hardheid": "verkend", "plekken": 5, "amv": 6}
    ]
    made = found(plan(*rows, aanbod=[{**offers[0], "vertrouwelijk": False}]), "A56")
    assert sorted((f.table, f.part) for f in made) == [
        ("aanbod", "amv"), ("opgaven", "amv"), ("opgaven", "gebied"), ("opgaven", "gebied"),
    ]  # fmt: skip


@pytest.mark.parametrize("places", [None])
def test_without_the_need_the_sum_cannot_be_compared(places):
    assert lacked(plan(*towns(100, 100, 100, 100), places=places), "A56")
