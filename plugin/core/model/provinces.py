# SPDX-License-Identifier: GPL-2.0-or-later
"""The provinces by their code (CBS)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .identifiers import clean_text, folded_name, province_code

PROVINCES: Mapping[str, str] = MappingProxyType({
    "PV20": "Groningen", "PV21": "Fryslân", "PV22": "Drenthe", "PV23": "Overijssel", "PV24": "Flevoland",
    "PV25": "Gelderland", "PV26": "Utrecht", "PV27": "Noord-Holland", "PV28": "Zuid-Holland", "PV29": "Zeeland",
    "PV30": "Noord-Brabant", "PV31": "Limburg",
})  # fmt: skip


def province_name(code: str) -> str:
    """``Gelderland (PV25)``; the code itself where there is no such province."""
    return f"{PROVINCES[code]} ({code})" if code in PROVINCES else code


def province_of(value: object) -> str | None:
    """The code of a province from its code or name in any spelling; other text as it is, None for none."""
    text = clean_text(value)
    return province_code(text) or _BY_NAME.get(folded_name(text)) or text or None


_BY_NAME = {folded_name(name): code for code, name in PROVINCES.items()} | {"friesland": "PV21"}
