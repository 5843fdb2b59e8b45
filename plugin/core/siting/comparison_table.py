# SPDX-License-Identifier: GPL-2.0-or-later
"""A comparison of sites as a table with typed cells, for a spreadsheet. Always confidential."""

from __future__ import annotations

import numpy as np

from ..annex.table import AnnexTable
from ..model.frames import plain_frame
from ..model.schema import Column
from ..wording import Text
from .comparison import CRITERIA, Comparison

_TITLE = Text("VERTROUWELIJK – vergelijking van kandidaten", "CONFIDENTIAL – comparison of candidates")
_MORE = (
    Column("score", "float", Text("score (0–100)", "score (0–100)")),
    Column("bekend", "float", Text("deel dat bekend is (%)", "share known (%)")),
    Column("plaats", "int", Text("plaats", "place")),
)


def comparison_table(made: Comparison) -> AnnexTable:
    """A row per site, in the order of the comparison; unknown is an empty cell."""
    columns = (
        Column("naam", "text", Text("kandidaat", "candidate")),
        *(Column(c.key, "float", c.title) for c in CRITERIA),
        *_MORE,
    )
    rows = []
    for number, entry in enumerate(made.entries):
        score = float(made.score[number])
        place = made.order.index(number) + 1 if number in made.order else None
        more = {
            "score": None if np.isnan(score) else score,
            "bekend": 100.0 * float(made.known[number]),
            "plaats": place,
        }
        rows.append({"naam": entry.name, **entry.figures, **more})
    frame = plain_frame(rows, columns=[column.name for column in columns])
    for column in columns:
        frame[column.name] = column.conform(frame[column.name])
    return AnnexTable("vergelijking", _TITLE, columns, frame)
