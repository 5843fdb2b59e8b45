# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands above a column that people read: its label, with the unit where the label does not say it."""

from __future__ import annotations

from collections.abc import Sequence

from ..wording import Language, Text
from .schema import Column

_UNITS = {
    "plekken": Text("plekken", "places"),
    "personen": Text("personen", "people"),
    "dagen": Text("dagen", "days"),
    "weken": Text("weken", "weeks"),
    "maanden": Text("maanden", "months"),
    "jaar": Text("jaar", "years"),
}


def unit_word(unit: str, language: Language) -> str:
    """A unit in words; a symbol is the same in every language."""
    return _UNITS[unit].in_language(language) if unit in _UNITS else unit


def heading(column: Column, language: Language) -> str:
    """``vloeroppervlak, m²``."""
    label, unit = column.label.in_language(language), unit_word(column.unit, language)
    return label if not unit or unit in label else f"{label}, {unit}"


def headings(columns: Sequence[Column], language: Language) -> list[str]:
    """The heading of each column; a table cannot have the same one twice."""
    made: list[str] = []
    for column in columns:
        text = heading(column, language)
        made.append(text if text not in made else f"{text} ({column.name})")
    return made
