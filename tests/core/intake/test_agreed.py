# SPDX-License-Identifier: GPL-2.0-or-later
"""Agreed numbers and offers from tables: what is taken, left out, and refused with the reason."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.intake.agreed import AgreedInput, import_agreed
from opvangatlas.plugin.core.intake.offers import import_offers
from opvangatlas.plugin.core.model.form_rules import refusal
from opvangatlas.plugin.core.model.offer_tables import AGREED, OFFERS
from opvangatlas.plugin.core.wording import is_unknown, word

from ..plans import sound

FROM = AgreedInput(since=date(2027, 7, 1))


def reasons(sieve):
    return {row: [word(text, figures, "en") for text, figures in said] for row, said in sieve.reasons.items()}


def remarks(sieve):
    return [word(text, figures, "en") for text, figures in sieve.remarks]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"gemeente": "Nergens", "aantal": "5"}, "is not in this plan"),
        ({"gemeente": "G1", "aantal": "-5"}, "not a whole number of 0 or more"),
        ({"gemeente": "G1", "aantal": ""}, "is missing"),
        ({"gemeente": "G1", "aantal": "5", "amv": "6"}, "More unaccompanied minors (6) than places (5)"),
        ({"gemeente": "", "regio": "R9", "aantal": "5"}, "is not a region of this plan"),
        ({"gemeente": "", "regio": "", "aantal": "5"}, "names no municipality or region"),
        ({"gemeente": "G1", "aantal": "5", "orgaan": "raad"}, "is not in the list"),
    ],
)
def test_a_bad_row_is_refused_with_one_reason_and_kept(row, reason):
    rows = pd.DataFrame([{"amv": "", "regio": "", "orgaan": "", **row}, {"gemeente": "G2", "aantal": "7"}])
    made, sieve = import_agreed(sound(), rows, FROM)
    assert made["gebied_code"].tolist() == ["GM0002"]
    (said,) = reasons(sieve)[0]
    assert reason in said
    assert sieve.rejected("en")["gemeente"].tolist() == [row["gemeente"]]


def test_the_same_area_twice_is_refused_the_second_time():
    rows = pd.DataFrame({"gemeente": ["G1", "GM0001"], "opgave": [5, 6]})
    made, sieve = import_agreed(sound(), rows, FROM)
    assert made["plekken"].tolist() == [5]
    assert "in the input twice" in reasons(sieve)[1][0]


def test_regions_and_municipalities_stand_in_one_table():
    rows = pd.DataFrame({"gebied": ["Regio R1", "R2", "G3"], "plekken": [50, 60, 7], "vanaf": ["1-1-2028"] * 3})
    made, _ = import_agreed(sound(), rows)
    assert made[["gebied_soort", "gebied_code", "plekken"]].values.tolist() == [
        ["regio", "R1", 50], ["regio", "R2", 60], ["gemeente", "GM0003", 7],
    ]  # fmt: skip
    assert set(made["datum"]) == {date(2028, 1, 1)}


def test_other_municipalities_and_the_total_are_left_out_and_said():
    rows = pd.DataFrame(
        {"code": ["0001", "0363", None], "gemeente": ["G1", "Amsterdam", "Totaal"], "aantal": [5, 9, 14]}
    )
    made, sieve = import_agreed(sound(), rows, FROM)
    assert made["gebied_code"].tolist() == ["GM0001"]
    assert (sieve.accepted, sieve.reasons) == (1, {})
    assert any("agrees with the 2 rows" in line for line in remarks(sieve))
    assert any("1 rows are about municipalities that are no part" in line for line in remarks(sieve))


def test_an_earlier_number_is_only_replaced_when_asked_and_keeps_what_is_left_empty():
    plan = sound(
        opgaven=[{"gebied_soort": "gemeente", "gebied_code": "GM0001", "datum": FROM.since, "plekken": 4, "amv": 1}]
    )
    rows = pd.DataFrame({"gemeente": ["G1"], "opgave": [5]})
    _, sieve = import_agreed(plan, rows, FROM)
    assert "already has a number" in reasons(sieve)[0][0]
    made, _ = import_agreed(plan, rows, AgreedInput(since=FROM.since, replace=True))
    assert made[["plekken", "amv"]].values.tolist() == [[5, 1]]


@pytest.mark.parametrize(
    ("columns", "how", "reason"),
    [
        ({"aantal": [1]}, FROM, "municipality or the region"),
        ({"gemeente": ["G1"]}, FROM, "is not in the input"),
        ({"gemeente": ["G1"], "aantal": [1]}, AgreedInput(), "the day from which"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_in_one_line(columns, how, reason):
    with pytest.raises(InputError, match=reason):
        import_agreed(sound(), pd.DataFrame(columns), how)


def test_offers_are_read_with_the_words_of_lists_and_confidential_until_decided():
    rows = pd.DataFrame(
        {
            "gemeente": ["G1", "G1", "G2", "G3", "G9", "G1", "G1", "G1"],
            "bijdrage": ["", "", "inburgering", "", "", "", "buffer", ""],
            "aantal": ["50", "50", "", "", "5", "5", "5", "5"],
            "amv": ["", "", "", "", "", "6", "", ""],
            "status": ["hard", "hard", "zacht", "zacht", "hard", "hard", "hard", "misschien"],
        }
    )
    made, sieve = import_offers(sound(), rows)
    assert made[["aanbod_id", "gm_code", "soort", "hardheid", "vertrouwelijk"]].values.tolist() == [
        ["AB1", "GM0001", "plekken", "besloten", False], ["AB2", "GM0002", "inburgering", "verkend", True],
    ]  # fmt: skip
    assert is_unknown(made["plekken"][1])
    expected = {1: "in the plan already", 3: "has a number", 4: "is not in this plan", 5: "More unaccompanied minors"}
    expected |= {6: "is not in the list", 7: "how firm the offer is"}
    assert {row: len(said) for row, said in reasons(sieve).items()} == dict.fromkeys(expected, 1)
    assert all(text in reasons(sieve)[row][0] for row, text in expected.items())


def test_the_form_refuses_the_same():
    row = {"gebied_soort": "gemeente", "gebied_code": "R1", "datum": FROM.since, "plekken": 5, "amv": 6}
    assert "a municipality" in refusal(AGREED, row, "gebied_code").line("en")
    assert "More unaccompanied" in refusal(AGREED, row, "amv").line("en")
    assert refusal(AGREED, {**row, "gebied_code": "GM0001", "amv": 5}, "gebied_code") is None
    offer = {"aanbod_id": "AB1", "gm_code": "GM0001", "van": date(2028, 1, 1), "tot": date(2027, 1, 1)}
    assert "comes before the start" in refusal(OFFERS, offer, "tot").line("en")
