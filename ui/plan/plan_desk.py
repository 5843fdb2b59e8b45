# SPDX-License-Identifier: GPL-2.0-or-later
"""Figures of the open plan: checking it, reading it again, and deriving its regions, in the background."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QObject

from ...plugin.adapters.locale import language, tr
from ...plugin.adapters.messages import Messages
from ...plugin.core.checks.finding import Acceptance
from ...plugin.core.checks.justified import Key
from ...plugin.tasks.checking import Checked, check_plan, open_plan
from ...plugin.tasks.deriving import derive_regions
from ...plugin.tasks.job import Body, Job
from ...plugin.tasks.justifying import justify_finding
from ...plugin.tasks.runner import Runner, Work
from ...plugin.tasks.session import Session

CHECK, READ = "check", "read"


class PlanDesk(QObject):
    """Asks the runner for figures; the session gets the outcome on the main thread."""

    def __init__(
        self,
        session: Session,
        runner: Runner,
        messages: Messages,
        regions_fit: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """``regions_fit``: whether whoever saves the municipalities writes the polygons of regions as well."""
        super().__init__(parent)
        self._session, self._runner, self._messages = session, runner, messages
        self._regions_fit = regions_fit
        self._edits, self._with_edits = 0, False
        session.municipalities_saved.connect(self._regions_no_longer_fit)

    def check(self) -> Job | None:
        """Check the plan as the user sees it; None when that has to wait, or there is none."""
        work = Work(CHECK, tr("Checking"), self._prepare_check, self._checked, about=self._file)
        return self._runner.do(work) if self._session.is_open else None

    def refresh(self) -> Job | None:
        """Bring the figures up to date after something else has written the plan, as an import does."""
        if self._session.checked or self._runner.expects(CHECK):
            return self.check()
        work = Work(READ, tr("Reading the plan"), self._prepare_reading, self._session.update, about=self._file)
        return self._runner.do(work) if self._session.is_open else None

    def justify(self, key: Key, given: Acceptance | None) -> Job | None:
        """Accept a finding of the plan as it is in its file, or take that back (None); then check again."""
        store, what = self._session.store, tr("Justifying")
        if store is None:
            return None
        if self._session.unsaved_layers():
            self._messages.info(tr("Save first: a reason is kept with the figures of the file."))
            return None
        work = Work(
            "justify",
            what,
            lambda: lambda progress: justify_finding(store, key, given, progress),
            lambda _none: self._justified(),
            about=self._plan,
            each=True,
        )
        return self._runner.do(work)

    def _justified(self) -> None:
        self._session.refresh_layers()
        self.check()

    def derive(self) -> Job | None:
        """Make the regions from their municipalities again; None when that has to wait, or there is no plan."""
        work = Work(
            "derive", tr("Deriving regions"), self._prepare_deriving, self._derived, about=self._plan, each=True
        )
        return self._runner.do(work) if self._session.is_open else None

    # what the answers are about ----------------------------------------------------------------------

    def _plan(self) -> int:
        return self._session.moment.plan

    def _file(self) -> tuple[int, int]:
        return self._session.moment.plan, self._session.moment.written

    # the work ----------------------------------------------------------------------------------------

    def _prepare_check(self) -> Body | None:
        store = self._session.store
        if store is None:
            return None
        edits, tongue = self._session.unsaved_rows(), language()
        self._edits, self._with_edits = self._session.edits, bool(edits)
        keep = not edits and not self._session.is_edited()
        return lambda progress: check_plan(store, edits, tongue, progress, keep=keep)

    def _checked(self, outcome: Checked) -> None:
        self._session.take(outcome, with_edits=self._with_edits, edits=self._edits)
        if outcome.refusal is not None:
            self._messages.error(outcome.refusal, tr("saving the findings"))

    def _prepare_reading(self) -> Body | None:
        path = self._session.path
        return None if path is None else lambda progress: open_plan(path, progress)

    def _prepare_deriving(self) -> Body | None:
        store = self._session.store
        return None if store is None else lambda progress: derive_regions(store, progress)

    def _derived(self, changed: tuple[str, ...]) -> None:
        self._session.refresh_layers()
        if changed:
            self._messages.done(tr("%n region(s) derived again.", None, len(changed)))
        else:
            self._messages.info(tr("All regions already fit their municipalities."))
        if not self._session.checked:
            # Counting again is cheap; running the rules is for the user to ask.
            self.refresh()

    def _regions_no_longer_fit(self) -> None:
        if not self._regions_fit():
            self.derive()
