# SPDX-License-Identifier: GPL-2.0-or-later
"""Do the same job again and again until killed, or once: ``kill_a_job.py KIND FOLDER ROOM TURN``."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
spec = importlib.util.spec_from_file_location(
    "opvangatlas", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
)
sys.modules["opvangatlas"] = importlib.util.module_from_spec(spec)

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402

from opvangatlas.plugin.core.model.plan import Plan  # noqa: E402
from opvangatlas.plugin.core.model.tables import TABLES  # noqa: E402
from opvangatlas.plugin.storage.annex_folder import annex_beside, write_account  # noqa: E402
from opvangatlas.plugin.storage.array_folder import write_part  # noqa: E402
from opvangatlas.plugin.storage.backups import back_up  # noqa: E402
from opvangatlas.plugin.storage.geopackage import GeoPackageStore  # noqa: E402


def plan() -> Plan:
    """A plan with something in it."""
    codes = [f"GM{i:04}" for i in range(300)]
    frame = pd.DataFrame({"gm_code": codes, "gm_naam": codes, "in_plan": True})
    return Plan({"gemeenten": TABLES["gemeenten"].frame(frame)})


def annex(folder: Path) -> None:
    """Confidential, of a megabyte in many files."""
    with annex_beside(folder, secret=True) as fresh:
        (fresh / "gis").mkdir()
        for number in range(60):
            (fresh / "gis" / f"{number}.txt").write_text("Xylofoonhof" * 2000, "utf-8")
        write_account(fresh, {"keuzes": {"vertrouwelijk": True}})


def main(kind: str, folder: Path, room: Path, turn: str) -> None:
    """Say when the work begins, and work."""
    source = room / "bron.gpkg"
    if kind == "backup" and not source.exists():
        GeoPackageStore.create(source, plan()).close()

    def job() -> None:
        if kind == "annex":
            annex(folder)
        elif kind == "backup":
            back_up(source, room / "kopie.gpkg")
        elif kind == "network":
            write_part(room / "netwerk" / "wegen", {"a": np.arange(500_000)}, {})
        else:
            (room / "plan.gpkg").unlink(missing_ok=True)
            GeoPackageStore.create(room / "plan.gpkg", plan()).close()

    if turn == "once":
        job()
        return
    sys.stdout.write("working\n")
    sys.stdout.flush()
    while True:
        job()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
