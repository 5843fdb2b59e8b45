# SPDX-License-Identifier: GPL-2.0-or-later
"""Figures that checks lack (A55).

Every check reports what it lacks as :class:`~.finding.Missing`; the registry turns that into one
finding per check and column. This rule only gives those findings their title and remedy.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..situation.situation import Situation
from ..wording import Text
from .finding import Finding, Missing, Severity
from .registry import rule


@rule(
    "A55",
    title=Text("De cijfers die een regel nodig heeft zijn er", "The figures a rule needs are there"),
    remedy=Text(
        "Vul het ontbrekende cijfer aan; tot die tijd telt de regel niet als gehaald.",
        "Add the missing figure; until then the rule does not count as met.",
    ),
    source="Opvangatlas",
    worst=Severity.NOTE,
    reads=(),
)
def figures_present(_: Situation) -> Iterator[Finding | Missing]:
    """Nothing of its own: see the module."""
    return iter(())
