# SPDX-License-Identifier: GPL-2.0-or-later
"""Speeds per class of road, and the many ways a speed or a duration is written down."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import InputError
from ..wording import Text, is_unknown
from .network import Float64

Kind = Literal["", "autosnelweg", "veer", "uitgesloten"]

SLOWEST_KMH = 1.0
FASTEST_KMH = 160.0
"""Outside these a speed is taken for a mistake: listed, and replaced by the class's speed."""

MILE_KM = 1.609344
_WALK_KMH = 5.0
# Speed limits that a tag names by the law of a country instead of in figures.
_ZONES = {"urban": 50.0, "rural": 80.0, "trunk": 100.0, "motorway": 100.0, "living_street": 15.0}
_SPEED = re.compile(r"^\s*(\d+(?:[.,]\d+)?)\s*(km/h|km/u|kmh|kmu|kph|mph)?\s*(?:[;|].*)?$", re.IGNORECASE)
_CLOCK = re.compile(r"^\s*(\d{1,3}):(\d{2})(?::(\d{2}))?\s*$")
_ISO = re.compile(r"^\s*PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?\s*$", re.IGNORECASE)

_BAD_TABLE = Text(
    nl="Regel {line:int} van de snelheidstabel deugt niet: {text}.",
    en="Line {line:int} of the speed table is wrong: {text}.",
)
_TABLE_REMEDY = Text(
    nl="Verwacht: klasse;km_u;soort;toelichting, met als soort niets, autosnelweg, veer of uitgesloten.",
    en="Expected: klasse;km_u;soort;toelichting, with soort empty, autosnelweg, veer or uitgesloten.",
)


@dataclass(frozen=True)
class SpeedTable:
    """Speed and kind of each class of road.

    Parameters
    ----------
    kmh : mapping of class to km/h; classes are compared trimmed and in lower case
    kind : mapping of class to ``autosnelweg``, ``veer``, ``uitgesloten`` or nothing
    """

    kmh: Mapping[str, float] = field(default_factory=dict)
    kind: Mapping[str, Kind] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str) -> SpeedTable:
        """Read a table ``klasse;km_u;soort;toelichting`` (UTF-8, with or without a BOM).

        Raises
        ------
        InputError
            Naming the first line that cannot be read.
        """
        kmh: dict[str, float] = {}
        kinds: dict[str, Kind] = {}
        rows = csv.reader(text.lstrip("\ufeff").splitlines(), delimiter=";")
        for line, row in enumerate(rows, start=1):
            if not any(cell.strip() for cell in row) or (line == 1 and row[0].strip() == "klasse"):
                continue
            name, speed, kind = (cell.strip() for cell in [*row, "", "", ""][:3])
            value = _decimal(speed)
            allowed = kind in get_args(Kind) and (kind == "uitgesloten" or SLOWEST_KMH <= value <= FASTEST_KMH)
            if not name or not allowed:
                raise InputError(_BAD_TABLE, _TABLE_REMEDY, line=line, text=";".join(row))
            kmh[class_key(name)] = value
            kinds[class_key(name)] = kind  # type: ignore[assignment]  # one of get_args(Kind), seen above
        return cls(kmh, kinds)

    def text(self) -> str:
        """The table as text that :meth:`parse` reads; equal tables give equal text."""
        rows = [f"{name};{self.kmh[name]:g};{self.kind.get(name, '')}" for name in sorted(self.kmh)]
        return "\n".join(["klasse;km_u;soort", *rows, ""])

    def speeds(self, classes: NDArray[np.object_]) -> Float64:
        """km/h per class name, NaN for classes that are not in the table or are excluded."""
        excluded = {name for name, kind in self.kind.items() if kind == "uitgesloten"}
        known = {name: kmh for name, kmh in self.kmh.items() if name not in excluded}
        return per_value(classes, lambda value: known.get(class_key(value), math.nan))

    def is_kind(self, classes: NDArray[np.object_], kind: Kind) -> NDArray[np.bool_]:
        """Whether each class is of a kind."""
        return per_value(classes, lambda value: self.kind.get(class_key(value)) == kind) > 0

    def knows(self, classes: NDArray[np.object_]) -> NDArray[np.bool_]:
        """Whether each class is in the table."""
        return per_value(classes, lambda value: class_key(value) in self.kmh) > 0


def class_key(value: object) -> str:
    """A class name as it is compared: trimmed, lower case, numbers without a fraction."""
    if is_unknown(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip().lower()


def per_value(values: NDArray[np.object_], figure: Callable[[Any], float]) -> Float64:
    """Apply ``figure`` once per distinct value: road tables repeat a few hundred values a million times."""
    codes, distinct = pd.factorize(values, use_na_sentinel=False)
    table = np.array([figure(value) for value in distinct], np.float64)
    return table[codes] if len(table) else np.empty(0, np.float64)


def _decimal(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return math.nan


def parse_maxspeed(value: object) -> float:
    """km/h of an OSM ``maxspeed`` or any speed field; NaN when it holds no usable speed.

    ``"50"``, ``"50 km/h"``, ``"50 km/u"``, ``"30 mph"``, ``"NL:urban"``, ``"walk"``, ``"none"``; of several
    values (``"50;30"``) the first. ``"signals"`` and ``"variable"`` hold none.
    """
    if is_unknown(value):
        return math.nan
    if isinstance(value, (int, float, np.integer, np.floating)):
        return float(value)
    text = str(value).strip().lower()
    if text == "walk":
        return _WALK_KMH
    if text == "none":
        return FASTEST_KMH
    if ":" in text:
        zone = text.rsplit(":", 1)[1]
        return _ZONES.get(zone, _decimal(zone.removeprefix("zone")))
    match = _SPEED.match(text)
    if not match:
        return _decimal(text)
    speed = _decimal(match[1])
    return speed * MILE_KM if match[2] == "mph" else speed


def unreadable(value: object) -> bool:
    """Whether a cell says something about speed that :func:`parse_maxspeed` cannot read.

    ``"signals"``, ``"80 (06-19h)"`` and ``"~50"`` do; an empty cell says nothing.
    """
    said = not is_unknown(value) and str(value).strip() != ""
    return said and math.isnan(parse_maxspeed(value))


def parse_minutes(value: object) -> float:
    """Minutes of an OSM ``duration``: ``"20"``, ``"0:20"``, ``"01:05:30"``, ``"PT1H5M"``; else NaN."""
    if is_unknown(value):
        return math.nan
    text = str(value)
    if found := _CLOCK.match(text):
        hours, minutes, seconds = (float(part or 0) for part in found.groups())
        return hours * 60 + minutes + seconds / 60
    if (found := _ISO.match(text)) and any(found.groups()):
        hours, minutes, seconds = (float(part or 0) for part in found.groups())
        return hours * 60 + minutes + seconds / 60
    minutes = _decimal(text)
    return minutes if minutes > 0 else math.nan


def numbers(cells: NDArray[np.object_]) -> Float64:
    """Cells as figures, NaN where they hold none; texts may have a decimal comma."""
    try:
        return cells.astype(np.float64)
    except (TypeError, ValueError):
        return per_value(cells, lambda value: math.nan if is_unknown(value) else _decimal(str(value)))


def usable(kmh: Float64) -> NDArray[np.bool_]:
    """Whether speeds are between the slowest and the fastest that are believed."""
    with np.errstate(invalid="ignore"):
        return (kmh >= SLOWEST_KMH) & (kmh <= FASTEST_KMH)
