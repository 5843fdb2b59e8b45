# SPDX-License-Identifier: GPL-2.0-or-later
"""An annex back into a plan."""

from __future__ import annotations

import pandas as pd

from opvangatlas.plugin.core.annex.content import sheets
from opvangatlas.plugin.core.annex.layers import layers
from opvangatlas.plugin.core.annex.readback import CHANGED, NEW, differences, from_layers, from_sheets, merged
from opvangatlas.plugin.core.annex.selection import narrowed, selected
from opvangatlas.plugin.core.model.settings import Settings

from ..plans import at, cell, checked, gm, loc, locations, municipalities, region, sound

HIDDEN = loc("Geheim", at(0.2, 0.2), "GM0001", vertrouwelijk=True)


def plan():
    return sound(
        gms=[*municipalities(), gm(9, cell(3, 0), None, in_plan=False)],
        locs=[*locations(), HIDDEN],
        indeling=[
            {"variant_id": "A", "gm_code": code, "regio_id": region}
            for code, region in (("GM0001", "R1"), ("GM0002", "R1"), ("GM0003", "R2"), ("GM0004", "R2"))
        ],
        regios=[region("R1", kleur="#112233"), region("R2", kleur="#445566")],
        reservecapaciteit=[{"reserve_id": "r1", "loc_id": "west", "captype": "regulier", "plekken": 5}],
    )


def back(made, *, private=False):
    frames = {sheet.name: sheet.frame for sheet in layers(made, private=private)}
    return from_layers(frames, made.situation.plan.settings)


def test_layers_come_back_as_they_were():
    original = selected(plan().public())
    again = back(checked(original), private=True)
    assert len(differences(original, again)) == 0
    assert again["gemeenten"]["in_plan"].tolist() == [True, True, True, True, False]
    assert len(checked(again).report.findings) == len(checked(original).report.findings)


def test_what_the_annex_left_out_stays_in_the_plan():
    original = plan()
    again = merged(original, back(checked(selected(original))))
    assert set(again["opvanglocaties"]["loc_id"]) == {"west", "oost", "geheim"}
    assert again["regios"]["contact_functie"].tolist() == original["regios"]["contact_functie"].tolist()
    assert again.active_variant == "A"


def test_differences_name_the_row_the_column_and_both_values():
    original = selected(plan().public())
    annex = back(checked(original))
    rows = annex["opvanglocaties"].copy()
    rows.loc[0, "bvo_m2"] = 12
    moved = annex.with_tables(opvanglocaties=pd.concat([rows, rows.iloc[:1].assign(loc_id="nieuw")]))
    found = differences(original, moved)
    assert found[["tabel", "sleutel", "soort", "veld", "oud", "nieuw"]].values.tolist() == [
        ["opvanglocaties", "nieuw", NEW, None, None, None],
        ["opvanglocaties", "west", CHANGED, "bvo_m2", "9000", "12"],
    ]


def test_some_regions_are_a_plan_too():
    annex = back(narrowed(checked(selected(plan().public())), ["R2"]))
    assert annex["regios"]["regio_id"].tolist() == ["R2"]
    assert annex.municipalities["gm_code"].tolist() == ["GM0003", "GM0004"]
    assert set(annex["indeling"]["regio_id"].dropna()) == {"R2"}


def test_shapefiles_give_municipalities_regions_locations_places_and_targets():
    made = checked(selected(plan().public()))
    frames = {s.name: s.frame for s in sheets(made, include_confidential=False)}
    annex = from_sheets(frames, Settings({"peildatum": made.situation.day}), half_year="2027-1", confidential=False)
    again = checked(annex).situation
    assert again.region_of == {"GM0001": "R1", "GM0002": "R1", "GM0003": "R2", "GM0004": "R2"}
    assert again.locations["totaal"].tolist() == [300, 300]
    assert again.targets == {f"GM000{n}": 60 for n in range(1, 5)}
    assert annex["reservecapaciteit"]["plekken"].tolist() == [5]
    assert annex["regios"]["kleur"].notna().all()


def test_without_a_word_about_it_locations_are_confidential():
    made = checked(selected(plan().public()))
    frames = {s.name: s.frame for s in sheets(made, include_confidential=False)}
    annex = from_sheets(frames, Settings(), half_year="2027-1", confidential=True)
    assert annex["opvanglocaties"]["vertrouwelijk"].all()
