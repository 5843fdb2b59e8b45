# SPDX-License-Identifier: GPL-2.0-or-later
"""Drawing regions, measured: hovering, committing, undoing, stroking, opening a variant.

``regions_bench.py [DATA]``. The aims (printed beside the figures, never asserted): hover 16 ms, commit
until figures and polygons are right 100 ms, opening a variant 300 ms; with 3.340 units at most three times
that in core functions. Units are the real municipalities of 2024, and the same cut in strips.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely
from common import DATA, load_plugin, measured

if TYPE_CHECKING:
    from opvangatlas.plugin.core.model.plan import Plan

STRIP_M = 1_560.0
"""Width that makes about as many parts as the country has wijken: 3.340."""


TABLES = (
    "gemeenten", "varianten", "regios", "indeling", "opvanglocaties", "capaciteitsperioden", "locatie_regio",
    "taakstellingen", "verbindingen",
)  # fmt: skip
"""What the figures of a division are made from."""


def cut(polygons: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Strips of polygons between lines that are the same for all, and which polygon each comes from.

    The same lines, so that the strips of neighbours share their corners, as wijken do.
    """
    left, low, right, high = shapely.total_bounds(polygons)
    shapes = [shapely.box(a, low, a + STRIP_M, high) for a in np.arange(left, right, STRIP_M)]
    strips, owners = shapely.STRtree(polygons).query(shapes, predicate="intersects")
    found = shapely.set_precision(shapely.intersection(np.array(shapes)[strips], polygons[owners]), 0.001)
    parts = [shapely.MultiPolygon([p for p in shapely.get_parts(f) if p.geom_type == "Polygon"]) for f in found]
    real = shapely.area(parts) > 0
    return np.array(parts, dtype=object)[real], owners[real]


def core(title: str, polygons: np.ndarray, region_of: np.ndarray, people: np.ndarray) -> None:
    """The core functions behind hovering and committing."""
    from opvangatlas.plugin.core.regions.adjacency import shared_borders
    from opvangatlas.plugin.core.regions.board import Board
    from opvangatlas.plugin.core.regions.coverage import union
    from opvangatlas.plugin.core.regions.places import Places
    from opvangatlas.plugin.core.regions.soundness import as_multi
    from opvangatlas.plugin.core.regions.tally import UNASSIGNED, Sites, Units

    count, generator = len(polygons), np.random.default_rng(1)
    print(f"{title}: {count} units, {region_of.max() + 1} regions")
    start = time.perf_counter()
    edges = shared_borders(polygons)
    print(f"  {'which units touch, once':<58} {(time.perf_counter() - start) * 1000:8.2f} ms")
    nan = np.full(count, np.nan)
    sites = Sites(
        generator.integers(0, count, 75),
        np.full(75, UNASSIGNED),
        np.full(75, 300.0),
        generator.uniform(1, 200, (count, 75)),
    )
    codes = [f"U{number}" for number in range(count)]
    regions = [f"R{number}" for number in range(int(region_of.max()) + 1)]
    start = time.perf_counter()
    board = Board(
        codes, codes, Units(count, np.vstack([people, nan, nan]), edges),
        {code: regions[r] for code, r in zip(codes, region_of, strict=True)}, regions, sites,
    )  # fmt: skip
    print(f"  {'totals of all, once':<58} {(time.perf_counter() - start) * 1000:8.2f} ms")
    places, points = Places(polygons), shapely.get_coordinates(shapely.point_on_surface(polygons))

    def hover(number: int) -> None:
        row = places.at(*points[number * 7 % count])
        board.effect([codes[row]], regions[number % len(regions)])

    def commit(number: int) -> None:
        changed = board.apply({codes[number * 7 % count]: regions[number % len(regions)]})
        for region in changed:
            rows = [board.row[code] for code in board.members(region)]
            as_multi(union(polygons[rows]))

    def stroke(number: int) -> None:
        target = regions[number % len(regions)]
        for step in range(1, 51):
            board.effect(codes[number : number + step], target)

    measured("hover: unit under the pointer and the effect", hover, aim=16)
    measured("commit: totals and polygons of the regions that change", commit, aim=100)
    measured("stroke over 50 units, the effect after each", stroke, times=5)
    measured(
        "proposals for all that is loose", lambda _n: [board.proposals(c) for c in board.to_repair()[:20]], times=5
    )


def in_qgis(folder: Path) -> None:
    """The same through layers, undo stack, memory layer and journal."""
    from qgis.core import QgsProject

    from opvangatlas.plugin.adapters.division.journal import Journal
    from opvangatlas.plugin.adapters.division.move_log import ChangeLog
    from opvangatlas.plugin.adapters.division.painting import Painting
    from opvangatlas.plugin.adapters.plan.plan_layers import find
    from opvangatlas.plugin.adapters.plan.project import build_project
    from opvangatlas.plugin.core.regions.derive import copied_variant
    from opvangatlas.plugin.core.situation.board import board_of
    from opvangatlas.plugin.core.situation.situation import Situation
    from opvangatlas.plugin.storage.geopackage import GeoPackageStore

    store = GeoPackageStore.open(folder / "plan.gpkg")
    plan, project = store.read(), QgsProject.instance()
    situation = Situation(plan, today=date.today())
    start = time.perf_counter()
    board = board_of(situation)
    print(f"In QGIS: {len(board.codes)} municipalities, {len(board.regions)} regions")
    print(f"  {'board of the plan, neighbours included, once':<58} {(time.perf_counter() - start) * 1000:8.2f} ms")
    build_project(folder / "plan.gpkg", project, "nl")
    polygons = situation.municipalities["geom"].to_numpy()
    painting = Painting(
        project, find(project, "gemeenten"), find(project, "regios"), board, polygons,
        variant=plan.active_variant, journal=Journal(folder / "plan.gpkg"), log=ChangeLog(store, plan.active_variant),
    )  # fmt: skip
    painting.edit()
    painting._begin()
    codes, regions = board.codes, board.regions

    def commit(number: int) -> None:
        painting.assign([codes[number * 7 % len(codes)]], regions[number % len(regions)], "move")

    def stroke(number: int) -> None:
        painting.assign(codes[number * 50 : number * 50 + 50], regions[number], "stroke")

    stack = painting.layer.undoStack()
    measured("commit: layer, totals, polygons shown, journal", commit, aim=100)
    measured("undo of one move", lambda _n: stack.undo(), times=15, aim=100)
    measured("a stroke of 50 municipalities committed", stroke, times=5, aim=100)
    start = time.perf_counter()
    painting.save()
    print(f"  {'save: assignment, polygons, log':<58} {(time.perf_counter() - start) * 1000:8.2f} ms")
    variant, frames = copied_variant(store.read(), plan.active_variant, "B", date.today())
    store.save(frames)

    def switch(number: int) -> None:
        store.activate(variant if number % 2 else plan.active_variant)
        board_of(Situation(store.read(TABLES).public(), today=date.today()), neighbourhood=situation.neighbourhood)

    measured("opening a variant: activate, read, board", switch, times=5, aim=300)
    painting.stop()
    project.clear()


def main(data: Path) -> None:
    """Measure, where the real municipalities are there."""
    source = data / "nl_2024" / "gemeenten_2024.gpkg"
    if not source.is_file():
        sys.exit(f"regions_bench: no municipalities at {source}; set OPVANGATLAS_DATA")
    load_plugin()
    from qgis.core import QgsApplication

    application = QgsApplication([], True)
    application.initQgis()
    with tempfile.TemporaryDirectory() as folder:
        plan = _plan(source, Path(folder) / "plan.gpkg")
        frame = plan["gemeenten"]
        polygons, people = frame["geom"].to_numpy(), frame["inwoners"].to_numpy(dtype=float)
        numbers = frame["regio_id"].astype("category").cat.codes.to_numpy().astype(np.int64)
        core("Municipalities", polygons, numbers, people)
        parts, owner = cut(polygons)
        core("As many as wijken (municipalities cut in strips)", parts, numbers[owner], people[owner] / 10)
        in_qgis(Path(folder))
    application.exitQgis()


def _plan(source: Path, target: Path) -> Plan:
    """A plan of the country in its 25 veiligheidsregio's, also in a file."""
    from qgis.core import QgsVectorLayer

    from opvangatlas.plugin.adapters.layers import polygons_in_rd
    from opvangatlas.plugin.core.intake.municipalities import Columns, NewPlan, create_plan
    from opvangatlas.plugin.storage.geopackage import GeoPackageStore

    layer = QgsVectorLayer(str(source), "gemeenten", "ogr")
    rows = polygons_in_rd(layer, "gemeenten")
    columns = Columns.guessed(
        layer.fields().names(), division="veiligheidsregio_code", division_name="veiligheidsregio"
    )
    plan, _ = create_plan(rows, columns, NewPlan("Nederland", divisions={"veiligheidsregio": "veiligheidsregio_code"}))
    GeoPackageStore.create(target, _with_locations(plan)).close()
    return plan


def _with_locations(plan: Plan) -> Plan:
    """75 made up regional locations, so that travel is counted."""
    frame = plan["gemeenten"].iloc[:: len(plan["gemeenten"]) // 75][:75]
    rows = pd.DataFrame({
        "loc_id": [f"L{number}" for number in range(len(frame))], "loc_naam": "locatie",
        "gm_code": list(frame["gm_code"]),
        "type_2020": "rol", "status": "voortzetten", "vertrouwelijk": False,
        "geom": list(shapely.point_on_surface(frame["geom"].to_numpy())),
    })  # fmt: skip
    periods = pd.DataFrame({"periode_id": rows["loc_id"], "loc_id": rows["loc_id"], "plekken_asiel": 300})
    return plan.with_tables(opvanglocaties=rows, capaciteitsperioden=periods)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
