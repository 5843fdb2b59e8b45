# SPDX-License-Identifier: GPL-2.0-or-later
"""Who touches whom, and into which pieces a region falls."""

from __future__ import annotations

from collections import deque

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from opvangatlas.plugin.core.regions.adjacency import Neighbourhood, component_labels, shared_borders

A = box(0, 0, 10, 10)


@pytest.mark.parametrize(
    ("other", "touches"),
    [
        (box(10, 0, 20, 10), True),  # a whole side
        (box(10, 9.999, 20, 20), True),  # a millimetre of it
        (box(10, 10, 20, 20), False),  # a corner
        (box(10.001, 0, 20, 10), False),  # a millimetre apart
        (box(5, 5, 15, 15), True),  # overlap
        (box(2, 2, 3, 3), True),  # within
        (shapely.MultiPolygon([box(50, 50, 60, 60), box(10, 2, 12, 4)]), True),  # one part does
        (shapely.MultiPolygon([box(50, 50, 60, 60), box(10, 10, 12, 14)]), False),
        (None, False),
        (shapely.MultiPolygon(), False),
    ],
)
def test_a_shared_line_not_a_point(other, touches):
    assert shared_borders([A, other]).tolist() == ([[0, 1]] if touches else [])
    assert shared_borders([other, A]).tolist() == ([[0, 1]] if touches else [])


BIG = box(0, 0, 5000, 5000)


@pytest.mark.parametrize(
    ("other", "touches"),
    [
        (box(5003, 0, 10_000, 5000), True),  # three metres of gap along a whole side
        (box(5009.5, 0, 10_000, 5000), True),  # nearly as wide as it may be
        (box(5003, 4970, 10_000, 9000), True),  # along thirty metres
        (box(5003, 4992, 10_000, 9000), False),  # along eight
        (box(5003, 5003, 10_000, 10_000), False),  # nearly meeting in a corner
        (box(5011, 0, 10_000, 5000), False),  # too wide
        (box(4997, 4997, 10_000, 10_000), False),  # overlapping in a corner only
        (box(4997, 0, 10_000, 5000), True),  # overlapping along a side
        (box(5000, 5000, 10_000, 10_000), False),  # a corner
        (shapely.Polygon([(5003, 0), (9000, 0), (9000, 5000), (5009, 5000)]), True),  # a wedge
        (shapely.Polygon([(5000, 2500), (9000, 0), (9000, 5000)]), False),  # a point, with nothing beside it
    ],
)
def test_borders_that_face_each_other_over_a_sliver(other, touches):
    assert shared_borders([BIG, other], 10.0).tolist() == ([[0, 1]] if touches else [])
    assert shared_borders([other, BIG], 10.0).tolist() == ([[0, 1]] if touches else [])


def test_what_a_third_fills_is_not_looked_through():
    """A road of three metres wide is a municipality; and four that meet in a point, on a straight border."""
    road = box(5000, -100, 5003, 5100)
    assert shared_borders([BIG, box(5003, 0, 10_000, 5000), road], 10.0).tolist() == [[0, 2], [1, 2]]
    wedge = shapely.Polygon([(5000, 2500), (9000, 0), (9000, 5000)])
    below = shapely.Polygon([(5000, 0), (9000, 0), (5000, 2500)])
    above = shapely.Polygon([(5000, 5000), (9000, 5000), (5000, 2500)])
    assert [0, 1] not in shared_borders([BIG, wedge, below, above], 10.0).tolist()


@pytest.mark.parametrize("gap", [0.5, 3.0, 8.0])
def test_a_gap_joins_exactly_what_a_border_would(gap):
    """Real borders are crooked: one polygon shrunk by a few metres keeps its neighbours, no more."""
    angles = [0.0, 1.0, 2.1, 3.3, 4.4, 5.3]
    fan = [
        shapely.Polygon([(0, 0), *(
            (4000 * np.cos(a) * (1 + 0.02 * np.sin(40 * a)), 4000 * np.sin(a)) for a in np.linspace(low, high, 40)
        )])
        for low, high in zip(angles, [*angles[1:], 2 * np.pi], strict=True)
    ]  # fmt: skip
    whole = [[0, 1], [0, 5], [1, 2], [2, 3], [3, 4], [4, 5]]
    shrunk = [shape.buffer(-gap / 2, join_style="mitre") for shape in fan]
    assert shared_borders(shrunk, 10.0).tolist() == whole
    assert shared_borders(shrunk).tolist() == []


def test_a_hook_that_touches_a_shore_does_not_join_it():
    """So lie Terschelling and Vlieland in the layer of 2024: three metres wide, fifteen long, one shared point."""
    hook = shapely.Polygon([(-2, -13), (0, 0), (1, -15), (3000, -3000), (100, -3000)])
    shore = shapely.Polygon([(-24, 55), (0, 0), (-25, -55), (-4000, 0)])
    assert shared_borders([hook, shore], 10.0).tolist() == []


def test_a_border_that_crosses_itself_has_the_neighbours_of_its_areas():
    bow = shapely.Polygon([(10, 0), (20, 10), (20, 0), (10, 10)])
    right = box(20, 0, 30, 10)
    assert shared_borders([A, bow, right]).tolist() == [[0, 1], [1, 2]]


def test_an_exclave_touches_what_surrounds_it():
    around = box(20, 0, 40, 20).difference(box(25, 5, 35, 15))
    home = shapely.MultiPolygon([A, box(25, 5, 35, 15)])
    assert shared_borders([home, around]).tolist() == [[0, 1]]


def test_pairs_are_sorted_and_once():
    grid = [box(x, y, x + 1, y + 1) for x in range(3) for y in range(3)]
    pairs = shared_borders(grid).tolist()
    assert pairs == sorted(pairs)
    assert len(pairs) == len({tuple(p) for p in pairs}) == 12
    assert all(a < b for a, b in pairs)


def test_nothing_has_no_borders():
    assert shared_borders([]).shape == (0, 2)


def neighbourhood(boxes, links=()):
    frame = pd.DataFrame({"gm_code": list(boxes), "geom": list(boxes.values())})
    return Neighbourhood.of(frame, pd.DataFrame(links, columns=["gm_a", "gm_b"]))


ROW = {name: box(2 * n, 0, 2 * n + 2, 2) for n, name in enumerate("abcd")}


def test_neighbours_by_border_and_by_link():
    near = neighbourhood(ROW, [("d", "a"), ("b", "a"), ("a", "zz"), ("c", "c")]).neighbours()
    assert near == {
        "a": frozenset("bd"),
        "b": frozenset("ac"),
        "c": frozenset("bd"),
        "d": frozenset("ca"),
    }


def test_pieces_of_each_region_largest_first_then_by_code():
    graph = neighbourhood(ROW)
    assert graph.pieces({"a": "R", "b": "S", "c": "R", "d": "R"}) == {
        "R": [("c", "d"), ("a",)],
        "S": [("b",)],
    }
    assert graph.pieces({"a": "R", "b": None, "c": "R"}) == {"R": [("a",), ("c",)]}
    assert graph.pieces({}) == {}


# against the slowest possible way -------------------------------------------------------------------------


def flooded(count, edges, groups):
    """Component per node by flooding, from the lowest node up."""
    near = {node: [] for node in range(count)}
    for a, b in edges:
        if groups[a] == groups[b]:
            near[a].append(b)
            near[b].append(a)
    label = {}
    for start in range(count):
        if start in label:
            continue
        queue = deque([start])
        label[start] = start
        while queue:
            for other in near[queue.popleft()]:
                if other not in label:
                    label[other] = start
                    queue.append(other)
    return [label[node] for node in range(count)]


graphs = st.integers(1, 25).flatmap(
    lambda n: st.tuples(
        st.just(n),
        st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=60),
        st.lists(st.sampled_from(["R", "S", "T", None]), min_size=n, max_size=n),
    )
)


@settings(max_examples=150, deadline=None)
@given(graphs)
def test_components_equal_flooding(graph):
    count, edges, groups = graph
    labels = component_labels(count, np.array(edges, np.int64).reshape(-1, 2), groups).tolist()
    expected = flooded(count, edges, groups)
    for a in range(count):
        for b in range(count):
            if groups[a] is not None and groups[b] is not None:
                assert (labels[a] == labels[b]) == (expected[a] == expected[b])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["R", "S", None]), min_size=16, max_size=16), st.booleans())
def test_pieces_on_a_grid_equal_flooding(regions, bridged):
    cells = {f"GM{n:04d}": box(n % 4, n // 4, n % 4 + 1, n // 4 + 1) for n in range(16)}
    links = [("GM0000", "GM0015")] if bridged else []
    found = neighbourhood(cells, links).pieces(dict(zip(cells, regions, strict=True)))
    edges = [(n, m) for n in range(16) for m in (n + 1, n + 4) if m < 16 and (m == n + 4 or m % 4)]
    label = flooded(16, edges + ([(0, 15)] if bridged else []), regions)
    expected = {}
    for node, region in enumerate(regions):
        if region:
            expected.setdefault(region, {}).setdefault(label[node], set()).add(f"GM{node:04d}")
    assert {r: {frozenset(p) for p in pieces} for r, pieces in found.items()} == {
        r: {frozenset(p) for p in pieces.values()} for r, pieces in expected.items()
    }
    for pieces in found.values():
        assert [len(p) for p in pieces] == sorted((len(p) for p in pieces), reverse=True)
