# SPDX-License-Identifier: GPL-2.0-or-later
"""From schema version 3 to 4: periods by capacity type, agreed need, offers, candidates, justifications.

Written once and never changed: it makes what version 4 was, whatever the schema is now.
"""

from __future__ import annotations

import sqlite3

_TABLES = (
    """CREATE TABLE kandidaatfasen (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          loc_id TEXT NOT NULL,
          fase TEXT NOT NULL CONSTRAINT "kandidaatfasen.fase"
            CHECK (fase IN ('tip', 'quickscan', 'bezichtigd', 'college', 'overeenkomst', 'afgevallen')),
          datum DATE NOT NULL,
          opmerking TEXT,
          UNIQUE (loc_id, fase),
          FOREIGN KEY (loc_id) REFERENCES opvanglocaties (loc_id)
            ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
        )""",
    """CREATE TABLE opgaven (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          gebied_soort TEXT NOT NULL
            CONSTRAINT "opgaven.gebied_soort" CHECK (gebied_soort IN ('regio', 'gemeente')),
          gebied_code TEXT NOT NULL,
          datum DATE NOT NULL,
          plekken INTEGER CONSTRAINT "opgaven.plekken" CHECK (typeof(plekken) <> 'text' AND plekken >= 0),
          amv INTEGER CONSTRAINT "opgaven.amv" CHECK (typeof(amv) <> 'text' AND amv >= 0),
          orgaan TEXT CONSTRAINT "opgaven.orgaan" CHECK (orgaan IN ('lrt', 'prt', 'regio', 'gemeente')),
          besluit_dat DATE,
          bron TEXT,
          UNIQUE (gebied_soort, gebied_code, datum)
        )""",
    """CREATE TABLE aanbod (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          aanbod_id TEXT NOT NULL,
          gm_code TEXT NOT NULL,
          soort TEXT NOT NULL
            CONSTRAINT "aanbod.soort" CHECK (soort IN ('plekken', 'huisvesting', 'inburgering', 'anders')),
          plekken INTEGER CONSTRAINT "aanbod.plekken" CHECK (typeof(plekken) <> 'text' AND plekken >= 0),
          amv INTEGER CONSTRAINT "aanbod.amv" CHECK (typeof(amv) <> 'text' AND amv >= 0),
          hardheid TEXT NOT NULL
            CONSTRAINT "aanbod.hardheid" CHECK (hardheid IN ('getekend', 'besloten', 'in_besluit', 'verkend')),
          van DATE,
          tot DATE,
          loc_id TEXT,
          besluit TEXT,
          vertrouwelijk BOOLEAN NOT NULL
            CONSTRAINT "aanbod.vertrouwelijk" CHECK (vertrouwelijk IN (0, 1)),
          opmerking TEXT,
          UNIQUE (aanbod_id),
          FOREIGN KEY (gm_code) REFERENCES gemeenten (gm_code)
            ON UPDATE CASCADE ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
          FOREIGN KEY (loc_id) REFERENCES opvanglocaties (loc_id)
            ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
        )""",
    """CREATE TABLE onderbouwingen (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          variant_id TEXT NOT NULL,
          code TEXT NOT NULL,
          onderwerp TEXT NOT NULL,
          sleutel TEXT NOT NULL,
          deel TEXT NOT NULL,
          reden TEXT NOT NULL,
          functie TEXT,
          orgaan TEXT,
          datum DATE,
          tot DATE,
          document TEXT,
          openbaar BOOLEAN CONSTRAINT "onderbouwingen.openbaar" CHECK (openbaar IN (0, 1)),
          cijfers TEXT,
          hash_heel TEXT,
          hash_open TEXT,
          UNIQUE (variant_id, code, onderwerp, sleutel, deel),
          FOREIGN KEY (variant_id) REFERENCES varianten (variant_id)
            ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
        )""",
)

_COLUMNS = (
    'ALTER TABLE capaciteitsperioden ADD COLUMN captype TEXT CONSTRAINT "capaciteitsperioden.captype"'
    " CHECK (captype IN ('regulier', 'incidenteel', 'noodopvang', 'crisisnoodopvang'))",
    'ALTER TABLE capaciteitsperioden ADD COLUMN vorm TEXT CONSTRAINT "capaciteitsperioden.vorm"'
    " CHECK (vorm IN ('tgo', 'commercieel', 'logeer', 'soepel_pve'))",
    'ALTER TABLE opvanglocaties ADD COLUMN herkomst TEXT CONSTRAINT "opvanglocaties.herkomst"'
    " CHECK (herkomst IN ('rvb', 'makelaar', 'gemeente', 'eigenaar', 'eigen'))",
    "ALTER TABLE opvanglocaties ADD COLUMN kadaster TEXT",
    "ALTER TABLE opvanglocaties ADD COLUMN beschikbaar_per DATE",
    "ALTER TABLE opvanglocaties ADD COLUMN beschikbaar_tot DATE",
    'ALTER TABLE opvanglocaties ADD COLUMN huur_koop TEXT CONSTRAINT "opvanglocaties.huur_koop"'
    " CHECK (huur_koop IN ('huur', 'koop'))",
    'ALTER TABLE opvanglocaties ADD COLUMN vraagprijs REAL CONSTRAINT "opvanglocaties.vraagprijs"'
    " CHECK (typeof(vraagprijs) <> 'text' AND vraagprijs >= 0)",
    "ALTER TABLE opvanglocaties ADD COLUMN bestemming TEXT",
    'ALTER TABLE opvanglocaties ADD COLUMN bouwjaar INTEGER CONSTRAINT "opvanglocaties.bouwjaar"'
    " CHECK (typeof(bouwjaar) <> 'text' AND bouwjaar >= 1000)",
    "ALTER TABLE opvanglocaties ADD COLUMN college TEXT",
    "ALTER TABLE opvanglocaties ADD COLUMN contact_functie TEXT",
    "UPDATE capaciteitsperioden SET captype = 'regulier'",
    'ALTER TABLE inzetplannen ADD COLUMN vertrouwelijk BOOLEAN CONSTRAINT "inzetplannen.vertrouwelijk"'
    " CHECK (vertrouwelijk IN (0, 1))",
    "UPDATE inzetplannen SET vertrouwelijk ="
    " EXISTS (SELECT 1 FROM opvanglocaties WHERE coalesce(opvanglocaties.vertrouwelijk, 1) = 1)",
)
"""Periods that were there are regular capacity. Of a kept reserve plan nobody knows whether confidential locations
counted: where there are any, they did.
"""

_REASONS = (
    "INSERT INTO onderbouwingen (variant_id, code, onderwerp, sleutel, deel, reden, openbaar)"
    " SELECT varianten.variant_id, '*', 'opvanglocaties', loc_id, '', trim(onderbouwing), 0"
    " FROM opvanglocaties, varianten WHERE trim(coalesce(onderbouwing, '')) <> '' AND loc_id IS NOT NULL",
    "INSERT INTO onderbouwingen (variant_id, code, onderwerp, sleutel, deel, reden, openbaar)"
    " SELECT variant_id, '*', 'regios', regio_id, '', trim(onderbouwing), 0"
    " FROM regios WHERE trim(coalesce(onderbouwing, '')) <> ''",
    "ALTER TABLE opvanglocaties DROP COLUMN onderbouwing",
    "ALTER TABLE regios DROP COLUMN onderbouwing",
)
"""What stood with a location or region was about every rule; it is not public until someone says so."""

_LABELS = (
    ("kandidaatfasen", "Fasen van een kandidaat"),
    ("opgaven", "Afgesproken opgaven"),
    ("aanbod", "Aanbod van gemeenten"),
    ("onderbouwingen", "Onderbouwingen"),
)
"""New tables and what they are called."""


def from_3(plan: sqlite3.Connection) -> None:
    """Add the tables and the columns; reasons become rows."""
    for statement in (*_TABLES, *_COLUMNS, *_REASONS):
        plan.execute(statement)
    plan.executemany(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES (?, 'attributes', ?, ?)",
        [(name, name, label) for name, label in _LABELS],
    )
