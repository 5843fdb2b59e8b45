# SPDX-License-Identifier: GPL-2.0-or-later
"""Which square of land belongs to which municipality: an invented country on a grid.

Land, water, the river and the towns come from text. Noise bends them, so that borders and coast
look grown. A municipality never crosses the river.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from scipy import ndimage

from .noise import Array, warped

CELL = 150
"""Side of a square, metres."""
WEST, SOUTH, COLUMNS, ROWS = 9_000, 501_000, 435, 462
OUTSIDE = -1

_COAST = ((8_000.0, 2_300.0), (3_300.0, 1_300.0), (1_500.0, 650.0), (700.0, 250.0))
_BORDER = ((9_000.0, 4_000.0), (4_300.0, 2_400.0), (2_000.0, 1_200.0), (1_000.0, 420.0))
_STREAM = ((5_000.0, 1_500.0), (2_200.0, 800.0), (1_000.0, 250.0))
_WEIGHT = 1e6

Labels = NDArray[np.int64]


@dataclass(frozen=True)
class Terrain:
    """Labels per square, row 0 in the south: row number of the municipality, or ``OUTSIDE``."""

    labels: Labels
    stream: shapely.LineString


def make_terrain(towns: pd.DataFrame, drawn: pd.DataFrame) -> Terrain:
    """Divide the land over the towns."""
    x, y = _centres()
    kinds = drawn["soort"]
    stream = winding(shapely.from_wkt(drawn.loc[kinds == "rivier", "wkt"].iloc[0]))
    labels = _nearest_town(towns, x, y, stream)
    labels[~_dry(drawn, x, y)] = OUTSIDE
    labels = _one_piece_each(labels)
    order = {code: number for number, code in enumerate(towns["gm_code"])}
    for _, row in drawn[kinds == "exclave"].iterrows():
        labels[_covers(row, x, y) & (labels != OUTSIDE)] = order[row["gm_code"]]
    return Terrain(_without_checkerboards(labels), stream)


def winding(line: shapely.LineString) -> shapely.LineString:
    """The river: its drawn line, rounded off and bent."""
    points = shapely.get_coordinates(shapely.segmentize(line, 400.0))
    for _ in range(6):
        points[1:-1] = (points[:-2] + 2.0 * points[1:-1] + points[2:]) / 4.0
    bent = np.column_stack(warped(points[:, 0], points[:, 1], _STREAM, 50))
    return shapely.LineString(np.round(bent))


def north_of(line: shapely.LineString, x: Array, y: Array) -> NDArray[np.bool_]:
    """Whether points lie on the northern side of a line that runs from west to east."""
    (west, _), *_, (east, _) = line.coords
    ring = [*line.coords, (east, 700_000.0), (west, 700_000.0)]
    return shapely.contains_xy(shapely.Polygon(ring), x, y)


def _centres() -> tuple[Array, Array]:
    columns = WEST + CELL * (np.arange(COLUMNS) + 0.5)
    rows = SOUTH + CELL * (np.arange(ROWS) + 0.5)
    x, y = np.meshgrid(columns, rows)
    return x, y


def _covers(row: pd.Series, x: Array, y: Array) -> NDArray[np.bool_]:
    """The squares inside a drawn shape, its outline bent as much as its roughness says."""
    waves = tuple((length, height * float(row["ruwheid"])) for length, height in _COAST)
    return shapely.contains_xy(shapely.from_wkt(row["wkt"]), *warped(x, y, waves, 10))


def _dry(drawn: pd.DataFrame, x: Array, y: Array) -> NDArray[np.bool_]:
    dry = np.zeros(x.shape, dtype=bool)
    for kind, value in (("land", True), ("water", False)):
        for _, row in drawn[drawn["soort"] == kind].iterrows():
            dry[_covers(row, x, y)] = value
    return dry


def _nearest_town(towns: pd.DataFrame, x: Array, y: Array, stream: shapely.LineString) -> Labels:
    """The town with the smallest squared distance less its weight, on the same bank of the river."""
    place_x, place_y = (towns[axis].astype(float).to_numpy() for axis in ("x", "y"))
    bank, town_bank = north_of(stream, x, y), north_of(stream, place_x, place_y)
    u, v = warped(x, y, _BORDER, 30)
    place_x, place_y = warped(place_x, place_y, _BORDER, 30)
    best, labels = np.full(x.shape, np.inf), np.full(x.shape, OUTSIDE, dtype=np.int64)
    for number, weight in enumerate(towns["gewicht"].astype(float)):
        cost = (u - place_x[number]) ** 2 + (v - place_y[number]) ** 2 - weight * _WEIGHT
        nearer = (cost < best) & (bank == town_bank[number])
        best, labels = np.where(nearer, cost, best), np.where(nearer, number, labels)
    return labels


def _one_piece_each(labels: Labels) -> Labels:
    """Loose bits go to the municipality around them; bits of land in the sea disappear."""
    kept = np.full(labels.shape, OUTSIDE, dtype=np.int64)
    loose = np.zeros(labels.shape, dtype=bool)
    for number in range(int(labels.max()) + 1):
        pieces, count = ndimage.label(labels == number)
        if count == 0:
            raise ValueError(f"municipality {number} has no land")
        sizes = ndimage.sum_labels(pieces > 0, pieces, range(1, count + 1))
        main = pieces == 1 + int(np.argmax(sizes))
        kept[main] = number
        loose |= (pieces > 0) & ~main
    while True:
        filled = _grown(kept, loose & (kept == OUTSIDE))
        if np.array_equal(filled, kept):
            return kept
        kept = filled


def _grown(labels: Labels, where: NDArray[np.bool_]) -> Labels:
    """One step: an open square takes the label of a neighbour."""
    out = labels.copy()
    for axis, step in ((0, 1), (0, -1), (1, 1), (1, -1)):
        neighbour = np.roll(labels, step, axis)
        take = where & (out == OUTSIDE) & (neighbour != OUTSIDE)
        out[take] = neighbour[take]
    return out


def _without_checkerboards(labels: Labels) -> Labels:
    """No label touches itself, or the sea, at a corner only."""
    out = labels.copy()
    for _ in range(20):
        a, b, c, d = out[:-1, :-1], out[:-1, 1:], out[1:, :-1], out[1:, 1:]
        crossing = ((a == d) & (a != b) & (a != c)) | ((b == c) & (b != a) & (b != d))
        spots = np.argwhere(crossing)
        if len(spots) == 0:
            return out
        for row, column in spots:
            out[row, column] = out[row, column + 1]
    raise ValueError("corners keep touching")
