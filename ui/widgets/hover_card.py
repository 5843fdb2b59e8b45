# SPDX-License-Identifier: GPL-2.0-or-later
"""The card beside the pointer that says what a move would do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from ..widgets.plain import PlainLabel

WIDTH = 300
_SMALL = 0.9
"""Two numbers of six digits for each of two regions must fit."""
AWAY = 16
"""Distance from the pointer."""

_STYLE = (
    "QFrame#OpvangatlasHoverCard { background: #FFFFFF; border: 1px solid #595959; border-radius: 3px; }"
    "QFrame#OpvangatlasHoverCard QLabel { color: #1A1A1A; background: transparent; border: none; }"
)


@dataclass(frozen=True)
class CardText:
    """Title, lines of up to three cells, and a last line; the first line of cells names the columns."""

    title: str
    subtitle: str
    lines: Sequence[tuple[str, ...]] = ()
    hint: str = ""


class HoverCard(QFrame):
    """Lies over the map, lets the mouse through and stays within the map."""

    def __init__(self, canvas_viewport: QWidget) -> None:
        super().__init__(canvas_viewport)
        self.setObjectName("OpvangatlasHoverCard")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The map is white in every theme, and so is what lies on it.
        self.setStyleSheet(_STYLE)
        self.setFixedWidth(WIDTH)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(6, 5, 6, 5)
        self._grid.setHorizontalSpacing(5)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._labels: list[QLabel] = []
        self._shown: CardText | None = None
        self.hide()

    @property
    def text(self) -> CardText | None:
        """What it says; None while hidden."""
        return self._shown

    def say(self, text: CardText) -> None:
        """Show a text."""
        if text == self._shown:
            return
        self._shown = text
        for label in self._labels:
            self._grid.removeWidget(label)
            label.deleteLater()
        self._labels.clear()
        self._whole(text.title, bold=True)
        if text.subtitle:
            self._whole(text.subtitle)
        for number, cells in enumerate(text.lines):
            row = self._grid.rowCount()
            for column, cell in enumerate(cells):
                self._put(self._label(cell, bold=number == 0, small=True), row, column, right=column > 0)
        if text.hint:
            self._whole(text.hint)
        self._grid.activate()
        self.setFixedHeight(
            self._grid.heightForWidth(WIDTH) if self._grid.hasHeightForWidth() else self.sizeHint().height()
        )
        self.setAccessibleName(" ".join([text.title, text.subtitle, *(" ".join(line) for line in text.lines)]))

    def _whole(self, text: str, *, bold: bool = False) -> None:
        label = self._label(text, bold=bold)
        label.setWordWrap(True)
        self._grid.addWidget(label, self._grid.rowCount(), 0, 1, 3)

    def _label(self, text: str, *, bold: bool = False, small: bool = False) -> QLabel:
        label = PlainLabel(self)
        label.setText(text)
        font = label.font()
        font.setBold(bold)
        if small:
            font.setPointSizeF(font.pointSizeF() * _SMALL)
        label.setFont(font)
        label.show()
        self._labels.append(label)
        return label

    def _put(self, label: QLabel, row: int, column: int, *, right: bool) -> None:
        if right:
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            label.setText(label.fontMetrics().elidedText(label.text(), Qt.TextElideMode.ElideRight, WIDTH * 2 // 5))
        self._grid.addWidget(label, row, column)

    def place(self, pointer: QPoint) -> None:
        """Stand beside the pointer; on its other side where there is no room."""
        parent = self.parentWidget()
        x, y = pointer.x() + AWAY, pointer.y() + AWAY
        if x + self.width() > parent.width():
            x = pointer.x() - AWAY - self.width()
        if y + self.height() > parent.height():
            y = pointer.y() - AWAY - self.height()
        self.move(max(0, x), max(0, y))
        if self._shown is not None and not self.isVisible():
            self.show()
            self.raise_()

    def clear(self) -> None:
        """Show nothing."""
        self._shown = None
        self.hide()
