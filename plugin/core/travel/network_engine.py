# SPDX-License-Identifier: GPL-2.0-or-later
"""Travel over a road network: places are attached to it, routes searched, legs added up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..progress import SILENT, Part, Progress, stop_if_cancelled
from ..wording import Text
from .engine import (
    NETWORK_ACCESS,
    NO_PLACE,
    NOT_SNAPPED_DESTINATION,
    NOT_SNAPPED_ORIGIN,
    REACHED,
    UNREACHABLE,
    Places,
    TravelMatrix,
    Weight,
)
from .hierarchy_router import HierarchyRouter, Prepared
from .network import CLOSED, Float64, Int32, Int64, Network
from .packing import UNREACHED, Packing
from .router import Router, Seeds
from .snap import SnapGrid, Snapped, snap, snap_grid

INDEXING = Text(nl="Wegen op plaats ordenen", en="Indexing roads by place")

_ELSEWHERE_METRES = 10_000.0
"""A network with no place within this distance of it is of another area; nearer places just lie too far."""

_ELSEWHERE = Text(
    nl="Het wegennet ligt ergens anders dan de punten. Wegen: {roads}; punten: {points}.",
    en="The road network lies elsewhere than the points. Roads: {roads}; points: {points}.",
)
_ELSEWHERE_REMEDY = Text(
    nl="Kies een wegennet van dit gebied, of controleer het coördinatenstelsel van beide lagen.",
    en="Choose a network of this area, or check the CRS of both layers.",
)


@dataclass(frozen=True)
class Access:
    """The leg between a place and the road it is attached to.

    Parameters
    ----------
    limit : float
        Metres in a straight line; places further from any road are not attached.
    detour_factor : float
        Length of the leg over its straight distance.
    speed_kmh : float
        Speed on the leg.
    """

    limit: float = 2000.0
    detour_factor: float = 1.3
    speed_kmh: float = 30.0

    def __post_init__(self) -> None:
        if not (self.limit >= 0.0 and self.detour_factor >= 1.0 and self.speed_kmh > 0.0):
            raise ValueError(f"impossible access leg: {self}")

    def km(self, metres: Float64) -> Float64:
        """Length of the leg from straight metres, any shape."""
        return metres * (self.detour_factor / 1000.0)


@dataclass(frozen=True, eq=False)
class PreparedPlaces:
    """Places ready to be measured against one moving point.

    Parameters
    ----------
    places : Places
    snapped : Snapped
    leaving : bool
        True: travel runs from these places to the moving point; False: the other way.
    """

    places: Places
    snapped: Snapped
    leaving: bool
    weight: Weight
    router_set: Prepared


@dataclass(frozen=True, eq=False)
class MovingResult:
    """Figures between one point and prepared places; arrays of length p, as in a TravelMatrix.

    Parameters
    ----------
    minutes, km, access_km : float64, NaN with a reason where unknown
    reason : object
    road_xy : float64 (2,)
        Where the moving point is attached; NaN when there is no road.
    road_metres : float
        Straight distance to there.
    """

    minutes: Float64
    km: Float64
    access_km: Float64
    reason: NDArray[np.object_]
    road_xy: Float64
    road_metres: float


class NetworkEngine:
    """Measures over a road network, as a :class:`~.engine.TravelEngine`.

    Parameters
    ----------
    network : Network
    router : Router
        :class:`HierarchyRouter`, or any other over the same network.
    grid : SnapGrid
        Of the same network.
    access : Access
    """

    def __init__(self, network: Network, router: Router, grid: SnapGrid, access: Access | None = None) -> None:
        self.network, self.router, self.grid = network, router, grid
        self.access = access or Access()

    @classmethod
    def build(cls, network: Network, access: Access | None = None, *, progress: Progress = SILENT) -> NetworkEngine:
        """Prepare a network for measuring: seconds for a province, half a minute for the country.

        Raises
        ------
        InputError, Cancelled
        """
        router = HierarchyRouter.build(network, progress=Part(progress, 0.0, 0.85))
        progress.report(0.85, INDEXING)
        return cls(network, router, snap_grid(network), access)

    @property
    def method(self) -> str:
        """``netwerk+aansluiting``: the access legs are part of the figures."""
        return NETWORK_ACCESS

    def snap(self, places: Places) -> Snapped:
        """Where places are attached; also tells how far from a road the others are."""
        return snap(self.network, self.grid, places.xy, limit=self.access.limit)

    def matrix(
        self,
        origins: Places,
        destinations: Places,
        *,
        weight: Weight = "tijd",
        progress: Progress = SILENT,
    ) -> TravelMatrix:
        """Measure from every origin to every destination.

        Raises
        ------
        InputError
            When none of the places is anywhere near the network.
        Cancelled
        """
        self._refuse_elsewhere(origins, destinations)
        from_, to = self.snap(origins), self.snap(destinations)
        stop_if_cancelled(progress)
        packing = self.router.packing(weight)
        cost = self.router.costs(
            leaving_seeds(self.network, from_, packing),
            arriving_seeds(self.network, to, packing),
            weight=weight,
            progress=progress,
        )
        row, column = _pairs_on_one_link(from_, to)
        direct = along_link(self.network, from_, row, to, column, packing)
        cost[row, column] = np.minimum(cost[row, column], direct)
        legs = self.access.km(_known(from_))[:, None] + self.access.km(_known(to))
        same = np.flatnonzero((origins.xy[row] == destinations.xy[column]).all(axis=1))
        legs[row[same], column[same]] = 0.0
        return self._figures(cost, packing, legs, _reasons(origins, from_, destinations, to))

    def prepare(
        self, places: Places, *, leaving: bool = True, weight: Weight = "tijd", progress: Progress = SILENT
    ) -> PreparedPlaces:
        """Get ready to measure between these places and a point that moves.

        Raises
        ------
        TypeError
            When the router is no HierarchyRouter: others cannot do this fast enough.
        Cancelled
        """
        if not isinstance(self.router, HierarchyRouter):
            raise TypeError("a moving point needs a HierarchyRouter")
        snapped = self.snap(places)
        packing = self.router.packing(weight)
        seeds = (leaving_seeds if leaving else arriving_seeds)(self.network, snapped, packing)
        ready = self.router.prepare(seeds, leaving=leaving, weight=weight, progress=progress)
        return PreparedPlaces(places, snapped, leaving, weight, ready)

    def measure(self, prepared: PreparedPlaces, x: float, y: float) -> MovingResult:
        """Measure between the prepared places and one point, metres in EPSG:28992."""
        if not isinstance(self.router, HierarchyRouter):
            raise TypeError("a moving point needs a HierarchyRouter")
        here = Places(("",), np.array([[x, y]], np.float64))
        point, many = self.snap(here), prepared.snapped
        packing = self.router.packing(prepared.weight)
        seeds = (arriving_seeds if prepared.leaving else leaving_seeds)(self.network, point, packing)
        cost = self.router.query(prepared.router_set, seeds)
        on_link = np.flatnonzero((many.link == point.link[0]) & many.within & point.within[0])
        again = np.zeros(len(on_link), np.int64)
        if prepared.leaving:
            direct = along_link(self.network, many, on_link, point, again, packing)
        else:
            direct = along_link(self.network, point, again, many, on_link, packing)
        cost[on_link] = np.minimum(cost[on_link], direct)
        legs = self.access.km(_known(many)) + self.access.km(_known(point))
        legs[on_link[(prepared.places.xy[on_link] == here.xy).all(axis=1)]] = 0.0
        ends = (prepared.places, many, here, point) if prepared.leaving else (here, point, prepared.places, many)
        matrix = self._figures(cost, packing, legs, _reasons(*ends).ravel())
        return MovingResult(
            matrix.minutes, matrix.km, matrix.access_km, matrix.reason, point.xy[0], float(point.metres[0])
        )

    def pair_figures(
        self,
        cost: Int64,
        packing: Packing,
        origins: Places,
        from_: Snapped,
        rows: Int64,
        destinations: Places,
        to: Snapped,
        columns: Int64,
    ) -> TravelMatrix:
        """Figures of chosen pairs, arrays of length k, from their packed costs int64 (k,)."""
        legs = self.access.km(_known(from_))[rows] + self.access.km(_known(to))[columns]
        legs[(origins.xy[rows] == destinations.xy[columns]).all(axis=1)] = 0.0
        return self._figures(cost, packing, legs, _reasons(origins, from_, destinations, to)[rows, columns])

    def _figures(self, cost: Int64, packing: Packing, legs_km: Float64, reason: NDArray[np.object_]) -> TravelMatrix:
        """Minutes and kilometres with the access legs added; NaN wherever there is a reason."""
        ms, metres = packing.unpack(cost)
        reason[(cost >= UNREACHED) & (reason == REACHED)] = UNREACHABLE
        known = reason == REACHED
        return TravelMatrix(
            minutes=np.where(known, ms / 60_000.0 + legs_km / self.access.speed_kmh * 60.0, np.nan),
            km=np.where(known, metres / 1000.0 + legs_km, np.nan),
            access_km=np.where(known, legs_km, np.nan),
            reason=reason,
            method=self.method,
        )

    def _refuse_elsewhere(self, origins: Places, destinations: Places) -> None:
        """Refuse a network in another CRS or of another area; a few places outside are fine."""
        xy = np.concatenate([origins.xy, destinations.xy])
        xy = xy[np.isfinite(xy).all(axis=1)]
        if len(xy) == 0 or self.network.n_links == 0:
            return
        west, south, east, north = self.network.extent
        low, high = np.array([west, south]), np.array([east, north])
        margin = max(_ELSEWHERE_METRES, self.access.limit)
        if not ((xy >= low - margin) & (xy <= high + margin)).all(axis=1).any():
            points = _extent_text(*xy.min(axis=0), *xy.max(axis=0))
            raise InputError(_ELSEWHERE, _ELSEWHERE_REMEDY, roads=_extent_text(west, south, east, north), points=points)


def _extent_text(west: float, south: float, east: float, north: float) -> str:
    return f"x {west:.0f}…{east:.0f}, y {south:.0f}…{north:.0f}"


def _known(snapped: Snapped) -> Float64:
    return np.where(snapped.within, snapped.metres, np.nan)


def _partial(network: Network, snapped: Snapped, rows: Int64, ms: Int32) -> tuple[Int64, Int64]:
    """Milliseconds (in a direction that takes ``ms``) and metres from a link's start to the points.

    Rounded once, here: two partial links always add up to the whole.
    """
    link, fraction = snapped.link[rows], snapped.fraction[rows]
    return (
        np.rint(fraction * np.maximum(ms[link], 0)).astype(np.int64),
        np.rint(fraction * network.metres[link]).astype(np.int64),
    )


def _seeds(network: Network, snapped: Snapped, packing: Packing, *, leaving: bool) -> Seeds:
    """Costs between points and both ends of their link, in the directions that are open.

    A point exactly at an end of its link is at that junction, whatever the directions.
    """
    junction = np.zeros((len(snapped), 2), np.int32)
    cost = np.full((len(snapped), 2), UNREACHED, np.int64)
    rows = np.flatnonzero(snapped.within)
    link = snapped.link[rows]
    junction[rows] = np.stack([network.start[link], network.end[link]], axis=1)
    to_start, to_end = network.backward_ms, network.forward_ms
    if not leaving:
        to_start, to_end = to_end, to_start
    for end, ms in ((0, to_start), (1, to_end)):
        here_ms, here_metres = _partial(network, snapped, rows, ms)
        if end == 1:
            here_ms, here_metres = np.maximum(ms[link], 0) - here_ms, network.metres[link] - here_metres
        at_end = snapped.fraction[rows] == end
        usable = (ms[link] != CLOSED) | at_end
        cost[rows[usable], end] = packing.pack(here_ms, here_metres)[usable]
    return Seeds(junction, cost)


def leaving_seeds(network: Network, snapped: Snapped, packing: Packing) -> Seeds:
    """Costs from points to the ends of their links."""
    return _seeds(network, snapped, packing, leaving=True)


def arriving_seeds(network: Network, snapped: Snapped, packing: Packing) -> Seeds:
    """Costs from the ends of their links to points."""
    return _seeds(network, snapped, packing, leaving=False)


def _pairs_on_one_link(from_: Snapped, to: Snapped) -> tuple[Int64, Int64]:
    """Rows of ``from_`` and of ``to`` that share a link."""
    order = np.argsort(to.link, kind="stable")
    low = np.searchsorted(to.link[order], from_.link, side="left")
    high = np.searchsorted(to.link[order], from_.link, side="right")
    count = np.where(from_.within, high - low, 0)
    row = np.repeat(np.arange(len(from_)), count)
    place = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(low, count)
    column = order[place]
    good = to.within[column]
    return row[good], column[good]


def along_link(network: Network, from_: Snapped, row: Int64, to: Snapped, column: Int64, packing: Packing) -> Int64:
    """Packed cost of driving along the link that two points share, ``UNREACHED`` when closed."""
    link = from_.link[row]
    ahead = to.fraction[column] >= from_.fraction[row]
    out = np.full(len(row), UNREACHED, np.int64)
    for forward, ms in ((True, network.forward_ms), (False, network.backward_ms)):
        a, b = _partial(network, from_, row, ms), _partial(network, to, column, ms)
        usable = (ahead if forward else ~ahead) & (ms[link] != CLOSED)
        usable |= to.fraction[column] == from_.fraction[row]
        out[usable] = packing.pack(np.abs(b[0] - a[0]), np.abs(b[1] - a[1]))[usable]
    return out


def _reasons(origins: Places, from_: Snapped, destinations: Places, to: Snapped) -> NDArray[np.object_]:
    """Why a pair cannot be measured whatever the roads, object (n_origins, n_destinations)."""
    reason = np.full((len(origins), len(destinations)), REACHED, dtype=object)
    reason[:, ~to.within] = NOT_SNAPPED_DESTINATION
    reason[~from_.within] = NOT_SNAPPED_ORIGIN
    reason[:, ~np.isfinite(destinations.xy).all(axis=1)] = NO_PLACE
    reason[~np.isfinite(origins.xy).all(axis=1)] = NO_PLACE
    return reason
