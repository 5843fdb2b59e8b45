# SPDX-License-Identifier: GPL-2.0-or-later
"""Work in the background: a body that knows nothing of QGIS, run as a QgsTask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsApplication, QgsTask, QgsTaskManager
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..adapters.feedback import TaskProgress
from ..adapters.locale import language
from ..core.errors import Cancelled
from ..core.progress import Progress

Body = Callable[[Progress], Any]


class Job(QgsTask):
    """Runs ``body(progress)`` in a worker and tells on the main thread how it ended.

    Exactly one of ``succeeded``, ``failed`` and ``cancelled`` is emitted, then ``ended``.
    """

    succeeded = pyqtSignal(object)
    failed = pyqtSignal(object)
    cancelled = pyqtSignal()
    ended = pyqtSignal()
    said = pyqtSignal(str)

    def __init__(self, description: str, body: Body) -> None:
        super().__init__(description, QgsTask.Flag.CanCancel)
        self._body = body
        self._result: Any = None
        self._error: Exception | None = None

    def run(self) -> bool:
        """Do the work; called by QGIS in a worker thread."""
        try:
            self._result = self._body(TaskProgress(self, language(), self.said.emit))
        except Cancelled:
            return False
        except Exception as error:  # noqa: BLE001 - every error is told on the main thread
            self._error = error
            return False
        return not self.isCanceled()

    def finished(self, result: bool) -> None:  # noqa: FBT001 - QGIS calls it so
        """Tell how it ended; called by QGIS on the main thread."""
        if result:
            self.succeeded.emit(self._result)
        elif self._error is not None:
            self.failed.emit(self._error)
        else:
            self.cancelled.emit()
        self.ended.emit()


class Jobs(QObject):
    """Starts tasks and keeps them alive until they end: QGIS does not own tasks made in Python."""

    def __init__(self, parent: QObject | None = None, manager: QgsTaskManager | None = None) -> None:
        super().__init__(parent)
        self._manager = manager or QgsApplication.taskManager()
        self._running: set[QgsTask] = set()

    def start(
        self,
        description: str,
        body: Body,
        *,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        said: Callable[[str], object] | None = None,
    ) -> Job:
        """Run a body in the background and call back on the main thread."""
        job = Job(description, body)
        for signal, slot in (
            (job.succeeded, done),
            (job.failed, failed),
            (job.cancelled, cancelled),
            (job.said, said),
        ):
            if slot is not None:
                signal.connect(slot)
        job.ended.connect(lambda: self.forget(job))
        self.keep(job)
        return job

    def keep(self, task: QgsTask) -> None:
        """Start a task and hold on to it."""
        self._running.add(task)
        self._manager.addTask(task)

    def forget(self, task: QgsTask) -> None:
        """Let go of a task that has ended."""
        self._running.discard(task)

    def cancel_all(self) -> None:
        """Ask everything that still runs to stop, and hear no more of it."""
        for task in tuple(self._running):
            task.blockSignals(True)
            task.cancel()
