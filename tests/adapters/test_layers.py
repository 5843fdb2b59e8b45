# SPDX-License-Identifier: GPL-2.0-or-later
"""Feature sources to frames in RD New, and frames to sinks."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd
import pytest
import shapely

pytest.importorskip("qgis.core")
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType, QTime, QVariant

from opvangatlas.plugin.adapters.layers import (
    BEYOND,
    attributes,
    cell,
    fields_from,
    fields_of,
    points_in_rd,
    polygons_in_rd,
    require_crs,
    to_rd,
    write,
)
from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.model.tables import LOCATIONS

pytestmark = pytest.mark.usefixtures("qgis_app")

DAM_LON_LAT, DAM_RD = (4.8926, 52.3731), (121_318, 487_362)


def source(uri, *rows):
    """A memory layer; a row is WKT and attributes."""
    made = QgsVectorLayer(uri, "laag", "memory")
    assert made.isValid()
    features = []
    for wkt, *values in rows:
        feature = QgsFeature(made.fields())
        feature.setAttributes(values)
        if wkt is not None:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    assert made.dataProvider().addFeatures(features)[0]
    return made


# reading --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (NULL, None),
        (None, None),
        (QVariant(), None),
        (QDate(2027, 3, 1), date(2027, 3, 1)),
        (QDateTime(QDate(2027, 3, 1), QTime(4, 5)), datetime(2027, 3, 1, 4, 5)),
        ("a", "a"),
        (5, 5),
        (1.5, 1.5),
        (False, False),
    ],
)
def test_a_cell_is_plain_python(value, plain):
    assert cell(value) == plain
    assert type(cell(value)) is type(plain)


def test_attributes_keep_their_names_and_nulls():
    made = source(
        "Point?field=Naam:string&field=n:integer&field=d:date",
        (None, "a", 1, QDate(2027, 3, 1)),
        (None, None, None, None),
    )
    frame, shapes = attributes(made)
    assert frame.to_dict("records") == [
        {"Naam": "a", "n": 1, "d": date(2027, 3, 1)},
        {"Naam": None, "n": None, "d": None},
    ]
    assert [shape.isNull() for shape in shapes] == [True, True]


@pytest.mark.parametrize(
    ("crs", "wkt"),
    [
        ("EPSG:4326", f"POINT({DAM_LON_LAT[0]} {DAM_LON_LAT[1]})"),
        ("EPSG:28992", f"POINT({DAM_RD[0]} {DAM_RD[1]})"),
        ("EPSG:28992", f"POINT Z({DAM_RD[0]} {DAM_RD[1]} 5)"),
        ("EPSG:3857", "POINT(544641.7 6867869.9)"),
        ("EPSG:25831", "POINT(628839 5804222)"),
    ],
)
def test_the_dam_in_amsterdam(crs, wkt):
    (point,) = to_rd([QgsGeometry.fromWkt(wkt)], QgsCoordinateReferenceSystem(crs))
    assert not point.has_z
    assert point.distance(shapely.Point(DAM_RD)) < 2


def test_what_cannot_be_transformed_is_told_from_what_is_not_there():
    shapes = [QgsGeometry(), QgsGeometry.fromWkt("POINT EMPTY"), QgsGeometry.fromWkt("POINT(544641 6868756)")]
    none, empty, beyond = to_rd(shapes, QgsCoordinateReferenceSystem("EPSG:4326"))
    assert none is empty is None
    assert beyond is BEYOND
    assert beyond.is_empty


def test_curves_become_lines():
    wkt = "CURVEPOLYGON(CIRCULARSTRING(0 0, 10 10, 20 0, 10 -10, 0 0))"
    (circle,) = to_rd([QgsGeometry.fromWkt(wkt)], QgsCoordinateReferenceSystem("EPSG:28992"))
    assert circle.geom_type == "Polygon"
    assert circle.area == pytest.approx(314, rel=0.01)


def test_polygons_with_and_without_a_shape():
    made = source("Polygon?crs=EPSG:28992&field=a:string", ("POLYGON((0 0,1 0,1 1,0 0))", "x"), (None, "y"))
    frame = polygons_in_rd(made, "laag")
    assert frame["a"].tolist() == ["x", "y"]
    assert frame["geom"].iloc[0].area == 0.5
    assert frame["geom"].iloc[1] is None


def test_a_layer_without_a_coordinate_system_is_named():
    made = source("Point", ("POINT(1 1)",))
    made.setCrs(QgsCoordinateReferenceSystem())
    for read in (require_crs, points_in_rd, polygons_in_rd):
        with pytest.raises(InputError, match=r"Layer ‘laag’ has no coordinate system. Set it and try again."):
            read(made, "laag")


# points -----------------------------------------------------------------------------------------------------


def test_points_of_a_layer_tell_where_they_came_from():
    lon, lat = DAM_LON_LAT
    frame, geographic = points_in_rd(
        source("Point?crs=EPSG:4326&field=a:string", (f"POINT({lon} {lat})", "x"), (None, "y")), "laag"
    )
    assert geographic
    assert list(frame.columns) == ["a", "geom", "_x", "_y", "lon", "lat"]
    assert frame[["_x", "_y", "lon", "lat"]].iloc[0].tolist() == [lon, lat, lon, lat]
    assert frame["geom"].iloc[1] is None


def test_a_projected_layer_gets_its_position_in_rd():
    frame, geographic = points_in_rd(source("Point?crs=EPSG:3857", ("POINT(544641.7 6867869.9)",), (None,)), "laag")
    assert not geographic
    assert frame["x"].iloc[0] == pytest.approx(frame["geom"].iloc[0].x, abs=0.001)
    assert frame["x"].isna().tolist() == [False, True]


def test_position_columns_that_are_there_stay():
    made = source("Point?crs=EPSG:28992&field=X:string", (f"POINT({DAM_RD[0]} {DAM_RD[1]})", "eigen"))
    assert list(points_in_rd(made, "laag")[0].columns) == ["X", "geom", "_x", "_y"]


@pytest.mark.parametrize(
    ("names", "values", "geographic"),
    [
        (("lon", "lat"), DAM_LON_LAT, True),
        (("Lengtegraad", "Breedtegraad"), ("4,8926", "52,3731"), True),
        (("x", "y"), DAM_RD, False),
        (("RD_X", "RD_Y"), ("121318,0", "487362,0"), False),
        (("x", "y"), DAM_LON_LAT, True),
    ],
)
def test_points_from_columns(names, values, geographic):
    uri = "None?" + "&".join(f"field={name}:string" for name in names)
    frame, degrees = points_in_rd(source(uri, (None, *map(str, values)), (None, "", "x")), "laag")
    assert degrees is geographic
    assert frame["geom"].iloc[0].distance(shapely.Point(DAM_RD)) < 2
    assert frame["geom"].iloc[1] is None
    assert list(frame.columns) == [*names, "geom", "_x", "_y"]


def test_a_multipoint_of_several_is_where_their_middle_is():
    made = source("MultiPoint?crs=EPSG:28992", ("MULTIPOINT(0 0, 10 0)",), ("MULTIPOINT(5 5)",))
    assert [point.wkt for point in points_in_rd(made, "laag")[0]["geom"]] == ["POINT (5 0)", "POINT (5 5)"]


def test_without_points_and_columns():
    with pytest.raises(InputError, match=r"‘laag’ has no points, and no columns lon and lat or x and y."):
        points_in_rd(source("None?field=lon:string", (None, "5")), "laag")


# writing -----------------------------------------------------------------------------------------------------


class Sink(QgsFeatureSink):
    """Keeps what it gets, or refuses."""

    def __init__(self, accepts=True):
        super().__init__()
        self.rows, self.accepts = [], accepts

    def addFeature(self, feature, flags=None):
        self.rows.append((feature.attributes(), feature.geometry().asWkt()))
        return self.accepts

    def lastError(self):
        return "schijf vol"


def test_fields_of_a_table_in_the_order_asked_for():
    fields = fields_of(LOCATIONS, ("bvo_m2", "loc_id", "bo_eind", "bo_onbep"))
    assert fields.names() == ["bvo_m2", "loc_id", "bo_eind", "bo_onbep"]
    kinds = [fields.field(name).type() for name in fields.names()]
    assert kinds == [QMetaType.Type.LongLong, QMetaType.Type.QString, QMetaType.Type.QDate, QMetaType.Type.Bool]


def test_rejected_rows_are_text_without_the_row_number_of_another_file():
    frame = pd.DataFrame({"fid": [1], "FID": [1], "a": [1], "geom": [None], "reden": ["x"]})
    assert fields_from(frame).names() == ["a", "reden"]


def test_unknown_is_null_and_geometry_goes_along():
    fields = QgsFields()
    for name, kind in (("t", "QString"), ("i", "LongLong"), ("f", "Double"), ("d", "QDate"), ("b", "Bool")):
        fields.append(QgsField(name, getattr(QMetaType.Type, kind)))
    sink = Sink()
    rows = [
        {"t": 5, "i": 5.0, "f": 2, "d": date(2027, 3, 1), "b": 1, "geom": shapely.Point(1, 2)},
        {"t": None, "i": pd.NA, "f": float("nan"), "d": pd.NaT, "b": None, "geom": None},
    ]
    write(sink, fields, pd.DataFrame(rows, dtype=object))
    assert sink.rows[0] == (["5", 5, 2.0, QDate(2027, 3, 1), True], "Point (1 2)")
    assert sink.rows[1][0] == [NULL] * 5
    assert sink.rows[1][1] == ""


def test_a_sink_that_refuses_a_row_says_why():
    with pytest.raises(OSError, match="schijf vol"):
        write(Sink(accepts=False), fields_from(pd.DataFrame({"a": [1]})), pd.DataFrame({"a": [1]}))
