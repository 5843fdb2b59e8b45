# SPDX-License-Identifier: GPL-2.0-or-later
"""A background map: asked for once, one at a time, nothing in a request but the tile, off where not allowed."""

from __future__ import annotations

import re

import pytest
from qgis.core import (
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsNetworkAccessManager,
    QgsProject,
    QgsRectangle,
    QgsSettings,
)
from qgis.PyQt.QtCore import QSize, QTimer
from qgis.PyQt.QtWidgets import QApplication, QMessageBox

from opvangatlas.plugin.adapters.plan import background
from opvangatlas.plugin.adapters.plan.background import (
    BACKGROUNDS,
    allow_background,
    background_allowed,
    show_background,
    shown_background,
    withhold_background,
)
from opvangatlas.ui.shell.background_menu import BackgroundMenu
from opvangatlas.ui.shell.options import OptionsPage


@pytest.fixture
def project(window):
    yield QgsProject.instance()
    show_background(QgsProject.instance(), None)
    for name in (background.ALLOWED, background.ALLOWED_SCOUTING):
        QgsSettings().remove(name)


@pytest.fixture
def menu(project, qtbot, window):
    made = BackgroundMenu(window.mainWindow())
    yield made
    made.deleteLater()


def answer(text):
    """Click a button of the question that is about to come."""

    def click():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.informativeText())
        next(button for button in box.buttons() if button.text().replace("&", "") == text).click()

    said = []
    QTimer.singleShot(0, click)
    return said


def visible(project):
    layer = next(one for one in project.mapLayers().values() if one.customProperty(background.MARK))
    return project.layerTreeRoot().findLayer(layer).itemVisibilityChecked()


def test_nothing_is_shown_before_it_is_allowed(menu, project):
    said = answer("Cancel")
    menu.entries["brt_grijs"].trigger()
    assert "service.pdok.nl" in said[0]
    assert shown_background(project) is None
    assert not background_allowed()
    assert menu.entries[None].isChecked()


def test_once_allowed_it_is_one_click_and_one_at_a_time(menu, project):
    answer("Show")
    menu.entries["brt_grijs"].trigger()
    assert shown_background(project) == "brt_grijs"
    menu.entries["osm"].trigger()
    assert shown_background(project) == "osm"
    assert sum(bool(one.customProperty(background.MARK)) for one in project.mapLayers().values()) == 1
    assert menu.entries["osm"].isChecked()
    menu.entries[None].trigger()
    assert shown_background(project) is None


def test_it_lies_under_everything_and_names_its_source(project):
    allow_background(allowed=True)
    show_background(project, "brt_grijs")
    last = project.layerTreeRoot().children()[-1]
    assert last.layer().customProperty(background.MARK) == "brt_grijs"
    assert last.layer().metadata().rights() == ["Kadaster, CC BY 4.0"]
    assert last.layer().crs().authid() == "EPSG:3857"


@pytest.mark.parametrize("name", BACKGROUNDS)
def test_a_request_has_a_tile_and_nothing_else(name, project):
    asked = []
    number = QgsNetworkAccessManager.setRequestPreprocessor(
        lambda request: asked.append((request.url().toString(), bytes(request.rawHeader(b"Referer")).decode()))
    )
    allow_background(allowed=True)
    show_background(project, name)
    settings = QgsMapSettings()
    settings.setLayers([project.layerTreeRoot().children()[-1].layer()])
    settings.setDestinationCrs(settings.layers()[0].crs())
    settings.setExtent(QgsRectangle(560_000, 6_850_000, 590_000, 6_880_000))
    settings.setOutputSize(QSize(256, 256))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    QgsNetworkAccessManager.removeRequestPreprocessor(number)
    form = re.escape(BACKGROUNDS[name].tiles)
    for part in ("z", "x", "y"):
        form = form.replace(re.escape("{" + part + "}"), r"\d+")
    assert asked
    for address, referer in asked:
        assert re.fullmatch(form, address), address
        assert "plan" not in referer


def test_a_project_of_another_computer_does_not_show_it(project):
    """It was allowed there; here nobody was asked."""
    show_background(project, "osm")
    withhold_background(project)
    assert not visible(project)
    allow_background(allowed=True)
    withhold_background(project)
    assert visible(project)


def test_it_is_off_while_scouting_unless_allowed_there(project):
    allow_background(allowed=True)
    show_background(project, "osm")
    withhold_background(project, scouting=True)
    assert not visible(project)
    withhold_background(project)
    assert visible(project), "it comes back after"
    allow_background(allowed=True, scouting=True)
    withhold_background(project, scouting=True)
    assert visible(project)


def test_who_switched_it_off_keeps_it_off(project):
    allow_background(allowed=True)
    show_background(project, "osm")
    project.layerTreeRoot().children()[-1].setItemVisibilityChecked(False)
    withhold_background(project, scouting=True)
    withhold_background(project)
    assert not visible(project)


def test_the_options_take_the_permission_back(project, qtbot):
    allow_background(allowed=True, scouting=True)
    show_background(project, "osm")
    page = OptionsPage()
    qtbot.addWidget(page)
    assert page.background.isChecked()
    assert page.scouting.isChecked()
    page.background.setChecked(False)
    assert not page.scouting.isEnabled()
    page.apply()
    assert not background_allowed()
    assert not background_allowed(scouting=True)
    assert not visible(project)
