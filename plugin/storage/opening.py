# SPDX-License-Identifier: GPL-2.0-or-later
"""What is looked at before a file is used as a plan."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from osgeo import ogr

from ..core.errors import StorageError
from ..core.model.settings import SCHEMA_VERSION
from ..core.model.tables import TABLES
from ..core.wording import Text
from . import failures
from .ddl import SRS_ID
from .disks import Disk, disk_of
from .notes import Note
from .sqlite import connection

_LOCKED_FILE = Text("het bestand is beveiligd tegen schrijven", "the file is write-protected")
_LOCKED_FOLDER = Text("in de map kan niet worden geschreven", "the folder cannot be written")
_DISK_NOTES: Mapping[Disk, Text] = MappingProxyType(
    {
        "network": Text(
            "Het plan staat op een netwerkschijf. Gebruik PostGIS als meer mensen tegelijk bewerken.",
            "The plan is on a network disk. Use PostGIS when several people edit at the same time.",
        ),
        "synced": Text(
            "Het plan staat in een map die met een cloud wordt gedeeld. Bewerk het op een lokale schijf.",
            "The plan is in a folder that is shared with a cloud. Edit it on a local disk.",
        ),
        "removable": Text(
            "Het plan staat op een verwisselbare schijf. Laat die aangesloten tot het plan dicht is.",
            "The plan is on a removable disk. Leave it connected until the plan is closed.",
        ),
    }
)


_SYSTEMS = (
    "SELECT table_name, coalesce(organization_coordsys_id, 0) FROM gpkg_geometry_columns"
    " LEFT JOIN gpkg_spatial_ref_sys USING (srs_id)"
)


def version_of(path: Path) -> int:
    """The schema version of a plan.

    Raises
    ------
    StorageError
        When there is no plan at this path, it is damaged, or of a newer version.
    """
    if not path.is_file():
        raise failures.missing(path)
    if path.stat().st_size == 0:
        raise failures.empty(path)
    try:
        with connection(path) as database:
            version = _version(database, path)
            problem = database.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if "not a database" in str(error):
            raise failures.no_plan(path, str(error)) from error
        raise failures.from_driver(error, path) from error
    if version > SCHEMA_VERSION:
        raise failures.newer(version, SCHEMA_VERSION)
    if problem != "ok":
        raise failures.damaged(path, problem)
    return version


def _version(database: sqlite3.Connection, path: Path) -> int:
    try:
        database.execute("SELECT table_name FROM gpkg_contents").fetchone()
        found = database.execute("SELECT waarde FROM instellingen WHERE sleutel = 'schema_versie'").fetchone()
        return int(found[0])
    except sqlite3.OperationalError as error:
        if "no such" in str(error):
            raise failures.no_plan(path, str(error)) from error
        raise
    except (TypeError, ValueError) as error:
        raise failures.no_plan(path, "no schema_versie") from error


def is_plan(path: Path) -> bool:
    """Whether a file is a plan of any version; a database that another program holds counts as one."""
    if not path.is_file() or path.stat().st_size == 0:
        return False
    try:
        with connection(path, wait=0) as database:
            _version(database, path)
    except StorageError:
        return False
    except sqlite3.DatabaseError as error:
        return "locked" in str(error) or "busy" in str(error)
    return True


def refuse_incomplete(path: Path) -> None:
    """Look for every table and column, and in which coordinates shapes are said to be.

    Raises
    ------
    StorageError
        When one is missing, or a table says that it is not in RD New.
    """
    with connection(path) as database:
        for table in TABLES.values():
            columns = {row[0] for row in database.execute("SELECT name FROM pragma_table_info(?)", (table.name,))}
            for name in table.names:
                if name not in columns:
                    raise failures.incomplete(path, table.name, name)
        for name, system in database.execute(_SYSTEMS):
            if name in TABLES and system != SRS_ID:
                raise failures.wrong_system(path, name, system)


def refuse_broken_keys(source: ogr.DataSource) -> None:
    """Follow every key; within a transaction, before a commit that would not say which one is broken.

    Raises
    ------
    StorageError
        When a row names a row that does not exist.
    """
    found = source.ExecuteSQL("PRAGMA foreign_key_check")
    if found is None:
        return
    first = found.GetNextFeature()
    name, fid, parent = (first.GetField(i) for i in range(3))
    source.ReleaseResultSet(found)
    if name not in TABLES:  # somebody's own table
        raise failures.broken_key(name, fid, parent)
    row = source.GetLayerByName(name).GetFeature(int(fid))
    raise failures.broken_key(name, tuple(row.GetField(column) for column in TABLES[name].key), parent)


def write_protection(path: Path) -> Text | None:
    """Why a plan cannot be written, tried rather than asked: permissions do not tell on every disk."""
    try:
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError:
        return _LOCKED_FOLDER
    try:
        with connection(path, wait=0) as database:
            database.execute("UPDATE gpkg_contents SET last_change = last_change WHERE 0")
    except sqlite3.DatabaseError as error:  # also what is no database any more: that is for others to say
        if "readonly" in str(error):
            return _LOCKED_FILE
    return None


def disk_notes(path: Path) -> tuple[Note, ...]:
    """What to know about the disk a plan is on; nothing when it is a local one."""
    text = _DISK_NOTES.get(disk_of(path))
    return () if text is None else (Note(text),)
