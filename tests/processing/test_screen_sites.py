# SPDX-License-Identifier: GPL-2.0-or-later
"""A list of tips through the toolbox: ranked with reasons, broken rows kept, quick for a long list."""

from __future__ import annotations

import numpy as np
import pytest

from ..core.plans import at, cell
from .doors import layer, make_plan, municipality_rows, refused, run
from .travel_roads import PLAN, rows_of, sample_network, temporary


@pytest.fixture
def plan(provider, tmp_path):
    """Four municipalities of 10 km in two regions; only R1 has a location."""
    path = make_plan(tmp_path / "plan.gpkg", municipality_rows(), MAX_KM=10)
    site = layer([{"naam": "West", "plekken": 400, "geom": at(0.5, 0.1)}], geometry="Point")
    run(
        "importlocations", PLAN=path, LOCATIONS=site, FIELD_MAP="loc_naam=naam;plekken=plekken",
        DEFAULT_TYPE="rol", DEFAULT_STATUS="voortzetten",
    )  # fmt: skip
    return path


TIPS = [
    {"naam": "Klein", "bvo": 900, "terrein": 100, "plekken": 100, "school_km": 1.0, "geom": at(0.5, 1.5)},
    {"naam": "Goed", "bvo": 5000, "terrein": 100, "plekken": 400, "school_km": 1.0, "geom": at(0.5, 1.5)},
    {"naam": "Buiten", "bvo": 5000, "terrein": 100, "plekken": 400, "school_km": 1.0, "geom": at(30, 30)},
    {"naam": "Fout", "bvo": 5000, "terrein": 100, "plekken": -5, "school_km": 1.0, "geom": at(0.5, 0.5)},
    {"naam": "Ver", "bvo": 5000, "terrein": 100, "plekken": 400, "school_km": 3.04, "geom": at(0.5, 0.2)},
]


def screened(sites, **given):
    made = run("screensites", SITES=sites, OUTPUT=temporary(), REJECTED=temporary(), **given)
    return made, rows_of(made["OUTPUT"]), rows_of(made["REJECTED"])


def test_tips_are_ranked_with_reasons_and_broken_ones_kept(plan):
    made, table, rejected = screened(layer(TIPS, geometry="Point"), PLAN=plan)
    assert (made["ACCEPTED"], made["REJECTED_COUNT"]) == (4, 1)
    assert list(table["naam"]) == ["Goed", "Ver", "Klein", "Buiten"]
    assert list(table["rang"]) == [1, 2, 3, 4]
    assert list(table["rij"]) == [2, 5, 1, 3]
    assert list(table["uitkomst"]) == ["onbekend", "voldoet_niet", "valt_af", "valt_af"]
    best = table.iloc[0]
    assert best["gem_min_na"] < best["gem_min_voor"]
    assert best["boven_na"] < best["boven_voor"]
    assert "3,04" in table["redenen"].iloc[1] or "3.04" in table["redenen"].iloc[1]
    assert table["waar"].iloc[3] == "buiten"
    assert list(rejected["naam"]) == ["Fout"]
    assert rejected["reden"].notna().all()


def test_polygons_count_by_their_middle_and_a_table_by_its_columns(plan):
    areas = layer([{"naam": "Vlak", "bvo": 4000, "geom": cell(0, 1)}])
    _, table, _ = screened(areas, PLAN=plan, PRESET="noodopvang")
    assert list(table["waar"]) == ["regio"]
    point = at(0.5, 1.5)
    typed = layer(
        [{"wat": "Rij", "oost": f"{point.x:.0f}", "noord": f"{point.y:.0f}", "m2": 4000, "geom": None}], geometry="None"
    )
    _, table, _ = screened(typed, PLAN=plan, FIELD_MAP="naam=wat;x=oost;y=noord")
    assert list(table["naam"]) == ["Rij"]
    assert list(table["waar"]) == ["regio"]


def test_what_cannot_be_used_is_said(plan):
    sites = layer(TIPS, geometry="Point")
    assert "2027-9" in refused("screensites", PLAN=plan, SITES=sites, QUARTER="2027-9", OUTPUT=temporary())
    assert "kleur" in refused("screensites", PLAN=plan, SITES=sites, FIELD_MAP="kleur=bvo", OUTPUT=temporary())


def test_ten_thousand_tips_over_roads(provider, tmp_path):
    net = sample_network(tmp_path / "net")
    towns = rows_of(str(PLAN) + "|layername=gemeenten")
    draw = np.random.default_rng(3)
    low, high = towns["geom"].map(lambda s: s.bounds[:2]).min(), towns["geom"].map(lambda s: s.bounds[2:]).max()
    tips = [
        {"naam": f"T{n}", "bvo": 4000, "plekken": 300, "geom": type(at(0, 0))(*draw.uniform(low, high))}
        for n in range(10_000)
    ]
    sites = layer(tips, geometry="Point")
    made, table, _ = screened(sites, PLAN=PLAN, NETWORK=net)
    assert made["ACCEPTED"] == len(table) == 10_000
    assert (table["methode"].dropna() == "netwerk+aansluiting").all()
