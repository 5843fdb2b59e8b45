# SPDX-License-Identifier: GPL-2.0-or-later
"""Kill a process while it saves several tables, again and again; print what the plan was like after.

Usage: ``kill_a_writer.py FOLDER TIMES``. The imports are done once: every victim is a fork, started
before this process opens any file.
"""

from __future__ import annotations

import importlib.util
import json
import os
import random
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
spec = importlib.util.spec_from_file_location(
    "opvangatlas", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
)
sys.modules["opvangatlas"] = importlib.util.module_from_spec(spec)

import pandas as pd  # noqa: E402
from shapely import Point  # noqa: E402

from opvangatlas.plugin.core.model.plan import Plan  # noqa: E402
from opvangatlas.plugin.core.model.tables import TABLES  # noqa: E402
from opvangatlas.plugin.storage.geopackage import GeoPackageStore  # noqa: E402
from opvangatlas.plugin.storage.sqlite import companions  # noqa: E402

COUNT = 342


def state(n: int) -> dict[str, pd.DataFrame]:
    """All tables at moment n: a value in every row, and another number of findings."""
    codes = [f"GM{i:04}" for i in range(COUNT)]
    rows = {
        "varianten": {"variant_id": ["A"], "naam": ["a"], "actief": [True], "toelichting": [str(n)]},
        "gemeenten": {
            "gm_code": codes,
            "gm_naam": codes,
            "in_plan": True,
            "inwoners": n,
            "regio_id": f"R{n % 2}",
            "geom": [Point(i, 0).buffer(1 + n % 3) for i in range(COUNT)],
        },
        "regios": {"variant_id": ["A", "A"], "regio_id": ["R0", "R1"], "regio_nm": [str(n)] * 2},
        "opvanglocaties": {
            "loc_id": [str(i) for i in range(75)],
            "loc_naam": str(n),
            "vertrouwelijk": True,
            "geom": [Point(i, n) for i in range(75)],
        },
        "bevindingen": {
            "variant_id": "A",
            "code": "A3",
            "ernst": "F",
            "onderwerp": "plan",
            "sleutel": [str(i) for i in range(n % 7)],
            "deel": "",
        },
    }
    return {name: TABLES[name].frame(pd.DataFrame(values)) for name, values in rows.items()}


def moments(path: Path) -> set[int]:
    """The moments that are found in the plan: one, or it is half of two."""
    with GeoPackageStore.open(path) as store:
        plan = store.read()
    found = set(plan["gemeenten"]["inwoners"]) | set(plan["varianten"]["toelichting"].astype(int))
    found |= set(plan["regios"]["regio_nm"].astype(int)) | set(plan["opvanglocaties"]["loc_naam"].astype(int))
    found |= {int(point.y) for point in plan["opvanglocaties"]["geom"]}
    n = min(found)
    whole = (
        len(plan["bevindingen"]) == n % 7
        and set(plan["indeling"]["regio_id"]) == set(plan["gemeenten"]["regio_id"]) == {f"R{n % 2}"}
        and len(plan["gemeenten"]) == len(plan["indeling"]) == COUNT
    )
    return found if whole else found | {-1}


def victim(path: Path, n: int, ready: int) -> None:
    """Save one moment after the other until killed."""
    states = [state(i) for i in range(n + 1, n + 4)]
    os.write(ready, b"!")
    store = GeoPackageStore(path)
    while True:
        for changes in states:
            store.save(changes)


def main(folder: Path, times: int) -> None:
    """Kill, look, repeat."""
    chance = random.Random(20240501)
    path = folder / "plan.gpkg"
    # Every GDAL and SQLite call of the first plan happens in a process of its own, before the forks.
    if os.fork() == 0:
        GeoPackageStore.create(path, Plan(state(0))).close()
        os._exit(0)
    os.wait()
    torn, damaged, interrupted, seen = [], [], 0, 0
    for turn in range(times):
        if turn == times // 2:
            with closing(sqlite3.connect(path)) as connection:
                connection.execute("PRAGMA journal_mode = WAL").fetchall()
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            victim(path, turn * 10, writing)
        os.read(reading, 1)
        time.sleep(chance.uniform(0.0, 0.25))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(reading), os.close(writing)
        wal = turn >= times // 2
        interrupted += any(file.name.endswith("-wal" if wal else "-journal") for file in companions(path))
        read, write = os.pipe()
        if os.fork() == 0:
            with closing(sqlite3.connect(path)) as connection:
                integrity = connection.execute("PRAGMA integrity_check").fetchone()[0]
            os.write(write, json.dumps([integrity, sorted(map(int, moments(path)))]).encode())
            if wal:
                with closing(sqlite3.connect(path)) as connection:
                    connection.execute("PRAGMA journal_mode = WAL").fetchall()
            os._exit(0)
        os.wait()
        integrity, found = json.loads(os.read(read, 100_000))
        os.close(read), os.close(write)
        if integrity != "ok":
            damaged.append(integrity)
        if len(found) != 1:
            torn.append(found)
        seen += found[0] // 10 == turn
    json.dump({"torn": torn, "damaged": damaged, "interrupted": interrupted, "changed": seen}, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
