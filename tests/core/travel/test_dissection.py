# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks are cut where few roads cross, and what is left falls apart."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from opvangatlas.plugin.core.errors import Cancelled
from opvangatlas.plugin.core.travel import dissection, order
from opvangatlas.plugin.core.travel.dissection import separators
from opvangatlas.plugin.core.travel.hierarchy_router import HierarchyRouter
from opvangatlas.plugin.core.travel.network import CLOSED
from opvangatlas.plugin.core.travel.router import Seeds

from .graphs import network


def street_grid(columns: int, rows: int, river: int | None = None, bridges: tuple[int, ...] = ()):
    """Junctions and edges of a chessboard; a river before a column is crossed at some rows only."""
    number = np.arange(columns * rows).reshape(rows, columns)
    across = np.ones((rows, columns - 1), bool)
    if river is not None:
        across[:, river - 1] = False
        across[list(bridges), river - 1] = True
    low = np.concatenate([number[:, :-1][across], number[:-1].ravel()])
    high = np.concatenate([number[:, 1:][across], number[1:].ravel()])
    xy = np.stack(np.meshgrid(np.arange(columns), np.arange(rows)), axis=-1).reshape(-1, 2) * 100.0
    return low, high, xy


@pytest.fixture
def small_cells(monkeypatch):
    monkeypatch.setattr(dissection, "SMALLEST_CELL", 50)
    monkeypatch.setattr(order, "_WORTH_CUTTING", 100)


def test_the_first_cut_is_at_the_bridges(small_cells):
    low, high, xy = street_grid(60, 30, river=35, bridges=(4, 11, 25))
    depth = separators(1800, low, high, xy)
    first = np.flatnonzero(depth == 0)
    assert sorted((first // 60).tolist()) == [4, 11, 25]
    assert set((first % 60).tolist()) <= {34, 35}


@pytest.mark.parametrize("largest_flow", [30_000, 200])
def test_without_separators_only_small_cells_are_left(small_cells, monkeypatch, largest_flow):
    monkeypatch.setattr(dissection, "_LARGEST_FLOW", largest_flow)
    low, high, xy = street_grid(40, 40)
    depth = separators(1600, low, high, xy)
    inner = (depth[low] < 0) & (depth[high] < 0)
    graph = coo_matrix((np.ones(inner.sum()), (low[inner], high[inner])), shape=(1600, 1600))
    _, label = connected_components(graph, directed=False)
    sizes = np.bincount(label[depth < 0])
    assert sizes.max() < 50
    assert (depth >= 0).sum() < 800
    # Every separator parts what it lies between: no edge joins cells of the same or another depth.
    assert len(np.unique(label[depth < 0])) > 20


def test_parts_that_are_not_connected_and_lone_junctions(small_cells):
    low, high, xy = street_grid(20, 20)
    two = np.concatenate([low, low + 400]), np.concatenate([high, high + 400])
    depth = separators(803, *two, np.concatenate([xy, xy + 5000, xy[:3]]))
    assert (depth[:400] >= 0).any()
    assert (depth[400:800] >= 0).any()
    assert (depth[800:] == -1).all()


def test_the_order_does_not_change_the_answers(small_cells, monkeypatch):
    low, high, xy = street_grid(40, 40)
    rng = np.random.default_rng(2)
    ms = rng.integers(1, 90_000, len(low))
    back = np.where(rng.random(len(low)) < 0.2, CLOSED, ms)
    roads = network(xy.tolist(), np.stack([low, high, ms, back, ms // 50 + 1], axis=1).tolist())
    cut = HierarchyRouter.build(roads)  # compares itself with a plain search
    monkeypatch.setattr(order, "_WORTH_CUTTING", 10_000)
    plain = HierarchyRouter.build(roads)
    assert not np.array_equal(cut.hierarchy.node, plain.hierarchy.node)
    some = Seeds.at(rng.integers(0, 1600, 60).astype(np.int32))
    np.testing.assert_array_equal(cut.costs(some, some), plain.costs(some, some))


def test_cancelled(small_cells):
    class Stop:
        def report(self, fraction, text=None):
            assert 0.0 <= fraction <= 1.0

        def is_cancelled(self):
            return True

    with pytest.raises(Cancelled):
        separators(1600, *street_grid(40, 40), progress=Stop())
