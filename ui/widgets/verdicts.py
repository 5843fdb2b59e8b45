# SPDX-License-Identifier: GPL-2.0-or-later
"""Verdicts and severities in words."""

from __future__ import annotations

from ...plugin.adapters.locale import tr
from ...plugin.core.checks.finding import Severity, Verdict


def verdict_text(verdict: Verdict | None) -> str:
    """A verdict in the user's language; None: not checked yet."""
    if verdict is None:
        return tr("Not checked yet.")
    texts = {
        Verdict.NO: tr("Does not comply"),
        Verdict.UNKNOWN: tr("Cannot be assessed"),
        Verdict.REMARKS: tr("Complies with remarks"),
        Verdict.EMPTY: tr("Not filled in yet"),
        Verdict.YES: tr("Complies"),
    }
    return texts[verdict]


def severity_text(severity: Severity) -> str:
    """A severity in the user's language."""
    texts = {
        Severity.FAULT: tr("Error"),
        Severity.WARNING: tr("Warning"),
        Severity.NOTE: tr("Note"),
    }
    return texts[severity]
