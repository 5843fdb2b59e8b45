# SPDX-License-Identifier: GPL-2.0-or-later
"""The annex is in its own language, whatever language QGIS is in; and its work on the main thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QObject, Qt, QThread, QTranslator, pyqtSignal, pyqtSlot

from ...core.errors import Cancelled
from ...core.progress import Progress
from ...core.wording import Language
from ..locale import language as language_of_qgis

I18N = Path(__file__).resolve().parents[3] / "resources" / "i18n"
_LOCALES = {"nl": "nl_NL", "en": "en_GB"}

T = TypeVar("T")


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Words of legends and numbers of scale bars in this language inside this block."""
    before = QLocale()
    QLocale.setDefault(QLocale(_LOCALES[language]))
    translator = QTranslator()
    needed = language != language_of_qgis() and language != "en"
    here = needed and translator.load(str(I18N / f"opvangatlas_{language}.qm"))
    if here:
        QCoreApplication.installTranslator(translator)
    try:
        yield
    finally:
        if here:
            QCoreApplication.removeTranslator(translator)
        QLocale.setDefault(before)


class _Doorbell(QObject):
    """Lives on the main thread and does there what a worker asks."""

    asked = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self.moveToThread(QgsApplication.instance().thread())
        self.asked.connect(self.answer, Qt.ConnectionType.QueuedConnection)

    @pyqtSlot(object)
    def answer(self, work: Callable[[], None]) -> None:
        """Do it; a real slot, for only that follows its object to the other thread."""
        work()


def on_main_thread(work: Callable[[], T], progress: Progress) -> T:
    """Do something that only the main thread may do: layouts are graphics scenes of Qt.

    The worker waits without holding the main thread up in between; when the user cancels, or QGIS
    closes and nobody answers any more, the worker stops waiting.

    Raises
    ------
    Cancelled
    """
    if QThread.currentThread() == QgsApplication.instance().thread():
        return work()
    done = threading.Event()
    given: list[threading.Event] = []
    outcome: dict[str, Any] = {}

    def answer() -> None:
        if not given:
            try:
                outcome["value"] = work()
            except BaseException as error:  # noqa: BLE001 - every error is raised in the worker
                outcome["error"] = error
        done.set()

    bell = _Doorbell()
    bell.asked.emit(answer)
    while not done.wait(0.1):
        if progress.is_cancelled():
            given.append(done)
            raise Cancelled
    if "error" in outcome:
        raise outcome["error"]
    value: T = outcome["value"]
    return value
