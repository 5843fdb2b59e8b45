# SPDX-License-Identifier: GPL-2.0-or-later
"""Road networks of four sizes for the measurements, from a real city and from random points."""

from __future__ import annotations

from pathlib import Path

import numpy as np

TILE_GAP = 200.0
BORDER_ROADS = 60
ONE_WAY = 0.09
SPEEDS_KMH = (30, 50, 60, 80)
SPEED_SHARES = (0.55, 0.3, 0.1, 0.05)


def read_amsterdam(gpkg: Path) -> dict[str, np.ndarray]:
    """The real street graph with its chains of shape points folded into links.

    Returns
    -------
    dict
        ``xy`` (n, 2), ``start``, ``end`` (m,), ``coords`` (c, 2), ``offset`` (m + 1,), ``length`` (m,).
    """
    from osgeo import ogr

    ogr.UseExceptions()
    dataset = ogr.Open(str(gpkg))
    layer = dataset.GetLayer(0)
    ends, lengths, where = [], [], {}
    for feature in layer:
        a, b = feature["from_id"], feature["to_id"]
        line = feature.GetGeometryRef()
        if a == b or line is None or line.GetPointCount() < 2:
            continue
        ends.append((a, b))
        lengths.append(feature["length_m"])
        where[a] = line.GetPoint_2D(0)
        where[b] = line.GetPoint_2D(line.GetPointCount() - 1)
    ids = np.array(sorted(where))
    xy = np.array([where[i] for i in ids])
    pairs = np.searchsorted(ids, np.array(ends))
    return fold_chains(xy, pairs, np.array(lengths))


def fold_chains(xy: np.ndarray, pairs: np.ndarray, length: np.ndarray) -> dict[str, np.ndarray]:
    """Replace runs of junctions with two neighbours by one link that keeps their shape."""
    neighbours: list[list[tuple[int, int]]] = [[] for _ in range(len(xy))]
    for edge, (a, b) in enumerate(pairs.tolist()):
        neighbours[a].append((b, edge))
        neighbours[b].append((a, edge))
    used = np.zeros(len(pairs), bool)
    kept = [node for node in range(len(xy)) if len(neighbours[node]) != 2]
    start, end, shapes, lengths = [], [], [], []

    def follow(node: int) -> None:
        for first, edge in neighbours[node]:
            if used[edge]:
                continue
            path, total, here = [node], 0.0, first
            while True:
                used[edge] = True
                total += length[edge]
                path.append(here)
                onward = [(n, e) for n, e in neighbours[here] if not used[e]]
                if len(neighbours[here]) != 2 or here == node or not onward:
                    break
                here, edge = onward[0]
            start.append(node)
            end.append(here)
            shapes.append(path)
            lengths.append(total)

    for node in kept:
        follow(node)
    number = np.full(len(xy), -1)
    number[kept] = np.arange(len(kept))
    straight = np.array([i for i, (a, b) in enumerate(zip(start, end, strict=True)) if number[b] >= 0 and a != b])
    size = np.array([len(shapes[i]) for i in straight])
    return {
        "xy": xy[kept],
        "start": number[np.array(start)[straight]],
        "end": number[np.array(end)[straight]],
        "coords": xy[np.concatenate([shapes[i] for i in straight])],
        "offset": np.concatenate([[0], np.cumsum(size)]),
        "length": np.array(lengths)[straight],
    }


def tiled(city: dict[str, np.ndarray], columns: int, rows: int, seed: int = 1) -> dict[str, np.ndarray]:
    """The city repeated, mirrored so that borders meet, with about 60 roads over each border."""
    low, high = city["coords"].min(0), city["coords"].max(0)
    span = high - low + TILE_GAP
    n = len(city["xy"])
    parts: dict[str, list[np.ndarray]] = {k: [] for k in ("xy", "start", "end", "coords", "length", "size")}

    def place(points: np.ndarray, column: int, row: int) -> np.ndarray:
        out = points - low
        if column % 2:
            out[:, 0] = high[0] - low[0] - out[:, 0]
        if row % 2:
            out[:, 1] = high[1] - low[1] - out[:, 1]
        return out + span * (column, row)

    for tile in range(columns * rows):
        column, row = tile % columns, tile // columns
        parts["xy"].append(place(city["xy"], column, row))
        parts["coords"].append(place(city["coords"], column, row))
        parts["start"].append(city["start"] + tile * n)
        parts["end"].append(city["end"] + tile * n)
        parts["length"].append(city["length"])
        parts["size"].append(np.diff(city["offset"]))
    for tile in range(columns * rows):
        column, row = tile % columns, tile // columns
        for other, axis in ((tile + 1, 0), (tile + columns, 1)):
            if (axis == 0 and column == columns - 1) or (axis == 1 and row == rows - 1):
                continue
            a, b = _across(parts["xy"][tile], parts["xy"][other], axis)
            ends = np.stack([parts["xy"][tile][a], parts["xy"][other][b]], axis=1)
            parts["start"].append(a + tile * n)
            parts["end"].append(b + other * n)
            parts["coords"].append(ends.reshape(-1, 2))
            parts["length"].append(np.hypot(*(ends[:, 0] - ends[:, 1]).T))
            parts["size"].append(np.full(len(a), 2))
    whole = {key: np.concatenate(value) for key, value in parts.items()}
    return _finish(whole, seed)


def _across(xy: np.ndarray, other: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """Mirrored twins on both sides of a border: the junction nearest to it in each of 60 stretches."""
    edge = xy[:, axis].max()
    along = xy[:, 1 - axis]
    bins = np.clip(((along - along.min()) / np.ptp(along) * BORDER_ROADS).astype(int), 0, BORDER_ROADS - 1)
    order = np.lexsort((edge - xy[:, axis], bins))
    first = order[np.flatnonzero(np.diff(bins[order], prepend=-1))]
    return first, first


def delaunay(n: int, spacing: float = 180.0, seed: int = 2) -> dict[str, np.ndarray]:
    """Random points, half of the edges of their triangulation, the largest connected part."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components
    from scipy.spatial import Delaunay

    rng = np.random.default_rng(seed)
    xy = rng.random((n, 2)) * spacing * np.sqrt(n)
    corners = Delaunay(xy).simplices
    pairs = np.sort(np.concatenate([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [0, 2]]]), axis=1)
    pairs = np.unique(pairs.astype(np.int64) @ np.array([n, 1]))
    pairs = pairs[rng.random(len(pairs)) < 0.5]
    a, b = pairs // n, pairs % n
    _, label = connected_components(coo_matrix((np.ones(len(a)), (a, b)), shape=(n, n)), directed=False)
    main = label == np.bincount(label).argmax()
    number = np.cumsum(main) - 1
    keep = main[a]
    a, b = number[a[keep]], number[b[keep]]
    xy = xy[main]
    coords = np.stack([xy[a], xy[b]], axis=1)
    return _finish(
        {
            "xy": xy,
            "start": a,
            "end": b,
            "coords": coords.reshape(-1, 2),
            "length": np.hypot(*(coords[:, 0] - coords[:, 1]).T),
            "size": np.full(len(a), 2),
        },
        seed,
    )


def _finish(graph: dict[str, np.ndarray], seed: int) -> dict[str, np.ndarray]:
    """Speeds and one-ways, drawn with a fixed seed, as the arrays of a Network."""
    rng = np.random.default_rng(seed)
    links = len(graph["start"])
    kmh = rng.choice(SPEEDS_KMH, links, p=SPEED_SHARES)
    ms = np.maximum(1, np.rint(graph["length"] / (kmh / 3.6) * 1000)).astype(np.int32)
    return {
        "junction_xy": graph["xy"],
        "start": graph["start"].astype(np.int32),
        "end": graph["end"].astype(np.int32),
        "forward_ms": ms,
        "backward_ms": np.where(rng.random(links) < ONE_WAY, np.int32(-1), ms).astype(np.int32),
        "metres": np.rint(graph["length"]).astype(np.int32),
        "flags": np.zeros(links, np.uint8),
        "source_row": np.arange(links, dtype=np.int32),
        "coords": graph["coords"],
        "offset": np.concatenate([[0], np.cumsum(graph["size"])]).astype(np.int64),
    }


def read_kampen(pbf: Path, root: Path) -> dict[str, np.ndarray]:
    """Kampen from OpenStreetMap, read and built as the plugin does."""
    import sys

    sys.path.insert(0, str(root / "tests" / "travel_data"))
    from common import load_plugin
    from roads_on_file import read_lines

    load_plugin()
    from opvangatlas.plugin.core.travel.build import BuildSettings, build_network
    from opvangatlas.plugin.core.travel.roads import RoadSettings
    from opvangatlas.plugin.core.travel.speeds import SpeedTable

    text = (root / "resources" / "speeds" / "osm.csv").read_text(encoding="utf-8")
    settings = BuildSettings(RoadSettings("osm", SpeedTable.parse(text)))
    return dict(build_network(read_lines(pbf, "lines"), settings).network.arrays())
