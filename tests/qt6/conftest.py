# SPDX-License-Identifier: GPL-2.0-or-later
"""These tests run where Qt 6 is and QGIS is not (``make test-qt6``); elsewhere they are not collected."""

from __future__ import annotations

import importlib.util
from collections import Counter

import pytest


def _qt6_alone() -> bool:
    return importlib.util.find_spec("PyQt6") is not None and importlib.util.find_spec("qgis.core") is None


def _wrapper() -> bool:
    return importlib.util.find_spec("qgis") is not None


ALONE = _wrapper() and _qt6_alone()
collect_ignore_glob = [] if ALONE else ["*.py"]
tried: Counter[str] = Counter()
"""What was imported and exercised, for the line at the end."""

if ALONE:
    from . import standins

    standins.install()


@pytest.fixture(scope="session", autouse=True)
def application() -> object:
    """Qt's application, without a screen."""
    from qgis.PyQt.QtWidgets import QApplication

    return QApplication.instance() or QApplication([])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How much of the plug-in ran on Qt 6."""
    if tried:
        terminalreporter.write_line("On Qt 6: " + ", ".join(f"{number} {what}" for what, number in tried.items()))
