# SPDX-License-Identifier: GPL-2.0-or-later
"""Paints and saves without end in a plan, until it is killed. Usage: painting_victim.py ROOT PLAN"""

from __future__ import annotations

import importlib.util
import itertools
import sys
import time
from datetime import date
from pathlib import Path

from qgis.core import QgsApplication, QgsProject


def main(root: Path, plan_path: Path) -> None:
    """Say ``ready`` after the first move that is not saved; every fifth move is followed by a save."""
    spec = importlib.util.spec_from_file_location(
        "opvangatlas", root / "__init__.py", submodule_search_locations=[str(root)]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules["opvangatlas"] = module
    spec.loader.exec_module(module)
    from opvangatlas.plugin.adapters.division.journal import Journal
    from opvangatlas.plugin.adapters.division.move_log import ChangeLog
    from opvangatlas.plugin.adapters.division.painting import Painting
    from opvangatlas.plugin.adapters.plan.plan_layers import find
    from opvangatlas.plugin.adapters.plan.project import build_project
    from opvangatlas.plugin.core.situation.board import board_of
    from opvangatlas.plugin.core.situation.situation import Situation
    from opvangatlas.plugin.storage.geopackage import GeoPackageStore

    store, project = GeoPackageStore.open(plan_path), QgsProject.instance()
    situation = Situation(store.read().public(), today=date.today())
    build_project(plan_path, project, "nl")
    painting = Painting(
        project,
        find(project, "gemeenten"),
        find(project, "regios"),
        board_of(situation),
        situation.municipalities["geom"].to_numpy(),
        variant="A",
        journal=Journal(plan_path),
        log=ChangeLog(project, plan_path, "A"),
    )
    codes = painting.board.codes
    for number in itertools.count(1):
        painting.assign([codes[number % len(codes)]], ("R1", "R2", None)[number % 3], "move")
        if number == 1:
            sys.stdout.write("ready\n")
            sys.stdout.flush()
            time.sleep(0.2)
        if number % 5 == 4:
            painting.save()


if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    main(Path(sys.argv[1]), Path(sys.argv[2]))
