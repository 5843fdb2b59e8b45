# SPDX-License-Identifier: GPL-2.0-or-later
"""The fixed dates of the year on which the state of need and offer is told (a setting)."""

from __future__ import annotations

import re
from datetime import date

from ..errors import InputError
from ..model.plan import Plan
from ..wording import Text
from .outlook import window_of

_FORM = re.compile(r"(\d{1,2})-(\d{1,2})")
_LEAP_YEAR = 2028

_BAD = Text(
    "‘{value}’ is geen dag van het jaar. Schrijf dag-maand, zoals 1-7, met puntkomma's ertussen.",
    "‘{value}’ is no day of the year. Write day-month, such as 1-7, with semicolons between.",
)


def days_of_year(text: str) -> list[tuple[int, int]]:
    """Read ``1-7; 1-2``: month and day of each.

    Raises
    ------
    InputError
        For what is no day of a year.
    """
    found = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        match = _FORM.fullmatch(part)
        try:
            day = date(_LEAP_YEAR, int(match[2]), int(match[1])) if match else None
        except ValueError:
            day = None
        if day is None:
            raise InputError(_BAD, value=part)
        found.append((day.month, day.day))
    return sorted(set(found))


def state_days(plan: Plan) -> list[date]:
    """The fixed dates within the planning window; its first day when there is none.

    Raises
    ------
    InputError
        Without a window, or when the setting holds what is no day.
    """
    window, fixed = window_of(plan), days_of_year(str(plan.settings["standdata"]))
    years = range(window.first.year, window.last.year + 1)
    days = [date(year, month, day) for year in years for month, day in fixed if (month, day) != (2, 29)]
    return [day for day in days if window.first <= day <= window.last] or [window.first]
