# SPDX-License-Identifier: GPL-2.0-or-later
"""The section "Travel time" of the Plan dock: which network, which norms, and what to show on the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qgis.gui import QgsCollapsibleGroupBox, QgsDoubleSpinBox
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from ...plugin.adapters.locale import decimal, tr
from ...plugin.adapters.travel.travel_layers import AREAS, LINES, ROUTES, TRAVEL_MAP
from ..widgets.colours import SecondaryLabel
from ..widgets.plain import PlainLabel, plain_tip

SHORT = 5
"""Characters a combo box insists on; without it the docks do not fit."""
NO_NORM = 0.0
MOST_MINUTES, MOST_KM = 600.0, 500.0
DIVISION = ""
OVER_ROADS = (ROUTES, AREAS)
"""What cannot be shown without a network."""


@dataclass(frozen=True)
class TravelState:
    """What the section shows. ``networks``: folder and title; ``chosen`` may be one that is gone."""

    networks: Sequence[tuple[Path, str]] = field(default=())
    chosen: Path | None = None
    minutes: float | None = None
    km: float | None = None
    line: str = ""
    note: str = ""
    writable: bool = True
    checked: bool = False


class TravelSection(QgsCollapsibleGroupBox):
    """Shows a :class:`TravelState`; what the user wants leaves as signals."""

    network_chosen = pyqtSignal(object)
    """The folder of a network, or None."""
    build_wanted = pyqtSignal()
    quality_wanted = pyqtSignal(object)
    norms_changed = pyqtSignal(object, object)
    """Minutes and kilometres; None: no norm."""
    show_wanted = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Travel time"), parent)
        self.setObjectName("OpvangatlasTravel")
        self._state = TravelState()
        self.network, self.kind = _combo(self, tr("Network")), _combo(self, tr("Show"))
        self.build, self.quality = QPushButton(tr("Build…"), self), QPushButton(tr("Quality…"), self)
        self.build_first = QPushButton(tr("Build network…"), self)
        self.show_button = QPushButton(tr("Show"), self)
        self.line, self.note = SecondaryLabel("", self), SecondaryLabel("", self)
        self.minutes = _norm(self, " min", MOST_MINUTES, tr("Travel time norm"))
        self.km = _norm(self, " km", MOST_KM, tr("Distance norm"))
        for kind, text in (
            (TRAVEL_MAP, tr("per municipality")),
            (ROUTES, tr("routes")),
            (LINES, tr("desire lines")),
            (AREAS, tr("service areas 15, 30, 45 min")),
            (DIVISION, tr("division")),
        ):
            self.kind.addItem(text, kind)
        self._lay_out()
        self._connect()
        self.show_state(self._state)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 4, 6, 4)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        grid.addWidget(_label(tr("Network"), self.network), 0, 0)
        grid.addWidget(self.network, 0, 1)
        grid.addWidget(self.build, 0, 2)
        grid.addWidget(self.line, 1, 0, 1, 2)
        grid.addWidget(self.quality, 1, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.build_first, 2, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        norms = QHBoxLayout()
        norms.addWidget(self.minutes)
        norms.addWidget(self.km)
        norms.addStretch()
        grid.addWidget(_label(tr("Norm"), self.minutes), 3, 0)
        grid.addLayout(norms, 3, 1, 1, 2)
        grid.addWidget(_label(tr("Map"), self.kind), 4, 0)
        grid.addWidget(self.kind, 4, 1)
        grid.addWidget(self.show_button, 4, 2)
        grid.addWidget(self.note, 5, 0, 1, 3)

    def _connect(self) -> None:
        self.network.activated.connect(self._choose)
        for button in (self.build, self.build_first):
            button.clicked.connect(self.build_wanted)
        self.quality.clicked.connect(lambda: self.quality_wanted.emit(self._state.chosen))
        for spin in (self.minutes, self.km):
            spin.editingFinished.connect(self._take_norms)
        self.kind.currentIndexChanged.connect(self._enable)
        self.show_button.clicked.connect(lambda: self.show_wanted.emit(self.kind.currentData()))

    def show_state(self, state: TravelState) -> None:
        """Show the networks there are, the plan's choice and its norms."""
        self._state = state
        self.network.clear()
        self.network.addItem(tr("none (straight line)"), None)
        for folder, title in state.networks:
            self.network.addItem(title, folder)
            self.network.setItemData(self.network.count() - 1, plain_tip(str(folder)), Qt.ItemDataRole.ToolTipRole)
        folders = [None, *(folder for folder, _ in state.networks)]
        if state.chosen not in folders:
            self.network.addItem(tr("{name} (missing)").format(name=Path(str(state.chosen)).name), state.chosen)
            folders.append(state.chosen)
        self.network.setCurrentIndex(folders.index(state.chosen))
        for spin, norm in ((self.minutes, state.minutes), (self.km, state.km)):
            spin.setValue(NO_NORM if norm is None else norm)
        self.line.setText(state.line)
        self.note.setText(state.note)
        self.note.setVisible(bool(state.note))
        self._enable()

    def _enable(self, *_ignored: object) -> None:
        state, kind = self._state, self.kind.currentData()
        for widget in (self.network, self.minutes, self.km):
            widget.setEnabled(state.writable)
        self.build_first.setVisible(state.chosen is None)
        self.quality.setVisible(state.chosen is not None)
        self.build.setVisible(state.chosen is not None or bool(state.networks))
        lacking = self._lacking(kind)
        self.show_button.setEnabled(not lacking)
        self.show_button.setToolTip(plain_tip(lacking))
        for row in range(self.kind.count()):
            item = self.kind.model().item(row)
            item.setEnabled(state.chosen is not None or self.kind.itemData(row) not in OVER_ROADS)

    def _lacking(self, kind: str) -> str:
        """Why something cannot be shown yet; empty when it can."""
        if kind != DIVISION and not self._state.checked:
            return tr("Check the plan first.")
        if kind in OVER_ROADS and self._state.chosen is None:
            return tr("Choose a network first.")
        return ""

    def _choose(self, row: int) -> None:
        folder = self.network.itemData(row)
        if folder != self._state.chosen:
            self.network_chosen.emit(folder)

    def _take_norms(self) -> None:
        known = (self._state.minutes, self._state.km)
        shown = (self.minutes, self.km)
        # What the box rounded is not what the user entered.
        found = [
            norm if spin.value() == round(norm or NO_NORM, spin.decimals()) else spin.value() or None
            for spin, norm in zip(shown, known, strict=True)
        ]
        if tuple(found) != known:
            self.norms_changed.emit(*found)


def _label(text: str, buddy: QWidget) -> QLabel:
    label = PlainLabel(text, buddy.parentWidget())
    label.setBuddy(buddy)
    return label


def _combo(parent: QWidget, name: str) -> QComboBox:
    combo = QComboBox(parent)
    combo.setMinimumContentsLength(SHORT)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setAccessibleName(name)
    return combo


class NormBox(QgsDoubleSpinBox):
    """A norm, with a decimal only where there is one."""

    def textFromValue(self, value: float) -> str:
        """``30``, ``32,5``."""
        return decimal(value, 0 if float(value).is_integer() else 1)


def _norm(parent: QWidget, unit: str, most: float, name: str) -> NormBox:
    spin = NormBox(parent)
    spin.setRange(NO_NORM, most)
    spin.setDecimals(1)
    spin.setSuffix(unit)
    spin.setSpecialValueText(f"–{unit}")
    spin.setClearValue(NO_NORM)
    spin.setAccessibleName(name)
    spin.setToolTip(plain_tip(name))
    # Every arrow click would check the whole plan: only what is entered counts.
    spin.setKeyboardTracking(False)
    return spin
