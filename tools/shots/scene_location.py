# SPDX-License-Identifier: GPL-2.0-or-later
"""The Location dock on the sample: the list, and the form of a location with its periods."""

import os
import tempfile
from datetime import date
from pathlib import Path

import shot
from qgis.core import QgsSettings
from qgis.utils import iface


@shot.scene
def location():
    """A location is chosen in the list; its agreement is extended, its periods are shown."""
    bench = shot.plugin().workbench
    build = Path(os.environ["SHOT_FOLDER"]).parents[1] / "build"
    QgsSettings().setValue("opvangatlas/plans_folder", tempfile.mkdtemp(dir=build if build.is_dir() else None))
    bench.actions["sample"].trigger()
    yield lambda: bench.session.is_open
    yield 2
    iface.messageBar().clearWidgets()
    dock = bench.location.dock
    dock.setUserVisible(True)
    yield 1
    bench.location.choose(["OL04"])
    bench.map.go_to_row("opvanglocaties", "OL04")
    iface.mapCanvas().zoomByFactor(3)
    yield 2
    dock.form.boxes["general"].setCollapsed(True)
    for group in ("capacity", "agreement"):
        dock.form.boxes[group].setCollapsed(False)
    dock.form.fields["huur_eind"].editor.choose(date(2036, 5, 31))
    iface.mapCanvas().setFocus()
    yield 2
    dock.scroll.verticalScrollBar().setValue(0)
    yield 1
    shot.grab("locatie-formulier")
