# SPDX-License-Identifier: GPL-2.0-or-later
"""A QGIS window without QGIS, and a small plan: eight square municipalities in two regions."""

from __future__ import annotations

import gc
import shutil
from datetime import date
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
import shapely
from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QMainWindow, QMenu, QToolBar

from opvangatlas.plugin.core.model.plan import Plan
from opvangatlas.plugin.core.model.settings import Settings
from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.plugin.tasks.session import Session
from opvangatlas.ui.workbench import Workbench

from .sample import SAMPLE

SIDE = 10_000
VARIANT = {"variant_id": "A"}


def municipalities() -> pd.DataFrame:
    """Two rows of four squares; the last one belongs to no region."""
    rows = []
    for number in range(8):
        x, y = 100_000 + SIDE * (number % 4), 450_000 + SIDE * (number // 4)
        rows.append({
            "gm_code": f"GM{9001 + number}",
            "gm_naam": f"Plaats {number + 1}",
            "pv_code": "PV98",
            "in_plan": True,
            "inwoners": 10_000 * (number + 1),
            "regio_id": None if number == 7 else "R1" if number % 4 < 2 else "R2",
            "geom": shapely.MultiPolygon([shapely.box(x, y, x + SIDE, y + SIDE)]),
        })  # fmt: skip
    return pd.DataFrame(rows)


def small_plan() -> Plan:
    """R1 has a regional location, R2 has none: one fault more than the unassigned municipality."""
    people = municipalities()
    regions = [
        {**VARIANT, "regio_id": region, "regio_nm": name, "kleur": colour,
         "geom": shapely.MultiPolygon([shapely.union_all(people["geom"][people["regio_id"] == region])])}
        for region, name, colour in (("R1", "Oost", "#6598F0"), ("R2", "West", "#F5B468"))
    ]  # fmt: skip
    location = {
        "loc_id": "L1", "loc_naam": "De Haven", "gm_code": "GM9001", "type_2020": "rol",
        "status": "voortzetten", "zekerheid": "bestaand", "vertrouwelijk": False,
        "geom": shapely.Point(105_000, 455_000),
    }  # fmt: skip
    period = {"periode_id": "P1", "loc_id": "L1", "van": date(2020, 1, 1), "plekken_asiel": 400}
    settings = Settings({"plan_naam": "Proefplan", "regime": "2020", "peildatum": "2027-12-31", "max_km": "30"})
    return Plan({}, settings).with_tables(
        gemeenten=people,
        varianten=pd.DataFrame([{**VARIANT, "naam": "A", "actief": True}]),
        regios=pd.DataFrame(regions),
        indeling=people[["gm_code", "regio_id"]].assign(**VARIANT),
        opvanglocaties=pd.DataFrame([location]),
        capaciteitsperioden=pd.DataFrame([period]),
    )


@pytest.fixture
def plan_path(tmp_path) -> Path:
    """The small plan as a file."""
    path = tmp_path / "proefplan.gpkg"
    GeoPackageStore.create(path, small_plan()).close()
    return path


class Window(QObject):
    """As much of QGIS's interface as the plug-in uses, with real widgets."""

    projectRead = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.window = QMainWindow()
        self.canvas, self.bar = QgsMapCanvas(), QgsMessageBar()
        self.window.setCentralWidget(self.canvas)
        self.window.resize(1366, 768)
        self.help = QMenu("&Help")
        self.window.menuBar().addMenu(self.help)
        self.keys: dict[str, str] = {}
        self.tables, self.forms, self.log = [], [], 0
        self.options, self.drops = [], []

    def mainWindow(self):
        return self.window

    def mapCanvas(self):
        return self.canvas

    def messageBar(self):
        return self.bar

    def openMessageLog(self):
        self.log += 1

    def helpMenu(self):
        return self.help

    def statusBarIface(self):
        bar = self.window.statusBar()
        return SimpleNamespace(addPermanentWidget=bar.addPermanentWidget, removeWidget=bar.removeWidget)

    def addToolBar(self, title):
        toolbar = QToolBar(title, self.window)
        self.window.addToolBar(toolbar)
        return toolbar

    def addDockWidget(self, area, dock):
        self.window.addDockWidget(area, dock)

    def removeDockWidget(self, dock):
        self.window.removeDockWidget(dock)

    def registerMainWindowAction(self, action, key):
        self.keys[action.objectName()] = key
        action.setShortcut(key)
        self.window.addAction(action)

    def unregisterMainWindowAction(self, action):
        self.keys.pop(action.objectName())
        self.window.removeAction(action)

    def registerOptionsWidgetFactory(self, factory):
        self.options.append(factory)

    def unregisterOptionsWidgetFactory(self, factory):
        self.options.remove(factory)

    def registerCustomDropHandler(self, handler):
        self.drops.append(handler)

    def unregisterCustomDropHandler(self, handler):
        self.drops.remove(handler)

    def newProject(self, _prompt=False):
        QgsProject.instance().clear()
        return True

    def addProject(self, path):
        read = QgsProject.instance().read(path)
        self.projectRead.emit()
        return read

    def showAttributeTable(self, layer):
        self.tables.append(layer.name())

    def setActiveLayer(self, layer):
        self.active = layer.name()

    def openFeatureForm(self, layer, feature, _update):
        self.forms.append((layer.name(), feature.id()))

    def lines(self) -> list[str]:
        """What the message bar says."""
        return [unescape(item.text()) for item in self.bar.items()]


@pytest.fixture
def window(qgis_app, qgis_new_project):
    """An empty QGIS window."""
    QgsSettings().remove("opvangatlas")
    made = Window()
    made.window.show()
    yield made
    QgsProject.instance().clear()
    made.window.close()
    made.window.deleteLater()
    gc.collect()


@pytest.fixture
def bench(window):
    """The plug-in's whole screen in that window."""
    made = Workbench(window, Session(QgsProject.instance()))
    yield made
    made.remove()


@pytest.fixture
def provider(bench):
    """The algorithms behind the dialogs."""
    from opvangatlas.plugin.processing.provider import OpvangatlasProvider

    registry = QgsApplication.processingRegistry()
    if registry.providerById("opvangatlas") is not None:  # other tests in this process have it registered
        yield
        return
    made = OpvangatlasProvider()
    registry.addProvider(made)
    yield
    registry.removeProvider(made)


@pytest.fixture
def opened(bench, plan_path, qtbot):
    """The same, with the small plan open."""
    with qtbot.waitSignal(bench.session.opened, timeout=10_000):
        bench.files.open(plan_path)
    return bench


@pytest.fixture
def checked(opened, qtbot):
    """The same, checked."""
    with qtbot.waitSignal(opened.session.assessed, timeout=10_000):
        click(opened.dock.header.check_button, qtbot)
    return opened


@pytest.fixture(params=["default", "Night Mapping"])
def theme(request, qgis_app):
    """The tests in a light and in a dark theme; colours, font and palette are put back."""
    if request.param not in QgsApplication.uiThemes():
        pytest.skip(f"QGIS has no theme {request.param}")
    sheet, font, palette = QgsApplication.instance().styleSheet(), QApplication.font(), QApplication.palette()
    QApplication.setFont(QFont("DejaVu Sans", 9))
    QgsApplication.setUITheme(request.param)
    yield request.param
    QgsApplication.setUITheme("default")
    QgsApplication.instance().setStyleSheet(sheet)
    QApplication.setFont(font)
    QApplication.setPalette(palette)


def click(button, qtbot) -> None:
    """A click with the mouse."""
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def docks(window: QMainWindow) -> list[str]:
    """Names of the docks in a window."""
    return [dock.objectName() for dock in window.findChildren(QDockWidget)]


@pytest.fixture
def sampled(bench, tmp_path, qtbot):
    """The workbench with a copy of the sample open."""
    path = Path(shutil.copy(SAMPLE, tmp_path / "voorbeeld.gpkg"))
    with qtbot.waitSignal(bench.session.opened, timeout=20_000):
        bench.files.open(path)
    yield bench
    QgsProject.instance().rollBack(True)


@pytest.fixture
def location(sampled, qtbot):
    """The dock "Location" with the sample, in front."""
    dock = sampled.location.dock
    dock.setFloating(True)
    dock.resize(400, 900)
    dock.show()
    qtbot.waitUntil(lambda: bool(dock.list.rows), timeout=5_000)
    return sampled.location


@pytest.fixture
def capacity(sampled, qtbot):
    """The dock "Capacity" with the sample, in front."""
    dock = sampled.capacity.dock
    dock.setFloating(True)
    dock.resize(400, 860)
    dock.show()
    qtbot.waitUntil(lambda: bool(dock.rows), timeout=5_000)
    return sampled.capacity
