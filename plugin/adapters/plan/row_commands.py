# SPDX-License-Identifier: GPL-2.0-or-later
"""Edits of a location and of rows that belong to it: each one command that can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import shapely
from qgis.core import (
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsVectorLayer,
)

from ...core.model.coordinates import Coordinates
from ...core.model.tables import LOCATIONS, PARTS_OF_LOCATION
from ..layers import RD_NEW, WGS84
from . import write_rows

OF_LOCATION = (LOCATIONS.name, *(table.name for table in PARTS_OF_LOCATION))
"""Tables whose rows are removed and saved along with a location; its own comes first."""

Values = Mapping[str, Any]


def features(layer: QgsVectorLayer, column: str, values: Iterable[str]) -> list[QgsFeature]:
    """Rows with one of these values, edits included."""
    wanted = ", ".join(QgsExpression.quotedString(value) for value in values)
    return list(layer.getFeatures(QgsFeatureRequest(QgsExpression(f'"{column}" IN ({wanted})'))))


def row_of(layer: QgsVectorLayer, cells: Mapping[str, str]) -> list[QgsFeature]:
    """The rows with all of these cells; empty when there is none."""
    equal = (
        f"{QgsExpression.quotedColumnRef(name)} = {QgsExpression.quotedString(value)}" for name, value in cells.items()
    )
    return list(layer.getFeatures(QgsFeatureRequest(QgsExpression(" AND ".join(equal)))))


def change(layer: QgsVectorLayer, found: Iterable[QgsFeature], values: Values, text: str) -> None:
    """Change cells of rows as one command.

    Raises
    ------
    InputError
        When the layer cannot be edited.
    """
    with write_rows.command([layer], text):
        for feature in found:
            write_rows.change(layer, feature.id(), values)


def add_row(layer: QgsVectorLayer, values: Values, text: str, place: shapely.Point | None = None) -> None:
    """Add a row as one command, with its place where it has one.

    Raises
    ------
    InputError
        When the layer cannot be edited.
    """
    shape = None if place is None else QgsGeometry.fromPointXY(QgsPointXY(place.x, place.y))
    with write_rows.command([layer], text):
        write_rows.add(layer, values, shape)


def split_row(layer: QgsVectorLayer, key: Mapping[str, str], changes: Values, added: Values | None, text: str) -> None:
    """Change a row and add the one that follows it (None: nothing follows), as one command.

    Raises
    ------
    InputError
        When the layer cannot be edited.
    """
    with write_rows.command([layer], text):
        for feature in row_of(layer, key):
            write_rows.change(layer, feature.id(), changes)
        if added is not None:
            write_rows.add(layer, added)


def move(layer: QgsVectorLayer, key: str, place: shapely.Point, values: Values, text: str) -> None:
    """Put a location elsewhere as one command, with the cells that follow from its place.

    Raises
    ------
    InputError
        When the layer cannot be edited.
    """
    with write_rows.command([layer], text):
        for feature in features(layer, "loc_id", [key]):
            write_rows.move(layer, feature.id(), QgsGeometry.fromPointXY(QgsPointXY(place.x, place.y)))
            write_rows.change(layer, feature.id(), values)


def remove_row(layer: QgsVectorLayer, found: Iterable[QgsFeature], text: str) -> None:
    """Remove rows as one command.

    Raises
    ------
    InputError
        When the layer cannot be edited.
    """
    with write_rows.command([layer], text):
        for feature in found:
            write_rows.remove(layer, feature.id())


def remove(layers: Mapping[str, QgsVectorLayer], column: str, keys: Iterable[str], text: str) -> None:
    """Remove the rows of these keys from all layers given, as one command: one step back on the first that has any.

    Raises
    ------
    InputError
        When a layer cannot be edited.
    """
    found = {table: features(layer, column, keys) for table, layer in layers.items()}
    affected = [table for table in layers if found[table]]
    if not affected:
        return
    with write_rows.command([layers[table] for table in affected], text):
        for table in affected:
            for feature in found[table]:
                write_rows.remove(layers[table], feature.id())


def serve(layer: QgsVectorLayer, cells: Mapping[str, str], region: str | None, text: str) -> None:
    """Let a location serve another region than that of its municipality, or (None) no longer, as one command.

    Parameters
    ----------
    layer : of ``locatie_regio``
    cells : ``variant_id`` and ``loc_id``

    Raises
    ------
    InputError
        When the layer cannot be edited.
    """
    there = row_of(layer, cells)
    if region is None:
        remove_row(layer, there, text)
    elif there:
        change(layer, there, {"regio_id": region}, text)
    else:
        add_row(layer, {**cells, "regio_id": region}, text)


def place_of(layer: QgsVectorLayer, key: str) -> shapely.Point | None:
    """Where a location is."""
    for feature in features(layer, "loc_id", [key]):
        if feature.hasGeometry() and not feature.geometry().isEmpty():
            point = feature.geometry().vertexAt(0)
            return shapely.Point(point.x(), point.y())
    return None


def in_rd(coordinates: Coordinates) -> shapely.Point | None:
    """Typed coordinates as a point of the plan; None where they do not fit."""
    if not coordinates.degrees:
        return shapely.Point(coordinates.x, coordinates.y)
    try:
        change_ = QgsCoordinateTransform(WGS84, RD_NEW, QgsCoordinateTransformContext())
        moved = change_.transform(QgsPointXY(coordinates.x, coordinates.y))
    except QgsCsException:
        return None
    return shapely.Point(moved.x(), moved.y())


def unsaved_count(layers: Iterable[QgsVectorLayer]) -> int:
    """How many cells and rows wait to be saved."""
    count = 0
    for layer in layers:
        buffer = layer.editBuffer()
        if buffer is not None:
            count += sum(len(cells) for cells in buffer.changedAttributeValues().values())
            count += len(buffer.addedFeatures()) + len(buffer.deletedFeatureIds()) + len(buffer.changedGeometries())
    return count
