# SPDX-License-Identifier: GPL-2.0-or-later
"""What our code asks of Qt is there in Qt 6, and it asks QGIS nothing that QGIS 4 took away or renamed."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import tried

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(path for folder in ("plugin", "ui") for path in (ROOT / folder).rglob("*.py"))
ONE_PLACE = ROOT / "plugin" / "adapters" / "qt.py"
"""Names that moved are tried here in both places."""
GONE = {
    "exec_": "exec",
    "globalPos": "globalPosition().toPoint()",
    "localPos": "position()",
    "screenPos": "globalPosition()",
    "setTabStopWidth": "setTabStopDistance",
    "toPyObject": "the value itself",
    "desktop": "screen()",
}
"""Methods that Qt 6 or PyQt6 lost, and what to call."""
GONE_NAMES = {
    "QVariant": "None, and QMetaType.Type in fields: a null has no object of its own in PyQt6",
    "QRegExp": "QRegularExpression",
    "QDesktopWidget": "QScreen",
    "QWebView": "the browser",
    "QWebPage": "the browser",
}
ATTRIBUTES = ("AA_EnableHighDpiScaling", "AA_UseHighDpiPixmaps", "AA_DisableHighDpiScaling", "MidButton")
"""Members that Qt 6 lost under any name."""


ALIASED = ("ActionOnExistingFile", "Rule")
"""An enumeration and a class within a class of QGIS to which we give a shorter name."""


def imports(tree: ast.Module) -> Iterator[tuple[str, str, str]]:
    """Module, name and local name of what is imported from QGIS."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").startswith("qgis."):
            for one in node.names:
                yield node.module, one.name, one.asname or one.name


def chains(tree: ast.Module) -> Iterator[tuple[str, list[str], ast.Attribute]]:
    """``A.b.c`` as A and [b, c]: the longest of each."""
    inner = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and id(node) not in inner:
            names, at = [], node
            while isinstance(at, ast.Attribute):
                names.insert(0, at.attr)
                at = at.value
            if isinstance(at, ast.Name):
                yield at.id, names, node


def breaches(source: str) -> list[str]:
    """Each name that Qt 6 or QGIS 4 does not have, or has elsewhere."""
    tree = ast.parse(source)
    found = [*_lost(tree)]
    known = {}
    for module, name, local in imports(tree):
        if name in GONE_NAMES:
            found.append(f"{name}: use {GONE_NAMES[name]}")
        elif module.startswith("qgis.PyQt."):
            where = importlib.import_module(module)
            if not hasattr(where, name):
                found.append(f"{module} has no {name}")
            known[local] = getattr(where, name, None)
        else:
            known[local] = None
    classes = _classes(tree)
    for first, names, node in chains(tree):
        if first in known and not (known[first] is None and id(node) in classes):
            found += _missing(first, known[first], names)
    return found


def _classes(tree: ast.Module) -> set[int]:
    """Nodes that name a class: what is called, and what stands in an annotation."""
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    said = [getattr(node, field, None) for node in ast.walk(tree) for field in ("annotation", "returns")]
    return called | {id(inner) for top in said if isinstance(top, ast.AST) for inner in ast.walk(top)}


def _lost(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in GONE:
            yield f"{node.func.attr}(): use {GONE[node.func.attr]}"
        if isinstance(node, ast.Attribute) and node.attr in ATTRIBUTES:
            yield f"{node.attr} is gone"
        if isinstance(node, ast.ImportFrom | ast.Import) and not getattr(node, "level", 0):
            names = [getattr(node, "module", None) or "", *(one.name for one in node.names)]
            yield from (
                f"{name}: import from qgis.PyQt" for name in names if name.startswith(("PyQt5", "PyQt6", "sip"))
            )


def _missing(first: str, owner: object, names: list[str]) -> list[str]:
    """Of Qt: what is not there. Of QGIS: a member of an enumeration without the enumeration's name."""
    if owner is None:
        if names[0] in ALIASED:
            return []
        bare = len(names) == 1 and first.startswith("Qgs") and names[0][0].isupper() and not names[0].isupper()
        return [f"{first}.{names[0]}: name its enumeration"] if bare else []
    said = first
    for name in names:
        if not hasattr(owner, name):
            return [f"{said} has no {name}"]
        said, owner = f"{said}.{name}", getattr(owner, name)
        if not isinstance(owner, type):
            break
    return []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_asks_nothing_that_qt_6_lacks(path):
    found = breaches(path.read_text(encoding="utf-8"))
    assert found == [] or path == ONE_PLACE
    tried["files looked through"] += 1


@pytest.mark.parametrize(
    ("source", "breach"),
    [
        ("from qgis.PyQt.QtWidgets import QUndoStack", "qgis.PyQt.QtWidgets has no QUndoStack"),
        ("from qgis.PyQt.QtCore import Qt\nQt.AlignLeft", "Qt has no AlignLeft"),
        ("from qgis.PyQt.QtCore import Qt\nQt.AlignmentFlag.Left", "Qt.AlignmentFlag has no Left"),
        ("from qgis.PyQt.QtWidgets import QDialog\nQDialog.Accepted", "QDialog has no Accepted"),
        ("from qgis.core import QgsTask\nQgsTask.CanCancel", "QgsTask.CanCancel: name its enumeration"),
        ("dialog.exec_()", "exec_(): use exec"),
        ("event.globalPos()", "globalPos(): use globalPosition().toPoint()"),
        ("from PyQt5.QtCore import Qt", "PyQt5.QtCore: import from qgis.PyQt"),
        ("from qgis.PyQt.QtCore import QRegExp", "QRegExp: use QRegularExpression"),
    ],
)
def test_what_qt_6_lacks_is_seen(source, breach):
    assert breach in breaches(source)


def test_what_both_have_is_no_breach():
    source = (
        "from qgis.core import Qgis, QgsTask, QgsVectorFileWriter\nfrom qgis.PyQt.QtCore import Qt\n"
        "Qt.AlignmentFlag.AlignLeft, Qgis.GeometryType.Point, QgsTask.Flag.CanCancel\n"
        "def f(x: QgsVectorFileWriter.ActionOnExistingFile): return QgsVectorFileWriter.SaveVectorOptions()"
    )
    assert breaches(source) == []
