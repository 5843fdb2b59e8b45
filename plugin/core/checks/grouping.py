# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings of one kind and one cause under one heading, for whoever shows them; counts stay one per subject."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model import codes
from ..model.tables import LOCATIONS, MUNICIPALITIES, REGIONS, TABLES
from ..situation.situation import Situation
from ..wording import Figures, Language, Text, word
from .finding import Finding
from .registry import rules

AT_LEAST = 3
"""So many findings of one kind get a heading; fewer speak for themselves."""

_HEADING = Text("{n:int} van {total:int} {things}: {what}", "{n:int} of {total:int} {things}: {what}")
_HEADING_FREE = Text("{n:int} keer: {what}", "{n:int} times: {what}")
_OFF_ROAD = Text(
    "niet te meten: verder dan {limit:km} km van een weg", "not measured: further than {limit:km} km from a road"
)
_NOT_MEASURED = Text("niet te meten: {reason}", "not measured: {reason}")
_OFF = {codes.TRAVEL_REASON.label(code) for code in ("herkomst_niet_aangesloten", "bestemming_niet_aangesloten")}


@dataclass(frozen=True)
class Group:
    """Findings of one rule, severity, sentence and cause.

    Parameters
    ----------
    findings : tuple of Finding
        In the order of the report.
    heading : Text, figures : mapping
        What they have in common, with how many of how many; the sentence itself for fewer than :data:`AT_LEAST`.
    """

    findings: tuple[Finding, ...]
    heading: Text
    figures: Figures

    @property
    def code(self) -> str:
        """The rule's ID."""
        return self.findings[0].code

    @property
    def is_heading(self) -> bool:
        """Whether there is more below it than one sentence."""
        return len(self.findings) >= AT_LEAST

    def line(self, language: Language) -> str:
        """The heading in words."""
        return word(self.heading, self.figures, language)


def grouped(findings: Iterable[Finding], situation: Situation) -> list[Group]:
    """The findings in groups, each at the place of its first; every finding is in exactly one."""
    together: dict[object, list[Finding]] = {}
    for finding in findings:
        together.setdefault(_kind(finding), []).append(finding)
    groups: list[Group] = []
    for members in together.values():
        if len(members) >= AT_LEAST:
            groups.append(Group(tuple(members), *_heading(members, situation)))
        else:
            groups += [Group((finding,), finding.message, finding.figures) for finding in members]
    first = {id(finding): number for number, finding in enumerate(f for m in together.values() for f in m)}
    return sorted(groups, key=lambda group: first[id(group.findings[0])])


def _kind(finding: Finding) -> tuple[object, ...]:
    """What two findings share that say the same of different subjects."""
    cause = finding.figures.get("reason")
    again = finding.line("nl") if finding.returned is not None else None
    return finding.code, finding.severity, finding.table, finding.message, cause, finding.accepted, again


def _heading(members: list[Finding], s: Situation) -> tuple[Text, Figures]:
    first = members[0]
    what: Text = next(rule.title for rule in rules() if rule.code == first.code)
    reason = first.figures.get("reason")
    if isinstance(reason, Text):
        cause = _OFF_ROAD if reason in _OFF else _NOT_MEASURED
        figures = {"limit": s.plan.settings["aansluit_km"], "reason": reason}
        what = Text(word(cause, figures, "nl"), word(cause, figures, "en"))
    total = {MUNICIPALITIES.name: len(s.municipalities), REGIONS.name: len(s.regions), LOCATIONS.name: len(s.locations)}
    subjects = len({finding.key for finding in members})
    if first.table not in total:
        return _HEADING_FREE, {"n": len(members), "what": what}
    label = TABLES[first.table].label
    things = Text(label.nl[:1].lower() + label.nl[1:], label.en[:1].lower() + label.en[1:])
    return _HEADING, {"n": subjects, "total": total[first.table], "things": things, "what": what}
