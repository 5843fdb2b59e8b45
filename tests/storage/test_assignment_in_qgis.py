# SPDX-License-Identifier: GPL-2.0-or-later
"""The same through a layer in QGIS: edit buffer, undo, rollback, commit, refused commit."""

from __future__ import annotations

import pytest

from opvangatlas.plugin.core.model.tables import TABLES

pytest.importorskip("qgis.core")
from qgis.core import Qgis, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import NULL

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture
def layers(store, qgis_new_project):
    made = {
        name: QgsVectorLayer(f"{store.path}|layername={name}", name, "ogr")
        for name in ("gemeenten", "indeling", "varianten", "opvanglocaties")
    }
    for layer in made.values():
        assert layer.isValid()
        QgsProject.instance().addMapLayer(layer)
    yield made
    for layer in made.values():
        if layer.isEditable():
            layer.rollBack()
    QgsProject.instance().removeAllMapLayers()


def assignment(store):
    frame = store.read(["indeling"])["indeling"]
    frame = frame[frame["variant_id"] == "A"]
    return dict(zip(frame["gm_code"], frame["regio_id"], strict=True))


def paint(layer, code, region):
    feature = next(f for f in layer.getFeatures() if f["gm_code"] == code)
    layer.beginEditCommand("paint")
    assert layer.changeAttributeValue(feature.id(), layer.fields().indexOf("regio_id"), region)
    layer.endEditCommand()


def test_commit(store, layers):
    layer = layers["gemeenten"]
    assert layer.startEditing()
    paint(layer, "GM9001", "R2")
    assert assignment(store)["GM9001"] == "R1"
    assert layer.commitChanges(), layer.commitErrors()
    assert assignment(store) == {"GM9001": "R2", "GM9002": "R2"}
    assert layer.startEditing()
    paint(layer, "GM9001", NULL)
    assert layer.commitChanges(), layer.commitErrors()
    assert assignment(store)["GM9001"] is None


def test_undo_and_rollback(store, layers):
    layer = layers["gemeenten"]
    layer.startEditing()
    paint(layer, "GM9001", "R2")
    paint(layer, "GM9002", "R1")
    layer.undoStack().undo()
    assert layer.commitChanges(), layer.commitErrors()
    assert assignment(store) == {"GM9001": "R2", "GM9002": "R2"}
    layer.startEditing()
    paint(layer, "GM9001", "R1")
    assert layer.rollBack()
    assert assignment(store)["GM9001"] == "R2"


def test_a_region_that_does_not_exist_is_refused_and_the_edit_kept(store, layers):
    layer = layers["gemeenten"]
    layer.startEditing()
    paint(layer, "GM9001", "R9")
    assert not layer.commitChanges()
    assert layer.isEditable()
    assert assignment(store)["GM9001"] == "R1"


def test_buffered_groups_commit_two_layers_together(store, layers):
    project = QgsProject.instance()
    assert project.setTransactionMode(Qgis.TransactionMode.BufferedGroups)
    layer, places = layers["gemeenten"], layers["opvanglocaties"]
    assert layer.startEditing()
    paint(layer, "GM9002", "R1")
    feature = next(places.getFeatures())
    places.changeAttributeValue(feature.id(), places.fields().indexOf("loc_naam"), "Nieuw")
    done, errors = project.commitChanges(stopEditing=True)
    assert done, errors
    assert assignment(store)["GM9002"] == "R1"
    assert store.read(["opvanglocaties"])["opvanglocaties"]["loc_naam"][0] == "Nieuw"


def test_we_save_while_qgis_edits_and_qgis_sees_it(store, layers, plan):
    layer = layers["gemeenten"]
    layer.startEditing()
    paint(layer, "GM9001", "R2")
    store.save({"bevindingen": plan["bevindingen"].iloc[[0]]})
    store.save({"opvanglocaties": plan["opvanglocaties"].assign(loc_naam="Van ons")})
    assert layer.commitChanges(), layer.commitErrors()
    assert assignment(store)["GM9001"] == "R2"
    assert len(store.read()["bevindingen"]) == 1
    places = layers["opvanglocaties"]
    places.dataProvider().reloadData()
    assert {feature["loc_naam"] for feature in places.getFeatures()} == {"Van ons"}


def test_qgis_sees_a_save_after_viewing(store, layers, plan):
    places = layers["opvanglocaties"]
    assert places.featureCount() == 2
    list(places.getFeatures())
    for name in ("Eerst", "Toen"):
        store.save({"opvanglocaties": plan["opvanglocaties"].assign(loc_naam=name)})
        places.dataProvider().reloadData()
        assert {feature["loc_naam"] for feature in places.getFeatures()} == {name}


def test_qgis_knows_the_types_and_the_code_lists(layers):
    places, table = layers["opvanglocaties"], TABLES["opvanglocaties"]
    names = [field.name() for field in places.fields()]
    assert names == ["fid", *[column.name for column in table]]
    kinds = {field.name(): field.typeName() for field in places.fields()}
    assert kinds["vertrouwelijk"] == "Boolean"
    assert kinds["bo_start"] == "Date"
    assert kinds["bvo_m2"] == "Integer64"
    assert places.fields().field("type_2020").constraints().domainName() == "type_2020"
    assert places.crs().authid() == "EPSG:28992"
