# SPDX-License-Identifier: GPL-2.0-or-later
"""How a long core function tells how far it is and hears that it must stop."""

from __future__ import annotations

from typing import Protocol

from .errors import Cancelled
from .wording import Text


class Progress(Protocol):
    """What a door hands to a core function: Processing feedback, a QgsTask, or nothing."""

    def report(self, fraction: float, text: Text | None = None) -> None:
        """Say that ``fraction`` (0 to 1) is done, and with which step we are busy."""

    def is_cancelled(self) -> bool:
        """Whether the user asked to stop."""


class Silent:
    """Progress that nobody watches and nobody cancels."""

    def report(self, fraction: float, text: Text | None = None) -> None:
        """Do nothing."""

    def is_cancelled(self) -> bool:
        """Never."""
        return False


SILENT = Silent()


class Part:
    """A stretch of a larger job: its 0 to 1 is ``start`` to ``end`` of the whole."""

    def __init__(self, whole: Progress, start: float, end: float) -> None:
        self._whole, self._start, self._span = whole, start, end - start

    def report(self, fraction: float, text: Text | None = None) -> None:
        """Report in terms of the whole."""
        self._whole.report(self._start + self._span * fraction, text)

    def is_cancelled(self) -> bool:
        """Ask the whole."""
        return self._whole.is_cancelled()


def stop_if_cancelled(progress: Progress) -> None:
    """Raise :class:`Cancelled` when the user asked to stop."""
    if progress.is_cancelled():
        raise Cancelled
