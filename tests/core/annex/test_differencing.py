# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether there are confidential rows or not, what the public sees is the same to the last character."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from opvangatlas.plugin.core.annex.account import account
from opvangatlas.plugin.core.annex.content import facts, legend, sheets
from opvangatlas.plugin.core.annex.layers import layers
from opvangatlas.plugin.core.annex.page import page
from opvangatlas.plugin.core.annex.quarters import quarters_sheet, quarters_table
from opvangatlas.plugin.core.annex.report import document
from opvangatlas.plugin.core.annex.selection import narrowed, selected
from opvangatlas.plugin.core.annex.tables import tables
from opvangatlas.plugin.core.capacity.reserve import standby_cost
from opvangatlas.plugin.core.model.plan import Plan

from ..plans import at, checked, loc, locations, sound
from ..public_plans import random_plan, without_secrets


def public(plan: Plan, regions: tuple[str, ...] = ()) -> dict[str, object]:
    """Everything of an annex but its pictures, as text."""
    made = narrowed(checked(selected(plan.public())), regions)
    s = made.situation
    found = tables(made, private=False, quarters=quarters_table(s))
    here = sheets(made, include_confidential=False, quarters=quarters_sheet(s))
    return {
        **{f"blad {sheet.name}": sheet.frame.to_csv() for sheet in here},
        **{f"laag {sheet.name}": sheet.frame.to_csv() for sheet in layers(made, private=False)},
        **{f"tabel {table.code}": repr(table.frame.to_dict("records")) for table in found},
        "blad": repr(page([made])),
        "document": repr(document(made, found, [], private=False)),
        "legenda": legend(here, facts(made)),
        "verantwoording": json.dumps(account(made, found, version="x", choices={}), default=str, indent=1),
    }


@pytest.mark.parametrize("seed", range(12))
def test_a_public_annex_is_that_of_the_plan_without_its_secrets(seed):
    plan = random_plan(seed)
    assert public(plan) == public(without_secrets(plan))


@pytest.mark.parametrize("seed", [50, 51, 52])
def test_so_is_that_of_one_region(seed):
    plan = random_plan(seed)
    assert public(plan, ("R1",)) == public(without_secrets(plan), ("R1",))


def test_the_random_plans_have_what_could_leak():
    plans = [random_plan(seed) for seed in range(50)]
    less = [(plan, without_secrets(plan)) for plan in plans]
    for name in ("opvanglocaties", "reservecapaciteit", "inzetplannen", "inzetregels", "mijlpalen", "bevindingen"):
        assert sum(len(plan[name]) > len(other[name]) > 0 for plan, other in less) >= 5, name


STOCK = [
    {"reserve_id": "r1", "loc_id": "west", "captype": "regulier", "plekken": 319, "inzet_dgn": 1, "eur_plekdg": 2.0},
    {"reserve_id": "r2", "loc_id": "geheim", "captype": "regulier", "plekken": 24_681, "inzet_dgn": 1,
     "eur_plekdg": 3.0},
]  # fmt: skip
LINE = {"actie": "inzetten", "captype": "regulier"}


def kept(*lines: dict[str, object]) -> pd.DataFrame:
    """The heads that a public annex has of one kept plan with these lines."""
    hidden = loc("Geheim", at(0.2, 0.2), "GM0001", vertrouwelijk=True)
    head = {"plan_id": "p", "naam": "Winter", "richting": "op", "plekken": 25_000, "gevonden": 25_000}
    head["vertrouwelijk"] = False
    plan = sound(
        locs=[*locations(), hidden],
        reservecapaciteit=STOCK,
        inzetplannen=[{**head, "standby_dag": 74_681.0}],
        inzetregels=[{"plan_id": "p", "volgnr": number + 1, **LINE, **line} for number, line in enumerate(lines)],
    )
    return selected(plan.public())["inzetplannen"]


def test_a_kept_plan_that_uses_hidden_reserve_is_left_out():
    own = {"reserve_id": "r1", "loc_id": "west", "plekken": 319}
    assert len(kept(own, {"reserve_id": "r2", "loc_id": "geheim", "plekken": 24_681})) == 0
    assert len(kept(own, {"reserve_id": "r2", "loc_id": None, "plekken": 24_681})) == 0
    assert len(kept({"reserve_id": None, "loc_id": "geheim", "plekken": 24_681}, own)) == 0


@pytest.mark.parametrize("said", [True, None])
def test_a_kept_plan_in_which_confidential_locations_count_is_left_out_also_when_it_uses_none(said):
    """What is asked is what was short: need less all places, hidden ones too."""
    head = {"plan_id": "p", "naam": "Winter", "richting": "op", "plekken": 900, "gevonden": 319, "tekort": 900}
    line = {"plan_id": "p", "volgnr": 1, **LINE, "reserve_id": "r1", "loc_id": "west", "plekken": 319}
    plan = sound(
        locs=locations(),
        reservecapaciteit=STOCK[:1],
        inzetplannen=[{**head, "vertrouwelijk": said}, {**head, "plan_id": "q", "vertrouwelijk": False}],
        inzetregels=[line],
    )
    shown = plan.public()
    assert list(shown["inzetplannen"]["plan_id"]) == ["q"]
    assert len(shown["inzetregels"]) == 0


def test_nor_does_the_price_of_all_reserve_tell_of_it():
    made = kept({"reserve_id": "r1", "loc_id": "west", "plekken": 319})
    assert list(made["standby_dag"]) == [638.0] == [standby_cost(pd.DataFrame(STOCK[:1])).per_day]
