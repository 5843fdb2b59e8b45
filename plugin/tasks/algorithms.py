# SPDX-License-Identifier: GPL-2.0-or-later
"""Algorithms of our provider, run in the background for a dialog."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsTask,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..adapters.locale import tr
from .runner import Runner


class Listening(QgsProcessingFeedback):
    """Feedback that keeps what the algorithm says."""

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []
        self.warnings: list[str] = []

    def reportError(self, error: str, fatalError: bool = False) -> None:  # noqa: FBT001, FBT002
        """Keep an error; the first is what went wrong, the rest follows from it."""
        self.errors.append(error.strip())

    def pushWarning(self, warning: str) -> None:
        """Keep a warning."""
        self.warnings.append(warning.strip())


class AlgorithmRun(QObject):
    """One run of an algorithm. Emits ``succeeded`` or ``failed`` on the main thread."""

    succeeded = pyqtSignal(dict)
    failed = pyqtSignal(str)
    cancelled = pyqtSignal()

    def __init__(self, name: str, parameters: dict[str, Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.feedback = Listening()
        self.context = QgsProcessingContext()
        self.context.setProject(QgsProject.instance())
        self.context.setFeedback(self.feedback)
        self._algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"opvangatlas:{name}")
        self._parameters = parameters
        self.task: QgsTask | None = None

    def start(self, runner: Runner) -> QgsTask | None:
        """Check the parameters and start; None when they are refused, ``failed`` tells why."""
        if self._algorithm is None:
            self.failed.emit(tr("Processing is not available. Switch on the plug-in Processing."))
            return None
        fits, reason = self._algorithm.checkParameterValues(self._parameters, self.context)
        if not fits:
            self.failed.emit(reason)
            return None
        task = QgsProcessingAlgRunnerTask(self._algorithm, self._parameters, self.context, self.feedback)
        task.executed.connect(self._executed)
        self.task = task
        runner.keep(task, task.executed)
        return task

    def layer(self, destination: str) -> QgsVectorLayer | None:
        """An output layer that was not saved to a file; it is the caller's from now on."""
        return self.context.takeResultLayer(destination)

    def made_layer(self) -> str | None:
        """The output layer that was made before the work failed, such as that of the rejected rows."""
        return next(iter(self.context.temporaryLayerStore().mapLayers()), None)

    def _executed(self, successful: bool, results: dict[str, Any]) -> None:  # noqa: FBT001
        if self.feedback.isCanceled() or (self.task is not None and self.task.isCanceled()):
            self.cancelled.emit()
        elif successful:
            self.succeeded.emit(results)
        else:
            self.failed.emit(self.feedback.errors[0] if self.feedback.errors else tr("The work failed."))
