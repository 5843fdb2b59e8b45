# SPDX-License-Identifier: GPL-2.0-or-later
"""Domain C5, A40–A42: verevening with its three readings, transfers, signals."""

from __future__ import annotations

import pandas as pd
import pytest

from opvangatlas.plugin.core.capacity import settlement as s
from opvangatlas.plugin.core.capacity.targets import (
    apply_transfers,
    behind_in_matching,
    over_term,
)
from opvangatlas.plugin.core.model.capacity_tables import TRANSFERS
from opvangatlas.plugin.core.wording import word

from .factories import municipalities, targets

THREE = municipalities(("A", "PV1", None, 1), ("B", "PV1", None, 1), ("C", "PV1", None, 1))


def test_a_province_adds_up_its_municipalities():
    frame = targets(("A", "2020-2", 40, 5, 60), ("B", "2020-2", 80, 20, 90), ("C", "2020-2", 30, None, 42))
    assert s.municipal_balances(frame).tolist() == [15, -10, 12]
    (row,) = s.provincial_balances(frame, THREE).to_dict("records")
    assert row == {"pv_code": "PV1", "halfjaar": "2020-2", "saldo": 17, "onbekend": 0}


def test_interim_housing_counts_unless_it_is_among_the_housed():
    frame = targets(("A", "2020-2", 40, 5, 50)).assign(tussenvoorz=pd.array([10], dtype="Int64"))
    assert s.municipal_balances(frame).tolist() == [15]
    assert s.municipal_balances(frame, count_interim=False).tolist() == [5]


def test_a_missing_municipality_makes_the_balance_unknown():
    frame = targets(("A", "2020-2", 40, 5, 60), ("B", "2020-2", 80, 20, None))
    row = s.provincial_balances(frame, THREE).iloc[0]
    assert pd.isna(row["saldo"])
    assert row["onbekend"] == 2


def test_three_readings_of_the_sum_of_leads():
    found = {item.reading: (item.deduction, item.places) for item in s.settle(417, [17, 8, -5])}
    assert found == {s.SUM_OF_LEADS: (25, 392), s.SUM_OF_BALANCES: (20, 397), s.LAST_DATE: (0, 417)}


def test_nothing_falls_below_zero_and_a_lag_adds_nothing():
    assert [item.places for item in s.settle(20, [17, 8, 30])] == [0, 0, 0]
    assert [item.places for item in s.settle(417, [-17, -8])] == [417, 417, 417]
    assert [item.places for item in s.settle(417, [])] == [417, 417, 417]


def test_an_unknown_balance_leaves_the_reading_open():
    assert [item.places for item in s.settle(417, [17, None, 5])] == [None, None, 412]
    assert [item.places for item in s.settle(None, [17])] == [None, None, None]


def transfers(*rows):
    names = ["overdracht_id", "van_gm", "naar_gm", "halfjaar", "aantal"]
    return TRANSFERS.frame(pd.DataFrame(rows, columns=names).astype({"aantal": "Int64"}))


PAIR = targets(("A", "2021-1", 100, 0, 0), ("B", "2021-1", 80, 0, 0))


def test_a_transfer_moves_a_target_and_keeps_the_sum():
    done = apply_transfers(PAIR, transfers(("t1", "A", "B", "2021-1", 10)))
    assert done.targets["taakst"].tolist() == [90, 90]
    assert done.faults == []
    assert PAIR["taakst"].tolist() == [100, 80]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (("t", "A", "A", "2021-1", 5), "itself"),
        (("t", "A", "B", "2021-1", 0), "not above zero"),
        (("t", "A", "B", "2021-1", None), "not above zero"),
        (("t", "A", "X", "2021-1", 5), "no target of X"),
        (("t", "A", "B", "2022-1", 5), "no target of A in"),
        (("t", "A", "B", "2021-1", 101), "more than the 100"),
    ],
)
def test_wrong_transfers_are_named(row, says):
    ((text, figures),) = apply_transfers(PAIR, transfers(row)).faults
    assert says in word(text, figures, "en")


def test_signals_on_term_and_matching():
    frame = pd.DataFrame({"gm_code": ["A", "B", "C"], "weken": pd.array([15.0, 14.0, None], dtype="Float64")})
    assert over_term(frame)["gm_code"].tolist() == ["A"]
    matched = pd.DataFrame(
        {
            "taakst": pd.array([200, 200, 200, None], dtype="Int64"),
            "gekoppeld": pd.array([150, 180, None, 5], dtype="Int64"),
        }
    )
    assert behind_in_matching(matched)["tekort"].tolist() == [50]
