# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a location would help, as the toolbox works it out: the sample over its roads, and by straight line."""

from __future__ import annotations

import shutil

import numpy as np
import pytest
import shapely

from opvangatlas.plugin.storage.geopackage import GeoPackageStore

from ..core.plans import at, cell
from .doors import Heard, layer, make_plan, municipality_rows, read, refused, run
from .travel_roads import PLAN, rows_of, sample_network, temporary


@pytest.fixture(scope="module")
def net(provider, tmp_path_factory):
    return sample_network(tmp_path_factory.mktemp("kansen") / "net")


def opportunity(**given):
    made = run("siteopportunity", OUTPUT=temporary(), BEST=temporary(), **given)
    return made, rows_of(made["OUTPUT"]), rows_of(made["BEST"])


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


def test_over_roads_the_best_place_is_named_and_first(net):
    heard = Heard()
    made = run(
        "siteopportunity", heard, PLAN=PLAN, NETWORK=net, CELL=2000, COUNT=5, OUTPUT=temporary(), BEST=temporary()
    )
    cells, best = rows_of(made["OUTPUT"]), rows_of(made["BEST"])
    assert made["SITES"] > 100
    assert made["METHOD"] == "netwerk+aansluiting"
    assert cells["winst"].max() == best["winst"].iloc[0] == made["BEST_GAIN"] > 0
    assert list(best["rang"]) == [1, 2, 3, 4, 5]
    assert best["gemeente"].notna().all()
    assert best["winst"].is_monotonic_decreasing
    assert len(heard.infos) >= 6


def test_by_straight_line_the_gain_is_what_can_be_reckoned(plan):
    made, cells, best = opportunity(PLAN=plan, CELL=500, REGIONS="R1", COUNT=1)
    assert made["METHOD"] == "omwegfactor"
    # The best for two municipalities lies at the point of the upper one, 14 km from the location that is there.
    assert best["gemeente"].iloc[0] in ("G1", "G2")
    assert set(cells["regio_id"]) == {"R1"}
    assert (cells["winst"] >= 0).all()


def test_within_the_norm_of_the_plan(plan):
    made, _, best = opportunity(PLAN=plan, MEASURE="gemeenten_binnen_norm", CELL=500)
    assert made["BEST_GAIN"] == 2  # both of R2, which has no location at all
    assert best["regio_id"].iloc[0] == "R2"
    made, _, _ = opportunity(PLAN=plan, MEASURE="inwoners_binnen_norm", CELL=500)
    assert made["BEST_GAIN"] == 3000 + 4000


def test_minutes_saved_where_there_is_no_location_are_not_known(plan):
    _, cells, _ = opportunity(PLAN=plan, CELL=2000, REGIONS="R2")
    assert (cells["winst"] == 0).all()
    assert cells["minstens"].astype(bool).all()


def test_masks_leave_places_out(plan):
    mask = layer([{"naam": "water", "geom": cell(0, 0)}])
    _, cells, _ = opportunity(PLAN=plan, CELL=500, REGIONS="R1", MASKS=[mask])
    whole, _, _ = opportunity(PLAN=plan, CELL=500, REGIONS="R1")
    centres = shapely.centroid(cells["geom"].to_numpy())
    assert not shapely.within(centres, cell(0, 0).buffer(-300)).any()
    assert len(cells) < whole["SITES"]
    assert refused(
        "siteopportunity", PLAN=plan, MASKS=[layer([{"naam": "al", "geom": cell(-1, -1, 9, 9)}])], OUTPUT=temporary()
    )


def test_confidential_locations_count_only_when_asked(plan):
    with GeoPackageStore.open(plan) as store:
        frame = store.read()["opvanglocaties"].copy()
        frame["vertrouwelijk"] = True
        store.save({"opvanglocaties": frame})
    hidden, cells, _ = opportunity(PLAN=plan, REGIONS="R1")
    shown, _, _ = opportunity(PLAN=plan, REGIONS="R1", INCLUDE_CONFIDENTIAL=True)
    assert hidden["BEST_GAIN"] == 0
    assert cells["minstens"].astype(bool).all()
    assert shown["BEST_GAIN"] > 0


@pytest.mark.parametrize("given", [{"REGIONS": "Nergens"}, {"MEASURE": "inwoners_binnen_norm", "norm": False}])
def test_what_cannot_be_asked_is_refused_in_one_line(plan, given):
    if given.pop("norm", True) is False:
        with GeoPackageStore.open(plan) as store:
            made = store.read()
            frame = made["instellingen"]
            store.save({"instellingen": frame[frame["sleutel"] != "max_km"]})
    assert refused("siteopportunity", PLAN=plan, OUTPUT=temporary(), **given)


def test_at_random_places_it_equals_the_travel_before_and_after(net, tmp_path):
    """The junction's gain against two runs of nearestlocation, without and with a location there."""
    draw = np.random.default_rng(11)
    made = run("siteopportunity", PLAN=PLAN, NETWORK=net, CELL=1500, COUNT=1000, OUTPUT=temporary(), BEST=temporary())
    best = rows_of(made["BEST"])
    known = best[~best["minstens"].astype(bool)]
    before = _own_minutes(PLAN, net)
    for row in draw.choice(len(known), min(3, len(known)), replace=False):
        place = known.iloc[int(row)]
        copy = tmp_path / f"plan{row}.gpkg"
        shutil.copy(PLAN, copy)
        site = layer([{"naam": "Proef", "plekken": 400, "geom": place["geom"]}], geometry="Point")
        run(
            "importlocations", PLAN=copy, LOCATIONS=site, FIELD_MAP="loc_naam=naam;plekken=plekken",
            DEFAULT_TYPE="rol", DEFAULT_STATUS="voortzetten",
        )  # fmt: skip
        after = _own_minutes(copy, net)
        saved = sum(people * (before[code][0] - minutes) for code, (minutes, people) in after.items() if code in before)
        assert place["winst"] == pytest.approx(saved, rel=1e-3, abs=50.0)


def _own_minutes(plan, net):
    rows = rows_of(run("nearestlocation", PLAN=plan, NETWORK=net, OUTPUT=temporary())["OUTPUT"])
    own = rows[(rows["soort"] == "eigen") & rows["minuten"].notna()].set_index("gm_code")["minuten"]
    people = read(plan).municipalities.set_index("gm_code")["inwoners"]
    return {code: (float(minutes), float(people[code])) for code, minutes in own.items()}
