# SPDX-License-Identifier: GPL-2.0-or-later
"""The steps of a plan and how far each of them is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from qgis.PyQt.QtCore import QModelIndex, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QShowEvent
from qgis.PyQt.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ...plugin.adapters.locale import day, decimal, tr, whole
from ...plugin.core.checks.assess import Assessment
from ...plugin.core.model import tables
from ...plugin.core.travel.engine import NETWORK_ACCESS
from ..widgets.icons import blank, own
from ..widgets.table import ROW_ROLE, Column, RowsModel, RowsView

ICON = 14


class StepKind(Enum):
    """Where a click on a step goes: to the layer of a table, or to a command."""

    MUNICIPALITIES = tables.MUNICIPALITIES.name
    REGIONS = tables.REGIONS.name
    LOCATIONS = tables.LOCATIONS.name
    TRAVEL = tables.TRAVEL.name
    CHECK = "controle"
    ANNEX = "bijlage"


@dataclass(frozen=True)
class Step:
    """One step; ``fine`` None: nothing to say about it yet."""

    kind: StepKind
    title: str
    state: str
    fine: bool | None


def steps(assessment: Assessment, *, checked: bool, when: str, roads: date | None = None) -> list[Step]:
    """The steps of a plan. ``when``: the time of the last check; ``roads``: the date of its network."""
    s = assessment.situation
    loose = int(s.municipalities["regio_id"].isna().sum())
    empty = sum(not len(rows) for rows in s.members.values())
    people, regions = _municipalities(len(s.municipalities), loose), _regions(len(s.regions), empty)
    fine = bool(len(s.regions)) and not empty
    last = when if checked else tr("not checked yet")
    return [
        Step(StepKind.MUNICIPALITIES, tr("Municipalities"), people, not loose),
        Step(StepKind.REGIONS, tr("Regions"), regions, fine),
        _locations(assessment),
        Step(StepKind.TRAVEL, tr("Travel time"), _travel(assessment, roads), None),
        Step(StepKind.CHECK, tr("Check", "step"), last, True if checked else None),
        Step(StepKind.ANNEX, tr("Annex"), tr("create when the plan is ready"), None),
    ]


def _municipalities(count: int, loose: int) -> str:
    if loose:
        return tr("{count}, {loose} unassigned").format(count=whole(count), loose=whole(loose))
    return tr("{count}, all assigned").format(count=whole(count))


def _regions(count: int, empty: int) -> str:
    if empty:
        return tr("{count}, {empty} without municipalities").format(count=whole(count), empty=whole(empty))
    return whole(count) if count else tr("none yet")


def _locations(assessment: Assessment) -> Step:
    frame = assessment.situation.locations
    needed = [column.name for column in tables.LOCATIONS if column.needed_for_annex]
    incomplete = int(frame[needed].isna().any(axis=1).sum()) if len(frame) else 0
    if not len(frame):
        return Step(StepKind.LOCATIONS, tr("Locations"), tr("none yet: import"), fine=False)
    text = whole(len(frame))
    if incomplete:
        text = tr("{count}, {incomplete} incomplete").format(count=text, incomplete=whole(incomplete))
    return Step(StepKind.LOCATIONS, tr("Locations"), text, fine=not incomplete)


def _travel(assessment: Assessment, roads: date | None) -> str:
    """How travel was measured."""
    if NETWORK_ACCESS in set(assessment.travel["methode"]):
        return tr("over the road, {date}").format(date=day(roads, tr("unknown date")))
    factor = assessment.situation.plan.settings["omwegfactor"]
    return tr("straight line × {factor}").format(factor=decimal(factor))


class WholeView(RowsView):
    """A table as high as its rows, in any font: nothing to scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """All rows and the header."""
        model = self.model()
        rows = model.rowCount() if model is not None else 0
        row = self.rowHeight(model.index(0, 0)) if rows else 0
        height = self.header().sizeHint().height() + rows * row + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """As high as it wants to be, as narrow as may be."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        """Heights are known once fonts are."""
        super().showEvent(event)
        self.updateGeometry()


class StepList(QWidget):
    """The steps; click one to go there."""

    chosen = pyqtSignal(object)
    """A step was clicked: its kind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = WholeView(self)
        self.view.setObjectName("OpvangatlasSteps")
        self.view.setAccessibleName(tr("Steps of the plan"))
        self.view.setRootIsDecorated(False)
        self.view.setIconSize(QSize(ICON, ICON))
        columns = [
            Column(tr("Step"), lambda step: step.title, lambda step: step.title, icon=_icon),
            Column(tr("State"), lambda step: step.state, lambda step: step.state),
        ]
        self.model = RowsModel(columns, self.view)
        self.view.setModel(self.model)
        self.view.header().setStretchLastSection(True)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)

    def set_steps(self, found: Sequence[Step]) -> None:
        """Show these steps, all of them without scrolling."""
        self.model.set_rows(found)
        self.view.setColumnWidth(0, self.view.needed(0) + ICON)
        self.view.updateGeometry()

    def _choose(self, index: QModelIndex) -> None:
        step = index.data(ROW_ROLE)
        if step is not None:
            self.chosen.emit(step.kind)


def _icon(step: Step) -> QIcon:
    if step.fine is None:
        return blank(ICON)
    return own("voldoet" if step.fine else "waarschuwing")
