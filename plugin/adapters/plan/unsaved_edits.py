# SPDX-License-Identifier: GPL-2.0-or-later
"""Edits that are not saved yet, taken from the layers; a worker lays them over a plan (``Plan.as_seen``)."""

from __future__ import annotations

import pandas as pd
from qgis.core import QgsFeatureRequest, QgsVectorLayer

from ...core.model.plan import Edits, Key
from ...core.model.schema import Table
from ..layers import cell


def unsaved(layer: QgsVectorLayer, table: Table) -> Edits | None:
    """What the user sees of a layer; None when nothing in it waits to be saved."""
    buffer = layer.editBuffer()
    if buffer is None or not layer.isModified():
        return None
    touched = set(buffer.changedGeometries()) | set(buffer.addedFeatures())
    places = {column.name: layer.fields().indexOf(column.name) for column in table}
    places = {name: at for name, at in places.items() if at >= 0}
    request = QgsFeatureRequest()
    if table.geometry is None or not touched:
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    rows: list[dict[str, object]] = []
    shapes: dict[Key, bytes] = {}
    for feature in layer.getFeatures(request):
        values = feature.attributes()
        row = {name: cell(values[at]) for name, at in places.items()}
        rows.append(row)
        if feature.id() in touched and feature.hasGeometry():
            shapes[_key(row, table)] = bytes(feature.geometry().asWkb())
    return Edits(table, pd.DataFrame(rows, columns=list(places), dtype="object"), shapes)


def _key(row: dict[str, object], table: Table) -> Key:
    return tuple(row.get(name) for name in table.key)
