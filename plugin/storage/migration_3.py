# SPDX-License-Identifier: GPL-2.0-or-later
"""From schema version 2 to 3: unreadable cells, and of every table its version.

Written once and never changed: it makes what version 3 was, whatever the schema is now.
"""

from __future__ import annotations

import sqlite3

_TABLES = (
    """CREATE TABLE onleesbaar (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          tabel TEXT NOT NULL,
          sleutel TEXT NOT NULL,
          kolom TEXT NOT NULL,
          tekst TEXT,
          UNIQUE (tabel, sleutel, kolom)
        )""",
    """CREATE TABLE tabelversies (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          tabel TEXT NOT NULL,
          versie INTEGER NOT NULL DEFAULT 0,
          teller INTEGER NOT NULL DEFAULT 0,
          UNIQUE (tabel)
        )""",
)

_LABELS = (("onleesbaar", "Onleesbare cellen"), ("tabelversies", "Versies van tabellen"))


def from_2(plan: sqlite3.Connection) -> None:
    """Add the tables, empty."""
    for statement in _TABLES:
        plan.execute(statement)
    plan.executemany(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES (?, 'attributes', ?, ?)",
        [(name, name, label) for name, label in _LABELS],
    )
