# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialogs: a new plan, locations into it, the annex.

With ``OPVANGATLAS_DATA`` (or ``../shared/data``) real municipalities and locations; else the sample's own.
"""

import os
import shutil
import tempfile
from pathlib import Path

import shot
from qgis.core import QgsProject, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import Qt

ROOT = Path(shot.__file__).resolve().parents[2]
DATA = Path(os.environ.get("OPVANGATLAS_DATA", ROOT.parent / "shared" / "data"))
SAMPLE = ROOT / "resources" / "sample" / "voorbeeldland.gpkg"


@shot.scene
def new_plan():
    """Each dialog filled in as far as a user would."""
    bench = shot.plugin().workbench
    folder = Path(tempfile.gettempdir()) / "plannen"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    QgsSettings().setValue("opvangatlas/plans_folder", str(folder))
    real = DATA / "nl_2024" / "gemeenten_2024.gpkg"
    _add(f"{real}" if real.is_file() else f"{SAMPLE}|layername=gemeenten", "gemeenten_2024")
    yield 1
    bench.actions["new"].trigger()
    yield 2
    dialog = bench.dialogs.all[-1]
    wanted = dialog.provinces.findText("Overijssel")
    dialog.provinces.setItemCheckState(max(0, wanted), Qt.CheckState.Checked)
    dialog.output.setFilePath(str(folder / "overijssel_2026.gpkg"))
    yield 1
    shot.grab("nieuw-plan", dialog)
    dialog.close()
    yield 1
    QgsProject.instance().setDirty(False)
    bench.actions["sample"].trigger()
    yield lambda: bench.session.is_open
    yield 1
    points = DATA / "csweb_azc_2015" / "azc_2015.gpkg"
    _add(f"{points}" if points.is_file() else f"{SAMPLE}|layername=opvanglocaties", "azc_2015")
    bench.actions["locations"].trigger()
    yield 1
    dialog = bench.dialogs.all[-1]
    dialog.source.set_layer(QgsProject.instance().mapLayersByName("azc_2015")[0])
    yield 2
    shot.grab("locaties-importeren", dialog)
    dialog.close()
    bench.actions["check"].trigger()
    yield lambda: bench.session.checked and not bench.runner.is_busy()
    yield 1
    bench.actions["annex"].trigger()
    yield 1
    shot.grab("bijlage-maken", bench.dialogs.all[-1])


def _add(source, name):
    layer = QgsVectorLayer(source, name, "ogr")
    if not layer.isValid():
        raise shot.SceneError(f"cannot open {source}")
    QgsProject.instance().addMapLayer(layer)
