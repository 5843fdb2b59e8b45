# SPDX-License-Identifier: GPL-2.0-or-later
"""Running totals: after any moves they are what a count from scratch gives."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opvangatlas.plugin.core.regions.tally import ELSEWHERE, UNASSIGNED, Sites, Tally, Units

NAN = float("nan")


def line(count: int, amounts: list[list[float]] | None = None) -> Units:
    """Units in a row, each touching the next; 1, 2, 3 … inhabitants."""
    pairs = np.array([(a, a + 1) for a in range(count - 1)], dtype=np.int64).reshape(-1, 2)
    return Units(count, np.array(amounts or [list(range(1, count + 1))], dtype=float), pairs)


def sites(count: int, *rows: tuple[int, int, float, list[float]]) -> Sites:
    """One per row: home, fixed region, places, cost per unit."""
    home, fixed, places, costs = zip(*rows, strict=True)
    return Sites(
        np.array(home),
        np.array(fixed),
        np.array(places, dtype=float),
        np.array(costs, dtype=float).T.reshape(count, -1),
    )


def test_counts_what_is_in_each_region():
    tally = Tally(line(4), [0, 0, 1, UNASSIGNED], 2)
    assert tally.of(0).units == 2
    assert tally.of(0).sums == (3.0,)
    assert tally.of(UNASSIGNED).sums == (4.0,)
    assert (tally.of(0).pieces, tally.of(UNASSIGNED).pieces) == (1, 0)


def test_a_move_in_the_middle_makes_two_pieces():
    tally = Tally(line(5), [0] * 5, 2)
    assert tally.move([2], 1) == {0, 1}
    assert tally.pieces(0) == [[0, 1], [3, 4]]
    assert tally.of(0).pieces == 2


def test_an_unknown_amount_is_counted_apart():
    tally = Tally(line(2, [[5, NAN]]), [0, 0], 1)
    assert (tally.of(0).sums, tally.of(0).unknown) == ((5.0,), (1,))
    assert tally.whole().unknown == (1,)


def test_a_site_moves_along_with_its_unit():
    found = sites(3, (0, UNASSIGNED, 300, [0, 10, 20]))
    tally = Tally(line(3), [0, 0, 1], 2, found)
    assert (tally.of(0).places, tally.of(0).furthest) == (300, 10)
    assert math.isnan(tally.of(1).furthest)
    tally.move([0], 1)
    assert (tally.of(0).places, tally.of(0).unmeasured) == (0, 1)
    assert (tally.of(1).places, tally.of(1).furthest) == (300, 20)


def beyond(found, norm):
    """The sites, with the ways beyond a norm."""
    return replace(found, beyond=found.costs > norm)


def test_a_site_for_a_fixed_region_stays():
    tally = Tally(line(2), [0, 1], 2, sites(2, (0, 1, 50, [0, 7])))
    assert (tally.of(0).sites, tally.of(1).furthest) == (0, 7)
    tally.move([0], 1)
    assert (tally.of(1).sites, tally.of(1).furthest) == (1, 7)


def test_the_effect_is_what_the_move_does():
    tally = Tally(line(5), [0, 0, 0, 1, 1], 2, beyond(sites(5, (4, UNASSIGNED, 10, [40, 30, 20, 10, 0])), 15))
    effect = tally.effect([1], 1)
    assert tally.of(1).units == 2
    assert tally.travel(1, 0) != tally.travel(1, 0)
    assert tally.travel(1, 1) == 30
    tally.move([1], 1)
    assert {region: after for region, (_, after) in effect.items()}[1] == tally.of(1)
    assert (tally.of(1).beyond, tally.of(1).furthest) == (1, 30)


def test_a_moving_unit_brings_its_own_site():
    tally = Tally(line(2), [0, 1], 2, sites(2, (0, UNASSIGNED, 10, [0, 9])))
    assert math.isnan(tally.travel(0, 1))
    assert tally.travel(0, 1, [0]) == 0


def test_unknown_places_make_the_sum_unknown():
    tally = Tally(line(2), [0, 0], 1, sites(2, (0, UNASSIGNED, 5, [0, 1]), (1, UNASSIGNED, NAN, [1, 0])))
    assert math.isnan(tally.of(0).places)


def test_a_region_can_be_added():
    tally = Tally(line(2), [0, UNASSIGNED], 1)
    assert tally.add_region() == 1
    assert tally.of(1).units == 0
    tally.move([0, 1], 1)
    assert (tally.of(0).units, tally.of(1).units, tally.of(UNASSIGNED).units) == (0, 2, 0)


def test_as_many_assignments_as_units():
    with pytest.raises(ValueError, match="2 units but 1"):
        Tally(line(2), [0], 1)


def same(first: object, second: object) -> bool:
    return repr(first) == repr(second)  # NaN is not NaN


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_moves_leave_what_a_count_from_scratch_gives(data):
    count, regions = data.draw(st.integers(1, 12)), data.draw(st.integers(1, 4))
    edges = data.draw(st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=20))
    pairs = np.array(sorted({(min(e), max(e)) for e in edges if e[0] != e[1]}), dtype=np.int64).reshape(-1, 2)
    figure = st.one_of(st.just(NAN), st.integers(0, 50).map(float))
    amounts = np.array([data.draw(st.lists(figure, min_size=count, max_size=count)) for _ in range(2)])
    units = Units(count, amounts, pairs)
    rows = data.draw(
        st.lists(
            st.tuples(
                st.integers(ELSEWHERE, count - 1),
                st.integers(UNASSIGNED, regions - 1),
                figure,
                st.lists(figure, min_size=count, max_size=count),
            ),
            min_size=1,
            max_size=5,
        )
    )
    found, number = sites(count, *rows), st.integers(UNASSIGNED, regions - 1)
    tally = Tally(units, data.draw(st.lists(number, min_size=count, max_size=count)), regions, beyond(found, 20))
    for moved, region in data.draw(st.lists(st.tuples(st.sets(st.integers(0, count - 1)), number), max_size=8)):
        promised = tally.effect(moved, region)
        changed = tally.move(moved, region)
        assert changed == set(promised)
        assert all(same(after, tally.of(r)) for r, (_, after) in promised.items())
    fresh = Tally(units, tally.region_of, regions, beyond(found, 20))
    assert all(same(fresh.of(r), tally.of(r)) for r in range(UNASSIGNED, regions))
    assert same(fresh.whole(), tally.whole())
