# SPDX-License-Identifier: GPL-2.0-or-later
"""The Processing provider ``opvangatlas``: the toolbox entry of every job."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .check_plan import CheckPlan
from .create_plan import CreatePlan
from .export_annex import ExportAnnex
from .import_links import ImportLinks
from .import_locations import ImportLocations

_ICON = Path(__file__).resolve().parents[2] / "resources" / "icons" / "opvangatlas.svg"


class OpvangatlasProvider(QgsProcessingProvider):
    """Holds the algorithms; their ids and parameter names are the public interface."""

    def loadAlgorithms(self) -> None:
        for algorithm in (CreatePlan, ImportLocations, ImportLinks, CheckPlan, ExportAnnex):
            self.addAlgorithm(algorithm())

    def id(self) -> str:
        return "opvangatlas"

    def name(self) -> str:
        return "Opvangatlas"

    def icon(self) -> QIcon:
        return QIcon(str(_ICON))
