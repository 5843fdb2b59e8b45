# SPDX-License-Identifier: GPL-2.0-or-later
"""One peer of the travel engine on one graph: ``peers.py PEER GRAPH POINTS COLUMNS``.

Runs in the environment of the peer and prints one line of JSON. All measure from junction to
junction. ``both`` says whether milliseconds and metres come out of the same run: where a peer
takes any float as a weight both are packed in one, as the engine itself does.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from statistics import median

import numpy as np

SHIFT = 24


def arcs(graph) -> tuple[np.ndarray, ...]:
    """Open directions without loops, the cheapest of parallel ones: tail, head, ms, metres."""
    parts = []
    for tail, head, ms in (("start", "end", "forward_ms"), ("end", "start", "backward_ms")):
        good = (graph[ms] > 0) & (graph[tail] != graph[head])
        parts.append([graph[tail][good], graph[head][good], graph[ms][good], graph["metres"][good]])
    tail, head, ms, metres = (np.concatenate(part).astype(np.int64) for part in zip(*parts, strict=True))
    key = tail * len(graph["junction_xy"]) + head
    order = np.lexsort((metres, ms, key))
    order = order[np.flatnonzero(np.diff(key[order], prepend=-1))]
    return tail[order], head[order], ms[order], metres[order]


def clock(job, repeats: int = 1):
    """Result of a job and the median seconds it took."""
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        result = job()
        seconds.append(time.perf_counter() - start)
    return result, median(seconds)


class Scipy:
    """Dijkstra from every destination over the reversed graph."""

    both = True
    slack = 0.0

    def __init__(self, graph) -> None:
        from scipy.sparse import csr_matrix

        tail, head, ms, metres = arcs(graph)
        n = len(graph["junction_xy"])
        packed = (ms << SHIFT | metres).astype(float)
        self.reverse = csr_matrix((packed, (head, tail)), shape=(n, n))

    def matrix(self, sources: np.ndarray, targets: np.ndarray) -> np.ndarray:
        """Costs of all pairs, infinite where there is no route."""
        from scipy.sparse.csgraph import dijkstra

        out = np.empty((len(sources), len(targets)))
        for column, target in enumerate(targets):  # row by row: all rows at once do not fit in memory
            out[:, column] = dijkstra(self.reverse, indices=int(target))[sources]
        return out


class Igraph:
    """igraph's distances with a list of sources and targets."""

    both = True
    slack = 0.0

    def __init__(self, graph) -> None:
        import igraph

        tail, head, ms, metres = arcs(graph)
        self.graph = igraph.Graph(n=len(graph["junction_xy"]), edges=np.stack([tail, head], axis=1), directed=True)
        self.weights = (ms << SHIFT | metres).astype(float).tolist()

    def matrix(self, sources: np.ndarray, targets: np.ndarray) -> np.ndarray:
        """Costs of all pairs, infinite where there is no route."""
        found = self.graph.distances(source=targets.tolist(), target=sources.tolist(), weights=self.weights, mode="in")
        return np.array(found).T


class RoutingKit:
    """The contraction hierarchy in C++; 32-bit weights, so milliseconds only."""

    both = False
    slack = 0.0

    def __init__(self, graph) -> None:
        import routingkit_cch as rk

        tail, head, ms, metres = arcs(graph)
        xy = graph["junction_xy"]
        self.metres = metres
        order = rk.compute_order_inertial(len(xy), tail.tolist(), head.tolist(), xy[:, 1].tolist(), xy[:, 0].tolist())
        self.cch = rk.CCH(order, tail.tolist(), head.tolist(), False)
        self.metric = rk.CCHMetric(self.cch, ms.tolist())

    def matrix(self, sources: np.ndarray, targets: np.ndarray) -> np.ndarray:
        """Costs of all pairs, infinite where there is no route."""
        import routingkit_cch as rk

        # Pinning the more numerous side and moving the other is its fastest way.
        many = rk.CCHManyToOne(self.metric, sources.tolist())
        columns = [many.distances_to(target) for target in targets.tolist()]
        return np.array([[np.inf if cost is None else cost for cost in column] for column in columns], float).T

    def one(self, sources: np.ndarray, targets: np.ndarray) -> float:
        """Median milliseconds of one moving target to all sources."""
        import routingkit_cch as rk

        many = rk.CCHManyToOne(self.metric, sources.tolist())
        times = [clock(lambda t=t: many.distances_to(t))[1] for t in targets.tolist()]
        return median(times) * 1000.0

    def with_metres(self, sources: np.ndarray, targets: np.ndarray) -> float:
        """Seconds per pair when the metres of the route are asked for as well."""
        import routingkit_cch as rk

        query = rk.CCHQuery(self.metric)
        pairs = [(s, t) for s in sources[:20].tolist() for t in targets[:10].tolist()]

        def job() -> None:
            for source, target in pairs:
                found = query.run(source, target)
                if found.distance is not None:
                    self.metres[np.array(found.arc_path, np.int64)].sum()
                del found  # one result at a time, or the library stops

        return clock(job)[1] / len(pairs)


class Pandana:
    """pandana's contraction hierarchy; one figure per run, rounded along the way."""

    both = False
    slack = 1e-3

    def __init__(self, graph) -> None:
        import pandana
        import pandas as pd

        tail, head, ms, _ = arcs(graph)
        xy = graph["junction_xy"]
        self.network = pandana.Network(
            pd.Series(xy[:, 0]), pd.Series(xy[:, 1]), pd.Series(tail), pd.Series(head),
            pd.DataFrame({"s": ms / 1000.0}), twoway=False,
        )  # fmt: skip

    def matrix(self, sources: np.ndarray, targets: np.ndarray) -> np.ndarray:
        """Costs of all pairs, infinite where there is no route."""
        a = np.repeat(sources, len(targets))
        b = np.tile(targets, len(sources))
        seconds = np.array(self.network.shortest_path_lengths(a, b, imp_name="s"))
        return np.where(seconds > 4e6, np.inf, seconds * 1000.0).reshape(len(sources), len(targets))


class Qgis:
    """QGIS's network analysis; the graph filled directly, which spares it its slow line reader."""

    both = True
    slack = 0.0

    def __init__(self, graph) -> None:
        from qgis.analysis import QgsGraph
        from qgis.core import QgsPointXY

        tail, head, ms, metres = arcs(graph)
        self.graph = QgsGraph()
        for x, y in graph["junction_xy"].tolist():
            self.graph.addVertex(QgsPointXY(x, y))
        packed = (ms << SHIFT | metres).astype(float)
        for a, b, cost in zip(head.tolist(), tail.tolist(), packed.tolist(), strict=True):
            self.graph.addEdge(a, b, [cost])

    def matrix(self, sources: np.ndarray, targets: np.ndarray) -> np.ndarray:
        """Costs of all pairs, infinite where there is no route."""
        from qgis.analysis import QgsGraphAnalyzer

        out = np.empty((len(sources), len(targets)))
        for column, target in enumerate(targets.tolist()):
            found = QgsGraphAnalyzer.dijkstra(self.graph, target, 0)
            # Which of the two lists holds the costs differs between versions.
            costs = next(part for part in found if isinstance(part[target], float) and part[target] == 0.0)
            out[:, column] = np.array(costs)[sources]
        return out


PEERS = {"scipy": Scipy, "igraph": Igraph, "routingkit": RoutingKit, "pandana": Pandana, "qgis": Qgis}


def megabytes() -> float:
    """Peak memory of this process; ``ru_maxrss`` would count that of the process that started it."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return float(line.split()[1]) / 1024.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0


def main() -> None:
    """Measure one peer."""
    name, graph_file, points_file, columns = sys.argv[1:5]
    with np.load(graph_file) as stored:
        graph = {key: stored[key] for key in stored.files}
    points = np.load(points_file)
    sources, targets = points["sources"], points["targets"][: int(columns)]
    peer, build = clock(lambda: PEERS[name](graph))
    first, once = clock(lambda: peer.matrix(sources, targets))
    seconds = clock(lambda: peer.matrix(sources, targets), 4)[1] if once < 3.0 else once
    expected = points["ms"][:, : int(columns)]
    ms = np.floor(first / 2.0**SHIFT) if peer.both else first
    ms = np.where(np.isinf(ms), -1, ms)
    same = np.abs(ms - expected) <= peer.slack * np.abs(expected)
    if peer.both:
        metres = np.where(ms < 0, 0, first - ms * 2.0**SHIFT)
        same &= (expected < 0) | (metres == points["metres"][:, : int(columns)])
    more = {}
    if name == "routingkit":
        more["one_ms"] = peer.one(sources, targets)
        more["pair_with_metres"] = peer.with_metres(sources, targets)
    result = {"build": build, "seconds": seconds, "both": peer.both, "equal": float(same.mean())}
    print(f"\n{json.dumps({**result, 'mb': megabytes(), **more})}")  # some peers print as well


if __name__ == "__main__":
    main()
