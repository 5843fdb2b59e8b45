# SPDX-License-Identifier: GPL-2.0-or-later
"""Texts as data: a template in Dutch and English, put into words where it is shown.

The core never decides on a language. It returns a :class:`Text` and the figures that go in it;
a door (Processing, dock, report) calls :func:`word` with the language of its reader.
"""

from __future__ import annotations

import math
import re
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

Language = Literal["nl", "en"]
Figures = Mapping[str, Any]

MINUS = "\N{MINUS SIGN}"
LISTED_AT_MOST = 12
"""Longer enumerations are cut in a sentence ("en 8 andere"); the figures keep them whole."""

_UNKNOWN = {"nl": "onbekend", "en": "unknown"}
_YES_NO = {"nl": ("ja", "nee"), "en": ("yes", "no")}
_AND_OTHERS = {"nl": "{names} en {n} andere", "en": "{names} and {n} others"}


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages, with ``{name}`` or ``{name:km}`` places for figures.

    The format after the colon is a kind from :func:`figure` (``int``, ``km``, ``min``, ``area``,
    ``m``, ``eur``, ``signed``); without one the kind follows from the value's type.
    """

    nl: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return the template in one language."""
        return self.nl if language == "nl" else self.en


def is_unknown(value: object) -> bool:
    """Whether a cell holds no value: ``None``, NaN, NaT or ``pandas.NA``."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    return isinstance(value, float) and math.isnan(value)


def known_int(value: Any) -> int | None:
    """A cell of a frame as a whole number; None where it is not known.

    Raises
    ------
    ValueError, TypeError
        When it is no number: cells are of their column's kind, what people wrote is read by :mod:`.model.values`.
    """
    return None if is_unknown(value) else int(value)


def known_float(value: Any) -> float | None:
    """A cell of a frame as a number, as :func:`known_int`."""
    return None if is_unknown(value) else float(value)


def known_text(value: object) -> str | None:
    """A cell of a frame as text; None where it is not known."""
    return None if is_unknown(value) else str(value)


def number(value: float, language: Language, decimals: int = 0) -> str:
    """Format a number as Dutch (``1.234,5``) or English (``1,234.5``), with a true minus sign."""
    text = f"{abs(value):,.{decimals}f}"
    if language == "nl":
        text = text.translate(str.maketrans(",.", ".,"))
    negative = value < 0 and any(digit in text for digit in "123456789")
    return (MINUS if negative else "") + text


def bounded(text: str, *, least: bool, most: bool = False) -> str:
    """A figure in words, marked as a bound: ``≥`` where a part of the sum is unknown, ``≤`` where a part may be gone.

    Parameters
    ----------
    text : the figure
    least, most : whether there may be more, and whether there may be less; both: ``±``
    """
    sign = "± " if least and most else "≥ " if least else "≤ " if most else ""
    return sign + text


def figure(value: object, language: Language, kind: str = "") -> str:
    """Put one value into words.

    Unknown values become "onbekend"/"unknown", never 0. Kinds: ``int``, ``km`` (one decimal),
    ``min`` (whole minutes), ``ha`` (from m²), ``area`` (m² or ha with its unit), ``m``, ``eur``, ``pct``
    (from a share), ``signed``.
    """
    if is_unknown(value):
        return _UNKNOWN[language]
    if isinstance(value, bool):
        return _YES_NO[language][0 if value else 1]
    if isinstance(value, datetime):
        return value.strftime("%d-%m-%Y %H:%M") if language == "nl" else value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y") if language == "nl" else value.isoformat()
    if isinstance(value, str):
        return value
    if isinstance(value, Sequence):
        return _enumeration([figure(item, language) for item in value], language)
    amount = float(value)  # type: ignore[arg-type]
    if kind == "km":
        return number(amount, language, 1)
    if kind == "eur":
        return "€ " + number(amount, language, 2)
    if kind == "ha":
        hectares = amount / 10_000
        return number(hectares, language, 0 if hectares >= 10 else 1 if hectares >= 0.1 else 3)
    if kind == "area":
        measure, unit = ("ha", "ha") if amount >= 1_000 else ("m", "m²")
        return f"{figure(amount, language, measure)} {unit}"
    if kind == "m":
        return number(amount, language, 0 if abs(amount) >= 10 else 1)
    if kind == "pct":
        return number(amount * 100, language) + "%"
    if kind == "signed":
        return ("+" if amount > 0 else "") + number(amount, language)
    if kind in ("int", "min") or amount.is_integer():
        return number(amount, language)
    return number(amount, language, 1)


def breach(value: float, norm: float, decimals: int = 0) -> int:
    """How many decimals to show so that rounding does not hide that ``value`` exceeds ``norm``.

    A verdict uses unrounded values; 30.04 against a norm of 30 must not be printed as 30.
    """
    while decimals < 6 and round(value, decimals) == round(norm, decimals) and value != norm:
        decimals += 1
    return decimals


def word(text: Text, figures: Figures, language: Language) -> str:
    """Fill in the figures of a text in one language.

    Raises
    ------
    KeyError
        When the template names a figure that is not given: a bug in the caller.
    """
    out: list[str] = []
    for literal, name, kind, _ in string.Formatter().parse(text.in_language(language)):
        out.append(literal)
        if name is not None:
            out.append(figure(_text_of(figures[name], language), language, kind or ""))
    return "".join(out)


def _text_of(value: object, language: Language) -> object:
    """A figure may itself be a Text (a label from a code list), or a list of them."""
    if isinstance(value, Text):
        return value.in_language(language)
    if isinstance(value, (list, tuple)):
        return [_text_of(item, language) for item in value]
    return value


def _enumeration(names: list[str], language: Language) -> str:
    if len(names) <= LISTED_AT_MOST:
        return ", ".join(names)
    shown = ", ".join(names[: LISTED_AT_MOST - 1])
    return _AND_OTHERS[language].format(names=shown, n=len(names) - LISTED_AT_MOST + 1)


_UNREADABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def readable(text: str) -> str:
    """Text without characters that no file of text allows, or that turn the order of the others."""
    return _UNREADABLE.sub("", text)
