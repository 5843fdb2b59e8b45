# SPDX-License-Identifier: GPL-2.0-or-later
"""What the import dialogs share: a source, and what becomes of rejected rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialogButtonBox, QWidget

from ...plugin.adapters.locale import tr, whole
from ...plugin.adapters.plan import plan_layers
from ...plugin.tasks.algorithms import AlgorithmRun
from ...plugin.tasks.runner import Runner
from ..widgets.job_dialog import JobDialog
from ..widgets.plain import plain_tip
from ..widgets.source import SourceChooser


class ImportDialog(JobDialog):
    """Imports rows into a plan. Accepted rows are in; rejected ones can be seen, repaired, imported again."""

    CHAPTER = "import-tables"

    imported = pyqtSignal()
    """Rows were added to the plan."""
    rows_wanted = pyqtSignal(object)
    """The user wants to see the rejected rows: their layer."""

    def __init__(
        self,
        runner: Runner,
        plan: Path,
        title: str,
        filters: Qgis.LayerFilter | Qgis.LayerFilters,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(runner, title, tr("Import"), parent)
        self.plan = plan
        self.refused: QgsVectorLayer | None = None
        self.source = SourceChooser(filters, tr("Layer"), self)
        self.source.leave_out(list(plan_layers.tables_of(QgsProject.instance(), plan).values()))
        self.show_rows = self.buttons.addButton(tr("Show rows"), QDialogButtonBox.ButtonRole.ActionRole)
        self.show_rows.clicked.connect(self._show_rejected)
        self.show_rows.hide()

    def succeeded(self, results: dict[str, Any]) -> None:
        """Close when all rows are in; else stay, and say which are not."""
        accepted, refused = int(results["ACCEPTED"]), int(results["REJECTED_COUNT"])
        if accepted:
            self.imported.emit()
        if not refused:
            self.accept()
            return
        self._keep_rejected(self.run, results)
        line = tr("{refused} of {all} rows not accepted. Repair them and import those rows.")
        self.say(line.format(refused=whole(refused), all=whole(accepted + refused)))
        # The same rows twice would be refused as doubles: another layer first.
        self.ok.setEnabled(False)
        self.cancel_button.setText(tr("Close"))

    def _on_failure(self, line: str) -> None:
        run = self.run
        super()._on_failure(line)
        if run is None:
            return
        self._keep_rejected(run, {"REJECTED": run.made_layer()})
        if run.feedback.warnings:
            self.problem_line.setToolTip(plain_tip("\n".join(run.feedback.warnings)))

    def _keep_rejected(self, run: AlgorithmRun | None, results: dict[str, Any]) -> None:
        layer = run.layer(str(results.get("REJECTED") or "")) if run is not None else None
        if layer is not None:
            layer.setName(tr("Rejected rows"))
            self.refused = layer
            self.show_rows.show()

    def _show_rejected(self) -> None:
        """Put the rejected rows into the project as a table and ask to see it."""
        if self.refused is None:
            return
        layer = QgsProject.instance().addMapLayer(self.refused)
        self.rows_wanted.emit(layer)
        self.accept()
