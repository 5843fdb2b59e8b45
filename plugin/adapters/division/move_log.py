# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes who moved what into the log of the plan, after it was saved."""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

import pandas as pd
from qgis.core import Qgis

from ...core.errors import DomainError
from ...core.model.plan import Plan
from ...core.model.tables import CHANGES
from ...core.regions.change_log import moves_logged, next_number
from ..messages import log


class LoggedStore(Protocol):
    """As much of a store as the log needs."""

    def read(self, tables: list[str]) -> Plan:
        """The plan with these tables."""

    def append(self, rows: Mapping[str, pd.DataFrame]) -> None:
        """Add rows."""


def user_name() -> str:
    """Who is logged in to the computer; empty when the system does not tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


class ChangeLog:
    """Moves wait here until they could be written: a busy file loses none of them."""

    def __init__(self, store: LoggedStore, variant: str) -> None:
        self._store, self._variant = store, variant
        self._waiting: list[tuple[dict[str, str | None], dict[str, str | None], datetime]] = []

    def add(self, before: Mapping[str, str | None], after: Mapping[str, str | None]) -> None:
        """Moves that were saved just now."""
        moved = {code: region for code, region in after.items() if before.get(code) != region}
        if moved:
            self._waiting.append(({code: before.get(code) for code in moved}, moved, datetime.now()))

    def flush(self) -> bool:
        """Write what waits; False when it has to wait longer."""
        if not self._waiting:
            return True
        try:
            number, parts = next_number(self._store.read([CHANGES.name])[CHANGES.name]), []
            for before, after, moment in self._waiting:
                parts.append(
                    moves_logged(before, after, variant=self._variant, user=user_name(), moment=moment, first=number)
                )
                number += len(parts[-1])
            self._store.append({CHANGES.name: pd.concat(parts, ignore_index=True)})
        except DomainError as error:
            log(f"{error} {error.details}", Qgis.MessageLevel.Warning)
            return False
        self._waiting.clear()
        return True
