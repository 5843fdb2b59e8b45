# SPDX-License-Identifier: GPL-2.0-or-later
"""What the desks of docks share: a plan comes and goes, and nothing is made ready that nobody looks at."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtWidgets import QDockWidget

from ...plugin.adapters.plan.seen_plan import LiveTables
from ...plugin.core.model.plan import Plan
from ...plugin.tasks.session import Session


class DockDesk(QObject):
    """Lives as long as the workbench. Subclasses override :meth:`opened`, :meth:`closed` and :meth:`show_plan`."""

    def __init__(self, session: Session, live: LiveTables, dock: QDockWidget, parent: QObject) -> None:
        super().__init__(parent)
        self.session, self.live, self._dock = session, live, dock
        self._waiting = False
        live.changed.connect(self.refresh)
        session.opened.connect(self._on_opened)
        session.closed.connect(self.closed)
        session.assessed.connect(self.refresh)
        dock.visibilityChanged.connect(lambda _visible: self._seen())

    # for subclasses ----------------------------------------------------------------------------------

    def opened(self) -> None:
        """A plan was opened; it is shown after this."""

    def closed(self) -> None:
        """The plan was left."""

    def show_plan(self, plan: Plan) -> None:
        """Show the plan as the layers hold it now."""

    # what they share ---------------------------------------------------------------------------------

    def plan(self) -> Plan | None:
        """The plan as the layers show it."""
        return None if self.session.plan is None else self.live.plan(self.session.plan)

    def refresh(self) -> None:
        """Show what the layers hold; when nobody looks, later."""
        self._waiting = not self._dock.isVisible()
        plan = None if self._waiting else self.plan()
        if plan is not None:
            self.show_plan(plan)

    def _on_opened(self) -> None:
        self.opened()
        self.refresh()

    def _seen(self) -> None:
        if self._waiting and self._dock.isVisible():
            QTimer.singleShot(0, self.refresh)
