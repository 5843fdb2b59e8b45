# SPDX-License-Identifier: GPL-2.0-or-later
"""Progress of the core, shown by QGIS: a feedback object or a task."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsFeedback, QgsProcessingFeedback, QgsTask

from ..core.wording import Language, Text


class FeedbackProgress:
    """Core :class:`~..core.progress.Progress` over a QgsFeedback."""

    def __init__(self, feedback: QgsFeedback, language: Language) -> None:
        self._feedback, self._language, self._last = feedback, language, ""

    def report(self, fraction: float, text: Text | None = None) -> None:
        """Move the bar; show the step when it changes."""
        self._feedback.setProgress(100.0 * fraction)
        line = text.in_language(self._language) if text else ""
        if line and line != self._last and isinstance(self._feedback, QgsProcessingFeedback):
            self._feedback.setProgressText(line)
            self._last = line

    def is_cancelled(self) -> bool:
        """Whether the user pressed cancel."""
        return self._feedback.isCanceled()


class TaskProgress:
    """Core :class:`~..core.progress.Progress` over a QgsTask; ``say`` hears each new step, in the worker."""

    def __init__(self, task: QgsTask, language: Language, say: Callable[[str], None]) -> None:
        self._task, self._language, self._say, self._last = task, language, say, ""

    def report(self, fraction: float, text: Text | None = None) -> None:
        """Move the task's bar; say the step when it changes."""
        self._task.setProgress(100.0 * fraction)
        line = text.in_language(self._language) if text else ""
        if line and line != self._last:
            self._say(line)
            self._last = line

    def is_cancelled(self) -> bool:
        """Whether the user, or QGIS at its end, cancelled the task."""
        return self._task.isCanceled()
