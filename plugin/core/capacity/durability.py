# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether places are lasting ("duurzaam"): there for five years or more (Stb. 2024, 13; a setting)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..wording import is_unknown
from .periods import agreed_end

YEARS = 5.0
_YEAR = 365.25


def lasting(locations: pd.DataFrame, periods: pd.DataFrame, years: float = YEARS) -> dict[str, bool | None]:
    """Whether each period is lasting, by ``periode_id``; None where its dates do not say.

    From the first day of the period, of the agreement or of the opening, the latest that is known, until the
    last day of the period, the agreement or the lease, the earliest that is known. Without any end it is lasting
    only where the agreement is open-ended; else the end is unknown.

    Parameters
    ----------
    locations, periods : tables ``opvanglocaties`` and ``capaciteitsperioden``
    """
    home: dict[str, dict[Any, Any]] = {row["loc_id"]: row for row in locations.to_dict("records")}
    found: dict[str, bool | None] = {}
    for row in periods.to_dict("records"):
        place = home.get(row["loc_id"])
        if place is None:
            continue
        starts = [value for value in (row["van"], place["open_dat"], place["bo_start"]) if not is_unknown(value)]
        agreed = agreed_end(place["bo_eind"], place["bo_onbep"], place["huur_eind"])
        ends = [value for value in (row["tot"], agreed) if value is not None and not is_unknown(value)]
        endless = not is_unknown(place["bo_onbep"]) and bool(place["bo_onbep"])
        if ends:
            known = bool(starts)
            found[row["periode_id"]] = ((min(ends) - max(starts)).days + 1 >= years * _YEAR - 1) if known else None
        else:
            found[row["periode_id"]] = True if endless else None
    return found
