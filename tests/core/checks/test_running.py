# SPDX-License-Identifier: GPL-2.0-or-later
"""All rules together: the sound plan, the verdict, bugs, cancelling, what is missing, words."""

from __future__ import annotations

import json
import string
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from opvangatlas.plugin.core.capacity.outlook import outlook
from opvangatlas.plugin.core.checks import parts, rules, run_checks
from opvangatlas.plugin.core.checks import registry as registry_module
from opvangatlas.plugin.core.checks.about import is_empty
from opvangatlas.plugin.core.checks.assess import assess, figures_json, findings_table, region_table
from opvangatlas.plugin.core.checks.finding import Finding, Missing, Report, Severity, Verdict
from opvangatlas.plugin.core.checks.parts import Part
from opvangatlas.plugin.core.checks.registry import CAPPED_2024
from opvangatlas.plugin.core.checks.summary import reasons, summary_line
from opvangatlas.plugin.core.errors import Cancelled, InputError
from opvangatlas.plugin.core.situation import situation as situation_module
from opvangatlas.plugin.core.situation.situation import Situation
from opvangatlas.plugin.core.wording import Text

from ..plans import DAY, at, checked, loc, locations, municipalities, plan_of, region, sound
from .capacity_stories import capacity_troubles

F, W, N = Severity.FAULT, Severity.WARNING, Severity.NOTE
HELLO = Text("hallo", "hello")
PAGE = Path(__file__).resolve().parents[3] / "docs" / "rules.md"
"""Which rules there are, as it was looked at and kept; ``tools/rules.py`` writes it."""
LISTED = [line.split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| A")]
ISSUE = [cells[0].removeprefix("| ") for cells in LISTED]


# the register -------------------------------------------------------------------------------------------


def test_every_rule_of_the_issue_is_registered_in_order():
    assert [rule.code for rule in rules()] == ISSUE


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_rule_has_title_remedy_and_source_in_both_languages(rule):
    for text in (rule.title, rule.remedy):
        assert len(text.nl) > 10
        assert len(text.en) > 10
        assert text.nl != text.en
    assert rule.source
    assert set(rule.regimes) <= {"2020", "2024"}


def test_a_code_is_taken_once():
    with pytest.raises(ValueError, match="A1"):
        registry_module.rule("A1", title=HELLO, remedy=HELLO, source="-", worst=N, reads=())(lambda s: iter(()))


def test_both_regimes_of_the_domain():
    capped = " (capped)"
    listed = [tuple(cells[-2].removesuffix(capped).split(", ")) for cells in LISTED]
    assert [rule.regimes for rule in rules()] == listed
    only_2020 = {"A5", "A6", "A7", "A9", "A11", "A12", "A16", "A17", "A18", "A19", "A21", "A22", "A23", "A51"}
    assert {rule.code for rule in rules() if rule.regimes == ("2020",)} >= only_2020
    assert {rule.code for rule in rules() if rule.regimes == ("2024",)} >= {"A50"}
    assert {cells[0].removeprefix("| ") for cells in LISTED if cells[-2].endswith(capped)} == CAPPED_2024 & set(ISSUE)


# the sound plan -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("regime", ["2020", "2024"])
def test_with_a_sound_plan_every_rule_is_content(regime):
    report = checked(sound(settings={"regime": regime})).report
    assert {f.code for f in report.findings} == ({"A7"} if regime == "2020" else set())
    assert report.verdict() is Verdict.YES
    assert {report.verdict(r) for r in ("R1", "R2")} == {Verdict.YES}


def test_in_2024_no_rule_on_regions_gives_a_fault():
    """A1, A3, A53 broken: faults in 2020, warnings in 2024."""
    gms = municipalities()
    gms[1]["regio_id"], gms[3]["regio_id"] = "R2", None
    regions = [region("R1"), region("R2")]
    old = checked(sound(gms=gms, locs=locations()[:1], regios=regions)).report
    new = checked(sound(gms=gms, locs=locations()[:1], regios=regions, settings={"regime": "2024"})).report
    assert {f.code for f in old.findings if f.severity is F} == {"A1", "A3"}
    assert old.verdict() is Verdict.NO
    assert new.count(F) == 0
    assert {f.code for f in new.findings if f.severity is W} == {"A1", "A3", "A53"}
    assert new.verdict() is Verdict.REMARKS


def test_a_wrong_type_stays_a_fault_in_2024():
    west, east = locations()
    report = checked(sound(locs=[{**west, "type_2024": None}, east], settings={"regime": "2024"})).report
    assert [f.code for f in report.findings if f.severity is F] == ["A14"]


def test_an_unknown_regime_is_refused_not_passed():
    with pytest.raises(InputError, match="2019"):
        sound(settings={"regime": "2019"})


# the verdict --------------------------------------------------------------------------------------------


def report_of(*findings, **assessed):
    regions = {code: frozenset(value) for code, value in assessed.items() if not isinstance(value, str)}
    states = {code: value if isinstance(value, str) else "lacked" for code, value in assessed.items()}
    return Report(tuple(findings), states, regions, {rule.code: rule.worst for rule in rules()})


def one(severity, region=None, code="A5"):
    return Finding(code, severity, "regios", region or "", HELLO, region=region)


@pytest.mark.parametrize(
    ("report", "plan", "r1", "r2"),
    [
        (report_of(), "voldoet", "voldoet", "voldoet"),
        (report_of(one(N, "R1")), "voldoet", "voldoet", "voldoet"),
        (report_of(one(W, "R1")), "voldoet_met_aandachtspunten", "voldoet_met_aandachtspunten", "voldoet"),
        (report_of(one(F, "R1")), "voldoet_niet", "voldoet_niet", "voldoet"),
        (report_of(one(F)), "voldoet_niet", "voldoet", "voldoet"),
        (report_of(A3={"R1"}), "niet_te_beoordelen", "niet_te_beoordelen", "voldoet"),
        (report_of(A8={"R1"}), "voldoet_met_aandachtspunten", "voldoet_met_aandachtspunten", "voldoet"),
        (report_of(one(W, "R1"), A3={"R1"}), "niet_te_beoordelen", "niet_te_beoordelen", "voldoet"),
        (report_of(one(F, "R1"), A8={"R1"}), "voldoet_niet", "voldoet_niet", "voldoet"),
        (report_of(A1=set()), "niet_te_beoordelen", "niet_te_beoordelen", "niet_te_beoordelen"),
        (report_of(A3="failed"), "niet_te_beoordelen", "niet_te_beoordelen", "niet_te_beoordelen"),
        (report_of(A9={"R1"}), "voldoet_met_aandachtspunten", "voldoet_met_aandachtspunten", "voldoet"),
        (report_of(A6={"R1"}, A23=set()), "voldoet", "voldoet", "voldoet"),
        (report_of(A53="failed"), "niet_te_beoordelen", "niet_te_beoordelen", "niet_te_beoordelen"),
    ],
)
def test_verdict_of_the_plan_and_of_each_region(report, plan, r1, r2):
    assert [report.verdict(r).value for r in (None, "R1", "R2")] == [plan, r1, r2]


def test_one_missing_figure_for_the_whole_plan_outweighs_those_of_a_region(swapped):
    swapped("A8", lambda s: iter([Missing("reistijden", "km", 1, 2, "R1"), Missing("reistijden", "km", 1, 2)]))
    report = run_checks(Situation(sound(), today=DAY))
    assert report.verdict("R2") is Verdict.REMARKS


def test_each_part_of_a_plan_has_its_own_verdict():
    report = report_of(one(F, code="A3"), one(W, "R1", code="A16"), A40={"R1"}, A25="failed")
    assert [report.part_verdict(part).value for part in Part] == [
        "voldoet_niet",
        "voldoet_met_aandachtspunten",
        "niet_te_beoordelen",
        "niet_te_beoordelen",
    ]
    assert report.part_verdict(Part.TARGETS, "R2") is Verdict.YES
    assert report.not_assessed == ("A25", "A40")
    assert summary_line(report, "nl") == (
        "Indeling: voldoet niet · Locaties: voldoet met aandachtspunten · Capaciteit: niet te beoordelen · "
        "Taakstelling: niet te beoordelen · 2 regels niet te beoordelen"
    )


def test_a_part_without_any_row_is_named_and_the_plan_is_never_plainly_good():
    report = checked(sound(prognoses=[], behoefte=[])).report
    verdicts = {part: report.part_verdict(part) for part in Part}
    assert verdicts == {part: Verdict.EMPTY if part is Part.CAPACITY else Verdict.YES for part in Part}
    assert report.verdict() is Verdict.REMARKS
    assert {report.verdict(r) for r in ("R1", "R2")} == {Verdict.YES}
    assert "Capaciteit: nog niet ingevuld" in summary_line(report, "nl")


# what is missing ----------------------------------------------------------------------------------------


@pytest.fixture
def swapped(monkeypatch):
    """Replace the check of a rule."""

    def swap(code, check):
        rule = registry_module._RULES[code]
        monkeypatch.setitem(registry_module._RULES, code, replace(rule, check=check))

    return swap


def test_one_finding_per_rule_and_column(swapped):
    rows = [Missing("gemeenten", "inwoners", 2, 5, "R1"), Missing("gemeenten", "inwoners", 1, 3, "R2")]
    swapped("A5", lambda s: iter([*rows, Missing("gemeenten", "pv_code", 1, 8)]))
    swapped("A6", lambda s: iter(rows[:1]))
    found = [
        f for f in run_checks(Situation(sound(), today=DAY)).findings if f.code == "A55" and f.part in ("A5", "A6")
    ]
    assert [(f.table, f.key, f.part, f.figures["count"], f.figures["total"]) for f in found] == [
        ("gemeenten", "inwoners", "A5", 3, 8),
        ("gemeenten", "inwoners", "A6", 2, 5),
        ("gemeenten", "pv_code", "A5", 1, 8),
    ]
    assert {f.severity for f in found} == {N}


@pytest.mark.parametrize(
    "settings",
    [{"max_km": None}, {"regio_minimum": None}, {"max_km": None, "regio_minimum": None}],
)
def test_a_figure_that_is_not_chosen_is_never_a_pass(settings):
    report = checked(sound(settings=settings)).report
    lacking = {code for code, state in report.assessed.items() if state == "lacked"}
    assert lacking == {{"max_km": "A8", "regio_minimum": "A9"}[key] for key in settings}
    assert {f.part for f in report.findings if f.code == "A55"} == lacking


# bugs and cancelling ------------------------------------------------------------------------------------


def test_a_check_that_raises_names_the_bug_and_the_others_run(swapped):
    def broken(situation):
        yield Finding("A3", F, "regios", "R1", HELLO)
        raise ZeroDivisionError("deling door nul")

    swapped("A3", broken)
    log = []
    report = run_checks(Situation(sound(gms=municipalities()[:3], locs=[]), today=DAY), log=log.append)
    (finding,) = [f for f in report.findings if f.code == "A3"]
    assert (finding.severity, finding.part) == (N, "fout")
    assert finding.line("nl") == (
        "Regel A3 is door een fout in de plug-in niet uitgevoerd: ZeroDivisionError: deling door nul."
    )
    assert report.assessed["A3"] == "failed"
    assert report.assessed["A53"] == "done"
    assert "Traceback" in log[0]
    assert "ZeroDivisionError" in log[0]
    assert report.verdict() is report.part_verdict(Part.DIVISION) is Verdict.UNKNOWN
    assert report.part_verdict(Part.LOCATIONS) is not Verdict.UNKNOWN
    assert reasons(report, "nl")["A3"] == [finding.line("nl")]


class Stopping:
    """Cancelled after so many questions; remembers the fractions."""

    def __init__(self, after):
        self.left, self.fractions = after, []

    def report(self, fraction, text=None):
        self.fractions.append(fraction)

    def is_cancelled(self):
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize("after", [0, 1, 7, 18])
def test_cancel_between_two_checks(swapped, after):
    ran = []
    for rule in rules():
        swapped(rule.code, lambda s, code=rule.code: ran.append(code) or iter(()))
    with pytest.raises(Cancelled):
        run_checks(Situation(sound(), today=DAY), progress=Stopping(after))
    assert ran == ISSUE[:after]


def test_cancel_while_measuring():
    with pytest.raises(Cancelled):
        assess(sound(), today=DAY, progress=Stopping(0))


def test_progress_only_grows_and_ends_at_one():
    progress = Stopping(999)
    assess(sound(), today=DAY, progress=progress)
    assert progress.fractions == sorted(progress.fractions)
    assert progress.fractions[-1] == 1.0


# words --------------------------------------------------------------------------------------------------


def troubled():
    """Plans that together make every rule speak; the tests of a rule may have theirs, in ``troubles()``."""
    west, east = locations()
    gms = municipalities()
    gms[0]["pv_code"], gms[1]["geom"], gms[3]["regio_id"] = "PV99", gms[1]["geom"].buffer(1), None
    bare = [{**west, "eigendom": None, "type_2020": None}, {**east, "geom": west["geom"], "places": 10}]
    flexible = {**west, "loc_id": "gvl", "type_2020": "gvl", "flexvorm": "gemengd", "status": None}
    reserve = [{"reserve_id": "r", "loc_id": "west", "captype": "incidenteel", "plekken": 5}]
    yield sound(gms=gms, locs=[*bare, flexible], reservecapaciteit=reserve, divisies=[])
    yield sound(gms=gms, locs=[flexible], regios=[region("R1", afspraken=None), region("R2", lead_prt=None)])
    split = [{**m, "regio_id": r} for m, r in zip(municipalities(), ("R1", "R2", "R2", "R1"), strict=True)]
    yield sound(gms=split, settings={"max_km": 0.1, "max_minuten": 1, "regio_minimum": None})
    yield sound(gms=split[:1], settings={"max_km": None, "regio_minimum": 900})
    yield plan_of([])
    yield from capacity_troubles()
    own = Path(__file__)
    for path in sorted(path for path in own.parent.glob("test_*.py") if path.name != own.name):
        yield from getattr(import_module(f".{path.stem}", __package__), "troubles", list)()


@cache
def reports():
    """What the rules say of each; frozen, so once is enough."""
    return tuple(checked(plan).report.findings for plan in troubled())


def spoken():
    return [finding for findings in reports() for finding in findings]


def test_the_troubled_plans_make_every_rule_speak():
    assert {f.code for f in spoken()} == set(ISSUE)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_finding_can_be_worded(language):
    for finding in spoken():
        line = finding.line(language)
        assert line.endswith(".")
        assert not set("{}") & set(line)
        assert "None" not in line
        assert "nan" not in line.replace("aanvan", "").split()
        assert "  " not in line


def test_every_template_asks_for_the_same_figures_in_both_languages():
    for finding in spoken():
        names = [
            {(name, kind) for _, name, kind, _ in string.Formatter().parse(text) if name}
            for text in (finding.message.nl, finding.message.en)
        ]
        assert names[0] == names[1], finding.message
        assert {name for name, _ in names[0]} <= set(finding.figures)


def test_a_finding_is_identified_by_code_table_key_and_part():
    for findings in reports():
        keys = [(f.code, f.table, f.key, f.part) for f in findings]
        assert len(keys) == len(set(keys))


def test_worst_first_then_by_rule():
    for findings in reports():
        order = [("FWN".index(f.severity.value), int(f.code[1:])) for f in findings]
        assert order == sorted(order)


def test_figures_are_json_that_keeps_unknown_null_and_numbers_numbers():
    for finding in spoken():
        figures = json.loads(figures_json(finding.figures))
        assert set(figures) == set(finding.figures)
    mixed = {"b": np.int64(3), "a": None, "c": [1, HELLO], "d": float("nan"), "e": 0.1 + 0.2}
    assert figures_json(mixed) == '{"a": null, "b": 3, "c": [1, "hallo"], "d": null, "e": 0.3}'
    assert json.loads(figures_json(mixed, "en"))["c"] == [1, "hello"]


def test_findings_as_a_table():
    report = checked(sound(gms=municipalities()[:3], locs=locations()[:1])).report
    frame = findings_table(report, "A", "en")
    assert list(frame["code"]) == [f.code for f in report.findings]
    assert frame["bericht"].iloc[0] == (
        "Regio R2 has no open reception location on 2027-03-01 among the locations that count."
    )
    points = [finding.point for finding in report.findings]
    assert any(point is not None for point in points)
    assert [None if shape.is_empty else shape for shape in frame["geom"]] == points


# per region ---------------------------------------------------------------------------------------------


def test_the_table_of_regions():
    gms = municipalities()
    gms[3]["regio_id"], gms[2]["inwoners"] = None, None
    table = region_table(checked(sound(gms=gms)))
    one, two, loose = table.to_dict("records")
    assert (one["gemeenten"], one["inwoners"], one["locaties"], one["plekken_asiel"]) == (2, 2000, 1, 300)
    assert (one["stukken"], one["oordeel"]) == (1, "voldoet")
    assert one["verste_km"] == one["verste_min"] == pytest.approx(6 * 1.3)  # 60 km/h
    assert table["inwoners"].isna().tolist() == [False, True, False]
    assert (two["gemeenten"], two["oordeel"]) == (1, "voldoet_met_aandachtspunten")  # A9: 60 of 100
    assert loose["regio_id"] is None
    assert loose["gemeenten"] == 1


def test_an_unknown_capacity_makes_the_sum_unknown():
    west, east = locations()
    table = region_table(checked(sound(locs=[{**west, "places": None}, east])))
    assert table["plekken_asiel"].isna().tolist() == [True, False]


def test_a_region_without_municipalities_and_locations_has_none_not_unknown():
    regions = [region("R1"), region("R2"), region("R3")]
    row = region_table(checked(sound(regios=regions))).to_dict("records")[2]
    assert (row["gemeenten"], row["inwoners"], row["locaties"], row["plekken_asiel"], row["stukken"]) == (
        0,
        0,
        0,
        0,
        0,
    )


def test_no_rule_names_what_belongs_to_a_confidential_location():
    hidden = loc("Geheim", at(0.2, 0.2), "GM0001", vertrouwelijk=True)
    plan = sound(
        locs=[*locations(), hidden],
        mijlpalen=[{"mijlpaal_id": "geheim-besluit", "soort": "besluit", "loc_id": "geheim"}],
        reservecapaciteit=[{"reserve_id": "r", "loc_id": "geheim", "captype": "regulier", "plekken": 5}],
    )
    assert not any("geheim" in f"{f.key} {f.line('nl')}".casefold() for f in checked(plan).report.findings)
    assert any(f.code == "A33" for f in checked(plan, include_confidential=True).report.findings)


def test_the_balance_is_prepared_once_for_all_rules(monkeypatch):
    prepared = []

    def once(plan):
        prepared.append(plan)
        return outlook(plan)

    monkeypatch.setattr(situation_module, "outlook", once)
    run_checks(Situation(sound(), today=DAY))
    assert len(prepared) == 1


@pytest.mark.parametrize(
    ("part", "numbers"),
    [
        (Part.DIVISION, (1, 12, 53, 54)),
        (Part.LOCATIONS, (13, 24, 44, 52)),
        (Part.CAPACITY, (25, 38)),
        (Part.TARGETS, (39, 43)),
        (None, (55,)),
    ],
)
def test_the_numbers_of_the_domain_have_their_part(part, numbers):
    assert {parts.part_of(f"A{number}") for number in numbers} == {part}


def test_blanks_are_empty_and_words_are_not():
    assert [is_empty(value) for value in (None, "", "  ", "x", " x ", 0, False)] == [True] * 3 + [False] * 4


def test_a_rule_says_which_part_it_counts_in_or_is_refused(monkeypatch):
    monkeypatch.setattr(parts, "_SAID", {})
    monkeypatch.setattr(registry_module, "_RULES", {})
    said = {"title": Text("t", "t"), "remedy": Text("r", "r"), "source": "s", "worst": Severity.NOTE, "reads": ()}
    with pytest.raises(ValueError, match="A99 belongs to no part"):
        registry_module.rule("A99", **said)
    registry_module.rule("A99", part=parts.Part.TARGETS, **said)(lambda _s: iter(()))
    assert parts.part_of("A99") is parts.Part.TARGETS
    assert parts.part_of("A1") is parts.Part.DIVISION
