# SPDX-License-Identifier: GPL-2.0-or-later
"""Need and the transition per quarter: bandwidth, split, version, shortages, milestones (A30–A35, A37)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pandas as pd

from ..capacity.balance import SHORT
from ..capacity.ledger import ALL_TYPES, SIGNED_LINE
from ..capacity.need import TYPE_GROUPS, latest_version
from ..capacity.outlook import MIDDLE, Outlook, choose, outlook
from ..errors import InputError
from ..model.capacity_codes import SCENARIO, TYPE_GROUP
from ..model.provinces import province_name
from ..wording import Text, is_unknown
from .about import about_location, about_plan, empty_columns
from .finding import Finding, Missing, Severity
from .registry import rule
from .situation import Situation

HALF_A_YEAR = timedelta(days=184)
_ENDS = frozenset({"eindigt", "krimpt"})


def _outlook(s: Situation) -> Outlook | None:
    """The balance of the plan; None when there is no need or it cannot be prepared."""
    if s.plan["behoefte"].empty:
        return None
    plan = s.plan if s.plan.reference_date else s.plan.with_settings(peildatum=s.day)
    try:
        return outlook(plan, include_confidential=s.include_confidential)
    except InputError:
        return None


def _areas(made: Outlook) -> list[tuple[str, pd.DataFrame]]:
    """The provinces with need, with their signed balances."""
    frame = made.balances("provincie")
    frame = frame[(frame["lijn"] == SIGNED_LINE) & frame["scenario"].notna()]
    return [(str(area), rows) for area, rows in frame.groupby("gebied_code", sort=True)]


def _runs(rows: pd.DataFrame) -> list[pd.DataFrame]:
    """Consecutive short quarters, together."""
    short = (rows["oordeel"] == SHORT).reset_index(drop=True)
    number = (~short).cumsum()[short]
    kept = rows.reset_index(drop=True)[short]
    return [group for _, group in kept.groupby(number)]


_SHORT_IN = Text(
    "{area}, scenario {scenario}: tekort in {n:int} kwartalen, het grootst in {quarter} ({balance:signed}).",
    "{area}, scenario {scenario}: short in {n:int} quarters, most in {quarter} ({balance:signed}).",
)


@rule(
    "A30",
    title=Text("De behoefte wordt gehaald, ook in de bandbreedte", "Need is met, also within the bandwidth"),
    remedy=Text("Bekijk de kwartalen in het paneel Capaciteit.", "See the quarters in the panel Capacity."),
    source="FMT h2; UA20 §5.2",
)
def need_is_met(s: Situation) -> Iterator[Finding | Missing]:
    """W for a shortage in the low or middle scenario, N in the high one; one A34 names is left to A34."""
    made = _outlook(s)
    for area, rows in _areas(made) if made else ():
        total = rows[rows["typegroep"] == ALL_TYPES]
        for scenario, own in total.groupby("scenario"):
            named = {q for run, _ in _ended(made, area) for q in run["kwartaal"]} if scenario == MIDDLE else set()
            short = own[(own["oordeel"] == SHORT) & ~own["kwartaal"].isin(named)]
            if len(short):
                worst = short.loc[short["saldo"].astype(int).idxmin()]
                severity = Severity.NOTE if scenario == "hoog" else Severity.WARNING
                yield about_plan(
                    "A30",
                    severity,
                    area,
                    _SHORT_IN,
                    part=str(scenario),
                    area=province_name(area),
                    scenario=SCENARIO.label(scenario),
                    n=len(short),
                    quarter=worst["kwartaal"],
                    balance=int(worst["saldo"]),
                )


_GROUP_SHORT = Text(
    "{area}: samen genoeg, maar {group} komen {places:int} plekken tekort ({n:int} kwartalen, het eerst {quarter}).",
    "{area}: enough together, but {group} lack {places:int} places ({n:int} quarters, first {quarter}).",
)


@rule(
    "A31",
    title=Text("Ook per typegroep zijn er genoeg plekken", "Each type group has enough places too"),
    remedy=Text(
        "Wijzig het type van locaties of verdeel de behoefte anders.", "Change types, or split need otherwise."
    ),
    source="FMT h2",
)
def groups_fit(s: Situation) -> Iterator[Finding | Missing]:
    """W per type group that is short in quarters in which the total fits."""
    made = _outlook(s)
    for area, _ in _areas(made) if made else ():
        frame = made.balances("provincie") if made else pd.DataFrame()
        sides = {
            group: choose(frame, area, group).query("lijn == @SIGNED_LINE").set_index("kwartaal")
            for group in (*TYPE_GROUPS, ALL_TYPES)
        }
        fits = (sides[ALL_TYPES]["saldo"] >= 0).fillna(False)
        for group in TYPE_GROUPS:
            own = sides[group]
            short = own[(own["oordeel"] == SHORT) & fits.reindex(own.index, fill_value=False)]
            if len(short):
                figures = {"places": -int(short["saldo"].min()), "n": len(short), "quarter": short.index[0]}
                label = TYPE_GROUP.label(group)
                yield about_plan(
                    "A31",
                    Severity.WARNING,
                    area,
                    _GROUP_SHORT,
                    part=group,
                    area=province_name(area),
                    group=label,
                    **figures,
                )


_OLD = Text(
    "Het plan gebruikt prognose {used}; er is een nieuwere, {latest} ({difference:signed} plekken in {quarter}).",
    "The plan uses prognosis {used}; there is a newer one, {latest} ({difference:signed} places in {quarter}).",
)
_STALE = Text(
    "Prognose {used} is van {day}, meer dan een half jaar voor de peildatum.",
    "Prognosis {used} is of {day}, more than half a year before the reference date.",
)


@rule(
    "A32",
    title=Text("Het plan gebruikt de laatste prognose", "The plan uses the latest prognosis"),
    remedy=Text("Kies de laatste prognose bij de instellingen.", "Choose the latest prognosis in the settings."),
    source="FMT h6; OA §3-I; UA20 §7",
)
def latest_prognosis(s: Situation) -> Iterator[Finding | Missing]:
    """W when a newer version is there, with the largest difference; N when the latest is over half a year old."""
    made, prognoses = _outlook(s), s.plan["prognoses"]
    if made is None or made.version is None:
        return
    latest = latest_version(prognoses)
    if latest != made.version:
        yield about_plan("A32", Severity.WARNING, made.version, _OLD, used=made.version, **_difference(made, latest))
    dated: dict[str, Any] = dict(zip(prognoses["versie"], prognoses["datum"], strict=True))
    day = dated.get(made.version)
    if latest == made.version and isinstance(day, date) and day + HALF_A_YEAR < s.day:
        yield about_plan("A32", Severity.NOTE, made.version, _STALE, used=made.version, day=day)


def _difference(made: Outlook, latest: str | None) -> dict[str, Any]:
    """Where the newer version differs most, all provinces together."""
    frame = made.difference(latest or "")
    rows = frame[(frame["typegroep"] == ALL_TYPES) & (frame["scenario"] == MIDDLE)]
    sums = -rows.groupby("kwartaal")["verschil"].sum(min_count=1).dropna()
    if not len(sums):
        return {"latest": latest, "difference": None, "quarter": None}
    quarter = sums.abs().astype(int).idxmax()
    return {"latest": latest, "difference": int(sums[quarter]), "quarter": quarter}


_MILESTONE = Text(
    "Mijlpaal {name} is onvolledig: {columns} niet ingevuld.", "Milestone {name} is incomplete: {columns} empty."
)


@rule(
    "A33",
    title=Text("Mijlpalen en besluiten hebben datum en gremium", "Milestones and decisions have a date and a body"),
    remedy=Text("Vul de genoemde velden in.", "Fill in the fields that are named."),
    source="FMT h7",
)
def milestones_complete(s: Situation) -> Iterator[Finding | Missing]:
    """N per milestone without date or kind, and per decision without body or text."""
    table = s.table("mijlpalen")
    for row in s.plan["mijlpalen"].to_dict("records"):
        needed = ("datum", "soort", "gremium", "besluit") if row["soort"] == "besluit" else ("datum", "soort")
        lacking = empty_columns(row, needed)
        if lacking:
            key, labels = str(row["mijlpaal_id"]), [table.column(name).label for name in lacking]
            yield about_plan("A33", Severity.NOTE, key, _MILESTONE, table="mijlpalen", name=key, columns=labels)


_ENDED = Text(
    "{area}: tekort van {places:int} plekken vanaf {quarter} doordat overeenkomsten eindigen: {names}.",
    "{area}: short of {places:int} places from {quarter} because agreements end: {names}.",
)


@rule(
    "A34",
    title=Text("Geen tekort doordat overeenkomsten eindigen", "No shortage because agreements end"),
    remedy=Text(
        "Verleng of vervang de overeenkomst, of vul de tijd ertussen op.",
        "Extend or replace the agreement, or fill the time between.",
    ),
    source="FMT h7",
)
def no_gap(s: Situation) -> Iterator[Finding | Missing]:
    """W per run of short quarters that begins with the end of an agreement; lacks need."""
    if s.plan["behoefte"].empty:
        yield Missing("behoefte", "plekken", 0, 0)
        return
    made = _outlook(s)
    for area, _ in _areas(made) if made else ():
        for run, ended in _ended(made, area):
            first = str(run["kwartaal"].iloc[0])
            places = -int(run["saldo"].astype(int).min())
            figures: dict[str, Any] = {"area": province_name(area), "places": places, "quarter": first, "names": ended}
            yield about_plan("A34", Severity.WARNING, area, _ENDED, part=first, **figures)


def _ended(made: Outlook | None, area: str) -> Iterator[tuple[pd.DataFrame, list[str]]]:
    """Runs of short quarters of the middle scenario in which places ended at the start, with the locations."""
    if made is None:
        return
    rows = choose(made.balances("provincie"), area)
    changes = made.changes()
    changes = changes[changes["soort"].isin(_ENDS) & changes["loc_id"].isin(made.in_area("provincie", area))]
    for run in _runs(rows[rows["lijn"] == SIGNED_LINE]):
        here = changes[changes["kwartaal"] == run["kwartaal"].iloc[0]]
        if len(here):
            yield run, [made.names.get(loc, loc) for loc in dict.fromkeys(here["loc_id"])]


_TERMINATED = Text(
    "{location} wordt beëindigd, maar landelijk zijn er nog niet genoeg nieuwe overeenkomsten.",
    "{location} is to be ended, but there are not enough new agreements nationally yet.",
)


@rule(
    "A35",
    title=Text("Beëindigen kan als er landelijk genoeg nieuw is", "Ending needs enough new agreements nationally"),
    remedy=Text(
        "Wacht met beëindigen, of leg vast dat het er landelijk genoeg zijn.",
        "Wait, or record that there are enough nationally.",
    ),
    source="FMT h7",
)
def enough_nationally(s: Situation) -> Iterator[Finding | Missing]:
    """F per location with status ``beeindigen`` while the setting ``landelijk_voldoende`` is no."""
    if s.plan.settings["landelijk_voldoende"]:
        return
    for row in s.locations[s.locations["status"] == "beeindigen"].to_dict("records"):
        yield about_location(row, "A35", Severity.FAULT, _TERMINATED)


_VOLUNTARY = Text(
    "{area}: {places:int} plekken vrijwillig extra; zij verhogen de behoefte niet.",
    "{area}: {places:int} voluntary extra places; they do not raise need.",
)


@rule(
    "A37",
    title=Text("Vrijwillig extra staat apart", "Voluntary extra is shown apart"),
    remedy=Text("Er is niets te doen: dit is een mededeling.", "Nothing to do: this is for information."),
    source="FMT h7",
)
def voluntary_apart(s: Situation) -> Iterator[Finding | Missing]:
    """N per province with voluntary extra places in the middle scenario."""
    made = _outlook(s)
    for area, rows in _areas(made) if made else ():
        own = rows[rows["scenario"] == MIDDLE]
        sums = own.groupby([own["typegroep"] == ALL_TYPES, "kwartaal"])["vrijwillig"].sum(min_count=1)
        extra = sums.max()
        if not is_unknown(extra) and extra > 0:
            yield about_plan("A37", Severity.NOTE, area, _VOLUNTARY, area=province_name(area), places=int(extra))
