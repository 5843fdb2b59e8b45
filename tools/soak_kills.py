# SPDX-License-Identifier: GPL-2.0-or-later
"""Kill work that writes, at any moment and on disks that are full, and look at what it left.

Usage: ``soak_kills.py KIND TIMES SEED``; prints one line of JSON. Every victim is a fork, started before this
process opens a file: the imports are done once.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from main_job import ROOT, load_plugin

load_plugin()

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402

from opvangatlas.plugin.core.errors import DomainError  # noqa: E402
from opvangatlas.plugin.core.model.plan import Plan  # noqa: E402
from opvangatlas.plugin.core.model.tables import TABLES  # noqa: E402
from opvangatlas.plugin.storage.annex_earlier import ACCOUNT  # noqa: E402
from opvangatlas.plugin.storage.annex_folder import annex_beside, write_account  # noqa: E402
from opvangatlas.plugin.storage.array_folder import Damaged, read_part, write_part  # noqa: E402
from opvangatlas.plugin.storage.backups import back_up  # noqa: E402
from opvangatlas.plugin.storage.geopackage import GeoPackageStore  # noqa: E402

TOWNS, ROWS, FILES = 300, 75, 60
DUMPS = ROOT / "tests" / "storage" / "data"
FULL_EVERY = 4
"""Every so many victims the disk is full before they are done."""


def plan() -> Plan:
    """Municipalities, to which locations can be added."""
    codes = [f"GM{number:04}" for number in range(TOWNS)]
    towns = pd.DataFrame({"gm_code": codes, "gm_naam": codes, "in_plan": True})
    variant = pd.DataFrame({"variant_id": ["A"], "naam": ["a"], "actief": [True]})
    return Plan().with_tables(gemeenten=towns, varianten=variant)


def whole(path: Path) -> str:
    """Why a plan is not whole; empty when it is."""
    with closing(sqlite3.connect(path)) as made:
        said = made.execute("PRAGMA integrity_check").fetchone()[0]
        count = made.execute("SELECT count(*) FROM gemeenten").fetchone()[0]
    return said if said != "ok" else "" if count else "no municipalities"


class Import:
    """Locations, periods and reserve are added in one go: all of them or none."""

    def __init__(self, room: Path) -> None:
        self.path = room / "plan.gpkg"

    def before(self, turn: int) -> None:
        """A plan, once."""
        if not turn:
            GeoPackageStore.create(self.path, plan()).close()

    def job(self, turn: int) -> None:
        """One import."""
        ids = [f"{turn}-{number}" for number in range(ROWS)]
        rows = {
            "opvanglocaties": {"loc_id": ids, "loc_naam": ids, "gm_code": "GM0001", "vertrouwelijk": True},
            "capaciteitsperioden": {"periode_id": ids, "loc_id": ids, "plekken_asiel": 100},
            "reservecapaciteit": {"reserve_id": ids, "loc_id": ids, "captype": "reserve_direct", "plekken": 10},
        }
        with GeoPackageStore.open(self.path) as store:
            store.append({name: TABLES[name].frame(pd.DataFrame(values)) for name, values in rows.items()})

    def look(self, turn: int) -> str:
        """What is wrong."""
        with GeoPackageStore.open(self.path) as store:
            made = store.read(["opvanglocaties", "capaciteitsperioden", "reservecapaciteit"])
        counts = {int(frame.iloc[:, 0].astype(str).str.startswith(f"{turn}-").sum()) for frame in made.frames.values()}
        return whole(self.path) or ("" if counts in ({0}, {ROWS}) else f"half an import: {counts}")


class Migration:
    """A plan of an earlier version is brought up to date: it is of one version, and its backup is whole."""

    def __init__(self, room: Path) -> None:
        self.room = room

    def _path(self, turn: int) -> Path:
        return self.room / f"oud{turn}.gpkg"

    def before(self, turn: int) -> None:
        """A plan of one of the earlier versions."""
        versions = sorted(DUMPS.glob("v*.sql"))
        text = versions[turn % len(versions)].read_text(encoding="utf-8")
        with closing(sqlite3.connect(self._path(turn))) as made:
            made.executescript("BEGIN;" + text + "COMMIT;")

    def job(self, turn: int) -> None:
        """Open it."""
        GeoPackageStore.open(self._path(turn)).close()

    def look(self, turn: int) -> str:
        """What is wrong, also after it was opened again."""
        path = self._path(turn)
        backups = list(self.room.glob(f"oud{turn}.versie*"))
        wrong = [whole(backup) for backup in backups if backup.suffix == ".gpkg"]
        self.job(turn)
        if not list(self.room.glob(f"oud{turn}.versie*.gpkg")):
            wrong.append("no backup")
        wrong.append(whole(path))
        for file in self.room.glob(f"oud{turn}.*"):
            file.unlink()
        return "; ".join(text for text in wrong if text)


class Annex:
    """A confidential annex of many files: a folder holds one whole or nothing, and the next leaves no crumbs."""

    def __init__(self, room: Path) -> None:
        self.folder = room / "bijlage"

    def before(self, _turn: int) -> None:
        """Nothing."""

    def job(self, turn: int) -> None:
        """Write one."""
        with annex_beside(self.folder, secret=True) as fresh:
            (fresh / "gis").mkdir()
            for number in range(FILES):
                (fresh / "gis" / f"{number}.txt").write_text(f"Xylofoonhof {turn} " * 2000, "utf-8")
            write_account(fresh, {"keuzes": {"vertrouwelijk": True}})

    def look(self, turn: int) -> str:
        """What is wrong, also after another, which keeps what a kill left half moved as it keeps changed files."""
        there = [path for path in self.folder.rglob("*") if path.is_file()] if self.folder.exists() else []
        if there and not (self.folder / ACCOUNT).is_file():
            return f"{len(there)} files without an account"
        self.job(turn + 1_000_000)
        texts = {path.read_text("utf-8").split()[1] for path in (self.folder / "gis").glob("[0-9].txt")}
        crumbs = [path.name for path in self.folder.parent.iterdir() if path != self.folder]
        return "" if len(texts) == 1 and not crumbs else f"of {texts}; left: {crumbs}"


class Network:
    """A part of a network is whole, or is known not to be."""

    def __init__(self, room: Path) -> None:
        self.folder = room / "netwerk" / "wegen"

    def before(self, _turn: int) -> None:
        """Its folder."""
        self.folder.parent.mkdir(exist_ok=True)

    def job(self, turn: int) -> None:
        """Write it."""
        write_part(self.folder, {"a": np.full(400_000, turn), "b": np.full(400_000, turn)}, {})

    def look(self, turn: int) -> str:
        """What is wrong, also after another."""
        try:
            made = read_part(self.folder).arrays
            half = {int(made["a"][0]), int(made["a"][-1]), int(made["b"][0]), int(made["b"][-1])}
        except Damaged:
            half = set()
        self.job(turn)
        crumbs = [path.name for path in self.folder.parent.iterdir() if path != self.folder]
        return "" if len(half) < 2 and not crumbs else f"of {half}; left: {crumbs}"


class Backup:
    """A copy of a plan is whole or not there."""

    def __init__(self, room: Path) -> None:
        self.path, self.copy = room / "plan.gpkg", room / "kopie.gpkg"

    def before(self, turn: int) -> None:
        """A plan, once."""
        if not turn:
            GeoPackageStore.create(self.path, plan()).close()

    def job(self, _turn: int) -> None:
        """Copy it."""
        back_up(self.path, self.copy)

    def look(self, _turn: int) -> str:
        """What is wrong."""
        return whole(self.path) or (whole(self.copy) if self.copy.exists() else "")


class Create:
    """A plan takes the place of another: one of both is there."""

    def __init__(self, room: Path) -> None:
        self.path = room / "plan.gpkg"

    def before(self, turn: int) -> None:
        """The first, once."""
        if not turn:
            self.job(turn)

    def job(self, turn: int) -> None:
        """Replace it."""
        GeoPackageStore.create(self.path, plan().with_settings(plan_naam=str(turn))).close()

    def look(self, _turn: int) -> str:
        """What is wrong."""
        with GeoPackageStore.open(self.path) as store:
            count = len(store.read(["gemeenten"])["gemeenten"])
        return whole(self.path) or ("" if count == TOWNS else f"{count} municipalities")


KINDS: dict[str, Callable[[Path], Any]] = {
    kind.__name__.lower(): kind for kind in (Import, Migration, Annex, Network, Backup, Create)
}


def told(work: Callable[[], object], *, seconds: float | None = None) -> tuple[int, str]:
    """Do something in a fork, killed after so many seconds; its exit code (-9: killed) and what it said."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        code, said = 0, ""
        try:
            said = str(work() or "")
        except (DomainError, OSError) as error:
            code, said = 1, str(error)
        except BaseException:  # noqa: BLE001 - a victim says what it died of
            code, said = 2, traceback.format_exc()
        os.write(writing, said.encode()[-4000:])
        os._exit(code)
    os.close(writing)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode(errors="replace")
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def on_full_disk(work: Callable[[], object], size: int) -> Callable[[], object]:
    """The same, where no file grows beyond so many bytes."""

    def limited() -> object:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        return work()

    return limited


def main(kind: str, times: int, seed: int) -> None:
    """Kill, look, repeat."""
    chance, faults, killed, full = random.Random(seed), [], 0, 0
    room = Path(tempfile.mkdtemp(prefix="opvangatlas-soak-"))
    made = KINDS[kind](room)
    try:
        told(partial(made.before, 0))
        started = time.monotonic()
        told(partial(made.job, 0))
        lasts = time.monotonic() - started
        for turn in range(1, times + 1):
            told(partial(made.before, turn))
            work: Callable[[], object] = partial(made.job, turn)
            if turn % FULL_EVERY == 0:
                full += 1
                work = on_full_disk(work, chance.choice((0, 4_096, 50_000, 300_000, 2_000_000)))
            code, said = told(work, seconds=chance.uniform(0.0, 1.1 * lasts))
            killed += code == -signal.SIGKILL
            if code == 2:
                faults.append(f"turn {turn}: {said.splitlines()[-1]}")
            code, said = told(partial(made.look, turn))
            if code or said:
                faults.append(f"turn {turn}, seed {seed}: {said.splitlines()[-1] if said else code}")
    finally:
        shutil.rmtree(room, ignore_errors=True)
    json.dump({"count": times, "killed": killed, "full_disks": full, "faults": faults}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
