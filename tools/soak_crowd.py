# SPDX-License-Identifier: GPL-2.0-or-later
"""Many programs on one plan at once, two of them QGIS: every save that was not refused is still there.

Usage: ``soak_crowd.py PROCESSES SECONDS``; prints one line of JSON. Each program counts in a row of its own, and
all write in one row together.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from main_job import load_plugin

IN_QGIS = 2
GRACE = 120


def store_worker(path: Path, number: int, seconds: float) -> int:
    """Save by the store for so long; how many saves were taken."""
    from opvangatlas.plugin.core.errors import StorageError
    from opvangatlas.plugin.storage.geopackage import GeoPackageStore

    saved, until = 0, time.time() + seconds
    while time.time() < until:
        try:
            with GeoPackageStore.open(path) as store:
                frame = store.read(["opvanglocaties"])["opvanglocaties"]
                frame.loc[frame["loc_id"] == f"L{number}", "loc_naam"] = str(saved + 1)
                store.save({"opvanglocaties": frame})
        except StorageError:
            continue
        saved += 1
    return saved


def qgis_worker(path: Path, number: int, seconds: float) -> int:
    """Save by a layer of QGIS for so long; how many saves were taken."""
    from qgis.core import QgsApplication, QgsVectorLayer

    application = QgsApplication([], False)
    application.initQgis()
    layer = QgsVectorLayer(f"{path}|layername=opvanglocaties", "L", "ogr")
    saved, until = 0, time.time() + seconds
    while time.time() < until:
        row = next((row for row in layer.getFeatures() if row["loc_id"] == f"L{number}"), None)
        if row is None or not layer.startEditing():  # locked just now: QGIS reads nothing then
            continue
        layer.changeAttributeValue(row.id(), layer.fields().indexOf("loc_naam"), str(saved + 1))
        if layer.commitChanges():
            saved += 1
        else:
            layer.rollBack()
        time.sleep(0.05)
    del layer
    return saved


def main(processes: int, seconds: float) -> None:
    """Start them, wait, compare."""
    import pandas as pd

    from opvangatlas.plugin.core.model.plan import Plan
    from opvangatlas.plugin.storage.geopackage import GeoPackageStore

    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.gpkg"
        ids = [f"L{number}" for number in range(processes)]
        rows = pd.DataFrame({"loc_id": ids, "loc_naam": "0", "vertrouwelijk": True})
        variant = pd.DataFrame({"variant_id": ["A"], "naam": ["a"], "actief": [True]})
        GeoPackageStore.create(path, Plan().with_tables(opvanglocaties=rows, varianten=variant)).close()
        workers = [
            subprocess.Popen(
                [sys.executable, __file__, _kind(number), str(path), str(number), str(seconds)],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )
            for number in range(processes)
        ]  # fmt: skip
        saved = [_ended(worker, number, faults) for number, worker in enumerate(workers)]
        with GeoPackageStore.open(path) as store:
            frame = store.read(["opvanglocaties"])["opvanglocaties"]
        there = dict(zip(frame["loc_id"], frame["loc_naam"], strict=True))
        faults += [
            f"program {number} saved {count} times, its row says {there.get(f'L{number}')}"
            for number, count in enumerate(saved)
            if count is not None and there.get(f"L{number}") != str(count)
        ]
    taken = [count or 0 for count in saved]
    json.dump({"count": processes, "saves": sum(taken), "least": min(taken), "faults": faults}, sys.stdout)


def _kind(number: int) -> str:
    return "qgis" if number < IN_QGIS else "store"


def _ended(worker: subprocess.Popen[str], number: int, faults: list[str]) -> int | None:
    try:
        out, err = worker.communicate(timeout=GRACE + 600)
    except subprocess.TimeoutExpired:
        worker.kill()
        faults.append(f"program {number} did not end")
        return None
    if worker.returncode:
        faults.append(f"program {number} ended with {worker.returncode}: {(err.strip().splitlines() or ['?'])[-1]}")
        return None
    return int(out.strip().splitlines()[-1])


if __name__ == "__main__":
    load_plugin()
    if sys.argv[1] in ("store", "qgis"):
        work = qgis_worker if sys.argv[1] == "qgis" else store_worker
        print(work(Path(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])))
    else:
        main(int(sys.argv[1]), float(sys.argv[2]))
