# SPDX-License-Identifier: GPL-2.0-or-later
"""Travel in the Plan dock, on the sample: build a network, check over it, and see it on the map."""

from __future__ import annotations

import shutil
import time

import pandas as pd
import pytest
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QDialog

from opvangatlas.plugin.adapters.plan import plan_layers
from opvangatlas.plugin.adapters.travel import travel_layers
from opvangatlas.plugin.adapters.travel.travel_layers import AREAS, LINES, QUALITY, ROUTES, TRAVEL_MAP
from opvangatlas.plugin.core.progress import stop_if_cancelled
from opvangatlas.plugin.core.travel.build import BuildSettings, build_network
from opvangatlas.plugin.core.travel.roads import RoadSettings
from opvangatlas.plugin.core.travel.speeds import SpeedTable
from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.plugin.storage.network_cache import write_network
from opvangatlas.plugin.tasks import travel_maps
from opvangatlas.plugin.tasks.travel_network import SETTING, known
from opvangatlas.ui.plan.plan_files import SAMPLE
from opvangatlas.ui.travel.travel_section import DIVISION

from ...conftest import ROOT
from ...travel_data.roads_on_file import read_lines
from ..conftest import click

ROADS = ROOT / "resources" / "sample" / "wegen.geojson"


@pytest.fixture
def sample(bench, provider, tmp_path, qtbot):
    """The sample, open."""
    path = tmp_path / "voorbeeld.gpkg"
    shutil.copyfile(SAMPLE, path)
    with qtbot.waitSignal(bench.session.opened, timeout=20_000):
        bench.files.open(path)
    return bench


@pytest.fixture
def roads(window):
    layer = QgsVectorLayer(str(ROADS), "wegen", "ogr")
    QgsProject.instance().addMapLayer(layer)
    return layer


def dialog_of(bench):
    bench.actions["network"].trigger()
    return bench.dialogs.all[-1]


def built(bench, qtbot, folder, layer):
    """Build a network of a layer with the dialog; the plan uses it and is checked over it."""
    dialog = dialog_of(bench)
    dialog.source.set_layer(layer)
    dialog.output.setFilePath(str(folder))
    assert dialog.problem() == ""
    with qtbot.waitSignal(bench.session.assessed, timeout=30_000):
        click(dialog.ok, qtbot)
    qtbot.waitUntil(lambda: not bench.runner.is_busy(), timeout=20_000)


@pytest.fixture
def travelled(sample, roads, tmp_path, qtbot):
    """The sample, checked before, now with a network of its own roads."""
    with qtbot.waitSignal(sample.session.assessed, timeout=20_000):
        sample.actions["check"].trigger()
    built(sample, qtbot, tmp_path / "net", roads)
    return sample


def show(bench, kind, qtbot):
    section = bench.dock.travel
    section.kind.setCurrentIndex(section.kind.findData(kind))
    click(section.show_button, qtbot)
    qtbot.waitUntil(lambda: not bench.runner.is_busy(), timeout=20_000)


def enter(spin, text, qtbot):
    """Type a value over the old one."""
    spin.selectAll()
    qtbot.keyClicks(spin, text)
    qtbot.keyClick(spin, Qt.Key.Key_Return)


def shown(kind) -> bool:
    layer = travel_layers.find(QgsProject.instance(), kind) or plan_layers.find_view(QgsProject.instance(), kind)
    return QgsProject.instance().layerTreeRoot().findLayer(layer).isVisible()


def test_without_a_network_the_section_says_so(sample):
    section = sample.dock.travel
    assert section.line.text() == "No network chosen: distances are straight lines × 1.3."
    assert section.network.currentText() == "none (straight line)"
    assert section.build_first.isVisibleTo(section)
    assert not section.show_button.isEnabled()


def test_the_dialog_guesses_the_columns(sample, roads):
    dialog = dialog_of(sample)
    assert dialog.source.layer() is roads
    _, given = dialog.algorithm()
    assert given["PRESET"] == "generic"
    assert (given["SPEED_FIELD"], given["ONEWAY_FIELD"], given["CLASS_FIELD"]) == ("snelheid", "richting", "klasse")
    assert given["LENGTH_FIELD"] is None
    assert given["SOURCE_NAME"] == "wegen"
    assert dialog.problem() == ""


def test_built_chosen_checked(travelled, tmp_path):
    session, section = travelled.session, travelled.dock.travel
    assert set(session.assessment.travel["methode"]) == {"netwerk+aansluiting"}
    network = known(tmp_path / "net")
    assert (network.source, session.network) == ("wegen", network)
    assert section.network.currentText() == network.title
    assert "Over the road" in section.line.text()
    assert [step.state for step in travelled.dock.steps.model.rows if "over the road" in step.state]
    kept = GeoPackageStore.open(session.path, read_only=True).read(["reistijden"])
    assert kept.settings.unknown[SETTING] == "net"
    assert set(kept["reistijden"]["methode"]) == {"netwerk+aansluiting"}


def test_the_map_of_travel_times_is_filled_and_shown(travelled, qtbot):
    show(travelled, TRAVEL_MAP, qtbot)
    layer = plan_layers.find_view(QgsProject.instance(), plan_layers.TRAVEL_MAP)
    assert shown(plan_layers.TRAVEL_MAP)
    minutes = {f["gm_code"]: f["reis_minuten"] for f in layer.getFeatures() if f["in_plan"]}
    own = travelled.session.assessment.travel.query("soort == 'eigen'").set_index("gm_code")["minuten"]
    known_ones = {code: value for code, value in own.items() if pd.notna(value)}
    assert len(known_ones) >= 15
    assert {code: minutes[code] for code in known_ones} == pytest.approx(known_ones)
    show(travelled, DIVISION, qtbot)
    assert not shown(plan_layers.TRAVEL_MAP)
    node = QgsProject.instance().layerTreeRoot().findLayer(plan_layers.find(QgsProject.instance(), "gemeenten"))
    assert node.isVisible()


@pytest.mark.parametrize("kind", [ROUTES, LINES, AREAS])
def test_layers_of_routes_and_areas(travelled, qtbot, kind):
    show(travelled, kind, qtbot)
    layer = travel_layers.find(QgsProject.instance(), kind)
    assert layer.crs().authid() == "EPSG:28992"
    assert layer.name() == travel_layers.title(kind)
    assert shown(kind)
    group = QgsProject.instance().layerTreeRoot().findLayer(layer).parent()
    assert group.findLayer(plan_layers.find_view(QgsProject.instance(), plan_layers.TRAVEL_MAP)) is not None
    rows = list(layer.getFeatures())
    situation, travel = travelled.session.assessment.situation, travelled.session.assessment.travel
    if kind == AREAS:
        assert len(rows) == 3 * len(situation.regional_locations)
        sizes = {(f["loc_id"], f["minuten"]): f["km2"] for f in rows}
        assert all(sizes[loc, 15.0] <= sizes[loc, 30.0] <= sizes[loc, 45.0] for loc, _ in sizes)
        return
    assert len(rows) == len(situation.municipalities)
    own = travel.query("soort == 'eigen'").set_index("gm_code")
    for row in rows:
        km = own["km"][row["gm_code"]]
        drawn = not row.geometry().isEmpty()
        assert drawn == pd.notna(km)
        if drawn and kind == ROUTES:
            # The counted length is drawn and rounded to the metre per link.
            assert row.geometry().length() / 1000 + row["aansluit_km"] == pytest.approx(km, abs=0.05)
        if not drawn:
            assert row["reden"]


def test_layers_survive_reopening(travelled, qtbot):
    show(travelled, ROUTES, qtbot)
    path = travelled.session.path
    assert QgsProject.instance().write()
    with qtbot.waitSignal(travelled.session.opened, timeout=20_000):
        travelled.files.open(path)
    layer = travel_layers.find(QgsProject.instance(), ROUTES)
    assert layer.isValid()
    assert layer.featureCount() > 20
    assert set(travelled.session.assessment.travel["methode"]) == {"netwerk+aansluiting"}
    assert travelled.session.network is not None


def test_old_layers_are_named_and_made_again(travelled, qtbot):
    show(travelled, ROUTES, qtbot)
    section = travelled.dock.travel
    assert section.note.text() == ""
    with qtbot.waitSignal(travelled.session.assessed, timeout=20_000):
        enter(section.minutes, "5", qtbot)
    assert section.note.text() == "From before the last change: Routes."
    assert GeoPackageStore.open(travelled.session.path, read_only=True).read([]).settings["max_minuten"] == 5
    show(travelled, ROUTES, qtbot)
    assert section.note.text() == ""
    above = [f["boven_norm"] for f in travel_layers.find(QgsProject.instance(), ROUTES).getFeatures()]
    assert sum(above) > 10


def test_a_norm_with_a_decimal_stays_as_it_is(sample, qtbot):
    section = sample.dock.travel
    with qtbot.waitSignal(sample.session.assessed, timeout=20_000):
        enter(section.minutes, "32.5", qtbot)
    assert section.minutes.text() == "32.5 min"
    section.minutes.editingFinished.emit()
    assert not sample.runner.is_busy()
    assert GeoPackageStore.open(sample.session.path, read_only=True).read([]).settings["max_minuten"] == 32.5


def test_no_norm_is_possible_again(sample, qtbot):
    section = sample.dock.travel
    assert section.km.value() > 0
    with qtbot.waitSignal(sample.session.assessed, timeout=20_000):
        enter(section.km, "0", qtbot)
    assert section.km.text() == "– km"
    assert GeoPackageStore.open(sample.session.path, read_only=True).read([]).settings["max_km"] is None


def test_back_to_straight_lines(travelled, qtbot):
    section = travelled.dock.travel
    with qtbot.waitSignal(travelled.session.assessed, timeout=20_000):
        section.network.setCurrentIndex(0)
        section.network.activated.emit(0)
    assert set(travelled.session.assessment.travel["methode"]) == {"omwegfactor"}
    assert not section.kind.model().item(section.kind.findData(ROUTES)).isEnabled()
    assert section.kind.model().item(section.kind.findData(LINES)).isEnabled()


def test_the_quality_report_is_a_table_and_a_layer(travelled, qtbot):
    dialog = next(d for d in travelled.dialogs.all if d.objectName() == "OpvangatlasQuality")
    assert "2 parts" in dialog.facts.text()
    assert dialog.tabs.tabText(1) == "Parts (2)"
    model = dialog.remarks.model()
    layer = travel_layers.find(QgsProject.instance(), QUALITY)
    assert layer.featureCount() == model.rowCount() > 0
    before = travelled.iface.canvas.extent()
    view = dialog.remarks
    view.scrollTo(model.index(0, 0))
    view.clicked.emit(model.index(0, 0))
    assert travelled.iface.canvas.extent() != before
    assert travelled.iface.canvas.extent().width() < 20_000
    dialog.kinds.setCurrentIndex(1)
    assert 0 < model.rowCount() <= layer.featureCount()
    dialog.close()
    click(travelled.dock.travel.quality, qtbot)
    qtbot.waitUntil(lambda: not travelled.runner.is_busy(), timeout=10_000)
    assert [d.objectName() for d in travelled.dialogs.all].count("OpvangatlasQuality") >= 1


def test_a_lost_network_is_said_and_nothing_is_measured_otherwise(travelled, tmp_path, qtbot):
    path = travelled.session.path
    assert QgsProject.instance().write()
    shutil.rmtree(tmp_path / "net")
    with qtbot.waitSignal(travelled.session.opened, timeout=20_000):
        travelled.files.open(path)
    assert not travelled.session.checked
    assert any("not there any more" in line for line in travelled.iface.lines())
    assert travelled.dock.travel.network.currentText() == "net (missing)"
    travelled.iface.bar.clearWidgets()
    with qtbot.waitSignal(travelled.runner.ended, timeout=20_000):
        travelled.actions["check"].trigger()
    assert not travelled.session.checked
    assert len(travelled.iface.lines()) == 1


def test_a_network_of_another_area_is_refused_with_both_extents(opened, provider, roads, tmp_path, qtbot):
    """The small plan lies in the Veluwe, the sample's roads in the North Sea."""
    dialog = dialog_of(opened)
    dialog.source.set_layer(roads)
    dialog.output.setFilePath(str(tmp_path / "net"))
    with qtbot.waitSignal(opened.travel.judged, timeout=20_000):
        click(dialog.ok, qtbot)
    qtbot.waitUntil(lambda: not opened.runner.is_busy(), timeout=20_000)
    opened.iface.bar.clearWidgets()
    with qtbot.waitSignal(opened.runner.ended, timeout=20_000):
        opened.actions["check"].trigger()
    (line,) = opened.iface.lines()
    assert line.count("x ") == 2
    assert line.count("y ") == 2
    assert "\n" not in line
    assert not opened.session.checked


@pytest.mark.parametrize("crs", ["", "EPSG:4326"])
def test_roads_in_a_wrong_system_are_refused(sample, roads, tmp_path, qtbot, crs):
    roads.setCrs(QgsCoordinateReferenceSystem(crs) if crs else QgsCoordinateReferenceSystem())
    dialog = dialog_of(sample)
    dialog.source.set_layer(roads)
    dialog.output.setFilePath(str(tmp_path / "net"))
    if not crs:
        assert dialog.problem() == "Layer ‘wegen’ has no coordinate system. Set it and try again."
        assert not dialog.ok.isEnabled()
        return
    click(dialog.ok, qtbot)
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=10_000)
    assert "wegen" in dialog.problem_line.text()
    assert not (tmp_path / "net").exists()


def test_a_layer_without_lines_is_refused(sample, tmp_path, qtbot):
    empty = QgsVectorLayer("LineString?crs=EPSG:28992&field=highway:string&field=osm_id:string", "leeg", "memory")
    QgsProject.instance().addMapLayer(empty)
    dialog = dialog_of(sample)
    dialog.source.set_layer(empty)
    dialog.output.setFilePath(str(tmp_path / "net"))
    click(dialog.ok, qtbot)
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=10_000)
    assert dialog.problem_line.text() == "‘leeg’ has no rows."
    assert not (tmp_path / "net").exists()


def test_cancelled_halfway_the_screen_is_free_and_nothing_is_left(sample, roads, tmp_path, qtbot, monkeypatch):
    from opvangatlas.plugin.storage import network_cache

    reached = []

    def slow(self, *_given, progress, **_options):
        self._folder.mkdir(parents=True)
        (self._folder / "hierarchie-half").mkdir()
        reached.append(self._folder)
        for _ in range(500):
            time.sleep(0.01)
            stop_if_cancelled(progress)

    monkeypatch.setattr(network_cache.NetworkCache, "engine", slow)
    dialog = dialog_of(sample)
    dialog.source.set_layer(roads)
    dialog.output.setFilePath(str(tmp_path / "deep" / "net"))
    click(dialog.ok, qtbot)
    qtbot.waitUntil(lambda: bool(reached), timeout=10_000)
    gaps, last = [], [time.perf_counter()]

    def tick():
        now = time.perf_counter()
        gaps.append(now - last[0])
        last[0] = now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(5)
    began = time.perf_counter()
    click(dialog.cancel_button, qtbot)
    assert not dialog.is_busy
    assert dialog.ok.isEnabled()
    assert time.perf_counter() - began < 1.0
    assert dialog.problem_line.text() == "Cancelled. Nothing was changed."
    qtbot.waitUntil(lambda: not (tmp_path / "deep" / "net").exists(), timeout=10_000)
    timer.stop()
    assert max(gaps) < 0.5
    dialog.reject()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_making_a_layer_can_be_cancelled(travelled, qtbot, monkeypatch):
    def slow(*_given, progress, **_options):
        for _ in range(500):
            time.sleep(0.01)
            stop_if_cancelled(progress)

    monkeypatch.setattr(travel_maps, "routes", slow)
    section, busy = travelled.dock.travel, travelled.dock.busy
    section.kind.setCurrentIndex(section.kind.findData(ROUTES))
    click(section.show_button, qtbot)
    assert not section.isEnabled()
    qtbot.waitUntil(busy.isVisible, timeout=3_000)
    with qtbot.waitSignal(travelled.runner.ended, timeout=1_000):
        click(busy.cancel_button, qtbot)
    assert section.isEnabled()
    assert travel_layers.find(QgsProject.instance(), ROUTES) is None
    assert travelled.dock.header.note.text() == "Cancelled. The previous outcome stays."


def test_the_network_of_a_moved_folder_is_found(travelled, tmp_path, qtbot):
    target = tmp_path / "elders"
    target.mkdir()
    travelled.files.close()
    shutil.move(tmp_path / "voorbeeld.gpkg", target / "voorbeeld.gpkg")
    shutil.move(tmp_path / "net", target / "net")
    with qtbot.waitSignal(travelled.session.opened, timeout=20_000):
        travelled.files.open(target / "voorbeeld.gpkg")
    assert travelled.session.network.folder == target / "net"


def test_networks_built_elsewhere_can_be_chosen(sample, tmp_path, qtbot):
    from opvangatlas.plugin.tasks.travel_network import remember_network

    table = SpeedTable.parse((ROOT / "resources" / "speeds" / "generic.csv").read_text(encoding="utf-8"))
    made = build_network(read_lines(ROADS), BuildSettings(RoadSettings("generic", table, class_field="klasse")))
    write_network(tmp_path / "anders", made, {"bron": "Anders", "datum": "2025-04-01", "voorinstelling": "generic"})
    remember_network(tmp_path / "anders")
    sample._show_state()
    section = sample.dock.travel
    row = section.network.findText("Anders 2025-04-01")
    assert row > 0
    with qtbot.waitSignal(sample.session.assessed, timeout=20_000):
        section.network.setCurrentIndex(row)
        section.network.activated.emit(row)
    assert sample.dock.travel.line.text() == "Over the road, with access; roads of 2025-04-01."


def test_a_city_is_built_while_the_window_keeps_moving(sample, data, tmp_path, qtbot):
    """68,000 junctions: never a second without the window, and cancelling leaves nothing."""
    roads = QgsVectorLayer(str(data / "roads_nl" / "amsterdam_roads.gpkg"), "amsterdam", "ogr")
    QgsProject.instance().addMapLayer(roads)
    dialog = dialog_of(sample)
    dialog.source.set_layer(roads)
    dialog.output.setFilePath(str(tmp_path / "net"))
    gaps, last = [], [time.perf_counter()]

    def tick():
        now = time.perf_counter()
        gaps.append(now - last[0])
        last[0] = now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(5)
    click(dialog.ok, qtbot)
    task = dialog.run.task
    qtbot.waitUntil(lambda: task.progress() > 45, timeout=60_000)
    click(dialog.cancel_button, qtbot)
    assert not dialog.is_busy
    qtbot.waitUntil(lambda: QgsApplication.taskManager().countActiveTasks() == 0, timeout=60_000)
    timer.stop()
    assert max(gaps) < 1.0
    assert not (tmp_path / "net").exists()
