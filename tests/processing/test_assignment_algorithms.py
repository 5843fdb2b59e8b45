# SPDX-License-Identifier: GPL-2.0-or-later
"""``importassignment``, ``exportassignment`` and ``comparevariants``: tables in and out, partial, rejected."""

from __future__ import annotations

import csv

import pytest
from qgis.core import QgsVectorLayer

from opvangatlas.plugin.core.regions.derive import regions_of

from .doors import read, refused, run


def table(path, rows, columns=("gm_code", "regio_id")):
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([columns, *rows])
    return path


def rows_of(path):
    layer = QgsVectorLayer(str(path), "tabel", "ogr")
    return [{name: f[name] for name in layer.fields().names()} for f in layer.getFeatures()]


@pytest.fixture
def codes(plan):
    return list(read(plan).municipalities["gm_code"])


def test_a_partial_table_changes_what_it_names(plan, codes, tmp_path):
    before = regions_of(read(plan), read(plan).active_variant)
    other = next(r for r in before.values() if r and r != before[codes[0]])
    results = run("importassignment", PLAN=plan, TABLE=table(tmp_path / "t.csv", [(codes[0][2:], other)]))
    assert (results["ACCEPTED"], results["REJECTED_COUNT"]) == (1, 0)
    after = regions_of(read(plan), read(plan).active_variant)
    assert {code for code in codes if before[code] != after[code]} == {codes[0]}
    frame = read(plan)
    assert dict(zip(frame["gemeenten"]["gm_code"], frame["gemeenten"]["regio_id"], strict=True))[codes[0]] == other


def test_rejected_rows_are_kept_and_can_be_repaired(plan, codes, tmp_path):
    out = tmp_path / "afgekeurd.csv"
    rows = [(codes[0], "Nieuw"), ("GM9999", "Nieuw")]
    results = run("importassignment", PLAN=plan, TABLE=table(tmp_path / "t.csv", rows), REJECTED=str(out))
    assert (results["ACCEPTED"], results["REJECTED_COUNT"]) == (1, 1)
    (bad,) = rows_of(out)
    assert bad["gm_code"] == "GM9999"
    assert any("GM9999" in str(value) and key != "gm_code" for key, value in bad.items())
    again = table(tmp_path / "hersteld.csv", [(codes[1], bad["regio_id"])])
    assert run("importassignment", PLAN=plan, TABLE=again)["REJECTED_COUNT"] == 0
    after = regions_of(read(plan), read(plan).active_variant)
    assert after[codes[0]] == after[codes[1]] is not None


def test_the_plain_csv_of_excel_is_read(plan, codes, tmp_path):
    source = tmp_path / "t.csv"
    source.write_bytes(f"gm_code;regio_id\n{codes[0]};Één\n".encode("cp1252"))
    run("importassignment", PLAN=plan, TABLE=source)
    assert "Één" in set(read(plan)["regios"]["regio_nm"]) | set(read(plan)["regios"]["regio_id"])
    assert "encoding" in refused("importassignment", PLAN=plan, TABLE=QgsVectorLayer(str(source), "t", "ogr"))


def test_a_new_name_makes_a_new_variant(plan, codes, tmp_path):
    before = read(plan)
    run("importassignment", PLAN=plan, TABLE=table(tmp_path / "t.csv", [(codes[0], "")]), VARIANT="Plan B")
    after = read(plan)
    assert after.active_variant == before.active_variant
    assert regions_of(after, "plan-b")[codes[0]] is None
    assert regions_of(after, after.active_variant) == regions_of(before, before.active_variant)


def test_nothing_usable_is_refused_and_nothing_is_changed(plan, tmp_path):
    before = read(plan)["indeling"]
    line = refused("importassignment", PLAN=plan, TABLE=table(tmp_path / "t.csv", [("x", "R1")]))
    assert line
    assert read(plan)["indeling"].equals(before)


def test_what_is_exported_can_be_imported(plan, codes, tmp_path):
    out = tmp_path / "indeling.csv"
    run("exportassignment", PLAN=plan, OUTPUT=str(out))
    rows = rows_of(out)
    assert [row["gm_code"] for row in rows] == codes
    assert set(rows[0]) >= {"gm_code", "gm_naam", "regio_id", "regio_nm"}
    results = run("importassignment", PLAN=plan, TABLE=out, VARIANT="Heen en terug")
    plan_ = read(plan)
    assert results["REJECTED_COUNT"] == 0
    assert regions_of(plan_, "heen-en-terug") == regions_of(plan_, plan_.active_variant)


def test_variants_are_compared(plan, codes, tmp_path):
    run("importassignment", PLAN=plan, TABLE=table(tmp_path / "t.csv", [(codes[0], "")]), VARIANT="Plan B")
    out = tmp_path / "verplaatst.gpkg"
    results = run("comparevariants", PLAN=plan, VARIANT_B="Plan B", OUTPUT=str(out))
    assert results["MOVED"] == 1
    (row,) = rows_of(out)
    assert row["gm_code"] == codes[0]
    assert "Plan C" in refused("comparevariants", PLAN=plan, VARIANT_B="Plan C", OUTPUT=str(out))
