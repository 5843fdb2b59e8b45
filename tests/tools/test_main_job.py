# SPDX-License-Identifier: GPL-2.0-or-later
"""What the demo and the trial print adds up."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def job():
    spec = importlib.util.spec_from_file_location("main_job_under_test", ROOT / "tools" / "main_job.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_rows_add_up_to_the_verdict(job, capsys):
    job.show(ROOT / "resources" / "sample" / "voorbeeldland.gpkg")
    head, *rows = capsys.readouterr().out.strip().splitlines()
    counts = [re.search(r"([\d–]+) +([\d–]+) +([\d–]+)$", row) for row in rows]
    table = [[0 if n == "–" else int(n) for n in found.groups()] for found in counts if found]
    assert head.split()[-3:] == ["F", "W", "N"]
    assert rows[len(table) - 1].startswith("hele plan")
    total = re.search(r"(\d+) fouten, (\d+) waarschuwingen, (\d+) notities", rows[-2])
    assert "indeling" in rows[-1].lower()  # the verdict of each part
    assert [sum(column) for column in zip(*table, strict=True)] == [int(n) for n in total.groups()]
