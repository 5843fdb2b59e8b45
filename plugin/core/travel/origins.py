# SPDX-License-Identifier: GPL-2.0-or-later
"""From where a municipality's travel is measured, and its figures when that is many points.

Inhabitants live somewhere; a mean over where they live says more than one point. Points are
wijken, buurten or postcodes with inhabitants, a seat, or else a point on the municipality's surface.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from ..model.frames import plain_frame
from .engine import REACHED, Places, TravelMatrix, Weight
from .network import Bool, Float64, Int64

POINT_ON_SURFACE = "punt_op_vlak"
SEAT = "zetel"
POPULATION = "inwoners"

COLUMNS = (
    "gm_code",
    "naar",
    "herkomst",
    "minuten",
    "km",
    "mediaan",
    "aandeel_binnen",
    "slechtste",
    "slechtste_punt",
    "gemeten",
    "punten",
    "reden",
    "methode",
)


@dataclass(frozen=True, eq=False)
class Origins:
    """Points to travel from, each of a municipality and with a weight.

    Parameters
    ----------
    places : Places
        Ids of the points.
    codes : tuple of str, length g
        Municipalities, in the order of the results; also those without a point.
    owner : int64 (p,)
        Municipality of each point, a position in ``codes``.
    weight : float64 (p,)
        Inhabitants of each point, at least 0.
    kind : object (g,)
        ``inwoners``, ``zetel`` or ``punt_op_vlak`` per municipality.
    """

    places: Places
    codes: tuple[str, ...]
    owner: Int64
    weight: Float64
    kind: NDArray[np.object_]


def origins(
    codes: Sequence[str],
    surfaces: NDArray[np.object_],
    *,
    seats: Mapping[str, tuple[float, float]] | None = None,
    points: pd.DataFrame | None = None,
) -> Origins:
    """Choose the best origins there are for each municipality.

    Population-weighted points where the municipality has any with inhabitants, else its seat,
    else a point on its surface (its largest part).

    Parameters
    ----------
    codes : municipality codes, length g
    surfaces : object (g,), polygons in EPSG:28992, None where missing
    seats : x, y in EPSG:28992 by code, optional
    points : frame, optional
        ``punt_id``, ``gm_code``, ``inwoners`` and ``geom`` (points in EPSG:28992). Rows without
        inhabitants or without a point do not count.
    """
    number = {code: row for row, code in enumerate(codes)}
    ids: list[str] = []
    xy: list[NDArray[np.float64]] = []
    owner: list[int] = []
    weight: list[float] = []
    kind = np.full(len(codes), POINT_ON_SURFACE, dtype=object)
    if points is not None:
        live = _inhabited(points, number)
        ids += live["punt_id"].astype(str).tolist()
        xy += list(np.column_stack([shapely.get_x(live["geom"]), shapely.get_y(live["geom"])]))
        owner += [number[code] for code in live["gm_code"]]
        weight += live["inwoners"].astype(float).tolist()
        kind[np.unique(np.array(owner, np.int64))] = POPULATION
    for row, code in enumerate(codes):
        if kind[row] == POPULATION:
            continue
        if seats and code in seats:
            kind[row] = SEAT
        ids.append(code)
        xy.append(np.array(seats[code] if seats and code in seats else surface_point(surfaces[row]), np.float64))
        owner.append(row)
        weight.append(1.0)
    places = Places(tuple(ids), np.array(xy, np.float64).reshape(-1, 2))
    return Origins(places, tuple(codes), np.array(owner, np.int64), np.array(weight), kind)


def _inhabited(points: pd.DataFrame, known: Mapping[str, int]) -> pd.DataFrame:
    """Rows of known municipalities that have a point and inhabitants."""
    people = pd.to_numeric(points["inwoners"], errors="coerce")
    shapes = points["geom"].to_numpy(dtype=object)
    present = shapely.get_type_id(shapes) == shapely.GeometryType.POINT
    present &= ~shapely.is_empty(shapes)
    return points[(people > 0).to_numpy(dtype=bool) & points["gm_code"].isin(list(known)).to_numpy() & present]


def surface_point(surface: shapely.Geometry | None) -> tuple[float, float]:
    """A point within the largest part of a surface; NaN when there is no surface."""
    if surface is None or shapely.is_empty(surface):
        return (np.nan, np.nan)
    parts = shapely.get_parts(surface)
    point = shapely.point_on_surface(parts[int(np.argmax(shapely.area(parts)))])
    return (float(shapely.get_x(point)), float(shapely.get_y(point)))


def summarise(chosen: Origins, matrix: TravelMatrix, *, norm: float, weight: Weight = "tijd") -> pd.DataFrame:
    """Figures per municipality and destination from the figures per point.

    Means count the points that were measured, by inhabitants; ``gemeten`` says which share of the
    inhabitants that is. The share within the norm counts everyone: who cannot be measured is not
    within it.

    Parameters
    ----------
    matrix : rows are the points of ``chosen``
    norm : float
        Minutes (``tijd``) or kilometres (``afstand``).

    Returns
    -------
    frame
        One row per municipality and column of the matrix: ``gm_code``, ``naar`` (column),
        ``herkomst`` (kind of origin), ``minuten`` and ``km`` (weighted means), ``mediaan``
        (weighted, of the weight's figure), ``aandeel_binnen`` (0 to 1), ``slechtste`` and
        ``slechtste_punt``, ``gemeten`` (0 to 1), ``punten``, ``reden`` (of most inhabitants, where
        nothing was measured), ``methode``.
    """
    measure = matrix.minutes if weight == "tijd" else matrix.km
    order = np.argsort(chosen.owner, kind="stable")
    bounds = np.searchsorted(chosen.owner[order], np.arange(len(chosen.codes) + 1))
    rows = []
    for group, code in enumerate(chosen.codes):
        members = order[bounds[group] : bounds[group + 1]]
        people = chosen.weight[members]
        for column in range(measure.shape[1]):
            known = np.isfinite(measure[members, column])
            figures = _figures(measure[members, column], people, known, norm)
            worst = int(members[np.nanargmax(measure[members, column])]) if known.any() else -1
            rows.append(
                (
                    code,
                    column,
                    chosen.kind[group],
                    _mean(matrix.minutes[members, column], people, known),
                    _mean(matrix.km[members, column], people, known),
                    figures[0],
                    figures[1],
                    float(measure[worst, column]) if worst >= 0 else np.nan,
                    chosen.places.ids[worst] if worst >= 0 else None,
                    figures[2],
                    len(members),
                    REACHED if known.any() else _main_reason(matrix.reason[members, column], people),
                    matrix.method,
                )
            )
    return plain_frame(rows, columns=list(COLUMNS))


def _mean(figures: Float64, people: Float64, known: Bool) -> float:
    return float(np.average(figures[known], weights=people[known])) if known.any() else float("nan")


def _figures(measure: Float64, people: Float64, known: Bool, norm: float) -> tuple[float, float, float]:
    """Weighted median, share within the norm, share that was measured."""
    total = float(people.sum())
    if total <= 0.0 or not known.any():
        return (float("nan"), float("nan"), 0.0)
    within = float(people[known][measure[known] <= norm].sum()) / total
    return (weighted_median(measure[known], people[known]), within, float(people[known].sum()) / total)


def weighted_median(figures: Float64, weights: Float64) -> float:
    """The smallest figure that at least half of the weight does not exceed."""
    order = np.argsort(figures, kind="stable")
    cumulative = np.cumsum(weights[order])
    return float(figures[order][np.searchsorted(cumulative, cumulative[-1] / 2.0)])


def _main_reason(reasons: NDArray[np.object_], people: Float64) -> str:
    """The reason that holds for most inhabitants."""
    if len(reasons) == 0:
        return ""
    kinds, place = np.unique(reasons.astype(str), return_inverse=True)
    return str(kinds[np.bincount(place, people).argmax()])
