# SPDX-License-Identifier: GPL-2.0-or-later
"""The shape of a customizable contraction hierarchy: the elimination tree and its shortcut arcs.

After Dibbelt, Strasser and Wagner, *Customizable Contraction Hierarchies* (2014, arXiv 1402.0402).
Nothing here depends on speeds: new speeds only need :mod:`.customise`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ..progress import SILENT, Part, Progress, stop_if_cancelled
from ..wording import Text
from .network import Int32, Int64, Network
from .order import elimination_rank

ORDERING = Text(nl="Volgorde van kruispunten bepalen", en="Ordering the junctions")
SHORTCUTS = Text(nl="Kortsluitingen in het wegennet zoeken", en="Finding shortcuts in the network")


@dataclass(frozen=True, eq=False)
class Hierarchy:
    """An elimination tree over ``n`` nodes (one per junction) and ``a`` upward arcs.

    Nodes are numbered by depth, root first, and within a depth by their parent: the nodes below
    one node are contiguous at every depth. Every arc goes from a node to one of its ancestors.

    Parameters
    ----------
    node : int32 (n,)
        Node of each junction.
    parent : int32 (n,)
        Parent of each node, -1 for a root. The deepest node it has an arc to.
    level : int64 (h + 1,)
        First node of each depth.
    first : int64 (n + 1,)
        First arc of each node.
    up : int32 (a,)
        Upper end of each arc, ascending within a node: the parent comes last.
    in_parent : int32 (a,)
        For an arc from v to u: the arc from v's parent to u, -1 when u is the parent.
    preorder, preorder_end : int32 (n,)
        The nodes below v, itself included, have the numbers preorder[v] to preorder_end[v].
    """

    node: Int32
    parent: Int32
    level: Int64
    first: Int64
    up: Int32
    in_parent: Int32
    preorder: Int32
    preorder_end: Int32

    @property
    def n_nodes(self) -> int:
        """How many nodes, as many as junctions."""
        return len(self.node)

    @property
    def height(self) -> int:
        """How many depths."""
        return len(self.level) - 1

    @cached_property
    def depth(self) -> Int32:
        """Depth of each node, int32 (n,); roots have 0."""
        return np.repeat(np.arange(self.height, dtype=np.int32), np.diff(self.level))

    @cached_property
    def up_depth(self) -> Int32:
        """Depth of the upper end of each arc, int32 (a,)."""
        return self.depth[self.up]

    @cached_property
    def key(self) -> Int64:
        """``lower * n + upper`` of each arc, ascending: to find an arc by its ends."""
        lower = np.repeat(np.arange(self.n_nodes, dtype=np.int64), np.diff(self.first))
        lower *= self.n_nodes
        lower += self.up
        return lower

    def arc(self, lower: Int64, upper: Int64) -> Int64:
        """Arcs from nodes to ancestors, -1 where there is none; arrays of one shape."""
        if len(self.up) == 0:
            return np.full(lower.shape, -1, np.int64)
        wanted = lower * self.n_nodes + upper
        place = np.minimum(np.searchsorted(self.key, wanted), len(self.key) - 1)
        return np.where(self.key[place] == wanted, place, -1)

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """All arrays by name, for the cache."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def build_hierarchy(network: Network, *, progress: Progress = SILENT) -> Hierarchy:
    """Order the junctions of a network and find the shortcuts.

    Links closed in both directions take part, so that they can be opened by customising again.

    Raises
    ------
    Cancelled
    """
    n = network.n_junctions
    low, high = undirected_pairs(network)
    progress.report(0.0, ORDERING)
    rank = elimination_rank(n, low, high, network.junction_xy, progress=Part(progress, 0.0, 0.85))
    progress.report(0.85, SHORTCUTS)
    return hierarchy_from_rank(n, rank[low], rank[high], rank, progress=Part(progress, 0.85, 1.0))


def undirected_pairs(network: Network) -> tuple[Int64, Int64]:
    """Pairs of different junctions joined by a link, each once, the lower number first."""
    n = network.n_junctions
    low = np.minimum(network.start, network.end).astype(np.int64)
    high = np.maximum(network.start, network.end).astype(np.int64)
    key = np.unique((low * n + high)[low != high])
    return key // n, key % n


def hierarchy_from_rank(n: int, rank_a: Int64, rank_b: Int64, rank: Int64, *, progress: Progress = SILENT) -> Hierarchy:
    """The hierarchy that a given elimination order leads to.

    Parameters
    ----------
    rank_a, rank_b : int64 (m,)
        Ranks of the two ends of every edge.
    rank : int64 (n,)
        Rank of every junction.
    """
    parent_rank = elimination_tree(n, rank_a, rank_b, progress=progress)
    node_of_rank, parent, level = _number_by_depth(parent_rank)
    ends = node_of_rank[rank_a], node_of_rank[rank_b]
    first, up, in_parent = _fill(np.maximum(*ends), np.minimum(*ends), parent, level, progress)
    preorder, preorder_end = _preorder(parent, level)
    return Hierarchy(
        node=node_of_rank[rank].astype(np.int32),
        parent=parent.astype(np.int32),
        level=level,
        first=first,
        up=up,
        in_parent=in_parent,
        preorder=preorder,
        preorder_end=preorder_end,
    )


def elimination_tree(n: int, rank_a: Int64, rank_b: Int64, *, progress: Progress = SILENT) -> Int64:
    """Parent of every rank in the elimination tree, ``n`` for a root.

    Liu's algorithm with path compression (J. W. H. Liu, 1990, *The role of elimination trees in
    sparse factorization*): plain Python, because each step depends on the one before.
    """
    low, high = np.minimum(rank_a, rank_b), np.maximum(rank_a, rank_b)
    order = np.argsort(high, kind="stable")
    parent = [n] * n
    ancestor = [-1] * n
    for count, (lower, upper) in enumerate(zip(low[order].tolist(), high[order].tolist(), strict=True)):
        if not count & 0xFFFF:
            stop_if_cancelled(progress)
        node = lower
        while True:
            above = ancestor[node]
            if above == upper:
                break
            ancestor[node] = upper
            if above < 0:
                parent[node] = upper
                break
            node = above
    return np.array(parent, np.int64)


def _number_by_depth(parent_rank: Int64) -> tuple[Int64, Int64, Int64]:
    """Node of each rank, parent of each node, and the first node of each depth."""
    n = len(parent_rank)
    depth = _depths(parent_rank)
    by_depth = np.argsort(depth, kind="stable")
    level = np.concatenate([[0], np.cumsum(np.bincount(depth))]).astype(np.int64)
    node = np.empty(n + 1, np.int64)
    node[n] = -1
    for d in range(len(level) - 1):
        ranks = by_depth[level[d] : level[d + 1]]
        ranks = ranks[np.argsort(node[parent_rank[ranks]], kind="stable")]
        node[ranks] = np.arange(level[d], level[d + 1])
    parent = np.empty(n, np.int64)
    parent[node[:n]] = node[parent_rank]
    return node[:n], parent, level


def _depths(parent_rank: Int64) -> Int64:
    """Depth of each rank by pointer jumping: doubling steps towards the root."""
    n = len(parent_rank)
    jump = np.append(parent_rank, n)
    steps = (jump != n).astype(np.int64)
    while True:
        further = steps[jump]
        if not further.any():
            found: Int64 = steps[:n]
            return found
        steps += further
        jump = jump[jump]


def _fill(lower: Int64, upper: Int64, parent: Int64, level: Int64, progress: Progress) -> tuple[Int64, Int32, Int32]:
    """Arcs of every node: its own edges and what its children hand on to their parent."""
    n = len(parent)
    own = np.unique(lower * n + upper)
    own_level = np.searchsorted(own, level * n)
    levels: list[Int64] = []
    handed: list[Int64] = []
    passed = np.empty(0, np.int64)
    for d in range(len(level) - 2, -1, -1):
        stop_if_cancelled(progress)
        keys = np.unique(np.concatenate([own[own_level[d] : own_level[d + 1]], passed]))
        node = keys // n
        above = keys - node * n
        passed = np.where(above == parent[node], -1, parent[node] * n + above)
        levels.append(keys)
        handed.append(passed)
        passed = passed[passed >= 0]
    key = np.concatenate([*reversed(levels), np.empty(0, np.int64)])
    hand = np.concatenate([*reversed(handed), np.empty(0, np.int64)])
    in_parent = np.where(hand < 0, -1, np.searchsorted(key, hand)).astype(np.int32)
    first = np.searchsorted(key, np.arange(n + 1, dtype=np.int64) * n)
    return first.astype(np.int64), (key % n if n else key).astype(np.int32), in_parent


def _preorder(parent: Int64, level: Int64) -> tuple[Int32, Int32]:
    """Number the nodes so that everything below a node is one interval."""
    n = len(parent)
    size = np.ones(n, np.int64)
    for d in range(len(level) - 2, 0, -1):
        here = slice(level[d], level[d + 1])
        np.add.at(size, parent[here], size[here])
    start = np.zeros(n, np.int64)
    for d in range(len(level) - 1):
        here = slice(level[d], level[d + 1])
        before = np.cumsum(size[here]) - size[here]
        if d == 0:
            start[here] = before
            continue
        above = parent[here]
        new_family = np.flatnonzero(np.diff(above, prepend=-1))
        family = np.repeat(new_family, np.diff(np.append(new_family, len(above))))
        start[here] = start[above] + 1 + before - before[family]
    return start.astype(np.int32), (start + size).astype(np.int32)
