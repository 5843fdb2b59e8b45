# SPDX-License-Identifier: GPL-2.0-or-later
"""What a check says: findings, figures it lacked, and the verdict that follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from shapely import Point
from shapely.geometry.base import BaseGeometry

from ..model.tables import LOCATIONS
from ..wording import Figures, Language, Text, word
from .parts import Part, part_of


class Severity(StrEnum):
    """F fout, W waarschuwing, N notitie; stored as its letter."""

    FAULT = "F"
    WARNING = "W"
    NOTE = "N"

    def order(self) -> int:
        """Its place among the severities, the lightest first."""
        return "NWF".index(self.value)

    def better_than(self, other: Severity) -> bool:
        """Whether this is a lighter remark than another."""
        return self.order() < other.order()

    def capped(self, limit: Severity) -> Severity:
        """This severity, but no worse than ``limit``."""
        return limit if limit.better_than(self) else self


class Verdict(StrEnum):
    """What the rules say of a plan, a part of it or a region, in one word (``domain.md`` A); worst first.

    ``EMPTY`` is a verdict of a part only: none of its tables has a row.
    """

    NO = "voldoet_niet"
    UNKNOWN = "niet_te_beoordelen"
    REMARKS = "voldoet_met_aandachtspunten"
    EMPTY = "nog_niet_ingevuld"
    YES = "voldoet"


BUG = "fout"
"""Part of a finding that says that a rule failed to run."""


@dataclass(frozen=True)
class Acceptance:
    """Why a finding is accepted, by whom and until when; empty is not known, or not asked.

    Parameters
    ----------
    reason : str
    role, body : str
        Function of who records it, and the body that accepts it.
    day, until : date, optional
        When, and the last day it counts.
    document : str
        Where it is worked out.
    is_public : bool
        Whether the reason may stand in what anyone may see.
    """

    reason: str
    role: str = ""
    body: str = ""
    day: date | None = None
    until: date | None = None
    document: str = ""
    is_public: bool = False


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
    accepted : Acceptance, optional
        Why it is accepted: it is no open remark then.
    returned : (Text, figures), optional
        Why it is open again: what changed since it was accepted.
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
    accepted: Acceptance | None = None
    returned: tuple[Text, Figures] | None = None

    def line(self, language: Language) -> str:
        """The message in words, and why it is open again where it was accepted before."""
        own = word(self.message, self.figures, language)
        return own if self.returned is None else f"{own} {word(*self.returned, language)}"


@dataclass(frozen=True)
class Missing:
    """A check lacked a figure (A55): which column, and for how many of how many rows.

    A ``total`` of 0 says that the table has no rows at all.
    ``region`` names the region that cannot be assessed, where it is one region's figure.
    ``worst`` is the worst that may come of it, where that is less than the worst of the rule.
    """

    table: str
    column: str
    count: int
    total: int
    region: str | None = None
    worst: Severity = Severity.FAULT


@dataclass(frozen=True)
class Report:
    """The outcome of all checks on one plan.

    Parameters
    ----------
    findings : tuple of Finding
        Worst first, then by code, table, key, part; those that are accepted last.
    assessed : mapping of rule code to status
        ``done``, ``lacked`` (a figure was missing), ``failed`` (a bug), ``other_regime``.
    lacked_regions : mapping of rule code to regions
        For which regions a rule lacked a figure; an empty set: for the whole plan.
    worst : mapping of rule code to Severity
        The worst each rule can say under the plan's regime; of a rule that lacked a figure, of what it lacked.
    empty : parts that are not filled in yet
    unplaced : keys of locations
        Of which the municipality is not known: what is found there may be of any region.
    """

    findings: tuple[Finding, ...]
    assessed: dict[str, str]
    lacked_regions: dict[str, frozenset[str]]
    worst: Mapping[str, Severity] = field(default_factory=dict)
    empty: frozenset[Part] = frozenset()
    unplaced: frozenset[str] = frozenset()

    def open(self, region: str | None = None) -> tuple[Finding, ...]:
        """The findings that are not accepted; of one region when given."""
        return tuple(f for f in self.findings if f.accepted is None and (region is None or f.region == region))

    def count(self, severity: Severity, region: str | None = None) -> int:
        """Number of open findings of a severity; of one region when given."""
        return sum(1 for f in self.open(region) if f.severity is severity)

    def accepted(self, region: str | None = None) -> int:
        """Number of findings that are accepted with a reason; of one region when given."""
        return sum(1 for f in self.findings if f.accepted is not None and (region is None or f.region == region))

    @property
    def not_assessed(self) -> tuple[str, ...]:
        """The rules that lacked a figure or failed to run, by number."""
        codes = [code for code, state in self.assessed.items() if state in ("lacked", "failed")]
        return tuple(sorted(codes, key=lambda code: int(code[1:])))

    def verdict(self, region: str | None = None) -> Verdict:
        """The worst of the parts, for the plan or for one region.

        A plan with a part that is not filled in is never plainly good; of a region such a part says nothing.
        """
        found = {self.part_verdict(part, region) for part in Part}
        worst = next(one for one in Verdict if one in found and (region is None or one is not Verdict.EMPTY))
        return Verdict.REMARKS if worst is Verdict.EMPTY else worst

    def part_verdict(self, part: Part, region: str | None = None) -> Verdict:
        """The verdict on one part of the plan, or of one region; what is accepted with a reason is no remark.

        Not assessable when a rule failed to run, or a decisive one lacked a figure. When another rule that
        can warn lacked one, that is a remark: what is unknown never makes a verdict better.
        """
        said = {f.severity for f in self.open() if part_of(f.code) is part and self._may_be_of(f, region)}
        lacking = [code for code in self.not_assessed if part_of(code) is part and self._touches(code, region)]
        if Severity.FAULT in said:
            return Verdict.NO
        if any(self.assessed[code] == "failed" or self._decisive(code) for code in lacking):
            return Verdict.UNKNOWN
        if part in self.empty:
            return Verdict.EMPTY
        warned = Severity.WARNING in said or any(self._can(code, Severity.WARNING) for code in lacking)
        return Verdict.REMARKS if warned else Verdict.YES

    def _may_be_of(self, finding: Finding, region: str | None) -> bool:
        unplaced = finding.table == LOCATIONS.name and finding.key in self.unplaced
        return region is None or finding.region == region or unplaced

    def _decisive(self, code: str) -> bool:
        return code not in NEVER_DECISIVE and self._can(code, Severity.FAULT)

    def _can(self, code: str, severity: Severity) -> bool:
        return not self.worst.get(code, Severity.NOTE).better_than(severity)

    def _touches(self, code: str, region: str | None) -> bool:
        regions = self.lacked_regions.get(code, frozenset())
        return region is None or not regions or region in regions


NEVER_DECISIVE = frozenset({"A13"})
"""Of this rule the list of what is not filled in is the very outcome (``domain.md`` A)."""


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Worst first, then by rule number, table, key and part; what is accepted comes last."""
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[Any, ...]:
    return (
        finding.accepted is not None,
        "FWN".index(finding.severity.value),
        int(finding.code[1:]),
        finding.table,
        finding.key,
        finding.part,
    )
