# SPDX-License-Identifier: GPL-2.0-or-later
"""What one setting of a plan is. The settings themselves stand in ``settings.py``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..errors import InputError
from ..wording import Text
from .codes import CodeList
from .schema import CEILING
from .values import parse_bool, parse_date, parse_decimal

Kind = Literal["text", "int", "float", "bool", "date", "code"]
Value = str | int | float | bool | date | None


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its kind, default, unit and where it comes from.

    A default of None means that the sources give no figure: the plan's makers must choose.
    """

    key: str
    kind: Kind
    default: Value
    label: Text
    unit: str = ""
    source: str = ""
    minimum: float | None = None
    codes: CodeList | None = None
    maximum: float = CEILING
    empty: Text | None = None
    """What it stands for when it is not filled in and has no default; without it: not chosen yet."""

    def parse(self, text: object) -> Value:
        """Read a stored or entered value; empty is the default.

        Raises
        ------
        InputError
            When the text is not of this kind, below the minimum or above the maximum.
        """
        if text is None or str(text).strip() == "":
            return self.default
        value = self._converted(text)
        if value is None or not self._fits(value):
            raise InputError(
                Text(
                    "‘{value}’ is geen geldige waarde voor {name}.",
                    "‘{value}’ is not a valid value for {name}.",
                ),
                value=str(text),
                name=self.label,
            )
        return value

    def _fits(self, value: Value) -> bool:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return True
        return (-self.maximum if self.minimum is None else self.minimum) <= value <= self.maximum

    def _converted(self, text: object) -> Value:
        if self.kind == "int":
            number = parse_decimal(text)
            return int(number) if number is not None and number.is_integer() else None
        if self.kind == "float":
            return parse_decimal(text)
        if self.kind == "bool":
            return parse_bool(text)
        if self.kind == "date":
            return parse_date(text)
        if self.codes is not None:
            found = self.codes.find(text)
            return found.code if found else None
        return str(text).strip()

    def stored(self, value: Value) -> str | None:
        """The text that is stored: ISO dates, decimal points, ``1``/``0``."""
        if value is None:
            return None
        if isinstance(value, bool):
            return "1" if value else "0"
        return value.isoformat() if isinstance(value, date) else str(value)
