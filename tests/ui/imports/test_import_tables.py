# SPDX-License-Identifier: GPL-2.0-or-later
"""Need, reserve, periods, targets and holidays: one dialog, with the first rows as they will be read."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt

from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.ui.imports.import_locations import ImportLocationsDialog
from opvangatlas.ui.imports.import_table import ImportTableDialog
from opvangatlas.ui.imports.table_kinds import KINDS

from ..conftest import click
from .test_import import points

LISTS = {
    "need": ("provincie;kwartaal;laag;midden;hoog\nPV98;2027-K1;90;100;110\nPV98;2027-K5;1;2;3\n", 3, "behoefte"),
    "reserve": ("locatie;soort;plekken;dagen\nDe Haven;reserve_direct;50;10\nOnbekend;reserve_direct;50;10\n", 1,
                "reservecapaciteit"),
    "periods": ("locatie;van;plekken;zekerheid\nDe Haven;1-1-2031;100;voornemen\nDe Haven;31-31-2032;9;voornemen\n",
                1, "capaciteitsperioden"),
    "targets": ("gemeente;halfjaar;taakstelling\nPlaats 1;2027-I;40\nNergens;2027-I;40\n", 1, "taakstellingen"),
    "holidays": ("schoolregio;van;tot;naam\nnoord;1-5-2027;9-5-2027;mei\noost;1-5-2027;9-5-2027;mei\n", 1,
                 "schoolvakanties"),
}  # fmt: skip
"""Command → a list with one good and one bad row, how many rows the good one makes, and of which table."""


@pytest.fixture(params=LISTS)
def dialog(request, opened, provider, tmp_path, qtbot):
    text, _, _ = LISTS[request.param]
    path = tmp_path / f"{request.param}.csv"
    path.write_text(text, "utf-8")
    opened.actions[request.param].trigger()
    (made,) = [d for d in opened.tables.dialogs.all if isinstance(d, ImportTableDialog)]
    made.command = request.param
    made.source.add_file(str(path))
    qtbot.waitUntil(lambda: made.frame is not None, timeout=5_000)
    for option in made.options.values():
        option.setText("2027-I")
    made.update_state()
    return made


def count(path, table):
    return len(GeoPackageStore.open(path).read([table])[table])


def test_the_first_rows_are_shown_and_the_good_ones_go_in(dialog, opened, plan_path, qtbot):
    _, rows, table = LISTS[dialog.command]
    before = count(plan_path, table)
    assert len(dialog.preview.texts()) == rows
    assert dialog.preview.note.text().startswith("1 of the first rows would be rejected.")
    assert "2 row(s) in the layer" in dialog.facts.text()
    assert dialog.ok.isEnabled(), dialog.problem_line.text()
    click(dialog.ok, qtbot)
    qtbot.waitUntil(lambda: dialog.show_rows.isVisible(), timeout=10_000)
    assert count(plan_path, table) == before + rows
    assert "1 of 2 rows not accepted" in dialog.problem_line.text()


def test_no_table_of_the_plan_is_offered(dialog):
    names = {dialog.source.combo.itemText(row) for row in range(dialog.source.combo.count())}
    assert names == {"Choose a layer", dialog.command}


def test_what_is_needed_is_asked(dialog):
    target = dialog.kind.needed[0][0]
    dialog.fields[target].setField("")
    assert not dialog.ok.isEnabled()
    assert dialog.problem_line.text().startswith("Choose the column with")


def test_fits_a_small_screen(theme, dialog):
    assert dialog.minimumSizeHint().width() <= 640
    assert dialog.minimumSizeHint().height() <= 560


@pytest.mark.parametrize("command", KINDS)
def test_nothing_is_imported_over_edits(opened, command):
    layer = opened.session.layer("opvanglocaties")
    layer.startEditing()
    layer.changeAttributeValue(next(layer.getFeatures()).id(), layer.fields().indexOf("plaats"), "Elders")
    opened.actions[command].trigger()
    assert opened.tables.dialogs.all == []
    layer.rollBack()


def test_locations_are_shown_as_they_will_be_read(opened, provider, qtbot):
    opened.actions["locations"].trigger()
    dialog = [d for d in opened.dialogs.all if isinstance(d, ImportLocationsDialog)][-1]
    dialog.source.set_layer(points())
    qtbot.waitUntil(lambda: dialog.types.rowCount() > 0, timeout=5_000)
    bar = dialog.pages.tabBar()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    rows = dialog.preview.texts()
    assert rows[0][:2] == ["Noord", "Plaats 2"]
    assert "300" in rows[0]
    assert rows[3][0].startswith("Rejected: ")
    assert "to (inclusive): ‘31-31-2028’ is not a date." in rows[3][0]
