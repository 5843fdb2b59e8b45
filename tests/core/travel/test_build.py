# SPDX-License-Identifier: GPL-2.0-or-later
"""From drawn lines to a network: small geometry stories."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

from opvangatlas.plugin.core.errors import Cancelled, InputError
from opvangatlas.plugin.core.travel import quality
from opvangatlas.plugin.core.travel.build import BuildSettings, build_network
from opvangatlas.plugin.core.travel.network import CLOSED, FERRY, MOTORWAY
from opvangatlas.plugin.core.travel.roads import OSM_LIMIT_SHARE, RoadSettings, blocks_cars
from opvangatlas.plugin.core.travel.speeds import SpeedTable

SPEEDS = Path(__file__).parents[3] / "resources" / "speeds"
TABLES = {p: SpeedTable.parse((SPEEDS / f"{p}.csv").read_text(encoding="utf-8")) for p in ("osm", "nwb", "generic")}


WEST, SOUTH = 100_000.0, 400_000.0


def shape(text: str):
    """Written from a corner of the country, or the coordinates would pass for degrees."""
    return shapely.transform(shapely.from_wkt(text), lambda xy: np.add(xy, (WEST, SOUTH)))


def lines(*wkt: str | None, **columns) -> pd.DataFrame:
    shapes = [None if text is None else shape(text) for text in wkt]
    return pd.DataFrame({"geom": pd.Series(shapes, dtype=object), **columns})


def build(frame, preset="generic", *, closures=None, tolerance=0.5, ferry_wait=10.0, **fields):
    roads = RoadSettings(preset, TABLES[preset], **fields)
    shapes = None if closures is None else np.array([shape(text) for text in closures], dtype=object)
    return build_network(frame, BuildSettings(roads, tolerance, ferry_wait), closures=shapes)


def counts(built) -> dict[str, int]:
    return {kind: count for kind, count in built.report.counts().items() if count}


CROSS = ("LINESTRING (0 0, 500 0, 1000 0)", "LINESTRING (500 -500, 500 0, 500 500)")


def test_osm_splits_where_lines_share_a_vertex():
    built = build(lines(*CROSS, highway="residential"), "osm")
    assert (built.network.n_junctions, built.network.n_links) == (5, 4)
    assert built.network.metres.tolist() == [500] * 4
    assert len(built.report.components) == 1


def test_osm_does_not_connect_lines_that_merely_cross():
    bridge = lines("LINESTRING (0 0, 1000 0)", "LINESTRING (500 -500, 500 500)", highway="residential")
    assert len(build(bridge, "osm").report.components) == 2


def test_generic_connects_ends_only():
    built = build(lines(*CROSS))
    assert (built.network.n_junctions, built.network.n_links) == (4, 2)
    assert len(built.report.components) == 2


def test_ends_within_the_tolerance_are_joined_and_wider_gaps_reported():
    gaps = lines("LINESTRING (0 0, 100 0)", "LINESTRING (100.3 0.1, 200 0)", "LINESTRING (203 0, 300 0)")
    built = build(gaps)
    assert built.network.n_junctions == 5
    assert built.network.metres.tolist() == [100, 100, 97]
    missed = built.report.remarks.query("soort == 'bijna_verbonden'")
    assert missed.meter.tolist() == pytest.approx([3.0, 3.0])
    assert sorted(missed.rij) == [1, 2]
    np.testing.assert_allclose(built.network.junction_xy.min(axis=0), [WEST, SOUTH])
    assert (built.network.coords[1] == built.network.coords[2]).all()


def test_osm_reports_ends_within_the_tolerance_and_leaves_them():
    built = build(lines("LINESTRING (0 0, 100 0)", "LINESTRING (100.3 0, 200 0)", highway="service"), "osm")
    assert len(built.report.components) == 2
    assert counts(built) == {quality.NEAR_MISS: 2, quality.ISOLATED: 2}


def test_a_multiline_becomes_one_link_per_part():
    built = build(lines("MULTILINESTRING ((0 0, 100 0), (100 0, 100 100))"))
    assert (built.network.n_links, built.network.source_row.tolist()) == (2, [0, 0])


@pytest.mark.parametrize(
    ("value", "forward", "backward"),
    [
        ("H", True, False),
        ("T", False, True),
        ("B", True, True),
        ("O", True, True),
        (None, True, True),
        ("z", True, True),
    ],
)
def test_nwb_direction(value, forward, backward):
    built = build(
        lines("LINESTRING (0 0, 100 0)", rijrichtng=[value], wegbehsrt="G", bst_code="RB", routeltr=None), "nwb"
    )
    assert [int(built.network.forward_ms[0]) != CLOSED, int(built.network.backward_ms[0]) != CLOSED] == [
        forward,
        backward,
    ]
    assert counts(built) == ({quality.BAD_DIRECTION: 1} if value == "z" else {})


def test_nwb_speed_by_manager_motorway_by_route_letter_and_lanes_for_others_left_out():
    frame = lines(
        *(f"LINESTRING ({x} 0, {x + 950} 0)" for x in (0, 1000, 2000, 3000)),
        wegbehsrt=["R", "P", "R", "G"],
        routeltr=[None, "N", "A", None],
        BST_CODE=["HR", "HR", "HR", "FP"],
        rijrichtng="B",
    )
    built = build(frame, "nwb", tolerance=0.0)
    assert (built.network.metres / built.network.forward_ms * 3600).round().tolist() == [95, 65, 100]
    assert (built.network.flags & MOTORWAY).tolist() == [0, 0, MOTORWAY]
    assert counts(built)[quality.NOT_FOR_CARS] == 1


@pytest.mark.parametrize("lane", ["bst_code", "BST_CODE", "bstCode"])
@pytest.mark.parametrize(
    ("number", "letters"),
    [("routeltr", ["A", "N", None]), ("wegnummer", ["A28", "N50", None]), ("wegnrHmp", ["A28", "N50", ""])],
)
def test_the_spellings_of_the_nwb_are_one(lane, number, letters):
    frame = lines(
        *(f"LINESTRING ({x} 0, {x + 950} 0)" for x in (0, 1000, 2000, 3000, 4000)),
        wegbehsrt="G",
        RIJRICHTNG="B",
        **{number: [*letters, None, None], lane: ["HR", "HR", "RB", "FP", "VDV"]},
    )
    built = build(frame, "nwb", tolerance=0.0)
    assert (built.network.metres / built.network.forward_ms * 3600).round()[:3].tolist() == [100, 35, 35]
    assert built.network.flags.tolist() == [MOTORWAY, 0, 0, FERRY]
    assert counts(built)[quality.NOT_FOR_CARS] == 1


@pytest.mark.parametrize(
    ("columns", "lacking"),
    [
        ({"wegbehsrt": "G", "rijrichtng": "B"}, "bst_code; routeltr / wegnr_hmp / wegnummer"),
        ({"bstCode": "HR", "WEGNUMMER": "A1"}, "wegbehsrt; rijrichtng"),
    ],
)
def test_what_the_nwb_preset_cannot_do_without_is_named(columns, lacking):
    with pytest.raises(InputError) as error:
        build(lines("LINESTRING (0 0, 100 0)", **columns), "nwb")
    for name in lacking.split("; "):
        assert name in error.value.line("nl")


def test_a_speed_that_cannot_be_read_is_not_an_absent_one():
    said = ["50 km/u", "80 (06-19h)", "~50", "", None, "signals"]
    frame = lines(*(f"LINESTRING ({x} 0, {x + 100} 0)" for x in range(0, 600, 100)), highway="residential")
    frame["maxspeed"] = said
    built = build(frame, "osm")
    assert counts(built) == {quality.UNREADABLE_SPEED: 3}
    assert built.report.remarks["rij"].tolist() == [1, 2, 5]
    frame["highway"] = None
    assert counts(build(frame, speed_field="maxspeed")) == {quality.UNREADABLE_SPEED: 3, quality.NO_SPEED: 2}


def test_a_road_far_outside_the_country_is_left_out_and_named():
    frame = lines("LINESTRING (0 0, 100 0)", "LINESTRING (100 0, 1e12 0)", "LINESTRING (100 0, 200 0)")
    built = build(frame)
    assert built.network.n_links == 2
    assert counts(built) == {quality.OUTSIDE: 1}
    assert built.report.remarks["rij"].tolist() == [1]


def test_roads_that_all_lie_far_outside_the_country_are_refused_for_that():
    with pytest.raises(InputError, match=r"The roads lie outside the Netherlands") as error:
        build(lines("LINESTRING (5000000 0, 5000100 0)", "LINESTRING (5000100 0, 5000200 0)"))
    assert "buiten Nederland" in error.value.line("nl")


@pytest.mark.parametrize(
    ("tags", "forward", "backward"),
    [
        ({"oneway": "yes"}, True, False),
        ({"oneway": "-1"}, False, True),
        ({"oneway": "no", "junction": "roundabout"}, True, True),
        ({"junction": "roundabout"}, True, False),
        ({"highway": "motorway"}, True, False),
        ({"highway": "motorway", "oneway": "no"}, True, True),
        ({}, True, True),
    ],
)
def test_osm_direction(tags, forward, backward):
    row = {"highway": "primary", "oneway": None, "junction": None} | tags
    built = build(lines("LINESTRING (0 0, 100 0)", **{key: [value] for key, value in row.items()}), "osm")
    network = built.network
    assert [bool(network.forward_ms[0] > 0), bool(network.backward_ms[0] > 0)] == [forward, backward]


@pytest.mark.parametrize(
    ("tags", "used"),
    [
        ({"highway": "footway"}, False),
        ({"highway": "service", "access": "private"}, False),
        ({"highway": "service", "access": "no", "motor_vehicle": "yes"}, True),
        ({"highway": "service", "access": "destination"}, True),
        ({"highway": "residential", "vehicle": "no"}, False),
        ({"highway": "residential", "motorcar": "no", "access": "yes"}, False),
        ({"highway": "service", "area": "yes"}, False),
        ({"highway": None, "route": "ferry"}, True),
        ({"highway": None, "route": "ferry", "foot": "yes", "bicycle": "yes"}, False),
        ({"highway": None, "route": "ferry", "foot": "yes", "motor_vehicle": "yes"}, True),
        ({"highway": None, "route": "ferry", "motor_vehicle": "no"}, False),
    ],
)
def test_osm_access(tags, used):
    keep = {"highway": ["primary", tags.pop("highway")]}
    rest = {key: [None, value] for key, value in tags.items()}
    frame = lines("LINESTRING (0 0, 100 0)", "LINESTRING (100 0, 200 0)", **keep, **rest)
    assert build(frame, "osm").network.n_links == 1 + used


@pytest.mark.parametrize(
    ("tags", "shut"),
    [
        ({"barrier": "bollard"}, True),
        ({"barrier": "bollard", "other_tags": '"motor_vehicle"=>"yes"'}, False),
        ({"barrier": "bollard", "bicycle": "yes"}, True),
        ({"barrier": "gate"}, False),
        ({"barrier": "gate", "access": "private"}, True),
        ({"barrier": "cattle_grid"}, False),
        ({"barrier": None, "access": "no"}, False),
    ],
)
def test_which_barriers_keep_cars_out(tags, shut):
    frame = pd.DataFrame([tags], dtype=object)
    assert blocks_cars(frame).tolist() == [shut]


def test_no_car_passes_a_barrier_half_way_or_where_roads_meet():
    frame = lines(
        "LINESTRING (0 0, 100 0, 200 0)",
        "LINESTRING (200 0, 300 0)",
        "LINESTRING (300 0, 400 0)",
        "LINESTRING (300 0, 300 100)",
        highway="primary",
    )
    table = SpeedTable.parse("klasse;km_u;soort\nprimary;36;\n")
    shut = np.array([[100_100.0, 400_000.0], [100_300.0, 400_000.0], [1e15, 1e15]])
    built = build_network(frame, BuildSettings(RoadSettings("osm", table)), barriers=shut)
    assert built.network.n_links == 5
    assert sorted(built.report.components["km"]) == [0.1, 0.1, 0.1, 0.2]  # up to a barrier one can drive
    assert counts(built)[quality.BARRIER] == 4
    assert quality.NEAR_MISS not in counts(built)
    assert len(build(frame, "osm").report.components) == 1


def test_a_speed_limit_is_not_driven_all_the_way_but_a_column_of_speeds_is():
    frame = lines("LINESTRING (0 0, 1000 0)", highway="primary", maxspeed=["50"], kmh=["50"])
    assert build(frame, "osm").network.forward_ms[0] == pytest.approx(72_000 / OSM_LIMIT_SHARE, abs=1)
    assert build(frame, "osm", speed_field="kmh").network.forward_ms[0] == 72_000


def test_osm_tags_packed_by_gdal():
    packed = '"maxspeed"=>"30","oneway"=>"yes","name:nl"=>"Laan \\"A\\""'
    built = build(lines("LINESTRING (0 0, 100 0)", highway="primary", other_tags=[packed]), "osm")
    assert built.network.forward_ms.tolist() == [round(12_000 / OSM_LIMIT_SHARE)]
    assert built.network.backward_ms.tolist() == [CLOSED]


def test_a_ferry_takes_its_duration_plus_waiting_once():
    frame = lines(
        "LINESTRING (0 0, 100 0)",
        "LINESTRING (100 0, 300 0)",
        "LINESTRING (300 0, 600 0)",
        "LINESTRING (600 0, 700 0)",
        highway=["primary", None, None, "primary"],
        route=[None, "ferry", "ferry", None],
        duration=[None, "0:04", "00:06", None],
    )
    network = build(frame, "osm", ferry_wait=8.0).network
    assert network.forward_ms[1:3].tolist() == [8 * 60_000, 10 * 60_000]
    assert (network.flags & FERRY).astype(bool).tolist() == [False, True, True, False]


def test_a_given_length_is_shared_by_drawn_length_and_missing_ones_are_drawn():
    frame = lines(
        "LINESTRING (0 0, 100 0, 400 0)",
        "LINESTRING (100 0, 100 50)",
        "LINESTRING (400 0, 400 70)",
        "LINESTRING (0 0, 0 90)",
        highway="primary",
        lengte=["0,8", np.nan, -3.0, 9e9],
    )
    built = build(frame, "osm", length_field="LENGTE", length_unit="km")
    assert built.network.metres.tolist() == [200, 600, 50, 70, 90]
    assert counts(built) == {quality.BAD_LENGTH: 2, quality.ODD_LENGTH: 1}


STREET = "LINESTRING (0 0, 500 0)"


@pytest.mark.parametrize(
    ("given", "metres", "odd"),
    [(0, 500, 1), (0.5, 500, 1), (200, 500, 1), (2600, 500, 1), (300, 300, 0), (500, 500, 0), (2400, 2400, 0)],
)
def test_a_length_that_does_not_fit_the_drawn_line_is_replaced_and_reported(given, metres, odd):
    built = build(lines(STREET, "LINESTRING (500 0, 900 0)", lengte=[given, 400]), length_field="lengte")
    assert built.network.metres.tolist() == [metres, 400]
    assert built.network.forward_ms[0] == pytest.approx(metres / 50 * 3600, abs=1)
    assert built.report.counts()[quality.ODD_LENGTH] == odd
    remarks = built.report.remarks[["soort", "rij", "x", "y"]].to_numpy().tolist()
    assert remarks == [[quality.ODD_LENGTH, 0, WEST, SOUTH]] * odd


def test_a_length_rounded_to_whole_metres_is_no_remark():
    frame = lines("LINESTRING (0 0, 0.8 0)", "LINESTRING (0.8 0, 500 0)", lengte=[0, 499])
    assert counts(build(frame, length_field="lengte", tolerance=0.0)) == {}


@pytest.mark.parametrize(("unit", "given"), [("m", (0.5, 0.4, 600)), ("km", (500, 400, 0.6))])
def test_most_lengths_off_by_a_thousand_are_of_another_unit(unit, given):
    frame = lines(STREET, "LINESTRING (500 0, 900 0)", "LINESTRING (900 0, 1500 0)", lengte=given)
    built = build(frame, length_field="lengte", length_unit=unit)
    assert built.network.metres.tolist() == [500, 400, 600]
    assert counts(built) == {quality.WRONG_UNIT: 2}


def test_a_few_lengths_off_by_a_thousand_are_odd():
    frame = lines(STREET, "LINESTRING (500 0, 900 0)", "LINESTRING (900 0, 1500 0)", lengte=[0.5, 400, 600])
    assert counts(build(frame, length_field="lengte")) == {quality.ODD_LENGTH: 1}


def test_absurd_and_missing_speeds_fall_back_and_are_listed():
    frame = lines(
        *(f"LINESTRING ({x} 0, {x + 1000} 0)" for x in range(0, 5000, 1000)),
        klasse=["veer", "erftoegang", "erftoegang", "pad", "pad"],
        snelheid=[60, -50, 900, 0.0, np.nan],
    )
    built = build(frame, speed_field="snelheid", class_field="klasse", default_kmh=20.0, ferry_wait=0.0)
    assert (3.6e6 / built.network.forward_ms).round().tolist() == [60, 30, 30, 20, 20]
    assert counts(built) == {quality.BAD_SPEED: 3, quality.NO_SPEED: 1}


def test_rows_without_a_line_are_named_and_skipped():
    frame = lines("LINESTRING (0 0, 100 0)", None, "POINT (5 5)", "LINESTRING EMPTY", "LINESTRING (0 0, inf 5)")
    built = build(frame)
    remarks = built.report.remarks
    assert built.network.n_links == 1
    assert remarks[remarks.soort == quality.NO_LINE].rij.tolist() == [1, 2, 3, 4]


def test_zero_length_and_duplicates_are_dropped_once():
    frame = lines(
        "LINESTRING (0 0, 50 20, 100 0)",
        "LINESTRING (100 0, 50 20, 0 0)",
        "LINESTRING (0 0, 50 -20, 100 0)",
        "LINESTRING (100 0, 100 0)",
    )
    built = build(frame)
    assert built.network.source_row.tolist() == [0, 2]
    assert counts(built) == {quality.ZERO_LENGTH: 1, quality.DUPLICATE: 1}


def test_a_link_against_its_twin_is_no_duplicate():
    frame = lines("LINESTRING (0 0, 100 0)", "LINESTRING (0 0, 100 0)", richting=["h", "t"])
    assert build(frame, oneway_field="richting").network.n_links == 2


def test_two_hundred_thousand_duplicates():
    frame = lines(*["LINESTRING (0 0, 100 0)"] * 1000)
    frame = pd.concat([frame] * 200, ignore_index=True)
    built = build(frame)
    assert built.network.n_links == 1
    assert counts(built) == {quality.DUPLICATE: 199_999}


def test_components_are_listed_largest_first_and_isolated_links_named():
    frame = lines("LINESTRING (5000 0, 5100 0)", "LINESTRING (0 0, 100 0)", "LINESTRING (100 0, 200 0)")
    built = build(frame)
    table = built.report.components
    assert table[["deel", "kruispunten", "wegen"]].to_numpy().tolist() == [[1, 3, 2], [2, 2, 1]]
    assert table.km.tolist() == [0.2, 0.1]
    assert built.report.remarks[["soort", "rij", "x"]].to_numpy().tolist() == [[quality.ISOLATED, 0, WEST + 5000]]
    assert sorted(built.report.junction_component.tolist()) == [1, 1, 1, 2, 2]


STREETS = ("LINESTRING (0 0, 100 0)", "LINESTRING (100 0, 200 0)", "LINESTRING (200 0, 300 0)")


@pytest.mark.parametrize(
    ("closure", "shut"),
    [
        ("LINESTRING (100 0, 200 0)", [1]),
        ("LINESTRING (150 -20, 150 20)", [1]),
        ("POINT (50 0.5)", [0]),
        ("POLYGON ((90 -5, 210 -5, 210 5, 90 5, 90 -5))", [0, 1, 2]),
        ("POLYGON ((99 -5, 201 -5, 201 5, 99 5, 99 -5))", [1]),
        ("POINT (50 40)", []),
    ],
)
def test_closures(closure, shut):
    built = build(lines(*STREETS), closures=[closure])
    assert np.flatnonzero(built.network.forward_ms == CLOSED).tolist() == shut
    assert np.flatnonzero(built.network.backward_ms == CLOSED).tolist() == shut
    assert built.report.counts()[quality.CLOSED_LINK] == len(shut)


@pytest.mark.parametrize(
    "frame",
    [lines(), lines("POINT (0 0)"), lines("LINESTRING (0 0, 100 0)", highway="footway")],
    ids=["empty", "points", "footpaths"],
)
def test_no_usable_lines_are_refused(frame):
    with pytest.raises(InputError, match="no roads that a car may use"):
        build(frame, "osm")


def test_degrees_are_refused_with_their_extent():
    with pytest.raises(InputError, match=r"5\.9, 52\.5 to 6, 52\.6"):
        build(pd.DataFrame({"geom": [shapely.LineString([(5.9, 52.5), (6.0, 52.6)])]}))


def test_a_missing_column_is_named():
    with pytest.raises(InputError, match="no column max_kmh"):
        build(lines("LINESTRING (0 0, 100 0)"), speed_field="max_kmh")


def test_cancelled():
    class Stop:
        def report(self, fraction, text=None):
            pass

        def is_cancelled(self):
            return True

    with pytest.raises(Cancelled):
        build_network(
            lines("LINESTRING (0 0, 100 0)"),
            BuildSettings(RoadSettings("generic", TABLES["generic"])),
            progress=Stop(),
        )
