# SPDX-License-Identifier: GPL-2.0-or-later
"""Next month's list beside the plan: what is new, changed, gone or doubtful, and what taking it does."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.intake.locations import LocationInput, import_locations
from opvangatlas.plugin.core.intake.update import CHANGED, DOUBTFUL, GONE, NEW, SECOND, compare_list, updated
from opvangatlas.plugin.core.wording import is_unknown, word

from ..plans import at, municipalities, plan_of

EMPTY = plan_of(municipalities())
HOW = LocationInput(default_type="rol", default_status="voortzetten")
FIRST = (
    {"naam": "Almelo", "plekken": "378", "tot": "31-12-2027", "geom": at(0.5, 0.5)},
    {"naam": "Borne", "plekken": "200", "tot": "1-7-2028", "geom": at(1.5, 0.5)},
    {"naam": "Hof", "plekken": "100", "tot": "onbepaald", "geom": at(0.5, 1.5)},
)


def frame(rows):
    return pd.DataFrame(list(rows), dtype="object")


def plan_with(rows=FIRST, plan=EMPTY):
    made = import_locations(plan, frame(rows), HOW)
    assert not made.sieve.reasons, made.sieve.rejected("nl")["reden"].tolist()
    return plan.with_tables(opvanglocaties=made.locations, capaciteitsperioden=made.periods)


def compared(rows, plan=None, **more):
    return compare_list(plan_with() if plan is None else plan, frame(rows), HOW, **more)


def but(number, **other):
    return [{**row, **other} if n == number else row for n, row in enumerate(FIRST)]


def kinds(made):
    return [(p.kind, p.name) for p in made.proposals]


def says(made):
    return [(p.name, *change.words("nl")) for p in made.proposals for change in p.changes]


def taken(made, *keys, **more):
    frames, _ = updated(made, keys or [p.key for p in made.proposals if p.can_be_taken], **more)
    return frames["opvanglocaties"], frames["capaciteitsperioden"]


def test_the_same_list_has_no_news():
    made = compared(FIRST)
    assert (made.proposals, made.same) == ((), 3)


def test_a_moved_point_is_a_change_of_that_location():
    """It was ``almelo-2`` before, with 378 places more."""
    made = compared(but(0, geom=shapely.Point(at(0.5, 0.5).x + 121, at(0.5, 0.5).y)))
    assert kinds(made) == [(CHANGED, "Almelo")]
    ((name, label, _old, new),) = says(made)
    assert (name, label) == ("Almelo", "plek")
    assert new.startswith("121 m verder")
    locations, periods = taken(made)
    assert (len(locations), periods["plekken_asiel"].sum()) == (3, 678)
    assert locations["geom"].iloc[0].x == at(0.5, 0.5).x + 121


def test_old_and_new_stand_beside_each_other():
    made = compared(but(0, plekken="400", tot="31-12-2029"))
    assert says(made) == [
        ("Almelo", "plekken asiel", "378", "400"),
        ("Almelo", "tot en met", "31-12-2027", "31-12-2029"),
    ]
    _, periods = taken(made)
    assert len(periods) == 3
    row = periods.iloc[0]
    assert (row["periode_id"], row["plekken_asiel"], row["tot"]) == ("almelo-p1", 400, date(2029, 12, 31))


def test_an_empty_cell_changes_nothing():
    assert compared(but(0, plekken=None, tot="onbekend")).proposals == ()


def test_no_end_any_more_is_a_change():
    made = compared(but(0, tot="onbepaald"))
    assert ("Almelo", "tot en met", "31-12-2027", "–") in says(made)
    locations, periods = taken(made)
    assert locations["bo_onbep"].iloc[0]
    assert is_unknown(periods["tot"].iloc[0])


def test_a_renamed_location_is_known_by_its_place():
    made = compared(but(1, naam="Borne-Oost"))
    assert says(made) == [("Borne-Oost", "naam", "Borne", "Borne-Oost")]
    locations, _ = taken(made)
    assert locations.set_index("loc_id").loc["borne", "loc_naam"] == "Borne-Oost"


def test_new_and_gone():
    made = compared([*FIRST[:2], {"naam": "Zeist", "plekken": "50", "geom": at(1.5, 1.5)}])
    assert kinds(made) == [(NEW, "Zeist"), (GONE, "Hof")]
    assert says(made) == [("Zeist", "plekken asiel", "–", "50")]
    left, _ = taken(made)
    assert list(left["loc_naam"]) == ["Almelo", "Borne", "Hof", "Zeist"]
    ended, _ = taken(made, gone="beeindigen", last=date(2027, 3, 31))
    hof = ended.set_index("loc_id").loc["hof"]
    assert (hof["status"], hof["bo_eind"], hof["bo_onbep"]) == ("beeindigen", date(2027, 3, 31), False)
    without, periods = taken(made, gone="verwijderen")
    assert list(without["loc_naam"]) == ["Almelo", "Borne", "Zeist"]
    assert "hof" not in set(periods["loc_id"])


def test_who_ends_before_the_day_keeps_that_end():
    plan = plan_with(but(2, tot="31-12-2026"))
    plan = plan.with_tables(opvanglocaties=plan["opvanglocaties"].assign(bo_eind=date(2026, 12, 31)))
    locations, _ = taken(compared(FIRST[:2], plan), gone="beeindigen", last=date(2027, 3, 31))
    assert locations.set_index("loc_id").loc["hof", "bo_eind"] == date(2026, 12, 31)


def test_an_end_needs_a_day():
    with pytest.raises(InputError, match="day"):
        taken(compared(FIRST[:2]), gone="beeindigen")


def test_an_exploration_is_not_missed():
    plan = plan_with()
    locations = plan["opvanglocaties"].copy()
    locations["zekerheid"] = ["bestaand", "bestaand", "verkenning"]
    assert compared(FIRST[:2], plan.with_tables(opvanglocaties=locations)).proposals == ()


def test_a_second_row_is_for_the_import_of_periods():
    extra = {**FIRST[0], "plekken": "100", "van": "1-1-2028", "tot": "31-12-2029"}
    made = compared([*FIRST, extra])
    assert kinds(made) == [(SECOND, "Almelo")]
    assert word(*made.proposals[0].note, "nl") == ("Almelo staat ook in rij 1. Importeer wat verschilt als perioden.")
    assert len(taken(made, SECOND)[1]) == 3
    with_both = plan_with([*FIRST, extra])
    assert compared([*FIRST, extra], with_both).proposals == ()


def test_several_periods_are_not_overwritten_by_a_guess():
    later = {**FIRST[0], "plekken": "100", "van": "1-1-2030", "tot": "31-12-2031"}
    plan = plan_with([{**FIRST[0], "van": "1-1-2028", "tot": "31-12-2029"}, later])
    made = compared([{**FIRST[0], "plekken": "999", "van": None, "tot": None}], plan)
    assert kinds(made) == [(SECOND, "Almelo")]
    right = compared([{**later, "plekken": "120"}], plan)
    assert says(right) == [("Almelo", "plekken asiel", "100", "120")]


def test_days_that_would_count_twice_are_for_the_import_of_periods():
    later = {**FIRST[0], "plekken": "100", "van": "1-1-2028", "tot": "31-12-2029"}
    plan = plan_with([{**FIRST[0], "van": "1-1-2026"}, later])
    made = compared([{**FIRST[0], "van": "1-1-2026", "tot": "31-12-2028"}], plan)
    assert kinds(made) == [(SECOND, "Almelo")]


def test_a_name_in_another_municipality_is_asked():
    made = compared(but(0, geom=at(1.5, 1.5)))
    (proposal,) = made.proposals
    assert (proposal.kind, proposal.loc_id) == (DOUBTFUL, "almelo")
    locations, _ = taken(made)
    assert (len(locations), locations["gm_code"].iloc[0]) == (3, made.listed[0].place[1])


def test_outside_the_plan_is_no_fault():
    made = compared([*FIRST, {"naam": "Assen", "geom": at(10, 10)}])
    assert made.proposals == ()
    assert made.sieve.outside == [3]
    assert made.sieve.rejected("nl")["reden"].iloc[0].startswith("Buiten het gebied")


def test_a_wrong_cell_outside_the_plan_is_a_fault_all_the_same():
    made = compared([*FIRST, {"naam": "Assen", "plekken": "-5", "geom": at(10, 10)}])
    assert made.sieve.outside == []


def test_a_key_of_before_is_refused():
    with pytest.raises(InputError):
        updated(compared(FIRST), ["nieuw:9"])


def test_a_default_is_for_new_locations_only():
    plan = plan_with()
    plan = plan.with_tables(opvanglocaties=plan["opvanglocaties"].assign(status="beeindigen", type_2020="gvl"))
    assert compared(FIRST, plan).proposals == ()


CELLS = st.fixed_dictionaries({
    "naam": st.sampled_from(["Almelo", "Borne", "Hof", "Zeist"]),
    "plekken": st.sampled_from([None, "10", "378"]),
    "tot": st.sampled_from([None, "31-12-2027", "onbepaald"]),
    "geom": st.builds(at, st.sampled_from([0.5, 0.51, 1.5]), st.sampled_from([0.5, 1.5])),
})  # fmt: skip


@given(st.lists(CELLS, min_size=1, max_size=5), st.sampled_from(["laten", "verwijderen"]))
def test_who_takes_everything_has_nothing_left_to_take(rows, gone):
    """But doubts: what was taken for a new one may still be another, and what was left is still gone."""
    made = compared(rows)
    locations, periods = taken(made, gone=gone) if made.proposals else (None, None)
    if locations is None:
        return
    after = plan_with().with_tables(opvanglocaties=locations, capaciteitsperioden=periods)
    if any(p.kind == DOUBTFUL for p in made.proposals):
        return
    again = compared(rows, after)
    assert {p.kind for p in again.proposals} <= {SECOND, *([GONE] if gone == "laten" else [])}


@given(st.lists(CELLS, min_size=1, max_size=5))
def test_who_takes_nothing_changes_nothing(rows):
    plan = plan_with()
    locations, periods = (frames := updated(compare_list(plan, frame(rows), HOW), [])[0]).values()
    assert list(frames) == ["opvanglocaties", "capaciteitsperioden"]
    pd.testing.assert_frame_equal(locations, plan["opvanglocaties"])
    pd.testing.assert_frame_equal(periods, plan["capaciteitsperioden"])
