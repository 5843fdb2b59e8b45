# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans of which a column or setting is made empty, or otherwise, and what the rules say of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TypeVar

import numpy as np
import pandas as pd

from opvangatlas.plugin.core.checks import rules
from opvangatlas.plugin.core.checks.assess import straight_line, travel_table
from opvangatlas.plugin.core.checks.finding import Finding, Missing
from opvangatlas.plugin.core.checks.registry import GEOMETRY
from opvangatlas.plugin.core.model.plan import Plan
from opvangatlas.plugin.core.model.schema import Column
from opvangatlas.plugin.core.model.setting import Setting
from opvangatlas.plugin.core.model.settings import SETTINGS
from opvangatlas.plugin.core.model.tables import LOCATIONS, SETTINGS_TABLE, TABLES, TRAVEL
from opvangatlas.plugin.core.situation.situation import Situation
from opvangatlas.plugin.core.wording import is_unknown

from ..plans import DAY
from .unknown_stories import STORIES

Said = list[Finding | Missing]
RULES = {rule.code: rule for rule in rules() if rule.reads}
CHOICES = SETTINGS_TABLE.name
NORMS = ("max_km", "max_minuten")
"""One of both is enough: the other is then none."""
NAMES = {"gemeenten.gm_naam", "regios.regio_nm", "opvanglocaties.loc_naam"}
"""They stand in sentences; no outcome depends on them."""


@dataclass(frozen=True)
class Emptied:
    """What was made empty: a column or setting of a plan, wholly or in one row."""

    story: str
    name: str
    row: int | None = None

    @property
    def table(self) -> str:
        return self.name.split(".")[0]

    @property
    def column(self) -> str:
        return self.name.split(".")[1]


def unknown_when_empty(name: str) -> bool:
    """Whether a declared column or setting may be empty, and stands for no value then, as the schema says."""
    table, column = name.split(".")
    if column == GEOMETRY:
        return table == LOCATIONS.name
    if table == CHOICES:
        return SETTINGS[column].default in (None, "") and SETTINGS[column].empty is None
    return not TABLES[table].column(column).not_null and TABLES[table].column(column).empty is None


PAIRS = {(rule.code, name) for rule in RULES.values() for name in rule.reads if unknown_when_empty(name)}


def measured(plan: Plan) -> Situation:
    return Situation(plan, travel_table(Situation(plan, today=DAY), straight_line(plan)), today=DAY)


@cache
def whole(story: str) -> Situation:
    return measured(STORIES[story])


def say(s: Situation, codes: set[str]) -> dict[str, Said]:
    return {code: list(RULES[code].check(s)) for code in sorted(codes) if s.regime in RULES[code].regimes}


@cache
def before(story: str) -> dict[str, Said]:
    return say(whole(story), set(RULES))


# made empty -----------------------------------------------------------------------------------------------


def _cells(story: str, name: str) -> pd.Series:
    table, column = name.split(".")
    s = whole(story)
    return (s.travel if table == TRAVEL.name else s.plan[table])[column]


def filled(story: str) -> Iterator[str]:
    """The declared columns and settings of a plan that are filled in and whose emptiness means unknown."""
    for name in sorted({name for _, name in PAIRS}):
        table, column = name.split(".")
        there = (
            STORIES[story].settings[column] not in (None, "") if table == CHOICES else _cells(story, name).notna().any()
        )
        if there:
            yield name


def tables(story: str) -> list[str]:
    """The tables of a plan that have rows, and the settings."""
    kept = [table.name for table in TABLES.values() if table.name == TRAVEL.name or not table.derived]
    return [name for name in kept if name in (TRAVEL.name, CHOICES) or len(STORIES[story][name])]


SHARE = 1 if os.environ.get("EVERY_CELL") else 12
"""One in so many is looked at every day, another one in each plan; ``EVERY_CELL=1`` looks at all (ten minutes)."""
Case = TypeVar("Case")


def share_of(story: str, cases: Iterable[Case]) -> Iterator[Case]:
    """Those of the cases of a plan that are looked at."""
    first = list(STORIES).index(story)
    return (case for number, case in enumerate(cases, first) if number % SHARE == 0)


def ways(story: str, table: str) -> Iterator[Emptied]:
    """Every column of a table wholly and, where it has more than one row, in each of them; every setting."""
    for name in (one for one in filled(story) if one.startswith(f"{table}.")):
        yield Emptied(story, name)
        if not name.startswith(f"{CHOICES}.") and len(_cells(story, name)) > 1:
            yield from (Emptied(story, name, row) for row, there in enumerate(_cells(story, name).notna()) if there)


def without(emptied: Emptied) -> Situation:
    s, column = whole(emptied.story), emptied.column
    if emptied.table == CHOICES:
        return measured(s.plan.with_settings(**dict.fromkeys(NORMS if column in NORMS else (column,))))
    if emptied.table == TRAVEL.name:
        return Situation(s.plan, TRAVEL.frame(_blanked(s.travel, column, emptied.row)), today=DAY)
    return measured(s.plan.with_tables(**{emptied.table: _blanked(s.plan[emptied.table], column, emptied.row)}))


def _blanked(frame: pd.DataFrame, column: str, row: int | None) -> pd.DataFrame:
    cells = frame[column].astype("object").tolist()
    return _with_cells(frame, column, [None if row in (None, at) else cell for at, cell in enumerate(cells)])


def _with_cells(frame: pd.DataFrame, column: str, cells: list[object]) -> pd.DataFrame:
    return frame.assign(**{column: pd.Series(cells, index=frame.index, dtype="object")})


# made otherwise -------------------------------------------------------------------------------------------

IDENTITY = {"loc_id", "gm_code", "variant_id"}
"""By which rows find each other: another value is another row."""
KEYS = {"regios.regio_id", "indeling.regio_id"}
OTHER_SETTINGS: dict[str, object] = {
    "verdeelsleutel": "taakstelling",
    "verevening": "saldo",
    "reserve_volgorde": "crisisnoodopvang;noodopvang",
    "bronjaar": "1999",
    "bron_gemeenten": "iemand",
    "prognose_versie": "2027-I",
}


class Recording(Plan):
    """A plan that remembers which of its tables were looked at."""

    def __getitem__(self, table: str) -> pd.DataFrame:
        self.__dict__.setdefault("touched", set()).add(table)
        return super().__getitem__(table)


@cache
def touched(story: str) -> dict[str, set[str]]:
    """Which tables each rule looks at, in a situation of its own."""
    found, s = {}, whole(story)
    for code in before(story):
        plan = Recording(s.plan.frames, s.plan.settings)
        list(RULES[code].check(Situation(plan, s.travel, today=DAY)))
        found[code] = plan.__dict__.get("touched", set())
    return found


def alterations(story: str, name: str) -> Iterator[tuple[str, Plan]]:
    """Every column of a table, or every setting, otherwise."""
    plan, table = STORIES[story], TABLES[name]
    if name == CHOICES:
        yield from _other_settings(plan)
    elif not table.derived:
        frame = plan[name]
        for column in table:
            full = f"{name}.{column.name}"
            if full not in NAMES | KEYS and column.name not in IDENTITY and table.key != (column.name,):
                yield full, plan.with_tables(**{name: _altered(frame, column)})
        if table.geometry and frame["geom"].notna().all():
            moved = frame.assign(geom=np.roll(frame["geom"].to_numpy(), 1))
            yield f"{name}.{GEOMETRY}", plan.with_tables(**{name: moved})


def _other_settings(plan: Plan) -> Iterator[tuple[str, Plan]]:
    for key, setting in SETTINGS.items():
        if key in OTHER_SETTINGS or setting.kind in ("int", "float", "bool", "date"):
            value = OTHER_SETTINGS[key] if key in OTHER_SETTINGS else _other_setting(setting, plan.settings[key])
            yield f"{CHOICES}.{key}", plan.with_settings(**{key: value})


def _altered(frame: pd.DataFrame, column: Column) -> pd.DataFrame:
    """Every cell of a column otherwise, and the first of them empty where that may be."""
    cells = [_otherwise(value, column) for value in frame[column.name].astype("object")]
    return _with_cells(frame, column.name, cells if column.not_null else [None, *cells[1:]])


def _otherwise(value: object, column: Column) -> object:
    """Another value of the same kind."""
    if column.codes is not None:
        codes = list(column.codes.values)
        return codes[(codes.index(value) + 1) % len(codes)] if value in codes else codes[0]
    if column.kind == "bool":
        return is_unknown(value) or not value
    if is_unknown(value):
        return {"int": 7, "float": 7.5, "date": DAY + timedelta(days=200), "text": "iets"}[column.kind]
    if column.kind == "date":
        return value + timedelta(days=400)  # type: ignore[operator]
    return f"{value} anders" if column.kind == "text" else value * 2 + 1  # type: ignore[operator]


def _other_setting(setting: Setting, value: object) -> object:
    if setting.kind == "bool":
        return not value
    if setting.kind == "date":
        return DAY + timedelta(days=300) if value is None else value + timedelta(days=100)  # type: ignore[operator]
    return 3 if value is None else value * 2 + 1  # type: ignore[operator]
