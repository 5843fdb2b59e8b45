# SPDX-License-Identifier: GPL-2.0-or-later
"""Are the locations and their reserve complete and allowed? (A13–A16, A19, A25)"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import codes
from ..model.schema import Column
from ..situation.situation import Situation
from ..wording import Text, is_unknown
from .finding import Finding, Missing, Severity
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
)
def attributes_filled_in(s: Situation) -> Iterator[Finding | Missing]:
    """N per location with what the annex needs and is empty; F per period or agreement that ends before it starts."""
    yield from _backwards(s)
    needed = [column for column in s.table("opvanglocaties") if column.needed_for_annex]
    for row in s.locations.to_dict("records"):
        absent = list(_absent(row, needed))
        if absent:
            yield _about(row, "A13", Severity.NOTE, _INCOMPLETE, absent=absent)


def _backwards(s: Situation) -> Iterator[Finding]:
    """Periods and agreements that end before they start: the ledger cannot count them."""
    rows = {row["loc_id"]: row for row in s.locations.to_dict("records")}
    periods = s.plan["capaciteitsperioden"]
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


_NO_TYPE = Text("{location} heeft geen type.", "{location} has no type.")
_WRONG_TYPE = Text(
    "{location} heeft type ‘{value}’, en dat bestaat niet in regime {regime}.",
    "{location} has type ‘{value}’, which does not exist in regime {regime}.",
)


@rule(
    "A14",
    title=Text("Elke locatie heeft een type van het regime", "Every location has a type of the regime"),
    remedy=Text("Kies een type uit de lijst.", "Choose a type from the list."),
    source="UA20 §2; KB24",
)
def type_of_regime(s: Situation) -> Iterator[Finding | Missing]:
    """F for a location without a type, or with one that the regime does not know."""
    known = codes.TYPE_2020 if s.regime == "2020" else codes.TYPE_2024
    for row in s.locations.to_dict("records"):
        value = row[known.name]
        if is_unknown(value):
            yield _about(row, "A14", Severity.FAULT, _NO_TYPE)
        elif value not in known.values:
            yield _about(row, "A14", Severity.FAULT, _WRONG_TYPE, value=value, regime=s.regime)


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
)
def status_known(s: Situation) -> Iterator[Finding | Missing]:
    """W for a location without a status."""
    for row in s.locations[s.locations["status"].isna()].to_dict("records"):
        yield _about(row, "A15", Severity.WARNING, _NO_STATUS)


_SMALL = Text(
    "{location} heeft {places:int} plekken; doorgaans zijn het er ten minste {minimum:int}.",
    "{location} has {places:int} places; usually there are at least {minimum:int}.",
)
_SMALL_REASON = Text(
    "{location} heeft {places:int} plekken, minder dan {minimum:int}; dat is onderbouwd.",
    "{location} has {places:int} places, fewer than {minimum:int}; a justification is recorded.",
)
_SMALL_SCALE = Text(
    "{location} heeft {places:int} plekken, minder dan {minimum:int}; het is een kleinschalige locatie.",
    "{location} has {places:int} places, fewer than {minimum:int}; it is a small-scale location.",
)


@rule(
    "A16",
    title=Text("Een ROL heeft doorgaans ten minste 300 plekken", "A ROL usually has at least 300 places"),
    remedy=Text(
        "Vergroot de locatie, of leg de onderbouwing vast bij de locatie.",
        "Enlarge the location, or record the justification with the location.",
    ),
    source="UA20 §4.3; HR21 §5.2.1",
    regimes=("2020",),
)
def large_enough(s: Situation) -> Iterator[Finding | Missing]:
    """W for an open ROL under the minimum, counting all places; N with a justification or small-scale."""
    minimum = s.plan.settings["rol_minimum"]
    frame = s.regional_locations
    for region, rows in frame.groupby("regio_id", dropna=False):
        lacking = int(rows["totaal"].isna().sum())
        if lacking:
            at = None if is_unknown(region) else str(region)
            yield Missing("capaciteitsperioden", "plekken_asiel", lacking, len(rows), at)
    for row in frame[frame["totaal"].notna()].to_dict("records"):
        if row["totaal"] < minimum:
            severity, message = _how_small(row)
            yield _about(row, "A16", severity, message, places=row["totaal"], minimum=minimum)


def _how_small(row: dict[str, object]) -> tuple[Severity, Text]:
    if row["kleinschalig"] is True:
        return Severity.NOTE, _SMALL_SCALE
    if is_unknown(row["onderbouwing"]) or not str(row["onderbouwing"]).strip():
        return Severity.WARNING, _SMALL
    return Severity.NOTE, _SMALL_REASON


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
    regimes=("2020",),
)
def flexible_type(s: Situation) -> Iterator[Finding | Missing]:
    """F for a GVL with a flexible form."""
    frame = s.locations[(s.locations["type_2020"] == "gvl") & s.locations["flexvorm"].notna()]
    for row in frame.to_dict("records"):
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


@rule(
    "A25",
    title=Text("Reservecapaciteit heeft een inzetsnelheid en een prijs", "Reserve has days until ready and a price"),
    remedy=Text(
        "Vul het aantal dagen en de prijs per plek per dag in reserve in.",
        "Fill in the number of days and the price per place per day in reserve.",
    ),
    source="UA20 §3.2",
)
def reserve_complete(s: Situation) -> Iterator[Finding | Missing]:
    """F for a reserve row without days until ready, W without a price. No reserve at all is valid."""
    location = {row["loc_id"]: row for row in s.locations.to_dict("records")}
    for row in s.plan["reservecapaciteit"].to_dict("records"):
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


def _about(
    row: dict[str, object], code: str, severity: Severity, message: Text, *, part: str = "", **figures: object
) -> Finding:
    """A finding about one row of :attr:`Situation.locations`."""
    region = row["regio_id"]
    return Finding(
        code,
        severity,
        "opvanglocaties",
        str(row["loc_id"]),
        message,
        {"location": row["loc_naam"], **figures},
        part=part,
        region=None if is_unknown(region) else str(region),
        point=row["geom"],  # type: ignore[arg-type]
    )
