# SPDX-License-Identifier: GPL-2.0-or-later
"""The whole annex of the sample, opened by other readers; secrets, threads, cancelling, and the way back."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from osgeo import ogr
from qgis.core import (
    QgsApplication,
    QgsNetworkAccessManager,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, QUrl
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtNetwork import QNetworkRequest

from opvangatlas.plugin.adapters.locale import DUTCH
from opvangatlas.plugin.storage.annex_earlier import ONE_PAGE, checksum
from opvangatlas.plugin.storage.geopackage import GeoPackageStore

from .doors import Heard, read, refused, run
from .travel_roads import sample_network

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "voorbeeldland.gpkg"
NAME, NOTE, CONTACT, USER = "Xylofoonhof", "Kwelderfluistering", "Zonderlingsecretaris", "Wombatgebruiker"
PLANTED = (NAME, NOTE, CONTACT, USER, NAME.casefold())


@pytest.fixture(scope="module")
def secret_plan(tmp_path_factory):
    """The sample with a confidential location, notes, a contact and a user in the log."""
    path = tmp_path_factory.mktemp("plan") / "geheim.gpkg"
    shutil.copy(SAMPLE, path)
    with GeoPackageStore.open(path) as store:
        plan = store.read()
        locations, periods = plan["opvanglocaties"], plan["capaciteitsperioden"]
        hidden = locations.iloc[:1].assign(
            loc_id=NAME.casefold(), loc_naam=NAME, vertrouwelijk=True, opmerking=NOTE, diensten=NOTE
        )
        period = periods.iloc[:1].assign(periode_id="x", loc_id=NAME.casefold(), plekken_asiel=76543)
        reserve = plan["reservecapaciteit"].iloc[:1].assign(reserve_id="x", loc_id=NAME.casefold(), omstandigh=NOTE)
        locations = locations.assign(opmerking=NOTE, type_bevestigd_door=CONTACT)
        log = [{"id": 1, "tijd": "2027-01-01T00:00:00", "gebruiker": USER, "tabel": "regios", "sleutel": NAME}]
        store.save(
            {
                "opvanglocaties": pd.concat([locations, hidden]),
                "capaciteitsperioden": pd.concat([periods, period]),
                "reservecapaciteit": pd.concat([plan["reservecapaciteit"], reserve]),
                "regios": plan["regios"].assign(contact_functie=CONTACT, afgevaardigde_functie=CONTACT),
                "onderbouwingen": pd.DataFrame(
                    [
                        {
                            "variant_id": plan.active_variant,
                            "code": "*",
                            "onderwerp": table,
                            "sleutel": key,
                            "deel": "",
                            "reden": NOTE,
                            "functie": CONTACT,
                            "document": NOTE,
                        }
                        for table, name in (("regios", "regio_id"), ("opvanglocaties", "loc_id"))
                        for key in plan[table][name].unique()
                    ]
                ),
                "wijzigingen": pd.DataFrame(log),
            }
        )
    return path


@pytest.fixture(scope="module")
def annex(provider, secret_plan, tmp_path_factory):
    """Everything, GeoJSON too."""
    folder = tmp_path_factory.mktemp("bijlage")
    heard = Heard()
    parts = ["gis", "geojson", "tabellen", "kaarten", "document", "blad"]
    results = run("exportannex", heard, PLAN=secret_plan, FOLDER=folder, PARTS=parts)
    assert results["ERRORS"] > 0
    assert any("errors; they are in the annex" in line for line in heard.warnings)
    assert results["INCOMPLETE"] > 0
    return folder


def words(path):
    """What a file says, unpacked and drawn ones too."""
    content = path.read_bytes()
    if path.suffix in (".odt", ".ods", ".xlsx"):
        with zipfile.ZipFile(path) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())
    if path.suffix == ".pdf" and shutil.which("pdftotext"):
        shown = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
        return shown.stdout + content.decode("latin-1")
    return content.decode("utf-8", "ignore") + content.decode("utf-16-le", "ignore") + content.decode("latin-1")


def test_no_word_of_what_is_secret_in_any_file(annex):
    files = [path for path in annex.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} >= {
        ".shp", ".dbf", ".gpkg", ".geojson", ".csv", ".xlsx", ".ods", ".pdf", ".png", ".odt", ".html", ".json", ".txt",
    }  # fmt: skip
    for path in files:
        said = words(path)
        for planted in PLANTED:
            assert planted not in said, (path.name, planted)
        assert "76543" not in said or path.suffix in (".png", ".pdf"), path.name
        assert "76.543" not in said or path.suffix in (".png", ".pdf"), path.name


def test_the_readers_that_see_the_public_words_would_see_the_secret(annex):
    """The search itself works: every product that has words says a public name."""
    for name in (
        "bijlage.odt",
        "bijlage.html",
        ONE_PAGE,
        "tabellen/tabellen.xlsx",
        "tabellen/tabellen.ods",
        "gis/bijlage.gpkg",
    ):
        assert "Reëlhoeve" in words(annex / name), name
    if shutil.which("pdftotext"):
        assert "Reëlhoeve" in words(annex / "bijlage.pdf")
        assert "Zeezicht" in words(annex / "kaarten" / "regios.pdf")


def test_the_list_of_files_is_whole(annex):
    account = json.loads((annex / "verantwoording.json").read_text("utf-8"))
    there = {path.relative_to(annex).as_posix() for path in annex.rglob("*") if path.is_file()}
    assert set(account["bestanden"]) == there - {"verantwoording.json"}
    for name, entry in account["bestanden"].items():
        assert checksum(annex / name) == entry["sha256"], name
    assert account["opvangatlas"]
    assert account["keuzes"]["vertrouwelijk"] is False


def opened(path, name=None):
    ogr.UseExceptions()
    source = ogr.Open(str(path))
    layer = source.GetLayerByName(name) if name else source.GetLayer(0)
    rows = [feature.items() for feature in layer]
    srs = layer.GetSpatialRef()
    code = srs.GetAuthorityCode(None) if srs else None
    layer = source = None
    return rows, code


def test_all_products_say_the_same(annex):
    counts = {"gemeenten": 24, "regios": 3, "locaties": 13, "reserve": 6}
    for name, count in counts.items():
        rows, code = opened(annex / "gis" / f"{name}.shp")
        assert (len(rows), code) == (count, "28992")
    places = sum(row["cap_regul"] or 0 for row in opened(annex / "gis" / "locaties.shp")[0])
    rows, code = opened(annex / "gis" / "bijlage.gpkg", "opvanglocaties")
    assert (len(rows), code) == (13, "28992")
    assert sum(row["plekken"] or 0 for row in rows) == places
    rows, code = opened(annex / "gis" / "geojson" / "opvanglocaties.geojson")
    assert (len(rows), code) == (13, "4326")
    for suffix in ("xlsx", "ods"):
        rows, _ = opened(annex / "tabellen" / f"tabellen.{suffix}", "H6")
        assert rows[-1]["plekken"] == 1210
    assert "'s-Heerenvoorde" in {row["gm_naam"] for row in opened(annex / "gis" / "gemeenten.shp")[0]}


def test_styles_are_inside_and_open_by_themselves(annex):
    layer = QgsVectorLayer(f"{annex / 'gis' / 'bijlage.gpkg'}|layername=opvanglocaties", "x", "ogr")
    assert layer.renderer().type() == "RuleRenderer"
    assert layer.attributeAlias(layer.fields().indexOf("bo_eind")) == "eind overeenkomst (t/m)"


def test_a_page_for_each_region_and_one_of_each_map(annex):
    names = {path.name for path in (annex / "kaarten").iterdir()}
    assert {"overzicht.pdf", "reistijd.pdf", "capaciteit.pdf", "regios.pdf"} <= names
    assert len([name for name in names if name.startswith("regio_")]) == 3
    picture = QImage(str(annex / "kaarten" / "overzicht.png"))
    assert (picture.width(), picture.height()) == (3307, 2338)  # A3 at 200 dpi
    pages = len(re.findall(rb"/Type\s*/Page\b", (annex / "kaarten" / "regios.pdf").read_bytes()))
    assert pages == 3


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_the_pages_say_what_a_map_must_say(annex):
    text = words(annex / "kaarten" / "overzicht.pdf")
    for needed in (
        "Regio-indeling",
        "OPENBAAR",
        "klein: niet open",
        "blad 1 van 6",
        "Peildatum 01-01-2027",
        "km",
        "765.395",
        "Bron:",
    ):
        assert needed in text, needed
    text = words(annex / "kaarten" / "regios.pdf")
    for needed in ("Regio Kust en Veen", "blad 2 van 6", "blad 4 van 6", "Zeezicht"):
        assert needed in text, needed


def test_the_document_is_accessible(annex):
    with zipfile.ZipFile(annex / "bijlage.odt") as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        content = archive.read("content.xml").decode("utf-8")
        styles = archive.read("styles.xml").decode("utf-8")
        manifest = archive.read("META-INF/manifest.xml").decode("utf-8")
        assert all(name in manifest for name in archive.namelist() if name.startswith("Pictures/"))
    assert 'fo:language="nl"' in styles
    assert content.count('text:outline-level="1"') >= 10
    assert content.count("<table:table ") == content.count("<table:table-header-rows>")
    assert content.count("<draw:frame ") == content.count("<svg:desc>") >= 7
    assert "{{" not in content + styles
    page = (annex / "bijlage.html").read_text("utf-8")
    assert '<html lang="nl">' in page
    assert page.count("<img ") == page.count(' alt="Kaart van ') + page.count(' alt="Plekken ')
    assert page.count("<table>") == page.count("<caption")
    assert "H7a" not in page.split("Nog aan te vullen</h2>")[1].split("Ontbrekende")[0]
    for source in re.findall(r'<img src="([^"]+)"', page):
        assert (annex / source).is_file()


def test_the_confidential_annex_says_so(secret_plan, tmp_path):
    run("exportannex", PLAN=secret_plan, FOLDER=tmp_path, PARTS=["gis", "document"], INCLUDE_CONFIDENTIAL=True)
    assert NAME in words(tmp_path / "gis" / "locaties.dbf")
    assert "VERTROUWELIJK" in words(tmp_path / "bijlage.html")
    assert USER not in words(tmp_path / "gis" / "bijlage.gpkg")


def test_contacts_in_a_public_annex_when_chosen(secret_plan, tmp_path):
    run("exportannex", PLAN=secret_plan, FOLDER=tmp_path, PARTS=["gis", "tabellen"], CONTACT=True)
    assert CONTACT in words(tmp_path / "tabellen" / "H3a.csv")
    assert not any(NAME in words(path) for path in tmp_path.rglob("*") if path.is_file())


def test_some_regions_in_one_zip(secret_plan, tmp_path):
    results = run(
        "exportannex", PLAN=secret_plan, FOLDER=tmp_path, PARTS=["gis", "tabellen"], REGIONS="Stroomland", ZIP=True
    )
    assert [path.name for path in tmp_path.iterdir()] == ["bijlage.zip"]
    with zipfile.ZipFile(tmp_path / "bijlage.zip") as archive:
        assert len(archive.namelist()) == results["FILE_COUNT"]
        assert b"Hoogvoorde" not in archive.read("tabellen/H3a.csv")


def test_what_does_not_exist_is_refused(secret_plan, tmp_path):
    assert "Atlantis" in refused("exportannex", PLAN=secret_plan, FOLDER=tmp_path, REGIONS="Atlantis")
    assert "Atlantis" in refused("exportannex", PLAN=secret_plan, FOLDER=tmp_path, VARIANT="Atlantis")
    (tmp_path / "gis").mkdir()
    assert "gis" in refused("exportannex", PLAN=secret_plan, FOLDER=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["gis"]


def test_over_the_roads_it_says_what_the_check_says(tmp_path):
    net = sample_network(tmp_path / "net")
    run("checkplan", PLAN=SAMPLE, NETWORK=net, FINDINGS=tmp_path / "f.gpkg", TRAVEL=tmp_path / "reistijden.csv")
    run("exportannex", PLAN=SAMPLE, FOLDER=tmp_path / "uit", PARTS=["gis", "kaarten"], NETWORK=net)
    checked = (
        pd.read_csv(tmp_path / "reistijden.csv", sep=";", decimal=",", encoding="utf-8-sig")
        .set_index(["gm_code", "soort"])["minuten"]
        .dropna()
    )
    layer, _ = opened(tmp_path / "uit" / "gis" / "bijlage.gpkg", "reistijden")
    given = {(row["gm_code"], row["soort"]): row["minuten"] for row in layer if row["minuten"] is not None}
    assert len(checked) > 20
    assert given == pytest.approx(checked.to_dict(), abs=0.006)
    account = json.loads((tmp_path / "uit" / "verantwoording.json").read_text("utf-8"))
    roads = account["bronnen"]["wegennet"]
    assert (roads["naam"], roads["datum"]) == ("wegen", date.today().isoformat())
    if shutil.which("pdftotext"):
        said = " ".join(words(tmp_path / "uit" / "kaarten" / "reistijd.pdf").split())
        if DUTCH.is_file():  # whatever the language of QGIS
            assert "Reistijd per gemeente" in said
            assert "Locations" not in said
        assert f"wegennet wegen {date.today():%d-%m-%Y};" in said


def test_a_template_of_the_organisation(secret_plan, tmp_path):
    own = tmp_path / "sjablonen"
    shutil.copytree(SAMPLE.parents[1] / "templates", own)
    layout = own / "overzicht.qpt"
    layout.write_text(layout.read_text("utf-8").replace("[% @opvangatlas_titel %]", "Provincie Eigenwijs"), "utf-8")
    run("exportannex", PLAN=secret_plan, FOLDER=tmp_path / "uit", PARTS=["kaarten"], TEMPLATES=own)
    if shutil.which("pdftotext"):
        assert "Provincie Eigenwijs" in words(tmp_path / "uit" / "kaarten" / "overzicht.pdf")
    layout.write_text("dit is geen sjabloon", "utf-8")
    assert "overzicht.qpt" in refused(
        "exportannex", PLAN=secret_plan, FOLDER=tmp_path / "niet", PARTS=["kaarten"], TEMPLATES=own
    )
    assert not (tmp_path / "niet").exists()


@pytest.fixture
def requests():
    """What is asked of the network; nothing of it leaves."""
    asked = []

    def refuse(request: QNetworkRequest) -> None:
        asked.append(request.url().toString())
        request.setUrl(QUrl("about:blank"))

    number = QgsNetworkAccessManager.setRequestPreprocessor(refuse)
    QgsNetworkAccessManager.instance().get(QNetworkRequest(QUrl("http://voorbeeld.invalid/x"))).abort()
    assert asked.pop() == "http://voorbeeld.invalid/x"
    yield asked
    QgsNetworkAccessManager.removeRequestPreprocessor(number)


def test_nothing_is_asked_of_the_network(secret_plan, tmp_path, requests):
    own = tmp_path / "sjablonen"
    own.mkdir()
    ours = (SAMPLE.parents[1] / "templates" / "overzicht.qpt").read_text("utf-8")
    picture = '<LayoutItem type="65640" id="x" file="http://voorbeeld.invalid/logo.svg" size="20,20,mm" mode="0"/>'
    (own / "overzicht.qpt").write_text(ours.replace("</Layout>", f"{picture}</Layout>"), "utf-8")
    given = {"PLAN": secret_plan, "FOLDER": tmp_path / "uit", "PARTS": ["kaarten"]}
    assert "http://voorbeeld.invalid/logo.svg" in refused("exportannex", TEMPLATES=own, **given)
    assert not (tmp_path / "uit").exists()
    QCoreApplication.processEvents()
    assert requests == []
    run("exportannex", **{**given, "PARTS": ["gis", "tabellen", "kaarten", "document"]})
    QCoreApplication.processEvents()
    assert requests == []


@pytest.mark.parametrize("after", [3, 60])
def test_cancelled_half_way_nothing_is_left(secret_plan, tmp_path, after):
    run("exportannex", Heard(cancel_after=after), PLAN=secret_plan, FOLDER=tmp_path / "bijlage")
    assert list(tmp_path.iterdir()) == []


def test_maps_are_drawn_from_a_worker_too(secret_plan, tmp_path, qtbot):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("opvangatlas:exportannex")
    context, heard = QgsProcessingContext(), Heard()
    context.setProject(QgsProject.instance())
    given = {"PLAN": str(secret_plan), "FOLDER": str(tmp_path / "bijlage"), "PARTS": ["kaarten"]}
    task = QgsProcessingAlgRunnerTask(algorithm, given, context, heard)
    with qtbot.waitSignal(task.executed, timeout=100_000) as done:
        QgsApplication.taskManager().addTask(task)
    assert done.args[0], heard.errors
    assert (tmp_path / "bijlage" / "kaarten" / "regios.pdf").stat().st_size > 50_000


# importannex -------------------------------------------------------------------------------------------------


def test_the_geopackage_comes_back_as_a_plan(annex, secret_plan, tmp_path):
    results = run(
        "importannex",
        ANNEX=annex / "gis" / "bijlage.gpkg",
        PLAN=secret_plan,
        OUTPUT=tmp_path / "nieuw.gpkg",
        DIFFERENCES=tmp_path / "verschillen.csv",
    )
    found = pd.read_csv(tmp_path / "verschillen.csv", sep=";", decimal=",", encoding="utf-8-sig")
    assert set(found["soort"]) == {"alleen in plan"}
    assert (results["MUNICIPALITY_COUNT"], results["LOCATION_COUNT"]) == (24, 13)
    merged = read(tmp_path / "nieuw.gpkg")
    assert NAME in set(merged["opvanglocaties"]["loc_naam"])
    assert set(merged["regios"]["contact_functie"]) == {CONTACT}


def test_the_shapefiles_come_back_too(annex, tmp_path):
    results = run("importannex", ANNEX=annex / "gis" / "locaties.shp", OUTPUT=tmp_path / "nieuw.gpkg")
    assert (results["MUNICIPALITY_COUNT"], results["LOCATION_COUNT"]) == (24, 13)
    plan = read(tmp_path / "nieuw.gpkg")
    assert plan.settings["max_km"] == 30
    assert not plan["opvanglocaties"]["vertrouwelijk"].any()
    run("checkplan", PLAN=tmp_path / "nieuw.gpkg", FINDINGS=tmp_path / "f.gpkg")


def test_no_annex_is_refused(secret_plan, tmp_path):
    target = tmp_path / "nieuw.gpkg"
    assert "There is no annex in" in refused("importannex", ANNEX_FOLDER=tmp_path, OUTPUT=target)
    assert "would overwrite ‘Annex" in refused("importannex", ANNEX=secret_plan, PLAN=secret_plan, OUTPUT=secret_plan)
    assert not target.exists()


def test_made_again_with_fewer_parts_it_says_what_is_gone_and_keeps_what_was_written(secret_plan, tmp_path):
    run("exportannex", PLAN=secret_plan, FOLDER=tmp_path, PARTS=["tabellen", "document"])
    (tmp_path / "bijlage.odt").write_bytes(b"geschreven")
    heard = Heard()
    run("exportannex", heard, PLAN=secret_plan, FOLDER=tmp_path, PARTS=["document"])
    assert any("Removed from the earlier annex: tabellen." in line for line in heard.warnings)
    assert any("bijlage.odt was changed since the earlier annex" in line for line in heard.warnings)
    assert [path.read_bytes() for path in tmp_path.glob("bijlage (gewijzigd *).odt")] == [b"geschreven"]
