# SPDX-License-Identifier: GPL-2.0-or-later
"""Which locations are open on a day, and how many places they have then."""

from __future__ import annotations

from datetime import date

import pandas as pd

from ..wording import is_unknown

NOT_OPEN_WITHOUT_START = frozenset({"nieuw", "verkenning"})
"""A status or certainty with which a location is not open until a start is known (domain A)."""


def earliest_end(*ends: object) -> date | None:
    """The first of several last days; a blank end is open, not expired."""
    known = [end for end in ends if isinstance(end, date)]
    return min(known) if known else None


def on_day(frame: pd.DataFrame, start: str, end: str, day: date) -> pd.Series:
    """Rows whose span covers a day: start empty or ≤ day, end empty or ≥ day (t/m)."""
    started = [is_unknown(value) or value <= day for value in frame[start]]
    lasting = [is_unknown(value) or value >= day for value in frame[end]]
    return pd.Series(started, index=frame.index, dtype=bool) & pd.Series(lasting, index=frame.index, dtype=bool)


def places_on(periods: pd.DataFrame, day: date) -> pd.DataFrame:
    """Places per location on a day, from its capacity periods.

    Parameters
    ----------
    periods : table ``capaciteitsperioden``
    day : date

    Returns
    -------
    frame indexed by ``loc_id`` with ``asiel``, ``overig`` and ``totaal`` (Int64). A location without
    a period on that day is absent; an unknown number stays unknown. Empty ``plekken_overig`` beside
    known ``plekken_asiel`` means none: the mix of UA20 §4.1 is optional.
    """
    now = periods[on_day(periods, "van", "tot", day)]
    asylum = now.groupby("loc_id")["plekken_asiel"].agg(lambda s: s.sum(skipna=False))
    other = now["plekken_overig"].fillna(0).groupby(now["loc_id"]).sum()
    frame = pd.DataFrame({"asiel": asylum, "overig": other}).astype("Int64")
    frame["totaal"] = frame["asiel"] + frame["overig"]
    return frame


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
        last = earliest_end(None if not is_unknown(endless) and endless else end, lease)
        verdicts.append(
            status != "afgewezen"
            and not (start is None and shy)
            and (start is None or start <= day)
            and (last is None or last >= day)
            and (loc not in with_periods or loc in running)
        )
    return pd.Series(verdicts, index=locations.index, dtype=bool)


def _first_start(periods: pd.DataFrame) -> dict[str, date]:
    dated = periods[periods["van"].notna()]
    return dict(dated.groupby("loc_id")["van"].min()) if len(dated) else {}
