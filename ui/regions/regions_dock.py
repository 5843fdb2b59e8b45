# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Regions": the division that is being drawn, with figures that follow every move."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.gui import QgsCollapsibleGroupBox, QgsDockWidget, QgsScrollArea
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAction,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...plugin.adapters.locale import tr
from ..widgets.colours import SecondaryLabel
from ..widgets.help import help_button
from ..widgets.hint_page import HintPage
from ..widgets.icons import swatch
from ..widgets.plain import PlainLabel
from ..widgets.region_rows import REGION, SWATCH
from .drawn_rows import NUMBERED, DrawnRow
from .drawn_table import DrawnTable
from .proposals_panel import ProposalsPanel
from .region_form import RegionForm

NAME = "OpvangatlasRegios"
ICON = 16
_HINT, _DRAWING = 0, 1
_REGIONS, _PROPOSALS = 0, 1


class RegionsDock(QgsDockWidget):
    """Shows figures and offers actions; what the user wants leaves as signals."""

    target_chosen = pyqtSignal(object)
    variant_chosen = pyqtSignal(str)

    def __init__(
        self, tools: Sequence[QAction], actions: dict[str, QAction], more: QMenu, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Regions"), parent)
        self.setObjectName(NAME)
        self.variants = QComboBox(self)
        self.variants.setAccessibleName(tr("Variant"))
        self.target = QComboBox(self)
        self.target.setAccessibleName(tr("Assign to"))
        for box in (self.variants, self.target):
            box.setMinimumContentsLength(5)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.table, self.form, self.proposals = DrawnTable(self), RegionForm(self), ProposalsPanel(self)
        self.note, self.effect = SecondaryLabel("", self), PlainLabel(self)
        self.effect.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.agreements = QgsCollapsibleGroupBox(tr("Agreements (annex 3)"), self)
        self.hint = HintPage(self)
        self._body, self._pages = _Body(self), QStackedWidget(self)
        self._tools, self._actions, self._more = tools, actions, more
        self._lay_out()
        self.target.activated.connect(lambda _row: self.target_chosen.emit(self.target.currentData()))
        self.variants.activated.connect(lambda _row: self.variant_chosen.emit(str(self.variants.currentData())))
        self.say_nothing(tr("Open a plan first."))

    def _lay_out(self) -> None:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(6, 6, 6, 6)
        top = QGridLayout()
        top.addWidget(PlainLabel(tr("Variant"), self), 0, 0)
        top.addWidget(self.variants, 0, 1)
        top.addWidget(self._button("variants"), 0, 2)
        top.addWidget(PlainLabel(tr("Assign to"), self), 1, 0)
        top.addWidget(self.target, 1, 1, 1, 2)
        top.addWidget(help_button(self, "regions"), 0, 3)
        top.setColumnStretch(1, 1)
        layout.addLayout(top)
        layout.addLayout(_row([self._tool(action) for action in self._tools]))
        layout.addWidget(self.effect)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.note)
        self._pages.addWidget(self._regions_page())
        self._pages.addWidget(self.proposals)
        self.proposals.left.connect(self.show_regions)
        area = QgsScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QgsScrollArea.Shape.NoFrame)
        area.setWidget(page)
        self._body.addWidget(self.hint)
        self._body.addWidget(area)
        self.setWidget(self._body)

    def _regions_page(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        more = self._tool(None)
        more.setText(tr("More"))
        more.setMenu(self._more)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        layout.addWidget(self.table, 1)
        layout.addLayout(_row([self._tool(self._actions["add"]), self._tool(self._actions["merge"]), more]))
        inside = QVBoxLayout(self.agreements)
        inside.addWidget(self.form)
        self.agreements.setCollapsed(True)
        layout.addWidget(self.agreements)
        layout.addLayout(_row([self._button("repair"), self._button("compare"), self._button("save")]))
        return page

    def _tool(self, action: QAction | None) -> QToolButton:
        button = QToolButton(self)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAutoRaise(True)
        button.setIconSize(QSize(ICON, ICON))
        if action is not None:
            button.setDefaultAction(action)
        return button

    def _button(self, name: str) -> QPushButton:
        """A push button that follows an action."""
        action = self._actions[name]
        button = QPushButton(action.text(), self)
        button.setToolTip(action.toolTip())
        button.clicked.connect(lambda: action.trigger())
        action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
        button.setEnabled(action.isEnabled())
        return button

    # what is shown -----------------------------------------------------------------------------------

    def say_nothing(self, text: str) -> None:
        """There is nothing to draw in, and why."""
        self.hint.say(text)
        self._body.setCurrentIndex(_HINT)

    def set_rows(self, rows: Sequence[DrawnRow], target: str | None, half_year: str) -> None:
        """Show these regions, what is assigned to, and the half-year of the targets."""
        self._body.setCurrentIndex(_DRAWING)
        self.table.set_rows(rows, half_year)
        regions = [row for row in rows if row.kind == REGION]
        wanted = [(_numbered(number, row), row.region, row.colour) for number, row in enumerate(regions, 1)]
        wanted.append((tr("0 – Unassigned"), None, None))
        self.target.clear()
        for text, region, colour in wanted:
            self.target.addItem(swatch(colour, SWATCH), text, region)
        self.set_target(target)

    def set_target(self, target: str | None) -> None:
        """Show what is assigned to."""
        found = [row for row in range(self.target.count()) if self.target.itemData(row) == target]
        self.target.setCurrentIndex(found[0] if found else -1)

    def set_variants(self, variants: Sequence[tuple[str, str]], active: str) -> None:
        """Show these variants (id, name)."""
        self.variants.clear()
        for variant, name in variants:
            self.variants.addItem(name, variant)
        self.variants.setCurrentIndex(self.variants.findData(active))

    def set_note(self, text: str) -> None:
        """A line below the table: read-only, not saved, figures from before."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def show_proposals(self) -> None:
        """Show what needs a place, instead of the regions."""
        self._pages.setCurrentIndex(_PROPOSALS)

    def show_regions(self) -> None:
        """Show the regions."""
        self._pages.setCurrentIndex(_REGIONS)

    @property
    def shows_proposals(self) -> bool:
        """Whether the proposals are in front."""
        return self._pages.currentIndex() == _PROPOSALS


class _Body(QStackedWidget):
    """As wide as the Plan dock."""

    def sizeHint(self) -> QSize:
        """Our share of a screen of 1366 by 768."""
        return QSize(380, super().sizeHint().height())


def _numbered(number: int, row: DrawnRow) -> str:
    return f"{number} – {row.name}" if number <= NUMBERED else row.name


def _row(widgets: Sequence[QWidget]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(2)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row
