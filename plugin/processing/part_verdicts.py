# SPDX-License-Identifier: GPL-2.0-or-later
"""The verdict per part of a plan, as outputs of an algorithm."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputString

from ..core.checks.finding import Report
from ..core.checks.parts import Part
from .parameters import translate


def part_outputs() -> Iterator[Any]:
    """One verdict per part, and the number of rules that could not be assessed."""
    yield QgsProcessingOutputString("VERDICT_DIVISION", translate("Processing", "Verdict on the division"))
    yield QgsProcessingOutputString("VERDICT_LOCATIONS", translate("Processing", "Verdict on the locations"))
    yield QgsProcessingOutputString("VERDICT_CAPACITY", translate("Processing", "Verdict on capacity"))
    yield QgsProcessingOutputString("VERDICT_TARGETS", translate("Processing", "Verdict on the targets"))
    yield QgsProcessingOutputNumber("NOT_ASSESSED", translate("Processing", "Rules that could not be assessed"))


def part_results(report: Report) -> dict[str, object]:
    """The values of :func:`part_outputs`."""
    return {
        "VERDICT_DIVISION": report.part_verdict(Part.DIVISION).value,
        "VERDICT_LOCATIONS": report.part_verdict(Part.LOCATIONS).value,
        "VERDICT_CAPACITY": report.part_verdict(Part.CAPACITY).value,
        "VERDICT_TARGETS": report.part_verdict(Part.TARGETS).value,
        "NOT_ASSESSED": len(report.not_assessed),
    }
