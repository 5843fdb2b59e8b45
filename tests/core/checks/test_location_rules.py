# SPDX-License-Identifier: GPL-2.0-or-later
"""A13–A16, A19, A25: locations and their reserve."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from opvangatlas.plugin.core.checks.finding import Severity

from ..plans import DAY, at, checked, found, gm, lacked, loc, locations, municipalities, sound

F, W, N = Severity.FAULT, Severity.WARNING, Severity.NOTE


def with_west(**change):
    west, east = locations()
    return [{**west, **change}, east]


# A13 --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "absent"),
    [
        ({"eigendom": None}, "eigendom"),
        ({"bvo_m2": None}, "vloeroppervlak"),
        ({"bo_start": None}, "begin overeenkomst"),
        ({"bo_onbep": False}, "eind overeenkomst of onbepaalde tijd"),
        ({"bo_onbep": None}, "eind overeenkomst of onbepaalde tijd"),
        ({"places": None}, "capaciteit op de peildatum"),
        ({"places": None, "beheer": None}, "capaciteit op de peildatum, beheer"),
    ],
)
def test_what_is_empty_is_listed(change, absent):
    (finding,) = found(sound(locs=with_west(**change)), "A13")
    assert (finding.severity, finding.key, finding.region) == (N, "west", "R1")
    assert finding.line("nl") == f"West is onvolledig voor de bijlage: {absent}."


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"bo_onbep": False, "bo_eind": date(2030, 1, 1)},
        {"status": "afgewezen", "eigendom": None},
        {"bvo_m2": 0},
    ],
)
def test_what_is_filled_in_or_rejected_is_not(change):
    assert found(sound(locs=with_west(**change)), "A13") == []


def test_facilities_and_their_distances_are_asked():
    plan = sound(voorzieningen=[{"loc_id": "west", "soort": "school"}, {"loc_id": "oost", "soort": "ov", "km": 0.0}])
    assert [f.line("nl") for f in found(plan, "A13")] == ["West is onvolledig voor de bijlage: afstand tot school."]
    (bare,) = found(sound(voorzieningen=[{"loc_id": "oost", "soort": "ov", "km": 1.0}]), "A13")
    assert bare.line("nl") == "West is onvolledig voor de bijlage: voorzieningen, met de afstand."


# A14 --------------------------------------------------------------------------------------------------


def test_no_type_is_a_fault():
    (finding,) = found(sound(locs=with_west(type_2020=None)), "A14")
    assert (finding.severity, finding.line("nl")) == (F, "West heeft geen type.")


def test_a_type_of_the_other_regime_is_a_fault():
    (finding,) = found(sound(locs=with_west(type_2020="azc")), "A14")
    assert finding.severity is F
    assert finding.line("nl") == "West heeft type ‘azc’, en dat bestaat niet in regime 2020."


def test_in_2024_the_other_column_counts():
    change = {"type_2020": "azc", "type_2024": "azc"}
    assert found(sound(locs=with_west(**change), settings={"regime": "2024"}), "A14") == []
    change = {"type_2020": "rol", "type_2024": None}
    assert len(found(sound(locs=with_west(**change), settings={"regime": "2024"}), "A14")) == 1


@pytest.mark.parametrize(("kind", "flag", "count"), [("htl", True, 1), ("htl", False, 0), ("azc", True, 0)])
def test_in_2024_special_reception_is_not_regional(kind, flag, count):
    findings = found(sound(locs=with_west(type_2024=kind, regionaal=flag), settings={"regime": "2024"}), "A14")
    assert [f.severity for f in findings] == [W] * count


def test_a_rejected_location_needs_no_type():
    assert found(sound(locs=with_west(type_2020=None, status="afgewezen")), "A14") == []


# A15 --------------------------------------------------------------------------------------------------


def test_no_status_is_a_warning():
    (finding,) = found(sound(locs=with_west(status=None)), "A15")
    assert (finding.severity, finding.key) == (W, "west")
    assert finding.line("nl") == "West heeft geen status en komt daarom niet in bijlage 4."


# A16 --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "severity"),
    [
        ({"places": 299}, W),
        ({"places": 120, "kleinschalig": True}, N),
        ({"places": 299, "kleinschalig": False}, W),
        ({"places": 0}, W),
        ({"places": 300}, None),
        ({"places": 299, "type_2020": "satelliet"}, None),
        ({"places": 299, "type_2020": "gvl"}, None),
    ],
)
def test_usually_three_hundred(change, severity):
    findings = found(sound(locs=with_west(**change)), "A16")
    assert [f.severity for f in findings] == ([] if severity is None else [severity])


def test_the_figures_of_a_small_one():
    (finding,) = found(sound(locs=with_west(places=299)), "A16")
    assert finding.line("nl") == "West heeft 299 plekken; doorgaans zijn het er ten minste 300."


def coming(places, *more, **change):
    """A ROL that opens on 1 January 2028, with later periods as (day, places)."""
    first = date(2028, 1, 1)
    row = loc("Nieuw", at(0.2, 0.2), "GM0001", status="nieuw", bo_start=first, places=None, besluit_dat=DAY, **change)
    steps = [(first, places), *more]
    ends = [day - timedelta(days=1) for day, _ in steps[1:]] + [None]
    periods = [
        {"periode_id": str(day), "loc_id": "nieuw", "van": day, "tot": end, "plekken_asiel": n}
        for (day, n), end in zip(steps, ends, strict=True)
    ]
    old = [{"periode_id": name, "loc_id": name, "plekken_asiel": 300} for name in ("west", "oost")]
    return sound(locs=[*locations(), row], capaciteitsperioden=[*old, *periods])


@pytest.mark.parametrize(
    ("plan", "severity", "says"),
    [
        (coming(100), W, "Nieuw opent op 01-01-2028 met 100 plekken; doorgaans zijn het er ten minste 300."),
        (coming(300), None, ""),
        (coming(100, (date(2028, 12, 31), 300)), N, "en heeft er vanaf 31-12-2028 300."),
        (coming(100, (date(2029, 1, 1), 300)), W, "opent op 01-01-2028 met 100"),
        (coming(100, (date(2028, 6, 1), 299)), W, "opent op 01-01-2028 met 100"),
        (coming(100, kleinschalig=True), N, "kleinschalige"),
        (coming(100, type_2020="satelliet"), None, ""),
    ],
)
def test_a_coming_one_is_judged_by_what_it_opens_with(plan, severity, says):
    findings = found(plan, "A16")
    assert [f.severity for f in findings] == ([] if severity is None else [severity])
    assert all(says in f.line("nl") for f in findings)


def test_unknown_places_of_a_coming_one_are_lacking():
    (finding,) = lacked(coming(None), "A16")
    assert (finding.figures["count"], finding.figures["total"]) == (1, 2)  # of those of R1


def test_all_places_count():
    west, east = locations()
    periods = [
        {"periode_id": "1", "loc_id": "west", "plekken_asiel": 200, "plekken_overig": 100},
        {"periode_id": "2", "loc_id": "oost", "plekken_asiel": 200, "plekken_overig": 99},
    ]
    assert [f.key for f in found(sound(locs=[west, east], capaciteitsperioden=periods), "A16")] == ["oost"]


def test_unknown_places_are_lacking_of_all_that_are_asked():
    more = [*locations(), loc("Kaal", at(0.2, 0.2), "GM0001", places=None)]
    plan = sound(locs=more)
    assert found(plan, "A16") == []
    (finding,) = lacked(plan, "A16")
    assert finding.line("nl") == ("A16: Niet te beoordelen: plekken asiel ontbreekt bij 1 van 2 (Capaciteitsperioden).")


def test_unknown_places_of_a_location_without_a_region_are_lacking_too():
    gms = [*municipalities(), gm(5, at(5, 5).buffer(1000), None)]
    plan = sound(gms=gms, locs=[*locations(), loc("Kaal", at(5, 5), "GM0005", places=None)])
    assert len(lacked(plan, "A16")) == 1
    assert checked(plan).report.lacked_regions["A16"] == frozenset()


def test_the_minimum_is_a_setting():
    assert len(found(sound(settings={"rol_minimum": 301}), "A16")) == 2


# A19 --------------------------------------------------------------------------------------------------


def test_a_flexible_gvl_is_a_fault():
    (finding,) = found(sound(locs=with_west(type_2020="gvl", flexvorm="gelijktijdig")), "A19")
    assert finding.severity is F
    assert "‘gelijktijdig flexibel’" in finding.line("nl")
    assert "‘simultaneous’" in finding.line("en")


@pytest.mark.parametrize(
    ("kind", "form"), [("rol", "gelijktijdig"), ("satelliet", "gemengd"), ("gvl", None), ("gvl", "geen")]
)
def test_a_flexible_satellite_or_rol_is_not(kind, form):
    assert found(sound(locs=with_west(type_2020=kind, flexvorm=form)), "A19") == []


# A25 --------------------------------------------------------------------------------------------------


def reserve(**change):
    base = {"reserve_id": "r1", "loc_id": "west", "captype": "reserve_direct", "plekken": 120, "inzet_dgn": 7}
    return [{**base, "eur_plekdg": 4.5, **change}]


@pytest.mark.parametrize(
    ("change", "severities"),
    [
        ({}, []),
        ({"inzet_dgn": 0, "eur_plekdg": 0}, []),
        ({"inzet_dgn": None}, [F]),
        ({"eur_plekdg": None}, [W]),
        ({"inzet_dgn": None, "eur_plekdg": None}, [F, W]),
    ],
)
def test_reserve_needs_days_and_a_price(change, severities):
    findings = found(sound(reservecapaciteit=reserve(**change)), "A25")
    assert [f.severity for f in findings] == severities
    assert len({f.part for f in findings}) == len(findings)


def test_a_reserve_finding_names_places_kind_and_location():
    (finding,) = found(sound(reservecapaciteit=reserve(inzet_dgn=None)), "A25")
    assert finding.line("nl") == ("De reserve van 120 plekken (directe reserve) bij West heeft geen inzetsnelheid.")


def test_reserve_of_a_location_that_does_not_count_is_left_out():
    plan = sound(locs=with_west(vertrouwelijk=True), reservecapaciteit=reserve(inzet_dgn=None))
    assert found(plan, "A25") == []
    assert len(found(plan, "A25", include_confidential=True)) == 1


def test_no_reserve_is_valid():
    assert found(sound(), "A25") == []


@pytest.mark.parametrize(("form", "asked"), [("volgtijdelijk", True), ("geen", False), (None, False)])
def test_a_flexible_rol_has_reserve_and_a_mix(form, asked):
    plan = sound(locs=with_west(flexvorm=form))
    assert [(f.severity, f.key) for f in found(plan, "A25")] == [(N, "west")] * asked
    assert [(f.severity, f.key) for f in found(plan, "A20")] == [(W, "west")] * asked
    agreed = [
        {"periode_id": "1", "loc_id": "west", "plekken_asiel": 200, "plekken_overig": 0},
        {"periode_id": "2", "loc_id": "oost", "plekken_asiel": 300},
    ]
    assert found(sound(locs=with_west(flexvorm=form), capaciteitsperioden=agreed), "A20") == []
    assert found(sound(locs=with_west(flexvorm=form), reservecapaciteit=reserve()), "A25") == []


# regimes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "in_2024"),
    [("A13", True), ("A14", True), ("A15", True), ("A16", False), ("A19", False), ("A25", True)],
)
def test_regimes(code, in_2024):
    report = checked(sound(settings={"regime": "2024"})).report
    assert (report.assessed[code] == "done") is in_2024
