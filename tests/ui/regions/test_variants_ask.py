# SPDX-License-Identifier: GPL-2.0-or-later
"""No step that reads the plan anew loses edits without a question; a variant can be brought back."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.ui.regions.variants_dialog import VariantsDialog
from opvangatlas.ui.shell.questions import Choice

LAYERS = {"opvanglocaties": "opmerking", "capaciteitsperioden": "plekken_overig", "gemeenten": "bijdrage"}


@pytest.fixture
def desk(opened, qtbot):
    qtbot.waitUntil(lambda: opened.regions.drawing.painting is not None, timeout=20_000)
    yield opened.regions
    QgsProject.instance().rollBack(True)


def follow(opened, qtbot, act):
    """Do something that reads the plan anew, and wait for it."""
    with qtbot.waitSignal(opened.session.assessed, timeout=20_000):
        assert act()
    qtbot.waitUntil(lambda: opened.regions.drawing.painting is not None, timeout=20_000)


def stored(path, table="varianten"):
    with GeoPackageStore.open(path, read_only=True) as store:
        return store.read([table])[table]


def test_every_command_that_reads_the_plan_anew_asks_first_whatever_layer_is_edited(opened, desk, qtbot):
    variants = desk.variants
    variants.ask_delete = lambda *_: True
    follow(opened, qtbot, lambda: variants.make("Ander", "="))
    asked = []
    opened.files._ask = lambda _plan, layers: asked.append(layers) or Choice.CANCEL
    commands = {
        "switch": lambda: variants.switch("A"),
        "rename": lambda: variants.rename("A", "Nieuw", ""),
        "delete": lambda: variants.delete("A"),
        "make": lambda: variants.make("Derde", "="),
        "import division": lambda: variants.algorithm("importassignment"),
        "import locations": opened.import_locations,
        "import links": opened.import_links,
        "another plan": lambda: opened.files.open(opened.session.path),
        "close": opened.files.close,
    }
    for table, column in LAYERS.items():
        layer = opened.session.layer(table)
        assert layer.startEditing()
        row = next(layer.getFeatures())
        assert layer.changeAttributeValue(row.id(), layer.fields().indexOf(column), "7")
        for name, command in commands.items():
            asked.clear()
            assert not command(), name
            if name != "import division" or asked:  # that one is there only where QGIS knows our algorithms
                assert asked == [[layer.name()]], name
            assert layer.isModified(), name
        QgsProject.instance().rollBack(True, layer)


def test_a_variant_goes_after_a_question_and_can_be_brought_back(opened, desk, qtbot, plan_path):
    variants = desk.variants
    follow(opened, qtbot, lambda: variants.make("Ander", "="))
    before = {name: len(stored(plan_path, name)) for name in ("varianten", "regios", "indeling")}
    variants.ask_delete = lambda *_: False
    assert not variants.delete("A")
    assert len(stored(plan_path)) == 2
    asked, gone = [], []
    variants.ask_delete = lambda name, _parent: asked.append(name) or True
    opened.messages.warning = lambda text, *verbs: gone.append((text, verbs))
    follow(opened, qtbot, lambda: variants.delete("A"))
    assert asked == ["A"]
    assert stored(plan_path)["variant_id"].tolist() == ["ander"]
    follow(opened, qtbot, gone[-1][1][0][1])
    assert {name: len(stored(plan_path, name)) for name in before} == before


def test_what_is_drawn_can_be_kept_as_another_variant(opened, desk, qtbot, plan_path):
    desk.drawing.painting.assign(["GM9008"], "R2", "move")
    follow(opened, qtbot, lambda: desk.variants.save_as("Getekend"))
    rows = stored(plan_path, "indeling").set_index(["variant_id", "gm_code"])["regio_id"]
    assert rows["A", "GM9008"] is None
    assert rows["getekend", "GM9008"] == "R2"
    regions = stored(plan_path, "regios").set_index(["variant_id", "regio_id"])["geom"]
    assert regions["getekend", "R2"].area == pytest.approx(4e8)
    assert regions["A", "R2"].area == pytest.approx(3e8)
    assert desk.drawing.painting.variant == "getekend"


def test_enter_in_the_name_makes_and_a_refused_name_goes_back(opened, desk, qtbot):
    dialog = VariantsDialog(opened.session.plan["varianten"], [])
    qtbot.addWidget(dialog)
    dialog.show()
    made, switched = [], []
    dialog.made.connect(lambda *args: made.append(args))
    dialog.switched.connect(switched.append)
    dialog.table.selectRow(0)
    dialog.name.setText("Nieuw")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert made == [("Nieuw", "=")]
    assert switched == []
    dialog.renamed.connect(lambda v, name, note: dialog.take_answer(v, name, note, done=bool(name.strip())))
    dialog.table.item(0, 0).setText("  ")
    assert dialog.table.item(0, 0).text() == "A"
