# SPDX-License-Identifier: GPL-2.0-or-later
"""The rows that people edit: of a location, and of the plan as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ..plugin.adapters.locale import tr
from ..plugin.core.model.capacity_tables import DOCUMENTS, FACILITIES, MILESTONES, SIGNALS, TRANSFERS
from ..plugin.core.model.form_rules import next_period
from ..plugin.core.model.tables import CAPACITY_PERIODS, RESERVE
from .rows_desk import RowKind

Row = Mapping[str, Any]


def of_location(location: Callable[[], Row]) -> list[RowKind]:
    """What belongs to the location that is shown."""
    of_row = tr("{field} of a location")
    return [
        RowKind(
            CAPACITY_PERIODS,
            tr("Add period"),
            tr("Remove period"),
            of_row,
            "P",
            lambda others: next_period(location(), others),
            whole=True,
        ),
        RowKind(
            RESERVE,
            tr("Add reserve"),
            tr("Remove reserve"),
            of_row,
            "R",
            lambda _others: {"captype": "reserve_direct", "beschikbaarheid": "beschikbaar"},
        ),
        RowKind(
            FACILITIES,
            tr("Add facility"),
            tr("Remove facility"),
            of_row,
            begin=lambda _others: {"datum": date.today()},
        ),
        milestones(),
        RowKind(DOCUMENTS, tr("Add document"), tr("Remove document"), of_row, "D"),
    ]


def milestones() -> RowKind:
    """Milestones and decision moments: of a location, or of the plan."""
    return RowKind(
        MILESTONES,
        tr("Add milestone"),
        tr("Remove milestone"),
        tr("{field} of a milestone"),
        "MP",
        lambda _others: {"soort": "besluit"},
    )


def signals() -> RowKind:
    """Chances, risks and questions."""
    return RowKind(
        SIGNALS,
        tr("Add signal"),
        tr("Remove signal"),
        tr("{field} of a signal"),
        "SG",
        lambda _others: {"datum": date.today(), "status": "open"},
    )


def transfers() -> RowKind:
    """Targets that one municipality does for another (A40)."""
    return RowKind(TRANSFERS, tr("Add transfer"), tr("Remove transfer"), tr("{field} of a transfer"), "OV")
