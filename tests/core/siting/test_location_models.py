# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing locations, against trying every choice."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opvangatlas.plugin.core.optimise.program import Limits, Outcome, solve
from opvangatlas.plugin.core.siting.location_models import LocationProblem, choose

OBJECTIVES = ("p_mediaan", "p_center", "dekking", "minste_locaties")
EXACT = Limits(30.0, 0.0)


def here(program):
    return solve(program, EXACT)


@st.composite
def problems(draw):
    """Small problems with unknown pairs, ties, weights of 0, fixed sites and capacities."""
    origins, sites = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    entry = st.one_of(st.integers(0, 6).map(float), st.just(np.nan))
    cost = np.array(draw(st.lists(entry, min_size=origins * sites, max_size=origins * sites)))
    weight = np.array(draw(st.lists(st.integers(0, 4), min_size=origins, max_size=origins)), dtype=float)
    fixed = np.array(draw(st.lists(st.booleans(), min_size=sites, max_size=sites)))
    capacity = draw(st.none() | st.lists(st.integers(0, 8), min_size=sites, max_size=sites))
    made = LocationProblem(
        cost.reshape(origins, sites), weight, fixed, None if capacity is None else np.array(capacity, dtype=float)
    )
    return made, draw(st.integers(max(1, int(fixed.sum())), sites)), float(draw(st.integers(0, 6)))


def values(problem, objective, k, norm):
    """The value of every choice that can be made, by trying every way to serve (the slow oracle)."""
    n, m = problem.cost.shape
    cost = (
        problem.cost if objective in ("p_mediaan", "p_center") else np.where(problem.cost <= norm, problem.cost, np.nan)
    )
    found = {}
    sizes = range(m + 1) if objective == "minste_locaties" else [k]
    for sites in (c for size in sizes for c in combinations(range(m), size)):
        if not set(np.flatnonzero(problem.fixed)) <= set(sites):
            continue
        partial = objective == "dekking"
        for served in product([*sites, *([-1] if partial else [])], repeat=n):
            if any(j >= 0 and np.isnan(cost[i, j]) for i, j in enumerate(served)):
                continue
            if problem.capacity is not None and any(
                sum(problem.weight[i] for i in range(n) if served[i] == j) > problem.capacity[j] for j in sites
            ):
                continue
            each = [cost[i, j] for i, j in enumerate(served) if j >= 0]
            value = {
                "p_mediaan": sum(problem.weight[i] * cost[i, j] for i, j in enumerate(served) if j >= 0),
                "p_center": max(each, default=0.0),
                "dekking": sum(problem.weight[i] for i, j in enumerate(served) if j >= 0),
                "minste_locaties": float(len(sites)),
            }[objective]
            better = max if objective == "dekking" else min
            found[sites] = better(found.get(sites, value), value)
    return found


@settings(deadline=None, max_examples=60)
@given(problems(), st.sampled_from(OBJECTIVES))
def test_the_choice_and_the_runner_up_are_those_of_trying_everything(drawn, objective):
    problem, k, norm = drawn
    best, other = choose(problem, objective, k, norm, here)
    every = values(problem, objective, k, norm)
    if not every:
        assert best.status == "onmogelijk"
        assert best.chosen is None
        return
    order = sorted(every.values(), reverse=objective == "dekking")
    assert best.status == "optimaal"
    assert best.value == pytest.approx(order[0])
    assert best.bound == pytest.approx(order[0])
    assert best.gap == pytest.approx(0.0)
    sites = tuple(np.flatnonzero(best.chosen))
    assert every[sites] == pytest.approx(order[0])
    # One location more than the best choice is no other choice.
    others = [value for chosen, value in every.items() if not set(sites) <= set(chosen)]
    assert (other is None) == (not others)
    if other is not None:
        assert not best.chosen[other.chosen].all() or other.chosen.sum() < best.chosen.sum()
        assert other.value == pytest.approx(max(others) if objective == "dekking" else min(others))


@settings(deadline=None, max_examples=60)
@given(problems(), st.sampled_from(OBJECTIVES))
def test_who_is_served_is_served_from_a_chosen_site_that_reaches_and_fits(drawn, objective):
    problem, k, norm = drawn
    best, _ = choose(problem, objective, k, norm, here)
    if best.chosen is None:
        return
    assert best.chosen[problem.fixed].all()
    served = best.served_by >= 0
    assert best.chosen[best.served_by[served]].all()
    costs = problem.cost[np.arange(len(served)), best.served_by][served]
    assert not np.isnan(costs).any()
    if objective in ("dekking", "minste_locaties"):
        assert (costs <= norm).all()
    if objective != "dekking":
        assert served.all()
    if problem.capacity is not None:
        load = np.bincount(best.served_by[served], problem.weight[served], minlength=len(problem.fixed))
        assert (load <= problem.capacity + 1e-9).all()


def line(*costs):
    return LocationProblem(np.array(costs, dtype=float), np.ones(len(costs)), np.zeros(len(costs[0]), dtype=bool))


def test_an_origin_that_no_candidate_reaches_makes_it_impossible():
    best, other = choose(line([1, 2], [np.nan, np.nan]), "p_mediaan", 1, None, here)
    assert (best.status, best.chosen, other) == ("onmogelijk", None, None)


def test_without_time_nothing_is_claimed():
    late = Outcome("tijdslimiet", None, np.nan, -np.inf)
    for objective in OBJECTIVES:
        best, other = choose(line([1, 2], [3, 4]), objective, 1, 3.0, lambda _: late)
        assert best.status == "tijdslimiet"
        assert best.chosen is None
        assert np.isnan(best.value)
        assert other is None


def test_a_choice_without_proof_says_how_far_it_may_be_off():
    def stopped(program):
        found = here(program)
        return Outcome("tijdslimiet", found.x, found.value, 2.0)

    best, _ = choose(line([1, 4], [4, 1], [3, 3]), "p_mediaan", 2, None, stopped)
    assert (best.status, best.value, best.bound) == ("tijdslimiet", 5.0, 2.0)
    assert best.gap == pytest.approx(0.6)


def test_a_number_or_norm_that_is_missing_is_not_guessed():
    with pytest.raises(ValueError, match="needs"):
        choose(line([1.0]), "dekking", 1, None, here)
    with pytest.raises(ValueError, match="needs"):
        choose(line([1.0]), "p_mediaan", None, 3.0, here)
