# SPDX-License-Identifier: GPL-2.0-or-later
"""The page with one site: where it is, what is asked of it, what it does, and which tests it meets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.gui import QgsCollapsibleGroupBox, QgsSpinBox
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...plugin.adapters.locale import language, tr, words
from ...plugin.core.capacity.quarters import Quarter
from ...plugin.core.model import codes
from ...plugin.core.model.form_rules import refusal
from ...plugin.core.model.tables import LOCATIONS
from ...plugin.core.siting.criteria import MET, NOT_MET, PRESET_TITLES, PRESETS, SHORT, Outcome, Preset
from ...plugin.core.siting.effect import Effect, SiteBoard
from ..forms.fields import Field, field_of, heading, title_of
from ..widgets.colours import SearchEdit, SecondaryLabel
from ..widgets.help import help_button
from ..widgets.icons import own
from ..widgets.plain import PlainLabel, plain_tip
from ..widgets.table import Column, RowsView, rows_table
from . import card_text

OBJECT = ("bvo_m2", "terrein_m2", "beschikbaar_per", "beschikbaar_tot", "kinderen", "gehoor_op_loc", "herkomst")
"""What may be known of the building or the land, as columns of a location."""
_PLACES = 300
_ICONS = {MET: "voldoet", NOT_MET: "fout"}


class SitePage(QWidget):
    """Shows; what the user wants leaves as signals."""

    typed = pyqtSignal(str)
    """Coordinates."""
    asked = pyqtSignal()
    """Something else is asked of the site."""
    keep_wanted = pyqtSignal()
    let_go_wanted = pyqtSignal()
    sheet_wanted = pyqtSignal()
    """The candidate on one sheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.coordinates = SearchEdit(tr("Paste or type coordinates and press Enter"), self)
        self.coordinates.setAccessibleName(tr("Coordinates"))
        self.places, self.quarter, self.type = QgsSpinBox(self), _box(self, tr("Opens in")), _box(self, tr("Type"))
        self.regional = QCheckBox(tr("Serves its region"), self)
        self.preset = _box(self, tr("Tests for"))
        self.title, self.note = PlainLabel(self), SecondaryLabel("", self)
        self.figures, self._figures = rows_table(self, _figure_columns(), tr("What the site does"))
        self.count = PlainLabel(self)
        self.tests, self._tests = rows_table(self, _test_columns(), tr("Tests"))
        self.fields: dict[str, Field] = {}
        self.keep_button, self.let_go_button = QPushButton(tr("Keep as candidate"), self), QPushButton(self)
        self.let_go_button.setText(tr("Let go"))
        self.sheet_button = QPushButton(tr("One-pager…"), self)
        self.sheet_button.setToolTip(tr("This candidate on one sheet, as PDF and ODT: confidential"))
        self._lay_out()
        self._connect()
        self.show_nothing("")

    def _lay_out(self) -> None:
        self.places.setRange(0, 99_999)
        self.places.setSpecialValueText(tr("unknown"))
        self.places.setValue(_PLACES)
        self.places.setClearValue(0, tr("unknown"))
        self.places.setAccessibleName(tr("Places"))
        self.places.setToolTip(tr("Places"))
        for preset in PRESETS:
            self.preset.addItem(words(PRESET_TITLES[preset]), preset)
        self.title.setWordWrap(True)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(4)
        layout.addLayout(_row(self.coordinates, help_button(self, "scouting")))
        layout.addLayout(_row(PlainLabel(tr("Places"), self), self.places, PlainLabel(tr("from"), self), self.quarter))
        layout.addLayout(_row(PlainLabel(tr("Type"), self), self.type, self.regional))
        layout.addWidget(self.title)
        layout.addWidget(self.note)
        layout.addWidget(self.figures)
        layout.addLayout(_row(PlainLabel(tr("Tests for"), self), self.preset))
        layout.addWidget(self.count)
        layout.addWidget(self.tests)
        layout.addWidget(self._object())
        layout.addLayout(_row(self.keep_button, self.let_go_button, self.sheet_button))
        layout.addStretch()

    def _object(self) -> QWidget:
        """What is known of the building or the land."""
        box = QgsCollapsibleGroupBox(tr("Building and land"), self)
        form = QFormLayout(box)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name in OBJECT:
            column = LOCATIONS.column(name)
            title = title_of(LOCATIONS, column)
            field = field_of(column, title, None, box)
            field.edited.connect(lambda _name, _value, f=field: self._edited(f))
            field.show_value(None, other_row=True)
            self.fields[name] = field
            form.addRow(heading(title, box), field)
        box.setCollapsed(True)
        return box

    def _edited(self, field: Field) -> None:
        name = field.column.name
        error = refusal(LOCATIONS, {**self.object(), name: field.value()}, name)
        field.refuse("" if error is None else error.line(language()))
        if error is None:
            field.accept()
            self.asked.emit()

    def _connect(self) -> None:
        self.coordinates.returnPressed.connect(lambda: self.typed.emit(self.coordinates.text()))
        self.places.valueChanged.connect(lambda _value: self.asked.emit())
        self.regional.toggled.connect(lambda _on: self.asked.emit())
        for box in (self.quarter, self.type, self.preset):
            box.activated.connect(lambda _row: self.asked.emit())
        self.keep_button.clicked.connect(lambda: self.keep_wanted.emit())
        self.let_go_button.clicked.connect(lambda: self.let_go_wanted.emit())
        self.sheet_button.clicked.connect(lambda: self.sheet_wanted.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc lets go."""
        if event.key() == Qt.Key.Key_Escape:
            self.let_go_wanted.emit()
        else:
            super().keyPressEvent(event)

    # what is asked -----------------------------------------------------------------------------------

    def set_plan(self, quarters: Sequence[Quarter], chosen: Quarter, regime: str) -> None:
        """The quarters and types of a plan; what was chosen stays where it can."""
        wanted = self.quarter.currentData()
        labels = [quarter.label for quarter in quarters]
        if labels != [self.quarter.itemData(row).label for row in range(self.quarter.count())]:
            self.quarter.clear()
            for quarter in quarters:
                self.quarter.addItem(quarter.label, quarter)
            start = wanted.label if wanted is not None and wanted.label in labels else chosen.label
            self.quarter.setCurrentIndex(max(0, labels.index(start) if start in labels else 0))
        kinds = codes.TYPE_2020 if regime == "2020" else codes.TYPE_2024
        if [code.code for code in kinds] != [self.type.itemData(row) for row in range(self.type.count())]:
            self.type.clear()
            for code in kinds:
                self.type.addItem(code.label.in_language(language()), code.code)
            self.choose_type("rol" if regime == "2020" else "azc")
            self.regional.setChecked(True)
        self.regional.setVisible(regime != "2020")

    def choose_type(self, code: str) -> None:
        """Choose a type of location."""
        self.type.setCurrentIndex(self.type.findData(code))

    @property
    def asked_quarter(self) -> Quarter | None:
        """In which quarter it opens."""
        chosen: Quarter | None = self.quarter.currentData()
        return chosen

    @property
    def asked_places(self) -> int | None:
        """How many places; None unknown."""
        return self.places.value() or None

    @property
    def is_regional(self) -> bool:
        """Whether it would serve its region."""
        return self.type.currentData() == "rol" if self.regional.isHidden() else self.regional.isChecked()

    @property
    def asked_preset(self) -> Preset:
        """Which tests apply."""
        chosen: Preset = self.preset.currentData()
        return chosen

    def object(self) -> dict[str, Any]:
        """What is filled in of the building and the land."""
        return {name: field.stored if field.reason else field.value() for name, field in self.fields.items()}

    def ask(self, quarter: str, places: int, kind: str) -> None:
        """Ask for so many places of a type from a quarter on."""
        row = next((n for n in range(self.quarter.count()) if self.quarter.itemData(n).label == quarter), None)
        if row is not None:
            self.quarter.setCurrentIndex(row)
        if self.type.findData(kind) >= 0:
            self.choose_type(kind)
        self.places.blockSignals(True)
        self.places.setValue(places)
        self.places.blockSignals(False)
        self.asked.emit()

    def fill(self, row: Mapping[str, Any], places: int | None) -> None:
        """Show what is kept of a candidate."""
        for name, field in self.fields.items():
            field.show_value(row.get(name), other_row=True)
        kind = next(
            (row.get(name) for name in ("type_2020", "type_2024") if self.type.findData(row.get(name)) >= 0), None
        )
        for widget in (self.places, self.regional):
            widget.blockSignals(True)
        self.places.setValue(places or 0)
        if kind is not None:
            self.choose_type(str(kind))
            self.regional.setChecked(bool(row.get("regionaal")))
        for widget in (self.places, self.regional):
            widget.blockSignals(False)

    # what is shown -----------------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """A line below the title; empty: none."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def show_nothing(self, text: str) -> None:
        """There is no site yet, and why or what to do."""
        self.title.setText(text)
        self.say("")
        self._figures.set_rows([])
        self._tests.set_rows([])
        self.count.setText("")
        self.let_go_button.setEnabled(False)
        self.keep_button.setEnabled(False)
        self.sheet_button.setEnabled(False)

    def show_effect(
        self, board: SiteBoard, effect: Effect, outcomes: Sequence[Outcome], *, old: bool, pinned: bool, name: str = ""
    ) -> None:
        """Show what a site does.

        Parameters
        ----------
        old : the figures are of before the last change of the plan
        pinned : whether it can be kept and let go
        name : of a candidate
        """
        self.title.setText(" · ".join(part for part in (name, card_text.heading(board, effect)) if part))
        remarks = card_text.remarks(effect)
        self.say(" ".join([tr("Figures from before the last change."), *remarks] if old else remarks))
        self._figures.set_rows(card_text.lines(board, effect))
        self._figures.set_muted(muted=old)
        self._tests.set_rows(outcomes)
        self.count.setText(card_text.counts(outcomes))
        self.figures.fit(0, 0.36)
        self.tests.fit(0, 0.185)
        for view in (self.figures, self.tests):
            view.setFixedHeight(_height(view))
        self.keep_button.setText(tr("Change candidate") if name else tr("Keep as candidate"))
        self.sheet_button.setEnabled(pinned and bool(name) and not old)
        self.let_go_button.setEnabled(pinned)
        self.keep_button.setEnabled(pinned and effect.where in ("regio", "geen_regio"))


def _figure_columns() -> list[Column]:
    return [
        Column(tr("Figure"), lambda line: line.title, lambda line: line.title),
        Column(tr("Now"), lambda line: line.before, lambda line: line.before, number=True),
        Column(tr("With site"), lambda line: line.after, lambda line: line.after, number=True),
    ]


def _test_columns() -> list[Column]:
    return [
        Column(
            tr("Test"),
            lambda outcome: words(SHORT[outcome.test]) + (" *" if outcome.knock_out else ""),
            lambda outcome: outcome.test,
            icon=lambda outcome: own(_ICONS.get(outcome.verdict, "onbekend")),
            hint=lambda outcome: (
                f"{words(outcome.title)}: {card_text.verdict_word(outcome)}"
                + (". " + tr("* When not met, the site drops out.") if outcome.knock_out else "")
            ),
        ),
        Column(tr("Verdict"), card_text.verdict_word, lambda outcome: outcome.verdict),
        Column(tr("Found"), card_text.figure_of, lambda outcome: outcome.figure, number=True),
        Column(tr("Norm"), card_text.norm_of, lambda outcome: outcome.low or outcome.high, number=True),
        Column(tr("Source"), lambda outcome: outcome.source, lambda outcome: outcome.source),
    ]


def _height(view: RowsView) -> int:
    """All its rows, and no more."""
    rows = view.model().rowCount()
    row = view.sizeHintForRow(0) if rows else view.fontMetrics().lineSpacing()
    return view.header().sizeHint().height() + max(1, rows) * row + 2 * view.frameWidth() + 2


def _box(parent: QWidget, name: str) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.setToolTip(plain_tip(name))
    box.setMinimumContentsLength(5)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    for widget in widgets:
        row.addWidget(widget, 0 if isinstance(widget, QLabel) else 1)
    return row
