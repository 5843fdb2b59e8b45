# SPDX-License-Identifier: GPL-2.0-or-later
"""Editing the plan's layers: figures become old, regions follow, nothing is lost unasked."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QMessageBox

from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.ui.shell.questions import Choice


@pytest.fixture
def municipalities(checked):
    layer = checked.session.layer("gemeenten")
    assert layer.startEditing()
    yield layer
    # QGIS 3.40 forgets to leave edit mode when a project with edits is cleared.
    QgsProject.instance().rollBack(True)


def assign(layer, code, region):
    feature = next(f for f in layer.getFeatures() if f["gm_code"] == code)
    assert layer.changeAttributeValue(feature.id(), layer.fields().indexOf("regio_id"), region)


def regions(path):
    frame = GeoPackageStore.open(path).read(["regios"])["regios"]
    return dict(zip(frame["regio_id"], frame["geom"], strict=True))


def test_an_edit_makes_the_figures_old(checked, municipalities):
    assign(municipalities, "GM9008", "R2")
    assert checked.session.stale
    assert checked.dock.header.note.text() == "Figures from before the last change."
    municipalities.rollBack()
    assert not checked.session.stale
    assert checked.dock.header.note.isHidden()


def test_a_check_counts_edits_that_are_not_saved(checked, municipalities, plan_path, qtbot):
    saved_before = len(GeoPackageStore.open(plan_path).read(["bevindingen"])["bevindingen"])
    assign(municipalities, "GM9008", "R2")
    with qtbot.waitSignal(checked.session.assessed, timeout=10_000):
        checked.actions["check"].trigger()
    codes = {finding.code for finding in checked.session.assessment.report.findings}
    assert "A1" not in codes
    assert not checked.session.stale
    assert len(GeoPackageStore.open(plan_path).read(["bevindingen"])["bevindingen"]) == saved_before
    municipalities.rollBack()
    assert checked.session.stale


def test_saving_an_assignment_moves_the_region(checked, municipalities, plan_path, qtbot):
    before = regions(plan_path)
    assign(municipalities, "GM9008", "R2")
    with qtbot.waitSignal(checked.runner.ended, timeout=10_000):
        assert QgsProject.instance().commitChanges(True, municipalities)[0]
    after = regions(plan_path)
    assert after["R2"].area == pytest.approx(before["R2"].area + 1e8)
    assert after["R1"].equals(before["R1"])
    assert checked.session.stale
    plan = GeoPackageStore.open(plan_path).read(["indeling"])
    assert set(plan["indeling"]["regio_id"]) == {"R1", "R2"}


def test_counts_follow_an_assignment_before_any_check(opened, qtbot):
    layer = opened.session.layer("gemeenten")
    layer.startEditing()
    assign(layer, "GM9008", "R2")
    assert QgsProject.instance().commitChanges(True, layer)[0]
    qtbot.waitUntil(lambda: not opened.session.stale and not opened.runner.is_busy(), timeout=10_000)
    rows = {row.name: row.municipalities for row in opened.dock.regions.model.rows}
    assert rows == {"Oost": 4, "West": 4, "Unassigned": 0, "Total": 8}


def test_deriving_when_nothing_changed_writes_nothing(checked, plan_path, qtbot):
    stamp = plan_path.stat().st_mtime_ns
    with qtbot.waitSignal(checked.runner.ended, timeout=10_000):
        checked.actions["derive"].trigger()
    assert plan_path.stat().st_mtime_ns == stamp
    assert any("already fit" in line for line in checked.iface.lines())


@pytest.mark.parametrize(("choice", "closed", "kept"), [
    (Choice.CANCEL, False, None), (Choice.DISCARD, True, None), (Choice.SAVE, True, "R2"),
])  # fmt: skip
def test_closing_asks_about_unsaved_edits(checked, municipalities, plan_path, choice, closed, kept):
    assign(municipalities, "GM9008", "R2")
    asked = []
    checked.files._ask = lambda plan, layers: asked.append((plan, layers)) or choice
    checked.actions["close"].trigger()
    assert asked == [("Proefplan", ["Municipalities"])]
    assert checked.session.is_open is not closed
    if closed:
        frame = GeoPackageStore.open(plan_path).read(["gemeenten"])["gemeenten"]
        assert frame.set_index("gm_code")["regio_id"]["GM9008"] == kept


def test_the_question_has_verbs_on_its_buttons(checked, municipalities):
    assign(municipalities, "GM9008", "R2")
    seen = []

    def answer():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.extend(button.text() for button in box.buttons())
        next(b for b in box.buttons() if b.text() == "Cancel").click()

    QTimer.singleShot(100, answer)
    assert not checked.files.may_leave()
    assert sorted(seen) == ["Cancel", "Do not save", "Save"]
