# SPDX-License-Identifier: GPL-2.0-or-later
"""Work in the background ends in exactly one way, told on the main thread."""

from __future__ import annotations

import threading
import time

import pytest

from opvangatlas.plugin.core.errors import Cancelled
from opvangatlas.plugin.core.progress import stop_if_cancelled
from opvangatlas.plugin.core.wording import Text
from opvangatlas.plugin.tasks.job import Job, Jobs


@pytest.fixture
def told():
    return []


def start(jobs, body, told):
    return jobs.start(
        "werk",
        body,
        done=lambda result: told.append(("done", result, threading.current_thread())),
        failed=lambda error: told.append(("failed", str(error), threading.current_thread())),
        cancelled=lambda: told.append(("cancelled", None, threading.current_thread())),
        said=lambda text: told.append(("said", text, threading.current_thread())),
    )


def ended(told, qtbot):
    qtbot.waitUntil(lambda: any(entry[0] != "said" for entry in told), timeout=5_000)
    qtbot.wait(20)


def test_result_comes_back_on_the_main_thread(qgis_app, qtbot, told):
    worker = []

    def body(progress):
        worker.append(threading.current_thread())
        progress.report(0.5, Text("Stap", "Step"))
        return 42

    jobs = Jobs()
    start(jobs, body, told)
    ended(told, qtbot)
    assert [entry[:2] for entry in told] == [("said", "Step"), ("done", 42)]
    assert {entry[2] for entry in told} == {threading.main_thread()}
    assert worker != [threading.main_thread()]


def test_an_error_comes_back_whole(qgis_app, qtbot, told):
    def body(_progress):
        raise ValueError("mis")

    jobs = Jobs()
    start(jobs, body, told)
    ended(told, qtbot)
    assert [entry[:2] for entry in told] == [("failed", "mis")]


def test_cancelling_stops_the_body(qgis_app, qtbot, told):
    steps = []

    def body(progress):
        while True:
            stop_if_cancelled(progress)
            steps.append(1)
            time.sleep(0.01)

    jobs = Jobs()
    job = start(jobs, body, told)
    qtbot.waitUntil(lambda: bool(steps), timeout=5_000)
    job.cancel()
    ended(told, qtbot)
    assert [entry[0] for entry in told] == ["cancelled"]


def test_cancel_all_tells_nothing(qgis_app, qtbot, told):
    def body(progress):
        while not progress.is_cancelled():
            time.sleep(0.01)
        stopped.append(1)
        raise Cancelled

    stopped = []
    jobs = Jobs()
    job = start(jobs, body, told)
    qtbot.waitUntil(job.isActive, timeout=5_000)
    jobs.cancel_all()
    qtbot.waitUntil(lambda: bool(stopped), timeout=5_000)
    qtbot.wait(50)
    assert told == []


def test_run_itself(qgis_app):
    """Coverage does not see what runs in QGIS's own threads."""
    assert Job("werk", lambda _progress: 1).run()
    assert not Job("werk", lambda _progress: 1 / 0).run()

    def stop(_progress):
        raise Cancelled

    assert not Job("werk", stop).run()
