# SPDX-License-Identifier: GPL-2.0-or-later
"""Every sentence a rule can say is compared with a computation of its own, see :mod:`.claims`."""

from __future__ import annotations

from functools import cache
from importlib import import_module

import pytest

from opvangatlas.plugin.core.checks import rules
from opvangatlas.plugin.core.checks.finding import Finding
from opvangatlas.plugin.core.wording import Text

from ..plans import checked
from .by_hand import ByHand
from .claim_stories import claim_stories
from .claims import CLAIMS
from .unknown_stories import STORIES

PACKAGE = "opvangatlas.plugin.core"
MODULES = {rule.check.__module__ for rule in rules()} | {f"{PACKAGE}.capacity.targets"}


def templates() -> dict[str, Text]:
    """Every sentence of the modules of the rules, by where it stands."""
    return {
        f"{name.removeprefix(PACKAGE)}.{label}": text
        for name in sorted(MODULES)
        for label, text in vars(import_module(name)).items()
        if isinstance(text, Text) and text.nl.endswith(".")
    }


@cache
def said() -> tuple[tuple[ByHand, Finding], ...]:
    plans = [*STORIES.values(), *claim_stories()]
    return tuple(
        (ByHand(plan), finding)
        for plan in plans
        for finding in checked(plan, include_confidential=True).report.findings
        if finding.code != "A55"
    )


def test_every_sentence_of_a_rule_has_its_claim():
    assert {name for name, text in templates().items() if text not in CLAIMS} == set()
    assert {text.nl for text in CLAIMS} - {text.nl for text in templates().values()} == set()


def test_every_sentence_is_said_in_some_plan():
    spoken = {finding.message for _, finding in said()}
    assert {name for name, text in templates().items() if text not in spoken} == set()


@pytest.mark.parametrize("message", CLAIMS, ids=lambda text: text.nl[:50])
def test_what_is_said_is_so(message):
    for by_hand, finding in said():
        if finding.message == message:
            assert CLAIMS[message](by_hand, finding), finding.line("nl")
