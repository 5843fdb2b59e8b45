# SPDX-License-Identifier: GPL-2.0-or-later
"""Two variants beside each other: which municipalities moved, and each region in both."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ...plugin.adapters.division.painting_compare import AS_SAVED
from ...plugin.adapters.locale import language, tr, whole
from ...plugin.core.errors import DomainError
from ...plugin.core.model.plan import Plan
from ...plugin.core.model.schema import Column as Stored
from ...plugin.core.model.tables import VARIANTS
from ...plugin.core.regions.variants import moved, side_by_side
from ...plugin.core.wording import Text
from ...plugin.storage.csv_table import write_csv
from ..widgets.colours import SecondaryLabel
from ..widgets.help import give_help
from ..widgets.plain import PlainLabel
from ..widgets.table import Column, RowsModel, RowsProxy, RowsView

_MOVED_COLUMNS = (
    Stored("gm_code", "text", Text("gemeentecode", "municipality code")),
    Stored("gm_naam", "text", Text("gemeente", "municipality")),
    Stored("inwoners", "int", Text("inwoners", "inhabitants")),
    Stored("van_regio", "text", Text("van regio", "from region")),
    Stored("van_naam", "text", Text("van", "from")),
    Stored("naar_regio", "text", Text("naar regio", "to region")),
    Stored("naar_naam", "text", Text("naar", "to")),
)


class CompareDialog(QDialog):
    """Figures follow the choice of variants."""

    map_wanted = pyqtSignal(object, object, str, str)
    """The municipalities that moved, the plan, and the two variants."""

    def __init__(self, plan: Plan, parent: QWidget | None = None, *, unsaved: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("OpvangatlasCompare")
        self.setWindowTitle(tr("Compare variants"))
        self._plan = plan
        self.moved_frame, self.regions_frame = pd.DataFrame(), pd.DataFrame()
        self.first, self.second = QComboBox(self), QComboBox(self)
        self.summary = SecondaryLabel("", self)
        self.moved, self.regions = _view(self, _moved_columns()), _view(self, _region_columns())
        self.moved.setAccessibleName(tr("Moved municipalities"))
        self.regions.setAccessibleName(tr("Regions"))
        self.map_button, self.export_button = QPushButton(tr("Show on the map"), self), QPushButton(tr("Export…"), self)
        self.map_button.clicked.connect(self._show_on_map)
        self.export_button.clicked.connect(self._ask_export)
        self._lay_out()
        self._fill(unsaved=unsaved)
        for box in (self.first, self.second):
            box.currentIndexChanged.connect(lambda _row: self.compare())
        self.compare()
        self.resize(640, 540)

    def _fill(self, *, unsaved: bool) -> None:
        variants = self._plan[VARIANTS.name][["variant_id", "naam"]].itertuples(index=False, name=None)
        active = self._plan.active_variant
        for variant, name in variants:
            for box in (self.first, self.second):
                box.addItem(
                    tr("{name} (not saved)").format(name=name) if unsaved and variant == active else name, variant
                )
            if unsaved and variant == active:
                for box in (self.first, self.second):
                    box.addItem(tr("{name} (as saved)").format(name=name), AS_SAVED)
        self.second.setCurrentIndex(self.second.findData(active))
        other = self.first.findData(AS_SAVED)
        others = [row for row in range(self.first.count()) if self.first.itemData(row) != active]
        self.first.setCurrentIndex(other if other >= 0 else others[0] if others else 0)

    def _lay_out(self) -> None:
        top = QGridLayout()
        top.addWidget(PlainLabel(tr("From"), self), 0, 0)
        top.addWidget(self.first, 0, 1)
        top.addWidget(PlainLabel(tr("To"), self), 0, 2)
        top.addWidget(self.second, 0, 3)
        top.setColumnStretch(1, 1)
        top.setColumnStretch(3, 1)
        tabs = QTabWidget(self)
        tabs.addTab(self.moved, tr("Moved municipalities"))
        tabs.addTab(self.regions, tr("Regions"))
        close = QPushButton(tr("Close"), self)
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        give_help(self, "regions", buttons)
        buttons.addWidget(self.map_button)
        buttons.addWidget(self.export_button)
        buttons.addStretch()
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self.summary)
        layout.addWidget(tabs, 1)
        layout.addLayout(buttons)

    def compare(self) -> None:
        """Show what differs between the two that are chosen."""
        a, b = self.chosen()
        self.moved_frame, self.regions_frame = moved(self._plan, a, b), side_by_side(self._plan, a, b)
        self.moved.model().sourceModel().set_rows(self.moved_frame.to_dict("records"))
        self.regions.model().sourceModel().set_rows(self.regions_frame.to_dict("records"))
        self.moved.fit()
        self.regions.fit()
        count = len(self.moved_frame)
        people = self.moved_frame["inwoners"].sum(skipna=False) if count else 0
        text = tr("Moved: {n} municipalities, {people} inhabitants")
        self.summary.setText(text.format(n=whole(count), people=whole(people)))
        self.map_button.setEnabled(count > 0)

    def chosen(self) -> tuple[str, str]:
        """Ids of the two variants."""
        return str(self.first.currentData()), str(self.second.currentData())

    def _show_on_map(self) -> None:
        self.map_wanted.emit(self.moved_frame, self._plan, *self.chosen())

    def _ask_export(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, tr("Export comparison"), "", "CSV (*.csv)")
        if path:
            self.export(Path(path))

    def export(self, path: Path) -> bool:
        """Write the list of moved municipalities; what is refused is said here."""
        try:
            write_csv(self.moved_frame, path.with_suffix(".csv"), _MOVED_COLUMNS, headers=language())
        except DomainError as error:
            self.summary.setText(error.line(language()))
            return False
        self.summary.setText(tr("Written: {path}").format(path=path.with_suffix(".csv").name))
        return True


def _view(parent: QWidget, columns: list[Column]) -> RowsView:
    view = RowsView(parent)
    view.setRootIsDecorated(False)
    proxy = RowsProxy(view)
    proxy.setSourceModel(RowsModel(columns, view))
    view.setModel(proxy)
    view.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    view.setSortingEnabled(True)
    return view


def _moved_columns() -> list[Column]:
    unassigned = tr("Unassigned")
    return [
        Column(tr("Municipality"), lambda r: r["gm_naam"], lambda r: r["gm_naam"]),
        Column(tr("Inhabitants"), lambda r: whole(r["inwoners"]), lambda r: r["inwoners"], number=True),
        Column(tr("From"), lambda r: r["van_naam"] or unassigned, lambda r: r["van_naam"] or ""),
        Column(tr("To"), lambda r: r["naar_naam"] or unassigned, lambda r: r["naar_naam"] or ""),
    ]


def _region_columns() -> list[Column]:
    def counted(title: str, name: str, *, signed: bool = False) -> Column:
        def text(row: dict[str, object]) -> str:
            figure = whole(row[name])
            return "+" + figure if signed and figure[:1].isdigit() and figure != "0" else figure

        return Column(title, text, lambda r: r[name], number=True)

    return [
        Column(tr("Region"), lambda r: r["regio_nm"] or r["regio_id"], lambda r: r["regio_nm"] or r["regio_id"]),
        counted(tr("Mun. from"), "gemeenten_a"),
        counted(tr("to"), "gemeenten_b"),
        counted("±", "gemeenten_verschil", signed=True),
        counted(tr("Inh. from"), "inwoners_a"),
        counted(tr("to"), "inwoners_b"),
        counted("±", "inwoners_verschil", signed=True),
    ]
