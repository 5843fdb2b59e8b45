# SPDX-License-Identifier: GPL-2.0-or-later
"""The best possible division: contiguous regions around centres with the least travel, proven.

An assignment program (Hess et al. 1965) of which each loose piece that turns up is forbidden by a separator
inequality (Oehrlein and Haunert 2017): a municipality in the piece can only be with a centre if one of those that
separate it from that centre is too. Solved again until nothing is loose; what is left is optimal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ..optimise.program import IMPOSSIBLE, TIME_LIMIT, Floats, Program, Rows, Solver, Status, program
from .adjacency import component_labels
from .near import Pairs

Objective = Literal["gemiddeld", "verste"]
Assignment = NDArray[np.int64]
"""Shape (n,): the centre (a column) of each municipality."""


@dataclass(frozen=True)
class DivisionProblem:
    """Municipalities that must be divided over centres.

    Parameters
    ----------
    cost : float64 array of shape (n, m), minutes from each municipality to the location of each centre; NaN
        where unknown: it is not put there. A municipality of which nothing is known may go anywhere and does
        not count.
    weight : float64 array of shape (n,), inhabitants; NaN where unknown, which does not count in the mean
    home : int64 array of shape (m,), the municipality in which each centre lies: it is in its own region
    edges : Pairs of municipalities that touch or are linked
    allowed : bool array of shape (n, m), False where an assignment is ruled out (locked elsewhere)
    stays : bool array of shape (n, m), where an assignment is no move against the division compared with
    size : float64 array of shape (n,), what ``smallest`` and ``largest`` bound per region; None without bounds
    centres : how many centres become a region; None: all of them
    most_moves : None without a bound
    """

    cost: Floats
    weight: Floats
    home: NDArray[np.int64]
    edges: Pairs
    allowed: NDArray[np.bool_]
    stays: NDArray[np.bool_]
    size: Floats | None = None
    smallest: float | None = None
    largest: float | None = None
    centres: int | None = None
    most_moves: int | None = None

    @property
    def counted(self) -> NDArray[np.bool_]:
        """Of which municipalities weight and travel are known, shape (n,)."""
        return np.asarray(~np.isnan(self.weight) & ~np.isnan(self.cost).all(axis=1), dtype=np.bool_)

    def costs(self, centre_of: Assignment) -> Floats:
        """Minutes of each municipality to the location of its centre; NaN where unknown."""
        return np.asarray(self.cost[np.arange(len(centre_of)), centre_of], dtype=np.float64)

    def mean(self, centre_of: Assignment) -> float:
        """Weighted mean minutes of those that count."""
        counted = self.counted
        weight = self.weight[counted]
        total = float(weight.sum())
        return float((weight * self.costs(centre_of)[counted]).sum() / total) if total > 0 else 0.0

    def worst(self, centre_of: Assignment) -> float:
        """The most minutes of any municipality of which they are known."""
        known = self.costs(centre_of)
        return float(np.nanmax(known)) if not np.isnan(known).all() else 0.0

    def moved(self, centre_of: Assignment) -> int:
        """How many municipalities are elsewhere than in the division compared with."""
        return int((~self.stays[np.arange(len(centre_of)), centre_of]).sum())

    def loose(self, centre_of: Assignment) -> list[tuple[int, NDArray[np.int64]]]:
        """Pieces without their centre: (centre, rows of the municipalities).

        A piece that nothing joins to the rest of the country is not loose: no division could mend it.
        """
        label = component_labels(len(centre_of), self.edges, centre_of.tolist())
        main = {c: int(label[home]) for c, home in enumerate(self.home.tolist()) if centre_of[home] == c}
        touched = self._has_other_neighbours(label)
        found = []
        for piece in np.unique(label).tolist():
            rows = np.flatnonzero(label == piece)
            centre = int(centre_of[rows[0]])
            if main.get(centre) != piece and touched[piece]:
                found.append((centre, rows))
        return found

    def _has_other_neighbours(self, label: NDArray[np.int32]) -> NDArray[np.bool_]:
        touched = np.zeros(int(label.max()) + 1, dtype=bool)
        if len(self.edges):
            a, b = label[self.edges[:, 0]], label[self.edges[:, 1]]
            touched[a[a != b]] = touched[b[a != b]] = True
        return touched


@dataclass(frozen=True)
class Division:
    """What was found.

    Parameters
    ----------
    status : ``optimaal``, ``tijdslimiet`` or ``onmogelijk``
    centre_of : the centre of each municipality; None when nothing was found
    value : weighted mean minutes, or the worst; NaN without a division
    bound : no division is better than this; −inf when nothing is known
    """

    status: Status
    centre_of: Assignment | None
    value: float
    bound: float

    @property
    def gap(self) -> float:
        """How far the value may be from the best, relative to the value; NaN without a division."""
        return float(max(0.0, self.value - self.bound) / max(abs(self.value), 1e-9))


def best_division(problem: DivisionProblem, objective: Objective, solver: Solver, gap: float = 0.0) -> Division:
    """The contiguous division with the least mean or the least worst travel.

    Parameters
    ----------
    gap : relative distance to the bound at which a division is good enough
    """
    model = _Model(problem)
    if objective == "gemiddeld":
        return _least_mean(problem, model, solver, gap)
    return _least_worst(problem, model, solver)


class _Model:
    """Variables: first the centres (1 when it becomes a region), then each pair municipality, centre, by row."""

    def __init__(self, problem: DivisionProblem) -> None:
        self.problem = problem
        self.units, self.centres = problem.cost.shape
        self.rows = Rows()
        known = ~np.isnan(problem.cost)
        self.open = problem.allowed & (known | ~known.any(axis=1, keepdims=True))
        self._neighbours = _neighbours(self.units, problem.edges)
        self._divide()
        self._bound_sizes()
        self._bound_moves()
        self._hold_together()

    def pair(self, unit: NDArray[np.int64] | int, centre: NDArray[np.int64] | int) -> NDArray[np.int64]:
        """The variable of a municipality with a centre."""
        return np.asarray(self.centres + np.asarray(unit) * self.centres + np.asarray(centre), dtype=np.int64)

    def _divide(self) -> None:
        unit = np.repeat(np.arange(self.units), self.centres)
        pairs = self.centres + np.arange(self.units * self.centres)
        centre = np.tile(np.arange(self.centres), self.units)
        one = np.ones(self.units)
        self.rows.block(unit, pairs, np.ones(len(pairs)), one, one)  # each with one centre
        number = np.tile(np.arange(len(pairs)), 2)
        sign = np.concatenate([np.ones(len(pairs)), -np.ones(len(pairs))])
        self.rows.block(  # and only with one that is a region
            number, np.concatenate([pairs, centre]), sign, np.full(len(pairs), -np.inf), np.zeros(len(pairs))
        )
        for column, home in enumerate(self.problem.home.tolist()):
            self.rows.add([column, int(self.pair(home, column))], [1.0, -1.0], 0.0, 0.0)
        if self.problem.centres is not None:
            self.rows.add(np.arange(self.centres), 1.0, self.problem.centres, self.problem.centres)

    def _bound_sizes(self) -> None:
        size = self.problem.size
        if size is None:
            return
        for centre in range(self.centres):
            columns = np.append(self.pair(np.arange(self.units), centre), centre)
            if self.problem.smallest is not None:
                self.rows.add(columns, np.append(size, -self.problem.smallest), low=0.0)
            if self.problem.largest is not None:
                self.rows.add(columns, np.append(size, -self.problem.largest), high=0.0)

    def _bound_moves(self) -> None:
        if self.problem.most_moves is not None:
            unit, centre = np.nonzero(self.problem.stays)
            self.rows.add(self.pair(unit, centre), 1.0, low=self.units - self.problem.most_moves)

    def _hold_together(self) -> None:
        """Whoever is with a centre that lies further than next door has a neighbour that is with it too."""
        for unit in range(self.units):
            near = self._neighbours[unit]
            for centre, home in enumerate(self.problem.home.tolist()):
                if len(near) and home != unit and home not in near and self.open[unit, centre]:
                    columns = np.append(self.pair(near, centre), self.pair(unit, centre))
                    self.rows.add(columns, np.append(np.ones(len(near)), -1.0), low=0.0)

    def forbid(self, centre: int, piece: NDArray[np.int64]) -> None:
        """The separator inequalities of a piece that is loose from a centre."""
        wall = self._wall(piece, int(self.problem.home[centre]))
        for unit in piece.tolist():
            columns = np.append(self.pair(wall, centre), self.pair(unit, centre))
            self.rows.add(columns, np.append(np.ones(len(wall)), -1.0), low=0.0)

    def _wall(self, piece: NDArray[np.int64], home: int) -> NDArray[np.int64]:
        """Neighbours of a piece that can be reached from home without passing another neighbour of it.

        Where home lies in another part of the country: all of them, as an island goes somewhere as a whole.
        """
        inside = set(piece.tolist())
        around = {int(n) for unit in inside for n in self._neighbours[unit]} - inside
        if home in around:
            return np.array([home], dtype=np.int64)
        seen, todo, wall = {home}, [home], set()
        while todo:
            for near in self._neighbours[todo.pop()].tolist():
                if near in around:
                    wall.add(near)
                elif near not in seen and near not in inside:
                    seen.add(near)
                    todo.append(near)
        return np.array(sorted(wall or around), dtype=np.int64)

    def program(self, limit: float = np.inf) -> Program:
        """Least weighted mean, with nobody further than ``limit`` minutes."""
        problem = self.problem
        counted = problem.counted
        weight = np.where(counted, problem.weight, 0.0)
        share = weight / max(float(weight.sum()), 1.0)
        cost = np.nan_to_num(problem.cost, nan=0.0)
        with np.errstate(invalid="ignore"):
            usable = self.open & ~(problem.cost > limit)
        everything = self.centres + self.units * self.centres
        lower, upper = np.zeros(everything), np.ones(everything)
        upper[self.centres :] = usable.ravel()
        if problem.centres is None:
            lower[: self.centres] = 1.0
        return program(
            np.concatenate([np.zeros(self.centres), (share[:, None] * cost).ravel()]),
            lower,
            np.maximum(lower, upper),
            np.ones(everything, dtype=bool),
            self.rows,
        )

    def read(self, x: Floats) -> Assignment:
        """The centre of each municipality."""
        return np.asarray(x[self.centres :].reshape(self.units, self.centres).argmax(axis=1), dtype=np.int64)


@dataclass(frozen=True)
class _Tried:
    """A contiguous solution of a program, or why there is none; ``bound`` holds for every one."""

    status: Status
    centre_of: Assignment | None
    bound: float


def _contiguous(problem: DivisionProblem, model: _Model, solver: Solver, limit: float, gap: float) -> _Tried:
    """Solve, forbid what is loose, solve again."""
    bound, best, value = -np.inf, None, np.inf
    while True:
        outcome = solver(model.program(limit))
        if outcome.status == IMPOSSIBLE:
            return _Tried("onmogelijk", None, np.inf)
        bound = max(bound, outcome.bound)
        if outcome.x is None:
            return _Tried("tijdslimiet", best, bound)
        centre_of = model.read(outcome.x)
        loose = problem.loose(centre_of)
        mended = centre_of if not loose else mend(problem, centre_of, limit)
        if mended is not None and problem.mean(mended) < value:
            best, value = mended, problem.mean(mended)
        if best is not None and value - bound <= max(gap * value, 1e-6 * max(1.0, value)):
            return _Tried("optimaal", best, min(bound, value))
        if outcome.status == TIME_LIMIT or not loose:
            return _Tried(outcome.status, best, min(bound, value))
        for centre, piece in loose:
            model.forbid(centre, piece)


def _least_mean(problem: DivisionProblem, model: _Model, solver: Solver, gap: float) -> Division:
    tried = _contiguous(problem, model, solver, np.inf, gap)
    value = np.nan if tried.centre_of is None else problem.mean(tried.centre_of)
    bound = tried.bound
    if tried.centre_of is not None and abs(value - bound) <= 1e-6 * max(1.0, value):
        bound = value
    return Division(tried.status, tried.centre_of, value, bound)


def _least_worst(problem: DivisionProblem, model: _Model, solver: Solver) -> Division:
    """Halve the list of minutes that occur; what was forbidden for one limit is so for every other."""
    levels = np.unique(problem.cost[~np.isnan(problem.cost)])
    best: Assignment | None = None
    low, high = 0, len(levels)
    while low < high:
        middle = (low + high) // 2 if best is not None else len(levels) - 1
        tried = _contiguous(problem, model, solver, float(levels[middle]), 1.0)
        if tried.centre_of is not None:
            best = tried.centre_of
            high = int(np.searchsorted(levels, problem.worst(best)))
        elif tried.status == IMPOSSIBLE:
            low = middle + 1
        else:
            value = np.nan if best is None else problem.worst(best)
            return Division("tijdslimiet", best, value, float(levels[low]))
    if best is None:
        return Division("onmogelijk", None, np.nan, np.inf)
    value = problem.worst(best)
    return Division("optimaal", best, value, value)


def mend(problem: DivisionProblem, centre_of: Assignment, limit: float = np.inf) -> Assignment | None:
    """The same division with its loose pieces given to the cheapest region they touch; None when that fails.

    The result keeps every bound of the problem; it is a division, not the best one.
    """
    fixed = centre_of.copy()
    neighbours = _neighbours(len(fixed), problem.edges)
    for _ in range(len(fixed)):
        loose = problem.loose(fixed)
        if not loose:
            break
        waiting = {int(unit) for _, rows in loose for unit in rows}
        moves = [
            (float(np.nan_to_num(problem.cost[unit, centre])), unit, centre)
            for unit in waiting
            for centre in {int(fixed[n]) for n in neighbours[unit].tolist() if n not in waiting}
            if problem.allowed[unit, centre] and _reaches(problem, unit, centre, limit)
        ]
        if not moves:
            return None
        _, unit, centre = min(moves)
        fixed[unit] = centre
    return fixed if not problem.loose(fixed) and keeps_bounds(problem, fixed) else None


def _reaches(problem: DivisionProblem, unit: int, centre: int, limit: float) -> bool:
    cost = problem.cost[unit, centre]
    return bool(cost <= limit) or bool(np.isnan(problem.cost[unit]).all())


def keeps_bounds(problem: DivisionProblem, centre_of: Assignment) -> bool:
    """Whether sizes, moves and homes are as the problem wants them."""
    used = np.unique(centre_of)
    if (centre_of[problem.home[used]] != used).any():
        return False
    if problem.most_moves is not None and problem.moved(centre_of) > problem.most_moves:
        return False
    if problem.size is None:
        return True
    sums = np.bincount(centre_of, problem.size, minlength=problem.cost.shape[1])[used]
    small = problem.smallest is not None and bool((sums < problem.smallest - 1e-9).any())
    large = problem.largest is not None and bool((sums > problem.largest + 1e-9).any())
    return not (small or large)


def trade_off(
    problem: DivisionProblem, objective: Objective, solver: Solver, gap: float = 0.0
) -> Iterator[tuple[int, Division]]:
    """The best division with at most 0, 1, 2, 3, 5, 8 … moves, until more moves do not help.

    Yields
    ------
    (most moves, division); the last one is the best without a bound on moves
    """
    free = best_division(replace(problem, most_moves=None), objective, solver, gap)
    needed = len(problem.weight) if free.centre_of is None else problem.moved(free.centre_of)
    moves, following = 0, 1
    while moves < needed:
        yield moves, best_division(replace(problem, most_moves=moves), objective, solver, gap)
        moves, following = following, moves + following if moves else 2
    yield needed, free


def _neighbours(count: int, edges: Pairs) -> list[NDArray[np.int64]]:
    near: list[set[int]] = [set() for _ in range(count)]
    for a, b in edges.tolist():
        near[a].add(b)
        near[b].add(a)
    return [np.array(sorted(others), dtype=np.int64) for others in near]
