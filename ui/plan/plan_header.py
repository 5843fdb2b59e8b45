# SPDX-License-Identifier: GPL-2.0-or-later
"""The head of the Plan dock: which plan, under which rules, and the verdict."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ...plugin.adapters.locale import tr
from ...plugin.core.checks.finding import Report
from ..widgets.colours import SecondaryLabel
from ..widgets.help import help_button
from ..widgets.icons import of_verdict
from ..widgets.plain import PlainLabel, plain_tip
from ..widgets.verdicts import verdict_text
from .parts_row import PartsRow

VERDICT_ICON = QSize(24, 24)


class PlanHeader(QWidget):
    """Name, regime and reference date, verdict with counts, and the button that checks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = _strong(self, 1.15)
        self.rules = SecondaryLabel("", self)
        self.menu_button = QToolButton(self)
        self.menu_button.setText(tr("Plan"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.icon = PlainLabel(self)
        self.verdict = _strong(self, 1.0)
        self.counts = SecondaryLabel("", self)
        self.parts = PartsRow(self)
        self.check_button = QPushButton(tr("Check"), self)
        self.change_button = QPushButton(tr("Change…"), self)
        self.note = SecondaryLabel("", self)
        self.note.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(help_button(self, "checking"), 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.addLayout(top, 0, 0, 1, 3)
        grid.addWidget(self.rules, 1, 0, 1, 2)
        grid.addWidget(self.change_button, 1, 2)
        grid.setRowMinimumHeight(2, 4)
        grid.addWidget(self.icon, 3, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.verdict, 3, 1)
        grid.addWidget(self.check_button, 3, 2)
        grid.addWidget(self.counts, 4, 1, 1, 2)
        grid.addWidget(self.parts, 5, 0, 1, 3)
        grid.addWidget(self.note, 6, 0, 1, 3)
        grid.setColumnStretch(1, 1)

    def set_menu(self, menu: QMenu) -> None:
        """What the button beside the name offers."""
        self.menu_button.setMenu(menu)

    def set_plan(self, name: str, rules: str) -> None:
        """Which plan this is."""
        self.name.setText(name)
        self.name.setToolTip(plain_tip(name))
        self.rules.setText(rules)

    def set_verdict(self, report: Report | None, counts: str) -> None:
        """The verdict, with the counts and the verdict on each part; None: not checked yet."""
        verdict = None if report is None else report.verdict()
        self.icon.setPixmap(of_verdict(verdict).pixmap(VERDICT_ICON))
        self.verdict.setText(verdict_text(verdict))
        self.icon.setAccessibleName(verdict_text(verdict))
        self.counts.setText(counts)
        self.counts.setVisible(bool(counts))
        self.parts.set_report(report)

    def set_note(self, text: str) -> None:
        """A line below the verdict: figures are old, the plan is read-only. Empty: nothing to say."""
        self.note.setText(text)
        self.note.setVisible(bool(text))


def _strong(parent: QWidget, scale: float) -> QLabel:
    label = PlainLabel(parent)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    font = label.font()
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * scale)
    label.setFont(font)
    return label
