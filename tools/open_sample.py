# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs inside QGIS (``make run``): opens the sample plan as soon as the application has started."""

import qgis.utils
from qgis.PyQt.QtCore import QTimer

QTimer.singleShot(0, lambda: qgis.utils.plugins["opvangatlas"].workbench.files.open_sample())
