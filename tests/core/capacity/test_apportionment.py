# SPDX-License-Identifier: GPL-2.0-or-later
"""Domain C1 and C2: the parts add up, and a larger unit never gets fewer."""

from __future__ import annotations

import itertools

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from opvangatlas.plugin.core.capacity import apportionment as a
from opvangatlas.plugin.core.capacity.national import progress_share, split_over_provinces
from opvangatlas.plugin.core.errors import InputError

from .factories import municipalities


def test_worked_example_of_largest_remainder():
    assert a.largest_remainder(100, {"a": 50_000, "b": 30_000, "c": 21_000}).to_dict() == {
        "a": 49,
        "b": 30,
        "c": 21,
    }


def test_a_region_gets_its_share_of_the_national_target():
    split = a.largest_remainder(13_500, {"region": 360_000, "rest": 17_400_000 - 360_000})
    assert split["region"] == 279


def test_a_key_without_a_figure_is_unknown_there():
    places = municipalities(("A", "PV1", None, 10), ("B", "PV1", None, pd.NA))
    assert a.weights(places).tolist() == [10, None]
    assert a.weights(places, a.BY_TARGET, {"B": 3, "elsewhere": 9}).tolist() == [None, 3]
    assert a.weights(places, a.BY_TARGET).tolist() == [None, None]
    with pytest.raises(InputError, match="B"):
        a.largest_remainder(5, a.weights(places))


@pytest.mark.parametrize(
    ("total", "weight"),
    [
        (-1, {"a": 1}),
        (5, {"a": 0, "b": 0}),
        (5, {"a": -1, "b": 2}),
        (5, {"a": float("nan")}),
        (5, {"a": float("inf")}),
        (5, {}),
    ],
)
def test_what_cannot_be_split_is_refused(total, weight):
    with pytest.raises(InputError):
        a.largest_remainder(total, weight)


def test_nothing_over_nothing_is_nothing():
    assert a.largest_remainder(0, {"a": 0}).tolist() == [0]
    assert a.largest_remainder(0, {}).tolist() == []


@given(
    st.integers(0, 100_000),
    st.lists(st.integers(0, 10**6) | st.floats(0, 10**6, allow_subnormal=False), min_size=1, max_size=25).filter(any),
)
def test_parts_add_up_and_follow_the_weights(total, weight):
    parts = a.largest_remainder(total, dict(enumerate(weight)))
    assert parts.sum() == total
    by_weight = sorted(range(len(weight)), key=lambda i: weight[i])
    for smaller, larger in itertools.pairwise(by_weight):
        assert weight[smaller] == weight[larger] or parts[smaller] <= parts[larger]
        assert abs(parts[smaller] - parts[larger]) <= 1 or weight[smaller] != weight[larger]
    everything = sum(weight)
    for share, part in zip(weight, parts, strict=True):
        assert abs(part - total * share / everything) < 1 + 1e-6


@given(st.permutations([("a", 7), ("b", 7), ("c", 7), ("d", 3)]))
def test_the_order_of_the_rows_does_not_matter(rows):
    assert a.largest_remainder(10, dict(rows)).sort_index().tolist() == [3, 3, 3, 1]
    assert a.largest_remainder(11, dict(rows)).sort_index().sum() == 11


def test_even_split_reports_what_rounding_adds():
    split = split_over_provinces(5_000)
    assert (split.part, 12 * split.part, split.remainder) == (417, 5_004, 4)
    assert split_over_provinces(0).part == 0
    with pytest.raises(InputError):
        split_over_provinces(-1)


@given(st.integers(0, 10**9))
def test_an_even_part_is_the_nearest_whole_number(total):
    split = split_over_provinces(total)
    assert -6 < split.remainder <= 6
    assert split.remainder == 12 * split.part - total


def test_progress_of_the_extra_places():
    assert round(progress_share(814, 5_000), 2) == 0.16
    assert progress_share(None, 5_000) is None
    assert progress_share(814, None) is None
    assert progress_share(814, 0) is None
