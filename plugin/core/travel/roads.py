# SPDX-License-Identifier: GPL-2.0-or-later
"""What the attributes of road lines say: speed, direction, length, kind; per preset.

The OSM preset follows the wiki's *Key:oneway*, *Key:access* and *Tag:route=ferry*; the NWB preset
the attribute names of Rijkswaterstaat's Nationaal Wegenbestand (``rijrichtng``, ``wegbehsrt``,
``bst_code``, ``routeltr`` or ``wegnummer``), of which no file was at hand: its test data is made up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import InputError
from ..wording import Text
from .network import Bool, Float64
from .speeds import (
    SLOWEST_KMH,
    SpeedTable,
    class_key,
    numbers,
    parse_maxspeed,
    parse_minutes,
    per_value,
    unreadable,
    usable,
)

Preset = Literal["generic", "osm", "nwb"]
LengthUnit = Literal["m", "km"]

_NO_COLUMN = Text(
    nl="De wegenlaag heeft geen kolom {column}. Kolommen: {columns}.",
    en="The road layer has no column {column}. Columns: {columns}.",
)
_NO_COLUMN_REMEDY = Text(
    nl="Kies een bestaande kolom, of laat het veld leeg.",
    en="Choose an existing column, or leave the field empty.",
)

_NWB_LACKS = Text(
    nl="De wegenlaag mist wat de voorinstelling NWB nodig heeft: {lacking}. Kolommen: {columns}.",
    en="The road layer lacks what the preset NWB needs: {lacking}. Columns: {columns}.",
)
_NWB_LACKS_REMEDY = Text(
    nl="Gebruik een laag met die kolommen, of de voorinstelling voor andere lijnen met zelf gekozen kolommen.",
    en="Use a layer with those columns, or the preset for other lines with columns of your choice.",
)

NWB_MOTORWAY = ("routeltr", "wegnr_hmp", "wegnummer")
"""Columns of the NWB that tell a motorway; one of them is enough, and services differ in which they have."""
_A_ROAD = re.compile(r"\s*A\s*\d*\s*$", re.IGNORECASE)

_FORWARD = {"h", "yes", "true", "1", "f", "ft", "forward", "heen"}
_BACKWARD = {"t", "-1", "reverse", "r", "tf", "backward", "terug"}
_BOTH = {"", "b", "no", "false", "0", "both", "beide", "o", "alternating", "reversible"}
_SHUT = {"n", "x", "closed", "geen", "dicht"}

_ALLOWED = {"yes", "designated", "permissive", "destination", "customers", "delivery", "permit"}
_REFUSED = {"no", "private", "agricultural", "forestry", "military", "emergency", "psv", "bus"}
# The tag that says most about cars comes first; a later one does not overrule it.
_ACCESS = ("motorcar", "motor_vehicle", "vehicle", "access")

LEAST_SHARE, MOST_SHARE = 0.5, 5.0
"""A given length below or above these shares of the drawn one is taken for a mistake. A road cannot be
shorter than the line between its ends, and lines drawn straight leave out bends; measuring along a
slope or a rounded drawing stays well within."""

_ROUNDING_M = 1.0
_A_THOUSAND = (500.0, 2_000.0)

OSM_LIMIT_SHARE = 0.93
"""Of a speed limit in OpenStreetMap, what is driven on average: bends, crossings and others take time that a
route without turn costs does not count. Set against Valhalla; see ``docs/decisions/0013``."""

_BARRIERS = {
    "bollard", "cycle_barrier", "motorcycle_barrier", "block", "jersey_barrier", "stile", "turnstile", "kissing_gate",
    "full-height_turnstile", "horse_stile", "log", "debris", "planter", "chain",
}  # fmt: skip
"""Values of the key *barrier* that keep cars out unless a tag lets them in; with others it is the other way round."""

OSM_TAGS = ("maxspeed", "oneway", "junction", *_ACCESS, "route", "duration", "foot", "bicycle", "area")


@dataclass(frozen=True)
class RoadSettings:
    """How to read a table of roads.

    Parameters
    ----------
    preset : Preset
    table : SpeedTable
        Speeds per class.
    speed_field, oneway_field, length_field, class_field : str
        Columns that go before the preset's own; empty for none.
    length_unit : LengthUnit
        Of ``length_field``.
    default_kmh : float
        Where neither a column nor the table gives a speed.
    """

    preset: Preset
    table: SpeedTable
    speed_field: str = ""
    oneway_field: str = ""
    length_field: str = ""
    class_field: str = ""
    length_unit: LengthUnit = "m"
    default_kmh: float = 50.0


@dataclass(frozen=True, eq=False)
class Roads:
    """One row per line of the input, all arrays of length r.

    Parameters
    ----------
    kmh : float64, never NaN where ``used``
    forward, backward : bool
        Directions that are open, along and against the line.
    minutes : float64
        Fixed duration of the whole line (ferries), NaN elsewhere.
    metres : float64
        Length that is given, NaN where the drawn length counts.
    used : bool
        False for lines that are no road for cars.
    motorway, ferry : bool
    no_speed, unreadable_speed, bad_speed, bad_length, bad_direction : bool
        What had to be repaired, for the report.
    """

    kmh: Float64
    forward: Bool
    backward: Bool
    minutes: Float64
    metres: Float64
    used: Bool
    motorway: Bool
    ferry: Bool
    no_speed: Bool
    unreadable_speed: Bool
    bad_speed: Bool
    bad_length: Bool
    bad_direction: Bool


def read_roads(lines: pd.DataFrame, settings: RoadSettings) -> Roads:
    """Read the attributes of all lines.

    Parameters
    ----------
    lines : frame with one row per line; columns are found as :func:`column_key` compares them

    Raises
    ------
    InputError
        When a column is missing that the settings name or that the preset cannot do without.
    """
    if settings.preset == "osm":
        lines = with_osm_tags(lines)
    table = _Columns(lines)
    table.require(settings.speed_field, settings.oneway_field, settings.length_field, settings.class_field)
    if settings.preset == "nwb":
        _require_nwb(table, settings)
    classes, used, ferry, motorway = _kinds(table, settings)
    kmh, no_speed, unread, bad_speed = _speeds(table, settings, classes)
    forward, backward, bad_direction = _directions(table, settings, classes)
    metres, bad_length = _lengths(table, settings)
    minutes = np.where(ferry, per_value(table.cells("duration"), parse_minutes), np.nan)
    return Roads(
        kmh=kmh,
        forward=forward & used,
        backward=backward & used,
        minutes=minutes,
        metres=metres,
        used=used,
        motorway=motorway,
        ferry=ferry,
        no_speed=no_speed & used & np.isnan(minutes),
        unreadable_speed=unread & used & np.isnan(minutes),
        bad_speed=bad_speed & used,
        bad_length=bad_length & used,
        bad_direction=bad_direction & used,
    )


def blocks_cars(points: pd.DataFrame) -> Bool:
    """Which points of OpenStreetMap no car passes (*Key:barrier*), bool (n,).

    Parameters
    ----------
    points : frame with ``barrier`` and the access tags, as columns or in ``other_tags``
    """
    table = _Columns(with_osm_tags(points))
    there = per_value(table.cells("barrier"), lambda value: class_key(value) != "") > 0
    decided, allowed = _by_access(table)
    shut: Bool = there & np.where(decided, ~allowed, table.matches("barrier", _BARRIERS))
    return shut


def with_osm_tags(lines: pd.DataFrame) -> pd.DataFrame:
    """The tags that GDAL keeps together in ``other_tags`` as columns of their own."""
    if "other_tags" not in lines.columns:
        return lines
    packed = lines["other_tags"].astype(object).fillna("")
    found = {
        tag: packed.str.extract(rf'"{re.escape(tag)}"=>"((?:[^"\\]|\\.)*)"', expand=False)
        for tag in OSM_TAGS
        if tag not in lines.columns
    }
    return lines.assign(**found)


def column_key(name: object) -> str:
    """A column name as it is compared: ``bst_code``, ``BST_CODE`` and ``bstCode`` are one."""
    return str(name).casefold().replace("_", "")


class _Columns:
    """Cells by column name as :func:`column_key` compares it; empty where there is no such column."""

    def __init__(self, lines: pd.DataFrame) -> None:
        self._lines = lines
        self._names = {column_key(name): name for name in lines.columns}

    def __len__(self) -> int:
        return len(self._lines)

    @property
    def names(self) -> list[str]:
        return [str(column) for column in self._lines.columns]

    def require(self, *names: str) -> None:
        for name in names:
            if name and not self.has(name):
                raise InputError(_NO_COLUMN, _NO_COLUMN_REMEDY, column=name, columns=self.names)

    def has(self, name: str) -> bool:
        return column_key(name) in self._names

    def cells(self, name: str) -> NDArray[np.object_]:
        if not self.has(name):
            return np.full(len(self), None, dtype=object)
        cells: NDArray[np.object_] = self._lines[self._names[column_key(name)]].to_numpy(dtype=object)
        return cells

    def matches(self, name: str, values: Sequence[str] | set[str]) -> Bool:
        wanted = set(values)
        return per_value(self.cells(name), lambda value: class_key(value) in wanted) > 0


def _kinds(table: _Columns, settings: RoadSettings) -> tuple[NDArray[np.object_], Bool, Bool, Bool]:
    """Class, whether a car may use it, whether it is a ferry, whether it is a motorway."""
    speeds = settings.table
    if settings.preset == "osm":
        ferry = table.matches("route", {"ferry"})
        classes = np.where(ferry, "ferry", table.cells(settings.class_field or "highway"))
        used = speeds.knows(classes) & _open_to_cars(table, ferry) & ~table.matches("area", {"yes"})
    elif settings.preset == "nwb":
        lane, manager = table.cells("bst_code"), table.cells(settings.class_field or "wegbehsrt")
        classes = np.where(speeds.knows(lane), lane, manager)
        motorway = _nwb_motorways(table) & ~speeds.knows(lane)
        classes = np.where(motorway, "A", classes)
        used = np.ones(len(table), bool)
    else:
        classes = table.cells(settings.class_field)
        used = np.ones(len(table), bool)
    used &= ~speeds.is_kind(classes, "uitgesloten")
    return classes, used, speeds.is_kind(classes, "veer"), speeds.is_kind(classes, "autosnelweg")


def _require_nwb(table: _Columns, settings: RoadSettings) -> None:
    """Refuse road sections of which it cannot be known whether they are for cars, one-way or a motorway.

    Without ``bst_code`` cycle paths would be roads and ferries bridges, without a word.
    """
    needed = [
        ("bst_code",),
        (settings.class_field or "wegbehsrt",),
        (settings.oneway_field or "rijrichtng",),
        NWB_MOTORWAY,
    ]
    lacking = [" / ".join(names) for names in needed if not any(table.has(name) for name in names)]
    if lacking:
        raise InputError(_NWB_LACKS, _NWB_LACKS_REMEDY, lacking=lacking, columns=table.names)


def _nwb_motorways(table: _Columns) -> Bool:
    """Sections of A roads by whichever column tells: the letter of the route, or a number that begins with it."""
    found = np.zeros(len(table), bool)
    for name in NWB_MOTORWAY:
        found |= per_value(table.cells(name), lambda value: bool(_A_ROAD.match(str(value)))) > 0
    return found


def _open_to_cars(table: _Columns, ferry: Bool) -> Bool:
    """Whether the access tags let cars in; a ferry for cyclists only is none for cars."""
    decided, allowed = _by_access(table)
    others = table.matches("foot", {"yes", "designated"}) | table.matches("bicycle", {"yes", "designated"})
    return allowed & (decided | ~(ferry & others))


def _by_access(table: _Columns) -> tuple[Bool, Bool]:
    """Whether an access tag says something about cars, and whether it does not keep them out.

    The tag that says most comes first.
    """
    decided = np.zeros(len(table), bool)
    allowed = np.ones(len(table), bool)
    for tag in _ACCESS:
        refuses, allows = table.matches(tag, _REFUSED), table.matches(tag, _ALLOWED)
        allowed &= decided | ~refuses
        decided |= refuses | allows
    return decided, allowed


def _speeds(table: _Columns, settings: RoadSettings, classes: NDArray[np.object_]) -> tuple[Float64, Bool, Bool, Bool]:
    """km/h by column, else by class, else the default; and which had none, an unreadable or an absurd one."""
    field = settings.speed_field or ("maxspeed" if settings.preset == "osm" else "")
    cells = table.cells(field)
    given, unread = per_value(cells, parse_maxspeed), per_value(cells, unreadable) > 0
    bad = ~usable(given) & ~np.isnan(given)
    if settings.preset == "osm" and not settings.speed_field:
        given = np.where(usable(given), np.maximum(given * OSM_LIMIT_SHARE, SLOWEST_KMH), given)
    by_class = settings.table.speeds(classes)
    kmh = np.where(usable(given), given, by_class)
    none = np.isnan(kmh)
    # Without any source of speeds the default is what was asked for, nothing to remark on.
    asked = bool(settings.speed_field or settings.class_field) or settings.preset != "generic"
    return np.where(none, settings.default_kmh, kmh), none & asked & ~unread & ~bad, unread, bad


def _directions(table: _Columns, settings: RoadSettings, classes: NDArray[np.object_]) -> tuple[Bool, Bool, Bool]:
    """Whether each line may be driven along and against its drawing, and unreadable values."""
    field = settings.oneway_field or {"osm": "oneway", "nwb": "rijrichtng", "generic": ""}[settings.preset]
    cells = table.cells(field)
    code = per_value(cells, _direction)
    forward, backward = ~np.isin(code, (-1, 2)), ~np.isin(code, (1, 2))
    if settings.preset == "osm":
        implied = table.matches("junction", {"roundabout", "circular"})
        implied |= per_value(classes, lambda c: class_key(c) in {"motorway", "motorway_link"}) > 0
        silent = per_value(cells, lambda value: class_key(value) == "") > 0
        backward &= ~(implied & silent)
    return forward, backward, np.isnan(code)


def _direction(value: Any) -> float:
    """1 along the line, -1 against it, 0 both, 2 neither, NaN when it says nothing we know."""
    text = class_key(value)
    for code, words in ((1, _FORWARD), (-1, _BACKWARD), (0, _BOTH), (2, _SHUT)):
        if text in words:
            return float(code)
    return float("nan")


def _lengths(table: _Columns, settings: RoadSettings) -> tuple[Float64, Bool]:
    """Given lengths in metres; NaN and reported where one was expected and is not usable."""
    if not settings.length_field:
        return np.full(len(table), np.nan), np.zeros(len(table), bool)
    metres = numbers(table.cells(settings.length_field)) * (1000.0 if settings.length_unit == "km" else 1.0)
    good = np.isfinite(metres) & (metres >= 0.0)
    return np.where(good, metres, np.nan), ~good


def unfit_lengths(given: Float64, drawn: Float64) -> tuple[Bool, Bool]:
    """Lengths that do not fit the drawn line, and those among them that tell of another unit.

    Parameters
    ----------
    given : float64 (n,), metres, NaN for none
    drawn : float64 (n,), metres, 0 for a row of which nothing is drawn: it is not judged

    Returns
    -------
    (odd, unit) : bool (n,), bool (n,)
        Outside :data:`LEAST_SHARE` to :data:`MOST_SHARE` by more than a metre of rounding; and those
        that are about 1000 times too long or too short, where most rows are.
    """
    judged = (drawn > 0.0) & ~np.isnan(given)
    share = np.divide(given, drawn, out=np.ones_like(given), where=judged)
    odd = judged & ((given < LEAST_SHARE * drawn - _ROUNDING_M) | (given > MOST_SHARE * drawn + _ROUNDING_M))
    low, high = _A_THOUSAND
    for unit in (odd & (share >= low) & (share <= high), odd & (share >= 1.0 / high) & (share <= 1.0 / low)):
        if unit.sum() > judged.sum() / 2:
            return odd & ~unit, unit
    return odd, np.zeros_like(odd)
