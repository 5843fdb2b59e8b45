# SPDX-License-Identifier: GPL-2.0-or-later
"""What a check says: findings, figures it lacked, and the verdict that follows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from shapely import Point
from shapely.geometry.base import BaseGeometry

from ..wording import Figures, Language, Text, word


class Severity(StrEnum):
    """F fout, W waarschuwing, N notitie; stored as its letter."""

    FAULT = "F"
    WARNING = "W"
    NOTE = "N"

    def capped(self, limit: Severity) -> Severity:
        """This severity, but no worse than ``limit``."""
        order = "NWF"
        return self if order.index(self.value) <= order.index(limit.value) else limit


class Verdict(StrEnum):
    """The whole coverage rule in one word, for a region and for the plan (``domain.md`` A)."""

    NO = "voldoet_niet"
    UNKNOWN = "niet_te_beoordelen"
    REMARKS = "voldoet_met_aandachtspunten"
    YES = "voldoet"


@dataclass(frozen=True)
class Finding:
    """One thing a check found.

    Parameters
    ----------
    code : str
        The rule's ID: ``A3``.
    severity : Severity
    table, key, part : str
        What it is about (``regios``, ``VR13``), and which piece of it where there are several.
        Code, table, key and part together identify a finding from run to run.
    message : Text
        Template; ``figures`` fill it in.
    region : str, optional
        The region it counts for; None: the whole plan.
    point : Point, optional
        Where its mark stands on the map, EPSG:28992.
    place : Geometry, optional
        What to look at, where that is not the row as a whole: a piece, a gap, or the line of a pair.
    """

    code: str
    severity: Severity
    table: str
    key: str
    message: Text
    figures: Figures = field(default_factory=dict)
    part: str = ""
    region: str | None = None
    point: Point | None = None
    place: BaseGeometry | None = None

    def line(self, language: Language) -> str:
        """The message in words."""
        return word(self.message, self.figures, language)


@dataclass(frozen=True)
class Missing:
    """A check lacked a figure (A55): which column, and for how many of how many rows.

    A ``total`` of 0 says that the table has no rows at all.
    ``region`` names the region that cannot be assessed, where it is one region's figure.
    """

    table: str
    column: str
    count: int
    total: int
    region: str | None = None


@dataclass(frozen=True)
class Report:
    """The outcome of all checks on one plan.

    Parameters
    ----------
    findings : tuple of Finding
        Worst first, then by code, table, key, part.
    assessed : mapping of rule code to status
        ``done``, ``lacked`` (a figure was missing), ``failed`` (a bug), ``other_regime``.
    lacked_regions : mapping of rule code to regions
        For which regions a rule lacked a figure; an empty set: for the whole plan.
    """

    findings: tuple[Finding, ...]
    assessed: dict[str, str]
    lacked_regions: dict[str, frozenset[str]]

    def count(self, severity: Severity, region: str | None = None) -> int:
        """Number of findings of a severity; of one region when given."""
        return sum(1 for f in self.findings if f.severity is severity and (region is None or f.region == region))

    def verdict(self, region: str | None = None) -> Verdict:
        """The verdict for the plan, or for one region."""
        if self.count(Severity.FAULT, region):
            return Verdict.NO
        if any(self._not_assessed(code, region) for code in DECISIVE):
            return Verdict.UNKNOWN
        return Verdict.REMARKS if self.count(Severity.WARNING, region) else Verdict.YES

    def _not_assessed(self, code: str, region: str | None) -> bool:
        status = self.assessed.get(code)
        if status == "failed":
            return True
        regions = self.lacked_regions.get(code, frozenset())
        return status == "lacked" and (region is None or not regions or region in regions)


DECISIVE = ("A1", "A3", "A8")
"""Without these there is no verdict: who belongs where, is there a location, is it near enough."""


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Worst first, then by rule number, table, key and part."""
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[Any, ...]:
    return (
        "FWN".index(finding.severity.value),
        int(finding.code[1:]),
        finding.table,
        finding.key,
        finding.part,
    )
