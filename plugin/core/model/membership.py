# SPDX-License-Identifier: GPL-2.0-or-later
"""What belongs to a plan: its own municipalities, and the locations that count in it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..wording import is_unknown


def in_plan(municipalities: pd.DataFrame) -> pd.Series:
    """Which municipalities belong to the plan; all of them when nothing is said about it."""
    if "in_plan" not in municipalities:
        return pd.Series(True, index=municipalities.index, dtype=bool)
    return municipalities["in_plan"].astype("boolean").fillna(True).astype(bool)


def counting(towns: Iterable[object], regions: Iterable[object], municipalities: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Which locations count in a plan: not those of neighbours, unless they serve a region of the plan.

    Parameters
    ----------
    towns, regions : (n,) ``gm_code`` of each location, and the region it serves or None
    municipalities : table ``gemeenten``, neighbours included

    Returns
    -------
    (n,) bool. A location of which the municipality is unknown counts.
    """
    own = set(municipalities.loc[in_plan(municipalities), "gm_code"])
    pairs = zip(towns, regions, strict=True)
    return np.array([is_unknown(t) or t in own or not is_unknown(region) for t, region in pairs], dtype=bool)
