# SPDX-License-Identifier: GPL-2.0-or-later
"""The project beside a plan: what it may hold, and a plan that is newer than it."""

from __future__ import annotations

import zipfile
from datetime import date

import pytest
from qgis.core import QgsExpressionContextUtils, QgsProject, QgsSettings
from qgis.PyQt.QtWidgets import QApplication

from opvangatlas.plugin.adapters.plan.project import missing_tables, project_path
from opvangatlas.plugin.storage.geopackage import GeoPackageStore


def shown(bench):
    """Places as the symbols have them."""
    return {f["loc_id"]: f["plekken"] or None for f in bench.session.layer("opvanglocaties").getFeatures()}


def reopened(bench, path, qtbot):
    with qtbot.waitSignal(bench.session.opened, timeout=10_000):
        bench.files.open(path)


def test_a_plan_that_is_newer_than_its_project_shows_its_own_places(opened, plan_path, qtbot):
    assert shown(opened) == {"L1": 400}
    opened.files.close()
    with GeoPackageStore.open(plan_path) as store:
        periods = store.read()["capaciteitsperioden"]
        store.save({"capaciteitsperioden": periods.assign(plekken_asiel=37)})
    reopened(opened, plan_path, qtbot)
    assert shown(opened) == {"L1": 37}


def test_symbols_follow_edits_of_periods(opened, qtbot):
    periods = opened.session.layer("capaciteitsperioden")
    assert periods.startEditing()
    (row,) = periods.getFeatures()
    column = periods.fields().indexOf("plekken_asiel")
    with qtbot.waitSignal(opened.live.changed, timeout=5_000):
        assert periods.changeAttributeValue(row.id(), column, 55)
    assert shown(opened) == {"L1": 55}
    with qtbot.waitSignal(opened.live.changed, timeout=5_000):
        assert periods.changeAttributeValue(row.id(), periods.fields().indexOf("tot"), date(2021, 1, 1).isoformat())
    assert shown(opened) == {"L1": None}
    QgsProject.instance().rollBack(True)


def test_what_an_earlier_project_held_is_out_of_its_file_after_opening(opened, plan_path, qtbot):
    layer = opened.session.layer("opvanglocaties")
    QgsExpressionContextUtils.setLayerVariable(layer, "opvangatlas_plekken", '{"L1": 98765}')
    beside = project_path(plan_path)
    assert QgsProject.instance().write(str(beside))
    assert "98765" in text_of(beside)
    opened.files.close()
    reopened(opened, plan_path, qtbot)
    assert "98765" not in text_of(beside)
    assert shown(opened) == {"L1": 400}


def test_of_a_project_elsewhere_it_is_said(opened, tmp_path, qtbot):
    layer = opened.session.layer("opvanglocaties")
    QgsExpressionContextUtils.setLayerVariable(layer, "opvangatlas_plekken", '{"L1": 98765}')
    (tmp_path / "map").mkdir()
    assert QgsProject.instance().write(str(tmp_path / "map" / "eigen.qgz"))
    with qtbot.waitSignal(opened.session.opened, timeout=10_000):
        opened.iface.addProject(str(tmp_path / "map" / "eigen.qgz"))
    assert any("eigen.qgz holds places of locations" in line for line in opened.iface.lines())


def text_of(path):
    with zipfile.ZipFile(path) as archive:
        return archive.read(f"{path.stem}.qgs").decode("utf-8")


def strange(bench, path):
    """The project as somebody else mails it: with a macro."""
    QgsProject.instance().writeEntry("Macros", "/pythonCode", "print('kwaad')")
    assert QgsProject.instance().write(str(project_path(path)))
    QApplication.processEvents()  # what was saved here is trusted once it is packed
    QgsSettings().remove("opvangatlas/trusted_projects")
    bench.files.close()
    return project_path(path).read_bytes()


@pytest.mark.parametrize("answer", [False, True])
def test_a_project_with_more_than_ours_is_asked_about(opened, plan_path, qtbot, answer):
    mailed = strange(opened, plan_path)
    asked = []
    opened.files.ask_project = lambda plan, told: asked.append((plan, told)) or answer
    reopened(opened, plan_path, qtbot)
    assert asked == [("proefplan", ["code that QGIS may run (Macros)"])]
    assert bool(QgsProject.instance().readEntry("Macros", "/pythonCode")[0]) == answer
    assert project_path(plan_path).read_bytes() == mailed
    reopened(opened, plan_path, qtbot)
    assert len(asked) == (1 if answer else 2)


def test_our_own_project_and_what_was_saved_here_are_not_asked_about(opened, plan_path, qtbot):
    opened.files.ask_project = lambda *_: pytest.fail("asked")
    QgsSettings().remove("opvangatlas/trusted_projects")
    reopened(opened, plan_path, qtbot)
    QgsProject.instance().writeEntry("Macros", "/pythonCode", "print('eigen')")
    assert QgsProject.instance().write()
    reopened(opened, plan_path, qtbot)
    assert QgsProject.instance().readEntry("Macros", "/pythonCode")[0]


def test_a_layer_that_was_taken_out_is_offered_back_and_drawing_works_again(opened, plan_path, qtbot):
    project = QgsProject.instance()
    style = opened.session.layer("opvanglocaties").renderer().dump()
    project.removeMapLayer(opened.session.layer("regios").id())
    assert project.write(str(project_path(plan_path)))
    opened.files.close()
    reopened(opened, plan_path, qtbot)
    assert opened.regions.drawing.painting is None
    assert any("they cannot be edited: Regions" in line for line in opened.iface.lines())
    with qtbot.waitSignal(opened.session.opened, timeout=10_000):
        opened.files.put_back(plan_path)
    qtbot.waitUntil(lambda: opened.regions.drawing.painting is not None, timeout=10_000)
    opened.regions.drawing.assign(["GM9008"], "R2")
    assert next(f for f in opened.session.layer("gemeenten").getFeatures() if f["gm_code"] == "GM9008")["regio_kleur"]
    assert opened.session.layer("opvanglocaties").renderer().dump() == style
    assert missing_tables(plan_path, project) == []
    project.rollBack(True)
