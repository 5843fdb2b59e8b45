# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialog "Create annex", over ``exportannex``."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Any

from qgis.core import Qgis
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ...plugin.adapters.locale import day, language, tr
from ...plugin.adapters.messages import log
from ...plugin.core.annex.findings import incomplete_list
from ...plugin.core.annex.selection import narrowed
from ...plugin.core.checks.assess import Assessment
from ...plugin.core.checks.finding import Severity
from ...plugin.core.checks.summary import summary_line
from ...plugin.core.errors import StorageError
from ...plugin.storage.annex_earlier import ACCOUNT, ZIP, refuse_folder
from ...plugin.tasks.annex_job import removed_parts
from ...plugin.tasks.runner import Runner
from ...plugin.tasks.session import Session
from ...plugin.tasks.travel_network import chosen_folder, known
from ..widgets.colours import SecondaryLabel
from ..widgets.job_dialog import JobDialog
from ..widgets.region_rows import counts_text
from ..widgets.verdicts import verdict_text
from .annex_form import AnnexForm

WIDTH = 640


class AnnexDialog(JobDialog):
    """What goes into the annex, who may see it, and where it goes.

    Confidential locations stay out unless asked for, and what is open is shown before anything is written.
    """

    CHAPTER = "annex"

    written = pyqtSignal(str, int)
    """The annex was written: its folder, and how many remarks are in the log."""
    findings_wanted = pyqtSignal()
    """The user wants to see the findings first."""

    def __init__(self, runner: Runner, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(runner, tr("Create annex"), tr("Create annex"), parent)
        if session.assessment is None or session.path is None:
            raise ValueError("an annex needs an open plan")
        self.setObjectName("OpvangatlasAnnex")
        self._plan, self._assessment, self._checked = session.path, session.assessment, session.checked
        self._old = session.stale or bool(session.unsaved_layers())
        self._network = chosen_folder(self._assessment.situation.plan.settings, self._plan)
        self.form = AnnexForm(self._assessment.situation.plan, self.body)
        self.show_button = QPushButton(tr("Show"), self.body)
        self.remark = SecondaryLabel("", self.body)
        self._lay_out_body()
        self.form.folder.setFilePath(str(self._plan.parent / f"{self._plan.stem}_bijlage"))
        self.form.changed.connect(self.update_state)
        self.show_button.clicked.connect(self._show_findings)
        self.resize(WIDTH, self.sizeHint().height())
        self.update_state()

    def _lay_out_body(self) -> None:
        self.layout().removeWidget(self.facts)
        self.show_button.setAutoDefault(False)
        self.show_button.setEnabled(self._checked)
        self.show_button.setToolTip(tr("Closes this dialog and shows the list of findings."))
        line = QHBoxLayout()
        line.addWidget(self.facts, 1)
        line.addWidget(self.show_button)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        layout.addWidget(self.remark)
        layout.addLayout(line)
        layout.addStretch()

    # what is said ------------------------------------------------------------------------------------

    def problem(self) -> str:
        """The first thing that keeps the annex from being made."""
        form = self.form
        if not form.parts():
            return tr("Choose at least one part.")
        if form.templates.filePath().strip() and not Path(form.templates.filePath().strip()).is_dir():
            return tr("The folder with templates does not exist.")
        if self._network is not None and known(self._network) is None:
            return tr("The network of this plan is gone: {folder}. Choose another one in the panel Plan.").format(
                folder=self._network
            )
        return form.date.problem or _folder_problem(form.target(), secret=form.confidential.isChecked())

    def update_state(self, *ignored: object) -> None:
        """Say what is wrong, and what happens to an earlier annex."""
        super().update_state(*ignored)
        self._show_facts()
        lines = [_earlier(self.form.target(), self.form.parts(), zipped=self.form.zipped.isChecked())]
        if self._old:
            lines.append(tr("The annex is made of the plan as it was last saved and is checked anew."))
        self.remark.setText(" ".join(line for line in lines if line))
        self.remark.setVisible(bool(self.remark.text()))

    def _show_facts(self) -> None:
        if self.form.is_other_plan():
            self.facts.setText(tr("Errors and gaps of this variant and date are known once the annex is made."))
            return
        self.facts.setText(_state(narrowed(self._assessment, self.form.regions()), checked=self._checked))

    def _show_findings(self) -> None:
        self.reject()
        self.findings_wanted.emit()

    # the work ----------------------------------------------------------------------------------------

    def algorithm(self) -> tuple[str, dict[str, Any]]:
        """``exportannex`` with what was chosen, over the roads that the plan itself is measured with."""
        return "exportannex", {
            "PLAN": str(self._plan),
            "NETWORK": None if self._network is None else str(self._network),
            **self.form.parameters(),
        }

    def succeeded(self, results: dict[str, Any]) -> None:
        """Close, and say where the annex is; what had to be shortened or repaired is in the log."""
        remarks = self.run.feedback.warnings if self.run is not None else []
        for line in remarks:
            log(line, Qgis.MessageLevel.Warning)
        self.accept()
        self.written.emit(str(results["FOLDER"]), len(remarks))


def _state(assessment: Assessment, *, checked: bool) -> str:
    """What the last check said, and what is not filled in: such an annex is made knowingly."""
    gaps = len(incomplete_list(assessment.situation, language()))
    lacking = tr("%n location(s) and region(s) incomplete", None, gaps)
    if not checked:
        return f"{tr('The plan is not checked yet.')} {lacking}."
    report = assessment.report
    counts = counts_text(*(report.count(severity) for severity in Severity))
    return f"{verdict_text(report.verdict())}: {counts}; {lacking}. {summary_line(report, language())}."


def _folder_problem(folder: Path | None, *, secret: bool) -> str:
    if folder is None:
        return tr("Choose a folder.")
    there = next((place for place in (folder, *folder.parents) if place.exists()), None)
    if there is None or not there.is_dir() or not os.access(there, os.W_OK):
        return tr("Cannot write to {folder}. Choose another folder.").format(folder=folder)
    try:
        refuse_folder(folder, secret=secret)
    except StorageError as error:
        return error.line(language())
    return ""


def _earlier(folder: Path | None, parts: list[str], *, zipped: bool) -> str:
    """What becomes of the annex that is in the folder already; empty when there is none."""
    if folder is None:
        return ""
    present = [folder / name for name in (ACCOUNT, ZIP) if (folder / name).is_file()]
    if not zipped:
        present = [path for path in present if path.name == ACCOUNT]
    if not present:
        return ""
    written = datetime.fromtimestamp(present[0].stat().st_mtime).date()
    said = tr(
        "This folder holds the annex of {date}; it is replaced when the new one is whole. Files changed since are kept."
    ).format(date=day(written))
    removed = removed_parts(folder, parts, zipped=zipped)
    return f"{said} {tr('Removed: {parts}.').format(parts=', '.join(removed))}" if removed else said
