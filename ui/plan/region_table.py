# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of regions."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QModelIndex, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...plugin.adapters.locale import tr
from ..widgets.region_rows import TOTAL, RegionRow, columns
from ..widgets.table import ROW_ROLE, RowsModel, RowsProxy, RowsView


class RegionTable(QWidget):
    """Regions with their figures; "Unassigned" and "Total" stay at the bottom."""

    chosen = pyqtSignal(str)
    """A region was activated: its id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = RowsView(self)
        self.view.setObjectName("OpvangatlasRegions")
        self.view.setAccessibleName(tr("Regions"))
        self.view.setRootIsDecorated(False)
        self.view.setIconSize(QSize(12, 12))
        self.model = RowsModel(columns(), self.view)
        self.model.set_strong(lambda row: row.kind == TOTAL)
        self.proxy = RowsProxy(self, rank=lambda row: row.kind)
        self.proxy.setSourceModel(self.model)
        self.view.setModel(self.proxy)
        # The plan's own order first: no column is sorted until the user asks.
        self.view.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.view.setSortingEnabled(True)
        self.view.fit()
        for number, column in enumerate(self.model.columns):
            self.view.setColumnHidden(number, not column.shown)
        self.view.activated.connect(self._activate)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)

    def set_rows(self, rows: Sequence[RegionRow]) -> None:
        """Show these rows."""
        self.model.set_rows(rows)
        self.view.fit()

    def set_stale(self, *, stale: bool) -> None:
        """Show the figures in secondary text."""
        self.model.set_muted(muted=stale)

    def _activate(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None and row.region is not None:
            self.chosen.emit(row.region)
