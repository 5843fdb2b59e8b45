# SPDX-License-Identifier: GPL-2.0-or-later
"""Reserve capacity from a table (``importreserve``)."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from ..model.identifiers import unique_id
from ..model.plan import Plan
from ..model.tables import LOCATIONS, RESERVE
from ..progress import SILENT, Progress
from ..wording import Text, is_unknown
from .cells import Finder, Row, fields_of, require_fields
from .rows import Sieve, each_row

GUESSES: Mapping[str, tuple[str, ...]] = {
    "loc_id": ("loc_id", "locatie", "loc_naam", "locatienaam", "naam"),
    "reserve_id": ("reserve_id",),
    "captype": ("captype", "soort", "type", "capaciteitstype", "soort capaciteit"),
    "beschikbaarheid": ("beschikbaarheid", "beschikb", "availability"),
    "plekken": ("plekken", "plaatsen", "aantal", "places"),
    "inzet_dgn": ("inzet_dgn", "dagen", "inzetbaar na", "inzetsnelheid", "days"),
    "eur_plekdg": ("eur_plekdg", "prijs", "kosten", "eur", "€/plek/dag", "price"),
    "omstandigh": ("omstandigh", "omstandigheid", "trigger"),
}
"""Usual names per column."""

_REQUIRED = ("loc_id", "captype", "plekken", "inzet_dgn")
_COMPARED = ("loc_id", "captype", "beschikbaarheid", "plekken", "inzet_dgn", "eur_plekdg", "omstandigh")
_DAYS = re.compile(r"(.*?)\s*(dagen|dag|dgn|days|d)\.?", re.IGNORECASE)
_TWICE = Text(
    "Deze reserve is er al: {places:int} plekken ({kind}).",
    "This reserve is already there: {places:int} places ({kind}).",
)
_ID_TAKEN = Text("Reserve ‘{value}’ staat al in het plan.", "Reserve ‘{value}’ is already in the plan.")
_NO_PRICE = Text(
    "{n:int} rijen hebben geen prijs; de kosten in reserve worden daarmee ‘minstens’.",
    "{n:int} rows have no price; the standby cost becomes ‘at least’.",
)
_BUSY = Text("Reservecapaciteit lezen", "Reading reserve capacity")


def import_reserve(
    plan: Plan,
    rows: pd.DataFrame,
    fields: Mapping[str, str] | None = None,
    *,
    progress: Progress = SILENT,
) -> tuple[pd.DataFrame, Sieve]:
    """Read reserve capacity; each row is accepted, or rejected with every reason.

    Type, places and days are needed; €0 is a price, an empty price is unknown (A25). Only the six
    types of UA20 §3.2 are types (A26).

    Parameters
    ----------
    plan : with ``opvanglocaties`` and ``reservecapaciteit``
    rows : see :data:`GUESSES`
    fields : target → column, for columns with other names

    Returns
    -------
    (rows to append to table ``reservecapaciteit``, Sieve)

    Raises
    ------
    InputError
        When there is no column for the location, type, places or days.
    """
    chosen = fields_of(rows, GUESSES, fields)
    require_fields(rows, chosen, _REQUIRED)
    sieve = Sieve(rows.drop(columns="geom", errors="ignore"))
    locations = Finder.of_locations(plan[LOCATIONS.name])
    present = plan[RESERVE.name]
    ids = set(present["reserve_id"])
    known = {_compared(dict(zip(present.columns, row, strict=True))) for row in present.itertuples(index=False)}
    accepted: list[dict[str, object]] = []
    for number, cells in each_row(rows, _BUSY, progress):
        row = Row(sieve, number, cells, chosen)
        values = _values(row, locations)
        wanted = row.text("reserve_id")
        if wanted in ids:
            row.reject(_ID_TAKEN, value=wanted)
        if row.rejected:
            continue
        if _compared(values) in known:
            row.reject(_TWICE, places=values["plekken"], kind=_label(values["captype"]))
            continue
        known.add(_compared(values))
        values["reserve_id"] = unique_id(wanted or f"{values['loc_id']}-r1", ids)
        accepted.append(values)
    without = sum(is_unknown(values["eur_plekdg"]) for values in accepted)
    if without:
        sieve.remark(_NO_PRICE, n=without)
    return RESERVE.frame(pd.DataFrame(accepted)), sieve


def _values(row: Row, locations: Finder) -> dict[str, object]:
    values: dict[str, object] = {"loc_id": locations.find(row, "loc_id")}
    for name in _COMPARED[1:]:
        reader = _without_unit(row) if name == "inzet_dgn" else row
        values[name] = reader.value(RESERVE.column(name), required=name in _REQUIRED)
    values["omstandigh"] = values["omstandigh"] or None
    return values


def _without_unit(row: Row) -> Row:
    """The row with ``14 dagen`` read as 14."""
    match = _DAYS.fullmatch(row.text("inzet_dgn"))
    if match is None:
        return row
    return Row(row.sieve, row.number, {**row.cells, row.fields["inzet_dgn"]: match[1]}, row.fields)


def _compared(values: Mapping[str, object]) -> tuple[object, ...]:
    return tuple(None if is_unknown(values[name]) else values[name] for name in _COMPARED)


def _label(kind: object) -> Text:
    column = RESERVE.column("captype")
    return column.codes.label(kind) if column.codes is not None else Text(str(kind), str(kind))
