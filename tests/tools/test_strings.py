# SPDX-License-Identifier: GPL-2.0-or-later
"""Texts are found where they stand, under the context where Qt will look."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LRELEASE = shutil.which("lrelease", path="/usr/lib/qt5/bin") or shutil.which("lrelease")
TOOL = Path(__file__).resolve().parents[2] / "tools" / "strings.py"


@pytest.fixture(scope="module")
def strings():
    spec = importlib.util.spec_from_file_location("tools_strings_under_test", TOOL)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_a_text_in_a_class_is_not_filed_under_the_class(strings):
    (message,) = strings.from_python("class Dock:\n    def f(self):\n        return tr('New plan')")
    assert message == strings.Message("@default", "New plan")


def test_a_context_of_its_own(strings):
    (message,) = strings.from_python("translate('Processing', 'Create plan')")
    assert message == strings.Message("Processing", "Create plan")


def test_other_methods_called_translate_are_left_alone(strings):
    assert list(strings.from_python("text.translate(table)")) == []


def test_comment_plural_and_joined_literals(strings):
    assert list(strings.from_python("tr('%n ' 'regions', 'in a list', n=3)\ntr('Open', 'verb')")) == [
        strings.Message("@default", "%n regions", "in a list", plural=True),
        strings.Message("@default", "Open", "verb"),
    ]


@pytest.mark.parametrize(
    "code",
    ["tr(f'{x}')", "tr(text)", "tr('a %s' % b)", "tr('a {}'.format(b))", "self.tr('a')", "translate(a, 'b')"],
)
def test_what_qt_would_not_find_is_refused(strings, code):
    with pytest.raises(strings.NotLiteralError):
        list(strings.from_python(code))


def test_texts_of_a_form(strings):
    form = """<ui version="4.0"><class>NewPlan</class><widget class="QDialog">
        <property name="windowTitle"><string>New plan</string></property>
        <property name="objectName"><string notr="true">dialog</string></property>
        <property name="text"><string/></property></widget></ui>"""
    assert list(strings.from_form(form)) == [strings.Message("NewPlan", "New plan")]


MESSAGES = (
    ("Places < needs & “more”", "", ["Plekken < behoefte & ‘meer’"]),
    ("Open", "verb", ["Openen"]),
    ("%n regions", "", ["%n regio", "%n regio's"]),
    ("Nobody translated this", "", []),
)


@pytest.fixture
def written(strings, tmp_path):
    messages = {strings.Message("@default", text, comment, "%n" in text): forms for text, comment, forms in MESSAGES}
    strings.write(tmp_path / "a.ts", messages)
    return tmp_path / "a.ts", messages


def test_a_written_file_reads_back(strings, written):
    file, messages = written
    assert strings.read(file) == messages


@pytest.mark.skipif(LRELEASE is None, reason="lrelease is not installed")
def test_qt_finds_the_texts(written, tmp_path, qapp):
    core = pytest.importorskip("qgis.PyQt.QtCore")
    subprocess.run([LRELEASE, "-silent", written[0], "-qm", tmp_path / "a.qm"], check=True)
    translator = core.QTranslator()
    assert translator.load(str(tmp_path / "a.qm"))
    assert translator.translate("@default", "Open", "verb") == "Openen"
    assert translator.translate("@default", "%n regions", None, 1) == "%n regio"
    assert translator.translate("@default", "%n regions", None, 25) == "%n regio's"
    assert not translator.translate("@default", "Nobody translated this")


def test_translations_survive_and_texts_that_went_are_dropped(strings, tmp_path, monkeypatch, capsys):
    kept, gone, new = (strings.Message("@default", text) for text in ("kept", "gone", "new"))
    strings.write(tmp_path / "a.ts", {kept: ["gebleven"], gone: ["weg"]})
    monkeypatch.setattr(strings, "collect", lambda: [new, kept])
    strings.main(tmp_path / "a.ts")
    assert strings.read(tmp_path / "a.ts") == {new: [], kept: ["gebleven"]}
    assert "2 texts, 1 to translate, 1 dropped" in capsys.readouterr().out
