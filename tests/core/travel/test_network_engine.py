# SPDX-License-Identifier: GPL-2.0-or-later
"""Travel between places: access legs, one-ways, the same street, and why a figure is missing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.travel import engine as words
from opvangatlas.plugin.core.travel.engine import Places
from opvangatlas.plugin.core.travel.hierarchy_router import HierarchyRouter
from opvangatlas.plugin.core.travel.network import CLOSED, MOTORWAY
from opvangatlas.plugin.core.travel.network_engine import Access, NetworkEngine
from opvangatlas.plugin.core.travel.routes import routes
from opvangatlas.plugin.core.travel.snap import snap_grid

from .dijkstra_router import DijkstraRouter
from .graphs import network, networks

ACCESS = Access(limit=500.0, detour_factor=1.0, speed_kmh=60.0)


def places(*points) -> Places:
    return Places(tuple(f"p{i}" for i in range(len(points))), np.array(points, float).reshape(-1, 2))


def engine(roads, access=ACCESS) -> NetworkEngine:
    return NetworkEngine.build(roads, access)


# A kilometre of street at 60 km/h, and a second one 10 km off.
STREET = network(
    [(0, 0), (1000, 0), (0, 10_000), (1000, 10_000)],
    [(0, 1, 60_000, 60_000, 1000), (2, 3, 60_000, 60_000, 1000)],
)


def test_access_legs_are_part_of_the_figures_and_stand_apart():
    found = engine(STREET).matrix(places((0, 100)), places((1000, 200)))
    assert found.method == words.NETWORK_ACCESS
    assert found.km[0, 0] == pytest.approx(1.3)
    assert found.access_km[0, 0] == pytest.approx(0.3)
    assert found.minutes[0, 0] == pytest.approx(1.3)


def test_a_reason_for_every_figure_that_is_missing():
    origins = places((0, 0), (500, 900), (np.nan, np.nan))
    destinations = places((900, 0), (500, 10_000), (5000, 0), (np.nan, 0))
    found = engine(STREET).matrix(origins, destinations)
    assert found.reason.tolist() == [
        [words.REACHED, words.UNREACHABLE, words.NOT_SNAPPED_DESTINATION, words.NO_PLACE],
        [words.NOT_SNAPPED_ORIGIN] * 3 + [words.NO_PLACE],
        [words.NO_PLACE] * 4,
    ]
    unknown = found.reason != words.REACHED
    for figures in (found.minutes, found.km, found.access_km):
        np.testing.assert_array_equal(np.isnan(figures), unknown)


def test_two_places_on_one_street_drive_along_it_not_round():
    found = engine(STREET).matrix(places((200, 0)), places((700, 0)))
    assert found.km[0, 0] == pytest.approx(0.5)


def test_on_a_one_way_street_the_way_back_goes_round():
    block = network(
        [(0, 0), (1000, 0), (1000, 1000), (0, 1000)],
        [(i, (i + 1) % 4, 60_000, CLOSED, 1000) for i in range(4)],
    )
    there = engine(block).matrix(places((200, 0)), places((700, 0)))
    back = engine(block).matrix(places((700, 0)), places((200, 0)))
    assert (there.km[0, 0], back.km[0, 0]) == (pytest.approx(0.5), pytest.approx(3.5))


# A crossing of four streets of a kilometre: two open both ways, one only away from the crossing, one only towards it.
CROSSING = network(
    [(0, 0), (1000, 0), (0, 1000), (-1000, 0), (0, -1000), (-1000, -1000)],
    [
        (0, 1, 60_000, CLOSED, 1000),
        (2, 0, 60_000, 60_000, 1000),
        (3, 0, 60_000, CLOSED, 1000),
        (0, 4, 60_000, 60_000, 1000),
        (4, 5, 60_000, 60_000, 1000),
        (5, 3, 60_000, 60_000, 1000),
    ],
)


@pytest.mark.parametrize("off", [0.0, 1e-9, 1e-8, 1e-6, 1e-3, 0.0099])
@pytest.mark.parametrize("way", [(1, 0), (0, 1), (-1, 0), (0, -1), (0.7, 0.7)])
def test_a_place_beside_a_junction_enters_every_link_there(off, way):
    beside = (off * way[0], off * way[1])
    ends = places((1000, 0), (0, 1000), (-1000, 0), (0, -1000))
    roads = engine(CROSSING)
    away = roads.matrix(places(beside), ends)
    towards = roads.matrix(ends, places(beside))
    np.testing.assert_allclose(away.km[0], [1, 1, 3, 1], atol=2e-5)
    np.testing.assert_allclose(towards.km[1:, 0], [1, 1, 1], atol=2e-5)
    assert towards.reason[0, 0] == words.UNREACHABLE


def test_two_centimetres_from_a_junction_the_place_is_on_its_own_street():
    found = engine(CROSSING).matrix(places((0.02, 0)), places((0, 1000)))
    assert found.reason[0, 0] == words.UNREACHABLE


def test_a_place_to_itself_is_nothing_at_all():
    found = engine(STREET).matrix(places((300, 400)), places((300, 400)))
    assert (found.minutes[0, 0], found.km[0, 0], found.access_km[0, 0]) == (0, 0, 0)


def test_a_network_of_another_area_is_refused_with_both_extents():
    with pytest.raises(InputError, match=r"x 0…1000, y 0…10000; points: x 200000…200000, y 500000") as caught:
        engine(STREET).matrix(places((200_000, 500_000)), places((200_000, 500_000)))
    assert "wegennet" in caught.value.line("nl")


def test_a_network_without_anything_to_snap_to():
    motorway = replace(STREET, flags=np.full(2, MOTORWAY, np.uint8))
    found = engine(motorway).matrix(places((0, 0)), places((900, 0)))
    assert found.reason.tolist() == [[words.NOT_SNAPPED_ORIGIN]]


def test_no_places_at_all():
    found = engine(STREET).matrix(places(), places((0, 0)))
    assert found.minutes.shape == (0, 1)


def test_every_place_says_how_far_the_road_is():
    snapped = engine(STREET).snap(places((0, 100), (0, 3000)))
    assert snapped.metres.tolist() == [100, 3000]
    assert snapped.within.tolist() == [True, False]


point = st.tuples(st.integers(-200, 700).map(float), st.integers(-200, 700).map(float))
points = st.lists(point, min_size=1, max_size=6).map(lambda chosen: places(*chosen))


@settings(max_examples=80, deadline=None)
@given(networks(), points, points, st.sampled_from(["tijd", "afstand"]))
def test_equals_the_oracle_snapping_included(roads, origins, destinations, weight):
    access = Access(limit=300.0)
    grid = snap_grid(roads)
    fast = NetworkEngine(roads, HierarchyRouter.build(roads), grid, access)
    slow = NetworkEngine(roads, DijkstraRouter(roads), grid, access)
    found, expected = (each.matrix(origins, destinations, weight=weight) for each in (fast, slow))
    np.testing.assert_array_equal(found.reason, expected.reason)
    np.testing.assert_array_equal(found.minutes, expected.minutes)
    np.testing.assert_array_equal(found.km, expected.km)


@settings(max_examples=60, deadline=None)
@given(networks(), points, point, st.booleans())
def test_a_moving_point_gives_what_the_matrix_gives(roads, fixed, moving, leaving):
    measured = engine(roads, Access(limit=300.0))
    row = measured.measure(measured.prepare(fixed, leaving=leaving), *moving)
    pair = (fixed, places(moving)) if leaving else (places(moving), fixed)
    expected = measured.matrix(*pair)
    np.testing.assert_array_equal(row.reason, expected.reason.ravel())
    np.testing.assert_array_equal(row.minutes, expected.minutes.ravel())
    np.testing.assert_array_equal(row.km, expected.km.ravel())
    np.testing.assert_array_equal(row.access_km, expected.access_km.ravel())


@settings(max_examples=80, deadline=None)
@given(networks(), points, points, st.sampled_from(["tijd", "afstand"]))
def test_routes_run_over_the_roads_and_give_the_figures_of_the_matrix(roads, origins, destinations, weight):
    # Links get their drawn length, so that a route's length says over which links it runs.
    drawn = np.hypot(*(roads.junction_xy[roads.end] - roads.junction_xy[roads.start]).T)
    roads = replace(roads, metres=np.maximum(1, np.rint(drawn)).astype(np.int32))
    measured = engine(roads, Access(limit=300.0))
    expected = measured.matrix(origins, destinations, weight=weight)
    pairs = [(row, column) for row in range(len(origins)) for column in range(len(destinations))]
    found = routes(measured, origins, destinations, pairs, weight=weight)
    np.testing.assert_array_equal(found["minuten"], expected.minutes.ravel())
    np.testing.assert_array_equal(found["km"], expected.km.ravel())
    np.testing.assert_array_equal(found["reden"], expected.reason.ravel())
    start, end = measured.snap(origins).xy, measured.snap(destinations).xy
    for (row, column), route in zip(pairs, found.itertuples(), strict=True):
        assert (route.geom is None) == (route.reden != "")
        if route.geom is None:
            continue
        coords = shapely.get_coordinates(route.geom)
        np.testing.assert_allclose(coords[[0, -1]], [start[row], end[column]], atol=1e-6)
        network_metres = (route.km - route.aansluit_km) * 1000
        assert route.geom.length == pytest.approx(network_metres, abs=2 + 0.6 * len(coords))


def test_a_route_follows_the_bends():
    bow = replace(
        network([(0, 0), (1000, 0), (2000, 0)], [(0, 1, 60, 60, 3000), (1, 2, 20, 20, 1000)]),
        coords=np.array([(0, 0), (0, 1000), (1000, 1000), (1000, 0), (1000, 0), (2000, 0)], float),
        offset=np.array([0, 4, 6]),
    )
    found = routes(engine(bow), places((500, 1000), (1500, 0)), places((1500, 0)), [(0, 0), (1, 0)])
    assert found.geom[0].wkt == "LINESTRING (500 1000, 1000 1000, 1000 0, 1500 0)"
    assert found.geom[1].length == 0
