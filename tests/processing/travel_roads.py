# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks for the travel algorithms, and a search that shares nothing with the engine but the links."""

from __future__ import annotations

import heapq
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from qgis.core import QgsProcessingUtils, QgsVectorLayer

from opvangatlas.plugin.adapters.layers import cell
from opvangatlas.plugin.core.travel.network import CLOSED, FERRY, MOTORWAY, Network

from ..conftest import ROOT
from .doors import layer, run

SAMPLE = ROOT / "resources" / "sample"
PLAN = SAMPLE / "voorbeeldland.gpkg"
ROADS = SAMPLE / "wegen.geojson"
FIELDS = {"SPEED_FIELD": "snelheid", "ONEWAY_FIELD": "richting", "CLASS_FIELD": "klasse"}


def rows_of(output: object) -> pd.DataFrame:
    """An output of an algorithm as a frame, unknown as None; ``geom`` as shapely."""
    found = output if isinstance(output, QgsVectorLayer) else QgsVectorLayer(str(output), "out", "ogr")
    assert found.isValid()
    names = found.fields().names()
    rows = []
    for feature in found.getFeatures():
        row = {name: cell(feature[name]) for name in names}
        empty = feature.geometry().isNull() or feature.geometry().isEmpty()
        rows.append({**row, "geom": None if empty else shapely.from_wkt(feature.geometry().asWkt(9))})
    return pd.DataFrame(rows, columns=[*names, "geom"], dtype=object)


def points(places: dict[str, tuple[float, float]]) -> QgsVectorLayer:
    """A point layer with a column ``naam``."""
    return layer([{"naam": name, "geom": shapely.Point(xy)} for name, xy in places.items()], geometry="Point")


def sample_network(folder: Path) -> Path:
    """The network of the sample's own roads."""
    run("buildnetwork", ROADS=str(ROADS), OUTPUT=folder, **FIELDS)
    return folder


def quiet_junctions(network: Network, count: int, seed: int, among: np.ndarray | None = None) -> np.ndarray:
    """Junctions that places can be attached to: not only motorways or ferries meet there."""
    usual = (network.flags & (FERRY | MOTORWAY)) == 0
    ends = np.unique(np.concatenate([network.start[usual], network.end[usual]]))
    if among is not None:
        ends = np.intersect1d(ends, among)
    return np.random.default_rng(seed).choice(ends, count, replace=False)


def dijkstra(network: Network, source: int) -> dict[int, tuple[int, int]]:
    """Milliseconds and metres of the fastest way to every junction; shortest among equally fast ones."""
    ways: dict[int, list[tuple[int, int, int]]] = {}
    for a, b, there, back, metres in zip(
        network.start.tolist(), network.end.tolist(), network.forward_ms.tolist(), network.backward_ms.tolist(),
        network.metres.tolist(), strict=True,
    ):  # fmt: skip
        if there != CLOSED:
            ways.setdefault(a, []).append((b, there, metres))
        if back != CLOSED:
            ways.setdefault(b, []).append((a, back, metres))
    done: dict[int, tuple[int, int]] = {}
    queue = [(0, 0, source)]
    while queue:
        ms, metres, here = heapq.heappop(queue)
        if here in done:
            continue
        done[here] = (ms, metres)
        for there, more_ms, more_metres in ways.get(here, ()):
            if there not in done:
                heapq.heappush(queue, (ms + more_ms, metres + more_metres, there))
    return done


def temporary() -> str:
    """A place for an output layer."""
    return QgsProcessingUtils.generateTempFilename("uit.gpkg")
