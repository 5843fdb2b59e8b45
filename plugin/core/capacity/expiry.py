# SPDX-License-Identifier: GPL-2.0-or-later
"""The expiry round: what ends soon, and what extending, replacing or ending does (domain D7, A34, A35)."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

import pandas as pd

from ..errors import InputError
from ..model.frames import plain, plain_frame
from ..model.identifiers import unique_id
from ..model.period_lines import SIGNED
from ..model.tables import CAPACITY_PERIODS, LOCATIONS
from ..wording import Text, is_unknown, word
from .periods import last_days, on_day, period_lines

MONTHS = 12

EXPIRED, EXPIRING, LATER, OPEN_ENDED, NO_END = "verlopen", "loopt_af", "later", "onbepaald", "einde_onbekend"
"""Groups of the round. A blank end is not expired; open-ended has its own flag (domain D7)."""

Choice = Literal["verlengen", "vervangen", "beeindigen"]

_NO_LOCATION = Text("Locatie ‘{loc}’ staat niet in het plan.", "Location ‘{loc}’ is not in the plan.")
_NOT_LATER = Text(
    "{loc}: verlengen tot {day} is niet later dan het huidige eind ({end}).",
    "{loc}: extending to {day} is not later than the present end ({end}).",
)
_NO_END_TO_EXTEND = Text(
    "{loc} heeft geen einddatum en valt dus niet te verlengen.",
    "{loc} has no end date, so there is nothing to extend.",
)
_BEFORE_START = Text(
    "{loc}: het eind ({day}) ligt voor het begin van de overeenkomst ({start}).",
    "{loc}: the end ({day}) is before the start of the agreement ({start}).",
)
_AFTER_END = Text(
    "{loc}: beëindigen op {day} is later dan het huidige eind ({end}); dat is verlengen.",
    "{loc}: ending on {day} is later than the present end ({end}); that is extending.",
)
_REPLACES = Text("{name} (vervanging)", "{name} (replacement)")
_NO_PLACES = Text("{loc}: geef het aantal plekken.", "{loc}: give the number of places.")


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month; never past the last day there is."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def proposed_day(choice: Choice, end: date) -> date:
    """The day to start from: ending keeps the present end, a replacement follows it, an extension is a year."""
    if choice == "verlengen":
        return months_later(end, MONTHS)
    return end + timedelta(days=1) if choice == "vervangen" and end < date.max else end


def expiry_round(locations: pd.DataFrame, periods: pd.DataFrame, reference: date, months: int = MONTHS) -> pd.DataFrame:
    """When agreements end, counted from a day.

    Parameters
    ----------
    locations : table ``opvanglocaties``; rejected ones are left out
    periods : table ``capaciteitsperioden``; the last one ends a location of which nothing else is known
    reference : peildatum
    months : an end on or before the day so many months later "loopt af"

    Returns
    -------
    frame with ``loc_id``, ``eind`` (t/m, see :func:`~.periods.last_days`; None), ``door``
    (``overeenkomst``, ``huur``, both joined by ``+``, ``periode``, or None), ``dagen`` (Int64, until the end),
    ``groep`` (``verlopen``, ``loopt_af``, ``later``, ``onbepaald``, ``einde_onbekend``) and ``plekken`` (Int64, for
    asylum on the last day; unknown is not 0); soonest first.
    """
    limit = months_later(reference, months)
    ends = last_days(locations, periods)
    rows = []
    columns = ["loc_id", "status", "bo_eind", "bo_onbep", "huur_eind"]
    for loc, status, agreed, endless, lease in locations[columns].itertuples(index=False):
        if status == "afgewezen":
            continue
        last, open_ended = ends[loc], not is_unknown(endless) and bool(endless)
        named = (("overeenkomst", None if open_ended else agreed), ("huur", lease))
        causes = [name for name, day in named if last is not None and not is_unknown(day) and day == last]
        if last is not None and not causes:
            causes = ["periode"]
        days = None if last is None else (last - reference).days
        rows.append((loc, last, "+".join(causes) or None, days, _group(last, reference, limit, open_ended=open_ended)))
    frame = plain_frame(rows, columns=["loc_id", "eind", "door", "dagen", "groep"])
    frame = frame.assign(
        plekken=plain(
            [_places_on(periods, loc, end) for loc, end in zip(frame["loc_id"], frame["eind"], strict=True)],
            frame.index,
        )
    )
    frame = frame.astype({"dagen": "Int64", "eind": "object", "plekken": "Int64"})
    return frame.sort_values(["dagen", "loc_id"], na_position="last", kind="stable", ignore_index=True)


def _places_on(periods: pd.DataFrame, loc: str, day: date | None) -> int | None:
    """Places for asylum of a location on a day; None when one of them is unknown, or there are none."""
    if day is None:
        return None
    running = periods[(periods["loc_id"] == loc) & on_day(periods, "van", "tot", day)]
    places = list(running["plekken_asiel"])
    return None if not places or any(map(is_unknown, places)) else sum(int(value) for value in places)


def _group(last: date | None, reference: date, limit: date, *, open_ended: bool) -> str:
    if last is None:
        return OPEN_ENDED if open_ended else NO_END
    return EXPIRED if last < reference else EXPIRING if last <= limit else LATER


@dataclass(frozen=True)
class Decision:
    """What is decided, or considered, for one location.

    Parameters
    ----------
    loc_id : str
    choice : ``verlengen``, ``vervangen`` or ``beeindigen``
    day : date
        Extend: new last day (t/m). Replace: first day of the replacement. End: last day (t/m).
    places : int, optional
        Replace: places for asylum seekers of the replacement. Extend: when they change.
    signed : bool
        Whether it is signed; if not it counts in "inclusief voornemen" only.
    body : str, optional
        Who decided.
    decided : date, optional
        When that was.
    name : str, optional
        Replace: of the replacement; without one it is called after what it replaces.
    """

    loc_id: str
    choice: Choice
    day: date
    places: int | None = None
    signed: bool = False
    body: str | None = None
    decided: date | None = None
    name: str | None = None

    def said(self) -> dict[str, object]:
        """What a location keeps of who decided, and when."""
        given = {"besluit_orgaan": self.body, "besluit_dat": self.decided}
        return {column: value for column, value in given.items() if value is not None}


@dataclass(frozen=True)
class _Tables:
    """The two tables while decisions are worked into them."""

    locations: pd.DataFrame
    periods: pd.DataFrame


def with_decisions(
    locations: pd.DataFrame, periods: pd.DataFrame, decisions: Sequence[Decision]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Locations and periods as they would be after decisions; the given frames are left alone.

    Compare the ledger before and after for the effect. A signed extension moves the dates; one that
    is not signed becomes an intended period after the present end, in place of an earlier one. A
    replacement is a new location, for the time being where the old one is; the old one keeps its own end. Ending takes
    away the intentions after that day.

    Raises
    ------
    InputError
        For an unknown location, an extension that is not later or of an agreement without an end, places
        that are not known, or an end before the start of the agreement or after its present end.
    """
    tables = _Tables(locations.reset_index(drop=True).copy(), periods.reset_index(drop=True).copy())
    for decision in decisions:
        row = tables.locations.index[tables.locations["loc_id"] == decision.loc_id]
        if not len(row):
            raise InputError(_NO_LOCATION, loc=decision.loc_id)
        tables = _WAYS[decision.choice](_told(tables, int(row[0]), decision), int(row[0]), decision)
    return tables.locations, tables.periods


def _told(tables: _Tables, row: int, decision: Decision) -> _Tables:
    """The tables with who decided on the location, and when."""
    said = {column: value for column, value in decision.said().items() if column in tables.locations}
    if not said:
        return tables
    locations = tables.locations.copy()
    for column, value in said.items():
        locations.at[row, column] = value
    return replace(tables, locations=locations)


def _extend(tables: _Tables, row: int, decision: Decision) -> _Tables:
    loc = decision.loc_id
    end = _end_of(tables, loc)
    if end is None:
        raise InputError(_NO_END_TO_EXTEND, loc=loc)
    if decision.day <= end:
        raise InputError(_NOT_LATER, loc=loc, day=decision.day, end=end)
    own = tables.periods["loc_id"] == loc
    running = tables.periods[own & on_day(tables.periods, "van", "tot", end)]
    if own.any() and not len(running) and decision.places is None:
        raise InputError(_NO_PLACES, loc=loc)
    locations = _prolonged(tables.locations, row, decision.day) if decision.signed else tables.locations
    first = end + timedelta(days=1)
    if decision.signed and decision.places is None:
        return _Tables(locations, _lengthened(_without(tables, loc, first, decision.day), running, decision.day))
    tables = replace(tables, periods=_without(tables, loc, first, decision.day, signed_too=decision.signed))
    if not own.any():
        bare = {
            "periode_id": unique_id(f"{loc}-p1", set(tables.periods["periode_id"])),
            "loc_id": loc,
            "tot": end,
        }
        tables = replace(tables, periods=_appended(tables.periods, CAPACITY_PERIODS.names, bare))
    stopped = tables.periods["periode_id"].isin(running["periode_id"])
    periods = _ending(tables.periods, stopped, [end] * int(stopped.sum()))
    return _Tables(locations, _appended(periods, CAPACITY_PERIODS.names, _extension(periods, running, end, decision)))


def _end_of(tables: _Tables, loc: str) -> date | None:
    return last_days(tables.locations[tables.locations["loc_id"] == loc], tables.periods)[loc]


def _without(tables: _Tables, loc: str, first: date, last: date, *, signed_too: bool = False) -> pd.DataFrame:
    """The periods, of which those of a location that begin within some days give way; what is left begins later."""
    periods = tables.periods
    begins = [isinstance(day, date) and first <= day <= last for day in periods["van"]]
    gone = (periods["loc_id"] == loc) & pd.Series(begins, index=periods.index, dtype=bool)
    if not signed_too:
        gone &= period_lines(tables.locations, periods) != SIGNED
    out = periods.copy()
    ends = [date.max if is_unknown(day) else day for day in periods["tot"]]
    beyond = gone & pd.Series([day > last for day in ends], index=periods.index, dtype=bool)
    if beyond.any():
        out.loc[beyond, "van"] = last + timedelta(days=1)
    return out[~gone | beyond].reset_index(drop=True)


def _lengthened(periods: pd.DataFrame, running: pd.DataFrame, day: date) -> pd.DataFrame:
    """The periods with the running ones until a day; where others of the location follow, the last of these."""
    ends = dict(zip(running["periode_id"], running["tot"], strict=True))
    known = [end for end in ends.values() if not is_unknown(end)]
    own = periods["loc_id"].isin(running["loc_id"])
    after = own & pd.Series(
        [isinstance(begin, date) and bool(known) and max(known) < begin <= day for begin in periods["van"]],
        index=periods.index,
        dtype=bool,
    )
    longer = periods["periode_id"].isin(ends)
    if after.any():
        last = max(date.max if is_unknown(end) else end for end in periods.loc[after, "tot"])
        longer = after & pd.Series([end == last for end in periods["tot"]], index=periods.index, dtype=bool)
    return _ending(periods, longer, [e if is_unknown(e) else max(e, day) for e in periods.loc[longer, "tot"]])


def _prolonged(locations: pd.DataFrame, row: int, day: date) -> pd.DataFrame:
    """The location with agreement and lease until a day, where they end before it."""
    out = locations.copy()
    for column in ("bo_eind", "huur_eind"):
        if not is_unknown(out.at[row, column]) and out.at[row, column] < day:
            out.at[row, column] = day
    return out


def _ending(periods: pd.DataFrame, rows: pd.Series, last: Sequence[date | None]) -> pd.DataFrame:
    """The periods with another last day for some rows."""
    out = periods.copy()
    out.loc[rows, "tot"] = pd.Series(list(last), index=out.index[rows], dtype="object")
    return out


def _extension(periods: pd.DataFrame, running: pd.DataFrame, end: date, decision: Decision) -> dict[str, object]:
    """The period that follows the present end: the same places unless others are given."""
    there: dict[str, object] = {"plekken_asiel": decision.places}
    for column in ("plekken_asiel", "plekken_overig", "amv"):
        total = running[column].astype("Int64").sum(skipna=False) if len(running) else None
        if there.get(column) is None:
            there[column] = None if is_unknown(total) else total
    return {
        **there,
        "periode_id": unique_id(f"{decision.loc_id}-verlenging", set(periods["periode_id"])),
        "loc_id": decision.loc_id,
        "van": end + timedelta(days=1),
        "tot": decision.day,
        "zekerheid": "bestaand" if decision.signed else "voornemen",
        "getekend": decision.signed,
    }


def _appended(frame: pd.DataFrame, names: Sequence[str], row: dict[str, object]) -> pd.DataFrame:
    """One more row, with the dtypes of the frame; columns it does not name stay unknown."""
    extra = {column: [row.get(column)] for column in frame.columns if column in names or column in row}
    more = pd.DataFrame(extra, dtype="object").reindex(columns=frame.columns)
    more = more.astype({column: frame[column].dtype for column in frame.columns})
    return pd.concat([frame, more], ignore_index=True)


def _finish(tables: _Tables, row: int, decision: Decision) -> _Tables:
    loc, end = decision.loc_id, _end_of(tables, decision.loc_id)
    starts = [tables.locations.at[row, name] for name in ("bo_start", "open_dat")]
    start = next((day for day in starts if not is_unknown(day)), None)
    if start is not None and decision.day < start:
        raise InputError(_BEFORE_START, loc=loc, day=decision.day, start=start)
    if end is not None and decision.day > end:
        raise InputError(_AFTER_END, loc=loc, day=decision.day, end=end)
    locations = tables.locations.copy()
    locations.at[row, "status"] = "beeindigen"
    locations.at[row, "bo_eind"] = decision.day
    locations.at[row, "bo_onbep"] = False
    return _Tables(locations, _without(tables, loc, decision.day + timedelta(days=1), date.max))


def _supplant(tables: _Tables, row: int, decision: Decision) -> _Tables:
    if decision.places is None:
        raise InputError(_NO_PLACES, loc=decision.loc_id)
    old = tables.locations.loc[row]
    certainty = "vastgesteld" if decision.signed else "voornemen"
    name = unique_id(f"{decision.loc_id}-vervanging", set(tables.locations["loc_id"]))
    columns = ("gm_code", "type_2020", "type_2024", "regionaal", "regio_id", "plaats", "geom")
    copied = {key: old[key] for key in columns if key in old}
    called = decision.name or word(_REPLACES, {"name": old.get("loc_naam", name)}, "nl")
    location = {
        **copied, **decision.said(), "loc_id": name, "loc_naam": called, "status": "nieuw", "zekerheid": certainty,
        "vertrouwelijk": True, "open_dat": decision.day,
    }  # fmt: skip
    period = {
        "periode_id": unique_id(f"{name}-p1", set(tables.periods["periode_id"])), "loc_id": name,
        "van": decision.day, "plekken_asiel": decision.places, "zekerheid": certainty,
        "getekend": decision.signed,
    }  # fmt: skip
    return _Tables(
        _appended(tables.locations, LOCATIONS.names, location),
        _appended(tables.periods, CAPACITY_PERIODS.names, period),
    )


_WAYS = {"verlengen": _extend, "vervangen": _supplant, "beeindigen": _finish}
