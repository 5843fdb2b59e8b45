# SPDX-License-Identifier: GPL-2.0-or-later
"""The page that puts two to eight candidates side by side, with a slider for the weight of each figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont
from qgis.PyQt.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from ...plugin.adapters.locale import decimal, tr, whole, words
from ...plugin.core.siting.comparison import CRITERIA, DRAWS, Comparison, Criterion, Entry, compare, rebalanced
from ..widgets.colours import SecondaryLabel
from ..widgets.help import help_button
from ..widgets.plain import PlainLabel
from ..widgets.table import Column, RowsModel, RowsView


@dataclass(frozen=True)
class SideRow:
    """One row: a title and a text per site; the best of them are set in bold."""

    title: str
    texts: tuple[str, ...]
    best: frozenset[int] = frozenset()


class SideModel(RowsModel):
    """Rows of figures under sites; the best figure of a row is bold."""

    def data(self, index: QModelIndex, role: int = 0) -> object:
        """As of any table, but for what is bold."""
        if role == Qt.ItemDataRole.FontRole and index.isValid():
            font = QFont(self._view.font())
            font.setBold(index.column() - 1 in self.rows[index.row()].best)
            return font
        return super().data(index, role)


class ComparePage(QWidget):
    """Shows; copies and files leave as signals."""

    copy_wanted = pyqtSignal()
    save_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = RowsView(self)
        self._model = SideModel([], self.view)
        self.view.setModel(self._model)
        self.view.setRootIsDecorated(False)
        self.view.setAccessibleName(tr("Comparison"))
        self.view.header().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.first, self.note = PlainLabel(self), SecondaryLabel("", self)
        self.first.setWordWrap(True)
        self.sliders: dict[str, QSlider] = {}
        self._shares: dict[str, PlainLabel] = {}
        self.copy_button, self.save_button = QPushButton(tr("Copy"), self), QPushButton(tr("Save…"), self)
        self.entries: tuple[Entry, ...] = ()
        self.weights = {criterion.key: criterion.weight for criterion in CRITERIA}
        self.made: Comparison | None = None
        self._filling = False
        layout, buttons = QVBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.first)
        layout.addWidget(self.note)
        layout.addLayout(self._weights())
        for widget in (self.copy_button, self.save_button, help_button(self, "scouting")):
            buttons.addWidget(widget)
        layout.addLayout(buttons)
        self.copy_button.clicked.connect(lambda: self.copy_wanted.emit())
        self.save_button.clicked.connect(lambda: self.save_wanted.emit())
        self.show_entries(())

    def _weights(self) -> QGridLayout:
        grid = QGridLayout()
        grid.addWidget(SecondaryLabel(tr("Weights, together 100"), self), 0, 0, 1, 3)
        for row, criterion in enumerate(CRITERIA, 1):
            slider, share = QSlider(Qt.Orientation.Horizontal, self), PlainLabel(self)
            slider.setRange(0, 100)
            slider.setValue(criterion.weight)
            slider.setAccessibleName(words(criterion.title))
            slider.setMinimumWidth(60)
            slider.valueChanged.connect(lambda value, key=criterion.key: self._weigh(key, value))
            share.setText(whole(criterion.weight))
            self.sliders[criterion.key], self._shares[criterion.key] = slider, share
            title = PlainLabel(words(criterion.title), self)
            title.setWordWrap(True)
            for column, widget in enumerate((title, slider, share)):
                grid.addWidget(widget, row, column)
        grid.setColumnStretch(1, 1)
        return grid

    def _weigh(self, key: str, value: int) -> None:
        """One weight was set; the others follow, so that they add to 100."""
        if self._filling:
            return
        self._filling = True
        self.weights = rebalanced(self.weights, key, value)
        for name, weight in self.weights.items():
            self.sliders[name].setValue(weight)
            self._shares[name].setText(whole(weight))
        self._filling = False
        self._show()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Compare other sites."""
        self.entries = tuple(entries)
        self._show()

    def _show(self) -> None:
        there = bool(self.entries)
        for widget in (self.copy_button, self.save_button, *self.sliders.values()):
            widget.setEnabled(there)
        if not there:
            self.made = None
            self._model.columns = ()
            self._model.set_rows([])
            self.first.setText("")
            self.note.setText(tr("Select two to eight candidates on the page Candidates, and choose Compare."))
            return
        self.made = compare(self.entries, self.weights)
        self._model.columns = tuple(_columns([entry.name for entry in self.entries]))
        self._model.set_rows(side_rows(self.made))
        self.view.fit(0, min(0.24, 0.6 / len(self.entries)))
        self.first.setText(first_line(self.made))
        self.note.setText(tr("Figures are scaled between the worst and the best of these sites. Confidential."))

    def as_text(self) -> str:
        """What a spreadsheet pastes, marked as confidential."""
        self.view.selectionModel().clearSelection()
        return "\n".join([tr("Confidential"), self.view.as_text(), self.first.text()])


def side_rows(made: Comparison) -> list[SideRow]:
    """A row per figure, and the score with what was known of it."""
    rows = [_row(made, number, criterion) for number, criterion in enumerate(CRITERIA)]
    best = frozenset(made.order[:1])
    rows.append(SideRow(tr("Score (0–100)"), tuple(decimal(_plain(value)) for value in made.score), best))
    rows.append(SideRow(tr("Known (%)"), tuple(whole(100 * float(value)) for value in made.known)))
    return rows


def _row(made: Comparison, number: int, criterion: Criterion) -> SideRow:
    texts = tuple(decimal(entry.figures.get(criterion.key), criterion.decimals) for entry in made.entries)
    best = frozenset(row for row in range(len(texts)) if made.scaled[row, number] == 1.0)
    return SideRow(words(criterion.title), texts, best if len(best) < len(texts) else frozenset())


def first_line(made: Comparison) -> str:
    """Who is first, and how sure that is."""
    if not made.order or made.first_stays is None:
        return tr("Too little is known for a first place.")
    text = tr("First: {name}. In {n} of {draws} draws, every weight up to 20% more or less, it stays first.")
    return text.format(name=made.entries[made.order[0]].name, n=made.first_stays, draws=DRAWS)


def _plain(value: Any) -> float | None:
    number = float(value)
    return None if number != number else number  # NaN is unknown


def _columns(names: Sequence[str]) -> list[Column]:
    def cell(place: int) -> Column:
        name = names[place]
        return Column(name, lambda row: row.texts[place], lambda row: row.texts[place], name, number=True)

    return [Column(tr("Figure"), lambda row: row.title, lambda row: row.title), *(cell(n) for n in range(len(names)))]
