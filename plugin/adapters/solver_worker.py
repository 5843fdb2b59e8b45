# SPDX-License-Identifier: GPL-2.0-or-later
"""Solves one program that lies in a file: run as a process of its own, without QGIS.

Usage: ``python -m plugin.adapters.solver_worker PROGRAM.npz OUTCOME.npz SECONDS GAP``, in the plugin's folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from scipy.sparse import csc_array

from ..core.optimise.program import Limits, Outcome, Program, solve

_ARRAYS = ("cost", "lower", "upper", "integer", "low", "high")


def write_program(path: Path, made: Program) -> None:
    """Keep a program as plain arrays."""
    arrays = {name: getattr(made, name) for name in _ARRAYS}
    rows = made.rows
    shape = np.array(rows.shape)
    np.savez(path, **arrays, data=rows.data, indices=rows.indices, indptr=rows.indptr, shape=shape)


def read_program(path: Path) -> Program:
    """A program as :func:`write_program` kept it."""
    with np.load(path, allow_pickle=False) as kept:
        rows = csc_array((kept["data"], kept["indices"], kept["indptr"]), shape=tuple(kept["shape"].tolist()))
        return Program(rows=rows, **{name: kept[name] for name in _ARRAYS})


def write_outcome(path: Path, found: Outcome) -> None:
    """Keep an outcome as plain arrays."""
    x = np.zeros(0) if found.x is None else found.x
    np.savez(path, status=np.array(found.status), x=x, figures=np.array([found.value, found.bound]))


def read_outcome(path: Path) -> Outcome:
    """An outcome as :func:`write_outcome` kept it."""
    with np.load(path, allow_pickle=False) as kept:
        value, bound = kept["figures"].tolist()
        x = kept["x"] if len(kept["x"]) else None
        return Outcome(str(kept["status"]), x, value, bound)  # type: ignore[arg-type]


if __name__ == "__main__":
    source, target, seconds, gap = sys.argv[1:]
    write_outcome(Path(target), solve(read_program(Path(source)), Limits(float(seconds), float(gap))))
