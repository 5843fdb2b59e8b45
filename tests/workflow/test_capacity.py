# SPDX-License-Identifier: GPL-2.0-or-later
"""The balance through ``qgis_process``, and of the locations of 2015 as their agreements end."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest

from ..processing.doors import run

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample" / "voorbeeldland.gpkg"


@pytest.mark.skipif(shutil.which("qgis_process") is None, reason="no qgis_process here")
def test_the_designed_shortage_is_printed(tmp_path):
    command = ["qgis_process", "run", "opvangatlas:capacitybalance", "--", f"PLAN={SAMPLE}"]
    done = subprocess.run(
        [ROOT / "tools" / "profile.sh", tmp_path / "profiel", *command],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = done.stdout + done.stderr
    assert "2028-K1  nodig 2.600, getekend ≤ 2.300, saldo ≤ −300, met voornemen ≤ −300" in said
    assert "Tekort in 2028-K1: 300 plekken" in said
    assert "WORST_QUARTER:\t2028-K1" in said


def test_the_agreements_of_2015_end(provider, data, tmp_path):
    plan, out = tmp_path / "proefplan.gpkg", tmp_path / "saldo.csv"
    run(
        "createplan",
        MUNICIPALITIES=data / "nl_2024" / "gemeenten_2024.gpkg",
        DIVISION_FIELD="veiligheidsregio_code",
        REFERENCE_DATE="2015-10-01",
        OUTPUT=plan,
    )
    run(
        "importlocations",
        PLAN=plan,
        LOCATIONS=data / "csweb_azc_2015" / "azc_2015.csv",
        FIELD_MAP="loc_naam=naam;plekken=opvangplaatsen;tot=beschikbaar_tot",
        DEFAULT_TYPE="rol",
        DEFAULT_STATUS="voortzetten",
    )
    run("capacitybalance", PLAN=plan, FROM="2015-10-01", TO="2019-09-30", LEVEL="plan", OUTPUT=out)
    with out.open(encoding="utf-8-sig", newline="") as file:
        table = csv.DictReader(file, delimiter=";")
        rows = [row for row in table if (row["zekerheid"], row["typegroep"]) == ("getekend", "totaal")]
    places = {row["kwartaal"]: int(row["beschikbaar"]) for row in rows}
    assert len(places) == 16
    assert (places["2015-K4"], places["2016-K1"], places["2019-K3"]) == (35_880, 34_380, 29_930)
    assert list(places.values()) == sorted(places.values(), reverse=True)
    assert {row["saldo"] for row in rows} == {""}
