# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings accepted with a reason: what counts then, and when they return by themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opvangatlas.plugin.core.annex.findings import findings_list
from opvangatlas.plugin.core.annex.layers import layers
from opvangatlas.plugin.core.checks.assess import assess
from opvangatlas.plugin.core.checks.finding import BUG, Acceptance, Finding, Severity, Verdict
from opvangatlas.plugin.core.checks.justified import hashed, justify, key_of, said_before, without
from opvangatlas.plugin.core.checks.parts import Part
from opvangatlas.plugin.core.checks.summary import summary_line
from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.model.tables import JUSTIFICATIONS
from opvangatlas.plugin.core.regions.derive import copied_variant
from opvangatlas.plugin.core.wording import Text

from ..plans import DAY, at, found, loc, locations, sound

GIVEN = Acceptance("Kleine kern, grote zaal", "adviseur", "GS", date(2027, 2, 1), document="besluit.pdf")


def small(places=299, **more):
    west = loc("West", at(0.5, 0.9), "GM0001", places=places)
    return sound(locs=[west, locations()[1], *more.pop("locs", [])], **more)


def report(plan, *, public=True, today=DAY):
    return assess(plan.public() if public else plan, today=today).report


def of(made, code="A16"):
    return next(f for f in made.findings if f.code == code)


def accepted(plan, given=GIVEN, code="A16"):
    """The plan with one finding accepted, as a door does it."""
    whole, public = report(plan, public=False), report(plan)
    finding = of(whole, code)
    same = next((f for f in public.findings if key_of(f) == key_of(finding)), None)
    return plan.with_tables(onderbouwingen=justify(plan, finding, same, given))


def test_an_accepted_warning_is_no_remark_and_counts_apart():
    before, after = report(small()), report(accepted(small()))
    assert (before.part_verdict(Part.LOCATIONS), after.part_verdict(Part.LOCATIONS)) == (Verdict.REMARKS, Verdict.YES)
    assert (before.count(Severity.WARNING), after.count(Severity.WARNING)) == (1, 0)
    assert (after.accepted(), after.accepted("R1"), after.accepted("R2")) == (1, 1, 0)
    assert of(after).severity is Severity.WARNING
    assert of(after).accepted == GIVEN
    assert after.findings[-1] == of(after)  # a group of its own, after what is open
    assert "1 onderbouwd" in summary_line(after, "nl")
    assert "1 justified" in summary_line(after, "en")


def test_it_returns_when_the_figures_change_and_says_what_they_were():
    plan = accepted(small())
    changed = small(250).with_tables(onderbouwingen=plan["onderbouwingen"])
    whole, public = report(changed, public=False), report(changed)
    assert whole.accepted() == public.accepted() == 0
    assert whole.count(Severity.WARNING) == 1
    assert of(whole).line("nl") == (
        "West heeft 250 plekken; doorgaans zijn het er ten minste 300. Was onderbouwd (01-02-2027); toen gold: "
        "‘West heeft 299 plekken; doorgaans zijn het er ten minste 300.’"
    )
    assert "299" not in of(public).line("nl")  # what it was before may have counted what is confidential now
    assert "cijfers zijn veranderd" in of(public).line("nl")


def test_another_name_is_no_other_finding():
    plan = accepted(small())
    renamed = plan.with_tables(opvanglocaties=plan["opvanglocaties"].assign(loc_naam=["Het Westen", "Oost"]))
    assert report(renamed).accepted() == 1


def test_what_is_hidden_changes_the_whole_plan_only():
    """Two hashes: a run on the public view does not undo what was accepted on the whole plan, or the other way."""
    hidden = loc("Geheim", at(0.2, 0.2), "GM0001", places=900, vertrouwelijk=True, type_2020="gvl")
    need = [
        {
            "versie": "2026-II",
            "gebied_soort": "provincie",
            "gebied_code": "PV98",
            "typegroep": group,
            "datum": date(2027, 1, 1),
            "scenario": "midden",
            "plekken": 900,
        }
        for group in ("rol", "gvl_satelliet")
    ]
    plan = small(300, locs=[hidden], behoefte=need)
    whole, public = report(plan, public=False), report(plan)
    both = [f for f in whole.findings if f.severity is not Severity.FAULT]
    differs = [f for f in both for g in public.findings if key_of(f) == key_of(g) and hashed(f) != hashed(g)]
    assert differs, "a finding that counts the hidden location"
    for finding in both:
        same = next((g for g in public.findings if key_of(g) == key_of(finding)), None)
        kept = plan.with_tables(onderbouwingen=justify(plan, finding, same, GIVEN))
        assert report(kept, public=False).accepted() == 1
        assert report(kept).accepted() == (same is not None and same.severity is not Severity.FAULT)


def test_a_reason_about_what_is_confidential_is_nowhere_in_public():
    secret = "Klooster Sint-Éloy"
    hidden = loc("Geheim", at(0.2, 0.2), "GM0001", places=100, vertrouwelijk=True)
    plan = small(300, locs=[hidden])
    plan = accepted(plan, replace(GIVEN, reason=secret, is_public=True))
    assert plan["onderbouwingen"]["sleutel"].tolist() == ["geheim"]
    assert len(plan.public()["onderbouwingen"]) == 0
    made = assess(plan.public(), today=DAY)
    assert secret not in findings_list(made, "nl", private=True).to_csv()
    rows = small(300)["onderbouwingen"]
    row = plan["onderbouwingen"].iloc[0].to_dict() | {"onderwerp": "regios", "sleutel": "R1", "hash_open": None}
    of_whole = plan.with_tables(onderbouwingen=pd.concat([rows, JUSTIFICATIONS.frame([row])]))
    assert len(of_whole.public()["onderbouwingen"]) == 0  # a finding that anyone may see is not there
    row |= {"hash_open": "x", "deel": "geheim"}
    assert len(plan.with_tables(onderbouwingen=JUSTIFICATIONS.frame([row])).public()["onderbouwingen"]) == 0
    row |= {"deel": ""}
    (left,) = plan.with_tables(onderbouwingen=JUSTIFICATIONS.frame([row])).public()["onderbouwingen"].to_dict("records")
    assert (left["cijfers"], left["hash_heel"], left["hash_open"]) == (None, None, "x")


def test_it_counts_up_to_and_including_its_last_day():
    plan = accepted(small(), replace(GIVEN, until=DAY))
    assert report(plan).accepted() == 1
    late = report(plan, today=DAY + timedelta(days=1))
    assert late.accepted() == 0
    assert "gold tot en met" in of(late).line("nl")


def test_a_fault_a_bug_and_no_reason_are_refused():
    fault = next(f for f in report(sound(locs=locations()[:1])).findings if f.severity is Severity.FAULT)
    bug = Finding("A1", Severity.NOTE, "plan", "A1", Text("x", "x"), part=BUG)
    for finding, reason in ((fault, "toch"), (bug, "toch"), (of(report(small())), "  ")):
        with pytest.raises(InputError):
            justify(sound(), finding, finding, Acceptance(reason))


def test_a_warning_that_became_a_fault_is_open():
    finding = of(report(small()))
    row = justify(small(), finding, finding, GIVEN).iloc[0].to_dict()
    fault = next(f for f in report(sound(locs=locations()[:1])).findings if f.severity is Severity.FAULT)
    row |= dict(zip(("code", "onderwerp", "sleutel", "deel"), key_of(fault), strict=True))
    row |= {"hash_heel": hashed(fault), "hash_open": hashed(fault)}
    made = report(sound(locs=locations()[:1]).with_tables(onderbouwingen=JUSTIFICATIONS.frame([row])))
    assert made.accepted() == 0
    assert made.verdict() is Verdict.NO


def test_the_text_of_before_counts_for_a16_and_stands_with_the_rest():
    row = {"variant_id": "A", "code": "*", "onderwerp": "opvanglocaties", "sleutel": "west", "deel": "", "reden": "oud"}
    plan = small(onderbouwingen=[row])
    assert report(plan).accepted() == 1
    assert of(report(plan)).accepted.reason == "oud"
    both = plan.with_tables(opvanglocaties=plan["opvanglocaties"].assign(eigendom=[None, "coa"]))
    rows = findings_list(assess(both.public(), today=DAY), "nl", private=True).set_index("code")["reden"]
    assert (rows["A13"], rows["A16"]) == ("oud", "oud")
    assert report(both).count(Severity.NOTE) >= 1  # A13 is open all the same


def test_in_the_annex_with_its_reason_public_or_not_by_choice():
    for public, shown in ((False, "weggelaten"), (True, GIVEN.reason)):
        made = assess(accepted(small(), replace(GIVEN, is_public=public)).public(), today=DAY)
        (row,) = findings_list(made, "nl", private=False).query("code == 'A16'").to_dict("records")
        assert (row["reden"], row["aanvaard"]) == (shown, "GS, 01-02-2027")
        sheets = {sheet.name: sheet.frame for sheet in layers(made, private=False)}
        assert "onderbouwingen" not in sheets  # its hashes stay home; the reasons stand with the findings
        assert shown in sheets["bevindingen"]["onderbouwing"].tolist()
    assert GIVEN.reason in findings_list(made, "nl", private=True)["reden"].tolist()


def test_one_reason_per_finding_and_it_can_be_withdrawn():
    plan = accepted(accepted(small()), replace(GIVEN, reason="Beter"))
    assert plan["onderbouwingen"]["reden"].tolist() == ["Beter"]
    assert without(plan, key_of(of(report(plan)))).empty
    other = found(plan, "A16")[0]
    assert len(without(plan, key_of(replace(other, part="iets anders")))) == 1


def test_a_copy_of_a_variant_keeps_what_was_accepted():
    plan = accepted(small())
    new, frames = copied_variant(plan, "A", "kopie", date(2027, 3, 1))
    variants = frames["varianten"].assign(actief=frames["varianten"]["variant_id"] == new)
    copy = plan.with_tables(**{**frames, "varianten": variants})
    assert copy.active_variant == new
    assert report(copy).accepted() == 1


FIGURES = st.dictionaries(
    st.sampled_from(["n", "places", "day", "names"]),
    st.one_of(st.none(), st.integers(), st.dates(), st.text(), st.lists(st.text(), max_size=3),
              st.floats(-1e9, 1e9, allow_nan=False)),
)  # fmt: skip


@given(FIGURES)
@settings(max_examples=100)
def test_any_figures_can_be_kept_and_compared(figures):
    finding = Finding("A1", Severity.WARNING, "plan", "x", Text("Vast", "Fixed"), figures)
    assert hashed(finding) == hashed(replace(finding, message=Text("Anders gezegd", "In other words")))
    assert hashed(finding) != hashed(replace(finding, severity=Severity.NOTE))
    table = justify(sound(), finding, None, GIVEN)
    assert said_before(table["cijfers"].iloc[0], finding) is None
