# SPDX-License-Identifier: GPL-2.0-or-later
"""The engine beside Valhalla on the roads of Kampen: pairs within 1 %, and what the others are.

``python benchmarks/valhalla_bench.py``. Valhalla's programs come out of the wheel of pyvalhalla, into
``build/valhalla``; without a network or a fitting wheel nothing is compared, and that is said. Places are 30
junctions of ordinary roads in the largest part of the network, and all pairs of two of them are asked for.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import numpy as np
from common import DATA, ROOT, load_plugin

sys.path.append(str(ROOT / "tests" / "travel_data"))

WHEEL = "pyvalhalla==3.9.1"
PLACES, SEED, WITHIN = 30, 20, 0.01
FOLDER = ROOT / "build" / "valhalla"


def installed() -> bool:
    """Whether Valhalla's programs are there; they are fetched when not. They need no Python of their own."""
    if not (FOLDER / "valhalla" / "bin").is_dir():
        pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--only-binary", ":all:"]
        wheel = ["--python-version", "3.12", "--target", str(FOLDER), WHEEL]
        subprocess.run([*pip, *wheel], check=False)
    programs = list((FOLDER / "valhalla" / "bin").glob("*"))
    for program in programs:
        program.chmod(0o755)
    return bool(programs)


def _plain(value: object) -> object:
    """A configuration without the entries that are only described."""
    if not isinstance(value, dict):
        return value
    return {key: _plain(entry) for key, entry in value.items() if type(entry).__name__ != "Optional"}


class Valhalla:
    """Tables of pairs by Valhalla's own programs, in a scratch folder."""

    def __init__(self, roads: Path, folder: Path) -> None:
        source = spec_from_file_location("valhalla_config", FOLDER / "valhalla" / "valhalla_build_config.py")
        module = module_from_spec(source)
        source.loader.exec_module(module)
        config = _plain(module.config)
        config["mjolnir"].update(tile_dir=str(folder / "tiles"), tile_extract="", concurrency=1)
        for absent in ("admin", "timezone", "traffic_extract"):
            config["mjolnir"].pop(absent, None)
        config["service_limits"]["auto"].update(max_matrix_location_pairs=10**6, max_matrix_distance=10**6)
        self._config, self._query = folder / "valhalla.json", folder / "query.json"
        self._config.write_text(json.dumps(config))
        self._run("valhalla_build_tiles", "-c", str(self._config), str(roads))

    @staticmethod
    def _run(program: str, *arguments: str) -> str:
        command = [str(FOLDER / "valhalla" / "bin" / program), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def matrix(self, lon_lat: np.ndarray, **options: object) -> tuple[np.ndarray, np.ndarray]:
        """Kilometres and minutes of all pairs; NaN without a route."""
        places = [{"lon": lon, "lat": lat, "radius": 0} for lon, lat in lon_lat.tolist()]
        query = {"sources": places, "targets": places, "costing": "auto", "verbose": False}
        self._query.write_text(json.dumps({**query, "costing_options": {"auto": options}}))
        text = self._run("valhalla_service", str(self._config), "sources_to_targets", str(self._query))
        found = json.loads(text[text.index("{") :])["sources_to_targets"]
        return np.array(found["distances"], float), np.array(found["durations"], float) / 60.0


def row(title: str, ours: np.ndarray, theirs: np.ndarray) -> None:
    """One line of the table."""
    pairs = ~np.eye(len(ours), dtype=bool)
    ratio = ours[pairs] / theirs[pairs]
    near = int((np.abs(ratio - 1.0) <= WITHIN).sum())
    low, high = int((ratio < 1.0 - WITHIN).sum()), int((ratio > 1.0 + WITHIN).sum())
    wider = int((np.abs(ratio - 1.0) <= 5 * WITHIN).sum())
    quarters = np.nanpercentile(ratio, (25, 50, 75))
    figures = " ".join(f"{quarter:.3f}" for quarter in quarters)
    print(f"  {title:<54} {near:4} of {ratio.size} (5 %: {wider}); {low:3} shorter, {high:3} longer; ratio {figures}")


def main() -> None:
    """Print the table."""
    load_plugin()
    import roads_on_file
    from osgeo import osr

    from opvangatlas.plugin.core.travel.build import BuildSettings, build_network
    from opvangatlas.plugin.core.travel.engine import Places
    from opvangatlas.plugin.core.travel.network_engine import NetworkEngine
    from opvangatlas.plugin.core.travel.roads import RoadSettings, blocks_cars
    from opvangatlas.plugin.core.travel.speeds import SpeedTable

    if not installed():
        print("Valhalla could not be installed; nothing is compared with it.")
        return
    roads = DATA / "roads_nl" / "kampen.osm.pbf"
    lines, points = roads_on_file.read_lines(roads, "lines"), roads_on_file.read_lines(roads, "points")
    barriers = np.array([(point.x, point.y) for point in points["geom"][blocks_cars(points)]])
    table = SpeedTable.parse((ROOT / "resources" / "speeds" / "osm.csv").read_text(encoding="utf-8"))
    settings = BuildSettings(RoadSettings("osm", table))
    open_, built = build_network(lines, settings), build_network(lines, settings, barriers=barriers)
    aisles = lines["other_tags"].str.contains('"service"=>"parking_aisle"', regex=False, na=False)
    no_aisles = build_network(lines[~aisles].reset_index(drop=True), settings, barriers=barriers)

    network = open_.network
    small = np.isin(lines["highway"].to_numpy()[network.source_row], ["service", "living_street"])
    there = np.bincount(open_.report.junction_component).argmax() == open_.report.junction_component
    there &= np.bincount(np.concatenate([network.start, network.end]), minlength=network.n_junctions) >= 3
    there[network.start[small]] = there[network.end[small]] = False
    chosen = np.random.default_rng(SEED).choice(np.flatnonzero(there), PLACES, replace=False)
    places = Places(tuple(map(str, range(PLACES))), network.junction_xy[chosen])
    degrees = osr.SpatialReference()
    degrees.ImportFromEPSG(4326)
    degrees.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    turn = osr.CoordinateTransformation(roads_on_file._system(None), degrees)
    lon_lat = np.array([turn.TransformPoint(x, y)[:2] for x, y in places.xy.tolist()])

    with tempfile.TemporaryDirectory() as scratch:
        kinds = (("barriers ignored", open_), ("barriers as tagged", built), ("and no parking aisles", no_aisles))
        valhalla = Valhalla(roads, Path(scratch))
        for weight, options in (("afstand", {"shortest": True}), ("tijd", {})):
            theirs = valhalla.matrix(lon_lat, **options)
            no_bans = valhalla.matrix(lon_lat, ignore_restrictions=True, **options)
            print("shortest, km" if weight == "afstand" else "fastest")
            for title, made in kinds:
                ours = NetworkEngine.build(made.network).matrix(places, places, weight=weight)
                row(f"{title}, km", ours.km, theirs[0])
                row(f"{title}, km; Valhalla without turn bans", ours.km, no_bans[0])
                if weight == "tijd":
                    row(f"{title}, minutes", ours.minutes, theirs[1])


if __name__ == "__main__":
    main()
