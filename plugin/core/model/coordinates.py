# SPDX-License-Identifier: GPL-2.0-or-later
"""Coordinates as people type them: RD New, or degrees in either order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..errors import InputError
from ..wording import Text

_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_NOISE = re.compile(r"[°nexyo=:]|rd|lat|lon|wgs", re.IGNORECASE)
_LATITUDES, _LONGITUDES = (49.0, 57.0), (-2.0, 10.0)
_HOW = Text(
    "Schrijf x, y in meters (155000, 463000) of graden (52,156; 5,387).",
    "Write x, y in metres (155000, 463000) or degrees (52.156, 5.387).",
)
_NOT_TWO = Text("‘{text}’ zijn geen twee getallen.", "‘{text}’ is not two numbers.")
_ELSEWHERE = Text("‘{text}’ ligt niet in of bij Nederland.", "‘{text}’ does not lie in or near the Netherlands.")


@dataclass(frozen=True)
class Coordinates:
    """A place; ``degrees``: x is the longitude and y the latitude, else metres in RD New."""

    x: float
    y: float
    degrees: bool


def parse_coordinates(text: str) -> Coordinates:
    """Read ``155000, 463000``, ``52.156, 5.387`` or ``5,387; 52,156``.

    Raises
    ------
    InputError
        When these are not two numbers, or degrees far from the Netherlands.
    """
    first, second = _two(text)
    if max(abs(first), abs(second)) > 180:
        if min(abs(first), abs(second)) <= 180:
            raise InputError(_ELSEWHERE, _HOW, text=text.strip())
        return Coordinates(first, second, degrees=False)
    for latitude, longitude in ((first, second), (second, first)):
        if _within(latitude, _LATITUDES) and _within(longitude, _LONGITUDES):
            return Coordinates(longitude, latitude, degrees=True)
    raise InputError(_ELSEWHERE, _HOW, text=text.strip())


def _two(text: str) -> tuple[float, float]:
    clean = _NOISE.sub(" ", text.replace("\u2212", "-"))
    parts = _NUMBER.findall(clean)
    if len(parts) == 1 and clean.count(",") == 1:  # "155000,463000"
        parts = parts[0].split(",")
    if len(parts) != 2 or _NUMBER.sub("", clean).strip(" ,;/()\t"):
        raise InputError(_NOT_TWO, _HOW, text=text.strip())
    return float(parts[0].replace(",", ".")), float(parts[1].replace(",", "."))


def _within(value: float, span: tuple[float, float]) -> bool:
    return span[0] <= value <= span[1]
