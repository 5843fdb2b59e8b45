# SPDX-License-Identifier: GPL-2.0-or-later
"""The one place that knows what works in the background, for which state of which plan, and what follows.

Work stands in a lane, and in a lane one thing runs at a time. What is asked for meanwhile is kept and done
after. An answer to a question of another moment is not told to anyone: the question is asked anew, unless
the plan was left. So no caller has to know what else runs, and none can forget to look.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from qgis.core import QgsApplication, QgsTask, QgsTaskManager
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..adapters.locale import tr
from .job import Body, Job

Report = Callable[[Exception, str], object]
"""How an error is said: the error, and during what."""


class Lane(Enum):
    """Work that the user waits for, and figures that are made ready in silence; all are about the open plan."""

    PLAN = "plan"
    REGIONS = "regions"
    SCOUTING = "scouting"


@dataclass(frozen=True)
class Work:
    """Something to be done in the background.

    Parameters
    ----------
    name : one of a name waits in a lane; a newer one takes the place of an older one
    text : what the user reads
    prepare : called on the main thread when the work begins: takes what the body needs; None: nothing to do
    done : told the answer, on the main thread
    failed : told the error; without it the error is said in the message bar
    cancelled : told that the user wants no answer
    lane : any other than the plan's own are quiet
    about : for which state the answer holds
    each : asked for while the same work runs, it is done once more; else the answer that is coming will do
    """

    name: str
    text: str
    prepare: Callable[[], Body | None]
    done: Callable[[Any], object]
    failed: Callable[[Exception], object] | None = None
    cancelled: Callable[[], object] | None = None
    lane: Hashable = Lane.PLAN
    about: Callable[[], Hashable] = tuple
    each: bool = False


@dataclass
class _Lane:
    """What runs, for which state, and what follows; ``work`` stays until its answer was told."""

    work: Work | None = None
    job: Job | None = None
    state: Hashable = None
    next: dict[str, Work] = field(default_factory=dict)


class Runner(QObject):
    """Starts work, keeps it alive until it ends (QGIS does not own tasks made in Python), and tells the answer."""

    started = pyqtSignal(object, str)
    """Work for the open plan has begun: the task, and what it does."""
    said = pyqtSignal(str)
    """It has come to another step."""
    ended = pyqtSignal(str)
    """It has ended; the text is empty unless there is something to say."""

    def __init__(self, report: Report, parent: QObject | None = None, manager: QgsTaskManager | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self._manager = manager or QgsApplication.taskManager()
        self._lanes: dict[Hashable, _Lane] = {}
        self._alive: set[QgsTask] = set()
        self._over = False

    # asking ------------------------------------------------------------------------------------------

    def do(self, work: Work) -> Job | None:
        """Begin at once, or keep it for when its lane is free: then None."""
        if self._over:
            return None
        lane = self._lanes.setdefault(work.lane, _Lane())
        if lane.work is None:
            return self._begin(lane, work)
        coming = lane.job is not None and lane.work.name == work.name and not lane.job.isCanceled()
        if work.each or not coming:
            lane.next[work.name] = work
        return None

    def is_busy(self, lane: Hashable = Lane.PLAN) -> bool:
        """Whether something runs in a lane."""
        found = self._lanes.get(lane)
        return found is not None and found.work is not None

    def expects(self, name: str, lane: Hashable = Lane.PLAN) -> bool:
        """Whether work of this name runs or waits."""
        found = self._lanes.get(lane)
        return found is not None and (name in found.next or (found.work is not None and found.work.name == name))

    def keep(self, task: QgsTask, ended: Any) -> None:
        """Run a task of another kind and hold on to it until its signal ``ended``."""
        self._alive.add(task)
        ended.connect(lambda *_what: self._alive.discard(task))
        self._manager.addTask(task)

    # stopping ----------------------------------------------------------------------------------------

    def cancel(self, lane: Hashable = Lane.PLAN, name: str = "") -> None:
        """The user wants no answer to what runs, if it has this name; what waits follows."""
        found = self._lanes.get(lane)
        if found is not None and found.job is not None and found.work is not None and name in ("", found.work.name):
            found.job.cancel()

    def leave(self, *lanes: Hashable) -> None:
        """Nobody wants answers from these lanes any more, nor what waits in them: the plan was left."""
        for name in lanes or tuple(Lane):
            lane = self._lanes.get(name)
            if lane is None:
                continue
            lane.next.clear()
            if lane.job is not None:  # else its answer is being told, and it is that which leaves the plan
                lane.job.cancel()
                self._end(lane)

    def stop(self) -> None:
        """Ask everything that runs to stop, hear no more of it, and begin nothing any more."""
        self._over = True
        self._lanes.clear()
        for task in tuple(self._alive):
            task.blockSignals(True)
            task.cancel()

    # what happens ------------------------------------------------------------------------------------

    def _begin(self, lane: _Lane, work: Work) -> Job | None:
        lane.work, lane.state = work, work.about()
        try:
            body = work.prepare()
        except Exception as error:  # noqa: BLE001 - said in one line
            body = None
            self._report(error, work.text)
        if body is None:
            lane.work = None
            self._follow(lane)
            return None
        job = Job(work.text, body)
        lane.job = job
        job.succeeded.connect(lambda answer: self._answered(lane, job, answer))
        job.failed.connect(lambda error: self._failed(lane, job, error))
        job.cancelled.connect(lambda: self._cancelled(lane, job))
        self._alive.add(job)
        if work.lane is Lane.PLAN:
            job.said.connect(lambda text: self.said.emit(text) if lane.job is job else None)
            self.started.emit(job, work.text)
        self._manager.addTask(job)
        return job

    def _answered(self, lane: _Lane, job: Job, answer: Any) -> None:
        work = self._taken(lane, job)
        if work is not None:
            self._tell(work, work.done, answer)
            self._end(lane)

    def _failed(self, lane: _Lane, job: Job, error: Exception) -> None:
        work = self._taken(lane, job)
        if work is not None:
            self._tell(work, work.failed or (lambda error: self._report(error, work.text)), error)
            self._end(lane)

    def _cancelled(self, lane: _Lane, job: Job) -> None:
        self._alive.discard(job)
        if lane.job is job and lane.work is not None:
            work, lane.job = lane.work, None
            if work.cancelled is not None:
                self._tell(work, work.cancelled)
            self._end(lane, tr("Cancelled. The previous outcome stays."))

    def _taken(self, lane: _Lane, job: Job) -> Work | None:
        """The work whose job has ended; None when nobody waits for this answer, or it has to be asked anew."""
        self._alive.discard(job)
        if lane.job is not job or lane.work is None or self._over:
            return None
        work, lane.job = lane.work, None
        if lane.state == work.about():
            return work
        lane.next.setdefault(work.name, work)
        self._end(lane)
        return None

    def _tell(self, work: Work, hear: Callable[..., object], *what: Any) -> None:
        try:
            hear(*what)
        except Exception as error:  # noqa: BLE001 - said in one line
            self._report(error, work.text)

    def _end(self, lane: _Lane, text: str = "") -> None:
        work, lane.work, lane.job = lane.work, None, None
        if work is not None and work.lane is Lane.PLAN:
            self.ended.emit(text)
        self._follow(lane)

    def _follow(self, lane: _Lane) -> None:
        """Begin what waits, oldest first."""
        if lane.next and lane.work is None and not self._over:
            name = next(iter(lane.next))
            self._begin(lane, lane.next.pop(name))
