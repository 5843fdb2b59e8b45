# SPDX-License-Identifier: GPL-2.0-or-later
"""One line in QGIS's message bar for every refusal, and the log for every bug."""

from __future__ import annotations

import traceback
from collections.abc import Callable

from qgis.core import Qgis, QgsMessageLog
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QPushButton

from ..core.errors import DomainError
from .locale import language, tr

TAG = "Opvangatlas"
SECONDS = 5

Verb = tuple[str, Callable[[], object]]
"""A button: its text and what it does."""


def log(text: str, level: Qgis.MessageLevel = Qgis.MessageLevel.Info) -> None:
    """Write to the log tab of the plug-in."""
    QgsMessageLog.logMessage(text, TAG, level, notifyUser=False)


def traceback_of(error: BaseException) -> str:
    """The traceback of an exception as text."""
    return "".join(traceback.format_exception(type(error), error, error.__traceback__))


class Messages:
    """Says things in a message bar: critical and warning lines stay, others go after five seconds."""

    def __init__(self, bar: QgsMessageBar, show_log: Callable[[], object]) -> None:
        self._bar, self._show_log = bar, show_log

    def done(self, text: str, *verbs: Verb) -> None:
        """Something worked."""
        self._push(text, Qgis.MessageLevel.Success, verbs)

    def info(self, text: str, *verbs: Verb) -> None:
        """Good to know."""
        self._push(text, Qgis.MessageLevel.Info, verbs)

    def warning(self, text: str, *verbs: Verb) -> None:
        """Something needs attention."""
        self._push(text, Qgis.MessageLevel.Warning, verbs)

    def error(self, error: BaseException, what: str, *verbs: Verb) -> None:
        """A refusal in its own words; anything else is a bug: traceback to the log, one line here."""
        if isinstance(error, DomainError):
            if error.details:
                log(error.details, Qgis.MessageLevel.Warning)
            self._push(error.line(language()), Qgis.MessageLevel.Warning, verbs)
            return
        log(traceback_of(error), Qgis.MessageLevel.Critical)
        line = tr("Error in {what}. The plan was not changed.").format(what=what)
        self._push(line, Qgis.MessageLevel.Critical, ((tr("Show log"), self._show_log),))

    def refuse(self, line: str) -> None:
        """A refusal that is already in words, such as that of an algorithm."""
        self._push(line, Qgis.MessageLevel.Warning, ())

    def _push(self, text: str, level: Qgis.MessageLevel, verbs: tuple[Verb, ...]) -> None:
        item = QgsMessageBar.createMessage(TAG, text)
        item.setLevel(level)
        stays = level in (Qgis.MessageLevel.Warning, Qgis.MessageLevel.Critical)
        item.setDuration(0 if stays else SECONDS)
        for label, action in verbs:
            button = QPushButton(label, item)
            button.clicked.connect(lambda _checked=False, act=action: act())
            item.layout().addWidget(button)
        self._bar.pushItem(item)
