# SPDX-License-Identifier: GPL-2.0-or-later
"""A1, A3, A5, A6: everybody belongs somewhere, and every region has its location."""

from __future__ import annotations

from datetime import date

import pytest

from opvangatlas.plugin.core.checks.finding import Severity

from ..plans import DAY, at, cell, checked, found, gm, lacked, loc, locations, municipalities, plan_of, region, sound

F, W, N = Severity.FAULT, Severity.WARNING, Severity.NOTE


def without_region(number):
    return [{**m, "regio_id": None} if i == number else m for i, m in enumerate(municipalities())]


# A1 ---------------------------------------------------------------------------------------------------


def test_one_of_fourteen_without_a_region_is_one_fault_that_names_its_code():
    gms = [gm(n, cell(n, 0), "R1") for n in range(1, 14)] + [gm(14, cell(14, 0), None)]
    (finding,) = found(plan_of(gms, [loc("West", at(1.5, 0.5), "GM0001")]), "A1")
    assert (finding.severity, finding.table, finding.key, finding.region) == (F, "gemeenten", "GM0014", None)
    assert finding.line("nl") == "G14 (GM0014) hoort bij geen regio."
    assert cell(14, 0).contains(finding.point)


@pytest.mark.parametrize("empty", [None, "", "  "])
def test_an_empty_text_is_no_region(empty):
    gms = municipalities()
    gms[3]["regio_id"] = empty
    regions = [{"variant_id": "A", "regio_id": r, "regio_nm": r} for r in ("R1", "R2")]
    assert [f.key for f in found(sound(gms=gms, regios=regions), "A1")] == ["GM0004"]


def test_a_neighbour_kept_for_context_needs_no_region():
    context = gm(99, cell(2, 0), None, in_plan=False)
    assert found(sound(gms=[*municipalities(), context]), "A1") == []


def test_unassigned_is_a_warning_in_2024():
    (finding,) = found(sound(gms=without_region(3), settings={"regime": "2024"}), "A1")
    assert finding.severity is W


def test_a_plan_without_municipalities_cannot_be_assessed():
    report = checked(plan_of([])).report
    assert report.verdict().value == "niet_te_beoordelen"
    assert "A1: Niet te beoordelen: de tabel ‘Gemeenten’ is leeg." in {f.line("nl") for f in report.findings}


# A3 ---------------------------------------------------------------------------------------------------


def test_a_region_without_any_location():
    (finding,) = found(sound(locs=locations()[:1]), "A3")
    assert (finding.severity, finding.table, finding.key, finding.region) == (F, "regios", "R2", "R2")
    assert finding.line("nl") == "Regio R2 heeft op 01-03-2027 geen open opvanglocatie onder de locaties die meetellen."
    assert finding.point is not None


@pytest.mark.parametrize(
    ("change", "opens"),
    [
        ({"open_dat": date(2027, 3, 2)}, False),
        ({"open_dat": DAY}, True),
        ({"bo_onbep": False, "bo_eind": date(2027, 2, 28)}, False),
        ({"bo_onbep": False, "bo_eind": DAY}, True),
        ({"bo_onbep": False, "bo_eind": None}, True),
        ({"huur_eind": date(2027, 2, 28)}, False),
        ({"type_2020": "satelliet"}, False),
        ({"status": "nieuw", "bo_start": None}, False),
        ({"status": "nieuw", "bo_start": date(2027, 1, 1)}, True),
        ({"zekerheid": "verkenning", "bo_start": None}, False),
    ],
)
def test_only_an_open_regional_location_counts(change, opens):
    west, east = locations()
    findings = found(sound(locs=[west, {**east, **change}]), "A3")
    assert [f.key for f in findings] == ([] if opens else ["R2"])
    if not opens:
        regional = "" if change.get("type_2020") is None else "regionale "
        line = f"Regio R2 heeft op 01-03-2027 geen open {regional}opvanglocatie onder de locaties die meetellen"
        assert findings[0].line("nl") == line + ("; wel 1 die open zijn: Oost." if regional else ".")


def test_a_rejected_location_is_not_even_mentioned():
    west, east = locations()
    (finding,) = found(sound(locs=[west, {**east, "status": "afgewezen"}]), "A3")
    assert "Oost" not in finding.line("nl")


def test_a_location_elsewhere_may_serve_the_region():
    served = [{"variant_id": "A", "loc_id": "west2", "regio_id": "R2"}]
    locs = [locations()[0], loc("West2", at(0.5, 0.2), "GM0001")]
    plan = sound(locs=locs, locatie_regio=served)
    assert found(plan, "A3") == []
    (outside,) = found(plan, "A5")
    assert outside.line("nl") == "West2 is de regionale locatie van Regio R2, maar ligt in Regio R1."


def test_another_variant_does_not_serve():
    served = [{"variant_id": "B", "loc_id": "west", "regio_id": "R2"}]
    assert [f.key for f in found(sound(locs=locations()[:1], locatie_regio=served), "A3")] == ["R2"]


def test_of_how_many_locations_the_type_is_missing():
    west, east = locations()
    untyped = {**east, "type_2020": None}
    other = loc("Ander", at(1.2, 0.9), "GM0003", type_2020="gvl")
    third = loc("Derde", at(1.3, 0.9), "GM0003", type_2020="satelliet")
    (said,) = lacked(sound(locs=[west, untyped, other, third]), "A3")
    assert (said.figures["count"], said.figures["total"]) == (1, 3)
    assert "ontbreekt bij 1 van 3" in said.line("nl")


def test_an_open_location_of_unknown_type_is_no_pass_and_no_fault():
    west, east = locations()
    plan = sound(locs=[west, {**east, "type_2020": None}])
    report = checked(plan).report
    assert [f for f in report.findings if f.code == "A3"] == []
    assert [f.line("nl") for f in lacked(plan, "A3")] == [
        "A3: Niet te beoordelen: type (2020) ontbreekt bij 1 van 1 (Opvanglocaties)."
    ]
    assert report.assessed["A3"] == "lacked"


def test_in_2024_the_flag_counts_and_the_fault_is_capped():
    west, east = locations()
    flags = [{**west, "regionaal": True, "type_2020": None}, {**east, "regionaal": False}]
    (finding,) = found(sound(locs=flags, settings={"regime": "2024"}), "A3")
    assert (finding.severity, finding.key) == (W, "R2")


def test_in_2024_an_unknown_flag_is_no_pass():
    west, east = locations()
    plan = sound(locs=[west, {**east, "regionaal": None}], settings={"regime": "2024"})
    assert found(plan, "A3") == []
    assert len(lacked(plan, "A3")) == 1


def test_a_confidential_location_counts_only_when_asked():
    west, east = locations()
    plan = sound(locs=[west, {**east, "vertrouwelijk": True}])
    assert [f.key for f in found(plan, "A3")] == ["R2"]
    assert found(plan, "A3", include_confidential=True) == []


def test_a_hidden_location_does_not_change_what_is_said():
    west, east = locations()
    hidden = sound(locs=[west, {**east, "vertrouwelijk": True}])
    assert [f.line("nl") for f in found(hidden, "A3")] == [f.line("nl") for f in found(sound(locs=[west]), "A3")]


# A5 ---------------------------------------------------------------------------------------------------


def test_a_point_outside_its_region_is_a_warning():
    """The municipality says R1, the point lies in R2."""
    west, east = locations()
    (finding,) = found(sound(locs=[{**west, "geom": at(1.5, 0.5)}, east]), "A5")
    assert (finding.severity, finding.key, finding.region) == (W, "west", "R1")
    assert finding.line("nl") == "West is de regionale locatie van Regio R1, maar ligt in Regio R2."


@pytest.mark.parametrize(("point", "place_nl"), [(at(8, 8), "geen gemeente van het plan"), (at(0.5, 2.5), "G9")])
def test_where_it_does_lie_is_named(point, place_nl):
    west, east = locations()
    gms = [*municipalities(), gm(9, cell(0, 2), None)]
    (finding,) = found(sound(gms=gms, locs=[{**west, "geom": point}, east]), "A5")
    assert finding.line("nl").endswith(f"maar ligt in {place_nl}.")


def test_a_satellite_or_a_location_without_a_point_is_not_asked():
    west, east = locations()
    assert found(sound(locs=[{**west, "geom": at(1.5, 0.5), "type_2020": "satelliet"}, east]), "A5") == []
    assert found(sound(locs=[{**west, "geom": None}, east]), "A5") == []


def test_a_location_that_serves_a_region_without_municipalities_is_a_warning():
    regions = [region("R1"), region("R2"), region("R3")]
    served = [{"variant_id": "A", "loc_id": "sat", "regio_id": "R3"}]
    satellite = loc("Sat", at(0.5, 0.2), "GM0001", type_2020="satelliet")
    (finding,) = found(sound(locs=[*locations(), satellite], regios=regions, locatie_regio=served), "A5")
    assert (finding.severity, finding.key) == (W, "sat")
    assert finding.line("nl") == "Sat bedient Regio R3, maar bij die regio hoort geen gemeente."


def test_a_border_belongs_to_both():
    west, east = locations()
    assert found(sound(locs=[{**west, "geom": at(0.5, 1.0)}, east]), "A5") == []


# A6 ---------------------------------------------------------------------------------------------------


def test_a_region_of_one_municipality_is_a_note():
    gms = [gm(1, cell(0, 0)), gm(2, cell(1, 0), "R2"), gm(3, cell(2, 0), "R2")]
    locs = [loc("West", at(0.5, 0.5), "GM0001"), loc("Oost", at(1.5, 0.5), "GM0002")]
    (finding,) = found(plan_of(gms, locs), "A6")
    assert (finding.severity, finding.key) == (N, "west")
    assert finding.line("nl") == "West bedient één gemeente: Regio R1 bestaat alleen uit G1."


@pytest.mark.parametrize("code", ["A5", "A6"])
def test_rules_on_the_regional_location_belong_to_2020(code):
    west, east = locations()
    plan = sound(locs=[{**west, "geom": at(8, 8)}, east], settings={"regime": "2024"})
    assert checked(plan).report.assessed[code] == "other_regime"
