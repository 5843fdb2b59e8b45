# SPDX-License-Identifier: GPL-2.0-or-later
"""Byte for byte: what the public gets of a plan is what it gets of the plan without its confidential rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from osgeo import ogr

from opvangatlas.plugin.storage.annex_folder import files_in
from opvangatlas.plugin.storage.drivers import gdal_exceptions
from opvangatlas.plugin.storage.geopackage import GeoPackageStore

from ..core.public_plans import random_plan, without_secrets
from .doors import run


def two_plans(seed: int, folder: Path) -> list[Path]:
    """A random plan with its confidential rows, and without them, under the same name."""
    plan = random_plan(seed)
    rows = plan["opvanglocaties"]
    plan = plan.with_tables(opvanglocaties=rows.assign(vertrouwelijk=rows["vertrouwelijk"].fillna(True)))
    paths = []
    for name, made in (("met", plan), ("zonder", without_secrets(plan))):
        (folder / name).mkdir()
        paths.append(folder / name / "plan.gpkg")
        GeoPackageStore.create(paths[-1], made).close()
    return paths


def annex_of(plan: Path, parts: list[str]) -> dict[str, bytes]:
    """Every file of a public annex."""
    folder = plan.parent / "bijlage"
    run("exportannex", PLAN=plan, FOLDER=folder, PARTS=parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files_in(folder)}


def same(made: list[dict[str, bytes]]) -> None:
    assert sorted(made[0]) == sorted(made[1])
    assert [name for name in made[0] if made[0][name] != made[1][name]] == []


@pytest.mark.parametrize("seed", range(50))
def test_every_file_of_the_annex(seed, tmp_path):
    parts = ["gis", "geojson", "tabellen", "blad"] if seed % 5 else ["gis", "geojson", "tabellen", "document", "blad"]
    same([annex_of(path, parts) for path in two_plans(seed, tmp_path)])


@pytest.mark.parametrize("seed", [100])
def test_with_the_maps_and_the_document(seed, tmp_path):
    same(
        [
            annex_of(path, ["gis", "geojson", "tabellen", "kaarten", "document", "blad"])
            for path in two_plans(seed, tmp_path)
        ]
    )


_OTHERS = {
    "checkplan": {"FINDINGS": "bevindingen.gpkg", "TRAVEL": "reistijden.gpkg"},
    "capacitybalance": {"OUTPUT": "balans.gpkg"},
    "needandoffer": {"OUTPUT": "stand.gpkg", "MAP": "kaart.gpkg"},
    "reserveplan": {"PLACES": 400, "WITHIN_DAYS": 60, "OUTPUT": "reserve.gpkg"},
    "exportassignment": {"OUTPUT": "indeling.csv"},
}


def outcome(name: str, plan: Path) -> list[object]:
    """What an algorithm gives, and the rows of its outputs."""
    given = {
        key: plan.parent / value if str(value).endswith(("gpkg", "csv")) else value
        for key, value in _OTHERS[name].items()
    }
    results = run(name, PLAN=plan, **given)
    figures = {key: value for key, value in results.items() if key not in given}
    return [figures, *(rows_of(path) for path in given.values() if isinstance(path, Path))]


def rows_of(path: Path) -> list[str]:
    """Every row of every layer, with its place."""
    found = []
    with gdal_exceptions():
        source = ogr.Open(str(path))
        for number in range(source.GetLayerCount()):
            layer = source.GetLayer(number)
            for feature in layer:
                shape = feature.GetGeometryRef()
                found.append(f"{layer.GetName()} {feature.items()} {shape.ExportToWkt() if shape else None}")
    return found


@pytest.mark.parametrize("name", _OTHERS)
@pytest.mark.parametrize("seed", range(5))
def test_every_algorithm_that_reads_a_plan(name, seed, tmp_path):
    made = [outcome(name, path) for path in two_plans(seed, tmp_path)]
    assert made[0] == made[1]


_DOORS = (".public()", "self.permitted(", "plan_situation(", "require_situation(", "situated(", "pair(")
_READS_NO_LOCATION = {"compare_variants", "divide_target", "export_assignment"}
"""The division of a plan, or its municipalities, which hold no location."""


def test_no_algorithm_reads_a_plan_past_the_public_view():
    """One that is added is compared above, or measures over the one view of :mod:`.travel_input`."""
    folder = Path(__file__).resolve().parents[2] / "plugin" / "processing"
    read = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    gives = {name for name, text in read.items() if "yield plan_parameter()" in text}
    gives -= {name for name in gives if name.startswith(("import_", "update_", "table_"))} | _READS_NO_LOCATION
    assert len(gives) > 8
    assert [name for name in sorted(gives) if not any(door in read[name] for door in _DOORS)] == []
