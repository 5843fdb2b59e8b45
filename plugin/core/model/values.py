# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading the values people and spreadsheets write: numbers, dates, yes and no.

Each parser returns None for what it cannot read; the caller names the row and the column.
"""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from numbers import Real
from typing import Any

from ..wording import is_unknown

UNIX_EPOCH = date(1970, 1, 1)
"""Exports of web applications write an unknown date as the start of Unix time."""

EXACT = 2**53
"""Larger whole numbers lose digits in spreadsheets, shapefiles and floats."""

_EXCEL_EPOCH = date(1899, 12, 30)
_MONTHS_EN = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS_NL = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTHS = {
    **{name: i for i, name in enumerate(_MONTHS_EN, 1)},
    **{name: i for i, name in enumerate(_MONTHS_NL, 1)},
    "maa": 3,
}
_DATE_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})(?:[T ].*)?",
        r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})(?: .*)?",
        r"(?P<d>\d{1,2})\s+(?P<b>[a-z]{3,})\.?\s+(?P<y>\d{4})",
        r"[a-z]{3},?\s+(?P<b>[a-z]{3})\s+(?P<d>\d{1,2})\s+(?P<y>\d{4})\s+\d{2}:\d{2}.*",
        r"[a-z]{3},\s+(?P<d>\d{1,2})\s+(?P<b>[a-z]{3})\s+(?P<y>\d{4}).*",
    )
)
_ZONED = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?\s?(Z|[+-]\d{2}:?\d{2})", re.IGNORECASE)
_DUTCH_GROUPS = re.compile(r"[-+]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?")
_ENGLISH_GROUPS = re.compile(r"[-+]?[1-9]\d{0,2}(,\d{3}){2,}(\.\d+)?|[-+]?[1-9]\d{0,2}(,\d{3})+\.\d+")
_PLAIN = re.compile(r"[-+]?(\d+([.,]\d*)?|[.,]\d+)(e[-+]?\d+)?", re.IGNORECASE)
_SPACE = r"[ \u00a0\u2007\u2009\u202f]"
_SPACED_GROUPS = re.compile(rf"[-+]?[1-9]\d{{0,2}}({_SPACE}\d{{3}})+([.,]\d*)?")
_EURO = r"(?:€|euro?)"
_AMOUNT = re.compile(rf"(?P<sign>[-+]?)\s*{_EURO}?\s*(?P<figure>.*?)\s*{_EURO}?", re.IGNORECASE)
_NO_CENTS = re.compile(r"(?<=\d),(?:[-–—]{1,2}|=)$")
_TRUE = {"ja", "j", "yes", "y", "true", "waar", "1", "x"}
_FALSE = {"nee", "n", "no", "false", "onwaar", "0"}


def parse_number(value: object) -> float | None:
    """Read a number in Dutch or plain notation: ``1.234,5``, ``€ 4,50``, ``4,50 euro``, ``€ 4,-``, ``12``.

    ``1.234`` is read as Dutch (1234): tables of places and inhabitants come from Dutch sheets. So are
    spaces between groups of three: ``300 400`` is 300400, and ``12 5`` is no number. An amount for
    which that matters is refused by the imports (:mod:`..intake.cells`). A float is taken as it is.
    """
    if isinstance(value, bool):
        return None
    if not isinstance(value, str):
        return _finite(value) if isinstance(value, Real | Decimal) else None
    amount = _AMOUNT.fullmatch(value.strip().replace("\u2212", "-"))
    return _figure(amount["sign"] + amount["figure"]) if amount else None


def _figure(text: str) -> float | None:
    text = _NO_CENTS.sub("", text)
    if _SPACED_GROUPS.fullmatch(text):
        text = re.sub(_SPACE, "", text)
    if _DUTCH_GROUPS.fullmatch(text):
        return _finite(text.replace(".", "").replace(",", "."))
    if _ENGLISH_GROUPS.fullmatch(text):
        return _finite(text.replace(",", ""))
    return _finite(text.replace(",", ".")) if _PLAIN.fullmatch(text) else None


def parse_decimal(value: object) -> float | None:
    """Read a number that is never written with thousands separators: a coordinate, km, a factor.

    Here ``4.721`` is a little under five, where :func:`parse_number` reads a Dutch 4721.
    """
    if not isinstance(value, str):
        return parse_number(value)
    text = value.strip().replace("\u2212", "-")
    return _finite(text.replace(",", ".")) if _PLAIN.fullmatch(text) else None


def parse_coordinate(value: object) -> float | None:
    """Read a coordinate: as :func:`parse_decimal`, and ``203.500,0`` of a sheet that groups its metres."""
    found = parse_decimal(value)
    return found if found is not None or not isinstance(value, str) else parse_number(value)


def parse_int(value: object) -> int | None:
    """Read a whole number; 12.5 is none, and neither is one too large to be counted exactly."""
    number = parse_number(value)
    exact = number is not None and number.is_integer() and abs(number) <= EXACT
    return int(number) if number is not None and exact else None


def _finite(value: Any) -> float | None:
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def parse_bool(value: object) -> bool | None:
    """Read ja/nee, yes/no, true/false, 1/0."""
    if isinstance(value, bool) or is_unknown(value):
        return value if isinstance(value, bool) else None
    text = str(value).strip().casefold().removesuffix(".0")
    return True if text in _TRUE else False if text in _FALSE else None


def parse_date(value: object) -> date | None:
    """Read a date: ISO, Dutch (``31-12-2027``, ``1 mei 2021``), JavaScript strings, Excel serials.

    A moment with a zone (``2026-12-31T23:00:00Z``) is read as the day it is in the Netherlands.
    ``Tue Dec 01 2015 01:00:00 GMT+0100`` keeps its own calendar day: no time zone shift.
    1-1-1970 is returned as such; :func:`is_placeholder_date` says that it means "unknown".
    """
    if isinstance(value, datetime):
        if is_unknown(value):
            return None
        return value.date() if value.tzinfo is None else _dutch_day(value)
    if isinstance(value, date) or is_unknown(value):
        return value if isinstance(value, date) else None
    if isinstance(value, (int, float)):
        return _excel_serial(float(value))
    text = str(value).strip()
    if _ZONED.fullmatch(text):
        return _zoned_day(text)
    for pattern in _DATE_PATTERNS:
        match = pattern.fullmatch(text)
        if match:
            return _calendar_day(match.groupdict())
    return _excel_serial(float(text)) if re.fullmatch(r"\d{5}(\.\d+)?", text) else None


def is_placeholder_date(value: date | None) -> bool:
    """Whether a date stands for "unknown" in exports of web applications."""
    return value == UNIX_EPOCH


def _zoned_day(text: str) -> date | None:
    try:
        return _dutch_day(datetime.fromisoformat(text.replace(" ", "T").upper().replace("Z", "+00:00")))
    except ValueError:
        return None


def _dutch_day(moment: datetime) -> date:
    """The calendar day in the Netherlands of a moment with a zone.

    Summer time as the European Union has it since 1996: from 1:00 UTC on the last Sunday of March to
    that of October. The time zone database is not at hand in every QGIS.
    """
    utc = moment.astimezone(UTC)
    begin, end = (_last_sunday(utc.year, month) for month in (3, 10))
    return (utc + timedelta(hours=2 if begin <= utc < end else 1)).date()


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def _calendar_day(parts: dict[str, str]) -> date | None:
    month = int(parts["m"]) if "m" in parts else _MONTHS.get(parts["b"].casefold()[:3])
    if month is None:
        return None
    try:
        return date(int(parts["y"]), month, int(parts["d"]))
    except ValueError:
        return None


def _excel_serial(serial: float) -> date | None:
    """Days since the epoch of Excel, for dates of 1968 to 2119 only: smaller ones are counts."""
    return _EXCEL_EPOCH + timedelta(days=int(serial)) if 25_000 <= serial <= 80_000 else None
