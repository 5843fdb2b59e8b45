# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan: one frame per table, and settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd
import shapely

from .confidential import is_confidential, without_hidden
from .membership import in_plan
from .schema import Table
from .settings import SETTINGS, Settings
from .tables import LOCATIONS, MUNICIPALITIES, REGIONS, SETTINGS_TABLE, TABLES, VARIANTS

FIRST_VARIANT = "A"


Key = tuple[object, ...]


@dataclass(frozen=True)
class Edits:
    """All rows of a table as the user sees them, unsaved edits among them.

    Parameters
    ----------
    table : Table
    rows : frame with columns of the table, without shapes; absent columns are unknown
    shapes : mapping of key to WKB
        The shapes that differ from the stored ones.
    fitted : bool
        Whether ``rows`` was made by :meth:`.schema.Table.frame`: then it need not be made again.
    """

    table: Table
    rows: pd.DataFrame
    shapes: Mapping[Key, bytes] = field(default_factory=dict)
    fitted: bool = False


@dataclass(frozen=True)
class Plan:
    """All tables of a plan as frames. Immutable by agreement: functions return new plans.

    Parameters
    ----------
    frames : mapping of table name to frame
        Only the tables that were read; :meth:`__getitem__` gives an empty frame for others.
    settings : Settings
    is_public : bool
        Whether it is the public view of a plan, see :meth:`public`.
    """

    frames: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)
    is_public: bool = False

    def __getitem__(self, table: str) -> pd.DataFrame:
        frame = self.frames.get(table)
        return TABLES[table].empty() if frame is None else frame

    def with_tables(self, **frames: pd.DataFrame) -> Plan:
        """A plan in which these tables are replaced; every frame is conformed to its table."""
        fitted = {name: TABLES[name].frame(frame) for name, frame in frames.items()}
        return replace(self, frames={**self.frames, **fitted})

    def with_settings(self, **values: object) -> Plan:
        """A plan with some settings changed."""
        return replace(self, settings=self.settings.changed(**values))

    def public(self) -> Plan:
        """What anyone may know: confidential locations are gone, and every row of any table that refers to one.

        Taken at the door, before anything is counted: totals tell secrets too.
        """
        return self if self.is_public else replace(self, frames=without_hidden(self.frames), is_public=True)

    def as_seen(self, edits: Iterable[Edits]) -> Plan:
        """What the user sees: tables with unsaved edits in place of the stored ones, shapes too."""
        return replace(self, frames={**self.frames, **{edit.table.name: _seen(self, edit) for edit in edits}})

    @property
    def hidden(self) -> int:
        """The number of confidential locations in it."""
        return int(is_confidential(self[LOCATIONS.name]).sum())

    @property
    def shows_secrets(self) -> bool:
        """Whether what is counted of it tells of confidential locations."""
        return not self.is_public and self.hidden > 0

    @property
    def secret_locations(self) -> frozenset[str]:
        """Ids of its confidential locations."""
        frame = self[LOCATIONS.name]
        return frozenset(str(key) for key in frame.loc[is_confidential(frame), LOCATIONS.own_key])

    @property
    def regime(self) -> str:
        """``"2020"`` or ``"2024"``."""
        return str(self.settings["regime"])

    @property
    def reference_date(self) -> date | None:
        """The peildatum; None when the plan has none yet."""
        value: date | None = self.settings["peildatum"]
        return value

    @property
    def active_variant(self) -> str:
        """Id of the one active variant."""
        variants = self[VARIANTS.name]
        active = variants.loc[variants["actief"].fillna(False).astype(bool), "variant_id"]
        return str(active.iloc[0]) if len(active) else FIRST_VARIANT

    @property
    def municipalities(self) -> pd.DataFrame:
        """Municipalities that belong to the plan: neighbours kept for context are left out."""
        frame = self[MUNICIPALITIES.name]
        return frame[in_plan(frame)].reset_index(drop=True)

    @property
    def regions(self) -> pd.DataFrame:
        """Regions of the active variant."""
        frame = self[REGIONS.name]
        return frame[frame["variant_id"] == self.active_variant].reset_index(drop=True)


def _seen(plan: Plan, edit: Edits) -> pd.DataFrame:
    rows = edit.rows if edit.fitted else edit.table.frame(edit.rows)
    if edit.table.geometry is None:
        return rows
    stored = plan[edit.table.name]
    keys = list(edit.table.key)
    shape_of = dict(zip(stored[keys].itertuples(index=False, name=None), stored["geom"], strict=True))
    shape_of |= {key: shapely.from_wkb(wkb) for key, wkb in edit.shapes.items()}
    shapes = [shape_of.get(key) for key in rows[keys].itertuples(index=False, name=None)]
    return rows.assign(geom=pd.Series(shapes, index=rows.index, dtype="object"))


def settings_frame(settings: Settings) -> pd.DataFrame:
    """Table ``instellingen`` of these settings."""
    rows = [
        {
            "sleutel": key,
            "waarde": value,
            "eenheid": SETTINGS[key].unit if key in SETTINGS else None,
            "bron": SETTINGS[key].source if key in SETTINGS else None,
        }
        for key, value in settings.stored().items()
    ]
    return SETTINGS_TABLE.frame(pd.DataFrame(rows))


def settings_of(frame: pd.DataFrame) -> Settings:
    """Settings from table ``instellingen``.

    Raises
    ------
    InputError
        When a stored value does not fit its setting.
    """
    return Settings(dict(zip(frame["sleutel"], frame["waarde"], strict=True)))
