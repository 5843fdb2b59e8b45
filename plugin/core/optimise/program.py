# SPDX-License-Identifier: GPL-2.0-or-later
"""A mixed integer program as arrays, and solving it with HiGHS through scipy.

``scipy.optimize.milp`` holds the interpreter's lock and cannot be stopped, so in QGIS it runs in a process of
its own (``adapters/solver.py``); what is here is the same for both.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array, csc_array

Floats = NDArray[np.float64]
Status = Literal["optimaal", "tijdslimiet", "onmogelijk"]
_SLACK = 1e-5
"""How far a solver's numbers may be beyond a bound, relative to large sums."""
OPTIMAL, TIME_LIMIT, IMPOSSIBLE = "optimaal", "tijdslimiet", "onmogelijk"
_STATUS: dict[int, Status] = {0: "optimaal", 1: "tijdslimiet", 2: "onmogelijk"}


@dataclass(frozen=True)
class Program:
    """Minimise ``cost @ x`` with ``low <= rows @ x <= high`` and ``lower <= x <= upper``.

    Parameters
    ----------
    cost, lower, upper : float64 arrays of shape (n,)
    integer : bool array of shape (n,), which variables are whole numbers
    rows : sparse array of shape (m, n)
    low, high : float64 arrays of shape (m,), infinite where there is no bound
    """

    cost: Floats
    lower: Floats
    upper: Floats
    integer: NDArray[np.bool_]
    rows: csc_array
    low: Floats
    high: Floats


@dataclass(frozen=True)
class Limits:
    """When a solver may stop before the proof: seconds, and the relative gap that is good enough."""

    seconds: float = 60.0
    gap: float = 0.0


@dataclass(frozen=True)
class Outcome:
    """What the solver found.

    Parameters
    ----------
    status : ``optimaal`` (proven within the gap asked for), ``tijdslimiet`` or ``onmogelijk``
    x : float64 array of shape (n,); None when nothing was found
    value : cost of ``x``; NaN without one
    bound : no solution costs less than this; −inf when nothing is known
    """

    status: Status
    x: Floats | None
    value: float
    bound: float


Solver = Callable[[Program], Outcome]
"""Solves a program, within limits that the caller has set: :func:`solve` here, or in a process of its own."""


class Rows:
    """Constraints as they are collected, one after the other."""

    def __init__(self) -> None:
        self._row: list[NDArray[np.int64]] = []
        self._column: list[NDArray[np.int64]] = []
        self._value: list[Floats] = []
        self._low: list[Floats] = []
        self._high: list[Floats] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, columns: Any, values: Any, low: float = -np.inf, high: float = np.inf) -> None:
        """One row: ``low <= sum(values * x[columns]) <= high``."""
        columns = np.atleast_1d(np.asarray(columns, dtype=np.int64))
        self.block(np.zeros_like(columns), columns, np.broadcast_to(values, columns.shape), [low], [high])

    def block(self, rows: Any, columns: Any, values: Any, low: Any, high: Any) -> None:
        """Several rows at once; ``rows`` counts from 0 within the block."""
        self._row.append(np.asarray(rows, dtype=np.int64) + self._count)
        self._column.append(np.asarray(columns, dtype=np.int64))
        self._value.append(np.asarray(values, dtype=np.float64))
        self._low.append(np.asarray(low, dtype=np.float64))
        self._high.append(np.asarray(high, dtype=np.float64))
        self._count += len(self._low[-1])

    def matrix(self, columns: int) -> csc_array:
        """The rows as a sparse array of shape (number of rows, ``columns``)."""
        where = (_joined(self._row, np.int64), _joined(self._column, np.int64))
        return csc_array(coo_array((_joined(self._value, np.float64), where), shape=(self._count, columns)))

    @property
    def low_array(self) -> Floats:
        """Lower sides, shape (number of rows,)."""
        return np.asarray(_joined(self._low, np.float64), dtype=np.float64)

    @property
    def high_array(self) -> Floats:
        """Upper sides, shape (number of rows,)."""
        return np.asarray(_joined(self._high, np.float64), dtype=np.float64)


def program(cost: Floats, lower: Floats, upper: Floats, integer: NDArray[np.bool_], rows: Rows) -> Program:
    """A program from its cost, bounds and collected rows."""
    return Program(cost, lower, upper, integer, rows.matrix(len(cost)), rows.low_array, rows.high_array)


def solve(made: Program, limits: Limits) -> Outcome:
    """Solve a program here and now; nothing else of this interpreter runs meanwhile.

    Raises
    ------
    RuntimeError
        When the solver fails in another way than by time or by finding that there is no solution.
    """
    result = _run(made, limits, presolve=True)
    # HiGHS's presolve may leave open whether a program is unbounded or infeasible, and that of scipy 1.10 has been
    # seen to give -1 for a variable of 0 or more.
    if result.status not in _STATUS or not _fits(made, result.x):
        result = _run(made, limits, presolve=False)
    if result.status not in _STATUS or not _fits(made, result.x):
        raise RuntimeError(f"HiGHS: {result.message}")
    solution = None if result.x is None else np.asarray(result.x, dtype=np.float64)
    bound = getattr(result, "mip_dual_bound", None)
    value = np.nan if solution is None else float(made.cost @ solution)
    return Outcome(_STATUS[result.status], solution, value, -np.inf if bound is None else float(bound))


def _run(made: Program, limits: Limits, *, presolve: bool) -> Any:
    constraints = LinearConstraint(made.rows, made.low, made.high) if len(made.low) else ()
    options = {"time_limit": max(limits.seconds, 0.01), "mip_rel_gap": limits.gap, "presolve": presolve}
    return milp(
        made.cost,
        integrality=made.integer.astype(np.uint8),
        bounds=Bounds(made.lower, made.upper),
        constraints=constraints,
        options=options,
    )


def _fits(made: Program, x: Any) -> bool:
    """Whether a solution keeps the program's bounds and rows; none at all does."""
    if x is None:
        return True
    solution = np.asarray(x, dtype=np.float64)
    sums = made.rows @ solution
    inside = (solution >= made.lower - _SLACK) & (solution <= made.upper + _SLACK)
    whole = np.abs(solution - solution.round())[made.integer] <= _SLACK
    size = np.maximum(1.0, np.abs(sums))
    held = (sums >= made.low - _SLACK * size) & (sums <= made.high + _SLACK * size)
    return bool(inside.all() and whole.all() and held.all())


def _joined(parts: list[Any], kind: Any) -> Any:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=kind)
