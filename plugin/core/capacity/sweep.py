# SPDX-License-Identifier: GPL-2.0-or-later
"""Sums of spans over time by sweeping over their events, not over days.

A span adds its weight on its first day and takes it off after its last. Between events a sum does not
change, so its lowest value in a quarter is among the values at the quarter's first day and at the
events within it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

ALWAYS = np.iinfo(np.int64).min // 4
"""First day of a span without a known start, in days since 1970."""

FOREVER = np.iinfo(np.int64).max // 4
"""Day after the last of an open-ended span."""

_COUNTABLE = 1 << 20
"""So many days of all series together are counted, more are sorted."""

_EXACT = 1 << 53
"""Whole numbers below this are exact in floating point."""


@dataclass(frozen=True)
class Levels:
    """Step functions of several series: ``value[i]`` holds for ``series[i]`` from ``day[i]`` on.

    Sorted by series, then day; every series has a step at the start of every stretch.

    Parameters
    ----------
    series, day, value : (m,) int64
    count : number of series
    edges : (q + 1,) int64
        First day of each stretch, and the day after the last.
    """

    series: Ints
    day: Ints
    value: Ints
    count: int
    edges: Ints

    @property
    def _starts(self) -> Ints:
        """Row of the step at the start of each (series, stretch): (count × q,)."""
        width = self.edges[-1] - self.edges[0]
        keys = self.series * width + (self.day - self.edges[0])
        wanted = np.arange(self.count)[:, None] * width + (self.edges[:-1] - self.edges[0])[None, :]
        rows: Ints = np.searchsorted(keys, wanted.ravel())
        return rows

    def lowest(self) -> tuple[Ints, Ints]:
        """Lowest value of each series in each stretch, and the first day it is reached: both (count, q)."""
        starts, shape = self._starts, (self.count, len(self.edges) - 1)
        if not len(starts):
            return np.zeros(shape, np.int64), np.zeros(shape, np.int64)
        low = np.minimum.reduceat(self.value, starts)
        lengths = np.diff(np.append(starts, len(self.value)))
        day = np.where(self.value == np.repeat(low, lengths), self.day, FOREVER)
        return low.reshape(shape), np.minimum.reduceat(day, starts).reshape(shape)

    def highest(self) -> Ints:
        """Highest value of each series in each stretch: (count, q)."""
        starts, shape = self._starts, (self.count, len(self.edges) - 1)
        return np.maximum.reduceat(self.value, starts).reshape(shape) if len(starts) else np.zeros(shape, np.int64)

    def at(self, day: Ints) -> Ints:
        """Value of each series on a day of each stretch: (count, q) for ``day`` (count, q)."""
        series = np.broadcast_to(np.arange(self.count)[:, None], day.shape)
        return self._on(series.ravel(), day.ravel()).reshape(day.shape)

    def without(self, part: Levels) -> Levels:
        """These less a part of them: spans that were summed here as well, over the same series and edges."""
        return replace(self, value=self.value - part._on(self.series, self.day))

    def _on(self, series: Ints, day: Ints) -> Ints:
        """Value of some series on some days."""
        width = self.edges[-1] - self.edges[0]
        keys = self.series * width + (self.day - self.edges[0])
        rows = np.searchsorted(keys, series * width + (day - self.edges[0]), side="right") - 1
        values: Ints = self.value[rows]
        return values

    def last(self) -> Ints:
        """Value on the last day of each stretch: (count, q)."""
        starts, shape = self._starts, (self.count, len(self.edges) - 1)
        ends = np.append(starts, len(self.value))[1:] - 1
        values: Ints = self.value[ends].reshape(shape)
        return values


def levels(series: Ints, start: Ints, end: Ints, weight: Ints, count: int, edges: Ints) -> Levels:
    """Sum the weights of spans per series as step functions.

    Parameters
    ----------
    series : (n,) int64
        Series of each span, 0 to ``count`` − 1; a negative one leaves the span out.
    start, end : (n,) int64
        First day and the day after the last, in days since 1970.
    weight : (n,) int64
    count : number of series
    edges : (q + 1,) int64, ascending
        Only days from the first to before the last edge are looked at.
    """
    first, width = int(edges[0]), int(edges[-1] - edges[0])
    begin = np.maximum(start, first) - first
    until = np.minimum(end, first + width) - first
    use = (series >= 0) & (begin < until)
    owner, begin, until, weight = series[use] * width, begin[use], until[use], weight[use]
    falls = until < width
    quiet = (np.arange(count)[:, None] * width + (edges[:-1] - first)[None, :]).ravel()
    keys = np.concatenate([quiet, owner + begin, (owner + until)[falls]])
    change = np.concatenate([np.zeros(len(quiet), np.int64), weight, -weight[falls]])
    keys, change = _merged(keys, change, count * width)
    total = np.append(np.cumsum(change), 0)
    which = keys // width
    carried = total[np.searchsorted(which, np.arange(count)) - 1]
    return Levels(which, keys - which * width + first, total[:-1] - carried[which], count, edges)


def _merged(keys: Ints, change: Ints, cells: int) -> tuple[Ints, Ints]:
    """The changes summed per key, keys ascending. Counting beats sorting when few keys are possible."""
    if cells <= _COUNTABLE and np.abs(change).sum() < _EXACT:
        there = np.zeros(cells, dtype=bool)
        there[keys] = True
        unique = np.flatnonzero(there)
        summed = np.bincount(keys, weights=change, minlength=cells)[unique]
        return unique, summed.astype(np.int64)
    order = np.argsort(keys, kind="stable")
    keys, change = keys[order], change[order]
    heads = np.flatnonzero(np.diff(keys, prepend=-1))
    return keys[heads], np.add.reduceat(change, heads) if len(heads) else change
