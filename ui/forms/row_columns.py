# SPDX-License-Identifier: GPL-2.0-or-later
"""How rows of a plan's tables are listed above their fields, and which fields they have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ...plugin.adapters.locale import day, decimal, language, tr, whole
from ...plugin.core.model.capacity_codes import FACILITY, MILESTONE_KIND, SIGNAL_KIND, SIGNAL_STATUS
from ...plugin.core.model.capacity_kinds import DEFAULT_TYPE
from ...plugin.core.model.capacity_tables import DOCUMENTS, FACILITIES, MILESTONES, PHASES, SIGNALS, TRANSFERS
from ...plugin.core.model.codes import CAPACITY_TYPE, PERIOD_FORM, PERIOD_TYPE, PHASE, CodeList
from ...plugin.core.model.document_links import link_name
from ...plugin.core.model.half_years import half_year_label
from ...plugin.core.model.tables import CAPACITY_PERIODS, RESERVE, TARGETS
from ..widgets.table import Column

Row = Mapping[str, Any]
Names = Mapping[str, str]

WIDE = {DOCUMENTS.name: 1, MILESTONES.name: 2, SIGNALS.name: 1, TRANSFERS.name: 1}
"""The column that takes the room that is left, where it is not the first."""


def columns_of(table: str, names: Names | None = None) -> list[Column]:
    """The columns of the list above the fields.

    Parameters
    ----------
    table : its name
    names : what stands for the codes of municipalities and locations in it
    """
    made: dict[str, Callable[[], list[Column]]] = {
        CAPACITY_PERIODS.name: _periods,
        RESERVE.name: _reserve,
        FACILITIES.name: _facilities,
        DOCUMENTS.name: _documents,
        PHASES.name: _phases,
        MILESTONES.name: lambda: _milestones(names),
        SIGNALS.name: _signals,
        TRANSFERS.name: lambda: _transfers(names or {}),
        TARGETS.name: lambda: _targets(names or {}),
    }
    return made[table]()


def _number(title: str, name: str, digits: int | None = None) -> Column:
    def text(row: Row) -> str:
        return whole(row[name]) if digits is None else decimal(row[name], digits)

    return Column(title, text, lambda row: row[name], number=True)


def _day(title: str, name: str, otherwise: str | None = None) -> Column:
    def text(row: Row) -> str:
        return day(row[name]) if otherwise is None else day(row[name], otherwise)

    return Column(title, text, lambda row: row[name])


def _text(title: str, name: str) -> Column:
    return Column(title, lambda row: row[name] or "", lambda row: row[name])


def _code(title: str, name: str, codes: CodeList) -> Column:
    def text(row: Row) -> str:
        return codes.label(row[name]).in_language(language()) if row[name] else ""

    return Column(title, text, text)


def _named(title: str, name: str, names: Names) -> Column:
    def text(row: Row) -> str:
        return names.get(row[name], row[name]) if row[name] else ""

    return Column(title, text, text)


def _phases() -> list[Column]:
    return [_code(tr("Phase"), "fase", PHASE), _day(tr("Date"), "datum"), _text(tr("Remark"), "opmerking")]


def _periods() -> list[Column]:
    return [
        _day(tr("From"), "van"),
        _day(tr("To", "last day"), "tot", tr("open-ended")),
        _number(tr("Places, asylum"), "plekken_asiel"),
        _number(tr("Places, other"), "plekken_overig"),
        Column(tr("Type"), _kind, _kind),
    ]


def _kind(row: Row) -> str:
    """The form of places that are temporary by it, else their capacity type."""
    shown = (PERIOD_FORM, row["vorm"]) if row["vorm"] else (PERIOD_TYPE, row["captype"] or DEFAULT_TYPE)
    return shown[0].label(shown[1]).in_language(language())


def _reserve() -> list[Column]:
    return [
        _code(tr("Type"), "captype", CAPACITY_TYPE),
        _number(tr("Places"), "plekken"),
        _number(tr("Days"), "inzet_dgn"),
        _number(tr("€ per place per day"), "eur_plekdg", 2),
    ]


def _facilities() -> list[Column]:
    return [
        _code(tr("Facility"), "soort", FACILITY),
        _number(tr("km"), "km", 1),
        _number(tr("min"), "minuten", 1),
        _day(tr("Date"), "datum"),
    ]


def _documents() -> list[Column]:
    def name(row: Row) -> str:
        return link_name(row["pad"] or "")

    return [Column(tr("File or page"), name, name), _text(tr("Description"), "omschrijving")]


def _milestones(names: Names | None) -> list[Column]:
    shown = [_day(tr("Date"), "datum"), _code(tr("Kind"), "soort", MILESTONE_KIND), _text(tr("Decision"), "besluit")]
    return shown if names is None else [*shown, _named(tr("Location"), "loc_id", names)]


def _signals() -> list[Column]:
    return [
        _code(tr("Kind"), "soort", SIGNAL_KIND),
        _text(tr("Question"), "vraagstuk"),
        _day(tr("Term"), "termijn"),
        _code(tr("Status"), "status", SIGNAL_STATUS),
    ]


def _half_year() -> Column:
    return Column(tr("Half-year"), lambda row: half_year_label(row["halfjaar"] or ""), lambda row: row["halfjaar"])


def _targets(names: Names) -> list[Column]:
    return [
        _named(tr("Municipality"), "gm_code", names),
        _half_year(),
        _number(tr("Target, people"), "taakst"),
        _number(tr("Backlog, people"), "achterst"),
        _number(tr("Housed, people"), "gehuisv"),
        _number(tr("Matched, people"), "gekoppeld"),
    ]


def _transfers(names: Names) -> list[Column]:
    return [
        _half_year(),
        _named(tr("From"), "van_gm", names),
        _named(tr("To", "municipality"), "naar_gm", names),
        _number(tr("Number, people"), "aantal"),
    ]
