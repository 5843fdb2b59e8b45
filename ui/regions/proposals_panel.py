# SPDX-License-Identifier: GPL-2.0-or-later
"""Find and fix: one loose piece or unassigned municipality at a time, with where it can go, best first."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QModelIndex, QSize, pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from ...plugin.adapters.locale import NO_VALUE, tr, whole
from ...plugin.core.regions.board import INHABITANTS
from ...plugin.core.regions.proposals import Proposal
from ..widgets.colours import SecondaryLabel
from ..widgets.icons import swatch
from ..widgets.plain import PlainLabel
from ..widgets.region_rows import SWATCH
from ..widgets.table import ROW_ROLE, Column, RowsModel, RowsView
from .effect_text import Named, known


@dataclass(frozen=True)
class Offer:
    """One region that something can go to."""

    region: str
    name: str
    colour: str | None
    proposal: Proposal
    travel: str

    @property
    def inhabitants(self) -> float:
        """Inhabitants of the region afterwards; NaN unknown."""
        return known(self.proposal.after[self.proposal.region], INHABITANTS)


class ProposalsPanel(QWidget):
    """Steps through what needs a place."""

    stepped = pyqtSignal(int)
    applied = pyqtSignal(str)
    """Region to assign to."""
    hovered = pyqtSignal(str)
    left = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(self)
        self.title.setWordWrap(True)
        self.reason = SecondaryLabel("", self)
        self.view = RowsView(self)
        self.view.setObjectName("OpvangatlasProposals")
        self.view.setAccessibleName(tr("Proposals"))
        self.view.setRootIsDecorated(False)
        self.view.setIconSize(QSize(SWATCH, SWATCH))
        self.model = RowsModel(_columns(), self.view)
        self.view.setModel(self.model)
        self.view.activated.connect(self._apply)
        self.view.selectionModel().currentChanged.connect(lambda index, _: self._hover(index))
        self.apply_button = QPushButton(tr("Apply"), self)
        self.apply_button.clicked.connect(lambda: self._apply(self.view.currentIndex()))
        self.previous_button = QPushButton(tr("Previous"), self)
        self.next_button = QPushButton(tr("Next"), self)
        self.back_button = QPushButton(tr("Back"), self)
        self.previous_button.clicked.connect(lambda: self.stepped.emit(-1))
        self.next_button.clicked.connect(lambda: self.stepped.emit(1))
        self.back_button.clicked.connect(self.left)
        buttons = QGridLayout()
        for place, button in enumerate((self.previous_button, self.next_button, self.back_button, self.apply_button)):
            buttons.addWidget(button, place // 2, place % 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.title)
        layout.addWidget(self.reason)
        layout.addWidget(self.view, 1)
        layout.addLayout(buttons)

    def show_item(self, title: str, reason: str, offers: Sequence[Offer]) -> None:
        """Show one thing that needs a place, and where it can go."""
        self.title.setText(title)
        self.reason.setText(reason)
        self.model.set_rows(offers)
        self.view.fit()
        if offers:
            self.view.setCurrentIndex(self.model.index(0, 0))
        for button in (self.apply_button, self.view):
            button.setEnabled(bool(offers))

    def _apply(self, index: QModelIndex) -> None:
        offer = index.data(ROW_ROLE)
        if offer is not None:
            self.applied.emit(offer.region)

    def _hover(self, index: QModelIndex) -> None:
        offer = index.data(ROW_ROLE)
        if offer is not None:
            self.hovered.emit(offer.region)


def offers(names: Named, found: Sequence[tuple[str, Proposal]], colours: dict[str, str | None]) -> list[Offer]:
    """Proposals as they are shown."""
    return [
        Offer(region, names.region_name(region), colours.get(region), proposal, _way(names, proposal.furthest))
        for region, proposal in found
    ]


def _way(names: Named, figure: float) -> str:
    return NO_VALUE if math.isnan(figure) else f"{names.travel_text(figure)} {names.travel_unit()}"


def _columns() -> list[Column]:
    return [
        Column(tr("To region"), lambda o: o.name, lambda o: o.name, icon=lambda o: swatch(o.colour, SWATCH)),
        Column(
            tr("Pieces"),
            lambda o: ("+" if o.proposal.pieces > 0 else "") + whole(o.proposal.pieces),
            lambda o: o.proposal.pieces,
            tr("Change in the number of pieces of all regions"),
            number=True,
        ),
        Column(
            tr("Travel"),
            lambda o: o.travel,
            lambda o: o.proposal.furthest,
            tr("From the furthest of these municipalities to the region's location"),
            number=True,
        ),
        Column(
            tr("Inhabitants"),
            lambda o: NO_VALUE if math.isnan(o.inhabitants) else whole(o.inhabitants),
            lambda o: o.inhabitants,
            tr("Inhabitants of the region afterwards"),
            number=True,
        ),
    ]
