# SPDX-License-Identifier: GPL-2.0-or-later
import csv
import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opvangatlas.plugin.core.regions import colours
from opvangatlas.plugin.core.regions.adjacency import shared_borders
from opvangatlas.plugin.core.regions.colour_vision import ciede2000, distance, distances_seen
from opvangatlas.plugin.core.regions.colours import (
    FILLS,
    NEIGHBOURS_APART,
    lightened,
    neighbours_of_regions,
    spread,
)

# Sharma, Wu, Dalal (2005), "The CIEDE2000 color-difference formula", table 1.
SHARMA = np.array(
    [
        [50.0000, 2.6772, -79.7751, 50.0000, 0.0000, -82.7485, 2.0425],
        [50.0000, 3.1571, -77.2803, 50.0000, 0.0000, -82.7485, 2.8615],
        [50.0000, 2.8361, -74.0200, 50.0000, 0.0000, -82.7485, 3.4412],
        [50.0000, -1.3802, -84.2814, 50.0000, 0.0000, -82.7485, 1.0000],
        [50.0000, -1.1848, -84.8006, 50.0000, 0.0000, -82.7485, 1.0000],
        [50.0000, -0.9009, -85.5211, 50.0000, 0.0000, -82.7485, 1.0000],
        [50.0000, 0.0000, 0.0000, 50.0000, -1.0000, 2.0000, 2.3669],
        [50.0000, -1.0000, 2.0000, 50.0000, 0.0000, 0.0000, 2.3669],
        [50.0000, 2.4900, -0.0010, 50.0000, -2.4900, 0.0009, 7.1792],
        [50.0000, 2.4900, -0.0010, 50.0000, -2.4900, 0.0010, 7.1792],
        [50.0000, 2.4900, -0.0010, 50.0000, -2.4900, 0.0011, 7.2195],
        [50.0000, 2.4900, -0.0010, 50.0000, -2.4900, 0.0012, 7.2195],
        [50.0000, -0.0010, 2.4900, 50.0000, 0.0009, -2.4900, 4.8045],
        [50.0000, -0.0010, 2.4900, 50.0000, 0.0010, -2.4900, 4.8045],
        [50.0000, -0.0010, 2.4900, 50.0000, 0.0011, -2.4900, 4.7461],
        [50.0000, 2.5000, 0.0000, 50.0000, 0.0000, -2.5000, 4.3065],
        [50.0000, 2.5000, 0.0000, 73.0000, 25.0000, -18.0000, 27.1492],
        [50.0000, 2.5000, 0.0000, 61.0000, -5.0000, 29.0000, 22.8977],
        [50.0000, 2.5000, 0.0000, 56.0000, -27.0000, -3.0000, 31.9030],
        [50.0000, 2.5000, 0.0000, 58.0000, 24.0000, 15.0000, 19.4535],
        [50.0000, 2.5000, 0.0000, 50.0000, 3.1736, 0.5854, 1.0000],
        [50.0000, 2.5000, 0.0000, 50.0000, 3.2972, 0.0000, 1.0000],
        [50.0000, 2.5000, 0.0000, 50.0000, 1.8634, 0.5757, 1.0000],
        [50.0000, 2.5000, 0.0000, 50.0000, 3.2592, 0.3350, 1.0000],
        [60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644],
        [63.0109, -31.0961, -5.8663, 62.8187, -29.7946, -4.0864, 1.2630],
        [61.2901, 3.7196, -5.3901, 61.4292, 2.2480, -4.9620, 1.8731],
        [35.0831, -44.1164, 3.7933, 35.0232, -40.0716, 1.5901, 1.8645],
        [22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373],
        [36.4612, 47.8580, 18.3852, 36.2715, 50.5065, 21.2231, 1.4146],
        [90.8027, -2.0831, 1.4410, 91.1528, -1.6435, 0.0447, 1.4441],
        [90.9257, -0.5406, -0.9208, 88.6381, -0.8985, -0.7239, 1.5381],
        [6.7747, -0.2908, -2.4247, 5.8714, -0.0985, -2.2286, 0.6377],
        [2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082],
    ]
)


def test_ciede2000_gives_the_published_differences_in_both_directions():
    first, second, wanted = SHARMA[:, :3], SHARMA[:, 3:6], SHARMA[:, 6]
    np.testing.assert_allclose(ciede2000(first, second), wanted, atol=5e-5)
    np.testing.assert_allclose(ciede2000(second, first), wanted, atol=5e-5)


@pytest.mark.parametrize(
    ("first", "wanted"),
    [(4, [27.1, 18.2, 18.7, 14.6]), (6, [22.0, 15.8, 17.4, 14.6]), (12, [13.5, 10.6, 10.3, 9.2])],
)
def test_the_full_fills_are_as_far_apart_as_they_were_designed(first, wanted):
    pairs = itertools.combinations(colours._FULL[:first], 2)
    least = np.min([distances_seen(a, b) for a, b in pairs], axis=0)
    assert least.round(1).tolist() == wanted


def test_mixing_with_white_goes_from_the_colour_itself_to_white():
    assert lightened("#204060", 0.0) == "#204060"
    assert lightened("#204060", 0.5) == "#90A0B0"
    assert lightened("#204060", 1.0) == "#FFFFFF"


def test_a_region_keeps_its_fill_whatever_its_neighbours_have():
    given = {"A": FILLS[3], "B": FILLS[3], "C": "#123456", "D": None}
    fills = spread({"A": ["B", "C", "D"]}, given)
    assert {key: fills[key] for key in "ABC"} == {key: given[key] for key in "ABC"}
    assert fills["D"] not in (FILLS[3], None)


def test_a_new_region_avoids_fills_within_two_steps_then_takes_the_least_used():
    chain = {"A": ["B"], "B": ["C"], "C": ["D"]}
    fills = spread(chain, {"A": FILLS[0], "B": FILLS[1], "C": None, "D": None})
    assert fills["C"] not in (FILLS[0], FILLS[1])
    assert len(set(fills.values())) == 4


def test_a_region_among_all_fills_gets_the_one_furthest_from_its_neighbours():
    around = {f"R{i}": fill for i, fill in enumerate(FILLS)}
    assert spread({"new": around}, {**around, "new": None})["new"] in FILLS


def test_regions_without_neighbours_and_neighbours_named_from_one_side_only():
    fills = spread({"A": ["B"]}, {"island": None})
    assert set(fills) == {"A", "B", "island"}
    assert distance(fills["A"], fills["B"]) >= NEIGHBOURS_APART


def test_regions_touch_when_their_municipalities_do():
    touching = {"1": {"2"}, "2": {"1", "3"}, "3": {"2", "4"}, "4": {"3"}}
    found = neighbours_of_regions(touching, {"1": "A", "2": "A", "3": "B", "4": None})
    assert found == {"A": {"B"}, "B": {"A"}}


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(1, 7), min_size=8, max_size=40))
def test_neighbours_in_a_strip_of_regions_are_never_alike(reaches):
    names = [f"R{i}" for i in range(len(reaches))]
    # Every region touches the one before it and one a little further back: at most planar-like degree.
    touching = {
        name: {names[max(i - 1, 0)], names[max(i - reach, 0)]} - {name}
        for i, (name, reach) in enumerate(zip(names, reaches, strict=True))
    }
    fills = spread(touching, {})
    assert all(fills[a] != fills[b] for a in touching for b in touching[a])


DIVISIONS = ("veiligheidsregio", "arbeidsmarktregio", "corop", "ggd", "jeugdregio", "provincie")


@pytest.fixture(scope="module")
def country(data):
    """What touches what, and the division of each municipality."""
    table = data / "nl_2024" / "gemeenten_regios_inwoners_2024.csv"
    with table.open(encoding="utf-8") as file:
        rows = {row["statcode"]: row for row in csv.DictReader(file)}
    shapes = polygons(data / "nl_2024" / "gemeenten_2024.gpkg")
    codes = list(shapes)
    touching = {code: set() for code in codes}
    for a, b in shared_borders(list(shapes.values())).tolist():
        touching[codes[a]].add(codes[b])
        touching[codes[b]].add(codes[a])
    return rows, touching


def polygons(path):
    """Read a GeoPackage layer without GDAL: the core's tests run without QGIS."""
    import sqlite3

    import shapely

    with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as db:
        table, column = db.execute("SELECT table_name, column_name FROM gpkg_geometry_columns").fetchone()
        found = {}
        for code, blob in db.execute(f'SELECT statcode, "{column}" FROM "{table}"'):
            envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[(blob[3] >> 1) & 7]
            found[code] = shapely.from_wkb(blob[8 + envelope :])
        return found


@pytest.mark.parametrize("division", DIVISIONS)
def test_on_a_real_division_neighbours_stay_apart_for_every_reader(country, division, record_property):
    rows, touching = country
    beside = neighbours_of_regions(touching, {code: row[f"{division}_code"] for code, row in rows.items()})
    fills = spread(beside, {})
    pairs = [(fills[a], fills[b]) for a in beside for b in beside[a]]
    least = min(distance(a, b) for a, b in pairs)
    record_property("least_distance", round(least, 1))
    assert len(pairs) > 40
    assert all(a != b for a, b in pairs)
    assert least >= NEIGHBOURS_APART


def test_a_fill_in_another_notation_is_no_error():
    """Other programs write ``#FFF`` and ``red``; such a fill stays as it is, and a new neighbour still gets one."""
    found = spread({"a": ["b", "c"], "b": [], "c": []}, {"a": "#fff", "b": "red", "c": None})
    assert (found["a"], found["b"]) == ("#FFFFFF", "red")
    assert found["c"] in FILLS
