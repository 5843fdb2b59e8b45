# SPDX-License-Identifier: GPL-2.0-or-later
"""The trial plan on real data: 342 municipalities, 25 regions, 75 locations, checked.

``OPVANGATLAS_TRIAL`` names the plan; without it the one that ``make trial`` leaves in ``build``.
"""

import os
import shutil
import tempfile
from pathlib import Path

import shot
from qgis.utils import iface

ROOT = Path(shot.__file__).resolve().parents[2]
PLAN = Path(os.environ.get("OPVANGATLAS_TRIAL", ROOT / "build" / "trial" / "proefplan.gpkg"))


@shot.scene
def trial():
    """Regions coloured, locations on the map, findings listed, capacity as the agreements of 2015 end."""
    if not PLAN.is_file():
        print("skipped: the pictures of the trial plan need `make trial` first", flush=True)
        return
    bench = shot.plugin().workbench
    copy = Path(tempfile.mkdtemp()) / PLAN.name
    shutil.copyfile(PLAN, copy)
    bench.files.open(copy)
    yield lambda: bench.session.is_open
    yield 2
    bench.actions["check"].trigger()
    yield lambda: bench.session.checked and not bench.runner.is_busy()
    yield 2
    iface.messageBar().clearWidgets()
    shot.grab("proef-regios")
    bench.dock.show_findings()
    bench.dock.findings.step(1)
    yield 1
    bench.map.go_to_all()
    yield 2
    shot.grab("proef-bevindingen")
    bench.capacity.dock.setUserVisible(True)
    yield lambda: bool(bench.capacity.dock.rows)
    bench.capacity.dock.choose_quarter("2016-K2")
    yield 2
    shot.grab("proef-capaciteit")
    bench.location.dock.setUserVisible(True)
    yield 1
    bench.location.choose([bench.location.dock.list.rows[0].loc_id])
    yield 2
    shot.grab("proef-locatie")
