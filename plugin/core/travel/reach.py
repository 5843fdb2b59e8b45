# SPDX-License-Identifier: GPL-2.0-or-later
"""From each municipality to its own region's location and to the nearest of all (A8, A54)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from ..errors import InputError
from ..model.identifiers import clean_text
from ..model.tables import TRAVEL
from ..progress import SILENT, Progress
from ..wording import Text
from .engine import Places, TravelEngine, TravelMatrix, Weight

OWN, NEAREST, SECOND = "eigen", "dichtstbij", "tweede"
NO_LOCATION, NO_REGION = "geen_locatie", "geen_regio"


_NO_ID = Text(
    "Kolom ‘{column}’ is in {n:int} rij(en) leeg; elk punt moet een naam hebben.",
    "Column ‘{column}’ is empty in {n:int} row(s); every point must have a name.",
)
_SAME_ID = Text(
    "In kolom ‘{column}’ staat meer dan eens: {ids}. De punten zijn dan niet uit elkaar te houden.",
    "In column ‘{column}’ there is more than once: {ids}. The points could not be told apart.",
)
_OTHER_COLUMN = Text(
    "Vul de kolom aan, of kies er geen: dan zijn de punten genummerd.",
    "Complete the column, or choose none: the points are then numbered.",
)


def places_of(ids: Sequence[str], points: NDArray[np.object_] | Sequence[shapely.Point | None]) -> Places:
    """Places from ids and points (EPSG:28992); a missing or empty point becomes NaN."""
    shapes = np.asarray(points, dtype=object)
    known = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))  # GEOS may refuse to read an empty point
    xy = np.full((len(ids), 2), np.nan)
    xy[known] = shapely.get_coordinates(shapes[known])
    return Places(tuple(str(i) for i in ids), xy)


def ids_of(values: Sequence[object], column: str) -> list[str]:
    """Ids of places from a column of a table: a row for every pair can only be read when all differ.

    Raises
    ------
    InputError
        When a row has none, or several have the same one.
    """
    if empty := sum(not clean_text(value) for value in values):
        raise InputError(_NO_ID, _OTHER_COLUMN, column=column, n=empty)
    ids = [str(value) for value in values]
    if twice := [text for text, count in Counter(ids).items() if count > 1]:
        raise InputError(_SAME_ID, _OTHER_COLUMN, column=column, ids=twice)
    return ids


def measure(
    origins: Places,
    region_of: Mapping[str, str | None],
    destinations: Places,
    serves: Mapping[str, str | None],
    engine: TravelEngine,
    *,
    variant: str,
    weight: Weight = "tijd",
    second: bool = False,
    progress: Progress = SILENT,
) -> pd.DataFrame:
    """Measure own region's nearest location and the nearest of all, for every municipality.

    Parameters
    ----------
    origins : one place per municipality
    region_of : region per municipality code
    destinations : open regional locations
    serves : the region each location serves
    engine : the way of measuring
    variant : variant id for the rows
    second : also a row ``tweede`` per municipality, for the second nearest of all

    Returns
    -------
    frame of table ``reistijden`` with two rows per municipality, ``eigen`` and ``dichtstbij``.
    Unknown figures are NA with a ``reden``: no region, no location, not on the network, unreachable.
    """
    matrix = engine.matrix(origins, destinations, weight=weight, progress=progress)
    cost = matrix.minutes if weight == "tijd" else matrix.km
    served = np.array([serves.get(loc) for loc in destinations.ids], dtype=object)
    rows = []
    for row, code in enumerate(origins.ids):
        region = region_of.get(code)
        own = np.flatnonzero(served == region) if region is not None else np.array([], dtype=np.int64)
        everywhere = np.arange(len(destinations))
        lacking = NO_REGION if region is None else NO_LOCATION
        for kind, columns, why in ((OWN, own, lacking), (NEAREST, everywhere, NO_LOCATION)):
            nearest = _best(matrix, cost, row, columns, destinations.ids, why)
            rows.append({"variant_id": variant, "gm_code": code, "soort": kind, **nearest})
        if second:
            others = np.flatnonzero(np.array(destinations.ids, dtype=object) != rows[-1].get("loc_id"))
            nearest = _best(matrix, cost, row, others, destinations.ids, NO_LOCATION)
            rows.append({"variant_id": variant, "gm_code": code, "soort": SECOND, **nearest})
    return TRAVEL.frame(pd.DataFrame(rows))


def _best(
    matrix: TravelMatrix,
    cost: NDArray[np.float64],
    row: int,
    columns: NDArray[np.int64],
    ids: Sequence[str],
    why_none: str,
) -> dict[str, object]:
    """The cheapest of some destinations, or why there is none."""
    if not len(columns):
        return {"methode": matrix.method, "reden": why_none}
    costs = cost[row, columns]
    if np.isnan(costs).all():
        return {
            "methode": matrix.method,
            "reden": matrix.reason[row, columns[0]],
            "aansluit_km": _known(matrix.access_km[row, columns[0]]),
        }
    best = int(columns[int(np.nanargmin(costs))])
    return {
        "loc_id": ids[best],
        "km": float(matrix.km[row, best]),
        "minuten": float(matrix.minutes[row, best]),
        "aansluit_km": _known(matrix.access_km[row, best]),
        "methode": matrix.method,
    }


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
