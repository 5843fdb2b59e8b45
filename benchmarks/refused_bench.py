# SPDX-License-Identifier: GPL-2.0-or-later
"""A list of 10,000 rows of which none fits, through every import that takes one. Aim: refused within 2 s."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from common import ROOT, algorithms

ROWS, AIM = 10_000, 2.0
LISTS = {
    "importlocations": ("naam;gemeente;lon;lat;type;plekken", "Plek {n};Nergens {n};4,9;52,3;onzin;twaalf"),
    "importneed": (
        "gebied_soort;gebied_code;typegroep;datum;scenario;plekken",
        "provincie;PV{n};rol;2027-13-01;midden;x",
    ),
    "importtargets": ("gm_code;halfjaar;taakst", "GM{n:05d};2027-1;x"),
    "importperiods": ("loc_id;van;tot;plekken_asiel", "L{n};2027-13-01;;x"),
    "importreserve": ("loc_id;captype;plekken", "L{n};onzin;x"),
}
INPUTS = {"importlocations": "LOCATIONS"}
MORE = {"importneed": {"VERSION": "2027-I"}}


def main() -> None:
    """Each import once, after one that does not count."""
    run = algorithms()
    from qgis.core import QgsProcessingException

    with tempfile.TemporaryDirectory() as folder:
        plan, file = Path(folder) / "plan.gpkg", Path(folder) / "lijst.csv"
        shutil.copy(ROOT / "resources" / "sample" / "voorbeeldland.gpkg", plan)
        for name in ("importtargets", *LISTS):
            head, line = LISTS[name]
            file.write_text("\n".join([head, *(line.format(n=n) for n in range(ROWS))]), encoding="utf-8")
            begun, worked = time.perf_counter(), time.process_time()
            try:
                run(name, PLAN=plan, **{INPUTS.get(name, "TABLE"): file}, **MORE.get(name, {}))
                said = "accepted"
            except QgsProcessingException as error:
                said = str(error)[:60]
            lasted, work = time.perf_counter() - begun, time.process_time() - worked
            print(f"  {name:<18} {lasted:6.2f} s, of it {work:5.2f} at work (aim {AIM:.0f})   {said}")


if __name__ == "__main__":
    main()
