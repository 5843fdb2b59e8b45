# SPDX-License-Identifier: GPL-2.0-or-later
"""Reserve: near a location, with a trigger, emergency last (A27–A29); delegates and size per region (A12, A17)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import shapely

from ..capacity.balance import SHORT, UNSURE
from ..capacity.ledger import ALL_TYPES
from ..capacity.outlook import MIDDLE
from ..capacity.reserve import parse_order
from ..capacity.sizing import regional_size
from ..model.capacity_kinds import EMERGENCY_TYPES
from ..model.capacity_tables import NEED
from ..model.codes import CAPACITY_TYPE
from ..model.frames import plain_frame
from ..model.provinces import province_name
from ..model.tables import CAPACITY_PERIODS, LOCATIONS, REGIONS, RESERVE, TARGETS
from ..situation.situation import Situation
from ..wording import Text, is_unknown
from .about import about_location, about_plan, about_region, is_empty
from .capacity_transition import areas_with_need, in_doubt, lacking
from .columns import BALANCE, ON_MAP, OPEN, PLACES, REGIONAL, RESERVED, TARGET, of, settings
from .finding import Finding, Missing, Severity
from .regional import unsure
from .registry import GEOMETRY, rule

_NO_DELEGATE = Text(
    "{region} heeft geen afgevaardigde aan de Provinciale Regietafel.",
    "{region} has no delegate at the provincial table.",
)


@rule(
    "A12",
    title=Text("Elke regio heeft een afgevaardigde in de PRT", "Every region has a delegate at the PRT"),
    remedy=Text("Vul de functie van de afgevaardigde in.", "Fill in the delegate's function."),
    source="UA20 §5.2",
    worst=Severity.WARNING,
    reads=of(REGIONS.name, "afgevaardigde_functie"),
    regimes=("2020",),
)
def delegates(s: Situation) -> Iterator[Finding | Missing]:
    """W per region without ``afgevaardigde_functie``."""
    for region, delegate in zip(s.regions["regio_id"], s.regions["afgevaardigde_functie"], strict=True):
        if is_empty(delegate):
            yield about_region(s, str(region), "A12", Severity.WARNING, _NO_DELEGATE)


_TOO_SMALL = Text(
    "{region} heeft {places:int} plekken in ROL's; bij een taakstelling van {target:int} zijn er {needed:int} nodig.",
    "{region} has {places:int} places in ROLs; a target of {target:int} needs {needed:int}.",
)
_TOO_SMALL_YET = Text(
    "{region} heeft {places:int} plekken in ROL's; bij een taakstelling van {target:int} zijn er {needed:int} nodig. "
    "Vanaf {day} zijn het er {later:int}, genoeg.",
    "{region} has {places:int} places in ROLs; a target of {target:int} needs {needed:int}. "
    "From {day} there are {later:int}, enough.",
)
_TOO_LARGE = Text(
    "{region} heeft {places:int} plekken in ROL's, meer dan de {needed:int} die bij een taakstelling van {target:int} "
    "horen en meer dan {usual:int} per ROL.",
    "{region} has {places:int} places in ROLs, more than the {needed:int} that go with a target of {target:int} "
    "and more than {usual:int} per ROL.",
)


@rule(
    "A17",
    title=Text("De omvang van ROL's volgt de taakstelling", "The size of ROLs follows the target"),
    remedy=Text(
        "Vergroot of verklein de ROL, of onderbouw een ander aantal weken bij de instellingen.",
        "Enlarge or reduce the ROL, or justify another number of weeks in the settings.",
    ),
    source="UA20 §4.3; Opvangatlas",
    worst=Severity.WARNING,
    reads=(*settings("rol_weken", "rol_kansrijk", "rol_minimum"), *TARGET, *OPEN, *REGIONAL, *PLACES),
    regimes=("2020",),
)
def size_follows_target(s: Situation) -> Iterator[Finding | Missing]:
    """W per region whose open ROLs have fewer places than the target asks, N when those to come are enough or when
    there are more than it asks and than is usual; lacks an unknown target or number of places, and the type or
    municipality of a location that may be one of them.

    Places for others are among the places of a ROL and of what it needs (domain C3).
    """
    unsure_ones = list(unsure(s, pd.concat([s.locations[s.locations["open"]], s.coming])))
    yield from unsure_ones
    doubtful = {lack.region for lack in unsure_ones}
    for region, members in s.members.items():
        if region in doubtful:
            continue
        codes = list(members["gm_code"])
        own = s.regional_locations[s.regional_locations["regio_id"] == region]
        coming = s.coming_regional[s.coming_regional["regio_id"] == region]
        if not codes or not len(own) + len(coming):
            continue  # A1 and A3 say so
        unknown = sum(code not in s.targets for code in codes)
        places = own["totaal"].astype("Int64").sum(skipna=False)
        if unknown or is_unknown(places):
            column = (TARGETS.name, "taakst") if unknown else (CAPACITY_PERIODS.name, "plekken_asiel")
            yield Missing(*column, unknown or int(own["asiel"].isna().sum()), len(codes if unknown else own), region)
            continue
        yield from _sized(s, region, own, coming, max(0, sum(s.targets[code] for code in codes)))


def _sized(
    s: Situation, region: str, own: pd.DataFrame, coming: pd.DataFrame, target: int
) -> Iterator[Finding | Missing]:
    settings, places = s.plan.settings, int(own["totaal"].sum())
    usual = int(settings["rol_minimum"])

    def needed(rows: pd.DataFrame) -> int:
        others = int(rows["overig"].fillna(0).sum())
        size = regional_size(target, weeks=settings["rol_weken"], ratio=settings["rol_kansrijk"], other=others)
        return size.total if size is not None else 0

    figures: dict[str, Any] = {"places": places, "target": target, "needed": needed(own), "usual": usual}
    if places > max(figures["needed"], usual * len(own)):
        yield about_region(s, region, "A17", Severity.NOTE, _TOO_LARGE, **figures)
    if places >= figures["needed"]:
        return
    for day in sorted(set(coming["opent"].dropna())):
        locations = s.regional_on(day)
        locations = locations[(locations["regio_id"] == region) & locations["totaal"].notna()]
        later = int(locations["totaal"].sum())
        if later >= needed(locations):
            yield about_region(s, region, "A17", Severity.NOTE, _TOO_SMALL_YET, **figures, later=later, day=day)
            return
    unsure = int(coming["totaal"].isna().sum())
    if unsure:
        yield Missing(CAPACITY_PERIODS.name, "plekken_asiel", unsure, len(coming), region)
    yield about_region(s, region, "A17", Severity.WARNING, _TOO_SMALL, **figures)


def _reserve(s: Situation) -> Iterator[tuple[dict[Any, Any], dict[Any, Any]]]:
    """Reserve rows with the location they are at, of locations that count."""
    at = {row["loc_id"]: row for row in s.locations.to_dict("records")}
    for row in s.plan[RESERVE.name].to_dict("records"):
        if row["loc_id"] in at:
            yield row, at[row["loc_id"]]


_FAR = Text(
    "De {kind} bij {location} ligt {km:km} km (hemelsbreed) van de dichtstbijzijnde open locatie die meetelt.",
    "The {kind} at {location} lies {km:km} km (straight line) from the nearest open location that counts.",
)
_FAR_KNOWN = Text(
    "De {kind} bij {location} ligt {km:km} km (hemelsbreed) van de dichtstbijzijnde open locatie waarvan de plek "
    "bekend is; van {unknown:int} open locaties is zij onbekend.",
    "The {kind} at {location} lies {km:km} km (straight line) from the nearest open location of which the place is "
    "known; of {unknown:int} open locations it is not.",
)


@rule(
    "A27",
    title=Text("Reserve kan op of nabij een locatie liggen", "Reserve may lie on or near a location"),
    remedy=Text("Kijk of de reserve dichterbij kan.", "See whether the reserve can be nearer."),
    source="UA20 §3.2",
    worst=Severity.NOTE,
    reads=(*settings("reserve_nabij_km"), *RESERVED, *OPEN, *ON_MAP),
)
def reserve_is_near(s: Situation) -> Iterator[Finding | Missing]:
    """N for direct or indirect reserve at a location that is not open and far from all that are; lacks where it is."""
    everywhere = s.locations.loc[s.locations["open"], "geom"]
    points = [point for point in everywhere if not is_unknown(point)]
    unknown = len(everywhere) - len(points)
    for row, at in _reserve(s):
        direct = row["captype"] in ("reserve_direct", "reserve_indirect")
        if not direct or at["open"]:
            continue
        if is_unknown(at["geom"]) or (unknown and not points):
            yield Missing(LOCATIONS.name, GEOMETRY, 1, len(s.locations))
            continue
        if not points:
            continue
        km = float(shapely.distance(points, at["geom"]).min()) / 1000.0
        if km > s.plan.settings["reserve_nabij_km"]:
            kind = CAPACITY_TYPE.label(row["captype"])
            message, part = _FAR_KNOWN if unknown else _FAR, str(row["reserve_id"])
            yield about_location(at, "A27", Severity.NOTE, message, part=part, kind=kind, km=km, unknown=unknown)


_NO_TRIGGER = Text(
    "De {kind} bij {location} zegt niet onder welke omstandigheid zij wordt ingezet.",
    "The {kind} at {location} does not say when it is used.",
)


@rule(
    "A28",
    title=Text("Bij reserve staat wanneer zij wordt ingezet", "Reserve says when it is used"),
    remedy=Text("Vul de omstandigheid in.", "Fill in the trigger."),
    source="UA20 §3.2",
    worst=Severity.WARNING,
    reads=(*RESERVED, *of(RESERVE.name, "omstandigh")),
)
def trigger_known(s: Situation) -> Iterator[Finding | Missing]:
    """W per reserve row without ``omstandigh``."""
    for row, at in _reserve(s):
        if is_empty(row["omstandigh"]):
            kind = CAPACITY_TYPE.label(row["captype"])
            yield about_location(at, "A28", Severity.WARNING, _NO_TRIGGER, part=str(row["reserve_id"]), kind=kind)


_NOT_LAST = Text(
    "{kind} staat in de reservevolgorde voor {after}.",
    "{kind} comes before {after} in the reserve order.",
)
_SHARE = Text(
    "{share:pct} van de reserve is (crisis)noodopvang: {emergency:int} van {total:int} plekken.",
    "{share:pct} of the reserve is (crisis) emergency: {emergency:int} of {total:int} places.",
)


@rule(
    "A29",
    title=Text("Noodopvang zo min mogelijk, crisisnood het laatst", "Avoid emergency, crisis emergency last"),
    remedy=Text("Zet crisisnoodopvang achteraan of zoek andere reserve.", "Put crisis emergency last, or find other."),
    source="UA20 §1.3; KB24; HR21 §5.2.2",
    worst=Severity.WARNING,
    reads=(*settings("reserve_volgorde"), *RESERVED, *BALANCE),
)
def emergency_last(s: Situation) -> Iterator[Finding | Missing]:
    """W when emergency comes before a type that is none, or crisisnoodopvang before any; N with its share of reserve.

    Of what is in use: W per province where regular places alone fall short and others fill the gap, else N with
    the largest share of emergency in a quarter; lacks unknown regular places.
    """
    yield from _in_use(s)
    order = parse_order(s.plan.settings["reserve_volgorde"])
    for kind, least in (("noodopvang", EMERGENCY_TYPES), ("crisisnoodopvang", {"crisisnoodopvang"})):
        later = order[order.index(kind) + 1 :] if kind in order else ()
        after = [CAPACITY_TYPE.label(other) for other in later if other not in least]
        if after:
            name = _capital(CAPACITY_TYPE.label(kind))
            yield about_plan("A29", Severity.WARNING, "reserve_volgorde", _NOT_LAST, part=kind, kind=name, after=after)
    rows = plain_frame([row for row, _ in _reserve(s)], columns=["captype", "plekken"])
    emergency = int(rows.loc[rows["captype"].isin(EMERGENCY_TYPES), "plekken"].fillna(0).sum())
    if emergency:
        total = int(rows["plekken"].fillna(0).sum())
        figures: dict[str, Any] = {"share": emergency / total, "emergency": emergency, "total": total}
        yield about_plan("A29", Severity.NOTE, "aandeel", _SHARE, **figures)


_FILLED = Text(
    "{area}: met alleen reguliere plekken is er in {n:int} kwartalen tekort, het meest in {quarter}: {regular:int} "
    "voor {needed:int}. Dan zijn er {emergency:int} plekken (crisis)noodopvang en {incidental:int} incidenteel.",
    "{area}: with regular places alone there is a shortage in {n:int} quarters, most in {quarter}: {regular:int} for "
    "{needed:int}. Then there are {emergency:int} places of (crisis) emergency and {incidental:int} incidental.",
)
_FILLED_AT_LEAST = Text(
    "{area}: met alleen reguliere plekken is er in {n:int} kwartalen tekort, het meest in {quarter}: {regular:int} "
    "voor {needed:int}. Dan zijn er minstens {emergency:int} plekken (crisis)noodopvang en {incidental:int} "
    "incidenteel; van {unknown:int} van de locaties is het aantal onbekend.",
    "{area}: with regular places alone there is a shortage in {n:int} quarters, most in {quarter}: {regular:int} for "
    "{needed:int}. Then there are at least {emergency:int} places of (crisis) emergency and {incidental:int} "
    "incidental; of {unknown:int} of the locations the number is unknown.",
)
_IN_USE = Text(
    "{area}: ten hoogste {share:pct} van de plekken in gebruik is (crisis)noodopvang, in {quarter}: {emergency:int} "
    "van {total:int}.",
    "{area}: at most {share:pct} of the places in use is (crisis) emergency, in {quarter}: {emergency:int} of "
    "{total:int}.",
)


def _in_use(s: Situation) -> Iterator[Finding | Missing]:
    """Emergency among the places in use: per province, signed, all types, the middle scenario."""
    periods = s.plan[CAPACITY_PERIODS.name]
    made = None if s.plan[NEED.name].empty else s.outlook
    temporary = periods["captype"].isin([*EMERGENCY_TYPES, "incidenteel"]) | periods["vorm"].notna()
    if temporary.any() and not s.plan[NEED.name].empty:
        yield from lacking(s, made)
    for area, rows in areas_with_need(made) if made else ():
        own = rows[(rows["typegroep"] == ALL_TYPES) & (rows["scenario"] == MIDDLE)]
        used = own[(own["nood"] + own["incidenteel"]) > 0]
        short, known = used[used["oordeel_regulier"] == SHORT], used[~used["minstens"] & (used["nood"] > 0)]
        if len(short):
            yield _filled(area, short)
        elif len(known):
            yield _largest_share(area, known)
        decides = used[used["oordeel_regulier"] == UNSURE]
        for (table, column), doubted in in_doubt(made, area).items() if made and len(decides) else ():
            yield Missing(table, column, len(doubted), len(s.locations))


def _filled(area: str, short: pd.DataFrame) -> Finding:
    worst = short.loc[(short["nodig_minstens"] - short["regulier_laagst"]).astype(int).idxmax()]
    figures = {"n": len(short), "quarter": worst["kwartaal"], "needed": worst["nodig_minstens"]}
    figures |= {"regular": worst["regulier_laagst"], "emergency": worst["nood"], "incidental": worst["incidenteel"]}
    message = _FILLED_AT_LEAST if worst["minstens"] else _FILLED
    figures |= {"area": province_name(area), "unknown": worst["onbekend"]}
    return about_plan("A29", Severity.WARNING, area, message, part="regulier", **figures)


def _largest_share(area: str, known: pd.DataFrame) -> Finding:
    share = (known["nood"] / known["beschikbaar"]).astype(float)
    most = known.loc[share.idxmax()]
    figures = {"share": float(share.max()), "quarter": most["kwartaal"], "area": province_name(area)}
    figures |= {"emergency": most["nood"], "total": most["beschikbaar"]}
    return about_plan("A29", Severity.NOTE, area, _IN_USE, part="gebruik", **figures)


def _capital(label: Text) -> Text:
    return Text(label.nl[:1].upper() + label.nl[1:], label.en[:1].upper() + label.en[1:])
