# SPDX-License-Identifier: GPL-2.0-or-later
"""An answer that comes late: of another plan, or of the plan as it was before. It is never shown."""

from __future__ import annotations

import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import QgsProject
from qgis.PyQt.QtTest import QTest

from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.plugin.tasks.runner import Lane
from opvangatlas.plugin.tasks.session import Session
from opvangatlas.ui.plan import plan_desk
from opvangatlas.ui.regions import drawing as drawing_module
from opvangatlas.ui.workbench import Workbench

from .conftest import small_plan

INHABITANTS = 360_000
FEW = 8


def of_few(path: Path) -> Path:
    """A plan with one inhabitant in each of its municipalities."""
    plan = small_plan()
    people = plan["gemeenten"].assign(inwoners=1)
    GeoPackageStore.create(path, plan.with_tables(gemeenten=people)).close()
    return path


def with_one_each(path: Path) -> None:
    """Write the same into a plan, as an import would."""
    store = GeoPackageStore.open(path)
    store.save({"gemeenten": store.read()["gemeenten"].assign(inwoners=1)})
    store.close()


class Gate:
    """Holds the first calls up until it is opened; whoever waits is not stopped by a cancellation."""

    def __init__(self, body, held=1):
        self._body, self.calls = body, 0
        self.opened = [threading.Event() for _ in range(held)]

    def __call__(self, *args, **options):
        number, self.calls = self.calls, self.calls + 1
        answer = self._body(*args, **options)
        if number < len(self.opened):
            self.opened[number].wait(20)
        return answer


def whole(dock) -> str:
    """The inhabitants in the last row of the dock "Regions"."""
    model = dock.table.proxy
    return model.index(model.rowCount() - 1, 2).data() if model.rowCount() else ""


def shown_by(bench) -> float:
    """The inhabitants that the figures of the plan count."""
    return float(bench.session.assessment.situation.municipalities["inwoners"].sum())


def test_regions_of_the_plan_before_are_not_shown_in_this_one(bench, plan_path, tmp_path, qtbot, monkeypatch):
    gate = Gate(drawing_module.figures_of, held=2)
    monkeypatch.setattr(drawing_module, "figures_of", gate)
    with qtbot.waitSignal(bench.session.opened, timeout=10_000):
        bench.files.open(plan_path)
    qtbot.waitUntil(lambda: gate.calls == 1, timeout=5_000)
    with qtbot.waitSignal(bench.session.opened, timeout=10_000):
        bench.files.open(of_few(tmp_path / "klein.gpkg"))
    qtbot.waitUntil(lambda: gate.calls == 2, timeout=5_000)
    gate.opened[0].set()
    qtbot.wait(300)
    gate.opened[1].set()
    qtbot.waitUntil(lambda: bench.regions.drawing.painting is not None, timeout=10_000)
    qtbot.wait(200)
    assert whole(bench.regions.dock) == str(FEW)
    assert bench.regions.drawing.painting.board.totals("R1").sums[0] == 4


@pytest.mark.parametrize("checked_before", [False, True])
def test_an_import_that_ends_during_a_check_is_counted(opened, plan_path, qtbot, monkeypatch, checked_before):
    if checked_before:
        with qtbot.waitSignal(opened.session.assessed, timeout=10_000):
            opened.actions["check"].trigger()
    gate = Gate(plan_desk.check_plan)
    monkeypatch.setattr(plan_desk, "check_plan", gate)
    opened.actions["check"].trigger()
    qtbot.waitUntil(lambda: gate.calls == 1, timeout=5_000)
    with_one_each(plan_path)
    opened._imported()
    assert opened.session.stale
    gate.opened[0].set()
    qtbot.waitUntil(lambda: shown_by(opened) == FEW, timeout=10_000)
    QTest.qWait(300)
    assert shown_by(opened) == FEW
    assert not opened.session.stale
    assert opened.session.checked


def test_an_edit_during_a_check_leaves_its_figures_old(opened, qtbot, monkeypatch):
    gate = Gate(plan_desk.check_plan)
    monkeypatch.setattr(plan_desk, "check_plan", gate)
    opened.actions["check"].trigger()
    qtbot.waitUntil(lambda: gate.calls == 1, timeout=5_000)
    layer = opened.session.layer("gemeenten")
    layer.startEditing()
    feature = next(layer.getFeatures())
    layer.changeAttributeValue(feature.id(), layer.fields().indexOf("inwoners"), 1)
    with qtbot.waitSignal(opened.session.assessed, timeout=10_000):
        gate.opened[0].set()
    assert opened.session.stale
    layer.rollBack()


def test_what_is_asked_for_during_a_check_is_done_after(opened, qtbot, monkeypatch):
    gate = Gate(plan_desk.check_plan)
    monkeypatch.setattr(plan_desk, "check_plan", gate)
    opened.actions["check"].trigger()
    qtbot.waitUntil(lambda: gate.calls == 1, timeout=5_000)
    opened.travel.set_norms(None, 7.0)
    gate.opened[0].set()
    qtbot.waitUntil(lambda: opened.session.assessment.situation.plan.settings["max_km"] == 7.0, timeout=10_000)
    qtbot.waitUntil(lambda: not opened.session.stale, timeout=10_000)


def test_the_plan_that_was_asked_for_last_is_opened(bench, plan_path, tmp_path, qtbot):
    few = of_few(tmp_path / "klein.gpkg")
    bench.files.open(plan_path)
    bench.files.open(few)
    qtbot.waitUntil(lambda: bench.session.path == few, timeout=10_000)
    qtbot.wait(200)
    assert bench.session.path == few


STEPS = ("open", "open few", "check", "write", "cancel", "close", "wait", "derive")


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(st.sampled_from(STEPS), min_size=3, max_size=9))
def test_in_any_order_no_figure_of_another_state_is_shown(window, steps):
    bench = Workbench(window, Session(QgsProject.instance()))
    with TemporaryDirectory() as folder:
        plans = {"open": Path(folder) / "groot.gpkg", "open few": of_few(Path(folder) / "klein.gpkg")}
        GeoPackageStore.create(plans["open"], small_plan()).close()
        try:
            for step in [*steps, "wait"]:
                act(bench, step, plans)
                right(bench)
        finally:
            bench.files.close()
            bench.remove()


def act(bench, step, plans):
    if step in plans:
        bench.files.open(plans[step])
    elif step == "write" and bench.session.is_open:
        with_one_each(bench.session.path)
        bench._imported()
    elif step == "check":
        bench.work.check()
    elif step == "derive":
        bench.work.derive()
    elif step == "cancel":
        bench.runner.cancel()
    elif step == "close":
        bench.files.close()
    elif step == "wait":
        until = monotonic() + 15
        while (bench.runner.is_busy() or bench.runner.is_busy(Lane.REGIONS)) and monotonic() < until:
            QTest.qWait(5)
    QTest.qWait(1)


def right(bench):
    """The figures are those of the file, or called old; the dock follows when nothing runs any more."""
    if not bench.session.is_open or bench.session.stale:
        return
    people = GeoPackageStore.open(bench.session.path, read_only=True).read(["gemeenten"])["gemeenten"]["inwoners"]
    assert shown_by(bench) == people.sum()
    if bench.regions.drawing.painting is not None and not bench.runner.is_busy(Lane.REGIONS):
        assert bench.regions.drawing.painting.board.tally.whole().sums[0] == people.sum()
