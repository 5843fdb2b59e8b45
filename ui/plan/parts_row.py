# SPDX-License-Identifier: GPL-2.0-or-later
"""The verdict on each part of the plan: an icon and a word each, in one line; words give way where it is narrow."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ...plugin.adapters.locale import language, words
from ...plugin.core.checks.finding import Report
from ...plugin.core.checks.parts import PART_LABEL, Part
from ...plugin.core.checks.summary import part_lines
from ..widgets.colours import SecondaryLabel
from ..widgets.icons import of_verdict
from ..widgets.plain import PlainLabel, plain_tip

ICON = QSize(14, 14)


class PartsRow(QWidget):
    """Says in a tip, and to a screen reader, what each icon means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        self.icons = {part: PlainLabel(self) for part in Part}
        self.names = {part: SecondaryLabel(_name(part), self) for part in Part}
        for part in Part:
            self.names[part].setWordWrap(False)
            self.names[part].setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self.names[part].setMaximumWidth(self.names[part].sizeHint().width())
            row.addWidget(self.icons[part])
            row.addWidget(self.names[part], 1)
            row.addSpacing(3)
        row.addStretch(1)
        self.hide()

    def set_report(self, report: Report | None) -> None:
        """The verdicts of a report; None: not checked yet."""
        self.setVisible(report is not None)
        if report is None:
            return
        for part, line in zip(Part, part_lines(report, language()), strict=True):
            self.icons[part].setPixmap(of_verdict(report.part_verdict(part)).pixmap(ICON))
            self.icons[part].setAccessibleName(line)
            self.icons[part].setToolTip(plain_tip(line))
            self.names[part].setToolTip(plain_tip(line))

    def text(self) -> str:
        """All of it in words."""
        return " · ".join(icon.toolTip() for icon in self.icons.values())


def _name(part: Part) -> str:
    label = words(PART_LABEL[part])
    return label[:1].upper() + label[1:]
