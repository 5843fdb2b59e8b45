# SPDX-License-Identifier: GPL-2.0-or-later
"""Edits that are not saved yet: taken from the layers on the main thread, laid over a plan in a worker."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
import shapely
from qgis.core import QgsFeatureRequest, QgsVectorLayer

from ...core.model.plan import Plan
from ...core.model.schema import Table
from ..layers import cell

Key = tuple[object, ...]


@dataclass(frozen=True)
class Unsaved:
    """All rows of a layer as the user sees them, and the shapes (WKB) that differ from the file."""

    table: Table
    rows: list[dict[str, object]]
    shapes: dict[Key, bytes]


def unsaved(layer: QgsVectorLayer, table: Table) -> Unsaved | None:
    """What the user sees of a layer; None when nothing in it waits to be saved."""
    buffer = layer.editBuffer()
    if buffer is None or not layer.isModified():
        return None
    touched = set(buffer.changedGeometries()) | set(buffer.addedFeatures())
    names = [column.name for column in table if layer.fields().indexOf(column.name) >= 0]
    request = QgsFeatureRequest()
    if table.geometry is None or not touched:
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    rows, shapes = [], {}
    for feature in layer.getFeatures(request):
        row = {name: cell(feature[name]) for name in names}
        rows.append(row)
        if feature.id() in touched and feature.hasGeometry():
            shapes[_key(row, table)] = bytes(feature.geometry().asWkb())
    return Unsaved(table, rows, shapes)


def with_unsaved(plan: Plan, edits: Iterable[Unsaved]) -> Plan:
    """The plan as the user sees it."""
    return plan.with_tables(**{edit.table.name: _frame(plan[edit.table.name], edit) for edit in edits})


def _frame(saved: pd.DataFrame, edit: Unsaved) -> pd.DataFrame:
    frame = pd.DataFrame(edit.rows, columns=[column.name for column in edit.table], dtype="object")
    if edit.table.geometry is None:
        return frame
    keys = list(edit.table.key)
    shape_of = dict(zip(saved[keys].itertuples(index=False, name=None), saved["geom"], strict=True))
    shape_of |= {key: shapely.from_wkb(wkb) for key, wkb in edit.shapes.items()}
    frame["geom"] = [shape_of.get(_key(row, edit.table)) for row in edit.rows]
    return frame


def _key(row: dict[str, object], table: Table) -> Key:
    return tuple(row.get(name) for name in table.key)
