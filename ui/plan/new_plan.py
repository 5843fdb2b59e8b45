# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialog "New plan", over ``createplan``."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
from qgis.core import QgsFieldProxyModel, QgsMapLayerProxyModel, QgsVectorLayer
from qgis.gui import QgsCheckableComboBox, QgsDoubleSpinBox, QgsFieldComboBox, QgsFileWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QGroupBox, QLineEdit, QVBoxLayout, QWidget

from ...plugin.adapters.locale import tr, words
from ...plugin.adapters.plan.folders import plans_folder
from ...plugin.core.model.codes import REGIME
from ...plugin.tasks.runner import Runner
from ..widgets.day_edit import DayEdit
from ..widgets.job_dialog import JobDialog
from ..widgets.source import MOST_ROWS, RowsReader, SourceChooser
from .new_plan_preview import Preview, divisions, guessed, preview, provinces

FIELDS = ("code", "name", "population", "province", "division")
NEIGHBOURS_KM = 10.0


class NewPlanDialog(JobDialog):
    """From a layer of municipalities to a plan: layer, area, rules. Counts and problems are live."""

    CHAPTER = "new-plan"

    created = pyqtSignal(str)
    """The plan was made: its path."""

    def __init__(self, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(runner, tr("New plan"), tr("Make plan"), parent)
        self.setObjectName("OpvangatlasNewPlan")
        self.frame: pd.DataFrame | None = None
        self.preview = Preview()
        self._reader = RowsReader(runner, self._take_rows)
        self.source = SourceChooser(QgsMapLayerProxyModel.Filter.PolygonLayer, tr("Layer"), self)
        self.fields = {name: self._field(name) for name in FIELDS}
        self.provinces = QgsCheckableComboBox(self)
        self.neighbours = QgsDoubleSpinBox(self)
        self.regime, self.date = QComboBox(self), DayEdit(self)
        self.name, self.output = QLineEdit(self), QgsFileWidget(self)
        self._named = False
        self._set_up()
        self._lay_out_body()
        self._connect()
        self.source.propose(lambda layer: bool(guessed(layer.fields().names())["code"]))
        self._take_layer(self.source.layer())

    def _field(self, name: str) -> QgsFieldComboBox:
        combo = QgsFieldComboBox(self)
        combo.setAllowEmptyFieldName(True)
        if name == "population":
            combo.setFilters(QgsFieldProxyModel.Filter.AllTypes)
        return combo

    def _set_up(self) -> None:
        self.provinces.setDefaultText(tr("All provinces"))
        self.neighbours.setRange(0.0, 100.0)
        self.neighbours.setDecimals(0)
        self.neighbours.setValue(NEIGHBOURS_KM)
        self.neighbours.setSuffix(" km")
        self.neighbours.setToolTip(
            tr("Municipalities around the area are kept for context; they are not part of the plan.")
        )
        for code in REGIME:
            self.regime.addItem(words(code.label), code.code)
        self.date.set_day(date.today())
        self.output.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.output.setFilter(tr("Plans (*.gpkg)"))
        self.output.setDefaultRoot(str(plans_folder()))
        self.output.setDialogTitle(tr("Save plan as"))
        self.output.setConfirmOverwrite(True)

    def _lay_out_body(self) -> None:
        f = self.fields
        sections = (
            (
                tr("1 Municipalities"),
                (
                    (tr("Layer"), self.source),
                    (tr("Code"), f["code"]),
                    (tr("Name"), f["name"]),
                    (tr("Inhabitants"), f["population"]),
                    (tr("Province"), f["province"]),
                ),
            ),
            (
                tr("2 Area"),
                (
                    (tr("Provinces"), self.provinces),
                    (tr("Neighbours up to"), self.neighbours),
                    (tr("Start with"), f["division"]),
                ),
            ),
            (
                tr("3 Rules"),
                (
                    (tr("Regime"), self.regime),
                    (tr("Reference date"), self.date),
                    (tr("Name of the plan"), self.name),
                    (tr("Save as"), self.output),
                ),
            ),
        )
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        labels = []
        for title, rows in sections:
            group = QGroupBox(title, self.body)
            form = QFormLayout(group)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            form.setVerticalSpacing(3)
            form.setContentsMargins(9, 4, 9, 6)
            for label, widget in rows:
                form.addRow(label, widget)
                widget.setAccessibleName(label)
                labels.append(form.labelForField(widget))
            layout.addWidget(group)
        layout.addStretch()
        # One column of labels through all three groups.
        widest = max(label.sizeHint().width() for label in labels)
        for label in labels:
            label.setMinimumWidth(widest)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        self.source.changed.connect(self._take_layer)
        for name, combo in self.fields.items():
            combo.fieldChanged.connect(self._list_provinces if name == "province" else self._count)
        # The combo box itself says nothing about ticks that were set from outside.
        self.provinces.model().dataChanged.connect(self._count)
        self.name.textEdited.connect(self._take_name)
        self.name.textChanged.connect(self.update_state)
        self.date.textChanged.connect(self.update_state)
        self.output.fileChanged.connect(self._propose_name)

    def _take_layer(self, layer: QgsVectorLayer | None) -> None:
        """Another layer: guess its columns and read its rows."""
        self.frame, self.preview = None, Preview()
        found = guessed(layer.fields().names()) if layer is not None else {}
        for name, combo in self.fields.items():
            combo.blockSignals(True)
            combo.setLayer(layer)
            combo.setField(found.get(name) or "")
            combo.blockSignals(False)
        self._reader.read(layer)
        self._list_provinces()

    def _take_rows(self, frame: pd.DataFrame) -> None:
        self.frame = frame
        self._list_provinces()

    def _list_provinces(self, *_ignored: object) -> None:
        self.provinces.blockSignals(True)
        self.provinces.clear()
        if self.frame is not None:
            found = provinces(self.frame, self.column("province"), list(self.frame.columns))
            for code, title in found.items():
                self.provinces.addItemWithCheckState(title, Qt.CheckState.Unchecked, code)
        self.provinces.blockSignals(False)
        self._count()

    def _count(self, *_ignored: object) -> None:
        if self.frame is not None:
            columns = {name: self.column(name) for name in FIELDS}
            self.preview = preview(self.frame, columns, self.chosen_provinces())
        self.facts.setText(self.preview.line if self.frame is not None else "")
        self.neighbours.setEnabled(bool(self.chosen_provinces()))
        self.update_state()

    def column(self, name: str) -> str | None:
        """The chosen column for something."""
        return self.fields[name].currentField() or None

    def chosen_provinces(self) -> list[str]:
        """Codes of the provinces that are ticked; none: all."""
        return [str(code) for code in self.provinces.checkedItemsData()]

    def _take_name(self) -> None:
        self._named = bool(self.name.text().strip())

    def _propose_name(self, path: str) -> None:
        if path and not self._named:
            self.name.setText(Path(path).stem.replace("_", " "))
        self.update_state()

    def path(self) -> Path | None:
        """Where the plan goes."""
        text = self.output.filePath().strip()
        if not text:
            return None
        path = Path(text)
        if not path.name:  # a disk or a share, no file
            return None
        return path if path.suffix.lower() == ".gpkg" else path.with_name(path.name + ".gpkg")

    def problem(self) -> str:
        """The first thing that keeps the plan from being made."""
        layer, path = self.source.layer(), self.path()
        if layer is None:
            return tr("Choose a layer of municipalities.")
        if not layer.crs().isValid():
            line = tr("Layer ‘{layer}’ has no coordinate system. Set it and try again.")
            return line.format(layer=layer.name())
        if layer.featureCount() > MOST_ROWS:
            return tr("This layer has too many polygons to be municipalities. Choose another layer.")
        if self.date.problem:
            return self.date.problem
        if self.preview.problems:
            return self.preview.problems[0]
        if path is None:
            return tr("Choose where the plan is saved.")
        folder = path.parent
        if not folder.is_dir() or not os.access(folder, os.W_OK):
            return tr("Cannot write to {folder}. Choose another folder.").format(folder=folder)
        return ""

    def algorithm(self) -> tuple[str, dict[str, Any]]:
        """``createplan`` with what was chosen."""
        layer = self.source.layer()
        names = layer.fields().names() if layer is not None else []
        kept = divisions(names, self.column("code"))
        chosen = self.chosen_provinces()
        return "createplan", {
            "MUNICIPALITIES": layer,
            "CODE_FIELD": self.column("code"),
            "NAME_FIELD": self.column("name"),
            "POPULATION_FIELD": self.column("population"),
            "PROVINCE_FIELD": self.column("province"),
            "DIVISION_FIELD": self.column("division"),
            "DIVISIONS": ";".join(f"{name}={column}" for name, column in kept.items()),
            "PROVINCES": ";".join(chosen),
            "NEIGHBOURS_KM": self.neighbours.value() if chosen else 0.0,
            "REGIME": self.regime.currentData(),
            "REFERENCE_DATE": day.isoformat() if (day := self.date.day()) else None,
            "PLAN_NAME": self.name.text().strip(),
            "OUTPUT": str(self.path()),
        }

    def succeeded(self, results: dict[str, Any]) -> None:
        """Close, and say where the plan is."""
        self.accept()
        self.created.emit(str(results["OUTPUT"]))

    def done(self, result: int) -> None:
        """Hear no more of rows that are still being read."""
        self._reader.stop()
        super().done(result)
