# SPDX-License-Identifier: GPL-2.0-or-later
"""The example tables of the handbook go into the sample plan as they stand."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from .doors import Heard, run

ROOT = Path(__file__).resolve().parents[2]
CHAPTER = re.compile(r"^### [^\n]*\(`(import\w+)`\)\n(.*?)(?=^##)", re.DOTALL | re.MULTILINE)
EXAMPLE = re.compile(r"^```csv\n(.*?)^```", re.DOTALL | re.MULTILINE)
MORE = {"importlocations": {"TYPE_FIELD": "soort"}, "importneed": {"VERSION": "2027-I"}}
TABLE = {"importlocations": "LOCATIONS", "importlinks": "LINKS"}
IMPORTS = (
    "importlocations",
    "importneed",
    "importreserve",
    "importperiods",
    "importtargets",
    "importagreed",
    "importoffers",
    "importholidays",
    "importassignment",
    "importlinks",
)


@pytest.mark.parametrize("name", IMPORTS)
def test_the_example_is_accepted_and_used_whole(provider, tmp_path, name):
    chapters = dict(CHAPTER.findall((ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")))
    (example,) = EXAMPLE.findall(chapters[name])
    plan, table = tmp_path / "plan.gpkg", tmp_path / "tabel.csv"
    shutil.copy(ROOT / "resources" / "sample" / "voorbeeldland.gpkg", plan)
    table.write_text(example, encoding="utf-8")
    heard = Heard()
    results = run(name, heard, PLAN=plan, **{TABLE.get(name, "TABLE"): table}, **MORE.get(name, {}))
    assert (results["ACCEPTED"], results["REJECTED_COUNT"]) == (2, 0), heard.warnings
    assert not [line for line in heard.warnings if "Not used" in line]
