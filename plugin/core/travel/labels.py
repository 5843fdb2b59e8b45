# SPDX-License-Identifier: GPL-2.0-or-later
"""Labels: the costs between a point and all junctions above it in the elimination tree.

Every shortest route climbs from its source to some node and descends from there to its target;
that node is above both. So two labels joined give the cost of a route.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..progress import SILENT, Progress, stop_if_cancelled
from .customise import Metric
from .hierarchy import Hierarchy
from .network import Int32, Int64
from .packing import UNREACHED
from .router import Seeds

_WIDE = 6
"""From how many points under one node on a block operation beats gathering arc by arc."""


@dataclass(frozen=True, eq=False)
class Label:
    """The label of one point.

    Parameters
    ----------
    nodes : int64 (c,)
        The chain of nodes from the root (depth 0) to the deepest seed: depth is the position.
    cost : int64 (c,)
    """

    nodes: Int64
    cost: Int64


def chain_of(hierarchy: Hierarchy, node: int) -> Int64:
    """A node and everything above it, the root first."""
    parent = hierarchy.parent
    out = [node]
    while (node := int(parent[node])) >= 0:
        out.append(node)
    return np.array(out[::-1], np.int64)


def deepest_nodes(hierarchy: Hierarchy, seeds: Seeds) -> Int64:
    """The lower of each point's two junctions, int64 (p,).

    Raises
    ------
    ValueError
        When the other junction is not above it: the two are not the ends of one link.
    """
    nodes = hierarchy.node[seeds.junction].astype(np.int64)
    low, high = nodes.max(axis=1), nodes.min(axis=1)
    order = hierarchy.preorder
    inside = (order[high] <= order[low]) & (order[low] < hierarchy.preorder_end[high])
    if not inside.all():
        raise ValueError("the junctions of a seed are not the ends of one link")
    deepest: Int64 = low
    return deepest


def label_of(hierarchy: Hierarchy, metric: Metric, seeds: Seeds, *, leaving: bool) -> Label:
    """The label of the only point in ``seeds``: costs from it (``leaving``) or to it."""
    nodes = chain_of(hierarchy, int(deepest_nodes(hierarchy, seeds)[0]))
    weights = metric.climb if leaving else metric.descend
    cost = np.full(len(nodes), UNREACHED, np.int64)
    depths = hierarchy.depth[hierarchy.node[seeds.junction[0]]]
    np.minimum.at(cost, depths, seeds.cost[0])
    start, end = hierarchy.first[nodes], hierarchy.first[nodes + 1]
    above = hierarchy.up_depth
    # Near the root nodes tend to have arcs to a whole stretch of depths: a slice, no list of places.
    some = end > start
    lowest = np.where(some, above[start * some] if len(above) else 0, -1)
    unbroken = (lowest + end - start == np.arange(len(nodes))).tolist()
    first, last = start.tolist(), end.tolist()
    for position in range(len(nodes) - 1, 0, -1):
        here = cost[position]
        if here >= UNREACHED:
            continue
        arcs = slice(first[position], last[position])
        if unbroken[position]:
            part = cost[position - (arcs.stop - arcs.start) : position]
            np.minimum(part, weights[arcs] + here, out=part)
        else:
            places = above[arcs]
            cost[places] = np.minimum(cost[places], weights[arcs] + here)
    return Label(nodes, cost)


@dataclass(frozen=True, eq=False)
class LabelSet:
    """Labels of many points as one table.

    Parameters
    ----------
    order : int64 (p,)
        Column i holds point ``order[i]``; columns with a common ancestor are contiguous.
    deepest_preorder : int32 (p,)
        Preorder number of each column's deepest node, ascending.
    chain : int32 (h, p)
        Node of each column at each depth, -1 below its deepest seed.
    cost : int64 (h, p)
        Packed cost between the point and that node.
    """

    order: Int64
    deepest_preorder: Int32
    chain: Int32
    cost: Int64

    def __len__(self) -> int:
        return len(self.order)


def labels_of(
    hierarchy: Hierarchy, metric: Metric, seeds: Seeds, *, leaving: bool, progress: Progress = SILENT
) -> LabelSet:
    """Labels of all points at once, depth by depth from the deepest."""
    deepest = deepest_nodes(hierarchy, seeds)
    order = np.argsort(hierarchy.preorder[deepest], kind="stable")
    chain = _chains(hierarchy, deepest[order])
    cost = np.full(chain.shape, UNREACHED, np.int64)
    depths = hierarchy.depth[hierarchy.node[seeds.junction[order]]]
    for end in (0, 1):
        place = depths[:, end], np.arange(len(order))
        cost[place] = np.minimum(cost[place], seeds.cost[order, end])
    weights = metric.climb if leaving else metric.descend
    for depth in range(len(chain) - 1, 0, -1):
        if not depth & 15:
            stop_if_cancelled(progress)
            progress.report(1.0 - depth / len(chain))
        _climb_one_depth(hierarchy, weights, chain[depth], cost, depth)
    return LabelSet(order, hierarchy.preorder[deepest[order]], chain, cost)


def _chains(hierarchy: Hierarchy, deepest: Int64) -> Int32:
    """Ancestor of each point at each depth, int32 (h, p)."""
    depth = hierarchy.depth[deepest]
    height = int(depth.max(initial=-1)) + 1
    chain = np.full((height, len(deepest)), -1, np.int32)
    here = deepest.astype(np.int32)
    for d in range(height - 1, -1, -1):
        on = depth >= d
        chain[d, on] = here[on]
        here[on] = hierarchy.parent[here[on]]
    return chain


def _climb_one_depth(hierarchy: Hierarchy, weights: Int64, nodes: Int32, cost: Int64, depth: int) -> None:
    """Relax the arcs of all chain nodes at one depth, for every point above which they lie."""
    left, right = runs(nodes)
    wide = right - left >= _WIDE
    for low, high in zip(left[wide].tolist(), right[wide].tolist(), strict=True):
        node = int(nodes[low])
        arcs = slice(int(hierarchy.first[node]), int(hierarchy.first[node + 1]))
        above = hierarchy.up_depth[arcs]
        block = cost[above, low:high]
        cost[above, low:high] = np.minimum(block, weights[arcs, None] + cost[depth, low:high], out=block)
    column = expand(left[~wide], right[~wide] - left[~wide])
    if len(column) == 0:
        return
    node_of = nodes[column]
    start = hierarchy.first[node_of]
    count = hierarchy.first[node_of + 1] - start
    arc = expand(start, count)
    place = hierarchy.up_depth[arc] * np.int64(cost.shape[1]) + np.repeat(column, count)
    flat = cost.reshape(-1)
    flat[place] = np.minimum(flat[place], weights[arc] + np.repeat(cost[depth, column], count))


def runs(nodes: Int32) -> tuple[Int64, Int64]:
    """First and one-past-last position of each run of equal, non-negative numbers."""
    left = np.flatnonzero(np.diff(nodes, prepend=-2))
    right = np.append(left[1:], len(nodes))
    on = nodes[left] >= 0
    return left[on], right[on]


def expand(start: Int64, count: Int64) -> Int64:
    """The numbers start[i] … start[i] + count[i] - 1 for all i, one after the other."""
    before = np.cumsum(count) - count
    numbers: Int64 = np.arange(int(count.sum()), dtype=np.int64) + np.repeat(start - before, count)
    return numbers


def join_all(sources: LabelSet, targets: LabelSet, *, progress: Progress = SILENT) -> Int64:
    """Packed costs (sources, targets) in their original order.

    At every depth the sources and the targets below one node are contiguous, so each common
    ancestor is tried for exactly the pairs it is an ancestor of.
    """
    best = np.full((len(sources), len(targets)), UNREACHED, np.int64)
    for depth in range(min(len(sources.chain), len(targets.chain))):
        stop_if_cancelled(progress)
        s_left, s_right = runs(sources.chain[depth])
        t_left, t_right = runs(targets.chain[depth])
        _, s_row, t_row = np.intersect1d(
            sources.chain[depth, s_left],
            targets.chain[depth, t_left],
            assume_unique=True,
            return_indices=True,
        )
        if len(s_row) == 0:
            break
        for a, b, c, d in zip(
            s_left[s_row].tolist(),
            s_right[s_row].tolist(),
            t_left[t_row].tolist(),
            t_right[t_row].tolist(),
            strict=True,
        ):
            block = best[a:b, c:d]
            via = sources.cost[depth, a:b, None] + targets.cost[depth, c:d]
            np.minimum(block, via, out=block)
    out = np.empty_like(best)
    out[sources.order[:, None], targets.order] = best
    return out


def join_one(hierarchy: Hierarchy, one: Label, many: LabelSet) -> Int64:
    """Packed costs between one point and many, int64 (p,) in their original order."""
    best = np.full(len(many), UNREACHED, np.int64)
    left = np.searchsorted(many.deepest_preorder, hierarchy.preorder[one.nodes])
    right = np.searchsorted(many.deepest_preorder, hierarchy.preorder_end[one.nodes])
    common = int(np.count_nonzero(right > left))  # intervals only shrink with depth
    whole = int(np.count_nonzero((left[:common] == 0) & (right[:common] == len(many))))
    if whole:
        best = np.minimum(best, (many.cost[:whole] + one.cost[:whole, None]).min(axis=0))
    cost = one.cost
    for depth in range(whole, common):
        under = slice(left[depth], right[depth])
        best[under] = np.minimum(best[under], many.cost[depth, under] + cost[depth])
    out = np.empty_like(best)
    out[many.order] = best
    return out
