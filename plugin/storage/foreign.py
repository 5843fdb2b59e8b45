# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands in a plan that is not ours and would change it: triggers of others, and views in place of tables."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from ..core.model.tables import TABLES
from . import ddl, failures
from .backups import back_up, free_name

COPY_MARK = "vreemd"
"""In the name of the copy that is made before triggers of others are removed: ``plan.vreemd-vertrouwelijk.gpkg``."""
_OF_INDEX = re.compile(r'(INSERT OR REPLACE INTO|DELETE FROM|UPDATE( OR REPLACE)?)\s+"rtree_\w+"')
_OF_TILES = re.compile(r"SELECT RAISE\s*\(")


def refuse_foreign(path: Path) -> None:
    """Look at every table and trigger of a plan before anything is written in it.

    Raises
    ------
    ForeignTriggerError
        When a trigger is not ours.
    StorageError
        When a table is a view, or the plan cannot be read.
    """
    with failures.plan_connection(path) as plan:
        views = [name for (name,) in plan.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
        triggers = foreign_triggers(plan)
    for name in views:
        if name in TABLES or name == ddl.VERSIONS_NAME:
            raise failures.no_table(name)
    if triggers:
        raise failures.foreign_trigger(path, triggers[0])


def foreign_triggers(plan: sqlite3.Connection) -> list[str]:
    """Names of triggers on what we write that neither we nor GDAL have made.

    Raises
    ------
    sqlite3.Error
        When the plan cannot be read.
    """
    known = ddl.all_triggers()
    rows = plan.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
    return [name for name, table, sql in rows if name not in known and _is_written(table) and not _is_gdals(name, sql)]


def _is_written(table: str) -> bool:
    return table in TABLES or table == ddl.VERSIONS_NAME or table.startswith(("gpkg_", "rtree_"))


def _is_gdals(name: str, sql: str) -> bool:
    """What keeps a spatial index or the checks of tiles: it does nothing else, by whatever name."""
    pattern = _OF_INDEX if name.startswith("rtree_") else _OF_TILES
    _, _, body = sql.partition(" BEGIN ")
    steps = [step.strip() for step in re.sub(r"'[^']*'", "''", body).split(";")]
    return bool(body) and all(pattern.match(step) for step in steps if step.upper() not in ("", "END"))


def restore_own(path: Path) -> None:
    """Put our triggers in place as this version knows them, where one is gone or says something else.

    Raises
    ------
    StorageError
        When the plan cannot be written.
    """
    ours = {name: f"CREATE TRIGGER {name} {event} BEGIN{body}END" for name, (event, body) in ddl.all_triggers().items()}
    with failures.plan_connection(path) as plan:
        present = dict(plan.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())
        if all(present.get(name) == sql for name, sql in ours.items()):
            return
        plan.execute("BEGIN IMMEDIATE")
        for statement in ddl.trigger_statements():
            plan.execute(statement)
        plan.execute("COMMIT")


def remove_foreign(path: Path) -> Path:
    """Remove every trigger that is not ours, after a copy; where the copy is.

    Raises
    ------
    StorageError
        When the copy or the plan cannot be written.
    """
    copy = free_name(path, COPY_MARK)
    back_up(path, copy)
    with failures.plan_connection(path) as plan:
        for name in foreign_triggers(plan):
            quoted = name.replace('"', '""')
            plan.execute(f'DROP TRIGGER "{quoted}"')
    return copy
