# SPDX-License-Identifier: GPL-2.0-or-later
"""Comparing a regio-indeling with an existing division (A7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Fit:
    """How one region relates to the unit of a division it resembles most.

    ``extra`` are municipalities of the region in another unit; ``absent`` the other way round.
    """

    region: str
    unit: str
    unit_name: str
    extra: tuple[str, ...]
    absent: tuple[str, ...]

    @property
    def differing(self) -> int:
        """Number of municipalities that differ."""
        return len(self.extra) + len(self.absent)


def fit(region_of: Mapping[str, str | None], divisions: pd.DataFrame, name: str) -> list[Fit]:
    """Compare every region with the unit of one division that shares most municipalities with it.

    Parameters
    ----------
    region_of : region id per municipality code; unassigned ones belong to no region
    divisions : table ``divisies``
    name : which ``divisie``

    Returns
    -------
    one Fit per region of which the division knows a municipality, by region id; municipalities the
    division says nothing about are left out of the comparison
    """
    rows = divisions[divisions["divisie"] == name]
    unit_of = dict(zip(rows["gm_code"], rows["code"], strict=True))
    title = dict(zip(rows["code"], rows["naam"], strict=True))
    in_unit: dict[str, set[str]] = {}
    for code, unit in unit_of.items():
        if code in region_of:
            in_unit.setdefault(unit, set()).add(code)
    in_region: dict[str, set[str]] = {}
    for code, region in region_of.items():
        if region is not None and code in unit_of:
            in_region.setdefault(region, set()).add(code)
    found = []
    for region, members in sorted(in_region.items()):
        shared = Counter(unit_of[code] for code in members)
        unit = min(shared, key=lambda u: (-shared[u], u))
        whole = in_unit[unit]
        extra, absent = tuple(sorted(members - whole)), tuple(sorted(whole - members))
        found.append(Fit(region, unit, str(title.get(unit) or unit), extra, absent))
    return found


def best_division(region_of: Mapping[str, str | None], divisions: pd.DataFrame) -> str:
    """Name of the division from which the fewest municipalities differ.

    Raises
    ------
    ValueError
        When there is no division at all.
    """
    names: list[str] = sorted(set(divisions["divisie"].dropna()))
    if not names:
        raise ValueError("there are no divisions to compare with")
    return min(names, key=lambda n: (sum(f.differing for f in fit(region_of, divisions, n)), n))
