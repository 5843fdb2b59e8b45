# SPDX-License-Identifier: GPL-2.0-or-later
"""The rows of the Regions dock: live figures of the division that is being drawn."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import QModelIndex, Qt, pyqtSignal

from ...plugin.adapters.locale import NO_VALUE, tr, whole
from ...plugin.core.regions.board import INHABITANTS, NEED, TARGET
from ...plugin.core.regions.tally import Totals
from ..widgets.icons import own, swatch
from ..widgets.region_rows import REGION, SWATCH, TOTAL
from ..widgets.table import Column, RowsModel
from .effect_text import known, travel_figure

NUMBERED = 9
"""Regions that have a digit."""


@dataclass(frozen=True)
class DrawnRow:
    """A region, what is unassigned, or the total. ``findings`` None: not checked yet."""

    kind: int
    region: str | None
    name: str
    totals: Totals
    colour: str | None = None
    locked: bool = False
    findings: int | None = None
    in_km: bool = True

    @property
    def inhabitants(self) -> float:
        """Inhabitants; NaN unknown."""
        return known(self.totals, INHABITANTS)

    @property
    def target(self) -> float:
        """Target; NaN unknown."""
        return known(self.totals, TARGET)

    @property
    def need(self) -> float:
        """Places needed; NaN unknown."""
        return known(self.totals, NEED)

    @property
    def balance(self) -> float:
        """Places less need; NaN when either is unknown."""
        return self.totals.places - self.need

    @property
    def within(self) -> float:
        """Municipalities measured and within the norm."""
        return self.totals.units - self.totals.unmeasured - self.totals.beyond


def _counts(title: str, tip: str, figure: Callable[[DrawnRow], float], *, shown: bool = True) -> Column:
    """A column of whole numbers."""
    return Column(
        title, lambda row: whole(_sortable(figure(row))), lambda row: _sortable(figure(row)), tip, True, shown
    )


def _sortable(figure: float) -> float | None:
    return None if math.isnan(figure) else figure


def columns(half_year: str = "") -> list[Column]:
    """The columns; the later ones are shown on request. Targets are all of one half-year: ``2027-I``."""
    target = tr("Target {half}").format(half=half_year) if half_year else tr("Target")
    return [
        Column(tr("Region"), lambda r: r.name, lambda r: r.name.casefold(), icon=_icon, hint=_hint),
        _counts(tr("Mun."), tr("Number of municipalities"), lambda r: r.totals.units),
        _counts(tr("Inhabitants"), tr("Inhabitants of the municipalities together"), lambda r: r.inhabitants),
        Column(
            tr("Furthest"),
            _furthest,
            lambda r: _sortable(r.totals.furthest),
            tr("Furthest municipality to the region's location"),
            number=True,
        ),
        Column(
            tr("Find."),
            lambda r: whole(r.findings),
            lambda r: r.findings,
            tr("Findings: errors, warnings and notes"),
            number=True,
        ),
        _counts(
            target,
            tr("Targets of the municipalities together, all of one half-year: without one of them it is unknown"),
            lambda r: r.target,
            shown=False,
        ),
        _counts(tr("Need"), tr("Places needed on the reference date"), lambda r: r.need, shown=False),
        _counts(
            tr("Places"),
            tr("Places for asylum seekers that are open on the reference date"),
            lambda r: r.totals.places if r.region or r.kind == TOTAL else float("nan"),
            shown=False,
        ),
        _counts(tr("Balance"), tr("Places less need on the reference date"), lambda r: r.balance, shown=False),
        _counts(
            tr("Pieces"),
            tr("Parts of the region that do not touch and are not linked"),
            lambda r: r.totals.pieces if r.region or r.kind == TOTAL else float("nan"),
            shown=False,
        ),
        _counts(tr("Within norm"), tr("Municipalities within the norm"), lambda r: r.within, shown=False),
    ]


def _icon(row: DrawnRow) -> Any:
    if row.locked:
        return own("vergrendeld")
    return None if row.kind == TOTAL else swatch(row.colour, SWATCH)


def _hint(row: DrawnRow) -> str:
    return tr("{name}, locked").format(name=row.name) if row.locked else row.name


def _furthest(row: DrawnRow) -> str:
    if math.isnan(row.totals.furthest):
        return NO_VALUE
    return f"{travel_figure(row.totals.furthest, in_km=row.in_km)} {'km' if row.in_km else 'min'}"


class DrawnModel(RowsModel):
    """Names of regions can be typed over (F2)."""

    renamed = pyqtSignal(str, str)

    def set_half_year(self, half_year: str) -> None:
        """Say above the targets which half-year they are of."""
        self.columns = tuple(columns(half_year))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Only the name of a region can be edited."""
        flags = super().flags(index)
        editable = index.isValid() and index.column() == 0 and self.rows[index.row()].kind == REGION
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def data(self, index: QModelIndex, role: int = 0) -> object:
        """An editor begins with the name."""
        if role == Qt.ItemDataRole.EditRole and index.isValid():
            return self.rows[index.row()].name
        return super().data(index, role)

    def setData(self, index: QModelIndex, value: object, role: int = 0) -> bool:
        """A name was typed; whether it is taken is decided elsewhere."""
        row = self.rows[index.row()]
        if role != Qt.ItemDataRole.EditRole or row.region is None or str(value) == row.name:
            return False
        self.renamed.emit(row.region, str(value))
        return True
