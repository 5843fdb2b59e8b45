# SPDX-License-Identifier: GPL-2.0-or-later
"""What every store of a plan can do, whatever it is kept in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

import pandas as pd

from ..core.model.plan import Plan
from ..core.wording import Text
from .notes import Note


class PlanStore(Protocol):
    """A plan that is kept somewhere. Every method that writes does all of it or nothing."""

    @property
    def read_only(self) -> Text | None:
        """Why the plan cannot be written; None when it can."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """What the user should know about this place: a network disk, a migration."""

    def read(self, tables: Iterable[str] | None = None) -> Plan:
        """The plan with these tables, or with all; its settings always.

        Raises
        ------
        StorageError
            When it cannot be read.
        """

    def save(self, changes: Mapping[str, pd.DataFrame]) -> None:
        """Replace the rows of these tables in one transaction. A row with the same key stays itself.

        Raises
        ------
        StorageError
            When a row is refused, the plan is read-only or in use; nothing has changed then.
        """

    def append(self, rows: Mapping[str, pd.DataFrame]) -> None:
        """Add rows to these tables in one transaction.

        Raises
        ------
        StorageError
            When a row is refused, the plan is read-only or in use; nothing has changed then.
        """

    def activate(self, variant_id: str) -> None:
        """Make a variant the active one; the municipalities get its regions in the same transaction.

        Raises
        ------
        StorageError
            When there is no such variant, or the plan cannot be written.
        """

    def close(self) -> None:
        """Leave the plan in a state in which it can be copied."""
