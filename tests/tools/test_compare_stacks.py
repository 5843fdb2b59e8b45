# SPDX-License-Identifier: GPL-2.0-or-later
"""The comparison of stacks reads the very plan that the plug-in reads, and sees what differs."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pandas as pd
import pytest

from opvangatlas.plugin.storage.geopackage import GeoPackageStore

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample" / "voorbeeldland.gpkg"


@pytest.fixture(scope="module")
def tool():
    sys.path.insert(0, str(ROOT / "tools"))
    spec = importlib.util.spec_from_file_location("tools_compare_stacks", ROOT / "tools" / "compare_stacks.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.path.remove(str(ROOT / "tools"))
    return module


def test_the_plan_is_read_as_the_plugin_reads_it(tool):
    with GeoPackageStore.open(SAMPLE, read_only=True) as store:
        plan = store.read()
    read = tool.read_plan(SAMPLE)
    assert set(read.frames) == set(plan.frames)
    for name, frame in plan.frames.items():
        moments = [column for column in frame.columns if str(frame[column].dtype) == "object" and column == "tijd"]
        pd.testing.assert_frame_equal(read[name].drop(columns=moments), frame.drop(columns=moments))
    assert read.settings == plan.settings


def test_a_difference_is_told(tool, monkeypatch, capsys):
    told = {"old": ["a", "b"], "new": ["a", "c", "d"]}
    monkeypatch.setattr(tool, "_told", lambda stack, plan: told[stack])
    assert tool.compare([SAMPLE]) == 2
    assert "3 cells, 2 differ" in capsys.readouterr().out


def test_cells_are_told_with_their_place(tool):
    frame = pd.DataFrame({"a": [1.0000000001, None], "b": ["x", None]})
    assert list(tool._cells("T", frame))[1:] == ["T [0, a] 1", "T [0, b] x", "T [1, a] -", "T [1, b] -"]
