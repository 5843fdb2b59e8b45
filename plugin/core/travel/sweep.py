# SPDX-License-Identifier: GPL-2.0-or-later
"""Sweeps: from the label of one point down the elimination tree to very many junctions at once.

After Delling, Goldberg, Nowatzyk and Werneck, *PHAST* (2011), restricted to what lies above the
targets (Delling, Goldberg and Werneck, *RPHAST*, 2011).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .customise import Metric
from .hierarchy import Hierarchy
from .labels import Label, expand
from .network import Int64
from .packing import UNREACHED
from .router import Seeds, saturated


@dataclass(frozen=True, eq=False)
class SweepSet:
    """The part of the hierarchy above a set of points, ready to be swept.

    Parameters
    ----------
    nodes : int64 (r,)
        Nodes in it, ascending, so by depth.
    level : list of int
        First of ``nodes`` at each depth, and one past the last.
    first : int64 (r + 1,)
    up : int64 (b,)
        Upper end of each arc as a position in ``nodes``.
    weight : int64 (b,)
        Packed cost over each arc, in the direction of travel.
    seat : int64 (p, 2)
        Where the two ends of each point's link are in ``nodes``.
    cost : int64 (p, 2)
    """

    nodes: Int64
    level: list[int]
    first: Int64
    up: Int64
    weight: Int64
    seat: Int64
    cost: Int64

    def __len__(self) -> int:
        return len(self.seat)


def sweep_set(hierarchy: Hierarchy, metric: Metric, seeds: Seeds, *, leaving: bool) -> SweepSet:
    """Prepare points to be swept to. ``leaving``: they are the sources, and are travelled from."""
    ends = hierarchy.node[seeds.junction].astype(np.int64)
    nodes = _with_ancestors(hierarchy, np.unique(ends))
    count = hierarchy.first[nodes + 1] - hierarchy.first[nodes]
    arc = expand(hierarchy.first[nodes], count)
    weights = metric.climb if leaving else metric.descend
    return SweepSet(
        nodes=nodes,
        level=np.searchsorted(nodes, hierarchy.level).tolist(),
        first=np.concatenate([[0], np.cumsum(count)]),
        up=np.searchsorted(nodes, hierarchy.up[arc]),
        weight=weights[arc],
        seat=np.searchsorted(nodes, ends),
        cost=seeds.cost,
    )


def whole_network(hierarchy: Hierarchy, metric: Metric, *, leaving: bool) -> SweepSet:
    """All junctions as points, in the order of junctions."""
    everything = Seeds.at(np.arange(hierarchy.n_nodes, dtype=np.int32))
    return SweepSet(
        nodes=np.arange(hierarchy.n_nodes, dtype=np.int64),
        level=hierarchy.level.tolist(),
        first=hierarchy.first,
        up=hierarchy.up.astype(np.int64),
        weight=metric.climb if leaving else metric.descend,
        seat=hierarchy.node[everything.junction].astype(np.int64),
        cost=everything.cost,
    )


def _with_ancestors(hierarchy: Hierarchy, nodes: Int64) -> Int64:
    marked = np.zeros(hierarchy.n_nodes, bool)
    while len(nodes):
        marked[nodes] = True
        above = hierarchy.parent[nodes]
        above = above[above >= 0]
        nodes = np.unique(above[~marked[above]]).astype(np.int64)
    return np.flatnonzero(marked)


def sweep_nodes(hierarchy: Hierarchy, swept: SweepSet, label: Label) -> Int64:
    """Packed costs between the labelled point and all nodes of the set, int64 (r,)."""
    cost = np.full(len(swept.nodes), UNREACHED, np.int64)
    seat = np.minimum(np.searchsorted(swept.nodes, label.nodes), len(swept.nodes) - 1)
    known = swept.nodes[seat] == label.nodes
    cost[seat[known]] = label.cost[known]
    first, up, weight = swept.first, swept.up, swept.weight
    starts = [*first[np.array(swept.level[:-1])].tolist(), len(up)]
    for depth in range(1, len(swept.level) - 1):
        low, high = swept.level[depth], swept.level[depth + 1]
        if low == high:
            break
        a, b = starts[depth], starts[depth + 1]
        via = cost[up[a:b]]
        via += weight[a:b]
        here = cost[low:high]
        np.minimum(here, np.minimum.reduceat(via, first[low:high] - a), out=here)
    return cost


def sweep(hierarchy: Hierarchy, swept: SweepSet, label: Label) -> Int64:
    """Packed costs between the labelled point and the points of the set, int64 (p,)."""
    cost = sweep_nodes(hierarchy, swept, label)
    return saturated(cost[swept.seat] + swept.cost).min(axis=1)  # type: ignore[no-any-return]
