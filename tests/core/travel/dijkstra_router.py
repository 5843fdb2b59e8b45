# SPDX-License-Identifier: GPL-2.0-or-later
"""Plain Dijkstra: slow, obvious, and the measure of everything faster."""

from __future__ import annotations

import heapq

import numpy as np

from opvangatlas.plugin.core.progress import SILENT, Progress, stop_if_cancelled
from opvangatlas.plugin.core.travel.engine import Weight
from opvangatlas.plugin.core.travel.network import Int64, Network
from opvangatlas.plugin.core.travel.packing import UNREACHED, Packing
from opvangatlas.plugin.core.travel.router import Router, Seeds, saturated


class DijkstraRouter(Router):
    """One search with a binary heap per source, in plain Python."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._out: list[list[tuple[int, int, int]]] = [[] for _ in range(network.n_junctions)]
        arcs = network.arcs()
        for tail, head, ms, metres in zip(
            arcs.tail.tolist(), arcs.head.tolist(), arcs.ms.tolist(), arcs.metres.tolist(), strict=True
        ):
            self._out[tail].append((head, ms, metres))

    def packing(self, weight: Weight) -> Packing:
        """How the costs of a weight are packed."""
        return Packing.of(self._network, weight)

    def costs(self, sources: Seeds, targets: Seeds, *, weight: Weight = "tijd", progress: Progress = SILENT) -> Int64:
        """Packed costs, (sources, targets)."""
        packing = self.packing(weight)
        result = np.full((len(sources), len(targets)), UNREACHED, np.int64)
        for row in range(len(sources)):
            stop_if_cancelled(progress)
            reached = self._search(sources.junction[row].tolist(), sources.cost[row].tolist(), packing)
            both = saturated(reached[targets.junction] + targets.cost)
            result[row] = both.min(axis=1)
            progress.report((row + 1) / len(sources))
        return result

    def _search(self, junctions: list[int], costs: list[int], packing: Packing) -> Int64:
        """Packed cost from the seeds to every junction, compared as pairs and not as packed numbers."""
        best = np.full(self._network.n_junctions, UNREACHED, np.int64)
        time_first = packing.weight == "tijd"
        mask = (1 << packing.shift) - 1
        heap = [
            (cost >> packing.shift, cost & mask, junction)
            for junction, cost in zip(junctions, costs, strict=True)
            if cost < UNREACHED
        ]
        heapq.heapify(heap)
        done = [False] * len(best)
        while heap:
            primary, secondary, here = heapq.heappop(heap)
            if done[here]:
                continue
            done[here] = True
            best[here] = primary << packing.shift | secondary
            for head, ms, metres in self._out[here]:
                if not done[head]:
                    more, extra = (ms, metres) if time_first else (metres, ms)
                    heapq.heappush(heap, (primary + more, secondary + extra, head))
        return best
