# SPDX-License-Identifier: GPL-2.0-or-later
"""The database refuses what a plan may not hold, whoever writes; and says so in one line."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pandas as pd
import pytest
from shapely import LineString

from opvangatlas.plugin.core.errors import StorageError

REFUSED = {
    "leeg": ("gemeenten", "gm_naam", [None, "b", "c"], "gemeente is leeg", "GM9001"),
    "lege sleutel": ("gemeenten", "gm_code", [None, "GM9002", "GM9003"], "gemeentecode is leeg", "None"),
    "negatief": ("capaciteitsperioden", "plekken_asiel", [1, -1], "plekken asiel heeft een waarde", "P2"),
    "code": ("opvanglocaties", "type_2020", ["azc", None], "type (2020) heeft een waarde", "L1"),
    "dubbel": ("gemeenten", "gm_code", ["GM9001", "GM9001", "GM9003"], "komt dubbel voor", "GM9001"),
    "geen gemeente": ("divisies", "gm_code", ["GM0000"], "‘gemeenten’ die er niet is", "vr – GM0000"),
    "geen regio": ("indeling", "regio_id", ["R1", "R9", "R1", None], "‘regios’ die er niet is", "A – GM9002"),
    "geen locatie": ("reservecapaciteit", "loc_id", ["L9"], "‘opvanglocaties’ die er niet is", "V1"),
    "twee actief": ("varianten", "actief", [True, True], "niet precies één variant actief", "actief"),
    "geen actief": ("varianten", "actief", [False, False], "niet precies één variant actief", "actief"),
    "geometrie": ("gemeenten", "geom", [LineString([(0, 0), (1, 1)]), None, None], "MultiPolygon", "GM9001"),
}


@pytest.mark.parametrize(("table", "column", "values", "reason", "key"), REFUSED.values(), ids=REFUSED.keys())
def test_a_wrong_row_is_named_and_nothing_changes(store, plan, table, column, values, reason, key):
    wrong = plan[table].assign(**{column: pd.Series(values, dtype=plan[table][column].dtype)})
    good = plan["wijzigingen"].assign(oud="anders")
    with pytest.raises(StorageError) as refused:
        store.save({"wijzigingen": good, table: wrong})
    line = refused.value.line("nl")
    assert reason in line
    assert f"‘{key}’" in line
    assert "‘" + table in line
    assert store.read()["wijzigingen"]["oud"].isna().iloc[0]
    assert len(store.read()[table]) == len(plan[table])


def test_a_parent_with_children_stays(store, plan):
    with pytest.raises(StorageError, match="‘gemeenten’ that does not exist"):
        store.save({"gemeenten": plan["gemeenten"].iloc[1:]})
    with pytest.raises(StorageError, match="‘regios’ that does not exist"):
        store.save({"regios": plan["regios"].iloc[[0, 2]]})


def test_appending_a_key_that_is_there(store, plan):
    with pytest.raises(StorageError, match="not unique"):
        store.append({"wijzigingen": plan["wijzigingen"]})


BY_HAND = {
    "NOT NULL": "UPDATE verbindingen SET gm_a = NULL",
    "UNIQUE": "INSERT INTO verbindingen (gm_a, gm_b, soort) VALUES ('GM9001', 'GM9002', 'veer')",
    "code": "UPDATE verbindingen SET soort = 'vlot'",
    "minimum": "UPDATE verbindingen SET minuten = -0.5",
    "text for a number": "UPDATE verbindingen SET minuten = 'veel'",
    "no whole number": "UPDATE capaciteitsperioden SET plekken_asiel = 12.7",
    "bytes for a number": "UPDATE capaciteitsperioden SET plekken_asiel = x'00'",
    "beyond any number": "UPDATE capaciteitsperioden SET plekken_asiel = 9200000000000000000",
    "infinite": "UPDATE verbindingen SET minuten = 9e999",
    "text for a date": "UPDATE capaciteitsperioden SET van = 'onbekend'",
    "no such day": "UPDATE capaciteitsperioden SET van = '2027-13-45'",
    "no such day of February": "UPDATE capaciteitsperioden SET van = '2027-02-30'",
    "before 1900": "UPDATE capaciteitsperioden SET tot = '1899-12-31'",
    "after 2200": "INSERT INTO capaciteitsperioden (periode_id, loc_id, tot) VALUES ('P9', 'L1', '2201-01-01')",
    "a version seen before": "UPDATE tabelversies SET versie = versie WHERE tabel = 'gemeenten'",
    "boolean": "UPDATE capaciteitsperioden SET getekend = 2",
    "FOREIGN KEY": "UPDATE verbindingen SET gm_a = 'GM0000'",
}


@pytest.mark.parametrize("statement", BY_HAND.values(), ids=BY_HAND.keys())
def test_the_database_itself_refuses(store, statement):
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match=r"constraint failed|changed meanwhile"), connection:
            connection.execute(statement)


def test_the_database_has_at_most_one_active_variant(store):
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("DROP TRIGGER varianten_een_actief_anders")
        connection.execute("DROP TRIGGER varianten_actief_anders")
        with pytest.raises(sqlite3.IntegrityError, match=r"varianten\.actief"):
            connection.execute("UPDATE varianten SET actief = 1")


def test_foreign_keys_wait_for_the_commit(store):
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("UPDATE divisies SET gm_code = 'GM0000'")
        connection.execute("UPDATE divisies SET gm_code = 'GM9002'")
