# SPDX-License-Identifier: GPL-2.0-or-later
"""Work never lies in a folder that is handed over, and what a killed job left is cleared by the next."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path

import pytest

from opvangatlas.plugin.core.errors import StorageError
from opvangatlas.plugin.storage.annex_earlier import ACCOUNT
from opvangatlas.plugin.storage.annex_folder import annex_beside, pack, write_account
from opvangatlas.plugin.storage.workplace import MARK, PREFIX, room_beside, workplace

DRIVER = Path(__file__).with_name("kill_a_job.py")
PUBLIC, SECRET = ({"keuzes": {"vertrouwelijk": secret}} for secret in (False, True))
WORD = "Xylofoonhof"


def annex(folder, *, secret, text="x", zipped=False, notes=None):
    with annex_beside(folder, notes, secret=secret) as fresh:
        (fresh / "gis").mkdir()
        (fresh / "gis" / "a.txt").write_text(text, "utf-8")
        write_account(fresh, SECRET if secret else PUBLIC)
        if zipped:
            pack(fresh, "bijlage")


def test_nobody_takes_a_workplace_that_is_in_use(tmp_path):
    with workplace(tmp_path) as mine:
        (mine / "half").write_text("x", "utf-8")
        with workplace(tmp_path) as other:
            assert other.parent != mine.parent
            assert (mine / "half").exists()
    assert list(tmp_path.iterdir()) == []


def test_only_what_is_ours_and_has_no_owner_is_cleared(tmp_path):
    outside = tmp_path / "buiten"
    outside.mkdir()
    folder = tmp_path / "map"
    ours, others, empty, of_before = (folder / f"{PREFIX}{n}" for n in ("ours", "others", "empty", "before"))
    for place in (ours, others, empty, of_before / "nieuw"):
        place.mkdir(parents=True)
    (ours / MARK).touch()
    (ours / "werk").mkdir()
    (ours / "werk" / "half.gpkg").write_text(WORD, "utf-8")
    (others / "half.gpkg").write_text("van een ander", "utf-8")
    (outside / MARK).touch()
    (folder / f"{PREFIX}link").symlink_to(outside)
    with workplace(folder):
        pass
    assert sorted(p.name for p in folder.iterdir()) == sorted([others.name, f"{PREFIX}link"])
    assert (outside / MARK).exists()


@pytest.mark.parametrize("error", [None, RuntimeError("stroomuitval")])
def test_the_work_of_an_annex_is_not_in_its_folder(tmp_path, error):
    folder = tmp_path / "over" / "te" / "dragen"
    folder.mkdir(parents=True)
    with pytest.raises(RuntimeError) if error else nullcontext(), annex_beside(folder, secret=True) as fresh:
        assert list(folder.iterdir()) == []
        assert not fresh.is_relative_to(folder)
        write_account(fresh, SECRET)
        if error:
            raise error
    assert [p.name for p in folder.parent.iterdir()] == [folder.name]


def test_where_the_folder_beside_cannot_be_written_the_system_has_room(tmp_path, monkeypatch):
    folder = tmp_path / "map"
    folder.mkdir()
    assert room_beside(folder) == tmp_path
    room = tmp_path / "elders"
    room.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(room))
    monkeypatch.setattr("tempfile.TemporaryFile", lambda **_: (_ for _ in ()).throw(PermissionError()))
    assert room_beside(folder) == room
    annex(folder, secret=False)
    assert (folder / "gis" / "a.txt").exists()
    assert list(room.iterdir()) == []


@pytest.mark.parametrize("zipped", [False, True])
def test_a_public_annex_does_not_come_beside_a_confidential_one(tmp_path, zipped):
    annex(tmp_path, secret=True, text=WORD, zipped=zipped)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(StorageError, match="confidential") as refused:
        annex(tmp_path, secret=False)
    assert "Choose another folder" in refused.value.line("en")
    assert sorted(tmp_path.rglob("*")) == before
    annex(tmp_path, secret=True, text="weer")  # confidential over confidential is as before


def test_an_account_that_cannot_be_read_does_not_say_public(tmp_path):
    annex(tmp_path, secret=False)
    for text in ("geen json", "[" * 100_000, '{"keuzes": 1}', '{"keuzes": {}}'):
        (tmp_path / ACCOUNT).write_text(text, "utf-8")
        with pytest.raises(StorageError, match="does not say that it is public"):
            annex(tmp_path, secret=False)


def test_broken_off_while_moving_in_the_account_already_says_confidential(tmp_path, monkeypatch):
    annex(tmp_path / "map", secret=False)
    places = []

    def stopped(source: Path, goal: Path) -> None:
        places.append(goal.name)
        if len(places) > 1:
            raise KeyboardInterrupt  # as a kill: nothing is put back
        source.replace(goal)

    monkeypatch.setattr("opvangatlas.plugin.storage.annex_folder._place", stopped)
    with pytest.raises(KeyboardInterrupt):
        annex(tmp_path / "map", secret=True, text=WORD)
    assert json.loads((tmp_path / "map" / ACCOUNT).read_text("utf-8"))["keuzes"]["vertrouwelijk"] is True
    monkeypatch.undo()
    with pytest.raises(StorageError, match="confidential"):
        annex(tmp_path / "map", secret=False)


def test_a_linked_folder_is_not_written_through(tmp_path):
    annex(tmp_path / "map", secret=False)
    outside = tmp_path / "buiten"
    (tmp_path / "map" / "gis" / "a.txt").unlink()
    (tmp_path / "map" / "gis").rename(outside)
    (tmp_path / "map" / "gis").symlink_to(outside)
    (outside / "a.txt").write_text("blijft", "utf-8")
    with pytest.raises(StorageError, match="gis"):
        annex(tmp_path / "map", secret=False)
    assert (outside / "a.txt").read_text("utf-8") == "blijft"


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.parametrize("kind", ["annex", "backup", "network", "plan"])
def test_ten_kills_leave_nothing_that_the_next_does_not_clear(tmp_path, kind):
    """Killed at ten moments spread over the work; then the next of its kind runs to its end."""
    folder = tmp_path / "over" if kind == "annex" else tmp_path
    folder.mkdir(exist_ok=True)
    chance, left = random.Random(kind), 0
    for turn in range(10):
        with subprocess.Popen(
            [sys.executable, DRIVER, kind, str(folder), str(tmp_path), str(turn)], stdout=subprocess.PIPE
        ) as job:
            assert job.stdout is not None
            assert job.stdout.readline() == b"working\n"
            time.sleep(chance.uniform(0.0, 0.12))
            os.kill(job.pid, signal.SIGKILL)
        left += any(tmp_path.rglob(f"{PREFIX}*/werk"))
        if kind == "annex":
            assert not list(folder.glob(f"{PREFIX}*"))
            assert all(p.is_relative_to(folder) or p.parts[-1].startswith(PREFIX) for p in tmp_path.iterdir())
    assert left >= 3, "the kills came between the jobs: nothing was tested"
    done = subprocess.run([sys.executable, DRIVER, kind, str(folder), str(tmp_path), "once"], check=True, timeout=60)
    assert done.returncode == 0
    assert not list(tmp_path.rglob(f"{PREFIX}*"))
