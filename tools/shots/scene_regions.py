# SPDX-License-Identifier: GPL-2.0-or-later
"""Drawing regions on the trial plan: the hover effect, loose pieces with proposals, two variants compared.

``OPVANGATLAS_TRIAL`` names the plan; without it the one that ``make trial`` leaves in ``build``.
"""

import os
import shutil
import tempfile
from pathlib import Path

import shot
from qgis.core import QgsRectangle
from qgis.PyQt.QtCore import QEvent, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import iface

ROOT = Path(shot.__file__).resolve().parents[2]
PLAN = Path(os.environ.get("OPVANGATLAS_TRIAL", ROOT / "build" / "trial" / "proefplan.gpkg"))
EAST = QgsRectangle(190_000, 450_000, 272_000, 532_000)


@shot.scene
def regions():
    """What if Hellendoorn goes to IJsselland?"""
    if not PLAN.is_file():
        print("skipped: the pictures of drawing regions need `make trial` first", flush=True)
        return
    bench = shot.plugin().workbench
    copy = Path(tempfile.mkdtemp()) / PLAN.name
    shutil.copyfile(PLAN, copy)
    bench.files.open(copy)
    yield lambda: bench.session.is_open
    yield lambda: bench.regions.drawing.painting is not None
    yield 2
    shot.clear_messages()
    desk, drawing = bench.regions, bench.regions.drawing
    desk.dock.setUserVisible(True)
    _look_at(EAST)
    yield 2
    codes = {name: code for code, name in drawing.painting.board.name_of.items()}
    desk.tools.actions[0].trigger()
    drawing.choose_region_of(codes["Zwolle"])
    _point_at(drawing, codes["Hellendoorn"])
    yield 1
    shot.grab("regios-effect")
    for name in ("Hellendoorn", "Wierden"):
        drawing.assign([codes[name]], drawing.target)
    desk.tools.put_down()
    yield 2
    desk.actions.by_name["compare"].trigger()
    dialog = desk.variants.dialogs.all[-1]
    dialog.map_button.click()
    yield 2
    shot.grab("regios-vergelijken-venster", dialog)
    dialog.close()
    yield 1
    shot.grab("regios-vergelijken")
    _drop_comparison()
    drawing.assign([codes["Raalte"]], None)
    desk.actions.by_name["repair"].trigger()
    yield 3
    shot.grab("regios-voorstellen")


def _look_at(extent):
    iface.mapCanvas().setExtent(extent)
    iface.mapCanvas().refresh()


def _point_at(drawing, code):
    """Move the mouse over a municipality."""
    board, canvas = drawing.painting.board, iface.mapCanvas()
    place = drawing.painting.polygons[board.row[code]].representative_point()
    where = QPointF(canvas.getCoordinateTransform().transform(place.x, place.y).toQPointF())
    nothing, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(canvas.viewport(), QMouseEvent(QEvent.Type.MouseMove, where, nothing, nothing, plain))


def _drop_comparison():
    from qgis.core import QgsProject

    for layer in list(QgsProject.instance().mapLayers().values()):
        if layer.customProperty("opvangatlas/view") == "verplaatst":
            QgsProject.instance().removeMapLayer(layer.id())
