# SPDX-License-Identifier: GPL-2.0-or-later
"""The rules of ``domain.md`` A as pure functions. Importing this package registers them all."""

from ..situation.situation import Situation
from . import (  # noqa: F401 - each registers its rules
    agreed_need,
    capacity_locations,
    capacity_reserve,
    capacity_targets,
    capacity_transition,
    coverage,
    division,
    lacking,
    locations,
    nearness,
)
from .finding import Finding, Missing, Report, Severity, Verdict
from .registry import Rule, rules, run_checks

__all__ = [
    "Finding",
    "Missing",
    "Report",
    "Rule",
    "Severity",
    "Situation",
    "Verdict",
    "rules",
    "run_checks",
]
