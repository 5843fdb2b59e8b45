# SPDX-License-Identifier: GPL-2.0-or-later
"""A confidential export through ``qgis_process`` that dies at any moment leaves nothing for who comes after."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from opvangatlas.plugin.storage.annex_earlier import ACCOUNT

ROOT = Path(__file__).resolve().parents[2]
KILLS = 10
SECRET_SITE = "Weidegrond"

pytestmark = pytest.mark.skipif(shutil.which("qgis_process") is None, reason="no qgis_process here")


@pytest.fixture
def command(tmp_path):
    """The words of an export of the sample plan, which has a confidential site."""
    plan = tmp_path / "plan.gpkg"
    shutil.copy(ROOT / "resources" / "sample" / "voorbeeldland.gpkg", plan)

    def words(folder, *, secret):
        given = (
            f"PLAN={plan}",
            f"FOLDER={folder}",
            f"INCLUDE_CONFIDENTIAL={str(secret).lower()}",
            "PARTS=gis",
            "PARTS=tabellen",
        )
        profile = (str(ROOT / "tools" / "profile.sh"), str(tmp_path / "profiel"))
        return [*profile, "qgis_process", "--json", "run", "opvangatlas:exportannex", "--", *given]

    return words


def run(words, seconds=None):
    """Let it finish, or kill it after so many seconds; its exit code and what it said."""
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as job:
        if seconds is not None:
            time.sleep(seconds)
            job.send_signal(signal.SIGKILL)
        said = job.communicate()[0]
    return job.returncode, said


def hidden(folder):
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def told(folder):
    """The files in which the confidential site is named."""
    return [path.name for path in folder.rglob("*") if path.is_file() and SECRET_SITE.encode() in path.read_bytes()]


def test_a_killed_confidential_export_leaves_nothing_behind(command, tmp_path):
    room = tmp_path / "uit"
    secret, public = room / "intern", room / "openbaar"
    room.mkdir()
    began = time.monotonic()
    code, said = run(command(room / "proef", secret=True))
    lasted = time.monotonic() - began
    assert code == 0, said
    assert told(room / "proef")
    shutil.rmtree(room / "proef")
    chance = random.Random(20)
    for _ in range(KILLS):
        code, _said = run(command(secret, secret=True), chance.uniform(0.3, 1.0) * lasted)
        assert code in (0, -signal.SIGKILL)  # it may have been faster than the kill
        if secret.exists():
            assert hidden(secret) == []
    code, said = run(command(public, secret=False))
    assert code == 0, said
    assert hidden(room) == []
    assert told(public) == []
    assert {path.name for path in room.iterdir()} <= {"intern", "openbaar"}
    if (secret / ACCOUNT).exists():
        code, said = run(command(secret, secret=False))
        assert code == 1, said
