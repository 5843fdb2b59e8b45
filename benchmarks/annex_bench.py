# SPDX-License-Identifier: GPL-2.0-or-later
"""How long the annex of the whole country takes: ``python benchmarks/annex_bench.py``.

342 municipalities, 25 regions and 75 locations from the trial data (``OPVANGATLAS_DATA``, else
``../shared/data``). Aims: GIS files and tables under 10 s, the complete annex with 25 maps under 120 s,
memory under 1.5 GB. Each part once, in one process.
"""

from __future__ import annotations

import resource
import tempfile
import time
from pathlib import Path

from common import DATA, algorithms

PARTS = (
    ("shapefiles and GeoPackage", ["gis"], ""),
    ("tables (XLSX, ODS, CSV)", ["tabellen"], ""),
    ("GIS and tables", ["gis", "tabellen"], "aim 10 s"),
    ("GeoJSON", ["geojson"], ""),
    ("maps: 28 pages, PDF and PNG", ["kaarten"], ""),
    ("complete annex", ["gis", "tabellen", "kaarten", "document"], "aim 120 s"),
)


def main() -> None:
    """Measure and print."""
    data = DATA
    if not (data / "nl_2024").is_dir():
        print(f"no trial data in {data}; set OPVANGATLAS_DATA")
        return
    step = algorithms(gui=True)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plan = folder / "plan.gpkg"
        step(
            "createplan",
            MUNICIPALITIES=data / "nl_2024" / "gemeenten_2024.gpkg",
            DIVISION_FIELD="veiligheidsregio_code",
            DIVISION_NAME_FIELD="veiligheidsregio",
            REFERENCE_DATE="2015-10-01",
            OUTPUT=plan,
        )
        step(
            "importlocations",
            PLAN=plan,
            LOCATIONS=data / "csweb_azc_2015" / "azc_2015.csv",
            FIELD_MAP="loc_naam=naam;plekken=opvangplaatsen;tot=beschikbaar_tot",
            DEFAULT_TYPE="rol",
            DEFAULT_STATUS="voortzetten",
        )
        for number, (label, parts, aim) in enumerate(PARTS):
            start = time.perf_counter()
            made = step("exportannex", PLAN=plan, FOLDER=folder / str(number), PARTS=parts)
            seconds = time.perf_counter() - start
            print(f"{label:<34} {seconds:8.1f} s   {made['FILE_COUNT']:>4} files   {aim}")
        start = time.perf_counter()
        step("importannex", ANNEX_FOLDER=folder / "5", PLAN=plan, OUTPUT=folder / "terug.gpkg")
        print(f"{'back into a plan':<34} {time.perf_counter() - start:8.1f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'most memory of this process':<34} {peak:8.0f} MB              aim 1500 MB")


if __name__ == "__main__":
    main()
