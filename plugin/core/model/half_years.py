# SPDX-License-Identifier: GPL-2.0-or-later
"""Half-years, the periods of targets: stored as ``2027-1``, written as ``2027-I``."""

from __future__ import annotations

from datetime import date


def half_year_on(day: date) -> str:
    """The half-year that a day is in, as it is stored."""
    return f"{day.year}-{1 if day.month <= 6 else 2}"


def half_year_before(reference: date) -> str:
    """The last half-year that ended before a reference date: 1-7-2021 looks back on ``2021-1`` (domain C5)."""
    return f"{reference.year}-1" if reference.month > 6 else f"{reference.year - 1}-2"


def half_years_of(start: date, end: date) -> list[str]:
    """All half-years from that of ``start`` to that of ``end``; none when the end comes first."""
    if end < start:
        return []
    first, last = half_year_on(start), half_year_on(end)
    every = (f"{year}-{half}" for year in range(start.year, end.year + 1) for half in (1, 2))
    return [half for half in every if first <= half <= last]


def half_year_label(stored: str) -> str:
    """As people write it: ``2027-II``."""
    year, _, half = stored.partition("-")
    return f"{year}-{'I' * int(half)}" if half in ("1", "2") else stored
