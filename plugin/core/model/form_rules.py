# SPDX-License-Identifier: GPL-2.0-or-later
"""What may be filled in for a location and the rows that belong to it, and what is still needed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from ..errors import InputError
from ..wording import Text, is_unknown
from .capacity_codes import AGREED_AREA
from .capacity_kinds import DEFAULT_TYPE
from .capacity_tables import TRANSFERS
from .document_links import parse_link
from .identifiers import municipality_code
from .offer_tables import AGREED
from .period_lines import INTENDED, clashing, last_day
from .schema import Column, Table
from .tables import CAPACITY_PERIODS, LOCATIONS
from .typed_days import read_day

Row = Mapping[str, Any]

_FILL_IN = Text("Vul {field} in.", "Fill in {field}.")
_TOO_LOW = Text("{field} kan niet lager zijn dan {lowest}.", "{field} cannot be lower than {lowest}.")
_TOO_HIGH = Text("{field} kan niet hoger zijn dan {highest}.", "{field} cannot be higher than {highest}.")
_NO_NUMBER = Text("‘{value}’ is geen getal.", "‘{value}’ is not a number.")
_END_FIRST = Text(
    "Het eind ({end}) ligt vóór het begin ({start}).", "The end ({end}) comes before the start ({start})."
)
_OVERLAP = Text(
    "Overlapt met de periode {start} t/m {end} van deze locatie.",
    "Overlaps with the period {start} to {end} of this location.",
)
_STILL_OPEN = Text(
    "De periode vanaf {start} heeft geen eind. Vul eerst het eind in.",
    "The period from {start} has no end. Fill in its end first.",
)
_TWICE = Text("{kind} staat er al.", "{kind} is there already.")
_MINORS = Text(
    "Meer amv ({minors:int}) dan plekken voor asiel ({places:int}).",
    "More unaccompanied minors ({minors:int}) than places for asylum ({places:int}).",
)
_OTHER_KIND = Text("Kies een gebied dat een {kind} is.", "Choose an area that is a {kind}.")
_SAME = Text("Een overdracht gaat naar een andere gemeente.", "A transfer goes to another municipality.")
_ALWAYS, _OPEN_END = Text("altijd", "always"), Text("onbepaald", "open-ended")

_THERE: Row = {"zekerheid": "bestaand"}


def is_needed(table: Table, name: str, regime: str) -> bool:
    """Whether a column must be filled in sooner or later."""
    column = table.column(name)
    return (column.not_null or column.needed_for_annex or column.needed or name == f"type_{regime}") and name not in (
        "loc_id",
        *(table.key if len(table.key) == 1 else ()),
    )


def lacking(table: Table, row: Row, regime: str) -> set[str]:
    """The needed columns of a row that are empty; an agreement has an end or is open-ended."""
    empty = {column.name for column in table if is_needed(table, column.name, regime) and _blank(row.get(column.name))}
    for column in table:
        if column.open_ended and _blank(row.get(column.name)) and not _true(row.get(column.open_ended)):
            empty.add(column.name)
    return empty


def refusal(table: Table, row: Row, name: str, others: Iterable[Row] = (), location: Row = _THERE) -> InputError | None:
    """Why a row cannot be as it is after ``name`` was changed; None when it can.

    Parameters
    ----------
    row : the row with its new value
    others : other rows of the same location
    location : for periods: ``zekerheid`` and ``status``, which hold where the period is silent; when it
        is not given that is taken as signed
    """
    column: Column = table.column(name)
    value: Any = row.get(name)
    if _blank(value):
        must = column.not_null or column.not_emptied
        return InputError(_FILL_IN, field=column.label) if must else _refused_span(table, row, name, others, location)
    if column.kind in ("int", "float") and isinstance(value, str):
        return InputError(_NO_NUMBER, value=value)
    if column.kind == "date" and (error := _refused_day(value, column)) is not None:
        return error
    if name in table.key and any(all(other.get(part) == row.get(part) for part in table.key) for other in others):
        return InputError(_TWICE, kind=column.codes.label(value) if column.codes is not None else value)
    return (
        _refused_number(value, column)
        or _refused_link(value, column)
        or _refused_pair(table, row, name)
        or _refused_span(table, row, name, others, location)
    )


def _refused_day(value: object, column: Column) -> InputError | None:
    """A day that was typed and is none, or lies outside the years that a plan can be about."""
    said = value.isoformat()[:10] if isinstance(value, date) else str(value)
    try:
        read_day(said, last=column.last_day)
    except InputError as error:
        return error
    return None


def _refused_number(value: Any, column: Column) -> InputError | None:
    if column.kind not in ("int", "float") or column.bounds is None:
        return None
    lowest, highest = column.bounds
    if value < lowest:
        return InputError(_TOO_LOW, field=column.label, lowest=lowest)
    return InputError(_TOO_HIGH, field=column.label, highest=highest) if value > highest else None


def _refused_link(value: Any, column: Column) -> InputError | None:
    if column.entry != "link":
        return None
    try:
        parse_link(str(value))
    except InputError as error:
        return error
    return None


def _refused_pair(table: Table, row: Row, name: str) -> InputError | None:
    whole = "plekken_asiel" if table is CAPACITY_PERIODS else "plekken"
    minors, places = row.get("amv"), row.get(whole)
    if name in ("amv", whole) and not _blank(minors) and not _blank(places) and int(minors) > int(places):  # type: ignore[arg-type]
        return InputError(_MINORS, minors=minors, places=places)
    if table is AGREED and name in ("gebied_soort", "gebied_code") and not _blank(row.get("gebied_code")):
        town = municipality_code(row["gebied_code"]) == row["gebied_code"]
        if not _blank(row.get("gebied_soort")) and town != (row["gebied_soort"] == "gemeente"):
            return InputError(_OTHER_KIND, kind=AGREED_AREA.label(row["gebied_soort"]))
    if table is TRANSFERS and name in ("van_gm", "naar_gm") and row.get("van_gm") == row.get("naar_gm"):
        return InputError(_SAME)
    return None


def _refused_span(table: Table, row: Row, name: str, others: Iterable[Row], location: Row) -> InputError | None:
    start_name, end_name = table.span or ("", "")
    if table is CAPACITY_PERIODS and name in ("zekerheid", "getekend", "captype", "vorm"):
        return _clash(row, others, location)
    if name not in (start_name, end_name):
        return None
    start, end = row.get(start_name), row.get(end_name)
    if isinstance(start, date) and isinstance(end, date) and end < start:
        return InputError(_END_FIRST, start=start, end=end)
    return _clash(row, others, location) if table is CAPACITY_PERIODS else None


def _clash(row: Row, others: Iterable[Row], location: Row) -> InputError | None:
    """A period of the same line on the same days; an intended one may lie on a signed one."""
    clash = clashing(row, others, location)
    if clash is None:
        return None
    return InputError(_OVERLAP, start=_day(clash.get("van"), _ALWAYS), end=_day(clash.get("tot"), _OPEN_END))


def _day(value: object, otherwise: Text) -> object:
    return value if isinstance(value, date) else otherwise


def consequences(name: str, value: object, row: Row) -> dict[str, object]:
    """What changes along with a column of a location: an open-ended agreement has no end."""
    for column in LOCATIONS:
        end, flag = column.name, column.open_ended
        if flag and name == flag and value is True and not _blank(row.get(end)):
            return {end: None}
        if flag and name == end and not _blank(value) and _true(row.get(flag)):
            return {flag: False}
    return {}


def next_period(location: Row, periods: Iterable[Row], today: date) -> dict[str, object]:
    """A period that follows the last one; the first begins when the location opens.

    It is as sure as the location, and signed when that is: ``getekend`` stays empty. After a signed period
    without an end only an intention can come, which lies on it: from today, to be changed.

    Raises
    ------
    InputError
        When the last period has no end, and neither has an intended one.
    """
    known = sorted(periods, key=last_day)
    sureness = {"zekerheid": None if _blank(location.get("zekerheid")) else location["zekerheid"]}
    sureness["captype"] = DEFAULT_TYPE
    if not known:
        starts = (location.get(name) for name in ("open_dat", "bo_start"))
        return {"van": next((day for day in starts if isinstance(day, date)), None), **sureness}
    end = last_day(known[-1])
    intention: dict[str, object] = {"van": today, "zekerheid": INTENDED, "getekend": False, "captype": DEFAULT_TYPE}
    if end == date.max and clashing(intention, known, location) is None:
        return intention
    if end == date.max:
        raise InputError(_STILL_OPEN, start=_day(known[-1].get("van"), _ALWAYS))
    return {"van": end + timedelta(days=1), **sureness}


def next_key(prefix: str, keys: Iterable[object]) -> str:
    """A free key: ``L16`` after ``OL15``."""
    numbers = [int(match.group()) for key in keys if (match := re.search(r"\d{1,9}$", str(key)))]
    return f"{prefix}{max(numbers, default=0) + 1}"


def _blank(value: object) -> bool:
    return is_unknown(value) or (isinstance(value, str) and not value.strip())


def _true(value: object) -> bool:
    return not is_unknown(value) and bool(value)
