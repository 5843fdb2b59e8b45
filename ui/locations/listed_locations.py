# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of the list of locations, and which of them a search and filters leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from qgis.core import Qgis, QgsSymbolLayerUtils
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QIcon

from ...plugin.adapters.locale import day, language, tr, whole
from ...plugin.adapters.style.styles_points import SHAPES
from ...plugin.adapters.style.symbols import EMPTY, NAVY, WHITE, markers, shape
from ...plugin.core.capacity.expiry import EXPIRED, EXPIRING, expiry_round
from ...plugin.core.capacity.periods import last_days, places_on
from ...plugin.core.model.codes import TYPE_2020, TYPE_2024
from ...plugin.core.model.confidential import is_confidential
from ...plugin.core.model.identifiers import folded_name
from ...plugin.core.model.plan import Plan
from ...plugin.core.model.tables import CAPACITY_PERIODS, LOCATIONS, MUNICIPALITIES, SERVED_REGION
from ...plugin.core.wording import is_unknown, known_int
from ..widgets.table import Column

SHORT = {
    "gvl": "GVL", "rol": "ROL", "satelliet": "sat.", "azc_aanmeld": "azc a", "azc_versneld": "azc v", "azc": "azc",
    "pbl": "pbl", "htl": "htl", "ibo": "ibo",
}  # fmt: skip
"""Types as they fit in a narrow column; the tip has them in full."""
_FILLS = {"voortzetten": NAVY, "nieuw": WHITE, "beeindigen": WHITE}


@dataclass(frozen=True)
class LocationRow:
    """One location; unknown is None."""

    loc_id: str
    name: str
    town: str
    municipality: str
    region: str | None
    kind: str | None
    status: str | None
    certainty: str | None
    places: int | None
    end: date | None
    endless: bool
    ending: bool
    secret: bool = True
    values: Mapping[str, Any] = field(repr=False, compare=False, default_factory=dict)


@dataclass(frozen=True)
class Wanted:
    """A search and filters; None: any."""

    text: str = ""
    region: str | None = None
    kind: str | None = None
    status: str | None = None
    certainty: str | None = None
    ending: bool = False

    @property
    def filters(self) -> int:
        """How many filters are set."""
        return sum(1 for value in (self.region, self.kind, self.status, self.certainty) if value) + self.ending

    def accepts(self, row: LocationRow) -> bool:
        """Whether a row is left."""
        pairs = (
            (self.region, row.region), (self.kind, row.kind), (self.status, row.status),
            (self.certainty, row.certainty),
        )  # fmt: skip
        if any(wanted is not None and wanted != value for wanted, value in pairs) or (self.ending and not row.ending):
            return False
        found = folded_name(f"{row.name} {row.town} {row.municipality}")
        return all(word in found for word in folded_name(self.text).split())


def region_of(plan: Plan) -> dict[str, str | None]:
    """Region per municipality; None: unassigned."""
    frame = plan[MUNICIPALITIES.name]
    return {
        code: None if is_unknown(region) else region
        for code, region in zip(frame["gm_code"], frame["regio_id"], strict=True)
    }


def location_rows(plan: Plan) -> list[LocationRow]:
    """All locations of a plan, confidential ones too: this is the user's own screen."""
    today = plan.reference_date or date.today()
    people, frame = plan[MUNICIPALITIES.name], plan[LOCATIONS.name]
    names = dict(zip(people["gm_code"], people["gm_naam"], strict=True))
    regions, served = region_of(plan), plan[SERVED_REGION.name]
    served = served[served["variant_id"] == plan.active_variant]
    elsewhere = dict(zip(served["loc_id"], served["regio_id"], strict=True))
    places = places_on(frame, plan[CAPACITY_PERIODS.name], today)["totaal"].to_dict()
    round_ = expiry_round(frame, plan[CAPACITY_PERIODS.name], today, plan.settings["afloop_maanden"])
    ending = set(round_.loc[round_["groep"].isin([EXPIRED, EXPIRING]), "loc_id"])
    last = last_days(frame, plan[CAPACITY_PERIODS.name])
    kind = f"type_{plan.regime}"
    return [
        LocationRow(
            row["loc_id"],
            _text(row["loc_naam"]),
            _text(row["plaats"]),
            _text(names.get(row["gm_code"])),
            elsewhere.get(row["loc_id"], regions.get(row["gm_code"])),
            row[kind] if not is_unknown(row[kind]) else None,
            row["status"],
            row["zekerheid"],
            known_int(places.get(row["loc_id"])),
            last[row["loc_id"]],
            _true(row["bo_onbep"]),
            row["loc_id"] in ending,
            secret,
            row,
        )
        for row, secret in zip(frame.to_dict("records"), is_confidential(frame), strict=True)
    ]


def _text(value: object) -> str:
    return "" if is_unknown(value) else str(value)


def _true(value: object) -> bool:
    return not is_unknown(value) and bool(value)


def columns() -> list[Column]:
    """Columns of the list."""
    return [
        Column(tr("Location"), lambda r: r.name, lambda r: r.name.casefold(), icon=_icon, hint=_hint),
        Column(tr("Type"), _short, _short, hint=_kind),
        Column(tr("Places"), lambda r: whole(r.places), lambda r: r.places, tr("On the reference date"), number=True),
        Column(
            tr("End", "column"),
            _end,
            _end_order,
            tr("Agreement or lease, whichever ends first; else the last period"),
            number=True,
        ),
    ]


def _kind(row: LocationRow) -> str:
    if row.kind is None:
        return tr("no type")
    codes = TYPE_2020 if row.kind in TYPE_2020.values else TYPE_2024
    return codes.label(row.kind).in_language(language())


def _short(row: LocationRow) -> str:
    return SHORT.get(row.kind, _kind(row)) if row.kind is not None else "–"


def _hint(row: LocationRow) -> str:
    place = ", ".join(text for text in (row.town, row.municipality) if text)
    return f"{row.name} ({place})" if place else row.name


def _end(row: LocationRow) -> str:
    if row.end is None and row.endless:
        return tr("open-ended")
    return day(row.end)


def _end_order(row: LocationRow) -> date | None:
    return date.max if row.end is None and row.endless else row.end


def _icon(row: LocationRow) -> QIcon:
    return _symbol(row.kind, row.status)


@lru_cache(maxsize=128)
def _symbol(kind: str | None, status: str | None) -> QIcon:
    """The shape of the type with the fill of the status, as on the map."""
    form = SHAPES.get(kind or "", Qgis.MarkerShape.Trapezoid)
    casing = shape(form, 3.2, WHITE, WHITE, 0.9)
    filled = shape(form, 3.2, _FILLS.get(status or "", EMPTY), NAVY, 0.4)
    return QgsSymbolLayerUtils.symbolPreviewIcon(markers(casing, filled), QSize(16, 16))
