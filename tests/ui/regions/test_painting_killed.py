# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS dies while regions are drawn: what was saved is there, what was not is offered again."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from opvangatlas.plugin.adapters.division.journal import Journal
from opvangatlas.plugin.core.regions.derive import regions_of
from opvangatlas.plugin.storage.geopackage import GeoPackageStore

ROOT = Path(__file__).resolve().parents[3]
VICTIM = Path(__file__).with_name("painting_victim.py")


@pytest.mark.parametrize("after", [0.0, 0.25, 0.3, 0.37, 0.5, 0.9])
def test_a_kill_loses_nothing(plan_path, after):
    command = [sys.executable, str(VICTIM), str(ROOT), str(plan_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as victim:
        try:
            assert victim.stdout.readline().strip() == "ready"
            time.sleep(after)
        finally:
            victim.kill()
    with GeoPackageStore.open(plan_path) as store:
        plan = store.read()
    shown = dict(zip(plan["gemeenten"]["gm_code"], plan["gemeenten"]["regio_id"], strict=True))
    assert {code: region or None for code, region in shown.items()} == regions_of(plan, "A")
    draft = Journal(plan_path).read()
    if after == 0.0:
        assert draft is not None
        assert draft.moves
    if draft is not None:
        assert draft.variant == "A"
        assert set(draft.moves.values()) <= {"R1", "R2", None}
