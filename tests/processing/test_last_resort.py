# SPDX-License-Identifier: GPL-2.0-or-later
"""No Python error reaches a user: one line, and the traceback in the log."""

from __future__ import annotations

import re
from contextlib import contextmanager

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
)

from opvangatlas.plugin.adapters import messages
from opvangatlas.plugin.processing.check_plan import CheckPlan
from opvangatlas.plugin.storage.geopackage import GeoPackageStore

from ..core.plans import at
from .doors import Heard, make_plan, read, refused, run

resource = pytest.importorskip("resource", reason="Windows has no limits")


@contextmanager
def small_disk(size):
    """No file of this process grows beyond so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def logged(monkeypatch):
    lines = []
    monkeypatch.setattr(messages, "log", lambda text, _level=None: lines.append(text))
    return lines


@pytest.mark.parametrize("error", [KeyError("gm_code"), ZeroDivisionError(), MemoryError(), RecursionError("deep")])
def test_what_was_not_foreseen_is_one_line_with_a_number(plan, monkeypatch, logged, error):
    def fails(*_given):
        raise type(error)(*error.args)

    monkeypatch.setattr(CheckPlan, "perform", fails)
    line = refused("checkplan", PLAN=plan)
    number = re.fullmatch(r"Something went wrong in ‘Check plan’ \(error (\d+)\)\. .*", line)[1]
    assert logged[0].startswith(f"{number}: Traceback")
    assert type(error).__name__ in logged[0]
    assert number in refused("checkplan", PLAN=plan)


def test_a_disk_that_is_full_is_named(plan, monkeypatch, logged):
    def fails(*_given):
        raise OSError(28, "No space left on device", "/schijf/uit.csv")

    monkeypatch.setattr(CheckPlan, "perform", fails)
    assert refused("checkplan", PLAN=plan).startswith("The disk is full: /schijf/uit.csv was not written.")
    assert logged


def test_a_csv_that_does_not_fit_leaves_the_earlier_one(plan, tmp_path):
    target = tmp_path / "indeling.csv"
    run("exportassignment", PLAN=plan, OUTPUT=target)
    whole = target.read_bytes()
    with small_disk(60):
        line = refused("exportassignment", PLAN=plan, OUTPUT=target)
        fresh = refused("exportassignment", PLAN=plan, OUTPUT=tmp_path / "nieuw.csv")
    assert line.startswith(f"The disk is full: {target} was not written.")
    assert "disk is full" in fresh
    assert target.read_bytes() == whole
    assert sorted(path.name for path in tmp_path.iterdir()) == ["indeling.csv", "plan.gpkg"]


def test_a_csv_is_shown_from_its_own_place(plan, tmp_path):
    target = tmp_path / "indeling.csv"
    context = QgsProcessingContext()
    wanted = QgsProcessingOutputLayerDefinition(str(target), QgsProject.instance())
    algorithm = QgsApplication.processingRegistry().algorithmById("opvangatlas:exportassignment")
    results, done = algorithm.run({"PLAN": str(plan), "OUTPUT": wanted}, context, Heard())
    assert done
    assert results["OUTPUT"] == str(target)
    assert list(context.layersToLoadOnCompletion()) == [str(target)]


def test_a_long_cell_is_read(plan, tmp_path):
    table = tmp_path / "locaties.csv"
    inside = at(0.5, 0.5)
    table.write_text(f"naam;x;y;toelichting\nA;{inside.x};{inside.y};{'x' * 200_000}\n", encoding="utf-8")
    assert run("importlocations", PLAN=plan, LOCATIONS=table, DEFAULT_TYPE="rol")["ACCEPTED"] == 1


def test_a_long_text_in_a_shapefile_is_said_to_be_cut(plan, tmp_path):
    table, heard = tmp_path / "lang.csv", Heard()
    inside = at(0.5, 0.5)
    table.write_text(f"naam;x;y;soort\nA;{inside.x};{inside.y};rol\nB;;;{'é' * 200}\n", encoding="utf-8")
    run("importlocations", feedback=heard, PLAN=plan, LOCATIONS=table, REJECTED=tmp_path / "af.shp")
    assert any("‘soort’ was cut to 254 characters in 1 rows" in line for line in heard.warnings), heard.warnings


def test_variants_without_municipalities_are_compared(tmp_path):
    plan = make_plan(tmp_path / "leeg.gpkg")
    with GeoPackageStore.open(plan) as store:
        old = store.read()
        store.save({"indeling": old["indeling"].iloc[:0], "gemeenten": old["gemeenten"].iloc[:0]})
    name = read(plan)["varianten"]["naam"].iloc[0]
    assert run("comparevariants", PLAN=plan, VARIANT_A=name, VARIANT_B=name, OUTPUT="TEMPORARY_OUTPUT")["MOVED"] == 0
