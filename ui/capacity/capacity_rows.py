# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of the dock "Capacity": quarters with their balance, and what opens and ends in one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from ...plugin.adapters.locale import day, tr, whole
from ...plugin.core.capacity.balance import ENOUGH, SHORT
from ...plugin.core.capacity.ledger import ALL_TYPES, INTENDED_LINE, LINE, QUARTER, SIGNED_LINE, TYPE
from ...plugin.core.capacity.need import TYPE_GROUPS
from ...plugin.core.capacity.outlook import Outlook, choose, per_quarter
from ...plugin.core.capacity.transition import milestones_per_quarter
from ...plugin.core.model.capacity_codes import MILESTONE_KIND, TYPE_GROUP
from ...plugin.core.model.capacity_kinds import EMERGENCY, INCIDENTAL, REGULAR
from ...plugin.core.wording import Language, bounded, is_unknown, known_int
from ..widgets.table import Column

MOMENTS = frozenset(code.code for code in MILESTONE_KIND)


@dataclass(frozen=True)
class QuarterRow:
    """One quarter of an area, type group and scenario; unknown is None."""

    quarter: str
    need: int | None
    signed: int | None
    balance: int | None
    intended: int | None
    intended_balance: int | None
    voluntary: int | None
    short: bool
    at_least: bool
    lowest: date | None
    regular: int | None
    incidental: int | None
    emergency: int | None
    regular_short: bool
    at_most: bool
    enough: bool


@dataclass(frozen=True)
class ChangeRow:
    """Something that opens or ends, or (a moment) is decided; a moment of the plan has no location."""

    when: date | None
    loc_id: str | None
    name: str
    kind: str
    change: int | None
    signed: bool

    @property
    def is_moment(self) -> bool:
        """Whether it is a milestone or decision moment."""
        return self.kind in MOMENTS


@dataclass(frozen=True)
class Series:
    """What the chart shows: one value per quarter, NaN where unknown."""

    quarters: list[str]
    parts: list[tuple[str, list[float]]]
    above: list[tuple[str, str, list[float]]]
    """Incidental and emergency places, above the regular ones: kind, name, values."""
    need: dict[str, list[float]]
    intended: list[float]
    short: list[bool]


def quarter_rows(balances: pd.DataFrame, area: str | None, group: str, scenario: str) -> list[QuarterRow]:
    """The quarters of one area, type group and scenario."""
    chosen = choose(balances, area, group, scenario)
    lowest = dict(chosen.loc[chosen[LINE] == SIGNED_LINE, [QUARTER, "dag"]].itertuples(index=False, name=None))
    rows = per_quarter(chosen).to_dict("records")
    return [
        QuarterRow(
            row[QUARTER],
            known_int(row["nodig"]),
            known_int(row[f"beschikbaar_{SIGNED_LINE}"]),
            known_int(row[f"saldo_{SIGNED_LINE}"]),
            known_int(row[f"beschikbaar_{INTENDED_LINE}"]),
            known_int(row[f"saldo_{INTENDED_LINE}"]),
            known_int(row["vrijwillig"]),
            row[f"oordeel_{SIGNED_LINE}"] == SHORT,
            bool(row[f"minstens_{SIGNED_LINE}"]),
            lowest.get(row[QUARTER]),
            known_int(row[f"{REGULAR}_{SIGNED_LINE}"]),
            known_int(row[f"{INCIDENTAL}_{SIGNED_LINE}"]),
            known_int(row[f"{EMERGENCY}_{SIGNED_LINE}"]),
            row[f"oordeel_regulier_{SIGNED_LINE}"] == SHORT,
            bool(row[f"hoogstens_{SIGNED_LINE}"]),
            row[f"oordeel_{SIGNED_LINE}"] == ENOUGH,
        )
        for row in rows
    ]


def series(balances: pd.DataFrame, area: str | None, group: str, scenario: str, language: Language) -> Series:
    """The same figures for the chart: signed regular places stacked by type group, the others above them."""
    rows = quarter_rows(balances, area, group, scenario)
    quarters = [row.quarter for row in rows]
    return Series(
        quarters,
        _parts(balances, area, group, _numbers(row.regular for row in rows), language),
        _above(rows),
        {name: _need(balances, area, group, name, quarters) for name in ("laag", "midden", "hoog")}
        | {"": _numbers(row.need for row in rows)},
        _numbers(row.intended for row in rows),
        [row.short for row in rows],
    )


def _parts(
    balances: pd.DataFrame, area: str | None, group: str, regular: list[float], language: Language
) -> list[tuple[str, list[float]]]:
    if group != ALL_TYPES:
        return [(TYPE_GROUP.label(group).in_language(language), regular)]
    own = balances[(balances["gebied_code"].isna() if area is None else balances["gebied_code"] == area)]
    own = own[own[LINE] == SIGNED_LINE].drop_duplicates([TYPE, QUARTER])
    parts, left = [], np.array(regular, dtype=float)
    for name in TYPE_GROUPS:
        values = np.array(_numbers(own.loc[own[TYPE] == name].sort_values(QUARTER)[REGULAR]), dtype=float)
        if len(values) == len(left) and np.nansum(values):
            parts.append((TYPE_GROUP.label(name).in_language(language), values.tolist()))
            left = left - values
    if np.nansum(left) > 0:
        parts.append((tr("type unknown or changing"), np.clip(left, 0, None).tolist()))
    return parts


def _above(rows: list[QuarterRow]) -> list[tuple[str, str, list[float]]]:
    values = {
        INCIDENTAL: (tr("incidental"), _numbers(row.incidental for row in rows)),
        EMERGENCY: (tr("emergency"), _numbers(row.emergency for row in rows)),
    }
    return [(kind, name, places) for kind, (name, places) in values.items() if np.nansum(places) > 0]


def _need(balances: pd.DataFrame, area: str | None, group: str, scenario: str, quarters: list[str]) -> list[float]:
    rows = choose(balances, area, group, scenario)
    rows = rows[(rows["scenario"] == scenario) & (rows[LINE] == SIGNED_LINE)].set_index(QUARTER)
    return _numbers(rows["nodig"].reindex(quarters))


def _numbers(values: Iterable[object]) -> list[float]:
    return [float("nan") if is_unknown(value) else float(value) for value in values]  # type: ignore[arg-type]


def change_rows(outlook: Outlook, locations: set[str], quarter: str | None) -> list[ChangeRow]:
    """What opens and ends at these locations in a quarter, or in the whole window; intentions are marked."""
    signed = outlook.changes(SIGNED_LINE)
    agreed = set(zip(signed["loc_id"], signed["datum"], strict=True))
    rows = outlook.changes(INTENDED_LINE)
    rows = rows[rows["loc_id"].isin(locations)]
    rows = rows if quarter is None else rows[rows[QUARTER] == quarter]
    return [
        ChangeRow(
            row["laatste_dag"] if row["soort"] == "eindigt" else row["datum"],
            row["loc_id"],
            outlook.names.get(row["loc_id"], row["loc_id"]),
            row["soort"],
            known_int(row["verschil"]),
            (row["loc_id"], row["datum"]) in agreed,
        )
        for row in rows.to_dict("records")
    ]


def moment_rows(outlook: Outlook, locations: set[str], quarter: str | None, *, whole_plan: bool) -> list[ChangeRow]:
    """Milestones and decision moments at these locations, and of the plan itself when all of it is shown."""
    rows = milestones_per_quarter(outlook.milestones, outlook.window)
    rows = rows[rows["loc_id"].isin(locations) | (rows["loc_id"].isna() & whole_plan)]
    rows = rows if quarter is None else rows[rows[QUARTER] == quarter]
    return [
        ChangeRow(
            None if is_unknown(row["datum"]) else row["datum"],
            None if is_unknown(row["loc_id"]) else row["loc_id"],
            _moment_name(row, outlook),
            "mijlpaal" if is_unknown(row["soort"]) else row["soort"],
            None,
            signed=True,
        )
        for row in rows.to_dict("records")
    ]


def _moment_name(row: Mapping[Hashable, Any], outlook: Outlook) -> str:
    text = "" if is_unknown(row["besluit"]) else str(row["besluit"])
    place = "" if is_unknown(row["loc_id"]) else outlook.names.get(row["loc_id"], str(row["loc_id"]))
    return text or place or tr("(not described)")


def signed_number(value: int | None) -> str:
    """``+120``, ``−300``, ``0``; a dash for unknown."""
    return ("+" if value is not None and value > 0 else "") + whole(value)


def quarter_columns() -> list[Column]:
    """Columns of the quarters."""
    return [
        Column(tr("Quarter"), lambda r: r.quarter, lambda r: r.quarter),
        Column(tr("Needed"), lambda r: whole(r.need), lambda r: r.need, tr("Places needed"), number=True),
        Column(
            tr("Signed"),
            _at_least,
            lambda r: r.signed,
            tr("Places, the lowest number on any day"),
            number=True,
            hint=_lowest,
        ),
        Column(
            tr("Emergency"),
            lambda r: whole(r.emergency),
            lambda r: r.emergency,
            tr("(Crisis) emergency places among the signed ones, on the lowest day"),
            number=True,
            hint=_kinds,
        ),
        Column(tr("Balance"), _balance, lambda r: r.balance, tr("Places less need"), number=True, hint=_verdict),
        Column(
            tr("Balance w. intended"),
            lambda r: signed_number(r.intended_balance),
            lambda r: r.intended_balance,
            tr("Places less need, including what is intended"),
            number=True,
        ),
    ]


def _at_least(row: QuarterRow) -> str:
    return bounded(whole(row.signed), least=row.at_least, most=row.at_most)


def _lowest(row: QuarterRow) -> str:
    text = tr("Lowest on {day}").format(day=day(row.lowest))
    remarks = [tr("some places are unknown")] if row.at_least else []
    return "; ".join([text, *remarks, *([tr("some ends are unknown")] if row.at_most else [])])


def _balance(row: QuarterRow) -> str:
    return (
        signed_number(None)
        if row.balance is None
        else bounded(signed_number(row.balance), least=row.at_least, most=row.at_most)
    )


def _verdict(row: QuarterRow) -> str:
    if row.balance is None:
        return tr("Need is unknown")
    if row.short:
        return tr("Shortage")
    if not row.enough:
        return tr("It is not known whether it is enough")
    return tr("Enough only with emergency or incidental places") if row.regular_short else tr("Enough")


def _kinds(row: QuarterRow) -> str:
    return tr("Regular {regular}, incidental {incidental}, emergency {emergency}").format(
        regular=whole(row.regular), incidental=whole(row.incidental), emergency=whole(row.emergency)
    )


def change_columns() -> list[Column]:
    """Columns of what opens and ends."""
    return [
        Column(tr("Location or decision"), lambda r: r.name, lambda r: r.name, hint=lambda r: r.name),
        Column(tr("Date"), lambda r: day(r.when), lambda r: r.when),
        Column(tr("Change"), _kind, lambda r: r.kind),
        Column(
            tr("Places"),
            lambda r: "" if r.is_moment else signed_number(r.change),
            lambda r: r.change,
            number=True,
        ),
    ]


def _kind(row: ChangeRow) -> str:
    kinds = {
        "opent": tr("opens"),
        "groeit": tr("grows"),
        "krimpt": tr("shrinks"),
        "eindigt": tr("ends"),
        "wijzigt": tr("changes"),
        "mijlpaal": tr("milestone"),
        "besluit": tr("decision"),
    }
    return kinds[row.kind] if row.signed else tr("{change} (intended)").format(change=kinds[row.kind])
