# SPDX-License-Identifier: GPL-2.0-or-later
"""Capacity periods as spans of days that count (domain C6).

A period counts while its location is open: from the location's start, until the earlier of agreement
and lease. The rules are those of :mod:`.periods`, for all days at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..model.capacity_kinds import KIND_OF_SORT, SORTS, sorts_of
from ..model.frames import plain_frame
from ..model.period_lines import INTENDED, SIGNED
from ..wording import Text
from .periods import NOT_OPEN_WITHOUT_START, Objects, agreed_ends, lines_of
from .sweep import ALWAYS, FOREVER, Ints, levels

Bools = npt.NDArray[np.bool_]

REASONS = {
    "afgewezen": Text("de locatie is afgewezen", "the location was rejected"),
    "zonder_begin": Text("nieuw of verkenning zonder begindatum", "new or exploratory without a start"),
    "eind_voor_begin": Text("het eind ligt voor het begin", "the end is before the start"),
    "buiten_overeenkomst": Text(
        "valt geheel buiten overeenkomst of huurcontract", "lies wholly outside agreement or lease"
    ),
}
"""Why a period does not count."""


@dataclass(frozen=True)
class Spans:
    """Stretches of days with places of one location each.

    Parameters
    ----------
    loc_ids : (k,) str
        The locations, in the order of the frame they came from.
    location : (n,) int64
        Position in ``loc_ids``.
    start, end : (n,) int64
        First day and the day after the last, in days since 1970.
    places : (n,) int64
        Places for asylum seekers; 0 where unknown.
    unknown : (n,) bool
        The number of places is not known: sums are "at least".
    signed, intended : (n,) bool
        Counts in the line "getekend", and in "inclusief voornemen" (which holds the signed ones).
    kind : (n,) int64
        Position in :data:`~..model.capacity_kinds.KINDS`: regular, incidental or emergency.
    open_end : (n,) bool
        Has no end, and it is not known that there is none: after today sums are "at most".
    left_out : frame
        ``loc_id``, ``periode_id``, ``reden`` (a key of :data:`REASONS`).
    """

    loc_ids: Objects
    location: Ints
    start: Ints
    end: Ints
    places: Ints
    unknown: Bools
    signed: Bools
    intended: Bools
    kind: Ints
    open_end: Bools
    left_out: pd.DataFrame = field(repr=False)

    def __len__(self) -> int:
        return len(self.location)

    def line(self, name: str) -> Bools:
        """Which spans count in a line: ``getekend`` or ``met_voornemen``."""
        return {"getekend": self.signed, "met_voornemen": self.intended}[name]


def days_of(values: pd.Series, absent: int) -> Ints:
    """Dates as days since 1970; ``absent`` where there is none."""
    numbers, dates = pd.factorize(values.to_numpy(dtype=object))
    days = np.array([as_day(value) for value in dates] + [absent], dtype=np.int64)
    found: Ints = days[numbers]
    return found


def as_day(value: date) -> int:
    """Days since 1970."""
    return value.toordinal() - _EPOCH


def as_date(day: int) -> date:
    """The date of a number of days since 1970."""
    return date.fromordinal(int(day) + _EPOCH)


_EPOCH = date(1970, 1, 1).toordinal()
_FAR = 4_000_000
"""Days: further from 1970 than any date."""


@dataclass(frozen=True)
class _Sites:
    """What the periods need to know of each location, as arrays.

    ``agreed`` is the first day of its agreement; ``endless``: said to have no end.
    """

    start: Ints
    agreed: Ints
    end: Ints
    rejected: Bools
    waiting: Bools
    endless: Bools


def _texts(values: pd.Series) -> Objects:
    """Codes as objects, None where unknown."""
    numbers, unique = pd.factorize(values.to_numpy(dtype=object))
    found: Objects = np.array([*unique, None], dtype=object)[numbers]
    return found


def _among(values: Objects, names: Iterable[str]) -> Bools:
    """Whether each code is one of some names; there are few different ones."""
    numbers, unique = pd.factorize(values)
    wanted = set(names)
    found: Bools = np.array([*(value in wanted for value in unique), False], dtype=bool)[numbers]
    return found


def _sites(locations: pd.DataFrame, owner: Ints, begin: Ints) -> _Sites:
    """Start and end of each location; without dates its first period starts it."""
    status, certainty = _texts(locations["status"]), _texts(locations["zekerheid"])
    shy = _among(status, NOT_OPEN_WITHOUT_START) | _among(certainty, NOT_OPEN_WITHOUT_START)
    opening, agreed = days_of(locations["open_dat"], ALWAYS), days_of(locations["bo_start"], ALWAYS)
    start = np.where(opening != ALWAYS, opening, agreed)
    first = np.full(len(locations), FOREVER, dtype=np.int64)
    dated = (begin != ALWAYS) | ~shy[owner]
    np.minimum.at(first, owner[dated], begin[dated])
    start = np.where((start == ALWAYS) & (first != FOREVER), first, start)
    return _Sites(
        start,
        agreed,
        days_of(pd.Series(agreed_ends(locations), dtype="object"), FOREVER - 1) + 1,
        rejected=status == "afgewezen",
        waiting=(start == ALWAYS) & shy,
        endless=locations["bo_onbep"].astype("boolean").fillna(False).to_numpy(dtype=bool),
    )


@dataclass(frozen=True)
class _Stretches:
    """Stretches of days while they are worked out, see :class:`Spans`; ``signed`` and ``intended`` never both.

    ``sort``: capacity type and form, see :func:`~..model.capacity_kinds.sorts_of`.
    """

    location: Ints
    start: Ints
    end: Ints
    places: Ints
    unknown: Bools
    signed: Bools
    intended: Bools
    sort: Ints

    @property
    def series(self) -> Ints:
        """A number for each sort at each location."""
        return self.location * SORTS + self.sort

    def of(self, rows: Bools | Ints) -> _Stretches:
        """Some of them."""
        return _Stretches(*(getattr(self, one.name)[rows] for one in fields(self)))

    def with_others(self, other: _Stretches) -> _Stretches:
        """These and others."""
        pairs = ((getattr(self, one.name), getattr(other, one.name)) for one in fields(self))
        return _Stretches(*(np.concatenate(pair) for pair in pairs))


def spans(locations: pd.DataFrame, periods: pd.DataFrame) -> Spans:
    """The spans of all locations.

    Parameters
    ----------
    locations : table ``opvanglocaties``, without the rows that must not count (confidential)
    periods : table ``capaciteitsperioden``; periods of other locations are left alone

    Notes
    -----
    Which line a period counts in: :func:`~..model.period_lines.line_of`. A signed one counts in "getekend"
    from the start of the agreement; where the location opens before that, in "inclusief voornemen" only.

    An intended period on a signed one of the same location and sort (capacity type and form) says how many
    places there may be instead: on a day that both cover "inclusief voornemen" holds the larger number of
    the two, not their sum. Regular and emergency places of one location stand side by side.

    A period that is *not* signed and starts after the agreement ended is an intended extension: it
    counts in "inclusief voornemen". Any other is cut off at the end of agreement or lease.

    A location without any period is open with an unknown number of places.
    """
    ids = locations["loc_id"].to_numpy(dtype=object)
    owner = pd.Index(ids).get_indexer(periods["loc_id"].to_numpy(dtype=object)).astype(np.int64)
    if (owner < 0).any():
        periods, owner = periods[owner >= 0], owner[owner >= 0]
    begin, until = days_of(periods["van"], ALWAYS), days_of(periods["tot"], FOREVER - 1) + 1
    sites = _sites(locations, owner, begin)
    line = lines_of(periods["getekend"], periods["zekerheid"], locations, owner)
    places = periods["plekken_asiel"].astype("Int64")
    extension = (line == INTENDED) & (begin >= sites.end[owner])
    stretches = _Stretches(
        owner,
        np.maximum(begin, sites.start[owner]),
        np.where(extension, until, np.minimum(until, sites.end[owner])),
        places.fillna(0).to_numpy(dtype=np.int64),
        places.isna().to_numpy(dtype=bool),
        line == SIGNED,
        line == INTENDED,
        sorts_of(periods),
    )
    why = np.full(len(periods), None, dtype=object)
    why[stretches.start >= stretches.end] = "buiten_overeenkomst"
    why[begin >= until] = "eind_voor_begin"
    why[sites.waiting[owner]] = "zonder_begin"
    why[sites.rejected[owner]] = "afgewezen"
    use = pd.isna(why)
    left_out = plain_frame(
        {
            "loc_id": ids[owner[~use]],
            "periode_id": periods["periode_id"].to_numpy(dtype=object)[~use],
            "reden": why[~use],
        }
    )
    agreed = _agreed(_not_twice(stretches.of(use)).with_others(_bare(sites, owner, locations)), sites.agreed)
    return Spans(
        ids,
        agreed.location,
        agreed.start,
        agreed.end,
        agreed.places,
        agreed.unknown,
        agreed.signed,
        agreed.signed | agreed.intended,
        KIND_OF_SORT[agreed.sort],
        (agreed.end == FOREVER) & ~sites.endless[agreed.location] & ~agreed.unknown,
        left_out,
    )


def _bare(sites: _Sites, owner: Ints, locations: pd.DataFrame) -> _Stretches:
    """Locations without any period that are open at some time."""
    has = np.zeros(len(sites.start), dtype=bool)
    has[owner] = True
    bare = np.flatnonzero(~has & ~sites.rejected & ~sites.waiting & (sites.start < sites.end))
    nothing = pd.Series([None] * len(bare), dtype="object")
    line = lines_of(nothing, nothing, locations, bare)
    none = np.zeros(len(bare), dtype=np.int64)
    unknown = none == 0
    return _Stretches(bare, sites.start[bare], sites.end[bare], none, unknown, line == SIGNED, line == INTENDED, none)


def _agreed(stretches: _Stretches, agreed: Ints) -> _Stretches:
    """Signed stretches cut at the start of the agreement: before it they are intended."""
    begins = agreed[stretches.location]
    early = stretches.of(stretches.signed & (stretches.start < begins))
    late = replace(stretches, start=np.where(stretches.signed, np.maximum(stretches.start, begins), stretches.start))
    early = replace(
        early,
        end=np.minimum(early.end, agreed[early.location]),
        signed=np.zeros_like(early.signed),
        intended=np.ones_like(early.signed),
    )
    return late.of(late.start < late.end).with_others(early)


def _on_signed(stretches: _Stretches) -> Bools:
    """Which stretches share a day with a signed one of their location and sort of which the places are known."""
    sure = stretches.of(stretches.signed & ~stretches.unknown)
    if not len(sure.location):
        return np.zeros(len(stretches.location), dtype=bool)
    starts = _at(sure.series, sure.start)
    order = np.argsort(starts, kind="stable")
    latest = np.maximum.accumulate(_at(sure.series, sure.end)[order])
    before = np.searchsorted(starts[order], _at(stretches.series, stretches.end)) - 1
    shared: Bools = (before >= 0) & (latest[before] > _at(stretches.series, stretches.start))
    return shared


def _at(series: Ints, day: Ints) -> Ints:
    """A number that orders by series, then by day; days far away are all as far.

    Series and day are packed into one key because NumPy searches and accumulates along one axis: with it one
    ``searchsorted`` answers for all series at once which stretch came before, where a loop per series or
    a sort of pairs takes most of the time of a plan. Each series has its own block of ``2 * _FAR + 1`` days,
    so no day of one reaches into the next; 64 bits hold a million million of such blocks.
    """
    return series * (2 * _FAR + 1) + np.clip(day, -_FAR, _FAR) + _FAR


def _not_twice(stretches: _Stretches) -> _Stretches:
    """Intended stretches beside signed ones of their location and sort give way to what exceeds these, day by day."""
    beside = stretches.intended & ~stretches.unknown & _on_signed(stretches)
    if not beside.any():
        return stretches
    owner = stretches.series
    doubted = np.zeros(int(owner.max()) + 1, dtype=bool)
    doubted[owner[beside]] = True
    beside = stretches.intended & ~stretches.unknown & doubted[owner]
    both = stretches.of((beside | (stretches.signed & ~stretches.unknown)) & doubted[owner])
    days, rank = np.unique(np.concatenate([both.start, both.end]), return_inverse=True)
    first, last = np.split(rank.astype(np.int64), 2)
    owners, series = np.unique(both.series, return_inverse=True)
    edges = np.array([0, len(days)], dtype=np.int64)
    sure, hoped = (
        levels(series.astype(np.int64), first, last, np.where(kind, both.places, 0), len(owners), edges)
        for kind in (both.signed, both.intended)
    )
    rows = np.flatnonzero(hoped.value > sure.value)
    location, sort = np.divmod(owners[sure.series[rows]], SORTS)
    extra = _Stretches(
        location,
        days[sure.day[rows]],
        days[sure.day[rows + 1]],
        (hoped.value - sure.value)[rows],
        np.zeros(len(rows), dtype=bool),
        np.zeros(len(rows), dtype=bool),
        np.ones(len(rows), dtype=bool),
        sort,
    )
    return stretches.of(~beside).with_others(extra)
