# SPDX-License-Identifier: GPL-2.0-or-later
"""How long the main job takes on the whole country: ``python benchmarks/checks_bench.py``.

342 municipalities and 75 locations from the trial data (``OPVANGATLAS_DATA``, else ``../shared/data``):
making the plan, importing, opening it, all checks, and each rule by itself. Medians of five runs.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from common import DATA, algorithms

TODAY = date.today()


def timed(label: str, body: Callable[[], object], norm: str = "", runs: int = 5) -> object:
    """Run a few times, print the median, return the last result."""
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        result = body()
        seconds.append(time.perf_counter() - start)
    print(f"{label:<34} {median(seconds):8.3f} s   {norm}")
    return result


def main() -> None:
    """Measure and print."""
    data = DATA
    if not (data / "nl_2024").is_dir():
        print(f"no trial data in {data}; set OPVANGATLAS_DATA")
        return
    step = algorithms()
    from qgis.core import QgsApplication, QgsVectorLayer

    from opvangatlas.plugin.core.checks import rules, run_checks
    from opvangatlas.plugin.core.checks.assess import assess
    from opvangatlas.plugin.core.situation.situation import Situation
    from opvangatlas.plugin.storage.geopackage import GeoPackageStore

    def opened() -> object:
        with GeoPackageStore.open(plan_path) as store:
            return store.read()

    def layers() -> None:
        for name in ("gemeenten", "regios", "opvanglocaties"):
            layer = QgsVectorLayer(f"{plan_path}|layername={name}", name, "ogr")
            sum(1 for _ in layer.getFeatures())

    with tempfile.TemporaryDirectory() as folder:
        plan_path = Path(folder) / "plan.gpkg"
        timed(
            "createplan",
            lambda: step(
                "createplan",
                MUNICIPALITIES=data / "nl_2024" / "gemeenten_2024.gpkg",
                DIVISION_FIELD="veiligheidsregio_code",
                DIVISIONS="veiligheidsregio=veiligheidsregio_code;arbeidsmarktregio=arbeidsmarktregio_code",
                REFERENCE_DATE="2015-10-01",
                OUTPUT=plan_path,
            ),
            "norm 10 s",
        )
        timed(
            "importlocations",
            lambda: step(
                "importlocations",
                PLAN=plan_path,
                LOCATIONS=data / "csweb_azc_2015" / "azc_2015.csv",
                FIELD_MAP="loc_naam=naam;plekken=opvangplaatsen;tot=beschikbaar_tot",
                DEFAULT_TYPE="rol",
            ),
            runs=1,
        )
        plan = timed("opening and reading the plan", opened, "norm 2 s with its layers")
        timed("its three layers in QGIS", layers)
        made = timed("travel and all checks", lambda: assess(plan, today=TODAY), "norm 1 s")
        timed("checks without travel", lambda: run_checks(Situation(plan, made.travel, today=TODAY)))
        timed("checkplan", lambda: step("checkplan", PLAN=plan_path))
        parts = {"PLAN": plan_path, "FOLDER": Path(folder) / "bijlage", "PARTS": "gis,tabellen"}
        timed("exportannex, files only", lambda: step("exportannex", **parts))
        for rule in rules():
            # A fresh situation each time: what rules share is prepared again for each.
            timed(
                f"  {rule.code} by itself",
                lambda check=rule.check: list(check(Situation(plan, made.travel, today=TODAY))),
            )
    QgsApplication.exitQgis()


if __name__ == "__main__":
    main()
