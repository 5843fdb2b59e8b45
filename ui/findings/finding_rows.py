# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings as rows: in the user's words, with the name of what they are about."""

from __future__ import annotations

from dataclasses import dataclass

from shapely import Point
from shapely.geometry.base import BaseGeometry

from ...plugin.adapters.locale import language, tr, words
from ...plugin.core.checks.assess import Assessment
from ...plugin.core.checks.finding import BUG, Acceptance, Finding, Severity
from ...plugin.core.checks.grouping import grouped
from ...plugin.core.checks.registry import Rule, rules
from ...plugin.core.model.settings import SETTINGS
from ...plugin.core.model.tables import LOCATIONS, MUNICIPALITIES, REGIONS, SETTINGS_TABLE, TABLES
from ...plugin.core.situation.situation import Situation


@dataclass(frozen=True)
class FindingRow:
    """One finding in words; ``group`` is the name of its region, ``cause`` what several of one kind have in common."""

    number: int
    code: str
    severity: Severity
    message: str
    subject: str
    table: str
    key: str
    part: str
    region: str | None
    group: str
    point: Point | None
    place: BaseGeometry | None = None
    cause: str | None = None
    accepted: Acceptance | None = None

    @property
    def can_be_accepted(self) -> bool:
        """Whether a reason can be given for it: a fault has to be solved."""
        return self.severity is not Severity.FAULT and self.part != BUG

    @property
    def haystack(self) -> str:
        """What a search looks in."""
        return f"{self.code} {self.message} {self.subject} {self.group}".casefold()


def finding_rows(assessment: Assessment) -> list[FindingRow]:
    """All findings in the order of the report: worst first, then by rule."""
    situation, tongue = assessment.situation, language()
    causes = {
        id(finding): f"{group.code} {group.line(tongue)}"
        for group in grouped(assessment.report.findings, situation)
        if group.is_heading
        for finding in group.findings
    }
    return [
        FindingRow(
            number,
            finding.code,
            finding.severity,
            finding.line(tongue),
            subject_of(finding, situation),
            finding.table,
            finding.key,
            finding.part,
            finding.region,
            situation.region_name.get(finding.region or "", tr("Whole plan")),
            finding.point,
            finding.place,
            causes.get(id(finding)),
            finding.accepted,
        )
        for number, finding in enumerate(assessment.report.findings)
    ]


def subject_of(finding: Finding, situation: Situation) -> str:
    """The name of what a finding is about."""
    names = {
        MUNICIPALITIES.name: situation.name_of,
        REGIONS.name: situation.region_name,
        LOCATIONS.name: situation.location_name,
    }
    if finding.table == SETTINGS_TABLE.name and finding.key in SETTINGS:
        return words(SETTINGS[finding.key].label)
    if finding.key in names.get(finding.table, {}):
        return names[finding.table][finding.key]
    if finding.table in TABLES:
        return words(TABLES[finding.table].label)
    return tr("Whole plan")


def rule_of(code: str) -> Rule | None:
    """The rule behind a finding."""
    return next((rule for rule in rules() if rule.code == code), None)
