# SPDX-License-Identifier: GPL-2.0-or-later
"""The cells of a sheet in a workbook (XLSX, ODS), as GDAL reads them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from osgeo import gdal, ogr

from ..core.errors import InputError
from ..core.intake.table_shape import find_header
from ..core.wording import Text
from .drivers import gdal_exceptions

SUFFIXES = (".xlsx", ".ods", ".xls")
_DRIVERS = {".xlsx": "XLSX", ".ods": "ODS", ".xls": "XLS"}

_UNREADABLE = Text("Kan {path} niet lezen als werkblad.", "Cannot read {path} as a workbook.")
_NO_SHEET = Text(
    "{path} heeft geen werkblad ‘{sheet}’; wel: {sheets}.", "{path} has no sheet ‘{sheet}’; it has: {sheets}."
)
_ALL_EMPTY = Text("{path} is leeg.", "{path} is empty.")


def sheets_of(path: Path) -> list[str]:
    """Names of the sheets that have something in them, in their order.

    Raises
    ------
    InputError
        When it is no workbook that GDAL can read.
    """
    with _workbook(path, typed=False) as book:
        return list(_filled(book))


def sheet_rows(path: Path, sheet: str = "") -> list[list[object]]:
    """The rows of a sheet: text, and numbers and days in columns that have nothing else below the header.

    Where the header is not the first row, GDAL sees text only.

    Parameters
    ----------
    sheet : its name; empty: the first that has something in it

    Raises
    ------
    InputError
        When it is no workbook, or has no such sheet.
    """
    with _workbook(path, typed=False) as book:
        layers = _filled(book)
        if not layers:
            raise InputError(_ALL_EMPTY, path=path.name)
        if sheet and sheet not in layers:
            raise InputError(_NO_SHEET, path=path.name, sheet=sheet, sheets=list(layers))
        name = sheet or next(iter(layers))
        rows = _cells(layers[name])
    if find_header(rows) != 0:
        return rows
    with _workbook(path, typed=True) as book:
        below = _cells(book.GetLayerByName(name))
    return [rows[0], *below] if len(below) == len(rows) - 1 else rows


def _filled(book: ogr.DataSource) -> dict[str, ogr.Layer]:
    """The sheets that have something in them, by name, in their order."""
    layers = [book.GetLayer(number) for number in range(book.GetLayerCount())]
    return {layer.GetName(): layer for layer in layers if layer.GetFeatureCount()}


def _cells(layer: ogr.Layer) -> list[list[object]]:
    definition = layer.GetLayerDefn()
    kinds = [definition.GetFieldDefn(i).GetType() for i in range(definition.GetFieldCount())]
    return [[_cell(feature, column, kind) for column, kind in enumerate(kinds)] for feature in layer]


def _cell(feature: ogr.Feature, column: int, kind: int) -> object:
    if not feature.IsFieldSetAndNotNull(column):
        return None
    if kind in (ogr.OFTInteger, ogr.OFTInteger64):
        return feature.GetFieldAsInteger64(column)
    if kind == ogr.OFTReal:
        return feature.GetFieldAsDouble(column)
    if kind in (ogr.OFTDate, ogr.OFTDateTime):
        year, month, day, *_ = feature.GetFieldAsDateTime(column)
        return date(year, month, day)
    return feature.GetFieldAsString(column)


@contextmanager
def _workbook(path: Path, *, typed: bool) -> Iterator[ogr.DataSource]:
    """A workbook of which the first row is a header and columns have types, or all rows are rows of text."""
    driver = _DRIVERS[path.suffix.lower()]
    options = {
        f"OGR_{driver}_HEADERS": "FORCE" if typed else "DISABLE",
        f"OGR_{driver}_FIELD_TYPES": "AUTO" if typed else "STRING",
    }
    before = {name: gdal.GetThreadLocalConfigOption(name) for name in options}
    for name, value in options.items():
        gdal.SetThreadLocalConfigOption(name, value)
    try:
        with gdal_exceptions():
            yield _opened(driver, path)
    finally:
        for name, value in before.items():
            gdal.SetThreadLocalConfigOption(name, value)


def _opened(driver: str, path: Path) -> ogr.DataSource:
    found = ogr.GetDriverByName(driver)
    try:
        book = found.Open(str(path)) if found is not None else None
    except RuntimeError as error:
        raise InputError(_UNREADABLE, path=str(path), details=str(error)) from error
    if book is None:
        raise InputError(_UNREADABLE, path=str(path))
    return book
