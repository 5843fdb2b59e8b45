# SPDX-License-Identifier: GPL-2.0-or-later
"""The rows that people edit: of a location, and of the plan as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ...plugin.adapters.locale import tr
from ...plugin.core.model.capacity_tables import DOCUMENTS, FACILITIES, MILESTONES, PHASES, SIGNALS, TRANSFERS
from ...plugin.core.model.form_rules import next_period
from ...plugin.core.model.offer_tables import AGREED, OFFERS
from ...plugin.core.model.tables import CAPACITY_PERIODS, RESERVE, TARGETS
from .rows_binding import RowKind

Row = Mapping[str, Any]


def of_location(location: Callable[[], Row]) -> list[RowKind]:
    """What belongs to the location that is shown."""
    of_row = tr("{field} of a location")
    return [
        RowKind(
            CAPACITY_PERIODS,
            adding=tr("Add period"),
            removing=tr("Remove period"),
            editing=of_row,
            begin=lambda others: next_period(location(), others, date.today()),
            whole=True,
            about=location,
        ),
        RowKind(
            RESERVE,
            adding=tr("Add reserve"),
            removing=tr("Remove reserve"),
            editing=of_row,
        ),
        RowKind(
            FACILITIES,
            adding=tr("Add facility"),
            removing=tr("Remove facility"),
            editing=of_row,
            begin=lambda _others: {"datum": date.today()},
        ),
        milestones(),
        RowKind(
            PHASES,
            adding=tr("Add phase"),
            removing=tr("Remove phase"),
            editing=of_row,
            begin=lambda _others: {"datum": date.today()},
        ),
        RowKind(DOCUMENTS, adding=tr("Add document"), removing=tr("Remove document"), editing=of_row),
    ]


def milestones() -> RowKind:
    """Milestones and decision moments: of a location, or of the plan."""
    return RowKind(
        MILESTONES,
        adding=tr("Add milestone"),
        removing=tr("Remove milestone"),
        editing=tr("{field} of a milestone"),
    )


def signals() -> RowKind:
    """Chances, risks and questions."""
    return RowKind(
        SIGNALS,
        adding=tr("Add signal"),
        removing=tr("Remove signal"),
        editing=tr("{field} of a signal"),
        begin=lambda _others: {"datum": date.today()},
    )


def targets() -> RowKind:
    """Targets of municipalities per half-year, and what came of them."""
    return RowKind(TARGETS, adding=tr("Add target"), removing=tr("Remove target"), editing=tr("{field} of a target"))


def agreed() -> RowKind:
    """Numbers that were agreed for regions and municipalities."""
    return RowKind(
        AGREED,
        adding=tr("Add agreed number"),
        removing=tr("Remove agreed number"),
        editing=tr("{field} of an agreed number"),
    )


def offers() -> RowKind:
    """What municipalities offer."""
    return RowKind(OFFERS, adding=tr("Add offer"), removing=tr("Remove offer"), editing=tr("{field} of an offer"))


def transfers() -> RowKind:
    """Targets that one municipality does for another (A40)."""
    return RowKind(
        TRANSFERS,
        adding=tr("Add transfer"),
        removing=tr("Remove transfer"),
        editing=tr("{field} of a transfer"),
    )
