# SPDX-License-Identifier: GPL-2.0-or-later
"""``buildnetwork``: what it makes of roads, what it refuses, and what is left when it is cancelled."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely
from qgis.core import QgsFeature, QgsGeometry, QgsProcessingException, QgsVectorLayer

from opvangatlas.plugin.storage import array_folder, network_cache
from opvangatlas.plugin.storage.network_cache import COMPUTED_FOLDER, NETWORK_FOLDER, read_network

from .doors import Heard, layer, refused, run
from .travel_roads import FIELDS, ROADS, rows_of, temporary

GRID = [shapely.LineString([(x, 0), (x, 500)]) for x in (0, 500)] + [
    shapely.LineString([(0, y), (500, y)]) for y in (0, 500)
]
FAR = shapely.LineString([(600_000, 50_000), (600_500, 50_000)])
"""A street in Berlin."""


def moved_away(xy):
    return xy + np.array((150_000, 450_000))


def street(shape, **more):
    moved = shapely.transform(shape, moved_away)
    return {"klasse": "erftoegang", "snelheid": "50", "richting": "B", **more, "geom": moved}


def roads(*rows, crs="EPSG:28992", **options):
    return layer(list(rows) or [street(shape) for shape in GRID], crs, geometry="LineString", name="wegen", **options)


def build(tmp_path, source=None, feedback=None, **given):
    return run("buildnetwork", feedback, ROADS=source or roads(), OUTPUT=tmp_path / "net", **{**FIELDS, **given})


def test_the_sample_is_built_and_says_what_it_is(tmp_path):
    heard = Heard()
    made = run(
        "buildnetwork", heard, ROADS=str(ROADS), OUTPUT=tmp_path / "net", SOURCE_NAME="Voorbeeldwegen",
        ROADS_DATE="2025-04-01", QUALITY=temporary(), **FIELDS,
    )  # fmt: skip
    assert (made["LINK_COUNT"], made["COMPONENT_COUNT"]) == (281, 2)
    assert any("2 " in line for line in heard.infos)
    quality = rows_of(made["QUALITY"])
    assert list(quality["soort"]) == ["los_deel"]
    stored = read_network(tmp_path / "net")
    assert stored.notes == {"bron": "Voorbeeldwegen", "datum": "2025-04-01", "voorinstelling": "generic"}


def test_degrees_are_moved_to_rd(tmp_path):
    plain = build(tmp_path)
    network = read_network(tmp_path / "net").network
    degrees = roads(crs="EPSG:4326")
    moved = run("buildnetwork", ROADS=degrees, OUTPUT=tmp_path / "deg", **FIELDS)
    assert moved["LINK_COUNT"] == plain["LINK_COUNT"]
    np.testing.assert_allclose(read_network(tmp_path / "deg").network.extent, network.extent, atol=1.0)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (lambda: roads(declared=""), "coordinate system"),
        (lambda: roads(declared="EPSG:4326"), "wegen"),
        (lambda: roads(street(FAR), crs="EPSG:4326"), "lies outside the Netherlands"),
        (lambda: QgsVectorLayer("LineString?crs=EPSG:28992&field=snelheid:string", "leeg", "memory"), "leeg"),
        (lambda: roads(*(street(s, klasse="fietspad") for s in GRID)), "no roads"),
        (lambda: roads(street(shapely.LineString([(0, 0), (0, 0)]))), "roads"),
    ],
    ids=["no system", "wrong system", "in Germany", "no rows", "no cars", "no length"],
)
def test_what_cannot_be_a_network_is_refused_in_one_line(tmp_path, source, says):
    given = {name: field for name, field in FIELDS.items() if source().fields().indexOf(field) >= 0}
    assert says in refused("buildnetwork", ROADS=source(), OUTPUT=tmp_path / "net", **given)
    assert not (tmp_path / "net").exists()


def test_absurd_speeds_are_reported_and_not_used(tmp_path):
    wild = [street(shape, snelheid=speed) for shape, speed in zip(GRID, ("-50", "9000", "snel", "50"), strict=True)]
    heard = Heard()
    build(tmp_path, roads(*wild), heard)
    network = read_network(tmp_path / "net").network
    kmh = network.metres / network.forward_ms * 3600
    assert kmh.max() <= 51
    assert read_network(tmp_path / "net").report.counts()["ongeldige_snelheid"] >= 2
    assert heard.warnings


def test_nan_lengths_fall_back_on_the_drawn_line(tmp_path):
    lengths = ("nan", "", "-3", "500")
    rows = [street(shape, lengte=value) for shape, value in zip(GRID, lengths, strict=True)]
    build(tmp_path, roads(*rows), LENGTH_FIELD="lengte")
    stored = read_network(tmp_path / "net")
    np.testing.assert_array_equal(stored.network.metres, 500)
    assert stored.report.counts()["ongeldige_lengte"] == 3


def test_a_hundred_thousand_duplicates_become_one(tmp_path):
    shape = street(GRID[0])["geom"].wkt
    many = QgsVectorLayer("LineString?crs=EPSG:28992", "dubbel", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt(shape))
    many.dataProvider().addFeatures([feature] * 100_000)
    made = run("buildnetwork", ROADS=many, OUTPUT=tmp_path / "net")
    assert made["LINK_COUNT"] == 1
    assert read_network(tmp_path / "net").report.counts()["dubbel"] == 99_999


def test_a_closure_shuts_the_road_it_lies_on(tmp_path):
    where = shapely.transform(shapely.box(-50, 200, 50, 300), moved_away)
    closures = layer([{"naam": "brug", "geom": where}])
    build(tmp_path, CLOSURES=closures)
    assert read_network(tmp_path / "net").report.counts()["afgesloten"] == 1


@pytest.mark.parametrize("reports", [1, 2, 4, 6])
def test_cancelled_halfway_nothing_is_left(tmp_path, reports):
    heard = Heard(cancel_after=reports)
    build(tmp_path, feedback=heard)
    assert heard.isCanceled()
    assert not (tmp_path / "net").exists()


def test_cancelling_a_rebuild_leaves_the_network_that_was_there(tmp_path):
    build(tmp_path)
    before = {path.relative_to(tmp_path) for path in (tmp_path / "net").rglob("*")}
    faster = roads(*(street(shape, snelheid="80") for shape in [*GRID, shapely.LineString([(0, 0), (500, 500)])]))
    build(tmp_path, faster, Heard(cancel_after=4))
    assert {path.relative_to(tmp_path) for path in (tmp_path / "net").rglob("*")} == before
    assert read_network(tmp_path / "net").network.n_links == 4


def fill_disk(monkeypatch, *, spare=()):
    """The disk is full for every part but those of these names."""
    whole = array_folder.write_part

    def write(target, *given):
        if target.name in spare:
            return whole(target, *given)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(network_cache, "write_part", write)


def test_a_full_disk_is_a_refusal_and_leaves_no_network_folder(tmp_path, monkeypatch):
    fill_disk(monkeypatch)
    with pytest.raises(QgsProcessingException, match="could not be saved"):
        build(tmp_path, QUALITY=temporary())


def test_a_disk_full_after_the_network_leaves_a_network_to_use(tmp_path, monkeypatch):
    fill_disk(monkeypatch, spare=[NETWORK_FOLDER])
    heard = Heard()
    folder = build(tmp_path, feedback=heard)["OUTPUT"]
    assert len(heard.warnings) == 1
    assert read_network(Path(folder)).network.n_links == 4


def test_a_second_build_reuses_what_was_computed(tmp_path):
    build(tmp_path)
    first = {path.name for path in (tmp_path / "net" / COMPUTED_FOLDER).iterdir()}
    build(tmp_path)
    assert {path.name for path in (tmp_path / "net" / COMPUTED_FOLDER).iterdir()} == first


def test_lengths_in_another_unit_are_not_used_and_that_is_said(tmp_path):
    rows = [street(shape, lengte=value) for shape, value in zip(GRID, ("0,5", "0.5", "0.5", "500"), strict=True)]
    heard = Heard()
    made = build(tmp_path, roads(*rows), heard, LENGTH_FIELD="lengte", QUALITY=temporary())
    np.testing.assert_array_equal(read_network(tmp_path / "net").network.metres, 500)
    assert any("the unit (m or km) is probably wrong: 3 (drawn length used)" in line for line in heard.warnings)
    assert rows_of(made["QUALITY"])["soort"].tolist() == ["eenheid_van_lengte"] * 3
