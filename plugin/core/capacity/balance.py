# SPDX-License-Identifier: GPL-2.0-or-later
"""Balance per quarter: available minus need, per area, type group, scenario and line (domain C6, A30–A37)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from ..model.capacity_kinds import KINDS
from ..model.frames import plain, plain_frame
from ..model.membership import counting, in_plan
from ..wording import is_unknown
from .apportionment import BY_INHABITANTS, weights
from .ledger import ALL_TYPES, AREA, LINE, LINES, QUARTER, TYPE, available, most_at_once
from .need import (
    PROVINCE,
    REST,
    by_quarter,
    need_by_day,
    plan_need,
    regional_need,
    regional_parts,
    with_every_province,
    with_national_split,
)
from .quarters import Window
from .spans import Bools, Spans, spans

Level = Literal["plan", "provincie", "regio"]

SHORT, ENOUGH, UNSURE = "tekort", "voldoende", "onbekend"
"""Verdict of one row: short; enough; or not known, because need or some places are unknown."""

_COLUMNS = [
    "gebied_soort", AREA, TYPE, QUARTER, "scenario", LINE, "nodig", "nodig_minstens", "beschikbaar", "minstens",
    "zeker", "hoogstens", "saldo", "oordeel", "dag", "eind", "onbekend", "vrijwillig", "sinds", *KINDS,
    "regulier_laagst", "regulier_minstens", "oordeel_regulier",
]  # fmt: skip


@dataclass(frozen=True)
class Portfolio:
    """Locations with the groups they count in, and their capacity as spans; made once per plan.

    Parameters
    ----------
    groups : frame
        One row per location: ``loc_id``, ``pv_code`` (where it stands), ``regio_id`` (which region it
        serves), ``typegroep`` (``rol``, ``gvl_satelliet`` or None when the type is unknown) and
        ``geplaatst`` (whether its municipality is known).
    spans : Spans
    today : date, optional
        Until which a location without a known end is certainly there; None: always.
    """

    groups: pd.DataFrame
    spans: Spans
    today: date | None = None


def portfolio(
    locations: pd.DataFrame,
    periods: pd.DataFrame,
    municipalities: pd.DataFrame,
    *,
    regime: str = "2020",
    served: Mapping[str, str] | None = None,
    today: date | None = None,
) -> Portfolio:
    """Prepare locations for the ledger.

    Parameters
    ----------
    locations : table ``opvanglocaties``; a column ``regio_id`` (the region served) leads where present
    periods : table ``capaciteitsperioden``
    municipalities : ``gm_code``, ``pv_code``, ``regio_id``, neighbours included; these have ``in_plan`` False
    regime : ``"2020"`` or ``"2024"``
    served : ``loc_id`` → region, from ``locatie_regio`` of the active variant (HR21 §4.2.4)
    today : the reference date: an end that is not known may come after it

    Notes
    -----
    Beds count in the province where the location stands, and in the region it serves (domain D5).

    A location outside the municipalities of the plan is left out, unless it serves one of its regions.
    One of which the municipality is unknown counts.
    """
    own = in_plan(municipalities)
    codes = municipalities["gm_code"]
    province = dict(zip(codes, municipalities["pv_code"], strict=True))
    groups = plain_frame({"loc_id": locations["loc_id"].to_numpy(dtype=object)})
    groups["pv_code"] = plain([province.get(code) for code in locations["gm_code"]], groups.index)
    if "regio_id" in locations:
        groups["regio_id"] = locations["regio_id"].to_numpy(dtype=object)
    else:
        home = dict(zip(codes[own], municipalities["regio_id"][own], strict=True))
        pairs = zip(locations["loc_id"], locations["gm_code"], strict=True)
        groups["regio_id"] = plain([(served or {}).get(loc) or home.get(code) for loc, code in pairs], groups.index)
    groups[TYPE] = type_groups(locations, regime)
    counts = counting(locations["gm_code"], groups["regio_id"], municipalities)
    groups["geplaatst"] = locations["gm_code"].notna().to_numpy(dtype=bool)
    return Portfolio(groups[counts].reset_index(drop=True), spans(locations[counts], periods), today)


def type_groups(locations: pd.DataFrame, regime: str = "2020") -> list[str | None]:
    """Type group of each location (FMT h2): ROL against GVL and satelliet.

    In regime 2024 the flag ``regionaal`` says which locations do what a ROL did (domain A); a location
    without type or flag is in neither group and counts in the total only.
    """
    if regime == "2024":
        flags = locations["regionaal"].astype("boolean")
        return [None if pd.isna(flag) else "rol" if flag else "gvl_satelliet" for flag in flags]
    groups = {"rol": "rol", "gvl": "gvl_satelliet", "satelliet": "gvl_satelliet"}
    return [groups.get(kind) for kind in locations["type_2020"]]


def balance(
    kind: str,
    area: pd.Series,
    owned: Portfolio,
    need: pd.DataFrame,
    window: Window,
    nowhere: Bools | None = None,
) -> pd.DataFrame:
    """Need, available and balance per area, type group, quarter, scenario and line.

    Parameters
    ----------
    kind : ``gebied_soort`` of the areas
    area : area of each location, in the order of ``owned.groups``
    owned : Portfolio
    need : from :func:`~.need.need_per_quarter` and its relatives; only rows of ``kind`` are used
    window : Window
    nowhere : (k,) bool, the locations of which the area is not known: they may be in any

    Returns
    -------
    frame with ``nodig``, ``beschikbaar``, ``saldo`` (Int64), ``minstens`` (bool: there may be more places: a
    number or a place is unknown), ``zeker`` and ``hoogstens`` (Int64, bool: there may be fewer: an end is unknown),
    ``oordeel`` (``tekort``, ``voldoende``, ``onbekend``), ``dag``, ``eind``, ``onbekend``,
    ``nodig_minstens`` (Int64: the part of need that is known), ``vrijwillig`` (Int64, shown apart and not
    added to need: A37) and ``sinds``; of ``beschikbaar`` what is ``regulier``, ``incidenteel`` and ``nood``, the
    lowest of the regular places alone (``regulier_laagst``, ``regulier_minstens``) and the verdict on those
    (``oordeel_regulier``, A29).

    Notes
    -----
    An area without locations has 0 places: that is known. An area without need has an unknown need
    and balance, under an empty scenario. A negative balance with unknown places is ``onbekend``: the
    shortage is at most so large. Where need
    is known in part, what is known may already be too much.
    """
    typed = owned.groups[[TYPE]].assign(**{AREA: area.to_numpy(dtype=object)})
    split = available(owned.spans, typed, window, today=owned.today)
    total = available(owned.spans, typed[[AREA]], window, today=owned.today).assign(**{TYPE: ALL_TYPES})
    supply = pd.concat([split[split[TYPE].notna()], total], ignore_index=True)
    own = (need["gebied_soort"] == kind) & (need[TYPE] != REST)
    demand = need[own].drop(columns=["gebied_soort", "vanaf"], errors="ignore")
    loose = np.zeros(len(typed), dtype=bool) if nowhere is None else nowhere
    return _joined(kind, supply, demand, _besides(owned, typed, loose, window))


Besides = Callable[[object, object, object], Mapping[str, int] | None]
"""Of an area, type group and line: how many more locations may count in each quarter; None: none."""


def _besides(owned: Portfolio, typed: pd.DataFrame, nowhere: Bools, window: Window) -> Besides:
    """The locations of which the area is not known, as far as they may count."""
    untyped = typed[TYPE].isna().to_numpy(dtype=bool)
    groups = typed[TYPE].to_numpy(dtype=object)

    def found(area: object, group: object, line: object) -> Mapping[str, int] | None:
        if area is None or not nowhere.any():
            return None
        may = nowhere & (untyped | (groups == group) | (group == ALL_TYPES))
        counts = most_at_once(owned.spans, may, window, str(line))
        return dict(zip(window.labels, counts.tolist(), strict=True)) if counts.any() else None

    return found


def _joined(kind: str, supply: pd.DataFrame, demand: pd.DataFrame, besides: Besides) -> pd.DataFrame:
    keys = [AREA, TYPE, QUARTER]
    doubled = pd.concat([demand.assign(**{LINE: line}) for line in LINES])
    frame = (
        supply.merge(doubled, on=[*keys, LINE], how="outer")
        if len(doubled)
        else supply.assign(scenario=None, nodig=pd.NA, nodig_minstens=0, vrijwillig=pd.NA, sinds=None)
    )
    for column in ("nodig", "nodig_minstens", "beschikbaar", "zeker", "eind", "onbekend", "vrijwillig"):
        frame[column] = frame[column].astype("Int64")
    for column in ("nodig_minstens", "beschikbaar", "zeker", "eind", "onbekend", *KINDS, "regulier_laagst"):
        frame[column] = frame[column].fillna(0).astype("Int64")
    for column in (AREA, "scenario", "dag", "sinds"):
        frame[column] = frame[column].astype("object").where(frame[column].notna(), None)
    for area, group, line in frame[[AREA, TYPE, LINE]].drop_duplicates().itertuples(index=False):
        more = besides(area, group, line)
        if more is not None:
            own = (frame[AREA] == area) & (frame[TYPE] == group) & (frame[LINE] == line)
            frame.loc[own, "onbekend"] += frame.loc[own, QUARTER].map(more).astype("Int64")
    frame["minstens"] = frame["onbekend"].to_numpy(dtype=np.int64) > 0
    frame["hoogstens"] = (frame["zeker"] < frame["beschikbaar"]).to_numpy(dtype=bool)
    frame["saldo"] = frame["beschikbaar"] - frame["nodig"]
    asked, certain = frame["nodig"], frame["nodig_minstens"]
    frame["regulier_minstens"] = frame["regulier_minstens"].eq(True).to_numpy(dtype=bool)
    frame["oordeel"] = verdicts(frame["beschikbaar"], frame["minstens"], asked, certain)
    frame["oordeel_regulier"] = verdicts(frame["regulier_laagst"], frame["regulier_minstens"], asked, certain)
    frame["gebied_soort"] = kind
    return frame[_COLUMNS].sort_values([AREA, TYPE, LINE, "scenario", QUARTER], kind="stable", ignore_index=True)


def verdicts(there: pd.Series, at_least: pd.Series, asked: pd.Series, certain: pd.Series) -> list[str]:
    """``tekort``, ``voldoende`` or ``onbekend`` per row: what holds for every value of what is unknown.

    Parameters
    ----------
    there, at_least : (n,) places known, and whether there may be more
    asked, certain : (n,) need, unknown when a part is, and what is asked for certain
    """
    short = (there < certain).to_numpy(dtype=bool) & ~at_least.to_numpy(dtype=bool)
    enough = (there >= asked).fillna(False).to_numpy(dtype=bool)
    found: list[str] = np.select([short, enough], [SHORT, ENOUGH], UNSURE).tolist()
    return found


def _provinces(municipalities: pd.DataFrame) -> list[str]:
    return sorted({str(code) for code in municipalities["pv_code"] if not is_unknown(code)})


def provincial_need(
    need: pd.DataFrame, municipalities: pd.DataFrame, window: Window, version: str | None
) -> pd.DataFrame:
    """Need of every province of the plan by stretches of days, see :func:`~.need.need_by_day`.

    Where only the country has figures these are split evenly; of a province without a figure need is unknown.
    """
    provinces = _provinces(municipalities)
    split = with_national_split(need, version or "", provinces)
    return with_every_province(need_by_day(split, window, version or ""), provinces)


def plan_balance(
    owned: Portfolio,
    need: pd.DataFrame,
    municipalities: pd.DataFrame,
    window: Window,
    version: str | None,
    *,
    level: Level = "plan",
    weight: pd.Series | None = None,
) -> pd.DataFrame:
    """The balance of a whole plan, per province or per region.

    Parameters
    ----------
    owned : Portfolio
    need : table ``behoefte``
    municipalities : of the plan, with ``gm_code``, ``pv_code``, ``regio_id``, ``inwoners``
    window : Window
    version : prognosis; None: need is unknown
    level : ``plan``, ``provincie`` or ``regio``
    weight : key for the split over regions, inhabitants by default

    Returns
    -------
    See :func:`balance`. Locations of other provinces or of no region are under ``gebied_code`` None
    at the level of regions.

    Notes
    -----
    Need of the plan or of a region is unknown when that of one of its provinces is. Where only the
    country has figures these are split evenly, see :func:`~.need.with_national_split`.
    """
    provinces = _provinces(municipalities)
    per_quarter = provincial_need(need, municipalities, window, version)
    if level == PROVINCE:
        nowhere = owned.groups["pv_code"].isna().to_numpy(dtype=bool)
        return balance(level, owned.groups["pv_code"], owned, by_quarter(per_quarter), window, nowhere)
    if level == "regio":
        key = weights(municipalities, BY_INHABITANTS) if weight is None else weight
        regional = regional_need(regional_parts(per_quarter, municipalities, key))
        nowhere = (owned.groups["regio_id"].isna() & ~owned.groups["geplaatst"]).to_numpy(dtype=bool)
        return balance(level, owned.groups["regio_id"], owned, regional, window, nowhere)
    everywhere = pd.Series(["plan"] * len(owned.groups), dtype="object")
    return balance(level, everywhere, owned, plan_need(per_quarter[per_quarter[AREA].isin(provinces)]), window)


def shortages(balances: pd.DataFrame) -> pd.DataFrame:
    """The rows that are short, the worst of each area, type group, scenario and line first.

    Added: ``tekort`` (Int64, 1 or more places; at least so many where ``nodig`` is unknown).
    """
    short = balances[balances["oordeel"] == SHORT]
    lack = short["nodig_minstens"] - short["beschikbaar"]
    return short.assign(tekort=lack).sort_values("tekort", ascending=False, kind="stable", ignore_index=True)


def maybe_short(balances: pd.DataFrame) -> pd.DataFrame:
    """The rows whose known places fall short, but of which some places are unknown, worst first.

    Added: ``tekort`` (Int64): the shortage is at most so large.
    """
    lack = balances["nodig"] - balances["beschikbaar"]
    open_ones = (balances["oordeel"] == UNSURE) & (lack > 0).fillna(False)
    return (
        balances.assign(tekort=lack)[open_ones.to_numpy(dtype=bool)]
        .sort_values("tekort", ascending=False, kind="stable")
        .reset_index(drop=True)
    )
