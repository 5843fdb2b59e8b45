# SPDX-License-Identifier: GPL-2.0-or-later
"""An old plan comes up to date with a backup beside it, or stays exactly as it was."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from opvangatlas.plugin.core.errors import StorageError
from opvangatlas.plugin.core.model.capacity_tables import CAPACITY_TABLES
from opvangatlas.plugin.core.model.plan import Plan
from opvangatlas.plugin.core.model.settings import SCHEMA_VERSION
from opvangatlas.plugin.core.model.tables import TABLES
from opvangatlas.plugin.storage import migrations
from opvangatlas.plugin.storage.geopackage import GeoPackageStore

DUMPS = Path(__file__).parent / "data"


def restored(version: int, folder: Path) -> Path:
    """A plan as that version wrote it."""
    path = folder / "oud.gpkg"
    dump = (DUMPS / f"v{version}.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("BEGIN;" + dump + "COMMIT;")
    return path


@pytest.fixture
def old(tmp_path) -> Path:
    return restored(0, tmp_path)


def layout(path):
    """All that the database knows about the tables of a plan, whatever the order of the columns."""
    with closing(sqlite3.connect(path)) as connection:
        tables = {
            name: (
                sorted(row[1:] for row in connection.execute(f"PRAGMA table_info({name})")),
                sorted(row[2:] for row in connection.execute(f"PRAGMA foreign_key_list({name})")),
            )
            for name in TABLES
        }
        # The triggers of a spatial index are GDAL's own; which ones, and by what name, depends on its version.
        own = "name NOT LIKE 'gpkg_tile%' AND NOT (type = 'trigger' AND name LIKE 'rtree%')"
        rest = connection.execute(
            f"SELECT type, name, tbl_name FROM sqlite_master WHERE tbl_name NOT LIKE 'gpkg_tile%' AND {own} ORDER BY 2"
        ).fetchall()
        sql = connection.execute(f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND {own}").fetchall()
        texts = [sorted(connection.execute("SELECT * FROM gpkg_data_columns"), key=str)]
        texts.append(sorted(connection.execute("SELECT table_name, data_type FROM gpkg_contents")))
        texts.append(sorted(connection.execute("SELECT table_name, extension_name FROM gpkg_extensions"), key=str))
    return tables, rest, sorted(sql), texts


def test_an_old_plan_is_migrated_on_opening(old, tmp_path):
    with GeoPackageStore.open(old) as store:
        plan = store.read()
        migrated, unreadable = (note.line("nl") for note in store.notes)
        assert migrated.startswith("Het plan is bijgewerkt naar deze versie. De oude staat, met alle vertrouwelijke")
        assert migrated.endswith("locaties, in oud.versie0-vertrouwelijk.gpkg.")
        assert unreadable.endswith("gemeenten GM9003 inwoners: 1099511627776; gemeenten GM9003 peildatum: 1899-12-31")
    assert plan.settings["schema_versie"] == SCHEMA_VERSION
    assert plan.settings["plan_naam"] == "Oud plan"
    assert len(plan["taakstellingen"]) == 0
    assert plan["opvanglocaties"]["kleinschalig"].isna().all()
    assert plan["gemeenten"]["regio_id"].tolist() == ["R1", "R2", None]
    assert plan["opvanglocaties"]["geom"][0].y == 463000
    with GeoPackageStore.open(old) as store:
        assert [note.line("nl") for note in store.notes] == [unreadable]
    with closing(sqlite3.connect(tmp_path / "oud.versie0-vertrouwelijk.gpkg")) as connection:
        version = connection.execute("SELECT waarde FROM instellingen WHERE sleutel = 'schema_versie'")
        assert version.fetchone() == ("0",)


def test_a_plan_of_version_1_keeps_its_rows_and_gets_the_tables_of_need(tmp_path):
    old = restored(1, tmp_path)
    with GeoPackageStore.open(old) as store:
        plan = store.read()
        assert [note.figures["backup"] for note in store.notes[:1]] == ["oud.versie1-vertrouwelijk.gpkg"]
        assert plan["taakstellingen"]["taakst"].tolist() == [40]
        assert plan["opvanglocaties"]["kleinschalig"].isna().tolist() == [False, True]
        assert all(plan[name].empty for name in CAPACITY_TABLES)
        store.append(
            {
                "prognoses": TABLES["prognoses"].frame({"versie": ["2027-I"]}),
                "behoefte": TABLES["behoefte"].frame(
                    {
                        "versie": ["2027-I"],
                        "gebied_soort": ["provincie"],
                        "gebied_code": ["PV23"],
                        "typegroep": ["rol"],
                        "datum": [date(2027, 1, 1)],
                        "scenario": ["midden"],
                        "plekken": [300],
                    }
                ),
            }
        )
        assert store.read()["behoefte"]["plekken"].tolist() == [300]
    with closing(sqlite3.connect(tmp_path / "oud.versie1-vertrouwelijk.gpkg")) as connection:
        there = connection.execute("SELECT name FROM sqlite_master WHERE name = 'behoefte'").fetchall()
    assert there == []


UNREADABLE_CELLS = {
    ("gemeenten", "GM9001", "peildatum"): "onbekend",
    ("gemeenten", "GM9001", "inwoners"): "9200000000000000000",
    ("gemeenten", "GM9002", "peildatum"): "2027-13-45",
    ("gemeenten", "GM9002", "inwoners"): "12.7",
    ("opvanglocaties", "L1", "bo_start"): "1899-12-31",
    ("opvanglocaties", "L1", "bo_eind"): "2027-02-30",
    ("gemeenten", "GM9003", "peildatum"): "1899-12-31",
    ("gemeenten", "GM9003", "inwoners"): "1099511627776",
    ("opvanglocaties", "L1", "bvo_m2"): "9200000000000000000",
    ("taakstellingen", "GM9001 – 2026-2", "weken"): "100000.0",
    ("prognoses", "2026-II", "datum"): "2201-01-01",
}


def test_cells_and_rows_of_version_2_that_lie_outside_are_set_apart_with_their_text(tmp_path):
    old = restored(2, tmp_path)
    with closing(sqlite3.connect(old)) as connection, connection:
        for name in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
            connection.create_function(name, 1, lambda _: None)
        connection.execute(
            "UPDATE gemeenten SET peildatum = 'onbekend', inwoners = 9200000000000000000 WHERE gm_code = 'GM9001'"
        )
        connection.execute("UPDATE gemeenten SET peildatum = '2027-13-45', inwoners = 12.7 WHERE gm_code = 'GM9002'")
        connection.execute(
            "UPDATE opvanglocaties SET bo_start = '1899-12-31', bo_eind = '2027-02-30', bvo_m2 = 9.2e18"
            " WHERE loc_id = 'L1'"
        )
        connection.execute("UPDATE taakstellingen SET weken = 100000")
        connection.execute("UPDATE prognoses SET datum = '2201-01-01'")
        connection.execute("UPDATE reservecapaciteit SET plekken = x'ff'")
        reserve = connection.execute("SELECT reserve_id FROM reservecapaciteit").fetchall()
    with GeoPackageStore.open(old) as store:
        plan = store.read()
    assert reserve
    there = plan["onleesbaar"].set_index(["tabel", "sleutel", "kolom"])["tekst"].to_dict()
    rows = {key: text for key, text in there.items() if key[2] == "*"}
    assert {key: text for key, text in there.items() if key[2] != "*"} == UNREADABLE_CELLS
    assert [key[:2] for key in rows] == [("reservecapaciteit", key) for (key,) in reserve]
    assert all(json.loads(text)["plekken"] == "FF" for text in rows.values())
    assert plan["reservecapaciteit"].empty
    assert plan["gemeenten"]["peildatum"].isna()[:2].all()
    assert plan["opvanglocaties"]["bvo_m2"].isna()[0]
    assert plan["behoefte"]["plekken"].tolist() == [300]


@pytest.mark.parametrize("version", range(3))
def test_a_plan_of_before_version_3_takes_the_codes_that_came_with_it(version, tmp_path):
    old = restored(version, tmp_path)
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.executemany(
            "INSERT OR REPLACE INTO instellingen (sleutel, waarde) VALUES (?, ?)",
            [("landelijk_voldoende", "1"), ("peildatum", "2027-03-01")],
        )
    with GeoPackageStore.open(old) as store:
        plan = store.read()
        assert plan.settings["landelijk_genoeg_vanaf"] == date(2027, 3, 1)
        assert "landelijk_voldoende" not in plan.settings.unknown
        rest = {"versie": "2030-I", "gebied_soort": "land", "gebied_code": "NL", "scenario": "midden"}
        rest |= {"typegroep": "overig", "datum": date(2027, 1, 1), "plekken": 5}
        there = plan["opvanglocaties"].assign(flexvorm="geen")
        versions = TABLES["prognoses"].frame([{"versie": "2030-I"}])
        store.save({"opvanglocaties": there})
        store.append({"prognoses": versions, "behoefte": TABLES["behoefte"].frame(pd.DataFrame([rest]))})
        assert set(store.read()["opvanglocaties"]["flexvorm"]) == {"geen"}
        with pytest.raises(StorageError):
            store.save({"opvanglocaties": there.assign(flexvorm="half")})


@pytest.mark.parametrize("version", range(1, 4))
def test_periods_of_before_version_4_are_regular_capacity(version, tmp_path):
    with GeoPackageStore.open(restored(version, tmp_path)) as store:
        periods = store.read()["capaciteitsperioden"]
        assert len(periods) > 0
        assert set(periods["captype"]) == {"regulier"}
        assert periods["vorm"].isna().all()
        store.save({"capaciteitsperioden": periods.assign(captype="noodopvang", vorm="tgo")})
        for name in ("captype", "vorm"):
            with pytest.raises(StorageError):
                store.save({"capaciteitsperioden": periods.assign(**{name: "reserve_direct"})})


@pytest.mark.parametrize("version", range(4))
def test_a_plan_of_before_version_4_takes_what_is_known_of_a_candidate(version, tmp_path):
    with GeoPackageStore.open(restored(version, tmp_path)) as store:
        rows = store.read()["opvanglocaties"]
        assert rows["herkomst"].isna().all()
        store.save({"opvanglocaties": rows.assign(herkomst="rvb", huur_koop="huur", vraagprijs=1.5, bouwjaar=1970)})
        key = str(rows["loc_id"].iloc[0])
        phase = pd.DataFrame([{"loc_id": key, "fase": "tip", "datum": date(2027, 1, 2)}])
        store.append({"kandidaatfasen": TABLES["kandidaatfasen"].frame(phase)})
        assert store.read()["kandidaatfasen"]["fase"].tolist() == ["tip"]
        for name, value in {"herkomst": "buurman", "huur_koop": "erfpacht", "bouwjaar": 12}.items():
            with pytest.raises(StorageError):
                store.save({"opvanglocaties": rows.assign(**{name: value})})


@pytest.mark.parametrize("version", range(4))
def test_what_stood_with_a_location_or_a_region_is_a_row_with_its_reason(version, tmp_path):
    """Per variant; before, it was about every rule, and public to nobody."""
    old = restored(version, tmp_path)
    with closing(sqlite3.connect(old)) as connection, connection:
        for name in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
            connection.create_function(name, 1, lambda _: None)
        connection.execute("UPDATE opvanglocaties SET onderbouwing = CASE loc_id WHEN 'L1' THEN ' Klein ' ELSE ' ' END")
        connection.execute("UPDATE regios SET onderbouwing = NULL")
        connection.execute("UPDATE regios SET onderbouwing = 'Zo afgesproken' WHERE regio_id = 'R2'")
    with GeoPackageStore.open(old) as store:
        plan = store.read()
        rows = plan["onderbouwingen"]
        assert sorted(
            rows[["variant_id", "code", "onderwerp", "sleutel", "deel", "reden"]].itertuples(index=False)
        ) == [
            ("A", "*", "opvanglocaties", "L1", "", "Klein"),
            ("A", "*", "regios", "R2", "", "Zo afgesproken"),
            ("B", "*", "opvanglocaties", "L1", "", "Klein"),
        ]
        assert rows["openbaar"].tolist() == [False] * 3
        assert rows["hash_heel"].isna().all()
        assert "onderbouwing" not in {*plan["opvanglocaties"].columns, *plan["regios"].columns}
        store.save({"onderbouwingen": rows.assign(orgaan="GS", tot=date(2028, 12, 31))})
        assert store.read()["onderbouwingen"]["tot"].tolist() == [date(2028, 12, 31)] * 3


@pytest.mark.parametrize("version", range(SCHEMA_VERSION))
def test_a_migrated_plan_is_laid_out_like_a_new_one(version, tmp_path):
    old = restored(version, tmp_path)
    GeoPackageStore.open(old).close()
    GeoPackageStore.create(tmp_path / "nieuw.gpkg", Plan()).close()
    assert layout(old) == layout(tmp_path / "nieuw.gpkg")


def test_a_migrated_plan_refuses_what_a_new_one_refuses(old):
    with GeoPackageStore.open(old) as store:
        row = {"gm_code": ["GM9001"], "halfjaar": ["2024-1"], "gehuisv": [-1]}
        with pytest.raises(StorageError, match="housed"):
            store.append({"taakstellingen": TABLES["taakstellingen"].frame(row)})
        row = {"gm_code": ["GM0000"], "halfjaar": ["2024-1"]}
        with pytest.raises(StorageError, match="‘gemeenten’ that does not exist"):
            store.append({"taakstellingen": TABLES["taakstellingen"].frame(row)})


def broken_off(connection):
    migrations._from_0(connection)
    connection.execute("INSERT INTO bestaat_niet VALUES (1)")


def key_broken(connection):
    migrations._from_0(connection)
    connection.execute("UPDATE divisies SET gm_code = 'GM0000'")


@pytest.mark.parametrize("step", [broken_off, key_broken])
def test_a_migration_that_fails_leaves_the_plan_as_it_was(old, monkeypatch, step):
    before = old.read_bytes()
    monkeypatch.setattr(migrations, "STEPS", {**migrations.STEPS, 0: step})
    with pytest.raises(StorageError):
        GeoPackageStore.open(old)
    assert old.read_bytes() == before
    assert [file.name for file in old.parent.iterdir()] == ["oud.gpkg"]


def test_an_old_plan_opened_for_reading_stays_old(old):
    with pytest.raises(StorageError, match="read-only"):
        GeoPackageStore.open(old, read_only=True)


def test_backups_do_not_overwrite_each_other(old):
    taken = old.with_name("oud.versie0-vertrouwelijk.gpkg")
    taken.write_text("van mij")
    GeoPackageStore.open(old).close()
    assert taken.read_text() == "van mij"
    assert old.with_name("oud.versie0-vertrouwelijk-2.gpkg").is_file()


def test_there_is_a_step_from_every_version():
    assert set(migrations.STEPS) == set(range(SCHEMA_VERSION))
