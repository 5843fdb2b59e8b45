# SPDX-License-Identifier: GPL-2.0-or-later
"""The travel engine beside its peers, on real and made-up networks from a town to a country.

``python benchmarks/travel_bench.py [--quick | --full]``. Medians of five where a run takes under
three seconds. What takes longer is asked for 50 destinations instead of 300 and extrapolated, marked with
``~``; quick leaves out the peers that would make it last over twenty minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from common import DATA, ROOT
from travel import graphs

HERE = Path(__file__).resolve().parent
BENCH_PYTHON = ROOT / ".venv-bench" / "bin" / "python"
SOURCES, TARGETS = 342, 300

# Per scale: destinations each peer is asked for in a quick and in a full run; 0 leaves it out.
PEERS = {
    "kampen": dict.fromkeys(("scipy", "igraph", "routingkit", "pandana", "qgis"), (300, 300)),
    "amsterdam": {
        "scipy": (300, 300), "igraph": (50, 300), "routingkit": (300, 300), "pandana": (300, 300), "qgis": (50, 300),
    },
    "provincie": {
        "scipy": (50, 300), "igraph": (50, 300), "routingkit": (300, 300), "pandana": (300, 300), "qgis": (50, 300),
    },
    "land": {
        "scipy": (50, 300), "igraph": (50, 50), "routingkit": (300, 300), "pandana": (0, 300), "qgis": (50, 50),
    },
    "provincie, driehoeken": {"scipy": (50, 300), "routingkit": (300, 300)},
    "land, driehoeken": {"scipy": (50, 300), "routingkit": (300, 300)},
}  # fmt: skip


def make_graphs(data: Path) -> dict[str, dict[str, np.ndarray]]:
    """The networks, each as the arrays of a Network."""
    roads = data / "roads_nl"
    city = graphs.read_amsterdam(roads / "amsterdam_roads.gpkg")
    return {
        "kampen": graphs.read_kampen(roads / "kampen.osm.pbf", ROOT),
        "amsterdam": graphs.tiled(city, 1, 1),
        "provincie": graphs.tiled(city, 4, 2),
        "land": graphs.tiled(city, 8, 7),
        "provincie, driehoeken": graphs.delaunay(148_000),
        "land, driehoeken": graphs.delaunay(1_000_000),
    }


def peers_python() -> str | None:
    """The interpreter of the peers' environment, made when it is not there."""
    if not BENCH_PYTHON.exists():
        folder = BENCH_PYTHON.parents[1]
        steps = (
            [sys.executable, "-m", "venv", str(folder)],
            [str(BENCH_PYTHON), "-m", "pip", "install", "-q", "-r", str(HERE / "travel" / "requirements.txt")],
        )
        for step in steps:
            if subprocess.run(step, check=False).returncode:
                print("The peers could not be installed; only scipy and QGIS of this system are measured.")
                shutil.rmtree(folder, ignore_errors=True)
                return None
    return str(BENCH_PYTHON)


def ask(python: str, *arguments: object) -> dict[str, float] | None:
    """One process, one line of JSON; None when it fails."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([python, *map(str, arguments)], capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        print(f"  {arguments[1]} failed: {(done.stderr.strip().splitlines() or ['?'])[-1][:160]}")
        return None
    line = next(line for line in reversed(done.stdout.splitlines()) if line.startswith("{"))
    return json.loads(line)


def row(*cells: object) -> None:
    """One line of a table."""
    print("  " + " ".join(f"{cell!s:>{13 if i else 26}}" for i, cell in enumerate(cells)), flush=True)


def seconds(value: float) -> str:
    """A duration in a fitting unit."""
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s" if value < 100 else f"{value:.0f} s"


def measure(name: str, graph: dict[str, np.ndarray], work: Path, python: str | None, *, full: bool) -> dict:
    """All measurements on one network, printed as they come in."""
    file, points, folder = work / "graph.npz", work / "points.npz", work / "network"
    np.savez(file, **graph)
    rng = np.random.default_rng(4)
    n = len(graph["junction_xy"])
    np.savez(points, sources=rng.choice(n, SOURCES, replace=False), targets=rng.choice(n, TARGETS, replace=False))
    ours = ask(sys.executable, HERE / "travel" / "ours.py", "build", file, points, folder)
    ours |= ask(sys.executable, HERE / "travel" / "ours.py", "query", file, points, folder)
    print(f"\n{name}: {ours['junctions']:,} junctions, {ours['links']:,} links")
    row("", "build", f"{SOURCES}x50", f"{SOURCES}x{TARGETS}", "ratio", "min and km", "equal", "memory")
    row(
        "this engine", seconds(ours["build"]), seconds(ours["m50"]), seconds(ours["m300"]), "1", "yes", "",
        f"{ours['build_mb']:.0f} MB",
    )  # fmt: skip
    for peer, counts in PEERS[name].items():
        columns = counts[full]
        interpreter = sys.executable if peer == "qgis" else python or (sys.executable if peer == "scipy" else None)
        if not columns or interpreter is None:
            continue
        found = ask(interpreter, HERE / "travel" / "peers.py", peer, file, points, columns)
        if found is None:
            continue
        one = found["seconds"] / columns
        ours[f"ratio_{peer}"] = one * TARGETS / ours["m300"]
        m50 = f"{'' if columns == 50 else '~'}{seconds(one * 50)}"
        m300 = f"{'' if columns == TARGETS else '~'}{seconds(one * TARGETS)}"
        ratio = f"{one * TARGETS / ours['m300']:.1f}"
        both, equal = "yes" if found["both"] else "min only", f"{found['equal']:.1%}"
        row(peer, seconds(found["build"]), m50, m300, ratio, both, equal, f"{found['mb']:.0f} MB")
        if "pair_with_metres" in found:
            all_pairs = found["pair_with_metres"] * SOURCES * TARGETS
            ratio = f"{all_pairs / ours['m300']:.1f}"
            row(f"{peer}, with metres", "", "", f"~{seconds(all_pairs)}", ratio, "yes")
            ours["peer_one"] = found["one_ms"]
    return ours


def summary(all_ours: dict[str, dict]) -> None:
    """Cost against size."""
    print("\nThis engine against size")
    row("", "junctions", "build", "respeed", "warm start", "1 to 342", "1 to 14,000", "1 to all", "342x300")
    for name, found in all_ours.items():
        row(
            name,
            f"{found['junctions']:,}",
            seconds(found["build"]),
            seconds(found["respeed"]),
            seconds(found["warm"]),
            f"{found['one342']:.1f} ms",
            f"{found['one14000']:.1f} ms",
            f"{found['all']:.1f} ms",
            seconds(found["m300"]),
        )
    print("  1 to 342 and 1 to 14,000: a point that moves over the map, snapping included, median of 60 places.")


def targets_met(land: dict) -> None:
    """What the design asks for at country scale, on the tiled network."""
    print("\nAsked for at country scale (tiled)")
    for text, value, limit, unit in (
        ("a moving point to 342", land["one342"], 10.0, "ms"),
        ("a moving point to 14,000", land["one14000"], 40.0, "ms"),
        ("build", land["build"], 60.0, "s"),
        ("build, memory", land["build_mb"] / 1000, 2.5, "GB"),
        ("warm start", land["warm"], 0.5, "s"),
    ):
        verdict = "met" if value < limit else "NOT met"
        print(f"  {text:<28}{value:8.2f} {unit:<3} under {limit:g} {unit}: {verdict}")
    for peer, least in (("routingkit", 1 / 1.5), ("scipy", 50.0), ("qgis", 50.0)):
        ratio = land.get(f"ratio_{peer}")
        if ratio is not None:
            verdict = "met" if ratio >= least else "NOT met"
            print(f"  {SOURCES}x{TARGETS}, {peer:<18} takes {ratio:.2f} times as long, at least {least:.2f}: {verdict}")


def main() -> None:
    """Measure all networks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--quick", action="store_true", help="the default")
    parser.add_argument("--only", nargs="*", help="names of networks")
    options = parser.parse_args()
    data = DATA
    if not (data / "roads_nl").is_dir():
        print(f"No roads in {data}; set OPVANGATLAS_DATA.")
        return
    start = time.perf_counter()
    python = peers_python()
    found = {}
    for name, graph in make_graphs(data).items():
        if options.only and name not in options.only:
            continue
        with tempfile.TemporaryDirectory() as work:
            found[name] = measure(name, graph, Path(work), python, full=options.full)
    summary(found)
    if "land" in found:
        targets_met(found["land"])
    print(f"\n~ extrapolated from fewer destinations. {(time.perf_counter() - start) / 60:.1f} minutes in all.")


if __name__ == "__main__":
    main()
