# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialog for tables beside locations: need, reserve, periods, targets, school holidays."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import pandas as pd
from qgis.core import QgsMapLayerProxyModel, QgsVectorLayer
from qgis.gui import QgsFieldComboBox
from qgis.PyQt.QtWidgets import QCheckBox, QGridLayout, QGroupBox, QLineEdit, QVBoxLayout, QWidget

from ...plugin.adapters.layers import attributes
from ...plugin.adapters.locale import language, tr
from ...plugin.core.errors import DomainError
from ...plugin.core.intake.rows import guess
from ...plugin.core.model.plan import Plan
from ...plugin.core.wording import figure
from ...plugin.tasks.runner import Runner
from ..widgets.plain import PlainLabel, plain_tip
from ..widgets.source import READ_AS, RowsReader
from .choices import remember, remembered
from .import_dialog import ImportDialog
from .preview import Preview, Previewed, first_rows, preview_table
from .table_kinds import TableKind

SHORT = 5
"""Characters a column chooser shows at least."""


class ImportTableDialog(ImportDialog):
    """Which column holds what, and the first rows as they will be read."""

    def __init__(self, runner: Runner, path: Path, plan: Plan, kind: TableKind, parent: QWidget | None = None) -> None:
        self.CHAPTER = kind.chapter  # type: ignore[misc]
        super().__init__(runner, path, kind.title(), QgsMapLayerProxyModel.Filter.VectorLayer, parent)
        self.setObjectName("OpvangatlasImportTable")
        self.kind, self._plan = kind, plan
        self.frame: pd.DataFrame | None = None
        self.fields = {target: self._field(target) for target in kind.guesses}
        self.options = {name: QLineEdit(self) for name in kind.options()}
        self.replace = QCheckBox(tr("Replace figures that are there"), self)
        self.replace.setVisible(kind.replaces)
        self.preview = Preview(self)
        self._reader = RowsReader(runner, self._take_rows)
        self._lay_out_body()
        for option in self.options.values():
            option.textEdited.connect(self.update_state)
        self.source.changed.connect(self._take_layer)
        self._take_layer(self.source.layer())

    def _field(self, target: str) -> QgsFieldComboBox:
        combo = QgsFieldComboBox(self)
        combo.setAllowEmptyFieldName(True)
        combo.setMinimumContentsLength(SHORT)
        combo.setAccessibleName(self.kind.label(target))
        combo.fieldChanged.connect(self.update_state)
        return combo

    def _lay_out_body(self) -> None:
        columns = QGroupBox(tr("1 Columns"), self.body)
        grid = QGridLayout(columns)
        grid.setVerticalSpacing(3)
        grid.addWidget(PlainLabel(tr("Table"), columns), 0, 0)
        grid.addWidget(self.source, 0, 1, 1, 3)
        lines = [(self.kind.label(target), combo) for target, combo in self.fields.items()]
        lines += [(self.kind.options()[name], option) for name, option in self.options.items()]
        half = (len(lines) + 1) // 2
        for number, (text, widget) in enumerate(lines):
            row, column = 1 + number % half, 2 * (number // half)
            label = PlainLabel(text, columns)
            label.setBuddy(widget)
            widget.setAccessibleName(text)
            grid.addWidget(label, row, column)
            grid.addWidget(widget, row, column + 1)
        grid.addWidget(self.replace, half + 1, 0, 1, 4)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        below = QGroupBox(tr("2 The first rows as they will be read"), self.body)
        box = QVBoxLayout(below)
        box.addWidget(self.preview)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(columns)
        layout.addWidget(below, 1)

    # the layer ---------------------------------------------------------------------------------------

    def _take_layer(self, layer: QgsVectorLayer | None) -> None:
        self.frame = self.repaired = None
        names = layer.fields().names() if layer is not None else []
        before = remembered(self.kind.algorithm, names) if layer is not None else None
        found = {target: guess(names, options) or "" for target, options in self.kind.guesses.items()}
        if before is not None:
            found = {target: column for target, column in before.get("fields", {}).items() if column in names}
        for target, combo in self.fields.items():
            combo.blockSignals(True)
            combo.setLayer(layer)
            combo.setField(found.get(target, ""))
            combo.blockSignals(False)
        self._reader.read(layer)
        self.update_state()

    def _take_rows(self, frame: pd.DataFrame) -> None:
        self.frame = frame
        self.update_state()

    def chosen(self) -> dict[str, str]:
        """Target → column."""
        found = {target: combo.currentField() for target, combo in self.fields.items()}
        return {target: column for target, column in found.items() if column}

    def update_state(self, *_ignored: object) -> None:
        """Say what is wrong, how many rows there are, which columns are not used, and what becomes of the first."""
        super().update_state()
        layer = self.source.layer()
        self.preview.show_rows(self._previewed(layer) if layer is not None else Previewed((), ()))
        if self.frame is None or layer is None:
            self.facts.clear()
            return
        lines = [tr("%n row(s) in the layer", None, len(self.frame))]
        lines += [str(layer.customProperty(READ_AS)).rstrip(".")] if layer.customProperty(READ_AS) else []
        used = set(self.chosen().values())
        if unused := [str(name) for name in self.frame if name not in used]:
            lines.append(tr("Not used: {columns}").format(columns=figure(unused, language())))
        self.facts.setText(". ".join(lines))
        self.facts.setToolTip(plain_tip(", ".join(unused)))

    def _previewed(self, layer: QgsVectorLayer) -> Previewed:
        try:
            rows = attributes(first_rows(layer))[0]
            made, sieve = self.kind.read(self._plan, rows, self.chosen(), self._filled_in())
        except DomainError as error:
            return Previewed((), (), error.line(language()))
        return preview_table(self.kind.table, made, sieve)

    def _filled_in(self) -> dict[str, str]:
        return {name: option.text().strip() for name, option in self.options.items() if option.text().strip()}

    # the work ----------------------------------------------------------------------------------------

    def problem(self) -> str:
        """The first thing that keeps the import from starting."""
        if self.source.layer() is None:
            return tr("Choose a table.")
        chosen = self.chosen()
        for group in self.kind.needed:
            if not any(target in chosen for target in group):
                name = self.kind.label(group[0]).rstrip(" *").lower()
                return tr("Choose the column with: {name}.").format(name=name)
        return ""

    def start(self) -> None:
        """Remember what was chosen for this header, and start."""
        layer = self.source.layer()
        if layer is not None and not self.problem():
            remember(self.kind.algorithm, layer.fields().names(), {"fields": self.chosen()})
        super().start()

    def algorithm(self) -> tuple[str, dict[str, Any]]:
        """The import with what was chosen."""
        replacing = {"REPLACE": self.replace.isChecked()} if self.kind.replaces else {}
        return self.kind.algorithm, {
            "PLAN": str(self.plan),
            "TABLE": self.rows_layer(),
            "FIELD_MAP": ";".join(f"{target}={column}" for target, column in self.chosen().items()),
            **self._filled_in(),
            **replacing,
            "REJECTED": "TEMPORARY_OUTPUT",
        }

    def succeeded(self, results: dict[str, Any]) -> None:
        """Close when all rows are in and nothing is to be said; else stay and say it."""
        remarks = self.run.feedback.warnings if self.run is not None else []
        super_says = results["REJECTED_COUNT"] or not remarks
        if super_says:
            super().succeeded(results)
            return
        self.imported.emit()
        self.facts.setText("\n".join([tr("%n row(s) accepted.", None, int(results["ACCEPTED"])), *remarks[:4]]))
        self.facts.setToolTip(plain_tip("\n".join(remarks)))
        self.ok.setEnabled(False)
        self.cancel_button.setText(tr("Close"))

    def done(self, result: int) -> None:
        """Hear no more of rows that are still being read."""
        with suppress(RuntimeError):
            self._reader.stop()
        super().done(result)
