# SPDX-License-Identifier: GPL-2.0-or-later
"""Giving the arcs of a hierarchy their cost: the only step that knows speeds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..progress import SILENT, Progress, stop_if_cancelled
from .engine import Weight
from .hierarchy import Hierarchy
from .network import Int64, Network
from .packing import UNREACHED, Packing


@dataclass(frozen=True, eq=False)
class Metric:
    """The cheapest way over each arc of a hierarchy, for one weight.

    Parameters
    ----------
    packing : Packing
    climb : int64 (a,)
        Packed cost from the lower to the upper end of each arc, through lower nodes only.
    descend : int64 (a,)
        The same from the upper to the lower end.
    """

    packing: Packing
    climb: Int64
    descend: Int64


def customise(hierarchy: Hierarchy, network: Network, weight: Weight, *, progress: Progress = SILENT) -> Metric:
    """Compute the cost of every arc, the lowest nodes first.

    For every node and every two of its upper neighbours, the way through the node may be the
    cheapest way between them. These ways are kept in one square matrix per node and handed to
    the parent, the *multifrontal* scheme of sparse factorisation (Duff and Reid 1983) with
    (min, +) for (+, ×); so no arc is ever searched for.

    Raises
    ------
    InputError
        When the network is too large to count with.
    Cancelled
    """
    packing = Packing.of(network, weight)
    metric = _initial(hierarchy, network, packing)
    if hierarchy.height == 0:
        return metric
    arcs_of = np.diff(hierarchy.first)
    total = max(1.0, float((arcs_of.astype(float) ** 2).sum()))
    done = 0.0
    fronts = _Fronts(hierarchy, hierarchy.height - 1)
    for depth in range(hierarchy.height - 1, 0, -1):
        stop_if_cancelled(progress)
        above = _Fronts(hierarchy, depth - 1)
        for nodes, k in fronts.groups():
            _eliminate(hierarchy, metric, fronts, above, nodes, k)
            done += float(len(nodes) * k * k)
        progress.report(done / total)
        fronts = above
    return metric


def _initial(hierarchy: Hierarchy, network: Network, packing: Packing) -> Metric:
    """Arcs at the cost of the cheapest link between their ends."""
    arcs = network.arcs()
    tail, head = hierarchy.node[arcs.tail].astype(np.int64), hierarchy.node[arcs.head].astype(np.int64)
    cost = packing.pack(arcs.ms, arcs.metres)
    place = hierarchy.arc(np.maximum(tail, head), np.minimum(tail, head))
    climbs = tail > head
    costs = []
    for chosen in (climbs, ~climbs):
        out = np.full(len(hierarchy.up), UNREACHED, np.int64)
        rows = np.flatnonzero(chosen)
        rows = rows[np.argsort(-cost[rows], kind="stable")]
        out[place[rows]] = cost[rows]  # of parallel links the last, cheapest, stays
        costs.append(out)
    return Metric(packing, costs[0], costs[1])


class _Fronts:
    """The square matrices of all nodes of one depth, one after the other in ``values``.

    ``values[base[v] + i * k + j]`` is the cheapest way found so far from the i-th to the j-th
    upper neighbour of node v, which has k of them.
    """

    def __init__(self, hierarchy: Hierarchy, depth: int) -> None:
        self.low, high = int(hierarchy.level[depth]), int(hierarchy.level[depth + 1])
        self.k = np.diff(hierarchy.first[self.low : high + 1])
        self.parent = hierarchy.parent[self.low : high]
        self.order = np.argsort(self.k, kind="stable")
        sizes = self.k[self.order] ** 2
        ends = np.cumsum(sizes)
        self.base = np.empty(len(self.k), np.int64)
        self.base[self.order] = ends - sizes
        self.values = np.full(int(ends[-1]), UNREACHED, np.int64)

    def groups(self) -> list[tuple[Int64, int]]:
        """Nodes with equally many arcs, no two of them children of the same node."""
        out: list[tuple[Int64, int]] = []
        counts = np.bincount(self.k)
        place = 0
        for k in np.flatnonzero(counts).tolist():
            nodes = self.order[place : place + counts[k]]
            place += counts[k]
            if k < 2:
                continue
            while len(nodes):
                # Nodes are numbered by parent, so siblings are neighbours.
                eldest = np.diff(self.parent[nodes], prepend=-2) != 0
                out.append((nodes[eldest] + self.low, k))
                nodes = nodes[~eldest]
        return out

    def view(self, nodes: Int64, k: int) -> Int64:
        """Matrices of a group, int64 (len(nodes), k, k)."""
        base = self.base[nodes - self.low]
        if len(nodes) == 1:
            start = int(base[0])
            return self.values[start : start + k * k].reshape(1, k, k)
        if int(base[-1] - base[0]) == (len(nodes) - 1) * k * k:
            return self.values[int(base[0]) : int(base[-1]) + k * k].reshape(-1, k, k)
        return self.values[base[:, None] + np.arange(k * k)].reshape(-1, k, k)


def _eliminate(hierarchy: Hierarchy, metric: Metric, fronts: _Fronts, above: _Fronts, nodes: Int64, k: int) -> None:
    """Find the ways through each node of a group, and hand them to its parent."""
    arcs = hierarchy.first[nodes][:, None] + np.arange(k)
    ways = metric.descend[arcs][:, :, None] + metric.climb[arcs][:, None, :]
    np.minimum(ways, fronts.view(nodes, k), out=ways)
    target = hierarchy.in_parent[arcs[:, :-1]].astype(np.int64)
    # The parent is the last neighbour: ways from and to it are costs of the parent's own arcs.
    metric.climb[target] = np.minimum(metric.climb[target], ways[:, -1, :-1])
    metric.descend[target] = np.minimum(metric.descend[target], ways[:, :-1, -1])
    parents = hierarchy.parent[nodes].astype(np.int64)
    k_parent = above.k[parents - above.low]
    if len(nodes) == 1 and int(k_parent[0]) == k - 1:
        matrix = above.view(parents, k - 1)
        np.minimum(matrix, ways[:, :-1, :-1], out=matrix)
        return
    place = target - hierarchy.first[parents][:, None]
    rows = above.base[parents - above.low][:, None] + place * k_parent[:, None]
    index = rows[:, :, None] + place[:, None, :]
    above.values[index] = np.minimum(above.values[index], ways[:, :-1, :-1])
