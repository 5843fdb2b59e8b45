# SPDX-License-Identifier: GPL-2.0-or-later
"""What runs behind the dock, without a dock."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from opvangatlas.plugin.core.errors import Cancelled, StorageError
from opvangatlas.plugin.core.progress import SILENT, Silent
from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.plugin.tasks.checking import check_plan, open_plan
from opvangatlas.plugin.tasks.deriving import derive_regions

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "voorbeeldland.gpkg"


@pytest.fixture
def store(tmp_path):
    return GeoPackageStore.open(shutil.copy(SAMPLE, tmp_path / "plan.gpkg"))


def findings(store):
    return store.read(["bevindingen"])["bevindingen"]


def test_check_keeps_its_outcome(store):
    outcome = check_plan(store, [], "nl", SILENT, keep=True)
    assert outcome.kept
    assert len(findings(store)) == len(outcome.assessment.report.findings) > 0
    assert open_plan(store.path, SILENT).checked


def test_opening_brings_the_findings_in_the_file_up_to_date(store):
    """The layer of findings and the panel say the same, also when the plan was changed outside."""
    check_plan(store, [], "nl", SILENT, keep=True)
    store.save({"bevindingen": findings(store).iloc[:1].assign(code="A99", bericht="van vroeger")})
    opened = open_plan(store.path, SILENT)
    assert "A99" not in set(findings(store)["code"])
    assert len(findings(store)) == len(opened.assessment.report.findings)
    before = store.path.stat().st_mtime_ns
    open_plan(store.path, SILENT)  # nothing is different, so nothing is written
    assert store.path.stat().st_mtime_ns == before


def test_check_writes_nothing_unless_asked(store):
    before = len(findings(store))
    outcome = check_plan(store, [], "nl", SILENT, keep=False)
    assert not outcome.kept
    assert len(findings(store)) == before


def test_a_plan_that_is_in_use_is_checked_all_the_same(store, monkeypatch):
    def locked(_self, _changes):
        raise StorageError(outcome_text())

    def outcome_text():
        from opvangatlas.plugin.core.wording import Text

        return Text("Het plan is in gebruik.", "The plan is in use.")

    monkeypatch.setattr(GeoPackageStore, "save", locked)
    outcome = check_plan(store, [], "nl", SILENT, keep=True)
    assert outcome.refusal is not None
    assert outcome.assessment.report.findings


class Cancelling(Silent):
    def is_cancelled(self):
        return True


def test_a_cancelled_check_leaves_the_plan(store):
    before = store.path.read_bytes()
    with pytest.raises(Cancelled):
        check_plan(store, [], "nl", Cancelling(), keep=True)
    assert store.path.read_bytes() == before


def test_regions_follow_their_municipalities(store):
    assert derive_regions(store, SILENT) == ()
    plan = store.read()
    people = plan["gemeenten"].copy()
    row = people.index[people["regio_id"].notna()][0]
    region = people.at[row, "regio_id"]
    people.at[row, "regio_id"] = None
    moved = people.at[row, "geom"].area
    store.save({"gemeenten": people})
    assert derive_regions(store, SILENT) == (region,)
    after = store.read(["regios"])["regios"].set_index("regio_id")["geom"]
    before = plan["regios"].set_index("regio_id")["geom"]
    assert after[region].area == pytest.approx(before[region].area - moved, rel=1e-9)


def test_only_some_regions(store):
    regions = list(store.read(["regios"])["regios"]["regio_id"])
    assert derive_regions(store, SILENT, only=regions[:1]) == ()
