# SPDX-License-Identifier: GPL-2.0-or-later
"""The main job on real data, in process: municipalities of 2024, locations of 2015, plan to annex.

That every location of 2015 is a regional one (``rol``) is an assumption of this trial, not a fact.
"""

from __future__ import annotations

import csv
import json

import pytest
from osgeo import ogr

from opvangatlas.plugin.storage.annex_earlier import checksum
from opvangatlas.plugin.storage.geopackage import GeoPackageStore

from ..processing.doors import FILES, Heard, read, refused, run

LINKS = (
    ("GM0060", "GM1970", "veer"),  # Ameland – Holwerd
    ("GM0093", "GM0072", "veer"),  # Terschelling – Harlingen
    ("GM0096", "GM0072", "veer"),  # Vlieland – Harlingen
    ("GM0448", "GM0400", "veer"),  # Texel – Den Helder
    ("GM0715", "GM0654", "tunnel"),  # Westerschelde
    ("GM0088", "GM1966", "veer"),  # Schiermonnikoog – Lauwersoog, which is in another region
)
SECRET = "Geheim Klooster Sint-Éloy"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("proef")


@pytest.fixture(scope="module")
def plan(provider, data, folder):
    """The plan with its 75 locations; the results of both steps."""
    path = folder / "proefplan.gpkg"
    made = run(
        "createplan",
        MUNICIPALITIES=data / "nl_2024" / "gemeenten_2024.gpkg",
        DIVISION_FIELD="veiligheidsregio_code",
        DIVISIONS="veiligheidsregio=veiligheidsregio_code;arbeidsmarktregio=arbeidsmarktregio_code",
        REFERENCE_DATE="2015-10-01",
        OUTPUT=path,
    )
    assert (made["MUNICIPALITY_COUNT"], made["REGION_COUNT"], made["INHABITANTS"]) == (342, 25, 17_942_942)
    heard = Heard()
    taken = run("importlocations", heard, PLAN=path, REJECTED=folder / "afgekeurd.csv", **locations(data))
    assert (taken["ACCEPTED"], taken["REJECTED_COUNT"]) == (75, 0)
    assert any("number of locations: 75" in line for line in heard.warnings)
    return path


def locations(data):
    return {
        "LOCATIONS": data / "csweb_azc_2015" / "azc_2015.csv",
        "FIELD_MAP": "loc_naam=naam;plekken=opvangplaatsen;tot=beschikbaar_tot",
        "DEFAULT_TYPE": "rol",
        "DEFAULT_STATUS": "voortzetten",
    }


def rows(path):
    dataset = ogr.Open(str(path))
    made = dataset.GetLayer(0)
    names = [made.GetLayerDefn().GetFieldDefn(n).GetName() for n in range(made.GetLayerDefn().GetFieldCount())]
    return [{n: f.GetField(n) if f.IsFieldSetAndNotNull(n) else None for n in names} for f in made]


@pytest.fixture(scope="module")
def check(plan, folder):
    """The plan is checked once: results, findings and travel; its file keeps its bytes."""
    out, travel, before = folder / "bevindingen.gpkg", folder / "reistijden.csv", plan.read_bytes()
    results = run("checkplan", PLAN=plan, FINDINGS=out, TRAVEL=travel)
    assert plan.read_bytes() == before
    return results, rows(out), rows(travel)


def loose(findings):
    """Loose pieces per region: one finding per piece besides the largest."""
    found = {}
    for row in findings:
        if row["code"] == "A53":
            found.setdefault(row["sleutel"], []).append(row["deel"])
    return found


def test_what_the_plan_holds(plan, data):
    frames = read(plan)
    assert frames["gemeenten"]["inwoners"].sum() == 17_942_942
    assert len(frames["opvanglocaties"]) == 75
    assert frames["capaciteitsperioden"]["plekken_asiel"].sum() == 37_480
    with (data / "csweb_azc_2015" / "azc_2015.csv").open(encoding="utf-8") as file:
        expected = {row["naam"].strip(): row["gemeentecode_2024"] for row in csv.DictReader(file)}
    frame = frames["opvanglocaties"]
    assert dict(zip(frame["loc_naam"], frame["gm_code"], strict=True)) == expected
    assert frames.regions["regio_id"].tolist() == [f"VR{n:02d}" for n in range(1, 26)]


def test_the_findings_without_links(check):
    results, findings, travel = check
    codes = [row["code"] for row in findings]
    assert "A1" not in codes
    without = [row for row in findings if row["code"] == "A3"]
    assert {row["sleutel"] for row in without} == {"VR13", "VR14", "VR17", "VR18"}
    assert {row["ernst"] for row in without} == {"F"}
    assert all(row["bericht"].endswith("geen open opvanglocatie onder de locaties die meetellen.") for row in without)
    assert {region: len(parts) + 1 for region, parts in loose(findings).items()} == {"VR02": 5, "VR10": 2, "VR19": 2}
    assert sorted(loose(findings)["VR02"]) == ["GM0060", "GM0088", "GM0093", "GM0096"]
    (flanders,) = [row for row in findings if (row["code"], row["sleutel"]) == ("A53", "VR19")]
    assert json.loads(flanders["cijfers"])["names"] == ["Hulst", "Terneuzen", "Sluis"]
    assert loose(findings)["VR10"] == ["GM0448"]
    (same,) = [row for row in findings if row["code"] == "A7"]
    assert same["bericht"] == "De indeling valt samen met de indeling in veiligheidsregio: 25 regio's."
    holes = [json.loads(row["cijfers"])["area"] for row in findings if row["code"] == "A4"]
    assert (len(holes), sum(area > 2e6 for area in holes)) == (34, 16)
    assert results["VERDICT"] == "voldoet_niet"
    assert results["ERRORS"] == 4
    assert len(travel) == 2 * 342
    unknown = {row["reden"] for row in travel if row["soort"] == "eigen" and not row["km"]}
    assert unknown == {"geen_locatie"}
    assert all(row["km"] for row in travel if row["soort"] == "dichtstbij")


def test_every_finding_is_on_the_map_and_known_once(check, folder):
    dataset = ogr.Open(str(folder / "bevindingen.gpkg"))
    made = dataset.GetLayer(0)
    keys = set()
    for feature in made:
        keys.add(tuple(feature.GetField(name) for name in ("code", "onderwerp", "sleutel", "deel")))
        if (
            feature.GetField("onderwerp") in ("gemeenten", "regios", "opvanglocaties")
            and feature.GetField("code") != "A55"
        ):
            point = feature.GetGeometryRef()
            assert 0 < point.GetX() < 300_000
            assert 300_000 < point.GetY() < 630_000
    assert len(keys) == made.GetFeatureCount()


def test_links_join_the_islands(plan, folder):
    """With the ferries one piece is left: that of Schiermonnikoog lands in VR01. An agreement joins it."""
    table = folder / "verbindingen.csv"
    table.write_text("\n".join(["gm_a,gm_b,soort", *(",".join(link) for link in LINKS)]), encoding="utf-8")
    copy = folder / "met_verbindingen.gpkg"
    copy.write_bytes(plan.read_bytes())
    assert run("importlinks", PLAN=copy, LINKS=table)["ACCEPTED"] == 6
    assert loose(checked(copy, folder)) == {"VR02": ["GM0088"]}
    table.write_text("gm_a,gm_b,soort\nGM0088,GM1970,bestuurlijk\n", encoding="utf-8")
    run("importlinks", PLAN=copy, LINKS=table)
    assert loose(checked(copy, folder)) == {}


def checked(path, folder, **more):
    out = folder / "bevindingen_2.gpkg"
    run("checkplan", PLAN=path, FINDINGS=out, **more)
    return rows(out)


def test_in_2024_nothing_of_a_region_is_a_fault(plan, folder):
    copy = folder / "regime_2024.gpkg"
    frames = read(plan)
    flagged = frames["opvanglocaties"].assign(type_2024="azc", regionaal=True)
    GeoPackageStore.create(copy, frames.with_settings(regime="2024").with_tables(opvanglocaties=flagged)).close()
    findings = checked(copy, folder)
    assert {row["ernst"] for row in findings if row["code"] in ("A3", "A53")} == {"W"}
    assert not [row for row in findings if row["ernst"] == "F"]


def test_importing_the_locations_again_is_refused(plan, data):
    before = read(plan)["opvanglocaties"]["loc_id"].tolist()
    line = refused("importlocations", PLAN=plan, **locations(data))
    assert line.startswith("None of the 75 rows was accepted. The first: ")
    assert line.endswith("is already in the plan, at the same place.")
    assert read(plan)["opvanglocaties"]["loc_id"].tolist() == before


@pytest.fixture(scope="module")
def annex(plan, folder):
    """The annex of the plan, to which a location was added that nobody may know of."""
    copy, table = folder / "geheim.gpkg", folder / "geheim.csv"
    copy.write_bytes(plan.read_bytes())
    table.write_text(
        f"naam,plekken,x,y,zekerheid,type_2020\n{SECRET},98765,155000,463000,verkenning,rol\n", encoding="utf-8"
    )
    heard = Heard()
    run("importlocations", heard, PLAN=copy, LOCATIONS=table)
    assert heard.warnings == [
        "Marked confidential by Opvangatlas: exploratory locations, and new ones without certainty "
        "(number of locations: 1)."
    ]
    run("exportannex", PLAN=copy, FOLDER=folder / "bijlage", PARTS=FILES)
    run("exportannex", PLAN=plan, FOLDER=folder / "zonder", PARTS=FILES)
    return folder / "bijlage"


def test_the_annex_reads_back(annex):
    sizes = {"gemeenten": 342, "regios": 25, "locaties": 75, "reserve": 0}
    for name, size in sizes.items():
        path = annex / "gis" / f"{name}.shp"
        dataset = ogr.Open(str(path))
        made = dataset.GetLayer(0)
        crs = made.GetSpatialRef()
        crs.AutoIdentifyEPSG()
        assert (name, made.GetFeatureCount(), crs.GetAuthorityCode(None)) == (name, size, "28992")
        assert path.with_suffix(".cpg").read_text() == "UTF-8"
    frame = rows(annex / "gis" / "gemeenten.shp")
    assert sum(row["inwoners"] for row in frame) == 17_942_942
    assert {"Súdwest-Fryslân", "Noardeast-Fryslân", "'s-Hertogenbosch"} <= {row["gm_naam"] for row in frame}
    assert all(isinstance(row["gm_code"], str) and len(row["gm_code"]) == 6 for row in frame)
    assert {row["taakst"] for row in frame} == {None}
    places = rows(annex / "gis" / "locaties.shp")
    assert {row["bo_eind"] for row in places} == {None}
    assert sum(row["cap_asiel"] for row in places) == 37_480


def test_the_tables_say_the_same(annex):
    for name, size in {"gemeenten": 342, "regios": 25, "locaties": 75, "reserve": 0}.items():
        content = (annex / "tabellen" / f"{name}.csv").read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        found = list(csv.DictReader(content.decode("utf-8-sig").splitlines(), delimiter=";"))
        shapes = rows(annex / "gis" / f"{name}.shp")
        assert len(found) == len(shapes) == size
        for table_row, shape_row in zip(found, shapes, strict=True):
            for key in ("gm_code", "regio_id", "gm_naam", "loc_naam"):
                assert table_row.get(key) == shape_row.get(key)


def test_no_byte_of_the_annex_knows_the_secret(annex, folder):
    files = [path for path in annex.rglob("*") if path.is_file()]
    assert files
    for path in files:
        content = path.read_bytes()
        for word in (SECRET, "Klooster", "98765", "98.765"):
            assert word.encode() not in content, path.name
        assert content == (folder / "zonder" / path.relative_to(annex)).read_bytes(), path.name


def sheet(path, name):
    """The rows of a layer or a sheet."""
    dataset = ogr.Open(str(path))
    made = dataset.GetLayerByName(name)
    return [feature.items() for feature in made]


def test_the_geopackage_and_the_spreadsheets_say_the_same(annex):
    layers = annex / "gis" / "bijlage.gpkg"
    sizes = {"gemeenten": 342, "regios": 25, "opvanglocaties": 75, "reistijden": 684, "indeling": 342}
    assert {name: len(sheet(layers, name)) for name in sizes} == sizes
    assert sum(row["inwoners"] for row in sheet(layers, "gemeenten")) == 17_942_942
    assert len(sheet(layers, "layer_styles")) == 7
    for suffix in ("xlsx", "ods"):
        book = annex / "tabellen" / f"tabellen.{suffix}"
        *rows_, total = sheet(book, "H4a")
        assert (len(rows_), total["regio"], total["plekken op de peildatum"]) == (75, "Totaal", 37_480)
        *rows_, total = sheet(book, "H3b")
        assert (len(rows_), total["inwoners"]) == (342, 17_942_942)
        assert {"Súdwest-Fryslân", "'s-Hertogenbosch"} <= {row["gemeente"] for row in rows_}


def test_the_account_fits_the_files_and_the_findings(annex, check):
    account = json.loads((annex / "verantwoording.json").read_text("utf-8"))
    there = {path.relative_to(annex).as_posix(): path for path in annex.rglob("*") if path.is_file()}
    assert set(account["bestanden"]) == set(there) - {"verantwoording.json"}
    for name, entry in account["bestanden"].items():
        assert entry == {"bytes": there[name].stat().st_size, "sha256": checksum(there[name])}, name
    assert account["bevindingen"]["F"] == check[0]["ERRORS"] == 4
    assert account["bronnen"]["gemeenten"] == "gemeenten_2024"
    assert account["nog_aan_te_vullen"] == ["H2b", "H5", "H6", "H7a", "H7b", "H8"]


def test_what_is_missing_is_listed_per_location(annex):
    with (annex / "tabellen" / "Onvolledig.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = list(csv.DictReader(file, delimiter=";"))
    assert [row["soort"] for row in listed].count("locatie") == 75
    assert all("eigendom" in row["ontbreekt"] for row in listed if row["soort"] == "locatie")


def test_the_annex_comes_back_as_the_plan_it_was_made_of(annex, plan, folder):
    target, listed = folder / "terug.gpkg", folder / "verschillen.csv"
    made = run("importannex", ANNEX_FOLDER=annex, PLAN=plan, OUTPUT=target, DIFFERENCES=listed)
    assert (made["DIFFERENCE_COUNT"], made["MUNICIPALITY_COUNT"], made["LOCATION_COUNT"]) == (0, 342, 75)
    before, after = read(plan), read(target)
    assert after["gemeenten"]["regio_id"].tolist() == before["gemeenten"]["regio_id"].tolist()
    assert after["capaciteitsperioden"]["plekken_asiel"].sum() == 37_480
