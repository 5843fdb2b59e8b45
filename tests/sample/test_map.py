# SPDX-License-Identifier: GPL-2.0-or-later
"""The invented country: whole, believable, and far from the real one."""

from __future__ import annotations

import csv

import numpy as np
import pytest
import shapely
from osgeo import ogr

from opvangatlas.plugin.core.regions.coverage import flaws

LEFT, BOTTOM, RIGHT, TOP = 10_000, 500_000, 76_000, 570_000
"""A stretch of the North Sea within the bounds of RD New."""


@pytest.fixture(scope="module")
def shapes(plan):
    return plan["gemeenten"]["geom"].to_numpy()


def test_every_municipality_is_a_valid_area_of_a_believable_size(plan, shapes):
    assert shapely.is_valid(shapes).all()
    assert set(shapely.get_type_id(shapes)) == {int(shapely.GeometryType.MULTIPOLYGON)}
    hectares = shapely.area(shapes) / 10_000
    assert hectares.min() > 2_000
    assert hectares.max() < 20_000
    inside = plan["gemeenten"]["pv_code"].to_numpy() == "PV98"
    left, bottom, right, top = shapely.total_bounds(shapes[inside])
    assert 40_000 < right - left < 65_000
    assert 50_000 < top - bottom < 70_000


def test_borders_fit_but_for_one_lake_and_one_designed_sliver(plan, shapes):
    found = flaws(shapes)
    lake, sliver = found
    names = plan["gemeenten"]["gm_naam"]
    assert [flaw.kind for flaw in found] == ["gat", "gat"]
    assert 2e6 < lake.area < 5e6
    assert {names[row] for row in lake.rows} == {"Grootmeren", "Vennewold"}
    assert 1.0 < sliver.width < plan.settings["sliver_m"]
    assert {names[row] for row in sliver.rows} == {"Hoogvoorde", "Kloosterwaard"}
    assert shapely.area(shapes).sum() == pytest.approx(shapely.union_all(shapes).area, abs=0.01)


def test_neighbours_share_their_vertices(plan, shapes):
    """But for the sliver, a vertex of one is never on the side of another."""
    rows = [row for row, name in enumerate(plan["gemeenten"]["gm_naam"]) if name != "Kloosterwaard"]
    assert shapely.coverage_union_all(shapes[rows]).equals(shapely.union_all(shapes[rows]))
    edges = shapely.coverage_invalid_edges(shapes[rows]) if shapely.geos_version >= (3, 12, 0) else []
    assert all(edge.is_empty for edge in edges)


def test_borders_are_not_straight(shapes):
    for shape in shapes:
        outline = shape.boundary
        straight = shapely.length(shapely.convex_hull(shape).exterior)
        assert shapely.get_num_coordinates(shape) > 35
        assert outline.length > 1.02 * straight


def test_island_exclave_and_enclosed_municipality(plan, shapes):
    row = {name: number for number, name in enumerate(plan["gemeenten"]["gm_naam"])}
    parts = {name: len(shapes[number].geoms) for name, number in row.items()}
    assert {name for name, count in parts.items() if count > 1} == {"Bruggenrade"}
    exclave = min(shapes[row["Bruggenrade"]].geoms, key=lambda part: part.area)
    assert any(shapely.Polygon(ring).equals(exclave) for ring in shapes[row["Oud-Reëland"]].geoms[0].interiors)
    others = np.delete(shapes, row["Robbenoog"])
    assert shapely.distance(shapes[row["Robbenoog"]], others).min() > 3_000
    ring = shapes[row["Kleihorst"]].geoms[0].exterior
    around = shapely.union_all(np.delete(shapes, row["Kleihorst"]))
    assert around.buffer(0.1).contains(ring)


def test_everything_lies_in_the_sea(plan, sample, shapes):
    places = [*shapes, *plan["opvanglocaties"]["geom"], *(link.line for link in sample.roads)]
    left, bottom, right, top = shapely.total_bounds(np.array(places, dtype=object))
    assert left > LEFT
    assert bottom > BOTTOM
    assert right < RIGHT
    assert top < TOP


def test_the_real_country_is_far_away(data, shapes):
    dataset = ogr.Open(str(data / "nl_2024" / "gemeenten_2024.gpkg"))
    layer = dataset.GetLayer(0)
    layer.SetSpatialFilterRect(LEFT - 10_000, BOTTOM - 10_000, RIGHT + 10_000, TOP + 10_000)
    union = shapely.union_all(shapes)
    near = [
        feature["statnaam"]
        for feature in layer
        if shapely.from_wkb(bytes(feature.GetGeometryRef().ExportToWkb())).distance(union) < 15_000
    ]
    assert near == []


def test_no_name_is_that_of_a_real_municipality(data, plan):
    with (data / "nl_2024" / "gemeenten_regios_inwoners_2024.csv").open(encoding="utf-8") as lines:
        real = list(csv.DictReader(lines))
    assert not {row["statnaam"] for row in real} & set(plan["gemeenten"]["gm_naam"])
    assert not {row["statcode"] for row in real} & set(plan["gemeenten"]["gm_code"])


def test_every_town_lies_in_its_municipality(plan):
    from opvangatlas.tools.sample import sources

    towns = sources.rows("gemeenten")
    points = shapely.points(towns["x"].astype(float), towns["y"].astype(float))
    assert shapely.contains(plan["gemeenten"]["geom"].to_numpy(), points).all()


def test_regions_are_their_municipalities(plan):
    regions = plan["regios"].set_index("regio_id")["geom"]
    for region, members in plan.municipalities.groupby("regio_id"):
        assert regions[region].area == pytest.approx(shapely.area(members["geom"].to_numpy()).sum())
        assert regions[region].is_valid
