# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialog "Import locations", over ``importlocations``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
from qgis.core import QgsMapLayerProxyModel, QgsVectorLayer
from qgis.gui import QgsFieldComboBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ...plugin.adapters.locale import language, tr, whole, words
from ...plugin.core.intake.locations import PERIOD_FIELDS, POSITION, unused_columns
from ...plugin.core.model.codes import STATUS, CodeList
from ...plugin.core.model.plan import Plan
from ...plugin.core.model.tables import CAPACITY_PERIODS, LOCATIONS
from ...plugin.core.wording import figure
from ...plugin.tasks.runner import Runner
from ..widgets.plain import PlainLabel, plain_tip
from ..widgets.source import READ_AS, RowsReader
from .choices import Choices, remember, remembered
from .field_guess import guessed_fields, type_guess, types_in
from .import_dialog import ImportDialog
from .preview import Preview, Previewed, preview_locations
from .update_locations import UpdateDialog

ADD, UPDATE = "add", "update"
"""What to do with a list."""
TALL = 660
"""Room for the types in a list; it fits a screen of 768 pixels."""
SHORT = 10
"""Characters a column chooser shows at least."""
MOST_REMARKS = 4
"""Shown after an import; remarks on single rows come first and are cut, the tip has them all."""
MAPPED = (
    "loc_naam",
    "plekken",
    "van",
    "tot",
    "bo_start",
    "bo_eind",
    "huur_eind",
    "vertrouwelijk",
    "zekerheid",
    "status",
    "straat",
    "postcode",
    "plaats",
    "x",
    "y",
    "loc_id",
)
"""What can be mapped here; ``importlocations`` itself takes every column."""


class ImportLocationsDialog(ImportDialog):
    """Which column holds what, and what their types are called here."""

    CHAPTER = "import-locations"

    def __init__(self, runner: Runner, plan: Path, shown: Plan, parent: QWidget | None = None) -> None:
        """Make it.

        Parameters
        ----------
        plan : where rows go
        shown : the plan as it is on the screen, for the preview
        """
        super().__init__(runner, plan, tr("Import locations"), QgsMapLayerProxyModel.Filter.VectorLayer, parent)
        regime = shown.regime
        self.setObjectName("OpvangatlasImportLocations")
        self.frame: pd.DataFrame | None = None
        self._types: CodeList = LOCATIONS.column("type_2024" if regime == "2024" else "type_2020").codes  # type: ignore[assignment]
        self._before: Choices | None = None
        self._plan = shown
        self.preview = Preview(self)
        self._reader = RowsReader(runner, self._take_rows)
        self.fields = {name: self._field() for name in MAPPED}
        self.type_field = self._field()
        self.types = QTableWidget(0, 2, self)
        self.way = QComboBox(self)
        self.way.addItem(tr("Add locations"), ADD)
        self.way.addItem(tr("Update the plan"), UPDATE)
        self.way.setToolTip(
            tr("Update: next month's list beside the plan; what is new, changed or gone is shown first.")
        )
        self.comparison: UpdateDialog | None = None
        self.default_type = self._codes(self._types, tr("none: reject the row"))
        self.default_status = self._codes(STATUS, tr("leave empty"))
        self._set_up_types()
        self._lay_out_body()
        self.source.changed.connect(self._take_layer)
        self.type_field.fieldChanged.connect(self._list_types)
        for combo in (*self.fields.values(), self.type_field):
            combo.fieldChanged.connect(self.update_state)
        self.way.currentIndexChanged.connect(lambda _row: self._take_way())
        self._take_layer(self.source.layer())
        self.resize(self.width(), TALL)

    def _field(self) -> QgsFieldComboBox:
        combo = QgsFieldComboBox(self)
        combo.setAllowEmptyFieldName(True)
        combo.setMinimumContentsLength(SHORT)
        return combo

    def _codes(self, codes: CodeList, empty: str) -> QComboBox:
        combo = QComboBox(self)
        combo.addItem(empty, None)
        for code in codes:
            combo.addItem(words(code.label), code.code)
        return combo

    def _set_up_types(self) -> None:
        self.types.setHorizontalHeaderLabels([tr("In the layer"), tr("In the plan")])
        self.types.setAccessibleName(tr("Types found"))
        self.types.verticalHeader().hide()
        self.types.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.types.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.types.setSelectionMode(QTableWidget.SelectionMode.NoSelection)

    def _lay_out_body(self) -> None:
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        columns, kinds = QGroupBox(tr("1 Columns"), self.body), QWidget(self.body)
        grid = QGridLayout(columns)
        grid.setVerticalSpacing(3)
        grid.addWidget(PlainLabel(tr("Layer"), columns), 0, 0)
        grid.addWidget(self.source, 0, 1)
        grid.addWidget(PlainLabel(tr("Do"), columns), 0, 2)
        grid.addWidget(self.way, 0, 3)
        self.way.setAccessibleName(tr("Add or update"))
        half = (len(self.fields) + 1) // 2
        for number, (name, combo) in enumerate(self.fields.items()):
            row, column = 1 + number % half, 2 * (number // half)
            grid.addWidget(PlainLabel(_label(name), columns), row, column)
            grid.addWidget(combo, row, column + 1)
            combo.setAccessibleName(_label(name))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        kind = QFormLayout()
        kind.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        kind.setVerticalSpacing(3)
        for label, widget in (
            (tr("Column with the type"), self.type_field),
            (tr("Other types"), self.default_type),
            (tr("Status when unknown"), self.default_status),
        ):
            kind.addRow(label, widget)
            widget.setAccessibleName(label)
        box = QVBoxLayout(kinds)
        box.addLayout(kind)
        box.addWidget(self.types)
        self.pages = QTabWidget(self.body)
        self.pages.addTab(kinds, tr("2 Types and status"))
        self.pages.addTab(self.preview, tr("Preview"))
        self.pages.currentChanged.connect(lambda _page: self._show_preview())
        layout.addWidget(columns)
        layout.addWidget(self.pages, 1)

    def _take_layer(self, layer: QgsVectorLayer | None) -> None:
        self.frame = self.repaired = None
        found = guessed_fields(layer.fields().names() if layer is not None else [], MAPPED)
        if layer is not None and layer.isSpatial():  # its points say where they are
            found = {target: column for target, column in found.items() if target not in POSITION}
        self._before = remembered("locations", layer.fields().names()) if layer is not None else None
        if self._before is not None and layer is not None:
            there = layer.fields().names()
            found = {name: column for name, column in self._before.get("fields", {}).items() if column in there}
        for name, combo in (*self.fields.items(), ("type", self.type_field)):
            combo.blockSignals(True)
            combo.setLayer(layer)
            combo.setField(found.get(name, ""))
            combo.blockSignals(False)
        for name, choice in (("type", self.default_type), ("status", self.default_status)):
            if self._before is not None:
                choice.setCurrentIndex(max(0, choice.findData(self._before.get("defaults", {}).get(name))))
        self._reader.read(layer)
        self._list_types()
        self.update_state()

    def _show_preview(self) -> None:
        """The first rows as they will be read, when that page is in front."""
        layer = self.source.layer()
        if self.pages.currentWidget() is not self.preview:
            return
        how = {
            "fields": self._chosen(),
            "type_column": self.type_field.currentField() or None,
            "type_map": self.type_map(),
            "default_type": self.default_type.currentData(),
            "default_status": self.default_status.currentData(),
        }
        self.preview.show_rows(Previewed((), ()) if layer is None else preview_locations(self._plan, layer, how))

    def _take_way(self) -> None:
        self.ok.setText(tr("Compare…") if self.way.currentData() == UPDATE else tr("Import"))
        self.update_state()

    def _take_rows(self, frame: pd.DataFrame) -> None:
        self.frame = frame
        self._list_types()
        self.update_state()

    def update_state(self, *_ignored: object) -> None:
        """Say what is wrong, how many rows there are and which columns will not be used."""
        super().update_state()
        self._show_preview()
        if self.frame is None:
            self.facts.clear()
            return
        lines = [tr("%n row(s) in the layer", None, len(self.frame))]
        layer = self.source.layer()
        if read_as := str(layer.customProperty(READ_AS) or "") if layer is not None else "":
            lines.append(read_as.rstrip("."))
        unused = unused_columns([str(name) for name in self.frame], self._chosen(), self.type_field.currentField())
        if unused:
            lines.append(tr("Not used: {columns}").format(columns=figure(unused, language())))
        self.facts.setText(". ".join(lines))
        self.facts.setToolTip(plain_tip(", ".join(unused)))

    def _chosen(self) -> dict[str, str]:
        chosen = {name: combo.currentField() for name, combo in self.fields.items()}
        return {name: column for name, column in chosen.items() if column}

    def _list_types(self, *_ignored: object) -> None:
        found = types_in(self.frame, self.type_field.currentField())
        before = (self._before or {}).get("types", {})
        self.types.setRowCount(len(found))
        for row, (name, count) in enumerate(found):
            item = QTableWidgetItem(f"{name} ({whole(count)})")
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.types.setItem(row, 0, item)
            combo = self._codes(self._types, tr("as ‘Other types’"))
            combo.setAccessibleName(name)
            chosen = before[name] if name in before else type_guess(name, self._types)
            combo.setCurrentIndex(max(0, combo.findData(chosen)))
            self.types.setCellWidget(row, 1, combo)
        self.types.setVisible(bool(found))

    def type_map(self) -> dict[str, str]:
        """What the layer calls a type → a type of the plan, as far as chosen."""
        return {theirs: ours for theirs, ours in self._types_chosen().items() if ours}

    def _types_chosen(self) -> dict[str, str]:
        """The same, with an empty text for "as other types"."""
        rows = range(self.types.rowCount())
        return {
            self.types.item(row, 0).data(Qt.ItemDataRole.UserRole): self.types.cellWidget(row, 1).currentData() or ""
            for row in rows
        }

    def problem(self) -> str:
        """The first thing that keeps the import from starting."""
        if self.source.layer() is None:
            return tr("Choose a layer or table with locations.")
        if not self.fields["loc_naam"].currentField():
            return tr("Choose the column with the name.")
        return ""

    def algorithm(self) -> tuple[str, dict[str, Any]]:
        """``importlocations``, or ``updatelocations``, with what was chosen."""
        parameters = {
            "PLAN": str(self.plan),
            "LOCATIONS": self.rows_layer(),
            "FIELD_MAP": ";".join(f"{name}={column}" for name, column in self._chosen().items()),
            "TYPE_FIELD": self.type_field.currentField() or None,
            "TYPE_MAP": ";".join(f"{theirs}={ours}" for theirs, ours in self.type_map().items()),
            "DEFAULT_TYPE": self.default_type.currentData() or "",
            "DEFAULT_STATUS": self.default_status.currentData() or "",
            "REJECTED": "TEMPORARY_OUTPUT",
        }
        if self.way.currentData() == ADD:
            return "importlocations", parameters
        return "updatelocations", {**parameters, "CHANGES": "TEMPORARY_OUTPUT"}

    def start(self) -> None:
        """Remember what was chosen for this header, and start."""
        layer = self.source.layer()
        if layer is not None and not self.problem():
            choices = {
                "fields": {**self._chosen(), "type": self.type_field.currentField()},
                "types": self._types_chosen(),
                "defaults": {
                    "type": self.default_type.currentData() or "",
                    "status": self.default_status.currentData() or "",
                },
            }
            remember("locations", layer.fields().names(), choices)
        super().start()

    def succeeded(self, results: dict[str, Any]) -> None:
        """Close when all rows are in and nothing was assumed or left aside; else stay and say so."""
        remarks = self.run.feedback.warnings if self.run is not None else []
        if "SAME" in results:
            self._show_comparison(results)
            return
        if results["REJECTED_COUNT"] or not remarks:
            super().succeeded(results)
            self.problem_line.setToolTip(plain_tip("\n".join(remarks)))
            return
        self.imported.emit()
        accepted = tr("%n row(s) accepted.", None, int(results["ACCEPTED"]))
        self.facts.setText("\n".join([accepted, *remarks[-MOST_REMARKS:]]))
        self.facts.setToolTip(plain_tip("\n".join(remarks)))
        self.ok.setEnabled(False)
        self.cancel_button.setText(tr("Close"))

    def _show_comparison(self, results: dict[str, Any]) -> None:
        """What the list says beside the plan; when that is taken this dialog has done its work."""
        changes = self.run.layer(str(results["CHANGES"])) if self.run is not None else None
        if changes is None:
            return
        refused = int(results["REJECTED_COUNT"])
        if refused:
            self._keep_rejected(self.run, results)
            self.say_refused(int(results["ACCEPTED"]) + refused, refused, int(results["OUTSIDE_COUNT"]))
        _name, parameters = self.algorithm()
        whole_list = self.repaired is None
        self.comparison = UpdateDialog(self.runner, parameters, results, changes, self, whole_list=whole_list)
        self.comparison.imported.connect(self.imported)
        if refused == int(results["OUTSIDE_COUNT"]):
            self.comparison.accepted.connect(self.accept)
        self.comparison.open()

    def done(self, result: int) -> None:
        """Hear no more of rows that are still being read."""
        self._reader.stop()
        super().done(result)


def _label(name: str) -> str:
    """What a target is called: the alias of its column, with a capital."""
    if name in POSITION:
        return tr("{axis} (RD)").format(axis=name)
    table = CAPACITY_PERIODS if name in PERIOD_FIELDS else LOCATIONS
    text = words(table.column(PERIOD_FIELDS.get(name, name)).label)
    if name == "loc_id":
        text = tr("identifier")
    return text[:1].upper() + text[1:] + (" *" if name == "loc_naam" else "")
