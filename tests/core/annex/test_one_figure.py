# SPDX-License-Identifier: GPL-2.0-or-later
"""The same figure in every place that shows it: balance of the screen, tables and layers of the annex."""

from __future__ import annotations

import pytest

from opvangatlas.plugin.core.annex.quarters import quarters_sheet, quarters_table
from opvangatlas.plugin.core.annex.table import named
from opvangatlas.plugin.core.annex.tables import tables
from opvangatlas.plugin.core.capacity.outlook import MIDDLE, choose

from ..checks.capacity_stories import need
from ..plans import at, cell, checked, gm, loc, locations, municipalities, sound


def with_loose(**more):
    """Two regions, a municipality without one, a location there, and one of unknown size."""
    gms = [*municipalities(), gm(5, cell(2, 0), None, inwoners=700)]
    locs = [
        *locations(),
        loc("Los", at(2.5, 0.5), "GM0005", places=690),
        loc("Kaal", at(0.2, 0.2), "GM0001", places=None),
    ]
    return sound(gms=gms, locs=locs, behoefte=[need(2404), need(0, "gvl_satelliet")], **more)


def test_places_of_what_is_known_are_the_same_in_every_table():
    """1,290 are known; of one location they are not. The region of that location is not left out."""
    made = named(tables(checked(with_loose())))
    assert made["H2a"].total("asiel") == made["H3c"].total("plekken_asiel") == 300 + 300 + 690


@pytest.mark.parametrize("key", ["inwoners", "taakstelling"])
def test_the_rows_of_the_layer_with_quarters_add_up_to_the_plan(key):
    targets = [{"gm_code": f"GM000{n}", "halfjaar": "2027-1", "taakst": 10 * n} for n in range(1, 6)]
    made = checked(with_loose(taakstellingen=targets, settings={"verdeelsleutel": key}))
    s = made.situation
    rows = quarters_sheet(s).frame
    whole = quarters_table(s).frame
    screen = choose(s.outlook.balances("plan"), "plan", scenario=MIDDLE)
    screen = screen[screen["lijn"] == "getekend"].set_index("kwartaal")
    for quarter, asked in zip(whole["kwartaal"], whole["nodig"], strict=True):
        own = rows[(rows["kwartaal"] == quarter) & (rows["scenario"] == MIDDLE)]
        assert own["regio_id"].isna().sum() == 1
        assert own["nodig"].sum() == asked == screen.loc[quarter, "nodig"] == 2404
        assert own["getekend"].sum() == screen.loc[quarter, "beschikbaar"] == 1290
    assert set(whole["prognose"]) == set(rows["prognose"]) == {s.outlook.version}
    by_region = s.outlook.balances("regio")
    by_region = by_region[(by_region["lijn"] == "getekend") & (by_region["typegroep"] == "totaal")]
    shown = {(r["regio_id"] or "", r["kwartaal"]): r["nodig"] for r in rows.to_dict("records")}
    assert shown == {(r["gebied_code"] or "", r["kwartaal"]): r["nodig"] for r in by_region.to_dict("records")}


def test_places_outside_every_region_count_where_every_municipality_has_one():
    """What serves no region needs nothing, and is in the layer all the same."""
    gms = [*municipalities(), gm(9, cell(5, 5), None, in_plan=False)]
    nowhere = loc("Nergens", at(0.1, 0.1), None, places=50)
    made = checked(sound(gms=gms, locs=[*locations(), nowhere], behoefte=[need(500), need(0, "gvl_satelliet")]))
    frame = quarters_sheet(made.situation).frame
    (first, *_) = frame[frame["regio_id"].isna()].to_dict("records")
    assert (first["nodig"], first["getekend"], first["saldo"]) == (0, 50, 50)
    assert first["geom"] is None
