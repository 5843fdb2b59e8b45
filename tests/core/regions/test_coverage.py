# SPDX-License-Identifier: GPL-2.0-or-later
"""Dissolving without slivers, and finding holes and overlaps."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from shapely import box

from opvangatlas.plugin.core.regions.adjacency import shared_borders
from opvangatlas.plugin.core.regions.coverage import dissolve, flaws, union
from opvangatlas.plugin.core.regions.soundness import as_multi


def array(*shapes):
    out = np.empty(len(shapes), dtype=object)
    out[:] = shapes
    return out


def test_two_that_share_a_border_become_one():
    assert shapely.equals(union(array(box(0, 0, 1, 1), box(1, 0, 2, 1))), box(0, 0, 2, 1))


@pytest.mark.parametrize(
    ("one", "other", "area"),
    [
        (box(0, 0, 10, 10), box(9.5, 0, 20, 10), 200),  # half a metre over
        (box(0, 0, 10, 10), box(10, 2, 20, 8), 160),  # a border that ends halfway another
        (box(0, 0, 10, 10), box(10.5, 0, 20, 10), 195),  # half a metre apart
        (box(0, 0, 10, 10), box(2, 2, 3, 3), 100),  # within
        (box(0, 0, 10, 10), box(0, 0, 10, 10), 100),  # the same
    ],
)
def test_borders_that_do_not_match_are_still_united_rightly(one, other, area):
    """Where a coverage union is silently wrong or refuses."""
    for shapes in ((one, other), (other, one), (one, other, box(50, 0, 60, 10).buffer(0))):
        united = union(array(*shapes))
        assert united.is_valid
        assert united.area == pytest.approx(area + 100 * (len(shapes) == 3))


def test_a_border_that_crosses_itself_stops_nothing():
    bow = shapely.Polygon([(1, 0), (2, 1), (2, 0), (1, 1)])
    for shapes in ((bow,), (bow, box(0, 0, 1, 1)), (box(0, 0, 1, 1), bow, box(2, 0, 3, 1))):
        united = union(array(*shapes))
        assert united.is_valid
        assert united.area == pytest.approx(0.5 + len(shapes) - 1)
    assert dissolve(array(bow, box(2, 0, 3, 1)), pd.Series(["R", "R"]))["R"].area == pytest.approx(1.5)
    assert flaws(array(bow, box(2, 0, 3, 1))) == []


def test_none_one_and_many():
    assert union(array()).is_empty
    assert union(array(box(0, 0, 1, 1))).area == 1
    assert as_multi(shapely.from_wkt("GEOMETRYCOLLECTION(POLYGON((0 0,1 0,1 1,0 0)),LINESTRING(0 0,9 9))")).area == 0.5


def test_dissolve_leaves_out_what_has_no_label_or_no_shape():
    shapes = array(box(0, 0, 1, 1), box(1, 0, 2, 1), box(2, 0, 3, 1), None)
    found = dissolve(shapes, pd.Series(["R", None, "R", "R"]))
    assert set(found) == {"R"}
    assert found["R"].area == 2
    assert found["R"].geom_type == "MultiPolygon"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["R", "S", "T", None]), min_size=25, max_size=25))
def test_dissolved_areas_are_the_sums_and_nothing_overlaps(labels):
    cells = array(*(box(n % 5, n // 5, n % 5 + 1, n // 5 + 1) for n in range(25)))
    found = dissolve(cells, pd.Series(labels, dtype=object))
    assert {k: round(v.area, 9) for k, v in found.items()} == {
        label: labels.count(label) for label in set(labels) - {None}
    }
    assert shapely.union_all(list(found.values())).area == pytest.approx(sum(v.area for v in found.values()))
    assert all(shape.is_valid for shape in found.values())


@pytest.fixture(scope="module")
def organic():
    """Voronoi cells: borders that no computer can represent exactly."""
    points = shapely.MultiPoint(np.random.default_rng(7).uniform(0, 50_000, (40, 2)))
    cells = shapely.get_parts(shapely.voronoi_polygons(points))
    return array(*(cell.intersection(box(0, 0, 50_000, 50_000)) for cell in cells))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from("RST"), min_size=40, max_size=40))
def test_organic_borders_dissolve_as_exactly(organic, labels):
    found = dissolve(organic, pd.Series(labels))
    for label, shape in found.items():
        members = organic[[at == label for at in labels]]
        assert shape.area == pytest.approx(shapely.area(members).sum(), rel=1e-9)
        assert sum(len(part.interiors) for part in shape.geoms) <= 40


# flaws ----------------------------------------------------------------------------------------------------


def test_a_flaw_tells_kind_area_width_and_rows():
    around = box(0, 0, 30, 30).difference(box(10, 10, 20, 20))
    (hole,) = flaws(array(around, None, box(100, 0, 101, 1)))
    assert (hole.kind, hole.area, hole.width, hole.rows) == ("gat", 100, 5, (0,))


def boxes():
    sizes = st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 6), st.integers(1, 6))
    return sizes.map(lambda s: box(s[0], s[1], s[0] + s[2], s[1] + s[3]))


@settings(max_examples=100, deadline=None)
@given(boxes(), boxes())
def test_overlap_of_two_boxes_whatever_their_position(a, b):
    found = [flaw for flaw in flaws(array(a, b)) if flaw.kind == "overlap"]
    assert sum(flaw.area for flaw in found) == pytest.approx(a.intersection(b).area)
    assert all(flaw.rows == (0, 1) for flaw in found)


@settings(max_examples=40, deadline=None)
@given(st.sets(st.integers(0, 24)))
def test_holes_are_the_missing_cells_that_do_not_reach_the_edge(missing):
    cells = [box(n % 5, n // 5, n % 5 + 1, n // 5 + 1) for n in range(25) if n not in missing]
    assume(cells)
    found = flaws(array(*cells))
    outer = shapely.union_all(cells)
    filled = shapely.union_all([shapely.Polygon(part.exterior) for part in shapely.get_parts(outer)])
    assert sum(flaw.area for flaw in found) >= filled.area - outer.area - 1e-9
    assert all(flaw.kind == "gat" for flaw in found)
    for flaw in found:
        assert flaw.shape.is_valid
        assert flaw.rows


@given(gap=st.floats(0.1, 11.0), along=st.floats(0.0, 60.0))
@example(gap=3.0, along=15.0)
@example(gap=9.0, along=12.0)
def test_an_open_strip_is_a_sliver_exactly_where_it_joins(gap, along):
    """What A4 names A53 does not cut by, and what joins over a gap is named; a corner is neither."""
    one, other = shapely.box(0, 0, 5000, 5000), shapely.box(5000 + gap, 5000 - along, 10_000, 10_000)
    named = flaws(np.array([one, other]), 10.0)
    joined = shared_borders([one, other], 10.0).tolist()
    assert [flaw.rows for flaw in named] == [tuple(pair) for pair in joined]


def test_rounding_of_coordinates_is_no_flaw():
    assert flaws(array(box(0, 0, 10, 10), box(9.9999, 0, 20, 10))) == []
