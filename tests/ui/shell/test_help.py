# SPDX-License-Identifier: GPL-2.0-or-later
"""Help and F1 open the guide at the chapter, from every dialog, dock and algorithm."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QPushButton, QToolButton, QVBoxLayout

from opvangatlas.plugin.processing.provider import OpvangatlasProvider
from opvangatlas.ui.imports.table_kinds import KINDS
from opvangatlas.ui.widgets import help as helping

ROOT = Path(__file__).resolve().parents[3]
ASKED = re.compile(r'(?:CHAPTER = |give_help\([^"\n]*|help_button\([^"\n]*|HelpKey\([^"\n]*)"([a-z-]+)"')
DIALOG = re.compile(r"^class \w+\(\w*(?:Dialog|DockWidget)\)", re.MULTILINE)


def sources():
    return [path for folder in ("ui", "plugin") for path in (ROOT / folder).rglob("*.py")]


@pytest.fixture
def opened(monkeypatch):
    chapters = []
    monkeypatch.setattr(helping, "open_guide", chapters.append)
    return chapters


@pytest.fixture
def dialog(qtbot):
    made = QDialog()
    made.line, buttons = QLineEdit(made), QDialogButtonBox(made)
    layout = QVBoxLayout(made)
    layout.addWidget(made.line)
    layout.addWidget(buttons)
    helping.give_help(made, "annex", buttons)
    qtbot.addWidget(made)
    made.show()
    return made


def test_f1_in_a_field_opens_the_chapter_of_its_dialog(dialog, opened):
    QTest.keyClick(dialog.line, Qt.Key.Key_F1)
    assert opened == ["annex"]


def test_the_button_opens_the_same_and_is_never_the_default(dialog, opened):
    (button,) = dialog.findChildren(QPushButton)
    button.click()
    assert opened == ["annex"]
    assert not button.autoDefault()


def test_other_keys_are_left_alone(dialog, opened):
    QTest.keyClicks(dialog.line, "abc")
    assert (opened, dialog.line.text()) == ([], "abc")


def test_the_small_button_of_a_dock(qtbot, opened):
    dock = QDialog()
    qtbot.addWidget(dock)
    helping.help_button(dock, "regions")
    (button,) = dock.findChildren(QToolButton)
    button.click()
    assert opened == ["regions"]


@pytest.mark.parametrize("guide", ["handleiding.md", "guide.md"])
def test_every_chapter_that_is_asked_for_is_in_the_guide(guide):
    there = set(re.findall(r'<a id="([a-z-]+)">', (ROOT / "docs" / guide).read_text(encoding="utf-8")))
    asked = {chapter for path in sources() for chapter in ASKED.findall(path.read_text(encoding="utf-8"))}
    assert len(asked) > 12
    assert asked | {kind.chapter for kind in KINDS.values()} <= there


def test_every_dialog_and_dock_has_help():
    """The plan dock has its button in its header, the base of the dialogs is one itself."""
    lacking = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "ui").rglob("*.py")
        if DIALOG.search(path.read_text(encoding="utf-8"))
        and not ASKED.search(path.read_text(encoding="utf-8"))
        and "self.CHAPTER = kind.chapter" not in path.read_text(encoding="utf-8")
    ]
    assert lacking == []


def test_every_algorithm_has_a_help_address(qgis_app):
    provider = OpvangatlasProvider()
    provider.loadAlgorithms()
    addresses = {one.name(): one.helpUrl() for one in provider.algorithms()}
    assert len(addresses) > 20
    assert all(address.startswith("file:") for address in addresses.values())
    chapters = {type(one).__name__: one.CHAPTER for one in provider.algorithms()}
    assert "start" not in chapters.values(), chapters
