# SPDX-License-Identifier: GPL-2.0-or-later
"""A7, A9, A10, A11, A53: proven, large enough, agreed upon, complete, in one piece."""

from __future__ import annotations

import pytest
import shapely

from opvangatlas.plugin.core.checks.finding import Severity
from opvangatlas.plugin.core.regions.board import TARGET
from opvangatlas.plugin.core.situation.board import board_of

from ..plans import cell, checked, found, gm, lacked, loc, municipalities, plan_of, region, sound

F, W, N = Severity.FAULT, Severity.WARNING, Severity.NOTE


def divisions(name, *units):
    """``units`` are pairs of a unit and its municipalities."""
    return [
        {"divisie": name, "gm_code": f"GM{n:04d}", "code": unit, "naam": f"Naam {unit}"}
        for unit, numbers in units
        for n in numbers
    ]


# A7 ---------------------------------------------------------------------------------------------------


def test_equal_to_a_division_is_one_note_for_the_plan():
    (finding,) = found(sound(), "A7")
    assert (finding.severity, finding.table, finding.region) == (N, "plan", None)
    assert (
        finding.line("nl")
        == "De indeling valt samen met de indeling in vr, voor zover die in het plan staat: 2 regio's."
    )


def test_differing_municipalities_are_listed_per_region():
    gms = municipalities()
    gms[1]["regio_id"] = "R2"
    one, two = found(sound(gms=gms), "A7")
    assert one.line("nl") == (
        "Regio R1 wijkt af van vr Veilig VR1: 1 van 2 gemeenten. Erbij: geen. Niet erbij: G2; buiten het plan: geen."
    )
    assert two.line("nl") == (
        "Regio R2 wijkt af van vr Veilig VR2: 2 van 2 gemeenten. Erbij: G2. Niet erbij: geen; buiten het plan: geen."
    )
    assert two.line("en").startswith("Regio R2 differs from vr Veilig VR2: 2 of 2 municipalities. Added: G2. Left out")


def test_the_division_with_fewest_differences_is_compared():
    far = divisions("am", ("AM1", [1, 3]), ("AM2", [2, 4]))
    near = divisions("vr", ("VR1", [1, 2]), ("VR2", [3, 4]))
    (finding,) = found(sound(divisies=far + near), "A7")
    assert finding.part == "vr"


def test_unassigned_is_not_coinciding():
    """R1 is VR1 exactly, but VR2 has no region at all."""
    gms = [gm(1, cell(0, 0)), gm(2, cell(0, 1)), gm(3, cell(1, 0), None), gm(4, cell(1, 1), None)]
    assert found(sound(gms=gms), "A7") == []


def test_nobody_assigned_is_not_coinciding():
    gms = [{**m, "regio_id": None} for m in municipalities()]
    assert found(sound(gms=gms), "A7") == []


def test_what_the_division_does_not_know_is_lacking_not_added():
    known = divisions("vr", ("VR1", [1, 2]), ("VR2", [3]))
    plan = sound(divisies=known)
    assert found(plan, "A7") == []
    assert [f.line("nl") for f in lacked(plan, "A7")] == [
        "A7: Niet te beoordelen: code ontbreekt bij 1 van 2 (Bestaande indelingen)."
    ]


def test_without_any_division_there_is_nothing_to_compare_with():
    plan = plan_of(municipalities())
    assert found(plan, "A7") == []
    assert [f.line("nl") for f in lacked(plan, "A7")] == [
        "A7: Niet te beoordelen: de tabel ‘Bestaande indelingen’ is leeg."
    ]


def test_a_unit_that_goes_on_over_the_border_is_never_the_same():
    """Foodvalley: three of eight municipalities lie in the plan, and these are a region."""
    here = [gm(n, cell(n, 0)) for n in (1, 2, 3)] + [gm(9, cell(0, 1), "R2")]
    there = [gm(n, cell(n, 0), None, in_plan=False, pv_code="PV25") for n in range(4, 9)]
    units = divisions("arbeidsmarktregio", ("AM1", range(1, 9)), ("AM2", [9]))
    (finding,) = found(plan_of([*here, *there], divisies=units), "A7")
    assert (finding.severity, finding.key, finding.figures["shared"], finding.figures["whole"]) == (N, "R1", 3, 8)
    assert finding.line("nl").endswith("Niet erbij: geen; buiten het plan: G4, G5, G6, G7, G8.")


def test_with_the_rest_of_the_unit_in_the_plan_it_is_the_same_without_reserve():
    gms = [*municipalities(), gm(5, cell(2, 0), None, in_plan=False, pv_code="PV25")]
    units = divisions("vr", ("VR1", [1, 2]), ("VR2", [3, 4]), ("VR3", [5]))
    (finding,) = found(sound(gms=gms, divisies=units), "A7")
    assert finding.line("nl") == "De indeling valt samen met de indeling in vr: 2 regio's."


def test_whole_units_together_are_named_and_not_the_same():
    units = divisions("vr", ("VR1", [1]), ("VR2", [2]), ("VR3", [3, 4]))
    (finding,) = found(sound(divisies=units), "A7")
    assert (finding.severity, finding.key) == (N, "R1")
    assert finding.line("nl") == "Regio R1 bestaat uit hele eenheden van vr: Naam VR1, Naam VR2."


def test_one_region_that_is_the_province():
    gms = [{**m, "regio_id": "R1"} for m in municipalities()]
    (finding,) = found(plan_of(gms), "A7")
    assert finding.line("nl") == "De indeling valt samen met de indeling in provincie: 1 regio's."
    assert lacked(plan_of(gms), "A7") == []


def test_the_basis_is_compared_with_the_unit_after_members_have_left():
    gms = [{**m, "regio_id": "R2"} if n == 1 else m for n, m in enumerate(municipalities())]
    units = divisions("veiligheidsregio", ("VR1", [1, 2]), ("VR2", [3, 4]))
    regions = [region("R1", basis="veiligheidsregio"), region("R2", basis="anders")]
    said = [f.line("nl") for f in found(sound(gms=gms, divisies=units, regios=regions), "A7") if f.part == "basis"]
    assert said == ["Bij Regio R1 staat ‘veiligheidsregio’ als basis, maar de regio is geen hele eenheid daarvan."]
    assert [f for f in found(sound(divisies=units, regios=regions), "A7") if f.part == "basis"] == []


# A9 ---------------------------------------------------------------------------------------------------


def targets(*amounts, half="2027-1"):
    return [{"gm_code": f"GM{n:04d}", "halfjaar": half, "taakst": amount} for n, amount in enumerate(amounts, 1)]


def test_eighty_with_a_minimum_of_hundred_is_a_warning():
    (finding,) = found(sound(taakstellingen=targets(40, 40, 50, 50)), "A9")
    assert (finding.severity, finding.key, finding.figures["total"]) == (W, "R1", 80)
    assert finding.line("nl") == ("De taakstelling van Regio R1 is opgeteld 80; het minimum van het plan is 100.")


def test_a_missing_target_cannot_be_assessed_unless_the_rest_is_enough():
    plan = sound(taakstellingen=targets(40, None, 100, None))
    assert found(plan, "A9") == []
    (finding,) = lacked(plan, "A9")
    assert finding.line("nl") == "A9: Niet te beoordelen: taakstelling ontbreekt bij 1 van 2 (Taakstellingen)."
    assert (finding.table, finding.key, finding.severity) == ("taakstellingen", "taakst", N)


def test_targets_of_two_half_years_have_no_sum():
    """GM0002 has a target of half a year before: 60 + 60 is no target of R1."""
    late = [{"gm_code": "GM0002", "halfjaar": "2026-2", "taakst": 60}]
    plan = sound(taakstellingen=[*targets(60), *targets(None, None, 50, 50)[2:], *late])
    assert checked(plan).situation.targets_half_year == "2027-1"
    assert found(plan, "A9") == []
    (finding,) = lacked(plan, "A9")
    assert finding.line("nl") == "A9: Niet te beoordelen: taakstelling ontbreekt bij 1 van 2 (Taakstellingen)."
    board = board_of(checked(plan).situation)
    assert board.half_year == "2027-1"
    assert [board.totals(region).unknown[TARGET] for region in ("R1", "R2")] == [1, 0]


def test_one_line_for_all_regions_that_lack_a_target():
    (finding,) = lacked(sound(taakstellingen=targets(40, None, None, None)), "A9")
    assert (finding.figures["count"], finding.figures["total"]) == (3, 4)


def test_without_a_minimum_there_is_no_verdict():
    plan = sound(settings={"regio_minimum": None}, taakstellingen=targets(1, 1, 1, 1))
    assert found(plan, "A9") == []
    assert [f.line("nl") for f in lacked(plan, "A9")] == [
        "A9: Niet te beoordelen: de instelling ‘minimum taakstelling regio’ is nog niet (goed) gekozen."
    ]


def test_the_last_known_half_year_counts_never_a_later_one():
    old = targets(50, 50, 50, 50, half="2026-2")
    later = targets(1, 1, 1, 1, half="2027-2")
    assert found(sound(taakstellingen=old + later), "A9") == []
    assert len(found(sound(taakstellingen=later), "A9")) == 0
    assert len(lacked(sound(taakstellingen=later), "A9")) == 1


# A10 --------------------------------------------------------------------------------------------------


def crossing(**agreements):
    gms = [gm(1, cell(0, 0), pv_code="PV23"), gm(2, cell(1, 0), pv_code="PV25")]
    locs = [loc("West", cell(0, 0).centroid, "GM0001")]
    return plan_of(gms, locs, regions=[region("R1", **agreements)])


@pytest.mark.parametrize(
    ("agreements", "absent"),
    [
        ({"lead_prt": None, "afspraken": "ja"}, "regietafel (PRT)"),
        ({"lead_prt": "PRT 23", "afspraken": " "}, "afspraken"),
        ({"lead_prt": None, "afspraken": None}, "regietafel (PRT), afspraken"),
    ],
)
def test_across_the_border_without_agreements_is_a_fault(agreements, absent):
    (finding,) = found(crossing(**agreements), "A10")
    assert (finding.severity, finding.key) == (F, "R1")
    assert finding.line("nl") == (
        f"Regio R1 ligt in meer dan één provincie: Overijssel (PV23), Gelderland (PV25). Nog niet vastgelegd: {absent}."
    )


def test_across_the_border_with_agreements_is_a_note():
    (finding,) = found(crossing(lead_prt="PRT Gelderland"), "A10")
    assert finding.severity is N
    assert finding.line("nl").endswith("; de regie ligt bij PRT Gelderland.")


def test_across_the_border_is_said_in_2024_too_and_capped():
    plan = crossing(lead_prt=None).with_settings(regime="2024")
    assert [f.severity for f in found(plan, "A10")] == [W]


def test_a_missing_province_is_no_pass():
    gms = municipalities()
    gms[1]["pv_code"] = None
    plan = sound(gms=gms)
    assert found(plan, "A10") == []
    assert [(f.figures["count"], f.figures["total"]) for f in lacked(plan, "A10")] == [(1, 2)]


# A11 --------------------------------------------------------------------------------------------------


def test_a_region_without_contact_is_incomplete():
    regions = [region("R1", contact_functie=" "), region("R2")]
    (finding,) = found(sound(regios=regions), "A11")
    assert (finding.severity, finding.key) == (N, "R1")
    assert finding.line("nl") == "Regio R1 is onvolledig voor de bijlage: aanspreekpunt (functie)."


# A53 --------------------------------------------------------------------------------------------------


def wadden():
    """A coast of two, an islet, and an island of two: three pieces."""
    gms = [gm(1, cell(0, 0)), gm(2, cell(1, 0)), gm(3, cell(5, 5)), gm(4, cell(7, 7)), gm(5, cell(8, 7))]
    return gms, [loc("West", cell(0, 0).centroid, "GM0001")]


def test_every_piece_besides_the_largest_is_a_warning_that_names_it():
    first, second = found(plan_of(*wadden()), "A53")
    assert {first.severity, second.severity} == {W}
    assert [f.part for f in (first, second)] == ["GM0003", "GM0004"]
    assert second.line("nl") == "Regio R1 bestaat uit 3 stukken; dit stuk ligt los van de rest: G4, G5."
    assert cell(5, 5).contains(first.point)


def ferry(a, b, kind="veer"):
    return {"gm_a": f"GM{a:04d}", "gm_b": f"GM{b:04d}", "soort": kind}


@pytest.mark.parametrize("kind", ["veer", "tunnel", "brug", "bestuurlijk"])
def test_a_declared_link_joins(kind):
    gms, locs = wadden()
    one = plan_of(gms, locs, verbindingen=[ferry(2, 3, kind)])
    assert [f.part for f in found(one, "A53")] == ["GM0004"]
    assert found(plan_of(gms, locs, verbindingen=[ferry(2, 3), ferry(5, 1)]), "A53") == []
    chain = [ferry(2, 3), ferry(3, 4)]
    assert found(plan_of(gms, locs, verbindingen=chain), "A53") == []


def test_a_ferry_that_lands_in_another_region_does_not_join():
    gms, locs = wadden()
    gms[1]["regio_id"] = "R2"
    plan = plan_of(gms, locs, verbindingen=[ferry(2, 3), ferry(2, 4)])
    assert [f.part for f in found(plan, "A53")] == ["GM0001", "GM0003"]  # 4 and 5 are the largest piece


def test_a_shared_point_does_not_join():
    gms = [gm(1, cell(0, 0)), gm(2, cell(1, 1))]
    assert len(found(plan_of(gms, []), "A53")) == 1


def test_parts_of_one_municipality_never_count():
    spread = shapely.union_all([cell(0, 0), cell(3, 3), cell(6, 0)])
    assert found(plan_of([gm(1, spread), gm(2, cell(3, 4))], []), "A53") == []


def test_a_neighbour_outside_the_plan_does_not_join():
    gms = [gm(1, cell(0, 0)), gm(2, cell(1, 0), None, in_plan=False), gm(3, cell(2, 0))]
    assert len(found(plan_of(gms, []), "A53")) == 1


def test_unassigned_municipalities_are_no_piece():
    gms = [gm(1, cell(0, 0)), gm(2, cell(4, 0), None), gm(3, cell(8, 0), None)]
    assert found(plan_of(gms, []), "A53") == []


# regimes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["A7", "A9", "A11"])
def test_these_belong_to_2020(code):
    plan = sound(settings={"regime": "2024", "regio_minimum": None}, divisies=[])
    assert checked(plan).report.assessed[code] == "other_regime"
    assert lacked(plan, code) == []


def test_one_piece_is_asked_in_both():
    gms, locs = wadden()
    assert {f.severity for f in found(plan_of(gms, locs, settings={"regime": "2024"}), "A53")} == {W}
