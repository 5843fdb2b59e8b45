# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Capacity": need and places per quarter as chart and table, and what opens and ends."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
from qgis.gui import QgsDockWidget, QgsScrollArea
from qgis.PyQt.QtCore import QItemSelectionModel, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...plugin.adapters.locale import language, tr, whole
from ...plugin.core.capacity.balance import Level
from ...plugin.core.capacity.ledger import ALL_TYPES
from ...plugin.core.capacity.outlook import LEVELS, MIDDLE, Outlook
from ...plugin.core.model.capacity_codes import SCENARIO, TYPE_GROUP
from ...plugin.core.model.provinces import province_name
from ..widgets.colours import SecondaryLabel
from ..widgets.help import help_button
from ..widgets.hint_page import HintPage
from ..widgets.plain import PlainLabel, plain_tip
from ..widgets.table import ROW_ROLE, RowsModel, RowsProxy, RowsView
from .capacity_chart import CapacityChart
from .capacity_rows import (
    ChangeRow,
    QuarterRow,
    change_columns,
    change_rows,
    moment_rows,
    quarter_columns,
    quarter_rows,
    series,
)

NAME = "OpvangatlasCapaciteit"
_HINT, _FIGURES = 0, 1


class CapacityDock(QgsDockWidget):
    """Shows an outlook; what the user wants leaves as signals."""

    quarter_chosen = pyqtSignal(object)
    """A quarter, or None; after the list of changes was brought up to date."""
    location_wanted = pyqtSignal(str)
    copy_wanted = pyqtSignal(str)
    save_wanted = pyqtSignal()
    reserve_wanted = pyqtSignal()
    expiry_wanted = pyqtSignal()
    moments_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Capacity"), parent)
        self.setObjectName(NAME)
        self.area, self.group, self.scenario = (
            _box(self, name) for name in (tr("Area"), tr("Type group"), tr("Scenario"))
        )
        self.chart = CapacityChart(self)
        self.quarters, self._quarters = _table(self, quarter_columns())
        self.changes, self._changes = _table(self, change_columns())
        self._quarters.set_strong(lambda row: row.short)
        self.quarters.mark = self.changes.mark = self.confidential_line
        self.title, self.note = PlainLabel(self), SecondaryLabel("", self)
        self.hidden_box = QCheckBox(tr("Count confidential locations"), self)
        self.hint, self._body = HintPage(self), _Body(self)
        self.expiry_button = QPushButton(self)
        self.reserve_button = QPushButton(tr("Reserve order…"), self)
        self.moments_button = QPushButton(tr("Milestones…"), self)
        self.moments_button.setToolTip(tr("Milestones, signals, targets, transfers, kept reserve plans"))
        self.copy_button, self.save_button = QToolButton(self), QPushButton(tr("Save…"), self)
        self._made: Outlook | None = None
        self._secrets = 0
        self._balances: dict[Level, pd.DataFrame] = {}
        self._quarter: str | None = None
        self._filling = False
        self._lay_out()
        self._connect()
        self.set_months(12)
        self.say_nothing(tr("Open a plan first."))

    def _lay_out(self) -> None:
        self.copy_button.setText(tr("Copy"))
        self.copy_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.copy_button)
        for text, what in ((tr("Table"), "table"), (tr("Picture"), "picture")):
            menu.addAction(text).triggered.connect(lambda _checked=False, wanted=what: self.copy_wanted.emit(wanted))
        self.copy_button.setMenu(menu)
        for code in (ALL_TYPES, "rol", "gvl_satelliet"):
            text = tr("All types") if code == ALL_TYPES else TYPE_GROUP.label(code).in_language(language())
            self.group.addItem(text, code)
        for scenario in SCENARIO:
            self.scenario.addItem(scenario.label.in_language(language()).capitalize(), scenario.code)
        self.scenario.setCurrentIndex(self.scenario.findData(MIDDLE))
        upper, lower = QWidget(self), QWidget(self)
        above, below = QVBoxLayout(upper), QVBoxLayout(lower)
        for layout in (above, below):
            layout.setContentsMargins(0, 0, 0, 0)
        above.addLayout(_row(self.area, self.group, self.scenario, help_button(self, "capacity"), stretch=False))
        above.addWidget(self.chart, 3)
        above.addWidget(self.quarters, 2)
        below.addWidget(self.title)
        below.addWidget(self.changes, 1)
        below.addWidget(self.note)
        below.addWidget(self.hidden_box)
        below.addLayout(_row(self.copy_button, self.save_button, self.reserve_button))
        below.addLayout(_row(self.expiry_button, self.moments_button))
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        split.addWidget(upper)
        split.addWidget(lower)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setSizes([600, 200])
        page = QWidget(self)
        inside = QVBoxLayout(page)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.addWidget(split)
        scroll = QgsScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QgsScrollArea.Shape.NoFrame)
        scroll.setWidget(page)
        self._body.addWidget(self.hint)
        self._body.addWidget(scroll)
        self.setWidget(self._body)

    def _connect(self) -> None:
        for box in (self.area, self.group, self.scenario):
            box.currentIndexChanged.connect(lambda _row: self._redraw())
        self.chart.quarter_clicked.connect(self.choose_quarter)
        self.quarters.selectionModel().selectionChanged.connect(lambda *_what: self._row_chosen())
        self.changes.doubleClicked.connect(lambda index: self._open(index.data(ROW_ROLE)))
        self.moments_button.clicked.connect(lambda: self.moments_wanted.emit())
        self.save_button.clicked.connect(lambda: self.save_wanted.emit())
        self.reserve_button.clicked.connect(lambda: self.reserve_wanted.emit())
        self.expiry_button.clicked.connect(lambda: self.expiry_wanted.emit())

    # what is shown -----------------------------------------------------------------------------------

    def say_nothing(self, text: str) -> None:
        """There are no figures, and why."""
        self._made = None
        self.hint.say(text)
        self._body.setCurrentIndex(_HINT)

    def set_months(self, months: int) -> None:
        """How far the expiry round looks ahead."""
        self.expiry_button.setText(tr("Ending within {n} months…").format(n=months))

    def show_outlook(self, outlook: Outlook, names: Mapping[str, str], hidden: int = 0) -> None:
        """Show other figures; filters and the chosen quarter stay.

        Parameters
        ----------
        outlook : Outlook
        names : region → name
        hidden : how many locations of the plan are confidential
        """
        self._made, self._balances = outlook, {}
        self._secrets = hidden if self.hidden_box.isChecked() else 0
        self._body.setCurrentIndex(_FIGURES)
        self._fill_areas(outlook, names)
        lines = [tr("Prognosis {version}").format(version=outlook.version) if outlook.version else _no_need()]
        if hidden and self.hidden_box.isChecked():
            lines.append(tr("%n confidential location(s) counted", None, hidden))
        elif hidden:
            lines.append(tr("%n confidential location(s) left out", None, hidden))
        self.hidden_box.setVisible(hidden > 0)
        self.note.setText(" · ".join(lines))
        self._redraw()

    def confidential_line(self) -> str:
        """What stands on all that leaves this dock while confidential locations count; else empty."""
        if not self._secrets or self._made is None:
            return ""
        about = [tr("Confidential: %n location(s) counted", None, self._secrets), self.area.currentText()]
        about += [self.group.currentText(), self.scenario.currentText()]
        if self._made.version:
            about.append(tr("Prognosis {version}").format(version=self._made.version))
        return " · ".join(about)

    def _fill_areas(self, outlook: Outlook, names: Mapping[str, str]) -> None:
        before = self.area.currentData()
        frame = outlook.municipalities
        provinces = sorted({str(code) for code in frame["pv_code"].dropna()})
        self._filling = True
        self.area.clear()
        self.area.addItem(tr("Whole plan"), (LEVELS[0], "plan"))
        for code in provinces:
            self.area.addItem(province_name(code), (LEVELS[1], code))
        for code, name in sorted(names.items(), key=lambda pair: pair[1]):
            self.area.addItem(name, (LEVELS[2], code))
        found = [row for row in range(self.area.count()) if self.area.itemData(row) == before]
        self.area.setCurrentIndex(found[0] if found else 0)
        self._filling = False

    def _redraw(self) -> None:
        if self._made is None or self._filling:
            return
        level, area = self._place()
        if level not in self._balances:
            self._balances[level] = self._made.balances(level)
        chosen = (self._balances[level], area, self.group.currentData(), self.scenario.currentData())
        rows = quarter_rows(*chosen)
        self._filling = True
        self._quarters.set_rows(rows)
        self.quarters.fit(0)
        self._filling = False
        if self._quarter not in [row.quarter for row in rows]:
            self._quarter = None
        self.chart.mark = self.confidential_line()
        self.chart.show_series(series(*chosen, language()), self._quarter)
        self._mark()
        self._list_changes()

    def _place(self) -> tuple[Level, str]:
        return self.area.currentData() or (LEVELS[0], "plan")

    # one quarter -------------------------------------------------------------------------------------

    @property
    def rows(self) -> list[QuarterRow]:
        """The quarters that are shown."""
        return list(self._quarters.rows)

    @property
    def listed(self) -> list[ChangeRow]:
        """What is listed as opening and ending."""
        return [row for row in self._changes.rows if not row.is_moment]

    @property
    def moments(self) -> list[ChangeRow]:
        """The milestones and decision moments that are listed."""
        return [row for row in self._changes.rows if row.is_moment]

    @property
    def quarter(self) -> str | None:
        """The chosen quarter."""
        return self._quarter

    def choose_quarter(self, quarter: str | None) -> None:
        """List what opens and ends in a quarter; the same one again: in all of them."""
        self._quarter = None if quarter == self._quarter else quarter
        self.chart.choose(self._quarter)
        self._mark()
        self._list_changes()
        self.quarter_chosen.emit(self._quarter)

    def _row_chosen(self) -> None:
        indexes = self.quarters.selectionModel().selectedRows()
        if not self._filling and len(indexes) == 1 and indexes[0].data(ROW_ROLE).quarter != self._quarter:
            self.choose_quarter(indexes[0].data(ROW_ROLE).quarter)

    def _mark(self) -> None:
        """The chosen quarter is the selected row."""
        self._filling = True
        model, proxy = self.quarters.selectionModel(), self.quarters.model()
        model.clearSelection()
        for row in range(proxy.rowCount()):
            index = proxy.index(row, 0)
            if index.data(ROW_ROLE).quarter == self._quarter:
                flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
                model.select(index, flags)
                self.quarters.scrollTo(index)
        self._filling = False

    def _list_changes(self) -> None:
        if self._made is None:
            return
        there = self._made.in_area(*self._place())
        group = self.group.currentData()
        if group != ALL_TYPES:
            groups = self._made.owned.groups
            there &= set(groups.loc[groups["typegroep"] == group, "loc_id"])
        every = self._place()[0] == LEVELS[0] and group == ALL_TYPES
        rows = change_rows(self._made, there, self._quarter)
        rows += moment_rows(self._made, there, self._quarter, whole_plan=every)
        self._changes.set_rows(sorted(rows, key=lambda row: row.when or date.max))
        self.changes.fit(0)
        title = tr("Opens, ends, decided") if self._quarter is None else tr("Opens, ends, decided in {quarter}")
        self.title.setText(title.format(quarter=self._quarter) + f" ({whole(len(rows))})")

    def _open(self, row: ChangeRow) -> None:
        if row.loc_id is None:
            self.moments_wanted.emit()
        else:
            self.location_wanted.emit(row.loc_id)

    def as_text(self) -> str:
        """The table as a spreadsheet pastes it."""
        selection = self.quarters.selectionModel()
        kept = selection.selection()
        self._filling = True
        selection.clearSelection()
        text = self.quarters.as_text()
        selection.select(kept, QItemSelectionModel.SelectionFlag.Select)
        self._filling = False
        return text


class _Body(QStackedWidget):
    """As wide as the Plan dock."""

    def sizeHint(self) -> QSize:
        """Our share of a screen of 1366 by 768."""
        return QSize(380, super().sizeHint().height())


def _no_need() -> str:
    return tr("No need entered yet; the balance is unknown.")


def _box(parent: QWidget, name: str) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.setToolTip(plain_tip(name))
    box.setMinimumContentsLength(5)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _table(parent: QWidget, columns: list[Any]) -> tuple[RowsView, RowsModel]:
    view, proxy = RowsView(parent), RowsProxy(parent)
    model = RowsModel(columns, view)
    proxy.setSourceModel(model)
    view.setModel(proxy)
    view.setRootIsDecorated(False)
    view.setMinimumHeight(90)
    return view, model


def _row(*widgets: QWidget, stretch: bool = True) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    for widget in widgets:
        row.addWidget(widget)
    if stretch:
        row.addStretch()
    return row
