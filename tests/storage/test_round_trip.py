# SPDX-License-Identifier: GPL-2.0-or-later
"""What is written is what is read, in every table and dtype; and proper layers for QGIS and GDAL."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone

import pandas as pd
import pytest
import shapely
from osgeo import gdal, ogr, osr
from shapely import MultiPolygon, Polygon

from opvangatlas.plugin.core.model.plan import Plan, settings_frame
from opvangatlas.plugin.core.model.settings import SCHEMA_VERSION
from opvangatlas.plugin.core.model.tables import TABLES
from opvangatlas.plugin.storage import opening
from opvangatlas.plugin.storage.drivers import gdal_exceptions
from opvangatlas.plugin.storage.geopackage import GeoPackageStore


def same(left: pd.DataFrame, right: pd.DataFrame) -> None:
    """Equal values, dtypes and geometry; a Polygon is stored as a MultiPolygon."""
    assert list(left.dtypes) == list(right.dtypes)
    if "geom" in left:
        expected = [MultiPolygon([g]) if isinstance(g, Polygon) else g for g in right["geom"]]
        for one, other in zip(left["geom"], expected, strict=True):
            assert (one is None and other is None) or shapely.equals_exact(one, other, normalize=True)
        left, right = left.drop(columns="geom"), right.drop(columns="geom")
    pd.testing.assert_frame_equal(left, right)


@pytest.mark.parametrize("name", [name for name in TABLES if name != "instellingen"])
def test_every_table_round_trips(store, plan, name):
    same(store.read([name])[name], plan[name])


def test_the_test_plan_has_a_value_and_an_unknown_in_every_kind_of_column(plan):
    for kind in {column.kind for table in TABLES.values() for column in table}:
        cells = [
            cell
            for name, table in TABLES.items()
            for column in table
            if column.kind == kind and name in plan.frames
            for cell in plan[name][column.name]
        ]
        assert any(pd.isna(cell) for cell in cells) or kind == "datetime"
        assert any(not pd.isna(cell) for cell in cells)


def test_settings_round_trip_and_strangers_stay(store):
    settings = store.read([]).settings
    assert settings["plan_naam"].startswith("Één")
    assert settings["peildatum"] == date(2027, 12, 31)
    assert settings["max_km"] is None
    assert settings.unknown == {"eigen_sleutel": "blijft"}


def test_only_asked_tables_are_read(store):
    assert set(store.read(["gemeenten"]).frames) == {"gemeenten"}
    assert set(store.read().frames) == set(TABLES) - {"instellingen"}


def test_empty_plan(tmp_path):
    with GeoPackageStore.create(tmp_path / "leeg.gpkg", Plan()) as store:
        plan = store.read()
    assert all(len(plan[name]) == 0 for name in TABLES if name != "instellingen")


def test_a_moment_in_another_zone_is_stored_in_utc(store):
    zone = timezone(timedelta(hours=2))
    row = {"id": [3], "tijd": [datetime(2024, 6, 1, 1, 0, tzinfo=zone)], "tabel": ["x"], "sleutel": ["x"]}
    store.append({"wijzigingen": TABLES["wijzigingen"].frame(row)})
    assert store.read(["wijzigingen"])["wijzigingen"]["tijd"].iloc[-1] == datetime(2024, 5, 31, 23, 0, tzinfo=UTC)


def test_z_is_dropped(store, plan):
    lifted = plan["opvanglocaties"].assign(geom=[shapely.Point(1, 2, 3), None])
    store.save({"opvanglocaties": lifted})
    assert shapely.to_wkt(store.read()["opvanglocaties"]["geom"][0], trim=True) == "POINT (1 2)"


def test_a_row_keeps_its_feature_id_and_the_columns_others_added(store, plan):
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("ALTER TABLE verbindingen ADD COLUMN eigen TEXT DEFAULT 'van mij'")
    links = plan["verbindingen"]
    store.save({"verbindingen": links.iloc[[1]].assign(minuten=3.0)})
    with closing(sqlite3.connect(store.path)) as connection:
        rows = connection.execute("SELECT fid, minuten, eigen FROM verbindingen").fetchall()
    assert rows == [(2, 3.0, "van mij")]


def test_saving_parents_does_not_cascade_to_their_children(store, plan):
    store.save({"varianten": plan["varianten"], "opvanglocaties": plan["opvanglocaties"]})
    after = store.read()
    for name in ("indeling", "regios", "capaciteitsperioden", "locatie_regio", "bevindingen"):
        same(after[name], plan[name])


def test_a_location_that_goes_takes_its_periods_along(store, plan):
    store.save({"opvanglocaties": plan["opvanglocaties"].iloc[[1]]})
    after = store.read()
    assert len(after["capaciteitsperioden"]) == len(after["reservecapaciteit"]) == 0


def test_the_version_row_cannot_be_lost(store, plan):
    store.save({"instellingen": TABLES["instellingen"].empty()})
    assert opening.version_of(store.path) == SCHEMA_VERSION
    assert store.read().settings["plan_naam"] == ""
    store.save({"instellingen": settings_frame(plan.settings)})
    assert store.read().settings["plan_naam"] == plan.settings["plan_naam"]


def test_append_adds(store):
    row = {"id": [3], "tijd": [datetime(2024, 1, 1)], "tabel": ["x"], "sleutel": ["x"]}
    store.append({"wijzigingen": TABLES["wijzigingen"].frame(row)})
    assert store.read()["wijzigingen"]["id"].tolist() == [1, 2, 3]


def test_an_unknown_table_is_a_bug(store):
    with pytest.raises(KeyError, match="no such table"):
        store.save({"tabel": pd.DataFrame()})


def test_viewing_leaves_the_file_as_it_is(store):
    def content():
        return hashlib.sha256(store.path.read_bytes()).digest(), store.path.stat().st_mtime_ns

    before = content()
    with GeoPackageStore.open(store.path) as other:
        other.read()
    assert content() == before
    assert [file.name for file in store.path.parent.iterdir()] == ["plan.gpkg"]


def test_gdal_sees_proper_layers(store):
    with gdal_exceptions():
        dataset = gdal.OpenEx(str(store.path), gdal.OF_VECTOR)
        assert dataset.GetLayerCount() == len(TABLES) + 1  # and the versions of the tables
        for table in TABLES.values():
            layer = dataset.GetLayerByName(table.name)
            assert layer.GetFIDColumn() == "fid"
            assert layer.GetGeometryColumn() == ("geom" if table.geometry else "")
            if table.geometry:
                assert layer.GetSpatialRef().GetAuthorityCode(None) == "28992"
                assert layer.TestCapability(ogr.OLCFastSpatialFilter)
                assert ogr.GeometryTypeToName(layer.GetGeomType()).replace(" ", "") in (
                    "Point",
                    "MultiPolygon",
                )
        layer = dataset.GetLayerByName("gemeenten")
        layer.SetSpatialFilterRect(21, 1, 22, 2)
        assert [feature["gm_code"] for feature in layer] == ["GM9001"]
        assert layer.GetExtent() == (0, 30, 0, 10)
        domain = dataset.GetFieldDomain("captype")
        assert domain.GetEnumeration()["regulier"] == "reguliere capaciteit"
        layer = dataset = None


def test_the_file_is_valid(store):
    with closing(sqlite3.connect(store.path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA user_version").fetchone()[0] >= 10200


def test_gdal_gets_its_exceptions_back_as_they_were(store):
    modules = (gdal, ogr, osr)

    def setting():
        return [module.GetUseExceptions() for module in modules]

    before = setting()
    ogr.UseExceptions()
    during = setting()
    store.read()
    after = setting()
    if not before[1]:
        ogr.DontUseExceptions()
    assert after == during
    store.read()
    assert setting() == before
