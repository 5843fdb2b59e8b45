# SPDX-License-Identifier: GPL-2.0-or-later
"""A national target divided over municipalities by inhabitants, as a proposal (HR21 §4.1; domain C2)."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd

from ..errors import InputError
from ..model.frames import plain_frame
from ..wording import Text, is_unknown
from .apportionment import BY_INHABITANTS, largest_remainder, weights

NATIONAL = 13_500
"""Permit holders to be housed in half a year (HR21 §4.1)."""

_NOT_KNOWN = Text(
    "Van {n:int} gemeenten is het aantal inwoners onbekend: {names}.",
    "Of {n:int} municipalities the number of inhabitants is unknown: {names}.",
)
_TOO_FEW = Text(
    "Nederland heeft hier minder inwoners ({country:int}) dan de gemeenten van het plan samen ({own:int}).",
    "The country has fewer inhabitants here ({country:int}) than the municipalities of the plan together ({own:int}).",
)


def target_share(municipalities: pd.DataFrame, total: int, country: int) -> pd.DataFrame:
    """The part of a national target for each municipality: t = T · inhabitants / those of the country.

    Parameters
    ----------
    municipalities : of the plan: ``gm_code``, ``gm_naam``, ``inwoners``
    total : persons in the whole country
    country : inhabitants of the whole country

    Returns
    -------
    frame with ``gm_code``, ``gm_naam``, ``inwoners`` and ``voorstel`` (Int64), last a row with the total
    (``gm_code`` None): what the municipalities of the plan are to do together, rounded half up, over which
    they are divided by largest remainder.

    Raises
    ------
    InputError
        When a number of inhabitants is unknown, or the country has fewer than the plan.
    """
    weight = weights(municipalities, BY_INHABITANTS)
    unknown = [name for code, name in _names(municipalities) if is_unknown(weight[code])]
    if unknown:
        raise InputError(_NOT_KNOWN, n=len(unknown), names=unknown)
    own = int(weight.sum())
    if country < own or not country:
        raise InputError(_TOO_FEW, country=country, own=own)
    together = int(Fraction(total * own, country) + Fraction(1, 2))
    parts = largest_remainder(together, weight) if own else weight * 0
    rows = [(code, name, int(weight[code]), int(parts[code])) for code, name in _names(municipalities)]
    frame = plain_frame([*rows, (None, None, own, together)], columns=["gm_code", "gm_naam", "inwoners", "voorstel"])
    return frame.astype({"gm_code": "object", "gm_naam": "object", "inwoners": "Int64", "voorstel": "Int64"})


def _names(municipalities: pd.DataFrame) -> list[tuple[str, str]]:
    return list(municipalities[["gm_code", "gm_naam"]].itertuples(index=False, name=None))
