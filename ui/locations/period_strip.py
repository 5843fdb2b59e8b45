# SPDX-License-Identifier: GPL-2.0-or-later
"""The periods of a location on a line of years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QPainter, QPaintEvent
from qgis.PyQt.QtWidgets import QTreeView, QWidget

from ...plugin.adapters.locale import day, tr, whole
from ...plugin.core.model.capacity_kinds import kind_of
from ...plugin.core.wording import known_int
from ..widgets.colours import secondary

GAP = 3.0
"""Between two bars."""
SIGNED, INTENDED = "#1F4E8C", "#8DB98A"
TEMPORARY = {"incidenteel": "#2A9BAB", "nood": "#7C4699"}
"""Of places that are not regular, as in the chart of the dock "Capacity"."""


class PeriodStrip(QWidget):
    """A bar per period, as high as it has places; what is not signed is hatched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Mapping[str, Any]] = []
        self._probe = QTreeView(self)
        self._probe.hide()

    def sizeHint(self) -> QSize:
        """Two lines of text."""
        return QSize(200, 3 * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """As wide as it gets, as high as it needs."""
        return QSize(60, self.sizeHint().height())

    def show_rows(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Show other periods."""
        self._rows = list(rows)
        self.setVisible(bool(rows))
        self.setAccessibleName(tr("Periods on a line of years"))
        self.setAccessibleDescription("; ".join(map(_words, self._rows)))
        self.update()

    def years(self) -> tuple[int, int]:
        """The first year shown, and the one after the last."""
        days = [value for row in self._rows for value in (row["van"], row["tot"]) if isinstance(value, date)]
        first = min((value.year for value in days), default=date.today().year)
        last = max((value.year for value in days), default=first)
        return first, max(last + (2 if any(not isinstance(r["tot"], date) for r in self._rows) else 1), first + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Bars, and the first and last year below."""
        painter = QPainter(self)
        first, last = self.years()
        text = self.fontMetrics().lineSpacing()
        height = self.height() - text - 2
        most = max((_places(row) or 0 for row in self._rows), default=0)
        for row in self._rows:
            left, right = self._x(row["van"], 0), self._x(row["tot"], self.width())
            share = 0.5 if not most or _places(row) is None else max(0.15, (_places(row) or 0) / most)
            bar = QRectF(left, height * (1 - share), max(2.0, right - left - GAP), height * share)
            signed = bool(row["getekend"])
            kind = kind_of(row["captype"], row["vorm"])
            color = QColor(TEMPORARY.get(kind, SIGNED if signed else INTENDED))
            painter.fillRect(bar, QBrush(color, Qt.BrushStyle.SolidPattern if signed else Qt.BrushStyle.BDiagPattern))
            painter.setPen(color)
            painter.drawRect(bar)
        painter.setPen(secondary(self._probe))
        below = QRectF(0, self.height() - text, self.width(), text)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, str(first))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, str(last))
        painter.end()

    def _x(self, value: object, otherwise: float) -> float:
        if not isinstance(value, date):
            return otherwise
        first, last = self.years()
        days = (value - date(first, 1, 1)).days
        return self.width() * days / max(1, (date(last, 1, 1) - date(first, 1, 1)).days)


def _places(row: Mapping[str, Any]) -> int | None:
    places = known_int(row["plekken_asiel"])
    return None if places is None else places + (known_int(row["plekken_overig"]) or 0)


def _words(row: Mapping[str, Any]) -> str:
    return f"{day(row['van'])} – {day(row['tot'], tr('open-ended'))}: {whole(_places(row))}"
