# SPDX-License-Identifier: GPL-2.0-or-later
"""Are the locations and their reserve complete and allowed? (A13–A16, A19, A25)"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pandas as pd

from ..capacity.periods import open_on, places_on
from ..capacity.sizing import FLEXIBLE_FORMS
from ..model import codes
from ..model.capacity_codes import FACILITY
from ..model.capacity_tables import FACILITIES
from ..model.schema import Column
from ..model.tables import CAPACITY_PERIODS, LOCATIONS, RESERVE
from ..situation.situation import Situation
from ..wording import Text, is_unknown, known_text
from .columns import COUNTED, KIND, OPEN, PLACES, REGIONAL, RESERVED, locations, of, settings
from .finding import Finding, Missing, Severity
from .regional import no_type
from .registry import rule

_INCOMPLETE = Text(
    "{location} is onvolledig voor de bijlage: {absent}.",
    "{location} is incomplete for the annex: {absent}.",
)
_BACKWARDS = Text(
    "Van {location} eindigt {what} op {end}, voor het begin op {start}; dat telt nergens mee.",
    "At {location} the {what} ends on {end}, before it starts on {start}; it counts nowhere.",
)
_PERIOD, _AGREEMENT = Text("een periode", "period"), Text("de overeenkomst", "agreement")
_CAPACITY = Text("capaciteit op de peildatum", "capacity on the reference date")


@rule(
    "A13",
    title=Text("De kenmerken van een locatie zijn ingevuld", "The attributes of a location are filled in"),
    remedy=Text("Vul de kenmerken aan bij de locatie.", "Add the attributes to the location."),
    source="FMT h2",
    worst=Severity.FAULT,
    reads=(*OPEN, *PLACES, *locations("bvo_m2", "eigendom", "beheer"), *of(FACILITIES.name, "soort", "km")),
)
def attributes_filled_in(s: Situation) -> Iterator[Finding | Missing]:
    """N per location with what the annex needs and is empty; F per period or agreement that ends before it starts."""
    yield from _backwards(s)
    needed = [column for column in s.table(LOCATIONS.name) if column.needed_for_annex]
    measured = s.plan[FACILITIES.name]
    for row in s.locations.to_dict("records"):
        absent = [*_absent(row, needed), *_distances(measured[measured["loc_id"] == row["loc_id"]])]
        if absent:
            yield _about(row, "A13", Severity.NOTE, _INCOMPLETE, absent=absent)


def _backwards(s: Situation) -> Iterator[Finding]:
    """Periods and agreements that end before they start: the ledger cannot count them."""
    rows = {row["loc_id"]: row for row in s.locations.to_dict("records")}
    periods = s.plan[CAPACITY_PERIODS.name]
    stretches = [(loc, "overeenkomst", _AGREEMENT, row["bo_start"], row["bo_eind"]) for loc, row in rows.items()]
    for loc, name, start, end in periods[["loc_id", "periode_id", "van", "tot"]].itertuples(index=False):
        stretches.append((loc, str(name), _PERIOD, start, end))
    for loc, part, what, start, end in stretches:
        if loc in rows and not is_unknown(start) and not is_unknown(end) and end < start:
            yield _about(rows[loc], "A13", Severity.FAULT, _BACKWARDS, part=part, what=what, start=start, end=end)


def _absent(row: dict[str, object], needed: list[Column]) -> Iterator[Text]:
    if row["open"] and is_unknown(row["totaal"]):
        yield _CAPACITY
    for column in needed:
        if is_unknown(row[column.name]):
            yield column.label
    if is_unknown(row["bo_eind"]) and row["bo_onbep"] is not True:
        yield Text("eind overeenkomst of onbepaalde tijd", "end of agreement or open-ended")


_FACILITIES = Text("voorzieningen, met de afstand", "facilities, with the distance")


def _distances(measured: pd.DataFrame) -> Iterator[Text]:
    """FMT h2 asks for the facilities and the distance to each."""
    if not len(measured):
        yield _FACILITIES
    for kind in sorted(measured.loc[measured["km"].isna(), "soort"]):
        label = FACILITY.label(kind)
        yield Text(f"afstand tot {label.nl}", f"distance to {label.en}")


_NO_TYPE = Text("{location} heeft geen type.", "{location} has no type.")
_WRONG_TYPE = Text(
    "{location} heeft type ‘{value}’, en dat bestaat niet in regime {regime}.",
    "{location} has type ‘{value}’, which does not exist in regime {regime}.",
)


_SPECIAL = Text(
    "{location} heeft een regionale functie, maar type ‘{kind}’ is bijzondere opvang.",
    "{location} has a regional function, but type ‘{kind}’ is special reception.",
)
_SPECIAL_TYPES = frozenset({"htl", "ibo", "bijzonder"})
"""KB24: special reception, beside the azc; it does not do what a ROL did for a region."""


@rule(
    "A14",
    title=Text("Elke locatie heeft een type van het regime", "Every location has a type of the regime"),
    remedy=Text("Kies een type uit de lijst.", "Choose a type from the list."),
    source="UA20 §2; KB24",
    worst=Severity.FAULT,
    reads=(*COUNTED, *REGIONAL, *locations("type_2024"), *KIND),
)
def type_of_regime(s: Situation) -> Iterator[Finding | Missing]:
    """F for a location without a type, or with one that the regime does not know; W for special reception that is
    called regional (2024); lacks whether it is. A location with emergency or incidental capacity only needs no type.
    """
    special = s.locations["type_2024"].isin(_SPECIAL_TYPES) & s.locations["untyped"]
    if s.regime == "2024" and special.any():
        yield no_type(s, s.locations[special], worst=Severity.WARNING)
    known = codes.TYPE_2020 if s.regime == "2020" else codes.TYPE_2024
    for row in s.locations.to_dict("records"):
        value = row[known.name]
        if is_unknown(value):
            if row["loc_id"] not in s.temporary:
                yield _about(row, "A14", Severity.FAULT, _NO_TYPE)
        elif value not in known.values:
            yield _about(row, "A14", Severity.FAULT, _WRONG_TYPE, value=value, regime=s.regime)
        elif s.regime == "2024" and row["regional"] and value in _SPECIAL_TYPES:
            yield _about(row, "A14", Severity.WARNING, _SPECIAL, kind=known.label(value))


_NO_STATUS = Text(
    "{location} heeft geen status en komt daarom niet in bijlage 4.",
    "{location} has no status and is therefore left out of annex 4.",
)


@rule(
    "A15",
    title=Text("Elke locatie heeft een status", "Every location has a status"),
    remedy=Text(
        "Kies nieuw, voortzetten, beëindigen of afgewezen.",
        "Choose new, continue, terminate or rejected.",
    ),
    source="FMT h4",
    worst=Severity.WARNING,
    reads=COUNTED,
)
def status_known(s: Situation) -> Iterator[Finding | Missing]:
    """W for a location without a status."""
    for row in s.locations[s.locations["status"].isna()].to_dict("records"):
        yield _about(row, "A15", Severity.WARNING, _NO_STATUS)


_SMALL = Text(
    "{location} heeft {places:int} plekken; doorgaans zijn het er ten minste {minimum:int}.",
    "{location} has {places:int} places; usually there are at least {minimum:int}.",
)
_SMALL_SCALE = Text(
    "{location} heeft {places:int} plekken, minder dan {minimum:int}; het is een kleinschalige locatie.",
    "{location} has {places:int} places, fewer than {minimum:int}; it is a small-scale location.",
)
_OPENS = Text(
    "{location} opent op {day} met {places:int} plekken; doorgaans zijn het er ten minste {minimum:int}.",
    "{location} opens on {day} with {places:int} places; usually there are at least {minimum:int}.",
)
_OPENS_SCALE = Text(
    "{location} opent op {day} met {places:int} plekken, minder dan {minimum:int}; het is een kleinschalige locatie.",
    "{location} opens on {day} with {places:int} places, fewer than {minimum:int}; it is a small-scale location.",
)
_GROWS = Text(
    "{location} opent op {day} met {places:int} plekken en heeft er vanaf {grown} {most:int}.",
    "{location} opens on {day} with {places:int} places and has {most:int} from {grown}.",
)
A_YEAR = timedelta(days=365)


@rule(
    "A16",
    title=Text("Een ROL heeft doorgaans ten minste 300 plekken", "A ROL usually has at least 300 places"),
    remedy=Text(
        "Vergroot de locatie, of leg bij de bevinding vast waarom zij kleiner is.",
        "Enlarge the location, or record with the finding why it is smaller.",
    ),
    source="UA20 §4.3; HR21 §5.2.1",
    worst=Severity.WARNING,
    reads=(*settings("rol_minimum"), *OPEN, *REGIONAL, *PLACES, *locations("kleinschalig")),
    regimes=("2020",),
)
def large_enough(s: Situation) -> Iterator[Finding | Missing]:
    """W for a ROL under the minimum, open or with what it opens with, counting all places; N when it is small-scale, or
    grows to the minimum within a year of opening. Lacks places, and the type of a small one.
    """
    minimum = s.plan.settings["rol_minimum"]
    frame, coming = s.regional_locations, s.coming_regional
    both = pd.concat([frame, coming]) if len(coming) else frame
    for region, rows in both.groupby("regio_id", dropna=False):
        lacking = int(rows["totaal"].isna().sum())
        if lacking:
            at = known_text(region)
            yield Missing(CAPACITY_PERIODS.name, "plekken_asiel", lacking, len(rows), at)
    there = pd.concat([s.locations[s.locations["open"]], s.coming])
    untyped = there[there["untyped"] & ~(there["totaal"] >= minimum).fillna(False).astype(bool)]
    if len(untyped):
        yield no_type(s, untyped)
    for row in frame[frame["totaal"].notna()].to_dict("records"):
        if row["totaal"] < minimum:
            severity, message = _how_small(row, (_SMALL, _SMALL_SCALE))
            yield _about(row, "A16", severity, message, places=row["totaal"], minimum=minimum)
    for row in coming[coming["totaal"].notna()].to_dict("records"):
        if row["totaal"] < minimum:
            yield _opens_small(s, row, minimum)


def _opens_small(s: Situation, row: dict[str, Any], minimum: int) -> Finding:
    figures = {"places": row["totaal"], "minimum": minimum, "day": row["opent"]}
    severity, message = _how_small(row, (_OPENS, _OPENS_SCALE))
    grown = _grown(s, row, minimum) if severity is Severity.WARNING else None
    if grown is not None:
        figures |= {"grown": grown[0], "most": grown[1]}
        severity, message = Severity.NOTE, _GROWS
    return _about(row, "A16", severity, message, part="opent", **figures)


def _grown(s: Situation, row: dict[str, Any], minimum: int) -> tuple[date, int] | None:
    """The first day within a year of opening on which there are places enough, and how many."""
    periods = s.plan[CAPACITY_PERIODS.name]
    own, mine = periods[periods["loc_id"] == row["loc_id"]], s.locations[s.locations["loc_id"] == row["loc_id"]]
    last = min(row["opent"].toordinal() + A_YEAR.days, date.max.toordinal())
    days = {day for day in own["van"] if isinstance(day, date) and row["opent"] < day}
    for day in sorted(day for day in days if day.toordinal() <= last):
        there = places_on(mine, own, day)["totaal"].get(row["loc_id"]) if open_on(mine, own, day).all() else None
        if not is_unknown(there) and there is not None and there >= minimum:
            return day, int(there)
    return None


def _how_small(row: dict[str, Any], messages: tuple[Text, Text]) -> tuple[Severity, Text]:
    """Severity and sentence of a small one: plain, or small-scale."""
    small = row["kleinschalig"] is True
    return (Severity.NOTE, messages[1]) if small else (Severity.WARNING, messages[0])


_GVL_FLEXIBLE = Text(
    "{location} is een GVL met flexibele vorm ‘{form}’; alleen een satelliet of ROL kan flexibel zijn.",
    "{location} is a GVL with flexible form ‘{form}’; only a satellite or regional location can be flexible.",
)


@rule(
    "A19",
    title=Text("Alleen een satelliet of ROL is flexibel", "Only a satellite or ROL is flexible"),
    remedy=Text(
        "Verwijder de flexibele vorm of wijzig het type.",
        "Remove the flexible form or change the type.",
    ),
    source="UA20 §3.1",
    worst=Severity.FAULT,
    reads=(*COUNTED, *locations("type_2020", "flexvorm")),
    regimes=("2020",),
)
def flexible_type(s: Situation) -> Iterator[Finding | Missing]:
    """F for a GVL with a flexible form; lacks the form of a GVL, and the type of what is flexible."""
    forms = set(codes.FLEXIBLE_FORM.values) - {codes.NOT_FLEXIBLE}
    frame = s.locations
    gvl, flexible = frame["type_2020"] == "gvl", frame["flexvorm"].isin(forms)
    formless = int((gvl & frame["flexvorm"].isna()).sum())
    if formless:
        yield Missing(LOCATIONS.name, "flexvorm", formless, int(gvl.sum()))
    untyped = frame[frame["untyped"] & flexible]
    if len(untyped):
        yield no_type(s, untyped)
    for row in frame[gvl & flexible].to_dict("records"):
        form = codes.FLEXIBLE_FORM.label(row["flexvorm"])
        yield _about(row, "A19", Severity.FAULT, _GVL_FLEXIBLE, form=form)


_NO_DAYS = Text(
    "De reserve van {places:int} plekken ({kind}) bij {location} heeft geen inzetsnelheid.",
    "The reserve of {places:int} places ({kind}) at {location} has no days until ready.",
)
_NO_PRICE = Text(
    "De reserve van {places:int} plekken ({kind}) bij {location} heeft geen prijs; € 0 mag wel.",
    "The reserve of {places:int} places ({kind}) at {location} has no price; € 0 is allowed.",
)


_NO_RESERVE = Text(
    "{location} is flexibel, maar heeft geen reservecapaciteit in het plan.",
    "{location} is flexible, but has no reserve capacity in the plan.",
)


@rule(
    "A25",
    title=Text("Reservecapaciteit heeft een inzetsnelheid en een prijs", "Reserve has days until ready and a price"),
    remedy=Text(
        "Vul het aantal dagen en de prijs per plek per dag in reserve in.",
        "Fill in the number of days and the price per place per day in reserve.",
    ),
    source="UA20 §3.2",
    worst=Severity.FAULT,
    reads=(*RESERVED, *REGIONAL, *locations("flexvorm"), *of(RESERVE.name, "inzet_dgn", "eur_plekdg")),
)
def reserve_complete(s: Situation) -> Iterator[Finding | Missing]:
    """F for a reserve row without days until ready, W without a price; N for a flexible ROL without reserve (2020).

    A plan without flexible locations may have no reserve at all. Lacks the type or form of one without reserve.
    """
    if s.regime == "2020":
        yield from _flexible_without_reserve(s)
    location = {row["loc_id"]: row for row in s.locations.to_dict("records")}
    for row in s.plan[RESERVE.name].to_dict("records"):
        at = location.get(row["loc_id"])
        if at is None:
            continue
        figures = {"places": row["plekken"], "kind": codes.CAPACITY_TYPE.label(row["captype"])}
        for column, severity, message in (
            ("inzet_dgn", Severity.FAULT, _NO_DAYS),
            ("eur_plekdg", Severity.WARNING, _NO_PRICE),
        ):
            if is_unknown(row[column]):
                part = f"{row['reserve_id']} {column}"
                yield _about(at, "A25", severity, message, part=part, **figures)


def _flexible_without_reserve(s: Situation) -> Iterator[Finding | Missing]:
    frame = s.locations[~s.locations["loc_id"].isin(set(s.plan[RESERVE.name]["loc_id"]))]
    flexible, formless = frame["flexvorm"].isin(FLEXIBLE_FORMS), frame["flexvorm"].isna()
    untyped = frame[frame["untyped"] & flexible]
    if len(untyped):
        yield no_type(s, untyped, worst=Severity.NOTE)
    unknown = int((frame["regional"] & formless).sum())
    if unknown:
        yield Missing(LOCATIONS.name, "flexvorm", unknown, len(s.locations), worst=Severity.NOTE)
    for row in frame[frame["regional"] & flexible].to_dict("records"):
        yield _about(row, "A25", Severity.NOTE, _NO_RESERVE)


def _about(
    row: dict[str, object], code: str, severity: Severity, message: Text, *, part: str = "", **figures: object
) -> Finding:
    """A finding about one row of :attr:`Situation.locations`."""
    region = row["regio_id"]
    return Finding(
        code,
        severity,
        LOCATIONS.name,
        str(row["loc_id"]),
        message,
        {"location": row["loc_naam"], **figures},
        part=part,
        region=known_text(region),
        point=row["geom"],  # type: ignore[arg-type]
    )
