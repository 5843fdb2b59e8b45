# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads an annex back: its GeoPackage, or the shapefiles of its folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
from osgeo import ogr

from ..core.annex.layers import SURROUNDINGS
from ..core.annex.readback import SHEETS, from_layers, from_sheets, settings_from
from ..core.errors import InputError
from ..core.model.plan import Plan, settings_of
from ..core.model.schema import Column, Table
from ..core.model.tables import LOCATIONS, MUNICIPALITIES, REGIONS, SETTINGS_TABLE, TABLES
from ..core.model.values import parse_date
from ..core.wording import Text
from . import failures
from .annex_earlier import ACCOUNT, MAPS
from .drivers import gdal_exceptions
from .json_file import parsed
from .ogr_rows import read_frame

GEOPACKAGE = "bijlage.gpkg"
_NO_ANNEX = Text(
    "In {path} staat geen bijlage: geen GeoPackage en geen shapefiles gemeenten, regios en locaties.",
    "There is no annex in {path}: no GeoPackage, and no shapefiles gemeenten, regios and locaties.",
)
_CHOOSE = Text("Kies de map van de bijlage of haar GeoPackage.", "Choose the folder of the annex or its GeoPackage.")
_PLAN_TABLES = (MUNICIPALITIES.name, REGIONS.name, LOCATIONS.name)


def read_annex(path: Path) -> Plan:
    """The plan that an annex holds: from a GeoPackage, a shapefile, or the folder they are in.

    Raises
    ------
    InputError
        When there is no annex at this path.
    StorageError
        When a file cannot be read.
    """
    folder = path if path.is_dir() else path.parent
    places = [path] if path.is_file() and path.suffix.lower() == ".gpkg" else [
        folder / MAPS / GEOPACKAGE, folder / GEOPACKAGE,
    ]  # fmt: skip
    if path.suffix.lower() != ".shp":
        for place in places:
            if place.is_file():
                return _from_geopackage(place)
    for place in (folder / MAPS, folder):
        if all((place / f"{sheet}.shp").is_file() for sheet in (MUNICIPALITIES.name, REGIONS.name)):
            return _from_shapefiles(place)
    raise InputError(_NO_ANNEX, _CHOOSE, path=str(path))


def _from_geopackage(path: Path) -> Plan:
    known = {**TABLES, SURROUNDINGS: replace(MUNICIPALITIES, name=SURROUNDINGS)}
    with _opened(path) as source:
        layers = {source.GetLayer(i).GetName(): source.GetLayer(i) for i in range(source.GetLayerCount())}
        frames = {name: _read(layers[name], table) for name, table in known.items() if name in layers}
    if not all(name in frames for name in _PLAN_TABLES):
        raise InputError(_NO_ANNEX, _CHOOSE, path=str(path))
    settings = settings_of(frames.pop(SETTINGS_TABLE.name, SETTINGS_TABLE.empty()))
    return from_layers(frames, settings_from(settings.stored()))


def _from_shapefiles(folder: Path) -> Plan:
    frames = {}
    for sheet, table in SHEETS.items():
        path = folder / f"{sheet}.shp"
        if path.is_file():
            with _opened(path) as source:
                frames[sheet] = _read(source.GetLayer(0), _exported(table, sheet))
    account = _account(folder)
    settings = settings_from(account.get("instellingen", {}))
    day = parse_date(account.get("plan", {}).get("peildatum")) or date.today()
    half_year = f"{day.year}-{1 if day.month <= 6 else 2}"
    # Whoever does not say that an annex is public may have made a confidential one.
    confidential = bool(account.get("keuzes", {}).get("vertrouwelijk", True))
    return from_sheets(frames, settings, half_year=half_year, confidential=confidential)


_MORE = {
    MUNICIPALITIES.name: ("taakst", "achterst", "gehuisv", "gekoppeld"),
    "locaties": ("cap_asiel", "cap_overig"),
}


def _exported(table: Table, sheet: str) -> Table:
    """A table under its export names, with the figures that come from other tables."""
    columns = [replace(column, name=column.export) for column in table if column.export]
    columns += [Column(name, "int", Text(name, name)) for name in _MORE.get(sheet, ())]
    if sheet == "locaties":
        columns.append(Column("regio_id", "text", Text("regio", "region")))
    return Table(sheet, table.label, (), tuple(columns), table.geometry or "Point")


def _read(layer: ogr.Layer, table: Table) -> pd.DataFrame:
    """The columns of a table that a layer has; the others are unknown."""
    definition = layer.GetLayerDefn()
    here = tuple(column for column in table if definition.GetFieldIndex(column.name) >= 0)
    rows = read_frame(layer, replace(table, columns=here))
    return table.frame(rows)


def _account(folder: Path) -> dict[str, Any]:
    """The account that lies beside the shapefiles, or above them; empty when there is none."""
    for place in (folder, folder.parent):
        try:
            found = parsed((place / ACCOUNT).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(found, dict):
            return {key: value for key, value in found.items() if isinstance(value, dict)}
    return {}


@contextmanager
def _opened(path: Path) -> Iterator[ogr.DataSource]:
    with gdal_exceptions():
        try:
            source = ogr.Open(str(path))
        except RuntimeError as error:
            raise failures.from_driver(error, path) from error
        if source is None:
            raise InputError(_NO_ANNEX, _CHOOSE, path=str(path))
        try:
            yield source
        finally:
            getattr(source, "Close", source.Destroy)()
