# SPDX-License-Identifier: GPL-2.0-or-later
"""Domain C1 and C2: the parts add up, and a larger unit never gets fewer."""

from __future__ import annotations

import itertools

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from opvangatlas.plugin.core.capacity import apportionment as a
from opvangatlas.plugin.core.capacity.national import national_gap, progress_share, split_over_provinces
from opvangatlas.plugin.core.errors import InputError

from .factories import municipalities

PROVINCES = [f"PV{n}" for n in range(20, 32)]


def test_worked_example_of_largest_remainder():
    assert a.largest_remainder(100, {"a": 50_000, "b": 30_000, "c": 21_000}).to_dict() == {
        "a": 49,
        "b": 30,
        "c": 21,
    }


def test_a_region_gets_its_share_of_the_national_target():
    split = a.largest_remainder(13_500, {"region": 360_000, "rest": 17_400_000 - 360_000})
    assert split["region"] == 279


def test_spreading_act_key_is_computed_and_marked_unverified():
    places = municipalities(("A", "PV1", None, 50_000), ("B", "PV1", None, 30_000), ("C", "PV1", None, 20_000))
    scores = {"A": 0.2, "B": -0.1, "C": 0.0}
    key = a.weights(places, a.BY_SPREADING_ACT, ses_woa=scores)
    assert a.largest_remainder(500, key).tolist() == [280, 126, 94]
    assert not a.BY_SPREADING_ACT.verified
    assert "niet geverifieerd" in a.BY_SPREADING_ACT.label.nl
    assert a.key_named(" Spreidingswet ") is a.BY_SPREADING_ACT


def test_own_key_and_missing_figures():
    places = municipalities(("A", "PV1", None, 10), ("B", "PV1", None, pd.NA))
    assert a.weights(places, a.BY_OWN_KEY, own={"A": 2.5}).tolist() == [2.5, None]
    assert a.weights(places).tolist() == [10, None]
    assert a.weights(places, a.BY_SPREADING_ACT, ses_woa={"B": 0.1}).tolist() == [None, None]
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


def test_an_unknown_key_is_refused_with_the_known_ones():
    with pytest.raises(InputError, match="inwoners"):
        a.key_named("oppervlakte")


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
    split = split_over_provinces(PROVINCES, 5_000)
    assert split.places.unique().tolist() == [417]
    assert int(split.places.sum()) == 5_004
    assert split.remainder == 4
    assert split.even


def test_provinces_keep_the_figures_they_were_given():
    # Zeeland: 417 for the short term and 470 for the long term (omroepzeeland 2021)
    short = split_over_provinces(["PV29"], given={"PV29": 417})
    long = split_over_provinces(["PV29"], given={"PV29": 470})
    assert int(short.places["PV29"]) + int(long.places["PV29"]) == 887
    assert short.remainder is None


def test_a_province_without_a_figure_is_unknown_not_zero():
    split = split_over_provinces(["PV20", "PV21"], 900, {"PV20": 400})
    assert split.without_figure == ("PV21",)
    assert split.places.isna().tolist() == [False, True]
    assert split.remainder is None
    assert split_over_provinces(["PV20"]).without_figure == ("PV20",)


def test_bad_splits_are_refused():
    for bad in (([], 10, None), (["PV20"], -1, None), (["PV20"], None, {"PV20": -5})):
        with pytest.raises(InputError):
            split_over_provinces(*bad)


def test_progress_of_the_extra_places():
    assert round(progress_share(814, 5_000), 2) == 0.16
    assert progress_share(None, 5_000) is None
    assert progress_share(814, None) is None
    assert progress_share(814, 0) is None


def test_plans_together_may_fall_short_of_the_country():
    quarters = ["2027-K3"]
    plans = {"PV20": pd.Series([2_400], quarters), "PV21": pd.Series([2_500], quarters)}
    assert national_gap(plans, pd.Series([5_000], quarters)).tolist() == [100]
    plans["PV21"] = pd.Series([pd.NA], quarters, dtype="Int64")
    assert national_gap(plans, pd.Series([5_000], quarters)).isna().all()
