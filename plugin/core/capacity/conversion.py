# SPDX-License-Identifier: GPL-2.0-or-later
"""Emergency or incidental places that become regular on a day (A29)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ..errors import InputError
from ..model.capacity_kinds import DEFAULT_TYPE, REGULAR, kind_of
from ..model.period_lines import clashing, first_day, last_day
from ..wording import Text, is_unknown

Row = Mapping[str, Any]

_REGULAR = Text("Deze plekken zijn al regulier.", "These places are regular already.")
_NOT_THEN = Text(
    "De periode loopt van {start} t/m {end}; op {day} zijn deze plekken er niet.",
    "The period is from {start} to {end}; on {day} these places are not there.",
)
_CLASH = Text(
    "Op die dagen zijn er al reguliere plekken in een andere periode ({start} t/m {end}); pas die eerst aan.",
    "On those days there are regular places in another period ({start} to {end}); change that one first.",
)
_ALWAYS, _OPEN_END = Text("altijd", "always"), Text("onbepaald", "open-ended")


@dataclass(frozen=True)
class Conversion:
    """What changes in the period, and the period that follows it; None when it is regular as a whole."""

    changes: dict[str, object]
    follows: dict[str, object] | None


def to_regular(row: Row, day: date, others: Iterable[Row] = (), location: Row | None = None) -> Conversion:
    """Make the places of a period regular from a day on; the number of places stays the same on every day.

    Parameters
    ----------
    row : a period: ``van``, ``tot``, ``captype``, ``vorm``, places
    day : first day of the regular places
    others : other periods of the location
    location : ``zekerheid`` and ``status``, for periods that are silent about it

    Raises
    ------
    InputError
        When they are regular already, are not there on that day, or regular places are there in another period.
    """
    if kind_of(row.get("captype"), row.get("vorm")) == REGULAR:
        raise InputError(_REGULAR)
    if day > last_day(row):
        raise InputError(_NOT_THEN, start=_shown(row, "van", _ALWAYS), end=_shown(row, "tot", _OPEN_END), day=day)
    regular = {"captype": DEFAULT_TYPE, "vorm": None}
    whole = day <= first_day(row)
    made = {**row, **regular} if whole else {**row, **regular, "van": day}
    clash = clashing(made, others, location or {})
    if clash is not None:
        raise InputError(_CLASH, start=_shown(clash, "van", _ALWAYS), end=_shown(clash, "tot", _OPEN_END))
    if whole:
        return Conversion(dict(regular), None)
    return Conversion({"tot": day - timedelta(days=1)}, made)


def _shown(row: Row, name: str, otherwise: Text) -> object:
    return otherwise if is_unknown(row.get(name)) else row[name]
