# SPDX-License-Identifier: GPL-2.0-or-later
"""Which polygons of a layer meet, or lie near each other."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

Shapes = NDArray[np.object_]
Pairs = NDArray[np.int64]
"""Array of shape (n, 2): two row numbers each, the smaller first."""


def pairs_within(shapes: Shapes, tree: shapely.STRtree, metres: float = 0.0) -> Pairs:
    """Pairs of polygons at most so many metres apart, each once and sorted; 0: those that meet.

    Distances are measured between polygons that do not meet: of those that do, GEOS takes more than
    twice as long to find that the distance is 0 as that they meet.

    Parameters
    ----------
    shapes : object (n,), valid polygons in a planar CRS; None is near nothing
    tree : of those shapes
    metres : 0 or more

    Returns
    -------
    Pairs
    """
    meeting = _ordered(tree.query(shapes, predicate="intersects"))
    if metres <= 0.0:
        return meeting
    count = len(shapes)
    around = _ordered(tree.query(_boxes(shapes, metres)))
    apart = np.setdiff1d(around @ (count, 1), meeting @ (count, 1), assume_unique=True)
    first, second = np.divmod(apart, count)
    near = shapely.dwithin(shapes[first], shapes[second], metres)
    return _ordered(np.hstack([meeting.T, np.stack([first[near], second[near]])]))


def _boxes(shapes: Shapes, metres: float) -> Shapes:
    """The rectangle around each polygon, so much wider on each side; None where there is no polygon."""
    boxes = np.full(len(shapes), None, dtype=object)
    there = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    boxes[there] = shapely.box(*(shapely.bounds(shapes[there]) + np.array([-1, -1, 1, 1]) * metres).T)
    return boxes


def _ordered(found: NDArray[np.int64]) -> Pairs:
    """Pairs (2, n) as (n, 2): each once, the smaller number first, in order."""
    first, second = found[:, found[0] < found[1]].astype(np.int64)
    rows = np.lexsort((second, first))
    return np.column_stack([first[rows], second[rows]])
