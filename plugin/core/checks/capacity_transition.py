# SPDX-License-Identifier: GPL-2.0-or-later
"""Need and the transition per quarter: bandwidth, split, version, shortages, milestones (A30–A35, A37)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import pandas as pd

from ..capacity.balance import ENOUGH, SHORT, maybe_short, shortages
from ..capacity.endings import Endings, endings
from ..capacity.ledger import ALL_TYPES, SIGNED_LINE
from ..capacity.need import TYPE_GROUPS, latest_version
from ..capacity.outlook import MIDDLE, Outlook, choose, window_of
from ..capacity.quarters import Quarter
from ..errors import InputError
from ..model.capacity_codes import SCENARIO, TYPE_GROUP
from ..model.capacity_tables import MILESTONES, NEED, PROGNOSES
from ..model.plan import Plan
from ..model.provinces import province_name
from ..model.tables import CAPACITY_PERIODS, LOCATIONS, MUNICIPALITIES, SETTINGS_TABLE
from ..situation.situation import Situation
from ..wording import Text, is_unknown
from .about import about_location, about_plan, empty_columns
from .columns import ASKED, BALANCE, OPEN, locations, of, settings
from .finding import Finding, Missing, Severity
from .registry import rule

HALF_A_YEAR = timedelta(days=184)


def _outlook(s: Situation) -> Outlook | None:
    """The balance of the plan; None when there is no need or it cannot be prepared, see :func:`lacking`."""
    return None if s.plan[NEED.name].empty else s.outlook


def _dated(s: Situation) -> Plan:
    return s.plan if s.plan.reference_date else s.plan.with_settings(peildatum=s.day)


def lacking(s: Situation, outlook: Outlook | None) -> Iterator[Missing]:
    """What keeps need from being compared: no need, a window or prognosis that is none, a figure that is not there."""
    if s.plan[NEED.name].empty:
        yield Missing(NEED.name, "plekken", 0, 0)
    elif outlook is None:
        yield Missing(SETTINGS_TABLE.name, _unusable(s), 1, 1)
    else:
        yield from _unknown_need(outlook)
        nowhere = int(s.municipalities["pv_code"].isna().sum())
        if nowhere:
            yield Missing(MUNICIPALITIES.name, "pv_code", nowhere, len(s.municipalities))


def _unusable(s: Situation) -> str:
    try:
        window_of(_dated(s))
    except InputError:
        return "planperiode_tot"
    return "prognose_versie"


def _unknown_need(outlook: Outlook) -> Iterator[Missing]:
    """Provinces whose total need is unknown in some quarter."""
    rows = outlook.balances("provincie")
    rows = rows[rows["gebied_code"].notna() & (rows["lijn"] == SIGNED_LINE) & (rows["typegroep"] == ALL_TYPES)]
    known = rows["nodig"].notna().groupby(rows["gebied_code"]).all()
    if not known.all():
        yield Missing(NEED.name, "plekken", int((~known).sum()), len(known))


def in_doubt(outlook: Outlook, area: str) -> dict[tuple[str, str], set[str]]:
    """The locations that may add places to an area, by the column that is not known of them."""
    own, stretches, groups = outlook.in_area("provincie", area), outlook.owned.spans, outlook.owned.groups
    elsewhere = groups["pv_code"].isna()
    unsized = {str(loc) for loc in stretches.loc_ids[stretches.location[stretches.unknown]]}
    without = {
        (CAPACITY_PERIODS.name, "plekken_asiel"): unsized & (own | set(groups.loc[elsewhere, "loc_id"])),
        (LOCATIONS.name, "gm_code"): set(groups.loc[elsewhere & ~groups["geplaatst"], "loc_id"]),
        (MUNICIPALITIES.name, "pv_code"): set(groups.loc[elsewhere & groups["geplaatst"], "loc_id"]),
    }
    return {column: locations for column, locations in without.items() if locations}


def without_end(outlook: Outlook, area: str) -> Missing:
    """The locations of an area of which the end is not known."""
    own, stretches = outlook.in_area("provincie", area), outlook.owned.spans
    endless = {str(loc) for loc in stretches.loc_ids[stretches.location[stretches.open_end]]} & own
    return Missing(LOCATIONS.name, "bo_eind", len(endless), len(own))


def areas_with_need(outlook: Outlook) -> list[tuple[str, pd.DataFrame]]:
    """The provinces with need, with their signed balances."""
    frame = outlook.balances("provincie")
    frame = frame[(frame["lijn"] == SIGNED_LINE) & frame["scenario"].notna()]
    return [(str(area), rows) for area, rows in frame.groupby("gebied_code", sort=True)]


_SHORT_IN = Text(
    "{area}, scenario {scenario}: tekort in {n:int} kwartalen, het grootst in {quarter} ({balance:signed}).",
    "{area}, scenario {scenario}: short in {n:int} quarters, most in {quarter} ({balance:signed}).",
)
_SHORT_AT_LEAST = Text(
    "{area}, scenario {scenario}: tekort in {n:int} kwartalen, het grootst in {quarter} (minstens {places:int}); "
    "een deel van de behoefte is onbekend.",
    "{area}, scenario {scenario}: short in {n:int} quarters, most in {quarter} (at least {places:int}); "
    "part of the need is unknown.",
)
_SHORT_AT_MOST = Text(
    "{area}, scenario {scenario}: in {n:int} kwartalen mogelijk tekort, het grootst in {quarter} "
    "(hoogstens {places:int}); van {unknown} is niet bekend hoeveel plekken er dan zijn.",
    "{area}, scenario {scenario}: possibly short in {n:int} quarters, most in {quarter} "
    "(at most {places:int}); it is not known how many places {unknown} have then.",
)


@rule(
    "A30",
    title=Text("De behoefte wordt gehaald, ook in de bandbreedte", "Need is met, also within the bandwidth"),
    remedy=Text("Bekijk de kwartalen in het paneel Capaciteit.", "See the quarters in the panel Capacity."),
    source="FMT h2; UA20 §5.2",
    worst=Severity.WARNING,
    reads=BALANCE,
)
def need_is_met(s: Situation) -> Iterator[Finding | Missing]:
    """W for a shortage in the low or middle scenario, N in the high one; one that endings explain whole is A34's.

    Where the known places fall short and some are unknown the finding is a bound.
    """
    outlook = _outlook(s)
    yield from lacking(s, outlook)
    for area, rows in areas_with_need(outlook) if outlook else ():
        for scenario, own in rows[rows["typegroep"] == ALL_TYPES].groupby("scenario"):
            runs = _ended(outlook, area) if outlook and scenario == MIDDLE else ()
            named = {quarter for run in runs for quarter in run.explained}
            worst = shortages(own[~own["kwartaal"].isin(named)])
            if len(worst):
                yield _short(area, str(scenario), worst, _SHORT_AT_LEAST if worst["nodig"].isna()[0] else _SHORT_IN)
            unsure = maybe_short(own)
            if len(unsure):
                doubted = set().union(*in_doubt(outlook, area).values()) if outlook else set()
                names = sorted(outlook.names.get(loc, loc) for loc in doubted) if outlook else []
                yield _short(area, str(scenario), unsure, _SHORT_AT_MOST, names)
    yield from _unsure(outlook, ALL_TYPES)


def _short(area: str, scenario: str, worst: pd.DataFrame, message: Text, names: Sequence[str] = ()) -> Finding:
    """A30 for one scenario; ``worst`` has the worst quarter first."""
    first = worst.iloc[0]
    return about_plan(
        "A30",
        Severity.NOTE if scenario == "hoog" else Severity.WARNING,
        area,
        message,
        part=f"{scenario}-hoogstens" if message is _SHORT_AT_MOST else scenario,
        area=province_name(area),
        scenario=SCENARIO.label(scenario),
        n=len(worst),
        quarter=first["kwartaal"],
        balance=-int(first["tekort"]),
        places=int(first["tekort"]),
        unknown=list(names),
    )


def _unsure(outlook: Outlook | None, *groups: str) -> Iterator[Missing]:
    """What decides whether an area falls short, where it is unknown: places, or the end of some that are needed."""
    for area, rows in areas_with_need(outlook) if outlook else ():
        own = rows[rows["typegroep"].isin(groups)]
        for (table, column), doubted in in_doubt(outlook, area).items() if outlook and len(maybe_short(own)) else ():
            yield Missing(table, column, len(doubted), len(outlook.owned.groups) if outlook else 0)
        if outlook and ((own["oordeel"] == ENOUGH) & (own["zeker"] < own["nodig"]).fillna(False)).any():
            yield without_end(outlook, area)


_GROUP_SHORT = Text(
    "{area}: samen genoeg, maar {group} komen {places:int} plekken tekort ({n:int} kwartalen, het eerst {quarter}).",
    "{area}: enough together, but {group} lack {places:int} places ({n:int} quarters, first {quarter}).",
)
_GROUP_UNSURE = Text(
    "{area}: {group} komen minstens {places:int} plekken tekort ({n:int} kwartalen, het eerst {quarter}); "
    "of er van alle typen samen genoeg zijn is onbekend.",
    "{area}: {group} lack at least {places:int} places ({n:int} quarters, first {quarter}); "
    "whether there are enough of all types together is unknown.",
)
_GROUP_MORE = Text(
    "{area}: {group} komen {places:int} plekken tekort, meer dan alle typen samen ({n:int} kwartalen, het eerst "
    "{quarter}).",
    "{area}: {group} lack {places:int} places, more than all types together ({n:int} quarters, first {quarter}).",
)


@rule(
    "A31",
    title=Text("Ook per typegroep zijn er genoeg plekken", "Each type group has enough places too"),
    remedy=Text(
        "Wijzig het type van locaties of verdeel de behoefte anders.", "Change types, or split need otherwise."
    ),
    source="FMT h2",
    worst=Severity.WARNING,
    reads=BALANCE,
)
def groups_fit(s: Situation) -> Iterator[Finding | Missing]:
    """W per type group that is short in quarters in which the total is not, or less so, or in which that is unknown."""
    outlook = _outlook(s)
    yield from lacking(s, outlook)
    yield from _unsure(outlook, *TYPE_GROUPS)
    for area, _ in areas_with_need(outlook) if outlook else ():
        frame = outlook.balances("provincie") if outlook else pd.DataFrame()
        frame = frame[frame["lijn"] == SIGNED_LINE]
        total = choose(frame, area, ALL_TYPES).set_index("kwartaal")
        for group in TYPE_GROUPS:
            short = shortages(choose(frame, area, group)).sort_values("kwartaal").set_index("kwartaal")
            for message, rows in _beside_total(short, total.reindex(short.index)):
                yield about_plan(
                    "A31",
                    Severity.WARNING,
                    area,
                    message,
                    part=group if message is _GROUP_SHORT else f"{group}-{_PARTS[message]}",
                    area=province_name(area),
                    group=TYPE_GROUP.label(group),
                    places=int(rows["tekort"].max()),
                    n=len(rows),
                    quarter=rows.index[0],
                )


_PARTS = {_GROUP_UNSURE: "onbekend", _GROUP_MORE: "meer"}


def _beside_total(short: pd.DataFrame, total: pd.DataFrame) -> Iterator[tuple[Text, pd.DataFrame]]:
    """The quarters in which a group is short, by what is said of the total in them."""
    lacks = (total["nodig_minstens"] - total["beschikbaar"]).astype("Int64")
    more = (total["oordeel"] == SHORT) & (short["tekort"] > lacks).fillna(False)
    for message, rows in (
        (_GROUP_SHORT, short[total["oordeel"] == ENOUGH]),
        (_GROUP_UNSURE, short[(total["oordeel"] != ENOUGH) & (total["oordeel"] != SHORT)]),
        (_GROUP_MORE, short[more.to_numpy(dtype=bool)]),
    ):
        if len(rows):
            yield message, rows


_OLD = Text(
    "Het plan gebruikt prognose {used}; er is een nieuwere, {latest} ({difference:signed} plekken in {quarter}).",
    "The plan uses prognosis {used}; there is a newer one, {latest} ({difference:signed} places in {quarter}).",
)
_OLD_SAME = Text(
    "Het plan gebruikt prognose {used}; er is een nieuwere, {latest}, die in de planperiode hetzelfde vraagt.",
    "The plan uses prognosis {used}; there is a newer one, {latest}, that asks the same in the planning window.",
)
_OLD_UNKNOWN = Text(
    "Het plan gebruikt prognose {used}; er is een nieuwere, {latest}. Het verschil is onbekend.",
    "The plan uses prognosis {used}; there is a newer one, {latest}. The difference is unknown.",
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
    worst=Severity.WARNING,
    reads=(*ASKED, *of(PROGNOSES.name, "versie")),
)
def latest_prognosis(s: Situation) -> Iterator[Finding | Missing]:
    """W when a newer version is there, with the largest difference; N when the latest is over half a year old.

    Lacks the date of a prognosis that may be newer, or old.
    """
    outlook, prognoses = _outlook(s), s.plan[PROGNOSES.name]
    if outlook is None and not s.plan[NEED.name].empty:
        yield from lacking(s, outlook)
    if outlook is None or outlook.version is None:
        return
    undated = int(prognoses["datum"].isna().sum())
    if undated:
        yield Missing(PROGNOSES.name, "datum", undated, len(prognoses))
    latest = latest_version(prognoses)
    if latest != outlook.version:
        message, figures = _difference(outlook, latest)
        yield about_plan(
            "A32", Severity.WARNING, outlook.version, message, used=outlook.version, latest=latest, **figures
        )
    dated: dict[str, Any] = dict(zip(prognoses["versie"], prognoses["datum"], strict=True))
    day = dated.get(outlook.version)
    if latest == outlook.version and isinstance(day, date) and day + HALF_A_YEAR < s.day:
        yield about_plan("A32", Severity.NOTE, outlook.version, _STALE, used=outlook.version, day=day)


def _difference(outlook: Outlook, latest: str | None) -> tuple[Text, dict[str, Any]]:
    """Where the newer version differs most for the whole plan, in the middle scenario."""
    old, new = (
        choose(frame, "plan").query("lijn == @SIGNED_LINE").set_index("kwartaal")["nodig"]
        for frame in (outlook.balances("plan"), replace(outlook, version=latest).balances("plan"))
    )
    sums = (new - old).dropna()
    if not len(sums):
        return _OLD_UNKNOWN, {}
    quarter = sums.abs().astype(int).idxmax()
    return _OLD if sums[quarter] else _OLD_SAME, {"difference": int(sums[quarter]), "quarter": quarter}


_MILESTONE = Text(
    "Mijlpaal {name} is onvolledig: {columns} niet ingevuld.", "Milestone {name} is incomplete: {columns} empty."
)


_NO_MILESTONE = Text(
    "{location} is nieuw, maar er is geen mijlpaal, besluitmoment of besluitdatum voor vastgelegd.",
    "{location} is new, but no milestone, decision moment or date of a decision is recorded for it.",
)


@rule(
    "A33",
    title=Text("Mijlpalen en besluiten hebben datum en gremium", "Milestones and decisions have a date and a body"),
    remedy=Text("Vul de genoemde velden in.", "Fill in the fields that are named."),
    source="FMT h7",
    worst=Severity.NOTE,
    reads=(*OPEN, *locations("besluit_dat"), *of(MILESTONES.name, "datum", "soort", "gremium", "besluit")),
)
def milestones_complete(s: Situation) -> Iterator[Finding | Missing]:
    """N per milestone without date or kind, per decision without body or text, and per new location with nothing
    recorded; lacks whether a location is new.
    """
    yield from _nothing_recorded(s)
    table = s.table(MILESTONES.name)
    for row in s.plan[MILESTONES.name].to_dict("records"):
        needed = ("datum", "soort", "gremium", "besluit") if row["soort"] == "besluit" else ("datum", "soort")
        lacking = empty_columns(row, needed)
        if lacking:
            key, labels = str(row["mijlpaal_id"]), [table.column(name).label for name in lacking]
            yield about_plan("A33", Severity.NOTE, key, _MILESTONE, table=MILESTONES.name, name=key, columns=labels)


def _nothing_recorded(s: Situation) -> Iterator[Finding | Missing]:
    known = set(s.plan[MILESTONES.name]["loc_id"].dropna())
    frame = s.locations[~s.locations["open"] & s.locations["besluit_dat"].isna() & ~s.locations["loc_id"].isin(known)]
    unknown = int(frame["status"].isna().sum())
    if unknown:
        yield Missing(LOCATIONS.name, "status", unknown, len(s.locations))
    for row in frame[frame["status"].eq("nieuw")].to_dict("records"):
        yield about_location(row, "A33", Severity.NOTE, _NO_MILESTONE)


_ENDED = Text(
    "{area}: doordat plekken eindigen groeit het tekort in {quarter} van {without:int} naar {places:int} "
    "({added:int} erbij); zo in {n:int} kwartalen vanaf {first}. Minder plekken dan eerder: {names}.",
    "{area}: because places end the shortage in {quarter} grows from {without:int} to {places:int} "
    "({added:int} more); so in {n:int} quarters from {first}. Fewer places than before: {names}.",
)


@rule(
    "A34",
    title=Text("Geen tekort doordat overeenkomsten eindigen", "No shortage because agreements end"),
    remedy=Text(
        "Verleng of vervang de overeenkomst, of vul de tijd ertussen op.",
        "Extend or replace the agreement, or fill the time between.",
    ),
    source="FMT h7",
    worst=Severity.WARNING,
    reads=BALANCE,
)
def no_gap(s: Situation) -> Iterator[Finding | Missing]:
    """W per run of quarters in which what ended makes the shortage larger; lacks need and unknown places."""
    outlook = _outlook(s)
    yield from lacking(s, outlook)
    for area, _ in areas_with_need(outlook) if outlook else ():
        for run in _ended(outlook, area) if outlook else ():
            figures: dict[str, Any] = {"area": province_name(area), "names": run.names, "first": run.quarters[0]}
            figures |= {"n": len(run.quarters), "quarter": run.worst, "places": run.short}
            figures |= {"added": run.added, "without": run.short - run.added}
            yield about_plan("A34", Severity.WARNING, area, _ENDED, part=run.quarters[0], **figures)
    yield from _unsure(outlook, ALL_TYPES)


@dataclass(frozen=True)
class _Run:
    """Quarters in a row in which what ended adds to the shortage; ``explained``: without it there is none.

    ``short`` and ``added`` are those of ``worst``, the quarter to which most is added.
    """

    quarters: list[str]
    explained: list[str]
    worst: str
    short: int
    added: int
    names: list[str]


def _ended(outlook: Outlook, area: str) -> Iterator[_Run]:
    """The runs of the middle scenario, signed."""
    rows = choose(outlook.balances("provincie"), area)
    rows = rows[(rows["lijn"] == SIGNED_LINE) & (rows["oordeel"] == SHORT) & rows["nodig"].notna()]
    ending = endings(outlook.owned.spans, outlook.in_area("provincie", area), outlook.window)
    number = {label: position for position, label in enumerate(outlook.window.labels)}
    adds: list[tuple[int, int, int]] = []
    for quarter, short in zip(rows["kwartaal"], (-rows["saldo"]).astype(int), strict=True):
        at = number[quarter]
        added = min(short, int(ending.kept[at] - ending.there[at]))
        if added > 0:
            adds.append((at, short, added))
    for _, group in groupby(enumerate(sorted(adds)), key=lambda item: item[0] - item[1][0]):
        yield _run([item for _, item in group], ending, outlook)


def _run(adds: list[tuple[int, int, int]], ending: Endings, outlook: Outlook) -> _Run:
    labels = outlook.window.labels
    at, short, added = max(adds, key=lambda item: (item[2], item[1], -item[0]))
    return _Run(
        [labels[one] for one, _, _ in adds],
        [labels[one] for one, lacks, more in adds if lacks == more],
        labels[at],
        short,
        added,
        [outlook.names.get(loc, loc) for loc in ending.names([one for one, _, _ in adds])],
    )


_TERMINATED = Text(
    "{location} wordt beëindigd op {end}, voordat er landelijk genoeg nieuwe overeenkomsten zijn (vanaf {quarter}).",
    "{location} is ended on {end}, before there are enough new agreements nationally (from {quarter}).",
)


@rule(
    "A35",
    title=Text("Beëindigen kan als er landelijk genoeg nieuw is", "Ending needs enough new agreements nationally"),
    remedy=Text(
        "Beëindig later, of pas bij de instellingen aan vanaf wanneer het er landelijk genoeg zijn.",
        "End it later, or change in the settings from when there are enough nationally.",
    ),
    source="FMT h7",
    worst=Severity.WARNING,
    reads=(*settings("landelijk_genoeg_vanaf"), *OPEN, *of(CAPACITY_PERIODS.name, "zekerheid", "getekend")),
)
def enough_nationally(s: Situation) -> Iterator[Finding | Missing]:
    """W per location with status ``beeindigen`` that ends before the quarter from which there is enough nationally.

    What has ended on the reference date has ended. Lacks the setting once for the plan, the end of a location, and the
    status of one that ends before it.
    """
    enough = s.plan.settings["landelijk_genoeg_vanaf"]
    unsaid = [s.last_day_of[loc] for loc in s.locations.loc[s.locations["status"].isna(), "loc_id"]]
    unsure = sum(end is not None and end >= s.day and (enough is None or end < enough) for end in unsaid)
    if unsure:
        yield Missing(LOCATIONS.name, "status", unsure, len(s.locations))
    rows = s.locations[s.locations["status"] == "beeindigen"].to_dict("records")
    ahead = [(row, end) for row in rows if (end := s.last_day_of[row["loc_id"]]) is None or end >= s.day]
    if ahead and enough is None:
        yield Missing(SETTINGS_TABLE.name, "landelijk_genoeg_vanaf", 1, 1)
        return
    unknown = sum(end is None for _, end in ahead)
    if unknown:
        yield Missing(LOCATIONS.name, "bo_eind", unknown, len(rows))
    for row, end in ahead:
        if end is not None and end < Quarter.of(enough).first:
            quarter = Quarter.of(enough).label
            yield about_location(row, "A35", Severity.WARNING, _TERMINATED, end=end, quarter=quarter)


_VOLUNTARY = Text(
    "{area}: {places:int} plekken vrijwillig extra; zij verhogen de behoefte niet.",
    "{area}: {places:int} voluntary extra places; they do not raise need.",
)


@rule(
    "A37",
    title=Text("Vrijwillig extra staat apart", "Voluntary extra is shown apart"),
    remedy=Text("Er is niets te doen: dit is een mededeling.", "Nothing to do: this is for information."),
    source="FMT h7",
    worst=Severity.NOTE,
    reads=(*ASKED, *of(NEED.name, "vrijwillig")),
)
def voluntary_apart(s: Situation) -> Iterator[Finding | Missing]:
    """N per province with voluntary extra places in the middle scenario."""
    outlook = _outlook(s)
    if outlook is None:
        yield from lacking(s, outlook)
    for area, rows in areas_with_need(outlook) if outlook else ():
        own = rows[rows["scenario"] == MIDDLE]
        sums = own.groupby([own["typegroep"] == ALL_TYPES, "kwartaal"])["vrijwillig"].sum(min_count=1)
        extra = sums.max()
        if not is_unknown(extra) and extra > 0:
            yield about_plan("A37", Severity.NOTE, area, _VOLUNTARY, area=province_name(area), places=int(extra))
