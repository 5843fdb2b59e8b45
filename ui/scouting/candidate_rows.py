# SPDX-License-Identifier: GPL-2.0-or-later
"""Candidates as rows of the plan: read as the layers show them, written as edits that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import shapely
from qgis.core import QgsVectorLayer

from ...plugin.adapters.locale import tr
from ...plugin.adapters.plan import candidate_commands as commands
from ...plugin.adapters.plan.row_commands import place_of
from ...plugin.core.capacity.periods import open_on
from ...plugin.core.capacity.quarters import Quarter
from ...plugin.core.model.capacity_tables import FACILITIES
from ...plugin.core.model.plan import Plan
from ...plugin.core.model.tables import CAPACITY_PERIODS, LOCATIONS
from ...plugin.core.siting.tip import EXPLORED, Tip, tip_of
from ..forms.rows_binding import free_id, known_rows
from ..shell.layer_commands import Edits
from .site_page import SitePage

_REGULAR, _REJECTED = "regulier", "afgewezen"
Row = Mapping[str, Any]


class CandidateRows:
    """The rows behind the dock "Scouting"."""

    def __init__(self, edits: Edits) -> None:
        self._edits = edits

    # reading -----------------------------------------------------------------------------------------

    def tip(self, plan: Plan | None, loc_id: str) -> Tip | None:
        """A candidate, where its layer shows it now: the plan holds only stored shapes."""
        found, layer = None if plan is None else tip_of(plan, loc_id), self._edits.layer_of(LOCATIONS.name)
        point = None if layer is None else place_of(layer, loc_id)
        return found if found is None or point is None else replace(found, site=replace(found.site, point=point))

    def row(self, plan: Plan | None, loc_id: str) -> Row:
        """Its cells; empty when it is not there."""
        frame = None if plan is None else plan[LOCATIONS.name]
        return {} if frame is None else next(iter(known_rows(frame[frame["loc_id"] == loc_id])), {})

    def counted(self, plan: Plan | None, loc_id: str | None, quarter: Quarter | None) -> str | None:
        """The location itself when it is open on the first day of a quarter, so that it would count twice."""
        if plan is None or quarter is None or loc_id is None:
            return None
        locations, periods = plan[LOCATIONS.name], plan[CAPACITY_PERIODS.name]
        own, spans = locations[locations["loc_id"] == loc_id], periods[periods["loc_id"] == loc_id]
        return loc_id if bool(open_on(own, spans, quarter.first).any()) else None

    def facilities(self, plan: Plan | None, loc_id: str) -> pd.DataFrame | None:
        """The distances that are kept of a candidate."""
        frame = None if plan is None else plan[FACILITIES.name]
        return None if frame is None else frame[frame["loc_id"] == loc_id]

    # writing -----------------------------------------------------------------------------------------

    def add(self, plan: Plan | None, point: shapely.Point, gm_code: str, place: str, page: SitePage) -> str | None:
        """Keep a place as a candidate; its key, or None when it was refused."""
        layers = self._layers()
        if plan is None or layers is None:
            return None
        key = free_id(layers[LOCATIONS.name], LOCATIONS.column(LOCATIONS.own_key))
        row = {**LOCATIONS.initial, **_kind(plan, page), **page.object()}
        row |= {"loc_id": key, "loc_naam": _free_name(plan, place), "gm_code": gm_code}
        period = _period(layers[CAPACITY_PERIODS.name], key, page.asked_places)
        phase = {"loc_id": key, "fase": "tip", "datum": date.today()}
        text = tr("Keep candidate")
        return key if self._do(lambda: commands.add(layers, row, period, phase, point, text)) else None

    def update(self, plan: Plan | None, loc_id: str, point: shapely.Point, gm_code: str, page: SitePage) -> bool:
        """Keep what the page says of a candidate; whether that was done."""
        layers = self._layers()
        if plan is None or layers is None:
            return False
        row = {**_kind(plan, page), **page.object(), "gm_code": gm_code}
        places = self.tip(plan, loc_id)
        changed = page.asked_places is not None and (places is None or places.site.places != page.asked_places)
        periods = {"plekken_asiel": page.asked_places, "plekken_overig": None} if changed else None
        text = tr("Change candidate")
        return self._do(lambda: commands.update(layers, loc_id, row, periods, point, text))

    def step(self, plan: Plan | None, loc_id: str, phase: str, day: date, reason: str = "") -> bool:
        """Let a candidate come into a phase; a reason ends it, and a later phase takes it up again."""
        values = {"status": _REJECTED, "afwijs_reden": reason} if reason else {}
        if not reason and self.row(plan, loc_id).get("status") == _REJECTED:
            values = {"status": "nieuw"}
        return self._step(loc_id, phase, day, values, {}, tr("Phase of a candidate"))

    def promote(self, loc_id: str, day: date, body: str, opens: date | None) -> bool:
        """Make an intention of a candidate; all that is known of it stays, and it stays confidential."""
        values = {"zekerheid": "voornemen", "status": "nieuw", "besluit_dat": day, "besluit_orgaan": body}
        periods = {"zekerheid": "voornemen", **({"van": opens} if opens else {})}
        return self._step(loc_id, "", day, values, periods, tr("Make an intention"))

    def _step(self, loc_id: str, phase: str, day: date, values: Row, periods: Row, text: str) -> bool:
        layers = self._layers()
        if layers is None:
            return False
        return self._do(lambda: commands.step(layers, loc_id, phase, day, values, periods, text))

    def _layers(self) -> dict[str, QgsVectorLayer] | None:
        found = {name: self._edits.layer_of(name) for name in commands.TABLES_OF}
        return None if any(layer is None for layer in found.values()) else found  # type: ignore[return-value]

    def _do(self, act: Callable[[], None]) -> bool:
        return self._edits.do(LOCATIONS.name, lambda _layer: act())


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
    period = {"periode_id": own, "loc_id": key, "plekken_asiel": places, "captype": _REGULAR}
    return {**period, "zekerheid": EXPLORED, "getekend": False}
