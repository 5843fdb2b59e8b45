# SPDX-License-Identifier: GPL-2.0-or-later
"""``make demo``: the sample plan checked and turned into an annex, without a display."""

from __future__ import annotations

import shutil
import sys

import main_job as job


def main() -> None:
    """Run all steps; the files are in ``build/demo``."""
    out = job.BUILD / "demo"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    plan = out / "voorbeeldland.gpkg"
    shutil.copy(job.ROOT / "resources" / "sample" / "voorbeeldland.gpkg", plan)
    print("Voorbeeldland, een verzonnen provincie:")
    findings, travel = out / "bevindingen.gpkg", out / "reistijden.csv"
    checked = job.run("checkplan", PLAN=plan, FINDINGS=findings, TRAVEL=travel)
    annex = job.run("exportannex", PLAN=plan, FOLDER=out / "bijlage", PARTS=job.ALL_PARTS)
    job.load_plugin()
    job.show(plan)
    job.picture(plan, out / "kaart.png")
    job.paths(plan=plan, kaart=out / "kaart.png", bevindingen=findings, reistijden=travel, bijlage=annex["FOLDER"])
    if checked["VERDICT"] != "voldoet_niet" or not annex["FILE_COUNT"]:
        raise job.StepError(f"the sample should not comply, and give an annex: {checked} {annex}")


if __name__ == "__main__":
    try:
        main()
    except job.StepError as error:
        sys.exit(f"opvangatlas: {error}")
