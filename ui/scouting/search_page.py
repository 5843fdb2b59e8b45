# SPDX-License-Identifier: GPL-2.0-or-later
"""The page with the search task: where to look, for how much, by when."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ...plugin.adapters.locale import decimal, language, tr, whole
from ...plugin.core.capacity.ledger import ALL_TYPES
from ...plugin.core.model.capacity_codes import TYPE_GROUP
from ...plugin.core.siting.search_task import SearchTask, Shortage
from ..widgets.colours import SecondaryLabel
from ..widgets.help import help_button
from ..widgets.table import ROW_ROLE, Column, RowsModel, RowsProxy, RowsView

AT_MOST = "≤\u200a"


class SearchPage(QWidget):
    """Shows; a click makes a shortage the search area."""

    chosen = pyqtSignal(object)
    """A :class:`Shortage`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = QComboBox(self)
        self.group.setAccessibleName(tr("Type group"))
        for code in (ALL_TYPES, *(code.code for code in TYPE_GROUP if code.code != ALL_TYPES)):
            self.group.addItem(TYPE_GROUP.label(code).in_language(language()).capitalize(), code)
        self.view, self._proxy = RowsView(self), RowsProxy(self)
        self._model = RowsModel(search_columns({}), self.view)
        self._proxy.setSourceModel(self._model)
        self.view.setModel(self._proxy)
        self.view.setRootIsDecorated(False)
        self.view.setAccessibleName(tr("Shortages"))
        self.note = SecondaryLabel("", self)
        layout, above = QVBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(6, 6, 6, 6)
        above.addWidget(self.group, 1)
        above.addWidget(help_button(self, "scouting"))
        layout.addLayout(above)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.note)
        self.group.currentIndexChanged.connect(lambda _row: self._filter())
        self.view.clicked.connect(lambda index: self.chosen.emit(index.data(ROW_ROLE)))
        self.view.activated.connect(lambda index: self.chosen.emit(index.data(ROW_ROLE)))
        self._filter()

    @property
    def rows(self) -> list[Shortage]:
        """The shortages that are shown."""
        return [self._proxy.index(row, 0).data(ROW_ROLE) for row in range(self._proxy.rowCount())]

    def show_task(self, task: SearchTask, names: Mapping[str, str]) -> None:
        """Show the shortages; ``names`` of regions."""
        self._model.columns = tuple(search_columns(names))
        self._model.set_rows(task.rows)
        self.view.fit(0, 0.22)
        said = [] if task.rows else [tr("No shortage is known.")]
        if task.unknown:
            said.append(tr("%n balance(s) of a region in a quarter are unknown.", None, task.unknown))
        self.say(" ".join(said))

    def say(self, text: str) -> None:
        """A line below the list; empty: none."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _filter(self) -> None:
        group = self.group.currentData()
        self._proxy.set_filter(lambda row: row.group == group)


def search_columns(names: Mapping[str, str]) -> list[Column]:
    """The columns of the list."""

    def name(row: Shortage) -> str:
        return names.get(row.region, row.region)

    floor = tr("Floor area that fits, by the norms in the plan settings")
    land = tr("A site larger than this will do as well")
    return [
        Column(tr("Region"), name, name),
        Column(tr("Quarter"), lambda r: r.quarter, lambda r: r.quarter),
        Column(
            tr("Short"), lambda r: (AT_MOST if r.at_most else "") + whole(r.places), lambda r: r.places, number=True
        ),
        Column("m²", lambda r: whole(r.floor_m2), lambda r: r.floor_m2, floor, number=True),
        Column("ha", lambda r: decimal(r.land_ha), lambda r: r.land_ha, land, number=True),
    ]
