# SPDX-License-Identifier: GPL-2.0-or-later
"""What a finding means: the rule, its source, and what to do about it."""

from __future__ import annotations

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFormLayout, QLabel, QSizePolicy, QWidget

from ...plugin.adapters.locale import day, tr, words
from ...plugin.core.checks.finding import Acceptance
from ..widgets.colours import SecondaryLabel
from ..widgets.plain import PlainLabel
from .finding_rows import FindingRow, rule_of


class Explanation(QgsCollapsibleGroupBox):
    """The whole message of one finding, with rule, source and remedy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Explanation"), parent)
        self.setObjectName("OpvangatlasExplanation")
        form = QFormLayout(self)
        form.setContentsMargins(6, 2, 6, 4)
        form.setVerticalSpacing(3)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.message = _wrapped(self)
        self.reason, self.rule, self.source, self.remedy = (_wrapped(self) for _ in range(4))
        form.addRow(self.message)
        for title, label in (
            (tr("Justified"), self.reason),
            (tr("Rule"), self.rule),
            (tr("Source"), self.source),
            (tr("To do"), self.remedy),
        ):
            form.addRow(SecondaryLabel(title, self, wrapped=False), label)

    def show_finding(self, row: FindingRow | None) -> None:
        """Explain a finding, or ask to choose one."""
        rule = rule_of(row.code) if row is not None else None
        self.message.setText(row.message if row is not None else tr("Choose a finding in the list."))
        self.rule.setText(f"{rule.code} – {words(rule.title)}" if rule else "")
        self.source.setText(rule.source if rule else "")
        self.remedy.setText(words(rule.remedy) if rule else "")
        for label in (self.rule, self.source, self.remedy):
            self.layout().labelForField(label).setVisible(rule is not None)
            label.setVisible(rule is not None)
        given = row.accepted if row is not None else None
        self.reason.setText(_of_acceptance(given) if given is not None else "")
        for shown in (self.reason, self.layout().labelForField(self.reason)):
            shown.setVisible(given is not None)


def _of_acceptance(given: Acceptance) -> str:
    by = [text for text in (given.role, given.body) if text]
    by += [day(given.day)] if given.day is not None else []
    by += [tr("until {day}").format(day=day(given.until))] if given.until is not None else []
    return f"{given.reason} ({', '.join(by)})" if by else given.reason


def _wrapped(parent: QWidget) -> QLabel:
    label = PlainLabel(parent)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
    return label
