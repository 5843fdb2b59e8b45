# SPDX-License-Identifier: GPL-2.0-or-later
"""How long it takes to say what a site does: ``python benchmarks/siting_bench.py``.

342 municipalities and 75 locations from the trial data (``OPVANGATLAS_DATA``, else ``../shared/data``), by straight
line and over a made-up network of 150,000 junctions across the middle of the country. Beside it, in the same run:
two full checks of the plan, and scipy's Dijkstra from the site over the same roads.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import shapely
from common import DATA, algorithms

JUNCTIONS, SPACING, CORNER = 150_000, 450.0, (105_000.0, 415_000.0)
MOVES, SITES = 200, 10_000


def times(act: Callable[[int], object], count: int) -> np.ndarray:
    """Milliseconds of each of so many times; one before does not count."""
    act(0)
    found = []
    for number in range(count):
        start = time.perf_counter()
        act(number)
        found.append((time.perf_counter() - start) * 1000)
    return np.array(found)


def row(label: str, found: np.ndarray, aim: str = "") -> None:
    """One line of the table."""
    print(f"  {label:<52} {np.median(found):9.1f} ms, 95% {np.percentile(found, 95):9.1f}   {aim}", flush=True)


def roads() -> dict[str, np.ndarray]:
    """A country-wide net of triangles, put over the middle of the country."""
    from travel import graphs

    made = graphs.delaunay(JUNCTIONS, SPACING)
    xy = made["junction_xy"]
    shift = np.array(CORNER) - xy.min(axis=0)
    for name in ("junction_xy", "coords"):
        made[name] = made[name] + shift
    return made


def main() -> None:
    """Measure and print."""
    data = DATA
    if not (data / "nl_2024").is_dir():
        print(f"no trial data in {data}; set OPVANGATLAS_DATA")
        return
    step = algorithms()
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import dijkstra

    from opvangatlas.plugin.core.capacity.quarters import Quarter
    from opvangatlas.plugin.core.checks.assess import assess, straight_line
    from opvangatlas.plugin.core.siting.effect import Site, SiteBoard
    from opvangatlas.plugin.core.travel.network import Network
    from opvangatlas.plugin.core.travel.network_engine import NetworkEngine
    from opvangatlas.plugin.storage.geopackage import GeoPackageStore

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.gpkg"
        step(
            "createplan",
            MUNICIPALITIES=data / "nl_2024" / "gemeenten_2024.gpkg",
            DIVISION_FIELD="veiligheidsregio_code",
            REFERENCE_DATE="2015-10-01",
            OUTPUT=path,
        )
        step(
            "importlocations",
            PLAN=path,
            LOCATIONS=data / "csweb_azc_2015" / "azc_2015.csv",
            FIELD_MAP="loc_naam=naam;plekken=opvangplaatsen;tot=beschikbaar_tot",
            DEFAULT_TYPE="rol",
            DEFAULT_STATUS="voortzetten",
        )
        with GeoPackageStore.open(path, read_only=True) as store:
            plan = store.read()

    quarter, draw = Quarter(2015, 4), np.random.default_rng(1)
    points = shapely.points(draw.uniform(np.array(CORNER) + 5_000, np.array(CORNER) + 165_000, (SITES, 2)))
    sites = [Site(point, 300) for point in points]
    network = Network(**roads())
    engines = {"straight line": straight_line(plan), f"{network.n_junctions:,} junctions": NetworkEngine.build(network)}
    for name, engine in engines.items():
        print(name)
        board = SiteBoard.of(plan, engine, quarter)
        start = time.perf_counter()
        board.make_ready()
        row("made ready, once per plan", np.array([(time.perf_counter() - start) * 1000]))
        row("one site, as the pointer moves", times(lambda i, b=board: b.effects([sites[i]]), MOVES), "aim 95% 16 ms")
        row(f"{SITES:,} sites at once", times(lambda _, b=board: b.effects(sites), 1), "aim 20,000 ms")
        checks = times(lambda _, e=engine: [assess(plan, e, today=date(2015, 10, 1)) for _ in range(2)], 2)
        row("peer: two full checks, for one site", checks)
    back = network.backward_ms >= 0
    ms = np.concatenate([network.forward_ms, network.backward_ms[back]]).astype(float)
    tail = np.concatenate([network.start, network.end[back]])
    head = np.concatenate([network.end, network.start[back]])
    graph = csr_matrix((ms, (head, tail)), shape=(network.n_junctions,) * 2)  # turned round: towards the site
    row("peer: scipy's Dijkstra, travel to one site only", times(lambda i: dijkstra(graph, indices=i * 97), 20))


if __name__ == "__main__":
    main()
