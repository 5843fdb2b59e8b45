# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialog "Create annex": what it asks for, what it says, and what it refuses."""

from __future__ import annotations

import json
import zipfile
from datetime import date

import pandas as pd
import pytest
from qgis.core import QgsSettings

from opvangatlas.plugin.adapters.plan.folders import set_templates_folder
from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.plugin.tasks.travel_network import choose
from opvangatlas.ui.annex.annex_dialog import WIDTH, AnnexDialog

from ..conftest import click

HEIGHT = 560


def shown(bench):
    return next(dialog for dialog in bench.dialogs.all if isinstance(dialog, AnnexDialog))


@pytest.fixture
def dialog(checked, provider):
    checked.actions["annex"].trigger()
    yield shown(checked)
    QgsSettings().remove("opvangatlas/templates_folder")


@pytest.fixture
def folder(plan_path):
    return plan_path.parent / "proefplan_bijlage"


def only(dialog, *parts):
    for part, box in dialog.form.boxes.items():
        box.setChecked(part in parts)


def pick_region(dialog, name):
    dialog.form.region.setCheckedItems([name])


def test_it_fits_the_screen_and_proposes_what_is_usual(dialog, folder):
    assert dialog.size().width() <= WIDTH
    assert dialog.size().height() <= HEIGHT
    name, parameters = dialog.algorithm()
    assert name == "exportannex"
    assert parameters == {
        "PLAN": str(folder.parent / "proefplan.gpkg"),
        "NETWORK": None,
        "FOLDER": str(folder),
        "PARTS": ["gis", "tabellen", "kaarten", "document", "blad"],
        "REGIONS": "",
        "VARIANT": None,
        "BESIDE": "",
        "REFERENCE_DATE": None,
        "INCLUDE_CONFIDENTIAL": False,
        "CONTACT": False,
        "TEMPLATES": None,
        "ZIP": False,
    }
    assert dialog.ok.isEnabled()


def test_every_choice_is_passed_on(dialog, tmp_path):
    form = dialog.form
    only(dialog, "geojson")
    pick_region(dialog, "Oost")
    form.date.choose(date(2028, 1, 1))
    form.confidential.setChecked(True)
    form.templates.setFilePath(str(tmp_path))
    form.zipped.setChecked(True)
    parameters = dialog.algorithm()[1]
    assert parameters["PARTS"] == ["geojson"]
    assert parameters["REGIONS"] == "R1"
    assert parameters["REFERENCE_DATE"] == "2028-01-01"
    assert parameters["INCLUDE_CONFIDENTIAL"] is True
    assert parameters["TEMPLATES"] == str(tmp_path)
    assert parameters["ZIP"] is True
    assert not form.contact.isEnabled()
    assert "once the annex is made" in dialog.facts.text()
    form.date.clear()
    assert dialog.algorithm()[1]["REFERENCE_DATE"] is None


def test_all_regions_chosen_is_all_that_is_in_the_plan(dialog):
    dialog.form.region.selectAllOptions()
    assert dialog.algorithm()[1]["REGIONS"] == ""


def test_what_is_open_is_said_for_the_chosen_regions(dialog):
    assert dialog.facts.text().startswith("Does not comply: ")
    assert "incomplete. Division: does not comply" in dialog.facts.text()
    assert dialog.facts.text().endswith("rules cannot be assessed.")
    pick_region(dialog, "Oost")
    assert not dialog.facts.text().startswith("Does not comply: ")


def test_show_goes_to_the_findings(dialog, checked, qtbot):
    checked.dock.tabs.setCurrentIndex(0)
    click(dialog.show_button, qtbot)
    assert not dialog.isVisible()
    assert checked.dock.tabs.currentWidget() is checked.dock.findings


def test_a_plan_that_was_not_checked_says_so(opened, provider):
    opened.actions["annex"].trigger()
    dialog = shown(opened)
    assert dialog.facts.text().startswith("The plan is not checked yet.")
    assert not dialog.show_button.isEnabled()


def test_it_writes_what_was_asked(dialog, checked, folder, qtbot):
    only(dialog, "gis", "tabellen")
    pick_region(dialog, "Oost")
    with qtbot.waitSignal(dialog.written, timeout=20_000):
        click(dialog.ok, qtbot)
    account = json.loads((folder / "verantwoording.json").read_text("utf-8"))
    assert account["keuzes"]["regios"] == ["R1"]
    assert (folder / "gis" / "gemeenten.shp").is_file()
    assert not (folder / "kaarten").exists()
    assert any(str(folder) in line for line in checked.iface.lines())


def test_an_earlier_annex_is_replaced_and_that_is_said(dialog, checked, folder, qtbot):
    assert dialog.remark.text() == ""
    folder.mkdir()
    with zipfile.ZipFile(folder / "bijlage.zip", "w") as earlier:
        earlier.writestr("verantwoording.json", json.dumps({"keuzes": {"vertrouwelijk": False}}))
    dialog.form.zipped.setChecked(True)
    assert dialog.remark.text().startswith("This folder holds the annex of ")
    only(dialog, "gis")
    with qtbot.waitSignal(dialog.written, timeout=20_000):
        click(dialog.ok, qtbot)
    with zipfile.ZipFile(folder / "bijlage.zip") as archive:
        assert "gis/gemeenten.shp" in archive.namelist()


def test_a_folder_with_other_files_is_refused(dialog, folder):
    (folder / "gis").mkdir(parents=True)
    dialog.update_state()
    assert not dialog.ok.isEnabled()
    assert "not of an annex by Opvangatlas: gis" in dialog.problem_line.text()


def test_it_asks_for_what_is_missing(dialog, plan_path):
    form = dialog.form
    form.folder.setFilePath(str(plan_path / "map"))
    assert dialog.problem_line.text().startswith("Cannot write to")
    form.folder.setFilePath("")
    assert dialog.problem_line.text() == "Choose a folder."
    form.templates.setFilePath(str(plan_path.parent / "weg"))
    assert dialog.problem_line.text() == "The folder with templates does not exist."
    only(dialog)
    assert dialog.problem_line.text() == "Choose at least one part."
    assert not dialog.ok.isEnabled()


def test_the_templates_of_the_organisation_are_proposed(checked, provider, tmp_path):
    set_templates_folder(str(tmp_path))
    checked.actions["annex"].trigger()
    assert shown(checked).algorithm()[1]["TEMPLATES"] == str(tmp_path)
    set_templates_folder("")


def test_the_roads_of_the_plan_are_used_and_must_be_there(bench, provider, plan_path, qtbot):
    with GeoPackageStore.open(plan_path) as store:
        choose(store, plan_path.parent / "wegen")
    with qtbot.waitSignal(bench.session.opened, timeout=10_000):
        bench.files.open(plan_path)
    bench.actions["annex"].trigger()
    dialog = shown(bench)
    assert dialog.algorithm()[1]["NETWORK"] == str(plan_path.parent / "wegen")
    assert dialog.problem_line.text().startswith("The network of this plan is gone: ")


def test_another_variant_has_its_own_regions(bench, provider, plan_path, qtbot):
    with GeoPackageStore.open(plan_path) as store:
        plan = store.read()
        more = plan["varianten"].assign(variant_id="B", naam="Anders", actief=False)
        region = plan["regios"].iloc[:1].assign(variant_id="B", regio_id="R9", regio_nm="Geheel")
        both = {"varianten": [plan["varianten"], more], "regios": [plan["regios"], region]}
        store.save({name: pd.concat(frames, ignore_index=True) for name, frames in both.items()})
    with qtbot.waitSignal(bench.session.opened, timeout=10_000):
        bench.files.open(plan_path)
    bench.actions["annex"].trigger()
    form = shown(bench).form
    form.variant.setCurrentText("Anders")
    assert [form.region.itemText(row) for row in range(form.region.count())] == ["Geheel"]
    assert shown(bench).algorithm()[1]["VARIANT"] == "B"
