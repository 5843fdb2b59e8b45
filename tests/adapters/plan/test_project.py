# SPDX-License-Identifier: GPL-2.0-or-later
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
import shapely
from qgis.core import (
    Qgis,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsLayerTreeGroup,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsRenderContext,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument

from opvangatlas.plugin.adapters.plan import plan_layers, shown_figures
from opvangatlas.plugin.adapters.plan.plan_layers import (
    MUNICIPALITY_NAMES,
    PROVINCES,
    REGION_NAMES,
    TRAVEL_MAP,
    find,
    find_view,
    plan_of,
    refresh,
    tables_of,
)
from opvangatlas.plugin.adapters.plan.project import build_project, project_path, save_project_beside
from opvangatlas.plugin.adapters.plan.project_upgrade import upgrade
from opvangatlas.plugin.core.errors import StorageError
from opvangatlas.plugin.core.model.plan import Plan, settings_frame
from opvangatlas.plugin.core.model.tables import TABLES
from opvangatlas.plugin.storage.geopackage import GeoPackageStore

SIDE = 10_000.0
BLUE, ORANGE = "#8CB2F4", "#F8C78E"
# Two rows of three squares. A and B are regions; Vrij is unassigned, Buiten is context.
SQUARES = {
    "GM0001": ("Aa", "PV20", True, "A"),
    "GM0002": ("Bee", "PV20", True, "A"),
    "GM0003": ("Cee", "PV21", True, "B"),
    "GM0004": ("Dee", "PV21", True, "B"),
    "GM0005": ("Vrij", "PV21", True, None),
    "GM0006": ("Buiten", "PV22", False, None),
}


def square(number):
    x, y = 100_000.0 + SIDE * (number % 3), 400_000.0 + SIDE * (number // 3)
    return shapely.MultiPolygon([shapely.box(x, y, x + SIDE, y + SIDE)])


def middle(code):
    return square(int(code[-1]) - 1).centroid


def a_plan():
    codes = list(SQUARES)
    names, provinces, inside, regions = zip(*SQUARES.values(), strict=True)
    locations = ["L1", "L2", "L3", "L4"]
    frames = {
        "gemeenten": {
            "gm_code": codes, "gm_naam": names, "pv_code": provinces, "in_plan": inside, "regio_id": regions,
            "inwoners": [1000] * 6, "geom": [square(n) for n in range(6)],
        },
        "varianten": {"variant_id": ["A", "B"], "naam": ["eerste", "tweede"], "actief": [True, False]},
        "regios": {
            "variant_id": ["A", "A", "B"], "regio_id": ["A", "B", "A"], "regio_nm": ["Alfa", "Beta", "Alles"],
            "kleur": [BLUE, ORANGE, "#D3F1DB"], "vergrendeld": [False, True, False],
            "geom": [
                shapely.MultiPolygon([shapely.box(100_000, 400_000, 120_000, 410_000)]),
                shapely.union(square(2), square(3)), square(0),
            ],
        },
        "indeling": {
            "variant_id": ["A"] * 6 + ["B"] * 6, "gm_code": codes * 2, "regio_id": [*regions, *["A"] * 5, None],
        },
        "opvanglocaties": {
            "loc_id": locations, "loc_naam": ["Een", "Twee", "Drie", "Vier"],
            "gm_code": ["GM0001", "GM0002", "GM0003", "GM0004"], "type_2020": ["rol", "gvl", "satelliet", None],
            "status": ["voortzetten", "nieuw", "beeindigen", None],
            "zekerheid": ["bestaand", "voornemen", "verkenning", None],
            "vertrouwelijk": [False, False, True, False],
            "geom": [middle(code) for code in codes[:4]],
        },
        "capaciteitsperioden": {
            "periode_id": ["P1", "P2", "P3", "P4"], "loc_id": ["L1", "L1", "L2", "L3"],
            "van": [None, date(2026, 1, 1), date(2027, 1, 1), None], "tot": [None, None, None, None],
            "plekken_asiel": [300, 100, 50, None],
        },
        "reistijden": {
            "variant_id": ["A"] * 3, "gm_code": ["GM0001", "GM0001", "GM0002"],
            "soort": ["eigen", "dichtstbij", "eigen"], "loc_id": ["L1", "L2", None],
            "minuten": [30.04, 5.0, None], "km": [20.0, 4.0, None],
        },
        "bevindingen": {
            "variant_id": ["A", "A", "B"], "code": ["A1", "A7", "A1"], "ernst": ["F", "N", "F"],
            "onderwerp": ["gemeenten", "regios", "gemeenten"], "sleutel": ["GM0005", "A", "GM0005"],
            "deel": ["", "", ""], "bericht": ["niet toegewezen", "valt samen", "niet toegewezen"],
            "geom": [middle("GM0005"), middle("GM0001"), middle("GM0005")],
        },
    }  # fmt: skip
    plan = Plan().with_tables(**{name: TABLES[name].frame(rows) for name, rows in frames.items()})
    return plan.with_settings(plan_naam="Proef", peildatum=date(2026, 7, 1), max_minuten=30)


@pytest.fixture
def plan_path(tmp_path):
    path = tmp_path / "plan" / "proef.gpkg"
    path.parent.mkdir()
    GeoPackageStore.create(path, a_plan()).close()
    return path


@pytest.fixture
def project(qgis_new_project, plan_path):
    shown = QgsProject.instance()
    build_project(plan_path, shown, "nl")
    yield shown
    shown.clear()


def tree(group):
    """Names of the layer tree, groups with what is in them."""
    return [
        (node.name(), tree(node)) if isinstance(node, QgsLayerTreeGroup) else node.name() for node in group.children()
    ]


def picture(project):
    """What a project shows, for comparing: layers by name, their style as text, their rows."""
    found = {}
    for layer in project.mapLayers().values():
        style = QDomDocument("qgis")
        layer.exportNamedStyle(style)
        renderer = layer.renderer().dump() if layer.renderer() else ""
        found[layer.name()] = (len(list(layer.getFeatures())), renderer, style.toString())
    return tree(project.layerTreeRoot()), found


def colour_at(project, x, y, theme=None):
    """The colour of the map at a place."""
    layers = (
        project.mapThemeCollection().mapThemeVisibleLayers(theme) if theme else project.layerTreeRoot().checkedLayers()
    )
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(project.crs())
    settings.setBackgroundColor(QColor("#00FF00"))
    settings.setOutputSize(QSize(9, 9))
    settings.setFlag(Qgis.MapSettingsFlag.DrawLabeling, False)
    settings.setExtent(QgsRectangle(x - 20, y - 20, x + 20, y + 20))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage().pixelColor(4, 4).name().upper()


def test_the_layer_tree_is_one_group_with_borders_and_names_above_what_is_painted(project):
    ((title, content),) = tree(project.layerTreeRoot())
    assert title == "Opvangatlas – Proef"
    assert [node if isinstance(node, str) else node[0] for node in content[:5]] == [
        "Findings", "Locations", "Division", "Travel time", "Municipalities",
    ]  # fmt: skip
    assert content[2][1] == ["Region names", "Regions", "Provinces", "Municipality names"]
    tables = content[5][1]
    assert set(tables) == {
        table.label.nl for table in TABLES.values()
    } - {"Bevindingen", "Opvanglocaties", "Gemeenten", "Regio's"}  # fmt: skip


def test_the_project_is_in_rd_and_saves_its_layers_together(project):
    assert project.crs().authid() == "EPSG:28992"
    assert project.transactionMode() == Qgis.TransactionMode.BufferedGroups
    assert sorted(project.mapThemeCollection().mapThemes()) == ["Capacity", "Division", "Travel time"]
    assert all(layer.isValid() for layer in project.mapLayers().values())


def test_a_saved_project_opens_with_the_same_rows_and_styles(project, plan_path):
    before = picture(project)
    saved = save_project_beside(plan_path, project)
    project.clear()
    assert project.read(str(saved))
    after = picture(project)
    assert after[0] == before[0]
    assert after[1].keys() == before[1].keys()
    for name, (rows, renderer, style) in before[1].items():
        assert after[1][name][0] == rows, name
        assert after[1][name][1] == renderer, name
        assert len(after[1][name][2]) == pytest.approx(len(style), rel=0.02), name
    assert project.transactionMode() == Qgis.TransactionMode.BufferedGroups
    assert find(project, "gemeenten").getFeature(1)["regio_kleur"] == BLUE


def test_plan_and_project_can_be_moved_together(project, plan_path, tmp_path):
    save_project_beside(plan_path, project)
    project.clear()
    moved = tmp_path / "elsewhere"
    shutil.move(plan_path.parent, moved)
    assert project.read(str(moved / "proef.qgz"))
    assert all(layer.isValid() for layer in project.mapLayers().values())
    assert plan_of(project) == moved / "proef.gpkg"
    assert find_view(project, PROVINCES).featureCount() > 0


def test_a_saved_project_names_no_folder_and_no_font_that_qgis_would_download(project, plan_path):
    with zipfile.ZipFile(save_project_beside(plan_path, project)) as archive:
        text = archive.read("proef.qgs").decode("utf-8")
    assert str(plan_path.parent) not in text
    assert str(Path(plan_layers.__file__).parents[3]) not in text
    for family in ("Open Sans", "Roboto", "Noto Sans"):
        assert family not in text


def test_a_saved_project_holds_nothing_of_the_plan_but_its_name_and_layers(project, plan_path):
    with zipfile.ZipFile(save_project_beside(plan_path, project)) as archive:
        text = archive.read("proef.qgs").decode("utf-8")
    told = {"L1", "L2", "L3", "L4", "Een", "Twee", "Drie", "Vier", "GM0001", "P1"}
    assert {word for word in told if re.search(rf"\b{word}\b", text)} == set()
    assert "variableValues" not in text or "opvangatlas" not in text.split("variableValues")[1][:500]


def test_what_styles_know_goes_with_its_layer(project):
    kept = shown_figures._function().kept
    layer = find(project, "opvanglocaties").id()
    assert kept[layer]["plekken"] == {"L1": 400}
    project.clear()
    assert layer not in kept


def test_a_project_of_an_earlier_version_loses_what_it_held_and_keeps_its_style(project, plan_path):
    layer = find(project, "opvanglocaties")
    before = {f["loc_id"]: labels_of(layer, f) for f in layer.getFeatures()}
    made_old(layer)
    assert upgrade(project, plan_path)
    assert QgsExpressionContextUtils.layerScope(layer).variable("opvangatlas_plekken") is None
    assert {f["loc_id"]: labels_of(layer, f) for f in layer.getFeatures()} == before
    assert layer.renderer().rootRule().children()[0].label() == "Soort, zei ik"
    assert not upgrade(project, plan_path)


def made_old(layer):
    """As an earlier version saved a project: variables with the figures, and a label of the user's own."""
    layer.renderer().rootRule().children()[0].setLabel("Soort, zei ik")
    style = QDomDocument("qgis")
    layer.exportNamedStyle(style)
    closed = "opvangatlas_figure(@layer_id, 'niet_open')"
    text = style.toString().replace(f"map_get({closed}, ", "array_contains(from_json(@opvangatlas_niet_open), ")
    assert "array_contains" in text
    style.setContent(text)
    layer.importNamedStyle(style)
    old = 'to_int(map_get(from_json(@opvangatlas_plekken), "loc_id"))'
    layer.updateExpressionField(layer.fields().indexOf("plekken"), old)
    QgsExpressionContextUtils.setLayerVariable(layer, "opvangatlas_plekken", '{"L3": 12}')
    QgsExpressionContextUtils.setLayerVariable(layer, "opvangatlas_niet_open", '["L2"]')


def test_a_place_that_cannot_be_written_is_refused_in_words(project, plan_path):
    project_path(plan_path).mkdir()
    with pytest.raises(StorageError, match="Cannot write"):
        save_project_beside(plan_path, project)


def test_layers_are_found_by_what_they_are_and_not_by_their_name(project, plan_path):
    find(project, "gemeenten").setName("iets anders")
    assert find(project, "gemeenten", plan_path).name() == "iets anders"
    assert find_view(project, MUNICIPALITY_NAMES) != find(project, "gemeenten")
    assert set(tables_of(project)) == set(TABLES)
    assert plan_of(project) == plan_path
    project.removeMapLayer(find(project, "bevindingen").id())
    assert find(project, "bevindingen") is None
    assert find(project, "gemeenten", plan_path.with_name("other.gpkg")) is None


def test_a_project_without_a_plan_has_none(qgis_new_project):
    assert plan_of(QgsProject.instance()) is None


def test_municipalities_are_painted_in_the_colour_of_their_region(project):
    off_centre = SIDE / 4
    for code, color in {"GM0001": BLUE, "GM0004": ORANGE, "GM0006": "#F0F0F0"}.items():
        at = middle(code)
        assert colour_at(project, at.x + off_centre, at.y + off_centre) == color
    free = middle("GM0005")
    found = {colour_at(project, free.x + 2600 + dx, free.y + 1700) for dx in range(0, 400, 40)}
    assert found <= {"#FFFFFF", "#595959"} or "#FFFFFF" in found
    assert not found & {BLUE, ORANGE}


def test_assigning_through_the_form_repaints_before_it_is_saved(project):
    layer = find(project, "gemeenten")
    free = next(f for f in layer.getFeatures() if f["gm_code"] == "GM0005")
    assert layer.startEditing()
    layer.changeAttributeValue(free.id(), layer.fields().indexOf("regio_id"), "B")
    at = middle("GM0005")
    assert colour_at(project, at.x + SIDE / 4, at.y + SIDE / 4) == ORANGE
    layer.undoStack().undo()
    assert colour_at(project, at.x + SIDE / 4, at.y + SIDE / 4) != ORANGE
    layer.rollBack()


def test_saving_an_assignment_reaches_the_leading_table(project, plan_path):
    layer = find(project, "gemeenten")
    free = next(f for f in layer.getFeatures() if f["gm_code"] == "GM0005")
    layer.startEditing()
    layer.changeAttributeValue(free.id(), layer.fields().indexOf("regio_id"), "B")
    saved, errors = project.commitChanges()
    assert saved, errors
    project.clear()
    with GeoPackageStore.open(plan_path) as store:
        plan = store.read(["indeling", "gemeenten"])
    rows = plan["indeling"]
    assert rows[(rows["variant_id"] == "A") & (rows["gm_code"] == "GM0005")]["regio_id"].tolist() == ["B"]


def test_what_only_shows_is_not_edited_with_the_rest(project):
    find(project, "gemeenten").startEditing()
    assert find(project, "opvanglocaties").isEditable()
    for view in (MUNICIPALITY_NAMES, REGION_NAMES, TRAVEL_MAP, PROVINCES):
        assert not find_view(project, view).isEditable()
    for table in ("bevindingen", "reistijden", "wijzigingen", "instellingen", "indeling"):
        assert not find(project, table).isEditable()
    project.rollBack()


def places(project):
    return {f["loc_id"]: f["plekken"] or None for f in find(project, "opvanglocaties").getFeatures()}


def test_places_are_those_of_the_reference_date_and_unknown_is_not_zero(project, plan_path):
    assert places(project) == {"L1": 400, "L2": None, "L3": None, "L4": None}
    with GeoPackageStore.open(plan_path) as store:
        settings = store.read([]).settings.changed(peildatum=date(2027, 6, 30))
        store.save({"instellingen": settings_frame(settings)})
    refresh(project, plan_path)
    assert places(project) == {"L1": 400, "L2": 50, "L3": None, "L4": None}


def test_another_colour_is_shown_after_a_refresh(project, plan_path):
    with GeoPackageStore.open(plan_path) as store:
        regions = store.read(["regios"])["regios"]
        regions["kleur"] = "#123456"
        store.save({"regios": regions})
    refresh(project)
    assert find(project, "gemeenten").getFeature(1)["regio_kleur"] == "#123456"


def test_another_variant_is_shown_after_a_refresh(project, plan_path):
    regions, findings = find(project, "regios"), find(project, "bevindingen")
    assert [len(list(layer.getFeatures())) for layer in (regions, findings)] == [2, 2]
    with GeoPackageStore.open(plan_path) as store:
        store.activate("B")
    refresh(project, plan_path)
    assert [f["regio_nm"] for f in regions.getFeatures()] == ["Alles"]
    assert len(list(findings.getFeatures())) == 1
    assert {f["regio_kleur"] for f in find(project, "gemeenten").getFeatures() if f["in_plan"]} == {"#D3F1DB"}


def labels_of(layer, feature):
    """Legend labels of the rules that draw a feature."""
    context = QgsRenderContext()
    expressions = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    expressions.setFeature(feature)
    context.setExpressionContext(expressions)
    renderer = layer.renderer().clone()
    renderer.startRender(context, layer.fields())
    keys = renderer.legendKeysForFeature(feature, context)
    renderer.stopRender(context)
    items = renderer.legendSymbolItems()
    return {item.label() for item in items if item.ruleKey() in keys and item.symbol() is not None}


def test_travel_time_just_above_a_limit_is_in_the_next_class_and_beyond_the_norm(project):
    layer = find_view(project, TRAVEL_MAP)
    rows = {f["gm_code"]: f for f in layer.getFeatures()}
    assert labels_of(layer, rows["GM0001"]) == {"30–45 min", "above the norm"}
    assert labels_of(layer, rows["GM0002"]) == {"unknown"}
    assert labels_of(layer, rows["GM0006"]) == set()


def test_a_location_shows_type_status_certainty_that_it_is_confidential_and_not_open(project):
    closed = "small: not open on the reference date"
    layer = find(project, "opvanglocaties")
    drawn = {f["loc_id"]: labels_of(layer, f) for f in layer.getFeatures()}
    assert drawn == {
        "L1": {"regionale opvanglocatie (ROL)", "voortzetten"},
        "L2": {"GVL", "nieuw", "bestuurlijk voornemen", closed},
        "L3": {"satellietlocatie", "beëindigen", "verkenning", "confidential", closed},
        "L4": {"no type", "no status", "places unknown"},
    }


def test_provinces_are_the_borders_between_them(project):
    layer = find_view(project, PROVINCES)
    length = sum(f.geometry().length() for f in layer.getFeatures())
    # PV20 | PV21 right of Bee, and PV20 below Dee and Vrij; PV21 | PV22 twice: left of and below Buiten.
    assert length == pytest.approx(5 * SIDE)
    assert layer.extent().width() == pytest.approx(3 * SIDE)
