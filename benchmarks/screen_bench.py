# SPDX-License-Identifier: GPL-2.0-or-later
"""How long the window stands still: a watchdog beside the main thread, on a plan of a country and on one ten times it.

The longest block per action, how much of it the main thread was at work (on a busy machine it also waits for
others), where it was, and what it should be. ``--plan FILE`` another plan, ``--large`` also
3,400 municipalities, 5,000 locations and 50 variants. Both are copies; nothing is kept.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pandas as pd
import shapely
from common import ROOT, load_plugin
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QTimer

load_plugin()

from opvangatlas.plugin.core.model.plan import Plan  # noqa: E402
from opvangatlas.plugin.core.model.tables import TABLES  # noqa: E402
from opvangatlas.plugin.storage.geopackage import GeoPackageStore  # noqa: E402
from opvangatlas.plugin.tasks.session import Session  # noqa: E402
from opvangatlas.tests.ui.conftest import Window  # noqa: E402
from opvangatlas.ui.workbench import Workbench  # noqa: E402

TICK = 0.004
NAMED_FROM = 0.03
"""Blocks shorter than this are not looked into."""
OURS = (str(ROOT / "plugin"), str(ROOT / "ui"))
LIBRARIES = ("commitChanges", "splu", "import_module", "_find_and_load", "addProject", "build_project")
"""Calls that cannot be divided: what stands still in them is named with their name."""
TRIAL = ROOT / "build" / "trial" / "proefplan.gpkg"
SAMPLE = ROOT / "resources" / "sample" / "voorbeeldland.gpkg"
AIMS = {"open": (400, 1000), "check": (100, 250), "assign": (100, 250), "undo": (100, 250), "edit a form": (100, 250),
        "search the list": (100, 250), "findings": (100, 250), "save": (250, 1000)}  # fmt: skip
WIDE = 400_000.0
"""Between copies of a country, in metres."""


class Watchdog:
    """Looks from another thread what the main thread is in while its clock stands still."""

    def __init__(self) -> None:
        self._main = threading.get_ident()
        self._last = time.perf_counter()
        self._worked = time.thread_time()
        self.blocks: list[tuple[float, float, str]] = []
        self._seen: Counter[str] = Counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(int(TICK * 1000))
        self._stopped = False
        threading.Thread(target=self._watch, daemon=True).start()

    def _tick(self) -> None:
        now = time.perf_counter()
        where = self._seen.most_common(1)
        worked = time.thread_time()
        self.blocks.append((now - self._last, worked - self._worked, where[0][0] if where else ""))
        self._seen.clear()
        self._last, self._worked = time.perf_counter(), worked

    def _watch(self) -> None:
        while not self._stopped:
            time.sleep(TICK)
            if time.perf_counter() - self._last > NAMED_FROM:
                frame = sys._current_frames().get(self._main)
                self._seen[place_of(frame)] += 1

    def stop(self) -> None:
        """Look no more."""
        self._stopped = True
        self._timer.stop()


def place_of(frame: FrameType | None) -> str:
    """The innermost call of ours, and the library it waits for."""
    waits = ""
    while frame is not None:
        code = frame.f_code
        if code.co_name in LIBRARIES:
            waits = f" > {code.co_name}"
        if code.co_filename.startswith(OURS):
            return f"{Path(code.co_filename).stem}.{code.co_qualname}:{frame.f_lineno}{waits}"
        frame = frame.f_back
    return "Qt and QGIS"


def wait(done: Callable[[], bool], seconds: float = 300.0) -> None:
    """Let the window live until something is so, and then a moment more: what follows belongs to it."""
    until, quiet = time.perf_counter() + seconds, 0.0
    while quiet < 0.6:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        time.sleep(0.001)
        if time.perf_counter() > until:
            raise TimeoutError("the window did not come to rest")
        quiet = quiet + 0.011 if done() else 0.0


def measured(dog: Watchdog, name: str, act: Callable[[], object], done: Callable[[], bool], size: int) -> None:
    """Do something and print the longest block."""
    wait(lambda: True)
    dog.blocks.clear()
    begun = time.perf_counter()
    act()
    wait(done)
    lasted = time.perf_counter() - begun - 0.6
    worst = sorted(dog.blocks, reverse=True)[:3]
    where = "; ".join(f"{1000 * own:.0f} {place}" for seconds, own, place in worst if seconds > NAMED_FROM and place)
    aim, own = AIMS[name][size], max(own for _, own, _ in dog.blocks)
    figures = f"worst {1000 * worst[0][0]:7.0f} ms, of it {1000 * own:6.0f} at work (aim {aim:>4})"
    print(f"  {name:<16} {figures}, in all {max(0.0, lasted):6.2f} s   {where}", flush=True)


def walk(path: Path, size: int) -> None:
    """Every action on one plan."""
    window = Window()
    window.window.show()
    bench = Workbench(window, Session(QgsProject.instance()))
    for dock in (bench.dock, bench.regions.dock, bench.location.dock, bench.capacity.dock):
        dock.show()
    session, drawing = bench.session, bench.regions.drawing
    dog = Watchdog()

    def rest() -> bool:
        return session.is_open and not bench.runner.is_busy()

    measured(dog, "open", lambda: bench.files.open(path), lambda: rest() and drawing.painting is not None, size)
    measured(dog, "check", bench.work.check, lambda: rest() and session.checked, size)
    towns = session.plan.municipalities
    first = towns["gm_code"].iloc[0]
    target = next(region for region in session.plan.regions["regio_id"] if region != towns["regio_id"].iloc[0])
    measured(dog, "assign", lambda: drawing.assign([first], target), rest, size)
    measured(dog, "undo", lambda: drawing.painting.layer.undoStack().undo(), rest, size)
    drawing.assign([first], target)
    wait(rest)
    loc = str(session.plan["opvanglocaties"]["loc_id"].iloc[0])
    bench.location.choose([loc])
    measured(dog, "edit a form", lambda: bench.location.dock.form.edited.emit("loc_naam", "Anders"), rest, size)
    measured(dog, "search the list", lambda: bench.location.dock.list.search.setText("a"), rest, size)
    measured(dog, "findings", bench.dock.show_findings, rest, size)
    measured(dog, "save", lambda: bench.files.save_layers(session.unsaved_layers()), rest, size)
    dog.stop()
    bench.remove()
    QgsProject.instance().clear()


def tenfold(plan: Plan, times: int = 10, locations: int = 5_000, variants: int = 50) -> Plan:
    """A plan of so many copies of a country beside each other."""
    frames = {}
    for name, frame in plan.frames.items():
        if TABLES[name].derived or name in ("wijzigingen", "onleesbaar"):
            continue
        share = locations // max(1, len(plan["opvanglocaties"])) + 1 if "loc_id" in frame else times
        copies = share if {"gm_code", "loc_id", "regio_id"} & set(frame) else 1
        frames[name] = pd.concat([_copied(frame, number, times) for number in range(copies)], ignore_index=True)
    made = plan.with_tables(**frames)
    return made.with_tables(**_more_variants(made, variants))


def _copied(frame: pd.DataFrame, number: int, times: int) -> pd.DataFrame:
    if not number:
        return frame
    made, place = frame.copy(), number % times
    own = [name for name in ("loc_id", "periode_id", "reserve_id", "doc_id", "mijlpaal_id") if name in made]
    shared = [name for name in ("gm_code", "regio_id", "gm_a", "gm_b") if name in made]
    for name, mark in (*((name, number) for name in own), *((name, place) for name in shared if place)):
        made[name] = [value if value is None else f"{value}-{mark}" for value in made[name].astype(object)]
    if "geom" in made:
        away = (place * WIDE, 0.0)
        made["geom"] = [g if g is None else shapely.transform(g, lambda xy: xy + away) for g in made["geom"]]
    return made


def _more_variants(plan: Plan, count: int) -> dict[str, pd.DataFrame]:
    active = plan.active_variant
    found = {}
    for name in ("varianten", "regios", "indeling"):
        own = plan[name][plan[name]["variant_id"] == active]
        more = [own.assign(variant_id=f"V{number}") for number in range(1, count)]
        if name == "varianten":
            more = [frame.assign(actief=False, naam=f"V{number}") for number, frame in enumerate(more)]
        found[name] = pd.concat([own, *more], ignore_index=True)
    return found


def main() -> None:
    """Measure one plan, and with ``--large`` another."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--plan", type=Path, default=TRIAL if TRIAL.is_file() else SAMPLE)
    asked.add_argument("--large", action="store_true")
    asked.add_argument("--full", action="store_true")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(given.plan, folder))
        with GeoPackageStore.open(path) as store:
            plan = store.read()
        print(f"{given.plan.stem}: {len(plan.municipalities)} municipalities, {len(plan['opvanglocaties'])} locations")
        walk(path, 0)
        if given.large or given.full:
            big = Path(folder) / "groot.gpkg"
            made = tenfold(plan)
            GeoPackageStore.create(big, made).close()
            print(f"{len(made.municipalities)} municipalities, {len(made['opvanglocaties'])} locations, "
                  f"{len(made['varianten'])} variants")  # fmt: skip
            walk(big, 1)


if __name__ == "__main__":
    application = QgsApplication([], True)
    application.initQgis()
    main()
    application.exitQgis()
