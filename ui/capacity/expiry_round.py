# SPDX-License-Identifier: GPL-2.0-or-later
"""The expiry round: what ends soon; extend, replace or end it and see the balance change at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QItemSelectionModel
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ...plugin.adapters.locale import day, language, tr, whole
from ...plugin.adapters.plan import write_rows
from ...plugin.core.capacity.expiry import (
    EXPIRED,
    EXPIRING,
    Decision,
    expiry_round,
    proposed_day,
    with_decisions,
)
from ...plugin.core.capacity.expiry_effect import EffectLine, effect_lines
from ...plugin.core.capacity.ledger import SIGNED_LINE
from ...plugin.core.capacity.outlook import area_names, outlook
from ...plugin.core.errors import DomainError
from ...plugin.core.model.identifiers import clean_text
from ...plugin.core.model.plan import Plan
from ...plugin.core.model.tables import CAPACITY_PERIODS, LOCATIONS, MUNICIPALITIES
from ...plugin.core.wording import is_unknown
from ..forms.fields import whole_bounds
from ..widgets.colours import SecondaryLabel
from ..widgets.day_edit import DayEdit
from ..widgets.help import give_help
from ..widgets.plain import PlainLabel
from ..widgets.table import ROW_ROLE, Column, RowsModel, RowsView
from .capacity_rows import signed_number

Find = Callable[[str], QgsVectorLayer | None]
WIDTH, HEIGHT = 640, 560
EFFECT_HEIGHT = 90
"""Room for the plan and a few regions."""


class ExpiryDialog(QDialog):
    """A list of agreements that end; one decision for what is selected, and what it does per region and quarter."""

    def __init__(
        self,
        plan: Plan,
        find: Find,
        counted: Callable[[Plan], Plan] = lambda plan: plan,
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Parameters
        ----------
        plan : all of it, confidential locations too: this is the user's own screen
        find : the layer of a table
        counted : what of a plan the balance is about; what is decided on here counts in any case
        """
        super().__init__(parent)
        self._counted = counted
        self.setWindowTitle(tr("Ending soon"))
        self._plan, self._find = plan, find
        self._decided_on: dict[str, str] = {}
        """Of what was decided here: what."""
        self._places = _places(plan)
        self.months = QSpinBox(self)
        self.months.setRange(1, 600)
        self.months.setValue(plan.settings["afloop_maanden"])
        self._model = RowsModel(_columns(), self)
        self.view = RowsView(self)
        self.view.setModel(self._model)
        self.view.setRootIsDecorated(False)
        self.view.setAccessibleName(tr("Ending soon"))
        self.choice = QComboBox(self)
        for code, text in (
            ("verlengen", tr("Extend")),
            ("vervangen", tr("Replace")),
            ("beeindigen", tr("Terminate")),
        ):
            self.choice.addItem(text, code)
        self.day = DayEdit(self, last=True)
        self.places = QSpinBox(self)
        self.places.setRange(*whole_bounds(CAPACITY_PERIODS.column("plekken_asiel")))
        self.places.setSpecialValueText(tr("(unchanged)"))
        self.name = QLineEdit(self)
        self.body, self.decided = QLineEdit(self), DayEdit(self)
        self.signed = QCheckBox(tr("Signed"), self)
        self._effects = RowsModel(_effect_columns(area_names(plan)), self)
        self.effects = RowsView(self)
        self.effects.setModel(self._effects)
        self.effects.setRootIsDecorated(False)
        self.effects.setAccessibleName(tr("What it does to the balance"))
        self.effects.setMinimumHeight(EFFECT_HEIGHT)
        self.effect, self.note = PlainLabel(self), SecondaryLabel("", self)
        self.effect.setWordWrap(True)
        self.apply_button = QPushButton(tr("Apply"), self)
        self._lay_out()
        self._connect()
        self.list_again()
        self.resize(WIDTH, HEIGHT)

    def _lay_out(self) -> None:
        grid, self._labels = QGridLayout(), dict[QWidget, PlainLabel]()
        lines = (
            ((tr("Decision"), self.choice), (tr("Day"), self.day)),
            ((tr("Places"), self.places), (tr("Name of the replacement"), self.name)),
            ((tr("Decided by"), self.body), (tr("Decided on"), self.decided)),
        )
        for row, pairs in enumerate(lines):
            for column, (text, field) in enumerate(pairs):
                label = PlainLabel(text, self)
                label.setBuddy(field)
                field.setAccessibleName(text)
                grid.addWidget(label, row, 2 * column)
                self._labels[field] = label
                grid.addWidget(field, row, 2 * column + 1)
        grid.addWidget(self.signed, len(lines), 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        above = QGridLayout()
        above.addWidget(PlainLabel(tr("Ends within (months)"), self), 0, 0)
        above.addWidget(self.months, 0, 1)
        above.setColumnStretch(2, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(above)
        layout.addWidget(self.view, 2)
        layout.addLayout(grid)
        layout.addWidget(self.effect)
        layout.addWidget(self.effects, 1)
        layout.addWidget(self.note)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self.apply_button, QDialogButtonBox.ButtonRole.ActionRole)
        give_help(self, "expiring", buttons)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _connect(self) -> None:
        self.months.valueChanged.connect(lambda _value: self.list_again())
        self.view.selectionModel().selectionChanged.connect(lambda *_what: self._propose())
        self.choice.currentIndexChanged.connect(lambda _row: self._propose())
        for day_field in (self.day, self.decided):
            day_field.day_changed.connect(lambda: self.recompute())
        self.places.valueChanged.connect(lambda _value: self.recompute())
        self.signed.toggled.connect(lambda _on: self.recompute())
        self.apply_button.clicked.connect(lambda: self.apply())

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The locations that are listed."""
        return list(self._model.rows)

    def list_again(self) -> None:
        """List what ends within the months, and what was decided here; what was selected stays so."""
        selected = {row["loc_id"] for row in self.selected()}
        locations, periods = self._plan[LOCATIONS.name], self._plan[CAPACITY_PERIODS.name]
        frame = expiry_round(locations, periods, self._plan.reference_date or date.today(), self.months.value())
        frame = frame[frame["groep"].isin([EXPIRED, EXPIRING]) | frame["loc_id"].isin(list(self._decided_on))]
        rows = [
            {**self._places[row["loc_id"]], **row} for row in frame.to_dict("records") if row["loc_id"] in self._places
        ]
        self._model.set_rows([{**row, "besluit": self._decided_on.get(row["loc_id"], row["besluit"])} for row in rows])
        self.view.fit(len(self._model.columns) - 1, 0.2)
        kept = [n for n, row in enumerate(self._model.rows) if row["loc_id"] in selected] or [0]
        if self._model.rows:
            for number in kept:
                flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
                self.view.selectionModel().select(self._model.index(number, 0), flags)
            self.view.setCurrentIndex(self._model.index(kept[0], 0)) if len(kept) == 1 else None
        self.recompute()

    def selected(self) -> list[dict[str, Any]]:
        """The locations that are decided on."""
        return [index.data(ROW_ROLE) for index in sorted(self.view.selectionModel().selectedRows())]

    def _propose(self) -> None:
        """The day one expects of the choice; of several locations each has its own."""
        rows, choice = self.selected(), self.choice.currentData()
        told = {"verlengen": tr("Until"), "vervangen": tr("From"), "beeindigen": tr("Last day")}[choice]
        self._labels[self.day].setText(told)
        self.day.setAccessibleName(told)
        one = len(rows) == 1 and not is_unknown(rows[0]["eind"])
        self.day.setPlaceholderText(tr("unknown") if len(rows) < 2 else tr("of each its own"))
        self.day.set_day(proposed_day(choice, rows[0]["eind"]) if one else None)
        self.name.setEnabled(choice == "vervangen" and len(rows) == 1)
        self.places.setEnabled(choice != "beeindigen")
        self.recompute()

    def decisions(self) -> list[Decision]:
        """What is filled in, for each selected location; none without a day."""
        if self.day.problem or self.decided.problem:
            return []
        made = [self._decision(row) for row in self.selected()]
        return [] if None in made else [decision for decision in made if decision is not None]

    def _decision(self, row: dict[str, Any]) -> Decision | None:
        choice, last = self.choice.currentData(), row["eind"]
        chosen = self.day.day()
        if chosen is None and not is_unknown(last) and len(self.selected()) > 1:
            chosen = proposed_day(choice, last)
        if chosen is None:
            return None
        places = self.places.value() or None
        if choice == "vervangen" and places is None:
            places = None if is_unknown(row["plekken"]) else int(row["plekken"])
        return Decision(
            row["loc_id"],
            choice,
            chosen,
            places,
            self.signed.isChecked(),
            clean_text(self.body.text()) or None,
            self.decided.day(),
            clean_text(self.name.text()) or None if self.name.isEnabled() else None,
        )

    def _after(self, decisions: list[Decision]) -> Plan:
        frames = with_decisions(self._plan[LOCATIONS.name], self._plan[CAPACITY_PERIODS.name], decisions)
        decided = dict(zip((LOCATIONS.name, CAPACITY_PERIODS.name), frames, strict=True))
        return replace(self._plan, frames={**self._plan.frames, **decided})

    def recompute(self) -> None:
        """Say what the decisions do to the balance, or why they cannot be."""
        self.note.setText("")
        self._effects.set_rows([])
        self.apply_button.setEnabled(False)
        decisions = self.decisions()
        if not decisions:
            self.effect.setText(self._why_not())
            return
        try:
            after = self._after(decisions)
            ours = {decision.loc_id for decision in decisions}
            ours |= set(after[LOCATIONS.name]["loc_id"]) - set(self._plan[LOCATIONS.name]["loc_id"])
            lines = effect_lines(_balances(self._shown(self._plan, ours)), _balances(self._shown(after, ours)))
        except DomainError as error:
            self.effect.setText(error.line(language()))
            return
        self.effect.setText(effect_text(lines))
        self._effects.set_rows(lines)
        self.effects.fit(0, 0.3)
        if len(self._shown(after, set())[LOCATIONS.name]) < len(self._shown(after, ours)[LOCATIONS.name]):
            self.note.setText(tr("Counts what is confidential among these, also where the panel Capacity does not."))
        self.apply_button.setEnabled(self._find(LOCATIONS.name) is not None)

    def _why_not(self) -> str:
        if not self._model.rows:
            return tr("Nothing ends within these months.")
        if not self.selected():
            return tr("Select one or more locations.")
        return self.day.problem or self.decided.problem or tr("Give a day.")

    def _shown(self, plan: Plan, ours: set[str]) -> Plan:
        """What the balance is about: as in the panel, with what is decided on here."""
        locations = plan[LOCATIONS.name]
        own = locations["loc_id"].isin(list(ours))
        opened = locations.assign(vertrouwelijk=locations["vertrouwelijk"].where(~own, other=False))
        return self._counted(plan.with_tables(**{LOCATIONS.name: opened}))

    def apply(self) -> None:
        """Write the decisions into the layers, as one edit that can be undone."""
        names = (LOCATIONS.name, CAPACITY_PERIODS.name)
        layers = {name: layer for name in names if (layer := self._find(name)) is not None}
        decisions = self.decisions()
        if not decisions or len(layers) < len(names):
            return
        try:
            after = self._after(decisions)
            with write_rows.command(list(layers.values()), tr("Expiry round")):
                changes = {name: after[name] for name in names}
                count = write_rows.write_changes(layers, {name: self._plan[name] for name in names}, changes)
        except DomainError as error:
            self.note.setText(error.line(language()))
            return
        self._plan = after
        self._decided_on |= {one.loc_id: decision_text(one) for one in decisions}
        self.list_again()
        self.note.setText(tr("%n row(s) changed; save the layers to keep them.", None, count))


def decision_text(decision: Decision) -> str:
    """What was decided, for the list."""
    texts = {
        "verlengen": tr("extended until {day}"),
        "vervangen": tr("replaced from {day}"),
        "beeindigen": tr("terminated on {day}"),
    }
    return texts[decision.choice].format(day=day(decision.day))


def effect_text(lines: list[EffectLine]) -> str:
    """The quarters in which the whole plan changes, in one sentence."""
    if not lines:
        return tr("The balance does not change within the planning window.")
    first = lines[0]
    title = tr("Signed") if first.line == SIGNED_LINE else tr("With intended")
    text = tr("{line}: {first} to {last} {change} places; balance in {first} from {before} to {after}.")
    return text.format(
        line=title,
        first=first.first,
        last=first.last,
        change=signed_number(first.change),
        before=_balance(first.before),
        after=_balance(first.after),
    )


def _balance(value: int | None) -> str:
    return tr("unknown") if value is None else signed_number(value)


def _balances(plan: Plan) -> pd.DataFrame:
    made = outlook(plan)
    return pd.concat([made.balances("plan"), made.balances("regio")], ignore_index=True)


def _places(plan: Plan) -> dict[str, dict[str, Any]]:
    """Of each location: what it is called, where it lies, and whether it ends for good."""
    people, regions = plan[MUNICIPALITIES.name], area_names(plan)
    towns = {
        code: (name, regions.get(region, "") if not is_unknown(region) else "")
        for code, name, region in people[["gm_code", "gm_naam", "regio_id"]].itertuples(index=False)
    }
    columns = ["loc_id", "loc_naam", "plaats", "gm_code", "status"]
    found = {}
    for loc, name, town, code, status in plan[LOCATIONS.name][columns].itertuples(index=False):
        municipality, region = towns.get(code, ("", ""))
        ended = tr("terminated") if status == "beeindigen" else ""
        found[loc] = {
            "naam": clean_text(name), "plaats": clean_text(town), "gemeente": municipality, "regio": region,
            "besluit": ended,
        }  # fmt: skip
    return found


def _columns() -> list[Column]:
    causes = {
        "overeenkomst": tr("agreement"),
        "huur": tr("lease"),
        "overeenkomst+huur": tr("agreement and lease"),
        "periode": tr("last period"),
    }
    return [
        Column(tr("Location"), lambda r: r["naam"], lambda r: r["naam"]),
        Column(tr("Town"), lambda r: r["plaats"], lambda r: r["plaats"]),
        Column(tr("Municipality"), lambda r: r["gemeente"], lambda r: r["gemeente"]),
        Column(tr("Region"), lambda r: r["regio"], lambda r: r["regio"]),
        Column(tr("Places"), lambda r: whole(r["plekken"]), lambda r: r["plekken"], number=True),
        Column(
            tr("End", "column"), lambda r: day(r["eind"]), lambda r: r["eind"], hint=lambda r: causes.get(r["door"], "")
        ),
        Column(tr("Days"), lambda r: whole(r["dagen"]), lambda r: r["dagen"], number=True),
        Column(tr("Decision"), lambda r: r["besluit"], lambda r: r["besluit"]),
    ]


def _effect_columns(names: dict[str, str]) -> list[Column]:
    def area(line: EffectLine) -> str:
        if line.kind == "plan":
            return tr("Plan")
        return tr("Unassigned") if line.area is None else names.get(line.area, line.area)

    def quarters(line: EffectLine) -> str:
        return line.first if line.first == line.last else f"{line.first} – {line.last}"

    def balance(line: EffectLine) -> str:
        return f"{_balance(line.before)} → {_balance(line.after)}"

    return [
        Column(tr("Area"), area, area),
        Column(tr("Quarter"), quarters, lambda line: line.first),
        Column(tr("Places"), lambda line: signed_number(line.change), lambda line: line.change, number=True),
        Column(tr("Balance in the first"), balance, lambda line: line.after, number=True),
    ]
