# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings of one kind and cause under one heading; each finding stays, and is in one group."""

from __future__ import annotations

from opvangatlas.plugin.core.annex.findings import findings_list, grouped_rows
from opvangatlas.plugin.core.checks.finding import Finding, Severity
from opvangatlas.plugin.core.checks.grouping import AT_LEAST, grouped
from opvangatlas.plugin.core.model.codes import TRAVEL_REASON
from opvangatlas.plugin.core.wording import Text

from ..plans import at, cell, checked, gm, loc, plan_of


def many(count):
    """So many municipalities without a region beside one with a location."""
    gms = [gm(1, cell(0, 0)), *(gm(n + 2, cell(n + 1, 0), None) for n in range(count))]
    return checked(plan_of(gms, [loc("West", at(0.5, 0.5), "GM0001")]))


def test_three_of_one_kind_have_a_heading_and_two_speak_for_themselves():
    made = many(AT_LEAST)
    (group,) = [g for g in grouped(made.report.findings, made.situation) if g.code == "A1"]
    assert group.is_heading
    assert group.line("nl") == "3 van 4 gemeenten: Elke gemeente hoort bij een regio"
    assert [f.key for f in group.findings] == ["GM0002", "GM0003", "GM0004"]
    few = many(AT_LEAST - 1)
    pair = [g for g in grouped(few.report.findings, few.situation) if g.code == "A1"]
    assert [g.line("nl") for g in pair] == [g.findings[0].line("nl") for g in pair]
    assert len(pair) == AT_LEAST - 1


def test_every_finding_is_in_exactly_one_group():
    made = many(5)
    members = [f for g in grouped(made.report.findings, made.situation) for f in g.findings]
    assert sorted(map(id, members)) == sorted(map(id, made.report.findings))


def test_a_page_shows_a_group_in_one_row_with_its_subjects():
    made = many(4)
    rows = findings_list(made, "nl", private=True)
    shown = grouped_rows(made, rows, "nl")
    (row,) = shown[shown["code"] == "A1"].to_dict("records")
    assert row["onderwerp"] == "G2, G3, G4, G5"
    assert row["bericht"].startswith("4 van 5 gemeenten: ")
    assert len(shown) == len(rows) - 3
    kept = grouped_rows(made, rows.assign(reden=["omdat"] * len(rows)), "nl")
    assert len(kept) == len(rows)


def test_a_cause_is_named_and_other_causes_stand_apart():
    """Three municipalities off the road, three without a way: two groups of one rule."""
    situation = many(5).situation
    said = Text("{reason}", "{reason}")
    findings = [
        Finding("A8", Severity.NOTE, "gemeenten", f"GM000{n}", said, {"reason": TRAVEL_REASON.label(code)})
        for n, code in enumerate(["herkomst_niet_aangesloten"] * 3 + ["onbereikbaar"] * 3, 1)
    ]
    assert [group.line("nl") for group in grouped(findings, situation)] == [
        "3 van 6 gemeenten: niet te meten: verder dan 2,0 km van een weg",
        "3 van 6 gemeenten: niet te meten: onbereikbaar over het netwerk",
    ]
