# SPDX-License-Identifier: GPL-2.0-or-later
"""The Plan dock with a mouse and a keyboard."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QGuiApplication

from opvangatlas.plugin.core.model.tables import TABLES
from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.ui.plan.steps import StepKind
from opvangatlas.ui.widgets.region_rows import PLAN, REGION, TOTAL, UNASSIGNED
from opvangatlas.ui.widgets.table import ROW_ROLE


def rows(dock):
    model = dock.regions.proxy
    return [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]


def cells(dock):
    model = dock.regions.proxy
    return [[model.index(r, c).data() for c in range(5)] for r in range(model.rowCount())]


def test_starts_with_three_ways_to_a_plan(bench):
    assert not bench.dock.isVisible()
    bench.menus.panels.actions()[0].trigger()
    assert bench.dock.start.isVisible()
    assert len(bench.dock.start.buttons) == 3
    assert not bench.actions["check"].isEnabled()


def test_an_opened_plan_shows_its_figures_before_any_check(opened):
    dock = opened.dock
    assert dock.header.name.text() == "Proefplan"
    assert cells(dock) == [
        ["Oost", "4", "140,000", "400", "–"],
        ["West", "3", "140,000", "0", "–"],
        ["Unassigned", "1", "80,000", "–", "–"],
        ["Total", "8", "360,000", "400", "–"],
    ]
    assert not opened.menus.status.isVisible()


def test_check_counts_and_lists_what_is_wrong(checked):
    dock, report = checked.dock, checked.session.assessment.report
    assert dock.header.verdict.text() == "Does not comply"
    assert rows(dock)[-1].findings == len(report.findings)
    assert {finding.code for finding in report.findings} >= {"A1", "A3"}
    assert "2 error" in checked.menus.status.text()


def test_findings_are_kept_in_the_plan(checked, plan_path):
    saved = GeoPackageStore.open(plan_path).read(["bevindingen", "reistijden"])
    assert len(saved["bevindingen"]) == len(checked.session.assessment.report.findings)
    assert len(saved["reistijden"])


def test_a_checked_plan_opens_checked(checked, plan_path, qtbot):
    before = checked.dock.header.counts.text()
    with qtbot.waitSignal(checked.session.opened, timeout=10_000):
        checked.files.open(plan_path)
    assert checked.dock.header.counts.text() == before


def test_unassigned_and_total_stay_at_the_bottom(checked):
    view = checked.dock.regions.view
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        for column in range(9):
            view.sortByColumn(column, order)
            assert [row.kind for row in rows(checked.dock)] == [REGION, REGION, UNASSIGNED, PLAN, TOTAL]
    view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert [row.name for row in rows(checked.dock)][:2] == ["West", "Oost"]


def test_ctrl_c_copies_rows_with_headers(checked, qtbot):
    view = checked.dock.regions.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:2] == ["Region", "Mun."]
    assert len(lines) == 6
    found = [int(line.split("\t")[-1]) for line in lines[1:]]
    assert sum(found[:-1]) == found[-1]


def test_header_menu_shows_and_hides_columns(opened):
    view = opened.dock.regions.view
    menu = view.column_menu()
    pieces = next(action for action in menu.actions() if action.text() == "Pieces")
    assert not pieces.isChecked()
    pieces.trigger()
    assert not view.isColumnHidden(6)


def test_activating_a_region_goes_there(opened, qtbot):
    before = opened.iface.canvas.extent()
    view = opened.dock.regions.view
    view.setCurrentIndex(opened.dock.regions.proxy.index(0, 0))
    view.activated.emit(view.currentIndex())
    assert opened.iface.canvas.extent() != before


def test_esc_goes_back_to_the_map(opened, qtbot):
    with qtbot.waitSignal(opened.dock.left):
        qtbot.keyClick(opened.dock.regions.view, Qt.Key.Key_Escape)


def test_closing_returns_to_the_start(opened, qtbot):
    opened.actions["close"].trigger()
    assert opened.dock.start.isVisible()
    assert not opened.session.is_open


def test_steps_lead_somewhere(checked, qtbot):
    view = checked.dock.steps.view
    index = checked.dock.steps.model.index(0, 0)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert checked.iface.tables == ["Municipalities"]
    states = [checked.dock.steps.model.index(row, 1).data() for row in range(3)]
    assert states == ["8, 1 unassigned", "2", "1, 1 incomplete"]


def test_a_step_goes_to_the_layer_of_a_table_or_to_a_command():
    commands = {StepKind.CHECK, StepKind.ANNEX}
    assert {kind.value for kind in set(StepKind) - commands} <= set(TABLES)
