# SPDX-License-Identifier: GPL-2.0-or-later
"""An invented road network: towns and villages, joined to their neighbours, over land only.

Bridges, the ferry and a cut-off path are drawn by hand in ``wegen.csv``; the routes in
``routes.csv`` say which links become main roads.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from .borders import Points, kinks
from .noise import hashed, warped
from .terrain import SOUTH, WEST

_SPACING = 4_000.0
_APART, _FROM_WATER = 2_300.0, 700.0
_BENDS = ((3_100.0, 420.0), (1_200.0, 160.0))
_KINK = 18.0
_LONGEST = 11_000.0
_CARRIAGEWAYS = 40.0


@dataclass(frozen=True)
class Link:
    """One line of the network. ``direction``: B both ways, H as drawn, T against it (as in the NWB)."""

    points: Points
    name: str | None = None
    kind: str = "erftoegang"
    speed: int | None = 60
    direction: str = "B"
    minutes: int | None = None

    @property
    def line(self) -> shapely.LineString:
        """As geometry."""
        return shapely.LineString(self.points)


def make_roads(
    towns: pd.DataFrame,
    drawn: pd.DataFrame,
    routes: pd.DataFrame,
    land: shapely.Geometry,
    river: shapely.LineString,
) -> list[Link]:
    """All links, in a fixed order."""
    fixed = [_by_hand(row) for row in drawn[drawn["aangesloten"] == "ja"].to_dict("records")]
    loose = [_by_hand(row) for row in drawn[drawn["aangesloten"] == "nee"].to_dict("records")]
    seats = towns[["x", "y"]].astype(float).to_numpy()
    ends = np.array([link.points[end] for link in fixed for end in (0, -1)])
    nodes = np.vstack([seats, ends, _villages(np.vstack([seats, ends]), land)])
    links = _neighbour_links(nodes, land, river)
    pairs = _pairs(nodes, [*links, *fixed])
    links = _classified([*links, *fixed], pairs, nodes, towns, routes)
    largest = seats[int(towns["inwoners"].astype(int).to_numpy().argmax())]
    return [*_one_way_pair(_speed_gaps(links), largest), *loose]


def _by_hand(row: dict[str, object]) -> Link:
    numbers = [None if row[key] is None else int(str(row[key])) for key in ("snelheid", "minuten")]
    points = shapely.get_coordinates(shapely.from_wkt(row["wkt"]))
    return Link(points, str(row["naam"]), str(row["klasse"]), numbers[0], str(row["richting"]), numbers[1])


def _villages(taken: Points, land: shapely.Geometry) -> Points:
    """Jittered grid points on dry land, away from towns and from each other."""
    inland = land.buffer(-_FROM_WATER)
    found: list[NDArray[np.float64]] = []
    columns, rows = np.meshgrid(np.arange(17), np.arange(17))
    i, j = columns.ravel().astype(np.int64), rows.ravel().astype(np.int64)
    x = WEST + _SPACING * (i + 0.5 + 0.42 * hashed(i, j, 90))
    y = SOUTH + _SPACING * (j + 0.5 + 0.42 * hashed(i, j, 91))
    for place in np.round(np.column_stack([x, y])):
        near = np.vstack([taken, *found])
        free = ((near - place) ** 2).sum(axis=1).min() > _APART**2
        if free and shapely.contains_xy(inland, *place):
            found.append(place)
    return np.array(found)


def _neighbour_links(nodes: Points, land: shapely.Geometry, river: shapely.LineString) -> list[Link]:
    """Gabriel graph: two places are joined when no third lies in the circle between them."""
    shapely.prepare(land)
    squared = ((nodes[:, None, :] - nodes[None, :, :]) ** 2).sum(axis=2)
    links = []
    for a in range(len(nodes)):
        for b in range(a + 1, len(nodes)):
            between = squared[a] + squared[b] < squared[a, b]
            if squared[a, b] > _LONGEST**2 or between.any():
                continue
            link = Link(_bent(nodes[a], nodes[b]))
            if land.contains(link.line) and not river.intersects(link.line):
                links.append(link)
    return links


def _bent(a: Points, b: Points) -> Points:
    steps = max(2, int(np.hypot(*(b - a)) // 250.0))
    share = np.linspace(0.0, 1.0, steps + 1)[:, None]
    straight = a + share * (b - a)
    shift = np.column_stack(warped(straight[:, 0], straight[:, 1], _BENDS, 95)) - straight
    shift -= shift[0] + share * (shift[-1] - shift[0])
    points = np.round(straight + shift)
    return points[kinks(points, _KINK)]


def _pairs(nodes: Points, links: list[Link]) -> NDArray[np.int64]:
    number = {tuple(place): index for index, place in enumerate(nodes)}
    return np.array([[number[tuple(link.points[end])] for end in (0, -1)] for link in links])


def _classified(
    links: list[Link], pairs: NDArray[np.int64], nodes: Points, towns: pd.DataFrame, routes: pd.DataFrame
) -> list[Link]:
    """Routes and links between towns are better roads; the first route to claim a link keeps it."""
    out = list(links)
    length = np.array([link.line.length for link in links])
    length[[link.kind == "veer" for link in links]] *= 20.0
    shape = (len(nodes), len(nodes))
    both = np.vstack([pairs, pairs[:, ::-1]])
    graph = coo_array((np.tile(length, 2), both.T), shape=shape).tocsr()
    _, before = dijkstra(graph, indices=range(len(towns)), return_predecessors=True)
    index = {frozenset(pair): i for i, pair in enumerate(pairs.tolist())}
    row = {code: i for i, code in enumerate(towns["gm_code"])}

    def claim(start: int, end: int, **what: object) -> None:
        node = end
        while node != start:
            link = index[frozenset((node, int(before[start, node])))]
            if out[link].kind == "erftoegang":
                out[link] = replace(out[link], **what)
            node = int(before[start, node])

    for route in routes.to_dict("records"):
        what = {"name": route["naam"], "kind": route["klasse"], "speed": int(route["snelheid"])}
        for start, end in pairwise(str(route["via"]).split()):
            claim(row[start], row[end], **what)
    seats = nodes[: len(towns)]
    for start in range(len(towns)):
        order = np.argsort(((seats - seats[start]) ** 2).sum(axis=1), kind="stable")
        for end in order[1:4]:
            if before[start, end] >= 0:
                claim(start, int(end), kind="gebiedsontsluiting", speed=80)
    return out


def _speed_gaps(links: list[Link]) -> list[Link]:
    """As in real data, the speed of some local roads is not known."""
    return [
        replace(link, speed=None) if link.kind == "erftoegang" and number % 23 == 7 else link
        for number, link in enumerate(links)
    ]


def _one_way_pair(links: list[Link], city: Points) -> list[Link]:
    """The first main road out of the city has two carriageways: one as drawn, one against it."""
    chosen = next(
        i
        for i, link in enumerate(links)
        if link.kind == "autoweg" and any((link.points[end] == city).all() for end in (0, -1))
    )
    link = links[chosen]
    second = link.points.copy()
    along = link.points[2:] - link.points[:-2]
    aside = np.column_stack([-along[:, 1], along[:, 0]]) / np.hypot(along[:, :1], along[:, 1:])
    second[1:-1] = np.round(second[1:-1] - _CARRIAGEWAYS * aside)
    pair = [replace(link, direction="H"), replace(link, direction="T", points=second)]
    return [*links[:chosen], *pair, *links[chosen + 1 :]]
