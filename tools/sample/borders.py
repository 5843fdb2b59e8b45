# SPDX-License-Identifier: GPL-2.0-or-later
"""From labelled squares to municipalities: borders are drawn once and shared by both sides."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

from .terrain import CELL, OUTSIDE, SOUTH, WEST, Labels

Points = NDArray[np.float64]
Node = tuple[int, int]

_ROUNDS = {"border": 5, "coast": 2}
_KINK = {"border": 30.0, "coast": 20.0}
_GAP = 4.0


@dataclass(frozen=True)
class Arc:
    """A border between two areas, ``left`` and ``right`` seen from its first point."""

    left: int
    right: int
    points: Points

    @property
    def is_ring(self) -> bool:
        """Whether it closes on itself."""
        return bool((self.points[0] == self.points[-1]).all())


def draw_arcs(labels: Labels) -> list[Arc]:
    """All borders, smoothed, whole metres. Where three areas meet, the point stays."""
    sides = _sides(np.pad(labels, 1, constant_values=OUTSIDE))
    chains = _chains(sides)
    return [Arc(left, right, _drawn(nodes, OUTSIDE in (left, right))) for left, right, nodes in chains]


def areas(arcs: list[Arc], count: int) -> list[shapely.MultiPolygon]:
    """The area of every label."""
    return [shapely.MultiPolygon(_assembled(_rings(arcs, number))) for number in range(count)]


def with_gap(arcs: list[Arc], label: int, near: shapely.Point) -> list[Arc]:
    """The arcs as ``label`` sees them when it leaves a gap of a few metres at the nearest border."""
    lines = [shapely.LineString(arc.points) for arc in arcs]
    own = [i for i, arc in enumerate(arcs) if label in (arc.left, arc.right)]
    nearest = min(own, key=lambda i: shapely.distance(lines[i], near))
    arc = arcs[nearest]
    middle = len(arc.points) // 2
    chosen = slice(middle - 1, middle + 3)
    if len(arc.points) < 8:
        raise ValueError("the border is too short for a gap")
    along = arc.points[middle + 2] - arc.points[middle - 1]
    inward = np.array([-along[1], along[0]]) / np.hypot(*along) * (1.0 if arc.left == label else -1.0)
    moved = arc.points.copy()
    moved[chosen] = np.round(moved[chosen] + inward * _GAP, 1)
    return [*arcs[:nearest], Arc(arc.left, arc.right, moved), *arcs[nearest + 1 :]]


def _sides(padded: Labels) -> dict[Node, list[tuple[Node, int, int]]]:
    """Sides of squares between different labels: from node, to node, label left and right."""
    out: dict[Node, list[tuple[Node, int, int]]] = defaultdict(list)

    def add(a: Node, b: Node, left: int, right: int) -> None:
        out[a].append((b, left, right))
        out[b].append((a, right, left))

    rows, columns = padded.shape
    for r in range(rows):
        for c in np.flatnonzero(padded[r, :-1] != padded[r, 1:]):
            add((r, int(c) + 1), (r + 1, int(c) + 1), int(padded[r, c]), int(padded[r, c + 1]))
    for c in range(columns):
        for r in np.flatnonzero(padded[:-1, c] != padded[1:, c]):
            add((int(r) + 1, c), (int(r) + 1, c + 1), int(padded[r + 1, c]), int(padded[r, c]))
    return out


def _chains(sides: dict[Node, list[tuple[Node, int, int]]]) -> list[tuple[int, int, list[Node]]]:
    """Follow the sides from meeting point to meeting point, and then the rings that are left."""
    done: set[tuple[Node, Node]] = set()
    chains = []
    meeting = [node for node in sorted(sides) if len(sides[node]) > 2]
    for start in [*meeting, *sorted(sides)]:
        for following, left, right in sides[start]:
            if (start, following) in done:
                continue
            nodes = _follow(sides, start, following)
            done.update(pairwise(nodes))
            done.update(pairwise(nodes[::-1]))
            chains.append((left, right, nodes))
    return chains


def _follow(sides: dict[Node, list[tuple[Node, int, int]]], start: Node, following: Node) -> list[Node]:
    nodes = [start, following]
    while nodes[-1] != start and len(sides[nodes[-1]]) == 2:
        nodes.append(next(to for to, _, _ in sides[nodes[-1]] if to != nodes[-2]))
    return nodes


def _drawn(nodes: list[Node], coast: bool) -> Points:  # noqa: FBT001 - one kind of border or the other
    grid = np.array(nodes, dtype=float)
    points = np.column_stack((WEST + CELL * (grid[:, 1] - 1.0), SOUTH + CELL * (grid[:, 0] - 1.0)))
    ring = nodes[0] == nodes[-1]
    kind = "coast" if coast else "border"
    for _ in range(_ROUNDS[kind]):
        points = _softened(points, ring)
    kept = kinks(points, _KINK[kind])
    return np.round(points[kept])


def _softened(points: Points, ring: bool) -> Points:  # noqa: FBT001
    out = points.copy()
    out[1:-1] = (points[:-2] + 2.0 * points[1:-1] + points[2:]) / 4.0
    if ring:
        out[0] = out[-1] = (points[-2] + 2.0 * points[0] + points[1]) / 4.0
    return out


def kinks(points: Points, tolerance: float) -> NDArray[np.int64]:
    """Douglas and Peucker: the points without which a line would shift more than ``tolerance``."""
    last = len(points) - 1
    middle = last // 2
    kept = {0, last}
    todo = [(0, middle), (middle, last)] if (points[0] == points[-1]).all() else [(0, last)]
    while todo:
        a, b = todo.pop()
        kept |= {a, b}
        if b - a < 2:
            continue
        base, inner = points[b] - points[a], points[a + 1 : b] - points[a]
        length = np.hypot(base[0], base[1])
        off = np.abs(base[0] * inner[:, 1] - base[1] * inner[:, 0]) / length
        far = int(np.argmax(off))
        if off[far] > tolerance:
            todo += [(a, a + 1 + far), (a + 1 + far, b)]
    return np.array(sorted(kept))


def _rings(arcs: list[Arc], label: int) -> list[Points]:
    """Closed lines with the label on their left."""
    own = [arc.points for arc in arcs if arc.left == label]
    own += [arc.points[::-1] for arc in arcs if arc.right == label]
    rings = [points for points in own if (points[0] == points[-1]).all()]
    open_ones = {tuple(points[0]): points for points in own if (points[0] != points[-1]).any()}
    while open_ones:
        ring = open_ones.pop(min(open_ones))
        while (ring[0] != ring[-1]).any():
            ring = np.vstack((ring, open_ones.pop(tuple(ring[-1]))[1:]))
        rings.append(ring)
    return rings


def _assembled(rings: list[Points]) -> list[shapely.Polygon]:
    """Shells run anticlockwise, holes clockwise; a hole goes to the shell around it."""
    linear = [shapely.LinearRing(ring) for ring in rings]
    shells = [shapely.Polygon(ring) for ring in linear if ring.is_ccw]
    holes = [ring for ring in linear if not ring.is_ccw]
    inside = [[hole for hole in holes if shell.contains(shapely.Polygon(hole))] for shell in shells]
    return [shapely.Polygon(shell.exterior, own) for shell, own in zip(shells, inside, strict=True)]
