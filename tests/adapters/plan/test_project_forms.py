# SPDX-License-Identifier: GPL-2.0-or-later
from xml.etree import ElementTree

import pytest
import shapely
from qgis.core import (
    Qgis,
    QgsAttributeEditorContainer,
    QgsAttributeEditorField,
    QgsAttributeEditorRelation,
    QgsFeature,
    QgsFieldConstraints,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorLayerUtils,
)
from qgis.PyQt.QtGui import QIcon

from opvangatlas.plugin.adapters.plan.forms import NULL_VALUE, alias
from opvangatlas.plugin.adapters.plan.forms_location import relation_id
from opvangatlas.plugin.adapters.plan.plan_layers import find
from opvangatlas.plugin.adapters.plan.project import build_project
from opvangatlas.plugin.adapters.style.symbols import ICONS
from opvangatlas.plugin.core.model import codes
from opvangatlas.plugin.core.model.plan import Plan
from opvangatlas.plugin.core.model.tables import LOCATIONS, TABLES
from opvangatlas.plugin.storage.geopackage import GeoPackageStore

HARD = QgsFieldConstraints.ConstraintStrength.ConstraintStrengthHard
SOFT = QgsFieldConstraints.ConstraintStrength.ConstraintStrengthSoft
NOT_NULL = QgsFieldConstraints.Constraint.ConstraintNotNull


def one_municipality():
    box = shapely.MultiPolygon([shapely.box(100_000, 400_000, 110_000, 410_000)])
    frames = {
        "gemeenten": {"gm_code": ["GM0001"], "gm_naam": ["Aa"], "in_plan": [True], "regio_id": ["A"], "geom": [box]},
        "varianten": {"variant_id": ["A"], "naam": ["eerste"], "actief": [True]},
        "regios": {"variant_id": ["A"], "regio_id": ["A"], "regio_nm": ["Alfa"], "geom": [box]},
        "indeling": {"variant_id": ["A"], "gm_code": ["GM0001"], "regio_id": ["A"]},
        "opvanglocaties": {
            "loc_id": ["coa-7"], "loc_naam": ["Een"], "vertrouwelijk": [False],
            "geom": [shapely.Point(101_000, 401_000)],
        },
    }  # fmt: skip
    return Plan().with_tables(**{name: TABLES[name].frame(rows) for name, rows in frames.items()})


@pytest.fixture(params=["nl", "en"])
def language(request):
    return request.param


@pytest.fixture
def project(qgis_new_project, tmp_path, language):
    path = tmp_path / "proef.gpkg"
    GeoPackageStore.create(path, one_municipality()).close()
    shown = QgsProject.instance()
    build_project(path, shown, language)
    yield shown
    shown.clear()


@pytest.fixture
def locations(project):
    return find(project, "opvanglocaties")


def setup_of(layer, name):
    return layer.editorWidgetSetup(layer.fields().indexOf(name))


def test_every_column_has_its_alias_and_the_key_of_the_file_is_hidden(project, language):
    for name, table in TABLES.items():
        layer = find(project, name)
        aliases = layer.attributeAliases()
        assert {c.name: aliases[c.name] for c in table} == {c.name: alias(table, c, language) for c in table}
        assert setup_of(layer, "fid").type() == "Hidden"


@pytest.mark.parametrize(
    ("table", "column", "nl", "en"),
    [
        ("opvanglocaties", "bvo_m2", "Vloeroppervlak (m²)", "Floor area (m²)"),
        ("opvanglocaties", "gm_code", "Gemeente", "Municipality"),
        ("gemeenten", "regio_id", "Regio", "Region"),
        ("regios", "regio_id", "Regio (code)", "Region (code)"),
        ("regios", "variant_id", "Variant", "Variant"),
        ("verbindingen", "gm_a", "Van gemeente", "From municipality"),
    ],
)
def test_an_alias_is_a_heading_that_says_what_is_shown(table, column, nl, en):
    shown = TABLES[table]
    assert alias(shown, shown.column(column), "nl") == nl
    assert alias(shown, shown.column(column), "en") == en


def test_code_lists_are_drop_downs_in_their_own_order_that_can_be_emptied(locations, language):
    entries = setup_of(locations, "status").config()["map"]
    values = [value for entry in entries for value in entry.values()]
    labels = [label for entry in entries for label in entry]
    assert values == [NULL_VALUE, *codes.STATUS.values]
    assert labels[1:] == [code.label.in_language(language) for code in codes.STATUS]


def test_references_are_drop_downs_with_names(project):
    municipalities, regions = find(project, "gemeenten"), find(project, "regios")
    region = setup_of(municipalities, "regio_id")
    assert region.type() == "ValueRelation"
    assert region.config()["Layer"] == regions.id()
    assert (region.config()["Key"], region.config()["Value"], region.config()["AllowNull"]) == (
        "regio_id", "regio_nm", True,
    )  # fmt: skip
    assert setup_of(find(project, "opvanglocaties"), "gm_code").config()["Layer"] == municipalities.id()
    assert setup_of(find(project, "verbindingen"), "gm_b").config()["AllowNull"] is False
    assert setup_of(municipalities, "gm_code").type() == "TextEdit"
    assert setup_of(find(project, "opvanglocaties"), "loc_id").type() == "TextEdit"


def test_dates_can_be_empty_and_are_shown_the_dutch_way(locations):
    config = setup_of(locations, "bo_eind").config()
    assert config["allow_null"] is True
    assert config["display_format"] == "dd-MM-yyyy"


def test_numbers_and_yes_or_no_can_be_unknown(locations):
    assert setup_of(locations, "bvo_m2").config()["AllowNull"] is True
    assert setup_of(locations, "kinderen").config()["AllowNullState"] is True
    assert setup_of(locations, "vertrouwelijk").config()["AllowNullState"] is False


def test_what_the_database_refuses_is_hard_and_what_the_annex_needs_is_soft(locations):
    def strength(name, constraint):
        constraints = locations.fields().field(name).constraints()
        return constraints.constraintStrength(constraint)

    assert strength("loc_naam", NOT_NULL) == HARD
    assert strength("bvo_m2", NOT_NULL) == SOFT
    assert strength("bvo_m2", QgsFieldConstraints.Constraint.ConstraintExpression) == HARD
    feature = QgsFeature(locations.fields())
    feature["bvo_m2"] = -5
    index = locations.fields().indexOf("bvo_m2")
    kept, _ = QgsVectorLayerUtils.validateAttribute(locations, feature, index, HARD)
    assert not kept
    feature["bvo_m2"] = 5
    assert QgsVectorLayerUtils.validateAttribute(locations, feature, index)[0]


def fields_in(element):
    if isinstance(element, QgsAttributeEditorField):
        return [element.name()]
    children = element.children() if isinstance(element, QgsAttributeEditorContainer) else []
    return [name for child in children for name in fields_in(child)]


def test_the_form_of_a_location_has_the_groups_of_the_schema_and_every_column_once(locations):
    config = locations.editFormConfig()
    assert config.layout() == Qgis.AttributeFormLayout.DragAndDrop
    (page,) = config.tabs()
    boxes = page.children()
    assert [box.collapsed() for box in boxes] == [False] + [True] * (len(LOCATIONS.groups) - 1)
    for box, group in zip(boxes, LOCATIONS.groups, strict=True):
        assert [name for name in fields_in(box) if name != "loc_id"] == list(group.columns)
        relations = [part.relation() for part in box.children() if isinstance(part, QgsAttributeEditorRelation)]
        assert [relation.id() for relation in relations] == [relation_id(group.rows)] * bool(group.rows)
        assert all(relation.isValid() for relation in relations)
    assert sorted(name for box in boxes for name in fields_in(box)) == sorted(c.name for c in LOCATIONS)


def test_periods_and_reserve_belong_to_a_location(project):
    for relation in project.relationManager().relations().values():
        assert relation.isValid()
        assert relation.strength() == Qgis.RelationshipStrength.Composition
        assert relation.referencedLayer() == find(project, "opvanglocaties")


def test_a_new_location_is_confidential_has_a_free_key_and_lies_in_its_municipality(locations):
    here = QgsGeometry.fromPointXY(QgsPointXY(105_000, 405_000))
    feature = QgsVectorLayerUtils.createFeature(locations, here)
    assert feature["loc_id"] == "L8"
    assert feature["gm_code"] == "GM0001"
    assert feature["vertrouwelijk"] is True
    abroad = QgsVectorLayerUtils.createFeature(locations, QgsGeometry.fromPointXY(QgsPointXY(0, 0)))
    assert not abroad["gm_code"]


def test_keys_are_shown_and_not_typed(project):
    layer = find(project, "gemeenten")
    config = layer.editFormConfig()
    assert config.readOnly(layer.fields().indexOf("gm_code"))
    assert not config.readOnly(layer.fields().indexOf("regio_id"))


@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_icons_are_plain_drawings_without_fonts_or_links(path):
    root = ElementTree.parse(path).getroot()
    kinds = {element.tag.split("}")[1] for element in root.iter()}
    assert root.get("viewBox") in ("0 0 24 24", "0 0 24 32")  # the north arrow of the layouts is tall
    assert kinds <= {"svg", "path", "rect", "circle", "polygon"}
    assert "href" not in path.read_text(encoding="utf-8")
    assert not QIcon(str(path)).pixmap(16, 16).isNull()
