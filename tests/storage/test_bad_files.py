# SPDX-License-Identifier: GPL-2.0-or-later
"""Files and places that are not what they should be: one clear line, nothing half-written."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import PurePosixPath, PureWindowsPath
from types import SimpleNamespace

import pytest
from osgeo import gdal, ogr

from opvangatlas.plugin.core.errors import InputError, StorageError
from opvangatlas.plugin.core.model.plan import Plan
from opvangatlas.plugin.core.model.settings import SCHEMA_VERSION
from opvangatlas.plugin.storage import disks, failures, foreign, opening, sqlite
from opvangatlas.plugin.storage.backups import back_up
from opvangatlas.plugin.storage.drivers import gdal_exceptions
from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.plugin.storage.sqlite import companions

NO_PLAN = "Dit bestand is geen plan. Kies een ander bestand of maak een nieuw plan."
IN_USE = "Het plan is in gebruik door een ander programma. Sluit het daar."


def refusal(path) -> str:
    """The Dutch line with which opening is refused; refused files stay as they are."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StorageError) as refused:
        GeoPackageStore.open(path)
    assert before is None or path.read_bytes() == before
    assert refused.value.line("en") != refused.value.line("nl")
    return refused.value.line("nl")


def by_hand(path, *statements):
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_no_file(tmp_path):
    assert refusal(tmp_path / "weg.gpkg").startswith(f"Het bestand {tmp_path / 'weg.gpkg'} bestaat niet.")
    assert "bestaat niet" in refusal(tmp_path)


def test_empty_file(tmp_path):
    path = tmp_path / "leeg.gpkg"
    path.touch()
    assert "is leeg. Kies een ander bestand of maak een nieuw plan." in refusal(path)


def test_no_database(tmp_path):
    path = tmp_path / "tekst.gpkg"
    path.write_text("naam;plekken\n" * 1000)
    assert refusal(path) == NO_PLAN


def test_no_geopackage(tmp_path):
    path = tmp_path / "ander.gpkg"
    by_hand(path, "CREATE TABLE instellingen (sleutel, waarde)")
    assert refusal(path) == NO_PLAN


def test_geopackage_that_is_no_plan(tmp_path):
    path = tmp_path / "ander.gpkg"
    with gdal_exceptions():
        dataset = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
        dataset.CreateLayer("gemeenten", None, ogr.wkbPoint)
        dataset = None
    assert refusal(path) == NO_PLAN


@pytest.mark.parametrize("value", ["NULL", "'een'"])
def test_plan_without_a_version(store, value):
    by_hand(store.path, f"UPDATE instellingen SET waarde = {value} WHERE sleutel = 'schema_versie'")
    assert refusal(store.path) == NO_PLAN


def test_newer_version(store):
    by_hand(store.path, "UPDATE instellingen SET waarde = '99' WHERE sleutel = 'schema_versie'")
    assert refusal(store.path) == "Dit plan is gemaakt met versie 99. Werk de plug-in bij."


def test_unknown_old_version(store):
    by_hand(store.path, "UPDATE instellingen SET waarde = '-1' WHERE sleutel = 'schema_versie'")
    assert "is onbekend" in refusal(store.path)


def test_missing_column_and_table(store):
    by_hand(store.path, "ALTER TABLE divisies DROP COLUMN naam")
    assert "ontbreekt kolom ‘naam’ van tabel ‘divisies’" in refusal(store.path)
    by_hand(store.path, "DROP TABLE divisies")
    assert "tabel ‘divisies’" in refusal(store.path)


@pytest.mark.parametrize("keep", [0.3, 0.7])
def test_cut_off_file(store, keep):
    content = store.path.read_bytes()
    store.path.write_bytes(content[: int(len(content) * keep)])
    assert "is beschadigd. Kies een ander bestand of maak een nieuw plan." in refusal(store.path)


def test_the_advice_is_to_open_a_backup_only_where_there_is_one(store):
    """The newest of them by name; a file that merely looks like one is none."""
    whole, path = store.path.read_bytes(), store.path
    path.with_name(f"{path.stem}.versies.txt").touch()
    by_hand(path, "DROP TABLE divisies")
    assert refusal(path).endswith("Kies een ander bestand of maak een nieuw plan.")
    for number, version in enumerate((2, 1)):
        backup = path.with_name(f"{path.stem}.versie{version}.gpkg")
        backup.write_bytes(whole)
        os.utime(backup, (number, number))
    assert refusal(path).endswith(f"Open de reservekopie {path.stem}.versie1.gpkg, die ernaast staat.")
    path.write_bytes(b"")
    assert refusal(path).endswith(f"Open de reservekopie {path.stem}.versie1.gpkg, die ernaast staat.")


def test_scratched_file(store):
    content = bytearray(store.path.read_bytes())
    for start in range(8192, len(content), 4096):
        content[start : start + 40] = b"\xa5" * 40
    store.path.write_bytes(content)
    assert "is beschadigd" in refusal(store.path)


def test_broken_foreign_key(store):
    by_hand(store.path, "UPDATE verbindingen SET gm_b = 'GM0000' WHERE soort = 'veer'")
    line = refusal(store.path)
    assert line == (
        "Rij ‘GM9001 – GM0000 – veer’ van tabel ‘verbindingen’ verwijst naar een rij van ‘gemeenten’ "
        "die er niet is. Herstel of verwijder die rij."
    )


# --- places that cannot be written


def test_broken_foreign_key_in_a_table_of_somebody_else(store):
    by_hand(
        store.path,
        "CREATE TABLE eigen (gm_code TEXT REFERENCES gemeenten (gm_code))",
        "INSERT INTO eigen VALUES ('GM0000')",
    )
    assert "Rij ‘1’ van tabel ‘eigen’" in refusal(store.path)


def test_folder_that_does_not_exist(tmp_path):
    with pytest.raises(StorageError) as refused:
        GeoPackageStore.create(tmp_path / "weg" / "plan.gpkg", Plan())
    assert refused.value.line("nl") == (
        f"Kan niet schrijven naar {tmp_path / 'weg'}. Sluit het bestand of kies een andere map."
    )


def test_a_file_for_a_folder(tmp_path):
    (tmp_path / "bestand").touch()
    with pytest.raises(StorageError, match="Cannot write to"):
        GeoPackageStore.create(tmp_path / "bestand" / "plan.gpkg", Plan())


def test_a_folder_with_that_name(tmp_path):
    (tmp_path / "plan.gpkg").mkdir()
    with pytest.raises(StorageError, match="Cannot write to"):
        GeoPackageStore.create(tmp_path / "plan.gpkg", Plan())
    assert [item.name for item in tmp_path.iterdir()] == ["plan.gpkg"]


@pytest.fixture
def protect():
    """Write protection that root has to obey too."""
    if shutil.which("chattr") is None:
        pytest.skip("no chattr")
    done = []

    def set_immutable(path):
        result = subprocess.run(["chattr", "+i", path], capture_output=True, text=True, check=False)
        if result.returncode:
            pytest.skip(f"chattr does not work here: {result.stderr.strip()}")
        done.append(path)

    yield set_immutable
    for path in done:
        subprocess.run(["chattr", "-i", path], check=True)


def check_read_only(path, reason, plan):
    with GeoPackageStore.open(path) as store:
        assert store.read_only.nl == reason
        assert len(store.read()["gemeenten"]) == 3
        for write in (
            lambda: store.save({"gemeenten": plan["gemeenten"]}),
            lambda: store.append({"wijzigingen": plan["wijzigingen"]}),
            lambda: store.activate("B"),
        ):
            with pytest.raises(StorageError) as refused:
                write()
            assert refused.value.line("nl") == f"Het plan is alleen-lezen: {reason}. Bewerk een kopie."


def test_read_only_file(store, plan, protect):
    protect(store.path)
    check_read_only(store.path, "het bestand is beveiligd tegen schrijven", plan)


def test_read_only_folder(store, plan, protect):
    protect(store.path.parent)
    check_read_only(store.path, "in de map kan niet worden geschreven", plan)
    with pytest.raises(StorageError, match="Cannot write to"):
        GeoPackageStore.create(store.path.parent / "nieuw.gpkg", Plan())


def test_read_only_folder_with_a_plan_in_wal_mode(store, plan, protect):
    by_hand(store.path, "PRAGMA journal_mode = WAL")
    protect(store.path.parent)
    check_read_only(store.path, "in de map kan niet worden geschreven", plan)


def test_a_file_that_becomes_read_only_or_goes_while_open(store, plan, protect):
    path = store.path
    protect(path)
    with pytest.raises(StorageError) as refused:
        store.save({"gemeenten": plan["gemeenten"]})
    assert refused.value.line("nl").startswith("Het plan is alleen-lezen: het bestand is beveiligd")
    gone = GeoPackageStore(path.with_name("weg.gpkg"))
    with pytest.raises(StorageError, match="does not exist"):
        gone.save({"gemeenten": plan["gemeenten"]})
    gone.close()
    assert not gone.path.exists()


def test_opened_for_reading(store, plan):
    with GeoPackageStore.open(store.path, read_only=True) as reader:
        assert reader.read_only.nl == "het is zo geopend"
        with pytest.raises(StorageError, match="it was opened so"):
            reader.save({"gemeenten": plan["gemeenten"]})


# --- other programs


def test_locked_by_another_process_while_saving(store, plan, held):
    held(store.path, "BEGIN IMMEDIATE")
    mine = plan["gemeenten"].assign(inwoners=7)
    start = time.monotonic()
    with pytest.raises(StorageError) as refused:
        store.save({"gemeenten": mine})
    assert time.monotonic() - start < 6.5
    assert refused.value.line("nl") == IN_USE
    assert mine["inwoners"].eq(7).all()
    assert store.read()["gemeenten"]["inwoners"][0] == 0


def test_locked_by_another_process_while_opening(store, held):
    held(store.path, "BEGIN EXCLUSIVE")
    start = time.monotonic()
    with pytest.raises(StorageError) as refused:
        GeoPackageStore.open(store.path)
    assert refused.value.line("nl") == IN_USE
    assert time.monotonic() - start < 6.5


def test_a_reader_that_stays_in_the_way_of_the_commit(store, plan, held):
    held(store.path, "BEGIN", "SELECT * FROM instellingen")
    with pytest.raises(StorageError) as refused:
        store.save({"gemeenten": plan["gemeenten"].assign(inwoners=7)})
    assert refused.value.line("nl") == IN_USE
    assert store.read()["gemeenten"]["inwoners"][0] == 0


@pytest.mark.parametrize("statements", [["BEGIN IMMEDIATE"], ["PRAGMA journal_mode = WAL", "SELECT 1 FROM varianten"]])
def test_a_plan_in_use_is_not_replaced(store, held, statements):
    held(store.path, *statements)
    with pytest.raises(StorageError) as refused:
        GeoPackageStore.create(store.path, Plan())
    assert refused.value.line("nl") == IN_USE
    assert len(store.read()["gemeenten"]) == 3


def test_a_plan_is_replaced_with_its_log_folded_in_first(store):
    leave_a_log(store.path)
    assert companions(store.path)
    with GeoPackageStore.create(store.path, Plan()) as fresh:
        assert len(fresh.read()["gemeenten"]) == 0
        assert not companions(store.path)


def test_a_log_without_its_plan_is_not_read_into_a_new_one(store):
    leave_a_log(store.path)
    store.path.unlink()
    with pytest.raises(StorageError, match="belongs to a plan that is gone"):
        GeoPackageStore.create(store.path, Plan())
    assert not store.path.exists()


def test_what_is_no_plan_is_not_replaced(tmp_path):
    target = tmp_path / "plan.gpkg"
    target.write_text("iets anders")
    with pytest.raises(StorageError, match=r"plan\.gpkg exists already and is not a plan"):
        GeoPackageStore.create(target, Plan())
    assert target.read_text() == "iets anders"


def test_an_empty_file_may_be_replaced(tmp_path):
    (tmp_path / "plan.gpkg").touch()
    with GeoPackageStore.create(tmp_path / "plan.gpkg", Plan()) as store:
        assert store.read().settings["regime"] == "2020"


def test_a_refused_row_leaves_the_older_plan(store, plan):
    wrong = plan.with_tables(verbindingen=plan["verbindingen"].assign(minuten=-1.0))
    with pytest.raises(StorageError, match="verbindingen"):
        GeoPackageStore.create(store.path, wrong)
    assert len(store.read()["gemeenten"]) == 3
    assert [file.name for file in store.path.parent.iterdir()] == ["plan.gpkg"]


KILLED = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode = WAL").fetchall()
connection.execute("UPDATE verbindingen SET naam = 'uit het log'")
os.kill(os.getpid(), 9)
"""


def leave_a_log(path):
    """What a killed program leaves: a committed change that is only in the write-ahead log."""
    subprocess.run([sys.executable, "-c", KILLED, path], check=False)
    assert path.with_name(path.name + "-wal").stat().st_size > 0


def test_a_log_of_a_killed_program_is_read_and_closing_makes_one_file(store):
    leave_a_log(store.path)
    with GeoPackageStore.open(store.path) as again:
        assert set(again.read()["verbindingen"]["naam"]) == {"uit het log"}
    assert [file.name for file in store.path.parent.iterdir()] == ["plan.gpkg"]
    with closing(sqlite3.connect(store.path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_backup_holds_what_is_only_in_the_log(store, tmp_path):
    leave_a_log(store.path)
    back_up(store.path, tmp_path / "kopie.gpkg")
    assert not companions(tmp_path / "kopie.gpkg")
    with GeoPackageStore.open(tmp_path / "kopie.gpkg") as copy:
        assert set(copy.read()["verbindingen"]["naam"]) == {"uit het log"}


def test_a_backup_of_a_locked_plan(store, tmp_path, held):
    held(store.path, "BEGIN EXCLUSIVE")
    with pytest.raises(StorageError, match="in use"):
        back_up(store.path, tmp_path / "kopie.gpkg")
    assert [file.name for file in tmp_path.glob("kopie*")] == []


def test_a_backup_of_nothing(tmp_path):
    with pytest.raises(StorageError, match="does not exist"):
        back_up(tmp_path / "weg.gpkg", tmp_path / "kopie.gpkg")


# --- disks


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/x/plan.gpkg", "local"),
        ("/mnt/deel/map/plan.gpkg", "network"),
        ("/mnt/deel van ons/plan.gpkg", "network"),
        ("/mnt/deeltje/plan.gpkg", "local"),
        ("/media/usb/plan.gpkg", "removable"),
        ("/home/x/OneDrive - Provincie/plan.gpkg", "synced"),
        ("/home/x/Dropbox/plan.gpkg", "synced"),
        ("/home/x/werk/onedrive.gpkg", "local"),
    ],
)
def test_kinds_of_disks(tmp_path, monkeypatch, path, kind):
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda / ext4 rw 0 0\n//nas/deel /mnt/deel cifs rw 0 0\n"
        "nas:/deel /mnt/deel\\040van\\040ons nfs4 rw 0 0\n/dev/sdb1 /media/usb vfat rw 0 0\n"
    )
    monkeypatch.setattr(disks, "MOUNTS", mounts)
    assert disks.disk_of(disks.Path(path)) == kind


@pytest.mark.parametrize(
    ("path", "type_of_drive", "kind"),
    [
        (r"\\nas\deel\plan.gpkg", None, "network"),
        (r"H:\plan.gpkg", 4, "network"),
        (r"E:\plan.gpkg", 2, "removable"),
        (r"C:\Users\x\plan.gpkg", 3, "local"),
    ],
)
def test_kinds_of_disks_on_windows(monkeypatch, path, type_of_drive, kind):
    kernel = SimpleNamespace(GetDriveTypeW={path[:3]: type_of_drive}.get)
    monkeypatch.setattr(disks.ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert disks._windows_disk(PureWindowsPath(path)) == kind


def test_addresses_for_sqlite():
    assert sqlite._uri(PureWindowsPath(r"\\nas\deel\plan één.gpkg")).startswith("file:////nas/deel/plan%20")
    assert sqlite._uri(PureWindowsPath(r"C:\plan.gpkg")) == "file:///C:/plan.gpkg"
    assert sqlite._uri(PurePosixPath("/a?b#c.gpkg")) == "file:///a%3Fb%23c.gpkg"


def test_no_log_and_a_note_on_a_network_disk(store, monkeypatch):
    by_hand(store.path, "PRAGMA journal_mode = WAL")
    monkeypatch.setattr(opening, "disk_of", lambda path: "network")
    with GeoPackageStore.open(store.path) as shared:
        assert [note.line("nl") for note in shared.notes] == [
            "Het plan staat op een netwerkschijf. Gebruik PostGIS als meer mensen tegelijk bewerken."
        ]
        with closing(sqlite3.connect(store.path)) as connection:
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_the_version_of_a_new_plan(store):
    assert opening.version_of(store.path) == SCHEMA_VERSION
    assert store.notes == ()


def test_a_full_disk_names_the_copy(store, tmp_path):
    resource = pytest.importorskip("resource")
    target, before = tmp_path / "kopie.gpkg", resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, before[1]))
    try:
        with pytest.raises(StorageError, match=r"kopie\.gpkg") as refused:
            back_up(store.path, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not target.exists()
    assert store.path.name not in refused.value.line("en")


EMPTIES = "CREATE TRIGGER stil AFTER UPDATE ON {table} BEGIN DELETE FROM capaciteitsperioden; END"


@pytest.mark.parametrize("table", ["opvanglocaties", "gpkg_contents", "tabelversies", "rtree_regios_geom_node"])
def test_a_trigger_of_somebody_else_is_refused_by_name_and_removed_on_request(store, table):
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute(EMPTIES.format(table=table))
    with pytest.raises(failures.ForeignTriggerError, match="‘stil’"):
        GeoPackageStore.open(store.path)
    copy = foreign.remove_foreign(store.path)
    assert copy.name == "plan.vreemd-vertrouwelijk.gpkg"
    with GeoPackageStore.open(store.path) as again:
        again.save({"opvanglocaties": again.read()["opvanglocaties"].assign(plaats="x")})
        assert len(again.read()["capaciteitsperioden"]) == 2
    with pytest.raises(failures.ForeignTriggerError):
        GeoPackageStore.open(copy)


def test_a_trigger_that_looks_like_one_of_an_index_is_looked_into(store):
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute(EMPTIES.format(table="gemeenten").replace("stil", "rtree_gemeenten_geom_update9"))
    with pytest.raises(failures.ForeignTriggerError, match="rtree_gemeenten_geom_update9"):
        GeoPackageStore.open(store.path)


def test_a_trigger_with_the_name_of_ours_is_made_ours_again(store):
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("DROP TRIGGER opvanglocaties_teller_anders")
        connection.execute(EMPTIES.format(table="opvanglocaties").replace("stil", "opvanglocaties_teller_anders"))
    with GeoPackageStore.open(store.path) as again:
        again.save({"opvanglocaties": again.read()["opvanglocaties"].assign(plaats="x")})
        assert len(again.read()["capaciteitsperioden"]) == 2


def test_a_view_in_place_of_a_table_is_refused(store):
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("ALTER TABLE documenten RENAME TO echt")
        connection.execute("CREATE VIEW documenten AS SELECT * FROM echt")
    with pytest.raises(StorageError, match="‘documenten’ is no table but a view"):
        GeoPackageStore.open(store.path)


def test_a_plan_that_says_it_is_not_in_rd_is_refused_by_its_table(store):
    with closing(sqlite3.connect(store.path)) as made, made:
        made.execute("UPDATE gpkg_geometry_columns SET srs_id = 4326 WHERE table_name = 'opvanglocaties'")
    assert refusal(store.path).startswith("Tabel ‘opvanglocaties’ van het plan zegt dat de coördinaten EPSG:4326 zijn")


def test_a_file_that_becomes_garbage_while_open_is_one_line_for_reading_and_saving(store, plan):
    store.path.write_bytes(b"geen plan meer " * 20_000)
    for work in (store.read, lambda: store.save({"opvanglocaties": plan["opvanglocaties"]})):
        with pytest.raises(StorageError):
            work()
    store.close()


@pytest.mark.parametrize("value", ["100000", "0", "-5"])
def test_a_setting_out_of_bounds_is_one_line_at_opening(store, value):
    with closing(sqlite3.connect(store.path)) as made, made:
        made.execute("DELETE FROM instellingen WHERE sleutel = 'afloop_maanden'")
        made.execute("INSERT INTO instellingen (sleutel, waarde) VALUES ('afloop_maanden', ?)", (value,))
    with GeoPackageStore.open(store.path) as opened, pytest.raises(InputError, match=f"‘{value}’ is not a valid value"):
        opened.read()
