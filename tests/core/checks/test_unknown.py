# SPDX-License-Identifier: GPL-2.0-or-later
"""Unknown never passes: whatever a rule reads is made empty, and no verdict gets better for it.

A plan is emptied once per column or setting, wholly and for one row at a time. A rule that declares the column may
then say less only where it says what it lacks; a rule that does not declare it says exactly what it said before.
Every day a share of it; all of it with ``EVERY_CELL=1``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from opvangatlas.plugin.core.checks import rules
from opvangatlas.plugin.core.checks.finding import NEVER_DECISIVE, Finding, Missing, Verdict
from opvangatlas.plugin.core.checks.parts import Part
from opvangatlas.plugin.core.checks.registry import report_of
from opvangatlas.plugin.core.model.settings import SETTINGS
from opvangatlas.plugin.core.model.tables import TABLES
from opvangatlas.plugin.core.situation.situation import Situation

from .emptied import (
    CHOICES,
    PAIRS,
    RULES,
    Emptied,
    Said,
    alterations,
    before,
    filled,
    measured,
    say,
    share_of,
    tables,
    touched,
    ways,
    without,
)
from .emptied import whole as whole_plan
from .unknown_stories import STORIES

ORDER = [Verdict.NO, Verdict.UNKNOWN, Verdict.REMARKS, Verdict.EMPTY, Verdict.YES]


def worst(items: Said) -> dict[tuple[str, str], str]:
    """The worst that a rule says of each subject."""
    found: dict[tuple[str, str], str] = {}
    for item in items:
        if isinstance(item, Finding):
            about = (item.table, item.key)
            found[about] = max(found.get(about, "N"), item.severity.value, key="NWF".index)
    return found


def lacks(items: Said) -> set[Missing]:
    return {item for item in items if isinstance(item, Missing)}


def better(old: Said, new: Said) -> Iterator[str]:
    """What a rule no longer says of a subject, or says more lightly, without saying that it lacks something more."""
    if lacks(new) - lacks(old):
        return
    now = worst(new)
    for about, severity in worst(old).items():
        if about not in now or "NWF".index(now[about]) < "NWF".index(severity):
            yield f"{about}: {severity} became {now.get(about, 'nothing')}"


def verdicts(s: Situation, results: dict[str, Said]) -> dict[tuple[Part, str | None], int]:
    report = report_of(s, results)
    return {
        (part, region): ORDER.index(report.part_verdict(part, region))
        for part in Part
        for region in (None, *s.region_name)
    }


def improved(emptied: Emptied, s: Situation, new: dict[str, Said]) -> Iterator[str]:
    """The verdicts that are better than before, but for one that cannot be given any more and says which column."""
    old = before(emptied.story)
    was, now = verdicts(whole_plan(emptied.story), old), verdicts(s, {**old, **new})
    named = any(emptied.column == lack.column for items in new.values() for lack in lacks(items))
    for about in was.keys() & now.keys():
        if now[about] > was[about] and not (ORDER[now[about]] is Verdict.UNKNOWN and named):
            yield f"{about}: {ORDER[was[about]]} became {ORDER[now[about]]}"


CASES = [(story, table) for story in STORIES for table in tables(story)]


@pytest.mark.parametrize(("story", "table"), CASES)
def test_nothing_gets_better_by_what_is_not_known(story, table):
    passes = []
    for emptied in share_of(story, ways(story, table)):
        s = without(emptied)
        new = say(s, {rule.code for rule in RULES.values() if emptied.name in rule.reads})
        for code in new.keys() - NEVER_DECISIVE:
            passes += [(code, emptied.name, emptied.row, text) for text in better(before(story)[code], new[code])]
        passes += [("verdict", emptied.name, emptied.row, text) for text in improved(emptied, s, new)]
    assert passes == []


def bare(items: Said) -> Said:
    """What is said, without where it is marked on the map."""
    return [replace(item, point=None, place=None) if isinstance(item, Finding) else item for item in items]


@pytest.mark.parametrize(("story", "table"), CASES)
def test_what_a_rule_does_not_declare_it_does_not_read(story, table):
    undeclared = []
    for name, plan in share_of(story, alterations(story, table)):
        looked = {code for code, seen in touched(story).items() if table in seen or table == CHOICES}
        codes = {code for code in looked if name not in RULES[code].reads}
        new = say(measured(plan), codes) if codes else {}
        undeclared += [(code, name) for code in new if bare(new[code]) != bare(before(story)[code])]
    assert undeclared == []


def test_a_rule_declares_columns_and_settings_that_exist():
    for rule in RULES.values():
        for name in rule.reads:
            table, column = name.split(".")
            there = column in SETTINGS if table == CHOICES else column in TABLES[table].names
            assert there, (rule.code, name)
    assert {rule.code for rule in rules()} - RULES.keys() == {"A55"}


def test_every_pair_of_a_rule_and_what_it_reads_was_emptied():
    """Over all plans together, so that nothing is declared that was never looked at."""
    seen = {(code, name) for story in STORIES for name in filled(story) for code in before(story)}
    assert PAIRS - seen == set()


def test_no_rule_says_worse_than_it_declares_and_each_says_its_worst():
    said = dict.fromkeys(RULES, "N")
    for story in STORIES:
        for code, items in before(story).items():
            said[code] = max([said[code], *worst(items).values()], key="NWF".index)
    assert said == {code: rule.worst.value for code, rule in RULES.items()}
