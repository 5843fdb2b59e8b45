# SPDX-License-Identifier: GPL-2.0-or-later
"""What a location must have agreed: mix, target groups, services, decision, exemption, moves (A18–A24, A49–A52)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from ..capacity.outlook import window_of
from ..capacity.sizing import FLEXIBLE_FORMS, flexible_share
from ..errors import InputError
from ..model.capacity_codes import NOT_ASYLUM, SCHOOL_REGION, TABLE_LEVEL, TARGET_GROUP
from ..model.capacity_tables import HOLIDAYS, TARGET_GROUPS
from ..model.tables import CAPACITY_PERIODS, LOCATIONS, MUNICIPALITIES, SETTINGS_TABLE
from ..situation.situation import Situation
from ..wording import Text, is_unknown
from .about import about_location, about_plan, empty_columns, is_empty
from .columns import COUNTED, OPEN, PLACES, REGIONAL, locations, of, settings
from .finding import Finding, Missing, Severity
from .regional import no_type
from .registry import rule

_TOO_FEW_FLEXIBLE = Text(
    "{flexible:int} van {expansions:int} uitbreidingen zijn flexibel ({share:pct}); {more:int} extra nodig.",
    "{flexible:int} of {expansions:int} expansions are flexible ({share:pct}); {more:int} more needed.",
)
_AT_LEAST_TOO_FEW = Text(
    "Hoogstens {most:int} van {expansions:int} uitbreidingen zijn flexibel (van {unknown:int} is dat onbekend); "
    "minstens {more:int} extra nodig.",
    "At most {most:int} of {expansions:int} expansions are flexible (of {unknown:int} that is unknown); "
    "at least {more:int} more needed.",
)


@rule(
    "A18",
    title=Text("Ten minste de helft van de uitbreiding is flexibel", "At least half of the expansion is flexible"),
    remedy=Text(
        "Maak meer uitbreidingslocaties flexibel, of pas het aandeel aan bij de instellingen.",
        "Make more expansions flexible, or change the share in the settings.",
    ),
    source="UA20 §3.1",
    worst=Severity.WARNING,
    reads=(*settings("flex_aandeel", "flex_met_gvl"), *locations("status", "uitbreiding", "flexvorm", "type_2020")),
    regimes=("2020",),
)
def enough_flexible(s: Situation) -> Iterator[Finding | Missing]:
    """W when fewer locations than the norm are flexible, whatever the unknown ones are; locations are counted."""
    settings = s.plan.settings
    made = flexible_share(s.locations, settings["flex_aandeel"], include_gvl=settings["flex_met_gvl"])
    if made.lacking:
        figures: dict[str, Any] = {"flexible": made.flexible, "expansions": made.expansions, "more": made.lacking}
        figures |= {"share": made.share, "most": made.flexible + made.unknown, "unknown": made.unknown}
        message = _AT_LEAST_TOO_FEW if made.unknown else _TOO_FEW_FLEXIBLE
        yield about_plan("A18", Severity.WARNING, "uitbreiding", message, **figures)
    elif made.met is None:
        for column, count in made.unknown_by.items():
            yield Missing(LOCATIONS.name, column, count, made.expansions)


_NO_MIX = Text(
    "{location} heeft andere bewoners ({groups}) maar geen aantal plekken overig.",
    "{location} has other residents ({groups}) but no number of other places.",
)
_NO_AGREED_MIX = Text(
    "{location} is flexibel, maar er is geen mix afgesproken: nergens staat een aantal plekken overig.",
    "{location} is flexible, but no mix is agreed: no number of other places is filled in.",
)
_MINORS = Text(
    "{location}: {minors:int} amv-plekken is meer dan de {asylum:int} plekken asiel.",
    "{location}: {minors:int} places for minors is more than the {asylum:int} places for asylum.",
)


@rule(
    "A20",
    title=Text("De mix asiel en niet-asiel is per ROL afgesproken", "The mix is agreed for each ROL"),
    remedy=Text("Vul bij de perioden de plekken per groep in.", "Fill in the places per group with the periods."),
    source="UA20 §4.1",
    worst=Severity.FAULT,
    reads=(
        *COUNTED,
        *REGIONAL,
        *locations("flexvorm"),
        *of(CAPACITY_PERIODS.name, "plekken_asiel", "plekken_overig", "amv"),
        *of(TARGET_GROUPS.name, "doelgroep"),
    ),
)
def mix_agreed(s: Situation) -> Iterator[Finding | Missing]:
    """F when the parts do not fit in the whole; W when other residents, or a flexible ROL, have no number of places.

    Lacks the places of which minors have some, and the type or form of what has no mix.
    """
    periods = s.plan[CAPACITY_PERIODS.name]
    periods = periods[periods["loc_id"].isin(set(s.locations["loc_id"]))]
    unknown = int((periods["plekken_asiel"].isna() & (periods["amv"] > 0).fillna(False)).sum())
    if unknown:
        yield Missing(CAPACITY_PERIODS.name, "plekken_asiel", unknown, len(periods))
    groups, unmixed = _groups(s), []
    for row in s.locations.to_dict("records"):
        own = periods[periods["loc_id"] == row["loc_id"]].to_dict("records")
        for period in own:
            minors, asylum = period["amv"], period["plekken_asiel"]
            if not is_unknown(minors) and not is_unknown(asylum) and minors > asylum:
                part = str(period["periode_id"])
                yield about_location(row, "A20", Severity.FAULT, _MINORS, part=part, minors=minors, asylum=asylum)
        others = sorted(groups.get(row["loc_id"], set()) & NOT_ASYLUM)
        if not all(is_unknown(period["plekken_overig"]) for period in own):
            continue
        if others:
            labels = [TARGET_GROUP.label(code) for code in others]
            yield about_location(row, "A20", Severity.WARNING, _NO_MIX, groups=labels)
        elif s.regime == "2020" and row["regional"] and row["flexvorm"] in FLEXIBLE_FORMS:
            yield about_location(row, "A20", Severity.WARNING, _NO_AGREED_MIX)
        elif s.regime == "2020":
            unmixed.append(row)
    yield from _unmixed(s, unmixed)


def _unmixed(s: Situation, rows: list[dict[Any, Any]]) -> Iterator[Missing]:
    """Of locations without a mix: the type of what is flexible, and the form of what is regional."""
    untyped = sum(row["untyped"] and row["flexvorm"] in FLEXIBLE_FORMS for row in rows)
    formless = sum(row["regional"] and is_unknown(row["flexvorm"]) for row in rows)
    for column, count in (("type_2020", untyped), ("flexvorm", formless)):
        if count:
            yield Missing(LOCATIONS.name, column, count, len(s.locations), worst=Severity.WARNING)


def _groups(s: Situation) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    frame = s.plan[TARGET_GROUPS.name]
    for loc, group in zip(frame["loc_id"], frame["doelgroep"], strict=True):
        found.setdefault(loc, set()).add(group)
    return found


_NOT_PERMITTED = Text(
    "{location} is een ROL, maar noch voor vergunninghouders noch voor evident kansrijken: {groups}.",
    "{location} is a ROL, but neither for permit holders nor for the evidently promising: {groups}.",
)
_OF_ROL = frozenset({"vergunninghouder", "kansrijk"})


@rule(
    "A21",
    title=Text(
        "Een ROL is vooral voor vergunninghouders en evident kansrijken",
        "A ROL is mainly for permit holders and the evidently promising",
    ),
    remedy=Text("Pas de doelgroepen of het type aan.", "Change the target groups or the type."),
    source="UA20 §2, §4.1",
    worst=Severity.WARNING,
    reads=(*COUNTED, *REGIONAL, *of(TARGET_GROUPS.name, "doelgroep")),
    regimes=("2020",),
)
def groups_of_rol(s: Situation) -> Iterator[Finding | Missing]:
    """W for a ROL with neither permit holders nor the promising; lacks those with no group of asylum seekers at all,
    and the type of what has neither.
    """
    groups = _groups(s)
    other = np.array([not groups.get(loc, set()) & _OF_ROL for loc in s.locations["loc_id"]], dtype=bool)
    untyped = s.locations[s.locations["untyped"] & other]
    if len(untyped):
        yield no_type(s, untyped)
    rols = s.locations[s.locations["regional"]].to_dict("records")
    for row in rols:
        own = groups.get(row["loc_id"], set()) - NOT_ASYLUM
        if own and not own & _OF_ROL:
            labels = [TARGET_GROUP.label(code) for code in sorted(own)]
            yield about_location(row, "A21", Severity.WARNING, _NOT_PERMITTED, groups=labels)
    nobody = sum(not groups.get(row["loc_id"], set()) - NOT_ASYLUM for row in rols)
    if nobody:
        yield Missing(TARGET_GROUPS.name, "doelgroep", nobody, len(rols))


_STEPS = Text("{location} is een satelliet met proceshandelingen.", "{location} is a satellite with procedural steps.")


@rule(
    "A22",
    title=Text("Op een satelliet zijn geen proceshandelingen", "A satellite has no procedural steps"),
    remedy=Text("Verplaats de proceshandelingen of wijzig het type.", "Move the steps or change the type."),
    source="UA20 §2",
    worst=Severity.WARNING,
    reads=(*COUNTED, *locations("type_2020", "proceshandelingen")),
    regimes=("2020",),
)
def no_steps_on_satellites(s: Situation) -> Iterator[Finding | Missing]:
    """W, since UA20 says "in beginsel"; lacks whether a satellite has any, and the type of what may have them."""
    frame, steps = s.locations, s.locations["proceshandelingen"]
    satellite, without = frame["type_2020"] == "satelliet", steps.eq(False).fillna(False).astype(bool)
    unknown = int((satellite & steps.isna()).sum())
    if unknown:
        yield Missing(LOCATIONS.name, "proceshandelingen", unknown, int(satellite.sum()))
    untyped = frame[frame["untyped"] & ~without]
    if len(untyped):
        yield no_type(s, untyped)
    for row in frame[satellite & ~without & steps.notna()].to_dict("records"):
        yield about_location(row, "A22", Severity.WARNING, _STEPS)


_INCOMPLETE = Text("{location} is onvolledig: {columns} niet ingevuld.", "{location} is incomplete: {columns} empty.")


@rule(
    "A23",
    title=Text(
        "Eigendom, beheer, diensten en financiën zijn vastgelegd", "Ownership, management, services, finances recorded"
    ),
    remedy=Text("Vul de genoemde velden in.", "Fill in the fields that are named."),
    source="FMT h4; UA20 §4.3, §6",
    worst=Severity.NOTE,
    reads=(*COUNTED, *locations("type_2020", "eigendom", "beheer", "diensten", "financien")),
    regimes=("2020",),
)
def agreements_complete(s: Situation) -> Iterator[Finding | Missing]:
    """N per ROL or satelliet with an empty field; lacks the type of any other with one."""
    table, needed = s.table(LOCATIONS.name), ("eigendom", "beheer", "diensten", "financien")
    bare = np.array([bool(empty_columns(row, needed)) for row in s.locations.to_dict("records")], dtype=bool)
    untyped = s.locations[s.locations["untyped"] & bare]
    if len(untyped):
        yield no_type(s, untyped)
    for row in s.locations[s.locations["type_2020"].isin(["rol", "satelliet"])].to_dict("records"):
        lacking = empty_columns(row, needed)
        if lacking:
            labels = [table.column(name).label for name in lacking]
            yield about_location(row, "A23", Severity.NOTE, _INCOMPLETE, columns=labels)


_BELOW = Text(
    "{location} voldoet niet aan het programma van eisen.", "{location} does not meet the programme of requirements."
)


@rule(
    "A24",
    title=Text("Een ROL voldoet ten minste aan de gewone eisen", "A ROL meets at least the usual standards"),
    remedy=Text("Leg vast wat er nog moet gebeuren.", "Record what still has to be done."),
    source="UA20 §4.3",
    worst=Severity.WARNING,
    reads=(*COUNTED, *REGIONAL, *locations("pve")),
)
def standards_met(s: Situation) -> Iterator[Finding | Missing]:
    """W for a regional location with ``pve`` = nee; lacks an empty one, and the type of what does not meet them."""
    regional, standard = s.locations["regional"], s.locations["pve"]
    unknown = int((regional & standard.isna()).sum())
    if unknown:
        yield Missing(LOCATIONS.name, "pve", unknown, int(regional.sum()))
    untyped = s.locations[s.locations["untyped"] & ~standard.eq("ja")]
    if len(untyped):
        yield no_type(s, untyped)
    for row in s.locations[regional & standard.eq("nee")].to_dict("records"):
        yield about_location(row, "A24", Severity.WARNING, _BELOW)


_MOVES = Text(
    "{location} met kinderen eindigt op {end}, niet in een schoolvakantie; de dichtstbijzijnde is {first} t/m {last}.",
    "{location} with children ends on {end}, not in a school holiday; the nearest is {first} to {last}.",
)


@rule(
    "A49",
    title=Text("Verhuizen bij sluiting zo mogelijk in de schoolvakantie", "Moves at closure in a school holiday"),
    remedy=Text("Kies een einddatum in een schoolvakantie.", "Choose an end date in a school holiday."),
    source="KB24",
    worst=Severity.NOTE,
    reads=(
        *OPEN,
        *of(CAPACITY_PERIODS.name, "zekerheid", "getekend"),
        *locations("kinderen"),
        *settings("planperiode_van", "planperiode_tot"),
        *of(MUNICIPALITIES.name, "schoolregio"),
        *of(HOLIDAYS.name, "schoolregio", "van", "tot"),
    ),
)
def moves_in_holidays(s: Situation) -> Iterator[Finding | Missing]:
    """N for a location with children that ends within the planning window outside the holidays of its school region.

    Lacks the calendar of that year, the school region, whether there are children, or the end, where that decides.
    """
    try:
        window = window_of(s.plan, None if s.plan.reference_date else s.day)
    except InputError:
        yield Missing(SETTINGS_TABLE.name, "planperiode_tot", 1, 1)
        return
    region = dict(zip(s.plan[MUNICIPALITIES.name]["gm_code"], s.plan[MUNICIPALITIES.name]["schoolregio"], strict=True))
    lacking: Counter[tuple[str, str]] = Counter()
    ends = {loc: end for loc, end in s.last_day_of.items() if end is not None and window.first <= end <= window.last}
    ending = s.locations[s.locations["loc_id"].isin(ends)].to_dict("records")
    for row in ending:
        end = ends[row["loc_id"]]
        holiday = _holiday(s.plan[HOLIDAYS.name], region.get(row["gm_code"]), end)
        if row["kinderen"] is False or holiday is None:
            continue
        if isinstance(holiday, Missing):
            lacking[holiday.table, holiday.column] += 1
        elif is_unknown(row["kinderen"]):
            lacking[LOCATIONS.name, "kinderen"] += 1
        else:
            yield about_location(row, "A49", Severity.NOTE, _MOVES, end=end, first=holiday[0], last=holiday[1])
    for (table, column), count in lacking.items():
        yield Missing(table, column, count, len(ending))
    endless = s.locations[s.locations["loc_id"].isin(s.without_end)]
    unknown = sum(children is not False for children in endless["kinderen"].astype("object"))
    if unknown:
        yield Missing(LOCATIONS.name, "bo_eind", unknown, len(s.locations))


def _holiday(calendar: pd.DataFrame, region: object, day: date) -> Missing | tuple[date, date] | None:
    """The holiday nearest to a day that is in none of its school region; what is lacking to say so; None: in one."""
    if is_unknown(region):
        inside = all(_holiday(calendar, code.code, day) is None for code in SCHOOL_REGION)
        return None if inside else Missing(MUNICIPALITIES.name, "schoolregio", 1, 1)
    own = calendar[calendar["schoolregio"] == region]
    spans: list[tuple[date, date]] = list(zip(own["van"], own["tot"], strict=True))
    if any(first <= day <= last for first, last in spans):
        return None
    if not any(day.year in (first.year, last.year) for first, last in spans):
        return Missing(HOLIDAYS.name, "van", 1, 1)
    return min(spans, key=lambda span: (min(abs((span[0] - day).days), abs((span[1] - day).days)), span))


_NO_FRAMEWORK = Text(
    "{location} wordt door de gemeente geëxploiteerd zonder kwaliteitskader.",
    "{location} is run by the municipality without a quality framework.",
)


@rule(
    "A50",
    title=Text("Een gemeente die exploiteert heeft een kwaliteitskader", "A municipality that runs has a framework"),
    remedy=Text("Spreek het kwaliteitskader af en leg het vast.", "Agree on the framework and record it."),
    source="KB24",
    worst=Severity.WARNING,
    reads=(*COUNTED, *locations("exploitant", "kwal_kader")),
    regimes=("2024",),
)
def framework_agreed(s: Situation) -> Iterator[Finding | Missing]:
    """W when ``kwal_kader`` is empty or no; lacks who runs a location without one."""
    frame = s.locations[~s.locations["kwal_kader"].fillna(False).astype(bool)]
    unknown = int(frame["exploitant"].isna().sum())
    if unknown:
        yield Missing(LOCATIONS.name, "exploitant", unknown, len(s.locations))
    for row in frame[frame["exploitant"].eq("gemeente")].to_dict("records"):
        yield about_location(row, "A50", Severity.WARNING, _NO_FRAMEWORK)


_EXEMPTION = Text(
    "{location} is van het COA en heeft {places:int} plekken voor anderen: daarvoor is een ontheffing nodig.",
    "{location} belongs to COA and has {places:int} places for others: that needs an exemption.",
)


@rule(
    "A51",
    title=Text("Verhuur van COA-eigendom vraagt een ontheffing", "Letting COA property needs an exemption"),
    remedy=Text("Vraag de ontheffing aan en vink haar aan.", "Apply for the exemption and tick it."),
    source="UA20 §6 fn 5",
    worst=Severity.NOTE,
    reads=(*COUNTED, *PLACES, *locations("eigendom", "ontheffing")),
    regimes=("2020",),
)
def exemption_there(s: Situation) -> Iterator[Finding | Missing]:
    """N for COA property with places for others and no exemption recorded; lacks whose property it is."""
    frame = s.locations
    lets = (frame["overig"].astype("Int64").fillna(0) > 0) & ~frame["ontheffing"].fillna(False).astype(bool)
    unknown = int((lets & frame["eigendom"].isna()).sum())
    if unknown:
        yield Missing(LOCATIONS.name, "eigendom", unknown, int(lets.sum()))
    for row in frame[lets & frame["eigendom"].eq("coa")].to_dict("records"):
        yield about_location(row, "A51", Severity.NOTE, _EXEMPTION, places=row["overig"])


_NO_DECISION = Text(
    "{location} is ‘vastgesteld’ zonder besluitdatum.", "{location} is ‘adopted’ without a decision date."
)
_LATER_DECISION = Text(
    "{location} is ‘vastgesteld’, maar het besluit is van {day}, na {today}.",
    "{location} is ‘adopted’, but the decision is of {day}, after {today}.",
)
_OTHER_BODY = Text(
    "{location} is ‘vastgesteld’ door {body}; het definitieve besluit is aan de gemeente.",
    "{location} is ‘adopted’ by {body}; the final decision is the municipality's.",
)
_TABLES = ("prt", "lrt", "regietafel", "samenwerkingsverband", "regio")


@rule(
    "A52",
    title=Text("Gemeenten nemen het definitieve besluit", "Municipalities take the final decision"),
    remedy=Text("Vul besluitdatum en besluitend orgaan in.", "Fill in the date and body of the decision."),
    source="HR21 §8.1",
    worst=Severity.WARNING,
    reads=(*COUNTED, *locations("zekerheid", "besluit_dat", "besluit_orgaan"), *settings("peildatum")),
)
def decision_dated(s: Situation) -> Iterator[Finding | Missing]:
    """W for ``vastgesteld`` without a decision, with one still to come, or by a table; lacks an empty body, and how
    sure a location is of which the decision would not do.
    """
    rows = s.locations[s.locations["zekerheid"].eq("vastgesteld")].to_dict("records")
    latest = max(s.day, s.today)
    unsure = s.locations[s.locations["zekerheid"].isna()].to_dict("records")
    wanting = sum(not _decided(row, latest) for row in unsure)
    if wanting:
        yield Missing(LOCATIONS.name, "zekerheid", wanting, len(s.locations))
    for row in rows:
        if is_unknown(row["besluit_dat"]):
            yield about_location(row, "A52", Severity.WARNING, _NO_DECISION)
        elif row["besluit_dat"] > latest:
            figures = {"day": row["besluit_dat"], "today": latest}
            yield about_location(row, "A52", Severity.WARNING, _LATER_DECISION, **figures)
        if _is_table(row["besluit_orgaan"]):
            body = str(row["besluit_orgaan"]).strip()
            yield about_location(row, "A52", Severity.WARNING, _OTHER_BODY, part="orgaan", body=body)
    nobody = sum(is_empty(row["besluit_orgaan"]) for row in rows)
    if nobody:
        yield Missing(LOCATIONS.name, "besluit_orgaan", nobody, len(rows))


def _decided(row: dict[Any, Any], latest: date) -> bool:
    """Whether a location has a decision of a municipality that would do if it were adopted."""
    taken = not is_unknown(row["besluit_dat"]) and row["besluit_dat"] <= latest
    return taken and not is_empty(row["besluit_orgaan"]) and not _is_table(row["besluit_orgaan"])


def _is_table(body: object) -> bool:
    """Whether a deciding body is the table of the country, a province or a region, in any spelling."""
    if is_empty(body):
        return False
    known = TABLE_LEVEL.find(body)
    if known is not None:
        return known.code != "gemeente"
    text = str(body).casefold()
    return any(text == name or name in text.split() or (len(name) > 5 and name in text) for name in _TABLES)
