# SPDX-License-Identifier: GPL-2.0-or-later
"""Settings of a plan: what the sources leave open. Stored as text in table ``instellingen``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Literal

from ..errors import InputError
from ..wording import Text
from .codes import REGIME, CodeList
from .values import parse_bool, parse_date, parse_decimal

SCHEMA_VERSION = 1

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

    def parse(self, text: object) -> Value:
        """Read a stored or entered value; empty is the default.

        Raises
        ------
        InputError
            When the text is not of this kind or below the minimum.
        """
        if text is None or str(text).strip() == "":
            return self.default
        value = self._converted(text)
        too_low = self.minimum is not None and isinstance(value, (int, float)) and value < self.minimum
        if value is None or too_low:
            raise InputError(
                Text(
                    "‘{value}’ is geen geldige waarde voor {name}.",
                    "‘{value}’ is not a valid value for {name}.",
                ),
                value=str(text),
                name=self.label,
            )
        return value

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


_ALL = (
    Setting("schema_versie", "int", SCHEMA_VERSION, Text("schemaversie", "schema version")),
    Setting("plan_naam", "text", "", Text("naam van het plan", "name of the plan")),
    Setting("regime", "code", "2020", Text("regime", "regime"), source="UA20, KB24", codes=REGIME),
    Setting("peildatum", "date", None, Text("peildatum", "reference date"), source="FMT h2"),
    Setting("planperiode_van", "date", None, Text("planperiode van", "planning window from"), source="FMT h7"),
    Setting("planperiode_tot", "date", None, Text("planperiode tot", "planning window to"), source="FMT h7"),
    Setting("max_km", "float", None, Text("norm afstand", "distance norm"), "km", "UA20 §5.1", 0),
    Setting("max_minuten", "float", None, Text("norm reistijd", "travel time norm"), "min", "UA20 §5.1", 0),
    Setting("omwegfactor", "float", 1.3, Text("omwegfactor", "detour factor"), "", "domain C8", 1),
    Setting("snelheid_kmh", "float", 60.0, Text("snelheid", "speed"), "km/h", "domain C8", 1),
    Setting("aansluit_km", "float", 2.0, Text("aansluitgrens", "snap limit"), "km", "domain C8", 0),
    Setting(
        "rol_minimum",
        "int",
        300,
        Text("minimum plekken ROL", "minimum places of a ROL"),
        "plekken",
        "UA20 §4.3",
        0,
    ),
    Setting(
        "regio_minimum",
        "int",
        None,
        Text("minimum taakstelling regio", "minimum target of a region"),
        "personen",
        "UA20 §5.1",
        0,
    ),
    Setting("sliver_m", "float", 10.0, Text("sliverbreedte", "sliver width"), "m", "domain A4", 0),
    Setting("bronjaar", "text", "", Text("bronjaar gemeenten", "source year of municipalities")),
    Setting("bron_gemeenten", "text", "", Text("bron gemeenten", "source of municipalities")),
)

SETTINGS: Mapping[str, Setting] = MappingProxyType({setting.key: setting for setting in _ALL})


class Settings(Mapping[str, Value]):
    """The settings of one plan, typed; a missing one has its default. Immutable.

    Raises
    ------
    InputError
        When a stored text does not fit its setting.
    """

    def __init__(self, values: Mapping[str, object] | None = None) -> None:
        given = values or {}
        self._values: dict[str, Value] = {key: setting.parse(given.get(key)) for key, setting in SETTINGS.items()}
        self.unknown: dict[str, object] = {k: v for k, v in given.items() if k not in SETTINGS}
        """Settings of a newer version or another plug-in: kept, never dropped."""

    def __getitem__(self, key: str) -> Any:
        return self._values[key]

    def __iter__(self) -> Any:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def changed(self, **values: object) -> Settings:
        """A copy with some settings changed; None sets a setting back to its default."""
        unknown_keys = set(values) - set(SETTINGS)
        if unknown_keys:
            raise KeyError(f"no such setting: {sorted(unknown_keys)}")
        return Settings({**self.stored(), **values})

    def stored(self) -> dict[str, object]:
        """All values that differ from nothing, as stored text."""
        texts = {key: SETTINGS[key].stored(value) for key, value in self._values.items()}
        return {**self.unknown, **{key: text for key, text in texts.items() if text is not None}}
