# SPDX-License-Identifier: GPL-2.0-or-later
"""The files of an annex: whole or not at all, typed, and the same for the same plan."""

from __future__ import annotations

import json
import os
import xml.etree.ElementTree as ET
import zipfile
from datetime import date, datetime

import pandas as pd
import pytest
from osgeo import ogr, osr

from opvangatlas.plugin.core.annex.content import Sheet
from opvangatlas.plugin.core.annex.table import AnnexTable
from opvangatlas.plugin.core.errors import Cancelled, StorageError
from opvangatlas.plugin.core.model.schema import Column
from opvangatlas.plugin.core.model.tables import TABLES
from opvangatlas.plugin.core.wording import Text
from opvangatlas.plugin.storage.annex_earlier import ACCOUNT, earlier_account
from opvangatlas.plugin.storage.annex_folder import annex_beside, pack, write_account
from opvangatlas.plugin.storage.annex_geopackage import add_styles, write_geojson, write_layers
from opvangatlas.plugin.storage.annex_steady import steady_pdf
from opvangatlas.plugin.storage.annex_tables import write_csv_tables, write_spreadsheet
from opvangatlas.plugin.storage.drivers import gdal_exceptions

DAY = date(2027, 3, 1)
PUBLIC, SECRET = ({"keuzes": {"vertrouwelijk": secret}} for secret in (False, True))
XLSX = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def put(folder, **texts):
    for name, text in texts.items():
        path = folder / ("bijlage.odt" if name == "odt" else name.replace("__", "/").replace("_txt", ".txt"))
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def annex(target, notes=None, **texts):
    with annex_beside(target, notes) as fresh:
        put(fresh, **texts)
        write_account(fresh, PUBLIC)


def test_files_come_in_together(tmp_path):
    target = tmp_path / "bijlage"
    annex(target, gis__a_txt="1", tabellen__b_txt="2")
    assert sorted(p.relative_to(target).as_posix() for p in target.rglob("*") if p.is_file()) == [
        "gis/a.txt", "tabellen/b.txt", ACCOUNT,
    ]  # fmt: skip
    listed = json.loads((target / ACCOUNT).read_text("utf-8"))["bestanden"]
    assert listed["gis/a.txt"]["bytes"] == 1
    assert len(listed["gis/a.txt"]["sha256"]) == 64


def test_an_earlier_annex_is_replaced_and_other_files_stay(tmp_path):
    annex(tmp_path, gis__a_txt="1", tabellen__b_txt="2")
    (tmp_path / "gis" / "eigen.txt").write_text("van mij", "utf-8")
    annex(tmp_path, gis__a_txt="nieuw")
    assert (tmp_path / "gis" / "a.txt").read_text("utf-8") == "nieuw"
    assert (tmp_path / "gis" / "eigen.txt").exists()
    assert not (tmp_path / "tabellen").exists()


def stamp(path, text, moment="2026-11-25 14:32"):
    """Change a file at that moment."""
    path.write_text(text, "utf-8")
    at = datetime.fromisoformat(moment).timestamp()
    os.utime(path, (at, at))


def test_a_file_that_was_written_on_is_kept_beside_the_new_one_for_good(tmp_path):
    target, notes = tmp_path / "bijlage", []
    annex(target, odt="1", gis__a_txt="1")
    stamp(target / "bijlage.odt", "mijn tekst")
    annex(target, notes=notes, odt="2", gis__a_txt="1")
    kept = target / "bijlage (gewijzigd 2026-11-25 14.32).odt"
    assert (kept.read_text("utf-8"), (target / "bijlage.odt").read_text("utf-8")) == ("mijn tekst", "2")
    assert [note.line("nl") for note in notes] == [
        "bijlage.odt was gewijzigd sinds de vorige bijlage en is bewaard als "
        "‘bijlage (gewijzigd 2026-11-25 14.32).odt’."
    ]
    annex(target, notes=notes, odt="3", gis__a_txt="1")
    assert kept.read_text("utf-8") == "mijn tekst"
    assert len(notes) == 1
    stamp(target / "bijlage.odt", "nog eens")
    annex(target, gis__a_txt="1")
    assert (target / "bijlage (gewijzigd 2026-11-25 14.32) 2.odt").read_text("utf-8") == "nog eens"
    assert not (target / "bijlage.odt").exists()


def test_the_parts_of_a_changed_shapefile_stay_together(tmp_path):
    with annex_beside(tmp_path / "uit") as fresh:
        (fresh / "gis").mkdir()
        for part in ("a.shp", "a.dbf", "b.dbf"):
            (fresh / "gis" / part).write_text("1", "utf-8")
        write_account(fresh, PUBLIC)
    stamp(tmp_path / "uit" / "gis" / "a.dbf", "anders", "2099-01-02 03:04")
    annex(tmp_path / "uit", tabellen__b_txt="2")
    assert sorted(p.name for p in (tmp_path / "uit" / "gis").iterdir()) == [
        "a (gewijzigd 2099-01-02 03.04).dbf", "a (gewijzigd 2099-01-02 03.04).shp",
    ]  # fmt: skip


def test_a_zip_is_kept_only_when_it_is_not_as_it_was_packed(tmp_path):
    def packed(text):
        notes = []
        with annex_beside(tmp_path, notes) as fresh:
            put(fresh, gis__a_txt=text)
            write_account(fresh, {"keuzes": {"onderdelen": ["gis"], "vertrouwelijk": False}})
            pack(fresh, "bijlage")
        return len(notes)

    assert [packed("1"), packed("2")] == [0, 0]
    assert earlier_account(tmp_path, zipped=True)["keuzes"] == {"onderdelen": ["gis"], "vertrouwelijk": False}
    with zipfile.ZipFile(tmp_path / "bijlage.zip", "a") as archive:
        archive.writestr("van mij.txt", "x")
    assert packed("3") == 1
    assert len(list(tmp_path.glob("bijlage (gewijzigd *).zip"))) == 1


def break_off(target, error):
    with annex_beside(target) as fresh:
        put(fresh, gis__a_txt="half")
        raise error


@pytest.mark.parametrize("error", [Cancelled(), RuntimeError("stroomuitval")])
def test_what_is_broken_off_leaves_nothing_and_changes_nothing(tmp_path, error):
    annex(tmp_path / "oud", gis__a_txt="1")
    for target in (tmp_path / "oud", tmp_path / "nieuw"):
        with pytest.raises(type(error)):
            break_off(target, error)
    assert (tmp_path / "oud" / "gis" / "a.txt").read_text("utf-8") == "1"
    assert not (tmp_path / "nieuw").exists()
    assert not list(tmp_path.rglob(".opvangatlas-*"))


def test_files_of_others_are_not_replaced(tmp_path):
    put(tmp_path, gis__gemeenten_txt="van een ander")
    with pytest.raises(StorageError, match="gis"), annex_beside(tmp_path):
        pass
    assert (tmp_path / "gis" / "gemeenten.txt").read_text("utf-8") == "van een ander"


def test_a_file_that_cannot_be_moved_brings_all_back(tmp_path, monkeypatch):
    annex(tmp_path, gis__a_txt="1", gis__b_txt="1")
    (tmp_path / "gis" / "c.txt").mkdir()
    with pytest.raises(StorageError, match="Cannot write"):
        annex(tmp_path, gis__a_txt="2", gis__b_txt="2", gis__c_txt="2")
    assert [(tmp_path / "gis" / name).read_text("utf-8") for name in ("a.txt", "b.txt")] == ["1", "1"]


def test_a_list_of_files_that_leads_elsewhere_is_not_believed(tmp_path):
    outside = tmp_path / "buiten.txt"
    outside.write_text("blijft", "utf-8")
    target = tmp_path / "bijlage"
    annex(target, gis__a_txt="1")
    account = json.loads((target / ACCOUNT).read_text("utf-8"))
    account["bestanden"] = {"../buiten.txt": {}, "/etc/passwd": {}, "gis/../../buiten.txt": {}}
    (target / ACCOUNT).write_text(json.dumps(account), "utf-8")
    annex(target, gis__b_txt="1")
    assert outside.read_text("utf-8") == "blijft"


def test_a_zip_of_the_same_files_is_the_same_zip(tmp_path):
    made = []
    for name in ("een", "twee"):
        put(tmp_path / name if (tmp_path / name).mkdir() is None else tmp_path, gis__a_txt="1", tabellen__b_txt="2")
        made.append(pack(tmp_path / name, "bijlage").read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(tmp_path / "een" / "bijlage.zip") as archive:
        assert archive.namelist() == ["gis/a.txt", "tabellen/b.txt"]


COLUMNS = (
    Column("naam", "text", Text("naam", "name")),
    Column("n", "int", Text("aantal", "number")),
    Column("km", "float", Text("afstand", "distance"), unit="km"),
    Column("dag", "date", Text("dag", "day")),
)
ROWS = {
    "naam": ["Súdwest-Fryslân", "=1+1", "of:=1+1", "<b>'s-Hertogenbosch & co</b>"],
    "n": [5, None, 7, 0],
    "km": [1.5, 2.25, None, 0.0],
    "dag": [date(2027, 1, 1), None, date(1999, 12, 31), None],
}


def table(**rows):
    frame = pd.DataFrame({c.name: c.conform(pd.Series({**ROWS, **rows}[c.name], dtype="object")) for c in COLUMNS})
    return AnnexTable("H9", Text("Proef", "Trial"), COLUMNS, frame, summed=("n",))


def read(path, layer):
    with gdal_exceptions():
        source = ogr.Open(str(path))
        found = source.GetLayerByName(layer)
        kinds = {f.GetName(): f.GetTypeName() for f in found.schema}
        rows = [[f.GetField(i) for i in range(f.GetFieldCount())] for f in found]
        source.Destroy()
    return kinds, rows


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_cells_have_their_type_and_totals_stand_below(tmp_path, suffix):
    write_spreadsheet(tmp_path / f"t{suffix}", [table()])
    kinds, rows = read(tmp_path / f"t{suffix}", "H9")
    assert kinds == {"naam": "String", "aantal": "Integer", "afstand, km": "Real", "dag": "Date"}
    assert [row[0] for row in rows[:2]] == ["Súdwest-Fryslân", "=1+1"]
    assert rows[2][0] in ("of:=1+1", "'of:=1+1")
    assert rows[3][0] == "<b>'s-Hertogenbosch & co</b>"
    assert rows[0][1:] == [5, 1.5, "2027/01/01"]
    assert rows[1][1] is None
    assert rows[4] == ["Totaal van wat bekend is (1 onbekend)", 12, None, None]
    _, index = read(tmp_path / f"t{suffix}", "Inhoud")
    assert index[0][:3] == ["H9", "Proef", 4]


@pytest.mark.parametrize("piece", ['<cellXfs count="6">', "<sheetData>", "<sheets>"])
def test_a_workbook_of_another_gdal_stays_as_it_is_and_that_is_said(tmp_path, monkeypatch, piece):
    read_entry = zipfile.ZipFile.read

    def other(archive, name, *args):
        return read_entry(archive, name, *args).replace(piece.encode(), piece[:-1].encode() + b" >")

    monkeypatch.setattr(zipfile.ZipFile, "read", other)
    (note,) = write_spreadsheet(tmp_path / "t.xlsx", [table()])
    assert note.line("nl").startswith("t.xlsx is zonder opmaak geschreven")
    assert piece in note.line("en")
    monkeypatch.undo()
    with zipfile.ZipFile(tmp_path / "t.xlsx") as archive:
        assert b"pane" not in archive.read("xl/worksheets/sheet2.xml")
        assert b'fonts count="1"' in archive.read("xl/styles.xml")
    assert read(tmp_path / "t.xlsx", "H9")[1][0][1:] == [5, 1.5, "2027/01/01"]


def test_a_sheet_has_a_header_that_stays_and_formats(tmp_path):
    assert write_spreadsheet(tmp_path / "t.xlsx", [table()]) == []
    with zipfile.ZipFile(tmp_path / "t.xlsx") as archive:
        sheet, styles = (ET.fromstring(archive.read(f"xl/{name}.xml")) for name in ("worksheets/sheet2", "styles"))
        ET.fromstring(archive.read("xl/workbook.xml"))
    assert sheet.find("m:sheetViews/m:sheetView/m:pane", XLSX).get("state") == "frozen"
    widths = [float(column.get("width")) for column in sheet.findall("m:cols/m:col", XLSX)]
    assert widths[0] > widths[1] >= 8
    formats, codes = styles.findall("m:cellXfs/m:xf", XLSX), styles.findall("m:numFmts/m:numFmt", XLSX)
    code = {entry.get("numFmtId"): entry.get("formatCode") for entry in codes} | {"3": "#,##0"}
    style = {c.get("r"): formats[int(c.get("s", 0))] for c in sheet.iter(f"{{{XLSX['m']}}}c")}
    assert {style[f"{column}1"].get("fontId") for column in "ABCD"} == {"1"}
    assert [code[style[cell].get("numFmtId")] for cell in ("B2", "C2", "D2")] == ["#,##0", "#,##0.0", "DD\\-MM\\-YYYY"]
    assert [style[cell].get("fontId") for cell in ("A6", "B6", "A5")] == ["1", "1", None]


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_no_formula_reaches_the_xml(tmp_path, suffix):
    write_spreadsheet(tmp_path / f"t{suffix}", [table()])
    with zipfile.ZipFile(tmp_path / f"t{suffix}") as archive:
        text = "".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())
    assert "<f>" not in text
    assert "table:formula" not in text


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_characters_that_no_xml_allows_or_that_turn_words_are_left_out(tmp_path, suffix):
    rows = {name: values[:1] for name, values in ROWS.items()}
    written = table(**{**rows, "naam": ["a\ufffeb\uffffc\x01d\u202ee"]})
    write_spreadsheet(tmp_path / f"t{suffix}", [written])
    with zipfile.ZipFile(tmp_path / f"t{suffix}") as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.endswith(".xml")]
    assert any("abcde" in "".join(ET.fromstring(part).itertext()) for part in parts)


def test_a_number_too_large_is_refused(tmp_path):
    with pytest.raises(StorageError, match="too large for a spreadsheet"):
        write_spreadsheet(tmp_path / "t.xlsx", [table(n=[2**60, 1, 1, 1])])


def test_an_empty_table_says_so(tmp_path):
    empty = table(naam=[], n=[], km=[], dag=[])
    write_spreadsheet(tmp_path / "t.xlsx", [empty])
    _, rows = read(tmp_path / "t.xlsx", "H9")
    assert "Nog aan te vullen." in rows[-1]


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_the_same_tables_give_the_same_bytes(tmp_path, suffix):
    for name in ("een", "twee"):
        write_spreadsheet(tmp_path / f"{name}{suffix}", [table()])
    assert (tmp_path / f"een{suffix}").read_bytes() == (tmp_path / f"twee{suffix}").read_bytes()


def test_csv_as_dutch_spreadsheets_read_it(tmp_path):
    write_csv_tables(tmp_path, [table()])
    lines = (tmp_path / "H9.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == '"naam";"aantal";"afstand, km";"dag"'
    assert lines[1] == '"Súdwest-Fryslân";5;1,5;2027-01-01'
    assert lines[2].startswith('"\'=1+1"')


def sheets(plan):
    return [
        Sheet(TABLES["opvanglocaties"], plan["opvanglocaties"]),
        Sheet(TABLES["instellingen"], TABLES["instellingen"].empty()),
    ]


def test_layers_keep_types_nulls_and_the_coordinate_system(plan, tmp_path):
    target = tmp_path / "bijlage.gpkg"
    write_layers(target, sheets(plan), dated=DAY)
    with gdal_exceptions():
        source = ogr.Open(str(target))
        layer = source.GetLayerByName("opvanglocaties")
        assert layer.GetFeatureCount() == len(plan["opvanglocaties"])
        assert layer.GetSpatialRef().GetAuthorityCode(None) == "28992"
        first = layer.GetNextFeature()
        assert first.GetField("loc_naam") == plan["opvanglocaties"]["loc_naam"].iloc[0]
        source.Destroy()


def test_the_same_layers_give_the_same_bytes_and_no_user(plan, tmp_path):
    for name in ("een.gpkg", "twee.gpkg"):
        write_layers(tmp_path / name, sheets(plan), dated=DAY)
        add_styles(tmp_path / name, {"opvanglocaties": "<qgis/>"}, dated=DAY)
    assert (tmp_path / "een.gpkg").read_bytes() == (tmp_path / "twee.gpkg").read_bytes()
    kinds, rows = read(tmp_path / "een.gpkg", "layer_styles")
    style = dict(zip(kinds, rows[0], strict=True))
    assert (style["f_table_name"], style["styleQML"], style["owner"]) == ("opvanglocaties", "<qgis/>", "")


def test_geojson_is_in_degrees(plan, tmp_path):
    write_geojson(tmp_path / "l.geojson", sheets(plan)[0])
    made = json.loads((tmp_path / "l.geojson").read_text("utf-8"))
    assert "crs" not in made
    points = [f["geometry"]["coordinates"] for f in made["features"] if f["geometry"]]
    srs = osr.SpatialReference()
    srs.ImportFromEPSG(4326)
    assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in points)
    assert len(made["features"]) == len(plan["opvanglocaties"])


def test_a_pdf_says_the_day_it_was_given(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4\n/CreationDate (D:20261122150702+00'00')\n/ModDate (D:20261122150702Z)\n")
    size = path.stat().st_size
    steady_pdf(path, DAY)
    text = path.read_bytes()
    assert len(text) == size
    assert b"(D:20270301000000+00'00')" in text
    assert b"/ModDate (D:20270301000000Z)" in text
