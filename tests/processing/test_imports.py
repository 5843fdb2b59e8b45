# SPDX-License-Identifier: GPL-2.0-or-later
"""``importlocations`` and ``importlinks``: every coordinate system, tables, rejected rows, again."""

from __future__ import annotations

import csv
from datetime import date

import pytest
import shapely
from qgis.core import QgsVectorLayer

from ..core.plans import at
from .doors import Heard, layer, read, refused, run, save

ROWS = [
    {"naam": "Één", "opvangplaatsen": "300", "beschikbaar_tot": "", "geom": at(0.5, 0.5)},
    {"naam": "Twee", "opvangplaatsen": "1.200", "beschikbaar_tot": "1-10-2030", "geom": at(1.5, 0.5)},
]


def points(rows=ROWS, crs="EPSG:28992", **more):
    return layer(rows, crs, geometry="Point", name="locaties", **more)


def table(path, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return path


def rejected(path):
    source = QgsVectorLayer(str(path), "afgekeurd", "ogr")
    return [{name: f[name] for name in source.fields().names()} for f in source.getFeatures()]


def locations(plan):
    return read(plan)["opvanglocaties"]


# positions ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("crs", ["EPSG:28992", "EPSG:4326", "EPSG:4289", "EPSG:3857", "EPSG:4258"])
def test_points_in_every_coordinate_system(plan, crs):
    results = run("importlocations", PLAN=plan, LOCATIONS=points(crs=crs))
    assert (results["ACCEPTED"], results["REJECTED_COUNT"]) == (2, 0)
    for shape, row in zip(locations(plan)["geom"], ROWS, strict=True):
        assert shape.distance(row["geom"]) < 1
    assert locations(plan)["gm_code"].tolist() == ["GM0001", "GM0003"]
    assert read(plan)["capaciteitsperioden"]["plekken_asiel"].tolist() == [300, 1200]


@pytest.mark.parametrize(
    ("columns", "positions"),
    [
        (("x", "y"), [(105000, 405000), (115000, 405000)]),
        (("X_coordinaat", "Y_coordinaat"), [("105000,0", "405000,0"), ("115000.5", "405000.5")]),
        (("lon", "lat"), None),
        (("Longitude", "Latitude"), None),
        (("x", "y"), None),
    ],
    ids=["rd", "decimal comma", "lon/lat", "longitude/latitude", "degrees in x and y"],
)
def test_a_table_with_coordinates(plan, tmp_path, columns, positions):
    if positions is None:
        source = points(crs="EPSG:4326")
        positions = [(f.geometry().asPoint().x(), f.geometry().asPoint().y()) for f in source.getFeatures()]
    rows = [{"naam": f"L{n}", **dict(zip(columns, p, strict=True))} for n, p in enumerate(positions)]
    results = run("importlocations", PLAN=plan, LOCATIONS=table(tmp_path / "locaties.csv", rows))
    assert results["ACCEPTED"] == 2
    assert locations(plan)["gm_code"].tolist() == ["GM0001", "GM0003"]
    assert locations(plan)["geom"].iloc[0].distance(at(0.5, 0.5)) < 1


def test_a_multipoint_of_one_is_a_point(plan):
    rows = [{"naam": "A", "geom": shapely.MultiPoint([at(0.5, 0.5)])}]
    run("importlocations", PLAN=plan, LOCATIONS=layer(rows, geometry="MultiPoint"))
    assert locations(plan)["geom"].iloc[0] == at(0.5, 0.5)


EXCEL = "naam;plekken;x;y\r\nReëlhoeve;1.300;105000;405000\r\n"
"""As Excel writes it: ‘CSV’ is Windows-1252, ‘CSV UTF-8’ has a byte order mark."""


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig"])
@pytest.mark.parametrize(("suffix", "delimiter"), [("csv", ";"), ("csv", ","), ("csv", "\t"), ("TSV", "\t")])
def test_the_csv_files_of_excel(plan, tmp_path, encoding, suffix, delimiter):
    path = tmp_path / f"locaties.{suffix}"
    path.write_bytes(EXCEL.replace(";", delimiter).encode(encoding))
    assert run("importlocations", PLAN=plan, LOCATIONS=path)["ACCEPTED"] == 1
    assert locations(plan)["loc_naam"].tolist() == ["Reëlhoeve"]
    assert read(plan)["capaciteitsperioden"]["plekken_asiel"].tolist() == [1300]


def test_a_layer_with_lost_letters_is_refused(plan, tmp_path):
    path = tmp_path / "locaties.csv"
    path.write_bytes(EXCEL.encode("cp1252"))
    opened = QgsVectorLayer(str(path), "mijn laag", "ogr")
    line = refused("importlocations", PLAN=plan, LOCATIONS=opened)
    assert "mijn laag" in line
    assert "encoding" in line
    assert locations(plan).empty


@pytest.mark.parametrize("content", ["naam;x;y\n", "naam;naam\na;b\n", "naam;x\na;b;c\n"])
def test_what_is_no_table_is_refused_in_one_line(plan, tmp_path, content):
    path = tmp_path / "locaties.csv"
    path.write_text(content, encoding="utf-8")
    refused("importlocations", PLAN=plan, LOCATIONS=path)


FORMULA = '=HYPERLINK("http://x";"klik")'


@pytest.mark.parametrize("suffix", ["csv", "gpkg"])
def test_a_formula_in_rejected_rows_is_text_for_a_spreadsheet_too(plan, tmp_path, suffix):
    out = tmp_path / f"afgekeurd.{suffix}"
    rows = [{**GOOD, "naam": "Goed"}, {**GOOD, "naam": FORMULA, "lat": "", "=1+1": "+1"}]
    source = table(tmp_path / "locaties.csv", [{**row, "=1+1": row.get("=1+1", "")} for row in rows])
    run("importlocations", PLAN=plan, LOCATIONS=source, REJECTED=out)
    (found,) = rejected(out)
    mark = "'" if suffix == "csv" else ""
    assert (found["naam"], found[f"{mark}=1+1"]) == (f"{mark}{FORMULA}", f"{mark}+1")
    if suffix == "csv":
        out.write_text(out.read_text(encoding="utf-8").replace(";;", f";{LAT};"), encoding="utf-8")
        assert run("importlocations", PLAN=plan, LOCATIONS=out)["ACCEPTED"] == 1
        assert FORMULA in locations(plan)["loc_naam"].tolist()


# rejected rows ---------------------------------------------------------------------------------------------------

LON, LAT = "4.66502", "51.63163"  # the middle of the first cell


def row_of(name, says, **change):
    return {"naam": name, "plekken": "5", "lon": LON, "lat": LAT, "type": "", **change, "says": says}


GOOD = row_of("Goed", "", type="ROL")
BAD = [
    row_of("Buiten", "Outside the area: lies in no municipality of the plan; G", lat="53.9"),
    row_of("Om", "Longitude and latitude are swapped.", lon=LAT, lat=LON),
    row_of("Tekst", "‘veel’ is not a whole number", plekken="veel"),
    row_of("Min", "‘-5’ is not a whole number", plekken="-5"),
    row_of("Soort", "‘Kasteel’ is not a type", type="Kasteel"),
    row_of("Leeg", "The coordinates are missing or unreadable.", lon="", lat=""),
    row_of("Mercator", "The coordinates do not fit the layer's system.", lon="550000", lat="6710000"),
]


@pytest.mark.parametrize("suffix", ["csv", "gpkg"])
def test_each_row_is_accepted_or_comes_back_with_the_reason(plan, tmp_path, suffix):
    heard, out = Heard(), tmp_path / f"afgekeurd.{suffix}"
    results = run(
        "importlocations",
        heard,
        PLAN=plan,
        LOCATIONS=table(tmp_path / "locaties.csv", [*BAD, GOOD]),
        TYPE_FIELD="type",
        REJECTED=out,
    )
    assert (results["ACCEPTED"], results["REJECTED_COUNT"]) == (1, len(BAD))
    assert locations(plan)["loc_naam"].tolist() == ["Goed"]
    found = rejected(out)
    assert [row["naam"] for row in found] == [row["naam"] for row in BAD]
    for row in found:
        assert row["says"] in row["reden"]
    assert len(heard.warnings) == len(BAD) + 1
    assert heard.warnings[0].startswith("Row 1 (Buiten): Outside the area: lies in no municipality")
    assert heard.warnings[-1] == "Not used: says."


@pytest.mark.parametrize("kept", [False, True], ids=["", "in a table"])
def test_more_rejected_rows_than_are_listed(plan, tmp_path, kept):
    heard = Heard()
    rows = table(tmp_path / "locaties.csv", [GOOD, *(row_of(f"L{n}", "", plekken="x") for n in range(61))])
    more = {"REJECTED": tmp_path / "afgekeurd.csv"} if kept else {}
    run("importlocations", heard, PLAN=plan, LOCATIONS=rows, FIELD_MAP="loc_naam=naam", TYPE_FIELD="type", **more)
    assert heard.warnings[0] == "Row 2 (L0): places for asylum: ‘x’ is not a whole number of 0 or more."
    where = "they are in the output of rejected rows" if kept else "give an output for rejected rows to see them all"
    assert heard.warnings[20:] == [f"and 41 others; {where}.", "Not used: says."]


def test_a_rejected_row_without_a_name_is_called_by_its_first_column(plan, tmp_path):
    heard = Heard()
    rows = [{"gm_a": "GM0001", "gm_b": "GM0003", "soort": "veer"}, {"gm_a": "", "gm_b": "GM0002", "soort": "veer"}]
    run("importlinks", heard, PLAN=plan, LINKS=table(tmp_path / "veren.csv", rows))
    assert heard.warnings[0].startswith("Row 2 (–): ")


def test_repaired_rows_can_be_imported_again(plan, tmp_path):
    """The table of rejected rows, with its column of reasons, is itself an input."""
    out = tmp_path / "afgekeurd.csv"
    rows = table(tmp_path / "locaties.csv", [GOOD, BAD[3]])
    run("importlocations", PLAN=plan, LOCATIONS=rows, REJECTED=out)
    out.write_text(out.read_text(encoding="utf-8").replace("'-5", "55", 1), encoding="utf-8")
    results = run("importlocations", PLAN=plan, LOCATIONS=out)
    assert results["ACCEPTED"] == 1
    assert read(plan)["capaciteitsperioden"]["plekken_asiel"].tolist() == [5, 55]


@pytest.mark.parametrize("crs", ["EPSG:28992", "EPSG:4326", "EPSG:3857"])
def test_rejected_rows_of_a_layer_keep_their_position(plan, tmp_path, crs):
    """A file on disk, with a fid of its own; the rejected table is repaired and imported again."""
    source, out = tmp_path / "locaties.gpkg", tmp_path / "afgekeurd.gpkg"
    wrong = {**ROWS[0], "naam": "Min", "opvangplaatsen": "-5"}
    save(points([*ROWS, wrong], crs), source)
    results = run("importlocations", PLAN=plan, LOCATIONS=source, REJECTED=out)
    assert (results["ACCEPTED"], results["REJECTED_COUNT"]) == (2, 1)
    (row,) = rejected(out)
    assert (row["naam"], row["opvangplaatsen"]) == ("Min", "-5")
    repaired = {**{k: v for k, v in row.items() if k != "fid"}, "opvangplaatsen": "5"}
    run("importlocations", PLAN=plan, LOCATIONS=table(tmp_path / "weer.csv", [repaired]))
    assert locations(plan)["geom"].iloc[2].distance(ROWS[0]["geom"]) < 1


def test_importing_again_is_refused_and_changes_nothing(plan):
    run("importlocations", PLAN=plan, LOCATIONS=points())
    before = read(plan)
    line = refused("importlocations", PLAN=plan, LOCATIONS=points())
    assert line.endswith("Één is already in the plan, at the same place.")
    after = read(plan)
    for name in ("opvanglocaties", "capaciteitsperioden"):
        assert (
            after[name].drop(columns="geom", errors="ignore").equals(before[name].drop(columns="geom", errors="ignore"))
        )


def test_javascript_dates_and_1970(plan, tmp_path):
    rows = [
        {"naam": "A", "tot": "Sat Oct 31 2015 01:00:00 GMT+0100 (W. Europe Standard Time)", "x": 105000, "y": 405000},
        {"naam": "B", "tot": "Thu Jan 01 1970 01:00:00 GMT+0100 (W. Europe Standard Time)", "x": 115000, "y": 405000},
    ]  # fmt: skip
    heard = Heard()
    run("importlocations", heard, PLAN=plan, LOCATIONS=table(tmp_path / "l.csv", rows))
    assert read(plan)["capaciteitsperioden"]["tot"].tolist() == [date(2015, 10, 31)]
    assert heard.warnings == ["1 times 1-1-1970 was read as ‘unknown’."]


# refused altogether ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (lambda: points(declared=""), "Layer ‘locaties’ has no coordinate system. Set it and try again."),
        (lambda: points(crs="EPSG:3857", declared="EPSG:4326"), "The coordinates do not fit the layer's system."),
        (lambda: points(crs="EPSG:4326", declared="EPSG:28992"), "The coordinates do not fit the layer's system."),
        (
            lambda: layer([{"naam": "A"}], geometry="None"),
            "‘laag’ has no points, and no columns lon and lat or x and y.",
        ),
        (lambda: points([{"titel": "A", "geom": at(0.5, 0.5)}]), "Say which column holds the name (loc_naam=…)."),
    ],
)
def test_refused_in_one_line_and_the_plan_as_it_was(plan, source, says):
    before = plan.read_bytes()
    line = refused("importlocations", PLAN=plan, LOCATIONS=source())
    assert line.endswith(says)
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    ("parameters", "says"),
    [
        ({"FIELD_MAP": "naam"}, "‘naam’ is not a pair of the form name=value."),
        ({"FIELD_MAP": "zomaar=naam"}, "‘zomaar’ is not an attribute of a location."),
        ({"FIELD_MAP": "loc_naam=titel"}, "Column ‘titel’ is not in the input, which has: naam, opvangplaatsen"),
        ({"TYPE_MAP": "Azc=azc"}, "‘azc’ is not a type of this plan. Choose from: gvl, satelliet, rol."),
        ({"DEFAULT_TYPE": "azc"}, "‘azc’ is not a type of this plan."),
        ({"DEFAULT_STATUS": "open"}, "‘open’ is not a status of this plan."),
    ],
)
def test_wrong_parameters(plan, parameters, says):
    before = plan.read_bytes()
    assert says in refused("importlocations", PLAN=plan, LOCATIONS=points(), **parameters)
    assert plan.read_bytes() == before


def test_cancel_changes_nothing(plan):
    before = plan.read_bytes()
    results = run("importlocations", Heard(cancel_after=1), PLAN=plan, LOCATIONS=points())
    assert "ACCEPTED" not in results
    assert plan.read_bytes() == before


# links --------------------------------------------------------------------------------------------------------------


def test_links_are_added_once(plan, tmp_path):
    rows = [
        {"gm_a": "1", "gm_b": "GM0004", "soort": "ferry", "naam": "Pont", "minuten": "12,5"},
        {"gm_a": "GM0004", "gm_b": "GM0001", "soort": "veer", "naam": "", "minuten": ""},
        {"gm_a": "GM0001", "gm_b": "GM0777", "soort": "veer", "naam": "", "minuten": ""},
    ]
    source, out = table(tmp_path / "verbindingen.csv", rows), tmp_path / "afgekeurd.csv"
    results = run("importlinks", PLAN=plan, LINKS=source, REJECTED=out)
    assert (results["ACCEPTED"], results["REJECTED_COUNT"]) == (1, 2)
    frame = read(plan)["verbindingen"]
    assert frame[["gm_a", "gm_b", "soort", "naam", "minuten"]].values.tolist() == [
        ["GM0001", "GM0004", "veer", "Pont", 12.5]
    ]
    assert [row["reden"] for row in rejected(out)] == [
        "This link is already there: GM0004 – GM0001 (ferry).",
        "GM0777 is not in this plan.",
    ]
    line = refused("importlinks", PLAN=plan, LINKS=source)
    assert line.startswith("None of the 3 rows was accepted. The first: This link is already there")


def test_links_from_the_plain_csv_of_excel(plan, tmp_path):
    source = tmp_path / "verbindingen.csv"
    source.write_bytes("gm_a;gm_b;soort;naam\n1;4;veer;Één\n".encode("cp1252"))
    run("importlinks", PLAN=plan, LINKS=source)
    assert read(plan)["verbindingen"]["naam"].tolist() == ["Één"]
    lost = QgsVectorLayer(str(source), "pont", "ogr")
    assert "encoding" in refused("importlinks", PLAN=plan, LINKS=lost)


def test_cancelled_links_change_nothing(plan, tmp_path):
    source = table(tmp_path / "verbindingen.csv", [{"gm_a": "1", "gm_b": "4", "soort": "veer"}])
    before = plan.read_bytes()
    assert "ACCEPTED" not in run("importlinks", Heard(cancel_after=1), PLAN=plan, LINKS=source)
    assert plan.read_bytes() == before


def test_links_without_a_column(plan, tmp_path):
    source = table(tmp_path / "verbindingen.csv", [{"gm_a": "1", "gm_b": "2"}])
    line = refused("importlinks", PLAN=plan, LINKS=source)
    assert line == "Column ‘soort’ is not in the input, which has: gm_a, gm_b."
