# SPDX-License-Identifier: GPL-2.0-or-later
"""Frames to OGR features and back. Unknown is NULL, never 0 or an empty text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pandas as pd
import shapely
from osgeo import ogr
from shapely import GeometryType, MultiPolygon

from ..core.model.schema import Column, Table
from ..core.wording import Text, is_unknown
from .failures import refused_row

Row = tuple[Any, ...]
"""The values of the columns in order, and the geometry as WKB last where the table has one."""

_WANTED_TYPE = {"Point": GeometryType.POINT, "MultiPolygon": GeometryType.MULTIPOLYGON}
_WRONG_GEOMETRY = Text("de geometrie is geen {wanted} maar {found}", "the geometry is no {wanted} but {found}")


def read_frame(layer: ogr.Layer, table: Table) -> pd.DataFrame:
    """All rows of a table, in the order in which they were added."""
    rows = [row for _, row in read_rows(layer, table)]
    columns: list[Any] = [list(values) for values in zip(*rows, strict=True)] or [[] for _ in table.names]
    if table.geometry:
        columns[-1] = shapely.from_wkb(columns[-1])
    return table.frame(dict(zip(table.names, columns, strict=True)))


def read_rows(layer: ogr.Layer, table: Table) -> Iterator[tuple[int, Row]]:
    """Each row with its feature id."""
    definition = layer.GetLayerDefn()
    getters = [(definition.GetFieldIndex(column.name), _GETTERS[column.kind]) for column in table]
    layer.ResetReading()
    for feature in layer:
        values = [get(feature, i) if feature.IsFieldSetAndNotNull(i) else None for i, get in getters]
        if table.geometry:
            geometry = feature.GetGeometryRef()
            values.append(None if geometry is None else bytes(geometry.ExportToIsoWkb()))
        yield feature.GetFID(), tuple(values)


def frame_rows(frame: pd.DataFrame, table: Table) -> list[Row]:
    """The rows of a frame as they are stored.

    Raises
    ------
    StorageError
        When a geometry is of another type than the table's.
    """
    frame = table.frame(frame)
    columns = [_stored(frame[column.name], column) for column in table]
    if table.geometry:
        columns.append(_wkb(frame, table))
    return list(zip(*columns, strict=True))


def key_of(row: Row, table: Table) -> Row:
    """The key values of a row."""
    names = table.names
    return tuple(row[names.index(name)] for name in table.key)


def fill(feature: ogr.Feature, row: Row, table: Table) -> None:
    """Set every column and the geometry of a feature."""
    for column, value in zip(table, row, strict=False):
        index = feature.GetFieldIndex(column.name)
        if value is None:
            feature.SetFieldNull(index)
        else:
            _SETTERS.get(column.kind, ogr.Feature.SetField)(feature, index, value)
    if table.geometry:
        wkb = row[-1]
        feature.SetGeometryDirectly(None if wkb is None else ogr.CreateGeometryFromWkb(wkb))


def _stored(values: pd.Series, column: Column) -> list[Any]:
    cells = [None if is_unknown(value) else value for value in values.tolist()]
    if column.kind == "datetime":
        return [None if cell is None else _utc(cell) for cell in cells]
    return cells


def _wkb(frame: pd.DataFrame, table: Table) -> list[bytes | None]:
    geometries = [None if is_unknown(item) else item for item in frame["geom"].tolist()]
    out = []
    for position, geometry in enumerate(geometries):
        if isinstance(geometry, shapely.Polygon) and table.geometry == "MultiPolygon":
            geometry = MultiPolygon([geometry] if not geometry.is_empty else [])
        if geometry is not None and shapely.get_type_id(geometry) != _WANTED_TYPE[str(table.geometry)]:
            key = tuple(frame[name].iloc[position] for name in table.key)
            raise refused_row(table.name, key, _WRONG_GEOMETRY, wanted=table.geometry, found=geometry.geom_type)
        out.append(geometry)
    return [None if wkb is None else bytes(wkb) for wkb in shapely.to_wkb(shapely.force_2d(out), byte_order=1)]


def _utc(value: object) -> datetime:
    """A moment in UTC to the millisecond, as a GeoPackage keeps it; without a zone it is UTC already."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else pd.Timestamp(value).to_pydatetime()
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def _get_date(feature: ogr.Feature, index: int) -> date:
    year, month, day, *_ = feature.GetFieldAsDateTime(index)
    return date(year, month, day)


def _get_datetime(feature: ogr.Feature, index: int) -> datetime:
    year, month, day, hour, minute, second, flag = feature.GetFieldAsDateTime(index)
    moment = datetime(year, month, day, hour, minute, tzinfo=UTC)
    offset = timedelta(minutes=15 * (flag - 100)) if flag > 1 else timedelta()
    return moment + timedelta(milliseconds=round(second * 1000)) - offset


def _set_date(feature: ogr.Feature, index: int, value: date) -> None:
    feature.SetField(index, value.year, value.month, value.day, 0, 0, 0.0, 0)


def _set_datetime(feature: ogr.Feature, index: int, value: datetime) -> None:
    second = value.second + value.microsecond / 1e6
    feature.SetField(index, value.year, value.month, value.day, value.hour, value.minute, second, 100)


_GETTERS: dict[str, Callable[[ogr.Feature, int], Any]] = {
    "text": ogr.Feature.GetFieldAsString,
    "int": ogr.Feature.GetFieldAsInteger64,
    "float": ogr.Feature.GetFieldAsDouble,
    "bool": lambda feature, index: bool(feature.GetFieldAsInteger(index)),
    "date": _get_date,
    "datetime": _get_datetime,
}
_SETTERS: dict[str, Callable[[ogr.Feature, int, Any], None]] = {
    "bool": lambda feature, index, value: feature.SetFieldInteger64(index, int(value)),
    "int": lambda feature, index, value: feature.SetFieldInteger64(index, int(value)),
    "float": lambda feature, index, value: feature.SetField(index, float(value)),
    "date": _set_date,
    "datetime": _set_datetime,
}
