# SPDX-License-Identifier: GPL-2.0-or-later
"""Comparing a regio-indeling with an existing division (A7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from ..model.frames import plain


@dataclass(frozen=True)
class Fit:
    """How one region relates to the unit of a division it resembles most.

    Parameters
    ----------
    region, unit, unit_name : str
    shared : int
        Municipalities that are in both.
    extra, absent : tuple of str
        Municipalities of the region in another unit, and of the unit in another region or none. The
        whole unit counts, also its members outside the plan.
    union : tuple of str
        Names of the units that the region is made of, where it is two or more of them whole.
    """

    region: str
    unit: str
    unit_name: str
    shared: int
    extra: tuple[str, ...]
    absent: tuple[str, ...]
    union: tuple[str, ...] = ()

    @property
    def differing(self) -> int:
        """Number of municipalities that differ."""
        return len(self.extra) + len(self.absent)

    @property
    def whole(self) -> int:
        """Number of municipalities of the unit."""
        return self.shared + len(self.absent)


def fit(region_of: Mapping[str, str | None], divisions: pd.DataFrame, name: str) -> list[Fit]:
    """Compare every region with the unit of one division that shares most municipalities with it.

    Parameters
    ----------
    region_of : region id per municipality code of the plan; unassigned ones belong to no region
    divisions : table ``divisies``, with the municipalities outside the plan that it knows
    name : which ``divisie``

    Returns
    -------
    one Fit per region of which the division knows a municipality, by region id; municipalities the
    division says nothing about are left out of the comparison
    """
    rows = divisions[divisions["divisie"] == name]
    unit_of = dict(zip(rows["gm_code"], rows["code"], strict=True))
    title = {unit: str(label or unit) for unit, label in zip(rows["code"], rows["naam"], strict=True)}
    in_unit: dict[str, set[str]] = {}
    for code, unit in unit_of.items():
        in_unit.setdefault(unit, set()).add(code)
    in_region: dict[str, set[str]] = {}
    for code, region in region_of.items():
        if region is not None and code in unit_of:
            in_region.setdefault(region, set()).add(code)
    fits = []
    for region, members in sorted(in_region.items()):
        shared = Counter(unit_of[code] for code in members)
        unit = min(shared, key=lambda u: (-shared[u], u))
        whole = in_unit[unit]
        extra, absent = tuple(sorted(members - whole)), tuple(sorted(whole - members))
        made_of = sorted(shared) if len(shared) > 1 and all(in_unit[u] <= members for u in shared) else []
        union = tuple(title[u] for u in made_of)
        fits.append(Fit(region, unit, title[unit], shared[unit], extra, absent, union))
    return fits


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


def provinces_as_division(municipalities: pd.DataFrame, name: str, names: Mapping[str, str]) -> pd.DataFrame:
    """The provinces of the municipalities in the form of table ``divisies``.

    Parameters
    ----------
    municipalities : ``gm_code`` and ``pv_code``, neighbours included; a place without a province is left out
    name : the ``divisie`` to call it
    names : province code → name
    """
    known = municipalities[municipalities["pv_code"].notna()]
    frame = known[["gm_code"]].assign(divisie=name, code=known["pv_code"])
    return frame.assign(naam=plain([names.get(code, code) for code in frame["code"]], frame.index))
