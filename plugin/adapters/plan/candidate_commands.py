# SPDX-License-Identifier: GPL-2.0-or-later
"""Edits of candidates over the layers they stand in: each one command that can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import shapely
from qgis.core import QgsGeometry, QgsPointXY, QgsVectorLayer

from ...core.model.capacity_tables import PHASES
from ...core.model.tables import CAPACITY_PERIODS, LOCATIONS
from . import write_rows
from .row_commands import features, row_of

Layers = Mapping[str, QgsVectorLayer]
Values = Mapping[str, Any]
TABLES_OF = (LOCATIONS.name, CAPACITY_PERIODS.name, PHASES.name)


def add(layers: Layers, values: Values, period: Values | None, phase: Values, place: shapely.Point, text: str) -> None:
    """Add a candidate with its first phase, and the period of its places; None: how many is not known.

    Raises
    ------
    InputError
        When a layer cannot be edited.
    """
    with write_rows.command([layers[name] for name in TABLES_OF], text):
        write_rows.add(layers[LOCATIONS.name], values, _point(place))
        write_rows.add(layers[PHASES.name], phase)
        if period:
            write_rows.add(layers[CAPACITY_PERIODS.name], period)


def update(
    layers: Layers, loc_id: str, values: Values, periods: Values | None, place: shapely.Point, text: str
) -> None:
    """Put a candidate elsewhere and change its cells, and those of all its periods.

    Raises
    ------
    InputError
        When a layer cannot be edited.
    """
    locations, spans = layers[LOCATIONS.name], layers[CAPACITY_PERIODS.name]
    with write_rows.command([locations, spans], text):
        for feature in features(locations, "loc_id", [loc_id]):
            write_rows.move(locations, feature.id(), _point(place))
            write_rows.change(locations, feature.id(), values)
        if periods is not None:
            for feature in features(spans, "loc_id", [loc_id]):
                write_rows.change(spans, feature.id(), periods)


def step(layers: Layers, loc_id: str, phase: str, day: date, values: Values, periods: Values, text: str) -> None:
    """Let a candidate come into a phase on a day, with the cells and those of its periods that follow from that.

    Raises
    ------
    InputError
        When a layer cannot be edited.
    """
    phases = layers[PHASES.name]
    with write_rows.command([layers[name] for name in TABLES_OF], text):
        there = row_of(phases, {"loc_id": loc_id, "fase": phase}) if phase else []
        for feature in there:
            write_rows.change(phases, feature.id(), {"datum": day})
        if phase and not there:
            write_rows.add(phases, {"loc_id": loc_id, "fase": phase, "datum": day})
        for table, cells in ((LOCATIONS.name, values), (CAPACITY_PERIODS.name, periods)):
            for feature in features(layers[table], "loc_id", [loc_id]) if cells else ():
                write_rows.change(layers[table], feature.id(), cells)


def _point(place: shapely.Point) -> QgsGeometry:
    return QgsGeometry.fromPointXY(QgsPointXY(place.x, place.y))
