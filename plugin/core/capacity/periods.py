# SPDX-License-Identifier: GPL-2.0-or-later
"""Which locations are open on a day, how many places they have then, and when they end."""

from __future__ import annotations

from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..model.capacity_kinds import KIND_OF_SORT, KINDS, sorts_of
from ..model.frames import plain_frame
from ..model.period_lines import INTENDED, SIGNED, line_of
from ..wording import is_unknown

Objects = npt.NDArray[np.object_]

NOT_OPEN_WITHOUT_START = frozenset({"nieuw", "verkenning"})
"""A status or certainty with which a location is not open until a start is known (domain A)."""


def earliest_end(*ends: object) -> date | None:
    """The first of several last days; a blank end is open, not expired."""
    known = [end for end in ends if isinstance(end, date)]
    return min(known) if known else None


def agreed_end(agreement: object, endless: object, lease: object) -> date | None:
    """The last day (t/m) of agreement and lease together, the earlier of both; None: there is none.

    Parameters
    ----------
    agreement, endless, lease : ``bo_eind``, ``bo_onbep`` and ``huur_eind``; an open-ended agreement has no end
    """
    open_ended = not is_unknown(endless) and bool(endless)
    return earliest_end(None if open_ended else agreement, lease)


def agreed_ends(locations: pd.DataFrame) -> list[date | None]:
    """The last day of agreement and lease of each location."""
    columns = [locations[name] for name in ("bo_eind", "bo_onbep", "huur_eind")]
    return [agreed_end(*row) for row in zip(*columns, strict=True)]


def last_days(locations: pd.DataFrame, periods: pd.DataFrame) -> dict[str, date | None]:
    """The day (t/m) each location ends; None when it does not or that is not known.

    That of agreement and lease. When both are unknown, and the agreement is not open-ended, the end of
    the last signed period counts, unless a signed one has none. What is only intended moves no end; it
    counts where a location has nothing that is signed.

    Parameters
    ----------
    locations, periods : tables ``opvanglocaties`` and ``capaciteitsperioden``
    """
    last: dict[tuple[str, bool], date | None] = {}
    for loc, end, line in zip(periods["loc_id"], periods["tot"], period_lines(locations, periods), strict=True):
        known = None if is_unknown(end) else end
        key = (loc, line == SIGNED)
        before = last.get(key, known)
        last[key] = None if known is None or before is None else max(before, known)
    endless = locations["bo_onbep"].astype("boolean").fillna(False)
    rows = zip(locations["loc_id"], agreed_ends(locations), endless, strict=True)
    return {
        loc: end if end is not None or open_ended else last.get((loc, True), last.get((loc, False)))
        for loc, end, open_ended in rows
    }


def on_day(frame: pd.DataFrame, start: str, end: str, day: date) -> pd.Series:
    """Rows whose span covers a day: start empty or ≤ day, end empty or ≥ day (t/m)."""
    started = [is_unknown(value) or value <= day for value in frame[start]]
    lasting = [is_unknown(value) or value >= day for value in frame[end]]
    return pd.Series(started, index=frame.index, dtype=bool) & pd.Series(lasting, index=frame.index, dtype=bool)


def lines_of(agreed: pd.Series, certainty: pd.Series, locations: pd.DataFrame, owner: npt.NDArray[np.int64]) -> Objects:
    """The line of each period, see :func:`~..model.period_lines.line_of`.

    Parameters
    ----------
    agreed, certainty : (n,) ``getekend`` and ``zekerheid`` of the periods
    locations : ``zekerheid`` and ``status``
    owner : (n,) int64, row of each period's location; -1: not there, nothing is known of it
    """
    own = [_coded(agreed), _coded(certainty)]
    for column in ("zekerheid", "status"):
        codes, known = _coded(locations[column])
        own.append((np.append(codes, -1)[owner], known))
    answers = np.empty([len(known) for _, known in own], dtype=object)
    for cell in np.ndindex(answers.shape):
        answers[cell] = line_of(*(known[code] for code, (_, known) in zip(cell, own, strict=True)))
    found: Objects = answers[tuple(codes for codes, _ in own)]
    return found


def _coded(values: pd.Series) -> tuple[npt.NDArray[np.int64], list[object]]:
    """Numbers for the few different values; unknown is -1, the last of the list."""
    codes, known = pd.factorize(values)
    return codes.astype(np.int64), [*known, None]


def period_lines(locations: pd.DataFrame, periods: pd.DataFrame) -> Objects:
    """The line of each period of some locations; of a location that is not there nothing is known but the period.

    Parameters
    ----------
    locations : table ``opvanglocaties``: ``loc_id``, ``zekerheid``, ``status``
    periods : table ``capaciteitsperioden``
    """
    owner = pd.Index(locations["loc_id"]).get_indexer(periods["loc_id"]).astype(np.int64)
    return lines_of(periods["getekend"], periods["zekerheid"], locations, owner)


_RANK = {SIGNED: 0, INTENDED: 1, None: 2}


def places_on(locations: pd.DataFrame, periods: pd.DataFrame, day: date) -> pd.DataFrame:
    """Places per location on a day, from its capacity periods.

    Parameters
    ----------
    locations : table ``opvanglocaties``
    periods : table ``capaciteitsperioden``
    day : date

    Returns
    -------
    frame indexed by ``loc_id`` with ``asiel``, ``overig`` and ``totaal`` (Int64), and of ``asiel`` what is
    ``regulier``, ``incidenteel`` and ``nood``. A location without a period on that day is absent; an unknown
    number stays unknown. Empty ``plekken_overig`` beside known ``plekken_asiel`` means none: the mix of
    UA20 §4.1 is optional.

    Notes
    -----
    Of the periods of a location on that day the surest count: signed, else intended, else explored.
    An intended period on a signed one says what may come instead, and is not added to it.
    """
    now = periods[on_day(periods, "van", "tot", day)]
    rank = pd.Series([_RANK[line] for line in period_lines(locations, now)], index=now.index, dtype="int64")
    now = now[rank == rank.groupby(now["loc_id"]).transform("min")]
    asylum, kind = now["plekken_asiel"], KIND_OF_SORT[sorts_of(now)]
    frame = plain_frame({"asiel": _summed(asylum, now), "overig": _summed(now["plekken_overig"].fillna(0), now)})
    frame["totaal"] = frame["asiel"] + frame["overig"]
    for number, name in enumerate(KINDS):
        frame[name] = _summed(asylum.where(kind == number, 0), now)
    return frame


def _summed(places: pd.Series, periods: pd.DataFrame) -> pd.Series:
    """Places per location; unknown where one of them is."""
    unknown = places.isna().groupby(periods["loc_id"]).any()
    return places.fillna(0).groupby(periods["loc_id"]).sum().astype("Int64").mask(unknown)


def open_on(locations: pd.DataFrame, periods: pd.DataFrame, day: date) -> pd.Series:
    """Whether each location is open on a day.

    Open: start empty or ≤ day, and the earlier of agreement and lease end empty or ≥ day. ``nieuw``
    and ``verkenning`` without a start, and ``afgewezen``, are not open. A location with capacity
    periods is open only when one of them covers the day; without dates of its own it starts with the
    first of them, and a period with an empty start was always there.

    Returns
    -------
    bool Series on the index of ``locations``
    """
    first_period = _first_start(periods)
    undated = set(periods.loc[periods["van"].isna(), "loc_id"])
    with_periods = set(periods["loc_id"])
    running = set(periods.loc[on_day(periods, "van", "tot", day), "loc_id"])
    columns = ["loc_id", "status", "zekerheid", "open_dat", "bo_start", "bo_eind", "bo_onbep", "huur_eind"]
    verdicts = []
    for loc, status, certainty, opening, begin, end, endless, lease in locations[columns].itertuples(index=False):
        known = [value for value in (opening, begin) if isinstance(value, date)]
        shy = bool({status, certainty} & NOT_OPEN_WITHOUT_START)
        start = known[0] if known else None if loc in undated and not shy else first_period.get(loc)
        last = agreed_end(end, endless, lease)
        verdicts.append(
            status != "afgewezen"
            and not (start is None and shy)
            and (start is None or start <= day)
            and (last is None or last >= day)
            and (loc not in with_periods or loc in running)
        )
    return pd.Series(verdicts, index=locations.index, dtype=bool)


def opening_days(locations: pd.DataFrame, periods: pd.DataFrame, after: date) -> dict[str, date]:
    """The first day after a day on which each location opens; those that are open on it, or never open, are absent.

    Parameters
    ----------
    locations, periods : tables ``opvanglocaties`` and ``capaciteitsperioden``
    """
    closed = locations[~open_on(locations, periods, after).to_numpy(dtype=bool)].reset_index(drop=True)
    begins = {loc: set(rows["van"]) for loc, rows in periods.groupby("loc_id")}
    days = {
        row["loc_id"]: {row["open_dat"], row["bo_start"], *begins.get(row["loc_id"], ())}
        for row in closed.to_dict("records")
    }
    ahead = sorted({day for own in days.values() for day in own if isinstance(day, date) and day > after})
    found: dict[str, date] = {}
    for day in ahead:
        there = closed[[day in days[loc] and loc not in found for loc in closed["loc_id"]]]
        found |= dict.fromkeys(there.loc[open_on(there, periods, day).to_numpy(dtype=bool), "loc_id"], day)
    return found


def _first_start(periods: pd.DataFrame) -> dict[str, date]:
    dated = periods[periods["van"].notna()]
    return dict(dated.groupby("loc_id")["van"].min()) if len(dated) else {}
