# SPDX-License-Identifier: GPL-2.0-or-later
"""From the national table to the provinces (domain C1), and how far the extra places are (A38)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import pandas as pd

from ..errors import InputError
from ..wording import Text, is_unknown

_NO_PROVINCES = Text("Er is geen provincie om over te verdelen.", "There is no province to split over.")
_NEGATIVE = Text(
    "Een negatief aantal ({total:int}) is niet te verdelen.",
    "A negative number ({total:int}) cannot be split.",
)


@dataclass(frozen=True)
class ProvincialSplit:
    """Places per province.

    Parameters
    ----------
    places : Int64 Series indexed by province code
        Unknown where the input gave no figure.
    total : int or None
        What was to be split; None when the input gave only provinces.
    even : bool
        Whether this is the even split that is used when provinces have no figure of their own.
    without_figure : tuple of str
        Provinces whose figure is unknown.
    """

    places: pd.Series
    total: int | None
    even: bool
    without_figure: tuple[str, ...] = field(default=())

    @property
    def remainder(self) -> int | None:
        """Places that were given more (or, negative, fewer) than the total; unknown when unknown.

        12 × 417 = 5,004 for 5,000: +4.
        """
        if self.total is None or self.without_figure:
            return None
        return int(self.places.sum()) - self.total


def split_over_provinces(
    provinces: Sequence[str], total: int | None = None, given: Mapping[str, int | None] | None = None
) -> ProvincialSplit:
    """Places per province: as given by the LRT, else the total in equal rounded parts.

    Parameters
    ----------
    provinces : codes, in order
    total : places in the whole country, of one type
    given : places per province; a province without a figure stays unknown, never 0

    Raises
    ------
    InputError
        When there is nothing to split over, or a figure is negative.

    Notes
    -----
    HR21 §5.1 gives every province 417 of 5,000: each part is rounded, so that the parts need not
    add up to the total. The difference is reported in :attr:`ProvincialSplit.remainder`.
    """
    if not provinces:
        raise InputError(_NO_PROVINCES)
    if given:
        places = [None if is_unknown(given.get(code)) else given[code] for code in provinces]
        for amount in places:
            if amount is not None and amount < 0:
                raise InputError(_NEGATIVE, total=amount)
        unknown = tuple(code for code, amount in zip(provinces, places, strict=True) if amount is None)
        return ProvincialSplit(_series(provinces, places), total, even=False, without_figure=unknown)
    if total is not None and total < 0:
        raise InputError(_NEGATIVE, total=total)
    part = None if total is None else _half_up(Fraction(total, len(provinces)))
    unknown = tuple(provinces) if part is None else ()
    return ProvincialSplit(_series(provinces, [part] * len(provinces)), total, even=True, without_figure=unknown)


def _series(index: Sequence[str], values: Sequence[int | None]) -> pd.Series:
    return pd.Series(list(values), index=list(index), dtype="Int64")


def _half_up(value: Fraction) -> int:
    return int(value + Fraction(1, 2))


def progress_share(realised: int | None, target: int | None) -> float | None:
    """Share of the extra places that is realised (A38); unknown when either is, or nothing is asked.

    Examples
    --------
    >>> round(progress_share(814, 5000), 2)
    0.16
    """
    if is_unknown(realised) or is_unknown(target) or not target:
        return None
    return (realised or 0) / target


def national_gap(plans: Mapping[str, pd.Series], need: pd.Series) -> pd.Series:
    """What the plans of all provinces together lack per quarter (A36); 0 or more, unknown if one is.

    Parameters
    ----------
    plans : province code → available places per quarter
    need : national need per quarter, same index

    Returns
    -------
    Float64 Series: places short per quarter of ``need``.
    """
    rows = [plan.reindex(need.index).astype("Float64") for plan in plans.values()]
    together = pd.concat(rows, axis=1).sum(axis=1, skipna=False).astype("Float64")
    return (need.astype("Float64") - together).clip(lower=0)
