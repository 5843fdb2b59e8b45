# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock fits beside the map on a small screen, in a light and in a dark theme."""

from __future__ import annotations

import re

from qgis.PyQt.QtCore import QPoint, QRect, Qt
from qgis.PyQt.QtGui import QColor, QPalette

from opvangatlas.ui.widgets.colours import secondary

WIDEST = 350


def test_fits_beside_the_map(theme, checked):
    dock = checked.dock
    assert dock.widget().minimumSizeHint().width() <= WIDEST
    for page in (dock.start, dock.header, dock.steps, dock.regions, dock.findings):
        assert page.minimumSizeHint().width() <= WIDEST, page


def test_all_columns_are_seen_without_scrolling(theme, checked, qtbot):
    dock = checked.dock
    dock.setFixedWidth(WIDEST + 20)
    qtbot.wait(50)
    view = dock.regions.view
    assert view.header().length() <= view.viewport().width()
    assert view.columnWidth(0) >= 80


def test_secondary_text_can_be_read(theme, checked):
    for label in (checked.dock.header.counts, checked.dock.header.rules):
        window = label.window().grab(QRect(label.mapTo(label.window(), QPoint(0, 0)), label.size()))
        ground = window.toImage().pixelColor(label.width() - 1, 0)
        text = QColor(re.search(r"#\w{6}", label.styleSheet())[0])
        assert contrast(text, ground) >= 4.5, (text.name(), ground.name())
    view = checked.dock.findings.view
    assert contrast(secondary(view), view.palette().color(QPalette.ColorRole.Base)) >= 5.6


def contrast(one, other) -> float:
    """Contrast of two colours as WCAG defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour) -> float:
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_the_verdict_in_the_status_bar_shrinks_to_its_icon(theme, checked, qtbot):
    """With its words as a minimum QGIS was wider than a screen of 1366 pixels, and the docks slid off it."""
    bar, verdict = checked.iface.window.statusBar(), checked.menus.status
    with_it = bar.minimumSizeHint().width()
    verdict.hide()
    without = bar.minimumSizeHint().width()
    verdict.show()
    assert with_it - without <= 40
    bar.setFixedWidth(without + 60)
    qtbot.wait(50)
    assert verdict.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    assert "2 error" in verdict.toolTip()
    bar.setFixedWidth(1000)
    qtbot.wait(50)
    assert verdict.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
