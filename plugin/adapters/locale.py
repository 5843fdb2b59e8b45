# SPDX-License-Identifier: GPL-2.0-or-later
"""The user's language, and numbers and dates as the user writes them."""

from __future__ import annotations

from datetime import date, datetime

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QLocale

from ..core.wording import MINUS, Figures, Language, Text, is_unknown, word

NO_VALUE = "–"


def tr(text: str, comment: str | None = None, n: int = -1) -> str:
    """Translate a source string; ``%n`` becomes the number ``n`` in the right plural form."""
    return QCoreApplication.translate("@default", text, comment, n)


def language() -> Language:
    """Dutch when QGIS is in Dutch, else English."""
    return "nl" if QgsApplication.locale().lower().startswith("nl") else "en"


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
