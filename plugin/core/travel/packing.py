# SPDX-License-Identifier: GPL-2.0-or-later
"""Time and distance in one number, so that one search gives both of the same route.

A cost is ``primary << shift | secondary``: milliseconds and metres for the weight ``tijd``, metres
and milliseconds for ``afstand``. Costs add up like ordinary integers as long as neither part
outgrows its bits; see :meth:`Packing.of`. Why int64 and not two passes with
int32: ``docs/decisions/0010-reistijdmotor.md``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..wording import Text
from .engine import Weight
from .network import Int32, Int64, Network

UNREACHED = np.int64(2**62 - 1)
"""No route. Two of them still add up within int64."""

_BITS = 62
_LEAST_SHIFT = 22  # 4,194 km, or 70 minutes

_TOO_LARGE = Text(
    nl="Het wegennet is te groot om op te rekenen: alle wegen samen duren {hours:int} uur en zijn {km:int} km lang.",
    en="The road network is too large to compute with: all roads together take {hours:int} hours"
    " and are {km:int} km long.",
)
_TOO_LARGE_REMEDY = Text(
    nl="Controleer snelheden en lengtes, of kies een kleiner gebied.",
    en="Check speeds and lengths, or choose a smaller area.",
)
_TOO_FAR = Text(
    nl="Een route is te lang om op te rekenen: {hours:int} uur, {km:int} km.",
    en="A route is too long to compute with: {hours:int} hours, {km:int} km.",
)


@dataclass(frozen=True)
class Packing:
    """How the costs of one weight are packed.

    Parameters
    ----------
    weight : Weight
        What is minimised first; the other figure breaks ties.
    shift : int
        Bits of the secondary figure.
    limit : int
        Largest primary figure that is known to be right, see :meth:`of`.
    """

    weight: Weight
    shift: int
    limit: int

    @classmethod
    def of(cls, network: Network, weight: Weight) -> Packing:
        """Choose the bits for a network.

        A shortest route leaves every junction at most once, so no sum exceeds the sum over
        junctions of the costliest link that leaves it, plus a partial link at both ends. The
        primary figure gets the bits for that sum, so that nothing overflows, and the secondary
        what is left of 62.

        When that is less than *its* sum needs, as for a whole country, the secondary figure of a
        cheapest route still fits if the primary one is at most ``2**shift`` divided by the largest
        secondary-to-primary ratio of any link (metres per millisecond: the highest speed). Then it
        does not spill into the primary figure, and costlier routes that would spill only become
        costlier. Half of that is the limit, because partial links are rounded.

        Raises
        ------
        InputError
            When too few bits are left.
        """
        arcs = network.arcs()
        longest_ms = max(int(network.forward_ms.max(initial=0)), int(network.backward_ms.max(initial=0)))
        ms = _sum_of_largest(arcs.ms, arcs.tail, network.n_junctions) + 2 * longest_ms
        metres = _sum_of_largest(arcs.metres, arcs.tail, network.n_junctions)
        metres += 2 * int(network.metres.max(initial=0))
        primary, secondary = (ms, metres) if weight == "tijd" else (metres, ms)
        spare = _BITS - primary.bit_length()
        if secondary.bit_length() < spare:
            return cls(weight, secondary.bit_length(), primary)
        if spare < _LEAST_SHIFT:
            raise InputError(_TOO_LARGE, _TOO_LARGE_REMEDY, hours=ms / 3.6e6, km=metres / 1e3)
        over, under = (arcs.metres, arcs.ms) if weight == "tijd" else (arcs.ms, arcs.metres)
        steepest = float((over / np.maximum(under, 1)).max())
        return cls(weight, spare, int(2 ** (spare - 1) / steepest))

    def pack(self, ms: NDArray[np.integer], metres: NDArray[np.integer]) -> Int64:
        """Costs of any shape from milliseconds and metres of that shape."""
        primary, secondary = (ms, metres) if self.weight == "tijd" else (metres, ms)
        packed: Int64 = (primary.astype(np.int64) << self.shift) | secondary.astype(np.int64)
        return packed

    def unpack(self, cost: Int64) -> tuple[Int64, Int64]:
        """Milliseconds and metres of costs; meaningless where ``cost`` is ``UNREACHED``.

        Raises
        ------
        InputError
            When a route is longer than the figures can hold.
        """
        primary, secondary = cost >> self.shift, cost & ((1 << self.shift) - 1)
        ms, metres = (primary, secondary) if self.weight == "tijd" else (secondary, primary)
        beyond = np.flatnonzero((primary.ravel() > self.limit) & (cost.ravel() < UNREACHED))
        if len(beyond):
            hours, km = ms.ravel()[beyond[0]] / 3.6e6, metres.ravel()[beyond[0]] / 1e3
            raise InputError(_TOO_FAR, _TOO_LARGE_REMEDY, hours=float(hours), km=float(km))
        return ms, metres


def _sum_of_largest(cost: Int32, tail: Int32, n_junctions: int) -> int:
    """Sum over junctions of the costliest arc that leaves it."""
    most = np.zeros(n_junctions, np.int64)
    order = np.argsort(cost, kind="stable")
    most[tail[order]] = cost[order]  # the last, largest, assignment stays
    return int(most.sum())
