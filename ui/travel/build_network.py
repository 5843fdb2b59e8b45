# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialog "Build network", over ``buildnetwork``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from qgis.core import QgsMapLayerProxyModel, QgsVectorLayer
from qgis.gui import QgsDoubleSpinBox, QgsFieldComboBox, QgsFileWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from ...plugin.adapters.locale import tr
from ...plugin.adapters.plan.folders import plans_folder
from ...plugin.adapters.plan.plan_layers import path_of
from ...plugin.core.intake.rows import guess
from ...plugin.core.travel.roads import column_key
from ...plugin.storage.network_cache import COMPUTED_FOLDER, NETWORK_FOLDER
from ...plugin.tasks.runner import Runner
from ...plugin.tasks.travel_network import known
from ..widgets.day_edit import DayEdit
from ..widgets.job_dialog import WIDTH, JobDialog
from ..widgets.plain import plain_tip
from ..widgets.source import SourceChooser

CANDIDATES = {
    "SPEED_FIELD": ("snelheid", "maxsnelh", "maxspeed", "speed_kmh", "kmh", "km_u", "speed"),
    "ONEWAY_FIELD": ("rijrichtng", "rijrichting", "richting", "oneway", "direction"),
    "LENGTH_FIELD": ("length_km", "lengte_km", "length_m", "lengte_m", "lengte", "length"),
    "CLASS_FIELD": ("klasse", "wegklasse", "highway", "fclass", "class"),
}
"""Usual names of columns, most telling first."""
OWN_COLUMNS = {"osm": tuple(CANDIDATES), "nwb": ("ONEWAY_FIELD", "CLASS_FIELD"), "generic": ()}
"""What a preset finds by itself."""
SPEED_KMH, TOLERANCE_M = 50.0, 0.5
OURS = {NETWORK_FOLDER, COMPUTED_FOLDER}
"""What a network that was not finished may have left in its folder."""


class BuildNetworkDialog(JobDialog):
    """From a layer of roads to a network folder. Preset and columns are guessed."""

    CHAPTER = "build-network"

    built = pyqtSignal(str)
    """The network is there: its folder."""

    def __init__(self, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(runner, tr("Build network"), tr("Build"), parent)
        self.setObjectName("OpvangatlasBuildNetwork")
        lines = QgsMapLayerProxyModel.Filter.LineLayer
        self.source = SourceChooser(lines, tr("Roads"), self)
        self.closures = SourceChooser(QgsMapLayerProxyModel.Filter.HasGeometry, tr("Closures"), self)
        self.preset, self.unit = QComboBox(self), QComboBox(self)
        self.fields = {name: QgsFieldComboBox(self) for name in CANDIDATES}
        self.speed, self.tolerance = QgsDoubleSpinBox(self), QgsDoubleSpinBox(self)
        self.name, self.date = QLineEdit(self), DayEdit(self)
        self.output = QgsFileWidget(self)
        self._set_up()
        self._lay_out_body()
        self._connect()
        self.source.propose(lambda layer: preset_of(layer.fields().names()) != "generic")
        if self.source.layer() is None:
            self.source.propose(lambda layer: bool(guessed(layer.fields().names(), "generic")))
        self._take_layer(self.source.layer())

    def _set_up(self) -> None:
        for code, text in (
            ("generic", tr("Any lines")),
            ("nwb", tr("Nationaal Wegenbestand (NWB)")),
            ("osm", tr("OpenStreetMap")),
        ):
            self.preset.addItem(text, code)
        self.unit.addItems(["m", "km"])
        for combo in self.fields.values():
            combo.setAllowEmptyFieldName(True)
        for spin, value, most, suffix in (
            (self.speed, SPEED_KMH, 200.0, " km/h"),
            (self.tolerance, TOLERANCE_M, 100.0, " m"),
        ):
            spin.setRange(1.0 if spin is self.speed else 0.0, most)
            spin.setDecimals(0 if spin is self.speed else 1)
            spin.setValue(value)
            spin.setClearValue(value)
            spin.setSuffix(suffix)
        self.speed.setSuffix(tr(" km/h"))
        self.closures.combo.setAllowEmptyLayer(True, tr("none"))
        self.closures.combo.setCurrentIndex(0)
        self.output.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.output.setDialogTitle(tr("Folder of the network"))

    def _lay_out_body(self) -> None:
        length = QWidget(self)
        row = QHBoxLayout(length)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.fields["LENGTH_FIELD"], 1)
        row.addWidget(self.unit)
        form = QFormLayout(self.body)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, widget in (
            (tr("Roads"), self.source),
            (tr("Preset"), self.preset),
            (tr("Speed"), self.fields["SPEED_FIELD"]),
            (tr("Direction"), self.fields["ONEWAY_FIELD"]),
            (tr("Length"), length),
            (tr("Road class"), self.fields["CLASS_FIELD"]),
            (tr("Speed where unknown"), self.speed),
            (tr("Join end points within"), self.tolerance),
            (tr("Closures"), self.closures),
            (tr("Source"), self.name),
            (tr("Date of the roads"), self.date),
            (tr("Folder"), self.output),
        ):
            form.addRow(label, widget)
            widget.setAccessibleName(label)
        self.resize(WIDTH, self.sizeHint().height())

    def _connect(self) -> None:
        self.source.changed.connect(self._take_layer)
        self.preset.currentIndexChanged.connect(self._guess_columns)
        self.fields["LENGTH_FIELD"].fieldChanged.connect(self._guess_unit)
        self.name.textEdited.connect(self._propose_folder)
        self.date.textChanged.connect(self.update_state)
        self.output.fileChanged.connect(self.update_state)

    def _take_layer(self, layer: QgsVectorLayer | None) -> None:
        """Another layer: guess what it is, of when, and where its network goes."""
        names = layer.fields().names() if layer is not None else []
        self.preset.setCurrentIndex(self.preset.findData(preset_of(names)))
        for combo in self.fields.values():
            combo.setLayer(layer)
        self.name.setText(layer.name() if layer is not None else "")
        self.date.set_day(_date_of(layer))
        self._guess_columns()
        self._propose_folder()

    def _guess_columns(self, *_ignored: object) -> None:
        layer, preset = self.source.layer(), self.preset.currentData()
        found = guessed(layer.fields().names(), preset) if layer is not None else {}
        for name, combo in self.fields.items():
            combo.setField(found.get(name, ""))
            own = name in OWN_COLUMNS[preset]
            combo.setEnabled(not own)
            combo.setToolTip(plain_tip(tr("The preset knows this column.") if own else ""))
        self.tolerance.setEnabled(preset != "osm")
        self._guess_unit()
        self.update_state()

    def _guess_unit(self, *_ignored: object) -> None:
        column = self.fields["LENGTH_FIELD"].currentField().casefold()
        self.unit.setCurrentText("km" if column.endswith("km") else "m")

    def _propose_folder(self, *_ignored: object) -> None:
        stem = "".join(c if c.isalnum() else "_" for c in self.name.text().strip().casefold()).strip("_")
        proposal = plans_folder() / tr("networks") / (stem or tr("network"))
        self.output.setFilePath(str(proposal))
        self.update_state()

    def folder(self) -> Path | None:
        """Where the network goes."""
        text = self.output.filePath().strip()
        return Path(text) if text else None

    def problem(self) -> str:
        """The first thing that keeps the network from being built."""
        layer = self.source.layer()
        if layer is None:
            return tr("Choose a layer of roads.")
        if not layer.crs().isValid():
            line = tr("Layer ‘{layer}’ has no coordinate system. Set it and try again.")
            return line.format(layer=layer.name())
        return self.date.problem or _folder_problem(self.folder())

    def algorithm(self) -> tuple[str, dict[str, Any]]:
        """``buildnetwork`` with what was chosen."""
        return "buildnetwork", {
            "ROADS": self.source.layer(),
            "PRESET": self.preset.currentData(),
            **{name: combo.currentField() or None for name, combo in self.fields.items()},
            "LENGTH_UNIT": self.unit.currentText(),
            "DEFAULT_SPEED": self.speed.value(),
            "TOLERANCE": self.tolerance.value(),
            "CLOSURES": self.closures.layer(),
            "SOURCE_NAME": self.name.text().strip(),
            "ROADS_DATE": day.isoformat() if (day := self.date.day()) else None,
            "OUTPUT": str(self.folder()),
        }

    def succeeded(self, results: dict[str, Any]) -> None:
        """Close, and say where the network is; a full disk leaves none, and the log says so."""
        self.accept()
        if results.get("OUTPUT"):
            self.built.emit(str(results["OUTPUT"]))

    def reject(self) -> None:
        """Cancel the work when it runs: the dialog is free at once, the work stops at its next step."""
        run = self.run
        super().reject()
        if run is None or run.task is None:
            return
        run.blockSignals(True)
        run.setParent(None)
        # What the work still uses must outlive the dialog.
        run.task.executed.connect(lambda *_ended, kept=run: setattr(kept, "task", None))
        self._rest(tr("Cancelled. Nothing was changed."))


def preset_of(names: Sequence[str]) -> str:
    """Which preset fits these columns."""
    known_names = {column_key(name) for name in names}
    if {"rijrichtng", "wegbehsrt"} <= known_names:
        return "nwb"
    if "highway" in known_names and known_names & {"othertags", "oneway", "osmid"}:
        return "osm"
    return "generic"


def guessed(names: Sequence[str], preset: str) -> dict[str, str]:
    """Parameter → column, for what the preset does not find by itself."""
    wanted = [name for name in CANDIDATES if name not in OWN_COLUMNS[preset]]
    found = {name: guess(names, CANDIDATES[name]) for name in wanted}
    return {name: column for name, column in found.items() if column}


def _folder_problem(folder: Path | None) -> str:
    if folder is None:
        return tr("Choose a folder for the network.")
    strange = {path.name for path in folder.iterdir()} - OURS if folder.is_dir() and known(folder) is None else ()
    if folder.is_file() or strange:
        return tr("This folder holds other files. Choose an empty or a new folder.")
    there = next((place for place in (folder, *folder.parents) if place.is_dir()), None)
    if there is None or not os.access(there, os.W_OK):
        return tr("Cannot write to {folder}. Choose another folder.").format(folder=folder)
    return ""


def _date_of(layer: QgsVectorLayer | None) -> date:
    """The day the file of a layer was last written: a first guess at the date of its roads."""
    path = path_of(layer) if layer is not None else None
    return date.fromtimestamp(path.stat().st_mtime) if path is not None and path.is_file() else date.today()
