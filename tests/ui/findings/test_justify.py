# SPDX-License-Identifier: GPL-2.0-or-later
"""Accepting findings in the panel: the dialog, the list, the file, and what returns."""

from __future__ import annotations

from datetime import date

import pytest

from opvangatlas.plugin.core.checks.finding import Severity
from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.ui.findings.finding_model import ROW, indexes
from opvangatlas.ui.findings.justify_dialog import JustifyDialog

from ..conftest import click


@pytest.fixture
def small(opened, plan_path, qtbot):
    """The small plan with a regional location of 250 places, checked."""
    set_places(opened, plan_path, 250, qtbot)
    opened.dock.show_findings()
    return opened


def set_places(bench, path, places, qtbot):
    with GeoPackageStore.open(path) as store:
        store.save({"capaciteitsperioden": store.read()["capaciteitsperioden"].assign(plekken_asiel=places)})
    bench.session.refresh_layers()
    with qtbot.waitSignal(bench.session.assessed, timeout=20_000):
        bench.work.check()


def row_of(bench, code):
    index = next(i for i in indexes(bench.dock.findings.view.model()) if i.data(ROW).code == code)
    bench.dock.findings.view.setCurrentIndex(index)
    return index.data(ROW)


def asked(bench, code, qtbot):
    row_of(bench, code)
    click(bench.dock.findings.justify_button, qtbot)
    return next(dialog for dialog in bench.dialogs.all if isinstance(dialog, JustifyDialog))


def kept(path):
    return GeoPackageStore.open(path).read()["onderbouwingen"]


def test_a_finding_is_accepted_and_returns_when_its_figures_change(small, plan_path, qtbot):
    dialog = asked(small, "A16", qtbot)
    assert not dialog.ok.isEnabled()  # without a reason there is nothing to keep
    assert not dialog.take_back.isEnabled()
    dialog.reason.setPlainText("Kleine kern")
    dialog.body.setText("GS")
    dialog.day.set_day(date(2027, 2, 1))
    with qtbot.waitSignal(small.session.assessed, timeout=20_000):
        click(dialog.ok, qtbot)
    panel, report = small.dock.findings, small.session.assessment.report
    assert report.accepted() == 1
    assert panel._accepted.text() == "1"
    row = row_of(small, "A16")
    assert row.accepted.reason == "Kleine kern"
    assert "Kleine kern" in panel.explanation.reason.text()
    assert kept(plan_path)["orgaan"].tolist() == ["GS"]
    set_places(small, plan_path, 200, qtbot)
    row = row_of(small, "A16")
    assert row.accepted is None
    assert "Was justified" in row.message
    assert small.session.assessment.report.accepted() == 0


def test_it_can_be_taken_back(small, plan_path, qtbot):
    dialog = asked(small, "A16", qtbot)
    dialog.reason.setPlainText("Kleine kern")
    with qtbot.waitSignal(small.session.assessed, timeout=20_000):
        click(dialog.ok, qtbot)
    dialog = asked(small, "A16", qtbot)
    assert dialog.reason.toPlainText() == "Kleine kern"
    with qtbot.waitSignal(small.session.assessed, timeout=20_000):
        click(dialog.take_back, qtbot)
    assert len(kept(plan_path)) == 0
    assert row_of(small, "A16").accepted is None


def test_a_fault_cannot_be_accepted_and_a_wrong_day_is_no_day(small, qtbot):
    assert row_of(small, "A1").severity is Severity.FAULT
    assert not small.dock.findings.justify_button.isEnabled()
    dialog = asked(small, "A16", qtbot)
    dialog.reason.setPlainText("Kleine kern")
    dialog.until.setText("morgen of zo")
    assert not dialog.ok.isEnabled()
    assert dialog.problem.text()
    dialog.close()


def test_accepted_ones_can_be_left_out_of_the_list(small, qtbot):
    dialog = asked(small, "A16", qtbot)
    dialog.reason.setPlainText("Kleine kern")
    with qtbot.waitSignal(small.session.assessed, timeout=20_000):
        click(dialog.ok, qtbot)
    panel = small.dock.findings
    click(panel._accepted, qtbot)
    assert "A16" not in {index.data(ROW).code for index in indexes(panel.view.model())}
