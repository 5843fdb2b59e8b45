# SPDX-License-Identifier: GPL-2.0-or-later
"""The reserve plans that are kept in a plan, and what is in the chosen one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import QItemSelectionModel, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ...plugin.adapters.locale import day, decimal, language, tr, whole
from ...plugin.core.model.capacity_codes import ACTION, DIRECTION
from ...plugin.core.model.codes import CAPACITY_TYPE
from ...plugin.core.model.confidential import SAID
from ...plugin.core.wording import is_unknown
from ..widgets.colours import SecondaryLabel
from ..widgets.table import ROW_ROLE, Column, rows_table

Row = Mapping[str, Any]


class KeptPlans(QWidget):
    """Shows; the one to remove leaves as a signal."""

    removed = pyqtSignal(str)

    def __init__(self, names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Row] = []
        self.plans, self._plans = rows_table(self, _plan_columns(), tr("Reserve plans that were kept"))
        self.lines, self._rows = rows_table(self, _line_columns(names), tr("What the chosen plan brings into use"))
        self.plans.is_secret = self.lines.is_secret = self._is_secret
        self.note = SecondaryLabel("", self)
        self.remove_button = QPushButton(tr("Remove"), self)
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove_button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.addWidget(self.plans, 1)
        layout.addLayout(buttons)
        layout.addWidget(self.note)
        layout.addWidget(self.lines, 1)
        self._editable = False
        self.plans.selectionModel().selectionChanged.connect(lambda *_what: self._show_lines())
        self.remove_button.clicked.connect(lambda: self.removed.emit(str(self.chosen)))

    @property
    def chosen(self) -> str | None:
        """The plan whose lines are shown."""
        indexes = self.plans.selectionModel().selectedRows()
        return str(indexes[0].data(ROW_ROLE)["plan_id"]) if indexes else None

    def show_rows(self, plans: Sequence[Row], lines: Sequence[Row], *, editable: bool) -> None:
        """Show the kept plans; the chosen one stays chosen, else it is the first."""
        chosen, self._lines, self._editable = self.chosen, list(lines), editable
        self._plans.set_rows(list(plans))
        self.plans.fit(0)
        ids = [str(row["plan_id"]) for row in plans]
        if ids:
            place = self._plans.index(ids.index(chosen) if chosen in ids else 0, 0)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.plans.selectionModel().select(place, flags)
        self._show_lines()

    def _is_secret(self, row: Row) -> bool:
        """Whether confidential locations count in the plan of a row."""
        head: Row = next((head for head in self._plans.rows if head["plan_id"] == row["plan_id"]), {})
        return is_unknown(head.get(SAID)) or bool(head[SAID])

    def _show_lines(self) -> None:
        chosen = self.chosen
        self._rows.set_rows([row for row in self._lines if row["plan_id"] == chosen])
        self.lines.fit(0, 0.4)
        self.remove_button.setEnabled(self._editable and chosen is not None)
        row = next((row for row in self._plans.rows if row["plan_id"] == chosen), None)
        self.note.setText(_summary(row) if row is not None else tr("None yet: keep one in Capacity › Reserve order…"))


def _summary(row: Row) -> str:
    parts = []
    if not is_unknown(row["dag"]):
        where = row["gebied_code"] if row["gebied_soort"] != "plan" else tr("the whole plan")
        parts.append(tr("for {day}, {area}").format(day=day(row["dag"]), area=where))
    if not is_unknown(row["tekort"]):
        parts.append(tr("short then: {n}").format(n=whole(row["tekort"])))
    if is_unknown(row[SAID]) or row[SAID]:
        parts.append(tr("confidential locations counted: not in a public annex"))
    if not is_unknown(row["gereed_dgn"]):
        parts.append(tr("ready after {n} days").format(n=whole(row["gereed_dgn"])))
    if not is_unknown(row["standby_dag"]):
        parts.append(tr("€ {cost} a day in reserve").format(cost=decimal(row["standby_dag"], 2)))
    if not is_unknown(row["aandeel_nood"]):
        parts.append(tr("{share}% (crisis) emergency").format(share=whole(100 * row["aandeel_nood"])))
    return " · ".join(parts)


def _plan_columns() -> list[Column]:
    def direction(row: Row) -> str:
        return DIRECTION.label(row["richting"]).in_language(language())

    return [
        Column(tr("Name"), lambda row: row["naam"], lambda row: row["naam"]),
        Column(tr("Up or down"), direction, direction),
        Column(tr("Asked, places"), lambda row: whole(row["plekken"]), lambda row: row["plekken"], number=True),
        Column(tr("Found, places"), lambda row: whole(row["gevonden"]), lambda row: row["gevonden"], number=True),
        Column(tr("Made on"), lambda row: day(row["gemaakt_op"]), lambda row: row["gemaakt_op"]),
    ]


def _line_columns(names: Mapping[str, str]) -> list[Column]:
    def place(row: Row) -> str:
        return names.get(row["loc_id"], row["loc_id"]) or ""

    def kind(row: Row) -> str:
        codes = (CAPACITY_TYPE, row["captype"]) if row["captype"] else (ACTION, row["actie"])
        return codes[0].label(codes[1]).in_language(language())

    return [
        Column(tr("Location"), place, place),
        Column(tr("Type"), kind, kind),
        Column(tr("Places"), lambda row: whole(row["plekken"]), lambda row: row["plekken"], number=True),
        Column(tr("Days"), lambda row: whole(row["gereed_dgn"]), lambda row: row["gereed_dgn"], number=True),
    ]
