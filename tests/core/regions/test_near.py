# SPDX-License-Identifier: GPL-2.0-or-later
"""Pairs of polygons that meet or lie near, against the distance of every pair."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from opvangatlas.plugin.core.regions.near import pairs_within


@st.composite
def squares(draw):
    """Squares on a grid of 5 m, some of them missing, some empty."""
    place, side = st.integers(0, 12), st.integers(1, 5)
    shapes = []
    for _ in range(draw(st.integers(0, 8))):
        x, y, size = draw(place) * 5, draw(place) * 5, draw(side) * 5
        square = shapely.box(x, y, x + size, y + size)
        shapes.append(draw(st.sampled_from([square, square, square, None, shapely.Polygon()])))
    return np.array([*shapes, None], dtype=object)[:-1]


@given(shapes=squares(), metres=st.sampled_from([0.0, 4.9, 5.0, 7.1, 30.0]))
def test_pairs_are_those_whose_distance_is_small_enough(shapes, metres):
    pairs = pairs_within(shapes, shapely.STRtree(shapes), metres)
    expected = [
        [a, b] for a, b in combinations(range(len(shapes)), 2) if shapely.distance(shapes[a], shapes[b]) <= metres
    ]
    assert pairs.shape == (len(expected), 2)
    assert pairs.tolist() == expected


@pytest.mark.parametrize("metres", [0.0, 10.0])
def test_touching_at_a_corner_counts(metres):
    shapes = np.array([shapely.box(0, 0, 1, 1), shapely.box(1, 1, 2, 2), shapely.box(50, 0, 51, 1)], dtype=object)
    assert pairs_within(shapes, shapely.STRtree(shapes), metres).tolist() == [[0, 1]]
