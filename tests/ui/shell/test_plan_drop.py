# SPDX-License-Identifier: GPL-2.0-or-later
"""Dropping a file on QGIS: a plan is opened, all else is left to QGIS."""

from __future__ import annotations

import shutil

from qgis.core import QgsVectorFileWriter, QgsVectorLayer

import opvangatlas
from opvangatlas.ui.shell.questions import Choice


def test_a_plan_that_is_dropped_is_open(bench, plan_path, qtbot):
    (handler,) = bench.iface.drops
    assert handler.handleFileDrop(str(plan_path))
    qtbot.waitUntil(lambda: bench.session.is_open, timeout=20_000)
    assert bench.session.path == plan_path


def test_what_is_no_plan_is_left_to_qgis(bench, plan_path, tmp_path, qtbot):
    (handler,) = bench.iface.drops
    other = tmp_path / "andere.gpkg"
    QgsVectorFileWriter.writeAsVectorFormat(QgsVectorLayer("Point?crs=EPSG:28992", "x", "memory"), str(other), "utf-8")
    renamed = tmp_path / "plan.txt"
    shutil.copy(plan_path, renamed)
    empty = tmp_path / "leeg.gpkg"
    empty.touch()
    (tmp_path / "kapot.gpkg").write_bytes(b"SQLite format 3\x00" + b"x" * 500)
    for path in (other, renamed, empty, tmp_path / "kapot.gpkg", tmp_path / "weg.gpkg", tmp_path):
        assert not handler.handleFileDrop(str(path)), path.name
    qtbot.wait(50)
    assert not bench.session.is_open


def test_unsaved_edits_are_asked_about_first(opened, plan_path, qtbot):
    layer = opened.session.layer("opvanglocaties")
    layer.startEditing()
    layer.deleteFeature(next(layer.getFeatures()).id())
    asked = []
    opened.files._ask = lambda _plan, layers: asked.append(layers) or Choice.CANCEL
    (handler,) = opened.iface.drops
    assert handler.handleFileDrop(str(plan_path))
    qtbot.waitUntil(lambda: bool(asked), timeout=5_000)
    assert layer.isModified(), "the user stayed"
    layer.rollBack()


def test_it_goes_with_the_plugin(window):
    plugin = opvangatlas.classFactory(window)
    plugin.initGui()
    assert len(window.drops) == 1
    plugin.unload()
    assert window.drops == []
