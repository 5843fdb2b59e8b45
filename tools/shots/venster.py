# SPDX-License-Identifier: GPL-2.0-or-later
"""The main window with the plugin loaded: proof that pictures can be taken."""

import shot
from qgis.utils import iface


@shot.scene
def window():
    """Nothing but QGIS itself, with the plugin's menu and toolbar."""
    shot.plugin()
    iface.newProject()  # noqa: QGS202
    yield
    shot.grab("venster")
