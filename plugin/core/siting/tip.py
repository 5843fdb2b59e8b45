# SPDX-License-Identifier: GPL-2.0-or-later
"""A tip: a place with what is known of it, as typed or as a candidate that is kept in the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import shapely

from ..model.capacity_tables import FACILITIES
from ..model.plan import Plan
from ..model.tables import CAPACITY_PERIODS, LOCATIONS
from ..wording import is_unknown
from .criteria import Facts
from .effect import Site

EXPLORED = "verkenning"
"""The certainty of a candidate."""
KINDS: Mapping[str, str] = {"school": "school", "winkel": "supermarkt", "halte": "ov", "water": "water"}
"""Which distance of a location answers which test."""
_IND = "ind_kantoor"


@dataclass(frozen=True)
class Tip:
    """A site with its facts; ``loc_id`` when it is a candidate in the plan."""

    name: str
    site: Site
    facts: Facts
    loc_id: str | None = None


def candidates(plan: Plan) -> pd.DataFrame:
    """The locations that are only explored, rejected ones too."""
    frame = plan[LOCATIONS.name]
    return frame[frame["zekerheid"].eq(EXPLORED).fillna(False)].reset_index(drop=True)


def tip_of(plan: Plan, loc_id: str) -> Tip | None:
    """What the plan holds of a location; None when it is not there.

    Whether it would serve its region is read as a check of the plan does; its places are the most it ever has.
    """
    rows = plan[LOCATIONS.name]
    rows = rows[rows["loc_id"] == loc_id]
    if not len(rows):
        return None
    row = rows.iloc[0].to_dict()
    periods = plan[CAPACITY_PERIODS.name]
    periods = periods[periods["loc_id"] == loc_id]
    near = plan[FACILITIES.name]
    near = near[near["loc_id"] == loc_id]
    places = _places(periods)
    point = row.get("geom")
    return Tip(
        str(row["loc_naam"]),
        Site(point if isinstance(point, shapely.Point) and not point.is_empty else None, places, _regional(plan, row)),
        facts_of(row, places, near),
        loc_id,
    )


def facts_of(row: Mapping[str, Any], places: int | None, near: pd.DataFrame | None = None) -> Facts:
    """The facts of a row of ``opvanglocaties``.

    Parameters
    ----------
    row : cells; absent ones are unknown
    near : its rows of ``voorzieningen``
    """
    return Facts(
        places,
        _number(row.get("bvo_m2")),
        _number(row.get("terrein_m2")),
        _day(row.get("beschikbaar_per")),
        _day(row.get("beschikbaar_tot")),
        children=_flag(row.get("kinderen")),
        hearings=_flag(row.get("gehoor_op_loc")),
        ind_minutes=_least(near, _IND, "minuten"),
        distance_km={test: _least(near, kind, "km") for test, kind in KINDS.items()},
    )


def without(plan: Plan, loc_id: str) -> Plan:
    """A plan in which one location and its periods are not there."""
    names = (LOCATIONS.name, CAPACITY_PERIODS.name)
    return plan.with_tables(**{name: plan[name][plan[name]["loc_id"] != loc_id] for name in names})


def _regional(plan: Plan, row: Mapping[str, Any]) -> bool:
    return row.get("type_2020") == "rol" if plan.regime == "2020" else bool(_flag(row.get("regionaal")))


def _places(periods: pd.DataFrame) -> int | None:
    """The most of its periods, asylum and other together; None when one of them, or all, is unknown."""
    if not len(periods) or periods["plekken_asiel"].isna().any():
        return None
    return int((periods["plekken_asiel"] + periods["plekken_overig"].fillna(0)).max())


def _least(near: pd.DataFrame | None, kind: str, column: str) -> float | None:
    if near is None:
        return None
    known = near.loc[near["soort"] == kind, column].dropna()
    return float(known.min()) if len(known) else None


def _number(value: object) -> float | None:
    return None if is_unknown(value) else float(value)  # type: ignore[arg-type]


def _flag(value: object) -> bool | None:
    return None if is_unknown(value) else bool(value)


def _day(value: object) -> date | None:
    return value if isinstance(value, date) and not is_unknown(value) else None
