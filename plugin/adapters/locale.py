# SPDX-License-Identifier: GPL-2.0-or-later
"""The user's language, and numbers and dates as the user writes them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from ..core.wording import MINUS, Figures, Language, Text, is_unknown, word

NO_VALUE = "–"
DUTCH = Path(__file__).resolve().parents[2] / "resources" / "i18n" / "opvangatlas_nl.qm"
_CONTEXT = "@default"
_spoken = threading.local()


def tr(text: str, comment: str | None = None, n: int = -1) -> str:
    """Translate a source string; ``%n`` becomes the number ``n`` in the right plural form."""
    chosen = getattr(_spoken, "language", None)
    if chosen is None:
        return QCoreApplication.translate(_CONTEXT, text, comment, n)
    found = _dutch().translate(_CONTEXT, text, comment, n) if chosen == "nl" else ""
    return (found or text).replace("%n", str(n))


@contextmanager
def spoken(language: Language) -> Iterator[None]:
    """Let :func:`tr` speak this language for a while, in this thread: what is written does not follow the window."""
    before = getattr(_spoken, "language", None)
    _spoken.language = language
    try:
        yield
    finally:
        _spoken.language = before


@cache
def _dutch() -> QTranslator:
    """The Dutch texts; without their file it knows none."""
    made = QTranslator()
    made.load(str(DUTCH))
    return made


def language() -> Language:
    """Dutch when QGIS is in Dutch, else English."""
    return _told(QgsApplication.locale)


@cache
def _told(locale: Callable[[], str]) -> Language:
    """Asked once: QGIS reads its settings for it, and keeps its language until it is started again."""
    return "nl" if locale().lower().startswith("nl") else "en"


def words(text: Text, figures: Figures | None = None) -> str:
    """A text of the core in the user's language."""
    return word(text, figures or {}, language())


def _numbers() -> QLocale:
    """The user's locale, with separators between thousands whatever QGIS does in its own tables."""
    locale = QLocale()
    locale.setNumberOptions(locale.numberOptions() & ~QLocale.NumberOption.OmitGroupSeparator)
    return locale


def whole(value: object, unknown: str = NO_VALUE) -> str:
    """A whole number: ``1.234``, or ``unknown`` where there is none. Never 0 for unknown."""
    if is_unknown(value):
        return unknown
    return _numbers().toString(round(float(value))).replace("-", MINUS)  # type: ignore[arg-type]


def decimal(value: object, decimals: int = 1, unknown: str = NO_VALUE) -> str:
    """A number with decimals: ``12,5``."""
    if is_unknown(value):
        return unknown
    return _numbers().toString(float(value), "f", decimals).replace("-", MINUS)  # type: ignore[arg-type]


def day(value: date | None, unknown: str = NO_VALUE) -> str:
    """A date: ``31-12-2027``."""
    return unknown if value is None else word(Text("{d}", "{d}"), {"d": value}, language())


def clock(moment: datetime) -> str:
    """A time of the day: ``14:32``."""
    return moment.strftime("%H:%M")
