# SPDX-License-Identifier: GPL-2.0-or-later
"""A name with markup is shown as it is: nothing is fetched, wherever it stands."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QMessageBox, QTextBrowser, QToolTip

from opvangatlas.ui.shell import questions
from opvangatlas.ui.widgets.plain import PlainLabel, plain_tip, question

NAME = 'Azc <img src="//host/x.png"> & <b>co</b>'


def test_a_label_and_a_question_show_it(qgis_app):
    assert PlainLabel(NAME).textFormat() == Qt.TextFormat.PlainText
    box = question("Proef", NAME, None, NAME)
    texts = [label for label in box.findChildren(QLabel) if label.text() == NAME]
    assert len(texts) == 2
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in texts)


def test_every_question_shows_it(qgis_app, monkeypatch):
    seen = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: seen.append(box))
    questions.ask_unsaved(NAME, [NAME], None)
    questions.ask_remove(NAME, 2, None)
    questions.ask_delete_variant(NAME, None)
    questions.ask_host(NAME, NAME, None)
    assert len(seen) == 4
    for box in seen:
        labels = [label for label in box.findChildren(QLabel) if "img" in label.text()]
        assert labels
        assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_a_tip_shows_it(qgis_app):
    assert plain_tip("Almelo") == "Almelo"
    assert plain_tip("a < b") == "<qt>a &lt; b</qt>"
    assert "<img" not in plain_tip(NAME)
    QToolTip.hideText()


def test_the_message_bar_shows_it(bench):
    bench.messages.warning(NAME)
    (item,) = bench.iface.bar.items()
    shown = next(browser.toPlainText() for browser in item.findChildren(QTextBrowser))
    assert NAME in shown
    assert "<img" not in item.text()
    bench.messages.warning(NAME)
    assert len(bench.iface.bar.items()) == 1


def test_nothing_on_the_screen_of_a_plan_reads_names_as_markup(opened):
    window = opened.iface.mainWindow()
    ours = list(window.findChildren(PlainLabel))
    assert ours
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in ours)


@pytest.mark.parametrize(("answer", "opens"), [(True, 1), (False, 0)])
def test_a_file_on_another_computer_is_asked_about_by_its_name(opened, monkeypatch, answer, opens):
    from opvangatlas.ui.locations import location_desk

    asked, urls = [], []
    fake = SimpleNamespace(openUrl=lambda url: urls.append(url) or True)
    monkeypatch.setattr(location_desk, "QDesktopServices", fake)
    opened.location.ask_host = lambda link, host: asked.append((link, host)) or answer
    opened.location.open_document("//kwaad/map/besluit.pdf")
    assert asked == [("//kwaad/map/besluit.pdf", "kwaad")]
    assert len(urls) == opens
    opened.location.open_document("stukken/besluit.pdf")
    assert len(asked) == 1
