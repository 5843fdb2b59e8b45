# SPDX-License-Identifier: GPL-2.0-or-later
"""Small inputs that once failed or misled, and what must come out: the files of the folder with cases."""

from __future__ import annotations

import csv
import os
from datetime import date
from pathlib import Path

import pytest
from qgis.core import QgsProcessingException

from opvangatlas.plugin.core.checks.assess import assess
from opvangatlas.plugin.storage.network_cache import read_network

from .doors import Heard, read, refused, run

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def cases() -> Path:
    """The folder with cases, beside the folder with real data."""
    folder = Path(os.environ.get("OPVANGATLAS_CASES", ROOT.parent / "shared" / "cases"))
    if not (folder / "layers").is_dir():
        pytest.skip(f"no cases in {folder}; set OPVANGATLAS_CASES")
    return folder


@pytest.fixture
def raster(cases, tmp_path) -> Path:
    """The plan the lists that begin with ``raster`` go with."""
    out = tmp_path / "raster.gpkg"
    run("createplan", MUNICIPALITIES=str(cases / "layers" / "raster.gpkg"), DIVISION_FIELD="regio", OUTPUT=str(out))
    return out


def made(cases, tmp_path, layer, **more) -> Path:
    out = tmp_path / "plan.gpkg"
    run("createplan", MUNICIPALITIES=str(cases / "layers" / layer), OUTPUT=str(out), **more)
    return out


def regions(path) -> dict[str, str | None]:
    frame = read(path).municipalities
    return dict(zip(frame["gm_code"], frame["regio_id"], strict=True))


def test_gaps_of_three_metres_are_slivers_not_loose_pieces(cases, tmp_path):
    plan = read(made(cases, tmp_path, "gaps.gpkg", DIVISION_FIELD="regio"))
    findings = assess(plan.public(), today=date(2027, 3, 1)).report.findings
    assert [f for f in findings if f.code == "A53"] == []
    assert sum(f.code == "A4" for f in findings) == 12


def test_a_file_that_is_read_is_not_written_over(cases, tmp_path):
    """The layers that were in the file are there afterwards, byte for byte."""
    both = tmp_path / "gemeenten.gpkg"
    both.write_bytes((cases / "layers" / "gemeenten.gpkg").read_bytes())
    before = both.read_bytes()
    said = refused("createplan", MUNICIPALITIES=str(both), OUTPUT=str(both))
    assert "gemeenten.gpkg" in said
    assert both.read_bytes() == before


def test_a_province_with_its_letters_apart_is_that_province(cases, tmp_path):
    for number, name in enumerate(("Fryslân", "Frysla\u0302n", "Friesland")):
        out = tmp_path / f"plan{number}.gpkg"
        results = run(
            "createplan",
            MUNICIPALITIES=str(cases / "layers" / "nfd.gpkg"),
            PROVINCES=name,
            PROVINCE_FIELD="pv_code",
            OUTPUT=str(out),
        )
        assert results["MUNICIPALITY_COUNT"] == 9


def test_codes_that_are_reals_make_no_third_region(cases, tmp_path):
    plan = made(cases, tmp_path, "real-codes.gpkg", DIVISION_FIELD="regio")
    assert set(regions(plan).values()) == {"10", "20"}
    before = regions(plan)
    results = run("importassignment", PLAN=str(plan), TABLE=str(cases / "lists" / "real-codes_indeling.csv"))
    assert results["REJECTED_COUNT"] == 0
    assert regions(plan) == {**before, "GM0005": "10", "GM0006": "20"}
    assert set(read(plan).regions["regio_id"]) == {"10", "20"}


def test_lost_letters_do_not_get_into_a_plan(cases, tmp_path):
    layer = cases / "layers" / "cpg_lies" / "gemeenten.shp"
    out = tmp_path / "plan.gpkg"
    try:
        run("createplan", MUNICIPALITIES=str(layer), OUTPUT=str(out))
    except QgsProcessingException as error:
        assert "encoding" in str(error)  # noqa: PT017 - either way is right, lost letters are not
        assert not out.exists()
    else:
        names = set(read(out).municipalities["gm_naam"])
        assert {"Súdwest-Fryslân", "Noardeast-Fryslân"} <= names


def test_two_columns_that_stand_for_the_region_are_refused_by_name(cases, raster):
    says = refused("importassignment", PLAN=str(raster), TABLE=str(cases / "lists" / "raster_dupcase.csv"))
    assert "Regio" in says
    assert "regio" in says


def test_every_spelling_of_a_name_finds_its_municipality(cases, raster):
    heard = Heard()
    results = run("importassignment", heard, PLAN=str(raster), TABLE=str(cases / "lists" / "raster_names.csv"))
    assert (results["ACCEPTED"], results["REJECTED_COUNT"]) == (4, 0)
    assert any("SUDWEST FRYSLAN" in line for line in heard.warnings)


def test_codes_that_the_plan_does_not_have_are_refused_by_row(cases, raster):
    heard = Heard()
    results = run("importassignment", heard, PLAN=str(raster), TABLE=str(cases / "lists" / "raster_herindeling.csv"))
    assert (results["ACCEPTED"], results["REJECTED_COUNT"]) == (1, 3)
    said = "\n".join(heard.warnings)
    assert "GM1992" in said
    assert "GM0402" in said
    assert "Hernoemde gemeente" in said  # another name with a code of the plan is taken, and said
    assert "Noardeast-Fryslân" in said  # a code with the name of another municipality is not: one of them is wrong
    assert regions(raster)["GM0001"] == "R2"


def test_a_moment_with_a_zone_is_the_day_here(cases, raster):
    run("importlocations", PLAN=str(raster), LOCATIONS=str(cases / "lists" / "raster_iso-z.csv"))
    (row,) = read(raster)["opvanglocaties"].to_dict("records")
    assert row["bo_eind"] == date(2029, 6, 30)
    (period,) = read(raster)["capaciteitsperioden"].to_dict("records")
    assert (period["van"], period["tot"]) == (date(2027, 1, 1), date(2029, 12, 31))


def test_a_csv_of_an_algorithm_opens_in_a_dutch_spreadsheet(raster, tmp_path):
    table, out = tmp_path / "t.csv", tmp_path / "afgekeurd.csv"
    table.write_text("gm_code;regio;dag;km\nGM0001;R2;2027-01-01;1,5\nGM0999;R2;2027-01-01;1,5\n", encoding="utf-8")
    run("importassignment", PLAN=str(raster), TABLE=str(table), REJECTED=str(out))
    content = out.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    header, row = csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=";")
    assert header == ["reden", "gm_code", "regio", "dag", "km"]
    assert row[1:] == ["GM0999", "R2", "2027-01-01", "1,5"]


def test_of_two_layers_the_one_with_municipalities_is_taken_and_said(cases, tmp_path):
    heard, out = Heard(), tmp_path / "plan.gpkg"
    results = run("createplan", heard, MUNICIPALITIES=str(cases / "layers" / "two.gpkg"), OUTPUT=str(out))
    assert results["MUNICIPALITY_COUNT"] == 9
    assert any("‘gemeenten’" in line and "wijken" in line for line in heard.warnings)


def test_land_and_water_point_at_their_column(cases, tmp_path):
    layer = cases / "layers" / "wijkenbuurten.gpkg"
    line = refused("createplan", MUNICIPALITIES=str(layer), OUTPUT=str(tmp_path / "plan.gpkg"))
    assert "‘water’" in line
    assert "NEE" in line


ELSEWHERE = {"locaties_verschoven.csv"}
"""Lists of another subject: what an update of locations is."""


def test_every_file_of_the_folder_has_its_test(cases):
    """By its name, or what follows the name of the kind: ``locaties_schoon.csv`` is ``schoon.csv``."""
    here = Path(__file__).parent
    tests = "".join((here / name).read_text(encoding="utf-8") for name in ("test_cases.py", "test_lists.py"))
    files = [*(cases / "layers").iterdir(), *(cases / "lists").iterdir()]
    short = {"speeds_generic.gpkg": '"generic"', "speeds_osm.gpkg": '"osm"'}
    untested = {
        file.name
        for file in files
        if not any(f"{mark}{part}" in tests for mark in '"_' for part in (file.name, file.name.split("_", 1)[-1]))
        and short.get(file.name, "\0") not in tests
    }
    assert untested <= ELSEWHERE


def counted(cases, tmp_path, name, **how):
    out = tmp_path / "net"
    run("buildnetwork", ROADS=str(cases / "layers" / f"speeds_{name}.gpkg"), OUTPUT=str(out), **how)
    stored = read_network(out)
    return stored.network, stored.report.counts()


def test_speeds_with_their_unit_are_speeds(cases, tmp_path):
    network, counts = counted(cases, tmp_path, "generic", PRESET="generic", SPEED_FIELD="snelheid")
    assert counts["onleesbare_snelheid"] == counts["zonder_snelheid"] == 0
    speeds = network.metres / (network.forward_ms / 3_600_000.0) / 1000.0
    assert sorted(round(float(speed)) for speed in speeds) == [50, 80, 100]


def test_what_cannot_be_read_as_a_speed_is_counted_apart_from_what_is_absent(cases, tmp_path):
    _network, counts = counted(cases, tmp_path, "osm", PRESET="osm")
    # "~50", "variable" and the like; never 50, 50 km/u, NL:urban, none
    assert 1 <= counts["onleesbare_snelheid"] < 15


def test_days_and_decimals_in_a_csv_of_an_algorithm(raster, tmp_path):
    locations, out = tmp_path / "l.csv", tmp_path / "reis.csv"
    locations.write_text("naam;x;y;soort;bo_eind\nA;201234;481234;rol;31-12-2029\n", encoding="utf-8")
    run("importlocations", PLAN=str(raster), LOCATIONS=str(locations), TYPE_FIELD="soort")
    run("checkplan", PLAN=str(raster), TRAVEL=str(out))
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    km = lines[0].split(";").index("km")
    cells = [line.split(";")[km].strip('"') for line in lines[1:]]
    assert any("," in cell for cell in cells)
    assert not any("." in cell for cell in cells)
