# SPDX-License-Identifier: GPL-2.0-or-later
"""Settings of a plan: what the sources leave open. Stored as text in table ``instellingen``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ..wording import Text
from .capacity_settings import CAPACITY_SETTINGS
from .codes import REGIME
from .setting import Setting, Value
from .siting_settings import SITING_SETTINGS

SCHEMA_VERSION = 4

_ALL = (
    Setting("schema_versie", "int", SCHEMA_VERSION, Text("schemaversie", "schema version")),
    Setting("plan_naam", "text", "", Text("naam van het plan", "name of the plan")),
    Setting("regime", "code", "2020", Text("regime", "regime"), source="UA20, KB24", codes=REGIME),
    Setting(
        "peildatum",
        "date",
        None,
        Text("peildatum", "reference date"),
        source="FMT h2",
        empty=Text("vandaag", "today"),
    ),
    Setting(
        "planperiode_van",
        "date",
        None,
        Text("planperiode van", "planning window from"),
        source="FMT h7",
        empty=Text("de peildatum", "the reference date"),
    ),
    Setting(
        "planperiode_tot",
        "date",
        None,
        Text("planperiode tot", "planning window to"),
        source="FMT h7",
        empty=Text("vier jaar na het begin", "four years after it begins"),
    ),
    Setting("max_km", "float", None, Text("norm afstand", "distance norm"), "km", "UA20 §5.1", 0),
    Setting("max_minuten", "float", None, Text("norm reistijd", "travel time norm"), "min", "UA20 §5.1", 0),
    Setting("omwegfactor", "float", 1.3, Text("omwegfactor", "detour factor"), "", "Opvangatlas", 1),
    Setting("snelheid_kmh", "float", 60.0, Text("snelheid", "speed"), "km/u", "Opvangatlas", 1),
    Setting("aansluit_km", "float", 2.0, Text("aansluitgrens", "snap limit"), "km", "Opvangatlas", 0),
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
    Setting("sliver_m", "float", 10.0, Text("sliverbreedte", "sliver width"), "m", "Opvangatlas", 0),
    Setting(
        "herken_m", "float", 100.0, Text("dezelfde locatie tot op", "the same location up to"), "m", "Opvangatlas", 0
    ),
    Setting("bronjaar", "text", "", Text("bronjaar gemeenten", "source year of municipalities")),
    Setting("bron_gemeenten", "text", "", Text("bron gemeenten", "source of municipalities")),
)

SETTINGS: Mapping[str, Setting] = MappingProxyType(
    {setting.key: setting for setting in (*_ALL, *CAPACITY_SETTINGS, *SITING_SETTINGS)}
)


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
