# SPDX-License-Identifier: GPL-2.0-or-later
"""A small plan with rows in every table, in every dtype, with and without values."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest
from shapely import MultiPolygon, Point, Polygon, box

from opvangatlas.plugin.core.model.plan import Plan
from opvangatlas.plugin.core.model.settings import Settings
from opvangatlas.plugin.core.model.tables import TABLES
from opvangatlas.plugin.storage.geopackage import GeoPackageStore

MARK = 'Één ‘’ ſúd-Õost, \'s-Gravenhage; "x"'

ROWS = {
    "gemeenten": {
        "gm_code": ["GM9001", "GM9002", "GM9003"],
        "gm_naam": [MARK, "Tweede", "Derde"],
        "pv_code": ["PV98", "PV98", None],
        "in_plan": [True, True, False],
        "inwoners": [0, None, 10**9],
        "peildatum": [date(2024, 1, 1), None, date(1900, 1, 1)],
        "bijdrage": [MARK, None, ""],
        "regio_id": ["R1", "R2", None],
        "geom": [
            MultiPolygon([box(0, 0, 10, 10), box(20, 0, 30, 10)]),
            Polygon([(10, 0), (20, 0), (20, 10), (10, 10)], [[(12, 2), (12, 4), (14, 4), (14, 2)]]),
            None,
        ],
    },
    "divisies": {"divisie": ["vr"], "gm_code": ["GM9001"], "code": ["VR98"], "naam": [None]},
    "varianten": {
        "variant_id": ["A", "B"],
        "naam": ["eerste", "tweede"],
        "toelichting": [MARK, None],
        "actief": [True, False],
        "gemaakt_op": [date(2024, 2, 29), None],
    },
    "regios": {
        "variant_id": ["A", "A", "B"],
        "regio_id": ["R1", "R2", "R1"],
        "regio_nm": ["Noord", "Zuid", "Alles"],
        "basis": ["veiligheidsregio", None, "anders"],
        "vergrendeld": [True, None, False],
        "geom": [MultiPolygon([box(0, 0, 10, 10)]), None, None],
    },
    "indeling": {
        "variant_id": ["A", "A", "B", "B"],
        "gm_code": ["GM9001", "GM9002", "GM9001", "GM9003"],
        "regio_id": ["R1", "R2", "R1", None],
    },
    "verbindingen": {
        "gm_a": ["GM9001", "GM9001"],
        "gm_b": ["GM9002", "GM9003"],
        "soort": ["veer", "brug"],
        "minuten": [12.25, None],
    },
    "opvanglocaties": {
        "loc_id": ["L1", "L2"],
        "loc_naam": [MARK, "Kaal"],
        "gm_code": ["GM9001", None],
        "type_2020": ["rol", None],
        "vertrouwelijk": [True, False],
        "bvo_m2": [0, None],
        "bo_start": [date(2020, 5, 1), None],
        "bo_onbep": [False, None],
        "kleinschalig": [True, None],
        "opmerking": ["x" * 1000, None],
        "geom": [Point(155000.123456789, 463000), None],
    },
    "locatie_regio": {"variant_id": ["A"], "loc_id": ["L1"], "regio_id": ["R2"]},
    "capaciteitsperioden": {
        "periode_id": ["P1", "P2"],
        "loc_id": ["L1", "L1"],
        "van": [date(2020, 5, 1), None],
        "plekken_asiel": [0, None],
        "getekend": [True, None],
    },
    "reservecapaciteit": {
        "reserve_id": ["V1"],
        "loc_id": ["L1"],
        "captype": ["reserve_direct"],
        "plekken": [50],
        "eur_plekdg": [3.5],
    },
    "taakstellingen": {
        "gm_code": ["GM9001"],
        "halfjaar": ["2024-1"],
        "taakst": [-3],
        "weken": [0.1],
    },
    "reistijden": {
        "variant_id": ["A", "A"],
        "gm_code": ["GM9001", "GM9002"],
        "soort": ["eigen", "eigen"],
        "km": [0.0, None],
        "methode": ["netwerk+aansluiting", None],
        "reden": [None, "onbereikbaar"],
    },
    "bevindingen": {
        "variant_id": ["A", "A"],
        "code": ["A3", "A3"],
        "ernst": ["F", "N"],
        "onderwerp": ["regios", "regios"],
        "sleutel": ["R1", "R1"],
        "deel": ["", "2"],
        "cijfers": ['{"n": 1}', None],
        "geom": [Point(5, 5), None],
    },
    "wijzigingen": {
        "id": [1, 2],
        "tijd": [
            datetime(2024, 1, 2, 3, 4, 5, 678000, UTC),
            datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC),
        ],
        "tabel": ["gemeenten", "gemeenten"],
        "sleutel": ["GM9001", "GM9001"],
        "oud": [None, MARK],
    },
}


@pytest.fixture
def plan() -> Plan:
    frames = {name: TABLES[name].frame(pd.DataFrame(rows)) for name, rows in ROWS.items()}
    return Plan(frames, Settings({"plan_naam": MARK, "peildatum": "2027-12-31", "eigen_sleutel": "blijft"}))


@pytest.fixture
def store(plan: Plan, tmp_path: Path):
    with GeoPackageStore.create(tmp_path / "plan.gpkg", plan) as made:
        yield made


HOLDER = """
import json, sqlite3, sys
path, statements = json.loads(sys.argv[1])
connection = sqlite3.connect(path, isolation_level=None)
for statement in statements:
    connection.execute(statement).fetchall()
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def held():
    """Another process that runs statements on a file and then sits on it."""
    processes = []

    def hold(path: Path, *statements: str) -> None:
        process = subprocess.Popen(
            [sys.executable, "-c", HOLDER, json.dumps([str(path), statements])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        processes.append(process)
        assert process.stdout.readline() == "ready\n"

    yield hold
    for process in processes:
        process.communicate()
