# SPDX-License-Identifier: GPL-2.0-or-later
"""The four parts of a plan that get a verdict of their own, and which rules and tables belong to each."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from ..model import tables as t
from ..model.capacity_tables import MILESTONES, NEED, PROGNOSES, SIGNALS, TRANSFERS
from ..model.offer_tables import AGREED, OFFERS
from ..model.plan import Plan
from ..wording import Text


class Part(StrEnum):
    """A part of a plan, by its stored name (``domain.md`` A)."""

    DIVISION = "indeling"
    LOCATIONS = "locaties"
    CAPACITY = "capaciteit"
    TARGETS = "taakstelling"


PART_LABEL: Mapping[Part, Text] = MappingProxyType(
    {
        Part.DIVISION: Text("indeling", "division"),
        Part.LOCATIONS: Text("locaties", "locations"),
        Part.CAPACITY: Text("capaciteit", "capacity"),
        Part.TARGETS: Text("taakstelling", "targets"),
    }
)

_NUMBERS: Mapping[Part, tuple[range, ...]] = {
    Part.DIVISION: (range(1, 13), range(53, 55)),
    Part.LOCATIONS: (range(13, 25), range(44, 53)),
    Part.CAPACITY: (range(25, 39), range(56, 57)),
    Part.TARGETS: (range(39, 44),),
}

TABLES_OF: Mapping[Part, tuple[str, ...]] = MappingProxyType(
    {
        Part.DIVISION: (t.MUNICIPALITIES.name, t.REGIONS.name),
        Part.LOCATIONS: (t.LOCATIONS.name,),
        Part.CAPACITY: (PROGNOSES.name, NEED.name, t.RESERVE.name, MILESTONES.name, AGREED.name, OFFERS.name),
        Part.TARGETS: (t.TARGETS.name, TRANSFERS.name, SIGNALS.name),
    }
)
"""A part of which none of these tables has a row is not filled in yet."""


FOR_OTHERS = "A55"
"""Says of other rules that they lack figures: it belongs to no part."""

_SAID: dict[str, Part] = {}


def belongs(code: str, part: Part) -> None:
    """Say of a rule that has no number in ``domain.md`` which part it belongs to."""
    _SAID[code] = part


def part_of(code: str) -> Part | None:
    """The part a rule belongs to; None for :data:`FOR_OTHERS`."""
    if code in _SAID:
        return _SAID[code]
    number = int(code[1:])
    return next((part for part, ranges in _NUMBERS.items() if any(number in some for some in ranges)), None)


def not_filled_in(plan: Plan) -> frozenset[Part]:
    """The parts of which no table has a single row."""
    return frozenset(part for part, names in TABLES_OF.items() if not any(len(plan[name]) for name in names))
