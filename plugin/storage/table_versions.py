# SPDX-License-Identifier: GPL-2.0-or-later
"""The version of every table: how often a save of ours changed it, and how many rows anybody has changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from osgeo import ogr

from .ddl import VERSIONS_NAME
from .failures import plan_connection

Version = tuple[int, int]
"""``versie`` and ``teller`` of one table."""


def versions(source: ogr.DataSource) -> Mapping[str, Version]:
    """The version of every table as it is now.

    Raises
    ------
    RuntimeError
        When the plan cannot be read.
    """
    layer = source.GetLayerByName(VERSIONS_NAME)
    layer.ResetReading()
    return {row["tabel"]: (row["versie"], row["teller"]) for row in layer}


def versions_of(path: Path) -> Mapping[str, tuple[int, Version]]:
    """The row number and the version of every table of a plan, past QGIS, which may be in the middle of a save.

    Raises
    ------
    StorageError
        When the plan cannot be read.
    """
    with plan_connection(path) as plan:
        rows = plan.execute("SELECT tabel, fid, versie, teller FROM tabelversies").fetchall()
    return {table: (fid, (version, count)) for table, fid, version, count in rows}


def announce(source: ogr.DataSource, table: str) -> None:
    """Give a table its next version; part of the caller's transaction.

    Raises
    ------
    RuntimeError
        When another save came first.
    """
    layer = source.GetLayerByName(VERSIONS_NAME)
    layer.ResetReading()
    for row in layer:
        if row["tabel"] == table:
            row["versie"] = row["versie"] + 1
            layer.SetFeature(row)
            layer.SyncToDisk()
            return
