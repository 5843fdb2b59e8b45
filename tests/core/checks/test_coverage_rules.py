# SPDX-License-Identifier: GPL-2.0-or-later
"""A4: holes, overlaps and slivers of the municipality layer."""

from __future__ import annotations

import pytest
import shapely

from opvangatlas.plugin.core.checks.finding import BUG, Severity
from opvangatlas.plugin.core.situation.situation import Situation

from ..plans import DAY, cell, checked, found, gm, municipalities, plan_of, region, sound

W, N = Severity.WARNING, Severity.NOTE


def ring(hole):
    return [gm(1, cell(0, 0, 3, 3).difference(hole))]


def test_a_hole_is_a_note_with_its_area():
    (finding,) = found(plan_of(ring(cell(1, 1))), "A4")
    assert (finding.severity, finding.key) == (N, "GM0001")
    assert finding.figures["area"] == pytest.approx(1e8)
    assert finding.line("nl") == "Er ligt een gat van 10.000 ha in of tussen de gemeenten, bij G1."
    assert cell(1, 1).contains(finding.point)


def test_a_hole_between_four_names_all_four():
    lake = cell(0.9, 0.9, 0.2, 0.2)
    gms = [{**m, "geom": m["geom"].difference(lake)} for m in municipalities()]
    (finding,) = found(sound(gms=gms), "A4")
    assert finding.figures["names"] == ["G1", "G2", "G3", "G4"]
    assert finding.figures["area"] == pytest.approx(4e6)


def test_an_unassigned_municipality_is_no_hole():
    gms = municipalities()
    gms[0]["regio_id"] = None
    assert found(sound(gms=gms), "A4") == []


def test_a_neighbour_fills_its_own_place():
    gms = [*ring(cell(1, 1)), gm(2, cell(1, 1), None, in_plan=False)]
    assert found(plan_of(gms), "A4") == []


def test_a_bay_is_no_hole():
    assert found(plan_of(ring(cell(1, 1, 2, 1))), "A4") == []


def test_a_sliver_of_three_metres_is_a_warning_that_says_so():
    strip = shapely.box(110_000, 401_000, 110_003, 409_000)
    gms = municipalities()
    gms[2]["geom"] = gms[2]["geom"].difference(strip)
    (finding,) = found(sound(gms=gms), "A4")
    assert finding.severity is W
    assert finding.figures["width"] == pytest.approx(3, rel=0.01)
    assert finding.line("nl") == (
        "Sliver (smalle strook) van 3,0 m breed en 2,4 ha bij G1, G3: de grenzen sluiten niet op elkaar aan."
    )


def test_a_sliver_with_open_ends_is_no_hole_but_is_found():
    """Two municipalities with three metres between them, and nothing above or below."""
    gms = [gm(1, cell(0, 0)), gm(2, shapely.box(110_003, 400_000, 120_000, 410_000))]
    (finding,) = found(plan_of(gms), "A4")
    assert (finding.severity, finding.figures["names"]) == (W, ["G1", "G2"])
    assert finding.figures["width"] == pytest.approx(3, rel=0.01)
    assert finding.figures["area"] == pytest.approx(30_000, rel=0.01)


def test_a_strip_wider_than_a_sliver_is_water():
    gms = [gm(1, cell(0, 0)), gm(2, shapely.box(110_011, 400_000, 120_000, 410_000))]
    assert found(plan_of(gms), "A4") == []
    assert len(found(plan_of(gms, settings={"sliver_m": 12}), "A4")) == 1


def test_what_is_a_sliver_here_does_not_cut_a_region():
    """Nine municipalities with three metres between them all: twelve slivers, and one piece each."""
    block = [
        gm(1 + 3 * row + column, cell(column, row).buffer(-1.5, join_style="mitre"), f"R{1 + (column > 0)}")
        for row in range(3)
        for column in range(3)
    ]
    plan = plan_of(block)
    assert found(plan, "A53") == []
    slivers = found(plan, "A4")
    assert {finding.severity for finding in slivers} == {W}
    assert len(slivers) == 12


@pytest.mark.parametrize("own", [(), (2,), (1, 2)])
def test_a_lake_among_neighbours_is_theirs(own):
    lake = shapely.box(109_000, 404_000, 111_000, 406_000)
    shapes = {1: cell(0, 0).difference(lake), 2: cell(1, 0).difference(lake), 3: cell(5, 5)}
    gms = [gm(n, shape, "R1", in_plan=n in (*own, 3)) for n, shape in shapes.items()]
    assert [f.figures["names"] for f in found(plan_of(gms), "A4")] == ([["G1", "G2"]] if own else [])


def test_a_border_that_crosses_itself_is_named_and_the_rest_goes_on():
    x, y = 110_000, 400_000
    bow = shapely.Polygon([(x, y), (x + 10_000, y + 10_000), (x + 10_000, y), (x, y + 10_000)])
    plan = plan_of([gm(1, cell(0, 0)), gm(2, bow), gm(3, cell(2, 0)), gm(4, cell(6, 6))])
    first, *others = found(plan, "A4")
    assert (first.severity, first.key) == (W, "GM0002")
    assert first.line("nl").startswith("De grens van G2 kruist zichzelf")
    assert others == []
    assert [finding.part for finding in found(plan, "A53")] == ["GM0004"]
    assert "failed" not in checked(plan).report.assessed.values()


def test_a_closed_sliver_is_found_once():
    strip = shapely.box(110_000, 401_000, 110_003, 409_000)
    left = [gm(1, cell(0, 0)), gm(2, cell(1, 0).difference(shapely.box(110_000, 400_000, 110_003, 410_000)))]
    ends = [
        gm(3, shapely.box(100_000, 390_000, 120_000, 400_000)),
        gm(4, shapely.box(100_000, 410_000, 120_000, 420_000)),
    ]
    (finding,) = found(plan_of([*left, *ends]), "A4")
    assert finding.figures["area"] == pytest.approx(30_000)
    assert strip.intersects(finding.point)


def test_what_a_third_fills_is_no_sliver():
    """A road three metres wide is a municipality of its own here."""
    gms = [
        gm(1, cell(0, 0)),
        gm(2, shapely.box(110_003, 400_000, 120_000, 410_000)),
        gm(3, shapely.box(110_000, 400_000, 110_003, 410_000)),
    ]
    assert found(plan_of(gms), "A4") == []


def test_municipalities_that_only_nearly_meet_at_a_corner_leave_no_sliver():
    gms = [gm(1, cell(0, 0)), gm(2, shapely.box(110_002, 410_002, 120_000, 420_000))]
    assert found(plan_of(gms), "A4") == []


@pytest.mark.parametrize(("metres", "severity"), [(9, W), (11, N)])
def test_the_width_of_a_sliver_is_a_setting(metres, severity):
    strip = shapely.box(110_000, 401_000, 110_000 + metres, 409_000)
    gms = municipalities()
    gms[2]["geom"] = gms[2]["geom"].difference(strip)
    assert found(sound(gms=gms), "A4")[0].severity is severity
    assert found(sound(gms=gms, settings={"sliver_m": 20}), "A4")[0].severity is W


@pytest.mark.parametrize(
    "other",
    [
        cell(0.5, 0, 1, 1),
        cell(0.25, 0.25, 0.5, 0.5),  # within
        cell(0, 0, 0.5, 0.5),  # within, sharing a border
        cell(0, 0, 1, 1),  # the same
    ],
    ids=["partly", "within", "within along the border", "equal"],
)
def test_every_kind_of_overlap_is_a_note_with_its_area(other):
    (finding,) = found(plan_of([gm(1, cell(0, 0)), gm(2, other)]), "A4")
    assert (finding.severity, finding.figures["names"]) == (N, ["G1", "G2"])
    assert finding.figures["area"] == pytest.approx(cell(0, 0).intersection(other).area)
    assert "overlappen elkaar over" in finding.line("nl")


def test_touching_is_no_overlap():
    assert found(sound(), "A4") == []


def test_flaws_come_largest_first_and_each_has_its_own_part():
    gms = ring(shapely.union(cell(0.5, 0.5, 0.2, 0.2), cell(1.5, 1.5)))
    findings = found(plan_of(gms), "A4")
    assert len({f.part for f in findings}) == 2
    flaws = Situation(plan_of(gms), today=DAY).flaws
    assert [round(f.area) for f in flaws] == [100_000_000, 4_000_000]


def test_a_municipality_without_geometry_does_not_stop_the_check():
    assert found(sound(gms=[*municipalities(), gm(5, None, None)]), "A4") == []


def shaped(**shapes):
    """The sound plan, whose regions have these shapes."""
    return sound(regios=[region(name, geom=shape) for name, shape in shapes.items()])


LEFT, RIGHT = cell(0, 0, 1, 2), cell(1, 0, 1, 2)


def test_a_shape_that_is_that_of_its_municipalities_is_right():
    assert found(shaped(R1=LEFT, R2=RIGHT), "A4") == []
    assert found(sound(), "A4") == []


@pytest.mark.parametrize(
    ("shape", "area"),
    [
        (cell(0, 0), 100e6),
        (cell(0, 0, 2, 1), 200e6),
        (cell(5, 5, 1, 2), 400e6),
        (shapely.box(*LEFT.bounds[:3], LEFT.bounds[3] + 500), 5e6),
    ],
)
def test_one_that_is_not_is_named_with_what_differs(shape, area):
    (finding,) = found(shaped(R1=shape, R2=RIGHT), "A4")
    assert (finding.severity, finding.table, finding.key, finding.region) == (Severity.WARNING, "regios", "R1", "R1")
    assert finding.figures["area"] == pytest.approx(area)
    assert "is niet die van haar gemeenten" in finding.line("nl")


def test_a_shape_without_municipalities_is_not_that_of_none():
    gms = [{**row, "regio_id": "R1"} for row in municipalities()]
    plan = sound(gms=gms, regios=[region("R1", geom=cell(0, 0, 2, 2)), region("R2", geom=RIGHT)])
    assert [finding.key for finding in found(plan, "A4")] == ["R2"]


def test_a_region_whose_polygon_is_not_that_of_its_members_is_named():
    def kept(*shapes):
        regions = [region(name, geom=shape) for name, shape in zip(("R1", "R2"), shapes, strict=True)]
        return [f for f in found(sound(regios=regions), "A4") if f.part in ("vorm", BUG)]

    left, right = (shapely.MultiPolygon([cell(column, 0, 1, 2)]) for column in (0, 1))
    half = shapely.MultiPolygon([cell(0, 0)])
    assert kept(left, right) == [], "both are right"
    assert kept(None, None) == [], "none was derived yet"
    assert kept(left, None) == []
    (one,) = kept(half, None)
    assert (one.table, one.key, one.figures["area"]) == ("regios", "R1", cell(0, 1).area)
    assert [f.key for f in kept(right, left)] == ["R1", "R2"], "as large as it should be, elsewhere"
