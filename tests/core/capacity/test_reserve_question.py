# SPDX-License-Identifier: GPL-2.0-or-later
"""Reserve for a day or quarter, an area and a scenario: what is short, and which places are there then."""

from __future__ import annotations

from datetime import date

import pytest

from opvangatlas.plugin.core.capacity.reserve_question import (
    Question,
    ReserveDesk,
    Shortage,
    area_asked,
    days_asked,
)
from opvangatlas.plugin.core.capacity.scenarios import kept
from opvangatlas.plugin.core.errors import InputError

from ..checks.capacity_stories import need, period, reserve
from ..plans import DAY, at, loc, locations, municipalities, sound

PEAK = date(2028, 12, 1)


def stocked(**more):
    """1,450 places in reserve, of which 1,040 at agreements that end months before the peak."""
    west, east = locations()
    ends = {"bo_onbep": None, "bo_eind": date(2028, 8, 31)}
    later, ever = (
        loc(name, at(1.2, 0.9), "GM0003", status="nieuw", bo_start=day)
        for name, day in (("Later", date(2029, 1, 1)), ("Ooit", None))
    )
    locs = [west, east, loc("Kort", at(0.3, 0.9), "GM0001", **ends), later, ever]
    rows = [
        reserve("reserve_direct", 1040, loc_id="kort"),
        reserve("incidenteel", 200, loc_id="oost"),
        reserve("regulier", 100, loc_id="later"),
        reserve("reserve_indirect", 110, loc_id="ooit"),
    ]
    tables = {"reservecapaciteit": rows, "behoefte": [need(1500), need(0, "gvl_satelliet")], **more}
    return sound(locs=locs, **tables)


def reasons(made):
    return dict(zip(made.unused["loc_id"], made.unused["reden"], strict=True))


def test_places_that_end_before_or_open_after_are_left_out_and_named():
    made = ReserveDesk(stocked(), DAY).ask(Question(PEAK, PEAK, places=1450)).made
    assert (made.places, made.short) == (200, 1250)
    assert reasons(made) == {"kort": "eindigt_eerder", "later": "opent_later", "ooit": "begin_onbekend"}
    early = ReserveDesk(stocked(), DAY).ask(Question(date(2028, 8, 31), date(2028, 8, 31), places=1450)).made
    assert early.places == 1240
    late = ReserveDesk(stocked(), DAY).ask(Question(date(2029, 1, 1), date(2029, 1, 1), places=1450)).made
    assert late.places == 300


def test_in_a_quarter_a_place_is_there_all_the_time():
    first, last = days_asked("2028-K3")
    assert (first, last) == (date(2028, 7, 1), date(2028, 9, 30))
    assert reasons(ReserveDesk(stocked(), DAY).ask(Question(first, last, places=5)).made)["kort"] == "eindigt_eerder"
    assert days_asked("1-12-2028") == (PEAK, PEAK)
    for bad in ("", "onbepaald", "morgen"):
        with pytest.raises(InputError):
            days_asked(bad)


def test_it_starts_from_what_is_short_in_that_quarter_and_keeps_all_that_was_asked():
    """1,500 are asked; until 31 August 2028 three locations of 300 are signed, in the next quarter two of them."""
    desk = ReserveDesk(stocked(), DAY)
    assert desk.shortage(Question(date(2028, 7, 1), date(2028, 7, 1))) == Shortage(900)
    answer = desk.ask(Question(PEAK, PEAK, "provincie", "PV98"))
    assert (answer.shortage, answer.made.asked, answer.version) == (Shortage(900), 900, "2026-II")
    assert answer.made.within_days == (PEAK - DAY).days
    head, lines = kept("p", "Winter", answer, DAY, secret=False)
    row = head.iloc[0]
    said = [row[name] for name in ("dag", "gebied_soort", "gebied_code", "scenario", "versie", "tekort", "plekken")]
    assert said == [PEAK, "provincie", "PV98", "midden", "2026-II", 900, 900]
    assert lines["actie"].tolist() == ["inzetten"]


def test_an_unknown_shortage_is_never_a_number():
    none = ReserveDesk(stocked(behoefte=[]), DAY)
    assert none.shortage(Question(PEAK, PEAK)) == Shortage(None)
    with pytest.raises(InputError, match="shortage"):
        none.ask(Question(PEAK, PEAK))
    assert none.ask(Question(PEAK, PEAK, places=5)).made.places == 5
    unsure = stocked(capaciteitsperioden=[period("west", None), period("oost", 300)])
    assert ReserveDesk(unsure, DAY).shortage(Question(PEAK, PEAK)) == Shortage(1200, "hoogstens")
    high = ReserveDesk(stocked(), DAY).shortage(Question(PEAK, PEAK, scenario="hoog"))
    assert high == Shortage(None)
    with pytest.raises(InputError, match="passed"):
        ReserveDesk(stocked(), DAY).ask(Question(date(2027, 1, 1), date(2027, 1, 31), places=5))


def test_reserve_of_another_area_is_left_out_and_named():
    gms = [{**m, "pv_code": "PV26" if m["regio_id"] == "R1" else "PV27"} for m in municipalities()]
    rows = [reserve("incidenteel", 70), reserve("regulier", 30, loc_id="oost")]
    plan = sound(gms=gms, reservecapaciteit=rows)
    for text, place in (("Utrecht", "west"), ("PV26", "west"), ("regio r2", "oost"), ("R1", "west")):
        level, area = area_asked(plan, text)
        made = ReserveDesk(plan, DAY).ask(Question(PEAK, PEAK, level, area, places=100)).made
        assert made.lines["loc_id"].tolist() == [place]
        assert made.unused["reden"].tolist() == ["ander_gebied"]
    assert area_asked(plan, " ") == ("plan", "plan")
    assert area_asked(plan, None) == ("plan", "plan")
    with pytest.raises(InputError, match="Atlantis"):
        area_asked(plan, "Atlantis")


def test_places_for_others_at_flexible_locations_go_to_asylum_first():
    west, east = locations()
    mixed = [
        period("west", 200, plekken_overig=80, tot=date(2028, 11, 15)),
        period("west", 250, plekken_overig=50, van=date(2028, 11, 16)),
        period("oost", 300, plekken_overig=40),
    ]
    plan = sound(
        locs=[{**west, "flexvorm": "gelijktijdig"}, {**east, "flexvorm": "geen"}],
        capaciteitsperioden=mixed,
        reservecapaciteit=[reserve("incidenteel", 200)],
    )
    desk = ReserveDesk(plan, DAY)
    made = desk.ask(Question(PEAK, PEAK, places=120)).made
    assert made.lines[["actie", "loc_id", "plekken"]].values.tolist() == [
        ["menging", "west", 50],
        ["inzetten", "west", 70],
    ]
    assert (made.places, made.shifted, made.ready_days, made.emergency_share) == (120, 50, 7, 0.0)
    quarter = desk.ask(Question(*days_asked("2028-K4"), places=120)).made
    assert quarter.shifted == 50  # the least of the quarter
    assert desk.ask(Question(date(2028, 5, 1), date(2028, 5, 1), places=120)).made.shifted == 80
    assert desk.ask(Question(PEAK, PEAK, places=120, include_mix=False)).made.shifted == 0
    only = desk.ask(Question(PEAK, PEAK, places=10)).made
    assert (only.shifted, only.ready_days) == (10, None)
    assert kept("p", "n", desk.ask(Question(PEAK, PEAK, places=120)), DAY, secret=False)[1]["actie"].tolist() == [
        "menging",
        "inzetten",
    ]
