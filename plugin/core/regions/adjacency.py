# SPDX-License-Identifier: GPL-2.0-or-later
"""Which municipalities touch, and which pieces a region falls into (A53)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from .facing import face_each_other
from .near import Pairs, pairs_within
from .soundness import as_multi, sound


def shared_borders(polygons: Sequence[shapely.Geometry] | NDArray[np.object_], sliver_m: float = 0.0) -> Pairs:
    """Pairs of polygons that share a border line; a shared point is not enough.

    A sloppy border must not cut a region in two: polygons that overlap along more than ``sliver_m``
    metres, or face each other over a gap of at most that along more than that, touch as well.

    Parameters
    ----------
    polygons : n polygons or multipolygons in one planar CRS; None is a polygon without neighbours, and
        one that crosses itself is taken for the areas its border encloses
    sliver_m : metres

    Returns
    -------
    Pairs, sorted
    """
    shapes = sound(polygons)
    tree = shapely.STRtree(shapes)
    pairs = pairs_within(shapes, tree, sliver_m)
    first, second = pairs.T
    together = _together(shapely.intersection(shapes[first], shapes[second]), sliver_m)
    for place in np.flatnonzero(~together).tolist() if sliver_m > 0.0 else ():
        a, b = int(first[place]), int(second[place])
        together[place] = face_each_other(shapes, tree, a, b, sliver_m)
    return pairs[together]


def _together(shared: NDArray[np.object_], sliver_m: float) -> NDArray[np.bool_]:
    """Whether what two polygons share is a line, or an overlap along more than a sliver's width."""
    together: NDArray[np.bool_] = shapely.length(shared) > 0.0
    for place in np.flatnonzero(together & (shapely.area(shared) > 0.0)).tolist():
        overlap = as_multi(shared[place])
        line = shapely.length(shared[place]) - overlap.length > 0.0
        together[place] = line or overlap.length / 2.0 > sliver_m
    return together


@dataclass(frozen=True)
class Neighbourhood:
    """The municipality graph: shared borders and declared links.

    Parameters
    ----------
    codes : tuple of str
        Municipality codes; a row number is a position in this tuple.
    borders : Pairs
        Municipalities that touch.
    links : Pairs
        Municipalities joined by a declared ferry, tunnel, bridge or agreement.
    """

    codes: tuple[str, ...]
    borders: Pairs
    links: Pairs

    @classmethod
    def of(cls, municipalities: pd.DataFrame, links: pd.DataFrame, sliver_m: float = 0.0) -> Neighbourhood:
        """Build it from tables ``gemeenten`` and ``verbindingen``; links to strangers are left out."""
        codes = tuple(municipalities["gm_code"])
        row = {code: number for number, code in enumerate(codes)}
        ends = [
            sorted((row[a], row[b]))
            for a, b in zip(links["gm_a"], links["gm_b"], strict=True)
            if a in row and b in row and a != b
        ]
        pairs = np.array(ends, dtype=np.int64).reshape(-1, 2)
        return cls(codes, shared_borders(municipalities["geom"].to_numpy(), sliver_m), pairs)

    @property
    def edges(self) -> Pairs:
        """Borders and links together."""
        return np.vstack([self.borders, self.links])

    def neighbours(self) -> Mapping[str, frozenset[str]]:
        """For each municipality the codes of those it touches or is linked to."""
        found: dict[str, set[str]] = {code: set() for code in self.codes}
        for a, b in self.edges.tolist():
            found[self.codes[a]].add(self.codes[b])
            found[self.codes[b]].add(self.codes[a])
        return {code: frozenset(others) for code, others in found.items()}

    def pieces(self, region_of: Mapping[str, str | None]) -> dict[str, list[tuple[str, ...]]]:
        """The connected pieces of each region, largest (most municipalities) first.

        A link only joins pieces when both its ends lie in the region. Parts of one multipart
        municipality always belong together: the municipality is the unit.

        Parameters
        ----------
        region_of : mapping of municipality code to region id; None or absent: unassigned, left out
        """
        label = component_labels(len(self.codes), self.edges, [region_of.get(code) for code in self.codes])
        members: dict[str, dict[int, list[str]]] = {}
        for code, piece in zip(self.codes, label.tolist(), strict=True):
            region = region_of.get(code)
            if region is not None:
                members.setdefault(region, {}).setdefault(piece, []).append(code)
        return {
            region: sorted((tuple(sorted(codes)) for codes in pieces.values()), key=lambda p: (-len(p), p))
            for region, pieces in members.items()
        }


def component_labels(count: int, edges: Pairs, groups: Sequence[object]) -> NDArray[np.int32]:
    """Number the components of a graph in which only edges within one group count.

    Parameters
    ----------
    count : number of nodes
    edges : Pairs of nodes
    groups : a label per node

    Returns
    -------
    int32 array of shape (count,): component number per node
    """
    group, _ = pd.factorize(np.asarray(groups, dtype=object))
    inside = edges[group[edges[:, 0]] == group[edges[:, 1]]] if len(edges) else edges
    ones = np.ones(len(inside), dtype=np.int8)
    graph = coo_array((ones, (inside[:, 0], inside[:, 1])), shape=(count, count))
    _, labels = connected_components(graph, directed=False)
    return np.asarray(labels, dtype=np.int32)
