# SPDX-License-Identifier: GPL-2.0-or-later
"""The search task, candidates side by side, and one of them on one sheet; nothing of it leaves the machine."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from types import SimpleNamespace

import pytest
from qgis.core import QgsMapLayer, QgsNetworkAccessManager
from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QGuiApplication

from opvangatlas.plugin.adapters.plan.address_search import set_search_allowed
from opvangatlas.plugin.core.progress import SILENT
from opvangatlas.plugin.core.siting.search_task import search_task
from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.plugin.tasks.scouting import make_ready
from opvangatlas.plugin.tasks.travel_network import settings_with

from ..conftest import click
from ..sample import stored

PLACES = ((41_000.0, 535_000.0), (25_000.0, 525_000.0), (47_000.0, 520_000.0))


def keep(desk, hand, qtbot, place) -> str:
    hand.click(place)
    click(desk.page.keep_button, qtbot)
    qtbot.waitUntil(lambda: not desk.old, timeout=20_000)
    key = desk.tip.loc_id
    desk.let_go()
    return key


@pytest.fixture
def three(desk, hand, qtbot):
    """Three candidates side by side."""
    keys = [keep(desk, hand, qtbot, place) for place in PLACES]
    page = desk.dock.pipeline
    desk.dock.bring(page)
    page.select(set(keys))
    click(page.compare_button, qtbot)
    qtbot.waitUntil(lambda: len(desk.dock.compare.entries) == 3, timeout=20_000)
    return desk.dock.compare


def test_the_search_task_is_that_of_the_balance(desk, sampled):
    page = desk.dock.search
    page.group.setCurrentIndex(page.group.findData("rol"))
    expected = [row for row in search_task(sampled.session.plan).rows if row.group == "rol"]
    assert page.rows == expected
    assert expected
    page.group.setCurrentIndex(page.group.findData("overig"))
    assert all(row.group == "overig" for row in page.rows)


def test_a_click_makes_a_shortage_the_search_area(desk, hand, qtbot):
    page = desk.dock.search
    desk.dock.bring(page)
    page.group.setCurrentIndex(page.group.findData("rol"))
    wanted = page.rows[0]
    index = page.view.model().index(0, 0)
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=page.view.visualRect(index).center())
    assert desk.tool._area is not None
    assert desk.dock.tabs.currentIndex() == 0
    assert (desk.page.asked_places, desk.page.asked_quarter.label) == (wanted.places, wanted.quarter)
    assert desk.page.type.currentData() == "rol"
    qtbot.waitUntil(lambda: not desk.old, timeout=20_000)
    hand.click(PLACES[0])
    assert desk.page.title.text()


def test_three_side_by_side_with_weights_that_add_to_a_hundred(three, qtbot):
    model = three.view.model()
    assert model.columnCount() == 4
    titles = [row.title for row in model.rows]
    assert titles[0] == "travel, mean (min)"
    assert titles[-2:] == ["Score (0–100)", "Known (%)"]
    assert three.first.text().startswith("First: Candidate ")
    before = three.first.text(), [row.texts for row in model.rows][-2]
    slider = three.sliders["plekken"]
    slider.setFocus()
    for _ in range(3):
        qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    assert slider.value() > 10
    assert sum(three.weights.values()) == 100
    assert sum(one.value() for one in three.sliders.values()) == 100
    assert before != (three.first.text(), [row.texts for row in model.rows][-2])
    best = next(row for row in model.rows if row.best)
    column = next(iter(best.best)) + 1
    cell = model.index(model.rows.index(best), column)
    assert cell.data(Qt.ItemDataRole.FontRole).bold()


def test_a_copy_and_a_workbook_say_that_they_are_confidential(desk, three, tmp_path, qtbot):
    click(three.copy_button, qtbot)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Confidential\nFigure\tCandidate ")
    assert len(text.splitlines()) == 12
    target = tmp_path / "vergelijking.xlsx"
    desk.save_comparison(target)
    with zipfile.ZipFile(target) as archive:
        texts = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
    assert "CONFIDENTIAL" in texts
    assert "Candidate " in texts


def test_only_two_to_eight_can_be_compared(desk, hand, qtbot):
    page = desk.dock.pipeline
    page.select({"OL13"})
    assert not page.compare_button.isEnabled()
    page.select({"OL13", "OL14"})
    assert page.compare_button.isEnabled()


def test_one_sheet_as_pdf_and_odt(desk, hand, tmp_path, qtbot, sampled):
    hand.click(PLACES[0])
    assert not desk.page.sheet_button.isEnabled()
    click(desk.page.keep_button, qtbot)
    qtbot.waitUntil(lambda: desk.page.sheet_button.isEnabled(), timeout=20_000)
    key = desk.tip.loc_id
    desk.write_sheet(tmp_path)
    files = [tmp_path / f"verkenning_{key}.{suffix}" for suffix in ("odt", "pdf")]
    qtbot.waitUntil(lambda: any(files[1].name in line for line in sampled.iface.lines()), timeout=20_000)
    assert sorted(tmp_path.glob("verkenning*")) == files
    assert files[1].read_bytes().startswith(b"%PDF")
    with zipfile.ZipFile(files[0]) as archive:
        content = archive.read("content.xml").decode() + archive.read("styles.xml").decode()
        assert any(name.endswith("kaarten.png") for name in archive.namelist())
    for text in ("CONFIDENTIAL", "What the location does", "Tests: regular azc", "Timeline", "Open questions", "tip"):
        assert text in content, text


@pytest.fixture
def requests():
    """Every request that QGIS is asked for; none of them leaves."""
    asked = []

    def refuse(request) -> None:
        asked.append(request.url().toString())
        request.setUrl(QUrl("http://127.0.0.1:9/"))

    key = QgsNetworkAccessManager.setRequestPreprocessor(refuse)
    yield asked
    QgsNetworkAccessManager.removeRequestPreprocessor(key)


def test_no_request_leaves_while_scouting(requests, desk, hand, three, tmp_path, qtbot, sampled):
    set_search_allowed(allowed=True)
    for place in PLACES:
        hand.move(place)
    page = desk.page
    for text in ("Dorpsstraat 1, Hoogvoorde", "41000, 535000"):
        page.coordinates.setText(text)
        qtbot.keyClick(page.coordinates, Qt.Key.Key_Return)
    desk.look_at("OL13")
    qtbot.waitUntil(lambda: not desk.old, timeout=20_000)
    desk.write_sheet(tmp_path)
    qtbot.waitUntil(lambda: any("verkenning_OL13.pdf" in line for line in sampled.iface.lines()), timeout=20_000)
    assert requests == []


def test_nothing_of_a_candidate_is_in_the_public_view(desk, hand, qtbot):
    key = keep(desk, hand, qtbot, PLACES[0])
    assert stored(desk, "kandidaatfasen", "loc_id", key)
    with GeoPackageStore.open(desk.session.path, read_only=True) as store:
        before = store.read()
    after = before.as_seen(desk.session.unsaved_rows())
    assert len(after["opvanglocaties"]) == len(before["opvanglocaties"]) + 1
    for table, frame in after.public().frames.items():
        assert frame.equals(before.public()[table]) or not len(frame), table
        assert key not in frame.to_csv()


def test_the_search_over_all_layers_leaves_candidates_out(sampled):
    for table in ("opvanglocaties", "kandidaatfasen", "documenten", "bevindingen"):
        layer = sampled.session.layer(table)
        assert not layer.flags() & QgsMapLayer.LayerFlag.Searchable, table
    assert sampled.session.layer("gemeenten").flags() & QgsMapLayer.LayerFlag.Searchable


def test_a_network_that_is_gone_is_said_and_straight_lines_are_measured(desk, sampled):
    with GeoPackageStore.open(desk.session.path, read_only=True) as store:
        plan = store.read()
        lost = settings_with(plan.settings, store.path, store.path.parent / "weg")
    store = SimpleNamespace(path=desk.session.path, read=lambda: replace(plan, settings=lost))
    made = make_ready(store, [], desk.page.asked_quarter, None, None, SILENT)
    assert "not there any more" in made.lacking.line("en")
    assert made.board.engine.method == "omwegfactor"
