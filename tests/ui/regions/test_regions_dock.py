# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Regions": live figures, actions, agreements, find and fix, variants, log."""

from __future__ import annotations

import pytest
from qgis.core import Qgis, QgsProject
from qgis.PyQt.QtCore import Qt

from opvangatlas.plugin.adapters.plan.plan_layers import VIEW_PROPERTY
from opvangatlas.plugin.core.regions.board import TARGET
from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.ui.regions.effect_text import effect_text
from opvangatlas.ui.shell.questions import Choice
from opvangatlas.ui.widgets.region_rows import REGION, TOTAL, UNASSIGNED
from opvangatlas.ui.widgets.table import ROW_ROLE

from ..conftest import click


def prepared(bench, qtbot):
    qtbot.waitUntil(lambda: bench.regions.drawing.painting is not None, timeout=10_000)
    return bench.regions


@pytest.fixture
def desk(opened, qtbot):
    yield prepared(opened, qtbot)
    QgsProject.instance().rollBack(True)


def cells(desk):
    model, view = desk.dock.table.proxy, desk.dock.table.view
    columns = [c for c in range(model.columnCount()) if not view.isColumnHidden(c)]
    return [[model.index(row, c).data() for c in columns] for row in range(model.rowCount())]


def act(desk, name):
    action = desk.actions.by_name[name]
    assert action.isEnabled()
    action.trigger()


def test_rows_with_figures_that_are_known(desk):
    assert cells(desk) == [
        ["Oost", "4", "140,000", "18.4 km", "–"],
        ["West", "3", "140,000", "–", "–"],
        ["Unassigned", "1", "80,000", "–", "–"],
        ["Total", "8", "360,000", "18.4 km", "–"],
    ]
    assert "straight line" in desk.dock.note.text()


def test_the_heading_names_the_half_year_of_the_targets(desk):
    model = desk.dock.table.model
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert "Target" in heads  # there are none in this plan
    board = desk.drawing.painting.board
    board.half_year, board.tally.units.amounts[TARGET] = "2027-1", 10.0
    desk._show()
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert "Target 2027-I" in heads
    card = effect_text(desk.drawing, board.effect(["GM9008"], "R2"), ["GM9008"], "")
    assert "Target 2027-I" in [line[0] for line in card.lines]


def test_figures_follow_a_move_and_its_undo(desk):
    before = cells(desk)
    desk.drawing.assign(["GM9008"], "R2")
    assert cells(desk)[1][:3] == ["West", "4", "220,000"]
    assert cells(desk)[2][1] == "0"
    assert "not saved: 1." in desk.dock.note.text()
    desk.drawing.painting.layer.undoStack().undo()
    assert cells(desk) == before


def test_unassigned_and_total_stay_at_the_bottom(desk):
    view, proxy = desk.dock.table.view, desk.dock.table.proxy
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        for column in range(proxy.columnCount()):
            view.sortByColumn(column, order)
            kinds = [proxy.index(row, 0).data(ROW_ROLE).kind for row in range(4)]
            assert kinds == [REGION, REGION, UNASSIGNED, TOTAL]


def test_f2_renames_and_a_taken_name_is_refused(desk, opened):
    table = desk.dock.table
    desk.dock.show()
    table.select(["R1"])
    table.rename()
    index = table.proxy.index(0, 0)
    assert table.proxy.setData(index, "Kust", Qt.ItemDataRole.EditRole)
    assert desk.drawing.painting.regions["R1"].name == "Kust"
    assert cells(desk)[0][0] == "Kust"
    table.proxy.setData(table.proxy.index(0, 0), "west", Qt.ItemDataRole.EditRole)
    assert desk.drawing.painting.regions["R1"].name == "Kust"
    assert any("already" in line for line in opened.iface.lines())
    assert not table.proxy.index(3, 0).flags() & Qt.ItemFlag.ItemIsEditable


def test_a_new_region_becomes_the_target(desk):
    act(desk, "add")
    region = desk.drawing.target
    assert desk.dock.table.regions() == [region]
    assert desk.dock.target.currentData() == region
    desk.drawing.assign(["GM9008"], region)
    assert desk.drawing.painting.board.totals(region).units == 1


def test_merge_remove_colours_and_split(desk):
    table = desk.dock.table
    assert not desk.actions.by_name["merge"].isEnabled()
    table.select(["R1", "R2"])
    act(desk, "merge")
    assert list(desk.drawing.painting.regions) == ["R1"]
    desk.drawing.painting.layer.undoStack().undo()
    table.select(["R2"])
    act(desk, "remove")
    assert list(desk.drawing.painting.regions) == ["R1"]
    assert desk.drawing.painting.board.totals(None).units == 4
    table.select(["R1"])
    desk.drawing.painting.layer.selectByIds([desk.drawing.painting._fid["GM9001"]])
    act(desk, "split")
    assert len(desk.drawing.painting.regions) == 2
    act(desk, "spread")
    desk.commands.take_colour(["R1"], "#123456")
    assert desk.drawing.painting.regions["R1"].colour == "#123456"


def test_agreements_are_edits_of_the_region(desk, plan_path):
    desk.dock.table.select(["R1"])
    form = desk.dock.form
    assert form.isEnabled()
    assert list(form.fields) == ["basis", "lead_prt", "afspraken", "contact_functie", "afgevaardigde_functie"]
    form.fields["lead_prt"].editor.setText(" PRT Oost ")
    form.fields["afspraken"].editor.setPlainText("samen met West")
    basis = form.fields["basis"].editor
    basis.setCurrentIndex(basis.findData("veiligheidsregio"))
    basis.activated.emit(basis.currentIndex())
    act(desk, "save")
    row = GeoPackageStore.open(plan_path).read(["regios"])["regios"].set_index("regio_id").loc["R1"]
    assert (row["lead_prt"], row["afspraken"], row["basis"]) == ("PRT Oost", "samen met West", "veiligheidsregio")
    desk.dock.table.select(["R1", "R2"])
    assert not form.isEnabled()


def test_what_is_typed_is_of_the_region_that_was_shown(desk):
    told = []
    form = desk.dock.form
    form.edited.connect(lambda *what: told.append(what))
    desk.dock.table.select(["R1"])
    form.fields["lead_prt"].editor.setText("PRT Oost")
    form.show_region("R1", desk.drawing.painting.regions["R1"].attributes, editable=True)
    assert form.fields["lead_prt"].editor.text() == "PRT Oost"  # shown again, as after a move
    desk.dock.table.select(["R2"])
    assert told == [("R1", "lead_prt", "PRT Oost")]
    assert form.fields["lead_prt"].editor.text() == ""


def test_lock_and_unlock(desk, plan_path):
    desk.dock.table.select(["R1"])
    act(desk, "lock")
    row = GeoPackageStore.open(plan_path).read(["regios"])["regios"].set_index("regio_id").loc["R1"]
    assert row["vergrendeld"]
    desk.dock.table.select(["R1"])
    assert desk.actions.by_name["lock"].text() == "Unlock"
    act(desk, "lock")
    assert desk.drawing.painting.locked == set()


# find and fix


def test_loose_pieces_are_stepped_through_and_fixed_with_one_click(desk, qtbot):
    desk.drawing.assign(["GM9002", "GM9006"], None)
    desk.drawing.assign(["GM9004"], "R1")
    act(desk, "repair")
    panel = desk.dock.proposals
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
    assert desk.drawing.painting.board.region_of("GM9004") == "R2"
    for _ in range(3):
        click(panel.apply_button, qtbot)
    assert "Everything is assigned" in panel.title.text()
    assert desk.drawing.painting.board.to_repair() == []
    click(panel.back_button, qtbot)
    assert not desk.dock.shows_proposals


# variants


def make_variant(opened, desk, qtbot, name, start):
    act(desk, "variants")
    dialog = desk.variants.dialogs.all[-1]
    dialog.name.setText(name)
    dialog.start.setCurrentIndex(dialog.start.findData(start))
    with qtbot.waitSignal(opened.session.assessed, timeout=10_000):
        click(dialog.make_button, qtbot)
    return prepared(opened, qtbot)


def test_a_copy_is_shown_at_once_and_the_original_can_be_compared_with(opened, desk, qtbot, tmp_path):
    make_variant(opened, desk, qtbot, "Plan B", "=")
    assert desk.drawing.painting.variant == "plan-b"
    assert desk.dock.variants.currentText() == "Plan B"
    desk.drawing.assign(["GM9008", "GM9001"], "R2")
    act(desk, "compare")
    dialog = desk.variants.dialogs.all[-1]
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


def test_switching_asks_about_what_is_not_saved(opened, desk, qtbot):
    make_variant(opened, desk, qtbot, "Leeg", "")
    assert desk.drawing.painting.board.totals(None).units == 8
    assert desk.drawing.painting.regions == {}
    act(desk, "add")
    region = desk.drawing.target
    desk.drawing.assign(["GM9001"], region)
    variants = desk.variants
    opened.files._ask = lambda *_: Choice.CANCEL
    assert not variants.switch("A")
    assert desk.drawing.painting.variant == "leeg"
    opened.files._ask = lambda *_: Choice.SAVE
    with qtbot.waitSignal(opened.session.assessed, timeout=10_000):
        desk.dock.variant_chosen.emit("A")
    prepared(opened, qtbot)
    assert desk.drawing.painting.board.totals("R1").units == 4
    with qtbot.waitSignal(opened.session.assessed, timeout=10_000):
        assert variants.switch("leeg")
    prepared(opened, qtbot)
    assert desk.drawing.painting.board.members(region) == ["GM9001"]


def test_variants_are_renamed_annotated_and_deleted(opened, desk, qtbot, plan_path):
    make_variant(opened, desk, qtbot, "Plan B", "=")
    desk.variants.ask_delete = lambda *_: True
    act(desk, "variants")
    dialog = desk.variants.dialogs.all[-1]
    with qtbot.waitSignal(opened.session.assessed, timeout=10_000):
        dialog.table.item(0, 1).setText("zoals besproken")
    prepared(opened, qtbot)
    dialog.close()
    row = GeoPackageStore.open(plan_path).read(["varianten"])["varianten"].set_index("variant_id").loc["A"]
    assert row["toelichting"] == "zoals besproken"
    act(desk, "variants")
    dialog = desk.variants.dialogs.all[-1]
    dialog.table.selectRow(1)
    assert not dialog.delete_button.isEnabled()  # the active one
    dialog.table.selectRow(0)
    with qtbot.waitSignal(opened.session.assessed, timeout=10_000):
        click(dialog.delete_button, qtbot)
    prepared(opened, qtbot)
    frame = GeoPackageStore.open(plan_path).read(["varianten", "indeling"])
    assert list(frame["varianten"]["variant_id"]) == ["plan-b"]
    assert set(frame["indeling"]["variant_id"]) == {"plan-b"}


def test_a_name_that_is_taken_is_refused_in_words(opened, desk):
    assert not desk.variants.make("A", "=")
    assert any("already" in line for line in opened.iface.lines())
    assert desk.drawing.painting is not None


# one move


def test_a_move_is_shown_once(desk, opened, monkeypatch):
    desk.drawing.assign(["GM9008"], "R1")
    seen = []
    for thing, name in ((desk.tools, "refresh"), (desk.actions, "enable"), (desk.dock, "set_rows")):
        real = getattr(thing, name)
        monkeypatch.setattr(thing, name, lambda *a, n=name, f=real, **k: (seen.append(n), f(*a, **k))[1])
    desk.drawing.assign(["GM9008"], "R2")
    assert sorted(seen) == ["enable", "refresh", "set_rows"]


def test_a_move_that_the_layers_refuse_is_said(desk, opened):
    desk.drawing.painting.layer.setReadOnly(True)
    desk.drawing.assign(["GM9008"], "R2")
    assert opened.iface.lines() == ["The layers refuse edits. Nothing was changed."]
    assert desk.drawing.painting.board.region_of("GM9008") is None
    desk.drawing.painting.layer.setReadOnly(False)


def test_only_our_own_lines_are_taken_away(desk, opened):
    bar = opened.iface.messageBar()
    bar.pushMessage("QGIS", "of another", Qgis.MessageLevel.Info, 0)
    desk.drawing.painting.change_rows("lock", {"R1": {"vergrendeld": True}})
    for _ in range(2):
        desk.drawing.assign(["GM9001"], "R2")
    assert sum("is locked" in line for line in opened.iface.lines()) == 1
    desk.drawing.unlock(["R1"])
    assert len(bar.items()) == 1


# the log


def test_the_log_is_shown_filtered_and_exported(desk, tmp_path):
    desk.drawing.assign(["GM9008"], "R2")
    act(desk, "save")
    desk.drawing.assign(["GM9001", "GM9002"], None)
    act(desk, "save")
    act(desk, "log")
    dialog = desk.variants.dialogs.all[-1]
    assert dialog.proxy.rowCount() == 3
    texts = [dialog.proxy.index(2, column).data() for column in range(2, 6)]
    assert texts == ["A", "Plaats 8", "Unassigned", "West"]
    dialog.filter.setText("plaats oost")
    assert dialog.proxy.rowCount() == 2
    assert dialog.export(tmp_path / "log.csv")
    assert len((tmp_path / "log.csv").read_text("utf-8-sig").splitlines()) == 4
    dialog.close()


# other moments


def test_a_check_gives_findings_and_an_edit_makes_them_old(opened, desk, qtbot):
    with qtbot.waitSignal(opened.session.assessed, timeout=10_000):
        opened.actions["check"].trigger()
    qtbot.waitUntil(lambda: cells(desk)[3][4] != "–", timeout=10_000)
    assert "Findings from before" not in desk.dock.note.text()
    desk.drawing.assign(["GM9008"], "R2")
    assert "Findings from before" in desk.dock.note.text()
    desk.drawing.painting.layer.rollBack()
    assert "Findings from before" not in desk.dock.note.text()


def test_closing_the_plan_empties_the_dock(opened, desk):
    opened.actions["close"].trigger()
    assert desk.drawing.painting is None
    assert desk.dock.hint.label.text() == "Open a plan first."
    assert not any(action.isEnabled() for action in desk.tools.actions)


def test_the_dock_fits_beside_the_map(theme, opened, qtbot):
    dock = prepared(opened, qtbot).dock
    dock.show()
    assert dock.widget().minimumSizeHint().width() <= 350
    assert dock.widget().widget(1).widget().minimumSizeHint().width() <= 350
