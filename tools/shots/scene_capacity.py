# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Capacity" on the sample: a quarter that falls short, reserve, what ends, milestones, plan settings."""

import os
import tempfile
from pathlib import Path

import shot
from qgis.core import QgsSettings
from qgis.utils import iface


@shot.scene
def capacity():
    """Need and places per quarter, with the quarter that falls short chosen."""
    bench = shot.plugin().workbench
    QgsSettings().setValue("opvangatlas/plans_folder", _folder())
    bench.actions["sample"].trigger()
    yield lambda: bench.session.is_open
    yield 2
    shot.clear_messages()
    dock = bench.capacity.dock
    dock.setUserVisible(True)
    yield lambda: bool(dock.rows)
    short = [row.quarter for row in dock.rows if row.short]
    dock.choose_quarter(short[0])
    yield 2
    shot.grab("capaciteit")
    dock.reserve_button.click()
    yield 1
    shot.grab("capaciteit-reserve", bench.capacity.dialogs.all[-1])
    bench.capacity.dialogs.all[-1].close()
    dock.expiry_button.click()
    dialog = bench.capacity.dialogs.all[-1]
    dialog.months.setValue(18)
    yield 1
    shot.grab("capaciteit-aflopend", dialog)
    dialog.close()
    dock.moments_button.click()
    moments = bench.tables.rows_dialog
    moments.editors["mijlpalen"].choose("MP02")
    yield 1
    shot.grab("mijlpalen", moments)
    moments.close()
    settings = bench.tables.settings()
    yield 1
    shot.grab("planinstellingen", settings)
    settings.reject()
    iface.mainWindow().setFocus()


def _folder():
    """A folder of its own for the copy of the sample; in the build folder when that is there."""
    build = Path(os.environ["SHOT_FOLDER"]).parents[1] / "build"
    return tempfile.mkdtemp(dir=build if build.is_dir() else None)
