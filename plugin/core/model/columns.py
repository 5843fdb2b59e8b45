# SPDX-License-Identifier: GPL-2.0-or-later
"""Columns by kind, as the tables declare them: stored name, Dutch label, English label, and the rest."""

from __future__ import annotations

from typing import Any

from ..wording import Text
from .schema import Column


def text(name: str, nl: str, en: str, **more: Any) -> Column:
    """A text, or a code of a list (``codes``)."""
    return Column(name, "text", Text(nl, en), **more)


def whole(name: str, nl: str, en: str, **more: Any) -> Column:
    """A whole number, in ``unit``."""
    return Column(name, "int", Text(nl, en), **more)


def number(name: str, nl: str, en: str, **more: Any) -> Column:
    """A number with decimals, in ``unit``."""
    return Column(name, "float", Text(nl, en), **more)


def yes_no(name: str, nl: str, en: str, **more: Any) -> Column:
    """Yes, no, or unknown."""
    return Column(name, "bool", Text(nl, en), **more)


def day(name: str, nl: str, en: str, **more: Any) -> Column:
    """A day of the calendar."""
    return Column(name, "date", Text(nl, en), **more)
