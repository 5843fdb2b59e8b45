# SPDX-License-Identifier: GPL-2.0-or-later
"""Our keys in the real QGIS window: free, unique, and the user's to change."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from qgis.PyQt.QtGui import QKeySequence

from opvangatlas.ui.shell.actions import commands

ROOT = Path(__file__).resolve().parents[3]
DOCK_KEYS = ("Ctrl+Shift+1", "Ctrl+Shift+2", "Ctrl+Shift+3", "Ctrl+Shift+4", "Ctrl+Shift+Y")
OURS = [command.key for command in commands() if command.key] + list(DOCK_KEYS)

SCRIPT = """
import json, os
from qgis.utils import iface
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QAction, QShortcut

def look():
    window = iface.mainWindow()
    found = []
    for action in window.findChildren(QAction):
        for key in action.shortcuts():
            found.append((action.objectName() or action.text(), key.toString()))
    for shortcut in window.findChildren(QShortcut):
        found.append((shortcut.objectName(), shortcut.key().toString()))
    with open(os.environ["KEYS_FILE"], "w") as file:
        json.dump(found, file)
    os._exit(0)

QTimer.singleShot(1500, look)
"""


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    """Every key sequence in the real window with the name of what it does."""
    if shutil.which("qgis") is None or shutil.which("xvfb-run") is None:
        pytest.skip("needs the QGIS application and xvfb-run")
    folder = tmp_path_factory.mktemp("keys")
    script, out = folder / "look.py", folder / "keys.json"
    script.write_text(SCRIPT)
    environment = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
    subprocess.run(
        ["xvfb-run", "-a", ROOT / "tools" / "profile.sh", folder / "profile",
         "qgis", "--nologo", "--noversioncheck", "--code", script],
        env={**environment, "KEYS_FILE": str(out)}, check=True, capture_output=True, timeout=100,
    )  # fmt: skip
    return [(name, QKeySequence(key).toString()) for name, key in json.loads(out.read_text())]


@pytest.mark.slow
def test_our_keys_are_free(keys):
    assert len(keys) > 50
    theirs = {key: name for name, key in keys if not re.match(r"opvangatlas", name, re.IGNORECASE)}
    assert {key: theirs[key] for key in OURS if key in theirs} == {}


@pytest.mark.slow
def test_our_keys_are_there(keys):
    ours = {key for name, key in keys if name.startswith("Opvangatlas")}
    assert ours == set(OURS)


def test_no_key_has_two_meanings():
    assert len(set(OURS)) == len(OURS)


def test_keys_that_others_need_are_left_alone():
    taken = [r"Ctrl\+Alt.*", r"Ctrl\+F", r"Ctrl\+\d", "R", "S", "T", r"Shift\+F10"]
    assert [key for key in OURS if any(re.fullmatch(pattern, key) for pattern in taken)] == []
