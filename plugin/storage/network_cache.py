# SPDX-License-Identifier: GPL-2.0-or-later
"""Road networks, and all that is computed from them, as folders of memory-mapped arrays.

A *part* is a folder of arrays (:mod:`.array_folder`). A network is one part; its hierarchy, its costs
per weight and its grid are parts of their own, each found by the hashes of the arrays it was computed
from. So other speeds leave the hierarchy standing, and nothing that does not belong to exactly these
roads is ever used.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from ..core.errors import StorageError
from ..core.progress import SILENT, Part, Progress
from ..core.travel.build import Built
from ..core.travel.customise import Metric
from ..core.travel.engine import Weight
from ..core.travel.hierarchy import Hierarchy, build_hierarchy
from ..core.travel.hierarchy_router import CHECKING, COSTS, HierarchyRouter
from ..core.travel.network import Network
from ..core.travel.network_engine import INDEXING, Access, NetworkEngine
from ..core.travel.packing import Packing
from ..core.travel.quality import KINDS, QualityReport
from ..core.travel.snap import SnapGrid, snap_grid
from ..core.wording import Text
from .array_folder import FORMAT, Arrays, Damaged, Stored, digest, read_part, write_part

NETWORK_FOLDER = "wegennet"
COMPUTED_FOLDER = "berekend"

T = TypeVar("T")

_NOT_SAVED = Text(
    nl="Het wegennet is berekend maar kon niet worden bewaard in {path}.",
    en="The road network was computed but could not be saved in {path}.",
)
_NOT_SAVED_REMEDY = Text(
    nl="Maak ruimte vrij of kies een andere map; nu wordt het de volgende keer opnieuw berekend.",
    en="Free some space or choose another folder; as it is, it will be computed again next time.",
)
_NO_NETWORK = Text(
    nl="De map {path} bevat geen wegennet, of een wegennet dat beschadigd is.",
    en="The folder {path} holds no road network, or a damaged one.",
)
_NO_NETWORK_REMEDY = Text(
    nl="Bouw het wegennet opnieuw uit de wegenlaag.", en="Build the network again from the road layer."
)


@dataclass(frozen=True, eq=False)
class OpenedEngine:
    """An engine, where its parts came from, and what could not be saved.

    Parameters
    ----------
    reused : tuple of str
        Parts that were read instead of computed: ``hierarchie``, ``kosten``, ``raster``.
    warning : StorageError, optional
        One, when something could not be saved; the engine is whole all the same.
    """

    engine: NetworkEngine
    reused: tuple[str, ...]
    warning: StorageError | None


@dataclass(frozen=True, eq=False)
class StoredNetwork:
    """A network folder that was opened."""

    network: Network
    report: QualityReport
    notes: dict[str, Any]
    hashes: dict[str, str]


def write_network(folder: Path, built: Built, notes: Mapping[str, Any]) -> StorageError | None:
    """Save a network and its report; gives a warning instead when that is impossible.

    Parameters
    ----------
    notes : mapping, JSON
        Source, date, preset and settings: what every figure must be able to say.
    """
    arrays = dict(built.network.arrays())
    arrays |= {f"deel_{name}": built.report.components[name].to_numpy() for name in built.report.components}
    remarks = built.report.remarks
    for name in ("rij", "x", "y", "meter"):
        arrays[f"opmerking_{name}"] = remarks[name].to_numpy()
    kinds = list(KINDS)
    arrays["opmerking_soort"] = remarks["soort"].map(kinds.index).to_numpy(dtype=np.int8)
    arrays["kruispunt_deel"] = built.report.junction_component
    counts = {"regels": built.report.lines, "soorten": kinds}
    try:
        write_part(folder / NETWORK_FOLDER, arrays, {**notes, "rapport": counts})
    except OSError as error:
        return not_saved(folder, error)
    return None


def read_network(folder: Path) -> StoredNetwork:
    """Open a network folder.

    Raises
    ------
    StorageError
        When it is no network folder, or damaged.
    """
    try:
        stored = read_part(folder / NETWORK_FOLDER)
        network = Network(**{name: stored.arrays[name] for name in Network.__dataclass_fields__})
        report = _report(stored, network)
    except (Damaged, KeyError, ValueError, IndexError) as error:
        raise StorageError(_NO_NETWORK, _NO_NETWORK_REMEDY, details=str(error), path=str(folder)) from error
    notes = {key: value for key, value in stored.notes.items() if key != "rapport"}
    return StoredNetwork(network, report, notes, stored.hashes)


def _report(stored: Stored, network: Network) -> QualityReport:
    arrays, counts = stored.arrays, stored.notes["rapport"]
    columns = [name for name in arrays if name.startswith("deel_")]
    kinds = np.array(counts["soorten"], dtype=object)[arrays["opmerking_soort"]]
    return QualityReport(
        components=pd.DataFrame({name.removeprefix("deel_"): arrays[name] for name in columns}),
        remarks=pd.DataFrame(
            {
                "soort": pd.Categorical(kinds, categories=list(KINDS)),
                **{name: arrays[f"opmerking_{name}"] for name in ("rij", "x", "y", "meter")},
            }
        ),
        junction_component=arrays["kruispunt_deel"],
        lines=int(counts["regels"]),
        links=network.n_links,
    )


def not_saved(path: Path, error: OSError) -> StorageError:
    """The warning that goes with a result that could not be saved."""
    return StorageError(_NOT_SAVED, _NOT_SAVED_REMEDY, details=str(error), path=str(path))


class NetworkCache:
    """Computed parts of networks in one folder, found by the content they were computed from.

    Parameters
    ----------
    folder : Path
        ``COMPUTED_FOLDER`` of a network folder, or the user's cache folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._warning: StorageError | None = None
        self._reused: list[str] = []

    def engine(
        self,
        network: Network,
        access: Access | None = None,
        *,
        weight: Weight = "tijd",
        hashes: Mapping[str, str] | None = None,
        progress: Progress = SILENT,
    ) -> OpenedEngine:
        """An engine over a network, from what is stored; what is missing is computed and stored.

        Parameters
        ----------
        hashes : of the network's arrays, when they are known already

        Raises
        ------
        InputError
            When the network is too large to count with.
        Cancelled
            Nothing half-done is left behind.
        """
        self._warning, self._reused = None, []
        keys = _keys(network, hashes or _hashes(network))
        hierarchy = self._hierarchy(network, keys["topologie"], Part(progress, 0.0, 0.6))
        router = HierarchyRouter(network, hierarchy)
        fresh = self._metric(router, keys, weight, Part(progress, 0.6, 0.85))
        if fresh:
            progress.report(0.85, CHECKING)
            router.self_check(weight, progress=Part(progress, 0.85, 0.9))
            self._store_metric(self._cost_path(keys, weight), router.metric(weight))
        progress.report(0.9, INDEXING)
        grid = self._grid(network, keys["ligging"])
        progress.report(1.0)
        return OpenedEngine(NetworkEngine(network, router, grid, access), tuple(self._reused), self._warning)

    def _hierarchy(self, network: Network, key: str, progress: Progress) -> Hierarchy:
        path = self._folder / f"hierarchie-{key}"
        kept = self._read(path, "hierarchie", lambda stored: Hierarchy(**stored.arrays))
        if kept is not None and kept.n_nodes == network.n_junctions:
            return kept
        made = build_hierarchy(network, progress=progress)
        self._store(path, made.arrays(), {})
        return made

    def _metric(
        self,
        router: HierarchyRouter,
        keys: dict[str, str],
        weight: Weight,
        progress: Progress,
    ) -> bool:
        """Give the router its costs; tells whether they had to be computed."""

        def metric(stored: Stored) -> Metric:
            packing = Packing(weight, int(stored.notes["bits"]), int(stored.notes["grens"]))
            found = Metric(packing, stored.arrays["climb"], stored.arrays["descend"])
            if found.climb.shape != router.hierarchy.up.shape:
                raise Damaged("costs of another hierarchy")
            return found

        found = self._read(self._cost_path(keys, weight), "kosten", metric)
        if found is not None:
            router.adopt(weight, found)
            return False
        progress.report(0.0, COSTS)
        router.metric(weight, progress=progress)
        return True

    def _cost_path(self, keys: dict[str, str], weight: Weight) -> Path:
        return self._folder / f"kosten-{weight}-{keys['kosten']}"

    def _grid(self, network: Network, key: str) -> SnapGrid:
        path = self._folder / f"raster-{key}"
        found = self._read(path, "raster", lambda stored: SnapGrid(**stored.arrays))
        if found is not None:
            return found
        made = snap_grid(network)
        self._store(path, made.arrays(), {})
        return made

    def _read(self, path: Path, name: str, make: Callable[[Stored], T]) -> T | None:
        try:
            found = make(read_part(path))
        except (Damaged, TypeError, KeyError):
            return None
        self._reused.append(name)
        return found

    def _store_metric(self, path: Path, metric: Metric) -> None:
        arrays = {"climb": metric.climb, "descend": metric.descend}
        self._store(path, arrays, {"bits": metric.packing.shift, "grens": metric.packing.limit})

    def _store(self, path: Path, arrays: Arrays, notes: Mapping[str, Any]) -> None:
        """Save a part; the first failure becomes the one warning."""
        if self._warning is not None:
            return
        try:
            write_part(path, arrays, notes)
        except OSError as error:
            self._warning = not_saved(self._folder, error)


def _hashes(network: Network) -> dict[str, str]:
    arrays = network.arrays()
    with ThreadPoolExecutor(max_workers=2) as pool:
        return dict(zip(arrays, pool.map(digest, arrays.values()), strict=True))


def _keys(network: Network, hashes: Mapping[str, str]) -> dict[str, str]:
    """What each computed part depends on, as a short hash."""

    def key(*names: str) -> str:
        text = " ".join(["engine", str(FORMAT), str(network.n_junctions), *(hashes[name] for name in names)])
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    costs = ("start", "end", "forward_ms", "backward_ms")
    return {
        "topologie": key("start", "end"),
        "kosten": key(*costs, "metres"),
        "ligging": key("coords", "offset", "flags", *costs[2:]),
    }


def open_engine(
    folder: Path,
    access: Access | None = None,
    *,
    weight: Weight = "tijd",
    progress: Progress = SILENT,
) -> tuple[StoredNetwork, OpenedEngine]:
    """Open a network folder for measuring; computes at most once what is missing in it.

    Raises
    ------
    StorageError
        When it is no network folder, or damaged.
    InputError, Cancelled
    """
    stored = read_network(folder)
    cache = NetworkCache(folder / COMPUTED_FOLDER)
    opened = cache.engine(stored.network, access, weight=weight, hashes=stored.hashes, progress=progress)
    return stored, opened
