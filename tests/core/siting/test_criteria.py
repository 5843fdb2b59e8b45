# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules of thumb for a site: met, not met or unknown; unknown is never met; the norms are settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from opvangatlas.plugin.core.model.settings import Settings
from opvangatlas.plugin.core.siting.criteria import KNOCK_OUTS, PRESETS, TESTS, Facts, judge
from opvangatlas.plugin.core.siting.effect import Bound, Effect, Nearby, Site, Stand

from ..plans import at

NORMS = Settings()
NOTHING = Facts()


def stand(beyond=(), minutes=(10.0, 20.0)):
    known = np.array(minutes)
    return Stand(known, known, 15.0, 20.0, int(np.isnan(known).sum()), beyond, Bound(0.0))


HERE = Effect(Site(at(0, 0)), "regio", "GM0001", "R1", stand(), stand())


def verdict(test, facts=NOTHING, effect=HERE, preset="regulier", norms=NORMS):
    return next(outcome for outcome in judge(facts, effect, preset, norms) if outcome.test == test).verdict


def span(start, end):
    return Facts(start=start, end=end)


@pytest.mark.parametrize(
    ("test", "preset", "facts", "expected"),
    [
        ("gebouw", "regulier", Facts(floor_m2=3000), "voldoet"),
        ("gebouw", "regulier", Facts(floor_m2=2999, land_m2=30_001), "voldoet"),
        ("gebouw", "regulier", Facts(floor_m2=2999, land_m2=30_000), "voldoet_niet"),
        ("gebouw", "regulier", Facts(floor_m2=2999), "onbekend"),
        ("gebouw", "regulier", Facts(land_m2=100), "onbekend"),
        ("gebouw", "kleinschalig", Facts(floor_m2=1500), "voldoet"),
        ("gebouw", "kleinschalig", Facts(floor_m2=4501), "voldoet_niet"),
        ("gebouw", "amv", Facts(floor_m2=349), "voldoet_niet"),
        ("gebouw", "noodopvang", Facts(floor_m2=999, places=100), "voldoet_niet"),
        ("gebouw", "noodopvang", Facts(floor_m2=1000, places=100), "voldoet"),
        ("gebouw", "noodopvang", Facts(floor_m2=5000), "onbekend"),
        ("gebouw", "noodopvang", Facts(floor_m2=499), "voldoet_niet"),
        ("periode", "regulier", span(date(2027, 1, 1), date(2028, 12, 31)), "voldoet"),
        ("periode", "regulier", span(date(2027, 1, 1), date(2028, 6, 30)), "voldoet_niet"),
        ("periode", "noodopvang", span(date(2027, 1, 1), date(2027, 12, 31)), "voldoet"),
        ("periode", "regulier", Facts(start=date(2027, 1, 1)), "onbekend"),
        ("periode", "regulier", Facts(open_ended=True), "voldoet"),
        ("school", "regulier", Facts(distance_km={"school": 3.0}), "voldoet"),
        ("school", "regulier", Facts(distance_km={"school": 3.01}), "voldoet_niet"),
        ("halte", "regulier", Facts(distance_km={"halte": 0.6}), "voldoet_niet"),
        ("winkel", "regulier", Facts(distance_km={"winkel": None}), "onbekend"),
        ("water", "regulier", Facts(distance_km={"water": 0.08}, children=True), "voldoet_niet"),
        ("water", "regulier", Facts(distance_km={"water": 0.08}), "onbekend"),
        ("water", "regulier", Facts(distance_km={"water": 0.1}), "voldoet"),
        ("water", "regulier", Facts(children=False), "voldoet"),
        ("ind", "regulier", Facts(ind_minutes=62, hearings=False), "voldoet_niet"),
        ("ind", "regulier", Facts(ind_minutes=62), "onbekend"),
        ("ind", "regulier", Facts(ind_minutes=62, hearings=True), "voldoet"),
        ("ind", "regulier", Facts(ind_minutes=45), "voldoet"),
    ],
)
def test_what_is_known_decides(test, preset, facts, expected):
    assert verdict(test, facts, preset=preset) == expected


@pytest.mark.parametrize("preset", PRESETS)
def test_of_what_nothing_is_known_nothing_is_met(preset):
    outcomes = judge(NOTHING, Effect(Site(None), "geen_punt"), preset, NORMS)
    assert [outcome.test for outcome in outcomes] == list(TESTS[preset])
    assert {outcome.verdict for outcome in outcomes} == {"onbekend"}
    assert {outcome.test for outcome in outcomes if outcome.knock_out} == KNOCK_OUTS[preset]
    assert all(outcome.source for outcome in outcomes)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (stand(), "voldoet"),
        (stand(beyond=("GM0001",)), "voldoet_niet"),
        (stand(beyond=None), "onbekend"),
        (stand(minutes=(10.0, np.nan)), "onbekend"),
        (stand(beyond=("GM0001",), minutes=(40.0, np.nan)), "voldoet_niet"),
        (None, "onbekend"),
    ],
)
def test_travel_of_the_region_with_the_site_there(after, expected):
    assert verdict("reistijd", effect=replace(HERE, after=after)) == expected


def test_a_site_outside_every_region_fails():
    for where in ("geen_regio", "buurgemeente", "buiten"):
        assert verdict("regio", effect=Effect(Site(at(0, 0)), where)) == "voldoet_niet"


def test_small_scale_lies_near_an_azc_of_any_region():
    far, near = Nearby("a", 9.0, 8.0), Nearby("b", 9.0, 7.0)
    assert verdict("azc", preset="kleinschalig") == "onbekend"
    assert verdict("azc", effect=replace(HERE, nearest_own=far), preset="kleinschalig") == "voldoet_niet"
    both = replace(HERE, nearest_own=far, nearest_other=near)
    assert verdict("azc", effect=both, preset="kleinschalig") == "voldoet"


def test_the_norms_are_settings_of_the_plan():
    facts = Facts(distance_km={"school": 3.5})
    assert verdict("school", facts, norms=NORMS.changed(verk_school_km=4)) == "voldoet"
    outcome = next(found for found in judge(facts, HERE, "regulier", NORMS) if found.test == "school")
    assert (outcome.figure, outcome.low, outcome.high) == (3.5, None, 3.0)
