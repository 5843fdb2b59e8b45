# SPDX-License-Identifier: GPL-2.0-or-later
"""How large a regional location must be (domain C3, A17), and the share of flexible ones (C4, A18)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from ..errors import InputError
from ..wording import Text, is_unknown

WEEKS_PER_HALF_YEAR = 26
WEEKS = 14.0
"""Guideline from permit to housing (UA20 §6, HR21 §4.3.1; from koppeling in HR21 §4.1): a setting."""

PROMISING_RATIO = 0.0
"""Evident kansrijken per vergunninghouder: no source gives a figure, a setting."""

FLEXIBLE_SHARE = 0.5
"""UA20 §3.1: at least half of the number of locations of an expansion."""

FLEXIBLE_FORMS = frozenset({"gelijktijdig", "volgtijdelijk", "gemengd"})
"""Reception that can be flexible; ``tussenvoorziening`` is housing, not reception (HR21 §4.2.1)."""

_BAD_FIGURE = Text("{name} kan niet negatief zijn ({value}).", "{name} cannot be negative ({value}).")


@dataclass(frozen=True, slots=True)
class RegionalSize:
    """The size of a regional location that follows from the target.

    Parameters
    ----------
    permit_holders : int
        V = ⌈Σ target × weeks / 26⌉: permit holders present at one time.
    asylum, other, total : int
        Places: ⌈V × (1 + ratio)⌉, other places, and both.
    """

    permit_holders: int
    asylum: int
    other: int

    @property
    def total(self) -> int:
        """All places; this is what A16 compares with 300."""
        return self.asylum + self.other


def regional_size(
    target: int | None, *, weeks: float = WEEKS, ratio: float = PROMISING_RATIO, other: int = 0
) -> RegionalSize | None:
    """Places a regional location needs for the cumulative half-yearly target of its region.

    Parameters
    ----------
    target : int or None
        Σ taakstelling of the municipalities, persons per half-year; None: unknown.
    weeks : float
        Average stay in weeks.
    ratio : float
        Evident kansrijken per vergunninghouder.
    other : int
        Places for others (UA20 §4.1).

    Returns
    -------
    RegionalSize, or None when the target is unknown.

    Raises
    ------
    InputError
        For a negative figure.

    Notes
    -----
    UA20 §4.3 only says that size follows the cumulative target; the formula is inferred (domain C3).

    Examples
    --------
    >>> regional_size(279, weeks=19).total
    204
    """
    for name, value in (("taakstelling", target), ("weken", weeks), ("ratio", ratio), ("overig", other)):
        if value is not None and not is_unknown(value) and value < 0:
            raise InputError(_BAD_FIGURE, name=name, value=value)
    if target is None or is_unknown(target):
        return None
    present = math.ceil(int(target) * Fraction(str(weeks)) / WEEKS_PER_HALF_YEAR)
    return RegionalSize(present, math.ceil(present * (1 + Fraction(str(ratio)))), other)


@dataclass(frozen=True, slots=True)
class FlexibleShare:
    """Flexible locations among the expansions, in locations, not beds.

    Parameters
    ----------
    expansions, flexible : int
    needed : int
        Flexible locations that the norm asks for.
    unknown : int
        Locations of which it is not known whether they are an expansion.
    """

    expansions: int
    flexible: int
    needed: int
    unknown: int = 0

    @property
    def share(self) -> float | None:
        """Flexible ÷ expansions; None (n.v.t.) without expansions."""
        return self.flexible / self.expansions if self.expansions else None

    @property
    def lacking(self) -> int:
        """How many more must be flexible."""
        return max(0, self.needed - self.flexible)

    @property
    def met(self) -> bool | None:
        """Whether the norm is met; None when there is nothing to assess."""
        return None if not self.expansions else self.lacking == 0


def flexible_share(locations: pd.DataFrame, norm: float = FLEXIBLE_SHARE, *, include_gvl: bool = True) -> FlexibleShare:
    """Count flexible forms among expansions (UA20 §3.1). Only satelliet and ROL can be flexible (A19).

    Parameters
    ----------
    locations : columns ``status``, ``uitbreiding``, ``flexvorm``, ``type_2020``
        Rejected locations do not count. An empty ``flexvorm`` means no flexible form.
    norm : float
        Share of locations.
    include_gvl : bool
        Whether a GVL counts in the denominator; UA20 does not say (domain E).
    """
    rows = locations[locations["status"].fillna("") != "afgewezen"]
    if not include_gvl:
        rows = rows[rows["type_2020"].fillna("") != "gvl"]
    expansion = rows["uitbreiding"].astype("boolean")
    counted = rows[expansion.fillna(False).to_numpy(dtype=bool)]
    can = counted["type_2020"].fillna("") != "gvl"
    flexible = int((counted["flexvorm"].isin(FLEXIBLE_FORMS) & can).sum())
    needed = math.ceil(len(counted) * Fraction(str(norm)))
    return FlexibleShare(len(counted), flexible, needed, int(expansion.isna().sum()))
