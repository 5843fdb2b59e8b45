# SPDX-License-Identifier: GPL-2.0-or-later
"""From schema version 2 to 3: unreadable cells, of every table its version, holidays, and reserve plans with a day.

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
    """CREATE TABLE schoolvakanties (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          schoolregio TEXT NOT NULL
            CONSTRAINT "schoolvakanties.schoolregio" CHECK (schoolregio IN ('noord', 'midden', 'zuid')),
          van DATE NOT NULL,
          tot DATE NOT NULL,
          naam TEXT,
          UNIQUE (schoolregio, van)
        )""",
)

_COLUMNS = (
    "ALTER TABLE gemeenten ADD COLUMN schoolregio TEXT"
    " CONSTRAINT \"gemeenten.schoolregio\" CHECK (schoolregio IN ('noord', 'midden', 'zuid'))",
    "ALTER TABLE taakstellingen ADD COLUMN weken_gezin REAL"
    " CONSTRAINT \"taakstellingen.weken_gezin\" CHECK (typeof(weken_gezin) <> 'text' AND weken_gezin >= 0)",
    "ALTER TABLE inzetplannen ADD COLUMN dag DATE",
    "ALTER TABLE inzetplannen ADD COLUMN gebied_soort TEXT"
    " CONSTRAINT \"inzetplannen.gebied_soort\" CHECK (gebied_soort IN ('plan', 'provincie', 'regio'))",
    "ALTER TABLE inzetplannen ADD COLUMN gebied_code TEXT",
    "ALTER TABLE inzetplannen ADD COLUMN scenario TEXT"
    " CONSTRAINT \"inzetplannen.scenario\" CHECK (scenario IN ('laag', 'midden', 'hoog'))",
    "ALTER TABLE inzetplannen ADD COLUMN versie TEXT",
    "ALTER TABLE inzetplannen ADD COLUMN tekort INTEGER"
    " CONSTRAINT \"inzetplannen.tekort\" CHECK (typeof(tekort) <> 'text' AND tekort >= 0)",
)

_MORE_CODES = (
    ("opvanglocaties", "'gemengd', 'tussenvoorziening')", "'gemengd', 'tussenvoorziening', 'geen')"),
    ("behoefte", "'gvl_satelliet', 'totaal')", "'gvl_satelliet', 'overig', 'totaal')"),
)
"""Table, the end of a list of codes, and that list with one more."""

_ENOUGH = (
    """INSERT INTO instellingen (sleutel, waarde)
         SELECT 'landelijk_genoeg_vanaf', eerste FROM (
           SELECT min(waarde) AS eerste FROM instellingen
           WHERE sleutel IN ('peildatum', 'planperiode_van') AND waarde <> ''
             AND EXISTS (SELECT 1 FROM instellingen WHERE sleutel = 'landelijk_voldoende' AND waarde = '1')
         ) WHERE eerste IS NOT NULL""",
    "DELETE FROM instellingen WHERE sleutel = 'landelijk_voldoende'",
)
"""Who said that there is enough nationally has said so of the days that the plan is about."""

_LABELS = (
    ("onleesbaar", "Onleesbare cellen"),
    ("tabelversies", "Versies van tabellen"),
    ("schoolvakanties", "Schoolvakanties"),
)


def from_2(plan: sqlite3.Connection) -> None:
    """Add the tables, empty, and the columns; a code list that grows is a constraint that changes in place."""
    for statement in (*_TABLES, *_COLUMNS, *_ENOUGH):
        plan.execute(statement)
    _allow_more_codes(plan)
    plan.executemany(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES (?, 'attributes', ?, ?)",
        [(name, name, label) for name, label in _LABELS],
    )


def _allow_more_codes(plan: sqlite3.Connection) -> None:
    """SQLite has no statement for a constraint; its manual gives this way where no content changes."""
    version = plan.execute("PRAGMA schema_version").fetchone()[0]
    plan.execute("PRAGMA writable_schema = ON")
    plan.executemany(
        "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = ?",
        [(old, new, table) for table, old, new in _MORE_CODES],
    )
    plan.execute(f"PRAGMA schema_version = {int(version) + 1}")
    plan.execute("PRAGMA writable_schema = OFF")
