# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Location" on the sample: list, form, periods, reserve, adding on the map, undo, saving."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from time import process_time

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QDialogButtonBox, QMessageBox, QPushButton

from opvangatlas.plugin.adapters.layers import cell
from opvangatlas.plugin.core.model.tables import LOCATIONS
from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.ui.shell.questions import ask_remove

from ..conftest import click
from ..sample import SAMPLE, choose, layer, pixel, row_click, stored, type_in


def balance(dock, quarter):
    return next(row.balance for row in dock.rows if row.quarter == quarter)


def test_the_list_by_end(location):
    view = location.dock.list.view.model()
    cells = [[view.index(row, c).data() for c in range(4)] for row in range(view.rowCount())]
    assert cells[0] == ["Griendpolder", "sat.", "300", "2028-02-15"]
    assert ["Kaapduin", "GVL", "500", "open-ended"] in cells
    assert cells[-1][3] == "–"
    assert not view.index(0, 0).data(Qt.ItemDataRole.DecorationRole).isNull()


def test_search_and_filters(location, qtbot):
    listed = location.dock.list
    qtbot.keyClicks(listed.search, "reelh")
    assert [row.name for row in listed.rows] == ["Reëlhoeve"]
    listed.search.clear()
    click(listed.filter_button, qtbot)
    assert listed.filters.isVisible()
    listed.kind.setCurrentIndex(listed.kind.findData("gvl"))
    assert [row.name for row in listed.rows] == ["Kaapduin"]
    listed.status.setCurrentIndex(listed.status.findData("nieuw"))
    assert listed.rows == []
    assert listed.nothing.isVisible()
    assert listed.filter_button.text() == "Filter 2 ▾"
    click(listed.clear_button, qtbot)
    assert len(listed.rows) == 15
    listed.ending.setChecked(True)
    assert [row.name for row in listed.rows] == []
    listed.ending.setChecked(False)
    listed.region.setCurrentIndex(1)
    assert 0 < len(listed.rows) < 15
    assert {row.region for row in listed.rows} == {listed.region.currentData()}
    listed.certainty.setCurrentIndex(listed.certainty.findData("verkenning"))
    assert all(row.certainty == "verkenning" for row in listed.rows)


def test_one_selection_with_the_map(location, qtbot):
    dock, points = location.dock, layer(location)
    assert dock.choose.label.text() == "Choose a location in the list or on the map."
    row_click(dock, "Zeezicht", qtbot)
    assert [f["loc_id"] for f in points.selectedFeatures()] == ["OL01"]
    assert dock.form.fields["loc_naam"].editor.text() == "Zeezicht"
    points.selectByExpression("\"loc_id\" = 'OL07'")
    assert dock.form.fields["loc_naam"].editor.text() == "Kaapduin"
    assert dock.list.ids() == ["OL07"]
    row_click(dock, "Zeezicht", qtbot, Qt.KeyboardModifier.ControlModifier)
    assert {f["loc_id"] for f in points.selectedFeatures()} == {"OL01", "OL07"}
    assert dock.choose.label.text() == "2 location(s) selected"
    points.removeSelection()
    assert dock.list.ids() == []
    assert not dock.remove_action.isEnabled()


def test_the_form_is_that_of_the_schema(location, qtbot):
    form = location.dock.form
    assert {*form.fields} | {"loc_id"} == {c.name for c in LOCATIONS}
    assert [*form.boxes] == [group.name for group in LOCATIONS.groups]
    row_click(location.dock, "De Wending", qtbot)
    titles = {name: box.title() for name, box in form.boxes.items()}
    assert titles["general"] == "General (1 empty)"
    assert form._labels["type_2020"].text() == "Type (2020) *"
    assert form._labels["type_2024"].text() == "Type (2024)"
    assert form.where.text().startswith("Region: ")
    choose(form.fields["type_2020"], "rol")
    qtbot.waitUntil(lambda: form.boxes["general"].title() == "General", timeout=5_000)


def test_a_change_is_one_step_back(location, qtbot):
    dock, points = location.dock, layer(location)
    row_click(dock, "Zeezicht", qtbot)
    type_in(dock.form.fields["loc_naam"], "Zeezicht II", qtbot)
    assert stored(location, "opvanglocaties", "loc_id", "OL01")[0]["loc_naam"] == "Zeezicht II"
    assert location.iface.active == points.name()
    qtbot.waitUntil(lambda: dock.title.text() == "Zeezicht II · 1 unsaved change(s)", timeout=5_000)
    assert points.undoStack().count() == 1
    points.undoStack().undo()
    qtbot.waitUntil(lambda: dock.form.fields["loc_naam"].editor.text() == "Zeezicht", timeout=5_000)
    assert not dock.save_button.isEnabled()
    points.undoStack().redo()
    qtbot.waitUntil(lambda: dock.form.fields["loc_naam"].editor.text() == "Zeezicht II", timeout=5_000)


def test_refusals_stand_below_the_field(location, qtbot):
    dock = location.dock
    fields = dock.form.fields
    row_click(dock, "Zeezicht", qtbot)
    type_in(fields["loc_naam"], " ", qtbot)
    assert fields["loc_naam"].reason == "Fill in name."
    assert stored(location, "opvanglocaties", "loc_id", "OL01")[0]["loc_naam"] == "Zeezicht"
    dock.form.boxes["agreement"].setCollapsed(False)
    fields["bo_eind"].editor.choose(date(2018, 1, 1))
    assert fields["bo_eind"].reason == "The end (2018-01-01) comes before the start (2019-04-01)."
    fields["bo_eind"].editor.choose(date(2030, 1, 1))
    assert fields["bo_eind"].reason == ""
    choose(fields["bo_onbep"], True)
    (row,) = stored(location, "opvanglocaties", "loc_id", "OL01")
    assert row["bo_onbep"]
    assert cell(row["bo_eind"]) is None
    qtbot.waitUntil(lambda: fields["bo_eind"].value() is None, timeout=5_000)
    row_click(dock, "Kaapduin", qtbot)
    assert fields["loc_naam"].reason == ""


def test_unknown_is_not_nought(location, qtbot):
    dock = location.dock
    row_click(dock, "Zeezicht", qtbot)
    area = dock.form.fields["bvo_m2"]
    dock.form.boxes["ownership"].setCollapsed(False)
    area.editor.setValue(0)
    assert stored(location, "opvanglocaties", "loc_id", "OL01")[0]["bvo_m2"] == 0
    area.editor.clear()
    assert area.value() is None
    assert area.editor.lineEdit().placeholderText() == "unknown"
    assert cell(stored(location, "opvanglocaties", "loc_id", "OL01")[0]["bvo_m2"]) is None


def test_add_by_a_click_fill_in_and_see_the_balance(location, bench, qtbot):
    dock, canvas = location.dock, bench.iface.mapCanvas()
    capacity = bench.capacity.dock
    capacity.setFloating(True)
    capacity.show()
    qtbot.waitUntil(lambda: bool(capacity.rows), timeout=5_000)
    before = balance(capacity, "2028-K1")
    assert before == -300
    click(dock.add_button, qtbot)
    assert canvas.mapTool() is location.places.tool
    assert bench.actions["add_location"].isChecked()
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=pixel(location, "OL01"))
    assert canvas.mapTool() is not location.places.tool
    (made,) = stored(location, "opvanglocaties", "loc_id", "L16")
    values = [made[name] for name in ("loc_naam", "gm_code", "status", "zekerheid", "vertrouwelijk")]
    assert values == ["New location", "GM9001", "nieuw", "verkenning", True]
    fields = dock.form.fields
    assert fields["gm_code"].value() == "GM9001"
    type_in(fields["loc_naam"], "Nieuwe Haven", qtbot)
    choose(fields["type_2020"], "rol")
    choose(fields["zekerheid"], "vastgesteld")
    choose(fields["vertrouwelijk"], False)
    dock.form.boxes["agreement"].setCollapsed(False)
    fields["bo_start"].editor.choose(date(2027, 1, 1))
    dock.form.boxes["capacity"].setCollapsed(False)
    periods = dock.form.editors["capaciteitsperioden"]
    click(periods.add_button, qtbot)
    (period,) = stored(location, "capaciteitsperioden", "loc_id", "L16")
    assert period["periode_id"] == "P17"
    assert cell(period["van"]) == date(2027, 1, 1)
    periods.fields["plekken_asiel"].editor.setValue(100)
    qtbot.waitUntil(lambda: balance(capacity, "2028-K1") == -200, timeout=5_000)
    layer(location, "capaciteitsperioden").undoStack().undo()
    qtbot.waitUntil(lambda: balance(capacity, "2028-K1") == -300, timeout=5_000)
    layer(location, "capaciteitsperioden").undoStack().redo()
    qtbot.waitUntil(lambda: balance(capacity, "2028-K1") == -200, timeout=5_000)
    _add_reserve(dock.form, qtbot)
    (reserve,) = stored(location, "reservecapaciteit", "loc_id", "L16")
    assert [reserve[n] for n in ("captype", "plekken", "inzet_dgn")] == ["reserve_direct", 40, 14]
    price = dock.form.editors["reservecapaciteit"].fields["eur_plekdg"]
    type_in(price, "4,50", qtbot)
    assert stored(location, "reservecapaciteit", "loc_id", "L16")[0]["eur_plekdg"] == 4.5
    type_in(price, "0", qtbot)
    assert stored(location, "reservecapaciteit", "loc_id", "L16")[0]["eur_plekdg"] == 0
    type_in(price, "-1", qtbot)
    assert price.reason == "price per place per day in reserve cannot be lower than 0."
    type_in(price, "veel", qtbot)
    assert price.reason == "‘veel’ is not a number."
    _save_and_read(location, qtbot)


def _add_reserve(form, qtbot):
    form.boxes["reserve"].setCollapsed(False)
    reserve = form.editors["reservecapaciteit"]
    click(reserve.add_button, qtbot)
    assert reserve.note.text() == "Fill in what has a * to add the row."
    reserve.fields["plekken"].editor.setValue(40)
    assert reserve.rows == []
    reserve.fields["inzet_dgn"].editor.setValue(14)
    qtbot.waitUntil(lambda: len(reserve.rows) == 1, timeout=5_000)
    assert reserve.note.text() == ""


def _save_and_read(location, qtbot):
    dock = location.dock
    assert dock.save_button.isEnabled()
    click(dock.save_button, qtbot)
    assert not dock.save_button.isEnabled()
    assert location.session.unsaved_layers() == []
    assert dock.form.fields["loc_naam"].editor.text() == "Nieuwe Haven"
    assert [f["loc_id"] for f in layer(location).selectedFeatures()] == ["L16"]
    with GeoPackageStore.open(location.session.path) as store:
        plan = store.read()
    assert "L16" in set(plan["opvanglocaties"]["loc_id"])
    assert list(plan["reservecapaciteit"].query("loc_id == 'L16'")["eur_plekdg"]) == [0.0]
    location.places.ask_remove = lambda name, more: (name, more) == ("Nieuwe Haven", 2)
    dock.remove_action.trigger()
    click(dock.save_button, qtbot)
    assert stored(location, "opvanglocaties", "loc_id", "L16") == []
    assert stored(location, "capaciteitsperioden", "loc_id", "L16") == []
    assert location.session.unsaved_layers() == []


def test_target_groups_are_ticked_and_undone(location, qtbot):
    row_click(location.dock, "Zeezicht", qtbot)
    boxes = location.dock.form.groups.boxes
    loc_id = location.chosen
    before = {row["doelgroep"] for row in stored(location, "locatie_doelgroepen", "loc_id", loc_id)}
    assert {group for group, box in boxes.items() if box.isChecked()} == before
    free = next(group for group in boxes if group not in before)
    location.dock.form.boxes["target"].setCollapsed(False)
    click(boxes[free], qtbot)
    groups = {row["doelgroep"] for row in stored(location, "locatie_doelgroepen", "loc_id", loc_id)}
    assert groups == before | {free}
    layer(location, "locatie_doelgroepen").undoStack().undo()
    qtbot.waitUntil(lambda: not boxes[free].isChecked(), timeout=5_000)
    click(boxes[free], qtbot)
    click(boxes[free], qtbot)
    assert {row["doelgroep"] for row in stored(location, "locatie_doelgroepen", "loc_id", loc_id)} == before


def test_facilities_have_a_distance_with_method_and_date(location, qtbot):
    row_click(location.dock, "Zeezicht", qtbot)
    form, loc_id = location.dock.form, location.chosen
    form.boxes["facilities"].setCollapsed(False)
    there = {row["soort"] for row in stored(location, "voorzieningen", "loc_id", loc_id)}
    free = next(kind for kind in ("water", "ind_kantoor", "school") if kind not in there)
    click(form.editors["voorzieningen"].add_button, qtbot)
    choose(form.editors["voorzieningen"].fields["soort"], free)
    qtbot.waitUntil(lambda: form.editors["voorzieningen"].current == free, timeout=5_000)
    type_in(form.editors["voorzieningen"].fields["km"], "1,5", qtbot)
    choose(form.editors["voorzieningen"].fields["methode"], "hemelsbreed")
    (row,) = [r for r in stored(location, "voorzieningen", "loc_id", loc_id) if r["soort"] == free]
    assert (row["km"], row["methode"], cell(row["datum"])) == (1.5, "hemelsbreed", date.today())
    others = [r for r in stored(location, "voorzieningen", "soort", free) if r["loc_id"] != loc_id]
    assert all(r["km"] != 1.5 for r in others)
    click(form.editors["voorzieningen"].add_button, qtbot)
    choose(form.editors["voorzieningen"].fields["soort"], free)
    assert "is there already" in form.editors["voorzieningen"].fields["soort"].reason
    click(form.editors["voorzieningen"].remove_button, qtbot)
    form.editors["voorzieningen"].choose(free)
    click(form.editors["voorzieningen"].remove_button, qtbot)
    assert {r["soort"] for r in stored(location, "voorzieningen", "loc_id", loc_id)} == there


def test_outside_every_municipality(location, bench, qtbot):
    canvas = bench.iface.mapCanvas()
    bench.actions["add_location"].trigger()
    assert canvas.mapTool() is location.places.tool
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert location.dock.note.text() == "This place lies in no municipality of the plan."
    assert layer(location).featureCount() == 15
    assert canvas.mapTool() is location.places.tool
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.mapTool() is not location.places.tool
    assert not bench.actions["add_location"].isChecked()
    assert location.dock.note.text() == ""


def test_coordinates_move_and_duplicate(location, qtbot):
    dock = location.dock
    (feature,) = stored(location, "opvanglocaties", "loc_id", "OL07")
    there = feature.geometry().asPoint()
    row_click(dock, "Zeezicht", qtbot)
    dock.duplicate_action.trigger()
    assert dock.form.fields["loc_naam"].editor.text() == "Zeezicht (copy)"
    click(dock.move_button, qtbot)
    assert dock.coordinates.isVisible()
    dock.coordinates.setText("nergens")
    qtbot.keyClick(dock.coordinates, Qt.Key.Key_Return)
    assert dock.note.text().startswith("‘nergens’ is not two numbers. Write x, y")
    dock.coordinates.setText(f"{there.x():.1f}, {there.y():.1f}")
    qtbot.keyClick(dock.coordinates, Qt.Key.Key_Return)
    (moved,) = stored(location, "opvanglocaties", "loc_id", "L16")
    assert moved["gm_code"] == feature["gm_code"] == "GM9022"
    assert moved.geometry().asPoint().distance(there) < 1
    assert not dock.coordinates.isVisible()
    layer(location).undoStack().undo()
    assert stored(location, "opvanglocaties", "loc_id", "L16")[0]["gm_code"] == "GM9001"
    location.ask_revert = lambda count: count > 0
    click(dock.revert_button, qtbot)
    assert len(dock.list.rows) == 15
    assert not dock.revert_button.isEnabled()
    row_click(dock, "Zeezicht", qtbot)
    type_in(dock.form.fields["loc_naam"], "Zeezicht III", qtbot)
    click(dock.save_button, qtbot)
    assert stored(location, "opvanglocaties", "loc_id", "OL01")[0]["loc_naam"] == "Zeezicht III"
    assert location.session.unsaved_layers() == []


def test_periods_do_not_overlap(location, qtbot):
    dock = location.dock
    row_click(dock, "Stadspoort", qtbot)
    dock.form.boxes["capacity"].setCollapsed(False)
    periods = dock.form.editors["capaciteitsperioden"]
    assert [row["periode_id"] for row in periods.rows] == ["CP04", "CP05"]
    assert periods.current == "CP04"
    assert dock.form.strip.years() == (2021, 2030)
    to = periods.fields["tot"]
    to.editor.choose(date(2028, 6, 1))
    assert to.reason == "Overlaps with the period 2028-01-01 to open-ended of this location."
    to.editor.choose(date(2020, 6, 1))
    assert to.reason == "The end (2020-06-01) comes before the start (2021-06-01)."
    assert cell(stored(location, "capaciteitsperioden", "periode_id", "CP04")[0]["tot"]) == date(2027, 12, 31)
    click(periods.add_button, qtbot)
    (made,) = [row for row in periods.rows if row["periode_id"] == periods.current]
    assert (made["van"], made["zekerheid"], made["getekend"]) == (date.today(), "voornemen", False)
    choose(periods.fields["getekend"], True)
    assert periods.fields["getekend"].reason.startswith("Overlaps with the period")
    click(periods.add_button, qtbot)
    assert "has no end. Fill in its end first." in periods.note.text()
    click(periods.remove_button, qtbot)
    periods.choose("CP05")
    periods.fields["tot"].editor.choose(date(2029, 12, 31))
    click(periods.add_button, qtbot)
    assert [row["van"] for row in periods.rows][-1] == date(2030, 1, 1)
    click(periods.remove_button, qtbot)
    assert [row["periode_id"] for row in periods.rows] == ["CP04", "CP05"]


def test_removing_is_one_step_back_too(location, qtbot):
    dock, points = location.dock, layer(location)
    location.places.ask_remove = lambda *_what: False
    row_click(dock, "Zeezicht", qtbot)
    dock.remove_action.trigger()
    assert stored(location, "opvanglocaties", "loc_id", "OL01")
    location.places.ask_remove = lambda name, more: (name, more) == ("Zeezicht", 6)
    dock.remove_action.trigger()

    def left():
        tables = ("opvanglocaties", "capaciteitsperioden", "reservecapaciteit", "voorzieningen")
        return [len(stored(location, table, "loc_id", "OL01")) for table in tables]

    assert left() == [0, 0, 0, 0]
    points.undoStack().undo()
    assert left() == [1, 1, 1, 4]
    points.undoStack().redo()
    assert left() == [0, 0, 0, 0]
    click(dock.save_button, qtbot)
    assert left() == [0, 0, 0, 0]
    assert location.session.unsaved_layers() == []
    qtbot.waitUntil(lambda: len(dock.list.rows) == 14, timeout=5_000)


def test_a_name_with_a_dot_in_it_stays_whole(location, qtbot):
    dock = location.dock
    row_click(dock, "Zeezicht", qtbot)
    type_in(dock.form.fields["loc_naam"], "Zeezicht · Noord", qtbot)
    type_in(dock.form.fields["plaats"], "Elders", qtbot)
    qtbot.waitUntil(lambda: dock.title.text() == "Zeezicht · Noord · 2 unsaved change(s)", timeout=5_000)


def test_looking_into_an_empty_field_changes_nothing(location, qtbot):
    dock = location.dock
    row_click(dock, "Zeezicht", qtbot)
    dock.form.boxes["agreement"].setCollapsed(False)
    for field in dock.form.fields.values():
        field.editor.setFocus()
        qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    dock.form.leave()
    click(dock.list.filter_button, qtbot)
    assert location.session.unsaved_layers() == []
    assert [field.reason for field in dock.form.fields.values() if field.reason] == []


def test_without_the_layer_there_is_a_list_and_no_error(location, qtbot):
    QgsProject.instance().removeMapLayer(layer(location).id())
    row_click(location.dock, "Zeezicht", qtbot)
    assert location.dock.form.fields["loc_naam"].editor.text() == "Zeezicht"
    type_in(location.dock.form.fields["plaats"], "Elders", qtbot)
    assert any("not in the project, so nothing was changed" in line for line in location.iface.lines())
    location.dock.add_button.click()
    assert location.iface.mapCanvas().mapTool() is not location.places.tool


def test_nothing_blocks(location, qtbot):
    """Measured by the process's own time: other work on the computer does not count."""
    started = process_time()
    for name in ("OL01", "OL02", "OL03", "OL04"):
        location.choose([name])
        location.refresh()
    assert (process_time() - started) / 4 < 0.1


def test_esc_goes_to_the_map(location, bench, qtbot):
    with qtbot.waitSignal(location.dock.left, timeout=1_000):
        qtbot.keyClick(location.dock, Qt.Key.Key_Escape)


def test_a_read_only_plan_is_shown_only(bench, tmp_path, qtbot, monkeypatch):
    real = GeoPackageStore.open.__func__
    monkeypatch.setattr(GeoPackageStore, "open", classmethod(lambda cls, path, **_: real(cls, path, read_only=True)))
    path = Path(shutil.copy(SAMPLE, tmp_path / "voorbeeld.gpkg"))
    with qtbot.waitSignal(bench.session.opened, timeout=20_000):
        bench.files.open(path)
    dock = bench.location.dock
    dock.setFloating(True)
    dock.show()
    qtbot.waitUntil(lambda: bool(dock.list.rows), timeout=5_000)
    row_click(dock, "Zeezicht", qtbot)
    assert dock.form.fields["loc_naam"].editor.text() == "Zeezicht"
    assert not dock.form.fields["loc_naam"].editor.isEnabled()
    assert not dock.form.editors["capaciteitsperioden"].add_button.isEnabled()
    assert not dock.add_button.isEnabled()
    assert dock.note.text().startswith("Read-only: ")
    assert not bench.actions["add_location"].isEnabled()


def test_without_a_plan_it_says_so(bench):
    assert bench.location.dock.hint.label.text() == "Open a plan first."


def test_a_finding_about_a_location_opens_its_form(location, bench, qtbot):
    from types import SimpleNamespace

    bench.open_form(SimpleNamespace(table="opvanglocaties", key="OL05"))
    assert location.dock.form.fields["loc_naam"].editor.text() == "Reëlhoeve"


def test_the_question_has_verbs(window, qtbot, monkeypatch):
    asked = []

    def answer(box):
        asked.extend(button.text() for button in box.findChild(QDialogButtonBox).findChildren(QPushButton))
        next(b for b in box.findChildren(QPushButton) if b.text() == "Remove").click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    assert ask_remove("Zeezicht", 2, None)
    assert set(asked) == {"Remove", "Cancel"}


def test_it_fits_beside_the_map(theme, location, qtbot):
    row_click(location.dock, "Zeezicht", qtbot)
    for box in location.dock.form.boxes.values():
        box.setCollapsed(False)
    assert location.dock.widget().minimumSizeHint().width() <= 350
    assert location.dock.form.minimumSizeHint().width() <= 350
