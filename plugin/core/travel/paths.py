# SPDX-License-Identifier: GPL-2.0-or-later
"""From costs back to roads: which links a shortest route runs over."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .customise import Metric
from .hierarchy import Hierarchy
from .labels import Label, expand, label_of
from .network import Bool, Int32, Int64, Network
from .packing import UNREACHED
from .router import Seeds, saturated


@dataclass(frozen=True, eq=False)
class Path:
    """Links of a route, from source to target, without the partial links at its ends.

    Parameters
    ----------
    cost : int
        Packed, partial links included.
    link : int32 (k,)
    reversed : bool (k,)
        Driven from the link's end to its start.
    source_end, target_end : int
        Which junction of the seeds (0: start of the link, 1: its end) the route uses.
    """

    cost: int
    link: Int32
    reversed: Bool
    source_end: int
    target_end: int


@dataclass(frozen=True, eq=False)
class Steps:
    """A label, and for every node of its chain the depth it was reached from.

    Depths of seeds point at themselves.
    """

    seeds: Seeds
    label: Label
    came_from: Int64


class PathFinder:
    """Unpacks routes over one hierarchy and metric.

    What every route needs, the arcs below each node and the cheapest link between junctions, is
    computed at the first route: half a second for the country.
    """

    def __init__(self, network: Network, hierarchy: Hierarchy, metric: Metric) -> None:
        self._network, self._hierarchy, self._metric = network, hierarchy, metric

    def path(self, source: Steps, target: Steps) -> Path | None:
        """The route between two points that a router would give, ``None`` when there is none."""
        common = self._common(source.label.nodes, target.label.nodes)
        if common == 0:
            return None
        total = saturated(source.label.cost[:common] + target.label.cost[:common])
        meet = int(total.argmin())
        if total[meet] >= UNREACHED:
            return None
        climb = _walk(source, meet)[::-1]
        descend = _walk(target, meet)
        nodes = np.concatenate([source.label.nodes[climb], target.label.nodes[descend[1:]]])
        link, turned = self._links(nodes[:-1], nodes[1:])
        return Path(
            int(total[meet]),
            link,
            turned,
            self._seed_end(source, climb[0]),
            self._seed_end(target, descend[-1]),
        )

    def steps(self, seeds: Seeds, *, leaving: bool) -> Steps:
        """The label of the only point in ``seeds``, and from which lower node each cost came."""
        hierarchy = self._hierarchy
        label = label_of(hierarchy, self._metric, seeds, leaving=leaving)
        weights = self._metric.climb if leaving else self._metric.descend
        first = hierarchy.first[label.nodes]
        count = hierarchy.first[label.nodes + 1] - first
        arc = expand(first, count)
        below = np.repeat(np.arange(len(label.nodes)), count)
        above = hierarchy.up_depth[arc]
        exact = (label.cost[above] < UNREACHED) & (label.cost[below] + weights[arc] == label.cost[above])
        came_from = np.full(len(label.nodes), -1, np.int64)
        came_from[above[exact]] = below[exact]
        depths = hierarchy.depth[hierarchy.node[seeds.junction[0]]]
        for depth, cost in zip(depths.tolist(), seeds.cost[0].tolist(), strict=True):
            if label.cost[depth] == cost:
                came_from[depth] = depth
        return Steps(seeds, label, came_from)

    @staticmethod
    def _common(a: Int64, b: Int64) -> int:
        """How many nodes from the root down two chains share."""
        shortest = min(len(a), len(b))
        differs = np.flatnonzero(a[:shortest] != b[:shortest])
        return int(differs[0]) if len(differs) else shortest

    def _seed_end(self, steps: Steps, depth: int) -> int:
        """Which of the two seeds a route begins or ends with."""
        seeds, cost = steps.seeds, int(steps.label.cost[depth])
        first_node = int(self._hierarchy.node[seeds.junction[0, 0]])
        return 0 if first_node == steps.label.nodes[depth] and int(seeds.cost[0, 0]) == cost else 1

    @cached_property
    def _below(self) -> tuple[Int64, Int64]:
        """First position per upper node, and the arcs sorted by their upper node."""
        up = self._hierarchy.up
        arcs = np.argsort(up, kind="stable")
        count = np.bincount(up, minlength=self._hierarchy.n_nodes)
        return np.concatenate([[0], np.cumsum(count)]), arcs

    @cached_property
    def _lower(self) -> Int32:
        """Lower node of each arc."""
        first = self._hierarchy.first
        return np.repeat(np.arange(self._hierarchy.n_nodes, dtype=np.int32), np.diff(first))

    @cached_property
    def _cheapest(self) -> tuple[Int64, Int64, Int32, Bool]:
        """Per ordered pair of nodes with a link: key, packed cost, link, and whether it is reversed."""
        arcs, n = self._network.arcs(), self._hierarchy.n_nodes
        cost = self._metric.packing.pack(arcs.ms, arcs.metres)
        node = self._hierarchy.node.astype(np.int64)
        key = node[arcs.tail] * n + node[arcs.head]
        order = np.lexsort((cost, key))
        order = order[np.flatnonzero(np.diff(key[order], prepend=-1))]
        return key[order], cost[order], arcs.link[order], arcs.reversed[order]

    def _links(self, tail: Int64, head: Int64) -> tuple[Int32, Bool]:
        """Replace arcs by the two arcs of a triangle below them, until every arc is a link."""
        key, cost, link, turned = self._cheapest
        while len(tail):
            weight = self._weight(tail, head)
            wanted = tail * self._hierarchy.n_nodes + head
            place = np.minimum(np.searchsorted(key, wanted), len(key) - 1)
            single = (key[place] == wanted) & (cost[place] == weight)
            if single.all():
                return link[place], turned[place]
            middle = self._middle(tail[~single], head[~single], weight[~single])
            parts = np.where(single, 1, 2)
            start = np.cumsum(parts) - parts
            new_tail, new_head = np.repeat(tail, parts), np.repeat(head, parts)
            cut = start[~single]
            new_head[cut] = middle
            new_tail[cut + 1] = middle
            tail, head = new_tail, new_head
        return np.empty(0, np.int32), np.empty(0, bool)

    def _weight(self, tail: Int64, head: Int64) -> Int64:
        arc = self._hierarchy.arc(np.maximum(tail, head), np.minimum(tail, head))
        return np.where(tail > head, self._metric.climb[arc], self._metric.descend[arc])

    def _middle(self, tail: Int64, head: Int64, weight: Int64) -> Int64:
        """For each arc that is a shortcut a lower node through which it has its cost."""
        first, arcs = self._below
        lower, upper = np.maximum(tail, head), np.minimum(tail, head)
        count = first[lower + 1] - first[lower]
        to_lower = arcs[expand(first[lower], count)]
        owner = np.repeat(np.arange(len(tail)), count)
        node = self._lower[to_lower].astype(np.int64)
        to_upper = self._hierarchy.arc(node, upper[owner])
        good = to_upper >= 0
        to_lower, to_upper, owner, node = to_lower[good], to_upper[good], owner[good], node[good]
        climb, descend = self._metric.climb, self._metric.descend
        climbs = (tail > head)[owner]
        way = np.where(climbs, descend[to_lower] + climb[to_upper], descend[to_upper] + climb[to_lower])
        exact = way == weight[owner]
        middle = np.full(len(tail), -1, np.int64)
        middle[owner[exact]] = node[exact]
        if (middle < 0).any():
            raise RuntimeError("a shortcut without a triangle: the metric does not belong to the hierarchy")
        return middle


def _walk(step: Steps, depth: int) -> list[int]:
    """Depths from a meeting node back to the seed its cost came from."""
    out = [depth]
    while int(step.came_from[depth]) != depth:
        depth = int(step.came_from[depth])
        out.append(depth)
    return out
