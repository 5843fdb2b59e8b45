# SPDX-License-Identifier: GPL-2.0-or-later
"""Which line a capacity period counts in, and which periods overlap (domain C6).

The ledger, the import and the form ask the same two questions, so that what one refuses the others
do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ..wording import is_unknown
from .capacity_kinds import DEFAULT_TYPE

Row = Mapping[str, Any]

SIGNED, INTENDED = "getekend", "voornemen"
"""Signed; or intended: counts in "inclusief voornemen" only."""

SURE = frozenset({"bestaand", "vastgesteld"})
"""Certainties that count as signed when ``getekend`` is not filled in."""

EXISTING = frozenset({"voortzetten", "beeindigen"})
"""Status of a location that is there (FMT h4): signed when nothing is said about certainty."""


def line_of(agreed: object, certainty: object, location_certainty: object, status: object) -> str | None:
    """The line a period counts in: :data:`SIGNED`, :data:`INTENDED` or None (``verkenning``: in none).

    Parameters
    ----------
    agreed : ``getekend`` of the period; leads when it is filled in
    certainty : ``zekerheid`` of the period; when it is empty that of its location holds
    location_certainty, status : ``zekerheid`` and ``status`` of the location

    Notes
    -----
    Without any certainty a location that is continued or terminated is there: signed. What is not
    signed is intended, unless it is only explored.
    """
    sureness = location_certainty if is_unknown(certainty) else certainty
    nothing = is_unknown(sureness)
    if sureness in SURE or (nothing and status in EXISTING) if is_unknown(agreed) else bool(agreed):
        return SIGNED
    return INTENDED if nothing or sureness in SURE or sureness == INTENDED else None


def overlapping(row: Row, others: Iterable[Row]) -> list[Row]:
    """The periods that share a day with ``row``: ``van`` to ``tot`` (t/m); an empty day is open."""
    return [other for other in others if first_day(row) <= last_day(other) and first_day(other) <= last_day(row)]


def clashing(row: Row, others: Iterable[Row], location: Row) -> Row | None:
    """The first period of the same line and sort that shares a day with ``row``; its places would count twice.

    An intended period may lie on a signed one: of the two the larger number counts. Regular and emergency
    places may stand side by side.

    Parameters
    ----------
    row, others : periods of one location: ``van``, ``tot``, ``zekerheid``, ``getekend``, ``captype``, ``vorm``
    location : ``zekerheid`` and ``status``, for periods that do not say how sure they are
    """
    own = (_line(row, location), _sort(row))
    there = overlapping(row, others)
    return next((other for other in there if (_line(other, location), _sort(other)) == own), None)


def first_day(row: Row) -> date:
    """``van``; an empty one has always been there."""
    return _day(row.get("van"), date.min)


def last_day(row: Row) -> date:
    """``tot`` (t/m); an empty one has no end."""
    return _day(row.get("tot"), date.max)


def _sort(row: Row) -> tuple[object, object]:
    captype, form = (None if is_unknown(row.get(name)) else row[name] for name in ("captype", "vorm"))
    return captype or DEFAULT_TYPE, form


def _day(value: object, otherwise: date) -> date:
    return value if isinstance(value, date) and not is_unknown(value) else otherwise


def _line(row: Row, location: Row) -> str | None:
    return line_of(row.get("getekend"), row.get("zekerheid"), location.get("zekerheid"), location.get("status"))
