# SPDX-License-Identifier: GPL-2.0-or-later
"""The import dialogs: guesses, types, rejected rows."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from osgeo import ogr
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLineEdit

from opvangatlas.plugin.core.intake.locations import guessed
from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.ui.imports.field_guess import guessed_fields
from opvangatlas.ui.imports.import_links import ImportLinksDialog
from opvangatlas.ui.imports.import_locations import MAPPED, ImportLocationsDialog

from ..conftest import click

ROOT = Path(__file__).resolve().parents[3]
ROWS = (
    ("Noord", "Azc", 300, "31-12-2028", "POINT(115000 455000)"),
    ("Zuid", "Azc", 200, None, "POINT(125000 455000)"),
    ("Kamp", "POL", 100, None, "POINT(135000 455000)"),
    ("Zee", "Azc", 100, "31-31-2028", "POINT(125000 455000)"),
)


def points(rows=ROWS, more=""):
    layer = QgsVectorLayer(
        "Point?crs=EPSG:28992&field=naam:string&field=soort:string&field=opvangplaatsen:integer"
        f"&field=beschikbaar_tot:string{more}",
        "azc",
        "memory",
    )
    for *values, wkt in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(values))
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    return layer


def shown(bench, kind):
    return next(dialog for dialog in bench.dialogs.all if isinstance(dialog, kind))


@pytest.fixture
def dialog(opened, provider, qtbot):
    layer = points()
    opened.actions["locations"].trigger()
    made = shown(opened, ImportLocationsDialog)
    made.source.set_layer(layer)
    qtbot.waitUntil(lambda: made.types.rowCount() > 0, timeout=5_000)
    return made


def test_guesses_columns_and_types(dialog):
    chosen = {name: combo.currentField() for name, combo in dialog.fields.items() if combo.currentField()}
    assert chosen == {"loc_naam": "naam", "plekken": "opvangplaatsen", "tot": "beschikbaar_tot"}
    assert [dialog.types.item(row, 0).text() for row in range(2)] == ["Azc (3)", "POL (1)"]
    assert dialog.type_map() == {"Azc": "rol", "POL": "gvl"}


def test_a_csv_of_excel_keeps_its_letters(dialog, tmp_path):
    path = tmp_path / "locaties.csv"
    path.write_bytes("naam;gemeente;opvangplaatsen\nReëlhoeve;Plaats 1;1.200\n".encode("cp1252"))
    layer = dialog.source.add_file(str(path))
    assert dialog.source.layer() is layer
    assert next(layer.getFeatures()).attributes() == ["Reëlhoeve", "Plaats 1", "1.200"]


def test_does_not_offer_the_plan_itself(dialog):
    names = [dialog.source.combo.itemText(row) for row in range(dialog.source.combo.count())]
    assert "Locations" not in names


def test_imports_and_keeps_rejected_rows(dialog, opened, plan_path, qtbot):
    click(dialog.ok, qtbot)
    qtbot.waitUntil(lambda: dialog.show_rows.isVisible(), timeout=10_000)
    assert dialog.problem_line.text() == "1 of 4 rows not accepted. Repair them and import those rows."
    assert len(GeoPackageStore.open(plan_path).read(["opvanglocaties"])["opvanglocaties"]) == 4
    qtbot.waitUntil(
        lambda: not opened.runner.is_busy() and opened.session.regions["locaties"].sum() == 4, timeout=10_000
    )
    assert opened.dock.steps.model.index(2, 1).data().startswith("4")
    click(dialog.show_rows, qtbot)
    rejected = dialog.rejected_rows
    assert [rejected.table.horizontalHeaderItem(column).text() for column in (0, 1)] == ["Reason", "naam"]
    click(rejected.layer_button, qtbot)
    assert opened.iface.tables == ["Rejected rows"]
    (layer,) = QgsProject.instance().mapLayersByName("Rejected rows")
    assert [feature["naam"] for feature in layer.getFeatures()] == ["Zee"]
    assert all(feature["reden"] for feature in layer.getFeatures())


def test_closes_when_all_rows_are_in(dialog, opened, plan_path, qtbot):
    dialog.source.set_layer(points(ROWS[:3]))
    qtbot.waitUntil(lambda: dialog.facts.text().startswith("3"), timeout=5_000)
    with qtbot.waitSignal(dialog.accepted, timeout=10_000):
        click(dialog.ok, qtbot)
    assert len(GeoPackageStore.open(plan_path).read(["opvanglocaties"])["opvanglocaties"]) == 4


def test_secrets_and_ends_have_a_place(dialog, qtbot):
    """And the columns that have none are named, before and after the import."""
    more = "&field=geheim:string&field=bo_eind:string&field=huur_eind:string&field=x:string&field=eigenaar:string"
    rows = [(*values, "ja", "2029-01-01", None, "1", "Jansen", wkt) for *values, wkt in ROWS[:2]]
    dialog.source.set_layer(points(rows, more))
    qtbot.waitUntil(lambda: dialog.facts.text() == "2 row(s) in the layer. Not used: eigenaar", timeout=5_000)
    chosen = {name: combo.currentField() for name, combo in dialog.fields.items() if combo.currentField()}
    assert chosen["vertrouwelijk"] == "geheim"
    assert (chosen["bo_eind"], chosen["huur_eind"]) == ("bo_eind", "huur_eind")
    click(dialog.ok, qtbot)
    qtbot.waitUntil(lambda: dialog.cancel_button.text() == "Close", timeout=10_000)
    assert dialog.facts.text().splitlines() == [
        "2 row(s) accepted.",
        "Confidential according to the table (number of locations: 2).",
        "Not used: eigenaar.",
    ]
    assert not dialog.ok.isEnabled()
    assert not dialog.problem_line.isVisible()


def test_fits_a_small_screen(dialog):
    assert dialog.minimumSizeHint().height() <= 650


def test_nothing_is_imported_when_no_row_fits(dialog, plan_path, qtbot):
    dialog.source.set_layer(points(ROWS[3:]))
    qtbot.waitUntil(lambda: dialog.facts.text().startswith("1"), timeout=5_000)
    click(dialog.ok, qtbot)
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=10_000)
    assert "None of the 1 rows" in dialog.problem_line.text()
    assert len(GeoPackageStore.open(plan_path).read(["opvanglocaties"])["opvanglocaties"]) == 1


def test_asks_for_the_name(dialog):
    dialog.fields["loc_naam"].setField("")
    assert not dialog.ok.isEnabled()
    assert dialog.problem_line.text() == "Choose the column with the name."


def test_imports_links(opened, provider, plan_path, qtbot):
    layer = QgsVectorLayer("NoGeometry?field=gm_a:string&field=gm_b:string&field=soort:string", "veren", "memory")
    for values in (("GM9001", "GM9008", "veer"), ("GM9001", "GM1234", "veer")):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(values))
        layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    opened.actions["links"].trigger()
    dialog = shown(opened, ImportLinksDialog)
    assert dialog.problem_line.text() == "Choose a table with links."
    dialog.source.set_layer(layer)
    click(dialog.ok, qtbot)
    qtbot.waitUntil(lambda: dialog.show_rows.isVisible(), timeout=10_000)
    assert len(GeoPackageStore.open(plan_path).read(["verbindingen"])["verbindingen"]) == 1


@pytest.fixture
def lists():
    folder = Path(os.environ.get("OPVANGATLAS_CASES", ROOT.parent / "shared" / "cases")) / "lists"
    if not folder.is_dir():
        pytest.skip(f"no cases in {folder}; set OPVANGATLAS_CASES")
    return folder


def test_a_workbook_with_a_title_has_its_columns(dialog, lists, qtbot):
    dialog.source.add_file(str(lists / "locaties_kop.xlsx"))
    qtbot.waitUntil(lambda: dialog.frame is not None and "naam" in dialog.frame, timeout=5_000)
    assert dialog.fields["loc_naam"].currentField() == "naam"
    assert (dialog.fields["x"].currentField(), dialog.fields["y"].currentField()) == ("x", "y")
    assert "Overzicht opvanglocaties Oost-Nederland" in dialog.facts.text()


def test_a_layer_whose_header_qgis_did_not_find_is_read_anew(dialog, lists, qtbot):
    layer = QgsVectorLayer(str(lists / "locaties_kop.xlsx"), "lijst", "ogr")
    assert layer.fields().names()[0].startswith("Field")
    QgsProject.instance().addMapLayer(layer)
    dialog.source.set_layer(layer)
    qtbot.waitUntil(lambda: dialog.frame is not None and "naam" in dialog.frame, timeout=5_000)
    assert dialog.fields["loc_naam"].currentField() == "naam"


def test_which_sheet_is_asked(dialog, tmp_path, qtbot, monkeypatch):
    path = tmp_path / "boek.ods"
    driver = ogr.GetDriverByName("ODS").CreateDataSource(str(path))
    for sheet, name in (("2025", "Oud"), ("2026", "Nieuw")):
        layer = driver.CreateLayer(sheet)
        for column in ("naam", "x", "y"):
            layer.CreateField(ogr.FieldDefn(column))
        row = ogr.Feature(layer.GetLayerDefn())
        for column, value in (("naam", name), ("x", "115000"), ("y", "455000")):
            row.SetField(column, value)
        layer.CreateFeature(row)
    del row, layer, driver
    asked = []

    def choose(_parent, title, _label, items, *_rest):
        asked.append((title, items))
        return items[1], True

    monkeypatch.setattr("opvangatlas.ui.widgets.source.QInputDialog.getItem", choose)
    dialog.source.add_file(str(path))
    qtbot.waitUntil(lambda: dialog.frame is not None and dialog.frame["naam"].tolist() == ["Nieuw"], timeout=5_000)
    assert asked == [("boek.ods", ["2025", "2026"])]


def test_rows_are_shown_also_when_none_fits(dialog, lists, opened, qtbot):
    dialog.source.add_file(str(lists / "locaties_zonder_xy.csv"))
    qtbot.waitUntil(lambda: dialog.frame is not None and "Locatie" in dialog.frame, timeout=5_000)
    click(dialog.ok, qtbot)
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=20_000)
    assert "address" in dialog.problem_line.text()
    assert dialog.show_rows.isVisible()
    assert dialog.refused.featureCount() == 17
    assert {"x", "y", "reden"} <= set(dialog.refused.fields().names())


@pytest.mark.parametrize(
    "names",
    [
        ["Locatie", "Begindatum", "Einddatum", "Capaciteit", "Adres", "Woonplaats", "geheim", "einde huur"],
        ["loc_id", "naam", "vanaf", "tot", "Opvangplaatsen", "bo_start", "bo_eind", "status", "zekerheid"],
        ["id", "name", "X-coördinaat", "Y-coördinaat", "t/m"],
    ],
)
def test_the_dialog_and_the_algorithm_see_the_same_in_a_column(names):
    dialog = {
        target: column for target, column in guessed_fields(names, MAPPED).items() if target not in ("type", "x", "y")
    }
    assert dialog == {target: column for target, column in guessed(names).items() if target in MAPPED}
    assert len(dialog) >= 2


def test_repaired_rows_go_in_without_choosing_again(dialog, plan_path, qtbot):
    click(dialog.ok, qtbot)
    qtbot.waitUntil(lambda: dialog.show_rows.isVisible(), timeout=10_000)
    click(dialog.show_rows, qtbot)
    table = dialog.rejected_rows.table
    column = next(c for c in range(table.columnCount()) if table.horizontalHeaderItem(c).text() == "beschikbaar_tot")
    assert "31-31-2028" in table.item(0, 0).text()
    table.setFocus()
    type_in(table, 0, column, "31-12-2028", qtbot)
    with qtbot.waitSignal(dialog.accepted, timeout=10_000):
        click(dialog.rejected_rows.again_button, qtbot)
    made = GeoPackageStore.open(plan_path).read(["opvanglocaties", "capaciteitsperioden"])
    sea = made["opvanglocaties"].set_index("loc_naam").loc["Zee"]
    assert (sea["type_2020"], sea["geom"].x) == ("rol", 125000)
    ends = made["capaciteitsperioden"].set_index("loc_id")["tot"]
    assert str(ends[sea["loc_id"]]) == "2028-12-31"


def type_in(table, row, column, text, qtbot):
    """Type in a cell, as a user does: a double click, the text, Enter."""
    item = table.item(row, column)
    table.scrollToItem(item)
    where = table.visualItemRect(item).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    editor = table.viewport().findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.item(row, column).text() == text, timeout=2_000)


def test_outside_the_plan_is_no_fault(dialog, plan_path, qtbot):
    dialog.source.set_layer(points([*ROWS[:2], ("Zee", "Azc", 100, None, "POINT(0 500000)")]))
    qtbot.waitUntil(lambda: dialog.facts.text().startswith("3"), timeout=5_000)
    click(dialog.ok, qtbot)
    qtbot.waitUntil(lambda: "outside" in dialog.facts.text(), timeout=10_000)
    assert dialog.facts.text() == "1 row(s) outside the area of the plan were left aside."
    assert not dialog.problem_line.isVisible()
    assert len(GeoPackageStore.open(plan_path).read(["opvanglocaties"])["opvanglocaties"]) == 3


def test_choices_are_kept_for_the_next_list_with_this_header(dialog, opened, qtbot):
    dialog.fields["tot"].setField("")
    dialog.fields["bo_eind"].setField("beschikbaar_tot")
    combo = dialog.types.cellWidget(0, 1)
    combo.setCurrentIndex(combo.findData("gvl"))
    dialog.default_status.setCurrentIndex(dialog.default_status.findData("voortzetten"))
    dialog.source.set_layer(dialog.source.layer())
    click(dialog.ok, qtbot)
    qtbot.waitUntil(lambda: not dialog.is_busy and dialog.show_rows.isVisible(), timeout=10_000)
    dialog.reject()
    opened.actions["locations"].trigger()
    again = [one for one in opened.dialogs.all if isinstance(one, ImportLocationsDialog)][-1]
    again.source.set_layer(points(ROWS[:2]))
    qtbot.waitUntil(lambda: again.types.rowCount() > 0, timeout=5_000)
    assert (again.fields["tot"].currentField(), again.fields["bo_eind"].currentField()) == ("", "beschikbaar_tot")
    assert again.type_map() == {"Azc": "gvl"}
    assert again.default_status.currentData() == "voortzetten"
