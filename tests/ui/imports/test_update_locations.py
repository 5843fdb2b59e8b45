# SPDX-License-Identifier: GPL-2.0-or-later
"""Next month's list in the dialog: moved, renamed, doubled and gone locations, each taken or left with a click."""

from __future__ import annotations

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt

from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.ui.imports.import_locations import UPDATE, ImportLocationsDialog

from ..conftest import click

NOW = (
    ("Noord", 300, "31-12-2028", "POINT(115000 455000)"),
    ("Zuid", 200, "31-12-2028", "POINT(125000 455000)"),
    ("Kamp", 100, "31-12-2028", "POINT(135000 455000)"),
    ("Hof", 50, "31-12-2028", "POINT(115000 465000)"),
)
NEXT = (
    ("De Haven", 400, None, "POINT(105000 455000)"),  # the same
    ("Noord", 378, "31-12-2029", "POINT(115121 455000)"),  # moved, more places, later
    ("Zuid-Oost", 200, "31-12-2028", "POINT(125000 455020)"),  # renamed
    ("Zuid-Oost", 80, "31-12-2030", "POINT(125000 455020)"),  # a second row
    ("Kamp", 100, "31-12-2028", "POINT(105000 465000)"),  # in another municipality: asked
    ("Nieuwhof", 60, None, "POINT(125000 465000)"),  # new
    ("Zee", 60, None, "POINT(0 500000)"),  # outside the area
)


def points(rows):
    kind = "Point?crs=EPSG:28992&field=naam:string&field=plekken:integer&field=tot:string"
    layer = QgsVectorLayer(kind, "lijst", "memory")
    for *values, wkt in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(values))
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    return layer


def shown(bench):
    return [dialog for dialog in bench.dialogs.all if isinstance(dialog, ImportLocationsDialog)][-1]


def choose_list(bench, rows, qtbot):
    bench.actions["locations"].trigger()
    dialog = shown(bench)
    dialog.source.set_layer(points(rows))
    qtbot.waitUntil(lambda: dialog.facts.text().startswith(str(len(rows))), timeout=5_000)
    return dialog


@pytest.fixture
def filled(opened, provider, qtbot):
    dialog = choose_list(opened, NOW, qtbot)
    dialog.default_status.setCurrentIndex(dialog.default_status.findData("voortzetten"))
    click(dialog.ok, qtbot)
    qtbot.waitUntil(lambda: dialog.cancel_button.text() in ("Close", "Sluiten"), timeout=10_000)
    click(dialog.cancel_button, qtbot)
    qtbot.waitUntil(lambda: not opened.runner.is_busy(), timeout=10_000)
    return opened


@pytest.fixture
def comparison(filled, qtbot):
    dialog = choose_list(filled, NEXT, qtbot)
    dialog.way.setFocus()
    qtbot.keyClick(dialog.way, Qt.Key.Key_Down)
    assert dialog.way.currentData() == UPDATE
    assert dialog.ok.text() == "Compare…"
    click(dialog.ok, qtbot)
    qtbot.waitUntil(lambda: dialog.comparison is not None and dialog.comparison.isVisible(), timeout=10_000)
    return dialog.comparison


def table(comparison):
    return {
        kind: [group.child(row).text(0) for row in range(group.childCount())]
        for kind, group in comparison.groups.items()
    }


def item_of(comparison, kind, name):
    group = comparison.groups[kind]
    return next(group.child(n) for n in range(group.childCount()) if group.child(n).text(0).startswith(name))


def tick(comparison, item, qtbot):
    """A click on the box before an item."""
    tree = comparison.tree
    tree.scrollToItem(item)
    rect = tree.visualItemRect(item)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft()
                     + QPoint(8, rect.height() // 2))  # fmt: skip


def stored(path):
    made = GeoPackageStore.open(path).read(["opvanglocaties", "capaciteitsperioden"])
    return made["opvanglocaties"].set_index("loc_naam"), made["capaciteitsperioden"].set_index("loc_id")


def test_what_the_list_says_is_in_groups(comparison):
    assert table(comparison) == {
        "nieuw": ["Nieuwhof (Plaats 7)"],
        "gewijzigd": ["Noord (Plaats 2)", "Zuid-Oost (Plaats 3)"],
        "weg": ["Hof (Plaats 6)"],
        "twijfel": ["Kamp (Plaats 5)"],
        "tweede_rij": ["Zuid-Oost (Plaats 3)"],
    }
    changes = item_of(comparison, "gewijzigd", "Noord")
    lines = [(changes.text(1), changes.text(2), changes.text(3))]
    lines += [tuple(changes.child(n).text(c) for c in (1, 2, 3)) for n in range(changes.childCount())]
    assert ("places for asylum", "300", "378") in lines
    assert any("121 m away" in new for _label, _old, new in lines)
    assert comparison.facts.text() == "1 row(s) the same as in the plan. 1 row(s) outside the area of the plan."
    assert comparison.ok.text() == "Take 3"


def test_the_usual_is_taken_and_the_rest_is_left(comparison, plan_path, qtbot):
    with qtbot.waitSignal(comparison.accepted, timeout=10_000):
        click(comparison.ok, qtbot)
    locations, periods = stored(plan_path)
    assert sorted(locations.index) == ["De Haven", "Hof", "Kamp", "Nieuwhof", "Noord", "Zuid-Oost"]
    assert locations.loc["Noord", "geom"].x == 115121
    assert locations.loc["Zuid-Oost", "loc_id"] == "zuid"
    assert locations.loc["Kamp", "gm_code"] == "GM9004"
    assert periods["plekken_asiel"].sum() == 400 + 378 + 200 + 100 + 50 + 60


def test_one_is_left_and_a_doubt_is_taken(comparison, plan_path, qtbot):
    tick(comparison, item_of(comparison, "gewijzigd", "Noord"), qtbot)
    tick(comparison, item_of(comparison, "twijfel", "Kamp"), qtbot)
    assert comparison.ok.text() == "Take 3"
    with qtbot.waitSignal(comparison.accepted, timeout=10_000):
        click(comparison.ok, qtbot)
    locations, _ = stored(plan_path)
    assert locations.loc["Noord", "geom"].x == 115000
    assert (locations.loc["Kamp", "gm_code"], locations.loc["Kamp", "geom"].x) == ("GM9005", 105000)


def test_what_is_gone_ends_on_a_typed_day(comparison, plan_path, qtbot):
    assert not comparison.day.isVisible()
    comparison.gone.setFocus()
    qtbot.keyClick(comparison.gone, Qt.Key.Key_Down)
    assert comparison.problem_line.text() == "Give the last day of what is gone."
    assert not comparison.ok.isEnabled()
    qtbot.mouseClick(comparison.day, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(comparison.day, "2027-K1")
    qtbot.keyClick(comparison.day, Qt.Key.Key_Tab)
    assert comparison.ok.text() == "Take 4"
    with qtbot.waitSignal(comparison.accepted, timeout=10_000):
        click(comparison.ok, qtbot)
    locations, _ = stored(plan_path)
    assert (locations.loc["Hof", "status"], str(locations.loc["Hof", "bo_eind"])) == ("beeindigen", "2027-03-31")


def test_what_is_gone_is_removed(comparison, plan_path, qtbot):
    comparison.gone.setFocus()
    qtbot.keyClicks(comparison.gone, "r")
    with qtbot.waitSignal(comparison.accepted, timeout=10_000):
        click(comparison.ok, qtbot)
    locations, periods = stored(plan_path)
    assert "Hof" not in locations.index
    assert "hof" not in periods.index


def test_fits_a_small_screen(comparison):
    assert comparison.minimumSizeHint().height() <= 650
    assert comparison.minimumSizeHint().width() <= 640
