# SPDX-License-Identifier: GPL-2.0-or-later
"""Random plans: every rule runs, the public view is the plan without its secrets, a file gives back what was put in.

Usage: ``soak_plans.py FIRST COUNT``; prints one line of JSON. The plans are those of the tests, from other seeds.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from main_job import load_plugin

load_plugin()

from opvangatlas.plugin.core.checks.assess import assess, findings_table  # noqa: E402
from opvangatlas.plugin.core.model.merge import same_table  # noqa: E402
from opvangatlas.plugin.core.model.plan import Plan  # noqa: E402
from opvangatlas.plugin.core.model.tables import TABLES  # noqa: E402
from opvangatlas.plugin.storage.geopackage import GeoPackageStore  # noqa: E402
from opvangatlas.tests.core.plans import DAY  # noqa: E402
from opvangatlas.tests.core.public_plans import random_plan, without_secrets  # noqa: E402

STORED_EVERY = 50


def faults_of(plan: Plan, folder: Path, *, stored: bool) -> list[str]:
    """What is wrong with what the product makes of a plan."""
    wrong: list[str] = []
    public, obvious = assess(plan.public(), today=DAY), assess(without_secrets(plan).public(), today=DAY)
    for made in (public, obvious):
        wrong += [f"rule {f.code} failed: {f.figures['error']}" for f in made.report.findings if f.part == "fout"]
    tables = [findings_table(made.report, "A", "nl") for made in (public, obvious)]
    if not tables[0].astype(str).equals(tables[1].astype(str)):
        wrong.append("the public findings tell of secrets")
    if stored:
        said = plan["opvanglocaties"]
        plan = plan.with_tables(opvanglocaties=said.assign(vertrouwelijk=said["vertrouwelijk"].fillna(True)))
        path = folder / "plan.gpkg"
        GeoPackageStore.create(path, plan).close()
        with GeoPackageStore.open(path) as store:
            back = store.read()
        names = [name for name in plan.frames if not TABLES[name].derived and name != "instellingen"]
        wrong += [f"table {name} changed in its file" for name in names if len(plan[name]) != len(back[name])]
        wrong += [
            f"a value of {name} changed in its file"
            for name in ("opvanglocaties", "capaciteitsperioden", "inzetplannen", "inzetregels")
            if name in names and not same_table(TABLES[name], _sorted(plan, name), _sorted(back, name))
        ]
    return wrong


def _sorted(plan: Plan, name: str) -> object:
    return plan[name].sort_values(list(TABLES[name].key)).reset_index(drop=True)


def main(first: int, count: int) -> None:
    """One after the other."""
    faults, done, stored = [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + count):
            keep = seed % STORED_EVERY == 0
            try:
                faults += [f"seed {seed}: {text}" for text in faults_of(random_plan(seed), Path(folder), stored=keep)]
            except Exception as error:  # noqa: BLE001 - the next plan is looked at too
                faults.append(f"seed {seed}: {type(error).__name__}: {error}")
            done, stored = done + 1, stored + keep
    json.dump({"count": done, "stored": stored, "faults": faults}, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
