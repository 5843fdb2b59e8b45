# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing locations as the toolbox does it, with the solver in a process of its own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from qgis.PyQt.QtCore import QElapsedTimer

from opvangatlas.plugin.adapters import solver
from opvangatlas.plugin.adapters.solver import ProcessSolver, SolverError
from opvangatlas.plugin.core.errors import Cancelled
from opvangatlas.plugin.core.optimise.program import Limits
from opvangatlas.plugin.core.progress import SILENT
from opvangatlas.plugin.core.siting.location_models import LocationProblem, choose

from .doors import Heard, layer, refused, run
from .travel_roads import PLAN, sample_network

HEADER = "van;naar;km;minuten;methode\n"
MATRIX = HEADER + "a;x;1,5;2;net\na;y;4;5;net\nb;x;9;10;net\nb;y;1;1.5;net\nc;x;2;3;net\nc;y;2;3;net\n"


def table(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8-sig").splitlines()


def test_from_a_matrix_alone(provider, tmp_path):
    out, served = tmp_path / "keuze.csv", tmp_path / "bediend.csv"
    heard = Heard()
    made = run(
        "bestlocations", heard, MATRIX=table(tmp_path / "m.csv", MATRIX), K=1, OUTPUT=out, ASSIGNMENT=served
    )  # fmt: skip
    assert (made["STATUS"], made["VALUE"], made["BOUND"], made["GAP"]) == ("optimaal", 9.5, 9.5, 0.0)
    assert made["RUNNER_UP"] == 15.0
    assert [line.replace('"', "").replace(",", ";").split(";")[:2] for line in lines(out)] == [
        ["id", "gekozen"], ["x", "0"], ["y", "1"],
    ]  # fmt: skip
    assert len(lines(served)) == 4
    assert any("y" in line for line in heard.infos)


@pytest.mark.parametrize(
    ("objective", "given", "value"),
    [
        ("p_mediaan", {"K": 2}, 6.5),
        ("p_center", {"K": 1}, 5.0),
        ("p_center", {"K": 2}, 3.0),
        ("dekking", {"K": 1, "NORM": 3}, 2.0),
        ("minste_locaties", {"NORM": 3}, 2.0),
        ("minste_locaties", {"NORM": 5}, 1.0),
    ],
)
def test_every_objective(provider, tmp_path, objective, given, value):
    made = run("bestlocations", MATRIX=table(tmp_path / "m.csv", MATRIX), OBJECTIVE=objective, **given)
    assert (made["STATUS"], made["VALUE"]) == ("optimaal", value)


def test_kilometres_have_a_decimal_comma_or_point(provider, tmp_path):
    made = run("bestlocations", MATRIX=table(tmp_path / "m.csv", MATRIX), COST="km", K=2)
    assert made["VALUE"] == 4.5


def test_weights_capacities_and_what_is_fixed_are_read_by_id(provider, tmp_path):
    origins = layer([{"naam": "a", "inw": 10}, {"naam": "b", "inw": 1}, {"naam": "c", "inw": 5}], geometry="None")
    sites = layer(
        [{"naam": "x", "plek": "10", "vast": "nee"}, {"naam": "y", "plek": "20", "vast": "ja"}], geometry="None"
    )
    common = {
        "MATRIX": table(tmp_path / "m.csv", MATRIX), "ORIGINS": origins, "ORIGIN_ID": "naam",
        "WEIGHT_FIELD": "inw", "CANDIDATES": sites, "CANDIDATE_ID": "naam",
    }  # fmt: skip
    assert run("bestlocations", **common, K=1)["VALUE"] == 45.0  # x: 10·2 + 1·10 + 5·3
    assert run("bestlocations", **common, FIXED_FIELD="vast", K=1)["VALUE"] == 66.5
    assert run("bestlocations", **common, CAPACITY_FIELD="plek", K=1)["VALUE"] == 66.5  # x is too small
    made = run("bestlocations", **common, CAPACITY_FIELD="plek", FIXED_FIELD="vast", K=2)
    assert made["VALUE"] == 36.5
    line = refused("bestlocations", **common, FIXED_FIELD="vast", OBJECTIVE="p_mediaan", K=3)
    assert "K" in line


def test_what_is_unknown_is_left_out_by_name(provider, tmp_path):
    rows = HEADER + "a;x;;;\na;y;1;1;\nb;x;2;2;\nb;y;;;\nd;x;;;\n"
    heard = Heard()
    made = run("bestlocations", heard, MATRIX=table(tmp_path / "m.csv", rows), K=2)
    assert (made["STATUS"], made["VALUE"], made["LEFT_OUT"]) == ("optimaal", 3.0, 1)
    assert any("d" in warning for warning in heard.warnings)
    alone = run("bestlocations", MATRIX=table(tmp_path / "m.csv", rows), K=1)
    assert alone["STATUS"] == "onmogelijk"
    assert alone["VALUE"] is None


@pytest.mark.parametrize(
    ("rows", "given", "says"),
    [
        ("a;x;1;-2;\n", {"K": 1}, "-2"),
        ("a;x;1;twee;\n", {"K": 1}, "twee"),
        ("a;x;1;1;\na;x;1;2;\n", {"K": 1}, "Rij 2|Row 2"),
        (";x;1;1;\n", {"K": 1}, "van"),
        ("a;x;1;1;\n", {"K": 2}, "K"),
        ("a;x;1;1;\n", {}, "K"),
        ("a;x;1;1;\n", {"OBJECTIVE": "dekking", "K": 1}, "NORM"),
        ("a;x;;;\n", {"K": 1}, "."),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(provider, tmp_path, rows, given, says):
    line = refused("bestlocations", MATRIX=table(tmp_path / "m.csv", HEADER + rows), **given)
    assert any(part in line for part in says.split("|"))


def test_without_travel_or_plan_it_says_what_to_give(provider):
    assert refused("bestlocations", K=1)


def test_the_sample_over_its_roads_and_along_the_straight_line(provider, tmp_path):
    net = sample_network(tmp_path / "net")
    straight = run("bestlocations", PLAN=PLAN, K=8)
    roads = run("bestlocations", PLAN=PLAN, NETWORK=net, K=8)
    for made in (straight, roads):
        assert made["STATUS"] == "optimaal"
        assert made["VALUE"] > 0
        assert made["RUNNER_UP"] >= made["VALUE"]
    assert roads["VALUE"] != straight["VALUE"]


class Stopped:
    """Progress that is cancelled as soon as it is asked."""

    def report(self, fraction, text=None):
        pass

    def is_cancelled(self):
        return True


def _large():
    draw = np.random.default_rng(3)
    cost = draw.random((120, 60))
    return LocationProblem(cost, draw.random(120), np.zeros(60, dtype=bool), np.full(60, 6.1))


def test_cancelling_ends_the_process_at_once(qgis_app):
    clock = QElapsedTimer()
    clock.start()
    with pytest.raises(Cancelled):
        choose(_large(), "p_mediaan", 12, None, ProcessSolver(Limits(60.0), Stopped()))
    assert clock.elapsed() < 20_000


def test_at_the_time_limit_it_says_so(qgis_app):
    best, _ = choose(_large(), "p_mediaan", 12, None, ProcessSolver(Limits(2.0), SILENT))
    assert best.status == "tijdslimiet"


def test_without_an_interpreter_it_says_where_it_looked(qgis_app, monkeypatch):
    monkeypatch.setattr(solver.sys, "executable", "/usr/bin/qgis")
    monkeypatch.setattr(solver.sys, "exec_prefix", "/nowhere")
    monkeypatch.setattr(solver.sys, "base_exec_prefix", "/nowhere")
    with pytest.raises(SolverError, match="nowhere"):
        solver.python()
