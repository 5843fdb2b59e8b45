# SPDX-License-Identifier: GPL-2.0-or-later
"""The runner: one thing at a time in a lane, nothing lost, and no answer to a question of another moment."""

from __future__ import annotations

import threading
import time

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from qgis.PyQt.QtCore import QCoreApplication

from opvangatlas.plugin.core.errors import Cancelled
from opvangatlas.plugin.core.progress import stop_if_cancelled
from opvangatlas.plugin.core.wording import Text
from opvangatlas.plugin.tasks.job import Job
from opvangatlas.plugin.tasks.runner import Lane, Runner, Work


@pytest.fixture
def told():
    return []


@pytest.fixture
def runner(qgis_app, told):
    made = Runner(lambda error, what: told.append(("reported", str(error), what)))
    made.said.connect(lambda text: told.append(("said", text)))
    made.ended.connect(lambda text: told.append(("ended", text)))
    yield made
    made.stop()


def work(told, body, name="werk", **more):
    return Work(name, "werk", lambda: body, lambda answer: told.append(("done", answer)), **more)


def ended(told, qtbot, times=1):
    qtbot.waitUntil(lambda: sum(entry[0] == "ended" for entry in told) == times, timeout=5_000)
    qtbot.wait(20)


def test_the_answer_comes_on_the_main_thread(runner, told, qtbot):
    threads = []

    def body(progress):
        threads.append(threading.current_thread())
        progress.report(0.5, Text("Stap", "Step"))
        return 42

    runner.do(Work("a", "a", lambda: body, lambda answer: threads.append(threading.current_thread())))
    ended(told, qtbot)
    assert told == [("said", "Step"), ("ended", "")]
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_an_error_is_reported_with_what_was_being_done(runner, told, qtbot):
    runner.do(work(told, lambda _progress: 1 / 0))
    ended(told, qtbot)
    assert told == [("reported", "division by zero", "werk"), ("ended", "")]


@pytest.mark.parametrize("where", ["prepare", "done", "failed"])
def test_an_error_of_whoever_asked_is_reported_and_stops_nothing(runner, told, qtbot, where):
    def wrong(*_what):
        raise ValueError(where)

    def body(_progress):
        if where == "failed":
            raise KeyError

    runner.do(Work("a", "a", wrong if where == "prepare" else lambda: body, wrong, wrong))
    qtbot.waitUntil(lambda: ("reported", where, "a") in told, timeout=5_000)
    told.clear()
    runner.do(work(told, lambda _progress: 1))
    ended(told, qtbot)
    assert ("done", 1) in told


def test_cancelling_stops_the_body_and_what_waits_follows(runner, told, qtbot):
    steps = []

    def body(progress):
        while True:
            stop_if_cancelled(progress)
            steps.append(1)
            time.sleep(0.01)

    runner.do(work(told, body))
    runner.do(work(told, lambda _progress: "next", "other"))
    qtbot.waitUntil(lambda: bool(steps), timeout=5_000)
    runner.cancel()
    ended(told, qtbot, 2)
    assert [entry for entry in told if entry[0] == "done"] == [("done", "next")]
    assert told[0] == ("ended", "Cancelled. The previous outcome stays.")


def test_stop_tells_nothing(runner, told, qtbot):
    stopped = []

    def body(progress):
        while not progress.is_cancelled():
            time.sleep(0.01)
        stopped.append(1)
        raise Cancelled

    job = runner.do(work(told, body))
    qtbot.waitUntil(job.isActive, timeout=5_000)
    runner.stop()
    qtbot.waitUntil(lambda: bool(stopped), timeout=5_000)
    qtbot.wait(50)
    assert told == []
    assert runner.do(work(told, lambda _progress: 1)) is None


def test_run_itself(qgis_app):
    """Coverage does not see what runs in QGIS's own threads."""
    assert Job("werk", lambda _progress: 1).run()
    assert not Job("werk", lambda _progress: 1 / 0).run()

    def stop(_progress):
        raise Cancelled

    assert not Job("werk", stop).run()


class Screen(RuleBasedStateMachine):
    """Plans are opened, written, checked, cancelled and left in any order; bodies end when the machine says so."""

    def __init__(self):
        super().__init__()
        self.plan, self.written, self.wanted, self.old = 0, 0, False, False
        self.shown: tuple[int, int] | None = None
        self.gates: list[threading.Event] = []
        self.runner = Runner(lambda error, _what: self.wrong.append(error))
        self.wrong: list[Exception] = []

    @property
    def moment(self):
        return self.plan, self.written

    def _prepare(self):
        moment, gate = self.moment, threading.Event()
        self.gates.append(gate)

        def body(progress):
            while not gate.wait(0.002):
                stop_if_cancelled(progress)
            return moment

        return body

    def _show(self, moment):
        self.shown, self.wanted, self.old = moment, False, False

    def _give_up(self):
        """What is shown stays, and is called old."""
        self.wanted, self.old = False, True

    @rule()
    def check(self):
        self.wanted = True
        work = Work("check", "check", self._prepare, self._show, cancelled=self._give_up, about=lambda: self.moment)
        self.runner.do(work)

    @rule()
    def cancel(self):
        self.runner.cancel()

    @rule()
    def write(self):
        """An import has written the plan: its figures have to be made again."""
        self.written += 1
        self.check()

    @rule()
    def other(self):
        """Something else stands in the same lane."""
        self.runner.do(Work("other", "other", self._prepare, lambda _answer: None, about=lambda: self.plan, each=True))

    @rule()
    def leave(self):
        """Another plan is opened."""
        self.plan += 1
        self.shown, self.wanted, self.old = None, False, False
        self.runner.leave()

    @rule(count=st.integers(1, 3))
    def finish(self, count):
        for gate in [gate for gate in self.gates if not gate.is_set()][:count]:
            gate.set()
        self._let_happen(0.03)

    @rule()
    def look(self):
        self._let_happen(0.005)

    def _let_happen(self, seconds):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            QCoreApplication.processEvents()
            time.sleep(0.001)

    @invariant()
    def what_is_shown_was_true_when_it_came(self):
        assert self.wrong == []
        assert self.shown is None or self.shown[0] == self.plan
        if self.shown is not None and not self.wanted and not self.old:
            assert self.shown == self.moment

    def teardown(self):
        """At rest, what was asked for last is there."""
        until = time.monotonic() + 5
        while (self.wanted or self.runner.is_busy()) and time.monotonic() < until:
            self.finish(3)
        assert not self.wanted
        assert not self.runner.is_busy(Lane.PLAN)
        self.runner.stop()


@pytest.mark.usefixtures("qgis_app")
class TestScreen(Screen.TestCase):
    settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
