# SPDX-License-Identifier: GPL-2.0-or-later
"""The hierarchy gives what plain Dijkstra gives, to the millisecond and the metre."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opvangatlas.plugin.core.errors import Cancelled, InputError
from opvangatlas.plugin.core.travel import hierarchy_router
from opvangatlas.plugin.core.travel.hierarchy_router import HierarchyRouter, SelfCheckError
from opvangatlas.plugin.core.travel.labels import LabelSet
from opvangatlas.plugin.core.travel.network import CLOSED
from opvangatlas.plugin.core.travel.packing import UNREACHED, Packing
from opvangatlas.plugin.core.travel.router import Seeds
from opvangatlas.plugin.core.travel.sweep import SweepSet

from .dijkstra_router import DijkstraRouter
from .graphs import network, networks, seeds_on


@pytest.mark.parametrize("weight", ["tijd", "afstand"])
@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_many_to_many_equals_dijkstra(weight, data):
    roads = data.draw(networks())
    oracle = DijkstraRouter(roads)
    packing = oracle.packing(weight)
    sources, targets = data.draw(seeds_on(roads, packing)), data.draw(seeds_on(roads, packing))
    router = HierarchyRouter.build(roads)
    expected = oracle.costs(sources, targets, weight=weight)
    np.testing.assert_array_equal(router.costs(sources, targets, weight=weight), expected)


@pytest.mark.parametrize("kind", [LabelSet, SweepSet])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_moving_point_equals_dijkstra_in_both_directions(kind, data):
    roads = data.draw(networks())
    oracle, router = DijkstraRouter(roads), HierarchyRouter.build(roads)
    packing = oracle.packing("tijd")
    points, moving = data.draw(seeds_on(roads, packing)), data.draw(seeds_on(roads, packing))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hierarchy_router, "_LABELLED_AT_MOST", 100 if kind is LabelSet else 0)
        leaving, arriving = router.prepare(points, leaving=True), router.prepare(points, leaving=False)
    assert isinstance(leaving.points, kind)
    for row in range(len(moving)):
        one = moving.take(slice(row, row + 1))
        np.testing.assert_array_equal(router.query(leaving, one), oracle.costs(points, one)[:, 0])
        np.testing.assert_array_equal(router.query(arriving, one), oracle.costs(one, points)[0])


@settings(max_examples=40, deadline=None)
@given(networks())
def test_one_to_all_equals_dijkstra(roads):
    router = HierarchyRouter.build(roads)
    everything = Seeds.at(np.arange(roads.n_junctions, dtype=np.int32))
    expected = DijkstraRouter(roads).costs(everything, everything)
    for junction in range(roads.n_junctions):
        one = Seeds.at(np.array([junction], np.int32))
        np.testing.assert_array_equal(router.one_to_all(one), expected[junction])
        np.testing.assert_array_equal(router.one_to_all(one, leaving=False), expected[:, junction])


def test_larger_random_network_with_wide_blocks():
    rng = np.random.default_rng(7)
    n, m = 400, 640
    xy = rng.random((n, 2)) * 10_000
    ms = rng.integers(1, 50_000, m)
    back = np.where(rng.random(m) < 0.2, CLOSED, ms)
    links = np.stack([rng.integers(0, n, m), rng.integers(0, n, m), ms, back, rng.integers(1, 900, m)], 1)
    roads = network(xy.tolist(), links.tolist())
    everything = Seeds.at(np.arange(n, dtype=np.int32))
    router = HierarchyRouter.build(roads)
    expected = DijkstraRouter(roads).costs(everything, everything)
    assert 0 < (expected == UNREACHED).sum() < expected.size
    np.testing.assert_array_equal(router.costs(everything, everything), expected)


def test_minutes_and_metres_belong_to_the_same_route():
    roads = network(
        [(0, 0), (1000, 0), (500, 900)],
        [(0, 1, 90_000, 90_000, 1000), (0, 2, 30_000, 30_000, 1030), (2, 1, 30_000, 30_000, 1030)],
    )
    router = HierarchyRouter.build(roads)
    one, other = Seeds.at(np.array([0], np.int32)), Seeds.at(np.array([1], np.int32))
    fastest = router.packing("tijd").unpack(router.costs(one, other))
    shortest = router.packing("afstand").unpack(router.costs(one, other, weight="afstand"))
    assert [int(part[0, 0]) for part in fastest] == [60_000, 2060]
    assert [int(part[0, 0]) for part in shortest] == [90_000, 1000]


def test_network_without_links_reaches_only_itself():
    router = HierarchyRouter.build(network([(0, 0), (1, 1)], []))
    both = Seeds.at(np.array([0, 1], np.int32))
    assert router.costs(both, both).tolist() == [[0, UNREACHED], [UNREACHED, 0]]


def test_seeds_that_are_not_on_one_link_are_refused():
    star = network([(0, 0), (1, 0), (2, 0)], [(0, 1, 5, 5, 1), (0, 2, 5, 5, 1)])
    router = HierarchyRouter.build(star)
    nodes = router.hierarchy.node
    apart = Seeds(np.array([[1, 2]], np.int32), np.zeros((1, 2), np.int64))
    if router.hierarchy.depth[1] != router.hierarchy.depth[2] and 0 not in nodes[[1, 2]]:
        pytest.skip("this order puts them on one chain")
    with pytest.raises(ValueError, match="one link"):
        router.costs(apart, apart)


def test_too_large_for_the_bits_is_refused_not_wrapped():
    huge = 2**31 - 1
    links = [(i, i + 1, huge, huge, huge) for i in range(2000)]
    with pytest.raises(InputError, match="too large"):
        Packing.of(network([(i, 0) for i in range(2001)], links), "tijd")


def test_a_route_beyond_the_proven_limit_is_refused():
    packing = Packing("tijd", 30, 1000)
    assert packing.unpack(packing.pack(np.array([1000]), np.array([5])))[0].tolist() == [1000]
    with pytest.raises(InputError, match="too long"):
        packing.unpack(packing.pack(np.array([1001]), np.array([5])))


def test_country_sized_sums_still_fit_by_the_speed_bound():
    n = 3000
    links = [(i, i + 1, 9_000_000, 9_000_000, 120_000) for i in range(n)]
    roads = network([(i, 0) for i in range(n + 1)], links)
    packing = Packing.of(roads, "tijd")
    assert packing.limit < 9_000_000 * n
    router = HierarchyRouter.build(roads, check=False)
    ends = Seeds.at(np.array([0, 50], np.int32))
    ms, metres = packing.unpack(router.costs(ends, ends))
    assert (int(ms[0, 1]), int(metres[0, 1])) == (450_000_000, 6_000_000)


@pytest.mark.parametrize(("ms", "metres"), [(9_000_000, 120_000), (9_000_000, 250_000), (3_000_000, 100_000)])
@pytest.mark.parametrize("weight", ["tijd", "afstand"])
def test_the_limit_is_half_of_what_the_bits_prove(ms, metres, weight):
    """Up to it the other figure of any route, at the steepest link, fills no more than half of its bits."""
    n = 30_000
    roads = network([(i, 0) for i in range(n + 1)], [(i, i + 1, ms, ms, metres) for i in range(n)])
    packing = Packing.of(roads, weight)
    steepest = metres / ms if weight == "tijd" else ms / metres
    if packing.limit >= (n * ms if weight == "tijd" else n * metres):
        return  # every route fits: nothing to prove
    assert packing.limit * steepest <= 2 ** (packing.shift - 1) < (packing.limit + 1) * steepest


def test_where_every_route_fits_the_limit_is_the_longest():
    roads = network([(0, 0), (1, 0), (2, 0)], [(0, 1, 5, 7, 3), (1, 2, 11, 2, 4)])
    # The costliest link out of each junction (5, 11, 2), and a part of the costliest of all at both ends.
    packing = Packing.of(roads, "tijd")
    assert packing.limit == 5 + 11 + 2 + 2 * 11
    assert packing.shift == (3 + 4 + 4 + 2 * 4).bit_length()
    assert Packing.of(roads, "afstand").limit == 3 + 4 + 4 + 2 * 4


class _StopAfter:
    def __init__(self, calls: int) -> None:
        self.left = calls

    def report(self, fraction, text=None):
        assert 0.0 <= fraction <= 1.0 + 1e-9

    def is_cancelled(self) -> bool:
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize("calls", [0, 1, 3, 5])
def test_build_stops_when_cancelled(calls):
    links = [(i, i + 1, 5, 5, 5) for i in range(50)]
    with pytest.raises(Cancelled):
        HierarchyRouter.build(network([(i, 0) for i in range(51)], links), progress=_StopAfter(calls))


def test_self_check_finds_a_wrong_cost():
    links = [(i, i + 1, 50, 50, 5) for i in range(20)]
    router = HierarchyRouter.build(network([(i, 0) for i in range(21)], links))
    router.metric("tijd").climb[:] += 1 << router.packing("tijd").shift
    with pytest.raises(SelfCheckError):
        router.self_check("tijd")
