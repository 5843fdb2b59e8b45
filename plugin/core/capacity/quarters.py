# SPDX-License-Identifier: GPL-2.0-or-later
"""Quarters and the planning window (FMT h7, A33)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from ..errors import InputError
from ..wording import Text

QUARTERS = 16
"""Four years, as in the format of the provincial plan (FMT h7)."""

_FORMS = (
    re.compile(r"(?P<y>\d{4})\s*-?\s*[kq](?P<k>[1-4])", re.IGNORECASE),
    re.compile(r"[kq](?P<k>[1-4])\s*-?\s*(?P<y>\d{4})", re.IGNORECASE),
    re.compile(r"(?P<k>[1-4])e?\s*kwartaal\s*(?P<y>\d{4})", re.IGNORECASE),
)
_BACKWARDS = Text(
    "De planperiode eindigt ({end}) voor zij begint ({start}).",
    "The planning window ends ({end}) before it starts ({start}).",
)
_TOO_LONG = Text(
    "De planperiode telt {n:int} kwartalen; meer dan {most:int} kan niet.",
    "The planning window has {n:int} quarters; the most is {most:int}.",
)
_MOST = 400


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year; its label is ``2027-K1``."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter a day lies in."""
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def parse(cls, text: str) -> Quarter | None:
        """Read ``2027-K1``, ``2027Q1``, ``K1 2027``, ``1e kwartaal 2027``; None for anything else.

        ``2027-1`` is a half-year in this plan, not a quarter.
        """
        for form in _FORMS:
            match = form.fullmatch(text.strip())
            if match:
                return cls(int(match["y"]), int(match["k"]))
        return None

    @property
    def label(self) -> str:
        """``2027-K1``."""
        return f"{self.year}-K{self.number}"

    @property
    def first(self) -> date:
        """First day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Last day (t/m)."""
        month = 3 * self.number
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    def later(self, count: int) -> Quarter:
        """The quarter so many quarters later."""
        months = self.year * 4 + self.number - 1 + count
        return Quarter(months // 4, months % 4 + 1)

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True)
class Window:
    """A planning window of whole quarters.

    Parameters
    ----------
    quarters : tuple of Quarter
        Consecutive, at least one.
    """

    quarters: tuple[Quarter, ...]

    @classmethod
    def between(cls, start: date, end: date) -> Window:
        """All quarters from the one of ``start`` to the one of ``end``.

        Raises
        ------
        InputError
            When it ends before it starts, or is longer than a century.
        """
        if end < start:
            raise InputError(_BACKWARDS, start=start, end=end)
        first, last = Quarter.of(start), Quarter.of(end)
        count = (last.year - first.year) * 4 + last.number - first.number + 1
        if count > _MOST:
            raise InputError(_TOO_LONG, n=count, most=_MOST)
        return cls(tuple(first.later(step) for step in range(count)))

    @classmethod
    def of(cls, reference: date, start: date | None = None, end: date | None = None) -> Window:
        """The window of a plan: its own dates, else four years from the quarter of the peildatum.

        Parameters
        ----------
        reference : peildatum
        start, end : settings ``planperiode_van`` and ``planperiode_tot``
        """
        begin = start or reference
        return cls.between(begin, end or Quarter.of(begin).later(QUARTERS - 1).last)

    @property
    def labels(self) -> list[str]:
        """``2027-K1`` …"""
        return [quarter.label for quarter in self.quarters]

    @property
    def first(self) -> date:
        """First day of the window."""
        return self.quarters[0].first

    @property
    def last(self) -> date:
        """Last day of the window (t/m)."""
        return self.quarters[-1].last

    @property
    def edges(self) -> npt.NDArray[np.int64]:
        """First day of each quarter and the day after the last, in days since 1970."""
        days = [quarter.first for quarter in (*self.quarters, self.quarters[-1].later(1))]
        return np.array(days, dtype="datetime64[D]").astype(np.int64)

    def __len__(self) -> int:
        return len(self.quarters)


FORMAT_2020 = Window.between(date(2020, 1, 1), date(2023, 12, 31))
"""Preset: the 16 quarters 2020–2023 of the format (FMT h7)."""
