# SPDX-License-Identifier: GPL-2.0-or-later
"""Guesses about a table of locations: which column is which, and what a type is called here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from ...plugin.core.intake.locations import X_Y, guessed
from ...plugin.core.intake.rows import guess
from ...plugin.core.model.codes import CodeList
from ...plugin.core.model.identifiers import clean_text

TYPE = ("type", "soort", "type_2020", "type_2024", "locatietype", "opvangtype")
"""Usual names of the column with the type. What is in it has to be mapped, so only the dialog looks for it."""

ALSO_CALLED = {"azc": "rol", "pol": "gvl", "col": "gvl", "aanmeldcentrum": "gvl"}
"""What older lists call a type, with the nearest type of the agenda of 2020."""

MOST_TYPES = 40
"""A column with more distinct values holds no types."""


def guessed_fields(names: Sequence[str], wanted: Sequence[str]) -> dict[str, str]:
    """Target → column, for the targets that can be told from the names: as ``importlocations`` tells them."""
    found = {**guessed(names), **dict(zip(("x", "y"), (guess(names, options) for options in X_Y), strict=True))}
    found["type"] = guess(names, TYPE)
    return {target: column for target, column in found.items() if column and target in (*wanted, "type")}


def types_in(frame: pd.DataFrame | None, column: str) -> list[tuple[str, int]]:
    """Distinct types with how often they occur, most frequent first; none when it holds no types."""
    if frame is None or not column or column not in frame:
        return []
    found = Counter(clean_text(value) for value in frame[column])
    del found[""]
    return [] if len(found) > MOST_TYPES else sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))


def type_guess(name: str, codes: CodeList) -> str | None:
    """The type of the plan that a name most likely means; None: no idea."""
    known = codes.find(name) or codes.find(ALSO_CALLED.get(name.casefold(), ""))
    return known.code if known is not None else None
