# SPDX-License-Identifier: GPL-2.0-or-later
"""The gain of a site at every place, against measuring the whole region again with the site in it."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from opvangatlas.plugin.core.errors import Cancelled
from opvangatlas.plugin.core.siting.opportunity import (
    NetworkReach,
    Norm,
    PointReach,
    Served,
    areas_at,
    best_per_hexagon,
    gains,
    grid_sites,
    hexagon_centre,
    hexagon_of,
    hexagons,
    junction_sites,
    served_now,
)
from opvangatlas.plugin.core.travel.engine import Places
from opvangatlas.plugin.core.travel.network_engine import NetworkEngine
from opvangatlas.plugin.core.travel.reach import measure as measured
from opvangatlas.plugin.core.travel.straight import StraightLine

from ..travel.graphs import network as straight_links

MEASURES = ("inwonerminuten", "inwoners_binnen_norm", "gemeenten_binnen_norm")
STRAIGHT = StraightLine(1.3, 60.0)


def grid_network(width, height):
    """Two-way streets of 1 km at changing speeds, some of them one-way."""
    xy = [(1000.0 * x, 1000.0 * y) for y in range(height) for x in range(width)]
    links = []
    for row in range(len(xy)):
        x, y = row % width, row // width
        for other in ([row + 1] if x + 1 < width else []) + ([row + width] if y + 1 < height else []):
            ms = 60_000 + 7_000 * (row % 5)
            links.append((row, other, ms, -1 if row % 11 == 3 else ms, 1000))
    return straight_links(xy, links)


def places(xy, name="p"):
    return Places(tuple(f"{name}{i}" for i in range(len(xy))), np.array(xy, dtype=float).reshape(-1, 2))


def travel_with(engine, origins, region_of, locations, serves):
    return measured(origins, region_of, locations, serves, engine, variant="A")


def gain_by_measuring_again(engine, origins, region_of, locations, serves, weight, site, region, measure, norm):
    """The slow oracle: the table with and without the site, summed."""
    more = Places((*locations.ids, "nieuw"), np.vstack([locations.xy, [site]]))
    tables = [
        travel_with(engine, origins, region_of, locations, serves),
        travel_with(engine, origins, region_of, more, {**serves, "nieuw": region}),
    ]
    before, after = (served_now(table, list(origins.ids), region_of, weight) for table in tables)
    total, unknown = 0.0, False
    for i, own in enumerate(before.region):
        if own != region:
            continue
        w = 1.0 if measure == "gemeenten_binnen_norm" else weight[i]
        if np.isnan(w) or np.isnan(after.minutes[i]) or (np.isnan(before.minutes[i]) and measure == "inwonerminuten"):
            unknown = True
        elif measure == "inwonerminuten":
            total += w * (before.minutes[i] - after.minutes[i])
        else:
            held = [bool(norm.holds(np.array(s.minutes[i]), np.array(s.km[i]))) for s in (before, after)]
            total += w * (held[1] - held[0])
    return total, unknown


coordinate = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda p: (p[0] * 500.0, p[1] * 500.0))


@st.composite
def stories(draw):
    many = draw(st.lists(coordinate, min_size=1, max_size=6, unique=True))
    region_of = {f"p{i}": draw(st.sampled_from(["R1", "R2", None])) for i in range(len(many))}
    locations = draw(st.lists(coordinate, max_size=3))
    serves = {f"l{i}": draw(st.sampled_from(["R1", "R2"])) for i in range(len(locations))}
    weight = np.array([draw(st.sampled_from([1.0, 250.0, np.nan])) for _ in many])
    sites = draw(st.lists(coordinate, min_size=1, max_size=4))
    where = np.array([draw(st.sampled_from(["R1", "R2", None])) for _ in sites], dtype=object)
    norm = Norm(draw(st.sampled_from([None, 6.0, 15.0])), draw(st.sampled_from([None, 5.0])))
    return places(many), region_of, places(locations, "l"), serves, weight, places(sites, "s"), where, norm


@settings(deadline=None, max_examples=80)
@given(stories(), st.sampled_from(MEASURES))
def test_along_the_straight_line_it_is_the_difference_of_two_full_measurements(story, measure):
    origins, region_of, locations, serves, weight, sites, where, norm = story
    table = travel_with(STRAIGHT, origins, region_of, locations, serves)
    served = served_now(table, list(origins.ids), region_of, weight)
    found = gains(served, where, PointReach(STRAIGHT, origins, sites.xy), measure, norm)
    for row, (site, region) in enumerate(zip(sites.xy, where, strict=True)):
        if region is None:
            assert found.gain[row] == 0
            continue
        total, unknown = gain_by_measuring_again(
            STRAIGHT, origins, region_of, locations, serves, weight, site, region, measure, norm
        )
        assert found.gain[row] == pytest.approx(total)
        assert found.at_least[row] or not unknown


@pytest.mark.parametrize("measure", MEASURES)
def test_over_roads_it_is_the_difference_of_two_full_measurements(measure):
    network = grid_network(9, 7)
    engine = NetworkEngine.build(network)
    draw = np.random.default_rng(5)
    low, high = np.array(network.extent[:2]), np.array(network.extent[2:])
    origins = places(draw.uniform(low, high, (12, 2)))
    region_of = {name: ("R1", "R2", None)[i % 3] for i, name in enumerate(origins.ids)}
    locations = places(draw.uniform(low, high, (3, 2)), "l")
    serves = {"l0": "R1", "l1": "R1", "l2": "R2"}
    weight = draw.integers(1, 100, 12).astype(float)
    rows = junction_sites(network)
    where = np.array([("R1", "R2")[i % 2] for i in range(len(rows))], dtype=object)
    every = np.full(network.n_junctions, None, dtype=object)
    every[rows] = where
    table = travel_with(engine, origins, region_of, locations, serves)
    norm = Norm(minutes=float(np.nanmedian(table["minuten"].to_numpy(dtype=float, na_value=np.nan))))
    served = served_now(table, list(origins.ids), region_of, weight)
    found = gains(served, every, NetworkReach(engine, origins), measure, norm)
    assert (found.gain > 0).any()
    for row in rows[::7]:
        total, unknown = gain_by_measuring_again(
            engine, origins, region_of, locations, serves, weight, network.junction_xy[row], every[row], measure, norm
        )
        assert found.gain[row] == pytest.approx(total, abs=1e-6)
        assert bool(found.at_least[row]) == unknown


def test_what_is_unknown_makes_the_gain_a_bound():
    served = Served(
        ("R1", "R1", "R1"), np.array([10.0, np.nan, 10.0]), np.array([20.0, 20.0, np.nan]),
        np.array([20.0, 20.0, np.nan]), np.array([False, False, False]),
    )  # fmt: skip
    origins, where = places([(0, 0), (0, 0), (0, 0)]), np.array(["R1"], dtype=object)
    for measure in ("inwonerminuten", "inwoners_binnen_norm"):
        found = gains(served, where, PointReach(STRAIGHT, origins, np.array([[0.0, 0.0]])), measure, Norm(10.0))
        assert found.at_least.tolist() == [True]
        assert found.gain.tolist() == [200.0 if measure == "inwonerminuten" else 10.0]


def test_a_region_without_a_location_is_certainly_not_within_the_norm():
    served = Served(("R1",), np.array([7.0]), np.array([np.nan]), np.array([np.nan]), np.array([True]))
    where = np.array(["R1"], dtype=object)
    found = gains(
        served, where, PointReach(STRAIGHT, places([(0, 0)]), np.zeros((1, 2))), "inwoners_binnen_norm", Norm(5.0)
    )
    assert (found.gain.tolist(), found.at_least.tolist()) == ([7.0], [False])


def test_a_junction_of_only_motorways_is_no_site():
    network = grid_network(3, 3)
    at_first = (network.start == 0) | (network.end == 0)
    flags = np.where(at_first, 1, 0).astype(np.uint8)
    made = type(network)(**{**network.arrays(), "flags": flags})
    assert 0 not in junction_sites(made)
    assert set(junction_sites(made)) == set(range(1, network.n_junctions))


def test_it_can_be_cancelled():
    class Stopped:
        def report(self, fraction, text=None):
            pass

        def is_cancelled(self):
            return True

    served = Served(("R1",), np.ones(1), np.ones(1), np.ones(1), np.zeros(1, dtype=bool))
    reach = PointReach(STRAIGHT, places([(0, 0)]), np.zeros((1, 2)))
    with pytest.raises(Cancelled):
        gains(served, np.array(["R1"], dtype=object), reach, "inwonerminuten", Norm(), Stopped())


@settings(deadline=None, max_examples=60)
@given(st.lists(coordinate, min_size=1, max_size=20), st.sampled_from([300.0, 1000.0, 2500.0]))
def test_every_point_lies_in_its_hexagon_and_hexagons_do_not_overlap(points, cell):
    xy = np.array(points) + 0.37
    pair = hexagon_of(xy, cell)
    shapes = hexagons(hexagon_centre(pair, cell), cell)
    assert shapely.distance(shapes, shapely.points(xy)).max() < 1e-6
    once = hexagons(hexagon_centre(np.unique(pair, axis=0), cell), cell)
    assert shapely.area(shapely.union_all(once)) == pytest.approx(shapely.area(once).sum(), rel=1e-9)


def test_the_best_of_each_hexagon_best_first():
    xy = np.array([[0.0, 0.0], [10.0, 0.0], [5000.0, 0.0]])
    found = gains(
        Served(("R1",), np.array([1.0]), np.array([60.0]), np.array([60.0]), np.zeros(1, dtype=bool)),
        np.array(["R1"] * 3, dtype=object),
        PointReach(STRAIGHT, places([(5000, 0)]), xy),
        "inwonerminuten",
        Norm(),
    )
    frame, best = best_per_hexagon(xy, found, np.array(["R1"] * 3, dtype=object), 1000.0)
    assert best.tolist() == [2, 1]
    assert frame["plaatsen"].tolist() == [1, 2]
    assert frame["winst"].is_monotonic_decreasing


def test_a_grid_covers_its_area_and_points_know_their_area():
    shapes = np.array([shapely.box(0, 0, 4000, 3000), shapely.box(4000, 0, 8000, 3000)], dtype=object)
    xy = grid_sites(shapes, 500.0)
    at = areas_at(xy, shapes)
    assert set(at.tolist()) == {-1, 0, 1}
    inside = xy[at >= 0]
    covered = shapely.union_all(hexagons(xy, 500.0))
    assert shapely.union_all(shapes).difference(covered).area < 1.0
    assert len(inside) == pytest.approx(8000 * 3000 / (500 * 500 * np.sqrt(3) / 2), rel=0.1)
    with pytest.raises(ValueError, match="small"):
        grid_sites(shapes, 1.0)
