# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables of an annex as spreadsheets with typed cells, and as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from osgeo import ogr

from ..core.annex.table import AnnexTable
from ..core.model.headings import headings
from ..core.wording import Language, Text, is_unknown, readable
from . import failures
from .annex_steady import steady_zip
from .annex_xlsx import Look, OtherXmlError, dressing
from .beside import written_beside
from .csv_table import write_csv
from .drivers import created
from .notes import Note
from .shapefile import WHOLE_LIMIT

DRIVERS = {".xlsx": "XLSX", ".ods": "ODS"}
CONTENTS = Text("Inhoud", "Contents")

_TOO_LARGE = Text("{column} is te groot voor een rekenblad", "{column} is too large for a spreadsheet")
_UNDRESSED = Text(
    "{name} is zonder opmaak geschreven: deze GDAL schrijft het werkblad anders op dan bekend is ({piece}).",
    "{name} was written without formats: this GDAL writes the workbook in another way than is known ({piece}).",
)
_TYPES = {"int": ogr.OFTInteger64, "float": ogr.OFTReal, "date": ogr.OFTDate}
_INDEX = (Text("Blad", "Sheet"), Text("Tabel", "Table"), Text("Rijen", "Rows"), Text("Opmerking", "Remark"))
_FORMULA = "of:="
"""GDAL takes this for the start of a formula in an ODS; everything else it writes as the text it is."""


def write_spreadsheet(target: Path, tables: Sequence[AnnexTable], language: Language = "nl") -> list[Note]:
    """Write all tables into one XLSX or ODS, a sheet each, after a sheet that lists them.

    Numbers and dates are numbers and dates; unknown is an empty cell; a total stands in the last row.

    Returns
    -------
    notes: that an XLSX has no formats, where GDAL wrote other XML than is known

    Raises
    ------
    StorageError
        When the folder cannot be written, or a number has more digits than a spreadsheet keeps.
    """
    for table in tables:
        _refuse_large(table)
    try:
        with written_beside(target) as fresh, created(DRIVERS[target.suffix], fresh) as book:
            _write_index(book, tables, language)
            for table in tables:
                _write_table(book, table, language)
        if target.suffix == ".xlsx":
            return _dressed(target, [_look_of_index(tables, language), *(_look(t, language) for t in tables)])
        steady_zip(target)
    except RuntimeError as error:
        raise failures.cannot_write(target, error) from error
    return []


def _dressed(target: Path, looks: Sequence[Look]) -> list[Note]:
    try:
        steady_zip(target, dressing(looks))
    except OtherXmlError as error:
        steady_zip(target)
        return [Note(_UNDRESSED, {"name": target.name, "piece": str(error)})]
    return []


def write_csv_tables(folder: Path, tables: Iterable[AnnexTable], language: Language = "nl") -> None:
    """Write each table as CSV with the labels and units as header; totals are left to the spreadsheets.

    Raises
    ------
    StorageError
        When the folder cannot be written.
    """
    for table in tables:
        write_csv(table.frame, folder / f"{table.code}.csv", table.columns, headers=language)


def _refuse_large(table: AnnexTable) -> None:
    for column in table.columns:
        if column.kind == "int":
            for row, value in enumerate(table.frame[column.name], 1):
                if not is_unknown(value) and abs(int(value)) > WHOLE_LIMIT:
                    raise failures.refused_row(table.code, row, _TOO_LARGE, column=column.label)


def _look_of_index(tables: Sequence[AnnexTable], language: Language) -> Look:
    titles = [title.in_language(language) for title in _INDEX]
    return Look.of(("text", "text", "int", "text"), [titles, *(_index_row(table, language) for table in tables)])


def _look(table: AnnexTable, language: Language) -> Look:
    rows = [[_shown(value) for value in row] for row in _rows(table)]
    total = bool(table.summed) and not table.is_empty
    if total:
        rows.append(["" for _ in table.columns])
    return Look.of([c.kind for c in table.columns], [headings(table.columns, language), *rows], total=total)


def _shown(value: object) -> str:
    return "" if is_unknown(value) else f"{value:.1f}" if isinstance(value, float) else str(value)


def _write_index(book: ogr.DataSource, tables: Sequence[AnnexTable], language: Language) -> None:
    layer = book.CreateLayer(CONTENTS.in_language(language), None, ogr.wkbNone)
    kinds = (ogr.OFTString, ogr.OFTString, ogr.OFTInteger64, ogr.OFTString)
    for title, kind in zip(_INDEX, kinds, strict=True):
        layer.CreateField(ogr.FieldDefn(title.in_language(language), kind))
    for table in tables:
        code, name, _, remark = _index_row(table, language)
        _add(layer, (code, name, len(table.frame), remark or None))


def _index_row(table: AnnexTable, language: Language) -> list[str]:
    remark = table.missing.in_language(language) if table.is_empty else ""
    return [table.code, table.title.in_language(language), str(len(table.frame)), remark]


def _write_table(book: ogr.DataSource, table: AnnexTable, language: Language) -> None:
    layer = book.CreateLayer(table.code, None, ogr.wkbNone)
    for label, column in zip(headings(table.columns, language), table.columns, strict=True):
        layer.CreateField(ogr.FieldDefn(label, _TYPES.get(column.kind, ogr.OFTString)))
    for row in _rows(table):
        _add(layer, row)
    if table.is_empty:  # without a row GDAL would leave out the header too
        place = next(i for i, column in enumerate(table.columns) if column.kind == "text")
        _add(layer, (*[None] * place, table.missing.in_language(language)))
    if table.summed and not table.is_empty:
        totals = [table.total(c.name) if c.name in table.summed else None for c in table.columns]
        _add(layer, (table.total_label(language), *totals[1:]))


def _rows(table: AnnexTable) -> Iterator[tuple[Any, ...]]:
    cells = [column.conform(table.frame[column.name]).tolist() for column in table.columns]
    return zip(*cells, strict=True)


def _add(layer: ogr.Layer, row: Iterable[Any]) -> None:
    feature = ogr.Feature(layer.GetLayerDefn())
    for index, value in enumerate(row):
        if is_unknown(value):
            continue
        if isinstance(value, date):
            feature.SetField(index, value.year, value.month, value.day, 0, 0, 0.0, 0)
        elif isinstance(value, int):
            feature.SetFieldInteger64(index, value)
        elif isinstance(value, float):
            feature.SetField(index, value)
        else:
            text = readable(str(value))
            feature.SetField(index, f"'{text}" if text.startswith(_FORMULA) else text)
    layer.CreateFeature(feature)
