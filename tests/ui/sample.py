# SPDX-License-Identifier: GPL-2.0-or-later
"""The sample in the docks: what tests see of it and do with it."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsPointXY
from qgis.PyQt.QtCore import QPoint, Qt

from opvangatlas.ui.widgets.table import ROW_ROLE

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "voorbeeldland.gpkg"


def layer(location, table="opvanglocaties"):
    return location.session.layer(table)


def stored(location, table, key, value):
    return [f for f in layer(location, table).getFeatures() if f[key] == value]


def pixel(location, name):
    """Where a location is on the screen."""
    canvas = location.iface.mapCanvas()
    (feature,) = stored(location, "opvanglocaties", "loc_id", name)
    point = feature.geometry().asPoint()
    return on_screen(canvas, point.x(), point.y())


def on_screen(canvas, x, y):
    at = canvas.getCoordinateTransform().transform(QgsPointXY(x, y))
    return QPoint(round(at.x()), round(at.y()))


def row_click(dock, name, qtbot, modifier=Qt.KeyboardModifier.NoModifier):
    view = dock.list.view
    model = view.model()
    index = next(model.index(n, 0) for n in range(model.rowCount()) if model.index(n, 0).data(ROW_ROLE).name == name)
    view.scrollTo(index)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, view.visualRect(index).center())


def type_in(field, text, qtbot):
    field.editor.setFocus()
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, text)
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)


def choose(field, data):
    row = next(row for row in range(field.editor.count()) if field.editor.itemData(row) == data)
    field.editor.setCurrentIndex(row)
    field.editor.activated.emit(row)
