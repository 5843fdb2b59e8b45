# SPDX-License-Identifier: GPL-2.0-or-later
"""No error of ours reaches the user as a window with a traceback: a slot that fails says so in one line."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType

from ...plugin.adapters.locale import tr
from ...plugin.adapters.messages import Messages

ROOT = Path(__file__).resolve().parents[2]
OURS = (ROOT / "plugin", ROOT / "ui")


class Guard:
    """Stands before the handler of QGIS; what did not begin in our code goes on to that."""

    def __init__(self, messages: Messages) -> None:
        self._messages, self._before = messages, sys.excepthook
        sys.excepthook = self._hear

    def _hear(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Exception) and trace is not None and _is_ours(trace):
            self._messages.error(error, tr("this action"))
        else:
            self._before(kind, error, trace)

    def remove(self) -> None:
        """Leave QGIS its own handler; where another stands before ours by now, ours only passes on."""
        if sys.excepthook == self._hear:
            sys.excepthook = self._before


def _is_ours(trace: TracebackType) -> bool:
    """Whether the first call is ours: a slot, or a method that Qt calls."""
    place = Path(trace.tb_frame.f_code.co_filename)
    return any(place.is_relative_to(folder) for folder in OURS)
