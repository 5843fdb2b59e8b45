# SPDX-License-Identifier: GPL-2.0-or-later
"""Work in the background: a body that knows nothing of QGIS, run as a QgsTask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from ..adapters.feedback import TaskProgress
from ..adapters.locale import language
from ..core.errors import Cancelled
from ..core.progress import Progress

Body = Callable[[Progress], Any]


class Job(QgsTask):
    """Runs ``body(progress)`` in a worker and tells on the main thread how it ended.

    Exactly one of ``succeeded``, ``failed`` and ``cancelled`` is emitted.
    """

    succeeded = pyqtSignal(object)
    failed = pyqtSignal(object)
    cancelled = pyqtSignal()
    said = pyqtSignal(str)

    def __init__(self, description: str, body: Body) -> None:
        super().__init__(description, QgsTask.Flag.CanCancel)
        self._body = body
        self._result: Any = None
        self._error: Exception | None = None

    def run(self) -> bool:
        """Do the work; called by QGIS in a worker thread."""
        try:
            self._result = self._body(TaskProgress(self, language(), self.said.emit))
        except Cancelled:
            return False
        except Exception as error:  # noqa: BLE001 - every error is told on the main thread
            self._error = error
            return False
        return not self.isCanceled()

    def finished(self, result: bool) -> None:  # noqa: FBT001 - QGIS calls it so
        """Tell how it ended; called by QGIS on the main thread."""
        if result:
            self.succeeded.emit(self._result)
        elif self._error is not None:
            self.failed.emit(self._error)
        else:
            self.cancelled.emit()
