# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialog "Import links", over ``importlinks``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsMapLayerProxyModel
from qgis.PyQt.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from ...plugin.adapters.locale import tr
from ...plugin.tasks.runner import Runner
from ..widgets.colours import SecondaryLabel
from .import_dialog import ImportDialog


class ImportLinksDialog(ImportDialog):
    """A table of ferries, tunnels, bridges and agreements between municipalities."""

    CHAPTER = "links"

    def __init__(self, runner: Runner, plan: Path, parent: QWidget | None = None) -> None:
        super().__init__(runner, plan, tr("Import declared links"), QgsMapLayerProxyModel.Filter.VectorLayer, parent)
        self.setObjectName("OpvangatlasImportLinks")
        text = tr(
            "The table has the columns gm_a, gm_b and soort (veer, tunnel, brug or bestuurlijk); naam and "
            "minuten are optional. A link joins the pieces of a region: an island with a ferry is not loose."
        )
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        form = QFormLayout()
        form.addRow(tr("Table"), self.source)
        layout.addLayout(form)
        layout.addWidget(SecondaryLabel(text, self.body))
        layout.addStretch()
        self.source.changed.connect(self.update_state)
        self.resize(self.width(), self.sizeHint().height())
        self.update_state()

    def problem(self) -> str:
        """The first thing that keeps the import from starting."""
        return "" if self.source.layer() is not None else tr("Choose a table with links.")

    def algorithm(self) -> tuple[str, dict[str, Any]]:
        """``importlinks`` with the chosen table."""
        return "importlinks", {
            "PLAN": str(self.plan),
            "LINKS": self.rows_layer(),
            "REJECTED": "TEMPORARY_OUTPUT",
        }
