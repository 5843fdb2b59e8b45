# SPDX-License-Identifier: GPL-2.0-or-later
"""Scouting on the sample, with real mouse and key events on the canvas and in the dock."""

from __future__ import annotations

import pandas as pd
import pytest
from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import Qt

from opvangatlas.plugin.adapters.layers import cell
from opvangatlas.plugin.adapters.plan.background import allow_background, show_background
from opvangatlas.plugin.core.capacity.quarters import Quarter
from opvangatlas.plugin.core.checks.assess import assess, straight_line
from opvangatlas.plugin.core.siting.effect import Site, SiteBoard
from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.ui.widgets.hover_card import WIDTH

from ..conftest import click
from ..sample import stored

RIGHT = Qt.MouseButton.RightButton
SITE = (41_000.0, 535_000.0)
SEA = (13_500.0, 504_000.0)


def figures(page) -> dict[str, tuple[str, str]]:
    return {line.title: (line.before, line.after) for line in page.figures.model().rows}


def typed(page, text, qtbot) -> None:
    page.coordinates.setFocus()
    page.coordinates.selectAll()
    qtbot.keyClicks(page.coordinates, text)
    qtbot.keyClick(page.coordinates, Qt.Key.Key_Return)


def candidates(desk):
    return [f for f in desk.session.layer("opvanglocaties").getFeatures() if f["zekerheid"] == "verkenning"]


def test_the_command_takes_the_tool_and_brings_the_dock(sampled, desk):
    action = sampled.actions["scout"]
    assert sampled.iface.keys["Opvangatlas_scout"] == "Ctrl+Shift+K"
    assert action.isChecked()
    assert sampled.iface.canvas.mapTool() is desk.tool
    assert desk.dock.isVisible()
    assert action in sampled.menus.menu.actions()
    assert action in sampled.menus.toolbar.actions()
    action.trigger()
    assert not action.isChecked()
    assert sampled.iface.canvas.mapTool() is not desk.tool


def test_the_card_follows_the_pointer(desk, hand):
    hand.move(SITE)
    text = desk.card.text
    assert desk.card.isVisible()
    assert desk.card.width() == WIDTH
    assert hand.view.rect().contains(desk.card.geometry())
    names = [line[0] for line in text.lines]
    assert {"Travel, mean", "Travel, furthest", "Beyond the norm", "Nearest in the region"} <= set(names)
    other = (25_000.0, 525_000.0)
    hand.move(other)
    assert desk.card.text.title != text.title
    hand.move(SEA)
    assert desk.card.text.title.startswith("In no municipality of the plan")
    assert desk.card.text.lines == ()


def test_before_and_after_are_those_of_two_full_checks(desk, hand):
    hand.click(SITE)
    with GeoPackageStore.open(desk.session.path, read_only=True) as store:
        plan = store.read()
    quarter = desk.page.asked_quarter
    point = desk.pin
    effect, _ = desk.measure(point, None)
    day = plan.with_settings(peildatum=quarter.first)
    before = assess(day, straight_line(plan), today=quarter.first)
    new = {
        "loc_id": "nieuw", "loc_naam": "Nieuw", "gm_code": effect.municipality, "type_2020": "rol", "status": "nieuw",
        "zekerheid": "voornemen", "vertrouwelijk": True, "open_dat": quarter.first, "geom": point,
    }  # fmt: skip
    period = {"periode_id": "nieuw", "loc_id": "nieuw", "van": quarter.first, "plekken_asiel": 300,
              "zekerheid": "voornemen", "getekend": False}  # fmt: skip
    more = {"opvanglocaties": new, "capaciteitsperioden": period}
    day = day.with_tables(
        **{name: pd.DataFrame([*day[name].to_dict("records"), row], dtype="object") for name, row in more.items()}
    )
    after = assess(day, straight_line(plan), today=quarter.first)
    for stand, seen in ((effect.before, before), (effect.after, after)):
        members = list(seen.situation.members[effect.region]["gm_code"])
        own = seen.travel[seen.travel["soort"] == "eigen"].set_index("gm_code").reindex(members)
        assert list(stand.minutes) == pytest.approx(list(own["minuten"].astype(float)))


def test_a_click_pins_a_drag_moves_and_escape_lets_go_then_leaves(desk, hand, sampled):
    hand.click(SITE)
    assert desk.pin is not None
    assert not desk.card.isVisible()
    first = figures(desk.page)
    assert first["Travel, mean"][0] != ""
    hand.move((25_000.0, 525_000.0))
    assert figures(desk.page) == first
    hand.drag(SITE, (38_000.0, 530_000.0), (30_000.0, 528_000.0))
    assert (desk.pin.x, desk.pin.y) == pytest.approx((30_000, 528_000), abs=300)
    assert figures(desk.page) != first
    hand.key(Qt.Key.Key_Escape)
    assert desk.pin is None
    assert sampled.iface.canvas.mapTool() is desk.tool
    hand.key(Qt.Key.Key_Escape)
    assert sampled.iface.canvas.mapTool() is not desk.tool


def test_a_right_click_lets_go(desk, hand):
    hand.click(SITE)
    hand.click(SITE, RIGHT)
    assert desk.pin is None


def test_other_places_another_quarter_and_another_type(desk, hand, qtbot):
    hand.click(SITE)
    page = desk.page
    first = figures(page)
    page.places.setValue(120)
    assert figures(page) != first
    page.choose_type("gvl")
    page.type.activated.emit(page.type.currentIndex())
    (before, after) = figures(page)["Travel, mean"]
    assert before == after
    page.quarter.setCurrentIndex(4)
    page.quarter.activated.emit(4)
    qtbot.waitUntil(lambda: not desk.old, timeout=20_000)
    assert desk._scouted.board.quarter == Quarter.of(desk.session.plan.reference_date).later(4)


@pytest.mark.parametrize("text", ["41000, 535000", "x=41000 y=535000", "41.000 535.000"])
def test_typed_coordinates_pin(desk, text, qtbot):
    typed(desk.page, text, qtbot)
    assert (desk.pin.x, desk.pin.y) == (41_000, 535_000)
    assert figures(desk.page)


def test_swapped_axes_are_proposed_first(desk, qtbot):
    page = desk.page
    typed(page, "535000, 41000", qtbot)
    assert desk.pin is None
    assert page.note.text() == "The axes seem to be swapped. Press Enter to use x = 41,000; y = 535,000."
    qtbot.keyClick(page.coordinates, Qt.Key.Key_Return)
    assert (desk.pin.x, desk.pin.y) == (41_000, 535_000)


def test_what_is_no_place_is_said(desk, qtbot):
    typed(desk.page, "48.85, 2.35", qtbot)
    assert "does not lie in or near the Netherlands" in desk.page.note.text()
    typed(desk.page, "Dorpsstraat 1", qtbot)
    assert "is not two numbers" in desk.page.note.text()
    typed(desk.page, "52.156, 5.387", qtbot)
    assert desk.page.title.text() == "In no municipality of the plan: water or abroad"
    assert not desk.page.keep_button.isEnabled()


def test_enter_keeps_it_as_a_confidential_candidate(desk, hand, qtbot):
    before = {f["loc_id"] for f in candidates(desk)}
    desk.page.fields["bvo_m2"].editor.setValue(4000)
    hand.click(SITE)
    hand.key(Qt.Key.Key_Return)
    (made,) = [f for f in candidates(desk) if f["loc_id"] not in before]
    values = [made[name] for name in ("status", "vertrouwelijk", "type_2020", "bvo_m2")]
    assert values == ["nieuw", True, "rol", 4000]
    assert made["loc_naam"].startswith("Candidate ")
    assert made.geometry().asPoint().x() == pytest.approx(desk.pin.x)
    (period,) = stored(desk, "capaciteitsperioden", "loc_id", made["loc_id"])
    assert (period["plekken_asiel"], cell(period["van"]), period["zekerheid"]) == (300, None, "verkenning")
    layer = desk.session.layer("opvanglocaties")
    layer.undoStack().undo()
    assert {f["loc_id"] for f in candidates(desk)} == before
    assert stored(desk, "capaciteitsperioden", "loc_id", made["loc_id"]) == []


def test_a_kept_candidate_changes_no_figure_of_before(desk, hand, qtbot):
    hand.click(SITE)
    first = figures(desk.page)
    click(desk.page.keep_button, qtbot)
    qtbot.waitUntil(lambda: not desk.old, timeout=20_000)
    assert figures(desk.page) == first
    with GeoPackageStore.open(desk.session.path, read_only=True) as store:
        plan = store.read().as_seen(desk.session.unsaved_rows())
    assert len(plan["opvanglocaties"]) == 16
    again = SiteBoard.of(plan, straight_line(plan), desk.page.asked_quarter).effects([Site(desk.pin, 300)])[0]
    assert list(again.before.minutes) == pytest.approx(list(desk.measure(desk.pin, None)[0].before.minutes))


def test_the_tests_are_listed_with_figure_norm_and_source(desk, hand, qtbot):
    page = desk.page
    hand.click(SITE)
    model = page.tests.model()
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(5)] == [
        "Test", "Verdict", "Found", "Norm", "Source",
    ]  # fmt: skip
    assert "unknown" in page.count.text()
    page.fields["bvo_m2"].editor.setValue(2999)
    rows = {model.index(n, 0).data(): [model.index(n, c).data() for c in range(1, 5)] for n in range(model.rowCount())}
    assert rows["building (m²) *"] == ["unknown", "2,999", "≥ 3,000", "coa.nl"]
    page.fields["terrein_m2"].editor.setValue(10)
    assert page.count.text().endswith("drops out")
    page.preset.setCurrentIndex(2)
    page.preset.activated.emit(2)
    rows = {model.index(n, 0).data(): [model.index(n, c).data() for c in range(1, 5)] for n in range(model.rowCount())}
    assert rows["building (m²) *"] == ["not met", "2,999", "350–700", "coa.nl"]


def test_an_edit_of_the_plan_makes_the_figures_anew(desk, hand, qtbot):
    hand.click(SITE)
    first = figures(desk.page)
    layer = desk.session.layer("opvanglocaties")
    layer.startEditing()
    index = layer.fields().indexOf("status")
    for feature in list(layer.getFeatures()):
        layer.changeAttributeValue(feature.id(), index, "afgewezen")
    qtbot.waitUntil(lambda: figures(desk.page) != first and not desk.old, timeout=20_000)
    assert figures(desk.page)["Nearest elsewhere"] == ("", "–")


def test_a_map_from_the_internet_is_said_and_not_moved(sampled, desk, qtbot):
    canvas = sampled.iface.canvas
    web = QgsRasterLayer("type=xyz&url=http://127.0.0.1:9/{z}/{x}/{y}.png&zmin=0&zmax=3", "web", "wms")
    assert web.isValid()
    canvas.setLayers([*canvas.layers(), web])
    extent = canvas.extent()
    typed(desk.page, "41000, 535000", qtbot)
    assert desk.pin is not None
    assert canvas.extent() == extent
    desk.toggle_tool()
    desk.toggle_tool()
    assert any("map from the internet" in line for line in sampled.iface.lines())
    canvas.setLayers([])


def test_without_a_plan_there_is_nothing_to_scout(bench):
    assert not bench.actions["scout"].isEnabled()
    assert bench.scouting.dock.hint.label.text() == "Open a plan first."


def test_closing_the_plan_puts_the_tool_down(sampled, desk, hand):
    hand.click(SITE)
    sampled.files.close()
    assert sampled.iface.canvas.mapTool() is not desk.tool
    assert desk.pin is None
    assert desk.dock.hint.label.text() == "Open a plan first."


def test_the_dock_fits_beside_the_map(theme, desk, hand):
    hand.click(SITE)
    assert desk.dock.widget().minimumSizeHint().width() <= 350


def test_a_background_map_of_ours_is_off_while_scouting_and_back_after(sampled, desk):
    project = QgsProject.instance()
    allow_background(allowed=True)
    show_background(project, "osm")
    node = project.layerTreeRoot().children()[-1]
    try:
        desk.put_down()
        assert node.itemVisibilityChecked()
        desk.toggle_tool()
        assert not node.itemVisibilityChecked()
        desk.put_down()
        assert node.itemVisibilityChecked()
    finally:
        show_background(project, None)
        allow_background(allowed=False)
