# SPDX-License-Identifier: GPL-2.0-or-later
"""Loading the plug-in, using it without a window, and taking it out again."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtWidgets import QPushButton, QToolBar

import opvangatlas
from opvangatlas.plugin import requirements
from opvangatlas.plugin.plugin import OpvangatlasPlugin
from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.ui.plan import plan_files

from .conftest import click, docks


@pytest.fixture
def plugin(window):
    made = opvangatlas.classFactory(window)
    made.initGui()
    yield made
    made.unload()


def has_provider() -> bool:
    return QgsApplication.processingRegistry().providerById("opvangatlas") is not None


def titles(window):
    return [action.text() for action in window.window.menuBar().actions()]


def test_it_is_in_the_window(plugin, window):
    assert titles(window) == ["Opvan&gatlas", "&Help"]
    assert docks(window.window) == [
        "OpvangatlasPlan", "OpvangatlasRegios", "OpvangatlasLocatie", "OpvangatlasCapaciteit",
        "OpvangatlasVerkennen",
    ]  # fmt: skip
    assert has_provider()
    assert window.keys["Opvangatlas_check"] == "F9"


def test_an_error_in_a_slot_is_one_line_with_a_number(window, monkeypatch):
    heard = []
    monkeypatch.setattr(sys, "excepthook", lambda *what: heard.append(what))
    plugin = opvangatlas.classFactory(window)
    plugin.initGui()
    monkeypatch.setattr(plugin.workbench.dock.findings, "step", lambda by: 1 / by)
    try:
        plugin.workbench.walk(0)  # as a slot would
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__.tb_next)
        sys.excepthook(type(error), error, error.__traceback__)  # began in a test: not ours
    lines = window.lines()
    plugin.unload()
    (line,) = lines
    assert re.fullmatch(r"Error \d{4} in this action. Details are in the log.", line)
    assert len(heard) == 1
    assert sys.excepthook.__name__ == "<lambda>"


def test_unload_leaves_nothing(window, qtbot):
    before = (titles(window), len(window.window.actions()), len(window.window.statusBar().children()))
    for _ in range(2):
        plugin = opvangatlas.classFactory(window)
        plugin.initGui()
        plugin.unload()
        qtbot.wait(50)
        after = (titles(window), len(window.window.actions()), len(window.window.statusBar().children()))
        assert after == before
        assert docks(window.window) == []
        assert window.window.findChildren(QToolBar) == []
        assert window.keys == {}
        assert not has_provider()


def test_unload_with_an_open_plan(window, plan_path, qtbot):
    plugin = opvangatlas.classFactory(window)
    plugin.initGui()
    session = plugin.workbench.session
    with qtbot.waitSignal(session.opened, timeout=10_000):
        plugin.workbench.files.open(plan_path)
    plugin.unload()
    assert not session.is_open


def test_without_a_window_it_gives_algorithms(qgis_app):
    plugin = OpvangatlasPlugin(None)
    plugin.initProcessing()
    assert has_provider()
    plugin.unload()
    assert not has_provider()


def test_a_missing_package_is_said_in_one_line(window, monkeypatch):
    lacking = tuple(need for need in requirements.REQUIREMENTS if need.name in ("pandas", "shapely"))
    monkeypatch.setattr(requirements, "missing", lambda: lacking)
    plugin = opvangatlas.classFactory(window)
    plugin.initGui()
    assert len(window.lines()) == 1
    assert "pandas" in window.lines()[0]
    assert "shapely ≥ 2" in window.lines()[0]
    assert docks(window.window) == []
    plugin.unload()


def test_the_sample_is_copied_and_never_edited(plugin, window, tmp_path, qtbot):
    QgsSettings().setValue("opvangatlas/plans_folder", str(tmp_path / "plannen"))
    shipped = plan_files.SAMPLE.read_bytes()
    session = plugin.workbench.session
    with qtbot.waitSignal(session.opened, timeout=20_000):
        plugin.workbench.actions["sample"].trigger()
    assert session.path == tmp_path / "plannen" / plan_files.SAMPLE.name
    assert session.read_only is None
    assert plan_files.SAMPLE.read_bytes() == shipped
    assert sorted(p.name for p in plan_files.SAMPLE.parent.glob("*.gpkg*")) == [plan_files.SAMPLE.name]


def test_opened_plans_are_recent(plugin, plan_path, qtbot):
    bench = plugin.workbench
    with qtbot.waitSignal(bench.session.opened, timeout=10_000):
        bench.files.open(plan_path)
    bench.menus.recent.aboutToShow.emit()
    assert [a.text().split(" – ")[0] for a in bench.menus.recent.actions()] == ["proefplan"]


def test_reopening_reads_the_project_beside_the_plan(plugin, plan_path, qtbot):
    bench = plugin.workbench
    with qtbot.waitSignal(bench.session.opened, timeout=10_000):
        bench.files.open(plan_path)
    assert plan_path.with_suffix(".qgz").is_file()
    QgsProject.instance().setTitle("Mijn titel")
    QgsProject.instance().write()
    bench.actions["close"].trigger()
    with qtbot.waitSignal(bench.session.opened, timeout=10_000):
        bench.files.open(plan_path)
    assert QgsProject.instance().title() == "Mijn titel"
    assert len(QgsProject.instance().mapLayers()) > 10


def test_a_project_opened_in_qgis_itself_opens_its_plan(plugin, window, plan_path, qtbot):
    bench = plugin.workbench
    with qtbot.waitSignal(bench.session.opened, timeout=10_000):
        bench.files.open(plan_path)
    with qtbot.waitSignal(bench.session.closed, timeout=5_000):
        QgsProject.instance().clear()
    with qtbot.waitSignal(bench.session.opened, timeout=10_000):
        window.addProject(str(plan_path.with_suffix(".qgz")))
    assert bench.session.name == "Proefplan"


def test_a_reloaded_plugin_finds_the_open_plan(window, plan_path, qtbot):
    for number in range(2):
        plugin = opvangatlas.classFactory(window)
        plugin.initGui()
        bench = plugin.workbench
        if number == 0:
            bench.files.open(plan_path)
        qtbot.waitUntil(lambda bench=bench: bench.session.is_open, timeout=10_000)
        assert bench.dock.header.name.text() == "Proefplan"
        plugin.unload()


def test_what_is_no_plan_is_refused_in_one_line(plugin, window, tmp_path, qtbot):
    path = tmp_path / "geen_plan.gpkg"
    path.write_bytes(b"no plan at all, but long enough to be looked at" * 100)
    with qtbot.waitSignal(plugin.workbench.runner.ended, timeout=10_000):
        plugin.workbench.files.open(path)
    qtbot.waitUntil(lambda: len(window.lines()) == 1, timeout=2_000)
    assert "not a plan" in window.lines()[0]


def test_a_read_only_plan_says_so(plugin, plan_path, qtbot, monkeypatch):
    real = GeoPackageStore.open.__func__
    monkeypatch.setattr(GeoPackageStore, "open", classmethod(lambda cls, path, **_: real(cls, path, read_only=True)))
    bench = plugin.workbench
    with qtbot.waitSignal(bench.session.opened, timeout=10_000):
        bench.files.open(plan_path)
    assert bench.dock.header.note.text().startswith("Read-only: ")
    assert not bench.actions["locations"].isEnabled()
    assert bench.actions["check"].isEnabled()
    with qtbot.waitSignal(bench.session.assessed, timeout=10_000):
        bench.actions["check"].trigger()
    assert bench.session.checked


def test_a_read_only_plan_offers_a_copy(plugin, window, plan_path, tmp_path, qtbot, monkeypatch):
    real = GeoPackageStore.open.__func__
    monkeypatch.setattr(
        GeoPackageStore,
        "open",
        classmethod(lambda cls, path, **_: real(cls, path, read_only=Path(path) == plan_path)),
    )
    bench = plugin.workbench
    with qtbot.waitSignal(bench.session.opened, timeout=10_000):
        bench.files.open(plan_path)
    (item,) = window.bar.items()
    assert "Edit a copy" in item.text()
    bench.files._ask_path = lambda _plan: tmp_path / "kopie.gpkg"
    with qtbot.waitSignal(bench.session.opened, timeout=10_000):
        click(next(b for b in item.findChildren(QPushButton) if b.text() == "Save copy…"), qtbot)
    assert bench.session.path == tmp_path / "kopie.gpkg"
    assert bench.session.read_only is None


def test_dutch_in_a_dutch_qgis(window, monkeypatch):
    if not Path(plan_files.__file__).parents[2].joinpath("resources/i18n/opvangatlas_nl.qm").exists():
        pytest.skip("the translation is not compiled")
    monkeypatch.setattr(QgsApplication, "locale", staticmethod(lambda: "nl"))
    plugin = opvangatlas.classFactory(window)
    plugin.initGui()
    assert plugin.workbench.actions["check"].text() == "Controleer"
    plugin.unload()
