# SPDX-License-Identifier: GPL-2.0-or-later
"""The quality of a road network: its parts, what was wrong with it, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
from qgis.core import QgsGeometry, QgsPointXY
from qgis.PyQt.QtCore import QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from ...plugin.adapters.locale import decimal, tr, whole
from ...plugin.core.travel.quality import QualityReport
from ...plugin.core.wording import is_unknown
from ...plugin.tasks.travel_maps import LOOSE_PART
from ..widgets.colours import SecondaryLabel
from ..widgets.help import give_help
from ..widgets.table import ROW_ROLE, Column, RowsModel, RowsProxy, RowsView

WIDTH, HEIGHT = 640, 480
AROUND_M = 400.0
"""How much of the map a remark is looked at with."""
AROUND_PART_M = 2_500.0
"""And a part of the network, of which only one junction is known."""
LISTED = 5_000
"""More rows than anyone reads; the layer on the map holds them all."""


@dataclass(frozen=True)
class QualityRow:
    """A remark, or a loose part; without a place it cannot be zoomed to."""

    kind: str
    what: str
    done: str
    row: int | None
    gap: float | None
    place: tuple[float, float] | None


@dataclass(frozen=True)
class PartRow:
    """One connected part of the network."""

    number: int
    junctions: int
    roads: int
    km: float
    place: tuple[float, float]


class QualityDialog(QDialog):
    """Stands beside the map; clicking a row goes there."""

    zoom = pyqtSignal(object)
    """A geometry in RD New."""

    def __init__(self, title: str, report: QualityReport, frame: pd.DataFrame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("OpvangatlasQuality")
        self.setWindowTitle(tr("Quality of {network}").format(network=title))
        self.facts = SecondaryLabel(facts(report), self)
        self.kinds = QComboBox(self)
        self.kinds.setAccessibleName(tr("Kind"))
        self.remarks, self.parts = RowsView(self), RowsView(self)
        self.tabs = QTabWidget(self)
        rows = [_remark(record) for record in _listed(frame).to_dict("records")]
        self._proxy = self._fill(self.remarks, rows, _remark_columns(), tr("Remarks"))
        self._fill(self.parts, _parts(report), _part_columns(), tr("Parts"))
        self._list_kinds(frame)
        self._lay_out(len(rows), len(frame), len(report.components))
        self.resize(WIDTH, HEIGHT)

    def _fill(self, view: RowsView, rows: list[Any], columns: list[Column], name: str) -> RowsProxy:
        view.setRootIsDecorated(False)
        view.setSortingEnabled(True)
        view.setAccessibleName(name)
        model = RowsModel(columns, view)
        model.set_rows(rows)
        proxy = RowsProxy(view)
        proxy.setSourceModel(model)
        view.setModel(proxy)
        view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        view.fit(0, 0.5)
        view.clicked.connect(self._go)
        view.activated.connect(self._go)
        return proxy

    def _list_kinds(self, frame: pd.DataFrame) -> None:
        """Every kind there is, with how many there are of it, listed or not."""
        counts = frame["omschrijving"].where(frame["soort"] != LOOSE_PART, tr("Loose part")).value_counts()
        self.kinds.addItem(tr("All remarks"), None)
        for name, count in counts.items():
            self.kinds.addItem(f"{name} ({whole(count)})", name)
        self.kinds.currentIndexChanged.connect(self._filter)

    def _filter(self, _row: int) -> None:
        wanted = self.kinds.currentData()
        loose = tr("Loose part")
        self._proxy.set_filter(lambda row: wanted is None or wanted == (loose if row.kind == LOOSE_PART else row.what))

    def _lay_out(self, listed: int, remarks: int, parts: int) -> None:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.addWidget(self.kinds)
        column.addWidget(self.remarks, 1)
        if remarks > listed:
            line = tr("Listed: {n}; the layer on the map holds all {all}.")
            column.addWidget(SecondaryLabel(line.format(n=whole(listed), all=whole(remarks)), page))
        self.tabs.addTab(page, tr("Remarks ({n})").format(n=whole(remarks)))
        self.tabs.addTab(self.parts, tr("Parts ({n})").format(n=whole(parts)))
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        give_help(self, "network-quality", buttons)
        close.clicked.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.facts)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(buttons)

    def _go(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row.place is None:
            return
        whole_part = isinstance(row, PartRow) or row.kind == LOOSE_PART
        around = AROUND_PART_M if whole_part else AROUND_M
        self.zoom.emit(QgsGeometry.fromPointXY(QgsPointXY(*row.place)).buffer(around, 24))


def facts(report: QualityReport) -> str:
    """The network in a line: roads, junctions, kilometres, parts."""
    parts = report.components
    share = 100.0 * parts["kruispunten"].iloc[0] / max(1, parts["kruispunten"].sum())
    size = tr("{lines} lines read; {links} roads, {junctions} junctions, {km} km.").format(
        lines=whole(report.lines),
        links=whole(report.links),
        junctions=whole(parts["kruispunten"].sum()),
        km=whole(parts["km"].sum()),
    )
    if len(parts) == 1:
        return f"{size} {tr('All of it is connected.')}"
    # 99.99 % is not all of it.
    largest = tr("{n} parts; the largest has {share} % of the junctions.")
    return f"{size} {largest.format(n=whole(len(parts)), share=decimal(min(share, 99.9)))}"


def _listed(frame: pd.DataFrame) -> pd.DataFrame:
    """All rows, or of each kind so many that no kind stays out of the list."""
    if len(frame) <= LISTED:
        return frame
    return frame.groupby("soort", sort=False).head(LISTED // frame["soort"].nunique())


def _remark(record: dict[str, Any]) -> QualityRow:
    known = {key: None if is_unknown(record[key]) else record[key] for key in ("rij", "meter", "geom")}
    place = known["geom"]
    return QualityRow(
        record["soort"],
        record["omschrijving"],
        record["gedaan"],
        known["rij"],
        known["meter"],
        None if place is None else (place.x, place.y),
    )


def _parts(report: QualityReport) -> list[PartRow]:
    records = report.components.head(LISTED).to_dict("records")
    return [PartRow(r["deel"], r["kruispunten"], r["wegen"], r["km"], (r["x"], r["y"])) for r in records]


def _remark_columns() -> list[Column]:
    return [
        Column(tr("Remark"), lambda r: r.what, lambda r: r.what),
        Column(tr("What was done"), lambda r: r.done, lambda r: r.done),
        Column(tr("Row"), lambda r: whole(r.row), lambda r: r.row, tr("Row of the road layer"), number=True),
        Column(tr("Gap (m)"), lambda r: decimal(r.gap), lambda r: r.gap, number=True),
    ]


def _part_columns() -> list[Column]:
    return [
        Column(tr("Part"), lambda r: whole(r.number), lambda r: r.number),
        Column(tr("Junctions"), lambda r: whole(r.junctions), lambda r: r.junctions, number=True),
        Column(tr("Roads"), lambda r: whole(r.roads), lambda r: r.roads, number=True),
        Column(tr("Kilometres"), lambda r: decimal(r.km), lambda r: r.km, number=True),
    ]
