# SPDX-License-Identifier: GPL-2.0-or-later
"""What municipalities offer, from a table (``importoffers``)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from ..model.capacity_codes import FIRMNESS
from ..model.form_rules import next_key
from ..model.identifiers import folded_name
from ..model.offer_tables import OFFERS
from ..model.plan import Plan
from ..model.tables import LOCATIONS, MUNICIPALITIES
from ..progress import SILENT, Progress
from ..wording import Text, is_unknown
from .cells import Finder, Row, fields_of, require_fields
from .rows import Sieve, each_row

GUESSES: Mapping[str, tuple[str, ...]] = {
    "gm_code": ("gm_code", "gemeentecode", "gemeente", "gemeentenaam", "gm_naam", "code"),
    "soort": ("soort", "soort aanbod", "bijdrage"),
    "plekken": ("plekken", "aantal", "aantal plekken", "aanbod", "opvangplekken"),
    "amv": ("amv", "waarvan amv"),
    "hardheid": ("hardheid", "status", "stand", "zekerheid"),
    "van": ("van", "vanaf", "ingangsdatum"),
    "tot": ("tot", "t/m", "einddatum"),
    "loc_id": ("loc_id", "locatie", "loc_naam"),
    "besluit": ("besluit", "afspraak", "toelichting"),
    "vertrouwelijk": ("vertrouwelijk", "confidential"),
}
"""Usual names per column."""

_WORDS = {"hard": "besloten", "zacht": "verkend", "in besluitvorming": "in_besluit", "verkenning": "verkend"}
"""What lists say of how sure an offer is, beside the codes and labels."""

_MINORS = Text(
    "Meer amv ({minors:int}) dan plekken ({places:int}).",
    "More unaccompanied minors ({minors:int}) than places ({places:int}).",
)
_BACKWARDS = Text(
    "Het eind ({end}) ligt vóór het begin ({start}).", "The end ({end}) comes before the start ({start})."
)
_BAD_FIRMNESS = Text(
    "‘{value}’ zegt niet hoe hard het aanbod is. Kies uit: {known}.",
    "‘{value}’ does not say how firm the offer is. Choose from: {known}.",
)
_NO_PLACES = Text("Een aanbod van opvangplekken heeft een aantal.", "An offer of reception places has a number.")
_THERE = Text(
    "Dit aanbod van {code} staat al in het plan of eerder in de invoer.",
    "This offer of {code} is in the plan already, or earlier in the input.",
)
_NEIGHBOUR = Text(
    "{code} hoort niet bij dit plan (het is een buurgemeente).", "{code} is no part of this plan (a neighbour)."
)
_BUSY = Text("Aanbod lezen", "Reading offers")

_SAME = ("gm_code", "soort", "plekken", "hardheid", "van", "tot", "loc_id")
"""Two rows with the same in all of these are one offer."""


def import_offers(
    plan: Plan, rows: pd.DataFrame, fields: Mapping[str, str] | None = None, *, progress: Progress = SILENT
) -> tuple[pd.DataFrame, Sieve]:
    """Read offers; each row is accepted, or rejected with every reason.

    An offer is confidential unless the row says that it is not, or it is signed or decided.

    Parameters
    ----------
    plan : with ``gemeenten``, ``opvanglocaties`` and ``aanbod``
    rows : a municipality and how firm the offer is; see :data:`GUESSES`
    fields : target → column, for columns with other names

    Returns
    -------
    (rows to append to table ``aanbod``, Sieve)

    Raises
    ------
    InputError
        Without a column for the municipality or how firm the offer is.
    """
    reader = _Reader(plan, rows, fields_of(rows, GUESSES, fields))
    for number, cells in each_row(rows, _BUSY, progress):
        reader.read(number, cells)
    return reader.imported()


class _Reader:
    """Reads one row after the other; knows the plan's municipalities, locations and offers."""

    def __init__(self, plan: Plan, rows: pd.DataFrame, fields: Mapping[str, str]) -> None:
        require_fields(rows, fields, ("gm_code", "hardheid"))
        self._fields = fields
        self._sieve = Sieve(rows.drop(columns="geom", errors="ignore"))
        self._towns = Finder.of_municipalities(plan[MUNICIPALITIES.name])
        self._own = set(plan.municipalities["gm_code"])
        self._places = Finder.of_locations(plan[LOCATIONS.name])
        present = plan[OFFERS.name]
        self._ids = {str(name) for name in present["aanbod_id"]}
        self._there = {_whole(row) for row in present.to_dict("records")}
        self._accepted: list[dict[str, object]] = []

    def read(self, number: int, cells: Mapping[str, object]) -> None:
        """Accept or reject one row."""
        row = Row(self._sieve, number, cells, self._fields)
        code = self._towns.find(row, "gm_code")
        if code is not None and code not in self._own:
            row.reject(_NEIGHBOUR, code=code)
        names = ("soort", "plekken", "amv", "van", "tot", "besluit", "vertrouwelijk")
        values = {name: row.value(OFFERS.column(name)) for name in names}
        values |= {"gm_code": code, "soort": values["soort"] or "plekken", "hardheid": self._firmness(row)}
        values["loc_id"] = self._places.find(row, "loc_id") if row.text("loc_id") else None
        self._check(row, values)
        if row.rejected:
            return
        if _whole(values) in self._there:
            row.reject(_THERE, code=code)
            return
        self._there.add(_whole(values))
        if is_unknown(values["vertrouwelijk"]):
            values["vertrouwelijk"] = values["hardheid"] not in ("getekend", "besloten")
        name = next_key(OFFERS.column("aanbod_id").prefix, self._ids)
        self._ids.add(name)
        self._accepted.append({"aanbod_id": name, **values})

    def _firmness(self, row: Row) -> str | None:
        text = row.text("hardheid")
        found = FIRMNESS.find(text)
        code = found.code if found else _WORDS.get(folded_name(text))
        if code is None:
            row.reject(_BAD_FIRMNESS, value=text, known=[one.label for one in FIRMNESS])
        return code

    def _check(self, row: Row, values: Mapping[str, object]) -> None:
        places, minors, start, end = (values[name] for name in ("plekken", "amv", "van", "tot"))
        if isinstance(places, int) and isinstance(minors, int) and minors > places:
            row.reject(_MINORS, minors=minors, places=places)
        if isinstance(start, date) and isinstance(end, date) and end < start:
            row.reject(_BACKWARDS, start=start, end=end)
        if values["soort"] == "plekken" and row.raw("plekken") is None:
            row.reject(_NO_PLACES)

    def imported(self) -> tuple[pd.DataFrame, Sieve]:
        """What was accepted."""
        return OFFERS.frame(pd.DataFrame(self._accepted)), self._sieve


def _whole(row: Mapping[str, object]) -> tuple[object, ...]:
    """What tells one offer from another."""
    return tuple(None if is_unknown(row[name]) else row[name] for name in _SAME)
