# SPDX-License-Identifier: GPL-2.0-or-later
"""The plan on one page: paths that keep their borders, and figures that the annex has elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from opvangatlas.plugin.core.annex.page import page
from opvangatlas.plugin.core.annex.page_map import UNITS, Canvas
from opvangatlas.plugin.core.annex.quarters import quarters_sheet
from opvangatlas.plugin.core.annex.selection import narrowed, selected
from opvangatlas.plugin.core.capacity.periods import places_on
from opvangatlas.plugin.core.wording import figure, is_unknown

from ..plans import at, cell, checked, gm, loc, locations, municipalities, sound
from ..public_plans import random_plan, without_secrets


def made(plan, *, private=False, **choices):
    return page([narrowed(checked(selected(plan, **choices)))], private=private)


def corners(path):
    """The corners of a path, read back from its moves."""
    rings = []
    for x, y, moves in re.findall(r"M(-?\d+) (-?\d+)l([-\d ]+)z", path):
        ring = [(int(x), int(y))]
        numbers = list(map(int, moves.split()))
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            ring.append((ring[-1][0] + dx, ring[-1][1] + dy))
        rings.append(ring)
    return rings


def test_a_square_is_four_corners_that_stand_upright():
    canvas = Canvas.around([cell(0, 0), cell(1, 1)])
    ring = corners(canvas.path(cell(0, 0)))[0]
    assert len(ring) == len(set(ring)) == 4
    high, low = canvas.point(*at(0.5, 0.9).coords[0])[1], canvas.point(*at(0.5, 0.1).coords[0])[1]
    assert high < low, "north is up"
    assert canvas.width == canvas.height == UNITS


def test_there_is_no_canvas_without_a_place():
    assert Canvas.around([]) is None
    assert Canvas.around([None, shapely.MultiPolygon(), float("nan")]) is None
    assert Canvas.around([shapely.Point(100_000, 400_000)]).width > 0, "one point has no size of its own"


def test_what_has_no_surface_has_no_path():
    canvas = Canvas.around([cell(0, 0)])
    assert canvas.path(None) == canvas.path(shapely.MultiPolygon()) == canvas.path(at(0.5, 0.5)) == ""
    assert canvas.path(shapely.box(0, 0, 0.001, 0.001)) == ""
    assert canvas.clipped(cell(5, 5)) == ""


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=12))
def test_a_border_of_two_stays_one(bends):
    """Two municipalities that share a crooked border, also where one of them has no vertex of the other's ends."""
    border = [(100_000 + 3_000 * x, 400_000 + 10_000 * y) for x, y in sorted(bends, key=lambda bend: bend[1])]
    border = [(100_000, 399_000), *border, (100_000, 411_000)]
    left = shapely.Polygon([*border, (90_000, 411_000), (90_000, 399_000)])
    right = shapely.Polygon([*border, (120_000, 411_000), (120_000, 399_000)])
    canvas = Canvas.around([left, right])
    shared = {canvas.point(x, y) for x, y in border}
    for shape in (left, right):
        ring = corners(canvas.path(shape))[0]
        assert shared <= set(ring)


@given(st.integers(0, 40))
def test_read_back_a_path_has_the_surface_of_its_shape(seed):
    plan = random_plan(seed)
    canvas = Canvas.around(plan.municipalities["geom"])
    for shape in plan.municipalities["geom"]:
        rings = [shapely.Polygon(ring) for ring in corners(canvas.path(shape)) if len(ring) > 2]
        area = shapely.area(np_symmetric(rings)) * canvas.step**2
        assert area == pytest.approx(shape.area, rel=0.01)


def np_symmetric(rings):
    """Rings by the even-odd rule."""
    whole = shapely.Polygon()
    for ring in rings:
        whole = shapely.symmetric_difference(whole, ring)
    return whole


def test_regions_cells_and_fills_stand_beside_each_other():
    one = made(sound())
    (division,) = one.divisions
    assert division.name == "eerste"
    assert [region.name for region in division.regions] == ["Regio R1", "Regio R2"]
    assert division.region_of == (0, 0, 1, 1)
    assert all(len(region.cells) == len(division.region_head) for region in division.regions)
    assert len({region.fill for region in division.regions}) == 2
    assert len(one.areas) == len(division.area_words) == 4
    assert "Naar West" in division.area_words[0]


def test_a_municipality_without_a_region_or_travel_says_so():
    gms = [*municipalities()[:3], gm(4, cell(1, 1), None)]
    words = made(sound(gms=gms, locs=[])).divisions[0].area_words
    assert "geen regio" in words[3]
    assert "onbekend" in words[0]
    assert " 0 km" not in words[0]


def test_a_plan_without_anything_has_a_page():
    empty = page([checked(replace(sound(), frames={}))])
    assert empty.canvas is None
    assert empty.areas == empty.spots == ()
    assert len(empty.divisions) == 1


def lines(plan):
    """The balances of the regions and what kind of bound they are, by region and quarter."""
    sheet = quarters_sheet(narrowed(checked(selected(plan))).situation)
    return {} if sheet is None else {
        (row["regio_id"], row["kwartaal"]): (row["saldo"], row["grens"])
        for row in sheet.frame.to_dict("records")
        if row["scenario"] == "midden"
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(15))
def test_every_balance_is_that_of_the_layer_of_quarters(seed):
    plan = random_plan(seed).public()
    one = made(plan)
    balances = lines(plan)
    ids = list(narrowed(checked(selected(plan))).situation.regions["regio_id"])
    for region, its in zip(ids, one.divisions[0].regions, strict=True):
        for quarter, moment in zip(one.moments, its.moments, strict=bool(its.moments)):
            balance, bound = balances[region, quarter]
            sign = {"minstens": "≥ ", "hoogstens": "≤ ", "ongeveer": "± "}.get(bound, "")
            assert moment.balance == ("?" if is_unknown(balance) else sign + figure(balance, "nl", "signed"))
            assert f"getekend {sign}" in moment.words
            assert moment.short == (not is_unknown(balance) and balance < 0)


PERIODS = [
    {"periode_id": "p1", "loc_id": "west", "plekken_asiel": 300, "tot": date(2027, 2, 15)},
    {"periode_id": "p2", "loc_id": "west", "plekken_asiel": 300, "van": date(2027, 3, 20)},
    {"periode_id": "p3", "loc_id": "oost", "plekken_asiel": None},
]


def test_places_are_the_lowest_of_the_quarter_and_unknown_is_none():
    one = made(sound(capaciteitsperioden=PERIODS))
    west, oost = (next(spot for spot in one.spots if spot.words.startswith(name)) for name in ("West", "Oost"))
    assert one.moments[0] == "2027-K1"
    assert west.intended[:2] == (0, 300)
    assert set(oost.intended) == {None}


@pytest.mark.parametrize("seed", range(8))
def test_places_are_never_more_than_on_any_day(seed):
    plan = random_plan(seed).public()
    one, s = made(plan), narrowed(checked(selected(plan))).situation
    day = places_on(s.locations.drop(columns=["asiel", "overig", "totaal"]), s.plan["capaciteitsperioden"], s.day)
    known = {str(row["loc_naam"]): day["totaal"].get(row["loc_id"]) for row in s.locations.to_dict("records")}
    for spot in one.spots:
        name = spot.words.split(",")[0]
        if spot.signed[0] is not None and name in known and not is_unknown(known[name]):
            assert spot.signed[0] <= known[name]


def test_a_location_without_a_place_is_not_at_the_corner_of_the_map():
    locs = [*locations(), loc("Nergens", None, "GM0001")]
    assert len(made(sound(locs=locs)).spots) == 2


def test_variants_stand_beside_each_other():
    plan = sound(
        varianten=[{"variant_id": "A", "naam": "eerste", "actief": True}, {"variant_id": "B", "naam": "tweede"}],
        regios=[
            {"variant_id": variant, "regio_id": region, "regio_nm": f"{variant} {region}", "basis": "anders"}
            for variant, region in (("A", "R1"), ("A", "R2"), ("B", "R1"))
        ],
        indeling=[
            {"variant_id": variant, "gm_code": f"GM000{n}", "regio_id": "R1" if variant == "B" or n < 3 else "R2"}
            for variant in "AB"
            for n in (1, 2, 3, 4)
        ],
    ).public()
    both = page([narrowed(checked(selected(plan, variant=variant))) for variant in ("A", "B")])
    assert [division.name for division in both.divisions] == ["eerste", "tweede"]
    assert [division.region_of for division in both.divisions] == [(0, 0, 1, 1), (0, 0, 0, 0)]


@pytest.mark.parametrize("seed", range(12))
def test_a_public_page_is_that_of_the_plan_without_its_secrets(seed):
    plan = random_plan(seed)
    assert made(plan.public()) == made(without_secrets(plan).public())


def test_only_a_confidential_page_carries_that_mark():
    whole = page([checked(sound(), include_confidential=True)])
    assert (whole.mark, whole.secret) == ("VERTROUWELIJK", True)
    assert (made(sound().public()).mark, made(sound().public()).secret) == ("OPENBAAR", False)
