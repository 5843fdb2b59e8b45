# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a location would help most: the gain of a site at every junction, or at every point of a grid.

A site serves the municipalities of the region it lies in (UA20 §4.3). Its gain is what its region's municipalities
would be nearer to a regional location, each going to the nearest of those there are and the site.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from ..model.frames import plain_frame
from ..progress import SILENT, Progress, stop_if_cancelled
from ..travel.engine import Places, TravelEngine
from ..travel.hierarchy_router import HierarchyRouter
from ..travel.network import FERRY, MOTORWAY, Network
from ..travel.network_engine import NetworkEngine, leaving_seeds
from ..travel.packing import UNREACHED
from ..travel.router import Seeds

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]
Measure = Literal["inwonerminuten", "inwoners_binnen_norm", "gemeenten_binnen_norm"]

_GRID_AT_MOST = 2_000_000
"""Points of a grid; a smaller cell is refused by who asks."""


@dataclass(frozen=True)
class Norm:
    """How far is too far; None: no bound of that kind.

    Parameters
    ----------
    minutes, km : both are kept where both are given, as A8 does
    """

    minutes: float | None = None
    km: float | None = None

    def holds(self, minutes: Floats, km: Floats) -> NDArray[np.bool_]:
        """Where travel is known and within the norm."""
        with np.errstate(invalid="ignore"):
            within = np.isfinite(minutes) & np.isfinite(km)
            if self.minutes is not None:
                within &= minutes <= self.minutes
            if self.km is not None:
                within &= km <= self.km
        return np.asarray(within, dtype=np.bool_)


@dataclass(frozen=True)
class Served:
    """The municipalities, as they are served now; arrays of length n.

    Parameters
    ----------
    region : region of each, None where unassigned
    weight : inhabitants, NaN unknown
    minutes, km : to the own region's nearest location, NaN unknown
    without : bool, True where the region has no location at all: certainly not within the norm
    """

    region: tuple[str | None, ...]
    weight: Floats
    minutes: Floats
    km: Floats
    without: NDArray[np.bool_]


class Reach(Protocol):
    """Travel from municipalities to sites of one region."""

    def sites(self, rows: Rows) -> None:
        """Get ready for these sites."""

    def travel(self, origin: int) -> tuple[Floats, Floats]:
        """Minutes and km from one municipality to those sites; NaN unknown."""


class NetworkReach:
    """Over the roads, to junctions; one restricted sweep per municipality."""

    def __init__(self, engine: NetworkEngine, origins: Places) -> None:
        if not isinstance(engine.router, HierarchyRouter):
            raise TypeError("sweeps to every junction need a HierarchyRouter")
        self._router, self._engine = engine.router, engine
        self._packing = engine.router.packing("tijd")
        snapped = engine.snap(origins)
        self._seeds = leaving_seeds(engine.network, snapped, self._packing)
        self._legs = np.where(snapped.within, engine.access.km(snapped.metres), np.nan)

    def sites(self, rows: Rows) -> None:
        """Junctions by their number."""
        seeds = Seeds.at(rows.astype(np.int32))
        self._ready = self._router.prepare(seeds, leaving=False, weight="tijd")

    def travel(self, origin: int) -> tuple[Floats, Floats]:
        """Minutes and km of the fastest route, the leg to the road included."""
        leg = self._legs[origin]
        cost = self._router.query(self._ready, self._seeds.take(np.array([origin])))
        if np.isnan(leg):
            unknown = np.full(len(cost), np.nan)
            return unknown, unknown
        ms, metres = self._packing.unpack(cost)
        known = cost < UNREACHED
        minutes = ms / 60_000.0 + leg / self._engine.access.speed_kmh * 60.0
        return np.where(known, minutes, np.nan), np.where(known, metres / 1000.0 + leg, np.nan)


class PointReach:
    """To any points, by an engine that needs no preparation: the straight line."""

    def __init__(self, engine: TravelEngine, origins: Places, xy: Floats) -> None:
        self._engine, self._origins, self._xy = engine, origins, xy

    def sites(self, rows: Rows) -> None:
        """Points by their row."""
        self._places = Places(tuple(str(row) for row in rows), self._xy[rows])

    def travel(self, origin: int) -> tuple[Floats, Floats]:
        """Minutes and km by the engine's own method."""
        here = Places((self._origins.ids[origin],), self._origins.xy[origin : origin + 1])
        matrix = self._engine.matrix(here, self._places)
        return matrix.minutes[0], matrix.km[0]


@dataclass(frozen=True)
class Gains:
    """The gain of each site, arrays of length k.

    Parameters
    ----------
    gain : inhabitant-minutes a single trip, inhabitants, or municipalities; never negative
    at_least : bool, True where something is unknown: the gain may be more
    """

    gain: Floats
    at_least: NDArray[np.bool_]


def gains(
    served: Served,
    site_region: NDArray[np.object_],
    reach: Reach,
    measure: Measure,
    norm: Norm,
    progress: Progress = SILENT,
) -> Gains:
    """The gain of a site at each place.

    Parameters
    ----------
    site_region : object array of shape (k,), region in which each site lies; None: outside every region, no gain

    Raises
    ------
    Cancelled
    """
    gain = np.zeros(len(site_region))
    at_least = np.zeros(len(site_region), dtype=bool)
    regions = sorted({str(region) for region in served.region if region is not None})
    for number, region in enumerate(regions):
        stop_if_cancelled(progress)
        progress.report(number / len(regions))
        rows = np.flatnonzero(site_region == region)
        if not len(rows):
            continue
        reach.sites(rows)
        for origin in (i for i, own in enumerate(served.region) if own == region):
            stop_if_cancelled(progress)
            added, unknown = _gain_of(served, origin, *reach.travel(origin), measure, norm)
            gain[rows] += added
            at_least[rows] |= unknown
    return Gains(gain, at_least)


def _gain_of(
    served: Served, origin: int, minutes: Floats, km: Floats, measure: Measure, norm: Norm
) -> tuple[Floats, NDArray[np.bool_]]:
    """What one municipality gains from a site at each place, and where that is not known."""
    weight = 1.0 if measure == "gemeenten_binnen_norm" else float(served.weight[origin])
    nothing, everywhere = np.zeros(len(minutes)), np.ones(len(minutes), dtype=bool)
    not_reached: NDArray[np.bool_] = np.isnan(minutes)
    before, before_km = served.minutes[origin], served.km[origin]
    if np.isnan(weight):
        return nothing, everywhere
    if measure == "inwonerminuten":
        if np.isnan(before):
            return nothing, everywhere
        saved: Floats = weight * np.maximum(0.0, before - np.where(not_reached, before, minutes))
        return saved, not_reached
    if bool(norm.holds(np.array(before), np.array(before_km))):
        return nothing, ~everywhere
    if np.isnan(before) and not served.without[origin]:
        return nothing, everywhere
    brought: Floats = weight * norm.holds(minutes, km).astype(np.float64)
    return brought, not_reached


def junction_sites(network: Network) -> Rows:
    """Junctions at which a location can lie: some road there is neither a motorway nor a ferry."""
    usable = (network.flags & (MOTORWAY | FERRY)) == 0
    marked = np.zeros(network.n_junctions, dtype=bool)
    marked[network.start[usable]] = True
    marked[network.end[usable]] = True
    return np.flatnonzero(marked)


def grid_sites(shapes: NDArray[np.object_], cell: float) -> Floats:
    """Centres of hexagons of ``cell`` metres wide over the extent of some areas, float64 (k, 2).

    Raises
    ------
    ValueError
        When these are more than two million.
    """
    xmin, ymin, xmax, ymax = shapely.total_bounds(shapes)
    low, high = hexagon_of(np.array([[xmin - cell, ymin - cell], [xmax + cell, ymax + cell]]), cell)
    columns, rows = np.arange(low[0] - 1, high[0] + 2), np.arange(low[1] - 1, high[1] + 2)
    if len(columns) * len(rows) > _GRID_AT_MOST:
        raise ValueError("the cells are too small for this area")
    return hexagon_centre(np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2), cell)


def areas_at(xy: Floats, shapes: NDArray[np.object_]) -> Rows:
    """The first area each point lies in or on, int64 (k,); −1 outside all."""
    found = np.full(len(xy), -1, dtype=np.int64)
    point, area = shapely.STRtree(shapes).query(shapely.points(xy), predicate="intersects")
    order = np.lexsort((area, point))
    point, area = point[order], area[order]
    first = np.flatnonzero(np.diff(point, prepend=-1))
    found[point[first]] = area[first]
    return found


def hexagon_of(xy: Floats, cell: float) -> Rows:
    """Column and row of the hexagon (pointed top, ``cell`` wide) each point lies in, int64 (k, 2)."""
    height = cell * np.sqrt(3.0) / 2.0  # between rows
    best: Rows = np.zeros((len(xy), 2), dtype=np.int64)
    nearest = np.full(len(xy), np.inf)
    base = np.floor(xy[:, 1] / height).astype(np.int64)
    for row in (base, base + 1):
        shift = np.where(row % 2 == 0, 0.0, cell / 2.0)
        column = np.rint((xy[:, 0] - shift) / cell).astype(np.int64)
        pair = np.stack([column, row], axis=1)
        distance = ((hexagon_centre(pair, cell) - xy) ** 2).sum(axis=1)
        closer = distance < nearest
        best[closer], nearest[closer] = pair[closer], distance[closer]
    return best


def hexagon_centre(pair: Rows, cell: float) -> Floats:
    """Centre of the hexagons at (column, row), float64 (k, 2)."""
    shift = np.where(pair[:, 1] % 2 == 0, 0.0, cell / 2.0)
    return np.stack([pair[:, 0] * cell + shift, pair[:, 1] * (cell * np.sqrt(3.0) / 2.0)], axis=1)


def hexagons(centre: Floats, cell: float) -> NDArray[np.object_]:
    """The hexagons around these centres, as polygons."""
    angle = np.radians(np.arange(6) * 60.0 + 30.0)
    corner = np.stack([np.cos(angle), np.sin(angle)], axis=1) * (cell / np.sqrt(3.0))
    return np.asarray(shapely.polygons(centre[:, None, :] + corner[None, :, :]), dtype=object)


def best_per_hexagon(
    xy: Floats, gained: Gains, site_region: NDArray[np.object_], cell: float
) -> tuple[pd.DataFrame, Rows]:
    """Per hexagon its best site: ``winst``, ``minstens``, ``plaatsen`` (sites in it), ``regio_id`` and ``geom``.

    Returns
    -------
    frame, and the row of the best site of each hexagon, int64 (number of hexagons,). By gain, best first; the
    place on the map decides between equals.
    """
    pair = hexagon_of(xy, cell)
    order = np.lexsort((xy[:, 1], xy[:, 0], -gained.gain, pair[:, 1], pair[:, 0]))
    first = np.flatnonzero((np.diff(pair[order], axis=0, prepend=[[np.iinfo(np.int64).min] * 2]) != 0).any(axis=1))
    best = order[first]
    counts = np.diff(np.append(first, len(order)))
    rank = np.lexsort((xy[best, 1], xy[best, 0], -gained.gain[best]))
    best, counts = best[rank], counts[rank]
    frame = plain_frame({
        "winst": gained.gain[best],
        "minstens": gained.at_least[best],
        "plaatsen": counts,
        "regio_id": site_region[best],
        "geom": hexagons(hexagon_centre(pair[best], cell), cell),
    })  # fmt: skip
    return frame, best


def served_now(travel: pd.DataFrame, codes: list[str], region_of: Mapping[str, str | None], weight: Floats) -> Served:
    """The municipalities as table ``reistijden`` (soort ``eigen``) has them."""
    own = travel[travel["soort"] == "eigen"].drop_duplicates("gm_code").set_index("gm_code").reindex(codes)
    return Served(
        tuple(region_of.get(code) for code in codes),
        weight,
        own["minuten"].to_numpy(dtype=np.float64, na_value=np.nan),
        own["km"].to_numpy(dtype=np.float64, na_value=np.nan),
        own["reden"].eq("geen_locatie").fillna(False).to_numpy(dtype=bool),
    )
