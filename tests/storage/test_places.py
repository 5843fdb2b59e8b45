# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether two paths are one place, and which files belong together."""

from __future__ import annotations

import os

from opvangatlas.plugin.storage import places
from opvangatlas.plugin.storage.beside import written_beside


def test_other_spellings_of_one_place(tmp_path, monkeypatch):
    file = tmp_path / "a" / "plan.gpkg"
    file.parent.mkdir()
    file.touch()
    (tmp_path / "link").symlink_to(file.parent)
    os.link(file, tmp_path / "hard")
    monkeypatch.chdir(tmp_path)
    for other in ("link/plan.gpkg", "a/../a/./plan.gpkg", "hard", str(file)):
        assert places.same(file, type(file)(other)), other
    assert not places.same(file, tmp_path / "plan.gpkg")


def test_a_place_that_is_not_there_yet_and_a_link_to_nothing(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "later")
    assert places.same(tmp_path / "link", tmp_path / "later")
    assert not places.same(tmp_path / "link", tmp_path / "other")


def test_letters_where_they_make_no_difference(tmp_path, monkeypatch):
    assert not places.same(tmp_path / "Plan", tmp_path / "plan")
    monkeypatch.setattr(places.os.path, "normcase", str.lower)  # as on Windows
    assert places.same(tmp_path / "Plan", tmp_path / "plan")


def test_inside_a_folder(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "net")
    assert places.inside(tmp_path / "link" / "diep" / "x", tmp_path / "net")
    assert not places.inside(tmp_path / "net", tmp_path / "net")
    assert not places.inside(tmp_path / "netwerk" / "x", tmp_path / "net")


def test_files_that_are_written_together(tmp_path):
    names = {path.name for path in places.family(tmp_path / "wegen.dbf")}
    assert {"wegen.shp", "wegen.shx", "wegen.prj"} <= names
    assert tmp_path / "plan.gpkg" in places.family(tmp_path / "plan.gpkg-wal")


def test_what_stands_beside_a_plan(tmp_path):
    (tmp_path / "plan.versie1-2.gpkg").touch()
    names = {path.name for path in places.retinue(tmp_path / "plan.gpkg")}
    assert {"plan.qgz", "plan.qgs~", "plan.gpkg.concept", "plan.versie1-2.gpkg"} <= names
    assert places.retinue(tmp_path / "nergens" / "plan.gpkg")


def test_writing_to_a_link_writes_what_it_leads_to(tmp_path):
    goal, link = tmp_path / "elders" / "echt.csv", tmp_path / "link.csv"
    goal.parent.mkdir()
    link.symlink_to(goal)
    with written_beside(link) as fresh:
        fresh.write_text("nieuw")
    assert link.is_symlink()
    assert goal.read_text() == "nieuw"
