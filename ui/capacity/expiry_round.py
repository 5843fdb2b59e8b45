# SPDX-License-Identifier: GPL-2.0-or-later
"""The expiry round: what ends soon; extend, replace or end it and see the balance change at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
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
    effect,
    expiry_round,
    proposed_day,
    with_decisions,
)
from ...plugin.core.capacity.ledger import ALL_TYPES, INTENDED_LINE, SIGNED_LINE
from ...plugin.core.capacity.outlook import MIDDLE, outlook
from ...plugin.core.errors import DomainError
from ...plugin.core.model.plan import Plan
from ...plugin.core.model.tables import CAPACITY_PERIODS, LOCATIONS
from ..forms.fields import whole_bounds
from ..widgets.colours import SecondaryLabel
from ..widgets.day_edit import DayEdit
from ..widgets.help import give_help
from ..widgets.plain import PlainLabel
from ..widgets.table import ROW_ROLE, Column, RowsModel, RowsView
from .capacity_rows import signed_number

Find = Callable[[str], QgsVectorLayer | None]


class ExpiryDialog(QDialog):
    """A list of agreements that end, and one decision at a time."""

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
        counted : what of a plan the balance is about
        """
        super().__init__(parent)
        self._counted = counted
        self.setWindowTitle(tr("Ending soon"))
        self._plan, self._find = plan, find
        self.months = QSpinBox(self)
        self.months.setRange(1, 600)
        self.months.setValue(plan.settings["afloop_maanden"])
        self._model = RowsModel(_columns(), self)
        self.view = RowsView(self)
        self.view.setModel(self._model)
        self.view.setRootIsDecorated(False)
        secret = plan.secret_locations
        self.view.is_secret = lambda row: row["loc_id"] in secret
        self.choice = QComboBox(self)
        for code, text in (("verlengen", tr("Extend")), ("vervangen", tr("Replace")), ("beeindigen", tr("End"))):
            self.choice.addItem(text, code)
        self.day = DayEdit(self, last=True)
        self.places = QSpinBox(self)
        self.places.setRange(*whole_bounds(CAPACITY_PERIODS.column("plekken_asiel")))
        self.places.setSpecialValueText(tr("(unchanged)"))
        self.signed = QCheckBox(tr("Signed"), self)
        self.effect, self.note = PlainLabel(self), SecondaryLabel("", self)
        self.effect.setWordWrap(True)
        self.apply_button = QPushButton(tr("Apply"), self)
        self._lay_out()
        self._connect()
        self.list_again()
        self.resize(560, 520)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(tr("Ends within (months)"), self.months)
        below = QFormLayout()
        below.addRow(tr("Decision"), self.choice)
        below.addRow(tr("On or until"), self.day)
        below.addRow(tr("Places"), self.places)
        below.addRow("", self.signed)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.view, 1)
        layout.addLayout(below)
        layout.addWidget(self.effect)
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
        self.day.day_changed.connect(lambda: self.recompute())
        self.places.valueChanged.connect(lambda _value: self.recompute())
        self.signed.toggled.connect(lambda _on: self.recompute())
        self.apply_button.clicked.connect(lambda: self.apply())

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The locations that are listed."""
        return list(self._model.rows)

    def list_again(self) -> None:
        """List what ends within the months; a blank end is not listed."""
        locations, periods = self._plan[LOCATIONS.name], self._plan[CAPACITY_PERIODS.name]
        names = dict(zip(locations["loc_id"], locations["loc_naam"], strict=True))
        frame = expiry_round(locations, periods, self._plan.reference_date or date.today(), self.months.value())
        frame = frame[frame["groep"].isin([EXPIRED, EXPIRING])]
        self._model.set_rows([{**row, "naam": names[row["loc_id"]]} for row in frame.to_dict("records")])
        self.view.fit(0, 0.3)
        if self._model.rows:
            self.view.setCurrentIndex(self._model.index(0, 0))
        self.recompute()

    def _row(self) -> dict[str, Any] | None:
        index = self.view.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def _propose(self) -> None:
        """The day one expects of the choice for this location."""
        row = self._row()
        if row is not None:
            proposal = proposed_day(self.choice.currentData(), row["eind"])
            self.day.set_day(proposal)
        self.recompute()

    def decision(self) -> Decision | None:
        """What is filled in; None without a location."""
        row, day = self._row(), self.day.day()
        if row is None or day is None:
            return None
        return Decision(
            row["loc_id"],
            self.choice.currentData(),
            day,
            self.places.value() or None,
            self.signed.isChecked(),
        )

    def _decided(self) -> tuple[pd.DataFrame, pd.DataFrame] | None:
        decision = self.decision()
        if decision is None:
            return None
        return with_decisions(self._plan[LOCATIONS.name], self._plan[CAPACITY_PERIODS.name], [decision])

    def recompute(self) -> None:
        """Say what the decision does to the balance, or why it cannot be."""
        self.note.setText("")
        self.apply_button.setEnabled(False)
        try:
            decided = self._decided()
            if decided is None:
                nothing = tr("Nothing ends within these months.")
                self.effect.setText(nothing if self._row() is None else self.day.problem or tr("Give a day."))
                return
            decided_on = {LOCATIONS.name: decided[0], CAPACITY_PERIODS.name: decided[1]}
            after = replace(self._plan, frames={**self._plan.frames, **decided_on})
            shown = self._counted(after)
            before = outlook(self._counted(self._plan)).balances()
            changed = effect(before, outlook(shown).balances())
        except DomainError as error:
            self.effect.setText(error.line(language()))
            return
        self.effect.setText(effect_text(changed))
        self.note.setText(self._uncounted(after, shown))
        self.apply_button.setEnabled(self._find(LOCATIONS.name) is not None)

    def _uncounted(self, after: Plan, shown: Plan) -> str:
        """Said when what is decided on, or comes of it, is confidential and so not in the balance."""
        decision = self.decision()
        there = set(shown[LOCATIONS.name]["loc_id"])
        new = set(after[LOCATIONS.name]["loc_id"]) - set(self._plan[LOCATIONS.name]["loc_id"])
        if decision is None or {decision.loc_id, *new} <= there:
            return ""
        return tr("What is confidential does not count in this balance; the panel Capacity can count it.")

    def apply(self) -> None:
        """Write the decision into the layers, as one edit that can be undone."""
        names = (LOCATIONS.name, CAPACITY_PERIODS.name)
        layers = {name: layer for name in names if (layer := self._find(name)) is not None}
        decided = self._decided()
        if decided is None or len(layers) < len(names):
            return
        after = dict(zip(names, decided, strict=True))
        try:
            with write_rows.command(list(layers.values()), tr("Expiry round")):
                count = write_rows.write_changes(layers, {name: self._plan[name] for name in names}, after)
        except DomainError as error:
            self.note.setText(error.line(language()))
            return
        self._plan = Plan({**self._plan.frames, **after}, self._plan.settings)
        self.list_again()
        self.note.setText(tr("%n row(s) changed; save the layers to keep them.", None, count))


def effect_text(changed: pd.DataFrame) -> str:
    """The quarters that change, of all types together: signed, else with intentions."""
    rows = changed[(changed["typegroep"] == ALL_TYPES)]
    rows = rows[rows["scenario"].isna() | (rows["scenario"] == MIDDLE)]
    for line, title in ((SIGNED_LINE, tr("Signed")), (INTENDED_LINE, tr("With intended"))):
        own = rows[rows["lijn"] == line]
        if len(own):
            first, last = own.iloc[0], own.iloc[-1]
            text = tr("{line}: {first} to {last} {change} places; balance in {first} from {before} to {after}.")
            return text.format(
                line=title,
                first=first["kwartaal"],
                last=last["kwartaal"],
                change=signed_number(int(first["verschil"])),
                before=_balance(first["saldo_voor"]),
                after=_balance(first["saldo_na"]),
            )
    return tr("The balance does not change within the planning window.")


def _balance(value: Any) -> str:
    return tr("unknown") if pd.isna(value) else signed_number(int(value))


def _columns() -> list[Column]:
    causes = {
        "overeenkomst": tr("agreement"),
        "huur": tr("lease"),
        "overeenkomst+huur": tr("agreement and lease"),
        "periode": tr("last period"),
    }
    return [
        Column(tr("Location"), lambda r: r["naam"], lambda r: r["naam"]),
        Column(tr("End"), lambda r: day(r["eind"]), lambda r: r["eind"]),
        Column(tr("By"), lambda r: causes.get(r["door"], ""), lambda r: r["door"]),
        Column(tr("Days"), lambda r: whole(r["dagen"]), lambda r: r["dagen"], number=True),
    ]
