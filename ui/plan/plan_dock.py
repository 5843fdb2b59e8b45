# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Plan": the whole main job in one place, from an empty start to the verdict."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsTask
from qgis.gui import QgsDockWidget, QgsScrollArea
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QAction, QMenu, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from ...plugin.adapters.locale import clock, day, language, tr, words
from ...plugin.core.checks.assess import Assessment
from ...plugin.core.checks.finding import Severity
from ...plugin.core.checks.summary import BETWEEN, unassessed_line
from ...plugin.core.model.codes import REGIME
from ...plugin.core.model.plan import Plan
from ...plugin.tasks.session import Session
from ..findings.finding_rows import finding_rows
from ..findings.findings_panel import FindingsPanel
from ..travel.travel_section import TravelSection
from ..widgets.busy_bar import BusyBar
from ..widgets.help import HelpKey
from ..widgets.region_rows import counts_text, region_rows
from .plan_header import PlanHeader
from .region_table import RegionTable
from .start_page import StartPage
from .steps import StepList, steps

NAME = "OpvangatlasPlan"
WIDTH = 380


class PlanDock(QgsDockWidget):
    """Shows the session; what the user wants leaves as signals."""

    check = pyqtSignal()
    left = pyqtSignal()
    """Esc was pressed: back to the map."""

    def __init__(self, session: Session, starts: Sequence[QAction], menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(tr("Plan"), parent)
        self.setObjectName(NAME)
        HelpKey(self, "checking")
        self._session = session
        self.start = StartPage(starts, self)
        self.header, self.busy, self.steps = PlanHeader(self), BusyBar(self), StepList(self)
        self.travel = TravelSection(self)
        self.regions, self.findings = RegionTable(self), FindingsPanel(self)
        self.tabs = QTabWidget(self)
        self._body = _Body(self)
        self.header.set_menu(menu)
        self.header.check_button.clicked.connect(self.check)
        self.findings.check.connect(self.check)
        self._lay_out()
        session.opened.connect(self.refresh)
        session.closed.connect(self.refresh)
        session.assessed.connect(self.refresh)
        session.changed.connect(self._mark)
        self.refresh()

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.regions, tr("Regions"))
        self.tabs.addTab(self.findings, tr("Findings"))
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(6, 6, 6, 6)
        for widget in (self.header, self.steps, self.travel):
            layout.addWidget(widget)
        layout.addWidget(self.tabs, 1)
        area = QgsScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QgsScrollArea.Shape.NoFrame)
        area.setWidget(page)
        self._body.addWidget(self.start)
        self._body.addWidget(area)
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.busy)
        column.addWidget(self._body, 1)
        self.setWidget(whole)

    def refresh(self) -> None:
        """Show the plan as it is now, or the empty start."""
        assessment, table = self._session.assessment, self._session.regions
        self._body.setCurrentIndex(0 if assessment is None else 1)
        if assessment is None or table is None or self._session.plan is None:
            return
        checked, when = self._session.checked, self._session.checked_at
        self.header.set_plan(self._session.name, rules_text(self._session.plan))
        report = assessment.report
        counts = counts_text(*(report.count(severity) for severity in Severity)) if checked else ""
        lines = [counts, unassessed_line(report, language())] if checked else []
        self.header.set_verdict(report if checked else None, BETWEEN.join(line for line in lines if line))
        time, network = clock(when) if when is not None else "", self._session.network
        self.steps.set_steps(steps(assessment, checked=checked, when=time, roads=network.day if network else None))
        self.regions.set_rows(region_rows(assessment, table, checked=checked))
        lacked = sum(state == "lacked" for state in report.assessed.values())
        self.findings.set_rows(finding_rows(assessment) if checked else None, lacked)
        self._title_tabs(assessment, checked=checked)
        self._mark()

    def _title_tabs(self, assessment: Assessment, *, checked: bool) -> None:
        self.tabs.setTabText(0, tr("Regions ({n})").format(n=len(assessment.situation.regions)))
        found = tr("Findings ({n})").format(n=len(assessment.report.open()))
        self.tabs.setTabText(1, found if checked else tr("Findings"))

    def _mark(self) -> None:
        """Say what the figures are worth: old after an edit, and whether the plan can be written."""
        stale, reason = self._session.stale, self._session.read_only
        lines = [tr("Figures from before the last change.")] if stale else []
        if reason is not None:
            lines.append(tr("Read-only: {reason}.").format(reason=words(reason)))
        self.header.set_note(" ".join(lines))
        self.regions.set_stale(stale=stale)
        self.findings.set_stale(stale=stale)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the map."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def show_findings(self) -> None:
        """Bring the list of findings to the front."""
        self.setUserVisible(True)
        self.tabs.setCurrentWidget(self.findings)

    def watch(self, task: QgsTask, text: str) -> None:
        """Show a job with its progress; until :meth:`rest` nothing else can be started."""
        self.busy.watch(task, text)
        self.header.check_button.setEnabled(False)
        self.travel.setEnabled(False)

    def rest(self, text: str = "") -> None:
        """The job has ended; ``text`` says how, when that is not plain from the figures."""
        self.busy.done()
        self.header.check_button.setEnabled(True)
        self.travel.setEnabled(True)
        if text:
            self.header.set_note(text)


class _Body(QStackedWidget):
    """Wide enough for the tables when there is room for it."""

    def sizeHint(self) -> QSize:
        """Our share of a screen of 1366 by 768."""
        return QSize(WIDTH, super().sizeHint().height())


def rules_text(plan: Plan) -> str:
    """Regime and reference date in a line."""
    date = day(plan.reference_date) if plan.reference_date else tr("today, the plan has none")
    regime = words(REGIME.label(plan.regime))
    line = tr("{regime}, reference date {date}").format(regime=regime, date=date)
    hidden = plan.hidden
    # As in exports and in checkplan: the figures must be the same wherever they are shown.
    return f"{line}, {tr('without %n confidential location(s)', None, hidden)}" if hidden else line
