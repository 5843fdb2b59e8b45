# SPDX-License-Identifier: GPL-2.0-or-later
"""The key by which need is split over regions, from a plan."""

from __future__ import annotations

from datetime import date

import pandas as pd

from opvangatlas.plugin.core.capacity.outlook import outlook
from opvangatlas.plugin.core.capacity.targets import targets_on
from opvangatlas.plugin.core.model.plan import Plan
from opvangatlas.plugin.core.model.settings import Settings


def plan(**settings) -> Plan:
    """Two municipalities of as many inhabitants, each a region; the first has three quarters of the targets."""
    towns = pd.DataFrame({
        "gm_code": ["GM0001", "GM0002"], "gm_naam": ["A", "B"], "pv_code": "PV25", "in_plan": True,
        "inwoners": [1000, 1000], "regio_id": ["R1", "R2"],
    })  # fmt: skip
    need = pd.DataFrame([{
        "versie": "I", "gebied_soort": "provincie", "gebied_code": "PV25", "typegroep": "totaal",
        "datum": date(2027, 1, 1), "scenario": "midden", "plekken": 100,
    }])  # fmt: skip
    targets = pd.DataFrame({"gm_code": ["GM0001", "GM0002"], "halfjaar": "2026-2", "taakst": [30, 10]})
    return Plan({}, Settings({"peildatum": "2027-01-01", **settings})).with_tables(
        gemeenten=towns,
        varianten=pd.DataFrame([{"variant_id": "A", "naam": "A", "actief": True}]),
        prognoses=pd.DataFrame([{"versie": "I"}]),
        behoefte=need,
        taakstellingen=targets,
    )


def need_of(made: Plan) -> dict[str, int]:
    rows = outlook(made).balances("regio")
    rows = rows[rows["kwartaal"] == "2027-K1"].drop_duplicates(["gebied_code", "nodig"])
    return dict(rows.dropna(subset=["nodig"])[["gebied_code", "nodig"]].itertuples(index=False, name=None))


def test_by_inhabitants_unless_the_plan_says_otherwise():
    assert need_of(plan()) == {"R1": 50, "R2": 50}


def test_by_target():
    assert need_of(plan(verdeelsleutel="taakstelling")) == {"R1": 75, "R2": 25}


def test_by_target_after_transfers():
    made = plan(verdeelsleutel="taakstelling").with_tables(
        overdrachten=pd.DataFrame(
            [{"overdracht_id": "O1", "van_gm": "GM0001", "naar_gm": "GM0002", "halfjaar": "2026-2", "aantal": 10}]
        )
    )
    assert need_of(made) == {"R1": 50, "R2": 50}
    assert targets_on(made["taakstellingen"], made["overdrachten"], date(2027, 1, 1)) == {"GM0001": 20, "GM0002": 20}


def test_without_targets_the_regions_are_unknown():
    made = plan(verdeelsleutel="taakstelling")
    assert need_of(made.with_tables(taakstellingen=made["taakstellingen"].iloc[:1])) == {}
