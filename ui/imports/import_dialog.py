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
from .rejected_rows import RejectedRows


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
        self.repaired: QgsVectorLayer | None = None
        """Rejected rows as they were repaired; they go before the layer that was chosen."""
        self.rejected_rows: RejectedRows | None = None
        self.source = SourceChooser(filters, tr("Layer"), self)
        self._leave_out_ours()
        QgsProject.instance().layersAdded.connect(self._leave_out_ours)
        self.show_rows = self.buttons.addButton(tr("Show rows"), QDialogButtonBox.ButtonRole.ActionRole)
        self.show_rows.clicked.connect(self._show_rejected)
        self.show_rows.hide()

    def _leave_out_ours(self, *_added: object) -> None:
        """No layer of a plan is a list of somebody; some are made while the dialog is open."""
        self.source.leave_out(plan_layers.ours(QgsProject.instance(), self.plan))

    def rows_layer(self) -> QgsVectorLayer | None:
        """What is imported: repaired rows, else the layer that was chosen."""
        return self.repaired if self.repaired is not None else self.source.layer()

    def succeeded(self, results: dict[str, Any]) -> None:
        """Close when all rows are in; else stay, and say which are not."""
        accepted, refused = int(results["ACCEPTED"]), int(results["REJECTED_COUNT"])
        if accepted:
            self.imported.emit()
        if not refused:
            self.accept()
            return
        self._keep_rejected(self.run, results)
        self.say_refused(accepted + refused, refused, int(results["OUTSIDE_COUNT"]))
        # The same rows twice would be refused as doubles: another layer first.
        self.ok.setEnabled(False)
        self.cancel_button.setText(tr("Close"))

    def say_refused(self, rows: int, refused: int, outside: int) -> None:
        """Say how many rows are not in; what lies outside the area of the plan is no fault."""
        beyond = tr("%n row(s) outside the area of the plan were left aside.", None, outside) if outside else ""
        if refused == outside:
            self.say("")
            self.facts.setText(beyond)
            return
        line = tr("{refused} of {all} rows not accepted. Repair them and import those rows.")
        self.say(" ".join(filter(None, (line.format(refused=whole(refused - outside), all=whole(rows)), beyond))))

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
        """Show the rejected rows, to be repaired and imported again."""
        if self.refused is None:
            return
        self.rejected_rows = RejectedRows(self.refused, self)
        self.rejected_rows.again.connect(self.import_again)
        self.rejected_rows.layer_wanted.connect(self._put_rejected_into_project)
        self.rejected_rows.open()

    def import_again(self, layer: QgsVectorLayer) -> None:
        """Import repaired rows with everything else as it was chosen."""
        self.repaired = layer
        self.show_rows.hide()
        self.update_state()
        self.start()

    def _put_rejected_into_project(self) -> None:
        layer = QgsProject.instance().addMapLayer(self.refused)
        if self.rejected_rows is not None:
            self.rejected_rows.reject()
        self.rows_wanted.emit(layer)
        self.accept()
