# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans that cannot be opened, read or written: one line through every door, nothing half-written."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from opvangatlas.plugin.core.wording import Text
from opvangatlas.plugin.storage import geopackage

from ..core.plans import at
from .doors import FILES, layer, municipality_rows, refused, run

HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("ready", flush=True)
sys.stdin.read()
"""


def calls(plan, folder):
    """Every algorithm that takes a plan, with input that would be accepted."""
    points = layer([{"naam": "A", "geom": at(0.5, 0.5)}], geometry="Point")
    links = layer([{"gm_a": "1", "gm_b": "4", "soort": "veer"}], geometry="None")
    return {
        "importlocations": {"PLAN": plan, "LOCATIONS": points},
        "importlinks": {"PLAN": plan, "LINKS": links},
        "checkplan": {"PLAN": plan, "FINDINGS": folder / "bevindingen.gpkg"},
        "exportannex": {"PLAN": plan, "FOLDER": folder / "bijlage", "PARTS": FILES},
    }


READERS = ("checkplan", "exportannex")
WRITERS = ("importlocations", "importlinks")
ALL = (*READERS, *WRITERS)


def change(plan, *statements):
    with closing(sqlite3.connect(plan)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def no_plan(plan):
    plan.unlink()
    change(plan, "CREATE TABLE x (y)")


def no_database(plan):
    plan.write_text("dit is geen plan" * 100)


def empty(plan):
    plan.write_bytes(b"")


def newer(plan):
    change(plan, "UPDATE instellingen SET waarde = '999' WHERE sleutel = 'schema_versie'")


def cut(plan):
    plan.write_bytes(plan.read_bytes()[:20_000])


def broken_key(plan):
    change(plan, "INSERT INTO taakstellingen (gm_code, halfjaar) VALUES ('GM0777', '2027-1')")


def bad_setting(plan):
    change(plan, "INSERT OR REPLACE INTO instellingen (sleutel, waarde) VALUES ('regime', '2019')")


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (no_plan, "This file is not a plan."),
        (no_database, "This file is not a plan."),
        (empty, "is empty."),
        (newer, "This plan was made with version 999. Update the plug-in."),
        (cut, "is damaged."),
        (broken_key, "GM0777"),
        (bad_setting, "‘2019’ is not a valid value for regime."),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_file_that_is_no_sound_plan(plan, tmp_path, name, spoil, says):
    spoil(plan)
    before = plan.read_bytes()
    line = refused(name, **calls(plan, tmp_path)[name])
    assert says in line
    assert plan.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["plan.gpkg"]


@pytest.mark.parametrize("name", WRITERS)
def test_a_plan_that_is_read_only(plan, tmp_path, name, monkeypatch):
    protected = Text("de map is beveiligd", "the folder is protected")
    monkeypatch.setattr(geopackage.opening, "write_protection", lambda _: protected)
    before = plan.read_bytes()
    line = refused(name, **calls(plan, tmp_path)[name])
    assert line == "The plan is read-only: the folder is protected. Edit a copy."
    assert plan.read_bytes() == before


@pytest.mark.parametrize("name", READERS)
def test_a_read_only_plan_can_be_checked_and_exported(plan, tmp_path, name, monkeypatch):
    monkeypatch.setattr(geopackage.opening, "write_protection", lambda _: Text("x", "x"))
    run(name, **calls(plan, tmp_path)[name])


@pytest.fixture
def locked(plan):
    """The plan, while another process is in the middle of a change."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, plan], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "ready\n"
        yield plan
        process.stdin.close()


def test_a_plan_that_another_program_is_changing(locked, tmp_path):
    before = locked.read_bytes()
    line = refused("importlinks", **calls(locked, tmp_path)["importlinks"])
    assert line == "The plan is in use by another program. Close it there."
    assert locked.read_bytes() == before


def test_a_new_plan_does_not_replace_one_in_use(locked):
    before = locked.read_bytes()
    line = refused("createplan", MUNICIPALITIES=layer(municipality_rows()), OUTPUT=locked)
    assert line == "The plan is in use by another program. Close it there."
    assert locked.read_bytes() == before


@pytest.mark.parametrize("name", ["createplan", "exportannex", "checkplan", "importlocations"])
def test_a_place_that_cannot_be_written(plan, tmp_path, name):
    """Below a file there is no folder, not even for an administrator."""
    (tmp_path / "bestand").write_text("van mij")
    nowhere = tmp_path / "bestand" / "uit.gpkg"
    parameters = {
        "createplan": {"MUNICIPALITIES": layer(municipality_rows()), "OUTPUT": nowhere},
        "exportannex": {"PLAN": plan, "FOLDER": nowhere},
        "checkplan": {"PLAN": plan, "FINDINGS": nowhere},
        "importlocations": {**calls(plan, tmp_path)["importlocations"], "REJECTED": nowhere},
    }[name]
    before = plan.read_bytes()
    line = refused(name, **parameters)
    assert "bestand" in line
    assert plan.read_bytes() == before
    assert (tmp_path / "bestand").read_text() == "van mij"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bestand", "plan.gpkg"]
