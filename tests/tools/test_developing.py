# SPDX-License-Identifier: GPL-2.0-or-later
"""``docs/developing.md`` is so: its paths are there, its code is that of the house, and its example runs."""

from __future__ import annotations

import re
import sqlite3
import sys
from contextlib import closing
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from opvangatlas.plugin.core.checks import parts, registry
from opvangatlas.plugin.core.checks.finding import Severity
from opvangatlas.plugin.core.checks.parts import part_of
from opvangatlas.plugin.core.model.settings import SCHEMA_VERSION
from opvangatlas.plugin.core.model.tables import TABLES
from opvangatlas.plugin.storage.migrations import STEPS

from ..core.plans import checked, locations, sound

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "developing.md").read_text(encoding="utf-8")
EXCERPT = re.compile(r"<!-- (\S+) -->\n```python\n(.*?)```", re.DOTALL)
WHOLE = re.compile(r"(?<!-->\n)```python\n(.*?)```", re.DOTALL)
PATH = re.compile(r"`((?:plugin|ui|tests|docs|tools|resources)/[\w/.]+)`|\]\((\w+\.md)\)|python (tools/\w+\.py)")


def tool(name: str) -> ModuleType:
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        return import_module(name)
    finally:
        sys.path.pop(0)


def test_every_path_of_the_page_is_there():
    paths = {path or f"docs/{page}" if path or page else script for path, page, script in PATH.findall(PAGE)}
    assert len(paths) > 40
    assert sorted(path for path in paths if not (ROOT / path).exists()) == []


@pytest.mark.parametrize(("path", "code"), EXCERPT.findall(PAGE), ids=lambda value: str(value)[:40])
def test_every_excerpt_is_what_the_file_says(path, code):
    assert code in (ROOT / path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "chapter", ["A column", "A table", "A rule", "An algorithm", "A dock", "A product of the annex"]
)
def test_every_way_to_add_something_has_its_chapter(chapter):
    assert f"\n## {chapter}\n" in PAGE


def test_the_rule_of_the_page_runs(monkeypatch):
    monkeypatch.setattr(registry, "_RULES", {})
    monkeypatch.setattr(parts, "_SAID", {})
    (code,) = WHOLE.findall(PAGE)
    place = {"__name__": "opvangatlas.plugin.core.checks.example", "__package__": "opvangatlas.plugin.core.checks"}
    exec(compile(f"from __future__ import annotations\n{code}", "developing.md", "exec"), place)
    west, east = locations()
    report = checked(sound(locs=[{**west, "bvo_m2": 9}, {**east, "bvo_m2": None}])).report
    small, missing = sorted(report.findings, key=lambda finding: finding.code, reverse=True)
    assert (small.code, small.severity, small.key) == ("A99", Severity.NOTE, west["loc_id"])
    assert (missing.code, missing.key) == ("A55", "bvo_m2")
    assert checked(sound(locs=[{**row, "bvo_m2": 10} for row in (west, east)])).report.findings == ()


def test_the_page_of_rules_is_up_to_date():
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert page == tool("rules").page(), "run: python tools/rules.py"


def test_the_chapter_on_what_is_checked_has_every_rule_once_under_its_part():
    made = tool("rules")
    page = (ROOT / "docs" / "regels.md").read_text(encoding="utf-8")
    assert page == made.guide(), "run: python tools/rules.py"
    said = re.findall(r"^\| (A\d+) \|", page, re.MULTILINE)
    assert sorted(said) == sorted(rule.code for rule in registry.rules() if part_of(rule.code))
    assert {rule.code for rule in registry.rules()} - set(said) <= {"A55"}


def test_a_dump_is_a_plan_as_this_version_writes_it(tmp_path):
    dumps = tool("dump_plan")
    target = dumps.main(None, tmp_path)
    assert target.name == f"v{SCHEMA_VERSION}.sql"
    with closing(sqlite3.connect(":memory:")) as again:
        again.executescript(f"BEGIN;{target.read_text(encoding='utf-8')}COMMIT;")
        tables = {name for (name,) in again.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert set(TABLES) <= tables
        assert again.execute("SELECT count(*) FROM opvanglocaties").fetchone()[0] > 0
        assert again.execute("SELECT waarde FROM instellingen WHERE sleutel = 'schema_versie'").fetchone() == (
            str(SCHEMA_VERSION),
        )


def test_every_version_before_this_one_has_its_dump_and_its_step():
    kept = {path.name for path in (ROOT / "tests" / "storage" / "data").glob("v*.sql")}
    assert {f"v{version}.sql" for version in range(SCHEMA_VERSION)} <= kept
    assert set(STEPS) == set(range(SCHEMA_VERSION))
