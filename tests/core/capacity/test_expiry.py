# SPDX-License-Identifier: GPL-2.0-or-later
"""The expiry round: what ends soon, and what a decision does to the balance (domain D7)."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from opvangatlas.plugin.core.capacity import balance as b
from opvangatlas.plugin.core.capacity.expiry import (
    Decision,
    expiry_round,
    months_later,
    proposed_day,
    with_decisions,
)
from opvangatlas.plugin.core.capacity.expiry_effect import effect, effect_lines
from opvangatlas.plugin.core.capacity.periods import last_days
from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.model.tables import CAPACITY_PERIODS, LOCATIONS

from ..plans import sound
from .factories import D, locations, municipalities, need, periods, years

TODAY = D("2027-01-01")
ONE = municipalities(("GM0001", "PV20", "R1", 1_000))


def test_a_blank_end_is_not_expired_and_open_ended_has_its_own_group():
    frame = locations(
        {"loc_id": "blank"},
        {"loc_id": "endless", "bo_onbep": True, "bo_eind": D("2020-01-01")},
        {"loc_id": "past", "bo_eind": D("2026-12-31")},
        {"loc_id": "today", "bo_eind": D("2027-01-01")},
        {"loc_id": "year", "bo_eind": D("2028-01-01")},
        {"loc_id": "later", "bo_eind": D("2028-01-02")},
        {"loc_id": "lease", "bo_onbep": True, "huur_eind": D("2027-05-01")},
        {"loc_id": "both", "bo_eind": D("2027-05-01"), "huur_eind": D("2027-05-01")},
        {"loc_id": "rejected", "status": "afgewezen", "bo_eind": D("2027-05-01")},
    )
    found = expiry_round(frame, periods(("blank", None, None, 1)), TODAY).set_index("loc_id")
    assert found["groep"].to_dict() == {
        "past": "verlopen", "today": "loopt_af", "both": "loopt_af", "lease": "loopt_af", "year": "loopt_af",
        "later": "later", "blank": "einde_onbekend", "endless": "onbepaald",
    }  # fmt: skip
    assert found.loc["lease", "door"] == "huur"
    assert found.loc["both", "door"] == "overeenkomst+huur"
    assert found.loc["past", "dagen"] == -1
    assert found.loc["blank", "eind"] is None


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2027-01-31", 1, "2027-02-28"),
        ("2027-12-15", 1, "2028-01-15"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2027-05-01", 0, "2027-05-01"),
    ],
)
def test_months_end_on_a_day_that_exists(day, months, later):
    assert months_later(D(day), months) == D(later)


def test_the_last_period_ends_a_location_without_an_agreement():
    frame = locations({"loc_id": "a"}, {"loc_id": "b"}, {"loc_id": "c", "bo_onbep": True})
    capacity = periods(
        ("a", None, "2027-02-28", 1), ("a", "2027-03-01", "2027-06-30", 1), ("b", None, None, 1),
        ("c", None, "2027-06-30", 1),
    )  # fmt: skip
    found = expiry_round(frame, capacity, TODAY).set_index("loc_id")
    assert found["groep"].to_dict() == {"a": "loopt_af", "b": "einde_onbekend", "c": "onbepaald"}
    assert found.loc["a", ["eind", "door"]].tolist() == [D("2027-06-30"), "periode"]
    after = with_decisions(frame, capacity, [Decision("a", "verlengen", D("2027-12-31"), signed=True)])
    assert after[1].loc[:1, "tot"].tolist() == [D("2027-02-28"), D("2027-12-31")]


@pytest.mark.parametrize(
    ("choice", "day"), [("verlengen", "2028-06-30"), ("vervangen", "2027-07-01"), ("beeindigen", "2027-06-30")]
)
def test_a_choice_proposes_the_day_one_expects(choice, day):
    assert proposed_day(choice, D("2027-06-30")) == D(day)


@pytest.mark.parametrize(
    ("first", "second", "signed", "intended"),
    [
        ({}, {}, [300, 300, 0, 0], [300] * 4),
        ({"places": 200}, {}, [300, 300, 0, 0], [300] * 4),
        ({}, {"places": 100}, [300, 300, 0, 0], [300, 300, 100, 100]),
        ({}, {"signed": True}, [300] * 4, [300] * 4),
        ({}, {"signed": True, "places": 100}, [300, 300, 100, 100], [300, 300, 100, 100]),
    ],
)
def test_a_second_decision_replaces_the_first(first, second, signed, intended):
    decisions = [Decision("a", "verlengen", D("2027-12-31"), **more) for more in (first, second)]
    after = with_decisions(PLACE, CAPACITY, decisions)
    assert (line(*after), line(*after, "met_voornemen")) == (signed, intended)


def test_a_shorter_second_decision_leaves_what_was_meant_after_it():
    capacity = with_decisions(PLACE, CAPACITY, [Decision("a", "verlengen", D("2027-12-31"), places=100)])[1]
    after = with_decisions(PLACE, capacity, [Decision("a", "verlengen", D("2027-09-30"), places=50)])
    assert line(*after, "met_voornemen") == [300, 300, 50, 100]


def test_a_period_that_follows_the_end_is_not_counted_twice():
    capacity = periods(("a", None, "2027-06-30", 300), ("a", "2027-07-01", "2027-09-30", 120))
    after = with_decisions(PLACE, capacity, [Decision("a", "verlengen", D("2027-12-31"), signed=True)])
    assert line(*after) == [300, 300, 120, 120]


def test_ending_takes_away_what_was_meant_after_it():
    extended = with_decisions(PLACE, CAPACITY, [Decision("a", "verlengen", D("2027-12-31"))])
    after = with_decisions(*extended, [Decision("a", "beeindigen", D("2027-06-30"))])
    assert line(*after, "met_voornemen") == [300, 300, 0, 0]
    endless = extended[1].assign(tot=[D("2027-06-30"), None])
    assert len(with_decisions(extended[0], endless, [Decision("a", "beeindigen", D("2027-06-30"))])[1]) == 1


def balance(place, capacity):
    asked = need(("PV20", "totaal", TODAY, "midden", 300))
    return b.plan_balance(b.portfolio(place, capacity, ONE), asked, ONE, years(2027, 2027), "2027-I")


def line(place, capacity, name="getekend"):
    frame = balance(place, capacity)
    return frame[(frame["lijn"] == name) & (frame["typegroep"] == "totaal")]["beschikbaar"].tolist()


PLACE = locations({"loc_id": "a", "bo_eind": D("2027-06-30"), "huur_eind": D("2027-09-30")})
CAPACITY = periods(("a", None, "2027-06-30", 300))


def test_a_signed_extension_moves_the_dates():
    after = with_decisions(PLACE, CAPACITY, [Decision("a", "verlengen", D("2027-12-31"), signed=True)])
    assert line(*after) == [300] * 4
    assert after[0].loc[0, ["bo_eind", "huur_eind"]].tolist() == [D("2027-12-31")] * 2
    assert line(PLACE, CAPACITY) == [300, 300, 0, 0]


def test_an_intended_extension_shows_in_the_second_line_only():
    after = with_decisions(PLACE, CAPACITY, [Decision("a", "verlengen", D("2027-12-31"))])
    assert line(*after) == [300, 300, 0, 0]
    assert line(*after, "met_voornemen") == [300] * 4


@pytest.mark.parametrize("signed", [True, False])
def test_an_extension_may_change_the_places(signed):
    endless = periods(("a", None, None, 300))
    after = with_decisions(PLACE, endless, [Decision("a", "verlengen", D("2027-12-31"), places=120, signed=signed)])
    assert line(*after, "met_voornemen") == [300, 300, 120, 120]


def test_extending_a_location_without_periods_stays_unknown():
    after = with_decisions(PLACE, CAPACITY.iloc[:0], [Decision("a", "verlengen", D("2027-12-31"))])
    frame = balance(*after)
    rows = frame[(frame["lijn"] == "met_voornemen") & (frame["typegroep"] == "totaal")]
    assert rows["minstens"].tolist() == [True] * 4
    assert line(*after) == [0] * 4


def test_a_replacement_is_a_new_location_beside_the_old_one():
    after = with_decisions(PLACE, CAPACITY, [Decision("a", "vervangen", D("2027-07-15"), places=250)])
    assert line(*after, "met_voornemen") == [300, 300, 0, 250]
    assert after[0]["loc_id"].tolist() == ["a", "a-vervanging"]
    assert after[0].loc[1, "loc_naam"].endswith("(vervanging)")
    named = [Decision("a", "vervangen", D("2027-07-15"), places=250, name="Noord")]
    assert with_decisions(PLACE, CAPACITY, named)[0].loc[1, "loc_naam"] == "Noord"
    assert after[0].loc[1, ["gm_code", "status", "zekerheid", "vertrouwelijk"]].tolist() == [
        "GM0001",
        "nieuw",
        "voornemen",
        True,
    ]


def test_ending_takes_the_places_away_and_the_effect_says_so():
    endless = locations({"loc_id": "a", "bo_onbep": True})
    capacity = periods(("a", None, None, 300))
    after = with_decisions(endless, capacity, [Decision("a", "beeindigen", D("2027-03-31"))])
    changed = effect(balance(endless, capacity), balance(*after))
    total = changed[(changed["typegroep"] == "totaal") & (changed["lijn"] == "getekend")]
    assert total["kwartaal"].tolist() == ["2027-K2", "2027-K3", "2027-K4"]
    assert total["verschil"].tolist() == [-300] * 3
    assert total["saldo_na"].tolist() == [-300] * 3


def test_who_decided_and_when_is_kept():
    decisions = [Decision("a", "vervangen", D("2027-07-15"), 250, body="raad", decided=D("2027-01-10"))]
    place, _ = with_decisions(PLACE, CAPACITY, decisions)
    assert place["besluit_orgaan"].tolist() == ["raad", "raad"]
    assert place["besluit_dat"].tolist() == [D("2027-01-10")] * 2


def test_the_effect_is_told_per_area_and_run_of_quarters():
    endless = locations({"loc_id": "a", "bo_onbep": True})
    capacity = periods(("a", None, None, 300))
    after = with_decisions(endless, capacity, [Decision("a", "beeindigen", D("2027-03-31"))])
    (line_of_plan,) = effect_lines(balance(endless, capacity), balance(*after))
    assert (line_of_plan.first, line_of_plan.last, line_of_plan.change) == ("2027-K2", "2027-K4", -300)
    assert (line_of_plan.before, line_of_plan.after) == (0, -300)


def test_nine_of_fifteen_extended():
    # HR21 §5.1: nine of the fifteen agreements that ended in 2020 and 2021 were extended
    place = locations(*[{"loc_id": f"L{k}", "bo_eind": D("2027-06-30")} for k in range(15)])
    capacity = periods(*[(f"L{k}", None, None, 100) for k in range(15)])
    assert (expiry_round(place, capacity, TODAY)["groep"] == "loopt_af").sum() == 15
    decisions = [Decision(f"L{k}", "verlengen", D("2029-06-30"), signed=True) for k in range(9)]
    assert line(*with_decisions(place, capacity, decisions)) == [1500, 1500, 900, 900]


def test_tables_keep_their_shape_and_the_given_ones_their_content():
    before = (PLACE.copy(), CAPACITY.copy())
    decisions = [Decision("a", "verlengen", D("2027-12-31")), Decision("a", "vervangen", D("2028-01-01"), places=5)]
    place, capacity = with_decisions(PLACE, CAPACITY, decisions)
    pd.testing.assert_frame_equal(PLACE, before[0])
    pd.testing.assert_frame_equal(CAPACITY, before[1])
    pd.testing.assert_frame_equal(LOCATIONS.frame(place), place)
    pd.testing.assert_frame_equal(CAPACITY_PERIODS.frame(capacity), capacity)


@pytest.mark.parametrize(
    ("decision", "says"),
    [
        (Decision("x", "beeindigen", TODAY), "not in the plan"),
        (Decision("a", "verlengen", D("2027-06-30")), "not later"),
        (Decision("endless", "verlengen", D("2027-06-30")), "no end date"),
        (Decision("a", "vervangen", D("2027-06-30")), "number of places"),
        (Decision("gone", "verlengen", D("2028-06-30")), "number of places"),
        (Decision("gone", "verlengen", D("2028-06-30"), signed=True), "number of places"),
        (Decision("gone", "beeindigen", D("2019-12-31")), "before the start"),
        (Decision("a", "beeindigen", D("2027-07-01")), "that is extending"),
    ],
)
def test_decisions_that_cannot_be_are_refused(decision, says):
    place = pd.concat(
        [
            PLACE,
            locations(
                {"loc_id": "endless", "bo_onbep": True},
                {"loc_id": "gone", "bo_start": D("2020-01-01"), "bo_eind": D("2027-06-30")},
            ),
        ],
        ignore_index=True,
    )
    capacity = periods(("a", None, None, 300), ("gone", None, "2026-12-31", 5))
    with pytest.raises(InputError, match=says):
        with_decisions(place, capacity, [decision])


def test_after_the_last_day_of_the_calendar_comes_none():
    end = D("9999-12-31")
    assert months_later(end, 12) == end
    assert proposed_day("verlengen", end) == proposed_day("vervangen", end) == end


@pytest.mark.parametrize("signed", [True, False])
def test_only_a_signed_extension_moves_the_end_of_a_location_that_has_periods_alone(signed):
    """Signed until 30 June 2028, and an extension to the end of 2029."""
    frame = sound().with_tables(
        opvanglocaties=pd.DataFrame(
            [{"loc_id": "a", "loc_naam": "A", "vertrouwelijk": False, "status": "voortzetten"}]
        ),
        capaciteitsperioden=pd.DataFrame(
            [
                {"periode_id": "1", "loc_id": "a", "tot": date(2028, 6, 30), "getekend": True},
                {
                    "periode_id": "2",
                    "loc_id": "a",
                    "van": date(2028, 7, 1),
                    "tot": date(2029, 12, 31),
                    "getekend": signed,
                },
            ]
        ),
    )
    (row,) = expiry_round(frame["opvanglocaties"], frame["capaciteitsperioden"], date(2028, 6, 20)).to_dict("records")
    end, days, group = (date(2029, 12, 31), 559, "later") if signed else (date(2028, 6, 30), 10, "loopt_af")
    assert (row["eind"], row["dagen"], row["groep"]) == (end, days, group)


def test_an_intended_period_alone_is_an_end_that_is_known():
    frame = sound().with_tables(
        opvanglocaties=pd.DataFrame([{"loc_id": "a", "loc_naam": "A", "vertrouwelijk": False, "status": "nieuw"}]),
        capaciteitsperioden=pd.DataFrame(
            [{"periode_id": "1", "loc_id": "a", "van": date(2028, 1, 1), "tot": date(2028, 6, 30), "getekend": False}]
        ),
    )
    assert last_days(frame["opvanglocaties"], frame["capaciteitsperioden"]) == {"a": date(2028, 6, 30)}
