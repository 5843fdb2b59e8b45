# SPDX-License-Identifier: GPL-2.0-or-later
"""Which k of n candidates together serve best: p-median, p-centre and covering, proven optimal.

Formulations: p-median (ReVelle and Swain 1970), p-centre as a series of coverings (Minieka 1970), maximal
covering (Church and ReVelle 1974), set covering (Toregas et al. 1971).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ..optimise.program import IMPOSSIBLE, OPTIMAL, TIME_LIMIT, Floats, Outcome, Program, Rows, Solver, Status, program

Objective = Literal["p_mediaan", "p_center", "dekking", "minste_locaties"]
Chosen = NDArray[np.bool_]


@dataclass(frozen=True)
class LocationProblem:
    """Origins that must be served by candidates.

    Parameters
    ----------
    cost : float64 array of shape (n_origins, n_candidates), minutes or km; NaN where unknown or unreachable:
        that origin is never served from there
    weight : float64 array of shape (n_origins,), 0 or more
    fixed : bool array of shape (n_candidates,), which are there anyhow
    capacity : float64 array of shape (n_candidates,), how much weight each can serve; None without limit.
        An origin is served by one location.
    """

    cost: Floats
    weight: Floats
    fixed: Chosen
    capacity: Floats | None = None


@dataclass(frozen=True)
class Selection:
    """The best choice that was found.

    Parameters
    ----------
    status : ``optimaal``, ``tijdslimiet`` (with what was found by then) or ``onmogelijk``
    chosen : bool array of shape (n_candidates,); None when nothing was found
    served_by : int64 array of shape (n_origins,), row of a candidate; −1 where not served
    value : weighted cost, worst cost, weight covered or number of locations; NaN without a choice
    bound : no choice is better than this
    """

    status: Status
    chosen: Chosen | None
    served_by: NDArray[np.int64]
    value: float
    bound: float

    @property
    def gap(self) -> float:
        """How far the value may be from the best, relative to the value; NaN without a choice."""
        difference = abs(self.value - self.bound)
        return float(difference / max(abs(self.value), 1e-9)) if difference > 0 else difference


def choose(
    problem: LocationProblem, objective: Objective, k: int | None, norm: float | None, solver: Solver
) -> tuple[Selection, Selection | None]:
    """The best choice, and the best choice without at least one of its locations.

    Parameters
    ----------
    k : number of locations, fixed ones included; not used by ``minste_locaties``
    norm : the furthest that counts as covered; used by ``dekking`` and ``minste_locaties``

    Returns
    -------
    The choice, and the runner-up: None when there is no other choice, or no time was left to find one.

    Raises
    ------
    ValueError
        When ``k`` or ``norm`` is missing where it is used.
    """
    best = _find(problem, objective, k, norm, solver, None)
    if best.chosen is None:
        return best, None
    other = _find(problem, objective, k, norm, solver, best.chosen)
    return best, other if other.chosen is not None else None


def _find(
    problem: LocationProblem,
    objective: Objective,
    k: int | None,
    norm: float | None,
    solver: Solver,
    excluded: Chosen | None,
) -> Selection:
    if objective == "minste_locaties":
        return _fewest(_within(problem, _given(norm)), solver, excluded)
    count = int(_given(k))
    if objective == "p_center":
        return _centre(problem, count, solver, excluded)
    if objective == "dekking":
        return _covering(_within(problem, _given(norm)), count, solver, excluded)
    return _median(problem, count, solver, excluded)


def _given(value: float | None) -> float:
    if value is None:
        raise ValueError("this objective needs a number of locations or a norm")
    return value


def _within(problem: LocationProblem, norm: float) -> LocationProblem:
    """The problem in which only what lies within the norm can be served."""
    with np.errstate(invalid="ignore"):
        return replace(problem, cost=np.where(problem.cost <= norm, problem.cost, np.nan))


class _Draft:
    """Variables and rows that all objectives share: which sites (first), and which pairs (after them)."""

    def __init__(self, problem: LocationProblem, excluded: Chosen | None, *, all_served: bool) -> None:
        self.problem, self.rows = problem, Rows()
        self.sites = len(problem.fixed)
        self.origin, self.site = np.nonzero(~np.isnan(problem.cost))
        self.pair = self.sites + np.arange(len(self.origin))
        self._serve(all_served=all_served)
        if problem.capacity is not None:
            self._fit(problem.capacity)
        if excluded is not None:
            self.rows.add(np.flatnonzero(excluded), 1.0, high=float(excluded.sum() - 1))

    def _serve(self, *, all_served: bool) -> None:
        origins, pairs = len(self.problem.weight), len(self.pair)
        low = np.full(origins, 1.0 if all_served else -np.inf)
        self.rows.block(self.origin, self.pair, np.ones(pairs), low, np.ones(origins))
        # No origin is served from a site that is not chosen.
        both = np.concatenate([self.pair, self.site])
        sign = np.concatenate([np.ones(pairs), -np.ones(pairs)])
        self.rows.block(np.tile(np.arange(pairs), 2), both, sign, np.full(pairs, -np.inf), np.zeros(pairs))

    def _fit(self, capacity: Floats) -> None:
        row = np.concatenate([self.site, np.arange(self.sites)])
        column = np.concatenate([self.pair, np.arange(self.sites)])
        value = np.concatenate([self.problem.weight[self.origin], -capacity])
        self.rows.block(row, column, value, np.full(self.sites, -np.inf), np.zeros(self.sites))

    def count(self, k: int) -> None:
        """Choose exactly k sites."""
        self.rows.add(np.arange(self.sites), 1.0, low=k, high=k)

    def program(self, site_cost: float, pair_cost: Floats) -> Program:
        """What a site and a pair cost; a pair needs to be whole only where capacities count."""
        cost = np.concatenate([np.full(self.sites, site_cost), pair_cost])
        lower = np.zeros(len(cost))
        lower[: self.sites] = self.problem.fixed
        whole = np.ones(len(cost), dtype=bool)
        whole[self.sites :] = self.problem.capacity is not None
        return program(cost, lower, np.ones(len(cost)), whole, self.rows)

    def read(self, x: Floats) -> tuple[Chosen, NDArray[np.int64]]:
        """The chosen sites, and by which of them each origin is served: without capacities the nearest."""
        chosen = x[: self.sites] > 0.5
        served = np.full(len(self.problem.weight), -1, dtype=np.int64)
        if self.problem.capacity is None:
            cost = np.where(chosen[None, :], self.problem.cost, np.nan)
            some = ~np.isnan(cost).all(axis=1)
            served[some] = np.nanargmin(cost[some], axis=1)
        else:
            used = x[self.sites :] > 0.5
            served[self.origin[used]] = self.site[used]
        return chosen, served


def _made(
    draft: _Draft, outcome: Outcome, value_of: Callable[[Chosen, NDArray[np.int64]], float], sign: float = 1.0
) -> Selection:
    """A selection with its value counted from the choice itself, not taken from the solver's rounding."""
    nobody = np.full(len(draft.problem.weight), -1, dtype=np.int64)
    if outcome.x is None:
        return Selection(outcome.status, None, nobody, np.nan, sign * outcome.bound)
    chosen, served = draft.read(outcome.x)
    value = value_of(chosen, served)
    bound = value if outcome.status == OPTIMAL and np.isinf(outcome.bound) else sign * outcome.bound
    near = abs(bound - value) <= 1e-6 * max(1.0, abs(value))
    return Selection(outcome.status, chosen, served, value, value if near else bound)


def _costs(problem: LocationProblem, served: NDArray[np.int64]) -> Floats:
    """Cost of each origin from where it is served; NaN where it is not."""
    rows = np.arange(len(served))
    return np.where(served >= 0, problem.cost[rows, served], np.nan)


def _median(problem: LocationProblem, k: int, solver: Solver, excluded: Chosen | None) -> Selection:
    draft = _Draft(problem, excluded, all_served=True)
    draft.count(k)
    weighted = problem.weight[draft.origin] * problem.cost[draft.origin, draft.site]
    outcome = solver(draft.program(0.0, weighted))
    return _made(draft, outcome, lambda _chosen, served: float((problem.weight * _costs(problem, served)).sum()))


def _covering(problem: LocationProblem, k: int, solver: Solver, excluded: Chosen | None) -> Selection:
    draft = _Draft(problem, excluded, all_served=False)
    draft.count(k)
    outcome = solver(draft.program(0.0, -problem.weight[draft.origin]))
    return _made(draft, outcome, lambda _chosen, served: float(problem.weight[served >= 0].sum()), sign=-1.0)


def _fewest(problem: LocationProblem, solver: Solver, excluded: Chosen | None) -> Selection:
    draft = _Draft(problem, excluded, all_served=True)
    outcome = solver(draft.program(1.0, np.zeros(len(draft.pair))))
    found = _made(draft, outcome, lambda chosen, _served: float(chosen.sum()))
    # A part of a location is none: a bound of 2.3 says that 3 are needed.
    return replace(found, bound=float(np.ceil(found.bound - 1e-6))) if np.isfinite(found.bound) else found


def _centre(problem: LocationProblem, k: int, solver: Solver, excluded: Chosen | None) -> Selection:
    """The smallest worst cost: halve the list of costs that occur, each time asking whether k sites can do it."""
    levels = np.unique(problem.cost[~np.isnan(problem.cost)])
    best = Selection("onmogelijk", None, np.full(len(problem.weight), -1, dtype=np.int64), np.nan, np.inf)
    low, high = 0, len(levels)  # below levels[low] it cannot be done; at levels[high] it can
    while low < high:
        middle = (low + high) // 2 if best.chosen is not None else len(levels) - 1
        reached = _within(problem, float(levels[middle]))
        draft = _Draft(reached, excluded, all_served=True)
        draft.count(k)
        outcome = solver(draft.program(0.0, np.zeros(len(draft.pair))))
        if outcome.status == TIME_LIMIT and outcome.x is None:
            return replace(best, status="tijdslimiet", bound=float(levels[low]))
        if outcome.status == IMPOSSIBLE:
            low = middle + 1
            continue
        best = _made(draft, outcome, lambda _chosen, served: float(np.nanmax(_costs(problem, served), initial=0.0)))
        high = int(np.searchsorted(levels, best.value))
    return replace(best, status="optimaal", bound=best.value) if best.chosen is not None else best
