# SPDX-License-Identifier: GPL-2.0-or-later
"""The engine on one graph: ``ours.py GRAPH POINTS FOLDER WRITE`` prints one line of JSON.

A process of its own per graph, so that its memory can be told. Writes the costs of all pairs into
POINTS for the peers to compare with.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from statistics import median

import numpy as np

sys.path.append(str(Path(__file__).resolve().parents[1]))

from common import load_plugin

MANY = 14_000
MOVES = 60


def clock(job, repeats: int = 5):
    """Result of a job and the median seconds of five runs."""
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        result = job()
        seconds.append(time.perf_counter() - start)
    return result, median(seconds)


def megabytes() -> float:
    """Peak memory of this process; ``ru_maxrss`` would count that of the process that started it."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return float(line.split()[1]) / 1024.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0


def build(graph: Path, folder: Path) -> dict[str, float]:
    """Everything from links to a folder that opens at once; the first time and after other speeds."""
    from dataclasses import replace

    from opvangatlas.plugin.core.travel import quality
    from opvangatlas.plugin.core.travel.build import Built
    from opvangatlas.plugin.core.travel.hierarchy_router import HierarchyRouter
    from opvangatlas.plugin.core.travel.network import Network
    from opvangatlas.plugin.core.travel.snap import snap_grid
    from opvangatlas.plugin.storage.network_cache import COMPUTED_FOLDER, NetworkCache, write_network

    with np.load(graph) as stored:
        network = Network(**{key: stored[key] for key in stored.files})
    before = megabytes()
    router, engine = clock(lambda: HierarchyRouter.build(network), 1)
    _, grid = clock(lambda: snap_grid(network), 1)
    table, part = quality.components(network)
    nothing = quality.remark(quality.DUPLICATE, np.empty(0, np.int64), np.empty((0, 2)))
    report = quality.QualityReport(table, nothing, part, network.n_links, network.n_links)
    write_network(folder, Built(network, report), {})
    peak = megabytes()
    hierarchy = router.hierarchy
    cache = NetworkCache(folder / COMPUTED_FOLDER)
    cache.engine(network)
    faster = replace(network, forward_ms=np.where(network.forward_ms > 0, network.forward_ms + 1, -1))
    _, again = clock(lambda: cache.engine(replace(faster, forward_ms=faster.forward_ms.astype(np.int32))), 1)
    return {
        "junctions": network.n_junctions,
        "links": network.n_links,
        "arcs": len(hierarchy.up),
        "height": hierarchy.height,
        "build": engine + grid,
        "respeed": again,
        "build_mb": peak,
        "graph_mb": before,
    }


def query(folder: Path, points: Path) -> dict[str, float]:
    """Warm start and questions, snapping included wherever a map would need it."""
    from opvangatlas.plugin.core.travel.engine import Places
    from opvangatlas.plugin.core.travel.packing import UNREACHED
    from opvangatlas.plugin.core.travel.router import Seeds
    from opvangatlas.plugin.storage.network_cache import open_engine

    opened, warm = clock(lambda: open_engine(folder)[1])
    engine, router = opened.engine, opened.engine.router
    stored = dict(np.load(points))
    sources, targets = stored["sources"], stored["targets"]
    at = Seeds.at

    def pairs(columns: int):
        return router.costs(at(sources.astype(np.int32)), at(targets[:columns].astype(np.int32)))

    cost, all_pairs = clock(lambda: pairs(len(targets)))
    _, fifty = clock(lambda: pairs(50))
    ms, metres = router.packing("tijd").unpack(cost)
    unreached = cost >= UNREACHED
    np.savez(
        points, sources=sources, targets=targets,
        ms=np.where(unreached, -1, ms), metres=np.where(unreached, -1, metres),
    )  # fmt: skip
    rng = np.random.default_rng(11)
    xy = engine.network.junction_xy

    def places(count: int) -> Places:
        chosen = xy[rng.integers(0, len(xy), count)] + rng.normal(0.0, 150.0, (count, 2))
        return Places(tuple(map(str, range(count))), chosen)

    moving = places(MOVES).xy
    out = {"warm": warm, "m300": all_pairs, "m50": fifty}
    for name, count in (("one342", 342), ("one14000", MANY)):
        ready, preparing = clock(lambda count=count: engine.prepare(places(count)), 1)
        times = [clock(lambda x=x, y=y, ready=ready: engine.measure(ready, x, y), 1)[1] for x, y in moving]
        out |= {name: median(times) * 1000.0, f"{name}_worst": max(times) * 1000.0, f"{name}_ready": preparing}
    _, everything = clock(lambda: router.one_to_all(at(targets[:1].astype(np.int32))))
    return out | {"all": everything * 1000.0, "query_mb": megabytes()}


def main() -> None:
    """Build or query, as asked."""
    load_plugin()
    mode, graph, points, folder = sys.argv[1], *map(Path, sys.argv[2:5])
    print(json.dumps(build(graph, folder) if mode == "build" else query(folder, points)))


if __name__ == "__main__":
    main()
