# SPDX-License-Identifier: GPL-2.0-or-later
"""Writing rows into the layers as one edit that can be undone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import pandas as pd
from qgis.core import NULL, QgsFeature, QgsGeometry, QgsVectorLayer, QgsVectorLayerUtils
from qgis.PyQt.QtCore import QDate
from shapely.geometry.base import BaseGeometry

from ...core.errors import InputError
from ...core.model.tables import TABLES
from ...core.wording import Text, is_unknown
from ..layers import cell
from .undo import tie

_READ_ONLY = Text("Laag ‘{layer}’ is niet te bewerken.", "Layer ‘{layer}’ cannot be edited.")
_REFUSED = Text(
    "Laag ‘{layer}’ weigert de wijziging; er is niets veranderd.",
    "Layer ‘{layer}’ refuses the change; nothing was changed.",
)

Layers = Mapping[str, QgsVectorLayer]


def require_editing(layer: QgsVectorLayer) -> None:
    """Put a layer in edit mode.

    Raises
    ------
    InputError
        When it cannot be edited.
    """
    if not layer.isEditable() and not layer.startEditing():
        raise InputError(_READ_ONLY, layer=layer.name())


@contextmanager
def command(layers: Sequence[QgsVectorLayer], text: str) -> Iterator[None]:
    """One edit command over these layers, one step back on the undo stack of the first.

    On any exception all of it is taken back.

    Raises
    ------
    InputError
        When a layer cannot be edited.
    """
    for layer in layers:
        require_editing(layer)
    leader, *others = layers
    for layer in layers:
        layer.beginEditCommand(text)
    try:
        yield
    except BaseException:
        for layer in layers:
            layer.destroyEditCommand()
        raise
    for layer in others:
        layer.endEditCommand()
    tie(leader.undoStack(), [layer.undoStack() for layer in others], text)
    leader.endEditCommand()


def attribute(value: object) -> object:
    """A cell as QGIS stores it."""
    if is_unknown(value):
        return NULL
    if hasattr(value, "isoformat"):
        return QDate.fromString(value.isoformat()[:10], "yyyy-MM-dd")
    return value.item() if hasattr(value, "item") else value


def add(layer: QgsVectorLayer, values: Mapping[str, object], geometry: QgsGeometry | None = None) -> QgsFeature:
    """Add a row; columns that are not named get the layer's defaults. Call within :func:`command`.

    Raises
    ------
    InputError
        When the layer refuses.
    """
    fields = layer.fields()
    given = {fields.indexOf(name): attribute(value) for name, value in values.items() if fields.indexOf(name) >= 0}
    made = QgsVectorLayerUtils.createFeature(layer, geometry or QgsGeometry(), given)
    _require(layer, done=layer.addFeature(made))
    return made


def change(layer: QgsVectorLayer, fid: int, values: Mapping[str, object]) -> None:
    """Change cells of a row. Call within :func:`command`.

    Raises
    ------
    InputError
        When the layer refuses.
    """
    fields = layer.fields()
    for name, value in values.items():
        _require(layer, done=layer.changeAttributeValue(fid, fields.indexOf(name), attribute(value)))


def move(layer: QgsVectorLayer, fid: int, geometry: QgsGeometry) -> None:
    """Give a row another shape. Call within :func:`command`.

    Raises
    ------
    InputError
        When the layer refuses.
    """
    _require(layer, done=layer.changeGeometry(fid, geometry))


def remove(layer: QgsVectorLayer, fid: int) -> None:
    """Remove a row. Call within :func:`command`.

    Raises
    ------
    InputError
        When the layer refuses.
    """
    _require(layer, done=layer.deleteFeature(fid))


def _require(layer: QgsVectorLayer, *, done: bool) -> None:
    if not done:
        raise InputError(_REFUSED, layer=layer.name())


def write_changes(layers: Layers, before: Mapping[str, pd.DataFrame], after: Mapping[str, pd.DataFrame]) -> int:
    """Write what differs between frames of the same tables; how many rows. Call within :func:`command`.

    Rows of the layer that neither frame has stay as they are.
    """
    count = 0
    for table, new in after.items():
        key, layer = TABLES[table].key, layers[table]
        old = {_key(row, key): row for row in before[table].to_dict("records")}
        there = {tuple(str(cell(f[name])) for name in key): f.id() for f in layer.getFeatures()}
        for row in new.to_dict("records"):
            name = _key(row, key)
            if name not in old:
                shape = row.get("geom")
                drawn = QgsGeometry.fromWkt(shape.wkt) if isinstance(shape, BaseGeometry) else None
                add(layer, {column: value for column, value in row.items() if column != "geom"}, drawn)
                count += 1
                continue
            changed = {c: v for c, v in row.items() if c != "geom" and _differs(v, old[name][c])}
            change(layer, there[name], changed)
            count += bool(changed)
        gone = set(old) - {_key(row, key) for row in new.to_dict("records")}
        for name in gone:
            remove(layer, there[name])
        count += len(gone)
    return count


def _key(row: Mapping[str, object], key: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in key)


def _differs(one: object, other: object) -> bool:
    if is_unknown(one) or is_unknown(other):
        return is_unknown(one) != is_unknown(other)
    return bool(one != other)
