# SPDX-License-Identifier: GPL-2.0-or-later
"""Shapefiles, read back with OGR and byte by byte."""

from __future__ import annotations

import struct
from datetime import date

import pandas as pd
import pytest
import shapely
from osgeo import ogr
from shapely import MultiPolygon, Point, Polygon, box

from opvangatlas.plugin.core.errors import StorageError
from opvangatlas.plugin.core.model.schema import Column
from opvangatlas.plugin.core.model.tables import TABLES
from opvangatlas.plugin.core.wording import Text
from opvangatlas.plugin.storage.drivers import gdal_exceptions
from opvangatlas.plugin.storage.shapefile import PARTS, write_shapefile

DAY = date(2024, 5, 1)
MUNICIPALITIES = TABLES["gemeenten"].columns


def column(name, kind="text", export=None):
    return Column(name, kind, Text(name, name), export=name if export is None else export)


def read(path):
    """Field definitions and rows; geometry as WKT."""
    with gdal_exceptions():
        source = ogr.Open(str(path))
        layer = source.GetLayer(0)
        fields = {f.GetName(): (f.GetTypeName(), f.GetWidth(), f.GetPrecision()) for f in layer.schema}
        rows = [
            {
                **{name: feature.GetField(name) for name in fields},
                "geom": feature.GetGeometryRef() and feature.GetGeometryRef().ExportToWkt(),
            }
            for feature in layer
        ]
        kind = ogr.GeometryTypeToName(layer.GetGeomType())
        code = layer.GetSpatialRef().GetAuthorityCode(None)
        source.Destroy()
    return fields, rows, kind, code


def test_a_table_of_the_plan(plan, tmp_path):
    notes = write_shapefile(
        plan["gemeenten"], tmp_path / "gemeenten.shp", MUNICIPALITIES, geometry="MultiPolygon", updated=DAY
    )
    fields, rows, kind, code = read(tmp_path / "gemeenten.shp")
    assert list(fields) == ["gm_code", "gm_naam", "pv_code", "inwoners", "peildatum", "bijdrage", "regio_id"]
    assert [row["gm_naam"] for row in rows] == plan["gemeenten"]["gm_naam"].tolist()
    assert [row["inwoners"] for row in rows] == [0, None, 1_000_000_000]
    assert [row["peildatum"] for row in rows] == ["2024/01/01", None, "1900/01/01"]
    assert [row["geom"] is None for row in rows] == [False, False, True]
    assert (kind, code) == ("Polygon", "28992")
    assert [note.line("nl") for note in notes] == [
        "gemeenten: de geometrie van ‘GM9003’ is leeg of onbruikbaar en weggelaten."
    ]
    assert sorted(file.suffix for file in tmp_path.glob("gemeenten.*")) == sorted(PARTS)
    assert (tmp_path / "gemeenten.cpg").read_text() == "UTF-8"
    assert (tmp_path / "gemeenten.prj").read_text().startswith('PROJCS["RD_New"')


def test_types_and_unknowns(tmp_path):
    columns = [
        column("naam"), column("ja", "bool"), column("aantal", "int"), column("km", "float"),
        column("dag", "date"), column("tijd", "datetime"), column("intern", export=""),
    ]  # fmt: skip
    frame = pd.DataFrame(
        {
            "naam": ["a", None],
            "ja": pd.array([False, None], dtype="boolean"),
            "aantal": pd.array([-5, None], dtype="Int64"),
            "km": pd.array([0.1, None], dtype="Float64"),
            "dag": [DAY, None],
            "tijd": [pd.Timestamp("2024-05-01 12:00"), None],
            "intern": ["geheim", "geheim"],
            "geom": [Point(1, 2), Point(3, 4)],
        }
    )
    notes = write_shapefile(frame, tmp_path / "x.shp", columns, geometry="Point", updated=DAY)
    fields, rows, kind, _ = read(tmp_path / "x.shp")
    assert notes == []
    assert fields == {
        "naam": ("String", 50, 0),
        "ja": ("Integer", 1, 0),
        "aantal": ("Integer64", 10, 0),
        "km": ("Real", 19, 6),
        "dag": ("Date", 10, 0),
        "tijd": ("String", 50, 0),
    }
    full, empty = rows
    assert full == {
        "naam": "a", "ja": 0, "aantal": -5, "km": 0.1, "dag": "2024/05/01",
        "tijd": "2024-05-01 12:00:00", "geom": "POINT (1 2)",
    }  # fmt: skip
    assert [value for name, value in empty.items() if name != "geom"] == [None] * 6
    assert kind == "Point"


def test_text_that_is_too_long_is_shortened_with_a_note_and_stays_text(tmp_path):
    frame = pd.DataFrame({"naam": ["kort", "é" * 200], "geom": [Point(0, 0)] * 2})
    notes = write_shapefile(frame, tmp_path / "x.shp", [column("naam")], geometry="Point", updated=DAY)
    _, rows, *_ = read(tmp_path / "x.shp")
    assert rows[1]["naam"] == "é" * 127
    assert [note.line("en") for note in notes] == ["x: naam of ‘" + "é" * 200 + "’ was shortened to 254 bytes."]


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        ("int", 2**53, True),
        ("int", 2**53 + 1, False),
        ("int", -(2**60), False),
        ("float", 1e9, True),
        ("float", 1e11, False),
    ],
)
def test_numbers_that_do_not_fit_are_refused(tmp_path, kind, value, kept):
    frame = pd.DataFrame({"a": ["rij"], "n": [value], "geom": [Point(0, 0)]})
    columns = [column("a"), column("n", kind)]
    if kept:
        write_shapefile(frame, tmp_path / "x.shp", columns, geometry="Point", updated=DAY)
        assert read(tmp_path / "x.shp")[1][0]["n"] == value
    else:
        with pytest.raises(StorageError, match=r"‘rij’.*too large for a shapefile"):
            write_shapefile(frame, tmp_path / "x.shp", columns, geometry="Point", updated=DAY)
        assert list(tmp_path.iterdir()) == []


def test_invalid_geometry_is_repaired_and_only_polygons_stay(tmp_path):
    bow_tie = Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    with_spike = Polygon([(0, 0), (4, 0), (4, 4), (2, 4), (2, 6), (2, 4), (0, 4)])
    frame = pd.DataFrame({"a": ["1", "2", "3"], "geom": [bow_tie, with_spike, box(0, 0, 1, 1)]})
    notes = write_shapefile(frame, tmp_path / "x.shp", [column("a")], geometry="MultiPolygon", updated=DAY)
    shapes = [shapely.from_wkt(row["geom"]) for row in read(tmp_path / "x.shp")[1]]
    assert all(shape.is_valid for shape in shapes)
    assert [shape.area for shape in shapes] == [2, 16, 1]
    assert [note.figures["key"] for note in notes] == ["1", "2"]


def test_a_geometry_of_another_type_is_left_out_with_a_note(tmp_path):
    frame = pd.DataFrame({"a": ["1", "2"], "geom": [Point(0, 0), MultiPolygon()]})
    notes = write_shapefile(frame, tmp_path / "x.shp", [column("a")], geometry="MultiPolygon", updated=DAY)
    assert len(notes) == 2
    assert [row["geom"] for row in read(tmp_path / "x.shp")[1]] == [None, None]


def test_an_empty_frame_still_has_its_fields(tmp_path):
    table = TABLES["opvanglocaties"]
    path = tmp_path / "locaties.shp"
    assert write_shapefile(table.empty(), path, table.columns, geometry="Point", updated=DAY) == []
    fields, rows, kind, code = read(path)
    assert list(fields) == [c.export for c in table if c.export]
    assert (rows, kind, code) == ([], "Point", "28992")


def test_the_date_in_the_file_is_ours_and_the_bytes_are_the_same_again(plan, tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        write_shapefile(
            plan["gemeenten"],
            tmp_path / folder / "g.shp",
            MUNICIPALITIES,
            geometry="MultiPolygon",
            updated=DAY,
        )
    for end in PARTS:
        assert (tmp_path / "a" / f"g{end}").read_bytes() == (tmp_path / "b" / f"g{end}").read_bytes()
    assert struct.unpack("3B", (tmp_path / "a" / "g.dbf").read_bytes()[1:4]) == (124, 5, 1)


@pytest.mark.parametrize("names", [["elftekens_x"], ["naam", "NAAM"], ["größe"]])
def test_wrong_field_names_are_a_bug(tmp_path, names):
    frame = pd.DataFrame({name: ["x"] for name in names} | {"geom": [Point(0, 0)]})
    with pytest.raises(ValueError, match="field names"):
        write_shapefile(frame, tmp_path / "x.shp", [column(n) for n in names], geometry="Point")


@pytest.mark.parametrize("table", [table for table in TABLES.values() if table.geometry], ids=lambda t: t.name)
def test_the_export_names_of_the_schema_are_good(table, tmp_path):
    write_shapefile(table.empty(), tmp_path / "x.shp", table.columns, geometry=table.geometry)


def test_an_older_file_is_replaced_whole_with_its_stale_index(tmp_path):
    frame = pd.DataFrame({"a": ["1"], "geom": [Point(0, 0)]})
    for name in ("x.qix", "x.shp", "x.dbf", "y.shp"):
        (tmp_path / name).write_text("oud")
    write_shapefile(frame, tmp_path / "x.shp", [column("a")], geometry="Point", updated=DAY)
    assert len(read(tmp_path / "x.shp")[1]) == 1
    assert not (tmp_path / "x.qix").exists()
    assert (tmp_path / "y.shp").read_text() == "oud"


def test_when_one_part_cannot_be_replaced_none_is(tmp_path):
    frame = pd.DataFrame({"a": ["1"], "geom": [Point(0, 0)]})
    for name in ("x.cpg", "x.dbf"):
        (tmp_path / name).write_text("oud")
    (tmp_path / "x.shp").mkdir()
    with pytest.raises(StorageError, match="Cannot write to"):
        write_shapefile(frame, tmp_path / "x.shp", [column("a")], geometry="Point", updated=DAY)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["x.cpg", "x.dbf", "x.shp"]
    assert (tmp_path / "x.dbf").read_text() == (tmp_path / "x.cpg").read_text() == "oud"


def test_no_folder(tmp_path):
    frame = pd.DataFrame({"a": ["1"], "geom": [Point(0, 0)]})
    with pytest.raises(StorageError, match="Cannot write to"):
        write_shapefile(frame, tmp_path / "weg" / "x.shp", [column("a")], geometry="Point")
