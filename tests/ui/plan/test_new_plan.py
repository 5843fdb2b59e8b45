# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialog "New plan": guesses, live counts, live problems, and the plan it makes."""

from __future__ import annotations

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QFont
from qgis.PyQt.QtWidgets import QApplication

from opvangatlas.plugin.adapters.layers import layer_name
from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.ui.plan.new_plan import NewPlanDialog

from ..conftest import SIDE, click, municipalities

FIELDS = (
    "field=statcode:string&field=statnaam:string&field=inwoners:integer&field=provincie_code:string"
    "&field=provincie:string&field=veiligheidsregio_code:string&field=veiligheidsregio:string"
)


def cbs_layer(crs="EPSG:28992", twice=False):
    layer = QgsVectorLayer(f"MultiPolygon?crs={crs}&{FIELDS}", "gemeenten_2024", "memory")
    if not crs:
        layer.setCrs(layer.crs().__class__())
    for number, row in enumerate(municipalities().to_dict("records")):
        feature = QgsFeature(layer.fields())
        code = "GM9001" if twice and number == 3 else row["gm_code"]
        province = ("PV98", "Voorland") if number < 6 else ("PV99", "Achterland")
        feature.setAttributes([code, row["gm_naam"], row["inwoners"], *province, row["regio_id"], row["regio_id"]])
        feature.setGeometry(QgsGeometry.fromWkt(row["geom"].wkt))
        layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    return layer


@pytest.fixture
def dialog(bench, provider, qtbot):
    def show():
        made = NewPlanDialog(bench.runner, bench.iface.window)
        made.created.connect(lambda path: bench.files.open(made.path().__class__(path)))
        made.open()
        return made

    made = []

    def factory():
        made.append(show())
        return made[-1]

    yield factory
    for one in made:
        one.close()


def counted(dialog, qtbot):
    qtbot.waitUntil(lambda: bool(dialog.facts.text()), timeout=5_000)
    return dialog.facts.text()


def test_asks_for_a_layer_first(dialog):
    made = dialog()
    assert not made.ok.isEnabled()
    assert made.problem_line.text() == "Choose a layer of municipalities."


def test_guesses_the_columns_of_cbs(dialog, qtbot):
    cbs_layer()
    made = dialog()
    assert {name: combo.currentField() for name, combo in made.fields.items()} == {
        "code": "statcode", "name": "statnaam", "population": "inwoners", "province": "provincie_code",
        "division": "veiligheidsregio_code",
    }  # fmt: skip
    assert counted(made, qtbot) == "8 municipality(s), 2 region(s), 360,000 inhabitants"
    assert made.problem_line.text() == "Choose where the plan is saved."


def test_counts_follow_the_provinces(dialog, qtbot):
    cbs_layer()
    made = dialog()
    counted(made, qtbot)
    assert [made.provinces.itemText(row) for row in range(2)] == ["Achterland", "Voorland"]
    assert not made.neighbours.isEnabled()
    made.provinces.setItemCheckState(0, Qt.CheckState.Checked)
    assert made.facts.text().startswith("2 municipality(s)")
    assert made.neighbours.isEnabled()


def test_makes_the_plan_and_opens_it(dialog, bench, tmp_path, qtbot):
    cbs_layer()
    made = dialog()
    counted(made, qtbot)
    made.output.setFilePath(str(tmp_path / "nieuw_plan"))
    assert made.name.text() == "nieuw plan"
    assert made.ok.isEnabled()
    with qtbot.waitSignal(bench.session.opened, timeout=20_000):
        click(made.ok, qtbot)
    assert bench.session.path == tmp_path / "nieuw_plan.gpkg"
    plan = GeoPackageStore.open(bench.session.path).read()
    assert len(plan["gemeenten"]) == 8
    assert set(plan["divisies"]["divisie"]) == {"veiligheidsregio", "provincie"}
    assert plan.settings["plan_naam"] == "nieuw plan"
    assert bench.dock.header.name.text() == "nieuw plan"


def test_keeps_neighbours_of_the_chosen_provinces(dialog, bench, tmp_path, qtbot):
    cbs_layer()
    made = dialog()
    counted(made, qtbot)
    made.provinces.setItemCheckState(0, Qt.CheckState.Checked)
    made.neighbours.setValue(SIDE / 2000)
    made.output.setFilePath(str(tmp_path / "deel.gpkg"))
    with qtbot.waitSignal(bench.session.opened, timeout=20_000):
        click(made.ok, qtbot)
    plan = GeoPackageStore.open(tmp_path / "deel.gpkg").read(["gemeenten"])
    assert list(plan["gemeenten"]["in_plan"]).count(True) == 2
    assert len(plan["gemeenten"]) > 2


@pytest.mark.parametrize(("layer", "says"), [
    ({"crs": ""}, "has no coordinate system"), ({"twice": True}, "occur more than once"),
])  # fmt: skip
def test_says_what_is_wrong_with_the_layer(dialog, qtbot, layer, says):
    cbs_layer(**layer)
    made = dialog()
    qtbot.waitUntil(lambda: says in made.problem_line.text(), timeout=5_000)
    assert not made.ok.isEnabled()


def test_says_that_a_folder_cannot_be_written(dialog, qtbot, tmp_path):
    cbs_layer()
    made = dialog()
    counted(made, qtbot)
    made.output.setFilePath(str(tmp_path / "weg" / "plan.gpkg"))
    assert made.problem_line.text().startswith("Cannot write to")


def test_another_column_is_counted_at_once(dialog, qtbot):
    cbs_layer()
    made = dialog()
    counted(made, qtbot)
    made.fields["code"].setField("statnaam")
    assert made.problem_line.text().startswith("No usable municipality")
    made.fields["code"].setField("")
    assert made.problem_line.text() == "Choose the columns for code and name."


def test_a_refusal_stays_in_the_dialog(dialog, qtbot, tmp_path):
    layer = cbs_layer()
    with_hole = QgsFeature(layer.fields())
    with_hole.setAttributes(["GM9099", "Zonder vlak", 1, "PV98", "Voorland", "R1", "R1"])
    layer.dataProvider().addFeature(with_hole)
    made = dialog()
    counted(made, qtbot)
    made.output.setFilePath(str(tmp_path / "plan.gpkg"))
    click(made.ok, qtbot)
    qtbot.waitUntil(lambda: not made.is_busy, timeout=10_000)
    assert made.isVisible()
    assert "GM9099" in made.problem_line.text() or "Zonder vlak" in made.problem_line.text()
    assert not (tmp_path / "plan.gpkg").exists()


def test_of_a_file_with_several_layers_is_asked_which(dialog, qtbot, plan_path, monkeypatch):
    asked = []

    def choose(_parent, file, _label, names, *_rest):
        asked.append((file, names))
        return "regios", True

    monkeypatch.setattr("opvangatlas.ui.widgets.source.QInputDialog.getItem", choose)
    made = dialog()
    assert made.source.add_file(str(plan_path)) is not None
    assert made.source.layer().geometryType().name == "Polygon"
    assert layer_name(made.source.layer()) == "regios"
    ((file, names),) = asked
    assert file == plan_path.name
    assert {"gemeenten", "regios"} <= set(names)
    assert "opvanglocaties" not in names  # points are no municipalities


def test_fits_a_small_screen(dialog, qtbot):
    cbs_layer()
    font = QApplication.font()
    QApplication.setFont(QFont("DejaVu Sans", 9))
    hint = dialog().sizeHint()
    QApplication.setFont(font)
    assert hint.width() <= 640
    assert hint.height() <= 560


@pytest.mark.parametrize("text", ["/", "//"])
def test_a_disk_or_a_share_is_no_file(dialog, qtbot, text):
    made = dialog()
    made.output.setFilePath(text)
    assert made.path() is None
    made.update_state()
