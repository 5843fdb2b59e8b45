# SPDX-License-Identifier: GPL-2.0-or-later
"""Typing days with real keys: twenty texts in five situations, and the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QVBoxLayout, QWidget

from opvangatlas.ui.widgets.day_edit import DayEdit

END = date(2029, 12, 31)
TEXTS = {
    "31-12-2029": END, "31/12/2029": END, "31.12.2029": END, "31122029": END, "2029-12-31": END,
    "31 december 2029": END, "31 dec 2029": END, "31-12-29": END, "2029-K4": END, "K4 2029": END, "2029q4": END,
    "december 2029": END, "1 mei 2029": date(2029, 5, 1), "1-5-2029": date(2029, 5, 1), "": None, "-": None,
    "onbekend": None, "31-13-2029": "refused", "31-12-1042": "refused", "morgen": "refused",
}  # fmt: skip
SITUATIONS = (
    "empty",
    "filled, all selected",
    "filled, replaced by a click and Ctrl+A",
    "refused before",
    "tabbed into",
)


@pytest.fixture
def form(qtbot):
    body = QWidget()
    edit, other = DayEdit(body, last=True), QLineEdit(body)
    layout = QVBoxLayout(body)
    layout.addWidget(edit)
    layout.addWidget(other)
    qtbot.addWidget(body)
    body.show()
    body.edit, body.other, body.told = edit, other, []
    edit.day_changed.connect(lambda: body.told.append(edit.day() if not edit.problem else "refused"))
    return body


def enter(form, situation):
    edit = form.edit
    if situation == "refused before":
        edit.setFocus()
        QTest.keyClicks(edit, "99-99")
        QTest.keyClick(edit, Qt.Key.Key_Tab)
    elif situation != "empty":
        edit.set_day(date(2027, 3, 4))
    form.told.clear()
    if situation == "tabbed into":
        form.other.setFocus()
        QTest.keyClick(form.other, Qt.Key.Key_Backtab)
        edit.selectAll()
        return
    QTest.mouseClick(edit, Qt.MouseButton.LeftButton, pos=QPoint(8, edit.height() // 2))
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_twenty_texts_are_understood_or_refused(form, situation):
    for text, expected in TEXTS.items():
        enter(form, situation)
        if text:
            QTest.keyClicks(form.edit, text)
        else:
            QTest.keyClick(form.edit, Qt.Key.Key_Delete)
        QTest.keyClick(form.edit, Qt.Key.Key_Return)
        if expected == "refused":
            assert form.edit.problem
            assert form.edit.text() == text  # what was typed stays, to be mended
        else:
            assert form.edit.problem == ""
            assert form.edit.day() == expected
            if expected is not None:
                assert form.edit.text() == expected.strftime("%d-%m-%Y")
                assert form.told == [expected]
        form.edit.set_day(None)


def test_while_typing_it_says_what_is_understood(form):
    form.edit.setFocus()
    QTest.keyClicks(form.edit, "2029-K4")
    assert form.edit.understood.isVisible()
    assert form.edit.understood.text() == "31-12-2029"
    assert form.told == []
    QTest.keyClick(form.edit, Qt.Key.Key_Return)
    assert not form.edit.understood.isVisible()


def test_arrows_step_days_and_leaving_tells_once(form):
    form.edit.set_day(date(2028, 2, 28))
    form.edit.setFocus()
    QTest.keyClick(form.edit, Qt.Key.Key_Up)
    assert form.edit.day() == date(2028, 2, 29)
    QTest.keyClick(form.edit, Qt.Key.Key_Up)
    QTest.keyClick(form.edit, Qt.Key.Key_Down)
    QTest.keyClick(form.edit, Qt.Key.Key_Return)
    assert form.told == [date(2028, 2, 29)]
    form.edit.set_day(None)
    QTest.keyClick(form.edit, Qt.Key.Key_Up)
    assert form.edit.text() == ""  # an empty day is not today


def test_an_open_end_is_not_an_unknown_one(form):
    form.edit.setFocus()
    QTest.keyClicks(form.edit, "onbepaald")
    QTest.keyClick(form.edit, Qt.Key.Key_Return)
    assert form.edit.typed.open_ended
    assert form.edit.day() is None
    assert form.edit.problem == ""


def test_a_day_is_chosen_from_the_calendar(form, qtbot):
    form.edit.set_day(date(2027, 3, 4))
    form.edit.calendar_action.trigger()
    calendar = QApplication.activePopupWidget().findChild(QCalendarWidget)
    assert calendar.selectedDate().toString("yyyy-MM-dd") == "2027-03-04"
    calendar.clicked.emit(calendar.selectedDate().addDays(3))
    assert form.edit.day() == date(2027, 3, 7)
    assert form.told == [date(2027, 3, 7)]
