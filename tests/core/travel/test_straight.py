# SPDX-License-Identifier: GPL-2.0-or-later
"""The straight line times a detour factor (C8)."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opvangatlas.plugin.core.errors import Cancelled
from opvangatlas.plugin.core.travel.engine import NO_PLACE, REACHED, Places
from opvangatlas.plugin.core.travel.straight import StraightLine


def places(*points):
    return Places(tuple(str(n) for n in range(len(points))), np.array(points, float).reshape(-1, 2))


def test_the_example_of_the_domain():
    """Δ(12,000, 5,000) = 13.0 km; × 1.3 = 16.9 km; at 60 km/h 16.9 minutes."""
    made = StraightLine(1.3, 60).matrix(places((0, 0)), places((12_000, 5_000)))
    assert made.km[0, 0] == pytest.approx(16.9)
    assert made.minutes[0, 0] == pytest.approx(16.9)
    assert made.method == "omwegfactor"
    assert StraightLine(1, 60).matrix(places((0, 0)), places((12_000, 5_000))).km[0, 0] == pytest.approx(13)
    assert StraightLine(1, 60).method == "hemelsbreed"


def test_without_a_place_it_is_unknown_never_zero():
    made = StraightLine(1.3, 60).matrix(places((math.nan, math.nan), (0, 0)), places((0, 0)))
    assert np.isnan([made.km[0, 0], made.minutes[0, 0]]).all()
    assert made.reason.tolist() == [[NO_PLACE], [REACHED]]
    assert made.km[1, 0] == 0


def test_no_destinations():
    made = StraightLine(1.3, 60).matrix(places((0, 0)), places())
    assert made.km.shape == made.reason.shape == (1, 0)


@pytest.mark.parametrize(("factor", "speed"), [(0.9, 60), (math.nan, 60), (1.3, 0), (1.3, -1), (1.3, math.nan)])
def test_nonsense_is_refused(factor, speed):
    with pytest.raises(ValueError, match=r"detour|speed"):
        StraightLine(factor, speed)


def test_places_must_fit_their_ids():
    with pytest.raises(ValueError, match="2 ids"):
        Places(("a", "b"), np.zeros((1, 2)))


class Cancelling:
    def report(self, fraction, text=None):
        pass

    def is_cancelled(self):
        return True


def test_cancel():
    with pytest.raises(Cancelled):
        StraightLine(1.3, 60).matrix(places((0, 0)), places((1, 1)), progress=Cancelling())


metres = st.tuples(st.integers(0, 300_000), st.integers(300_000, 620_000))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(metres, min_size=1, max_size=5),
    st.lists(metres, min_size=1, max_size=5),
    st.floats(1, 3),
    st.floats(1, 130),
)
def test_every_pair_by_pythagoras(origins, destinations, factor, speed):
    made = StraightLine(factor, speed).matrix(places(*origins), places(*destinations))
    for i, a in enumerate(origins):
        for j, b in enumerate(destinations):
            km = math.dist(a, b) / 1000 * factor
            assert made.km[i, j] == pytest.approx(km)
            assert made.minutes[i, j] == pytest.approx(km / speed * 60)
