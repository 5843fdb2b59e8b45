# SPDX-License-Identifier: GPL-2.0-or-later
"""Connections to a plan for what GDAL cannot say: its state, its locks, copies and migrations.

A plan is never opened as a plain file: closing it would drop every lock that this process holds
on it, also those of QGIS (SQLite, "How To Corrupt", 2.2).
"""

from __future__ import annotations

import os
import sqlite3
import string
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path, PurePath

WAIT_SECONDS = 5.0
_AS_IT_IS = frozenset(string.ascii_letters + string.digits + "_.-~/:")
"""Of a path in an address."""
COMPANIONS = ("-wal", "-shm", "-journal")


@contextmanager
def connection(path: Path, *, wait: float = WAIT_SECONDS) -> Iterator[sqlite3.Connection]:
    """A connection without implicit transactions.

    A plan with a write-ahead log in a folder that cannot be written is read as it stands.

    Raises
    ------
    sqlite3.Error
        When the file is no database, damaged, or locked for longer than ``wait`` seconds.
    """
    with closing(_connect(path, wait)) as made:
        yield made


def single_file(path: Path) -> bool:
    """Fold a write-ahead log into its plan when nobody else has it open; whether it is one file now.

    Raises
    ------
    sqlite3.DatabaseError
        When the file is no database.
    """
    try:
        with connection(path, wait=0) as made:
            made.execute("PRAGMA journal_mode = DELETE").fetchone()
            made.execute("BEGIN EXCLUSIVE")
            made.execute("ROLLBACK")
    except sqlite3.OperationalError:
        return False
    return not companions(path)


def companions(path: Path) -> list[Path]:
    """Log and journal files that belong to a plan and hold part of it."""
    return [file for file in (path.with_name(path.name + end) for end in COMPANIONS) if file.exists()]


def _connect(path: Path, wait: float) -> sqlite3.Connection:
    made = sqlite3.connect(path, timeout=wait, isolation_level=None)
    try:
        made.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError as error:
        made.close()
        if "unable to open" not in str(error) or not path.is_file():
            raise
        return sqlite3.connect(f"{_uri(path.absolute())}?immutable=1", uri=True, isolation_level=None)
    except sqlite3.Error:
        made.close()
        raise
    return made


def _uri(path: PurePath) -> str:
    """SQLite takes no host in an address: a share of Windows goes into the path."""
    text = path.as_posix()
    quoted = "".join(chr(byte) if chr(byte) in _AS_IT_IS else f"%{byte:02X}" for byte in os.fsencode(text))
    return f"file://{quoted}" if text.startswith("/") else f"file:///{quoted}"
