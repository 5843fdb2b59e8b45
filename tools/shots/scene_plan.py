# SPDX-License-Identifier: GPL-2.0-or-later
"""From an empty start to the checked sample: the Plan dock, its regions, its findings."""

import os
import tempfile
from pathlib import Path

import shot
from qgis.core import QgsSettings
from qgis.utils import iface


@shot.scene
def plan():
    """Empty start, the sample as it opens, its findings, one of them on the map."""
    bench = shot.plugin().workbench
    QgsSettings().setValue("opvangatlas/plans_folder", _folder())
    bench.dock.setUserVisible(True)
    yield 1
    shot.grab("plan-leeg")
    bench.actions["sample"].trigger()
    yield lambda: bench.session.is_open
    yield 2
    if not bench.session.checked:
        bench.actions["check"].trigger()
    yield lambda: bench.session.checked
    yield 2
    iface.messageBar().clearWidgets()
    shot.grab("plan-regios")
    bench.dock.show_findings()
    yield 1
    shot.grab("plan-bevindingen")
    bench.actions["next"].trigger()
    yield 3
    shot.grab("plan-bevinding")


def _folder():
    """A folder of its own for the copy of the sample; in the build folder when that is there."""
    build = Path(os.environ["SHOT_FOLDER"]).parents[1] / "build"
    return tempfile.mkdtemp(dir=build if build.is_dir() else None)
