# SPDX-License-Identifier: GPL-2.0-or-later
"""The invented roads: joined at their ends, over land, with two bridges, a ferry and a loose bit."""

from __future__ import annotations

import json

import numpy as np
import pytest
import shapely
from osgeo import ogr
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from opvangatlas.tools.sample import sources
from opvangatlas.tools.sample.geojson import as_geojson
from opvangatlas.tools.sample.terrain import winding


@pytest.fixture(scope="module")
def lines(sample):
    return np.array([link.line for link in sample.roads], dtype=object)


def test_a_network_of_a_believable_size(sample, lines):
    assert 150 <= len(lines) <= 400
    kinds = {link.kind for link in sample.roads}
    assert kinds == {"autoweg", "gebiedsontsluiting", "erftoegang", "veer"}
    assert shapely.length(lines).min() > 200


def test_lines_meet_only_at_their_ends(lines):
    first, second = shapely.STRtree(lines).query(lines, predicate="crosses")
    assert len(first) == 0
    assert len(second) == 0


def test_one_network_and_one_loose_path(sample):
    ends = [tuple(link.points[end]) for link in sample.roads for end in (0, -1)]
    number = {place: index for index, place in enumerate(dict.fromkeys(ends))}
    pairs = np.array([number[place] for place in ends]).reshape(-1, 2)
    shape = (len(number), len(number))
    graph = coo_array((np.ones(len(pairs)), pairs.T), shape=shape)
    count, label = connected_components(graph, directed=False)
    assert count == 2
    sizes = np.bincount(label[pairs[:, 0]])
    assert sorted(sizes)[0] == 3
    loose = {link.name for link, (a, _) in zip(sample.roads, pairs, strict=True) if sizes[label[a]] == 3}
    assert loose == {"Natuurpad"}


def test_two_bridges_cross_the_river(sample, lines):
    drawn = sources.rows("kaartlijnen")
    river = winding(shapely.from_wkt(drawn.loc[drawn["soort"] == "rivier", "wkt"].iloc[0]))
    crossing = [link.name for link, line in zip(sample.roads, lines, strict=True) if line.intersects(river)]
    assert sorted(crossing) == ["Mondbrug", "Stroombrug"]


def test_only_bridge_and_ferry_leave_the_land(plan, sample, lines):
    land = shapely.union_all(plan["gemeenten"]["geom"].to_numpy()).buffer(5.0)
    wet = {link.name for link, line in zip(sample.roads, lines, strict=True) if not land.contains(line)}
    assert wet == {"Mondbrug", "Veer Noorderbaken - Robbenoog"}


def test_ferry_has_minutes_and_one_road_has_two_carriageways(sample):
    ferry = [link for link in sample.roads if link.kind == "veer"]
    assert [(link.minutes, link.speed) for link in ferry] == [(35, None)]
    assert sorted(link.direction for link in sample.roads if link.direction != "B") == ["H", "T"]
    there, back = [link for link in sample.roads if link.direction != "B"]
    assert there.points[[0, -1]].tolist() == back.points[[0, -1]].tolist()
    assert 3 <= sum(link.speed is None for link in sample.roads) <= 15


def test_every_town_and_open_location_is_near_a_road(plan, lines):
    roads = shapely.union_all(lines)
    towns = sources.rows("gemeenten")
    points = shapely.points(towns["x"].astype(float), towns["y"].astype(float))
    assert shapely.distance(roads, points).max() < 100
    assert shapely.distance(roads, plan["opvanglocaties"]["geom"].to_numpy()).max() < 2_000


def test_no_municipality_starts_on_the_loose_path(plan, sample, lines):
    points = shapely.point_on_surface(plan.municipalities["geom"].to_numpy())
    nearest = shapely.STRtree(lines).nearest(points)
    assert "Natuurpad" not in {sample.roads[row].name for row in nearest}
    assert shapely.distance(lines[nearest], points).max() < 2_000


def test_the_committed_file_is_what_the_sources_give(sample):
    text = (sources.SAMPLE / "wegen.geojson").read_text(encoding="utf-8")
    assert text == as_geojson(sample.roads)
    assert len(json.loads(text)["features"]) == len(sample.roads)


def test_ogr_reads_lines_in_rd(sample):
    dataset = ogr.Open(str(sources.SAMPLE / "wegen.geojson"))
    layer = dataset.GetLayer(0)
    assert layer.GetSpatialRef().GetAuthorityCode(None) == "28992"
    assert layer.GetFeatureCount() == len(sample.roads)
    definition = layer.GetLayerDefn()
    names = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
    assert names == ["weg_id", "naam", "klasse", "snelheid", "richting", "duration"]
