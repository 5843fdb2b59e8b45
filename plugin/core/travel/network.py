# SPDX-License-Identifier: GPL-2.0-or-later
"""A road network as arrays: junctions, the links between them, and the shape of each link."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Int32 = NDArray[np.int32]
Int64 = NDArray[np.int64]
Float64 = NDArray[np.float64]
Bool = NDArray[np.bool_]

CLOSED = -1
"""Milliseconds of a direction in which a link may not be driven."""

MOTORWAY = 1
"""Flag: points are not snapped to this link unless asked for, it has no exits half-way."""
FERRY = 2
"""Flag: a crossing by boat; nothing can be reached half-way, so nothing is snapped to it."""


@dataclass(frozen=True, eq=False)
class Network:
    """Junctions and links; every link may be driven forward, backward or both.

    The arrays may be memory-mapped and read-only; nothing here writes to them.

    Parameters
    ----------
    junction_xy : float64 (n, 2), metres in EPSG:28992
    start, end : int32 (m,)
        Junction at the first and at the last vertex of each link.
    forward_ms, backward_ms : int32 (m,)
        Milliseconds from start to end and back, at least 1, or ``CLOSED``.
    metres : int32 (m,)
        Length that is counted, rounded to whole metres. May differ from the drawn length.
    flags : uint8 (m,)
        ``MOTORWAY`` and ``FERRY`` bits.
    source_row : int32 (m,)
        Row of the line in the table that was read, to name a link to the user.
    coords : float64 (c, 2)
        Vertices of all links, in the direction start to end.
    offset : int64 (m + 1,)
        ``coords[offset[i]:offset[i + 1]]`` is the shape of link ``i``; at least two vertices.
    """

    junction_xy: Float64
    start: Int32
    end: Int32
    forward_ms: Int32
    backward_ms: Int32
    metres: Int32
    flags: NDArray[np.uint8]
    source_row: Int32
    coords: Float64
    offset: Int64

    def __post_init__(self) -> None:
        links = len(self.start)
        for name in ("end", "forward_ms", "backward_ms", "metres", "flags", "source_row"):
            if getattr(self, name).shape != (links,):
                raise ValueError(f"{name} has shape {getattr(self, name).shape} with {links} links")
        if self.offset.shape != (links + 1,) or int(self.offset[-1]) != len(self.coords):
            raise ValueError("the offsets do not fit the vertices")

    @property
    def n_junctions(self) -> int:
        """How many junctions."""
        return len(self.junction_xy)

    @property
    def n_links(self) -> int:
        """How many links, both directions of a road counted as one."""
        return len(self.start)

    @cached_property
    def extent(self) -> tuple[float, float, float, float]:
        """(xmin, ymin, xmax, ymax) in metres of all link vertices; NaN when there are none."""
        if len(self.coords) == 0:
            return (np.nan,) * 4
        low, high = self.coords.min(axis=0), self.coords.max(axis=0)
        return (float(low[0]), float(low[1]), float(high[0]), float(high[1]))

    def arcs(self) -> Arcs:
        """The open directions of all links, loops left out: they are on no shortest route."""
        chosen = []
        for tail, head, ms in (
            (self.start, self.end, self.forward_ms),
            (self.end, self.start, self.backward_ms),
        ):
            link = np.flatnonzero((ms != CLOSED) & (tail != head)).astype(np.int32)
            chosen.append((tail[link], head[link], ms[link], self.metres[link], link))
        forward_count = len(chosen[0][0])
        tail, head, ms, metres, link = (np.concatenate(pair) for pair in zip(*chosen, strict=True))
        return Arcs(tail, head, ms, metres, link, np.arange(len(link)) >= forward_count)

    def shape(self, link: int) -> Float64:
        """Vertices of one link, float64 (k, 2), from start to end."""
        return self.coords[self.offset[link] : self.offset[link + 1]]

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """All arrays by name, for the cache."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, eq=False)
class Arcs:
    """Directed arcs of a network, all of length ``a``.

    Parameters
    ----------
    tail, head : int32, junctions
    ms, metres : int32
    link : int32, the link an arc belongs to
    reversed : bool, True where the arc runs from the end of its link to the start
    """

    tail: Int32
    head: Int32
    ms: Int32
    metres: Int32
    link: Int32
    reversed: Bool

    def __len__(self) -> int:
        return len(self.tail)
