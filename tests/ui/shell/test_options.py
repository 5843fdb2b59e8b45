# SPDX-License-Identifier: GPL-2.0-or-later
"""The page in the options of QGIS: two folders, and the room that computed networks take."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import opvangatlas
from opvangatlas.plugin.adapters.plan.folders import plans_folder, templates_folder
from opvangatlas.plugin.tasks import network_room
from opvangatlas.plugin.tasks.travel_network import remember_network
from opvangatlas.ui.shell.options import OptionsPage

from ..conftest import click


@pytest.fixture
def page(window, qtbot):
    made = OptionsPage()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def network(window, tmp_path):
    """A network folder with 3 MB of computed parts."""
    folder = tmp_path / "wegen"
    (folder / "wegennet").mkdir(parents=True)
    notes = {"notities": {"bron": "Wegen", "datum": "2026-01-01"}}
    (folder / "wegennet" / "inhoud.json").write_text(json.dumps(notes), "utf-8")
    (folder / "berekend" / "kosten").mkdir(parents=True)
    (folder / "berekend" / "kosten" / "a.npy").write_bytes(bytes(3_000_000))
    remember_network(folder)
    return folder


def test_it_is_in_the_options_until_the_plugin_goes(window):
    plugin = opvangatlas.classFactory(window)
    plugin.initGui()
    (factory,) = window.options
    assert factory.title() == "Opvangatlas"
    assert not factory.icon().isNull()
    assert isinstance(factory.createWidget(None), OptionsPage)
    plugin.unload()
    assert window.options == []


def test_nothing_is_kept_before_ok(page, tmp_path):
    before = plans_folder()
    page.plans.setFilePath(str(tmp_path / "plannen"))
    page.templates.setFilePath(str(tmp_path / "sjablonen"))
    assert (plans_folder(), templates_folder()) == (before, "")
    page.apply()
    assert (plans_folder(), templates_folder()) == (tmp_path / "plannen", str(tmp_path / "sjablonen"))


def test_an_emptied_folder_is_the_usual_one_again(page, tmp_path):
    usual = plans_folder()
    page.plans.setFilePath(str(tmp_path))
    page.apply()
    page.plans.setFilePath("")
    page.apply()
    assert plans_folder() == usual


def test_clearing_removes_what_was_computed_and_keeps_the_roads(network, qtbot):
    page = OptionsPage()
    qtbot.addWidget(page)
    assert page.room.text() == "3.0 MB"
    click(page.clear_button, qtbot)
    assert page.room.text() == "0.0 MB"
    assert not page.clear_button.isEnabled()
    assert (network / "wegennet").is_dir()
    assert not (network / "berekend").exists()


def test_what_is_in_use_is_said(network, qtbot, monkeypatch):
    def in_use(folder: Path, ignore_errors: bool) -> None:
        assert (folder.name, ignore_errors) == ("berekend", True)

    monkeypatch.setattr(shutil, "rmtree", in_use)
    page = OptionsPage()
    qtbot.addWidget(page)
    click(page.clear_button, qtbot)
    assert page.room.text() == "3.0 MB; some files are in use."
    assert network_room.computed_bytes() == 3_000_000
