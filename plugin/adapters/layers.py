# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS feature sources to frames in RD New, and frames to sinks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from qgis.core import (
    NULL,
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsFeatureSink,
    QgsFeatureSource,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProviderRegistry,
    QgsProviderSublayerDetails,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType, Qt
from shapely.geometry.base import BaseGeometry

from ..core.errors import InputError
from ..core.intake.locations import LON_LAT, X_Y, addresses
from ..core.intake.rows import guess, require_columns
from ..core.model.schema import CRS, Table
from ..core.model.values import parse_coordinate
from ..core.wording import Text, is_unknown

RD_NEW = QgsCoordinateReferenceSystem(CRS)
WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")

BEYOND = shapely.Point()
"""Geometry that has no place in RD New: its coordinates do not fit the system of the layer."""

_NO_CRS = Text("Laag ‘{layer}’ heeft geen coördinatenstelsel.", "Layer ‘{layer}’ has no coordinate system.")
_SET_CRS = Text("Stel het in en probeer het nog eens.", "Set it and try again.")
_NO_POINTS = Text(
    "‘{layer}’ heeft geen punten, en geen kolommen lon en lat of x en y.",
    "‘{layer}’ has no points, and no columns lon and lat or x and y.",
)

_TYPES = {
    "text": QMetaType.Type.QString,
    "int": QMetaType.Type.LongLong,
    "float": QMetaType.Type.Double,
    "bool": QMetaType.Type.Bool,
    "date": QMetaType.Type.QDate,
    "datetime": QMetaType.Type.QDateTime,
}


_PLAIN = frozenset({str, int, float, bool})
"""What needs no look: most of what a layer has, and comparing with NULL is slow."""


def cell(value: object) -> object:
    """A QGIS attribute as plain Python: NULL is None, QDate is date."""
    if type(value) in _PLAIN:
        return value
    if value is None or value == NULL:
        return None
    if isinstance(value, QDate):
        return value.toPyDate() if hasattr(value, "toPyDate") else value.toPython()
    if isinstance(value, QDateTime):
        if value.isValid() and value.timeSpec() != Qt.TimeSpec.LocalTime:
            moment = value.toUTC()
            plain = moment.toPyDateTime() if hasattr(moment, "toPyDateTime") else moment.toPython()
            return plain.replace(tzinfo=UTC)
        return value.toPyDateTime() if hasattr(value, "toPyDateTime") else value.toPython()
    return value


def layers_in(path: Path, at_least: int = 1) -> list[QgsVectorLayer]:
    """The vector layers in a file, in its order; none is opened of a file that has fewer."""
    options = QgsProviderSublayerDetails.LayerOptions(QgsCoordinateTransformContext())
    flags = Qgis.SublayerQueryFlags(Qgis.SublayerQueryFlag.ResolveGeometryType)
    parts = QgsProviderRegistry.instance().querySublayers(str(path), flags)
    parts = [part for part in parts if part.type() == Qgis.LayerType.Vector]
    layers = [part.toLayer(options) for part in parts] if len(parts) >= at_least else []
    return [layer for layer in layers if isinstance(layer, QgsVectorLayer) and layer.isValid()]


def layer_name(layer: QgsVectorLayer) -> str:
    """What a layer is called in its file."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    return str(parts.get("layerName") or layer.name())


def attributes(source: QgsFeatureSource) -> tuple[pd.DataFrame, list[QgsGeometry]]:
    """All rows of a source as objects, and their geometries as they are."""
    names = source.fields().names()
    rows, shapes = [], []
    for feature in source.getFeatures():
        rows.append([cell(value) for value in feature.attributes()])
        shapes.append(feature.geometry())
    return pd.DataFrame(rows, columns=names, dtype="object"), shapes


def polygons_in_rd(source: QgsFeatureSource, name: str) -> pd.DataFrame:
    """Rows of a polygon source with ``geom`` in RD New; None where a row has none.

    Raises
    ------
    InputError
        When the layer has no coordinate system.
    """
    frame, shapes = attributes(source)
    crs = require_crs(source, name)
    frame["geom"] = to_rd(shapes, crs)
    return frame


def require_crs(source: QgsFeatureSource, name: str) -> QgsCoordinateReferenceSystem:
    """The coordinate system of a layer with geometry.

    Raises
    ------
    InputError
        When it has none.
    """
    crs = source.sourceCrs()
    if not crs.isValid():
        raise InputError(_NO_CRS, _SET_CRS, layer=name)
    return crs


def to_rd(shapes: Sequence[QgsGeometry], crs: QgsCoordinateReferenceSystem) -> np.ndarray:
    """Geometries in RD New as shapely; None where there is none, :data:`BEYOND` where it does not fit."""
    change = QgsCoordinateTransform(crs, RD_NEW, QgsCoordinateTransformContext())
    out = np.empty(len(shapes), dtype=object)
    for row, shape in enumerate(shapes):
        out[row] = _transformed(shape, change)
    return out


def _transformed(shape: QgsGeometry, change: QgsCoordinateTransform) -> shapely.Geometry | None:
    if shape.isNull() or shape.isEmpty():
        return None
    moved = QgsGeometry(shape)
    try:
        if change.isValid() and not change.isShortCircuited():
            moved.transform(change)
    except QgsCsException:
        return BEYOND
    if QgsWkbTypes.isCurvedType(moved.wkbType()):
        moved = QgsGeometry(moved.constGet().segmentize())
    parsed = shapely.from_wkb(bytes(moved.asWkb()), on_invalid="ignore")
    if parsed is None or not np.isfinite(shapely.get_coordinates(parsed)).all():
        return BEYOND
    return shapely.force_2d(parsed)


def points_in_rd(
    source: QgsFeatureSource, name: str, fields: Mapping[str, str] | None = None
) -> tuple[pd.DataFrame, bool]:
    """Rows with a point in RD New and raw ``_x``, ``_y``; from geometry, lon/lat or x/y columns.

    A layer without such columns gets them: lon and lat as they came, or x and y in RD New. A table with
    addresses only gets empty ones to fill in.

    Parameters
    ----------
    fields : target → column as the user chose: ``x`` and ``y``, or ``lon`` and ``lat``, go before geometry

    Returns
    -------
    (frame, geographic)
        ``geographic`` is True when the raw coordinates are degrees.

    Raises
    ------
    InputError
        When there are no points, or the layer has no coordinate system.
    """
    frame, shapes = attributes(source)
    columns, chosen = list(frame.columns), dict(fields or {})
    mapped = _has_geometry(source) and not _chosen_pair(chosen)
    if mapped:
        crs = require_crs(source, name)
    else:
        shapes, crs = _from_columns(frame, name, chosen)
    raw = [_first_point(shape) for shape in shapes]
    frame["geom"] = [_as_point(shape) for shape in to_rd(shapes, crs)]
    frame["_x"] = [point.x() if point else None for point in raw]
    frame["_y"] = [point.y() if point else None for point in raw]
    if mapped:
        _put_position(frame, columns, geographic=crs.isGeographic())
    return frame, crs.isGeographic()


def _put_position(frame: pd.DataFrame, columns: list[str], *, geographic: bool) -> None:
    """Columns with the position, so that rejected rows can be repaired and imported again as a table."""
    if any(guess(columns, options) for pair in (LON_LAT, X_Y) for options in pair):
        return
    if geographic:
        frame["lon"], frame["lat"] = frame["_x"], frame["_y"]
        return
    here = [shape if shape is not None and not shape.is_empty else None for shape in frame["geom"]]
    frame["x"] = [round(shape.x, 3) if shape is not None else None for shape in here]
    frame["y"] = [round(shape.y, 3) if shape is not None else None for shape in here]


def _has_geometry(source: QgsFeatureSource) -> bool:
    return source.wkbType() not in (Qgis.WkbType.NoGeometry, Qgis.WkbType.Unknown)


def _first_point(shape: QgsGeometry) -> QgsPointXY | None:
    if shape.isNull() or shape.isEmpty():
        return None
    vertex = shape.vertexAt(0)
    return QgsPointXY(vertex.x(), vertex.y())


def _as_point(shape: BaseGeometry | None) -> shapely.Point | None:
    if shape is None or isinstance(shape, shapely.Point):
        return shape
    parts = shapely.get_parts(shape)
    return parts[0] if len(parts) == 1 and isinstance(parts[0], shapely.Point) else shape.centroid


def _chosen_pair(chosen: Mapping[str, str]) -> tuple[str, str] | None:
    """The targets of the columns with the position that were chosen."""
    return next((pair for pair in (("lon", "lat"), ("x", "y")) if all(name in chosen for name in pair)), None)


def _position_columns(
    names: list[str], chosen: Mapping[str, str]
) -> tuple[list[str], QgsCoordinateReferenceSystem] | None:
    """The columns with the position and their system: as chosen, else those with usual names."""
    if pair := _chosen_pair(chosen):
        return [chosen[name] for name in pair], WGS84 if pair[0] == "lon" else RD_NEW
    for options, crs in ((LON_LAT, WGS84), (X_Y, RD_NEW)):
        columns = [column for names_of_one in options if (column := guess(names, names_of_one))]
        if len(columns) == len(options):
            return columns, crs
    return None


def _from_columns(
    frame: pd.DataFrame, name: str, chosen: Mapping[str, str]
) -> tuple[list[QgsGeometry], QgsCoordinateReferenceSystem]:
    """Points from columns: lon and lat, or x and y in RD New (in degrees when they look like it)."""
    if found := _position_columns(list(frame.columns), chosen):
        columns, crs = found
        require_columns(frame, columns)
        xs, ys = ([parse_coordinate(value) for value in frame[column]] for column in columns)
        known = [abs(x) for x in xs if x is not None]
        degrees = crs is RD_NEW and known and max(known) <= 180.0
        shapes = [
            QgsGeometry() if x is None or y is None else QgsGeometry.fromPointXY(QgsPointXY(x, y))
            for x, y in zip(xs, ys, strict=True)
        ]
        return shapes, WGS84 if degrees else crs
    if not any(addresses(frame, chosen)):
        raise InputError(_NO_POINTS, layer=name)
    frame["x"] = frame["y"] = None
    return [QgsGeometry()] * len(frame), RD_NEW


def fields_of(table: Table, names: Iterable[str]) -> QgsFields:
    """QGIS fields for some columns of a table of the plan, in this order."""
    fields = QgsFields()
    for name in names:
        fields.append(QgsField(name, _TYPES[table.column(name).kind]))
    return fields


def fields_from(frame: pd.DataFrame) -> QgsFields:
    """QGIS fields for a frame of any columns, as text: rejected rows go back as they came.

    Without ``fid``: that is the number of a row in its own file, which the new file gives itself.
    """
    fields = QgsFields()
    for name in frame.columns:
        if str(name).casefold() not in ("geom", "fid"):
            fields.append(QgsField(str(name), QMetaType.Type.QString))
    return fields


def typed_fields(frame: pd.DataFrame) -> QgsFields:
    """QGIS fields for a frame as a sheet gave it: numbers and days where a column has nothing else."""
    fields = QgsFields()
    for name in frame.columns:
        fields.append(QgsField(str(name), _TYPES[_kind_of(frame[name])]))
    return fields


def _kind_of(cells: pd.Series) -> str:
    found = {type(value) for value in cells if not is_unknown(value)}
    for kind, types in (("int", {int}), ("float", {int, float}), ("date", {date})):
        if found and found <= types:
            return kind
    return "text"


def write(sink: QgsFeatureSink, fields: QgsFields, frame: pd.DataFrame) -> None:
    """Write a frame to a sink; unknown becomes NULL, ``geom`` the geometry.

    Raises
    ------
    OSError
        When the sink refuses a row; the message is the provider's.
    """
    names = fields.names()
    for row in frame.to_dict("records"):
        feature = QgsFeature(fields)
        feature.setAttributes([_attribute(row[name], fields.field(name)) for name in names])
        shape = row.get("geom")
        if shape is not None and not is_unknown(shape):
            geometry = QgsGeometry()
            geometry.fromWkb(shapely.to_wkb(shape))
            feature.setGeometry(geometry)
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise OSError(sink.lastError())


def _attribute(value: object, field: QgsField) -> object:
    if is_unknown(value):
        return NULL
    if field.type() == QMetaType.Type.QString:
        return str(value)
    if field.type() == QMetaType.Type.QDate:
        return QDate.fromString(str(value)[:10], Qt.DateFormat.ISODate)
    if field.type() == QMetaType.Type.LongLong:
        return int(value)  # type: ignore[call-overload]
    if field.type() == QMetaType.Type.Double:
        return float(value)  # type: ignore[arg-type]
    return bool(value) if field.type() == QMetaType.Type.Bool else value
