# SPDX-License-Identifier: GPL-2.0-or-later
"""The provinces by their code (CBS)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PROVINCES: Mapping[str, str] = MappingProxyType({
    "PV20": "Groningen", "PV21": "Fryslân", "PV22": "Drenthe", "PV23": "Overijssel", "PV24": "Flevoland",
    "PV25": "Gelderland", "PV26": "Utrecht", "PV27": "Noord-Holland", "PV28": "Zuid-Holland", "PV29": "Zeeland",
    "PV30": "Noord-Brabant", "PV31": "Limburg",
})  # fmt: skip


def province_name(code: str) -> str:
    """``Gelderland (PV25)``; the code itself where there is no such province."""
    return f"{PROVINCES[code]} ({code})" if code in PROVINCES else code
