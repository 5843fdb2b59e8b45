# SPDX-License-Identifier: GPL-2.0-or-later
"""In which order junctions are eliminated: separators last, minimum degree within the cells."""

from __future__ import annotations

import threading

import numpy as np
from scipy.sparse import csc_matrix
from scipy.sparse.linalg import spilu

from ..errors import Cancelled
from ..progress import SILENT, Part, Progress
from .dissection import separators
from .network import Float64, Int64

_POLL_SECONDS = 0.05


_WORTH_CUTTING = 20_000
"""Networks of fewer junctions answer at once in any order."""


def elimination_rank(n: int, low: Int64, high: Int64, xy: Float64, *, progress: Progress = SILENT) -> Int64:
    """Rank of every junction, int64 (n,): a permutation, lower ranks are eliminated first.

    The order decides how fast queries are, never whether they are right.

    Parameters
    ----------
    n : int
        Number of junctions.
    low, high : int64 (m,)
        Ends of undirected edges, each pair once, no loops.
    xy : float64 (n, 2)
        Junctions, metres.

    Raises
    ------
    Cancelled
    """
    if n < _WORTH_CUTTING:
        return minimum_degree(n, low, high, progress=progress)
    depth = separators(n, low, high, xy, progress=Part(progress, 0.0, 0.8))
    inner = (depth[low] < 0) & (depth[high] < 0)
    within = minimum_degree(n, low[inner], high[inner], progress=Part(progress, 0.8, 1.0))
    last = np.where(depth < 0, -n, -depth)
    rank = np.empty(n, np.int64)
    rank[np.lexsort((within, last))] = np.arange(n)
    return rank


def minimum_degree(n: int, low: Int64, high: Int64, *, progress: Progress = SILENT) -> Int64:
    """Rank of every junction in a multiple-minimum-degree elimination order.

    The incomplete factorisation is told to drop everything, so that only its column order is
    computed.

    Parameters
    ----------
    n : int
        Number of junctions.
    low, high : int64 (m,)
        Ends of undirected edges, each pair once, no loops.

    Returns
    -------
    int64 (n,)
        A permutation: junctions with a lower rank go first.

    Raises
    ------
    Cancelled
        At once; what SuperLU was doing is finished unseen and thrown away.
    """
    if n < 3 or len(low) == 0:
        return np.arange(n, dtype=np.int64)
    here = np.arange(n)
    degree = np.bincount(low, minlength=n) + np.bincount(high, minlength=n)
    laplacian = csc_matrix(
        (
            np.concatenate([np.full(2 * len(low), -1.0), degree + 1e-3]),
            (np.concatenate([low, high, here]), np.concatenate([high, low, here])),
        ),
        shape=(n, n),
    )
    found: list[Int64] = []
    failed: list[BaseException] = []

    def work() -> None:
        try:
            factors = spilu(
                laplacian,
                drop_tol=1.0,
                fill_factor=1.0,
                drop_rule="basic",
                permc_spec="MMD_AT_PLUS_A",
                diag_pivot_thresh=0.0,
                options={"SymmetricMode": True, "Equil": False},
            )
            found.append(factors.perm_c.astype(np.int64))
        except Exception as error:  # noqa: BLE001 - raised again below, in the caller's thread
            failed.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(_POLL_SECONDS)
        if progress.is_cancelled():
            raise Cancelled
    if failed:
        raise failed[0]
    return found[0]
