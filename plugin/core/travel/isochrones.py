# SPDX-License-Identifier: GPL-2.0-or-later
"""Service areas: what can be reached within so many minutes, as polygons.

A place is inside the area of T minutes when the time to its nearest road plus the leg from there
takes at most T: the same rule as for single places. So an unreached quarter is a hole, an island
behind a ferry a part of its own, and the ferry itself covers nothing.

The rule is worked out on a square grid: for every cell the nearest piece of road (an exact
Euclidean distance transform), the time there and the leg; then the line where that reaches T is
drawn between cells (marching squares, Lorensen and Cline 1987, in two dimensions).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt

from ..model.frames import plain_frame
from ..progress import SILENT, Progress, stop_if_cancelled
from .engine import Places
from .hierarchy_router import HierarchyRouter
from .labels import expand
from .network import CLOSED, FERRY, MOTORWAY, Float64, Int64
from .network_engine import NetworkEngine, arriving_seeds, leaving_seeds
from .packing import UNREACHED

TOLERANCE = 5
"""Cells. A place further from the outline than this is on the side where the matrix has it: on 300 places and 26
destinations around Kampen at 5, 10 and 15 minutes 1.3 % of 23,010 memberships differ with cells of 100 m, all within
420 m, and 0.1 % with cells of 10 m, all within 22 m; so it is the grid, and not the times."""
_FAR = 1e9


@dataclass(frozen=True)
class AreaSettings:
    """How service areas are drawn.

    Parameters
    ----------
    reach : float
        Metres around reached roads that count as reached; not more than the snapping limit.
    cell : float
        Metres; the outline is drawn to about half of this. Where two roads with other times lie within a
        cell of each other it can be further off: see :data:`TOLERANCE`.
    most_cells : int
        Larger areas get larger cells.
    """

    reach: float = 500.0
    cell: float = 100.0
    most_cells: int = 4_000_000


def service_areas(
    engine: NetworkEngine,
    places: Places,
    minutes: Sequence[float],
    *,
    leaving: bool = False,
    settings: AreaSettings | None = None,
    progress: Progress = SILENT,
) -> pd.DataFrame:
    """Areas from where places can be reached (or, ``leaving``, that can be reached from them).

    Parameters
    ----------
    engine : NetworkEngine over a HierarchyRouter
    minutes : thresholds, any order

    Returns
    -------
    frame
        ``id``, ``minuten``, ``km2``, ``tolerantie_m``, ``reden`` and ``geom`` (MultiPolygon in EPSG:28992, or
        None), one row per place and threshold, thresholds ascending. Larger thresholds contain smaller.
        ``tolerantie_m`` is how far from the outline a place may be on the wrong side, in metres.
        Where the place is not on the network ``reden`` says why.

    Raises
    ------
    Cancelled
    TypeError
        When the engine's router keeps no hierarchy.
    """
    if not isinstance(engine.router, HierarchyRouter):
        raise TypeError("service areas need a HierarchyRouter")
    drawing = settings or AreaSettings()
    thresholds = sorted(minutes)
    snapped = engine.snap(places)
    alone = engine.matrix(places, places).reason.diagonal()
    rows = []
    for row, name in enumerate(places.ids):
        stop_if_cancelled(progress)
        progress.report(row / len(places))
        shapes: list[shapely.MultiPolygon | None] = [None] * len(thresholds)
        tolerance = np.nan
        if snapped.within[row]:
            times = _minutes_to_links(engine, places, row, leaving=leaving)
            found, cell = _areas(engine, times, thresholds, drawing)
            shapes, tolerance = list(found), TOLERANCE * cell
        rows += [
            (name, limit, shapely.area(shape) / 1e6 if shape is not None else np.nan, tolerance, alone[row], shape)
            for limit, shape in zip(thresholds, shapes, strict=True)
        ]
    return plain_frame(rows, columns=["id", "minuten", "km2", "tolerantie_m", "reden", "geom"])


@dataclass(frozen=True, eq=False)
class LinkTimes:
    """When each link is passed, in minutes from or to a place; infinite where never.

    Parameters
    ----------
    at_start, at_end : float64 (m,)
        At both ends of the link.
    inside : tuple (link, fraction, minutes)
        The place itself, which lies part-way along a link.
    leaving : bool
        From the place; else to it.
    """

    at_start: Float64
    at_end: Float64
    inside: tuple[int, float, float]
    leaving: bool


def _minutes_to_links(engine: NetworkEngine, places: Places, row: int, *, leaving: bool) -> LinkTimes:
    """Minutes between one place and both ends of all links, its own access leg included."""
    if not isinstance(engine.router, HierarchyRouter):
        raise TypeError("service areas need a HierarchyRouter")
    network = engine.network
    snapped = engine.snap(Places(places.ids[row : row + 1], places.xy[row : row + 1]))
    packing = engine.router.packing("tijd")
    seeds = (leaving_seeds if leaving else arriving_seeds)(network, snapped, packing)
    cost = engine.router.one_to_all(seeds, leaving=leaving)
    ms = np.where(cost < UNREACHED, packing.unpack(cost)[0], np.inf)
    leg = float(engine.access.km(snapped.metres)[0]) / engine.access.speed_kmh * 60.0
    time = ms / 60_000.0 + leg
    here = (int(snapped.link[0]), float(snapped.fraction[0]), leg)
    return LinkTimes(time[network.start], time[network.end], here, leaving)


def _areas(
    engine: NetworkEngine, times: LinkTimes, thresholds: Sequence[float], drawing: AreaSettings
) -> tuple[list[shapely.MultiPolygon], float]:
    """Polygons per threshold, from one grid for all, and the size of its cells in metres."""
    xy, minutes = _reached_points(engine, times, thresholds[-1], drawing.cell)
    if len(xy) == 0:
        return [shapely.MultiPolygon() for _ in thresholds], drawing.cell
    low = xy.min(axis=0) - drawing.reach
    span = xy.max(axis=0) + drawing.reach - low
    cell = max(drawing.cell, float(np.sqrt(span.prod() / drawing.most_cells)))
    low -= 2 * cell  # a rim of unreached cells closes every outline
    columns, lines = (np.ceil(span / cell).astype(int) + 5).tolist()
    place = np.rint((xy - low) / cell).astype(np.int64)
    road = np.full((lines, columns), np.inf)
    np.minimum.at(road, (place[:, 1], place[:, 0]), np.minimum(minutes, _FAR))
    field = _field(engine, road, cell, drawing.reach)
    # Beyond a cell's worth of minutes only the sign matters; so the outline runs midway to _FAR.
    most = max(float(engine.access.km(np.array(cell))) / engine.access.speed_kmh * 60.0, 1e-6)
    return [outline(np.clip(field - limit, -most, most), low, cell) for limit in thresholds], cell


def _field(engine: NetworkEngine, road: Float64, cell: float, reach: float) -> Float64:
    """Minutes for every cell through its nearest road, very many beyond reach."""
    empty = np.isinf(road)
    distance, nearest = distance_transform_edt(empty, sampling=cell, return_indices=True)
    leg = engine.access.km(distance) / engine.access.speed_kmh * 60.0
    field: Float64 = road[nearest[0], nearest[1]] + leg
    field[distance > min(reach, engine.access.limit)] = _FAR
    return field


def _reached_points(engine: NetworkEngine, times: LinkTimes, most: float, step: float) -> tuple[Float64, Float64]:
    """Points along all roads near what is reached, and the minutes there, every half cell.

    Points a little beyond the largest threshold are kept: they stop cells nearer to them from
    being counted to a reached road further off.
    """
    network = engine.network
    with np.errstate(invalid="ignore"):
        touched = np.minimum(times.at_start, times.at_end) <= most
    touched[times.inside[0]] = True
    link = np.flatnonzero(_near(engine, touched) & ((network.flags & (FERRY | MOTORWAY)) == 0))
    vertex = expand(network.offset[link], network.offset[link + 1] - network.offset[link] - 1)
    owner = np.repeat(link, network.offset[link + 1] - network.offset[link] - 1)
    a, b = network.coords[vertex], network.coords[vertex + 1]
    length = np.hypot(*(b - a).T)
    total = np.bincount(owner, length, minlength=network.n_links)
    before = np.cumsum(length) - length
    first = np.flatnonzero(np.diff(owner, prepend=-1))
    before -= np.repeat(before[first], np.diff(np.append(first, len(owner))))
    pieces = np.maximum(1, np.ceil(length / (step / 2.0))).astype(np.int64) + 1
    piece = np.repeat(np.arange(len(owner)), pieces)
    share = expand(np.zeros(len(owner), np.int64), pieces) / (pieces[piece] - 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        fraction = (before[piece] + share * length[piece]) / total[owner[piece]]
    fraction = np.where(np.isfinite(fraction), fraction, 0.0)
    xy = a[piece] + (b - a)[piece] * share[:, None]
    return xy, _minutes_on_links(engine, times, owner[piece], fraction)


def _near(engine: NetworkEngine, touched: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Touched links and all links in the box around them."""
    network = engine.network
    size = np.diff(network.offset)
    reached = network.coords[np.repeat(touched, size)]
    margin = engine.access.limit
    low, high = reached.min(axis=0) - margin, reached.max(axis=0) + margin
    inside = ((network.coords >= low) & (network.coords <= high)).all(axis=1)
    return np.logical_or.reduceat(inside, network.offset[:-1])


def _minutes_on_links(engine: NetworkEngine, times: LinkTimes, link: Int64, fraction: Float64) -> Float64:
    """Minutes at places along links: over the better end, as directions allow, or straight along."""
    forward, backward = engine.network.forward_ms, engine.network.backward_ms
    # Leaving, a place is reached from the link's start driving forward; towards, it is left that way.
    ahead, back = (forward, backward) if times.leaving else (backward, forward)
    over_start = times.at_start[link] + fraction * ahead[link] / 60_000.0
    over_end = times.at_end[link] + (1.0 - fraction) * back[link] / 60_000.0
    over_start[ahead[link] == CLOSED] = np.inf
    over_end[back[link] == CLOSED] = np.inf
    minutes = np.minimum(over_start, over_end)
    own, here, leg = times.inside
    on = link == own
    beyond = fraction[on] >= here
    ms = np.where(beyond, ahead[own], back[own])
    along = np.where(ms == CLOSED, np.inf, leg + np.abs(fraction[on] - here) * ms / 60_000.0)
    minutes[on] = np.minimum(minutes[on], along)
    return minutes


def outline(field: Float64, low: Float64, cell: float) -> shapely.MultiPolygon:
    """Where a field on a grid is negative, by linear interpolation between cells.

    Parameters
    ----------
    field : float64 (lines, columns), positive along its rim
    low : float64 (2,)
        Coordinates of ``field[0, 0]``.
    """
    field = np.where(field == 0.0, -1e-9, field)
    inside = field < 0.0
    with np.errstate(invalid="ignore", divide="ignore"):
        across = field[:, :-1] / (field[:, :-1] - field[:, 1:])
        upward = field[:-1] / (field[:-1] - field[1:])
    a, b, c, d = inside[:-1, :-1], inside[:-1, 1:], inside[1:, 1:], inside[1:, :-1]
    case = a + 2 * b + 4 * c + 8 * d
    segments = []
    for number, sides in _SIDES.items():
        line, column = np.nonzero(case == number)
        for pair in sides:
            ends = [_crossing(side, line, column, across, upward) for side in pair]
            segments.append(np.stack(ends, axis=1))
    coords = np.concatenate(segments) * cell + low
    area = shapely.build_area(shapely.multilinestrings(list(coords))) if len(coords) else None
    if area is None or area.is_empty:
        return shapely.MultiPolygon()
    return shapely.MultiPolygon([part for part in shapely.get_parts(area) if part.area > 0.0])


# Which sides of a square of four cells the outline crosses, by which corners are inside (1: lower
# left, 2: lower right, 4: upper right, 8: upper left). Opposite corners are kept apart.
_SIDES: dict[int, tuple[tuple[str, str], ...]] = {
    1: (("L", "B"),),
    2: (("B", "R"),),
    3: (("L", "R"),),
    4: (("R", "T"),),
    5: (("L", "B"), ("R", "T")),
    6: (("B", "T"),),
    7: (("L", "T"),),
    8: (("L", "T"),),
    9: (("B", "T"),),
    10: (("B", "R"), ("L", "T")),
    11: (("R", "T"),),
    12: (("L", "R"),),
    13: (("B", "R"),),
    14: (("L", "B"),),
}


def _crossing(side: str, line: Int64, column: Int64, across: Float64, upward: Float64) -> Float64:
    """Where the outline crosses a side, in cells, float64 (k, 2); the same for both its squares."""
    if side == "B":
        return np.stack([column + across[line, column], line], axis=1)
    if side == "T":
        return np.stack([column + across[line + 1, column], line + 1], axis=1)
    if side == "L":
        return np.stack([column, line + upward[line, column]], axis=1)
    return np.stack([column + 1, line + upward[line, column + 1]], axis=1)
