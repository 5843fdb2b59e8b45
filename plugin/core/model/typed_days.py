# SPDX-License-Identifier: GPL-2.0-or-later
"""Days as people type them: what was understood, or why it was not."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from ..errors import InputError
from ..wording import Text
from .schema import FIRST_DAY, LAST_DAY
from .values import parse_date

EARLIEST, LATEST = FIRST_DAY, LAST_DAY
"""Days outside these are slips of the keyboard."""

OPEN_ENDED = frozenset({"onbepaald", "onbepaalde tijd", "onb", "open-ended", "open ended", "indefinite"})
"""Words for a day that mean: no end."""
UNKNOWN = frozenset({"", "-", "–", "—", "?", "onbekend", "unknown", "n.n.b.", "nnb", "n.t.b.", "ntb"})
"""Words for a day, a number or a choice that mean: not known."""
_QUARTER = re.compile(r"(?P<year>\d{4})[ -]?[kq](?P<quarter>[1-4])|[kq](?P<quarter2>[1-4])[ -](?P<year2>\d{4})")
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4})")
_SHORT_YEAR = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/ ](\d{1,2})")
NEVER = 9999
"""The year that programs write for a day that never comes."""
_MONTH = re.compile(r"(?P<month>[a-z]{3,})\.? +(?P<year>\d{4})")

_NO_DAY = Text(
    "‘{value}’ is geen dag. Schrijf bijvoorbeeld 31-12-2029, 1 mei 2029 of 2029-K4.",
    "‘{value}’ is not a day. Write for instance 31-12-2029, 1 May 2029 or 2029-Q4.",
)
_OUTSIDE = Text("{day} ligt niet tussen {earliest} en {latest}.", "{day} is not between {earliest} and {latest}.")


@dataclass(frozen=True)
class TypedDay:
    """What was understood: a day, nothing (unknown), or no end at all (``open_ended``)."""

    day: date | None = None
    open_ended: bool = False


def read_day(text: str, *, last: bool = False) -> TypedDay:
    """Read a day as it is typed.

    Everything an import reads (:func:`~.values.parse_date`), and ``31122029``, ``31-12-29`` (of this century),
    ``20291231``, ``mei 2029``, ``2029-05``, ``2029-K4``, ``onbepaald``, ``onbekend``. The year 9999
    is never. A number of five digits is none, a sheet's serial is not
    typed.

    Parameters
    ----------
    last : whether a month or quarter stands for its last day, as the end of something does; else its first

    Raises
    ------
    InputError
        When it is no day, or one before 1900 or after 2200.
    """
    said = " ".join(text.split()).casefold()
    if said in UNKNOWN:
        return TypedDay()
    if said in OPEN_ENDED:
        return TypedDay(open_ended=True)
    day = _day_in(said, last=last)
    if day is not None and day.year == NEVER:
        return TypedDay(open_ended=True)
    if day is None:
        raise InputError(_NO_DAY, value=text.strip())
    if not EARLIEST <= day <= LATEST:
        raise InputError(_OUTSIDE, day=day, earliest=EARLIEST, latest=LATEST)
    return TypedDay(day)


def _day_in(said: str, *, last: bool) -> date | None:
    if match := _QUARTER.fullmatch(said):
        quarter = int(match["quarter"] or match["quarter2"])
        return _of_month(int(match["year"] or match["year2"]), 3 * quarter if last else 3 * quarter - 2, last=last)
    if match := _DIGITS.fullmatch(said):
        return parse_date("-".join(match.groups())) or parse_date(f"{said[:4]}-{said[4:6]}-{said[6:]}")
    if match := _SHORT_YEAR.fullmatch(said):
        return parse_date(f"{match[1]}-{match[2]}-20{match[3]}")
    if match := _MONTH.fullmatch(said) or _YEAR_FIRST.fullmatch(said):
        first = parse_date(f"1 {match[1]} {match[2]}" if match.re is _MONTH else f"{match[1]}-{match[2]}-1")
        return None if first is None else _of_month(first.year, first.month, last=last)
    return None if said.isdigit() else parse_date(said.replace(" - ", "-"))


def _of_month(year: int, month: int, *, last: bool) -> date | None:
    if not 1 <= year <= 9999:
        return None
    return date(year, month, calendar.monthrange(year, month)[1] if last else 1)
