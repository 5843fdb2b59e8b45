# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers of an annex as one GeoPackage with styles inside, and as GeoJSON (WGS84, RFC 7946)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from osgeo import gdal, ogr

from ..core.annex.content import Sheet
from ..core.model.schema import Column, Table
from . import failures
from .beside import written_beside
from .drivers import created, gdal_exceptions, opened
from .layout import rd_new
from .ogr_rows import fill, frame_rows

_TYPES = {
    "text": ogr.OFTString,
    "int": ogr.OFTInteger64,
    "float": ogr.OFTReal,
    "bool": ogr.OFTInteger,
    "date": ogr.OFTDate,
    "datetime": ogr.OFTDateTime,
}
_SHAPES = {"Point": ogr.wkbPoint, "MultiPolygon": ogr.wkbMultiPolygon, None: ogr.wkbNone}
_STYLE_FIELDS = (
    "f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName", "styleQML", "styleSLD",
    "useAsDefault", "description", "owner", "ui",
)  # fmt: skip
"""As QGIS makes them; ``owner`` stays empty: no user name goes along."""


def write_layers(target: Path, sheets: Sequence[Sheet], *, dated: date) -> None:
    """Write a GeoPackage with these layers and tables; ``dated`` stands for the moment of writing.

    Raises
    ------
    StorageError
        When the folder cannot be written.
    """
    with _current_date(dated), written_beside(target) as fresh:
        try:
            with created("GPKG", fresh) as source:
                for sheet in sheets:
                    options = ["FID=fid", f"IDENTIFIER={sheet.name}", f"DESCRIPTION={sheet.table.label.nl}"]
                    if sheet.table.geometry:
                        options.append("GEOMETRY_NAME=geom")
                    _write(source, sheet, options)
        except RuntimeError as error:
            raise failures.cannot_write(target, error) from error


def add_styles(path: Path, styles: Mapping[str, str], *, dated: date) -> None:
    """Put styles (QML) into a GeoPackage, each the default of its layer.

    Raises
    ------
    StorageError
        When it cannot be written.
    """
    try:
        with _current_date(dated), opened(path, update=True) as source:
            layer = source.CreateLayer("layer_styles", None, ogr.wkbNone, ["FID=id"])
            for name in _STYLE_FIELDS:
                field = ogr.FieldDefn(name, ogr.OFTInteger if name == "useAsDefault" else ogr.OFTString)
                if name == "useAsDefault":
                    field.SetSubType(ogr.OFSTBoolean)
                layer.CreateField(field)
            # QGIS takes the newest default; without a moment there is none.
            layer.CreateField(ogr.FieldDefn("update_time", ogr.OFTDateTime))
            for table, qml in styles.items():
                feature = ogr.Feature(layer.GetLayerDefn())
                values = {"f_table_name": table, "f_geometry_column": "geom", "styleName": table, "styleQML": qml}
                blank = dict.fromkeys(("f_table_catalog", "f_table_schema", "owner", "description"), "")
                for key, value in {**blank, **values}.items():
                    feature.SetField(key, value)
                feature.SetField("useAsDefault", 1)
                feature.SetField("update_time", dated.year, dated.month, dated.day, 0, 0, 0.0, 100)
                layer.CreateFeature(feature)
    except RuntimeError as error:
        raise failures.cannot_write(path, error) from error


def write_geojson(target: Path, sheet: Sheet) -> None:
    """Write one layer as GeoJSON in WGS84: rings turned as RFC 7946 asks, seven decimals (about a cm).

    Raises
    ------
    StorageError
        When the folder cannot be written.
    """
    options = ["RFC7946=YES", "COORDINATE_PRECISION=7", f"DESCRIPTION={sheet.table.label.nl}"]
    try:
        with written_beside(target) as fresh, created("GeoJSON", fresh) as source:
            _write(source, sheet, options)
    except RuntimeError as error:
        raise failures.cannot_write(target, error) from error


def _write(source: ogr.DataSource, sheet: Sheet, options: list[str]) -> None:
    table: Table = sheet.table
    srs = rd_new() if table.geometry else None
    layer = source.CreateLayer(table.name, srs, _SHAPES[table.geometry], options)
    titles: set[str] = set()
    for column in table:
        # GeoPackage wants titles unique within a table, which GDAL enforces from 3.7 on.
        title = column.label.nl if column.label.nl not in titles else f"{column.label.nl} ({column.name})"
        titles.add(title)
        layer.CreateField(_field(column, title))
    definition = layer.GetLayerDefn()
    for row in frame_rows(sheet.frame, table):
        feature = ogr.Feature(definition)
        fill(feature, row, table)
        layer.CreateFeature(feature)


def _field(column: Column, title: str) -> ogr.FieldDefn:
    field = ogr.FieldDefn(column.name, _TYPES[column.kind])
    field.SetAlternativeName(title)
    if column.kind == "bool":
        field.SetSubType(ogr.OFSTBoolean)
    return field


@contextmanager
def _current_date(day: date) -> Iterator[None]:
    """GDAL writes this date in place of the clock: the same plan gives the same file."""
    with gdal_exceptions():
        before = gdal.GetConfigOption("OGR_CURRENT_DATE")
        gdal.SetConfigOption("OGR_CURRENT_DATE", f"{day.isoformat()}T00:00:00.000Z")
        try:
            yield
        finally:
            gdal.SetConfigOption("OGR_CURRENT_DATE", before)
