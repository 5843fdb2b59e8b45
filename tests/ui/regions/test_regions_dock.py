# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Regions": live figures, actions, agreements, find and fix, variants, log."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt

from opvangatlas.plugin.adapters.plan.plan_layers import VIEW_PROPERTY
from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.ui.shell.questions import Choice
from opvangatlas.ui.widgets.region_rows import REGION, TOTAL, UNASSIGNED
from opvangatlas.ui.widgets.table import ROW_ROLE

from ..conftest import click


def prepared(bench, qtbot):
    qtbot.waitUntil(lambda: bench.drawing.painting is not None, timeout=10_000)
    return bench.drawing


@pytest.fixture
def drawing(opened, qtbot):
    yield prepared(opened, qtbot)
    QgsProject.instance().rollBack(True)


def cells(drawing):
    model, view = drawing.dock.table.proxy, drawing.dock.table.view
    columns = [c for c in range(model.columnCount()) if not view.isColumnHidden(c)]
    return [[model.index(row, c).data() for c in columns] for row in range(model.rowCount())]


def act(drawing, name):
    action = drawing.actions.by_name[name]
    assert action.isEnabled()
    action.trigger()


def test_rows_with_figures_that_are_known(drawing):
    assert cells(drawing) == [
        ["Oost", "4", "140,000", "18.4 km", "–"],
        ["West", "3", "140,000", "–", "–"],
        ["Unassigned", "1", "80,000", "–", "–"],
        ["Total", "8", "360,000", "18.4 km", "–"],
    ]
    assert "straight line" in drawing.dock.note.text()


def test_figures_follow_a_move_and_its_undo(drawing):
    before = cells(drawing)
    drawing.assign(["GM9008"], "R2")
    assert cells(drawing)[1][:3] == ["West", "4", "220,000"]
    assert cells(drawing)[2][1] == "0"
    assert "not saved: 1." in drawing.dock.note.text()
    drawing.painting.layer.undoStack().undo()
    assert cells(drawing) == before


def test_unassigned_and_total_stay_at_the_bottom(drawing):
    view, proxy = drawing.dock.table.view, drawing.dock.table.proxy
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        for column in range(proxy.columnCount()):
            view.sortByColumn(column, order)
            kinds = [proxy.index(row, 0).data(ROW_ROLE).kind for row in range(4)]
            assert kinds == [REGION, REGION, UNASSIGNED, TOTAL]


def test_f2_renames_and_a_taken_name_is_refused(drawing, opened):
    table = drawing.dock.table
    drawing.dock.show()
    table.select(["R1"])
    table.rename()
    index = table.proxy.index(0, 0)
    assert table.proxy.setData(index, "Kust", Qt.ItemDataRole.EditRole)
    assert drawing.painting.regions["R1"].name == "Kust"
    assert cells(drawing)[0][0] == "Kust"
    table.proxy.setData(table.proxy.index(0, 0), "west", Qt.ItemDataRole.EditRole)
    assert drawing.painting.regions["R1"].name == "Kust"
    assert any("already" in line for line in opened.iface.lines())
    assert not table.proxy.index(3, 0).flags() & Qt.ItemFlag.ItemIsEditable


def test_a_new_region_becomes_the_target(drawing):
    act(drawing, "add")
    region = drawing.target
    assert drawing.dock.table.regions() == [region]
    assert drawing.dock.target.currentData() == region
    drawing.assign(["GM9008"], region)
    assert drawing.painting.board.totals(region).units == 1


def test_merge_remove_colours_and_split(drawing):
    table = drawing.dock.table
    assert not drawing.actions.by_name["merge"].isEnabled()
    table.select(["R1", "R2"])
    act(drawing, "merge")
    assert list(drawing.painting.regions) == ["R1"]
    drawing.painting.layer.undoStack().undo()
    table.select(["R2"])
    act(drawing, "remove")
    assert list(drawing.painting.regions) == ["R1"]
    assert drawing.painting.board.totals(None).units == 4
    table.select(["R1"])
    drawing.painting.layer.selectByIds([drawing.painting._fid["GM9001"]])
    act(drawing, "split")
    assert len(drawing.painting.regions) == 2
    act(drawing, "spread")
    drawing.actions.take_colour(["R1"], "#123456")
    assert drawing.painting.regions["R1"].colour == "#123456"


def test_agreements_are_edits_of_the_region(drawing, plan_path):
    drawing.dock.table.select(["R1"])
    form = drawing.dock.form
    assert form.isEnabled()
    form.lines["lead_prt"].setText(" PRT Oost ")
    form.agreements.setPlainText("samen met West")
    form.basis.setCurrentIndex(form.basis.findData("veiligheidsregio"))
    form.basis.activated.emit(form.basis.currentIndex())
    act(drawing, "save")
    row = GeoPackageStore.open(plan_path).read(["regios"])["regios"].set_index("regio_id").loc["R1"]
    assert (row["lead_prt"], row["afspraken"], row["basis"]) == ("PRT Oost", "samen met West", "veiligheidsregio")
    drawing.dock.table.select(["R1", "R2"])
    assert not form.isEnabled()


def test_lock_and_unlock(drawing, plan_path):
    drawing.dock.table.select(["R1"])
    act(drawing, "lock")
    row = GeoPackageStore.open(plan_path).read(["regios"])["regios"].set_index("regio_id").loc["R1"]
    assert row["vergrendeld"]
    drawing.dock.table.select(["R1"])
    assert drawing.actions.by_name["lock"].text() == "Unlock"
    act(drawing, "lock")
    assert drawing.painting.locked == set()


# find and fix


def test_loose_pieces_are_stepped_through_and_fixed_with_one_click(drawing, qtbot):
    drawing.assign(["GM9002", "GM9006"], None)
    drawing.assign(["GM9004"], "R1")
    act(drawing, "repair")
    panel = drawing.dock.proposals
    assert panel.title.text() == "1/4 · Plaats 2"
    assert panel.reason.text() == "Unassigned"
    seen = []
    for _ in range(4):
        seen.append(panel.reason.text())
        click(panel.next_button, qtbot)
    assert seen == ["Unassigned"] * 3 + ["Loose piece of Oost"]
    click(panel.previous_button, qtbot)
    assert panel.title.text() == "4/4 · Plaats 4"
    assert [offer.name for offer in panel.model.rows] == ["West"]
    assert panel.model.rows[0].proposal.pieces == -1
    click(panel.apply_button, qtbot)
    assert drawing.painting.board.region_of("GM9004") == "R2"
    for _ in range(3):
        click(panel.apply_button, qtbot)
    assert "Everything is assigned" in panel.title.text()
    assert drawing.painting.board.to_repair() == []
    click(panel.back_button, qtbot)
    assert not drawing.dock.shows_proposals


# variants


def make_variant(opened, drawing, qtbot, name, start):
    act(drawing, "variants")
    dialog = drawing.actions.variants.dialogs[-1]
    dialog.name.setText(name)
    dialog.start.setCurrentIndex(dialog.start.findData(start))
    with qtbot.waitSignal(opened.session.assessed, timeout=10_000):
        click(dialog.make_button, qtbot)
    return prepared(opened, qtbot)


def test_a_copy_is_shown_at_once_and_the_original_can_be_compared_with(opened, drawing, qtbot, tmp_path):
    make_variant(opened, drawing, qtbot, "Plan B", "=")
    assert drawing.painting.variant == "plan-b"
    assert drawing.dock.variants.currentText() == "Plan B"
    drawing.assign(["GM9008", "GM9001"], "R2")
    act(drawing, "compare")
    dialog = drawing.actions.variants.dialogs[-1]
    dialog.first.setCurrentIndex(dialog.first.findData("A"))
    assert list(dialog.moved_frame["gm_code"]) == ["GM9008", "GM9001"]
    assert dialog.summary.text() == "Moved: 2 municipalities, 90,000 inhabitants"
    click(dialog.map_button, qtbot)
    shown = [v for v in QgsProject.instance().mapLayers().values() if v.customProperty(VIEW_PROPERTY) == "verplaatst"]
    rows = {f["gm_code"]: (f["van_naam"], f["naar_kleur"]) for f in shown[0].getFeatures()}
    assert rows == {"GM9008": ("Unassigned", "#F5B468"), "GM9001": ("Oost", "#F5B468")}
    assert dialog.export(tmp_path / "vergelijking")
    assert "Plaats 8" in (tmp_path / "vergelijking.csv").read_text("utf-8-sig")
    dialog.close()


def test_switching_asks_about_what_is_not_saved(opened, drawing, qtbot):
    make_variant(opened, drawing, qtbot, "Leeg", "")
    assert drawing.painting.board.totals(None).units == 8
    assert drawing.painting.regions == {}
    act(drawing, "add")
    region = drawing.target
    drawing.assign(["GM9001"], region)
    desk = drawing.actions.variants
    desk.ask = lambda *_: Choice.CANCEL
    assert not desk.switch("A")
    assert drawing.painting.variant == "leeg"
    desk.ask = lambda *_: Choice.SAVE
    with qtbot.waitSignal(opened.session.assessed, timeout=10_000):
        drawing.dock.variant_chosen.emit("A")
    prepared(opened, qtbot)
    assert drawing.painting.board.totals("R1").units == 4
    with qtbot.waitSignal(opened.session.assessed, timeout=10_000):
        assert desk.switch("leeg")
    prepared(opened, qtbot)
    assert drawing.painting.board.members(region) == ["GM9001"]


def test_variants_are_renamed_annotated_and_deleted(opened, drawing, qtbot, plan_path):
    make_variant(opened, drawing, qtbot, "Plan B", "=")
    act(drawing, "variants")
    dialog = drawing.actions.variants.dialogs[-1]
    with qtbot.waitSignal(opened.session.assessed, timeout=10_000):
        dialog.table.item(0, 1).setText("zoals besproken")
    prepared(opened, qtbot)
    dialog.close()
    row = GeoPackageStore.open(plan_path).read(["varianten"])["varianten"].set_index("variant_id").loc["A"]
    assert row["toelichting"] == "zoals besproken"
    act(drawing, "variants")
    dialog = drawing.actions.variants.dialogs[-1]
    dialog.table.selectRow(1)
    assert not dialog.delete_button.isEnabled()  # the active one
    dialog.table.selectRow(0)
    with qtbot.waitSignal(opened.session.assessed, timeout=10_000):
        click(dialog.delete_button, qtbot)
    prepared(opened, qtbot)
    frame = GeoPackageStore.open(plan_path).read(["varianten", "indeling"])
    assert list(frame["varianten"]["variant_id"]) == ["plan-b"]
    assert set(frame["indeling"]["variant_id"]) == {"plan-b"}


def test_a_name_that_is_taken_is_refused_in_words(opened, drawing):
    assert not drawing.actions.variants.make("A", "=")
    assert any("already" in line for line in opened.iface.lines())
    assert drawing.painting is not None


# the log


def test_the_log_is_shown_filtered_and_exported(drawing, tmp_path):
    drawing.assign(["GM9008"], "R2")
    act(drawing, "save")
    drawing.assign(["GM9001", "GM9002"], None)
    act(drawing, "save")
    act(drawing, "log")
    dialog = drawing.actions.variants.dialogs[-1]
    assert dialog.proxy.rowCount() == 3
    texts = [dialog.proxy.index(2, column).data() for column in range(2, 6)]
    assert texts == ["A", "Plaats 8", "Unassigned", "West"]
    dialog.filter.setText("plaats oost")
    assert dialog.proxy.rowCount() == 2
    assert dialog.export(tmp_path / "log.csv")
    assert len((tmp_path / "log.csv").read_text("utf-8-sig").splitlines()) == 4
    dialog.close()


# other moments


def test_a_check_gives_findings_and_an_edit_makes_them_old(opened, drawing, qtbot):
    with qtbot.waitSignal(opened.session.assessed, timeout=10_000):
        opened.actions["check"].trigger()
    qtbot.waitUntil(lambda: cells(drawing)[3][4] != "–", timeout=10_000)
    assert "Findings from before" not in drawing.dock.note.text()
    drawing.assign(["GM9008"], "R2")
    assert "Findings from before" in drawing.dock.note.text()
    drawing.painting.layer.rollBack()
    assert "Findings from before" not in drawing.dock.note.text()


def test_closing_the_plan_empties_the_dock(opened, drawing):
    opened.actions["close"].trigger()
    assert drawing.painting is None
    assert drawing.dock.hint.label.text() == "Open a plan first."
    assert not any(action.isEnabled() for action in drawing.tools.actions)


def test_the_dock_fits_beside_the_map(theme, opened, qtbot):
    dock = prepared(opened, qtbot).dock
    dock.show()
    assert dock.widget().minimumSizeHint().width() <= 350
    assert dock.widget().widget(1).widget().minimumSizeHint().width() <= 350
