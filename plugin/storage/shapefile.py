# SPDX-License-Identifier: GPL-2.0-or-later
"""Frames to shapefiles: a fixed map of field names, and a note for all that does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import shapely
from osgeo import ogr
from shapely import GeometryType, MultiPolygon
from shapely.geometry.base import BaseGeometry

from ..core.errors import StorageError
from ..core.model.schema import Column, Geometry
from ..core.wording import Text, is_unknown
from . import failures
from .beside import written_beside
from .drivers import created
from .layout import rd_new
from .notes import Note

TEXT_BYTES = 254
WHOLE_LIMIT = 2**53
"""Readers keep larger whole numbers as floats and lose their last digits."""
REAL_LIMIT = 10.0**10
REAL_DECIMALS = 6
PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
_STALE = (".qix", ".sbn", ".sbx", ".qpj", ".shp.xml")
"""Indexes and descriptions that other programs made of an older file with this name."""

_SHORTENED = Text(
    "{table}: {column} van ‘{key}’ is ingekort tot {limit} bytes.",
    "{table}: {column} of ‘{key}’ was shortened to {limit} bytes.",
)
_REPAIRED = Text(
    "{table}: de geometrie van ‘{key}’ was ongeldig en is hersteld.",
    "{table}: the geometry of ‘{key}’ was invalid and has been repaired.",
)
_LOST = Text(
    "{table}: de geometrie van ‘{key}’ is leeg of onbruikbaar en weggelaten.",
    "{table}: the geometry of ‘{key}’ is empty or unusable and was left out.",
)
_TOO_LARGE = Text("{column} is te groot voor een shapefile", "{column} is too large for a shapefile")


@dataclass
class _Export:
    """One shapefile under way: its frame, its fields and the notes made on the way."""

    name: str
    frame: pd.DataFrame
    columns: Sequence[Column]
    geometry: Geometry
    notes: list[Note] = field(default_factory=list)

    def note(self, text: Text, position: int, **figures: object) -> None:
        self.notes.append(Note(text, {"table": self.name, "key": self.key(position), **figures}))

    def key(self, position: int) -> str:
        return str(self.frame[self.columns[0].name].iloc[position])


def write_shapefile(
    frame: pd.DataFrame,
    target: Path,
    columns: Sequence[Column],
    *,
    geometry: Geometry,
    updated: date | None = None,
) -> list[Note]:
    """Write ``target`` (``….shp``) with its parts; notes name each value that had to change.

    The field names are ``column.export``; columns without one are left out. The first column names
    a row in notes. Yes and no are 1 and 0, unknown is NULL. ``updated`` is the date in the file
    itself; with the same input and date the bytes are the same.

    Raises
    ------
    StorageError
        When the folder cannot be written or a number does not fit.
    ValueError
        When a field name is longer than 10 characters or there twice: a mistake in the schema.
    """
    exported = [column for column in columns if column.export]
    _check_names(exported)
    export = _Export(target.stem, frame, exported, geometry)
    cells = [_CELLS[column.kind](export, column) for column in exported]
    shapes = _shapes(export)
    try:
        with written_beside(target) as fresh:
            _write(fresh, export, cells, shapes, updated or date.today())
            _remove_stale(target)
    except RuntimeError as error:
        raise failures.cannot_write(target, error) from error
    return export.notes


def _check_names(columns: Sequence[Column]) -> None:
    names = [column.export.casefold() for column in columns]
    wrong = [name for name in names if len(name) > 10 or not name.isascii() or names.count(name) > 1]
    if wrong:
        raise ValueError(f"field names too long, not ASCII or twice: {wrong}")


def _remove_stale(target: Path) -> None:
    for end in _STALE:
        target.with_suffix(end).unlink(missing_ok=True)


def _write(path: Path, export: _Export, cells: list[list[Any]], shapes: list[bytes | None], updated: date) -> None:
    with created("ESRI Shapefile", path) as source:
        layer = source.CreateLayer(
            path.stem,
            rd_new(),
            ogr.wkbPoint if export.geometry == "Point" else ogr.wkbPolygon,
            ["ENCODING=UTF-8", f"DBF_DATE_LAST_UPDATE={updated.isoformat()}"],
        )
        for column, values in zip(export.columns, cells, strict=True):
            layer.CreateField(_definition(column, values))
        for row, shape in zip(zip(*cells, strict=True), shapes, strict=True):
            layer.CreateFeature(_feature(layer.GetLayerDefn(), row, shape))


def _feature(definition: ogr.FeatureDefn, row: Iterable[Any], shape: bytes | None) -> ogr.Feature:
    feature = ogr.Feature(definition)
    for index, value in enumerate(row):
        if value is None:
            feature.SetFieldNull(index)
        elif isinstance(value, date):
            feature.SetField(index, value.year, value.month, value.day, 0, 0, 0.0, 0)
        elif isinstance(value, int):
            feature.SetFieldInteger64(index, value)
        else:
            feature.SetField(index, value)
    if shape is not None:
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(shape))
    return feature


def _definition(column: Column, values: list[Any]) -> ogr.FieldDefn:
    if column.kind == "date":
        return ogr.FieldDefn(column.export, ogr.OFTDate)
    if column.kind == "bool":
        return _sized(ogr.FieldDefn(column.export, ogr.OFTInteger), 1)
    if column.kind == "int":
        longest = max((len(str(value)) for value in values if value is not None), default=0)
        return _sized(ogr.FieldDefn(column.export, ogr.OFTInteger64), max(10, longest))
    if column.kind == "float":
        return _sized(ogr.FieldDefn(column.export, ogr.OFTReal), 19, REAL_DECIMALS)
    longest = max((len(value.encode()) for value in values if value is not None), default=0)
    return _sized(ogr.FieldDefn(column.export, ogr.OFTString), max(50, longest))


def _sized(definition: ogr.FieldDefn, width: int, decimals: int = 0) -> ogr.FieldDefn:
    definition.SetWidth(width)
    definition.SetPrecision(decimals)
    return definition


def _values(export: _Export, column: Column) -> list[Any]:
    values = column.conform(export.frame[column.name]).tolist()
    return [None if is_unknown(value) else value for value in values]


def _texts(export: _Export, column: Column) -> list[str | None]:
    out: list[str | None] = []
    for position, value in enumerate(_values(export, column)):
        text = None if value is None else str(value)
        if text is not None and len(text.encode()) > TEXT_BYTES:
            text = text.encode()[:TEXT_BYTES].decode(errors="ignore")
            export.note(_SHORTENED, position, column=column.label, limit=TEXT_BYTES)
        out.append(text)
    return out


def _numbers(export: _Export, column: Column) -> list[int | float | None]:
    kind, limit = (float, REAL_LIMIT) if column.kind == "float" else (int, WHOLE_LIMIT)
    values = _values(export, column)
    for position, value in enumerate(values):
        if value is not None and not abs(value) <= limit:
            raise _refused(export, position, column)
    return [None if value is None else kind(value) for value in values]


def _refused(export: _Export, position: int, column: Column) -> StorageError:
    return failures.refused_row(export.name, export.key(position), _TOO_LARGE, column=column.label)


_CELLS = {
    "text": _texts,
    "datetime": _texts,
    "date": _values,
    "int": _numbers,
    "bool": _numbers,
    "float": _numbers,
}


def _shapes(export: _Export) -> list[bytes | None]:
    out: list[bytes | None] = []
    for position, geometry in enumerate(export.frame["geom"].tolist()):
        shape = None if is_unknown(geometry) else _valid(export, geometry, position)
        if shape is None or shape.is_empty:
            export.note(_LOST, position)
            shape = None
        out.append(None if shape is None else shapely.to_wkb(shapely.force_2d(shape), byte_order=1))
    return out


def _valid(export: _Export, geometry: BaseGeometry, position: int) -> BaseGeometry | None:
    if not geometry.is_valid:
        geometry = shapely.make_valid(geometry)
        export.note(_REPAIRED, position)
    parts = shapely.get_parts(shapely.get_parts(geometry))
    if export.geometry == "Point":
        points = parts[shapely.get_type_id(parts) == GeometryType.POINT]
        return points[0] if len(points) == 1 else None
    return MultiPolygon(list(parts[shapely.get_type_id(parts) == GeometryType.POLYGON]))
