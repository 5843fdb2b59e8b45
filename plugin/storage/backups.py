# SPDX-License-Identifier: GPL-2.0-or-later
"""Copies of a plan that are whole, also while somebody edits it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from . import failures
from .beside import written_beside
from .sqlite import WAIT_SECONDS, connection, single_file


def back_up(path: Path, target: Path) -> None:
    """Copy a plan with all that was committed, as one file.

    Raises
    ------
    StorageError
        When the plan cannot be read or the target cannot be written.
    """
    if not path.is_file():
        raise failures.missing(path)
    with written_beside(target) as fresh:
        try:
            with connection(path) as source, connection(fresh) as copy:
                source.backup(copy, progress=_impatient(time.monotonic() + WAIT_SECONDS))
            single_file(fresh)
        except sqlite3.Error as error:
            full = any(sign in str(error) for sign in ("is full", "disk I/O"))
            raise failures.from_driver(error, target if full else path) from error


def _impatient(deadline: float) -> Callable[[int, int, int], None]:
    """Python would wait for another program's lock for ever."""

    def look(status: int, remaining: int, total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > deadline:
            raise sqlite3.OperationalError("database is locked")

    return look


WHOLE = "vertrouwelijk"
"""In the name of every copy that we make beside a plan: it holds all rows, confidential ones too."""


def free_name(path: Path, mark: str) -> Path:
    """A name for a copy beside a plan, not taken: ``plan.versie0-vertrouwelijk.gpkg``, ``…-vertrouwelijk-2.gpkg``."""
    number = 1
    while True:
        tail = f"{mark}-{WHOLE}" if number == 1 else f"{mark}-{WHOLE}-{number}"
        name = path.with_name(f"{path.stem}.{tail}{path.suffix}")
        if not name.exists():
            return name
        number += 1
