# SPDX-License-Identifier: GPL-2.0-or-later
"""Need per quarter from the figures of the LRT; need per region derived from it (domain C1, C2, A30–A32).

Need per region is never stored: it follows from the province's need, the division and the key.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from ..model.frames import plain_frame
from ..wording import is_unknown, known_int, known_text
from .apportionment import largest_remainder
from .ledger import ALL_TYPES, AREA, QUARTER, TYPE
from .national import EvenSplit, split_over_provinces
from .quarters import Window
from .spans import as_date, days_of
from .sweep import ALWAYS

SCENARIOS = ("laag", "midden", "hoog")
TYPE_GROUPS = ("rol", "gvl_satelliet")
REST = "overig"
"""What is asked beyond both type groups: given, or what a given total asks more."""
COUNTRY, PROVINCE, REGION = "land", "provincie", "regio"

_KEY = ["gebied_soort", AREA, TYPE, "scenario"]
_WHEN = [QUARTER, "vanaf"]
"""A quarter is cut where a figure changes within it: what is summed is summed day by day."""
_FIGURES = ["nodig", "nodig_minstens", "vrijwillig", "sinds"]
_OUT = [*_KEY, *_WHEN, *_FIGURES]
_TYPES = {"nodig": "Int64", "nodig_minstens": "Int64", "vrijwillig": "Int64", "sinds": "object"}


def need_per_quarter(need: pd.DataFrame, window: Window, version: str) -> pd.DataFrame:
    """Need per area, type group, scenario and quarter of one prognosis.

    A figure holds from its date until the next one. A quarter needs the most that is asked on any of
    its days. Before the first figure need is unknown, never 0; the last figure is carried on.

    Parameters
    ----------
    need : table ``behoefte``
    window : Window
    version : ``versie``

    Returns
    -------
    frame with ``gebied_soort``, ``gebied_code``, ``typegroep``, ``scenario``, ``kwartaal``, ``vanaf``
    (first day), ``nodig`` and ``vrijwillig`` (Int64), ``nodig_minstens`` (Int64, what is asked for
    certain) and ``sinds`` (date of the latest figure used). Type group ``totaal`` is added where it can
    be summed, and :data:`REST` where a total is given that asks more than both type groups. Voluntary
    extra places (A37) never raise ``nodig``.
    """
    return by_quarter(need_by_day(need, window, version))


def need_by_day(need: pd.DataFrame, window: Window, version: str) -> pd.DataFrame:
    """As :func:`need_per_quarter`, with each quarter cut into stretches in which no figure changes.

    Sums over type groups, provinces and parts of regions are taken of these, and :func:`by_quarter`
    takes the highest: maxima of different days are never added.
    """
    own = need[(need["versie"] == version) & need["datum"].notna()].sort_values("datum", kind="stable")
    figures: dict[tuple[object, ...], list[tuple[date, object, object]]] = {}
    extra = own["vrijwillig"] if "vrijwillig" in own else [None] * len(own)
    for key, day, asked, more in zip(
        own[_KEY].itertuples(index=False, name=None), own["datum"], own["plekken"], extra, strict=True
    ):
        figures.setdefault(key, []).append((day, asked, more))
    stretches = _stretches(window, set(own["datum"]))
    rows = [
        (*key, label, day, *_on(figures[key], day, last)) for key in sorted(figures) for label, day, last in stretches
    ]
    return with_totals(_with_rest(plain_frame(rows, columns=_OUT).astype(_TYPES)))


def _stretches(window: Window, changes: Iterable[date]) -> list[tuple[str, date, date]]:
    """The quarters, each cut at the days on which some figure changes: label, first day, the quarter's last."""
    days = sorted(changes)
    return [
        (quarter.label, day, quarter.last)
        for quarter in window.quarters
        for day in (quarter.first, *(d for d in days if quarter.first < d <= quarter.last))
    ]


def by_quarter(frame: pd.DataFrame) -> pd.DataFrame:
    """The most that is asked on any day of each quarter; unknown when it is on one of its days."""
    if not frame.duplicated([*_KEY, QUARTER]).any():
        return frame
    days = frame.groupby([*_KEY, QUARTER], dropna=False, sort=False)
    out = days[["vanaf", "vrijwillig", "sinds"]].agg({"vanaf": "first", "vrijwillig": "last", "sinds": "last"})
    out["nodig"] = days["nodig"].max().where(days["nodig"].count() == days.size())
    out["nodig_minstens"] = days["nodig_minstens"].max()
    out = out.reset_index()[[column for column in frame.columns if column in _OUT]].astype(_TYPES)
    for column in (AREA, "sinds"):
        out[column] = out[column].astype("object").where(out[column].notna(), None)
    return out


def _with_rest(per_quarter: pd.DataFrame) -> pd.DataFrame:
    """With type group :data:`REST` where it is not given: what a given total asks beyond both type groups."""
    if not (per_quarter[TYPE] == ALL_TYPES).any():
        return per_quarter
    keys = ["gebied_soort", AREA, "scenario", *_WHEN]
    sides = {
        group: per_quarter[per_quarter[TYPE] == group].set_index(keys)["nodig"] for group in (*TYPE_GROUPS, ALL_TYPES)
    }
    rest = sides[ALL_TYPES].sub(sides["rol"]).sub(sides["gvl_satelliet"]).dropna()
    given = pd.MultiIndex.from_frame(per_quarter.loc[per_quarter[TYPE] == REST, keys])
    rest = rest[(rest > 0) & ~rest.index.isin(given)].astype("Int64").rename("nodig").reset_index()
    if not len(rest):
        return per_quarter
    rest = rest.assign(**{TYPE: REST}, nodig_minstens=rest["nodig"], vrijwillig=pd.NA, sinds=None)
    return pd.concat([per_quarter, rest[_OUT].astype(_TYPES)], ignore_index=True)


def national_splits(need: pd.DataFrame, version: str) -> list[EvenSplit]:
    """The national figures of a version that stand in for the provinces', split evenly."""
    return [split_over_provinces(int(places)) for places in _national(need, version)["plekken"].dropna()]


def _national(need: pd.DataFrame, version: str) -> pd.DataFrame:
    """National figures in the scenarios in which no province has one."""
    own = need[need["versie"] == version]
    provincial = own.loc[own["gebied_soort"] == PROVINCE, "scenario"]
    return own[(own["gebied_soort"] == COUNTRY) & ~own["scenario"].isin(provincial)]


def with_national_split(need: pd.DataFrame, version: str, provinces: Iterable[str]) -> pd.DataFrame:
    """Need with a figure per province, where only the country's is given (domain C1).

    A national figure of a scenario is split evenly over the provinces of the country, see
    :func:`~.national.split_over_provinces`, unless some province has a figure of its own in that
    scenario: then the others stay unknown.

    Parameters
    ----------
    need : table ``behoefte``
    version : ``versie``; figures of other versions are left out
    provinces : of the plan
    """
    own = need[need["versie"] == version]
    national = _national(need, version)
    if national.empty:
        return own.reset_index(drop=True)
    parts = [None if is_unknown(places) else split_over_provinces(int(places)).part for places in national["plekken"]]
    even = national.assign(gebied_soort=PROVINCE, plekken=pd.array(parts, dtype="Int64"))
    if "vrijwillig" in even:
        even["vrijwillig"] = pd.array([None] * len(even), dtype="Int64")
    return pd.concat([own, *(even.assign(**{AREA: code}) for code in provinces)], ignore_index=True)


def with_every_province(per_quarter: pd.DataFrame, provinces: Iterable[str]) -> pd.DataFrame:
    """Need per quarter with a row of unknown need for every province of the plan that has no figure."""
    there = per_quarter[per_quarter["gebied_soort"] == PROVINCE]
    keys = [TYPE, "scenario", *_WHEN]
    asked = there.loc[there[TYPE] != REST, keys].drop_duplicates()
    every = pd.concat([asked.assign(**{AREA: code}) for code in provinces] or [asked.assign(**{AREA: None})])
    known = pd.MultiIndex.from_frame(there[[AREA, *keys]])
    absent = every[~pd.MultiIndex.from_frame(every[[AREA, *keys]]).isin(known)]
    rows = absent.assign(gebied_soort=PROVINCE, nodig=pd.NA, nodig_minstens=0, vrijwillig=pd.NA, sinds=None)[_OUT]
    return pd.concat([per_quarter, rows.astype(_TYPES)], ignore_index=True) if len(rows) else per_quarter


def _on(
    figures: Sequence[tuple[date, object, object]], day: date, last: date
) -> tuple[int | None, int, int | None, date | None]:
    """What is asked on a day, for certain, the voluntary extra, and the date of the figure.

    The first figure counts for the whole of the quarter it begins in.
    """
    started = [figure for figure in figures if figure[0] <= day] or [f for f in figures[:1] if f[0] <= last]
    if not started:
        return None, 0, None, None
    since, asked, extra = started[-1]
    known = known_int(asked)
    return known, known or 0, known_int(extra), since


def with_totals(per_quarter: pd.DataFrame, area: Sequence[str] = ("gebied_soort", AREA)) -> pd.DataFrame:
    """Add type group ``totaal`` where it is not given: type groups and rest together; unknown without both."""
    keys = [*area, "scenario", *_WHEN]
    parts = per_quarter[per_quarter[TYPE].isin((*TYPE_GROUPS, REST))]
    totals = per_quarter[per_quarter[TYPE] == ALL_TYPES]
    if len(totals):
        given = pd.MultiIndex.from_frame(totals[keys])
        parts = parts[~pd.MultiIndex.from_frame(parts[keys]).isin(given)]
    if not len(parts):
        return per_quarter
    parts = parts.assign(_group=parts[TYPE].isin(TYPE_GROUPS))
    both = parts.groupby(keys, dropna=False, sort=True)["_group"].sum().to_numpy() == len(TYPE_GROUPS)
    total = _summed(parts, keys).assign(**{TYPE: ALL_TYPES})
    total["nodig"] = total["nodig"].where(both)
    return pd.concat([per_quarter, total[per_quarter.columns]], ignore_index=True)


def _summed(rows: pd.DataFrame, keys: list[str], expected: int | None = None) -> pd.DataFrame:
    """Need summed by key; unknown when a part is, or when there are fewer parts than expected."""
    together = rows.groupby(keys, dropna=False, sort=True)
    places, size = together["nodig"].sum(), together.size()
    complete = together["nodig"].count() == (size if expected is None else size.clip(lower=expected))
    frame = plain_frame({"nodig": places.where(complete), "nodig_minstens": together["nodig_minstens"].sum()})
    frame["vrijwillig"] = together["vrijwillig"].sum(min_count=1)
    frame["sinds"] = _latest(rows.assign(_day=days_of(rows["sinds"], ALWAYS)).groupby(keys, dropna=False)["_day"])
    return frame.reset_index().astype(_TYPES)


def _latest(days: Any) -> pd.Series:
    """The latest date per group, None where there is none."""
    last = days.max()
    dates = {day: None if day == ALWAYS else as_date(day) for day in last.unique()}
    return pd.Series([dates[day] for day in last], index=last.index, dtype="object")


def regional_parts(per_quarter: pd.DataFrame, municipalities: pd.DataFrame, weight: pd.Series) -> pd.DataFrame:
    """The province's need split over the parts of regions within it, by largest remainder.

    Parameters
    ----------
    per_quarter : from :func:`need_per_quarter`; only rows of provinces are used
    municipalities : ``gm_code``, ``pv_code``, ``regio_id`` (unknown: unassigned)
    weight : Series indexed by ``gm_code``, see :func:`~.apportionment.weights`

    Returns
    -------
    frame with ``pv_code``, ``regio_id`` (None: the municipalities without a region), ``typegroep``,
    ``scenario``, ``kwartaal``, ``nodig`` (Int64; unknown when the province's need is, or a
    municipality of the province has no weight), and the empty ``vrijwillig`` and ``sinds``. Parts of a
    province add up to its need. The total is the sum of the type groups where these are split.
    """
    weights = _part_weights(municipalities, weight)
    provincial = per_quarter[per_quarter["gebied_soort"] == PROVINCE]
    provincial = _without_summed_totals(provincial)
    split = _Splits(weights)
    rows: list[tuple[object, ...]] = []
    columns = [AREA, TYPE, "scenario", *_WHEN, "nodig"]
    for province, group, scenario, quarter, day, places in provincial[columns].itertuples(index=False):
        rows += [(province, r, group, scenario, quarter, day, n, n or 0) for r, n in split(province, places)]
    frame = plain_frame(rows, columns=["pv_code", "regio_id", TYPE, "scenario", *_WHEN, "nodig", "nodig_minstens"])
    frame["regio_id"] = frame["regio_id"].astype("object").where(frame["regio_id"].notna(), None)
    frame["vrijwillig"] = pd.array([None] * len(frame), dtype="Int64")
    return with_totals(frame.assign(sinds=None).astype(_TYPES), ("pv_code", "regio_id"))


class _Splits:
    """Splits the need of provinces over their parts; the same number is split once."""

    def __init__(self, weights: dict[str, pd.Series]) -> None:
        self._weights = weights
        usable = {name: bool(w.notna().all() and w.sum()) for name, w in weights.items()}
        self._unknown = {name: [(region, None) for region in w.index] for name, w in weights.items()}
        self._splittable = {name for name, yes in usable.items() if yes}
        self._known: dict[tuple[str, int], list[tuple[str | None, int]]] = {}

    def __call__(self, province: str, places: object) -> Sequence[tuple[str | None, int | None]]:
        if province not in self._splittable or is_unknown(places):
            return self._unknown.get(province, [])
        asked = (province, int(places))  # type: ignore[call-overload]
        if asked not in self._known:
            found = largest_remainder(asked[1], self._weights[province])
            self._known[asked] = list(zip(found.index, found.tolist(), strict=True))
        return self._known[asked]


def _part_weights(municipalities: pd.DataFrame, weight: pd.Series) -> dict[str, pd.Series]:
    """Per province the summed weight of each region's part; unknown when a municipality's is."""
    frame = municipalities[["gm_code", "pv_code", "regio_id"]].copy()
    parts: dict[str, dict[str | None, float | None]] = {}
    for code, province, region in frame.itertuples(index=False):
        own = parts.setdefault(province, {})
        name = known_text(region)
        value = weight.get(code)
        before = own.get(name, 0)
        own[name] = None if before is None or is_unknown(value) else before + value
    return {
        province: pd.Series(list(own.values()), index=pd.Index(list(own), dtype="object"), dtype="object")
        for province, own in parts.items()
    }


def _without_summed_totals(provincial: pd.DataFrame) -> pd.DataFrame:
    """Leave totals out where both type groups are known: the regional total is the sum of these."""
    keys = [AREA, "scenario", *_WHEN]
    split = provincial[provincial[TYPE].isin(TYPE_GROUPS) & provincial["nodig"].notna()].groupby(keys).size()
    both = pd.MultiIndex.from_frame(provincial[keys]).isin(split.index[split == len(TYPE_GROUPS)])
    return provincial[~(both & (provincial[TYPE] == ALL_TYPES).to_numpy())]


def regional_need(parts: pd.DataFrame) -> pd.DataFrame:
    """Need per region over province borders: the sum of its parts, unknown when one is.

    Returns
    -------
    frame as of :func:`need_per_quarter`, with ``gebied_soort`` ``regio``. Need of municipalities
    without a region is under ``gebied_code`` None, so that nothing gets lost.
    """
    frame = _summed(parts, ["regio_id", TYPE, "scenario", *_WHEN]).assign(gebied_soort=REGION)
    region = frame["regio_id"].astype("object")
    frame[AREA] = region.where(region.notna(), None)
    return by_quarter(frame[_OUT])


def plan_need(per_quarter: pd.DataFrame) -> pd.DataFrame:
    """Need of all provinces of the plan together; unknown when one is."""
    provincial = per_quarter[per_quarter["gebied_soort"] == PROVINCE]
    rest = provincial[TYPE] == REST
    keys = [TYPE, "scenario", *_WHEN]
    frame = _summed(provincial[~rest], keys, provincial[AREA].nunique())
    if rest.any():
        frame = pd.concat([frame, _summed(provincial[rest], keys)], ignore_index=True)
    return by_quarter(frame.assign(gebied_soort="plan", **{AREA: "plan"})[_OUT].astype(_TYPES))


def out_of_order(balances: pd.DataFrame) -> pd.DataFrame:
    """Where a lower scenario asks more than a higher one: ``gebied_code``, ``typegroep``, ``kwartaal``.

    A figure is carried on until the next one of its scenario, so that a band may cross between two dates.

    Parameters
    ----------
    balances : with ``scenario`` and ``nodig``; one line is looked at
    """
    rows = balances[balances["scenario"].isin(SCENARIOS)]
    wide = rows.drop_duplicates([AREA, TYPE, QUARTER, "scenario"]).pivot(
        index=[AREA, TYPE, QUARTER], columns="scenario", values="nodig"
    )
    wide = wide.reindex(columns=list(SCENARIOS)).astype("Int64")
    low, middle, high = (wide[name] for name in SCENARIOS)
    crossed = (low > middle).fillna(False) | (middle > high).fillna(False) | (low > high).fillna(False)
    return wide.index[crossed.to_numpy(dtype=bool)].to_frame(index=False)


def latest_version(prognoses: pd.DataFrame) -> str | None:
    """The latest prognosis (A32); None when there is none. Undated ones are oldest."""
    rows = [(day, str(name)) for name, day in zip(prognoses["versie"], prognoses["datum"], strict=True)]
    return max(rows, key=lambda row: (not is_unknown(row[0]), row[0] or date.min, row[1]))[1] if rows else None


def compare_versions(need: pd.DataFrame, old: str, new: str, window: Window) -> pd.DataFrame:
    """The difference between two prognoses per area, type group, scenario and quarter (A32).

    Returns
    -------
    frame with ``oud``, ``nieuw`` and ``verschil`` (Int64); what only one of them has is unknown in
    the other, not 0.
    """
    keys = [*_KEY, QUARTER]
    sides = [
        need_per_quarter(need, window, version).set_index(keys)["nodig"].rename(name)
        for version, name in ((old, "oud"), (new, "nieuw"))
    ]
    frame = pd.concat(sides, axis=1).astype("Int64").sort_index()
    frame["verschil"] = frame["nieuw"] - frame["oud"]
    return frame.reset_index()
