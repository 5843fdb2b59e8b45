# SPDX-License-Identifier: GPL-2.0-or-later
"""The engine on real roads: Kampen from OpenStreetMap, Amsterdam with its cut-off north, the country."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely

from opvangatlas.plugin.core.travel.build import BuildSettings, build_network
from opvangatlas.plugin.core.travel.engine import NOT_SNAPPED_ORIGIN, REACHED, UNREACHABLE, Places
from opvangatlas.plugin.core.travel.isochrones import AreaSettings, service_areas
from opvangatlas.plugin.core.travel.network import CLOSED
from opvangatlas.plugin.core.travel.network_engine import Access, NetworkEngine
from opvangatlas.plugin.core.travel.roads import OSM_LIMIT_SHARE, RoadSettings, with_osm_tags
from opvangatlas.plugin.core.travel.routes import routes
from opvangatlas.plugin.core.travel.speeds import SpeedTable

from ..core.travel.dijkstra_router import DijkstraRouter
from .roads_on_file import read_lines

SPEEDS = Path(__file__).parents[2] / "resources" / "speeds"
pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")


def settings(preset: str, **fields) -> BuildSettings:
    table = SpeedTable.parse((SPEEDS / f"{preset}.csv").read_text(encoding="utf-8"))
    return BuildSettings(RoadSettings(preset, table, **fields))


@pytest.fixture(scope="module")
def roads(data) -> Path:
    return data / "roads_nl"


@pytest.fixture(scope="module")
def kampen_lines(roads):
    return read_lines(roads / "kampen.osm.pbf", "lines")


@pytest.fixture(scope="module")
def kampen(kampen_lines):
    built = build_network(kampen_lines, settings("osm"))
    return built, NetworkEngine.build(built.network, Access(limit=1000.0))


@pytest.fixture(scope="module")
def amsterdam(roads):
    built = build_network(read_lines(roads / "amsterdam_roads.gpkg"), settings("generic", length_field="length_m"))
    return built, NetworkEngine.build(built.network)


def some_places(network, count: int, seed: int) -> Places:
    rng = np.random.default_rng(seed)
    xy = network.junction_xy[rng.integers(0, network.n_junctions, count)] + rng.normal(0, 60, (count, 2))
    return Places(tuple(map(str, range(count))), xy)


def test_kampen_holds_together_on_shared_vertices(kampen, kampen_lines):
    built, _ = kampen
    by_ends = build_network(kampen_lines, settings("generic"))
    largest = built.report.components.kruispunten.iloc[0]
    assert len(built.report.components) < 20
    assert largest > 0.97 * built.network.n_junctions
    assert len(by_ends.report.components) > 500


def test_kampen_one_ways_are_one_way(kampen, kampen_lines):
    network = kampen[0].network
    tags = with_osm_tags(kampen_lines)
    oneway = tags["oneway"].to_numpy(dtype=object)[network.source_row]
    assert (network.backward_ms[oneway == "yes"] == CLOSED).all()
    assert (network.forward_ms[oneway == "yes"] != CLOSED).all()
    assert (network.forward_ms[oneway == "-1"] == CLOSED).all()
    assert (oneway == "yes").sum() > 400
    roundabout = tags["junction"].to_numpy(dtype=object)[network.source_row] == "roundabout"
    assert roundabout.any()
    assert (network.backward_ms[roundabout] == CLOSED).all()


def test_kampen_speed_limits_are_used(kampen, kampen_lines):
    network = kampen[0].network
    limit = with_osm_tags(kampen_lines)["maxspeed"].to_numpy(dtype=object)[network.source_row]
    fifty = (limit == "50") & (network.metres > 100) & (network.forward_ms != CLOSED)
    kmh = network.metres[fifty] / network.forward_ms[fifty] * 3600
    np.testing.assert_allclose(kmh, 50 * OSM_LIMIT_SHARE, rtol=0.01)


@pytest.mark.parametrize("weight", ["tijd", "afstand"])
def test_kampen_equals_an_independent_dijkstra(kampen, weight):
    built, engine = kampen
    slow = NetworkEngine(built.network, DijkstraRouter(built.network), engine.grid, engine.access)
    origins, destinations = some_places(built.network, 25, 1), some_places(built.network, 40, 2)
    found = engine.matrix(origins, destinations, weight=weight)
    expected = slow.matrix(origins, destinations, weight=weight)
    np.testing.assert_array_equal(found.minutes, expected.minutes)
    np.testing.assert_array_equal(found.km, expected.km)
    np.testing.assert_array_equal(found.reason, expected.reason)
    assert (found.reason == REACHED).mean() > 0.9


def test_kampen_there_and_back_differ_because_of_one_ways(kampen):
    built, engine = kampen
    places = some_places(built.network, 30, 3)
    minutes = engine.matrix(places, places).minutes
    assert np.nanmax(np.abs(minutes - minutes.T)) > 0.1


def test_kampen_a_moving_point_measures_as_the_matrix(kampen):
    built, engine = kampen
    places, moving = some_places(built.network, 50, 4), some_places(built.network, 10, 5)
    prepared = engine.prepare(places)
    expected = engine.matrix(places, moving)
    for column, (x, y) in enumerate(moving.xy):
        found = engine.measure(prepared, x, y)
        np.testing.assert_array_equal(found.minutes, expected.minutes[:, column])
        np.testing.assert_array_equal(found.km, expected.km[:, column])


def test_kampen_routes_are_as_long_as_they_say(kampen):
    built, engine = kampen
    origins, destinations = some_places(built.network, 12, 6), some_places(built.network, 12, 7)
    found = routes(engine, origins, destinations, [(i, i) for i in range(12)])
    reached = found[found.reden == REACHED]
    assert len(reached) > 6
    drawn = reached.geom.map(lambda line: line.length).to_numpy() / 1000
    np.testing.assert_allclose(drawn, (reached.km - reached.aansluit_km).to_numpy(float), atol=0.05)
    network = engine.snap(origins).xy
    np.testing.assert_allclose(reached.geom.map(lambda line: line.coords[0][0]), network[reached.index, 0])


def test_kampen_service_areas_grow(kampen):
    _, engine = kampen
    centre = Places(("centrum",), np.array([[191_000.0, 508_000.0]]))
    found = service_areas(engine, centre, [2, 5, 10], settings=AreaSettings(reach=300, cell=50))
    assert found.km2.is_monotonic_increasing
    assert found.geom.map(lambda shape: shape.is_valid).all()
    assert found.km2.iloc[-1] < 6.0 * 8.0 * 2


def test_kampen_service_areas_agree_with_the_matrix_beyond_their_tolerance(kampen):
    """What differs lies within a few cells of the outline, and becomes less with smaller cells."""
    built, engine = kampen
    where, targets = (some_places(built.network, count, seed) for count, seed in ((300, 7), (12, 8)))
    minutes = engine.matrix(where, targets, weight="tijd").minutes
    wrong = {}
    for cell in (100.0, 25.0):
        found = service_areas(engine, targets, [5, 10, 15], settings=AreaSettings(reach=1000.0, cell=cell))
        wrong[cell] = 0
        for row in found[found.geom.notna()].to_dict("records"):
            time = minutes[:, targets.ids.index(row["id"])]
            inside = shapely.contains_xy(row["geom"], where.xy)
            differs = ~np.isnan(time) & (inside != (time <= row["minuten"]))
            away = shapely.distance(shapely.boundary(row["geom"]), shapely.points(where.xy[differs]))
            assert (away <= row["tolerantie_m"]).all()
            wrong[cell] += differs.sum()
    assert wrong[25.0] < wrong[100.0] / 2


def test_amsterdam_the_cut_off_north_is_a_component_and_unreachable_not_far(amsterdam):
    built, engine = amsterdam
    table = built.report.components
    assert len(table) == 58
    assert table.kruispunten.iloc[:2].tolist() == [58_575, 8_842]
    assert built.report.counts()["nul_lengte"] == 23
    north = built.report.junction_component == 2
    rng = np.random.default_rng(1)
    picked = [rng.choice(np.flatnonzero(built.report.junction_component == part), 8) for part in (1, 2)]
    places = Places(tuple(map(str, range(16))), built.network.junction_xy[np.concatenate(picked)])
    found = engine.matrix(places, places)
    same = np.arange(16)[:, None] // 8 == np.arange(16) // 8
    assert (found.reason[same] == REACHED).all()
    assert (found.reason[~same] == UNREACHABLE).all()
    assert np.isnan(found.minutes[~same]).all()
    assert north.sum() == 8_842


def test_the_national_main_roads_use_the_given_length_not_the_drawn_one(roads, data):
    lines = read_lines(roads / "nl_main_roads.gpkg", "edges")
    how = settings("generic", length_field="length_km", length_unit="km", speed_field="speed_kmh")
    built = build_network(lines, how)
    assert (built.network.n_junctions, built.network.n_links) == (125, 157)
    assert len(built.report.components) == 1
    assert built.network.metres.sum() / 1000 == pytest.approx(4848 / 2, rel=0.001)
    shapes = read_lines(data / "nl_2024" / "gemeenten_2024.gpkg")["geom"]
    xy = np.array([shape.point_on_surface().coords[0] for shape in shapes])
    municipalities = Places(tuple(map(str, range(len(xy)))), xy)
    engine = NetworkEngine.build(built.network)
    found = engine.matrix(municipalities, Places(("utrecht",), built.network.junction_xy[:1]))
    snapped = engine.snap(municipalities)
    assert 0.2 < snapped.within.mean() < 0.45
    assert set(found.reason[~snapped.within, 0]) == {NOT_SNAPPED_ORIGIN}
    reached = found.reason[:, 0] == REACHED
    assert reached.sum() == snapped.within.sum()
    assert 300 < np.nanmax(found.km) < 420
