# SPDX-License-Identifier: GPL-2.0-or-later
"""The best division of small grids, against trying every division."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opvangatlas.plugin.core.optimise.program import Limits, Outcome, solve
from opvangatlas.plugin.core.regions.best_division import DivisionProblem, best_division, keeps_bounds, mend, trade_off


def here(program):
    return solve(program, Limits(60.0, 0.0))


def grid(width, height, without=()):
    cells = [(x, y) for y in range(height) for x in range(width) if (x, y) not in without]
    row = {cell: number for number, cell in enumerate(cells)}
    pairs = [
        (row[x, y], row[x + dx, y + dy]) for x, y in cells for dx, dy in ((1, 0), (0, 1)) if (x + dx, y + dy) in row
    ]
    return len(cells), np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)


@st.composite
def problems(draw):
    """Grids of up to nine municipalities with holes and links, two or three centres, unknown travel and bounds."""
    width, height = draw(st.sampled_from([(3, 3), (4, 2), (3, 2), (5, 1)]))
    holes = draw(st.sets(st.tuples(st.integers(0, width - 1), st.integers(0, height - 1)), max_size=1))
    units, edges = grid(width, height, holes)
    if draw(st.booleans()):
        ends = sorted(draw(st.lists(st.integers(0, units - 1), min_size=2, max_size=2, unique=True)))
        edges = np.unique(np.vstack([edges, [ends]]), axis=0)
    centres = draw(st.integers(2, 3))
    homes = draw(st.lists(st.integers(0, units - 1), min_size=centres, max_size=centres, unique=True))
    entry = st.integers(-1, 9).map(lambda minutes: float(minutes) if minutes >= 0 else np.nan)
    cost = np.array(draw(st.lists(entry, min_size=units * centres, max_size=units * centres)))
    cost = cost.reshape(units, centres)
    for column, home in enumerate(homes):
        cost[home, column] = 0.0
    weight = np.array(draw(st.lists(st.sampled_from([0.0, 1.0, 3.0, np.nan]), min_size=units, max_size=units)))
    base = np.array(draw(st.lists(st.integers(0, centres - 1), min_size=units, max_size=units)))
    sized = draw(st.booleans())
    return DivisionProblem(
        cost,
        weight,
        np.array(homes, dtype=np.int64),
        edges,
        np.ones((units, centres), dtype=bool),
        base[:, None] == np.arange(centres)[None, :],
        size=np.ones(units) if sized else None,
        smallest=draw(st.sampled_from([None, None, None, 2.0])),
        largest=draw(st.sampled_from([None, None, None, 4.0])),
        centres=draw(st.sampled_from([None, None, 2])),
        most_moves=draw(st.sampled_from([None, None, None, 2, 4])),
    )


def connected(start, rows, edges):
    """The rows that hang together with one of them: a search that shares nothing with the code under test."""
    todo, seen = [start], {start}
    while todo:
        at = todo.pop()
        for pair in edges.tolist():
            if at in pair:
                other = pair[0] if pair[1] == at else pair[1]
                if other in rows and other not in seen:
                    seen.add(other)
                    todo.append(other)
    return seen


def is_contiguous(problem, division):
    """Every part hangs together with its home, but for a whole island that nothing joins to the rest."""
    everywhere = set(range(len(division)))
    for centre in set(division):
        rows = {unit for unit in everywhere if division[unit] == centre}
        rest = rows - connected(int(problem.home[centre]), rows, problem.edges)
        while rest:
            piece = connected(min(rest), rest, problem.edges)
            if connected(min(piece), everywhere, problem.edges) != piece:
                return False
            rest -= piece
    return True


def every_division(problem):
    """All divisions that the problem allows, one by one."""
    units, centres = problem.cost.shape
    for division in product(range(centres), repeat=units):
        used = set(division)
        if len(used) != (centres if problem.centres is None else problem.centres):
            continue
        if any(division[problem.home[c]] != c for c in used):
            continue
        if any(np.isnan(problem.cost[u, c]) and not np.isnan(problem.cost[u]).all() for u, c in enumerate(division)):
            continue
        made = np.array(division)
        if not keeps_bounds(problem, made) or not is_contiguous(problem, division):
            continue
        yield made


@settings(deadline=None, max_examples=60)
@given(problems(), st.sampled_from(["gemiddeld", "verste"]))
def test_no_other_division_is_better(problem, objective):
    value_of = problem.mean if objective == "gemiddeld" else problem.worst
    values = [value_of(made) for made in every_division(problem)]
    found = best_division(problem, objective, here)
    if not values:
        assert found.status == "onmogelijk"
        assert found.centre_of is None
        return
    assert found.status == "optimaal"
    assert found.value == pytest.approx(min(values))
    assert found.bound == pytest.approx(min(values))
    assert found.gap == pytest.approx(0.0, abs=1e-6)
    assert is_contiguous(problem, found.centre_of.tolist())
    assert keeps_bounds(problem, found.centre_of)
    assert value_of(found.centre_of) == pytest.approx(found.value)


def story(width, height, homes, cost, **more):
    units, edges = grid(width, height)
    cost = np.array(cost, dtype=float)
    everywhere = np.ones(cost.shape, dtype=bool)
    return DivisionProblem(cost, np.ones(units), np.array(homes, dtype=np.int64), edges, everywhere, everywhere, **more)


def test_a_piece_beyond_another_region_is_not_left_loose():
    # A row of five: the last is nearest to the first centre, but between them lies the second.
    problem = story(5, 1, [0, 2], [[0, 9], [1, 5], [9, 0], [9, 1], [0, 6]])
    found = best_division(problem, "gemiddeld", here)
    assert found.centre_of.tolist() == [0, 0, 1, 1, 1]
    assert found.status == "optimaal"


def test_an_island_that_nothing_joins_is_no_reason_to_refuse():
    problem = story(4, 1, [0, 2], [[0, 9], [1, 5], [9, 0], [9, 1]])
    alone = replace(problem, edges=problem.edges[:2])
    found = best_division(alone, "gemiddeld", here)
    assert found.centre_of.tolist() == [0, 0, 1, 1]


def test_where_no_travel_is_known_it_goes_along_and_does_not_count():
    problem = story(3, 1, [0, 2], [[0, 9], [np.nan, np.nan], [9, 0]])
    found = best_division(problem, "gemiddeld", here)
    assert found.value == 0.0
    assert problem.counted.tolist() == [True, False, True]


def test_the_trade_off_goes_from_what_is_there_to_the_best():
    problem = story(4, 1, [0, 3], [[0, 9], [1, 5], [8, 2], [9, 0]])
    base = np.array([0, 0, 0, 1])
    problem = replace(problem, stays=base[:, None] == np.arange(2)[None, :])
    curve = list(trade_off(problem, "gemiddeld", here))
    assert [moves for moves, _ in curve] == [0, 1]
    assert [found.value for _, found in curve] == [9 / 4, 3 / 4]


def test_without_time_nothing_is_claimed():
    late = Outcome("tijdslimiet", None, np.nan, -np.inf)
    problem = story(3, 1, [0, 2], [[0, 9], [1, 1], [9, 0]])
    for objective in ("gemiddeld", "verste"):
        found = best_division(problem, objective, lambda _: late)
        assert found.status == "tijdslimiet"
        assert found.centre_of is None


def test_mending_keeps_to_bounds_or_says_that_it_cannot():
    problem = story(5, 1, [0, 2], [[0, 9], [1, 5], [9, 0], [9, 1], [0, 6]], size=np.ones(5), largest=2.0)
    assert mend(problem, np.array([0, 0, 1, 1, 0])) is None
    free = replace(problem, largest=None)
    assert mend(free, np.array([0, 0, 1, 1, 0])).tolist() == [0, 0, 1, 1, 1]


def test_a_solution_outside_its_bounds_is_solved_again():
    # The presolve of HiGHS in scipy 1.10 gives -1 here for a variable of 0 or more.
    edges = [[0, 1], [0, 4], [1, 2], [1, 3], [1, 5], [2, 3], [2, 6], [3, 7], [4, 5], [5, 6], [6, 7]]
    cost = np.zeros((8, 3))
    cost[1, 0] = 1.0
    stays = np.array([2, 0, 1, 0, 1, 0, 1, 1])[:, None] == np.arange(3)[None, :]
    homes, everywhere = np.array([6, 2, 5]), np.ones((8, 3), dtype=bool)
    problem = DivisionProblem(cost, np.zeros(8), homes, np.array(edges), everywhere, stays, most_moves=4)
    found = best_division(problem, "verste", here)
    assert problem.moved(found.centre_of) <= 4
    assert found.value == 1.0
