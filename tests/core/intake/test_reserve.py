# SPDX-License-Identifier: GPL-2.0-or-later
"""Reserve capacity from what people write in sheets."""

from __future__ import annotations

import pytest

from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.intake.reserve import import_reserve
from opvangatlas.plugin.core.model.tables import RESERVE
from opvangatlas.plugin.core.wording import word

from .capacity_plans import plan, reasons, table

ROW = {"locatie": "oost", "captype": "directe reserve", "plekken": 120, "dagen": 7, "prijs": "4,50", "trigger": None}


def read(*rows, **frames):
    return import_reserve(plan(**frames), table(*[{**ROW, **row} for row in rows]))


@pytest.mark.parametrize(
    ("written", "price"),
    [
        ("4,50", 4.5),
        ("€ 4,50", 4.5),
        ("4,50 euro", 4.5),
        ("EUR 4,50", 4.5),
        ("€ 4,-", 4.0),
        ("4,--", 4.0),
        ("4.50", 4.5),
        (4.5, 4.5),
        ("0", 0.0),
        (0, 0.0),
        ("€1.250,75", 1250.75),
        ("1 250,75", 1250.75),
        ("1.250,-", 1250.0),
    ],
)
def test_euros_in_every_notation(written, price):
    frame, sieve = read({"prijs": written})
    assert reasons(sieve) == {}
    assert frame["eur_plekdg"].tolist() == [price]


@pytest.mark.parametrize("written", ["7", 7, 7.0, "7 dagen", "7 dgn.", "7d"])
def test_days_with_or_without_the_word(written):
    frame, _ = read({"dagen": written})
    assert frame["inzet_dgn"].tolist() == [7]


def test_free_is_a_price_and_empty_is_not():
    frame, sieve = read({"prijs": 0}, {"prijs": None})
    assert frame["eur_plekdg"].isna().tolist() == [False, True]
    assert "minstens" in word(*sieve.remarks[0], "nl")


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"dagen": None}, "inzetbaar na ontbreekt"),
        ({"dagen": "binnen enkele maanden"}, "geen geheel getal"),
        ({"plekken": None}, "plekken ontbreekt"),
        ({"captype": "buffer"}, "komt niet voor in de lijst"),
        ({"captype": "=HYPERLINK(1)"}, "komt niet voor in de lijst"),
        ({"captype": None}, "soort capaciteit ontbreekt"),
        ({"prijs": "-1"}, "geen getal van 0 of meer"),
        ({"prijs": "4.500"}, "duizendtallen of decimalen"),
        ({"prijs": "4.500 euro"}, "duizendtallen of decimalen"),
        ({"prijs": "300 400"}, "één getal"),
        ({"prijs": "12 5"}, "geen getal van 0 of meer"),
        ({"plekken": "12 5"}, "geen geheel getal"),
        ({"locatie": "x"}, "staat niet in dit plan"),
    ],
)
def test_bad_rows_are_refused_with_the_reason(cells, says):
    frame, sieve = read(cells)
    assert frame.empty
    assert says in reasons(sieve)[0]


def test_a_formula_is_text():
    frame, _ = read({"trigger": '=HYPERLINK("http://x";"klik")'})
    assert frame["omstandigh"].tolist() == ['=HYPERLINK("http://x";"klik")']


def test_the_same_reserve_is_not_read_twice():
    frame, sieve = read({}, {}, {"plekken": 121})
    assert frame["reserve_id"].tolist() == ["oost-r1", "oost-r1-2"]
    assert "er al" in reasons(sieve)[1]
    again, sieve = read({}, {"plekken": 5}, reservecapaciteit=frame)
    assert again["plekken"].tolist() == [5]
    assert again["reserve_id"].tolist() == ["oost-r1-3"]


def test_an_id_of_the_plan_is_not_taken_again():
    present = RESERVE.frame({"reserve_id": ["r9"], "loc_id": ["oost"], "captype": ["regulier"], "plekken": [1]})
    rows = table({**ROW, "reserve_id": "r9"})
    _, sieve = import_reserve(plan(reservecapaciteit=present), rows)
    assert "‘r9’ staat al in het plan" in reasons(sieve)[0]


def test_days_are_a_column_that_must_be_there():
    with pytest.raises(InputError, match="inzet_dgn"):
        import_reserve(plan(), table({"locatie": "oost", "captype": "regulier", "plekken": 1}))
