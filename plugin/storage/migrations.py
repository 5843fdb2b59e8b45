# SPDX-License-Identifier: GPL-2.0-or-later
"""Bring an older plan up to date: a backup first, then all steps in one transaction.

A step is written once and never follows later changes of the schema, so it holds its own SQL.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from ..core.errors import StorageError
from ..core.model.settings import SCHEMA_VERSION
from . import failures
from .backups import back_up, free_name
from .layout import refresh
from .migration_2 import from_1
from .migration_3 import from_2
from .migration_4 import from_3
from .places import MARK
from .sqlite import connection
from .unreadable import set_apart

Step = Callable[[sqlite3.Connection], None]


def _from_0(plan: sqlite3.Connection) -> None:
    """Targets of municipalities, and whether a location is small-scale."""
    plan.execute(
        "ALTER TABLE opvanglocaties ADD COLUMN kleinschalig BOOLEAN"
        ' CONSTRAINT "opvanglocaties.kleinschalig" CHECK (kleinschalig IN (0, 1))'
    )
    plan.execute(
        """CREATE TABLE taakstellingen (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          gm_code TEXT NOT NULL,
          halfjaar TEXT NOT NULL,
          taakst INTEGER CONSTRAINT "taakstellingen.taakst" CHECK (typeof(taakst) <> 'text'),
          achterst INTEGER CONSTRAINT "taakstellingen.achterst" CHECK (typeof(achterst) <> 'text'),
          gehuisv INTEGER CONSTRAINT "taakstellingen.gehuisv"
            CHECK (typeof(gehuisv) <> 'text' AND gehuisv >= 0),
          tussenvoorz INTEGER CONSTRAINT "taakstellingen.tussenvoorz"
            CHECK (typeof(tussenvoorz) <> 'text' AND tussenvoorz >= 0),
          gekoppeld INTEGER CONSTRAINT "taakstellingen.gekoppeld"
            CHECK (typeof(gekoppeld) <> 'text' AND gekoppeld >= 0),
          weken REAL CONSTRAINT "taakstellingen.weken" CHECK (typeof(weken) <> 'text' AND weken >= 0),
          UNIQUE (gm_code, halfjaar),
          FOREIGN KEY (gm_code) REFERENCES gemeenten (gm_code)
            ON UPDATE CASCADE ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED
        )"""
    )
    plan.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description)"
        " VALUES ('taakstellingen', 'attributes', 'taakstellingen', 'Taakstellingen')"
    )


STEPS: Mapping[int, Step] = MappingProxyType({0: _from_0, 1: from_1, 2: from_2, 3: from_3})
"""From each older version to the next one."""


def migrate(path: Path, version: int) -> Path:
    """Bring a plan to the present version; where its backup is.

    Raises
    ------
    StorageError
        When there is no way from that version, or a step fails: the plan is as it was then.
    """
    if version not in STEPS:
        raise failures.too_old(version)
    backup = free_name(path, f"{MARK}{version}")
    back_up(path, backup)
    try:
        with connection(path) as plan:
            plan.execute("PRAGMA foreign_keys = OFF")
            _run(plan, version)
    except StorageError:
        backup.unlink()
        raise
    except sqlite3.Error as error:
        backup.unlink()
        locked = "locked" in str(error)
        raise (failures.in_use(path) if locked else failures.not_migrated(version, str(error))) from error
    return backup


def _run(plan: sqlite3.Connection, version: int) -> None:
    plan.execute("BEGIN IMMEDIATE")
    try:
        for step in range(version, SCHEMA_VERSION):
            STEPS[step](plan)
        plan.execute("UPDATE instellingen SET waarde = ? WHERE sleutel = 'schema_versie'", (str(SCHEMA_VERSION),))
        refresh(plan)
        set_apart(plan)
        broken = plan.execute("PRAGMA foreign_key_check").fetchone()
        if broken is not None:
            raise failures.broken_key(broken[0], broken[1], broken[2])
        plan.execute("COMMIT")
    except BaseException:
        plan.execute("ROLLBACK")
        raise
