# SPDX-License-Identifier: GPL-2.0-or-later
"""Two windows on one plan: what the other saved meanwhile stays, or the user chooses; all is saved or nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
import shapely
from qgis.core import Qgis, QgsProject

from opvangatlas.plugin.core.errors import StorageError
from opvangatlas.plugin.core.wording import Text
from opvangatlas.plugin.storage.geopackage import GeoPackageStore


@pytest.fixture
def painting(opened, qtbot):
    qtbot.waitUntil(lambda: opened.regions.drawing.painting is not None, timeout=10_000)
    yield opened.regions.drawing.painting
    QgsProject.instance().rollBack(True)


def other_moves(path, code, region):
    """As another window saves a move: assignment and polygons."""
    with GeoPackageStore.open(path) as store:
        plan = store.read()
        people = plan["gemeenten"].copy()
        people.loc[people["gm_code"] == code, "regio_id"] = region
        regions = plan["regios"].copy()
        for row, name in enumerate(regions["regio_id"]):
            shape = shapely.union_all(people["geom"][people["regio_id"] == name].to_numpy())
            regions.at[row, "geom"] = shapely.MultiPolygon([shape]) if shape.geom_type == "Polygon" else shape
        store.save({"gemeenten": people, "regios": regions})


def division(path):
    with GeoPackageStore.open(path, read_only=True) as store:
        plan = store.read()
    people, regions = plan["gemeenten"], plan["regios"]
    for name, shape in zip(regions["regio_id"], regions["geom"], strict=True):
        members = shapely.union_all(people["geom"][people["regio_id"] == name].to_numpy())
        assert shape.symmetric_difference(members).area < 1, name
    return dict(zip(people["gm_code"], people["regio_id"], strict=True)), plan


def test_moves_of_two_windows_are_both_there_and_the_polygons_fit(opened, painting, plan_path):
    painting.assign(["GM9002"], "R2", "move")
    other_moves(plan_path, "GM9003", "R1")
    assert opened.session.group.late()
    assert opened.files.may_save()
    assert painting.save() == []
    there, plan = division(plan_path)
    assert (there["GM9002"], there["GM9003"]) == ("R2", "R1")
    assert plan["wijzigingen"]["sleutel"].tolist() == ["GM9002"]


def test_a_save_that_has_not_seen_the_other_is_refused_whole(painting, plan_path):
    painting.assign(["GM9002"], "R2", "move")
    other_moves(plan_path, "GM9003", "R1")
    done, _said = QgsProject.instance().commitChanges(True, painting.layer)
    assert not done
    there, plan = division(plan_path)
    assert (there["GM9002"], there["GM9003"]) == ("R1", "R1")
    assert plan["wijzigingen"].empty


@pytest.mark.parametrize(("ours", "region"), [(True, "R2"), (False, None)])
def test_one_municipality_that_both_moved_is_asked_about(opened, painting, plan_path, monkeypatch, ours, region):
    painting.assign(["GM9002"], "R2", "move")
    other_moves(plan_path, "GM9002", None)
    asked = []

    def ask(overlaps, *_):
        asked.extend(overlaps)
        return [ours for _ in overlaps]

    monkeypatch.setattr(opened.files, "ask_overlaps", ask)
    assert opened.files.may_save()
    assert [(o.table, o.key, o.cells) for o in asked] == [("gemeenten", "GM9002", (("regio_id", "R1", None, "R2"),))]
    assert painting.save() == []
    there, _ = division(plan_path)
    assert there["GM9002"] == region


def test_who_stays_saves_nothing(opened, painting, plan_path, monkeypatch):
    painting.assign(["GM9002"], "R2", "move")
    other_moves(plan_path, "GM9002", None)
    monkeypatch.setattr(opened.files, "ask_overlaps", lambda *_: None)
    assert not opened.files.may_save()
    assert division(plan_path)[0]["GM9002"] is None
    assert painting.moves()


def test_a_row_that_the_other_removed_is_put_back_or_given_up(opened, plan_path, monkeypatch):
    layer = opened.session.layer("capaciteitsperioden")
    row = next(layer.getFeatures())
    layer.startEditing()
    layer.changeAttributeValue(row.id(), layer.fields().indexOf("plekken_asiel"), 450)
    with GeoPackageStore.open(plan_path) as store:
        store.save({"capaciteitsperioden": store.read()["capaciteitsperioden"].iloc[:0]})
    monkeypatch.setattr(opened.files, "ask_overlaps", lambda overlaps, *_: [True for _ in overlaps])
    assert opened.files.save_layers([layer])
    with GeoPackageStore.open(plan_path) as store:
        assert store.read()["capaciteitsperioden"]["plekken_asiel"].tolist() == [450]


def test_moves_and_their_log_are_one_transaction(painting, plan_path, monkeypatch):
    def killed(*_rows):
        raise StorageError(Text("gestopt", "killed"), Text("", ""))

    monkeypatch.setattr(GeoPackageStore, "append", killed)  # nothing is written after the save
    painting.assign(["GM9002"], "R2", "move")
    assert painting.save() == []
    there, plan = division(plan_path)
    assert there["GM9002"] == "R2"
    assert plan["wijzigingen"][["id", "sleutel"]].to_numpy().tolist() == [[1, "GM9002"]]


def test_a_log_that_is_refused_is_said(painting, plan_path):
    with closing(sqlite3.connect(plan_path)) as connection, connection:
        connection.execute("CREATE TRIGGER vol BEFORE INSERT ON wijzigingen BEGIN SELECT RAISE(ABORT, 'vol'); END")
    painting.assign(["GM9002"], "R2", "move")
    assert any("not added" in line for line in painting.save())


def test_whatever_the_transaction_mode_a_save_is_of_all_or_nothing(opened, painting, plan_path):
    QgsProject.instance().setTransactionMode(Qgis.TransactionMode.Disabled)
    painting.assign(["GM9008"], "R2", "move")
    assert painting.save() == []
    assert division(plan_path)[0]["GM9008"] == "R2"
    assert not opened.session.unsaved_layers()


def test_edits_that_are_undone_leave_nothing_to_save(opened, painting):
    painting.assign(["GM9008"], "R2", "move")
    painting.layer.undoStack().undo()
    helpers = [v for v in QgsProject.instance().mapLayers().values() if v.customProperty("opvangatlas/hulp")]
    assert len(helpers) == 2
    assert not any(layer.isModified() for layer in helpers)
