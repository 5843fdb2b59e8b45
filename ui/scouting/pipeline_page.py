# SPDX-License-Identifier: GPL-2.0-or-later
"""The page with all candidates: how far each is, and the next step of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from qgis.PyQt.QtCore import QItemSelectionModel, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...plugin.adapters.locale import NO_VALUE, day, decimal, language, tr, whole
from ...plugin.core.model.codes import PHASE
from ...plugin.core.siting.comparison import FEWEST, MOST
from ...plugin.core.siting.pipeline import DROPPED, ORDER, Candidate, PhaseSum
from ..widgets.colours import SecondaryLabel
from ..widgets.day_edit import DayEdit
from ..widgets.help import help_button
from ..widgets.plain import PlainLabel
from ..widgets.table import ROW_ROLE, Column, RowsModel, RowsProxy, RowsView
from .card_text import AT_LEAST

PROMOTE = "voornemen"


class PipelinePage(QWidget):
    """Shows; what the user wants leaves as signals."""

    shown = pyqtSignal(str)
    """Look at a candidate as a site."""
    form_wanted = pyqtSignal(str)
    compare_wanted = pyqtSignal(list)
    """Candidates to put side by side."""
    stepped = pyqtSignal(str, str, object, str)
    """Candidate, phase, day, reason."""
    promoted = pyqtSignal(str, object, str, object)
    """Candidate, day of the decision, body, day it opens (or None)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view, self._model = _table(self, candidate_columns({}), tr("Candidates"))
        self.totals, self._totals = _table(self, _sum_columns(), tr("Per phase"))
        for section in (4, 5, 6):  # the menu of the header shows them
            self.view.setColumnHidden(section, True)
        self.note = SecondaryLabel("", self)
        self.step = QComboBox(self)
        for phase in ORDER:
            self.step.addItem(phase_name(phase), phase)
        self.step.addItem(tr("Make an intention"), PROMOTE)
        self.day, self.opens = DayEdit(self), DayEdit(self)
        self.reason, self.body = QLineEdit(self), QLineEdit(self)
        self.apply_button = QPushButton(tr("Record"), self)
        self.show_button, self.form_button = QPushButton(tr("Show"), self), QPushButton(tr("Form"), self)
        self.compare_button = QPushButton(tr("Compare"), self)
        self.compare_button.setToolTip(tr("Put the two to eight selected candidates side by side"))
        self._lay_out()
        self._connect()
        self._chosen()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(4)
        layout.addWidget(self.view, 3)
        buttons = QHBoxLayout()
        for widget in (self.show_button, self.form_button, self.compare_button, help_button(self, "scouting")):
            buttons.addWidget(widget)
        layout.addLayout(buttons)
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for title, widget in (
            (tr("Step"), self.step),
            (tr("On"), self.day),
            (tr("Reason"), self.reason),
            (tr("Decided by"), self.body),
            (tr("Opens"), self.opens),
        ):
            widget.setAccessibleName(title)
            self._form.addRow(title, widget)
        self._form.addRow("", self.apply_button)
        layout.addLayout(self._form)
        layout.addWidget(self.note)
        layout.addWidget(PlainLabel(tr("Per phase"), self))
        layout.addWidget(self.totals, 2)

    def _connect(self) -> None:
        self.view.selectionModel().selectionChanged.connect(lambda *_what: self._chosen())
        self.view.doubleClicked.connect(lambda _index: self._tell(self.shown))
        self.show_button.clicked.connect(lambda: self._tell(self.shown))
        self.form_button.clicked.connect(lambda: self._tell(self.form_wanted))
        self.compare_button.clicked.connect(
            lambda: self.compare_wanted.emit([candidate.loc_id for candidate in self.selected])
        )
        self.step.currentIndexChanged.connect(lambda _row: self._asked())
        self.apply_button.clicked.connect(lambda: self.apply())

    # what is shown -----------------------------------------------------------------------------------

    @property
    def rows(self) -> list[Candidate]:
        """The candidates that are listed."""
        return list(self._model.rows)

    @property
    def chosen(self) -> Candidate | None:
        """The candidate that is selected."""
        indexes = self.view.selectionModel().selectedRows()
        return indexes[0].data(ROW_ROLE) if len(indexes) == 1 else None

    @property
    def selected(self) -> list[Candidate]:
        """The candidates that are selected."""
        return [index.data(ROW_ROLE) for index in self.view.selectionModel().selectedRows()]

    def show_rows(self, rows: Sequence[Candidate], totals: Sequence[PhaseSum], names: Mapping[str, str]) -> None:
        """Show other candidates; what was selected stays.

        Parameters
        ----------
        names : of municipalities by code
        """
        kept = {candidate.loc_id for candidate in self.selected}
        self._model.columns = tuple(candidate_columns(names))
        self._model.set_rows(rows)
        self._totals.set_rows(totals)
        self.view.fit(0, 0.22)
        self.totals.fit(0, 0.25)
        self.select(kept)
        self.note.setVisible(not rows)
        self.note.setText("" if rows else tr("No candidates yet: keep a site as a candidate."))

    def select(self, loc_ids: set[str]) -> None:
        """Select candidates."""
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.view.selectionModel().clearSelection()
        model = self.view.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if index.data(ROW_ROLE).loc_id in loc_ids:
                self.view.selectionModel().select(index, flags)
        self._chosen()

    def _chosen(self) -> None:
        one = self.chosen
        for widget in (self.show_button, self.form_button, self.step, self.day, self.apply_button):
            widget.setEnabled(one is not None)
        self.compare_button.setEnabled(FEWEST <= len(self.selected) <= MOST)
        if one is not None:
            after = 0 if one.phase is None else min(ORDER.index(one.phase) + 1, len(ORDER) - 2)
            self.step.setCurrentIndex(after)
            self.day.set_day(date.today())
            self.reason.setText(one.reason)
            self.opens.set_day(one.available)
        self._asked()

    def _asked(self) -> None:
        """Only what the step needs is asked."""
        step = self.step.currentData()
        for widget, shown in (
            (self.reason, step == DROPPED), (self.body, step == PROMOTE), (self.opens, step == PROMOTE),
        ):  # fmt: skip
            widget.setVisible(shown)
            self._form.labelForField(widget).setVisible(shown)
            widget.setEnabled(self.chosen is not None)

    # what is wanted ----------------------------------------------------------------------------------

    def _tell(self, signal: object) -> None:
        if self.chosen is not None:
            signal.emit(self.chosen.loc_id)  # type: ignore[attr-defined]

    def apply(self) -> None:
        """Record the step, or say what it lacks."""
        one, step, when = self.chosen, self.step.currentData(), self.day.day()
        if one is None:
            return
        lacking = tr("Give a day.") if when is None else ""
        if step == DROPPED and not self.reason.text().strip():
            lacking = tr("Say why it drops out: the reason is kept.")
        if step == PROMOTE and not self.body.text().strip():
            lacking = tr("Say who decided.")
        self.note.setText(lacking)
        self.note.setVisible(bool(lacking))
        if lacking:
            return
        if step == PROMOTE:
            self.promoted.emit(one.loc_id, when, self.body.text().strip(), self.opens.day())
        else:
            self.stepped.emit(one.loc_id, step, when, self.reason.text().strip() if step == DROPPED else "")


def phase_name(phase: str | None) -> str:
    """A phase in words."""
    return tr("no phase") if phase is None else PHASE.label(phase).in_language(language())


def candidate_columns(names: Mapping[str, str]) -> list[Column]:
    """The columns of the list."""

    def place(row: Candidate) -> str:
        return names.get(row.gm_code or "", NO_VALUE)

    return [
        Column(
            tr("Candidate"), lambda r: r.name, lambda r: r.name, hint=lambda r: r.reason or f"{r.name} · {place(r)}"
        ),
        Column(tr("Phase"), lambda r: phase_name(r.phase), lambda r: -1 if r.phase is None else ORDER.index(r.phase)),
        Column(tr("Days"), lambda r: whole(r.days), lambda r: r.days, tr("Days in this phase"), number=True),
        Column(tr("Places"), lambda r: whole(r.places), lambda r: r.places, number=True),
        Column(tr("Available"), lambda r: day(r.available), lambda r: r.available),
        Column(tr("Municipality"), place, place),
        Column(tr("Reason"), lambda r: r.reason, lambda r: r.reason),
    ]


def _sum_columns() -> list[Column]:
    tip = tr("Places × the share of decided candidates of this phase that came through; – below five decided ones")
    return [
        Column(tr("Phase"), lambda r: phase_name(r.phase), lambda r: r.phase),
        Column(tr("Number"), lambda r: whole(r.count), lambda r: r.count, number=True),
        Column(
            tr("Places"), lambda r: (AT_LEAST if r.at_least else "") + whole(r.places), lambda r: r.places, number=True
        ),
        Column(tr("Expected"), lambda r: decimal(r.expected, 0), lambda r: r.expected, tip, number=True),
    ]


def _table(parent: QWidget, columns: list[Column], name: str) -> tuple[RowsView, RowsModel]:
    view, proxy = RowsView(parent), RowsProxy(parent)
    model = RowsModel(columns, view)
    proxy.setSourceModel(model)
    view.setModel(proxy)
    view.setRootIsDecorated(False)
    view.setAccessibleName(name)
    view.setMinimumHeight(90)
    return view, model
