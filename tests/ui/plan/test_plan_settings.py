# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialog "Plan settings", and the imports of the menu."""

from __future__ import annotations

from datetime import date

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QLineEdit, QPushButton

from opvangatlas.plugin.core.model.settings import SETTINGS, Settings
from opvangatlas.plugin.storage.geopackage import GeoPackageStore
from opvangatlas.ui.plan.plan_settings import PlanSettingsDialog, shown
from opvangatlas.ui.plan.plan_tables import IMPORTS

from ..conftest import click


@pytest.fixture
def dialog(opened, qtbot):
    click(opened.dock.header.change_button, qtbot)
    made = opened.iface.mainWindow().findChild(PlanSettingsDialog)
    yield made
    made.reject()


def fill(dialog, key, text):
    editor = dialog.fields[key].editor
    editor.setText(text)


def test_it_shows_what_the_plan_has_and_the_defaults_in_grey(dialog):
    assert dialog.fields["plan_naam"].editor.text() == "Proefplan"
    assert dialog.fields["regime"].editor.currentData() == "2020"
    assert dialog.fields["peildatum"].editor.text() == "2027-12-31"
    assert dialog.fields["rol_minimum"].editor.text() == ""
    assert dialog.fields["rol_minimum"].editor.placeholderText() == "300 places"
    assert dialog.fields["regio_minimum"].editor.placeholderText() == "– people"
    assert dialog.ok.isEnabled()


def test_every_setting_is_there_except_what_is_not_for_people(dialog):
    assert set(SETTINGS) - set(dialog.fields) == {"schema_versie"}


@pytest.mark.parametrize(
    ("key", "text", "says"),
    [("rol_minimum", "veel", "veel"), ("max_km", "-3", "-3"), ("peildatum", "31-2-2027", "31-2-2027")],
)
def test_the_reason_stands_under_the_field(dialog, key, text, says):
    fill(dialog, key, text)
    assert says in dialog.fields[key].reason.text()
    assert not dialog.ok.isEnabled()
    fill(dialog, key, "")
    assert dialog.fields[key].reason.isHidden()
    assert dialog.ok.isEnabled()


def test_the_window_of_the_format_is_one_click(dialog, qtbot):
    button = next(b for b in dialog.findChildren(QPushButton) if b.text().startswith("2020–2023"))
    click(button, qtbot)
    assert dialog.values()["planperiode_van"] == date(2020, 1, 1)
    assert dialog.values()["planperiode_tot"] == date(2023, 12, 31)
    assert dialog.ok.isEnabled()


def test_a_window_that_ends_before_it_begins_is_refused(dialog):
    fill(dialog, "planperiode_van", "2028-01-01")
    fill(dialog, "planperiode_tot", "2027-01-01")
    assert "before it starts" in dialog.problem.text()
    assert not dialog.ok.isEnabled()


def test_a_window_that_ends_before_the_reference_date_is_refused_too(dialog):
    fill(dialog, "peildatum", "2027-03-01")
    fill(dialog, "planperiode_van", "")
    fill(dialog, "planperiode_tot", "2026-12-31")
    assert "before it starts" in dialog.problem.text()
    fill(dialog, "planperiode_tot", "2027-03-01")
    assert dialog.ok.isEnabled()


def test_an_unknown_type_in_the_order_of_reserve_is_refused(dialog):
    fill(dialog, "reserve_volgorde", "regulier;kelder")
    assert "kelder" in dialog.problem.text()
    assert not dialog.ok.isEnabled()


def test_what_is_saved_is_in_the_plan_and_in_the_figures(opened, dialog, qtbot):
    fill(dialog, "rol_minimum", "250")
    fill(dialog, "max_km", "12,5")
    fill(dialog, "peildatum", "1-1-2028")
    with qtbot.waitSignal(opened.session.assessed, timeout=10_000):
        click(dialog.ok, qtbot)
    settings = GeoPackageStore.open(opened.session.path, read_only=True).read([]).settings
    assert (settings["rol_minimum"], settings["max_km"], settings["peildatum"]) == (250, 12.5, date(2028, 1, 1))
    assert settings["plan_naam"] == "Proefplan"
    assert opened.session.assessment.situation.day == date(2028, 1, 1)


def test_edits_that_are_not_saved_are_not_passed_over(opened, qtbot):
    layer = opened.session.layer("opvanglocaties")
    layer.startEditing()
    layer.changeAttributeValue(next(layer.getFeatures()).id(), layer.fields().indexOf("plaats"), "Elders")
    assert opened.tables.settings() is None
    assert any("Save or undo the edits first" in line for line in opened.iface.lines())
    QgsProject.instance().rollBack(True, layer)


def test_a_read_only_plan_keeps_its_settings(opened):
    opened.actions.enable(plan=True, writable=False, busy=False)
    assert not opened.actions["settings"].isEnabled()


@pytest.mark.parametrize("command", IMPORTS)
def test_every_import_opens_its_dialog_for_this_plan(opened, provider, command, monkeypatch):
    from qgis import processing

    asked = []

    class Dialog:
        class algorithmFinished:  # noqa: N801 - as QGIS's own
            @staticmethod
            def connect(_slot):
                pass

        def show(self):
            asked.append("shown")

    monkeypatch.setattr(
        processing, "createAlgorithmDialog", lambda name, given: asked.append((name, given)) or Dialog(), raising=False
    )
    opened.actions[command].trigger()
    assert asked == [(f"opvangatlas:{IMPORTS[command]}", {"PLAN": str(opened.session.path)}), "shown"]


def test_an_annex_is_read_back_through_the_dialog_of_its_algorithm(opened, provider, monkeypatch):
    from qgis import processing

    asked = []

    class Dialog:
        def show(self):
            asked.append("shown")

    monkeypatch.setattr(
        processing, "createAlgorithmDialog", lambda name, given: asked.append((name, given)) or Dialog(), raising=False
    )
    opened.actions["import_annex"].trigger()
    assert asked == [("opvangatlas:importannex", {"PLAN": str(opened.session.path)}), "shown"]


def test_every_default_survives_being_typed():
    defaults = Settings()
    for key, setting in SETTINGS.items():
        if setting.kind in ("int", "float", "date"):
            assert setting.parse(shown(setting, defaults[key])) == defaults[key]


def test_fields_are_named(dialog):
    assert all(field.editor.accessibleName() for field in dialog.fields.values())
    assert any(isinstance(field.editor, QLineEdit) for field in dialog.fields.values())
