# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of findings: filter, group, walk, see on the map."""

from __future__ import annotations

import pytest
from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsGeometry
from qgis.PyQt.QtCore import Qt

from opvangatlas.plugin.core.checks.finding import Severity
from opvangatlas.ui.findings.finding_model import ROW, Grouping, indexes
from opvangatlas.ui.findings.finding_rows import finding_rows

from ..conftest import click


@pytest.fixture
def panel(checked):
    checked.dock.show_findings()
    return checked.dock.findings


def shown(panel):
    return [index.data(ROW) for index in indexes(panel.view.model())]


def test_lists_every_finding_worst_first(panel, checked):
    assert [row.number for row in shown(panel)] != []
    panel.grouping.setCurrentIndex(panel.grouping.findData(Grouping.NONE))
    letters = [row.severity.value for row in shown(panel)]
    assert letters == sorted(letters, key="FWN".index)
    assert len(letters) == len(checked.session.assessment.report.findings)


def test_severity_buttons_count_and_filter(panel, qtbot):
    buttons = panel._severities
    assert [int(b.text()) for b in buttons.values()] == [
        sum(row.severity is severity for row in shown(panel)) for severity in Severity
    ]
    click(buttons[Severity.NOTE], qtbot)
    assert all(row.severity is not Severity.NOTE for row in shown(panel))


def test_search_looks_in_message_and_subject(panel, qtbot):
    qtbot.keyClicks(panel.search, "plaats 8")
    assert {row.code for row in shown(panel)} == {"A1"}


def test_a_filter_without_result_offers_to_clear_it(panel, qtbot):
    everything = len(shown(panel))
    qtbot.keyClicks(panel.search, "zzz")
    assert shown(panel) == []
    assert panel.hint.isVisible()
    click(panel.hint.button, qtbot)
    assert len(shown(panel)) == everything


def test_groups_by_region_and_by_rule(panel):
    heads = [panel.view.model().index(row, 0).data() for row in range(panel.view.model().rowCount())]
    assert any(head.startswith("West (") for head in heads)
    panel.grouping.setCurrentIndex(panel.grouping.findData(Grouping.RULE))
    heads = [panel.view.model().index(row, 0).data() for row in range(panel.view.model().rowCount())]
    assert heads[0].startswith("A1 ")


def test_one_region(panel):
    panel.region.setCurrentIndex(panel.region.findData("West"))
    assert {row.region for row in shown(panel)} == {"R2"}


def test_a_click_explains_and_goes_there(panel, checked, qtbot):
    before = checked.iface.canvas.extent()
    index = next(i for i in indexes(panel.view.model()) if i.data(ROW).code == "A1")
    panel.view.scrollTo(index)
    where = panel.view.visualRect(index).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert checked.iface.canvas.extent() != before
    assert "GM9008" in panel.explanation.message.text()
    assert panel.explanation.rule.text().startswith("A1")
    assert panel.explanation.source.text()
    assert panel.explanation.remedy.text()


def test_double_click_opens_the_form(panel, checked, qtbot):
    index = next(i for i in indexes(panel.view.model()) if i.data(ROW).code == "A1")
    panel.view.doubleClicked.emit(index)
    assert [name for name, _ in checked.iface.forms] == ["Municipalities"]


def test_next_and_previous_walk_around(panel, checked, qtbot):
    numbers = [row.number for row in shown(panel)]
    click(panel.next_button, qtbot)
    assert panel.current().number == numbers[0]
    checked.actions["next"].trigger()
    assert panel.current().number == numbers[1]
    click(panel.previous_button, qtbot)
    click(panel.previous_button, qtbot)
    assert panel.current().number == numbers[-1]


def test_a_new_check_keeps_the_place(panel, checked, qtbot):
    panel.step(1)
    panel.step(1)
    before = panel.current()
    with qtbot.waitSignal(checked.session.assessed, timeout=10_000):
        checked.actions["check"].trigger()
    assert panel.current().message == before.message


def covers(bench, shape):
    """Whether the map shows all of a shape of the plan."""
    box = bench.map._on_canvas(shape.boundingBox(), QgsCoordinateReferenceSystem("EPSG:28992"))
    return bench.iface.canvas.extent().buffered(1.0).contains(box)


def test_going_to_a_finding_shows_what_it_is_about(sampled, qtbot):
    """Of every kind: a row as a whole, a piece, a gap, and both ends of a pair."""
    with qtbot.waitSignal(sampled.session.assessed, timeout=60_000):
        sampled.actions["check"].trigger()
    rows = finding_rows(sampled.session.assessment)
    kinds = set()
    for row in rows:
        feature = sampled.map.feature(row.table, row.key)
        place = QgsGeometry()
        if row.place is not None:
            place.fromWkb(row.place.wkb)
        assert sampled.map.go_to_finding(row) is (feature is not None or row.point is not None or not place.isNull())
        if not place.isNull():
            kinds.add(row.code)
            assert covers(sampled, place), row.message
        if feature is not None and (place.isNull() or place.type() == Qgis.GeometryType.Line):
            assert covers(sampled, feature.geometry()), row.message
    assert {"A8", "A53"} <= kinds
