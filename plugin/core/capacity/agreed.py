# SPDX-License-Identifier: GPL-2.0-or-later
"""Agreed need per region and municipality, beside the proposal that follows from the province's (UA20 §5.2; C2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from ..model.frames import plain, plain_frame
from ..model.offer_tables import AGREED
from ..model.plan import Plan
from ..model.provinces import province_name
from ..wording import is_unknown, known_int
from .apportionment import largest_remainder, weights
from .balance import provincial_need
from .ledger import ALL_TYPES, AREA, TYPE
from .need import PROVINCE, REGION, regional_parts
from .outlook import MIDDLE, Outlook, area_names
from .quarters import Window

TOWN, PLAN = "gemeente", "plan"
LEVELS = ((PLAN, "plan"), (PROVINCE, "pv_code"), (REGION, "regio_id"), (TOWN, "gm_code"))
"""Kinds of areas, from the whole down, and the column that says in which area of the kind something is."""

_NUMBERS = ("voorstel", "afgesproken", "amv_afgesproken", "som_gemeenten", "met_opgave", "zonder_opgave")


@dataclass(frozen=True)
class Agreed:
    """What was agreed for an area: a row of ``opgaven``."""

    places: int | None
    minors: int | None
    body: str | None
    decided: date | None


def agreed_on(table: pd.DataFrame, day: date) -> dict[tuple[str, str], Agreed]:
    """The number that holds on a day, by kind and code of the area: the latest that has begun."""
    begun = np.array([not is_unknown(start) and start <= day for start in table["datum"]], dtype=bool)
    found: dict[tuple[str, str], Agreed] = {}
    for row in table[begun].sort_values("datum", kind="stable").to_dict("records"):
        found[row["gebied_soort"], row["gebied_code"]] = Agreed(
            known_int(row["plekken"]), known_int(row["amv"]), known(row["orgaan"]), known(row["besluit_dat"])
        )
    return found


def known(value: object) -> Any:
    """A value; None where unknown."""
    return None if is_unknown(value) else value


def proposals(plan: Plan, made: Outlook | None, day: date) -> pd.DataFrame:
    """The need of the provinces on a day, split over the parts of regions and then over municipalities.

    Parameters
    ----------
    made : the balance of the plan; None: need is unknown

    Returns
    -------
    frame with ``gm_code``, ``pv_code``, ``regio_id`` (None: none) and ``voorstel`` (Int64; unknown when the need of
    the province is, or the key of a municipality of the part); the middle scenario, all types. Municipalities
    add up to the part of their region in the province, and these to the province.
    """
    towns = plan.municipalities[["gm_code", "pv_code", "regio_id"]].reset_index(drop=True)
    for name in ("pv_code", "regio_id"):
        towns[name] = plain([known(value) for value in towns[name]], towns.index)
    found: dict[str, int] = {}
    if made is not None:
        weight = weights(made.municipalities, made.key, made.targets)
        asked = _asked_of_parts(made, weight, day)
        parts: dict[tuple[str, str | None], list[str]] = {}
        for code, province, region in towns.itertuples(index=False):
            parts.setdefault((province, region), []).append(code)
        for part, codes in parts.items():
            places, own = asked.get(part), weight[codes]
            if places is not None and own.notna().all() and (own.sum() or not places):
                found |= {str(code): int(n) for code, n in largest_remainder(places, own).items()}
    towns["voorstel"] = pd.array([found.get(code) for code in towns["gm_code"]], dtype="Int64")
    return towns


def _asked_of_parts(made: Outlook, weight: pd.Series, day: date) -> dict[tuple[str, str | None], int | None]:
    """The need of each part of a region within a province, on a day."""
    by_day = provincial_need(made.need, made.municipalities, Window.between(day, day), made.version)
    begun = by_day[np.array([start <= day for start in by_day["vanaf"]], dtype=bool)]
    parts = regional_parts(begun[begun["vanaf"] == begun["vanaf"].max()], made.municipalities, weight)
    parts = parts[(parts[TYPE] == ALL_TYPES) & (parts["scenario"] == MIDDLE)]
    rows = parts[["pv_code", "regio_id", "nodig"]].itertuples(index=False)
    return {(province, known(region)): known_int(places) for province, region, places in rows}


def agreed_state(plan: Plan, made: Outlook | None, day: date) -> pd.DataFrame:
    """Proposed and agreed numbers of the plan, its provinces, regions and municipalities on a day.

    Parameters
    ----------
    made : the balance of the plan; None: need is unknown

    Returns
    -------
    frame with ``gebied_soort`` (``plan``, ``provincie``, ``regio``, ``gemeente``), ``gebied_code`` (None: the
    municipalities without a region), ``naam``; ``voorstel``, ``afgesproken``, ``verschil`` (agreed less proposed) and
    ``amv_afgesproken`` (Int64); ``orgaan``, ``besluit_dat``; ``som_gemeenten`` (Int64, the numbers of its
    municipalities that are known; unknown when none is), ``met_opgave`` and ``zonder_opgave`` (Int64, how many
    municipalities have one).

    For the plan and a province that was agreed which all their municipalities agreed.
    """
    towns, agreed = proposals(plan, made, day).assign(plan=PLAN), agreed_on(plan[AGREED.name], day)
    own = [agreed.get((TOWN, code)) for code in towns["gm_code"]]
    towns["afgesproken"] = pd.array([None if found is None else found.places for found in own], dtype="Int64")
    names = {
        **area_names(plan),
        **dict(zip(plan.municipalities["gm_code"], plan.municipalities["gm_naam"], strict=True)),
    }
    rows = [_row(kind, code, own, agreed, names) for kind, column in LEVELS for code, own in _by(towns, column)]
    columns = ["gebied_soort", AREA, "naam", "orgaan", "besluit_dat", *_NUMBERS]
    frame = plain_frame(rows, columns=columns).astype(dict.fromkeys(_NUMBERS, "Int64"))
    return frame.assign(verschil=frame["afgesproken"] - frame["voorstel"])


def _by(towns: pd.DataFrame, column: str) -> list[tuple[str | None, pd.DataFrame]]:
    """The municipalities of each area of a kind, in order; those of none come last."""
    codes = [known(code) for code in towns[column]]
    order = [*sorted({code for code in codes if code is not None}), None]
    parts = ((area, towns[np.array([code == area for code in codes], dtype=bool)]) for area in order)
    return [(area, own) for area, own in parts if len(own)]


def _row(
    kind: str,
    code: str | None,
    towns: pd.DataFrame,
    agreed: Mapping[tuple[str, str], Agreed],
    names: Mapping[str, str],
) -> dict[str, object]:
    found = None if code is None else agreed.get((kind, code))
    given = towns["afgesproken"]
    together = known_int(given.sum(skipna=False)) if kind in (PLAN, PROVINCE) else None
    named = province_name(code) if kind == PROVINCE and code is not None else names.get(code or "", code)
    return {
        "gebied_soort": kind,
        AREA: code,
        "naam": named,
        "voorstel": known_int(towns["voorstel"].sum(skipna=False)),
        "afgesproken": found.places if found else together,
        "amv_afgesproken": found.minors if found else None,
        "orgaan": found.body if found else None,
        "besluit_dat": found.decided if found else None,
        "som_gemeenten": known_int(given.sum()) if given.notna().any() else None,
        "met_opgave": int(given.notna().sum()),
        "zonder_opgave": int(given.isna().sum()),
    }
