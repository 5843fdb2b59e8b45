# SPDX-License-Identifier: GPL-2.0-or-later
"""The default router: a customizable contraction hierarchy in numpy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from ..progress import SILENT, Part, Progress, stop_if_cancelled
from ..wording import Text
from .customise import Metric, customise
from .engine import Weight
from .hierarchy import Hierarchy, build_hierarchy
from .labels import LabelSet, join_all, join_one, label_of, labels_of
from .network import Int64, Network
from .packing import UNREACHED, Packing
from .router import Router, Seeds
from .sweep import SweepSet, sweep, sweep_nodes, sweep_set, whole_network

COSTS = Text(nl="Rijtijden in de hiërarchie verwerken", en="Working travel times into the hierarchy")
CHECKING = Text(nl="Uitkomsten narekenen", en="Checking results")

CHECKED_SOURCES = 5
_LABELLED_AT_MOST = 2000
"""With more prepared points than this a sweep per query beats the table of their labels."""
_BLOCK = 512


class SelfCheckError(RuntimeError):
    """The hierarchy and a plain search disagree: a bug, never the user's doing."""


@dataclass(frozen=True, eq=False)
class Prepared:
    """A fixed set of points, ready for one-to-many queries in one direction.

    Parameters
    ----------
    points : LabelSet or SweepSet
    leaving : bool
        True: routes run from these points to the moving point; False: towards these points.
    """

    points: LabelSet | SweepSet
    leaving: bool
    metric: Metric


class HierarchyRouter(Router):
    """Shortest routes by labels and sweeps over a hierarchy.

    Parameters
    ----------
    network : Network
    hierarchy : Hierarchy
        Built from that network, or one with the same junctions and links.
    metrics : dict, optional
        Customised costs that are known already (from the cache); others are computed when asked.
    """

    def __init__(self, network: Network, hierarchy: Hierarchy, metrics: dict[Weight, Metric] | None = None) -> None:
        self.network = network
        self.hierarchy = hierarchy
        self._metrics: dict[Weight, Metric] = dict(metrics or {})

    @classmethod
    def build(cls, network: Network, *, progress: Progress = SILENT, check: bool = True) -> HierarchyRouter:
        """Order, find shortcuts, customise for time, and compare some sources with scipy.

        Raises
        ------
        InputError
            When the network is too large to count with.
        SelfCheckError
        Cancelled
        """
        hierarchy = build_hierarchy(network, progress=Part(progress, 0.0, 0.6))
        router = cls(network, hierarchy)
        progress.report(0.6, COSTS)
        router.metric("tijd", progress=Part(progress, 0.6, 0.9))
        if check:
            progress.report(0.9, CHECKING)
            router.self_check("tijd", progress=Part(progress, 0.9, 1.0))
        return router

    def metric(self, weight: Weight, *, progress: Progress = SILENT) -> Metric:
        """Costs of all arcs for a weight, computed the first time."""
        if weight not in self._metrics:
            self._metrics[weight] = customise(self.hierarchy, self.network, weight, progress=progress)
        return self._metrics[weight]

    def adopt(self, weight: Weight, metric: Metric) -> None:
        """Use costs that were computed before for this hierarchy and network."""
        self._metrics[weight] = metric

    def packing(self, weight: Weight) -> Packing:
        """How the costs of a weight are packed."""
        return self.metric(weight).packing

    def costs(self, sources: Seeds, targets: Seeds, *, weight: Weight = "tijd", progress: Progress = SILENT) -> Int64:
        """Packed costs, (sources, targets), through labels of both joined in blocks."""
        metric = self.metric(weight)
        result = np.full((len(sources), len(targets)), UNREACHED, np.int64)
        if result.size == 0:
            return result
        blocks = [slice(low, low + _BLOCK) for low in range(0, len(sources), _BLOCK)]
        for t_low in range(0, len(targets), _BLOCK):
            columns = slice(t_low, t_low + _BLOCK)
            arriving = labels_of(self.hierarchy, metric, targets.take(columns), leaving=False, progress=progress)
            for rows in blocks:
                stop_if_cancelled(progress)
                leaving = labels_of(self.hierarchy, metric, sources.take(rows), leaving=True)
                result[rows, columns] = join_all(leaving, arriving, progress=progress)
        return result

    def prepare(
        self, points: Seeds, *, leaving: bool, weight: Weight = "tijd", progress: Progress = SILENT
    ) -> Prepared:
        """Get ready for queries between these points and one that moves."""
        metric = self.metric(weight)
        if len(points) <= _LABELLED_AT_MOST:
            labels = labels_of(self.hierarchy, metric, points, leaving=leaving, progress=progress)
            return Prepared(labels, leaving, metric)
        return Prepared(sweep_set(self.hierarchy, metric, points, leaving=leaving), leaving, metric)

    def query(self, prepared: Prepared, point: Seeds) -> Int64:
        """Packed costs between one point and the prepared ones, int64 (p,)."""
        label = label_of(self.hierarchy, prepared.metric, point, leaving=not prepared.leaving)
        if isinstance(prepared.points, LabelSet):
            return join_one(self.hierarchy, label, prepared.points)
        return sweep(self.hierarchy, prepared.points, label)

    def one_to_all(self, point: Seeds, *, leaving: bool = True, weight: Weight = "tijd") -> Int64:
        """Packed costs from one point to every junction (or to it, when not ``leaving``)."""
        metric = self.metric(weight)
        label = label_of(self.hierarchy, metric, point, leaving=leaving)
        everything = whole_network(self.hierarchy, metric, leaving=not leaving)
        return sweep_nodes(self.hierarchy, everything, label)[self.hierarchy.node]

    def self_check(self, weight: Weight, *, progress: Progress = SILENT) -> None:
        """Compare a few sources, spread over the network, with scipy's Dijkstra.

        scipy counts in float64: packed costs under 2**53 are compared exactly, larger ones to
        the last of 53 bits.

        Raises
        ------
        SelfCheckError
        Cancelled
        """
        arcs, n = self.network.arcs(), self.network.n_junctions
        if len(arcs) == 0:
            return
        cost = self.packing(weight).pack(arcs.ms, arcs.metres)
        key = arcs.tail.astype(np.int64) * n + arcs.head
        order = np.lexsort((cost, key))
        order = order[np.flatnonzero(np.diff(key[order], prepend=-1))]  # scipy would add parallel links up
        graph = csr_matrix((cost[order].astype(float), (arcs.tail[order], arcs.head[order])), shape=(n, n))
        for source in np.unique(arcs.tail[np.linspace(0, len(arcs) - 1, CHECKED_SOURCES).astype(int)]):
            stop_if_cancelled(progress)
            theirs = dijkstra(graph, indices=int(source))
            ours = self.one_to_all(Seeds.at(np.array([source], np.int32)), weight=weight)
            reached = ours < UNREACHED
            same = np.array_equal(reached, np.isfinite(theirs))
            if not same or not np.allclose(ours[reached].astype(float), theirs[reached], rtol=1e-15, atol=0):
                raise SelfCheckError(f"routes from junction {source} differ from a plain search")
