# SPDX-License-Identifier: GPL-2.0-or-later
"""A8 and A54: near enough, and nearest."""

from __future__ import annotations

import numpy as np
import pytest

from opvangatlas.plugin.core.checks.assess import assess
from opvangatlas.plugin.core.checks.finding import Severity
from opvangatlas.plugin.core.travel.engine import (
    NETWORK,
    NOT_SNAPPED_ORIGIN,
    REACHED,
    UNREACHABLE,
    TravelMatrix,
)

from ..plans import DAY, at, cell, found, gm, lacked, loc, locations, municipalities, plan_of, sound

W, N = Severity.WARNING, Severity.NOTE


class Given:
    """An engine that knows its matrix: minutes per origin and destination; km the same unless given."""

    method = NETWORK

    def __init__(self, minutes, km=None, reason=UNREACHABLE):
        self._minutes = np.array(minutes, float)
        self._km = self._minutes if km is None else np.array(km, float)
        self._reason = reason

    def matrix(self, origins, destinations, **_):
        assert self._minutes.shape == (len(origins), len(destinations))
        known = ~np.isnan(self._minutes)
        reason = np.where(known, REACHED, self._reason).astype(object)
        return TravelMatrix(self._minutes, self._km, np.zeros_like(self._km), reason, NETWORK)


def told(minutes, km=None, reason=UNREACHABLE, **settings):
    """Findings of the sound plan in which travel is as given: rows 1 to 4, columns West, Oost."""
    plan = sound(settings=settings)
    return assess(plan, Given(minutes, km, reason), today=DAY).report


def of(report, code):
    return [f for f in report.findings if f.code == code]


NEAR = [[5, 50], [5, 50], [50, 5], [50, 5]]


# A8 ---------------------------------------------------------------------------------------------------


def test_one_kilometre_over_the_norm_is_a_warning():
    km = [[31, 90], *NEAR[1:]]
    (finding,) = of(told(NEAR, km), "A8")
    assert (finding.severity, finding.table, finding.key, finding.part) == (W, "gemeenten", "GM0001", "km")
    assert finding.region == "R1"
    assert finding.line("nl") == "G1 ligt 31,0 km van West; de norm is 30 km (over de weg)."
    assert finding.line("en") == "G1 is 31.0 km from West; the norm is 30 km (over the road)."


@pytest.mark.parametrize("km", [30, 30 + 1e-9, 29.999])
def test_the_norm_itself_is_near_enough_whatever_floats_make_of_it(km):
    assert of(told(NEAR, [[km, 90], *NEAR[1:]]), "A8") == []


@pytest.mark.parametrize(
    ("km", "norm", "says"),
    [
        (30.04, 30, "30,04 km van West; de norm is 30 km"),
        (30.0004, 30, "30,0004 km van West; de norm is 30 km"),
        (12.28, 12.25, "12,3 km van West; de norm is 12,25 km"),
        (12.2504, 12.25, "12,3 km van West; de norm is 12,25 km"),
        (1234.5, 1000, "1.234,5 km van West; de norm is 1.000 km"),
    ],
)
def test_rounding_never_hides_the_breach(km, norm, says):
    (finding,) = of(told(NEAR, [[km, 9000], *NEAR[1:]], max_km=norm), "A8")
    assert says in finding.line("nl")


def test_minutes_have_their_own_norm_and_their_own_finding():
    report = told([[31.4, 90], *NEAR[1:]], [[31, 90], *NEAR[1:]], max_minuten=30)
    assert [(f.part, f.key) for f in of(report, "A8")] == [("km", "GM0001"), ("minuten", "GM0001")]
    assert of(report, "A8")[1].line("nl") == "G1 ligt 31 min van West; de norm is 30 min (over de weg)."


def test_without_a_norm_there_are_distances_but_no_verdict():
    made = assess(sound(settings={"max_km": None}), Given(NEAR), today=DAY)
    assert of(made.report, "A8") == []
    assert made.travel["km"].notna().all()
    assert made.report.verdict().value == "voldoet_met_aandachtspunten"
    assert made.report.not_assessed == ("A8",)
    assert "A8: Niet te beoordelen: de instelling ‘norm afstand’ is nog niet (goed) gekozen." in {
        f.line("nl") for f in made.report.findings
    }


def test_unreachable_is_said_with_its_reason_and_is_no_pass():
    report = told([[np.nan, np.nan], *NEAR[1:]])
    (finding,) = of(report, "A8")
    assert (finding.severity, finding.part) == (N, "onbekend")
    assert finding.line("nl") == (
        "De reistijd van G1 naar de locatie van Regio R1 is onbekend: onbereikbaar over het netwerk."
    )
    assert report.verdict("R1").value == "voldoet_met_aandachtspunten"
    assert report.verdict("R2").value == "voldoet"
    assert report.verdict().value == "voldoet_met_aandachtspunten"


def test_one_line_for_all_that_is_unknown():
    report = told([[np.nan] * 2, [np.nan] * 2, *NEAR[2:]], reason=NOT_SNAPPED_ORIGIN)
    (finding,) = [f for f in of(report, "A55") if f.part == "A8"]
    assert finding.line("nl") == "A8: Niet te beoordelen: afstand ontbreekt bij 2 van 2 (Reistijden)."


def test_a_region_without_a_location_is_named_by_a3_not_here():
    assert found(sound(locs=locations()[:1]), "A8") == []


def test_the_straight_line_is_measured_from_a_point_on_the_municipality():
    """One cell is 10 km: from the middle of cell 2 to West is 6 km, times 1.3."""
    plan = sound(settings={"max_km": 7.7})
    (finding, *_) = found(plan, "A8")
    assert finding.key == "GM0002"
    assert finding.figures["km"] == pytest.approx(6 * 1.3)
    assert finding.figures["minuten"] == pytest.approx(6 * 1.3)  # 60 km/h
    assert finding.line("nl") == "G2 ligt 7,8 km van West; de norm is 7,7 km (hemelsbreed × omwegfactor)."
    factor = sound(settings={"max_km": 7.7, "omwegfactor": 1.0})
    assert found(factor, "A8") == []


def test_the_nearest_of_several_own_locations_counts():
    more = [*locations(), loc("West2", at(0.5, 1.5), "GM0002")]
    assert found(sound(locs=more, settings={"max_km": 7.7}), "A8")[0].key == "GM0004"


def test_too_far_is_a_warning_in_both_regimes():
    for regime in ("2020", "2024"):
        plan = sound(settings={"regime": regime, "max_km": 1})
        assert {f.severity for f in found(plan, "A8")} == {W}


# A54 --------------------------------------------------------------------------------------------------


def test_another_regions_location_is_nearer():
    report = told([[31, 19], *NEAR[1:]], [[25, 14], *NEAR[1:]])
    (finding,) = of(report, "A54")
    assert (finding.severity, finding.key, finding.region) == (N, "GM0001", "R1")
    assert finding.line("nl") == (
        "G1 ligt dichter bij Oost van Regio R2 (14,0 km, 19 min) "
        "dan bij West van de eigen regio (25,0 km, 31 min); over de weg."
    )


def test_figures_that_differ_a_little_are_printed_apart():
    report = told([[19.3, 19.1], *NEAR[1:]], [[14.04, 14.01], *NEAR[1:]])
    (finding,) = of(report, "A54")
    assert "(14,01 km, 19,1 min)" in finding.line("nl")
    assert "(14,04 km, 19,3 min)" in finding.line("nl")


@pytest.mark.parametrize("row", [[19, 19], [19 + 1e-9, 19], [18, 19]])
def test_as_near_is_no_finding(row):
    assert of(told([row, *NEAR[1:]]), "A54") == []


def test_a_nearer_location_of_the_own_region_is_no_finding():
    more = [*locations(), loc("West2", at(0.5, 1.5), "GM0002")]
    assert found(sound(locs=more), "A54") == []


def test_an_unassigned_municipality_has_no_own_location():
    gms = municipalities()
    gms[0]["regio_id"] = None
    assert "GM0001" not in {f.key for f in found(sound(gms=gms), "A54")}


def test_unknown_own_travel_is_not_called_further():
    report = told([[np.nan, 19], *NEAR[1:]])
    assert of(report, "A54") == []


def test_a_location_that_serves_nobody_is_not_another_regions():
    """The nearest open regional location lies in an unassigned municipality."""
    gms = [*municipalities(), gm(5, cell(0, -1), None)]
    locs = [*locations(), loc("Los", at(0.5, -0.1), "GM0005")]
    assert found(sound(gms=gms, locs=locs), "A54") == []


# A55 --------------------------------------------------------------------------------------------------


def test_without_a_point_travel_is_unknown():
    gms = [gm(1, cell(0, 0)), gm(2, None)]
    plan = plan_of(gms, [loc("West", at(0.5, 0.5), "GM0001")], settings={"max_km": 30})
    (finding,) = found(plan, "A8")
    assert finding.line("nl").endswith("is onbekend: geen punt op de kaart.")
    assert len(lacked(plan, "A8")) == 1
