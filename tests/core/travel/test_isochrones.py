# SPDX-License-Identifier: GPL-2.0-or-later
"""Service areas: the right size, with holes and islands, and agreeing with single places."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely

from opvangatlas.plugin.core.travel.engine import NOT_SNAPPED_ORIGIN, Places
from opvangatlas.plugin.core.travel.isochrones import AreaSettings, outline, service_areas
from opvangatlas.plugin.core.travel.network import CLOSED, FERRY
from opvangatlas.plugin.core.travel.network_engine import Access, NetworkEngine

from .graphs import network

ACCESS = Access(limit=1000.0, detour_factor=1.0, speed_kmh=60.0)
FINE = AreaSettings(reach=300.0, cell=25.0)


def place(x, y) -> Places:
    return Places(("plek",), np.array([[x, y]], float))


def areas(roads, at, *minutes, **how):
    engine = NetworkEngine.build(roads, ACCESS)
    return service_areas(engine, at, minutes, settings=FINE, **how)


def grid(side: int, step: float = 500.0, ms: int = 30_000):
    junctions = [(step * x, step * y) for y in range(side) for x in range(side)]
    links = [(i, i + 1, ms, ms, 500) for i in range(side * side) if (i + 1) % side]
    links += [(i, i + side, ms, ms, 500) for i in range(side * (side - 1))]
    return network(junctions, links)


ROAD = network([(0, 0), (10_000, 0)], [(0, 1, 600_000, 600_000, 10_000)])


def test_along_one_road_as_far_as_the_minutes_go():
    found = areas(ROAD, place(5000, 0), 2.0)
    west, south, east, north = found.geom[0].bounds
    # 2 minutes at 60 km/h are 2 km; beside the road the leg takes its share, up to the reach.
    assert (west, east) == (pytest.approx(3000, abs=30), pytest.approx(7000, abs=30))
    assert (south, north) == (pytest.approx(-300, abs=30), pytest.approx(300, abs=30))
    assert found.km2[0] == pytest.approx(found.geom[0].area / 1e6)


def test_larger_thresholds_contain_smaller_ones():
    found = areas(grid(9), place(2000, 2000), 3.0, 1.0, 2.0)
    assert found.minuten.tolist() == [1.0, 2.0, 3.0]
    assert all(shapely.covers(b.buffer(1), a) for a, b in zip(found.geom, found.geom[1:], strict=False))
    assert found.geom.map(lambda shape: shape.is_valid).all()


def test_a_quarter_that_takes_too_long_is_a_hole():
    roads = grid(7, step=1000.0, ms=60_000)
    middle = np.isin(roads.start, [24]) | np.isin(roads.end, [24])
    slow = np.where(middle, 3_600_000, 60_000).astype(np.int32)
    found = areas(replace(roads, forward_ms=slow, backward_ms=slow), place(0, 0), 30.0)
    assert not found.geom[0].covers(shapely.Point(3000, 3000))
    assert any(ring for part in found.geom[0].geoms for ring in part.interiors)


def test_an_island_behind_a_ferry_is_a_part_of_its_own_and_the_ferry_covers_nothing():
    roads = network(
        [(0, 0), (2000, 0), (8000, 0), (9000, 0)],
        [(0, 1, 60_000, 60_000, 2000), (1, 2, 300_000, 300_000, 6000), (2, 3, 60_000, 60_000, 1000)],
    )
    roads = replace(roads, flags=np.array([0, FERRY, 0], np.uint8))
    shape = areas(roads, place(0, 0), 20.0).geom[0]
    assert len(shape.geoms) == 2
    assert shape.covers(shapely.Point(8500, 0))
    assert not shape.intersects(shapely.Point(5000, 0))


def test_one_way_roads_count_in_the_direction_of_travel():
    away = network([(0, 0), (5000, 0)], [(0, 1, 300_000, CLOSED, 5000)])
    from_it = areas(away, place(2000, 0), 1.0, leaving=True).geom[0]
    to_it = areas(away, place(2000, 0), 1.0).geom[0]
    assert from_it.bounds[2] == pytest.approx(3000, abs=30)
    assert to_it.bounds[0] == pytest.approx(1000, abs=30)
    assert from_it.bounds[0] > 1600
    assert to_it.bounds[2] < 2400


def test_inside_exactly_when_a_single_place_takes_at_most_so_long():
    rng = np.random.default_rng(3)
    roads = grid(8)
    ms = rng.integers(20_000, 90_000, roads.n_links).astype(np.int32)
    engine = NetworkEngine.build(replace(roads, forward_ms=ms, backward_ms=ms), ACCESS)
    centre = place(1760, 1510)
    area = service_areas(engine, centre, [4.0], settings=FINE).geom[0]
    xy = rng.random((400, 2)) * 4500 - 500
    points = Places(tuple(map(str, range(400))), xy)
    minutes = engine.matrix(points, centre).minutes[:, 0]
    near = engine.snap(points).metres <= FINE.reach
    inside = shapely.contains_xy(area, xy)
    clear = ~shapely.dwithin(area.boundary, shapely.points(xy), 40.0)
    np.testing.assert_array_equal(inside[clear], ((minutes <= 4.0) & near)[clear])
    assert clear.sum() > 250


def test_a_place_off_the_network_has_a_reason_instead_of_an_area():
    found = areas(ROAD, place(5000, 4000), 10.0)
    assert (found.geom[0], found.reden[0]) == (None, NOT_SNAPPED_ORIGIN)
    assert np.isnan(found.km2[0])


def test_outline_of_opposite_corners_stays_valid():
    field = np.ones((6, 6))
    field[[2, 3], [2, 3]] = -1.0
    shape = outline(field, np.zeros(2), 10.0)
    assert (shape.is_valid, len(shape.geoms)) == (True, 2)
    assert outline(np.ones((4, 4)), np.zeros(2), 1.0).is_empty
