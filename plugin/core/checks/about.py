# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings about rows of the plan, in one form for every family of rules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..model.tables import LOCATIONS, REGIONS
from ..situation.situation import Situation
from ..wording import Text, is_unknown, known_text
from .finding import Finding, Severity


def about_location(
    row: dict[Any, Any], code: str, severity: Severity, message: Text, *, part: str = "", **figures: Any
) -> Finding:
    """A finding about one row of :attr:`Situation.locations`; its name is the figure ``location``."""
    return Finding(
        code,
        severity,
        LOCATIONS.name,
        str(row["loc_id"]),
        message,
        {"location": row["loc_naam"], **figures},
        part=part,
        region=known_text(row["regio_id"]),
        point=row["geom"],
    )


def about_region(
    s: Situation, region: str, code: str, severity: Severity, message: Text, *, part: str = "", **figures: Any
) -> Finding:
    """A finding about a region of the active variant; its name is the figure ``region``."""
    named = {"region": s.region_name.get(region, region), **figures}
    return Finding(code, severity, REGIONS.name, region, message, named, part, region, s.region_point(region))


def about_plan(
    code: str, severity: Severity, key: str, message: Text, *, table: str = "plan", part: str = "", **figures: Any
) -> Finding:
    """A finding about the plan as a whole, or about a row of a table without a place on the map."""
    return Finding(code, severity, table, key, message, figures, part)


def is_empty(value: object) -> bool:
    """Whether a cell holds no value or only blanks."""
    return is_unknown(value) or (isinstance(value, str) and not value.strip())


def empty_columns(row: dict[Any, Any], columns: Iterable[str]) -> list[str]:
    """The columns of a row without a value."""
    return [name for name in columns if is_empty(row[name])]
