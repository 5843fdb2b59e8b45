# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Location": the list of locations, and the form of the one that is selected."""

from __future__ import annotations

from qgis.gui import QgsDockWidget, QgsScrollArea
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QKeyEvent
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...plugin.adapters.locale import tr
from ..widgets.colours import SearchEdit, SecondaryLabel
from ..widgets.help import help_button
from ..widgets.hint_page import HintPage
from ..widgets.icons import own, theme
from ..widgets.plain import PlainLabel, plain_tip
from .location_form import LocationForm
from .location_list import LocationList

NAME = "OpvangatlasLocatie"
_HINT, _PLAN = 0, 1


class LocationDock(QgsDockWidget):
    """Shows; what the user wants leaves as signals."""

    left = pyqtSignal()
    """Back to the map."""
    add_wanted = pyqtSignal()
    typed = pyqtSignal(str)
    move_wanted = pyqtSignal()
    duplicate_wanted = pyqtSignal()
    remove_wanted = pyqtSignal()
    save_wanted = pyqtSignal()
    revert_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Location"), parent)
        self.setObjectName(NAME)
        self._body, self.hint = _Body(self), HintPage(self)
        self.list, self.form = LocationList(self), LocationForm(self)
        self.choose = HintPage(self)
        self.note = SecondaryLabel("", self)
        self.coordinates = SearchEdit(tr("Or type coordinates and press Enter"), self)
        self.add_button = _tool(self, tr("Add"), own("locatie_toevoegen"), tr("Add location"))
        self.move_button = _tool(self, tr("Move"), theme("mActionMoveFeature"), tr("Click the new place on the map"))
        self.more_button, more = QToolButton(self), QMenu(self)
        self.duplicate_action = more.addAction(theme("mActionDuplicateFeature"), tr("Duplicate"))
        self.remove_action = more.addAction(theme("mActionDeleteSelected"), tr("Remove…"))
        self.more_button.setText(tr("More"))
        self.more_button.setMenu(more)
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setAutoRaise(True)
        self.title = PlainLabel(self)
        self.save_button, self.revert_button = QPushButton(tr("Save"), self), QPushButton(tr("Revert"), self)
        self._editable = False
        self._lay_out()
        self._connect()
        self.say_nothing(tr("Open a plan first."))

    def _lay_out(self) -> None:
        upper, lower = QWidget(self), QWidget(self)
        above, below = QVBoxLayout(upper), QVBoxLayout(lower)
        for layout in (above, below):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(4)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for button in (self.add_button, self.move_button, self.more_button):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(help_button(self, "locations"))
        above.addWidget(self.list, 1)
        above.addLayout(buttons)
        above.addWidget(self.coordinates)
        above.addWidget(self.note)
        self.coordinates.hide()
        heading = QHBoxLayout()
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        heading.addWidget(self.title, 1)
        heading.addWidget(self.save_button)
        heading.addWidget(self.revert_button)
        self.scroll = QgsScrollArea(self)
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QgsScrollArea.Shape.NoFrame)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setWidget(self.form)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.choose)
        self._pages.addWidget(self.scroll)
        below.addLayout(heading)
        below.addWidget(self._pages, 1)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        split.addWidget(upper)
        split.addWidget(lower)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        page = QWidget(self)
        inside = QVBoxLayout(page)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.addWidget(split)
        self._body.addWidget(self.hint)
        self._body.addWidget(page)
        self.setWidget(self._body)

    def _connect(self) -> None:
        self.add_button.clicked.connect(lambda: self.add_wanted.emit())
        self.move_button.clicked.connect(lambda: self.move_wanted.emit())
        self.duplicate_action.triggered.connect(lambda _checked=False: self.duplicate_wanted.emit())
        self.remove_action.triggered.connect(lambda _checked=False: self.remove_wanted.emit())
        self.save_button.clicked.connect(lambda: self.save_wanted.emit())
        self.revert_button.clicked.connect(lambda: self.revert_wanted.emit())
        self.coordinates.returnPressed.connect(lambda: self.typed.emit(self.coordinates.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the map."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def say_nothing(self, text: str) -> None:
        """There is no plan."""
        self.hint.say(text)
        self._body.setCurrentIndex(_HINT)

    def show_plan(self, *, editable: bool) -> None:
        """There is a plan."""
        self._editable = editable
        self._body.setCurrentIndex(_PLAN)
        self.add_button.setEnabled(editable)
        self.form.set_editable(editable=editable)

    def show_choice(self, selected: int) -> None:
        """No location, or several: there is no form."""
        self.form.show_nothing()
        if selected > 1:
            self.choose.say(tr("%n location(s) selected", None, selected))
        else:
            act = self.add_wanted.emit if self._editable else None
            self.choose.say(tr("Choose a location in the list or on the map."), tr("Add location"), act)
        self._pages.setCurrentWidget(self.choose)
        self._enable(one=False)

    def show_form(self) -> None:
        """One location is shown."""
        self._pages.setCurrentWidget(self.scroll)
        self._enable(one=True)

    def _enable(self, *, one: bool) -> None:
        for what in (self.move_button, self.more_button, self.duplicate_action, self.remove_action):
            what.setEnabled(one and self._editable)

    def show_title(self, name: str, unsaved: int) -> None:
        """Whose form it is, and how much is not saved."""
        count = tr("%n unsaved change(s)", None, unsaved) if unsaved else ""
        text = " · ".join(part for part in (name, count) if part)
        self.title.setText(text)
        self.title.setToolTip(plain_tip(text))
        self.save_button.setEnabled(bool(unsaved))
        self.revert_button.setEnabled(bool(unsaved))

    def say(self, text: str) -> None:
        """One line below the list; empty: none."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def ask_place(self, *, place: bool, addresses: bool = False) -> None:
        """Offer a field for coordinates, and where allowed an address, or take it away."""
        self.coordinates.clear()
        self.coordinates.setPlaceholderText(
            tr("Or type coordinates or an address and press Enter")
            if addresses
            else tr("Or type coordinates and press Enter")
        )
        self.coordinates.setVisible(place)


class _Body(QStackedWidget):
    """As wide as the Plan dock."""

    def sizeHint(self) -> QSize:
        """Our share of a screen of 1366 by 768."""
        return QSize(380, super().sizeHint().height())


def _tool(parent: QWidget, text: str, icon: QIcon, tip: str) -> QToolButton:
    button = QToolButton(parent)
    button.setText(text)
    button.setIcon(icon)
    button.setToolTip(plain_tip(tip or text))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setAutoRaise(True)
    return button
