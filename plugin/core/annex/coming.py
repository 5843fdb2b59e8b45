# SPDX-License-Identifier: GPL-2.0-or-later
"""Locations that are not open yet: how many places they start with, and when.

Not open yet is not unknown: such a location has no places on the reference date.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from ..capacity.periods import earliest_end, on_day, open_on, places_on
from ..model.frames import plain_frame
from ..wording import is_unknown


def coming(locations: pd.DataFrame, periods: pd.DataFrame, day: date) -> pd.DataFrame:
    """The places of the first day on which a location that is not open yet will be.

    Parameters
    ----------
    locations : table ``opvanglocaties`` with ``open`` (bool), as the situation has it
    periods : table ``capaciteitsperioden``
    day : the reference date

    Returns
    -------
    frame on the index of ``locations`` with ``straks`` (Int64, places) and ``vanaf`` (date or None).
    Both are empty for a location that is open or has ended; ``vanaf`` alone where no start is known.
    """
    waiting = locations[~locations["open"].to_numpy(dtype=bool)]
    periods = periods[periods["loc_id"].isin(set(waiting["loc_id"]))]
    starts: dict[str, date] = {}
    for first in _starts(waiting, periods, day):
        opening = waiting.loc[open_on(waiting, periods, first), "loc_id"]
        starts |= {loc: first for loc in opening if loc not in starts}
    places = {
        loc: value
        for first in sorted(set(starts.values()))
        for loc, value in _places(waiting, periods, first).items()
        if starts.get(loc) == first
    }
    lasting = {
        row["loc_id"]
        for row in waiting.to_dict("records")
        if (earliest_end(row["bo_eind"], row["huur_eind"]) or day) >= day and row["loc_id"] not in starts
    }
    undated = _places(waiting, periods[on_day(periods, "van", "tot", day)], day)
    places |= {loc: value for loc, value in undated.items() if loc in lasting}
    rows = {
        "straks": pd.array([places.get(loc, pd.NA) for loc in locations["loc_id"]], dtype="Int64"),
        "vanaf": pd.array([starts.get(loc) for loc in locations["loc_id"]], dtype="object"),
    }
    return plain_frame(rows, index=locations.index)


def _starts(waiting: pd.DataFrame, periods: pd.DataFrame, day: date) -> list[date]:
    """Days on which something may open, in order."""
    days = [*waiting["open_dat"], *waiting["bo_start"], *periods["van"]]
    return sorted({value for value in days if not is_unknown(value) and value > day})


def _places(locations: pd.DataFrame, periods: pd.DataFrame, day: date) -> Mapping[str, object]:
    return dict(places_on(locations, periods, day)["totaal"])


def from_periods(locations: pd.DataFrame, periods: pd.DataFrame) -> pd.DataFrame:
    """Opening and end of locations, taken from their capacity periods where they have none themselves.

    Returns
    -------
    frame on the index of ``locations`` with ``open_dat``, ``bo_eind`` (dates or None), and the flags
    ``open_uit`` and ``eind_uit``: taken from the periods. A period without an end never ends, and an
    agreement for an indefinite time has no end.
    """
    own = {str(loc): rows for loc, rows in periods.groupby("loc_id")}
    rows = []
    for row in locations.to_dict("records"):
        parts = own.get(row["loc_id"])
        opening, end = row["open_dat"], row["bo_eind"]
        first = last = None
        if parts is not None and is_unknown(opening) and parts["van"].notna().all():
            first = min(parts["van"].tolist())
        endless = not is_unknown(row["bo_onbep"]) and row["bo_onbep"]
        if parts is not None and is_unknown(end) and not endless and parts["tot"].notna().all():
            last = max(parts["tot"].tolist())
        rows.append((first or opening, last or end, first is not None, last is not None))
    names = ["open_dat", "bo_eind", "open_uit", "eind_uit"]
    return plain_frame(rows, columns=names, index=locations.index)
