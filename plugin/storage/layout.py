# SPDX-License-Identifier: GPL-2.0-or-later
"""Make the empty GeoPackage of a plan: tables, constraints, triggers and what describes them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from osgeo import osr

from ..core.model.codes import CodeList
from ..core.model.schema import Column, Table
from ..core.model.tables import TABLES
from . import ddl
from .drivers import created, opened

_SCHEMA_EXTENSION = "http://www.geopackage.org/spec121/#extension_schema"
_DESCRIPTION_TABLES = (
    """CREATE TABLE IF NOT EXISTS gpkg_data_columns (
      table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT,
      mime_type TEXT, constraint_name TEXT,
      CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
      CONSTRAINT gdc_tn UNIQUE (table_name, name))""",
    """CREATE TABLE IF NOT EXISTS gpkg_data_column_constraints (
      constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT,
      min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
      CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value))""",
    """CREATE TABLE IF NOT EXISTS gpkg_extensions (
      table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
      scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))""",
)


def make_empty(path: Path) -> None:
    """Write a GeoPackage with the tables of a plan and no rows.

    Raises
    ------
    RuntimeError, sqlite3.Error
        When the file cannot be written.
    """
    with created("GPKG", path, ["ADD_GPKG_OGR_CONTENTS=NO"]):
        srs = rd_new()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("BEGIN")
        _add_srs(connection, srs)
        for table in TABLES.values():
            connection.execute(ddl.create_table(table))
            register(connection, table)
        connection.execute(ddl.VERSIONS)
        register_attributes(connection, ddl.VERSIONS_NAME, "Versies van tabellen")
        connection.execute(ddl.ONE_ACTIVE)
        refresh(connection)
    with opened(path, update=True) as source:
        for table in TABLES.values():
            if table.geometry:
                done = source.ExecuteSQL(f"SELECT CreateSpatialIndex('{table.name}', 'geom')")
                source.ReleaseResultSet(done)


def register(connection: sqlite3.Connection, table: Table) -> None:
    """Tell readers of GeoPackages that a table is there."""
    connection.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES (?, ?, ?, ?, ?)",
        (
            table.name,
            "features" if table.geometry else "attributes",
            table.name,
            table.label.nl,
            ddl.SRS_ID if table.geometry else None,
        ),
    )
    if table.geometry:
        connection.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
            (table.name, table.geometry.upper(), ddl.SRS_ID),
        )


def register_attributes(connection: sqlite3.Connection, name: str, label: str) -> None:
    """Tell readers of GeoPackages that a table without geometry is there, which is none of a plan's own."""
    connection.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES (?, 'attributes', ?, ?)",
        (name, name, label),
    )


def refresh(connection: sqlite3.Connection) -> None:
    """Put triggers, column descriptions and code lists in place as this version knows them."""
    for statement in (*ddl.trigger_statements(), *_DESCRIPTION_TABLES):
        connection.execute(statement)
    connection.executemany("INSERT OR IGNORE INTO tabelversies (tabel) VALUES (?)", [(name,) for name in TABLES])
    connection.execute("DELETE FROM gpkg_data_columns")
    connection.execute("DELETE FROM gpkg_data_column_constraints")
    columns = [(table, column) for table in TABLES.values() for column in table]
    connection.executemany(
        "INSERT INTO gpkg_data_columns VALUES (?, ?, ?, ?, ?, NULL, ?)",
        [_description(table, column) for table, column in columns],
    )
    lists = {column.codes.name: column.codes for _, column in columns if column.codes is not None}
    connection.executemany(
        "INSERT INTO gpkg_data_column_constraints (constraint_name, constraint_type, value, description)"
        " VALUES (?, 'enum', ?, ?)",
        [row for codes in lists.values() for row in _values(codes)],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO gpkg_extensions VALUES (?, NULL, 'gpkg_schema', ?, 'read-write')",
        [(name, _SCHEMA_EXTENSION) for name in _undescribed(connection)],
    )


def _undescribed(connection: sqlite3.Connection) -> list[str]:
    """NULL is never unique to SQLite, so the rows that are there are looked up."""
    there = {row[0] for row in connection.execute("SELECT table_name FROM gpkg_extensions")}
    return [name for name in ("gpkg_data_columns", "gpkg_data_column_constraints") if name not in there]


def _description(table: Table, column: Column) -> tuple[str | None, ...]:
    about = "; ".join(part for part in (column.unit, column.source) if part)
    codes = column.codes.name if column.codes is not None else None
    return table.name, column.name, column.name, column.label.nl, about or None, codes


def _values(codes: CodeList) -> list[tuple[str, str, str]]:
    return [(codes.name, code.code, code.label.nl) for code in codes]


def rd_new() -> osr.SpatialReference:
    """The coordinate system of every plan."""
    srs = osr.SpatialReference()
    srs.ImportFromEPSG(ddl.SRS_ID)
    return srs


def _add_srs(connection: sqlite3.Connection, srs: osr.SpatialReference) -> None:
    connection.execute(
        "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, 'EPSG', ?, ?, NULL)",
        (srs.GetName(), ddl.SRS_ID, ddl.SRS_ID, srs.ExportToWkt()),
    )
