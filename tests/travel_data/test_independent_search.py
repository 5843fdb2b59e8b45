# SPDX-License-Identifier: GPL-2.0-or-later
"""The matrix against a search that shares nothing with it: places are put in the graph as junctions of their own."""

from __future__ import annotations

import heapq
from pathlib import Path

import numpy as np
import pytest
import shapely

from opvangatlas.plugin.core.travel.build import BuildSettings, build_network
from opvangatlas.plugin.core.travel.engine import REACHED, Places
from opvangatlas.plugin.core.travel.network import CLOSED, Network
from opvangatlas.plugin.core.travel.network_engine import Access, NetworkEngine
from opvangatlas.plugin.core.travel.roads import RoadSettings
from opvangatlas.plugin.core.travel.speeds import SpeedTable

from .roads_on_file import read_lines

SPEEDS = Path(__file__).parents[2] / "resources" / "speeds"
ROUNDING_MS, ROUNDING_M = 3.0, 3.0
"""The engine counts in whole milliseconds and metres, also of the part of a link at both ends."""
ACCESS = Access(limit=2000.0, detour_factor=1.3, speed_kmh=30.0)


def settings(preset: str, **fields) -> BuildSettings:
    table = SpeedTable.parse((SPEEDS / f"{preset}.csv").read_text(encoding="utf-8"))
    return BuildSettings(RoadSettings(preset, table, **fields))


def synthetic() -> Network:
    """A grid of streets with one-ways, ties everywhere, parallel roads of other speeds, and a part of its own."""
    rng = np.random.default_rng(13)
    side, links, xy = 14, [], []
    for row in range(side):
        for column in range(side):
            xy.append((100_000.0 + 500.0 * column, 400_000.0 + 500.0 * row))
            here = row * side + column
            for there in ([here + 1] if column + 1 < side else []) + ([here + side] if row + 1 < side else []):
                ways = [(30_000, 30_000), (30_000, CLOSED), (CLOSED, 30_000), (15_000, 45_000)][int(rng.integers(4))]
                links.append((here, there, *ways, 500))
                if rng.random() < 0.2:
                    links.append((here, there, 20_000, 20_000, 700))  # a parallel road: quicker and longer
    xy += [(130_000.0, 400_000.0), (130_500.0, 400_000.0)]
    links.append((side * side, side * side + 1, 30_000, 30_000, 500))
    table = np.array(links, np.int32)
    shapes = [np.array([xy[a], xy[b]]) for a, b in table[:, :2]]
    for number in range(1, len(shapes)):  # a parallel road is drawn beside, and meets at both ends
        if (table[number, :2] == table[number - 1, :2]).all():
            a, b = shapes[number]
            aside = np.array([-(b - a)[1], (b - a)[0]]) * 0.1
            shapes[number] = np.array([a, (a + b) / 2 + aside, b])
    return Network(
        junction_xy=np.array(xy),
        start=table[:, 0],
        end=table[:, 1],
        forward_ms=table[:, 2],
        backward_ms=table[:, 3],
        metres=table[:, 4],
        flags=np.zeros(len(table), np.uint8),
        source_row=np.arange(len(table), dtype=np.int32),
        coords=np.concatenate(shapes),
        offset=np.concatenate([[0], np.cumsum([len(shape) for shape in shapes])]).astype(np.int64),
    )


def a_network(name: str, data: Path) -> Network:
    if name == "synthetic":
        return synthetic()
    if name == "kampen":
        return build_network(read_lines(data / "roads_nl" / "kampen.osm.pbf", "lines"), settings("osm")).network
    lines = read_lines(data / "roads_nl" / "amsterdam_roads.gpkg")
    return build_network(lines, settings("generic", length_field="length_m")).network


def some_places(network: Network, count: int, seed: int) -> Places:
    """Anywhere near a road, on a junction, a billionth and a millimetre beside one, and on a road half-way."""
    rng = np.random.default_rng(seed)
    used = np.unique(np.concatenate([network.start[network.flags == 0], network.end[network.flags == 0]]))
    xy = network.junction_xy[rng.choice(used, count)]
    angle = rng.uniform(0, 2 * np.pi, count)
    off = np.array([0.0, 1e-9, 1e-8, 1e-3, 60.0, 25.0])[np.arange(count) % 6]
    return Places(tuple(map(str, range(count))), xy + off[:, None] * np.column_stack([np.cos(angle), np.sin(angle)]))


class Slow:
    """Dijkstra by the book over dictionaries, in floats, with places as extra nodes."""

    def __init__(self, network: Network) -> None:
        self.network = network
        open_to_places = (network.flags == 0) & ((network.forward_ms != CLOSED) | (network.backward_ms != CLOSED))
        self.links = np.flatnonzero(open_to_places)
        self.shapes = [shapely.LineString(network.shape(int(link))) for link in self.links]
        self.tree = shapely.STRtree(self.shapes)

    def attach(self, places: Places) -> list[tuple[int, float, float]]:
        """Link, share of it and metres to it, per place; a link within a centimetre of its end is left there."""
        out = []
        for point in shapely.points(places.xy):
            which = int(np.min(self.tree.query_nearest(point)))
            line = self.shapes[which]
            along, whole = line.project(point), line.length
            share = 0.0 if along <= 0.01 else 1.0 if whole - along <= 0.01 else along / whole
            out.append((int(self.links[which]), share, line.distance(point)))
        return out

    def graph(self, kind: int) -> dict[object, list[tuple[object, float]]]:
        net, graph = self.network, {}
        for link in range(net.n_links):
            for tail, head, ms in (
                (net.start[link], net.end[link], net.forward_ms[link]),
                (net.end[link], net.start[link], net.backward_ms[link]),
            ):
                if ms != CLOSED:
                    graph.setdefault(int(tail), []).append((int(head), float((ms, net.metres[link])[kind])))
        return graph

    def costs(self, origins, destinations, kind: int) -> np.ndarray:
        """Milliseconds (kind 0) or metres (kind 1) over the roads, infinite where there is no way."""
        net, graph = self.network, self.graph(kind)
        out = np.full((len(origins), len(destinations)), np.inf)
        for row, (link, share, _) in enumerate(origins):
            reached = self._search(graph, self._ends(link, share, kind, leaving=True))
            for column, (other, place, _) in enumerate(destinations):
                ways = [reached.get(j, np.inf) + cost for j, cost in self._ends(other, place, kind, leaving=False)]
                if other == link:
                    ms = net.forward_ms[link] if place >= share else net.backward_ms[link]
                    if ms != CLOSED or place == share:
                        ways.append(abs(place - share) * float((ms, net.metres[link])[kind]))
                out[row, column] = min(ways, default=np.inf)
        return out

    def _ends(self, link: int, share: float, kind: int, *, leaving: bool) -> list[tuple[int, float]]:
        net = self.network
        start, end = int(net.start[link]), int(net.end[link])
        if share in (0.0, 1.0):
            return [(start if share == 0.0 else end, 0.0)]
        to_start, to_end = net.backward_ms[link], net.forward_ms[link]
        if not leaving:
            to_start, to_end = to_end, to_start
        ends = ((start, share, to_start), (end, 1.0 - share, to_end))
        return [(j, part * float((ms, net.metres[link])[kind])) for j, part, ms in ends if ms != CLOSED]

    @staticmethod
    def _search(graph, seeds) -> dict[int, float]:
        done: dict[int, float] = {}
        heap = [(cost, junction) for junction, cost in seeds]
        heapq.heapify(heap)
        while heap:
            cost, here = heapq.heappop(heap)
            if here in done:
                continue
            done[here] = cost
            for there, more in graph.get(here, ()):
                if there not in done:
                    heapq.heappush(heap, (cost + more, there))
        return done


@pytest.mark.parametrize("name", ["synthetic", "kampen", "amsterdam"])
def test_ten_thousand_pairs_are_those_of_a_search_that_shares_nothing(name, data):
    network = a_network(name, data)
    engine, slow = NetworkEngine.build(network, ACCESS), Slow(network)
    origins, destinations = some_places(network, 100, 1), some_places(network, 100, 2)
    ends = slow.attach(origins), slow.attach(destinations)
    legs = np.add.outer(*(np.array([metres for _, _, metres in each]) for each in ends)) * ACCESS.detour_factor
    same = (origins.xy[:, None] == destinations.xy).all(axis=2)
    legs[same] = 0.0
    by_time, by_distance = (engine.matrix(origins, destinations, weight=w) for w in ("tijd", "afstand"))
    ms, metres = slow.costs(*ends, 0), slow.costs(*ends, 1)
    np.testing.assert_array_equal(by_time.reason == REACHED, np.isfinite(ms))
    reached = np.isfinite(ms)
    assert reached.mean() > 0.6
    leg_ms = legs / (ACCESS.speed_kmh / 3.6) * 1000.0
    assert np.abs(by_time.minutes * 60_000 - ms - leg_ms)[reached].max() <= ROUNDING_MS
    assert np.abs(by_distance.km * 1000 - metres - legs)[reached].max() <= ROUNDING_M
