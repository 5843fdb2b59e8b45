# SPDX-License-Identifier: GPL-2.0-or-later
"""The plug-in as QGIS sees it; the one place where all parts are put together.

Nothing that needs pandas, scipy or shapely is imported before it is known that they are there.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsApplication, QgsMessageLog, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from . import requirements

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from ..ui.shell.guard import Guard
    from ..ui.workbench import Workbench
    from .processing.provider import OpvangatlasProvider

TAG = "Opvangatlas"
I18N = Path(__file__).resolve().parents[1] / "resources" / "i18n"


class OpvangatlasPlugin:
    """Loaded by QGIS with a window, and by ``qgis_process`` without one (``iface`` is None)."""

    def __init__(self, iface: QgisInterface | None) -> None:
        self.iface = iface
        self.provider: OpvangatlasProvider | None = None
        self.workbench: Workbench | None = None
        self._guard: Guard | None = None
        self._translator: QTranslator | None = None
        self._missing = requirements.missing()

    def initProcessing(self) -> None:
        """Offer the algorithms; called by QGIS itself in ``qgis_process``."""
        self._translate()
        if self._missing:
            self._say_what_is_missing()
            return
        if self.provider is None:
            from .processing.provider import OpvangatlasProvider

            self.provider = OpvangatlasProvider()
            QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:
        """Put the plug-in into the QGIS window."""
        self.initProcessing()
        if self._missing or self.iface is None:
            return
        from ..ui.shell.guard import Guard
        from ..ui.workbench import Workbench
        from .adapters.plan import shown_figures
        from .tasks.session import Session

        shown_figures.register()
        self.workbench = Workbench(self.iface, Session(QgsProject.instance()))
        self._guard = Guard(self.workbench.messages)

    def unload(self) -> None:
        """Take everything out of QGIS again."""
        if self._guard is not None:
            self._guard.remove()
            self._guard = None
        if self.workbench is not None:
            self.workbench.remove()
            self.workbench = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None

    def _translate(self) -> None:
        """Install the texts in the language of QGIS, where we have them."""
        if self._translator is not None:
            return
        translator = QTranslator()
        if translator.load(str(I18N / f"opvangatlas_{QgsApplication.locale()[:2]}.qm")):
            QCoreApplication.installTranslator(translator)
            self._translator = translator

    def _say_what_is_missing(self) -> None:
        line = requirements.explain(self._missing, QgsApplication.locale()[:2])
        QgsMessageLog.logMessage(line, TAG, Qgis.MessageLevel.Warning, False)
        if self.iface is not None:
            self.iface.messageBar().pushMessage(TAG, line, Qgis.MessageLevel.Warning, 0)
