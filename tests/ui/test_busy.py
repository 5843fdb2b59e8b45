# SPDX-License-Identifier: GPL-2.0-or-later
"""Long work: shown after a moment, cancelled at a click, and it never stops the window."""

from __future__ import annotations

import re
import time

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QTimer

from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.progress import stop_if_cancelled
from opvangatlas.plugin.core.wording import Text
from opvangatlas.ui.plan import plan_desk

from .conftest import click

LONGEST_MS = 100


@pytest.fixture
def slow(monkeypatch):
    """A check that goes on until it is cancelled."""

    def check(_store, _edits, _language, progress, *, keep):
        for step in range(1000):
            progress.report(step / 1000, Text("Stap", "Step"))
            time.sleep(0.01)
            stop_if_cancelled(progress)

    monkeypatch.setattr(plan_desk, "check_plan", check)


def test_work_is_shown_after_a_moment_and_can_be_cancelled(checked, slow, qtbot):
    outcome = checked.session.assessment
    before = checked.dock.header.verdict.text()
    click(checked.dock.header.check_button, qtbot)
    busy = checked.dock.busy
    assert busy.isHidden()
    assert not checked.actions["derive"].isEnabled()
    qtbot.waitUntil(busy.isVisible, timeout=2_000)
    assert busy.label.text() == "Step"
    qtbot.waitUntil(lambda: busy.bar.value() > 0, timeout=2_000)
    with qtbot.waitSignal(checked.runner.ended, timeout=5_000):
        click(busy.cancel_button, qtbot)
    assert busy.isHidden()
    assert checked.session.assessment is outcome
    assert checked.dock.header.verdict.text() == before
    assert checked.dock.header.note.text() == "Cancelled. The previous outcome stays."
    assert checked.actions["derive"].isEnabled()


def test_only_one_job_at_a_time(checked, slow, qtbot):
    assert checked.work.check() is not None
    assert checked.work.check() is None
    with qtbot.waitSignal(checked.runner.ended, timeout=5_000):
        checked.runner.cancel()


def test_the_window_keeps_moving(opened, qtbot):
    gaps, last = [], [time.perf_counter()]

    def tick():
        now = time.perf_counter()
        gaps.append(now - last[0])
        last[0] = now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(5)
    with qtbot.waitSignal(opened.session.assessed, timeout=10_000):
        opened.actions["check"].trigger()
    timer.stop()
    # What follows the signal (filling the lists) is counted as well.
    assert max(gaps) * 1000 < 3 * LONGEST_MS


@pytest.mark.parametrize(("error", "line", "logged"), [
    (InputError(Text("Fout", "Wrong"), Text("Doe iets.", "Do something.")), "Wrong Do something.", False),
    (ZeroDivisionError("bug"), "Error # in Checking. Details are in the log.", True),
])  # fmt: skip
def test_errors_are_said_once(checked, monkeypatch, qtbot, error, line, logged):
    def fail(*_args, **_options):
        raise error

    said = []
    QgsApplication.messageLog().messageReceived.connect(lambda text, tag, _level: said.append((tag, text)))
    monkeypatch.setattr(plan_desk, "check_plan", fail)
    checked.iface.bar.clearWidgets()
    with qtbot.waitSignal(checked.runner.ended, timeout=5_000):
        checked.actions["check"].trigger()
    qtbot.wait(20)
    assert [re.sub(r"\d{4}", "#", said) for said in checked.iface.lines()] == [line]
    assert any(tag == "Opvangatlas" and "ZeroDivisionError" in text for tag, text in said) is logged


def test_removing_the_plugin_stops_the_work(window, plan_path, slow, qtbot):
    from qgis.core import QgsProject

    from opvangatlas.plugin.tasks.session import Session
    from opvangatlas.ui.workbench import Workbench

    bench = Workbench(window, Session(QgsProject.instance()))
    with qtbot.waitSignal(bench.session.opened, timeout=10_000):
        bench.files.open(plan_path)
    job = bench.work.check()
    bench.remove()
    qtbot.waitUntil(lambda: job.status() == job.TaskStatus.Terminated, timeout=5_000)
