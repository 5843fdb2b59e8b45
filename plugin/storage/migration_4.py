# SPDX-License-Identifier: GPL-2.0-or-later
"""From schema version 3 to 4: the capacity type and form of periods.

Written once and never changed: it makes what version 4 was, whatever the schema is now.
"""

from __future__ import annotations

import sqlite3

_TABLES: tuple[str, ...] = ()

_COLUMNS = (
    'ALTER TABLE capaciteitsperioden ADD COLUMN captype TEXT CONSTRAINT "capaciteitsperioden.captype"'
    " CHECK (captype IN ('regulier', 'incidenteel', 'noodopvang', 'crisisnoodopvang'))",
    'ALTER TABLE capaciteitsperioden ADD COLUMN vorm TEXT CONSTRAINT "capaciteitsperioden.vorm"'
    " CHECK (vorm IN ('tgo', 'commercieel', 'logeer', 'soepel_pve'))",
    "UPDATE capaciteitsperioden SET captype = 'regulier'",
    'ALTER TABLE inzetplannen ADD COLUMN vertrouwelijk BOOLEAN CONSTRAINT "inzetplannen.vertrouwelijk"'
    " CHECK (vertrouwelijk IN (0, 1))",
    "UPDATE inzetplannen SET vertrouwelijk ="
    " EXISTS (SELECT 1 FROM opvanglocaties WHERE coalesce(opvanglocaties.vertrouwelijk, 1) = 1)",
)
"""Periods that were there are regular capacity. Of a kept reserve plan nobody knows whether confidential locations
counted: where there are any, they did.
"""

_LABELS: tuple[tuple[str, str], ...] = ()
"""New tables and what they are called."""


def from_3(plan: sqlite3.Connection) -> None:
    """Add the tables, empty, and the columns."""
    for statement in (*_TABLES, *_COLUMNS):
        plan.execute(statement)
    plan.executemany(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES (?, 'attributes', ?, ?)",
        [(name, name, label) for name, label in _LABELS],
    )
