# SPDX-License-Identifier: GPL-2.0-or-later
"""How large a regional location must be (domain C3, A17), and the share of flexible ones (C4, A18)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
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
        Certain ones, and among the expansions those that may be one and flexible.
    norm : float
        Share of locations that must be flexible.
    unknown : int
        Expansions of which it is not known whether they are flexible.
    doubtful : int
        Locations of which it is not known whether they are an expansion, and that are not flexible if they are.
    unknown_by : mapping of column to the number of locations that lack it
    """

    expansions: int
    flexible: int
    norm: float
    unknown: int = 0
    doubtful: int = 0
    unknown_by: Mapping[str, int] = field(default_factory=dict)

    @property
    def needed(self) -> int:
        """Flexible locations that the norm asks for."""
        return math.ceil(self.expansions * Fraction(str(self.norm)))

    @property
    def share(self) -> float | None:
        """Flexible ÷ expansions, at least; None (n.v.t.) without expansions."""
        return self.flexible / self.expansions if self.expansions else None

    @property
    def lacking(self) -> int:
        """How many more must be flexible, whatever the unknown ones are."""
        return max(0, self.needed - self.flexible - self.unknown)

    @property
    def met(self) -> bool | None:
        """Whether the norm is met whatever the unknown ones are; None when that depends, or nothing is asked."""
        at_most = math.ceil((self.expansions + self.doubtful) * Fraction(str(self.norm)))
        if self.lacking or (self.flexible >= at_most and self.expansions):
            return not self.lacking
        return None


def flexible_share(locations: pd.DataFrame, norm: float = FLEXIBLE_SHARE, *, include_gvl: bool = True) -> FlexibleShare:
    """Count flexible forms among expansions (UA20 §3.1). Only satelliet and ROL can be flexible (A19).

    Parameters
    ----------
    locations : columns ``status``, ``uitbreiding``, ``flexvorm``, ``type_2020``
        Rejected locations do not count. A location with status ``nieuw`` is an expansion unless it is
        said not to be; any other only when it is said to be. An empty ``flexvorm`` is unknown, as are an empty
        status where nothing is said, and whether what is flexible is a GVL where there is no type.
    norm : float
        Share of locations.
    include_gvl : bool
        Whether a GVL counts in the denominator; UA20 does not say (domain E).
    """
    rows = locations[locations["status"].fillna("") != "afgewezen"]
    if not include_gvl:
        rows = rows[rows["type_2020"].fillna("") != "gvl"]
    expansion = is_expansion(rows)
    rows, known = rows[expansion.fillna(True)], expansion[expansion.fillna(True)].notna()
    form, untyped = rows["flexvorm"], rows["type_2020"].isna()
    sure = known & ~untyped if not include_gvl else known
    may = rows["type_2020"].ne("gvl") & (form.isna() | form.isin(FLEXIBLE_FORMS))
    flexible = sure & may & form.notna() & ~untyped
    untold = untyped & (may & form.notna() | (not include_gvl))
    lacking = {"flexvorm": may & form.isna(), "type_2020": untold, "status": ~known}
    return FlexibleShare(
        int((sure | may).sum()),
        int(flexible.sum()),
        norm,
        int((may & ~flexible).sum()),
        int((~sure & ~may).sum()),
        {column: int(cells.sum()) for column, cells in lacking.items() if cells.any()},
    )


def is_expansion(locations: pd.DataFrame) -> pd.Series:
    """Which locations are an expansion: as said, else those with status ``nieuw``; unknown without a status."""
    said, status = locations["uitbreiding"].astype("boolean"), locations["status"]
    return said.fillna(status.eq("nieuw").astype("boolean").mask(status.isna().to_numpy(dtype=bool)))
