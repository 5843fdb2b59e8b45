# SPDX-License-Identifier: GPL-2.0-or-later
"""Candidates as rows of the plan: read as the layers show them, written as edits that can be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import shapely
from qgis.core import QgsVectorLayer

from ...plugin.adapters.locale import tr
from ...plugin.adapters.plan import row_commands as rows
from ...plugin.core.capacity.periods import open_on
from ...plugin.core.capacity.quarters import Quarter
from ...plugin.core.model.capacity_tables import FACILITIES
from ...plugin.core.model.plan import Plan
from ...plugin.core.model.tables import CAPACITY_PERIODS, LOCATIONS
from ...plugin.core.siting.tip import Tip, tip_of
from ..forms.rows_binding import free_id
from ..shell.layer_commands import Edits
from .site_page import SitePage


class CandidateRows:
    """The rows behind the dock "Scouting"."""

    def __init__(self, edits: Edits) -> None:
        self._edits = edits

    def tip(self, plan: Plan | None, loc_id: str, point: shapely.Point | None = None) -> Tip | None:
        """A candidate; ``point`` is where it was just put, as the plan holds only stored shapes."""
        found = None if plan is None else tip_of(plan, loc_id)
        return found if found is None or point is None else replace(found, site=replace(found.site, point=point))

    def counted(self, plan: Plan | None, loc_id: str | None, quarter: Quarter | None) -> str | None:
        """The location itself when it is open on the first day of a quarter, so that it would count twice."""
        if plan is None or quarter is None or loc_id is None:
            return None
        locations, periods = plan[LOCATIONS.name], plan[CAPACITY_PERIODS.name]
        own = locations[locations["loc_id"] == loc_id]
        return loc_id if len(own) and bool(open_on(own, periods[periods["loc_id"] == loc_id], quarter.first).any()) else None

    def facilities(self, plan: Plan | None, loc_id: str) -> pd.DataFrame | None:
        """The distances that are kept of a candidate."""
        frame = None if plan is None else plan[FACILITIES.name]
        return None if frame is None else frame[frame["loc_id"] == loc_id]

    def add(self, plan: Plan | None, point: shapely.Point, gm_code: str, place: str, page: SitePage) -> str | None:
        """Keep a place as a candidate; its key, or None when it was refused."""
        locations = self._edits.layer_of(LOCATIONS.name)
        periods = self._edits.layer_of(CAPACITY_PERIODS.name)
        if plan is None or locations is None or periods is None:
            return None
        key = free_id(locations, LOCATIONS.column(LOCATIONS.own_key))
        row = {**LOCATIONS.initial, **_kind(plan, page), **page.object()}
        row |= {"loc_id": key, "loc_naam": _free_name(plan, place), "gm_code": gm_code}
        period = _period(periods, key, page.asked_places)
        text = tr("Keep candidate")

        def act(_layer: QgsVectorLayer) -> None:
            rows.add_candidate((locations, periods), row, period, point, text)

        return key if self._edits.do(LOCATIONS.name, act) else None


def _kind(plan: Plan, page: SitePage) -> dict[str, Any]:
    code = page.type.currentData()
    return {"type_2020": code} if plan.regime == "2020" else {"type_2024": code, "regionaal": page.is_regional}


def _free_name(plan: Plan, place: str) -> str:
    """A name that says in which municipality, not at which address."""
    taken = set(plan[LOCATIONS.name]["loc_naam"])
    name = tr("Candidate {place}").format(place=place)
    numbered = (f"{name} {number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(text for text in numbered if text not in taken)


def _period(layer: QgsVectorLayer, key: str, places: int | None) -> dict[str, Any] | None:
    """Its places, without a first day: so no check counts it as open before it is promoted."""
    if places is None:
        return None
    own = free_id(layer, CAPACITY_PERIODS.column(CAPACITY_PERIODS.own_key))
    return {"periode_id": own, "loc_id": key, "plekken_asiel": places, "zekerheid": "verkenning", "getekend": False}
