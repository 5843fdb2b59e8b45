# SPDX-License-Identifier: GPL-2.0-or-later
"""Every module of the plug-in can be loaded on Qt 6."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QT_VERSION

from .conftest import tried

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(
    ".".join(("opvangatlas", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")
    for folder in ("plugin", "ui")
    for path in (ROOT / folder).rglob("*.py")
)


def test_this_is_qt_6():
    assert QT_VERSION >= 0x060000


@pytest.mark.parametrize("name", MODULES)
def test_a_module_is_loaded(name):
    importlib.import_module(name)
    tried["modules imported"] += 1
