# SPDX-License-Identifier: GPL-2.0-or-later
"""``checkplan`` and ``exportannex`` on a small plan: outputs, settings, secrets, bytes."""

from __future__ import annotations

import csv
import hashlib
import json
from datetime import date

import pytest
import shapely
from osgeo import ogr
from qgis.core import QgsProcessing, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QDate

from opvangatlas.plugin.storage.geopackage import GeoPackageStore

from ..core.plans import at, loc, sound
from .doors import FILES, Heard, read, run

SECRET = "Geheim Klooster Sint-Éloy"


@pytest.fixture
def plan(tmp_path):
    """West, Oost and an exploration nobody may know of, in a municipality with accents."""
    hidden = loc("x", at(0.2, 0.2), "GM0001", loc_naam=SECRET, vertrouwelijk=True, places=777, straat=SECRET)
    west = loc("West", at(0.5, 0.9), "GM0001", postcode="0050 AB", huur_eind=date(2030, 1, 31), opmerking=SECRET)
    east = loc("Oost", at(1.5, 0.9), "GM0003", places=None, eigendom=None)
    reserve = [{"reserve_id": "r", "loc_id": "x", "captype": "regulier", "plekken": 66}]
    made = sound(locs=[west, east, hidden], reservecapaciteit=reserve, settings={"plan_naam": "Proef"})
    frame = made["gemeenten"].assign(gm_naam=["Súdwest-Fryslân", "'s-Één", 'Köln; "aan" de Maas', "G4"])
    frame.loc[3, "inwoners"] = None
    path = tmp_path / "plan.gpkg"
    GeoPackageStore.create(path, made.with_tables(gemeenten=frame, indeling=assignment(frame))).close()
    return path


def assignment(frame):
    return frame[["gm_code", "regio_id"]].assign(variant_id="A")


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def rows(path, name=None):
    source = QgsVectorLayer(str(path) + (f"|layername={name}" if name else ""), "x", "ogr")
    assert source.isValid()
    return source, [{n: f[n] for n in source.fields().names()} for f in source.getFeatures()]


def test_a_border_that_crosses_itself_stops_no_product(tmp_path):
    """Someone dragged a corner over the other side: a finding names it, and every table and layer is made."""
    made = sound()
    frame = made["gemeenten"].copy()
    x, y = frame["geom"].iloc[1].bounds[:2]
    bow = shapely.Polygon([(x, y), (x + 10_000, y + 10_000), (x + 10_000, y), (x, y + 10_000)])
    frame["geom"] = [bow if row == 1 else shape for row, shape in enumerate(frame["geom"])]
    path = tmp_path / "plan.gpkg"
    GeoPackageStore.create(path, made.with_tables(gemeenten=frame, indeling=assignment(frame))).close()
    out, annex = tmp_path / "bevindingen.gpkg", tmp_path / "bijlage"
    run("checkplan", PLAN=path, FINDINGS=out)
    _, found = rows(out)
    (named,) = [row for row in found if row["code"] == "A4" and row["sleutel"] == "GM0002"]
    assert "kruist zichzelf" in named["bericht"]
    assert not [row for row in found if "fout in de plug-in" in row["bericht"]]
    run("exportannex", PLAN=path, PARTS=["gis", "tabellen", "geojson"], FOLDER=annex)
    _, table = rows(annex / "gis" / "gemeenten.shp")
    assert len(table) == 4
    assert (annex / "tabellen" / "H3c.csv").read_text(encoding="utf-8-sig").count("\n") == 3


# checkplan ----------------------------------------------------------------------------------------------------------


def test_counts_verdict_and_findings_on_the_map(plan, tmp_path):
    out, travel = tmp_path / "bevindingen.gpkg", tmp_path / "reistijden.csv"
    heard = Heard()
    results = run("checkplan", heard, PLAN=plan, FINDINGS=out, TRAVEL=travel)
    source, found = rows(out)
    assert source.crs().authid() == "EPSG:28992"
    severity = [row["ernst"] for row in found]
    assert {k: results[k] for k in ("ERRORS", "WARNINGS", "NOTES")} == {
        "ERRORS": severity.count("F"),
        "WARNINGS": severity.count("W"),
        "NOTES": severity.count("N"),
    }
    assert results["VERDICT"] == results["VERDICT_LOCATIONS"] == "voldoet_met_aandachtspunten"
    assert "voldoet met aandachtspunten" in heard.infos
    assert {"code", "ernst", "onderwerp", "sleutel", "deel", "bericht", "cijfers"} <= set(found[0])
    (incomplete,) = [row for row in found if row["code"] == "A13"]
    assert incomplete["bericht"] == "Oost is onvolledig voor de bijlage: capaciteit op de peildatum, eigendom."
    assert json.loads(incomplete["cijfers"])["location"] == "Oost"
    _, measured = rows(travel)
    assert len(measured) == 8
    assert {row["soort"] for row in measured} == {"eigen", "dichtstbij"}
    assert {row["methode"] for row in measured} == {"omwegfactor"}
    assert float(measured[0]["km"].replace(",", ".")) == pytest.approx(4 * 1.3)


def test_the_plan_stays_byte_for_byte_the_same(plan, tmp_path):
    before = digest(plan)
    for _ in range(2):
        run("checkplan", PLAN=plan, MAX_KM=1, REFERENCE_DATE="2030-01-01", FINDINGS=QgsProcessing.TEMPORARY_OUTPUT)
    run("exportannex", PLAN=plan, FOLDER=tmp_path / "bijlage", PARTS=FILES)
    assert digest(plan) == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bijlage", "plan.gpkg"]


@pytest.mark.parametrize(
    ("parameters", "warnings"),
    [
        ({}, 0),
        ({"MAX_KM": 7}, 2),
        ({"MAX_KM": 7, "DETOUR_FACTOR": 1}, 0),
        ({"MAX_MINUTES": 7}, 2),
        ({"MAX_MINUTES": 7, "SPEED_KMH": 90}, 0),
        ({"MAX_KM": 7, "MAX_MINUTES": 7}, 4),
        ({"MAX_KM": 0}, 4),
    ],
)
def test_what_is_filled_in_counts_instead_of_the_settings(plan, parameters, warnings):
    heard = Heard()
    results = run("checkplan", heard, PLAN=plan, **parameters)
    assert results["WARNINGS"] == warnings
    told = [line for line in heard.infos if line.startswith("In this check only: ")]
    assert len(told) == len(parameters)
    if parameters == {"MAX_KM": 7}:
        assert told == ["In this check only: distance norm 7 (in the plan: 30)."]
    assert read(plan).settings["max_km"] == 30


@pytest.mark.parametrize("day", ["2030-02-01", QDate(2030, 2, 1)], ids=repr)
def test_another_reference_date(plan, day):
    """West's lease has ended then."""
    results = run("checkplan", PLAN=plan, REFERENCE_DATE=day)
    assert (results["ERRORS"], results["VERDICT"]) == (1, "voldoet_niet")


def test_messages_in_english(plan, tmp_path):
    out = tmp_path / "findings.gpkg"
    run("checkplan", PLAN=plan, LANGUAGE="en", FINDINGS=out)
    assert any(row["bericht"].startswith("Oost is incomplete for the annex") for row in rows(out)[1])


@pytest.mark.parametrize(("include", "expected"), [(False, False), (True, True)])
def test_confidential_locations_only_on_request(plan, tmp_path, include, expected):
    out = tmp_path / "bevindingen.gpkg"
    heard = Heard()
    run("checkplan", heard, PLAN=plan, INCLUDE_CONFIDENTIAL=include, FINDINGS=out)
    told = "Confidential locations were left out before anything was counted (number: 1)."
    assert (told in heard.infos) is not include
    assert any(SECRET in row["bericht"] for row in rows(out)[1]) is expected


def test_findings_in_memory_and_in_a_project(plan, qgis_new_project):
    results = run("checkplan", PLAN=plan, FINDINGS="TEMPORARY_OUTPUT")
    source = results["FINDINGS"]
    assert source.featureCount() == results["ERRORS"] + results["WARNINGS"] + results["NOTES"]
    assert QgsProject.instance().mapLayers() == {}


def test_cancel(plan, tmp_path):
    results = run("checkplan", Heard(cancel_after=1), PLAN=plan, FINDINGS=tmp_path / "b.gpkg")
    assert "VERDICT" not in results
    assert not (tmp_path / "b.gpkg").exists()


# exportannex ----------------------------------------------------------------------------------------------


@pytest.fixture
def annex(plan, tmp_path):
    folder = tmp_path / "bijlage"
    results = run("exportannex", PLAN=plan, FOLDER=folder, PARTS=FILES)
    files = [p for p in folder.rglob("*") if p.is_file()]
    assert results["FILE_COUNT"] == len(files)
    return folder


def shapes(path):
    dataset = ogr.Open(str(path))
    made = dataset.GetLayer(0)
    crs = made.GetSpatialRef()
    crs.AutoIdentifyEPSG()
    definition = made.GetLayerDefn()
    names = [definition.GetFieldDefn(n).GetName() for n in range(definition.GetFieldCount())]
    found = [{n: f.GetField(n) if f.IsFieldSetAndNotNull(n) else None for n in names} for f in made]
    return crs.GetAuthorityCode(None), found


def test_the_layout(annex):
    """At least these files; every shapefile is whole and says that it is UTF-8."""
    names = {str(p.relative_to(annex)) for p in annex.rglob("*") if p.is_file()}
    for name in ("gemeenten", "regios", "locaties", "reserve"):
        assert f"gis/{name}.shp" in names
        assert f"tabellen/{name}.csv" in names
    assert {"gis/LEESMIJ.txt", "tabellen/bevindingen.csv"} <= names
    for name in (name for name in names if name.endswith(".shp")):
        assert {name[:-4] + end for end in (".shx", ".dbf", ".prj", ".cpg")} <= names
        assert (annex / f"{name[:-4]}.cpg").read_text() == "UTF-8"


def test_shapefiles_read_back(annex):
    crs, found = shapes(annex / "gis" / "gemeenten.shp")
    assert crs == "28992"
    assert [row["gm_naam"] for row in found] == ["Súdwest-Fryslân", "'s-Één", 'Köln; "aan" de Maas', "G4"]
    assert [row["inwoners"] for row in found] == [1000, 1000, 1000, None]
    assert [row["taakst"] for row in found] == [60] * 4
    crs, found = shapes(annex / "gis" / "locaties.shp")
    assert crs == "28992"
    assert [(row["loc_id"], row["cap_asiel"], row["eigendom"]) for row in found] == [
        ("west", 300, "coa"),
        ("oost", None, None),
    ]
    assert found[0]["huur_eind"] == "2030/01/31"
    assert found[0]["bo_onbep"] == 1
    assert len(shapes(annex / "gis" / "regios.shp")[1]) == 2
    assert shapes(annex / "gis" / "reserve.shp")[1] == []


def test_tables_open_in_a_dutch_spreadsheet(annex):
    content = (annex / "tabellen" / "gemeenten.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    found = list(csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert found[0][:5] == ["gm_code", "gm_naam", "pv_code", "regio_id", "inwoners"]
    assert found[1][:5] == ["GM0001", "Súdwest-Fryslân", "PV98", "R1", "1000"]
    assert found[3][1] == 'Köln; "aan" de Maas'
    assert found[4][4] == ""


def test_no_trace_of_what_is_confidential_in_any_byte(annex):
    for file in (p for p in annex.rglob("*") if p.is_file()):
        content = file.read_bytes()
        for word in (SECRET, "Klooster", "loy"):
            for encoding in ("utf-8", "latin-1", "utf-16-le"):
                assert word.encode(encoding) not in content, file.name
        # Packed and drawn files hold any three bytes by chance; their words are looked at in test_annex.
        assert b"777" not in content or file.suffix not in (".csv", ".dbf", ".txt", ".html"), file.name


def test_nor_in_totals(annex, plan, tmp_path):
    """The public annex equals that of a plan in which the location never was."""
    frames = read(plan)
    of_locations = ("opvanglocaties", "capaciteitsperioden", "voorzieningen", "locatie_doelgroepen")
    without = frames.with_tables(
        **{name: frames[name][frames[name]["loc_id"] != "x"] for name in of_locations},
        reservecapaciteit=frames["reservecapaciteit"].iloc[:0],
    )
    GeoPackageStore.create(tmp_path / "zonder.gpkg", without).close()
    run("exportannex", PLAN=tmp_path / "zonder.gpkg", FOLDER=tmp_path / "zonder", PARTS=FILES)
    for file in (p for p in annex.rglob("*") if p.is_file()):
        assert file.read_bytes() == (tmp_path / "zonder" / file.relative_to(annex)).read_bytes(), file.name


def test_with_confidential_ones_they_are_there(plan, tmp_path):
    run("exportannex", PLAN=plan, FOLDER=tmp_path / "vol", INCLUDE_CONFIDENTIAL=True, PARTS=FILES)
    assert SECRET in (tmp_path / "vol" / "tabellen" / "locaties.csv").read_text("utf-8-sig")
    assert len(shapes(tmp_path / "vol" / "gis" / "reserve.shp")[1]) == 1


def test_the_same_plan_gives_the_same_bytes(annex, plan, tmp_path):
    run("exportannex", PLAN=plan, FOLDER=tmp_path / "weer", PARTS=FILES)
    for file in (p for p in annex.rglob("*") if p.is_file()):
        assert file.read_bytes() == (tmp_path / "weer" / file.relative_to(annex)).read_bytes(), file.name


def test_an_earlier_annex_is_replaced_and_other_files_stay(annex, plan):
    (annex / "notitie.txt").write_text("van mij")
    (annex / "gis" / "gemeenten.qix").write_text("oud")
    run("exportannex", PLAN=plan, FOLDER=annex, PARTS=FILES)
    assert (annex / "notitie.txt").read_text() == "van mij"
    assert not [p for p in annex.iterdir() if p.name.startswith(".opvangatlas")]


def test_cancel_leaves_no_annex(plan, tmp_path):
    run("exportannex", Heard(cancel_after=1), PLAN=plan, FOLDER=tmp_path / "niet", PARTS=FILES)
    assert not list((tmp_path / "niet").rglob("*.*")) if (tmp_path / "niet").exists() else True
