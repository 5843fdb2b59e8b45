# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a road network is easiest to cut: nested dissection by maximum flow.

After Schild and Sommer, *On balanced separators in road networks* (2015): order a cell's junctions
along a direction, join the first and the last quarter into two terminals, and let a minimum cut
find the rivers, railways and borders in between. The ends of the cut links that cover all of them
(König's theorem) are the separator. The two halves are cut in turn. Separators are eliminated
last, so the elimination tree stays low and labels short.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import (
    breadth_first_order,
    connected_components,
    maximum_bipartite_matching,
    maximum_flow,
)

from ..progress import SILENT, Progress, stop_if_cancelled
from .network import Bool, Float64, Int64

SMALLEST_CELL = 1_000
"""Cells of fewer junctions are left to minimum degree, which is better at that size."""

_LARGEST_FLOW = 30_000
"""Larger cells are coarsened first: a flow over many takes a while in which nothing else can run."""

_TERMINAL = 0.25
"""Part of a cell that is joined into either terminal. The halves can then never be more lopsided than 1 to 3, which
keeps the elimination tree low, and half of the cell is left for the cut to find its river in: with more a cut has
nothing to choose, with less a corner of the cell is cut off cheaply."""

_MANY_DIRECTIONS_FROM = 20_000
"""From so many junctions four directions are tried, below it two. The first few cuts decide how long the labels of
the whole network become, and there are few of them; the many small ones take most of the time and gain little."""

_STALLED = 0.97
"""A round of coarsening that leaves more than this part of the clusters is the last: what is left are stars and loose
ends of which no two prefer each other, and further rounds would cost time without making the flow smaller."""


@dataclass(frozen=True, eq=False)
class _Cell:
    """A connected part: its junctions and its links, by place in ``nodes``."""

    nodes: Int64
    a: Int64
    b: Int64
    depth: int


def separators(n: int, low: Int64, high: Int64, xy: Float64, *, progress: Progress = SILENT) -> Int64:
    """Depth of the separator each junction is in, -1 for junctions within the last cells.

    Parameters
    ----------
    n : int
        Junctions.
    low, high : int64 (m,)
        Ends of undirected edges, each pair once.
    xy : float64 (n, 2)
        Only for the directions that are tried.

    Returns
    -------
    int64 (n,)

    Raises
    ------
    Cancelled
    """
    depth = np.full(n, -1, np.int64)
    coarser = _coarsenings(n, low, high)
    cells = _connected(_Cell(np.arange(n), low, high, 0))
    total = max(1, sum(len(cell.nodes) for cell in cells)) * np.log2(max(2.0, n / SMALLEST_CELL))
    done = 0.0
    while cells:
        stop_if_cancelled(progress)
        cell = cells.pop()
        done += len(cell.nodes)
        progress.report(min(1.0, done / total))
        side = _cut(cell, coarser, xy)
        if side is None:
            continue
        separator = _cover(cell.a, cell.b, side)
        depth[cell.nodes[separator]] = cell.depth
        keep = np.ones(len(cell.nodes), bool)
        keep[separator] = False
        for half in (side, ~side):
            cells += _connected(_part(cell, keep & half, cell.depth + 1))
    return depth


def _part(cell: _Cell, keep: Bool, depth: int) -> _Cell:
    number = np.cumsum(keep) - 1
    inside = keep[cell.a] & keep[cell.b]
    return _Cell(cell.nodes[keep], number[cell.a[inside]], number[cell.b[inside]], depth)


def _connected(cell: _Cell) -> list[_Cell]:
    """The connected parts of a cell that are worth cutting."""
    m = len(cell.nodes)
    if m < SMALLEST_CELL:
        return []
    graph = coo_matrix((np.ones(len(cell.a), np.int8), (cell.a, cell.b)), shape=(m, m))
    count, label = connected_components(graph, directed=False)
    if count == 1:
        return [cell]
    large = np.flatnonzero(np.bincount(label) >= SMALLEST_CELL)
    return [_part(cell, label == part, cell.depth) for part in large.tolist()]


def _coarsenings(n: int, low: Int64, high: Int64) -> list[Int64]:
    """Cluster of every junction, coarser and coarser: each joins its most tightly tied neighbour.

    Tight is many links between few junctions; ties are broken by a fixed scatter, or rows of equal
    junctions would clump into strips.
    """
    out: list[Int64] = []
    label = np.arange(n, dtype=np.int64)
    a, b, k = low, high, n
    links: Float64 = np.ones(len(low))
    size: Float64 = np.ones(n)
    scatter = np.random.default_rng(1)
    while k > _LARGEST_FLOW // 4:
        tie = links / (size[a] * size[b]) * (1.0 + 0.2 * scatter.random(len(a)))
        root = _mates(a, b, tie, k)
        kept = np.zeros(k, bool)
        kept[root] = True
        new = (np.cumsum(kept) - 1)[root]
        if kept.sum() > _STALLED * k:
            break
        k = int(kept.sum())
        size = np.bincount(new, size, minlength=k).astype(np.float64)
        label = new[label]
        a, b, links = _contracted(new[a], new[b], links, k)
        out.append(label)
    return out


def _mates(a: Int64, b: Int64, tie: Float64, k: int) -> Int64:
    """For each cluster the one it merges into: pairs that prefer each other, and who follows them."""
    order = np.argsort(tie, kind="stable")
    a, b, tie = a[order], b[order], tie[order]
    best = np.full((2, k), -1, np.int64)
    strength = np.zeros((2, k))
    for way, (one, other) in enumerate(((a, b), (b, a))):
        best[way, one] = other  # the last, tightest, assignment stays
        strength[way, one] = tie
    mate = np.where(strength[1] > strength[0], best[1], best[0])
    here = np.arange(k)
    mutual = mate >= 0
    mutual[mutual] = mate[mate[mutual]] == here[mutual]
    root = np.where(mutual, np.minimum(here, mate), here)
    follower = ~mutual & (mate >= 0)
    root[follower] = root[mate[follower]]
    merged: Int64 = root[root]
    return merged


def _contracted(a: Int64, b: Int64, links: Float64, k: int) -> tuple[Int64, Int64, Float64]:
    """Links between different clusters, parallel ones added up."""
    apart = a != b
    pair = np.minimum(a, b)[apart] * k + np.maximum(a, b)[apart]
    key, place = np.unique(pair, return_inverse=True)
    total: Float64 = np.bincount(place, links[apart], minlength=len(key)).astype(np.float64)
    return key // k, key % k, total


def _cut(cell: _Cell, coarser: list[Int64], xy: Float64) -> Bool | None:
    """Side of each junction of a cell after the best cut of several directions, None for none."""
    label, k = np.arange(len(cell.nodes)), len(cell.nodes)
    for clusters in coarser:
        if k <= _LARGEST_FLOW:
            break
        distinct, label = np.unique(clusters[cell.nodes], return_inverse=True)
        k = len(distinct)
    a, b, links = _contracted(label[cell.a], label[cell.b], np.ones(len(cell.a)), k)
    size = np.bincount(label, minlength=k).astype(np.float64)
    place = np.stack([np.bincount(label, xy[cell.nodes, axis], minlength=k) / size for axis in (0, 1)], axis=1)
    directions = 4 if len(cell.nodes) >= _MANY_DIRECTIONS_FROM else 2
    best: tuple[float, Bool] | None = None
    for turn in range(directions):
        angle = np.pi * turn / directions
        along = np.argsort(place @ (np.cos(angle), np.sin(angle)), kind="stable")
        for score, side in _minimum_cuts(a, b, links, size, along):
            if best is None or score < best[0]:
                best = (score, side)
    return None if best is None else best[1][label]


def _minimum_cuts(a: Int64, b: Int64, links: Float64, size: Float64, along: Int64) -> list[tuple[float, Bool]]:
    """The minimum cuts nearest to both terminals, each with a score: links cut, worse when lopsided."""
    cumulative = np.cumsum(size[along])
    whole = float(cumulative[-1])
    first, last = along[cumulative <= _TERMINAL * whole], along[cumulative > (1.0 - _TERMINAL) * whole]
    if len(first) == 0 or len(last) == 0:
        return []
    number = np.full(len(size), -1, np.int64)
    number[first], number[last] = 0, 1
    between = np.flatnonzero(number < 0)
    number[between] = np.arange(2, 2 + len(between))
    k = 2 + len(between)
    u, v, capacity = _contracted(number[a], number[b], links, k)
    graph = csr_matrix(
        (
            np.concatenate([capacity, capacity]).astype(np.int32),
            (np.concatenate([u, v]), np.concatenate([v, u])),
        ),
        shape=(k, k),
    )
    flow = maximum_flow(graph, 0, 1)
    residual = graph - flow.flow
    residual.eliminate_zeros()
    cuts = []
    for backward in (False, True):
        reached = np.zeros(k, bool)
        rest = residual.T.tocsr() if backward else residual
        reached[breadth_first_order(rest, int(backward), return_predecessors=False)] = True
        side = reached[number] ^ backward
        share = min(float(size[side].sum()), float(size[~side].sum())) / whole
        cuts.append((float(flow.flow_value) / max(share, 1e-9) ** 0.5, side))
    return cuts


def _cover(a: Int64, b: Int64, side: Bool) -> Int64:
    """Fewest junctions that touch all links between the sides: a minimum vertex cover (König)."""
    crossing = side[a] != side[b]
    left = np.where(side[a], a, b)[crossing]
    right = np.where(side[a], b, a)[crossing]
    lefts, row = np.unique(left, return_inverse=True)
    rights, column = np.unique(right, return_inverse=True)
    if len(lefts) == 0:
        return np.empty(0, np.int64)
    graph = csr_matrix((np.ones(len(row), np.int8), (row, column)), shape=(len(lefts), len(rights)))
    match = maximum_bipartite_matching(graph, perm_type="column")
    row_of = np.full(len(rights), -1, np.int64)
    row_of[match[match >= 0]] = np.flatnonzero(match >= 0)
    seen_left, seen_right = match < 0, np.zeros(len(rights), bool)
    fresh = np.flatnonzero(seen_left)
    while len(fresh):  # alternating paths from what is unmatched
        columns = np.unique(graph[fresh].indices)
        columns = columns[~seen_right[columns]]
        seen_right[columns] = True
        rows = row_of[columns]
        fresh = np.unique(rows[(rows >= 0) & ~seen_left[rows]])
        seen_left[fresh] = True
    return np.concatenate([lefts[~seen_left], rights[seen_right]])
