# SPDX-License-Identifier: GPL-2.0-or-later
"""The search task is the shortage that the balance has, with the size that fits."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opvangatlas.plugin.core.capacity.outlook import choose, outlook
from opvangatlas.plugin.core.siting.search_task import fitting, search_task

from ..public_plans import random_plan


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 100_000))
def test_it_is_every_shortage_of_the_balance(seed):
    plan = random_plan(seed)
    found = {(row.region, row.quarter, row.group): (row.places, row.at_most) for row in search_task(plan).rows}
    balances, expected, unknown = outlook(plan).balances("regio"), {}, 0
    for region in {code for code in balances["gebied_code"] if isinstance(code, str)}:
        for group in set(balances["typegroep"]):
            rows = choose(balances, region, group)
            for row in rows[rows["lijn"] == "getekend"].to_dict("records"):
                if pd.isna(row["saldo"]):
                    unknown += 1
                elif row["saldo"] < 0:
                    expected[region, row["kwartaal"], group] = (-row["saldo"], row["minstens"])
    assert found == expected
    assert search_task(plan).unknown == unknown


def test_the_size_follows_the_norms():
    plan = random_plan(1).with_settings(verk_m2_per_50=500, verk_bvo_m2=3000, verk_terrein_ha=3)
    assert fitting(120, plan) == (1200.0, None)
    assert fitting(300, plan) == (3000.0, 3.0)
    assert fitting(500, plan) == (5000.0, 3.0)
    assert fitting(310, plan.with_settings(verk_bvo_m2=4000)) == (pytest.approx(4000), 3.0)
