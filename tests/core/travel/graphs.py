# SPDX-License-Identifier: GPL-2.0-or-later
"""Small networks for the tests: written out, or drawn by hypothesis."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from opvangatlas.plugin.core.travel.network import CLOSED, Network
from opvangatlas.plugin.core.travel.packing import UNREACHED
from opvangatlas.plugin.core.travel.router import Seeds


def network(junctions: list[tuple[float, float]], links: list[tuple[int, int, int, int, int]]) -> Network:
    """Straight links (start, end, forward ms, backward ms, metres) between junctions."""
    xy = np.array(junctions, float).reshape(-1, 2)
    table = np.array(links, np.int32).reshape(-1, 5)
    return Network(
        junction_xy=xy,
        start=table[:, 0],
        end=table[:, 1],
        forward_ms=table[:, 2],
        backward_ms=table[:, 3],
        metres=table[:, 4],
        flags=np.zeros(len(table), np.uint8),
        source_row=np.arange(len(table), dtype=np.int32),
        coords=xy[table[:, :2]].reshape(-1, 2),
        offset=np.arange(len(table) + 1, dtype=np.int64) * 2,
    )


@st.composite
def networks(draw: st.DrawFn, largest: int = 24) -> Network:
    """Random directed networks: one-ways, closed, parallel and looped links, several parts, ties."""
    n = draw(st.integers(1, largest))
    ms = st.one_of(st.just(CLOSED), st.integers(1, 4), st.integers(1, 100_000))
    link = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1), ms, ms, st.integers(1, 2_000))
    links = draw(st.lists(link, max_size=3 * n))
    return network([(100.0 * (i % 5), 100.0 * (i // 5)) for i in range(n)], links)


@st.composite
def seeds_on(draw: st.DrawFn, roads: Network, packing) -> Seeds:
    """Points on links, in both directions or in one, on junctions, and off the network."""
    junctions, costs = [], []
    for _ in range(draw(st.integers(1, 8))):
        kind = draw(st.sampled_from(["link", "junction", "nowhere"]))
        if kind == "link" and roads.n_links:
            link = draw(st.integers(0, roads.n_links - 1))
            ends = [int(roads.start[link]), int(roads.end[link])]
            cost = []
            for whole in (int(roads.backward_ms[link]), int(roads.forward_ms[link])):
                open_way = whole != CLOSED and draw(st.booleans())
                ms = draw(st.integers(0, max(0, whole)))
                metres = draw(st.integers(0, int(roads.metres[link])))
                partial = packing.pack(np.array(ms), np.array(metres))
                cost.append(int(partial) if open_way else int(UNREACHED))
        else:
            junction = draw(st.integers(0, roads.n_junctions - 1))
            ends = [junction, junction]
            cost = [0, 0] if kind != "nowhere" else [int(UNREACHED)] * 2
        junctions.append(ends)
        costs.append(cost)
    return Seeds(np.array(junctions, np.int32), np.array(costs, np.int64))
