# SPDX-License-Identifier: GPL-2.0-or-later
"""From schema version 1 to 2: the tables of need, transfers, milestones, signals and reserve plans.

Written once and never changed: it makes what version 2 was, whatever the schema is now.
"""

from __future__ import annotations

import sqlite3

_TABLES = (
    """CREATE TABLE prognoses (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          versie TEXT NOT NULL,
          datum DATE,
          bron TEXT,
          UNIQUE (versie)
        )""",
    """CREATE TABLE behoefte (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          versie TEXT NOT NULL,
          gebied_soort TEXT NOT NULL
            CONSTRAINT "behoefte.gebied_soort" CHECK (gebied_soort IN ('land', 'provincie')),
          gebied_code TEXT NOT NULL,
          typegroep TEXT NOT NULL
            CONSTRAINT "behoefte.typegroep" CHECK (typegroep IN ('rol', 'gvl_satelliet', 'totaal')),
          datum DATE NOT NULL,
          scenario TEXT NOT NULL CONSTRAINT "behoefte.scenario" CHECK (scenario IN ('laag', 'midden', 'hoog')),
          plekken INTEGER CONSTRAINT "behoefte.plekken" CHECK (typeof(plekken) <> 'text' AND plekken >= 0),
          vrijwillig INTEGER
            CONSTRAINT "behoefte.vrijwillig" CHECK (typeof(vrijwillig) <> 'text' AND vrijwillig >= 0),
          UNIQUE (versie, gebied_soort, gebied_code, typegroep, datum, scenario),
          FOREIGN KEY (versie) REFERENCES prognoses (versie)
            ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
        )""",
    """CREATE TABLE overdrachten (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          overdracht_id TEXT NOT NULL,
          van_gm TEXT NOT NULL,
          naar_gm TEXT NOT NULL,
          halfjaar TEXT NOT NULL,
          aantal INTEGER NOT NULL
            CONSTRAINT "overdrachten.aantal" CHECK (typeof(aantal) <> 'text' AND aantal >= 1),
          UNIQUE (overdracht_id),
          FOREIGN KEY (van_gm) REFERENCES gemeenten (gm_code)
            ON UPDATE CASCADE ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
          FOREIGN KEY (naar_gm) REFERENCES gemeenten (gm_code)
            ON UPDATE CASCADE ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED
        )""",
    """CREATE TABLE mijlpalen (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          mijlpaal_id TEXT NOT NULL,
          datum DATE,
          soort TEXT CONSTRAINT "mijlpalen.soort" CHECK (soort IN ('mijlpaal', 'besluit')),
          gremium TEXT CONSTRAINT "mijlpalen.gremium" CHECK (gremium IN ('lrt', 'prt', 'regio', 'gemeente')),
          besluit TEXT,
          loc_id TEXT,
          UNIQUE (mijlpaal_id),
          FOREIGN KEY (loc_id) REFERENCES opvanglocaties (loc_id)
            ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
        )""",
    """CREATE TABLE signalen (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          signaal_id TEXT NOT NULL,
          soort TEXT CONSTRAINT "signalen.soort" CHECK (soort IN ('kans', 'risico', 'issue', 'vraagstuk')),
          niveau TEXT CONSTRAINT "signalen.niveau" CHECK (niveau IN ('lrt', 'prt', 'regio', 'gemeente')),
          vraagstuk TEXT NOT NULL,
          actiehouder TEXT,
          datum DATE,
          termijn DATE,
          status TEXT CONSTRAINT "signalen.status" CHECK (status IN ('open', 'gesloten')),
          UNIQUE (signaal_id)
        )""",
    """CREATE TABLE inzetplannen (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          plan_id TEXT NOT NULL,
          naam TEXT NOT NULL,
          richting TEXT NOT NULL CONSTRAINT "inzetplannen.richting" CHECK (richting IN ('op', 'af')),
          plekken INTEGER NOT NULL
            CONSTRAINT "inzetplannen.plekken" CHECK (typeof(plekken) <> 'text' AND plekken >= 0),
          binnen_dgn INTEGER
            CONSTRAINT "inzetplannen.binnen_dgn" CHECK (typeof(binnen_dgn) <> 'text' AND binnen_dgn >= 0),
          volgorde TEXT,
          gemaakt_op DATE,
          gevonden INTEGER
            CONSTRAINT "inzetplannen.gevonden" CHECK (typeof(gevonden) <> 'text' AND gevonden >= 0),
          gereed_dgn INTEGER
            CONSTRAINT "inzetplannen.gereed_dgn" CHECK (typeof(gereed_dgn) <> 'text' AND gereed_dgn >= 0),
          standby_dag REAL
            CONSTRAINT "inzetplannen.standby_dag" CHECK (typeof(standby_dag) <> 'text' AND standby_dag >= 0),
          aandeel_nood REAL
            CONSTRAINT "inzetplannen.aandeel_nood" CHECK (typeof(aandeel_nood) <> 'text' AND aandeel_nood >= 0),
          UNIQUE (plan_id)
        )""",
    """CREATE TABLE inzetregels (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          plan_id TEXT NOT NULL,
          volgnr INTEGER NOT NULL
            CONSTRAINT "inzetregels.volgnr" CHECK (typeof(volgnr) <> 'text' AND volgnr >= 1),
          actie TEXT NOT NULL
            CONSTRAINT "inzetregels.actie" CHECK (actie IN ('inzetten', 'menging', 'afbouwen', 'sluiten')),
          loc_id TEXT,
          reserve_id TEXT,
          captype TEXT
            CONSTRAINT "inzetregels.captype"
            CHECK (captype IN ('regulier', 'reserve_direct', 'reserve_indirect', 'incidenteel',
              'noodopvang', 'crisisnoodopvang')),
          plekken INTEGER NOT NULL
            CONSTRAINT "inzetregels.plekken" CHECK (typeof(plekken) <> 'text' AND plekken >= 0),
          gereed_dgn INTEGER
            CONSTRAINT "inzetregels.gereed_dgn" CHECK (typeof(gereed_dgn) <> 'text' AND gereed_dgn >= 0),
          standby_dag REAL
            CONSTRAINT "inzetregels.standby_dag" CHECK (typeof(standby_dag) <> 'text' AND standby_dag >= 0),
          UNIQUE (plan_id, volgnr),
          FOREIGN KEY (plan_id) REFERENCES inzetplannen (plan_id)
            ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
        )""",
    """CREATE TABLE voorzieningen (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          loc_id TEXT NOT NULL,
          soort TEXT NOT NULL
            CONSTRAINT "voorzieningen.soort"
            CHECK (soort IN ('ov', 'school', 'huisarts', 'supermarkt', 'ind_kantoor', 'water')),
          naam TEXT,
          km REAL CONSTRAINT "voorzieningen.km" CHECK (typeof(km) <> 'text' AND km >= 0),
          minuten REAL CONSTRAINT "voorzieningen.minuten" CHECK (typeof(minuten) <> 'text' AND minuten >= 0),
          methode TEXT
            CONSTRAINT "voorzieningen.methode"
            CHECK (methode IN ('hemelsbreed', 'omwegfactor', 'netwerk', 'netwerk+aansluiting')),
          datum DATE,
          bron TEXT,
          UNIQUE (loc_id, soort),
          FOREIGN KEY (loc_id) REFERENCES opvanglocaties (loc_id)
            ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
        )""",
    """CREATE TABLE locatie_doelgroepen (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          loc_id TEXT NOT NULL,
          doelgroep TEXT NOT NULL
            CONSTRAINT "locatie_doelgroepen.doelgroep"
            CHECK (doelgroep IN ('vergunninghouder', 'kansrijk', 'kansarm', 'rest',
              'uitgeprocedeerd_gezin', 'versneld', 'niet_versneld', 'jongeren', 'spoedzoekers',
              'studenten', 'arbeidsmigranten')),
          UNIQUE (loc_id, doelgroep),
          FOREIGN KEY (loc_id) REFERENCES opvanglocaties (loc_id)
            ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
        )""",
    """CREATE TABLE documenten (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          doc_id TEXT NOT NULL,
          loc_id TEXT NOT NULL,
          pad TEXT NOT NULL,
          omschrijving TEXT,
          UNIQUE (doc_id),
          FOREIGN KEY (loc_id) REFERENCES opvanglocaties (loc_id)
            ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
        )""",
)

_LABELS = (
    ("prognoses", "Prognoses"),
    ("behoefte", "Behoefte"),
    ("overdrachten", "Overdrachten van taakstelling"),
    ("mijlpalen", "Mijlpalen en besluitmomenten"),
    ("signalen", "Signalen en vraagstukken"),
    ("inzetplannen", "Inzetplannen"),
    ("inzetregels", "Inzetregels"),
    ("voorzieningen", "Afstanden tot voorzieningen"),
    ("locatie_doelgroepen", "Doelgroepen per locatie"),
    ("documenten", "Foto's en documenten"),
)


def from_1(plan: sqlite3.Connection) -> None:
    """Add the tables, empty."""
    for statement in _TABLES:
        plan.execute(statement)
    plan.executemany(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES (?, 'attributes', ?, ?)",
        [(name, name, label) for name, label in _LABELS],
    )
