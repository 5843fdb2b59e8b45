# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether a way is beyond the norms of a plan: one answer for the rules, the live board and the maps (A8)."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

_ROUNDING = 1e-6
"""Of a km or a minute: a smaller difference is rounding of floats, not distance."""

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


def exceeds(amount: Any, norm: float) -> Any:
    """Whether kilometres or minutes, one or an array, are beyond a norm; rounding of floats is not distance."""
    return amount > norm + _ROUNDING


def beyond(km: Floats, minutes: Floats, max_km: float | None, max_minutes: float | None) -> Bools:
    """Whether ways are beyond one of both norms.

    Parameters
    ----------
    km, minutes : arrays of one shape; NaN: unknown, which is beyond nothing
    max_km, max_minutes : the norms; None: there is none
    """
    found = np.zeros(np.shape(km), dtype=bool)
    for amounts, norm in ((km, max_km), (minutes, max_minutes)):
        if norm is not None:
            found |= np.asarray(exceeds(amounts, norm), dtype=bool)
    return found
