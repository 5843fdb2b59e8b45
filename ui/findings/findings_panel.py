# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of findings: filter, group, walk through them, and see them on the map."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QModelIndex, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...plugin.adapters.locale import tr
from ...plugin.core.checks.finding import Severity
from ..widgets.colours import SearchEdit
from ..widgets.hint_page import HintPage
from ..widgets.icons import of_severity, own
from ..widgets.plain import plain_tip
from ..widgets.table import RowsView
from ..widgets.verdicts import severity_text
from .explanation import Explanation
from .finding_model import ROW, Grouping, build, indexes
from .finding_rows import FindingRow

SUBJECT_SHARE = 0.3
"""The message is what matters; the name of its subject may be cut."""
ROOMY = 480
"""Width in pixels from which a column with the subject fits."""
SHORT = 5
"""Characters a combo box insists on; without it the docks do not fit."""


class FindingsPanel(QWidget):
    """Findings that can be filtered by severity, region and words, grouped, and zoomed to."""

    zoom = pyqtSignal(object)
    """A finding was clicked or entered."""
    opened = pyqtSignal(object)
    """A finding was double-clicked: show the form of what it is about."""
    justify = pyqtSignal(object)
    """The user wants to give a reason for a finding."""
    check = pyqtSignal()
    """The user wants to check the plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FindingRow] = []
        self._empty = tr("Not checked yet.")
        self._stale = False
        self._severities = {severity: self._toggle(of_severity(severity)) for severity in Severity}
        self._accepted = self._toggle(own("onderbouwd"))
        self.grouping, self.region = self._combo(tr("Group")), self._combo(tr("Region"))
        self.search = SearchEdit(tr("Search in findings"), self)
        self.view = RowsView(self)
        self.hint = HintPage(self)
        self.explanation = Explanation(self)
        self.previous_button = QPushButton(tr("Previous"), self)
        self.next_button = QPushButton(tr("Next"), self)
        self.justify_button = QPushButton(tr("Justify…"), self)
        self._stack = QStackedWidget(self)
        self._set_up()
        self._lay_out()
        self.set_rows(None)

    def _toggle(self, icon: QIcon) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon)
        button.setCheckable(True)
        button.setChecked(True)
        button.setAutoRaise(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.toggled.connect(self.refresh)
        return button

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setMinimumContentsLength(SHORT)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setAccessibleName(name)
        combo.setToolTip(plain_tip(name))
        return combo

    def _set_up(self) -> None:
        for grouping, title in (
            (Grouping.REGION, tr("By region")),
            (Grouping.RULE, tr("By rule")),
            (Grouping.CAUSE, tr("By kind and cause")),
            (Grouping.NONE, tr("Not grouped")),
        ):
            self.grouping.addItem(title, grouping)
        self.view.setObjectName("OpvangatlasFindings")
        self.view.setAccessibleName(tr("Findings"))
        self.view.setIconSize(QSize(14, 14))
        self.view.setIndentation(14)
        self.view.setModel(build([], Grouping.NONE, self.view, muted=False))
        self.grouping.currentIndexChanged.connect(self.refresh)
        self.region.currentIndexChanged.connect(self.refresh)
        self.search.valueChanged.connect(self.refresh)
        self.view.clicked.connect(self._zoom)
        self.view.activated.connect(self._zoom)
        self.view.doubleClicked.connect(self._open)
        self.previous_button.clicked.connect(lambda: self.step(-1))
        self.next_button.clicked.connect(lambda: self.step(1))
        self.justify_button.clicked.connect(self._justify)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(2)
        for button in (*self._severities.values(), self._accepted):
            bar.addWidget(button)
        bar.addStretch()
        filters = QGridLayout()
        filters.setHorizontalSpacing(4)
        filters.addLayout(bar, 0, 0)
        filters.addWidget(self.grouping, 0, 1)
        filters.addWidget(self.search, 1, 0)
        filters.addWidget(self.region, 1, 1)
        filters.setColumnStretch(0, 3)
        filters.setColumnStretch(1, 2)
        walk = QHBoxLayout()
        walk.addWidget(self.previous_button)
        walk.addWidget(self.next_button)
        walk.addStretch()
        walk.addWidget(self.justify_button)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(filters)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.explanation)
        layout.addLayout(walk)

    def set_rows(self, rows: Sequence[FindingRow] | None, unassessed: int = 0) -> None:
        """Show findings; None: the plan was not checked yet."""
        self._rows = list(rows or ())
        no_findings = tr("No findings; %n rule(s) cannot be assessed.", None, unassessed)
        self._empty = tr("Not checked yet.") if rows is None else no_findings
        chosen = self.region.currentData()
        self.region.blockSignals(True)
        self.region.clear()
        self.region.addItem(tr("All regions"), None)
        for name in sorted({row.group for row in self._rows}, key=str.casefold):
            self.region.addItem(name, name)
        self.region.setCurrentIndex(max(0, self.region.findData(chosen)))
        self.region.blockSignals(False)
        self._checked = rows is not None
        self.refresh()

    def set_stale(self, *, stale: bool) -> None:
        """Show the findings in secondary text."""
        if stale != self._stale:
            self._stale = stale
            self.refresh()

    def refresh(self, *_ignored: object) -> None:
        """Apply the filters again; the chosen finding stays chosen when it is still there."""
        chosen = self.current()
        for severity, button in self._severities.items():
            count = sum(row.severity is severity and row.accepted is None for row in self._rows)
            self._count(button, severity_text(severity), count)
        self._count(self._accepted, tr("Justified"), sum(row.accepted is not None for row in self._rows))
        shown = [row for row in self._rows if self._passes(row)]
        self.view.setModel(build(shown, self.grouping.currentData(), self.view, muted=self._stale))
        self.view.fit(widest=SUBJECT_SHARE)
        self._make_room()
        self.view.expandAll()
        self.view.selectionModel().currentChanged.connect(self._explain)
        self._stack.setCurrentIndex(0 if shown else 1)
        if not shown:
            self._say_why_empty()
        for button in (self.previous_button, self.next_button):
            button.setEnabled(bool(shown))
        self.select(chosen.number if chosen is not None else None)

    @staticmethod
    def _count(button: QToolButton, what: str, count: int) -> None:
        button.setText(str(count))
        button.setToolTip(plain_tip(what))
        button.setAccessibleName(f"{what}: {count}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What a finding is about stands in its message too: in a narrow panel that comes first."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self.view.setColumnHidden(1, self.width() < ROOMY)

    def _say_why_empty(self) -> None:
        if self._rows:
            self.hint.say(tr("Nothing found with this filter."), tr("Clear filter"), self.clear_filter)
        elif not self._checked:
            self.hint.say(self._empty, tr("Check"), self.check.emit)
        else:
            self.hint.say(self._empty)

    def _passes(self, row: FindingRow) -> bool:
        region = self.region.currentData()
        kind = self._severities[row.severity] if row.accepted is None else self._accepted
        if not kind.isChecked() or (region is not None and row.group != region):
            return False
        return self.search.value().strip().casefold() in row.haystack

    def clear_filter(self) -> None:
        """Show all findings."""
        for button in (*self._severities.values(), self._accepted):
            button.setChecked(True)
        self.search.clearValue()
        self.region.setCurrentIndex(0)
        self.refresh()

    def current(self) -> FindingRow | None:
        """The chosen finding."""
        row: FindingRow | None = self.view.currentIndex().data(ROW)
        return row

    def select(self, number: int | None) -> None:
        """Choose a finding by its number in the report; nothing when it is not shown."""
        for index in indexes(self.view.model()):
            if number is not None and index.data(ROW).number == number:
                self.view.setCurrentIndex(index)
                self.view.scrollTo(index)
                return
        self._explain(QModelIndex())

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) finding shown, around the end, and zoom to it."""
        shown = indexes(self.view.model())
        if not shown:
            return
        chosen = self.current()
        numbers = [index.data(ROW).number for index in shown]
        here = numbers.index(chosen.number) if chosen is not None and chosen.number in numbers else None
        start = 0 if by > 0 else len(shown) - 1
        index = shown[start if here is None else (here + by) % len(shown)]
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        self._zoom(index)

    def _explain(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        row: FindingRow | None = index.data(ROW)
        self.explanation.show_finding(row)
        self.justify_button.setEnabled(row is not None and row.can_be_accepted)
        self.explanation.setVisible(bool(self._rows))

    def _zoom(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if row is not None:
            self.zoom.emit(row)

    def _justify(self) -> None:
        row = self.current()
        if row is not None:
            self.justify.emit(row)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if row is not None:
            self.opened.emit(row)
