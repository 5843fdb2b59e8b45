# SPDX-License-Identifier: GPL-2.0-or-later
"""The expiry round of ten locations with four kinds of decision, by clicks and typed keys."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
import shapely
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt

from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.ui.capacity.expiry_round import ExpiryDialog

from ..conftest import SIDE, click, small_plan

NAMES = ("Abel", "Berg", "Cour", "Dorp", "Eik", "Foks", "Geul", "Hoek", "IJs", "Jol")


@pytest.fixture
def plan_path(tmp_path):
    """Ten agreements that end in the first half of 2028, one a month, in both regions."""
    plan = small_plan()
    places, periods = [], []
    for number, name in enumerate(NAMES):
        column = number % 4
        last = date(2028, 1 + number // 2, 28)
        places.append({
            "loc_id": name.casefold(), "loc_naam": name, "plaats": f"Dorp {number}", "gm_code": f"GM{9001 + column}",
            "type_2020": "rol", "status": "voortzetten", "zekerheid": "bestaand", "vertrouwelijk": False,
            "bo_start": date(2020, 1, 1), "bo_eind": last,
            "geom": shapely.Point(100_000 + SIDE * column + 5_000, 455_000),
        })  # fmt: skip
        periods.append({"periode_id": f"{name}-p1", "loc_id": name.casefold(), "van": date(2020, 1, 1),
                        "tot": last, "plekken_asiel": 100 + number})  # fmt: skip
    more = {
        "opvanglocaties": pd.concat([plan["opvanglocaties"], pd.DataFrame(places)], ignore_index=True),
        "capaciteitsperioden": pd.concat([plan["capaciteitsperioden"], pd.DataFrame(periods)], ignore_index=True),
    }
    plan = plan.with_settings(planperiode_van=date(2027, 1, 1), planperiode_tot=date(2030, 12, 31)).with_tables(**more)
    path = tmp_path / "proefplan.gpkg"
    GeoPackageStore.create(path, plan).close()
    return path


@pytest.fixture
def dialog(opened, qtbot):
    dock = opened.capacity.dock
    dock.setFloating(True)
    dock.resize(400, 860)
    dock.show()
    qtbot.waitUntil(lambda: bool(dock.rows), timeout=10_000)
    click(dock.expiry_button, qtbot)
    (made,) = [d for d in opened.capacity.dialogs.all if isinstance(d, ExpiryDialog)]
    yield made
    made.close()
    QgsProject.instance().rollBack(True)


def row_of(dialog, name):
    return next(number for number, row in enumerate(dialog.rows) if row["naam"] == name)


def select(dialog, qtbot, *names):
    """Clicks on rows; the second and later ones with Ctrl."""
    for number, name in enumerate(names):
        index = dialog.view.model().index(row_of(dialog, name), 0)
        dialog.view.scrollTo(index)
        held = Qt.KeyboardModifier.ControlModifier if number else Qt.KeyboardModifier.NoModifier
        qtbot.mouseClick(
            dialog.view.viewport(), Qt.MouseButton.LeftButton, held, dialog.view.visualRect(index).center()
        )


def choose(dialog, qtbot, text):
    """The decision, by its first letter."""
    dialog.choice.setFocus()
    qtbot.keyClicks(dialog.choice, text)


def fill(field, qtbot, text):
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def decisions_in(dialog):
    return {row["naam"]: row["besluit"] for row in dialog.rows}


def stored(bench, table):
    layer = bench.session.layer(table)
    names = layer.fields().names()
    return pd.DataFrame([dict(zip(names, f.attributes(), strict=True)) for f in layer.getFeatures()])


def test_what_is_listed_says_where_and_how_many(dialog):
    assert [row["naam"] for row in dialog.rows] == list(NAMES)
    model = dialog.view.model()
    assert [model.index(0, column).data() for column in range(8)] == [
        "Abel", "Dorp 0", "Plaats 1", "Oost", "100", "2028-01-28", "28", "",
    ]  # fmt: skip
    assert [dialog.choice.itemText(row) for row in range(3)] == ["Extend", "Replace", "Terminate"]


def test_ten_with_four_kinds_of_decision(dialog, opened, qtbot):
    fill(dialog.body, qtbot, "PRT Oost")
    fill(dialog.decided, qtbot, "1 mei 2027")
    select(dialog, qtbot, "Abel", "Berg", "Cour", "Dorp")
    assert "of each its own" in dialog.day.placeholderText()
    click(dialog.signed, qtbot)
    click(dialog.apply_button, qtbot)
    select(dialog, qtbot, "Eik", "Foks")
    click(dialog.signed, qtbot)
    fill(dialog.day, qtbot, "2029-K2")
    click(dialog.apply_button, qtbot)
    select(dialog, qtbot, "Geul")
    choose(dialog, qtbot, "r")
    fill(dialog.name, qtbot, "Geul-Noord")
    assert dialog.effects.model().rowCount() >= 2
    click(dialog.apply_button, qtbot)
    select(dialog, qtbot, "Hoek", "IJs")
    choose(dialog, qtbot, "t")
    click(dialog.apply_button, qtbot)
    assert [row["naam"] for row in dialog.selected()] == ["Hoek", "IJs"]
    found = decisions_in(dialog)
    assert found["Abel"] == "extended until 2029-01-28"
    assert found["Foks"] == "extended until 2029-06-30"
    assert found["Geul"] == "replaced from 2028-04-29"
    assert found["IJs"] == "terminated on 2028-05-28"
    assert found["Jol"] == ""
    places = stored(opened, "opvanglocaties").set_index("loc_naam")
    assert len(places) == 12
    assert set(places.loc[["Abel", "Geul", "IJs", "Geul-Noord"], "besluit_orgaan"]) == {"PRT Oost"}
    assert places.loc["Abel", "besluit_dat"].toString("yyyy-MM-dd") == "2027-05-01"
    assert (places.loc["IJs", "status"], places.loc["Geul-Noord", "gm_code"]) == ("beeindigen", "GM9003")
    new = next(f for f in opened.session.layer("opvanglocaties").getFeatures() if f["loc_naam"] == "Geul-Noord")
    assert (new.geometry().asPoint().x(), new.geometry().asPoint().y()) == (125_000, 455_000)
    opened.session.layer("opvanglocaties").undoStack().undo()
    assert stored(opened, "opvanglocaties").set_index("loc_naam").loc["IJs", "status"] == "voortzetten"


def test_a_replacement_has_an_effect_per_region_and_quarter(dialog, qtbot):
    """It was "does not change" before: a replacement is confidential until somebody says otherwise."""
    select(dialog, qtbot, "Abel")
    choose(dialog, qtbot, "r")
    click(dialog.signed, qtbot)
    model = dialog.effects.model()
    lines = [tuple(model.index(row, column).data() for column in range(3)) for row in range(model.rowCount())]
    assert lines == [("Plan", "2028-K1 – 2030-K4", "+100"), ("Oost", "2028-K1 – 2030-K4", "+100")]
    assert "confidential" in dialog.note.text()


def test_fits_a_small_screen(dialog):
    assert dialog.minimumSizeHint().width() <= 640
    assert dialog.minimumSizeHint().height() <= 560
