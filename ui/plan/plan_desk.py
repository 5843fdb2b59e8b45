# SPDX-License-Identifier: GPL-2.0-or-later
"""Work on the open plan in the background: checking it, and deriving its regions."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsTask
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...plugin.adapters.locale import language, tr
from ...plugin.adapters.messages import Messages
from ...plugin.core.progress import Progress
from ...plugin.tasks.checking import Checked, Opened, check_plan, open_plan
from ...plugin.tasks.deriving import derive_regions
from ...plugin.tasks.job import Body, Job, Jobs
from ...plugin.tasks.session import Session


class PlanWork(QObject):
    """One job at a time; the session gets the outcome on the main thread."""

    started = pyqtSignal(object, str)
    """A job has begun: the task and what it does."""
    said = pyqtSignal(str)
    """The job has come to another step."""
    ended = pyqtSignal(str)
    """The job has ended; the text is empty unless there is something to say."""

    def __init__(self, session: Session, jobs: Jobs, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs, self._messages = session, jobs, messages
        self._task: QgsTask | None = None
        self._derive_again = False
        self.regions_fit: Callable[[], bool] = lambda: False
        """Whether whoever saves the municipalities writes the polygons of regions as well."""
        session.municipalities_saved.connect(self._regions_no_longer_fit)
        session.closed.connect(self.cancel)

    @property
    def is_busy(self) -> bool:
        """Whether a job runs."""
        return self._task is not None

    def check(self) -> Job | None:
        """Check the plan as the user sees it; None when there is none or a job still runs."""
        store = self._session.store
        if store is None or self.is_busy:
            return None
        edits, tongue = self._session.unsaved_rows(), language()
        keep = not edits and not self._session.is_edited()

        def body(progress: Progress) -> Checked:
            return check_plan(store, edits, tongue, progress, keep=keep)

        def done(outcome: Checked) -> None:
            self._finish()
            self._session.take(outcome, with_edits=bool(edits))
            if outcome.refusal is not None:
                self._messages.error(outcome.refusal, tr("saving the findings"))

        return self._start(tr("Checking"), body, done)

    def derive(self) -> Job | None:
        """Make the regions from their municipalities again; None when a job still runs."""
        store = self._session.store
        if store is None or self.is_busy:
            return None

        def body(progress: Progress) -> tuple[str, ...]:
            return derive_regions(store, progress)

        def done(changed: tuple[str, ...]) -> None:
            self._finish()
            self._session.refresh_layers()
            if changed:
                self._messages.done(tr("%n region(s) derived again.", None, len(changed)))
            else:
                self._messages.info(tr("All regions already fit their municipalities."))
            if not self._session.checked:
                # Counting again is cheap; running the rules is for the user to ask.
                self.refresh()

        return self._start(tr("Deriving regions"), body, done)

    def refresh(self) -> Job | None:
        """Bring the figures up to date after something else has written the plan, as an import does."""
        store = self._session.store
        if store is None or self.is_busy:
            return None
        if self._session.checked:
            return self.check()

        def done(opened: Opened) -> None:
            self._finish()
            self._session.update(opened)

        return self._start(tr("Reading the plan"), lambda progress: open_plan(store.path, progress), done)

    def cancel(self) -> None:
        """Ask the job that runs to stop."""
        if self._task is not None:
            self._task.cancel()

    def _start(self, text: str, body: Body, done: object) -> Job:
        def failed(error: Exception) -> None:
            self._finish()
            self._messages.error(error, text)

        def cancelled() -> None:
            self._finish(tr("Cancelled. The previous outcome stays."))

        job = self._jobs.start(text, body, done=done, failed=failed, cancelled=cancelled, said=self.said.emit)  # type: ignore[arg-type]
        self._task = job
        self.started.emit(job, text)
        return job

    def _finish(self, text: str = "") -> None:
        self._task = None
        self.ended.emit(text)
        if self._derive_again and self._session.is_open:
            self._derive_again = False
            self.derive()

    def _regions_no_longer_fit(self) -> None:
        if self.regions_fit():
            return
        if self.is_busy:
            self._derive_again = True
        else:
            self.derive()
