# SPDX-License-Identifier: GPL-2.0-or-later
"""Two prognoses side by side: where the later one asks more or less."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ...plugin.adapters.locale import day, language, tr, whole
from ...plugin.core.capacity.outlook import window_of
from ...plugin.core.capacity.prognoses import differences
from ...plugin.core.errors import DomainError
from ...plugin.core.model.capacity_codes import SCENARIO, TYPE_GROUP
from ...plugin.core.model.capacity_tables import NEED, PROGNOSES
from ...plugin.core.model.plan import Plan
from ...plugin.core.model.provinces import province_name
from ..capacity.capacity_rows import signed_number
from ..widgets.colours import SecondaryLabel
from ..widgets.plain import PlainLabel
from ..widgets.table import Column, RowsModel, RowsProxy, RowsView

Row = Mapping[str, Any]


class PrognosesCompared(QWidget):
    """All prognoses of a plan are kept; this shows what changed between two of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.old, self.new = QComboBox(self), QComboBox(self)
        self.view, proxy = RowsView(self), RowsProxy(self)
        self._model = RowsModel(_columns(), self.view)
        proxy.setSourceModel(self._model)
        self.view.setModel(proxy)
        self.view.setRootIsDecorated(False)
        self.view.setAccessibleName(tr("Differences between two prognoses"))
        self.note = SecondaryLabel("", self)
        self._plan: Plan | None = None
        above = QHBoxLayout()
        for text, box in ((tr("From"), self.old), (tr("To", "municipality"), self.new)):
            box.setAccessibleName(text)
            above.addWidget(PlainLabel(text, self))
            above.addWidget(box, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(above)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.note)
        for box in (self.old, self.new):
            box.activated.connect(lambda _row: self._compare())

    @property
    def rows(self) -> list[Row]:
        """What is listed."""
        return list(self._model.rows)

    def show_plan(self, plan: Plan | None) -> None:
        """Show the prognoses of a plan: the last two, or those that were chosen."""
        self._plan = plan
        frame = None if plan is None else plan[PROGNOSES.name].sort_values(["datum", "versie"], na_position="first")
        versions = [] if frame is None else list(zip(frame["versie"], frame["datum"], strict=True))
        for box, usual in ((self.old, -2), (self.new, -1)):
            chosen = box.currentData()
            box.clear()
            for version, made in versions:
                box.addItem(f"{version} ({day(made)})" if made is not None else str(version), version)
            place = box.findData(chosen) if chosen is not None else -1
            box.setCurrentIndex(place if place >= 0 else max(0, len(versions) + usual))
        self._compare()

    def _compare(self) -> None:
        old, new = self.old.currentData(), self.new.currentData()
        if self._plan is None or old is None:
            self._say([], tr("No need entered yet: Import › Need…"))
            return
        try:
            frame = differences(self._plan[NEED.name], old, new, window_of(self._plan))
        except DomainError as error:
            self._say([], error.line(language()))
            return
        rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
        self._say(rows, "" if rows else tr("No differences within the planning window."))

    def _say(self, rows: Sequence[Row], text: str) -> None:
        self._model.set_rows(list(rows))
        self.view.fit(2)
        self.note.setText(text)
        self.note.setVisible(bool(text))


def _columns() -> list[Column]:
    def group(row: Row) -> str:
        return TYPE_GROUP.label(row["typegroep"]).in_language(language())

    def scenario(row: Row) -> str:
        return SCENARIO.label(row["scenario"]).in_language(language())

    def quarters(row: Row) -> str:
        return row["van"] if row["van"] == row["tot"] else f"{row['van']} – {row['tot']}"

    return [
        Column(tr("Quarters"), quarters, lambda row: row["van"]),
        Column(tr("Area"), lambda row: province_name(row["gebied_code"]), lambda row: row["gebied_code"]),
        Column(tr("Type group"), group, group),
        Column(tr("Scenario"), scenario, scenario),
        Column(tr("Was, places"), lambda row: whole(row["oud"]), lambda row: row["oud"], number=True),
        Column(tr("Becomes, places"), lambda row: whole(row["nieuw"]), lambda row: row["nieuw"], number=True),
        Column(tr("Difference"), lambda r: signed_number(r["verschil"]), lambda r: r["verschil"], number=True),
    ]
