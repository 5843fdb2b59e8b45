# SPDX-License-Identifier: GPL-2.0-or-later
"""``createplan``: every coordinate system, every dirty layer, and nothing half-written."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
import shapely
from qgis.core import QgsProcessingException, QgsVectorLayer
from qgis.PyQt.QtCore import QDate

from ..core.plans import cell
from .doors import Heard, layer, municipality_rows, read, refused, run

BOWTIE = shapely.from_wkt("POLYGON((100000 400000, 110000 410000, 110000 400000, 100000 410000, 100000 400000))")


def with_first(**change):
    first, *rest = municipality_rows()
    return [{**first, **change}, *rest]


def test_a_plan(tmp_path):
    heard = Heard()
    path = tmp_path / "proef.gpkg"
    results = run(
        "createplan",
        heard,
        MUNICIPALITIES=layer(municipality_rows()),
        DIVISION_FIELD="vr_code",
        DIVISIONS="veiligheidsregio=vr_code",
        REFERENCE_DATE=QDate(2027, 3, 1),
        REGIME="2024",
        MAX_KM=30,
        MAX_MINUTES=40,
        OUTPUT=path,
    )
    assert results == {"OUTPUT": str(path), "MUNICIPALITY_COUNT": 4, "REGION_COUNT": 2, "INHABITANTS": 10_000}
    plan = read(path)
    assert plan["gemeenten"]["regio_id"].tolist() == ["R1", "R1", "R2", "R2"]
    assert plan.regions["regio_nm"].tolist() == ["Regio R1", "Regio R2"]
    assert (plan.regime, plan.reference_date) == ("2024", date(2027, 3, 1))
    assert plan.settings["plan_naam"] == "proef"
    assert (plan.settings["max_km"], plan.settings["max_minuten"]) == (30, 40)
    assert len(plan["divisies"]) == 4
    assert heard.warnings == []


@pytest.mark.parametrize(
    ("crs", "metres"), [("EPSG:4326", 1), ("EPSG:4289", 1), ("EPSG:3857", 1), ("EPSG:4258", 1), ("EPSG:28991", 1)]
)
def test_every_coordinate_system_is_transformed(tmp_path, crs, metres):
    """A corner of a cell comes back within a metre, its area within 0.1 per mille."""
    path = tmp_path / "plan.gpkg"
    run("createplan", MUNICIPALITIES=layer(municipality_rows(), crs), OUTPUT=path)
    for shape, row in zip(read(path)["gemeenten"]["geom"], municipality_rows(), strict=True):
        assert shapely.hausdorff_distance(shape, row["geom"]) < metres
        assert shape.area == pytest.approx(row["geom"].area, rel=1e-4)


def test_without_norms_the_plan_has_none(tmp_path):
    run("createplan", MUNICIPALITIES=layer(municipality_rows()), OUTPUT=tmp_path / "p.gpkg")
    settings = read(tmp_path / "p.gpkg").settings
    assert (settings["max_km"], settings["max_minuten"]) == (None, None)


def test_an_unknown_population_makes_the_sum_unknown(tmp_path):
    results = run("createplan", MUNICIPALITIES=layer(with_first(inwoners=None)), OUTPUT=tmp_path / "p.gpkg")
    assert results["INHABITANTS"] is None


def test_other_names_and_upper_case(tmp_path):
    rows = [
        {"GM_CODE": r["statcode"], "NAAM": r["statnaam"], "INW": r["inwoners"], "geom": r["geom"]}
        for r in municipality_rows()
    ]
    path = tmp_path / "plan.gpkg"
    run("createplan", MUNICIPALITIES=layer(rows), POPULATION_FIELD="INW", OUTPUT=path)
    frame = read(path)["gemeenten"]
    assert frame["gm_naam"].tolist() == ["G1", "G2", "G3", "G4"]
    assert frame["inwoners"].sum() == 10_000


def test_only_chosen_provinces_and_their_neighbours(tmp_path):
    rows = municipality_rows()
    for row in rows[2:]:
        row["provincie_code"] = "97"
    path = tmp_path / "plan.gpkg"
    results = run("createplan", MUNICIPALITIES=layer(rows), PROVINCES="PV97", NEIGHBOURS_KM=1, OUTPUT=path)
    assert (results["MUNICIPALITY_COUNT"], len(read(path)["gemeenten"])) == (2, 4)


# repaired or skipped, and said --------------------------------------------------------------------------------


@pytest.mark.parametrize("spelling", ["1", "0001", " GM0001  ", "\ufeffGM0001"])
def test_codes_in_every_spelling(tmp_path, spelling):
    path = tmp_path / "plan.gpkg"
    run("createplan", MUNICIPALITIES=layer(with_first(statcode=spelling)), OUTPUT=path)
    assert read(path)["gemeenten"]["gm_code"].iloc[0] == "GM0001"


def test_a_polygon_that_intersects_itself_is_repaired_and_reported(tmp_path):
    heard, path = Heard(), tmp_path / "plan.gpkg"
    run("createplan", heard, MUNICIPALITIES=layer(with_first(geom=BOWTIE)), OUTPUT=path)
    assert heard.warnings == ["The polygon of G1 intersected itself and was repaired (5,000 ha)."]
    assert read(path)["gemeenten"]["geom"].iloc[0].is_valid


@pytest.mark.parametrize("metres", [-3, 3])
def test_borders_that_do_not_match_are_no_reason_to_refuse(tmp_path, metres):
    """The first two overlap, or leave a sliver: A4 says so, the regions are derived all the same."""
    x, y, _, _ = cell(0, 0).bounds
    path = tmp_path / "plan.gpkg"
    run(
        "createplan",
        MUNICIPALITIES=layer(with_first(geom=shapely.box(x, y, x + 9000, y + 10_000 - metres))),
        DIVISION_FIELD="vr_code",
        OUTPUT=path,
    )
    shape = read(path).regions["geom"].iloc[0]
    assert shape.is_valid
    assert shape.area == pytest.approx(1e8 + 9e7, rel=1e-3)
    assert run("checkplan", PLAN=path)["WARNINGS"] >= (1 if metres < 0 else 0)


def test_an_extra_row_abroad_is_skipped_and_reported(tmp_path):
    heard = Heard()
    extra = {**municipality_rows()[0], "statcode": None, "statnaam": "Buitenland", "geom": None}
    results = run("createplan", heard, MUNICIPALITIES=layer([*municipality_rows(), extra]), OUTPUT=tmp_path / "p.gpkg")
    assert results["MUNICIPALITY_COUNT"] == 4
    assert heard.warnings == ["Row skipped: ‘’ is not a municipality code (Buitenland)."]


# refused, and nothing written -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "more", "says"),
    [
        (municipality_rows(), {"declared": ""}, "Layer ‘laag’ has no coordinate system. Set it and try again."),
        (
            municipality_rows(),
            {"crs": "EPSG:3857", "declared": "EPSG:4326"},
            "The coordinates of ‘laag’ do not fit EPSG:4326. Choose the system the layer was made in.",
        ),
        (
            municipality_rows(),
            {"crs": "EPSG:3857", "declared": "EPSG:28992"},
            "The coordinates of ‘laag’ do not fit EPSG:28992.",
        ),
        (municipality_rows(), {"crs": "EPSG:4326", "declared": "EPSG:28992"}, "do not fit EPSG:28992."),
        (with_first(statcode="GM0002"), {}, "Duplicate municipality codes: GM0002."),
        (with_first(statcode="2", vr_code="R9"), {}, "GM0002 is in two regions: R1 and R9."),
        (with_first(geom=None), {}, "Municipalities without a polygon: G1."),
        ([{"iets": "1", "geom": cell(0, 0)}], {}, "No column with municipality codes and names was found"),
        ([{"statcode": "x", "statnaam": "y", "geom": cell(0, 0)}], {}, "The layer has no usable municipality at all."),
    ],
)
def test_refused_in_one_line_and_nothing_written(tmp_path, rows, more, says):
    path = tmp_path / "plan.gpkg"
    given = {"DIVISION_FIELD": "vr_code"} if "vr_code" in rows[0] else {}
    line = refused("createplan", MUNICIPALITIES=layer(rows, **more), OUTPUT=path, **given)
    assert line.startswith(says) or line.endswith(says) or says in line
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("parameters", "says"),
    [
        ({"PROVINCES": "PV11"}, "Province PV11 does not occur in the layer, which has: PV98."),
        ({"DIVISIONS": "ggd"}, "‘ggd’ is not a pair of the form name=value."),
        ({"DIVISIONS": "ggd=ggd_code"}, "Column ‘ggd_code’ is not in the input"),
    ],
)
def test_wrong_parameters(tmp_path, parameters, says):
    line = refused("createplan", MUNICIPALITIES=layer(municipality_rows()), OUTPUT=tmp_path / "p.gpkg", **parameters)
    assert says in line
    assert list(tmp_path.iterdir()) == []


def test_a_day_that_does_not_exist_is_refused_by_qgis_itself(tmp_path):
    with pytest.raises(QgsProcessingException, match="REFERENCE_DATE"):
        run(
            "createplan",
            MUNICIPALITIES=layer(municipality_rows()),
            REFERENCE_DATE="31-02-2027",
            OUTPUT=tmp_path / "p.gpkg",
        )
    assert list(tmp_path.iterdir()) == []


def test_an_empty_layer(tmp_path):
    empty = QgsVectorLayer("Polygon?crs=EPSG:28992&field=statcode:string&field=statnaam:string", "leeg", "memory")
    assert refused("createplan", MUNICIPALITIES=empty, OUTPUT=tmp_path / "p.gpkg") == "‘leeg’ has no rows."


def test_a_refusal_leaves_the_old_plan_as_it_was(tmp_path, plan):
    before = plan.read_bytes()
    refused("createplan", MUNICIPALITIES=layer(with_first(geom=None)), OUTPUT=plan)
    assert plan.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["plan.gpkg"]


def test_cancel_leaves_nothing(tmp_path):
    path = tmp_path / "plan.gpkg"
    results = run("createplan", Heard(cancel_after=1), MUNICIPALITIES=layer(municipality_rows()), OUTPUT=path)
    assert "MUNICIPALITY_COUNT" not in results
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(tmp_path):
    (tmp_path / "bestand").write_text("x")
    line = refused("createplan", MUNICIPALITIES=layer(municipality_rows()), OUTPUT=tmp_path / "bestand" / "p.gpkg")
    assert "bestand" in line


# the raw table of CBS -----------------------------------------------------------------------------------------------


def test_the_raw_cbs_table_joined_to_the_map(tmp_path, data):
    """BOM, padding and CBS's own column names, straight from StatLine."""
    raw = pd.read_csv(data / "nl_2024" / "cbs_gebieden_2024_raw.csv", sep=";", dtype=str, encoding="utf-8")
    assert raw["Code_1"].str.len().max() == 10
    assert raw["Code_1"].str.contains(" ").all()
    shapes = QgsVectorLayer(str(data / "nl_2024" / "gemeenten_2024.gpkg"), "kaart", "ogr")
    polygon = {f["statcode"]: f.geometry() for f in shapes.getFeatures()}
    rows = [
        {"RegioS": "\ufeff" + code, "Naam_2": name, "Inwonertal_54": people, "Code_46": vr, "Naam_47": vr_name}
        | {"geom": shapely.from_wkb(bytes(polygon[code.strip()].asWkb()))}
        for code, name, people, vr, vr_name in raw[
            ["RegioS", "Naam_2", "Inwonertal_54", "Code_46", "Naam_47"]
        ].itertuples(index=False)
    ]
    path = tmp_path / "plan.gpkg"
    results = run(
        "createplan",
        MUNICIPALITIES=layer(rows, geometry="MultiPolygon"),
        CODE_FIELD="RegioS",
        NAME_FIELD="Naam_2",
        DIVISION_FIELD="Code_46",
        DIVISION_NAME_FIELD="Naam_47",
        OUTPUT=path,
    )
    assert (results["MUNICIPALITY_COUNT"], results["INHABITANTS"]) == (342, 17_942_942)
    plan = read(path)
    assert plan["gemeenten"]["gm_naam"].str.strip().eq(plan["gemeenten"]["gm_naam"]).all()
    assert "Súdwest-Fryslân" in set(plan["gemeenten"]["gm_naam"])
    assert plan.regions["regio_id"].tolist() == [f"VR{number:02d}" for number in range(1, 26)]
