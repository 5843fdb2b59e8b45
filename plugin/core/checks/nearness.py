# SPDX-License-Identifier: GPL-2.0-or-later
"""Is the regional location near enough, and is it the nearest? (A8, A54)"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pandas as pd
import shapely
from shapely import LineString
from shapely.geometry.base import BaseGeometry

from ..model import codes
from ..model.tables import LOCATIONS, MUNICIPALITIES, SETTINGS_TABLE, TRAVEL
from ..situation.situation import Situation
from ..travel.norms import exceeds
from ..wording import Text, breach, is_unknown, number
from .columns import OPEN, REGIONAL, TRAVELLED, settings
from .finding import Finding, Missing, Severity
from .regional import unsure
from .registry import GEOMETRY, rule

_ROUNDING = 1e-6
"""Of a km or a minute: a smaller difference is rounding of floats, not distance."""

_TOO_FAR = Text(
    "{name} ligt {amount} van {location}; de norm is {norm} ({method}).",
    "{name} is {amount} from {location}; the norm is {norm} ({method}).",
)
_NOT_MEASURED = Text(
    "De reistijd van {name} naar de locatie van {region} is onbekend: {reason}.",
    "Travel from {name} to the location of {region} is unknown: {reason}.",
)


@rule(
    "A8",
    title=Text("De regionale locatie is niet te ver", "The regional location is not too far"),
    remedy=Text(
        "Wijs de gemeente toe aan een regio met een locatie dichterbij, of zoek een locatie dichterbij.",
        "Assign the municipality to a region with a nearer location, or look for a nearer location.",
    ),
    source="UA20 §4.3, §5.1",
    worst=Severity.WARNING,
    reads=(*settings("max_km", "max_minuten"), *TRAVELLED, *OPEN, *REGIONAL),
)
def near_enough(s: Situation) -> Iterator[Finding | Missing]:
    """W per municipality beyond a norm; without a norm there is no verdict.

    Municipalities without a region (A1) and regions without a location (A3) are named there. Lacks the figure of
    a norm that is not measured, and the type or municipality of a location that may be the nearest.
    """
    norms = {"km": s.plan.settings["max_km"], "minuten": s.plan.settings["max_minuten"]}
    if is_unknown(norms["km"]) and is_unknown(norms["minuten"]):
        yield Missing(SETTINGS_TABLE.name, "max_km", 1, 1)
        return
    own = s.travel_of("eigen")
    if own is None:
        yield Missing(TRAVEL.name, "km", 0, 0)
        return
    yield from unsure(s, s.locations[s.locations["open"]])
    unknown: Counter[tuple[str, str]] = Counter()
    for row in own.to_dict("records"):
        code, region = row["gm_code"], s.region_of.get(row["gm_code"])
        if region is None or row["reden"] in ("geen_regio", "geen_locatie"):
            continue
        if is_unknown(row["km"]):
            unknown[region, "km"] += 1
            yield _unmeasured(s, row, region)
            continue
        for unit, norm in norms.items():
            if norm is not None and is_unknown(row[unit]):
                unknown[region, unit] += 1
            elif norm is not None and exceeds(row[unit], norm):
                yield _too_far(s, row, region, unit, float(norm), code)
    for (region, unit), count in sorted(unknown.items()):
        yield Missing(TRAVEL.name, unit, count, len(s.members.get(region, ())), region)


def _too_far(s: Situation, row: dict[str, object], region: str, unit: str, norm: float, code: str) -> Finding:
    value = float(row[unit])  # type: ignore[arg-type]
    figures = {
        "name": s.name_of[code],
        "location": s.location_name.get(str(row["loc_id"]), str(row["loc_id"])),
        "amount": _quantity(value, unit, breach(value, norm, 1 if unit == "km" else 0)),
        "norm": _quantity(norm, unit, next((d for d in range(3) if round(norm, d) == norm), 3)),
        "method": codes.METHOD.label(row["methode"]),
        "km": float(row["km"]),  # type: ignore[arg-type]
        "minuten": None if is_unknown(row["minuten"]) else float(row["minuten"]),  # type: ignore[arg-type]
        "norm_waarde": norm,
    }
    return Finding(
        "A8",
        Severity.WARNING,
        MUNICIPALITIES.name,
        code,
        _TOO_FAR,
        figures,
        part=unit,
        region=region,
        point=s.point_of(code),
        place=_between(s, code, row["loc_id"]),
    )


def _between(s: Situation, code: str, *locations: object) -> BaseGeometry | None:
    """The lines from a municipality to locations."""
    here, there = s.point_of(code), [s.location_point.get(str(loc)) for loc in locations]
    ends = [point for point in there if point is not None]
    return None if here is None or not ends else shapely.multilinestrings([LineString([here, end]) for end in ends])


def _quantity(value: float, unit: str, decimals: int) -> Text:
    short = {"km": "km", "minuten": "min"}[unit]
    return Text(f"{number(value, 'nl', decimals)} {short}", f"{number(value, 'en', decimals)} {short}")


def _unmeasured(s: Situation, row: dict[str, object], region: str) -> Finding:
    code = str(row["gm_code"])
    figures = {
        "name": s.name_of[code],
        "region": s.region_name.get(region, region),
        "reason": codes.TRAVEL_REASON.label(row["reden"]),
        "aansluit_km": row["aansluit_km"],
    }
    return Finding(
        "A8",
        Severity.NOTE,
        MUNICIPALITIES.name,
        code,
        _NOT_MEASURED,
        figures,
        part="onbekend",
        region=region,
        point=s.point_of(code),
    )


_NEARER = Text(
    "{name} ligt dichter bij {other} van {other_region} ({other_way}) "
    "dan bij {own} van de eigen regio ({own_way}); {method}.",
    "{name} is nearer to {other} of {other_region} ({other_way}) "
    "than to {own} of its own region ({own_way}); {method}.",
)


@rule(
    "A54",
    title=Text("De eigen regionale locatie is de dichtstbijzijnde", "The own regional location is the nearest"),
    remedy=Text(
        "Overweeg de gemeente bij de andere regio te voegen.",
        "Consider moving the municipality to the other region.",
    ),
    source="UA20 §4.3, §5.1",
    worst=Severity.NOTE,
    reads=(*TRAVELLED, *OPEN, *REGIONAL),
)
def own_is_nearest(s: Situation) -> Iterator[Finding | Missing]:
    """N per municipality for which another region's location is nearer, with both figures.

    Lacks a time that is not known, and the type or municipality of a location that may be nearer.
    """
    own, nearest = s.travel_of("eigen"), s.travel_of("dichtstbij")
    if own is None or nearest is None:
        yield Missing(TRAVEL.name, "minuten", 0, 0)
        return
    yield from unsure(s, s.locations[s.locations["open"]])
    both = own.merge(nearest, on="gm_code", suffixes=("", "_ander"))
    both = both[~both["reden"].isin(["geen_regio", "geen_locatie"])]
    known = both[both[["km", "minuten", "km_ander", "minuten_ander"]].notna().all(axis=1)]
    nowhere = int(s.regional_locations["geom"].isna().sum())
    if nowhere:
        yield Missing(LOCATIONS.name, GEOMETRY, nowhere, len(s.regional_locations))
    if len(both) > len(known):
        yield Missing(TRAVEL.name, "minuten", len(both) - len(known), len(both))
    for row in known[known["minuten_ander"] < known["minuten"] - _ROUNDING].to_dict("records"):
        finding = _nearer(s, row)
        if finding is not None:
            yield finding


def _nearer(s: Situation, row: dict[str, object]) -> Finding | None:
    code, other = str(row["gm_code"]), str(row["loc_id_ander"])
    region, other_region = s.region_of.get(code), s.served_region.get(other)
    if region is None or other_region is None or other_region == region:
        return None
    own, nearest = _ways(row["km"], row["minuten"], row["km_ander"], row["minuten_ander"])
    figures = {
        "name": s.name_of[code],
        "own_way": own,
        "other_way": nearest,
        "own": s.location_name.get(str(row["loc_id"])),
        "own_km": row["km"],
        "own_min": row["minuten"],
        "other": s.location_name.get(other),
        "other_region": s.region_name.get(other_region, other_region),
        "other_km": row["km_ander"],
        "other_min": row["minuten_ander"],
        "method": codes.METHOD.label(row["methode"]),
    }
    place = _between(s, code, row["loc_id"], other)
    point = s.point_of(code)
    return Finding(
        "A54", Severity.NOTE, MUNICIPALITIES.name, code, _NEARER, figures, region=region, point=point, place=place
    )


def _ways(*amounts: object) -> tuple[Text, Text]:
    """Kilometres and minutes of two ways, with decimals enough to tell them apart."""
    km, minutes, other_km, other_minutes = (float(a) for a in amounts)  # type: ignore[arg-type]
    km_decimals, minute_decimals = breach(km, other_km, 1), breach(minutes, other_minutes)
    return (
        _way(_quantity(km, "km", km_decimals), _quantity(minutes, "minuten", minute_decimals)),
        _way(_quantity(other_km, "km", km_decimals), _quantity(other_minutes, "minuten", minute_decimals)),
    )


def _way(km: Text, minutes: Text) -> Text:
    return Text(f"{km.nl}, {minutes.nl}", f"{km.en}, {minutes.en}")


def furthest(travel: pd.DataFrame, count: int) -> pd.DataFrame:
    """The rows of soort ``eigen`` with the longest travel time that is known, longest first."""
    own = travel[(travel["soort"] == "eigen") & travel["minuten"].notna()]
    return own.sort_values(["minuten", "gm_code"], ascending=[False, True]).head(count)
