# SPDX-License-Identifier: GPL-2.0-or-later
"""Locations of which it is not known whether they are regional, or which region they serve: what is lacking then."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ..model.tables import LOCATIONS
from ..situation.situation import Situation
from .finding import Missing, Severity


def no_type(s: Situation, rows: pd.DataFrame, region: str | None = None, worst: Severity = Severity.FAULT) -> Missing:
    """The type of these locations is lacking.

    Parameters
    ----------
    rows : of :attr:`.Situation.locations`
    region : the region they all serve
    worst : the worst that may come of it
    """
    return Missing(LOCATIONS.name, s.type_column, len(rows), len(s.locations), region, worst)


def unsure(s: Situation, rows: pd.DataFrame, worst: Severity = Severity.FAULT) -> Iterator[Missing]:
    """What keeps some locations from being counted for a region: their type, or their municipality.

    Parameters
    ----------
    rows : of :attr:`.Situation.locations`
    worst : the worst that may come of it
    """
    untyped = rows[rows["untyped"] & rows["regio_id"].notna()]
    for region, own in untyped.groupby("regio_id", sort=True):
        yield no_type(s, own, str(region), worst)
    loose = rows[rows["loc_id"].isin(s.unplaced) & (rows["regional"] | rows["untyped"])]
    if len(loose):
        yield Missing(LOCATIONS.name, "gm_code", len(loose), len(s.locations), None, worst)
