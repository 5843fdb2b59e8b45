# SPDX-License-Identifier: GPL-2.0-or-later
"""Table ``onderbouwingen`` where part of a plan is shown: nothing in it tells of what was left out.

A row belongs to a finding on the whole plan, and carries what that finding said then. Whoever may not see all of the
plan sees the rows of findings that were there in the public view too, without the figures of the whole plan.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from .tables import JUSTIFICATIONS

ANY_RULE = "*"
"""Code of a row that is about its subject and not about one rule: a text from before version 4 of the schema."""


def public_justifications(
    frames: Mapping[str, pd.DataFrame], hidden: Collection[tuple[object, ...]]
) -> dict[str, pd.DataFrame]:
    """The tables without what justifications say of the whole plan.

    Parameters
    ----------
    hidden : keys of the locations that are gone
    """
    rows = frames.get(JUSTIFICATIONS.name)
    if rows is None:
        return dict(frames)
    gone = {str(key) for (key,) in hidden}
    shown = (rows["hash_open"].notna() | (rows["code"] == ANY_RULE)) & ~rows["deel"].isin(gone)
    left = rows[shown].assign(cijfers=None, hash_heel=None).reset_index(drop=True)
    return {**frames, JUSTIFICATIONS.name: JUSTIFICATIONS.frame(left)}
