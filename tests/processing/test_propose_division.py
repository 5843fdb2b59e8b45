# SPDX-License-Identifier: GPL-2.0-or-later
"""The best division as the toolbox finds it: on four municipalities, and on two real provinces."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from ..core.plans import at, cell
from .doors import Heard, layer, make_plan, read, refused, run


def row_of(number: int, column: int, vr: str, people: int = 1000) -> dict[str, object]:
    return {
        "statcode": f"GM{number:04d}", "statnaam": f"G{number}", "inwoners": people, "provincie_code": "PV98",
        "vr_code": vr, "vr": f"Regio {vr}", "geom": cell(column, 0),
    }  # fmt: skip


@pytest.fixture
def plan(provider, tmp_path) -> Path:
    """Five municipalities in a row, wrongly divided: the fourth lies beside the location of R2 and is in R1."""
    rows = [row_of(n + 1, n, vr) for n, vr in enumerate(("R1", "R1", "R1", "R1", "R2"))]
    path = make_plan(tmp_path / "plan.gpkg", rows)
    sites = layer(
        [
            {"naam": "West", "plekken": 400, "geom": at(0.5, 0.5)},
            {"naam": "Oost", "plekken": 400, "geom": at(4.5, 0.5)},
        ],
        geometry="Point",
    )
    run(
        "importlocations", PLAN=path, LOCATIONS=sites, FIELD_MAP="loc_naam=naam;plekken=plekken",
        DEFAULT_TYPE="rol", DEFAULT_STATUS="voortzetten",
    )  # fmt: skip
    return path


def division(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8-sig") as file:
        text = file.read()
    rows = csv.DictReader(text.splitlines(), delimiter=";" if ";" in text.splitlines()[0] else ",")
    return {row["gm_code"]: row["regio_id"] for row in rows}


def test_the_best_division_beside_the_present_one(plan, tmp_path):
    out, heard = tmp_path / "indeling.csv", Heard()
    made = run("proposedivision", heard, PLAN=plan, OUTPUT=out)
    found = division(out)
    assert made["STATUS"] == "optimaal"
    assert (found["GM0001"], found["GM0002"], found["GM0004"], found["GM0005"]) == ("R1", "R1", "R2", "R2")
    assert made["VALUE"] == pytest.approx(13.0 / 5 * (0 + 1 + 2 + 1 + 0))
    assert made["CURRENT"] == pytest.approx(13.0 / 5 * (0 + 1 + 2 + 3 + 0))
    assert made["GAP"] == 0
    assert made["MOVED"] in (1, 2)
    assert made["PIECES"] == 2
    assert made["WORST"] == pytest.approx(26.0)
    assert any("15" in line and "10" in line for line in heard.infos)


def test_moves_locks_and_sizes_are_kept(plan, tmp_path):
    def best(**given):
        made = run("proposedivision", PLAN=plan, OUTPUT=tmp_path / "uit.csv", **given)
        return made, division(tmp_path / "uit.csv")

    made, found = best(MAX_MOVES=0)
    assert made["VALUE"] == made["CURRENT"]
    assert set(found.values()) == {"R1", "R2"}
    made, found = best(LOCKED="GM0004")
    assert found["GM0004"] == "R1"
    assert made["MOVED"] == 0
    made, found = best(MAX_SIZE=3000, MIN_SIZE=2000)
    assert sorted(list(found.values()).count(r) for r in ("R1", "R2")) == [2, 3]
    made, _ = best(MIN_SIZE=3000)
    assert made["STATUS"] == "onmogelijk"
    assert made["VALUE"] is None


def test_so_many_regions_as_asked_also_without_so_many_locations(plan):
    assert run("proposedivision", PLAN=plan, REGIONS=1)["PIECES"] == 1
    made = run("proposedivision", PLAN=plan, REGIONS=3)
    assert (made["STATUS"], made["PIECES"]) == ("optimaal", 3)
    assert made["VALUE"] == pytest.approx(13.0 / 5 * 2)


def test_the_furthest_municipality_can_be_the_objective(plan):
    made = run("proposedivision", PLAN=plan, OBJECTIVE="verste")
    assert (made["STATUS"], made["VALUE"], made["CURRENT"]) == ("optimaal", pytest.approx(26.0), pytest.approx(39.0))


def test_a_new_variant_is_saved_and_not_adopted(plan, tmp_path):
    before = read(plan)
    made = run("proposedivision", PLAN=plan, NEW_VARIANT="Beste", CURVE=tmp_path / "curve.csv")
    after = read(plan)
    assert made["STATUS"] == "optimaal"
    assert after.active_variant == before.active_variant
    assert list(after.municipalities["regio_id"]) == list(before.municipalities["regio_id"])
    assert "Beste" in set(after["varianten"]["naam"])
    new = after["varianten"].set_index("naam").loc["Beste", "variant_id"]
    rows = after["indeling"]
    assert len(rows[rows["variant_id"] == new]) == 5
    assert rows[rows["variant_id"] == new]["regio_id"].notna().all()
    shapes = after["regios"]
    assert all(shape.area > 0 for shape in shapes.loc[shapes["variant_id"] == new, "geom"])
    assert refused("proposedivision", PLAN=plan, NEW_VARIANT="Beste")


@pytest.mark.parametrize(
    "given", [{"BASE_DIVISION": "geen"}, {"LOCKED": "GM9999"}, {"REGIONS": 9}, {"SIZE": "taakst", "MIN_SIZE": 1}]
)
def test_what_cannot_be_asked_is_refused_in_one_line(plan, given):
    assert refused("proposedivision", PLAN=plan, **given)


def test_confidential_locations_count_only_when_asked(plan):
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(plan)) as file:
        before = file.execute("SELECT count(*) FROM opvanglocaties WHERE vertrouwelijk").fetchone()[0]
    assert before == 0
    from opvangatlas.plugin.storage.geopackage import GeoPackageStore

    with GeoPackageStore.open(plan) as store:
        frame = store.read()["opvanglocaties"].copy()
        frame.loc[frame["loc_naam"] == "Oost", "vertrouwelijk"] = True
        store.save({"opvanglocaties": frame})
    assert run("proposedivision", PLAN=plan)["PIECES"] == 1
    assert run("proposedivision", PLAN=plan, INCLUDE_CONFIDENTIAL=True)["PIECES"] == 2


@pytest.mark.parametrize("objective", ["gemiddeld", "verste"])
def test_two_real_provinces_to_the_proof(provider, data, tmp_path, objective):
    plan = tmp_path / "plan.gpkg"
    run(
        "createplan", MUNICIPALITIES=str(data / "nl_2024" / "gemeenten_2024.gpkg"), REFERENCE_DATE="2015-10-01",
        DIVISION_FIELD="veiligheidsregio_code", PROVINCES="PV23;PV25", OUTPUT=plan,
    )  # fmt: skip
    run(
        "importlocations", PLAN=plan, LOCATIONS=str(data / "csweb_azc_2015" / "azc_2015.csv"),
        FIELD_MAP="loc_naam=naam;plekken=opvangplaatsen;tot=beschikbaar_tot",
        DEFAULT_TYPE="rol", DEFAULT_STATUS="voortzetten",
    )  # fmt: skip
    made = run("proposedivision", PLAN=plan, OBJECTIVE=objective, TIME_LIMIT=300)
    assert (made["STATUS"], made["GAP"]) == ("optimaal", 0)
    assert made["VALUE"] < made["CURRENT"]
    assert made["BOUND"] == made["VALUE"]
