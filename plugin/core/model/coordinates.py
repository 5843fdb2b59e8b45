# SPDX-License-Identifier: GPL-2.0-or-later
"""Coordinates as people type or paste them: RD New, degrees in any notation, links to maps; in either order."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..errors import InputError
from ..wording import Text

Axis = Literal["east", "north", ""]

_LATITUDES, _LONGITUDES = (49.0, 57.0), (-2.0, 10.0)
_RD_X, _RD_Y = (-10_000.0, 310_000.0), (280_000.0, 640_000.0)
_EARTH_M = 6_378_137.0
"""Radius of the sphere of Web Mercator (EPSG:3857)."""

_HOW = Text(
    "Schrijf x, y in meters (155000, 463000) of graden (52,156; 5,387).",
    "Write x, y in metres (155000, 463000) or degrees (52.156, 5.387).",
)
_NOT_TWO = Text("‘{text}’ zijn geen twee getallen.", "‘{text}’ is not two numbers.")
_ELSEWHERE = Text("‘{text}’ ligt niet in of bij Nederland.", "‘{text}’ does not lie in or near the Netherlands.")

_SAME = str.maketrans({"\u2212": "-", "\u2032": "'", "\u2019": "'", "\u00b4": "'", "\u2033": '"', "\u201d": '"',
                       "\u00ba": "°", "\u02da": "°", "\u00a0": " ", "\u202f": " ", "\t": " ", "\n": " "})  # fmt: skip
_SIGNED = r"(-?\d+(?:\.\d+)?)"
_LINKS = (
    re.compile(rf"mlat={_SIGNED}&mlon={_SIGNED}"),
    re.compile(rf"!3d{_SIGNED}!4d{_SIGNED}"),
    re.compile(rf"[?&](?:q|ll|query|destination|center)={_SIGNED}(?:,|%2C){_SIGNED}"),
    re.compile(rf"@{_SIGNED},{_SIGNED}"),
    re.compile(rf"#map=[\d.]+/{_SIGNED}/{_SIGNED}"),
    re.compile(rf"^geo:{_SIGNED},{_SIGNED}"),
)
_NOISE = re.compile(r"epsg:+\d+|srid=\d+|wgs\s?84|\b(?:rd(?:\s?new)?|point|wgs)\b", re.IGNORECASE)
_TOKEN = re.compile(r"[-+]?\d+(?:[.,]\d+)?|[°'\"]|[^\W\d_]+|[,;/()=: ]+")
_GROUPED = re.compile(r"\D*?(\d{1,3}(?:[ .,']\d{3}))(?:[ ,;/]+)\D*?(\d{3}[ .,']\d{3})\D*")
_NORTH = {"n", "nb", "noord", "noorderbreedte", "lat", "latitude", "breedte", "y"}
_EAST = {"e", "o", "ol", "oost", "east", "oosterlengte", "lon", "lng", "long", "longitude", "lengte", "x"}
_SOUTH, _WEST = {"s", "z", "zb", "zuid"}, {"w", "wl", "west", "westerlengte"}


@dataclass(frozen=True)
class Coordinates:
    """A place; ``degrees``: x is the longitude and y the latitude, else metres in RD New.

    ``swapped``: only the other order than was typed makes sense, so it is for the user to confirm.
    """

    x: float
    y: float
    degrees: bool
    swapped: bool = False


@dataclass(frozen=True)
class _Axis:
    """One of both numbers; ``angle``: it can only be degrees."""

    value: float
    axis: Axis
    angle: bool


def parse_coordinates(text: str) -> Coordinates:
    """Read two coordinates as they are usually written.

    RD New (``155000, 463000``, ``155.000 463.000``, ``x=155000 y=463000``), degrees (``52.156, 5.387``,
    ``5,387; 52,156``, ``52°09'21.6"N 5°23'13.2"E``, ``52 9.36 N 5 23.22 E``), WKT, ``geo:``, links to Google Maps
    and OpenStreetMap, and Web Mercator.

    Raises
    ------
    InputError
        When these are not two numbers, or far from the Netherlands.
    """
    shown = text.strip()
    clean = _from_link(shown) or _NOISE.sub(" ", shown.translate(_SAME).replace("''", '"'))
    axes = _two(clean)
    found = None if axes is None else _placed(*axes)
    if found is None:
        found = _grouped(clean)
    if found is not None:
        return found
    raise InputError(_NOT_TWO if axes is None else _ELSEWHERE, _HOW, text=shown)


def _from_link(text: str) -> str:
    """Latitude and longitude in a link; empty without any."""
    for pattern in _LINKS if ":" in text else ():
        if match := pattern.search(text):
            return f"{match[1]} {match[2]}"
    return ""


def _two(text: str) -> tuple[_Axis, _Axis] | None:
    """Both numbers with what is said about them; None when these are not two."""
    tokens = _TOKEN.findall(text)
    if "".join(tokens) != text:
        return None
    tokens = [token.casefold() for token in tokens if token.strip(",;/()=: ")]
    numbers = [token for token in tokens if token[-1].isdigit()]
    if len(numbers) == 1 and numbers[0].count(",") == 1:  # "155000,463000"
        at = tokens.index(numbers[0])
        tokens[at : at + 1] = numbers[0].split(",")
    halves = _halves(tokens)
    made = [_axis(half) for half in halves]
    return (made[0], made[1]) if len(made) == 2 and made[0] and made[1] else None


def _halves(tokens: Sequence[str]) -> list[list[str]]:
    """The tokens of both coordinates; not two parts when they cannot be told apart."""
    rows = [row for row, token in enumerate(tokens) if token[-1].isdigit()]
    if not rows:
        return []
    degrees = [row for row in rows if row + 1 < len(tokens) and tokens[row + 1] == "°"]
    if len(degrees) == 2:
        second = degrees[1]
    elif not degrees and len(rows) in (2, 4, 6):
        second = rows[len(rows) // 2]
    else:
        return []
    leads = rows[0] > 0  # a label before the first number: each stands before its own
    while leads and second > 0 and tokens[second - 1].isalpha():
        second -= 1
    return [list(tokens[:second]), list(tokens[second:])]


def _axis(tokens: Sequence[str]) -> _Axis | None:
    """One coordinate of one to three numbers; None when it is none."""
    parts = [float(token.replace(",", ".")) for token in tokens if token[-1].isdigit()]
    labels = [token for token in tokens if token.isalpha()]
    known = _NORTH | _EAST | _SOUTH | _WEST
    if not 1 <= len(parts) <= 3 or len(labels) > 1 or not known.issuperset(labels):
        return None
    degrees, *rest = parts
    if rest and (not degrees.is_integer() or any(not 0 <= part < 60 for part in rest)):
        return None
    size = sum(part / 60**power for power, part in enumerate([abs(degrees), *rest]))
    label = labels[0] if labels else ""
    negative = str(tokens[[token[-1].isdigit() for token in tokens].index(True)]).startswith("-")
    sign = -1.0 if negative != (label in _SOUTH | _WEST) else 1.0
    axis: Axis = "north" if label in _NORTH | _SOUTH else "east" if label else ""
    return _Axis(sign * size, axis, bool(rest) or "°" in tokens)


def _placed(first: _Axis, second: _Axis) -> Coordinates | None:
    """Where they are; None when not in or near the Netherlands in any order."""
    if first.axis and first.axis == second.axis:
        return None
    told = bool(first.axis or second.axis)
    north_first = first.axis == "north" or second.axis == "east"
    a, b = first.value, second.value
    if first.angle or second.angle or max(abs(a), abs(b)) <= 180:
        return _degrees(a, b, told=told, north_first=north_first)
    pairs = [(a, b, False), (b, a, True)]
    if told and north_first:
        pairs = [(b, a, False), (a, b, True)]
    for x, y, swapped in pairs:
        if _within(x, _RD_X) and _within(y, _RD_Y):
            return Coordinates(x, y, degrees=False, swapped=swapped)
    for x, y, swapped in pairs:
        longitude, latitude = _from_mercator(x, y)
        if _in_degrees(longitude, latitude):
            return Coordinates(longitude, latitude, degrees=True, swapped=swapped)
    return None


def _degrees(a: float, b: float, *, told: bool, north_first: bool) -> Coordinates | None:
    """Degrees are told apart by their size; only where the labels say otherwise they were swapped."""
    for longitude, latitude, order in ((b, a, True), (a, b, False)):
        if _in_degrees(longitude, latitude):
            return Coordinates(longitude, latitude, degrees=True, swapped=told and order != north_first)
    return None


def _grouped(text: str) -> Coordinates | None:
    """RD New with separators between thousands: ``155.000 463.000``."""
    match = _GROUPED.fullmatch(text)
    if match is None:
        return None
    a, b = (_Axis(float(re.sub(r"\D", "", part)), "", angle=False) for part in match.groups())
    return _placed(a, b)


def _from_mercator(x: float, y: float) -> tuple[float, float]:
    """Longitude and latitude of Web Mercator."""
    if abs(y) > 2.1e7:
        return math.inf, math.inf
    latitude = math.degrees(2.0 * math.atan(math.exp(y / _EARTH_M)) - math.pi / 2.0)
    return math.degrees(x / _EARTH_M), latitude


def _in_degrees(longitude: float, latitude: float) -> bool:
    return _within(latitude, _LATITUDES) and _within(longitude, _LONGITUDES)


def _within(value: float, span: tuple[float, float]) -> bool:
    return span[0] <= value <= span[1]
