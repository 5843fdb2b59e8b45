# SPDX-License-Identifier: GPL-2.0-or-later
"""A report in one line: the verdict on each part of the plan, and how many rules could not be assessed."""

from __future__ import annotations

from ..model.codes import VERDICT
from ..wording import Language, Text, word
from .finding import BUG, Report
from .parts import FOR_OTHERS, PART_LABEL, Part

_PART = Text("{part}: {verdict}", "{part}: {verdict}")
_ONE = Text("{n:int} regel niet te beoordelen", "{n:int} rule cannot be assessed")
_JUSTIFIED = Text("{n:int} onderbouwd", "{n:int} justified")
_MORE = Text("{n:int} regels niet te beoordelen", "{n:int} rules cannot be assessed")
BETWEEN = " · "


def part_lines(report: Report, language: Language) -> list[str]:
    """``Indeling: voldoet``, a line for each part."""
    lines = [
        word(_PART, {"part": PART_LABEL[part], "verdict": VERDICT.label(report.part_verdict(part).value)}, language)
        for part in Part
    ]
    return [line[0].upper() + line[1:] for line in lines]


def summary_line(report: Report, language: Language) -> str:
    """The parts in one line, how many findings are justified, and how many rules could not be assessed."""
    accepted, unassessed = report.accepted(), unassessed_line(report, language)
    lines = [*part_lines(report, language), *([word(_JUSTIFIED, {"n": accepted}, language)] if accepted else [])]
    return BETWEEN.join([*lines, *([unassessed] if unassessed else [])])


def unassessed_line(report: Report, language: Language) -> str:
    """How many rules could not be assessed; empty when all were."""
    n = len(report.not_assessed)
    return word(_ONE if n == 1 else _MORE, {"n": n}, language) if n else ""


def reasons(report: Report, language: Language) -> dict[str, list[str]]:
    """Why each rule that could not be assessed was not: the column or setting it lacked, or the fault it ran into."""
    said: dict[str, list[str]] = {code: [] for code in report.not_assessed}
    for finding in report.findings:
        code = finding.part if finding.code == FOR_OTHERS else finding.code if finding.part == BUG else ""
        if code in said:
            said[code].append(finding.line(language))
    return said
