# SPDX-License-Identifier: GPL-2.0-or-later
"""What meets the agreed need on one day: locations, and what municipalities offer besides (UA20 §5.2; domain C2).

Beds count where they stand: in their municipality and province, and in the region they serve.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from ..model.capacity_codes import FIRM
from ..model.frames import plain, plain_frame
from ..model.offer_tables import OFFERS
from ..model.plan import Plan
from ..model.tables import CAPACITY_PERIODS, LOCATIONS
from ..wording import is_unknown
from .agreed import LEVELS, PLAN, agreed_state, known
from .ledger import AREA
from .outlook import Outlook, owned_of
from .periods import on_day
from .spans import Spans, as_day

PLACES = "plekken"
"""The kind of offer that counts as reception places."""
SUMS = ("hard", "zacht", "onbekend_hard", "onbekend", "amv", "amv_onbekend")
SHARES = ("deel_hard", "deel_alles")


def items_on(plan: Plan, made: Outlook, day: date) -> pd.DataFrame:
    """Everything that gives places for asylum on a day, with where it counts.

    An offer that names a location with places on that day counts there and not again.

    Returns
    -------
    frame with ``gm_code``, ``pv_code``, ``regio_id`` (None: none of the plan); ``hard`` and ``zacht`` (int64, places
    that are signed or decided, and those besides that are intended or offered); ``onbekend_hard`` and ``onbekend``
    (int64, 1 where a number is not known); ``amv`` and ``amv_onbekend`` the same of hard and soft together.
    """
    located = _of_locations(plan, made, day)
    offered = _of_offers(plan, made, day, set(located["loc_id"]))
    return pd.concat([located.drop(columns="loc_id"), offered], ignore_index=True)


def _of_locations(plan: Plan, made: Outlook, day: date) -> pd.DataFrame:
    """A row per location with places on the day."""
    rows = _per_location(made.owned.spans, day)
    periods = plan[CAPACITY_PERIODS.name]
    minors = owned_of(plan.with_tables(**{CAPACITY_PERIODS.name: periods.assign(plekken_asiel=periods["amv"])})).spans
    young = _per_location(minors, day).set_index("loc_id").reindex(rows["loc_id"])
    stands = dict(zip(plan[LOCATIONS.name]["loc_id"], plan[LOCATIONS.name]["gm_code"], strict=True))
    own, where = set(made.municipalities["gm_code"]), made.owned.groups.set_index("loc_id")
    towns = [stands.get(loc) for loc in rows["loc_id"]]
    rows["gm_code"] = plain([code if code in own else None for code in towns], rows.index)
    for name in ("pv_code", "regio_id"):
        rows[name] = plain([known(where[name].get(loc)) for loc in rows["loc_id"]], rows.index)
    rows["amv"] = (young["hard"] + young["zacht"]).fillna(0).astype("int64").to_numpy()
    rows["amv_onbekend"] = young["onbekend"].fillna(0).astype("int64").to_numpy()
    return rows


def _per_location(found: Spans, day: date) -> pd.DataFrame:
    """Places of the locations that have any on a day: ``loc_id`` and the columns of :func:`items_on` but ``amv``."""
    at = (found.start <= as_day(day)) & (as_day(day) < found.end) & found.intended
    signed, unknown, places = found.signed[at], found.unknown[at], found.places[at]
    frame = plain_frame(
        {
            "loc_id": found.loc_ids[found.location[at]],
            "hard": np.where(signed, places, 0),
            "zacht": np.where(signed, 0, places),
            "onbekend_hard": (signed & unknown).astype(np.int64),
            "onbekend": unknown.astype(np.int64),
        }
    )
    return (
        frame.groupby("loc_id", sort=True)
        .agg({"hard": "sum", "zacht": "sum", "onbekend_hard": "max", "onbekend": "max"})
        .reset_index()
    )


def offers_on(table: pd.DataFrame, day: date) -> pd.DataFrame:
    """The rows of ``aanbod`` that hold on a day."""
    return table[on_day(table, "van", "tot", day)].reset_index(drop=True)


def _of_offers(plan: Plan, made: Outlook, day: date, located: set[str]) -> pd.DataFrame:
    """A row per offer of places that does not stand in the plan as a location already."""
    rows = offers_on(plan[OFFERS.name], day)
    pairs = rows[["soort", "loc_id"]].itertuples(index=False)
    counts = [kind == PLACES and (is_unknown(loc) or loc not in located) for kind, loc in pairs]
    rows = rows[np.array(counts, dtype=bool)].reset_index(drop=True)
    homes = {code: (pv, region) for code, pv, region in _homes(plan)}
    where = [homes.get(code, (None, None)) for code in rows["gm_code"]]
    firm, unknown = rows["hardheid"].isin(FIRM).to_numpy(dtype=bool), rows["plekken"].isna().to_numpy(dtype=bool)
    places = rows["plekken"].fillna(0).astype("int64").to_numpy()
    return plain_frame(
        {
            "gm_code": plain([code if code in homes else None for code in rows["gm_code"]], rows.index),
            "pv_code": plain([pv for pv, _ in where], rows.index),
            "regio_id": plain([region for _, region in where], rows.index),
            "hard": np.where(firm, places, 0), "zacht": np.where(firm, 0, places),
            "onbekend_hard": (firm & unknown).astype(np.int64), "onbekend": unknown.astype(np.int64),
            "amv": rows["amv"].fillna(0).astype("int64"), "amv_onbekend": rows["amv"].isna().astype("int64"),
        }
    )  # fmt: skip


def offer_state(plan: Plan, made: Outlook, day: date) -> pd.DataFrame:
    """Need and offer of the plan, its provinces, regions and municipalities on a day.

    Parameters
    ----------
    plan : whole, or what anyone may know of it
    made : the balance of the same plan
    day : what holds on it is counted

    Returns
    -------
    frame of :func:`~.agreed.agreed_state` with the sums of :func:`items_on` (Int64); ``deel_hard`` and
    ``deel_alles`` (Float64, the share of what was agreed that is met; at least so much where some places are unknown);
    ``in_natura`` (codes of the other kinds of offers). Where places stand in no area of a kind a row with
    ``gebied_code`` None has them, so that the rows of each kind add up to the plan.
    """
    state, items = agreed_state(plan, made, day), items_on(plan, made, day).assign(plan=PLAN)
    sums = pd.concat([_summed(items, kind, column) for kind, column in LEVELS], ignore_index=True)
    state = state.merge(sums, on=["gebied_soort", AREA], how="outer", sort=False)
    state[AREA] = plain([known(code) for code in state[AREA]], state.index)
    state = state.astype(dict.fromkeys(SUMS, "Int64")).fillna(dict.fromkeys(SUMS, 0))
    asked = state["afgesproken"].where(state["afgesproken"] > 0).astype("Float64")
    state["deel_hard"] = state["hard"].astype("Float64") / asked
    state["deel_alles"] = (state["hard"] + state["zacht"]).astype("Float64") / asked
    state["in_natura"] = plain(_in_kind(plan, day, state), state.index)
    order = {kind: number for number, (kind, _) in enumerate(LEVELS)}
    return state.sort_values(
        ["gebied_soort", AREA], key=lambda values: values.map(order) if values.name == "gebied_soort" else values,
        kind="stable", ignore_index=True, na_position="last",
    )  # fmt: skip


def _summed(items: pd.DataFrame, kind: str, column: str) -> pd.DataFrame:
    """Sums per area of one kind; under None what is in no area of the kind."""
    found = items.groupby(column, dropna=False, sort=True)[list(SUMS)].sum().reset_index()
    return found.rename(columns={column: AREA}).assign(gebied_soort=kind)


def _in_kind(plan: Plan, day: date, state: pd.DataFrame) -> list[str | None]:
    """What municipalities offer besides reception places, in words of the code list, per area."""
    rows = offers_on(plan[OFFERS.name], day)
    rows = rows[rows["soort"] != PLACES]
    home = {code: (PLAN, pv, region, code) for code, pv, region in _homes(plan)}
    found: dict[tuple[str, object], set[str]] = {}
    for code, offer in rows[["gm_code", "soort"]].itertuples(index=False):
        for (kind, _), area in zip(LEVELS, home.get(code, ()), strict=False):
            found.setdefault((kind, area), set()).add(offer)
    pairs = state[["gebied_soort", AREA]].itertuples(index=False, name=None)
    return [", ".join(sorted(found[pair])) if pair in found else None for pair in pairs]


def _homes(plan: Plan) -> list[tuple[str, object, object]]:
    towns = plan.municipalities[["gm_code", "pv_code", "regio_id"]]
    return [(code, known(pv), known(region)) for code, pv, region in towns.itertuples(index=False)]
