# SPDX-License-Identifier: GPL-2.0-or-later
"""Points are attached to the nearest road, and to no road that one cannot stop on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from opvangatlas.plugin.core.travel.build import link_shapes
from opvangatlas.plugin.core.travel.network import CLOSED, FERRY, MOTORWAY
from opvangatlas.plugin.core.travel.snap import snap, snap_grid

from .graphs import network

STREET = network([(0, 0), (1000, 0), (1000, 500)], [(0, 1, 60, 60, 1000), (1, 2, 30, 30, 500)])


def _snap(roads, *points, limit=2000.0, motorways=False):
    return snap(roads, snap_grid(roads, motorways=motorways), np.array(points, float), limit=limit)


def test_nearest_place_along_the_link():
    found = _snap(STREET, (250, 40), (1030, 125), (-300, 400))
    assert found.link.tolist() == [0, 1, 0]
    np.testing.assert_allclose(found.fraction, [0.25, 0.25, 0.0])
    np.testing.assert_allclose(found.metres, [40, 30, 500])
    np.testing.assert_allclose(found.xy, [(250, 0), (1000, 125), (0, 0)])


def test_beyond_the_limit_is_named_with_its_distance():
    found = _snap(STREET, (500, -1499), (500, 3000), (400_000, 600_000), limit=1500)
    assert found.within.tolist() == [True, False, False]
    np.testing.assert_allclose(found.metres, [1499, np.hypot(500, 2500), np.hypot(399_000, 599_500)])


def test_a_point_without_coordinates_has_no_link():
    found = _snap(STREET, (np.nan, np.nan), (10, 10))
    assert found.link.tolist() == [-1, 0]
    assert found.within.tolist() == [False, True]
    assert np.isnan(found.metres[0])


@pytest.mark.parametrize("flag", [MOTORWAY, FERRY])
def test_not_to_a_motorway_or_ferry(flag):
    roads = replace(STREET, flags=np.array([flag, 0], np.uint8))
    assert _snap(roads, (250, 10)).link.tolist() == [1]
    assert _snap(roads, (250, 10), motorways=True).link.tolist() == [0 if flag == MOTORWAY else 1]


def test_not_to_a_road_that_is_closed_both_ways():
    shut = np.array([CLOSED, 30], np.int32)
    roads = replace(STREET, forward_ms=shut, backward_ms=shut)
    assert _snap(roads, (250, 10)).link.tolist() == [1]


def test_nothing_to_snap_to():
    roads = replace(STREET, flags=np.full(2, MOTORWAY, np.uint8))
    found = _snap(roads, (250, 10))
    assert found.link.tolist() == [-1]
    assert np.isnan(found.metres[0])


def test_drawn_shape_counts_not_the_ends():
    bow = replace(
        network([(0, 0), (1000, 0)], [(0, 1, 60, 60, 3000)]),
        coords=np.array([(0, 0), (0, 1000), (1000, 1000), (1000, 0)], float),
        offset=np.array([0, 4]),
    )
    found = _snap(bow, (500, 900))
    np.testing.assert_allclose([found.metres[0], found.fraction[0]], [100, 0.5])


coordinate = st.floats(-20_000, 20_000).map(lambda value: round(value, 1))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(coordinate, coordinate), min_size=2, max_size=12, unique=True),
    st.lists(st.tuples(coordinate, coordinate), min_size=1, max_size=6),
    st.integers(0, 10_000),
)
def test_as_near_as_an_exhaustive_search(junctions, points, seed):
    rng = np.random.default_rng(seed)
    ends = rng.integers(0, len(junctions), (len(junctions), 2))
    roads = network(junctions, [(int(a), int(b), 5, 5, 5) for a, b in ends])
    found = _snap(roads, *points)
    with np.errstate(invalid="ignore"):  # links without length
        distance = shapely.distance(shapely.points(points)[:, None], link_shapes(roads)[None, :])
    np.testing.assert_allclose(found.metres, distance.min(axis=1), atol=1e-6)
    chosen = distance[np.arange(len(points)), found.link]
    np.testing.assert_allclose(chosen, distance.min(axis=1), atol=1e-6)
