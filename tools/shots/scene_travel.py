# SPDX-License-Identifier: GPL-2.0-or-later
"""Travel over the sample's own roads: building the network, its quality, and three maps."""

import shutil
import tempfile
from datetime import date
from pathlib import Path

import shot
from qgis.core import QgsProject, QgsSettings, QgsVectorLayer
from qgis.utils import iface

ROOT = Path(shot.__file__).resolve().parents[2]
ROADS = ROOT / "resources" / "sample" / "wegen.geojson"


@shot.scene
def travel():
    """The dialog, the quality report, travel time per municipality, routes, service areas."""
    bench = shot.plugin().workbench
    folder = Path(tempfile.gettempdir()) / "plannen"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    QgsSettings().setValue("opvangatlas/plans_folder", str(folder))
    bench.actions["sample"].trigger()
    yield lambda: bench.session.is_open
    yield 1
    bench.actions["check"].trigger()
    yield lambda: bench.session.checked and not bench.runner.is_busy()
    roads = QgsVectorLayer(str(ROADS), "Voorbeeldwegen", "ogr")
    QgsProject.instance().addMapLayer(roads)
    section = bench.dock.travel
    section.minutes.setValue(30)
    section.minutes.editingFinished.emit()
    yield lambda: not bench.runner.is_busy()
    bench.actions["network"].trigger()
    yield 1
    dialog = bench.dialogs.all[-1]
    dialog.source.set_layer(roads)
    dialog.date.choose(date(2025, 4, 1))
    yield 1
    shot.grab("netwerk-opbouwen", dialog)
    dialog.ok.click()
    yield lambda: bench.session.network is not None and not bench.runner.is_busy()
    yield 2
    iface.messageBar().clearWidgets()
    quality = next(d for d in bench.dialogs.all if d.objectName() == "OpvangatlasQuality")
    quality.resize(640, 300)
    quality.move(310, 640)
    quality.remarks.clicked.emit(quality.remarks.model().index(0, 0))
    yield 2
    shot.grab("netwerk-kwaliteit", screen=True)
    quality.close()
    QgsProject.instance().layerTreeRoot().findLayer(roads).setItemVisibilityChecked(False)
    bench.map.go_to_all()
    bench.dock.tabs.setCurrentIndex(0)
    for name, kind in (
        ("reistijd-gemeenten", "reistijdkaart"),
        ("reistijd-routes", "routes"),
        ("reistijd-bereik", "bereik"),
    ):
        section.kind.setCurrentIndex(section.kind.findData(kind))
        section.show_button.click()
        yield lambda: not bench.runner.is_busy()
        yield 2
        iface.messageBar().clearWidgets()
        shot.grab(name)
