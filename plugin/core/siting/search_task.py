# SPDX-License-Identifier: GPL-2.0-or-later
"""Where to look, for how much, by when: the shortage per region, quarter and type, with the size that fits it."""

from __future__ import annotations

from dataclasses import dataclass

from ..capacity.ledger import LINE, QUARTER, SIGNED_LINE, TYPE
from ..capacity.outlook import MIDDLE, outlook
from ..model.plan import Plan
from ..wording import is_unknown

PER = 50.0
"""The norm for area is for so many places."""
LARGE = 300
"""From so many places on a building needs the norm of a regular location, and a site to build on will do."""


@dataclass(frozen=True)
class Shortage:
    """What a region lacks in a quarter.

    Parameters
    ----------
    places : need minus what is signed
    at_most : some of what is signed has an unknown number of places, so it may be less
    floor_m2 : floor area that fits so many places
    land_ha : a site larger than this will do as well; None for fewer than :data:`LARGE` places
    """

    region: str
    quarter: str
    group: str
    places: int
    at_most: bool
    floor_m2: float
    land_ha: float | None


@dataclass(frozen=True)
class SearchTask:
    """All shortages, by quarter and then the largest first; ``unknown``: region-quarters without a balance."""

    rows: tuple[Shortage, ...]
    unknown: int


def fitting(places: int, plan: Plan) -> tuple[float, float | None]:
    """Square metres of floor, and hectares of land, for so many places, by the norms of the plan."""
    settings = plan.settings
    floor = float(settings["verk_m2_per_50"]) * places / PER
    if places < LARGE:
        return floor, None
    return max(floor, float(settings["verk_bvo_m2"])), float(settings["verk_terrein_ha"])


def search_task(plan: Plan) -> SearchTask:
    """The shortages of a plan: what is in it counts.

    Raises
    ------
    InputError
        Without a planning window.
    """
    balances = outlook(plan).balances("regio")
    rows = balances[(balances[LINE] == SIGNED_LINE) & balances["gebied_code"].notna()]
    rows = rows[rows["scenario"].isna() | (rows["scenario"] == MIDDLE)]
    known = rows[rows["saldo"].notna()]
    made = [
        Shortage(
            str(row["gebied_code"]),
            str(row[QUARTER]),
            str(row[TYPE]),
            -int(row["saldo"]),
            bool(row["minstens"]) if not is_unknown(row["minstens"]) else False,
            *fitting(-int(row["saldo"]), plan),
        )
        for row in known[known["saldo"] < 0].to_dict("records")
    ]
    made.sort(key=lambda row: (row.quarter, -row.places, row.region, row.group))
    return SearchTask(tuple(made), len(rows) - len(known))
