# SPDX-License-Identifier: GPL-2.0-or-later
"""The assignment leads; regions follow from it without slivers."""

from __future__ import annotations

import pytest
import shapely

from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.regions.derive import (
    copied_variant,
    dissolved,
    division_of,
    reassigned,
    regions_of,
    started_variant,
)
from opvangatlas.plugin.core.regions.places import Places

from ..plans import DAY, cell, region, sound


@pytest.fixture
def plan():
    made = sound()
    made = made.with_tables(indeling=made["gemeenten"][["gm_code", "regio_id"]].assign(variant_id="A"))
    shapes = dissolved(made, regions_of(made, "A"))
    regions = made["regios"]
    return made.with_tables(regios=regions.assign(geom=[shapes[r] for r in regions["regio_id"]]))


def shapes_of(frames, variant="A"):
    rows = frames["regios"]
    rows = rows[rows["variant_id"] == variant]
    return dict(zip(rows["regio_id"], rows["geom"], strict=True))


def test_a_move_changes_both_regions_and_nothing_is_lost(plan):
    frames = reassigned(plan, "A", {"GM0002": "R2"})
    shapes = shapes_of(frames)
    assert shapes["R1"].area == pytest.approx(1e8)
    assert shapes["R2"].area == pytest.approx(3e8)
    assert shapely.union_all(list(shapes.values())).area == pytest.approx(4e8)
    moved = dict(zip(frames["gemeenten"]["gm_code"], frames["gemeenten"]["regio_id"], strict=True))
    assert moved["GM0002"] == "R2"


def test_a_region_that_is_not_touched_keeps_its_very_polygon(plan):
    before = shapes_of({"regios": plan["regios"]})
    assert shapes_of(reassigned(plan, "A", {"GM0002": None}))["R2"] is before["R2"]


def test_a_new_region_gets_a_name_a_colour_and_a_polygon(plan):
    frames = reassigned(plan, "A", {"GM0002": "R3"}, {"R3": "Noord"})
    row = frames["regios"].set_index("regio_id").loc["R3"]
    assert row["regio_nm"] == "Noord"
    assert row["kleur"].startswith("#")
    assert row["geom"].equals(cell(0, 1))


def test_a_region_that_lost_its_last_municipality_keeps_its_row(plan):
    frames = reassigned(plan, "A", {"GM0001": "R2", "GM0002": "R2"})
    assert shapes_of(frames)["R1"] is None


def test_locked_regions_are_refused_by_name(plan):
    locked = plan.with_tables(regios=plan["regios"].assign(vergrendeld=[True, False]))
    for changes in ({"GM0002": "R2"}, {"GM0003": "R1"}):
        with pytest.raises(InputError, match="Regio R1 is locked"):
            reassigned(locked, "A", changes)


def test_a_copy_leaves_the_original_alone(plan):
    variant, frames = copied_variant(plan, "A", "Plan B", DAY)
    both = plan.with_tables(**frames)
    assert variant == "plan-b"
    assert regions_of(both, "plan-b") == regions_of(both, "A")
    assert both.active_variant == "A"
    with pytest.raises(InputError, match="already"):
        copied_variant(both, "A", "Plan B", DAY)


def test_a_variant_starts_from_an_existing_division(plan):
    region_of, names = division_of(plan, "vr")
    variant, frames = started_variant(plan, "Veilig", region_of, names, DAY)
    both = plan.with_tables(**frames)
    assert regions_of(both, variant) == {"GM0001": "VR1", "GM0002": "VR1", "GM0003": "VR2", "GM0004": "VR2"}
    assert set(shapes_of(frames, variant)) == {"VR1", "VR2"}
    assert both["regios"].set_index("regio_id").loc["VR1", "regio_nm"] == "Veilig VR1"
    assert regions_of(both, "A") == regions_of(plan, "A")


def test_a_variant_starts_from_nothing(plan):
    variant, frames = started_variant(plan, "Leeg", {}, {}, DAY)
    assert set(regions_of(plan.with_tables(**frames), variant).values()) == {None}
    assert not len(frames["regios"][frames["regios"]["variant_id"] == variant])
    with pytest.raises(InputError, match="a name"):
        started_variant(plan, "", {}, {}, DAY)


# what is where on the map


@pytest.fixture
def places(plan):
    return Places(plan["gemeenten"]["geom"].to_numpy())


def test_under_a_point_and_along_a_line(places):
    x, y = cell(0, 0).centroid.coords[0]
    assert places.at(x, y) == 0
    assert places.at(0, 0) is None
    assert places.along([(x, y), (x, y + 10_000)]) == [0, 1]
    assert places.along([(x, y)]) == [0]
    assert places.along([(0, 0)]) == []


def test_within_a_shape_even_when_it_crosses_itself(places):
    assert places.within(cell(0, 0, 0.9, 1.9)) == [0, 1]
    x, y = cell(0, 0).bounds[:2]
    bow = shapely.Polygon([(x, y), (x + 20_000, y + 10_000), (x + 20_000, y), (x, y + 10_000)])
    assert not bow.is_valid
    assert places.within(bow) == [0, 2]


def test_names_of_the_regions_stay(plan):
    assert region("R1")["regio_nm"] == "Regio R1"
    assert list(reassigned(plan, "A", {"GM0002": "R2"})["regios"]["regio_nm"]) == ["Regio R1", "Regio R2"]
