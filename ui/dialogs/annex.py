# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialog "Create annex", over ``exportannex``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QButtonGroup, QFormLayout, QGroupBox, QRadioButton, QVBoxLayout, QWidget

from ...plugin.adapters.locale import tr
from ...plugin.core.checks.finding import Report, Severity
from ...plugin.tasks.job import Jobs
from ..widgets.colours import SecondaryLabel
from ..widgets.region_rows import counts_text
from ..widgets.verdicts import verdict_text
from .job_dialog import JobDialog


class AnnexDialog(JobDialog):
    """Where the annex goes and who may see it. Confidential locations stay out unless asked for."""

    written = pyqtSignal(str)
    """The annex was written: its folder."""

    def __init__(self, jobs: Jobs, plan: Path, report: Report | None, parent: QWidget | None = None) -> None:
        super().__init__(jobs, tr("Create annex"), tr("Create annex"), parent)
        self.setObjectName("OpvangatlasAnnex")
        self._plan = plan
        self.folder = QgsFileWidget(self)
        self.public = QRadioButton(tr("Public: confidential locations are left out"), self)
        self.confidential = QRadioButton(tr("Confidential: with all locations"), self)
        group = QButtonGroup(self)
        group.addButton(self.public)
        group.addButton(self.confidential)
        self.public.setChecked(True)
        self._lay_out_body()
        self.facts.setText(_state(report))
        self.folder.fileChanged.connect(self.update_state)
        self.folder.setFilePath(str(plan.parent / f"{plan.stem}_bijlage"))
        self.resize(self.width(), self.sizeHint().height())
        self.update_state()

    def _lay_out_body(self) -> None:
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setDialogTitle(tr("Folder of the annex"))
        self.folder.setAccessibleName(tr("Folder"))
        what = SecondaryLabel(
            tr("Shapefiles with a legend (folder gis) and tables for spreadsheets (folder tabellen)."),
            self.body,
        )
        who = QGroupBox(tr("Who may see it"), self.body)
        box = QVBoxLayout(who)
        box.addWidget(self.public)
        box.addWidget(self.confidential)
        form = QFormLayout()
        form.addRow(tr("Folder"), self.folder)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(what)
        layout.addWidget(who)
        layout.addLayout(form)
        layout.addStretch()

    def problem(self) -> str:
        """The first thing that keeps the annex from being made."""
        text = self.folder.filePath().strip()
        if not text:
            return tr("Choose a folder.")
        there = next((p for p in (Path(text), *Path(text).parents) if p.exists()), None)
        if there is None or not there.is_dir() or not os.access(there, os.W_OK):
            return tr("Cannot write to {folder}. Choose another folder.").format(folder=text)
        return ""

    def algorithm(self) -> tuple[str, dict[str, Any]]:
        """``exportannex`` with what was chosen."""
        return "exportannex", {
            "PLAN": str(self._plan),
            "FOLDER": self.folder.filePath().strip(),
            "INCLUDE_CONFIDENTIAL": self.confidential.isChecked(),
        }

    def succeeded(self, results: dict[str, Any]) -> None:
        """Close, and say where the annex is."""
        self.accept()
        self.written.emit(str(results["FOLDER"]))


def _state(report: Report | None) -> str:
    """What the last check said: an annex of a plan with faults is made knowingly."""
    if report is None:
        return tr("The plan is not checked yet.")
    counts = counts_text(*(report.count(severity) for severity in Severity))
    return f"{verdict_text(report.verdict())}: {counts}"
