# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of locations with its search field and filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.PyQt.QtCore import QItemSelectionModel, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...plugin.adapters.locale import language, tr
from ...plugin.core.model.codes import CERTAINTY, STATUS, TYPE_2020, TYPE_2024, CodeList
from ..widgets.colours import SearchEdit, SecondaryLabel
from ..widgets.table import ROW_ROLE, RowsModel, RowsProxy, RowsView
from .listed_locations import LocationRow, Wanted, columns


class LocationList(QWidget):
    """Shows rows; which of them are selected leaves as a signal."""

    selected = pyqtSignal(list)
    """Ids, by a choice of the user."""
    zoomed = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchEdit(tr("Search location, town, municipality"), self)
        self.filter_button = QToolButton(self)
        self.filter_button.setCheckable(True)
        self.region, self.kind, self.status, self.certainty = (QComboBox(self) for _ in range(4))
        self.ending = QCheckBox(tr("Ending soon"), self)
        self.clear_button = QPushButton(tr("Clear filter"), self)
        self.nothing = SecondaryLabel(tr("Nothing found with this filter."), self)
        self.view = RowsView(self)
        self._model, self._proxy = RowsModel(columns(), self.view), RowsProxy(self)
        self._proxy.setSourceModel(self._model)
        self.view.setModel(self._proxy)
        self.view.is_secret = lambda row: row.secret
        self.view.setRootIsDecorated(False)
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(3, Qt.SortOrder.AscendingOrder)
        self.view.setMinimumHeight(90)
        self.view.setAccessibleName(tr("Locations"))
        self._filling = False
        self._regime = ""
        self._lay_out()
        self._connect()
        self._filter()

    def _lay_out(self) -> None:
        self.filters = QWidget(self)
        grid = QGridLayout(self.filters)
        grid.setContentsMargins(0, 0, 0, 0)
        titles = (tr("All regions"), tr("All types"), tr("Every status"), tr("Every certainty"))
        for number, (box, title) in enumerate(zip(self._boxes(), titles, strict=True)):
            box.addItem(title, None)
            box.setAccessibleName(title)
            box.setMinimumContentsLength(5)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            grid.addWidget(box, number // 2, number % 2)
        grid.addWidget(self.ending, 2, 0)
        grid.addWidget(self.clear_button, 2, 1, Qt.AlignmentFlag.AlignRight)
        self.filters.hide()
        _fill(self.status, STATUS)
        _fill(self.certainty, CERTAINTY)
        above = QHBoxLayout()
        above.addWidget(self.search, 1)
        above.addWidget(self.filter_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(above)
        layout.addWidget(self.filters)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.nothing)

    def _boxes(self) -> tuple[QComboBox, ...]:
        return self.region, self.kind, self.status, self.certainty

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._filter())
        for box in self._boxes():
            box.currentIndexChanged.connect(lambda _row: self._filter())
        self.ending.toggled.connect(lambda _on: self._filter())
        self.filter_button.toggled.connect(self.filters.setVisible)
        self.clear_button.clicked.connect(lambda: self.clear())
        self.view.selectionModel().selectionChanged.connect(lambda *_what: self._chosen())
        self.view.doubleClicked.connect(lambda index: self.zoomed.emit(index.data(ROW_ROLE).loc_id))

    def wanted(self) -> Wanted:
        """What is searched and filtered."""
        region, kind, status, certainty = (box.currentData() for box in self._boxes())
        return Wanted(self.search.text(), region, kind, status, certainty, self.ending.isChecked())

    def clear(self) -> None:
        """Show every location again."""
        for box in self._boxes():
            box.setCurrentIndex(0)
        self.ending.setChecked(False)
        self.search.clear()

    def _filter(self) -> None:
        wanted = self.wanted()
        kept = self._filling
        self._filling = True
        self._proxy.set_filter(wanted.accepts)
        self._filling = kept
        count = wanted.filters
        self.filter_button.setText(tr("Filter") + (f" {count} ▾" if count else " ▾"))
        self.nothing.setVisible(bool(self._model.rows) and not self._proxy.rowCount())

    def show_rows(self, rows: Sequence[LocationRow], regions: Mapping[str, str], regime: str) -> None:
        """Show other rows; filters, order and selection stay."""
        chosen, self._filling = self.ids(), True
        if regime != self._regime:
            self._regime = regime
            self.kind.clear()
            self.kind.addItem(tr("All types"), None)
            _fill(self.kind, TYPE_2024 if regime == "2024" else TYPE_2020)
        before = self.region.currentData()
        self.region.clear()
        self.region.addItem(tr("All regions"), None)
        for code, name in sorted(regions.items(), key=lambda pair: pair[1]):
            self.region.addItem(name, code)
        self.region.setCurrentIndex(max(0, self.region.findData(before)))
        self._model.set_rows(rows)
        self.view.fit(0)
        self._filling = False
        self._filter()
        self.select(chosen)

    @property
    def rows(self) -> list[LocationRow]:
        """The rows that are left, in the order shown."""
        return [self._proxy.index(row, 0).data(ROW_ROLE) for row in range(self._proxy.rowCount())]

    def ids(self) -> list[str]:
        """The selected locations."""
        return [index.data(ROW_ROLE).loc_id for index in self.view.selectionModel().selectedRows()]

    def select(self, ids: Sequence[str]) -> None:
        """Select rows without telling; those that are filtered out stay hidden."""
        wanted = set(ids)
        self._filling = True
        model = self.view.selectionModel()
        model.clearSelection()
        first = None
        for row in range(self._proxy.rowCount()):
            index = self._proxy.index(row, 0)
            if index.data(ROW_ROLE).loc_id in wanted:
                flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
                model.select(index, flags)
                first = first or index
        if first is not None:
            model.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.view.scrollTo(first)
        self._filling = False

    def _chosen(self) -> None:
        if not self._filling:
            self.selected.emit(self.ids())


def _fill(box: QComboBox, codes: CodeList) -> None:
    for code in codes:
        box.addItem(code.label.in_language(language()), code.code)
