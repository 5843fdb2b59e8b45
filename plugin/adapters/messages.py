# SPDX-License-Identifier: GPL-2.0-or-later
"""One line in QGIS's message bar for every refusal, and the log for every bug."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from html import escape
from pathlib import Path
from zlib import crc32

from qgis.core import Qgis, QgsMessageLog
from qgis.gui import QgsMessageBar, QgsMessageBarItem
from qgis.PyQt.QtWidgets import QPushButton

from ..core.errors import DomainError
from .locale import language, tr

TAG = "Opvangatlas"
SECONDS = 5
PLACES = 3
"""So many of the innermost calls tell faults apart."""

Verb = tuple[str, Callable[[], object]]
"""A button: its text and what it does."""


def log(text: str, level: Qgis.MessageLevel = Qgis.MessageLevel.Info) -> None:
    """Write to the log tab of the plug-in."""
    QgsMessageLog.logMessage(text, TAG, level, notifyUser=False)


def traceback_of(error: BaseException) -> str:
    """The traceback of an exception as text."""
    return "".join(traceback.format_exception(type(error), error, error.__traceback__))


def number_of(error: BaseException) -> str:
    """The number of a fault of ours: that of its kind and place, so the same fault has the same number everywhere."""
    frames = traceback.extract_tb(error.__traceback__)
    place = [(Path(frame.filename).name, frame.name) for frame in frames[-PLACES:]]
    return f"{crc32(repr((type(error).__name__, place)).encode()) % 10_000:04}"


def logged(error: BaseException) -> str:
    """Write a fault of ours to the log; its number."""
    number = number_of(error)
    log(f"{number}: {traceback_of(error)}", Qgis.MessageLevel.Critical)
    return number


class Messages:
    """Says things in a message bar: critical and warning lines stay, others go after five seconds."""

    def __init__(self, bar: QgsMessageBar, show_log: Callable[[], object]) -> None:
        self._bar, self._show_log = bar, show_log

    def done(self, text: str, *verbs: Verb) -> QgsMessageBarItem:
        """Something worked."""
        return self._push(text, Qgis.MessageLevel.Success, verbs)

    def info(self, text: str, *verbs: Verb) -> QgsMessageBarItem:
        """Good to know."""
        return self._push(text, Qgis.MessageLevel.Info, verbs)

    def warning(self, text: str, *verbs: Verb) -> QgsMessageBarItem:
        """Something needs attention."""
        return self._push(text, Qgis.MessageLevel.Warning, verbs)

    def error(self, error: BaseException, what: str, *verbs: Verb) -> None:
        """A refusal in its own words; anything else is a fault of ours: one line with a number, the rest in the log."""
        if isinstance(error, DomainError):
            if error.details:
                log(error.details, Qgis.MessageLevel.Warning)
            self._push(error.line(language()), Qgis.MessageLevel.Warning, verbs)
            return
        line = tr("Error {number} in {what}. Details are in the log.").format(number=logged(error), what=what)
        self._push(line, Qgis.MessageLevel.Critical, ((tr("Show log"), self._show_log),))

    def refuse(self, line: str) -> None:
        """A refusal that is already in words, such as that of an algorithm."""
        self._push(line, Qgis.MessageLevel.Warning, ())

    def take_away(self, item: QgsMessageBarItem | None) -> None:
        """Take away a line of ours, if it is still there; those of others stay."""
        if item is not None and item in self._bar.items():
            self._bar.popWidget(item)

    def _push(self, text: str, level: Qgis.MessageLevel, verbs: tuple[Verb, ...]) -> QgsMessageBarItem:
        text = escape(text, quote=False)  # QGIS shows a line as HTML, and it may hold names of the plan
        self._take_away_same(text)
        item = QgsMessageBar.createMessage(TAG, text)
        item.setLevel(level)
        stays = level in (Qgis.MessageLevel.Warning, Qgis.MessageLevel.Critical)
        item.setDuration(0 if stays else SECONDS)
        for label, action in verbs:
            button = QPushButton(label, item)
            button.clicked.connect(lambda _checked=False, act=action: act())
            item.layout().addWidget(button)
        self._bar.pushItem(item)
        return item

    def _take_away_same(self, text: str) -> None:
        """Two kinds of work can fail for one reason: a line that is still there is not said twice."""
        for item in self._bar.items():
            if item.title() == TAG and item.text() == text:
                self._bar.popWidget(item)
