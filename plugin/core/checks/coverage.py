# SPDX-License-Identifier: GPL-2.0-or-later
"""Does every municipality belong somewhere, and has every region its location? (A1, A3–A6)"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ..model.tables import LOCATIONS, MUNICIPALITIES, REGIONS
from ..regions.coverage import Flaw, apart
from ..regions.soundness import crossing_themselves
from ..situation.situation import Situation
from ..wording import Text, is_unknown
from .about import about_location, about_region
from .columns import COUNTED, DIVISION, ON_MAP, OPEN, REGIONAL, SHAPES, settings
from .finding import Finding, Missing, Severity
from .regional import unsure
from .registry import GEOMETRY, rule

_UNASSIGNED = Text(
    "{name} ({key}) hoort bij geen regio.",
    "{name} ({key}) belongs to no region.",
)


@rule(
    "A1",
    title=Text("Elke gemeente hoort bij een regio", "Every municipality belongs to a region"),
    remedy=Text(
        "Wijs de gemeente toe aan een regio, liefst een die eraan grenst.",
        "Assign the municipality to a region, preferably one that borders it.",
    ),
    source="UA20 §5.1",
    worst=Severity.FAULT,
    reads=DIVISION,
)
def every_municipality_assigned(s: Situation) -> Iterator[Finding | Missing]:
    """One F per municipality of the plan without a region."""
    if not len(s.municipalities):
        yield Missing(MUNICIPALITIES.name, "gm_code", 0, 0)
    for code, name in s.municipalities.loc[s.municipalities["regio_id"].isna(), ["gm_code", "gm_naam"]].itertuples(
        index=False
    ):
        yield Finding(
            "A1",
            Severity.FAULT,
            MUNICIPALITIES.name,
            code,
            _UNASSIGNED,
            {"name": name, "key": code},
            point=s.point_of(code),
        )


_NONE_OPEN = Text(
    "{region} heeft op {day} geen open opvanglocatie onder de locaties die meetellen.",
    "{region} has no open reception location on {day} among the locations that count.",
)
_NOT_REGIONAL = Text(
    "{region} heeft op {day} geen open regionale opvanglocatie onder de locaties die meetellen; "
    "wel {n:int} die open zijn: {names}.",
    "{region} has no open regional location on {day} among the locations that count; {n:int} others are open: {names}.",
)


@rule(
    "A3",
    title=Text("Elke regio heeft een regionale opvanglocatie", "Every region has a regional location"),
    remedy=Text(
        "Voeg een regionale locatie toe, open er een eerder, of laat een locatie elders de regio bedienen.",
        "Add a regional location, open one earlier, or let a location elsewhere serve the region.",
    ),
    source="UA20 §4.3, §5.1",
    worst=Severity.FAULT,
    reads=(*OPEN, *REGIONAL),
)
def every_region_has_a_location(s: Situation) -> Iterator[Finding | Missing]:
    """F for a region without a regional location that is open on the reference date."""
    served = set(s.regional_locations["regio_id"].dropna())
    for region, name in s.region_name.items():
        if region in served:
            continue
        own = s.locations[s.locations["regio_id"] == region]
        untyped = own[own["open"] & own["untyped"]]
        if len(untyped):
            yield Missing(LOCATIONS.name, s.type_column, len(untyped), len(own), region)
            continue
        others = own[own["open"]]
        figures = {"region": name, "day": s.day, "n": len(others), "names": sorted(others["loc_naam"].dropna())}
        yield Finding(
            "A3",
            Severity.FAULT,
            REGIONS.name,
            region,
            _NOT_REGIONAL if len(others) else _NONE_OPEN,
            figures,
            region=region,
            point=s.region_point(region),
        )


_OTHER_SHAPE = Text(
    "De vorm van {region} is niet die van haar gemeenten: {area:area} verschil. Laat de regio's opnieuw afleiden.",
    "The shape of {region} is not that of its municipalities: {area:area} differs. Derive the regions again.",
)
_HOLE = Text(
    "Er ligt een gat van {area:area} in of tussen de gemeenten, bij {names}.",
    "There is a hole of {area:area} in or between the municipalities, near {names}.",
)
_OVERLAP = Text(
    "{names} overlappen elkaar over {area:area}.",
    "{names} overlap over {area:area}.",
)
_SLIVER = Text(
    "Sliver (smalle strook) van {width:m} m breed en {area:area} bij {names}: de grenzen sluiten niet op elkaar aan.",
    "Sliver (narrow strip) {width:m} m wide and {area:area} large near {names}: the borders do not match.",
)

_CROSSING = Text(
    "De grens van {name} kruist zichzelf; er is gerekend met de vlakken die zij omsluit. Herstel de geometrie.",
    "The border of {name} crosses itself; the areas it encloses were used. Repair the geometry.",
)


@rule(
    "A4",
    title=Text("De gemeenten dekken het gebied zonder gaten", "The municipalities cover the area without holes"),
    remedy=Text(
        "Een meer mag een gat zijn. Herstel slivers en overlap in de bronlaag, of neem een nieuwere laag.",
        "A lake may be a hole. Repair slivers and overlaps in the source layer, or use a newer one.",
    ),
    source="UA20 §4.3, §5.1",
    worst=Severity.WARNING,
    reads=(*settings("sliver_m"), *SHAPES, *DIVISION),
)
def no_holes_or_overlaps(s: Situation) -> Iterator[Finding | Missing]:
    """N per hole or overlap with its area; W "sliver" when narrower than the setting; W per border that
    crosses itself, and per region whose own shape is not that of its municipalities. What lies among
    neighbours only is theirs, and no finding of this plan.
    """
    codes = list(s.plan[MUNICIPALITIES.name]["gm_code"])
    own = set(s.municipalities["gm_code"])
    for row in crossing_themselves(s.plan[MUNICIPALITIES.name]["geom"].to_numpy()).tolist():
        if codes[row] in own:
            yield _crossing(s, codes[row])
    for flaw in s.flaws:
        around = [codes[row] for row in flaw.rows]
        if own.intersection(around) or not around:
            yield _flaw(s, flaw, around)
    for region, shape in zip(s.regions["regio_id"], s.regions["geom"], strict=True):
        off = 0.0 if is_unknown(shape) else apart(shape, s.members[region]["geom"].to_numpy())
        if off:
            yield about_region(s, region, "A4", Severity.WARNING, _OTHER_SHAPE, part="vorm", area=off)


def _crossing(s: Situation, code: str) -> Finding:
    return Finding(
        "A4",
        Severity.WARNING,
        MUNICIPALITIES.name,
        code,
        _CROSSING,
        {"name": s.name_of[code]},
        part="kruising",
        point=s.point_of(code),
    )


def _flaw(s: Situation, flaw: Flaw, around: list[str]) -> Finding:
    point = flaw.shape.point_on_surface()
    sliver = flaw.width < s.plan.settings["sliver_m"]
    message = _SLIVER if sliver else _HOLE if flaw.kind == "gat" else _OVERLAP
    return Finding(
        "A4",
        Severity.WARNING if sliver else Severity.NOTE,
        MUNICIPALITIES.name,
        around[0] if around else "",
        message,
        {
            "area": flaw.area,
            "width": flaw.width,
            "names": [s.name_of[code] for code in around],
            "kind": flaw.kind,
        },
        part=f"{flaw.kind} {point.x:.1f} {point.y:.1f}",
        point=point,
        place=flaw.shape,
    )


_OUTSIDE = Text(
    "{location} is de regionale locatie van {region}, maar ligt in {place}.",
    "{location} is the regional location of {region}, but lies in {place}.",
)
_NO_MEMBERS = Text(
    "{location} bedient {region}, maar bij die regio hoort geen gemeente.",
    "{location} serves {region}, but no municipality belongs to that region.",
)
_NOWHERE = Text("geen gemeente van het plan", "no municipality of the plan")


@rule(
    "A5",
    title=Text("De regionale locatie ligt in haar eigen regio", "The regional location lies in its own region"),
    remedy=Text(
        "Controleer de plaats van de locatie, of leg vast waarom zij een andere regio bedient.",
        "Check where the location is, or record why it serves another region.",
    ),
    source="UA20 §4.3",
    worst=Severity.WARNING,
    reads=(*COUNTED, *REGIONAL, *SHAPES, *ON_MAP),
    regimes=("2020",),
)
def location_in_own_region(s: Situation) -> Iterator[Finding | Missing]:
    """W for a regional location outside the region it serves, and for any that serves one without municipalities.

    Lacks the type or the place of one that would be outside, and the municipality that says which region is served.
    """
    for row in s.locations[s.locations["regio_id"].notna()].to_dict("records"):
        members = s.members.get(str(row["regio_id"]))
        if members is not None and not len(members):
            region = s.region_name.get(row["regio_id"], row["regio_id"])
            yield about_location(row, "A5", Severity.WARNING, _NO_MEMBERS, part="leeg", region=region)
    frame = s.locations[s.locations["regional"] | s.locations["untyped"]]
    yield from unsure(s, frame[frame["loc_id"].isin(s.unplaced) | _untyped_outside(s, frame)])
    frame = frame[frame["regional"] & frame["regio_id"].notna()]
    nowhere = int(frame["geom"].isna().sum())
    if nowhere:
        yield Missing(LOCATIONS.name, GEOMETRY, nowhere, len(frame))
    for loc, name, region, point in frame[_outside(s, frame)][["loc_id", "loc_naam", "regio_id", "geom"]].itertuples(
        index=False
    ):
        code = s.municipality_at(point)
        place = s.region_name.get(s.region_of.get(code or "") or "") or s.name_of.get(code or "") or _NOWHERE
        figures = {"location": name, "region": s.region_name.get(region, region), "place": place}
        yield Finding("A5", Severity.WARNING, LOCATIONS.name, loc, _OUTSIDE, figures, region=region, point=point)


def _outside(s: Situation, frame: pd.DataFrame) -> pd.Series:
    """Which locations lie outside the region they serve, one that has municipalities."""
    pairs = zip(frame["geom"], frame["regio_id"], strict=True)
    found = [
        not is_unknown(point)
        and bool(len(s.members.get(region, ())))
        and s.region_of.get(s.municipality_at(point) or "") != region
        for point, region in pairs
    ]
    return pd.Series(found, index=frame.index, dtype=bool)


def _untyped_outside(s: Situation, frame: pd.DataFrame) -> pd.Series:
    return frame["untyped"] & (_outside(s, frame) | frame["geom"].isna())


_ONE = Text(
    "{location} bedient één gemeente: {region} bestaat alleen uit {name}.",
    "{location} serves one municipality: {region} consists of {name} only.",
)


@rule(
    "A6",
    title=Text("Een regionale locatie bedient meer gemeenten", "A regional location serves several municipalities"),
    remedy=Text(
        "Overweeg de regio samen te voegen met een buurregio.",
        "Consider merging the region with a neighbouring one.",
    ),
    source="UA20 §2, §4.3",
    worst=Severity.NOTE,
    reads=(*OPEN, *REGIONAL),
    regimes=("2020",),
)
def serves_several_municipalities(s: Situation) -> Iterator[Finding | Missing]:
    """N for a regional location whose region has one municipality; lacks the type or municipality of an open one."""
    yield from unsure(s, s.locations[s.locations["open"]])
    frame = s.regional_locations
    for loc, name, region, point in frame[["loc_id", "loc_naam", "regio_id", "geom"]].itertuples(index=False):
        members = s.members.get(region)
        if members is not None and len(members) == 1:
            figures = {"location": name, "region": s.region_name[region], "name": members["gm_naam"].iloc[0]}
            yield Finding("A6", Severity.NOTE, LOCATIONS.name, loc, _ONE, figures, region=region, point=point)
