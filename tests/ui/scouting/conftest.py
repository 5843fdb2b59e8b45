# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Scouting" on the sample, and a mouse over its map."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import QApplication

from opvangatlas.plugin.adapters.layers import RD_NEW

from ..sample import on_screen

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
PLAIN = Qt.KeyboardModifier.NoModifier


class Hand:
    """A mouse and a keyboard over the map of a workbench."""

    def __init__(self, bench, qtbot) -> None:
        self.bench, self.qtbot, self.canvas = bench, qtbot, bench.iface.canvas
        self.canvas.setDestinationCrs(RD_NEW)
        bench.map.go_to_all()
        self.view = self.canvas.viewport()

    def at(self, place) -> QPoint:
        return on_screen(self.canvas, *place)

    def move(self, place, held=NONE) -> None:
        event = QMouseEvent(QEvent.Type.MouseMove, QPointF(self.at(place)), NONE, held, PLAIN)
        QApplication.sendEvent(self.view, event)
        self.qtbot.wait(20)

    def click(self, place, button=LEFT) -> None:
        self.move(place)
        self.qtbot.mouseClick(self.view, button, PLAIN, self.at(place))

    def drag(self, start, *places) -> None:
        self.qtbot.mousePress(self.view, LEFT, PLAIN, self.at(start))
        for place in places:
            self.move(place, LEFT)
        self.qtbot.mouseRelease(self.view, LEFT, PLAIN, self.at(places[-1]))

    def key(self, key) -> None:
        self.qtbot.keyClick(self.canvas, key)


@pytest.fixture
def desk(sampled, qtbot):
    """The tool in hand, and the plan made ready."""
    sampled.iface.window.resize(1500, 900)
    sampled.actions["scout"].trigger()
    scouting = sampled.scouting
    qtbot.waitUntil(lambda: not scouting.old, timeout=20_000)
    yield scouting
    scouting.put_down()
    QgsProject.instance().rollBack(True)


@pytest.fixture
def hand(sampled, desk, qtbot):
    return Hand(sampled, qtbot)
