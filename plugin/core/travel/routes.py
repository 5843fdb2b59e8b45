# SPDX-License-Identifier: GPL-2.0-or-later
"""Routes as lines over the real roads."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import shapely
from shapely.ops import substring

from ..model.frames import plain_frame
from ..progress import SILENT, Progress, stop_if_cancelled
from .engine import Places, Weight
from .hierarchy_router import HierarchyRouter
from .network import Network
from .network_engine import NetworkEngine, along_link, arriving_seeds, leaving_seeds
from .packing import UNREACHED, Packing
from .paths import Path, PathFinder, Steps
from .router import Seeds
from .snap import Snapped


def routes(
    engine: NetworkEngine,
    origins: Places,
    destinations: Places,
    pairs: Sequence[tuple[int, int]],
    *,
    weight: Weight = "tijd",
    progress: Progress = SILENT,
) -> pd.DataFrame:
    """Routes between chosen pairs of places.

    Parameters
    ----------
    engine : NetworkEngine over a HierarchyRouter
    pairs : (row of origins, row of destinations)

    Returns
    -------
    frame
        ``van``, ``naar``, ``minuten``, ``km``, ``aansluit_km``, ``reden``, ``methode`` and
        ``geom``: a LineString in EPSG:28992 between the places where both are attached to the
        network, without the access legs; None where there is no route. One row per pair.

    Raises
    ------
    InputError, Cancelled
    TypeError
        When the engine's router keeps no hierarchy.
    """
    router = engine.router
    if not isinstance(router, HierarchyRouter):
        raise TypeError("routes need a HierarchyRouter")
    metric = router.metric(weight)
    finder = PathFinder(engine.network, router.hierarchy, metric)
    from_, to = engine.snap(origins), engine.snap(destinations)
    leaving = leaving_seeds(engine.network, from_, metric.packing)
    arriving = arriving_seeds(engine.network, to, metric.packing)
    sources, targets = _Cache(finder, leaving, leaving=True), _Cache(finder, arriving, leaving=False)
    cost = np.full(len(pairs), UNREACHED, np.int64)
    lines: list[shapely.LineString | None] = []
    for count, (row, column) in enumerate(pairs):
        stop_if_cancelled(progress)
        progress.report(count / len(pairs))
        path = finder.path(sources[row], targets[column])
        direct = _direct(engine.network, from_, row, to, column, metric.packing)
        if direct < UNREACHED and (path is None or direct <= path.cost):
            cost[count] = direct
            link, ends = int(from_.link[row]), (from_.fraction[row], to.fraction[column])
            lines.append(_stretch(engine.network, link, float(ends[0]), float(ends[1])))
        elif path is not None:
            cost[count] = path.cost
            lines.append(_line(engine.network, from_, row, to, column, path))
        else:
            lines.append(None)
    rows = np.array([pair[0] for pair in pairs], np.int64)
    columns = np.array([pair[1] for pair in pairs], np.int64)
    figures = engine.pair_figures(cost, metric.packing, origins, from_, rows, destinations, to, columns)
    return plain_frame(
        {
            "van": [origins.ids[row] for row in rows],
            "naar": [destinations.ids[column] for column in columns],
            "minuten": figures.minutes,
            "km": figures.km,
            "aansluit_km": figures.access_km,
            "reden": figures.reason,
            "methode": figures.method,
            "geom": pd.Series(lines, dtype=object),
        }
    )


class _Cache:
    """Labels are made once per place, however many routes begin or end there."""

    def __init__(self, finder: PathFinder, seeds: Seeds, *, leaving: bool) -> None:
        self._finder, self._seeds, self._leaving = finder, seeds, leaving
        self._made: dict[int, Steps] = {}

    def __getitem__(self, row: int) -> Steps:
        if row not in self._made:
            self._made[row] = self._finder.steps(self._seeds.take(slice(row, row + 1)), leaving=self._leaving)
        return self._made[row]


def _direct(network: Network, from_: Snapped, row: int, to: Snapped, column: int, packing: Packing) -> int:
    """Packed cost along the link that both places are on, ``UNREACHED`` when there is none."""
    if from_.link[row] != to.link[column] or not (from_.within[row] and to.within[column]):
        return int(UNREACHED)
    return int(along_link(network, from_, np.array([row]), to, np.array([column]), packing)[0])


def _line(network: Network, from_: Snapped, row: int, to: Snapped, column: int, path: Path) -> shapely.LineString:
    """The first partial link, the whole links, and the last partial link, as one line."""
    first = _stretch(network, int(from_.link[row]), float(from_.fraction[row]), float(path.source_end))
    last = _stretch(network, int(to.link[column]), float(path.target_end), float(to.fraction[column]))
    coords = np.concatenate(
        [
            shapely.get_coordinates(first),
            *(
                network.shape(link)[:: -1 if turned else 1]
                for link, turned in zip(path.link.tolist(), path.reversed.tolist(), strict=True)
            ),
            shapely.get_coordinates(last),
        ]
    )
    moved = np.append(True, (np.diff(coords, axis=0) != 0).any(axis=1))
    kept = coords[moved]
    return shapely.LineString(kept if len(kept) > 1 else coords[[0, 0]])


def _stretch(network: Network, link: int, start: float, end: float) -> shapely.LineString:
    """The part of a link between two fractions of it, in that direction."""
    line = substring(shapely.LineString(network.shape(link)), start, end, normalized=True)
    coords = shapely.get_coordinates(line)
    return shapely.LineString(coords if len(coords) > 1 else coords[[0, 0]])
