# SPDX-License-Identifier: GPL-2.0-or-later
"""What a search over the network offers, whichever algorithm does it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from ..progress import SILENT, Progress
from .engine import Weight
from .network import Int32, Int64
from .packing import UNREACHED, Packing


@dataclass(frozen=True, eq=False)
class Seeds:
    """Where points enter or leave the network: the two ends of the link each is snapped to.

    Parameters
    ----------
    junction : int32 (p, 2)
        Start and end junction of the link. Points on a junction repeat it.
    cost : int64 (p, 2)
        Packed cost between the point and that junction, ``UNREACHED`` where the direction is
        closed. Both ``UNREACHED``: the point is not on the network.
    """

    junction: Int32
    cost: Int64

    def __len__(self) -> int:
        return len(self.junction)

    def take(self, rows: Int64 | slice) -> Seeds:
        """Some of the points."""
        return Seeds(self.junction[rows], self.cost[rows])

    @staticmethod
    def at(junctions: Int32) -> Seeds:
        """Points that lie on junctions, at no cost."""
        pair = np.stack([junctions, junctions], axis=1).astype(np.int32)
        return Seeds(pair, np.zeros(pair.shape, np.int64))


class Router(Protocol):
    """Shortest routes over one network; costs are packed per weight."""

    def packing(self, weight: Weight) -> Packing:
        """How the costs of a weight are packed."""

    def costs(self, sources: Seeds, targets: Seeds, *, weight: Weight = "tijd", progress: Progress = SILENT) -> Int64:
        """Packed costs from every source (row) to every target (column), ``UNREACHED`` where none.

        Two points on the same link also have the way along that link, which is not looked at here.

        Raises
        ------
        Cancelled
        """


def saturated(cost: Int64) -> Int64:
    """Cap sums with ``UNREACHED`` in them at ``UNREACHED``, in place."""
    return np.minimum(cost, UNREACHED, out=cost)
