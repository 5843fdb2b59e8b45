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
from ...plugin.core.wording import bounded
from ..widgets.icons import own, swatch
from ..widgets.region_rows import REGION, SWATCH, TOTAL
from ..widgets.table import Column, RowsModel
from .effect_text import at_least, travel_figure

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
    def balance(self) -> float:
        """Places less need, as far as both are known; NaN when nothing is."""
        return self.places - at_least(self.totals, NEED)

    @property
    def places(self) -> float:
        """Places as far as they are known; NaN for what is no region."""
        return self.totals.known_places if self.region or self.kind == TOTAL else float("nan")

    @property
    def may_be_more(self) -> bool:
        """Whether the places of some location are unknown."""
        return math.isnan(self.totals.places)

    @property
    def within(self) -> float:
        """Municipalities measured and within the norm."""
        return self.totals.units - self.totals.unmeasured - self.totals.beyond


def _counts(
    title: str,
    tip: str,
    figure: Callable[[DrawnRow], float],
    *,
    shown: bool = True,
    bound: Callable[[DrawnRow], tuple[bool, bool]] = lambda _: (False, False),
) -> Column:
    """A column of whole numbers; ``bound`` says whether there may be more, and whether there may be less."""

    def text(row: DrawnRow) -> str:
        value, (least, most) = _sortable(figure(row)), bound(row)
        return whole(value) if value is None else bounded(whole(value), least=least, most=most)

    return Column(title, text, lambda row: _sortable(figure(row)), tip, True, shown)


def _amounts(title: str, tip: str, amount: int, *, shown: bool = True) -> Column:
    """A column with a sum over municipalities: a bound where one of them lacks it."""
    return _counts(
        title,
        tip,
        lambda row: at_least(row.totals, amount),
        shown=shown,
        bound=lambda row: (bool(row.totals.unknown[amount]), False),
    )


def _sortable(figure: float) -> float | None:
    return None if math.isnan(figure) else figure


def columns(half_year: str = "") -> list[Column]:
    """The columns; the later ones are shown on request. Targets are all of one half-year: ``2027-I``."""
    target = tr("Target {half}").format(half=half_year) if half_year else tr("Target")
    return [
        Column(tr("Region"), lambda r: r.name, lambda r: r.name.casefold(), icon=_icon, hint=_hint),
        _counts(tr("Mun."), tr("Number of municipalities"), lambda r: r.totals.units),
        _amounts(tr("Inhabitants"), tr("Inhabitants of the municipalities together"), INHABITANTS),
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
        _amounts(
            target,
            tr("Targets of the municipalities together, all of one half-year"),
            TARGET,
            shown=False,
        ),
        _amounts(tr("Need"), tr("Places needed on the reference date"), NEED, shown=False),
        _counts(
            tr("Places"),
            tr("Places for asylum seekers that are open on the reference date"),
            lambda r: r.places,
            shown=False,
            bound=lambda r: (r.may_be_more, False),
        ),
        _counts(
            tr("Balance"),
            tr("Places less need on the reference date"),
            lambda r: r.balance,
            shown=False,
            bound=lambda r: (r.may_be_more, bool(r.totals.unknown[NEED])),
        ),
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
