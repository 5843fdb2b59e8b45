# SPDX-License-Identifier: GPL-2.0-or-later
"""``importneed``, ``importreserve``, ``importperiods``, ``importtargets``, ``capacitybalance``, ``reserveplan``."""

from __future__ import annotations

import csv
import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from osgeo import gdal, ogr
from qgis.core import QgsVectorLayer

from ..core.plans import at
from .doors import Heard, layer, read, refused, run

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "voorbeeldland.gpkg"


@pytest.fixture
def plan(plan):
    """Two regional locations; the first one has no end."""
    rows = [
        {"naam": "Één", "opvangplaatsen": "", "geom": at(0.5, 0.5)},
        {"naam": "Twee", "opvangplaatsen": "", "geom": at(1.5, 0.5)},
    ]
    source = layer(rows, geometry="Point", name="locaties")
    run("importlocations", PLAN=plan, LOCATIONS=source, DEFAULT_TYPE="rol", DEFAULT_STATUS="voortzetten")
    return plan


@pytest.fixture
def sample(tmp_path):
    return Path(shutil.copy(SAMPLE, tmp_path / "voorbeeld.gpkg"))


def table(path, *rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return path


def rows_of(path):
    made = QgsVectorLayer(str(path), "rijen", "ogr")
    assert made.isValid()
    return [{name: f[name] for name in made.fields().names()} for f in made.getFeatures()]


def spreadsheet(path, driver, columns, rows):
    """A real spreadsheet with typed cells, as Excel and Calc store them."""
    kinds = {"tekst": ogr.OFTString, "getal": ogr.OFTReal, "datum": ogr.OFTDate}
    made = gdal.GetDriverByName(driver).Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    sheet = made.CreateLayer("blad", geom_type=ogr.wkbNone)
    for name, kind in columns.items():
        sheet.CreateField(ogr.FieldDefn(name, kinds[kind]))
    for row in rows:
        feature = ogr.Feature(sheet.GetLayerDefn())
        for name, value in row.items():
            feature.SetField(name, value)
        sheet.CreateFeature(feature)
    del sheet, made
    return path


# need ------------------------------------------------------------------------------------------------------------

NEED = {"gebied": "PV98", "typegroep": "ROL", "datum": "1-1-2027", "laag": "1.000", "midden": "1200", "hoog": ""}


def test_need_in_three_columns(plan, tmp_path):
    results = run("importneed", PLAN=plan, TABLE=table(tmp_path / "b.csv", NEED), VERSION="2027-I", ISSUED="2027-04-01")
    assert (results["ACCEPTED"], results["REJECTED_COUNT"]) == (1, 0)
    need = read(plan)["behoefte"]
    assert list(zip(need["scenario"], need["plekken"], strict=True)) == [("laag", 1000), ("midden", 1200)]
    assert read(plan)["prognoses"]["datum"].tolist() == [date(2027, 4, 1)]


def test_a_later_prognosis_leaves_the_earlier_one(plan, tmp_path):
    source = table(tmp_path / "b.csv", NEED)
    for version in ("2026-II", "2027-I"):
        run("importneed", PLAN=plan, TABLE=source, VERSION=version)
    assert read(plan)["prognoses"]["versie"].tolist() == ["2026-II", "2027-I"]
    assert "already there" in refused("importneed", PLAN=plan, TABLE=source, VERSION="2027-I")
    assert len(read(plan)["behoefte"]) == 4


def test_a_wrong_need_is_replaced_only_when_asked(plan, tmp_path):
    run("importneed", PLAN=plan, TABLE=table(tmp_path / "a.csv", NEED), VERSION="2026-II")
    run("importneed", PLAN=plan, TABLE=table(tmp_path / "a.csv", NEED), VERSION="2027-I", SOURCE="LRT")
    right = table(tmp_path / "b.csv", {**NEED, "laag": "", "midden": "900", "hoog": "1500"})
    assert "replace" in refused("importneed", PLAN=plan, TABLE=right, VERSION="2027-I")
    heard = Heard()
    run("importneed", heard, PLAN=plan, TABLE=right, VERSION="2027-I", REPLACE=True)
    need = read(plan)["behoefte"]
    assert need[["versie", "scenario", "plekken"]].values.tolist() == [
        ["2026-II", "laag", 1000],
        ["2026-II", "midden", 1200],
        ["2027-I", "laag", 1000],
        ["2027-I", "midden", 900],
        ["2027-I", "hoog", 1500],
    ]
    assert read(plan)["prognoses"]["bron"].tolist() == [None, "LRT"]
    assert heard.warnings == [
        "1 figures replace earlier ones.",
        "1 times the need does not rise from low by middle to high, with what is carried on: PV98 rol 2027-01-01.",
    ]


@pytest.mark.parametrize(("driver", "suffix"), [("XLSX", "xlsx"), ("ODS", "ods")])
def test_need_from_a_spreadsheet(plan, tmp_path, driver, suffix):
    columns = {"provincie": "tekst", "vanaf": "datum", "scenario": "tekst", "plekken": "getal"}
    rows = [{"provincie": "PV98", "vanaf": "2027/01/01", "scenario": "midden", "plekken": 1200.0}]
    path = spreadsheet(tmp_path / f"behoefte.{suffix}", driver, columns, rows)
    results = run("importneed", PLAN=plan, TABLE=path, VERSION="2027-I")
    assert results["ACCEPTED"] == 1
    assert read(plan)["behoefte"]["datum"].tolist() == [date(2027, 1, 1)]


def test_a_serial_date_and_a_percentage(plan, tmp_path):
    good, bad = {**NEED, "datum": "46388"}, {**NEED, "datum": "47000", "midden": "12%"}
    out = tmp_path / "afgekeurd.csv"
    results = run("importneed", PLAN=plan, TABLE=table(tmp_path / "b.csv", good, bad), VERSION="x", REJECTED=out)
    assert (results["ACCEPTED"], results["REJECTED_COUNT"]) == (1, 1)
    assert read(plan)["behoefte"]["datum"].iloc[0] == date(2027, 1, 1)
    assert "12%" in rows_of(out)[0]["reden"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"datum": "1-1-2011"}, "This file is about 2011-01-01"),
        ({"gebied": "PV23"}, "PV23 does not belong to this plan."),
        ({"gebied": "R1"}, "follows from the province's"),
        ({"typegroep": "kasteel"}, "is not a type group"),
        ({"midden": '=HYPERLINK("http://x")'}, "HYPERLINK"),
        ({"datum": "ooit"}, "ooit"),
    ],
    ids=["year", "stranger", "region", "type", "formula", "date"],
)
def test_need_that_does_not_fit(plan, tmp_path, change, says):
    before = plan.read_bytes()
    assert says in refused("importneed", PLAN=plan, TABLE=table(tmp_path / "b.csv", {**NEED, **change}), VERSION="x")
    assert plan.read_bytes() == before


def test_need_asks_for_a_version(plan, tmp_path):
    assert "version" in refused("importneed", PLAN=plan, TABLE=table(tmp_path / "b.csv", NEED))


# reserve, periods, targets ----------------------------------------------------------------------------------------

RESERVE = {"locatie": "Één", "soort": "directe reserve", "plekken": "120", "dagen": "7", "prijs": "€ 4,50"}


def test_reserve(plan, tmp_path):
    free = {**RESERVE, "soort": "incidenteel", "prijs": "0"}
    bad = [
        {**RESERVE, "soort": "buffer"},
        {**RESERVE, "dagen": ""},
        {**RESERVE, "plekken": "-3"},
        {**RESERVE, "locatie": "Nergens"},
    ]
    out = tmp_path / "afgekeurd.csv"
    results = run("importreserve", PLAN=plan, TABLE=table(tmp_path / "r.csv", RESERVE, free, *bad), REJECTED=out)
    assert (results["ACCEPTED"], results["REJECTED_COUNT"]) == (2, 4)
    assert read(plan)["reservecapaciteit"]["eur_plekdg"].tolist() == [4.5, 0.0]
    repaired = [{**row, "soort": "noodopvang", "dagen": "3", "plekken": "9", "locatie": "Twee"} for row in rows_of(out)]
    for row in repaired:
        row.pop("reden")
    again = run("importreserve", PLAN=plan, TABLE=table(tmp_path / "r2.csv", repaired[0]))
    assert again["ACCEPTED"] == 1


TABLES = [
    ("importneed", {"VERSION": "x"}, {**NEED, "gebied": "PV98", "versie": "Één"}),
    ("importreserve", {}, RESERVE),
    ("importperiods", {}, {"locatie": "Één", "van": "1-1-2027", "tot": "31-12-2027", "plekken": "1.300", "€": ""}),
    ("importtargets", {"HALF_YEAR": "2027-1"}, {"gemeente": "G1", "taakstelling": "40", "één": ""}),
]


@pytest.mark.parametrize(("name", "given", "row"), TABLES, ids=[name for name, *_ in TABLES])
def test_the_plain_csv_of_excel_is_read(plan, tmp_path, name, given, row):
    path = tmp_path / "excel.csv"
    path.write_bytes("\r\n".join([";".join(row), ";".join(row.values()), ""]).encode("cp1252"))
    assert run(name, PLAN=plan, TABLE=path, **given)["ACCEPTED"] == 1
    opened = QgsVectorLayer(str(path), "excel", "ogr")
    if "Één" in row.values():
        assert "encoding" in refused(name, PLAN=plan, TABLE=opened, **given)


PERIOD = {"locatie": "Één", "van": "1-1-2027", "tot": "31-12-2027", "plekken": "1.300", "zekerheid": "bestaand"}


def test_periods(plan, tmp_path):
    later = {**PERIOD, "van": "2028-01-01", "tot": "onbepaalde tijd"}
    bad = [
        {**PERIOD, "van": "1-7-2027", "tot": "1-6-2027"},
        {**PERIOD, "van": "1-12-2027", "tot": "1-2-2028"},
        {**PERIOD, "locatie": "=HYPERLINK(1)"},
    ]
    before = len(read(plan)["capaciteitsperioden"])
    results = run("importperiods", PLAN=plan, TABLE=table(tmp_path / "p.csv", PERIOD, later, *bad))
    assert (results["ACCEPTED"], results["REJECTED_COUNT"]) == (2, 3)
    made = read(plan)["capaciteitsperioden"].iloc[before:]
    assert made["plekken_asiel"].tolist() == [1300, 1300]
    assert made["tot"].tolist() == [date(2027, 12, 31), None]


def test_targets_are_replaced_only_when_asked(plan, tmp_path):
    first = table(tmp_path / "t1.csv", {"gemeente": "1", "taakstelling": "40", "gehuisvest": "10"})
    second = table(tmp_path / "t2.csv", {"gemeente": "G1", "taakstelling": "44", "gehuisvest": ""})
    run("importtargets", PLAN=plan, TABLE=first, HALF_YEAR="2027-I")
    assert "already has figures" in refused("importtargets", PLAN=plan, TABLE=second, HALF_YEAR="2027-1")
    run("importtargets", PLAN=plan, TABLE=second, HALF_YEAR="2027-1", REPLACE=True)
    made = read(plan)["taakstellingen"]
    assert made[["gm_code", "halfjaar", "taakst", "gehuisv"]].values.tolist() == [["GM0001", "2027-1", 44, 10]]


def test_a_national_table_of_agreed_numbers_goes_in_as_it_is_published(plan, tmp_path):
    rows = [
        {"Gemeentecode": "1", "Gemeente": "G1", "Aantal": "1.200", "amv": "100"},
        {"Gemeentecode": "GM0002", "Gemeente": "G2", "Aantal": "80", "amv": ""},
        {"Gemeentecode": "0363", "Gemeente": "Amsterdam", "Aantal": "4.000", "amv": "300"},
        {"Gemeentecode": "", "Gemeente": "Totaal", "Aantal": "5.281", "amv": ""},
    ]
    heard = Heard()
    source = table(tmp_path / "stcrt.csv", *rows)
    given = {"SINCE": "2027-07-01", "BODY": "lrt", "DECIDED": "2026-12-20", "SOURCE": "Stcrt. 2026, 1"}
    results = run("importagreed", heard, PLAN=plan, TABLE=source, **given)
    assert (results["ACCEPTED"], results["REJECTED_COUNT"]) == (2, 0)
    said = " ".join(heard.infos + heard.warnings)
    assert "1 rows are about municipalities that are no part of this plan" in said
    made = read(plan)["opgaven"]
    assert made[["gebied_soort", "gebied_code", "plekken"]].values.tolist() == [
        ["gemeente", "GM0001", 1200], ["gemeente", "GM0002", 80],
    ]  # fmt: skip
    assert set(made["datum"]) == {date(2027, 7, 1)}
    assert set(made["besluit_dat"]) == {date(2026, 12, 20)}
    assert "already has a number" in refused("importagreed", PLAN=plan, TABLE=source, **given)
    assert run("importagreed", PLAN=plan, TABLE=source, **given, REPLACE=True)["ACCEPTED"] == 2


def test_a_national_target_is_divided_with_a_row_that_is_the_total(plan, tmp_path):
    people = int(read(plan)["gemeenten"]["inwoners"].sum())
    made = tmp_path / "voorstel.gpkg"
    results = run("dividetarget", PLAN=plan, TOTAL=100, INHABITANTS=people, OUTPUT=made)
    assert results["TOGETHER"] == 100
    found = rows_of(made)
    assert sum(row["voorstel"] for row in found[:-1]) == found[-1]["voorstel"] == 100
    assert "fewer inhabitants" in refused("dividetarget", PLAN=plan, INHABITANTS=1, OUTPUT=made)


def test_offers_and_what_meets_what_was_agreed(plan, tmp_path):
    offers = [
        {"gemeente": "G1", "plekken": "50", "hardheid": "hard", "vertrouwelijk": "nee"},
        {"gemeente": "G2", "plekken": "20", "hardheid": "verkend", "vertrouwelijk": ""},
    ]
    assert run("importoffers", PLAN=plan, TABLE=table(tmp_path / "a.csv", *offers))["ACCEPTED"] == 2
    agreed = table(tmp_path / "o.csv", {"gemeente": "G1", "opgave": "100"})
    run("importagreed", PLAN=plan, TABLE=agreed, SINCE="2020-01-01")
    state, shapes = tmp_path / "stand.csv", tmp_path / "kaart.gpkg"
    asked = {"PLAN": plan, "DAY": "2027-01-01", "OUTPUT": state, "MAP": shapes, "INCLUDE_CONFIDENTIAL": True}
    results = run("needandoffer", **asked)
    assert (results["HARD"], results["SOFT"]) == (50, 20)
    own = next(row for row in rows_of(shapes) if row["gebied_code"] == "GM0001")
    assert (own["afgesproken"], own["hard"], own["deel_hard"]) == (100, 50, 0.5)
    assert run("needandoffer", **{**asked, "INCLUDE_CONFIDENTIAL": False})["SOFT"] == 0


@pytest.mark.parametrize("name", ["importneed", "importreserve", "importperiods", "importtargets"])
def test_a_table_without_the_columns_is_refused_in_one_line(plan, tmp_path, name):
    before = plan.read_bytes()
    assert refused(name, PLAN=plan, TABLE=table(tmp_path / "x.csv", {"a": "1", "b": "2"}))
    assert plan.read_bytes() == before


# balance ----------------------------------------------------------------------------------------------------------


def test_the_sample_is_short_in_the_designed_quarter(sample, tmp_path):
    heard, out, before = Heard(), tmp_path / "saldo.csv", sample.read_bytes()
    results = run("capacitybalance", heard, PLAN=sample, OUTPUT=out)
    assert (results["SHORTAGE_COUNT"], results["WORST_QUARTER"], results["WORST_BALANCE"]) == (1, "2028-K1", -300)
    (warning,) = heard.warnings
    assert warning == "Shortage in 2028-K1: 300 places (lowest day 2028-02-16). Ends: Griendpolder. Opens: Oeverpark."
    assert sum("need" in line for line in heard.infos) == 16
    rows = rows_of(out)
    assert {row["gebied_soort"] for row in rows} == {"plan", "provincie", "regio"}
    assert {row["zekerheid"] for row in rows} == {"getekend", "met_voornemen"}
    assert {row["scenario"] for row in rows if row["gebied_code"] == "plan"} == {"laag", "midden", "hoog"}
    short = [
        row
        for row in rows
        if (row["gebied_code"], row["typegroep"], row["scenario"], row["zekerheid"], row["oordeel"])
        == ("plan", "totaal", "midden", "getekend", "tekort")
    ]
    assert [(row["kwartaal"], row["saldo"]) for row in short] == [("2028-K1", "-300")]
    assert {row["gebied_naam"] for row in rows} >= {"Kust en Veen", "Hoogvoorde"}
    assert sample.read_bytes() == before


def test_national_need_is_split_and_the_method_is_named(plan, tmp_path):
    national = {"gebied": "NL", "typegroep": "totaal", "datum": "1-1-2027", "midden": "5.000"}
    run("importneed", PLAN=plan, TABLE=table(tmp_path / "b.csv", national), VERSION="2027-I")
    heard, out = Heard(), tmp_path / "saldo.csv"
    run("capacitybalance", heard, PLAN=plan, OUTPUT=out, FROM="2027-01-01", TO="2027-12-31")
    assert any("split evenly over 12 provinces" in line and "+4" in line for line in heard.infos)
    rows = [row for row in rows_of(out) if row["typegroep"] == "totaal" and row["zekerheid"] == "getekend"]
    assert {row["nodig"] for row in rows if row["gebied_code"] in ("plan", "PV98")} == {"417"}


def test_periods_that_do_not_count_are_named(plan, tmp_path):
    run("importperiods", PLAN=plan, TABLE=table(tmp_path / "p.csv", PERIOD))
    with sqlite3.connect(plan) as stored:
        stored.execute("UPDATE capaciteitsperioden SET van = '2029-01-01' WHERE tot IS NOT NULL")
    heard = Heard()
    run("capacitybalance", heard, PLAN=plan)
    assert "1 periods do not count: the end is before the start." in heard.infos


def test_another_scenario_window_and_prognosis(sample):
    heard = Heard()
    fits = run("capacitybalance", heard, PLAN=sample, SCENARIO="laag")
    assert fits["SHORTAGE_COUNT"] == 0
    assert heard.infos[-2] == "No shortage in scenario low, with what is signed."
    high = run("capacitybalance", PLAN=sample, SCENARIO="hoog", FROM="2028-01-01", TO="2028-12-31")
    assert (high["SHORTAGE_COUNT"], high["WORST_BALANCE"]) == (4, -600)
    old = run("capacitybalance", PLAN=sample, VERSION="2026-I")
    assert old["WORST_BALANCE"] == -200
    assert "Choose from: 2026-I" in refused("capacitybalance", PLAN=sample, VERSION="2030-I")
    assert "ends" in refused("capacitybalance", PLAN=sample, FROM="2028-01-01", TO="2027-01-01")


def test_confidential_places_count_only_when_asked(sample, tmp_path):
    sums = []
    for asked in (False, True):
        out = tmp_path / f"{asked}.csv"
        run("capacitybalance", PLAN=sample, OUTPUT=out, INCLUDE_CONFIDENTIAL=asked, LEVEL="plan")
        sums.append(sum(int(row["beschikbaar"]) for row in rows_of(out)))
    assert sums[0] == sums[1]  # an exploration without a start counts in no line
    with_start = read(sample)["opvanglocaties"].query("vertrouwelijk")
    assert list(with_start["loc_id"]) == ["OL13"]


def test_without_need_the_balance_is_unknown_and_never_0(plan, tmp_path):
    heard, out = Heard(), tmp_path / "saldo.csv"
    run("importperiods", PLAN=plan, TABLE=table(tmp_path / "p.csv", PERIOD))
    results = run("capacitybalance", heard, PLAN=plan, OUTPUT=out)
    assert results["SHORTAGE_COUNT"] == 0
    assert heard.infos[-2] == "No need has been entered yet; the balance is unknown."
    assert {row["saldo"] or None for row in rows_of(out)} == {None}
    assert {row["oordeel"] for row in rows_of(out)} == {"onbekend"}


# reserve plan -----------------------------------------------------------------------------------------------------


def test_reserve_for_the_designed_shortage(sample, tmp_path):
    heard, out, before = Heard(), tmp_path / "inzet.csv", sample.read_bytes()
    results = run("reserveplan", heard, PLAN=sample, INCLUDE_MIX=False, PLACES=300, WITHIN_DAYS=30, OUTPUT=out)
    assert (results["FOUND"], results["SHORT"], results["READY_DAYS"]) == (300, 0, 30)
    assert results["EMERGENCY_SHARE"] == 0
    assert round(results["USE_PER_DAY"]) == round(300 * 27_100 / 365)
    assert any("In use the places found cost" in line for line in heard.infos)
    rows = rows_of(out)
    assert [(row["loc_naam"], row["plekken"]) for row in rows if row["volgnr"]] == [
        ("Lindenhof", "40"),
        ("Zeezicht", "120"),
        ("De Vuurbaak", "140"),
    ]
    assert {row["reserve_id"]: row["reden"] for row in rows if row["reden"]} == {
        "RC02": "not ready in time",
        "RC04": "not needed",
        "RC05": "speed unknown",
    }
    assert any("at least" not in line and "in reserve" in line for line in heard.infos)
    assert sample.read_bytes() == before


def test_a_named_reserve_plan_is_kept(sample):
    run("reserveplan", PLAN=sample, INCLUDE_MIX=False, PLACES=350, WITHIN_DAYS=30, NAME="Winter 2028")
    kept = read(sample)
    assert kept["inzetplannen"][["plan_id", "gevonden", "gereed_dgn"]].values.tolist() == [["winter-2028", 350, 30]]
    assert kept["inzetregels"]["plekken"].tolist() == [40, 120, 190]
    run("reserveplan", PLAN=sample, INCLUDE_MIX=False, PLACES=1, WITHIN_DAYS=30, NAME="Winter 2028")
    assert read(sample)["inzetplannen"]["plan_id"].tolist() == ["winter-2028", "winter-2028-2"]


def test_reserve_for_a_quarter_starts_from_its_shortage_and_keeps_what_was_asked(sample, tmp_path):
    heard, out = Heard(), tmp_path / "inzet.csv"
    results = run("reserveplan", heard, PLAN=sample, DAY="2028-K1", AREA="PV98", NAME="Voorjaar", OUTPUT=out)
    short = results["SHORTAGE"]
    assert (results["FOUND"], results["SHORT"]) == (short, 0)
    assert heard.infos[:2] == [
        "Confidential locations were left out before anything was counted (number: 1).",
        f"Short in 2028-K1, scenario middle: {short:.0f} places.",
    ]
    rows = rows_of(out)
    assert [row["actie"] for row in rows if row["volgnr"]][:3] == ["menging"] * 3
    kept = read(sample)["inzetplannen"].iloc[0]
    asked = [str(kept[name]) for name in ("dag", "gebied_soort", "gebied_code", "scenario", "tekort", "plekken")]
    assert asked == ["2028-01-01", "provincie", "PV98", "midden", f"{short:.0f}", f"{short:.0f}"]
    assert "is no province or region" in refused("reserveplan", PLAN=sample, DAY="2028-K1", AREA="Atlantis")
    assert "has passed already" in refused("reserveplan", PLAN=sample, DAY="1-1-2020", PLACES=1)


def test_too_little_reserve_says_what_is_missing(sample):
    heard = Heard()
    results = run("reserveplan", heard, PLAN=sample, INCLUDE_MIX=False, PLACES=100, WITHIN_DAYS=3)
    assert (results["FOUND"], results["SHORT"]) == (0, 100)
    assert "READY_DAYS" not in results
    assert heard.warnings == ["100 places are missing."]
    only = run(
        "reserveplan",
        PLAN=sample,
        INCLUDE_MIX=False,
        PLACES=500,
        WITHIN_DAYS=30,
        ORDER="noodopvang",
        INCLUDE_POTENTIAL=True,
    )
    assert (only["FOUND"], only["EMERGENCY_SHARE"]) == (400, 1.0)
    certain = run("reserveplan", PLAN=sample, INCLUDE_MIX=False, PLACES=500, WITHIN_DAYS=30, INCLUDE_POTENTIAL=False)
    assert certain["FOUND"] == 160
    assert "is not a type of capacity" in refused("reserveplan", PLAN=sample, PLACES=1, WITHIN_DAYS=1, ORDER="buffer")


INTERFACE = {
    "importneed": "PLAN TABLE FIELD_MAP VERSION ISSUED SOURCE REPLACE REJECTED",
    "importreserve": "PLAN TABLE FIELD_MAP REJECTED",
    "importperiods": "PLAN TABLE FIELD_MAP REJECTED",
    "importtargets": "PLAN TABLE FIELD_MAP HALF_YEAR REPLACE REJECTED",
    "importagreed": "PLAN TABLE FIELD_MAP SINCE BODY DECIDED SOURCE REPLACE REJECTED",
    "importoffers": "PLAN TABLE FIELD_MAP REJECTED",
    "dividetarget": "PLAN TOTAL INHABITANTS OUTPUT",
    "needandoffer": "PLAN DAY FIXED_DAYS INCLUDE_CONFIDENTIAL OUTPUT MAP",
    "importholidays": "PLAN TABLE FIELD_MAP REPLACE REJECTED",
    "capacitybalance": "PLAN LEVEL SCENARIO VERSION FROM TO INCLUDE_CONFIDENTIAL OUTPUT",
    "reserveplan": "PLAN DAY AREA SCENARIO PLACES WITHIN_DAYS ORDER INCLUDE_POTENTIAL INCLUDE_MIX INCLUDE_CONFIDENTIAL "
    "NAME OUTPUT",
}


@pytest.mark.parametrize("name", INTERFACE)
def test_the_public_interface(provider, name):
    algorithm = provider.algorithm(name)
    assert [definition.name() for definition in algorithm.parameterDefinitions()] == INTERFACE[name].split()


@pytest.mark.parametrize("name", INTERFACE)
def test_what_is_no_plan_is_refused_in_one_line(tmp_path, name):
    no_plan = tmp_path / "plan.gpkg"
    no_plan.write_text("dit is geen plan" * 100)
    given = {"TABLE": table(tmp_path / "t.csv", NEED)} if name.startswith("import") else {}
    needed = {"reserveplan": {"PLACES": 1, "WITHIN_DAYS": 1}, "dividetarget": {"INHABITANTS": 1, "OUTPUT": "memory:"}}
    given |= needed.get(name, {})
    assert "not a plan" in refused(name, PLAN=no_plan, **given)
