# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan that is dropped on QGIS is opened as a plan, not as a heap of tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.gui import QgisInterface, QgsCustomDropHandler
from qgis.PyQt.QtCore import QTimer

from ...plugin.storage.opening import is_plan


class PlanDrop(QgsCustomDropHandler):
    """QGIS asks it about every file that is dropped; what is no plan is left to QGIS."""

    def __init__(self, open_plan: Callable[[Path], object]) -> None:
        super().__init__()
        self._open_plan = open_plan

    def handleFileDrop(self, file: str) -> bool:
        """Whether a file is a plan, which is then opened as soon as the drop is over."""
        path = Path(file)
        if path.suffix.lower() != ".gpkg" or not is_plan(path):
            return False
        QTimer.singleShot(0, lambda: self._open_plan(path))
        return True


def register(iface: QgisInterface, open_plan: Callable[[Path], object]) -> PlanDrop:
    """Listen to drops; keep what is given back until :func:`unregister`."""
    made = PlanDrop(open_plan)
    iface.registerCustomDropHandler(made)
    return made


def unregister(iface: QgisInterface, handler: PlanDrop) -> None:
    """Listen no more."""
    iface.unregisterCustomDropHandler(handler)
