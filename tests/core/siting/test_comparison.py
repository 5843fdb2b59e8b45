# SPDX-License-Identifier: GPL-2.0-or-later
"""Sites side by side, against slow and obvious sums; unknown is never nought."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from opvangatlas.plugin.core.siting.comparison import (
    CRITERIA,
    DRAWS,
    Criterion,
    Entry,
    compare,
    first_stays,
    rebalanced,
    scaled,
)
from opvangatlas.plugin.core.wording import Text

A, B = (Criterion(key, Text(key, key), "high", 50) for key in "ab")


def entry(name, **figures):
    return Entry(name, figures)


def test_the_default_weights_add_to_a_hundred():
    assert sum(criterion.weight for criterion in CRITERIA) == 100


@pytest.mark.parametrize(
    ("values", "direction", "ideal", "expected"),
    [
        ([10, 20, 30], "low", 0, [1, 0.5, 0]),
        ([10, 20, 30], "high", 0, [0, 0.5, 1]),
        ([-100, 0, 50], "ideal", 0, [0, 1, 0.5]),
        ([7, 7], "low", 0, [1, 1]),
        ([10, np.nan, 30], "low", 0, [1, np.nan, 0]),
        ([np.nan, np.nan], "low", 0, [np.nan, np.nan]),
    ],
)
def test_between_the_worst_and_the_best(values, direction, ideal, expected):
    assert scaled(np.array(values, dtype=float), direction, ideal) == pytest.approx(expected, nan_ok=True)


def test_what_is_unknown_is_left_out_and_its_share_is_said():
    sites = [entry("een", a=10.0, b=1.0), entry("twee", a=20.0, b=None), entry("drie", a=None, b=None)]
    found = compare(sites, {"a": 75, "b": 25}, [A, B])
    assert found.score == pytest.approx([25.0, 100.0, np.nan], nan_ok=True)
    assert found.known == pytest.approx([1.0, 0.75, 0.0])
    assert found.order == (1, 0)


def test_a_clear_winner_stays_first_and_a_near_tie_does_not():
    clear = compare([entry("een", a=2.0, b=2.0), entry("twee", a=1.0, b=1.0)], {"a": 50, "b": 50}, [A, B])
    assert clear.first_stays == DRAWS
    tie = compare([entry("een", a=2.0, b=1.0), entry("twee", a=1.0, b=2.0)], {"a": 51, "b": 49}, [A, B])
    assert DRAWS * 0.4 < tie.first_stays < DRAWS * 0.75
    assert tie.first_stays == compare(list(tie.entries), {"a": 51, "b": 49}, [A, B]).first_stays


def test_nothing_known_has_no_first_place():
    found = compare([entry("een"), entry("twee")], {"a": 50, "b": 50}, [A, B])
    assert (found.order, found.first_stays) == ((), None)


@pytest.mark.parametrize("count", [0, 1, 9])
def test_two_to_eight(count):
    with pytest.raises(ValueError, match="sites"):
        compare([entry(str(n), a=1.0) for n in range(count)], {"a": 100}, [A])


weights = st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 100), min_size=1)


@given(weights, st.integers(-20, 140))
def test_weights_always_add_to_a_hundred(given_weights, value):
    key = next(iter(given_weights))
    found = rebalanced(given_weights, key, value)
    assert sum(found.values()) == 100
    assert list(found) == list(given_weights)
    assert all(0 <= weight <= 100 for weight in found.values())
    if len(found) > 1:
        assert found[key] == min(100, max(0, value))
        rest, total = 100 - found[key], sum(w for k, w in given_weights.items() if k != key)
        for name in [k for k in found if k != key]:
            exact = given_weights[name] / total * rest if total else rest / (len(found) - 1)
            assert abs(found[name] - exact) < 1


@given(st.integers(0, 100_000))
def test_against_a_slow_sum(seed):
    r = random.Random(seed)
    sites = [
        entry(f"s{n}", **{c.key: r.choice((None, r.uniform(-50, 50))) for c in CRITERIA})
        for n in range(r.randint(2, 8))
    ]
    weight = rebalanced({c.key: c.weight for c in CRITERIA}, CRITERIA[0].key, r.randint(0, 100))
    found = compare(sites, weight)
    for row, site in enumerate(sites):
        total = known = 0.0
        for criterion in CRITERIA:
            mine = site.figures[criterion.key]
            if mine is None:
                continue
            cost = {"high": lambda v: -v, "low": lambda v: v, "ideal": abs}[criterion.direction]
            all_costs = [cost(s.figures[criterion.key]) for s in sites if s.figures[criterion.key] is not None]
            span = max(all_costs) - min(all_costs)
            part = 1.0 if not span else (max(all_costs) - cost(mine)) / span
            total, known = total + weight[criterion.key] * part, known + weight[criterion.key]
        assert found.known[row] == pytest.approx(known / 100)
        assert found.score[row] == (
            pytest.approx(100 * total / known, abs=1e-6) if known else pytest.approx(np.nan, nan_ok=True)
        )
    scores = [found.score[row] for row in found.order]
    assert all(a >= b - 1e-8 for a, b in pairwise(scores))


def test_another_seed_draws_others():
    table = np.array([[1.0, 0.0], [0.0, 1.0]])
    weight = np.array([51.0, 49.0])
    assert len({first_stays(table, weight, ["a", "b"], seed=seed) for seed in range(6)}) > 1
