# SPDX-License-Identifier: GPL-2.0-or-later
"""Scouting on the sample: the card beside the pointer, and a pinned site in the dock."""

import os
import tempfile
from pathlib import Path

import shot
from qgis.core import QgsPointXY, QgsSettings
from qgis.PyQt.QtCore import QEvent, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import iface

FIRST, SECOND, THIRD = (41_000.0, 535_000.0), (29_000.0, 541_000.0), (47_000.0, 520_000.0)


def at(place):
    """A place of the plan on the canvas."""
    point = iface.mapCanvas().getCoordinateTransform().transform(QgsPointXY(*place))
    return QPointF(point.x(), point.y())


def mouse(kind, place, button=Qt.MouseButton.NoButton):
    """A mouse event on the canvas."""
    event = QMouseEvent(kind, at(place), button, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(iface.mapCanvas().viewport(), event)


def click(place):
    """A click on the map."""
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        mouse(kind, place, Qt.MouseButton.LeftButton)


@shot.scene
def scouting():
    """The tool follows the pointer; a click pins; what is known of the building decides tests."""
    bench = shot.plugin().workbench
    build = Path(os.environ["SHOT_FOLDER"]).parents[1] / "build"
    QgsSettings().setValue("opvangatlas/plans_folder", tempfile.mkdtemp(dir=build if build.is_dir() else None))
    bench.actions["sample"].trigger()
    yield lambda: bench.session.is_open
    yield 2
    shot.clear_messages()
    desk = bench.scouting
    bench.actions["scout"].trigger()
    yield lambda: not desk.old
    yield 1
    mouse(QEvent.Type.MouseMove, FIRST)
    yield 1
    shot.grab("verkennen-kaart")
    click(FIRST)
    desk.page.fields["bvo_m2"].editor.setValue(4200)
    yield 1
    shot.grab("verkennen-plek")
    dock = desk.dock
    for place in (FIRST, SECOND, THIRD):
        click(place)
        yield lambda: not desk.old
        desk.keep()
        desk.let_go()
    yield lambda: not desk.old
    dock.bring(dock.search)
    dock.search.group.setCurrentIndex(dock.search.group.findData("rol"))
    yield 1
    shot.clear_messages()
    shot.grab("verkennen-zoekopdracht", dock)
    keys = {one.loc_id for one in dock.pipeline.rows if one.phase == "tip"}
    dock.bring(dock.pipeline)
    dock.pipeline.select({min(keys)})
    yield 1
    shot.grab("verkennen-kandidaten", dock)
    desk.compare(sorted(keys))
    yield lambda: bool(dock.compare.entries)
    dock.setMinimumWidth(520)
    yield 1
    shot.grab("verkennen-vergelijken", dock)
    desk.look_at(min(keys))
    yield lambda: not desk.old
    desk.write_sheet(Path(os.environ["SHOT_FOLDER"]).parents[1] / "build")
    yield 3
