# SPDX-License-Identifier: GPL-2.0-or-later
"""A day that is typed as one writes it, or chosen from a calendar; beside it what was understood."""

from __future__ import annotations

from datetime import date, timedelta

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QDate, QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QResizeEvent
from qgis.PyQt.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout, QWidget

from ...plugin.adapters.locale import language, tr
from ...plugin.core.errors import InputError
from ...plugin.core.model.typed_days import EARLIEST, LATEST, TypedDay, read_day
from .plain import PlainLabel

GAP = 4
"""Pixels between what is typed and what was understood."""


class DayEdit(QLineEdit):
    """Shows a day as 31-12-2029. Empty is unknown; what is no day stays as it was typed."""

    day_changed = pyqtSignal()
    """Another day was typed and left, chosen or stepped to; or something that is none."""

    def __init__(self, parent: QWidget | None = None, *, last: bool = False, empty: str = "") -> None:
        """Make it.

        Parameters
        ----------
        last : whether a month or a quarter stands for its last day
        empty : what an empty field means, shown in it
        """
        super().__init__(parent)
        self._last, self._told = last, ""
        self.setPlaceholderText(empty or tr("unknown"))
        self.setToolTip(tr("For instance 31-12-2029, 1 May 2029 or 2029-Q4. Arrow up and down: a day later, earlier."))
        self.understood = PlainLabel(self)
        self.understood.setEnabled(False)
        self.understood.hide()
        icon = QgsApplication.getThemeIcon("/mIconFieldDate.svg")
        self.calendar_action = self.addAction(icon, QLineEdit.ActionPosition.TrailingPosition)
        self.calendar_action.setText(tr("Calendar"))
        self.calendar_action.setToolTip(tr("Calendar"))
        self.calendar_action.triggered.connect(self._show_calendar)
        self._calendar: QWidget | None = None
        self.textEdited.connect(lambda _text: self._say_what_is_understood())
        self.editingFinished.connect(self._left)

    @property
    def typed(self) -> TypedDay | None:
        """What was understood; None when it is no day."""
        try:
            return read_day(self.text(), last=self._last)
        except InputError:
            return None

    @property
    def problem(self) -> str:
        """Why what is typed is no day; empty when it is one, or nothing."""
        try:
            read_day(self.text(), last=self._last)
        except InputError as error:
            return error.line(language())
        return ""

    def day(self) -> date | None:
        """The day; None when empty, open-ended or no day."""
        return self.typed.day if self.typed else None

    def set_day(self, day: date | None) -> None:
        """Show a day; nobody is told."""
        self.setText("" if day is None else day.strftime("%d-%m-%Y"))
        self._told = self.text()
        self._say_what_is_understood()

    def choose(self, day: date | None) -> None:
        """Take a day as if the user typed it and left the field."""
        self.setText("" if day is None else day.strftime("%d-%m-%Y"))
        self._left()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow up is a day later, arrow down a day earlier."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        by, day = steps.get(Qt.Key(event.key())), self.day()
        if by is None or event.modifiers() != Qt.KeyboardModifier.NoModifier or day is None:
            super().keyPressEvent(event)
            return
        if EARLIEST <= day + timedelta(days=by) <= LATEST:
            self.setText((day + timedelta(days=by)).strftime("%d-%m-%Y"))
            self._say_what_is_understood()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was understood stays at the right side."""
        super().resizeEvent(event)
        self._place()

    def _left(self) -> None:
        found = self.typed
        if found is not None and found.day is not None:
            self.setText(found.day.strftime("%d-%m-%Y"))
        self._say_what_is_understood()
        if self.text() != self._told:
            self._told = self.text()
            self.day_changed.emit()

    def _say_what_is_understood(self) -> None:
        day = self.day()
        said = "" if day is None else day.strftime("%d-%m-%Y")
        self.understood.setText("" if said == self.text().strip() else said)
        self.understood.setVisible(bool(self.understood.text()))
        self._place()

    def _place(self) -> None:
        size = self.understood.sizeHint()
        button = self.height()
        self.understood.setGeometry(
            self.width() - size.width() - button, (self.height() - size.height()) // 2, size.width(), size.height()
        )
        shown = self.understood.isVisibleTo(self)
        self.setTextMargins(0, 0, size.width() + GAP if shown else 0, 0)

    def _show_calendar(self) -> None:
        frame = QWidget(self, Qt.WindowType.Popup)
        frame.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(frame)
        calendar.setMinimumDate(QDate(EARLIEST.year, EARLIEST.month, EARLIEST.day))
        calendar.setMaximumDate(QDate(LATEST.year, LATEST.month, LATEST.day))
        if (day := self.day()) is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(calendar)

        def take(chosen: QDate) -> None:
            frame.close()
            self.choose(date(chosen.year(), chosen.month(), chosen.day()))

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        frame.move(self.mapToGlobal(QPoint(0, self.height())))
        frame.show()
        calendar.setFocus()
        self._calendar = frame
