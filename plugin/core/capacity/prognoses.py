# SPDX-License-Identifier: GPL-2.0-or-later
"""What a prognosis asks other than an earlier one, as people read it: per run of quarters (A32)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .ledger import QUARTER
from .need import compare_versions
from .quarters import Window

SAME = ["gebied_soort", "gebied_code", "typegroep", "scenario"]


def differences(need: pd.DataFrame, old: str, new: str, window: Window) -> pd.DataFrame:
    """Where two prognoses differ; quarters in a row with the same figures are one row.

    Parameters
    ----------
    need : table ``behoefte``
    old, new : versions
    window : Window

    Returns
    -------
    frame with ``gebied_soort``, ``gebied_code``, ``typegroep``, ``scenario``, ``van`` and ``tot`` (quarters,
    inclusive), ``oud``, ``nieuw`` and ``verschil`` (Int64, places). What only one of them has is unknown in the
    other, not 0.
    """
    frame = compare_versions(need, old, new, window)
    position = {label: number for number, label in enumerate(window.labels)}
    differs = frame["oud"].isna() ^ frame["nieuw"].isna() | frame["verschil"].ne(0).fillna(False)
    frame = frame[differs.astype(bool)]
    frame = frame.assign(_at=np.array([position[label] for label in frame[QUARTER]], dtype=np.int64)).sort_values(
        [*SAME, "_at"], kind="stable"
    )
    figures = frame[["oud", "nieuw"]].astype("Float64").fillna(-1.0)
    follows = frame["_at"].diff().eq(1) & frame[SAME].eq(frame[SAME].shift()).all(axis=1)
    follows &= figures.eq(figures.shift()).all(axis=1).fillna(False).astype(bool)
    run = (~follows).cumsum()
    first, last = frame.groupby(run, sort=False).head(1), frame.groupby(run, sort=False).tail(1)
    out = first.assign(van=first[QUARTER].to_numpy(), tot=last[QUARTER].to_numpy())
    return out[[*SAME, "van", "tot", "oud", "nieuw", "verschil"]].reset_index(drop=True)
