# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of regions that are being drawn."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QModelIndex, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from ...plugin.adapters.locale import tr
from ..widgets.region_rows import REGION, TOTAL
from ..widgets.table import ROW_ROLE, RowsProxy, RowsView
from .drawn_rows import DrawnModel, DrawnRow, columns


class DrawnTable(QWidget):
    """Regions with live figures; what is unassigned and the total stay at the bottom."""

    chosen = pyqtSignal(str)
    """A region was double clicked, or Enter was pressed on it."""
    selected = pyqtSignal()
    renamed = pyqtSignal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = RowsView(self)
        self.view.setObjectName("OpvangatlasDrawnRegions")
        self.view.setAccessibleName(tr("Regions"))
        self.view.setRootIsDecorated(False)
        self.view.setIconSize(QSize(12, 12))
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.model = DrawnModel(columns(), self.view)
        self.model.set_strong(lambda row: row.kind == TOTAL)
        self.model.renamed.connect(self.renamed)
        self.proxy = RowsProxy(self, rank=lambda row: row.kind)
        self.proxy.setSourceModel(self.model)
        self.view.setModel(self.proxy)
        # The plan's own order first: no column is sorted until the user asks.
        self.view.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.view.setSortingEnabled(True)
        for number, column in enumerate(self.model.columns):
            self.view.setColumnHidden(number, not column.shown)
        self.view.fit()
        self.view.activated.connect(self._activate)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        self._quiet = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)

    def set_rows(self, rows: Sequence[DrawnRow], half_year: str = "") -> None:
        """Show these rows, targets of this half-year; what was selected stays selected, where it is still there.

        Told by who gives the rows.
        """
        before = self.regions()
        same = [row.region for row in self.model.rows] == [row.region for row in rows]
        self._quiet = True
        place = self.view.verticalScrollBar().value()
        self.model.set_half_year(half_year)
        self.model.set_rows(rows)
        self.select(before)
        self.view.verticalScrollBar().setValue(place)
        if not same:
            self.view.fit()
        self._quiet = False

    def regions(self) -> list[str]:
        """Ids of the regions that are selected, in the order of the table."""
        rows = [index.data(ROW_ROLE) for index in self.view.selectionModel().selectedRows()]
        return [row.region for row in rows if row is not None and row.kind == REGION]

    def select(self, regions: Sequence[str]) -> None:
        """Select these regions and nothing else."""
        model, selection = self.proxy, self.view.selectionModel()
        selection.clearSelection()
        for number in range(model.rowCount()):
            index = model.index(number, 0)
            if index.data(ROW_ROLE).region in regions:
                selection.select(index, selection.SelectionFlag.Select | selection.SelectionFlag.Rows)
                if not selection.currentIndex().isValid():
                    selection.setCurrentIndex(index, selection.SelectionFlag.NoUpdate)

    def rename(self) -> None:
        """Begin to type another name for the region that is selected."""
        rows = [i for i in self.view.selectionModel().selectedRows() if i.data(ROW_ROLE).kind == REGION]
        if rows:
            self.view.setCurrentIndex(rows[0])
            self.view.edit(rows[0])

    def _tell(self) -> None:
        if not self._quiet:
            self.selected.emit()

    def _activate(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None and row.region is not None:
            self.chosen.emit(row.region)
