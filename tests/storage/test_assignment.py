# SPDX-License-Identifier: GPL-2.0-or-later
"""``indeling`` of the active variant and ``gemeenten.regio_id`` are one thing, whoever edits either."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from osgeo import gdal

from opvangatlas.plugin.core.errors import StorageError
from opvangatlas.plugin.core.model.tables import TABLES
from opvangatlas.plugin.storage.drivers import gdal_exceptions


def assignment(store, variant="A"):
    frame = store.read(["indeling"])["indeling"]
    frame = frame[frame["variant_id"] == variant]
    return dict(zip(frame["gm_code"], frame["regio_id"], strict=True))


def painted(store):
    frame = store.read(["gemeenten"])["gemeenten"]
    return dict(zip(frame["gm_code"], frame["regio_id"], strict=True))


def in_step(store, variant="A"):
    rows = assignment(store, variant)
    return {code: rows.get(code) for code in painted(store)} == painted(store)


def with_region(frame, code, region):
    return frame.assign(regio_id=frame["regio_id"].mask(frame["gm_code"] == code, region))


def test_save_municipalities(store, plan):
    store.save({"gemeenten": with_region(plan["gemeenten"], "GM9001", "R2")})
    assert assignment(store) == {"GM9001": "R2", "GM9002": "R2"}
    assert assignment(store, "B") == {"GM9001": "R1", "GM9003": None}
    store.save({"gemeenten": with_region(plan["gemeenten"], "GM9001", None)})
    assert assignment(store) == {"GM9001": None, "GM9002": "R2"}
    store.save({"gemeenten": with_region(plan["gemeenten"], "GM9003", "R1")})
    assert assignment(store) == {"GM9001": "R1", "GM9002": "R2", "GM9003": "R1"}


def test_save_assignment(store, plan):
    store.save({"indeling": with_region(plan["indeling"], "GM9001", None)})
    assert painted(store) == {"GM9001": None, "GM9002": "R2", "GM9003": None}
    store.save({"indeling": plan["indeling"].iloc[[0, 2, 3]]})
    assert painted(store) == {"GM9001": "R1", "GM9002": None, "GM9003": None}


def test_where_both_differ_the_assignment_counts(store, plan):
    store.save(
        {"gemeenten": with_region(plan["gemeenten"], "GM9001", "R2"), "indeling": plan["indeling"]},
    )
    assert painted(store)["GM9001"] == "R1"
    assert in_step(store)


def test_an_unknown_region_is_refused(store, plan):
    with pytest.raises(StorageError, match="A – GM9001"):
        store.save({"gemeenten": with_region(plan["gemeenten"], "GM9001", "R9")})
    assert painted(store)["GM9001"] == "R1"


def test_a_plan_without_assignment_gets_it_from_the_municipalities(tmp_path, plan):
    from opvangatlas.plugin.storage.geopackage import GeoPackageStore

    bare = plan.with_tables(indeling=TABLES["indeling"].empty())
    frames = {name: frame for name, frame in bare.frames.items() if name != "indeling"}
    with GeoPackageStore.create(tmp_path / "p.gpkg", type(plan)(frames)) as store:
        assert assignment(store) == {"GM9001": "R1", "GM9002": "R2"}


def test_activate_and_back(store):
    store.activate("B")
    assert store.read().active_variant == "B"
    assert painted(store) == {"GM9001": "R1", "GM9002": None, "GM9003": None}
    assert assignment(store) == {"GM9001": "R1", "GM9002": "R2"}
    store.activate("A")
    assert painted(store) == {"GM9001": "R1", "GM9002": "R2", "GM9003": None}
    assert assignment(store, "B") == {"GM9001": "R1", "GM9003": None}
    with pytest.raises(StorageError, match="no such variant"):
        store.activate("C")


def test_a_whole_plan_with_another_active_variant(store, plan):
    store.save({**plan.frames, "varianten": plan["varianten"].assign(actief=[False, True])})
    assert assignment(store) == {"GM9001": "R1", "GM9002": "R2"}
    assert assignment(store, "B") == {"GM9001": "R1", "GM9003": None}
    assert in_step(store, "B")


def test_a_variant_that_goes_takes_its_rows_along(store, plan):
    store.save({"varianten": plan["varianten"].iloc[[1]].assign(actief=True)})
    after = store.read()
    assert set(after["indeling"]["variant_id"]) == set(after["regios"]["variant_id"]) == {"B"}
    assert in_step(store, "B")


def test_renaming_a_region_by_hand_renames_it_everywhere(store):
    with gdal_exceptions():
        dataset = gdal.OpenEx(str(store.path), gdal.OF_VECTOR | gdal.OF_UPDATE)
        dataset.ExecuteSQL("PRAGMA foreign_keys = ON")
        dataset.ExecuteSQL("UPDATE regios SET regio_id = 'R7' WHERE variant_id = 'A' AND regio_id = 'R2'")
        dataset = None
    assert assignment(store)["GM9002"] == painted(store)["GM9002"] == "R7"


def test_ogr_edits(store):
    with gdal_exceptions():
        dataset = gdal.OpenEx(str(store.path), gdal.OF_VECTOR | gdal.OF_UPDATE)
        layer = dataset.GetLayerByName("gemeenten")
        feature = layer.GetFeature(1)
        feature["regio_id"] = "R2"
        layer.SetFeature(feature)
        feature = layer = dataset = None
    assert assignment(store)["GM9001"] == "R2"
    with gdal_exceptions():
        dataset = gdal.OpenEx(str(store.path), gdal.OF_VECTOR | gdal.OF_UPDATE)
        dataset.StartTransaction()
        layer = dataset.GetLayerByName("gemeenten")
        feature = layer.GetFeature(1)
        feature["regio_id"] = "R1"
        layer.SetFeature(feature)
        dataset.RollbackTransaction()
        feature = layer = dataset = None
    assert assignment(store)["GM9001"] == "R2"
    assert in_step(store)


@pytest.fixture
def hand(store):
    """A plain SQLite program that has the functions the spatial index asks for."""
    with closing(sqlite3.connect(store.path)) as connection:
        connection.create_function("ST_IsEmpty", 1, lambda geometry: 0)
        for name in ("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
            connection.create_function(name, 1, lambda geometry: 0.0)
        yield connection


def test_sqlite_edits(store, hand):
    with hand:
        hand.execute("UPDATE gemeenten SET regio_id = 'R2' WHERE gm_code = 'GM9001'")
    assert assignment(store)["GM9001"] == "R2"
    with hand:
        hand.execute("UPDATE indeling SET regio_id = 'R1' WHERE gm_code = 'GM9001' AND variant_id = 'A'")
    assert painted(store)["GM9001"] == "R1"
    with hand:
        hand.execute("DELETE FROM indeling WHERE gm_code = 'GM9001' AND variant_id = 'A'")
    assert painted(store)["GM9001"] is None
    hand.execute("UPDATE gemeenten SET regio_id = 'R2' WHERE gm_code = 'GM9001'")
    hand.rollback()
    assert assignment(store) == {"GM9002": "R2"}
    with hand:
        hand.execute("UPDATE varianten SET actief = 1 WHERE variant_id = 'B'")
    assert store.read().active_variant == "B"
    assert in_step(store, "B")


def test_sqlite_adds_and_removes_a_municipality(store, hand):
    with hand:
        hand.execute("INSERT INTO gemeenten (gm_code, gm_naam, in_plan, regio_id) VALUES ('GM9004', 'Vier', 1, 'R1')")
    assert assignment(store)["GM9004"] == "R1"
    with hand:
        hand.execute("DELETE FROM gemeenten WHERE gm_code = 'GM9004'")
    assert "GM9004" not in assignment(store)
