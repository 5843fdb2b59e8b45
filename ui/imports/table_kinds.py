# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables that are imported with the same dialog: their columns, and the first rows as they become."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from ...plugin.adapters.locale import tr, words
from ...plugin.core.intake import holidays, need, periods, reserve, targets
from ...plugin.core.intake.cells import Guesses
from ...plugin.core.intake.rows import Sieve
from ...plugin.core.model.capacity_tables import HOLIDAYS, NEED
from ...plugin.core.model.plan import Plan
from ...plugin.core.model.schema import Table
from ...plugin.core.model.tables import CAPACITY_PERIODS, RESERVE, TARGETS

Fields = Mapping[str, str]
Options = Mapping[str, str]
"""What is filled in beside the columns, by the name of the parameter."""
Read = Callable[[Plan, pd.DataFrame, Fields, Options], tuple[pd.DataFrame, Sieve]]


@dataclass(frozen=True)
class TableKind:
    """One import.

    Parameters
    ----------
    algorithm : its name
    title : of the dialog
    table : what the rows become
    guesses : target → usual names of its column
    needed : targets that must have a column; of several in one group one is enough
    read : rows → rows of the table, and the sieve
    chapter : of the guide
    options : parameter → what it is called
    replaces : whether figures that are there can be replaced
    """

    algorithm: str
    title: Callable[[], str]
    table: Table
    guesses: Guesses
    needed: tuple[tuple[str, ...], ...]
    read: Read
    chapter: str = "import-tables"
    options: Callable[[], Mapping[str, str]] = dict
    replaces: bool = False

    def label(self, target: str) -> str:
        """What a target is called, with a star when it is needed."""
        known = {column.name: words(column.label) for column in self.table.columns}
        text = known.get(target) or _others().get(target, target)
        star = " *" if any(group == (target,) for group in self.needed) else ""
        return text[:1].upper() + text[1:] + star


def _others() -> dict[str, str]:
    return {
        "laag": tr("low"),
        "midden": tr("middle"),
        "hoog": tr("high"),
        "totaal": tr("total"),
        "versie": tr("prognosis"),
        "vrijwillig": tr("voluntary extra"),
        "gm_code": tr("municipality"),
    }


def _need(plan: Plan, rows: pd.DataFrame, fields: Fields, options: Options) -> tuple[pd.DataFrame, Sieve]:
    made = need.import_need(plan, rows, need.NeedInput(version=options.get("VERSION", ""), fields=fields, replace=True))
    return made.need, made.sieve


def _periods(plan: Plan, rows: pd.DataFrame, fields: Fields, _options: Options) -> tuple[pd.DataFrame, Sieve]:
    return periods.import_periods(plan, rows, fields)


def _reserve(plan: Plan, rows: pd.DataFrame, fields: Fields, _options: Options) -> tuple[pd.DataFrame, Sieve]:
    return reserve.import_reserve(plan, rows, fields)


def _targets(plan: Plan, rows: pd.DataFrame, fields: Fields, options: Options) -> tuple[pd.DataFrame, Sieve]:
    return targets.import_targets(plan, rows, fields, half_year=options.get("HALF_YEAR"), replace=True)


def _holidays(plan: Plan, rows: pd.DataFrame, fields: Fields, _options: Options) -> tuple[pd.DataFrame, Sieve]:
    made, sieve = holidays.import_holidays(plan, rows, fields, replace=True)
    return made.get(HOLIDAYS.name, HOLIDAYS.empty()), sieve


KINDS: Mapping[str, TableKind] = {
    "need": TableKind(
        "importneed",
        lambda: tr("Import need"),
        NEED,
        need.GUESSES,
        (("gebied_code",), ("datum",), ("plekken", "laag", "midden", "hoog")),
        _need,
        "import-need",
        lambda: {"VERSION": tr("Prognosis, such as 2027-I"), "SOURCE": tr("Source")},
        replaces=True,
    ),
    "reserve": TableKind(
        "importreserve",
        lambda: tr("Import reserve"),
        RESERVE,
        reserve.GUESSES,
        (("loc_id",), ("captype",), ("plekken",), ("inzet_dgn",)),
        _reserve,
        "reserve",
    ),
    "periods": TableKind(
        "importperiods",
        lambda: tr("Import periods"),
        CAPACITY_PERIODS,
        periods.GUESSES,
        (("loc_id",), ("plekken_asiel",)),
        _periods,
    ),
    "targets": TableKind(
        "importtargets",
        lambda: tr("Import targets"),
        TARGETS,
        targets.GUESSES,
        (("gm_code",),),
        _targets,
        options=lambda: {"HALF_YEAR": tr("Half-year of rows without one")},
        replaces=True,
    ),
    "holidays": TableKind(
        "importholidays",
        lambda: tr("Import school holidays"),
        HOLIDAYS,
        holidays.GUESSES,
        (("schoolregio",),),
        _holidays,
        replaces=True,
    ),
}
"""Command of the menu → import."""
