# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether places are regular, incidental or emergency (UA20 §3.2 fn 3, KB24; domain A26, A29, A45)."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..wording import is_unknown
from .codes import PERIOD_FORM, PERIOD_TYPE

Ints = npt.NDArray[np.int64]

REGULAR, INCIDENTAL, EMERGENCY = "regulier", "incidenteel", "nood"
KINDS = (REGULAR, INCIDENTAL, EMERGENCY)
"""What places are, from what need asks for to what is avoided."""

DEFAULT_TYPE = "regulier"
"""What a period is of which nothing is said."""

EMERGENCY_TYPES = frozenset({"noodopvang", "crisisnoodopvang"})

_TYPES = list(PERIOD_TYPE.values)
_FORMS = [None, *PERIOD_FORM.values]
SORTS = len(_TYPES) * len(_FORMS)
"""How many sorts of periods there are: a capacity type with a form."""


def kind_of(capacity_type: object, form: object) -> str:
    """One of :data:`KINDS`.

    Parameters
    ----------
    capacity_type : ``captype`` of a period; empty: regular
    form : ``vorm``; a form of the escalation (HR21 §5.2.2) and temporary municipal reception are never regular
    """
    if capacity_type in EMERGENCY_TYPES or not is_unknown(form):
        return EMERGENCY
    return INCIDENTAL if capacity_type == "incidenteel" else REGULAR


def sorts_of(periods: pd.DataFrame) -> Ints:
    """A number per period that tells its capacity type and form from others, 0 to ``SORTS`` − 1."""
    types = _numbered(periods["captype"], _TYPES)
    forms = _numbered(periods["vorm"], _FORMS)
    return types * len(_FORMS) + forms


def _numbered(values: pd.Series, known: list[str] | list[str | None]) -> Ints:
    """Places in a list; unknown is the first of it."""
    codes, unique = pd.factorize(values.to_numpy(dtype=object))
    place = {value: number for number, value in enumerate(known)}
    found: Ints = np.array([*(place.get(value, 0) for value in unique), 0], dtype=np.int64)[codes]
    return found


KIND_OF_SORT: Ints = np.array([KINDS.index(kind_of(t, f)) for t in _TYPES for f in _FORMS], dtype=np.int64)
"""Place in :data:`KINDS` of each sort."""


def only_temporary(kinds: Iterable[str]) -> bool:
    """Whether there are places, and none of them is regular: a hall, a hotel or a boat."""
    found = set(kinds)
    return bool(found) and REGULAR not in found
