# SPDX-License-Identifier: GPL-2.0-or-later
"""The main job through the ``qgis_process`` executable, in Dutch and in a profile of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(shutil.which("qgis_process") is None, reason="no qgis_process here")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("opdracht")


@pytest.fixture(scope="module")
def call(folder):
    """Run one algorithm; exit code, results and the lines on stderr."""

    def run(name, **parameters):
        lists = {key: value if isinstance(value, list) else [value] for key, value in parameters.items()}
        words = [f"{key}={value}" for key, values in lists.items() for value in values]
        profile = (ROOT / "tools" / "profile.sh", folder / "profiel")
        done = subprocess.run(
            [*profile, "qgis_process", "--json", "run", f"opvangatlas:{name}", "--", *words],
            capture_output=True,
            text=True,
            check=False,
        )
        results = json.loads(done.stdout)["results"] if done.returncode == 0 else {}
        return done.returncode, results, done.stderr

    return run


@pytest.fixture(scope="module")
def plan(call, data, folder):
    path = folder / "plan.gpkg"
    code, results, said = call(
        "createplan",
        MUNICIPALITIES=data / "nl_2024" / "gemeenten_2024.gpkg",
        DIVISION_FIELD="veiligheidsregio_code",
        REGIME="2020",
        REFERENCE_DATE="2015-10-01",
        OUTPUT=path,
    )
    assert code == 0, said
    assert (results["MUNICIPALITY_COUNT"], results["REGION_COUNT"], results["INHABITANTS"]) == (342, 25, 17_942_942)
    return path


def test_from_locations_to_annex(call, plan, data, folder):
    code, results, said = call(
        "importlocations",
        PLAN=plan,
        LOCATIONS=data / "csweb_azc_2015" / "azc_2015.csv",
        FIELD_MAP="loc_naam=naam;plekken=opvangplaatsen;tot=beschikbaar_tot",
        DEFAULT_TYPE="rol",
        DEFAULT_STATUS="voortzetten",
    )
    assert code == 0, said
    assert (results["ACCEPTED"], results["REJECTED_COUNT"]) == (75, 0)
    before = plan.read_bytes()
    code, results, said = call("checkplan", PLAN=plan, MAX_KM=30, FINDINGS=folder / "bevindingen.gpkg")
    assert code == 0, said
    assert (results["ERRORS"], results["VERDICT"]) == (4, "voldoet_niet")
    code, results, said = call("exportannex", PLAN=plan, FOLDER=folder / "bijlage", PARTS=["gis", "tabellen"])
    assert code == 0, said
    assert results["FILE_COUNT"] == len([p for p in (folder / "bijlage").rglob("*") if p.is_file()])
    assert plan.read_bytes() == before


def one_line(said):
    """The line with which an algorithm refused, which QGIS itself says twice; nothing beside it."""
    lines = {line.strip() for line in said.splitlines() if line.strip() and "XDG_RUNTIME_DIR" not in line}
    (line,) = lines
    return line


def test_a_refusal_is_one_line_and_exit_code_1(call, plan, folder):
    before = plan.read_bytes()
    bad = folder / "slecht.csv"
    bad.write_text("naam,lon,lat\nOm,52.37,4.89\n", encoding="utf-8")
    code, _, said = call("importlocations", PLAN=plan, LOCATIONS=bad)
    assert code == 1
    assert one_line(said).endswith("is overgenomen. De eerste: Lengte en breedte zijn verwisseld.")
    assert plan.read_bytes() == before


def test_no_plan_is_one_line_and_exit_code_1(call, folder):
    (folder / "iets.gpkg").write_text("x" * 1000)
    code, _, said = call("checkplan", PLAN=folder / "iets.gpkg", FINDINGS=folder / "niet.gpkg")
    assert code == 1
    assert "Dit bestand is geen plan. Kies een ander bestand of maak een nieuw plan." in one_line(said)
    assert not (folder / "niet.gpkg").exists()
