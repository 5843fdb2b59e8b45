# SPDX-License-Identifier: GPL-2.0-or-later
"""What was chosen for a list, remembered for the next one with the same header."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from zlib import crc32

from qgis.core import QgsSettings

from ...plugin.core.intake.locations import POSITION
from ...plugin.core.intake.rows import REASON
from ...plugin.core.model.identifiers import column_key

_KEY = "opvangatlas/import/{table}/{header}"
_ASIDE = frozenset({REASON, *POSITION})
"""Columns that we put beside rejected rows: they have the header of their list."""

Choices = dict[str, dict[str, str]]
"""``fields``: target → column; ``types``: what the list calls a type → a type; ``defaults``: what → code."""


def remember(table: str, names: Iterable[str], choices: Mapping[str, Mapping[str, str]]) -> None:
    """Keep what was chosen for a header."""
    QgsSettings().setValue(_place(table, names), json.dumps(choices, ensure_ascii=False))


def remembered(table: str, names: Iterable[str]) -> Choices | None:
    """What was chosen for this header before; None: nothing, or nothing that can be read."""
    try:
        found = json.loads(str(QgsSettings().value(_place(table, names), "")))
    except ValueError:
        return None
    if not isinstance(found, dict) or not all(isinstance(part, dict) for part in found.values()):
        return None
    return {str(part): {str(key): str(value) for key, value in pairs.items()} for part, pairs in found.items()}


def _place(table: str, names: Iterable[str]) -> str:
    header = sorted(column_key(name) for name in names if name not in _ASIDE)
    return _KEY.format(table=table, header=f"{crc32(chr(10).join(header).encode()):08x}")
