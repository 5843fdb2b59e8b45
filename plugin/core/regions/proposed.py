# SPDX-License-Identifier: GPL-2.0-or-later
"""From a plan to the question which division is best, and from the answer to regions with names."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from ..errors import InputError
from ..model.identifiers import slug, unique_id
from ..optimise.program import Floats
from ..progress import SILENT, Progress
from ..travel.engine import Places, TravelEngine
from ..travel.reach import places_of
from ..wording import Text, is_unknown
from .adjacency import Neighbourhood
from .best_division import Assignment, DivisionProblem

Size = Literal["inwoners", "taakst"]

_NO_LOCATION = Text(
    "Er is op de peildatum geen open regionale locatie onder de locaties die meetellen; geef het aantal regio's.",
    "No open regional location on the reference date among the locations that count; give the number of regions.",
)
_TOO_MANY = Text(
    "{n:int} regio's kan niet: er zijn {most:int} gemeenten.",
    "{n:int} regions is impossible: there are {most:int} municipalities.",
)
_NO_SIZE = Text(
    "Van {n:int} gemeenten is ‘{column}’ onbekend, en daarmee de grootte van een regio: {names}.",
    "Of {n:int} municipalities ‘{column}’ is unknown, and with it the size of a region: {names}.",
)
_NO_SUCH = Text(
    "‘{name}’ is geen gemeente of regio van dit plan.", "‘{name}’ is no municipality or region of this plan."
)


@dataclass(frozen=True)
class Base:
    """The division that a proposal is compared with.

    Parameters
    ----------
    region_of : region id per municipality code; None: unassigned
    names : name per region id
    """

    region_of: Mapping[str, str | None]
    names: Mapping[str, str]


@dataclass(frozen=True)
class Centres:
    """Where regions can have their location.

    Parameters
    ----------
    home : municipality code of each centre, all different
    places : the location or locations of each centre, by their column in ``cost``
    from_locations : whether these are the plan's locations, or points in municipalities
    """

    home: tuple[str, ...]
    places: tuple[tuple[int, ...], ...]
    destinations: Places
    from_locations: bool


@dataclass(frozen=True)
class Wanted:
    """What a proposal has to keep to.

    Parameters
    ----------
    regions : how many; None: one per municipality with a regional location
    size, smallest, largest : what a region must have at least and at most
    most_moves : against the base
    locked : codes of municipalities, or ids of regions, that stay where they are in the base
    """

    regions: int | None = None
    size: Size = "inwoners"
    smallest: float | None = None
    largest: float | None = None
    most_moves: int | None = None
    locked: tuple[str, ...] = ()


def centres_of(municipalities: pd.DataFrame, points: Places, locations: pd.DataFrame, regions: int | None) -> Centres:
    """The municipalities with a regional location; all municipalities when there are too few for so many regions.

    Parameters
    ----------
    locations : open regional locations with ``loc_id``, ``gm_code`` and ``geom``; those outside the plan's
        municipalities are no centre

    Raises
    ------
    InputError
        When there is no location and no number, or more regions than municipalities.
    """
    codes = set(municipalities["gm_code"])
    own = locations[locations["gm_code"].isin(codes)].reset_index(drop=True)
    by_home: dict[str, list[int]] = {}
    for row, code in enumerate(own["gm_code"]):
        by_home.setdefault(str(code), []).append(row)
    if regions is None and not by_home:
        raise InputError(_NO_LOCATION)
    if regions is not None and regions > len(codes):
        raise InputError(_TOO_MANY, n=regions, most=len(codes))
    if regions is None or regions <= len(by_home):
        places = places_of(list(own["loc_id"]), own["geom"].to_numpy())
        return Centres(tuple(by_home), tuple(tuple(rows) for rows in by_home.values()), places, from_locations=True)
    return Centres(points.ids, tuple((row,) for row in range(len(points))), points, from_locations=False)


def problem_of(
    municipalities: pd.DataFrame,
    neighbourhood: Neighbourhood,
    cost: Floats,
    centres: Centres,
    base: Base,
    wanted: Wanted,
) -> DivisionProblem:
    """The question as arrays.

    Parameters
    ----------
    municipalities : with ``gm_code``, ``gm_naam``, ``inwoners`` and, as a size, ``taakst``
    cost : float64 array of shape (n, number of locations), minutes; NaN unknown

    Raises
    ------
    InputError
        When a size is asked for that is not known of every municipality, or something locked is not there.
    """
    codes = [str(code) for code in municipalities["gm_code"]]
    row = {code: number for number, code in enumerate(codes)}
    per_centre = np.column_stack([_nearest(cost[:, list(columns)]) for columns in centres.places])
    home = np.array([row[code] for code in centres.home], dtype=np.int64)
    region = [base.region_of.get(code) for code in codes]
    stays = np.array([[region[u] is not None and region[u] == region[h] for h in home] for u in range(len(codes))])
    held = _locked(codes, region, wanted.locked)
    bounded = wanted.smallest is not None or wanted.largest is not None
    return DivisionProblem(
        per_centre,
        _amounts(municipalities["inwoners"]),
        home,
        neighbourhood.edges,
        stays | ~held[:, None],
        stays,
        size=_size(municipalities, wanted.size) if bounded else None,
        smallest=wanted.smallest,
        largest=wanted.largest,
        centres=wanted.regions,
        most_moves=wanted.most_moves,
    )


def minutes_to(points: Places, centres: Centres, engine: TravelEngine, progress: Progress = SILENT) -> Floats:
    """Minutes from each municipality to each location; 0 from a municipality to the centre that it is itself."""
    minutes = engine.matrix(points, centres.destinations, progress=progress).minutes
    if not centres.from_locations:
        minutes = minutes.copy()
        np.fill_diagonal(minutes, 0.0)
    return minutes


def named_regions(
    centre_of: Assignment, centres: Centres, municipalities: pd.DataFrame, base: Base
) -> tuple[dict[str, str], dict[str, str]]:
    """Region id per municipality and name per region id.

    A region that has the only centre in a region of the base is that region; another is named after the
    municipality of its centre.
    """
    name_of = dict(zip(municipalities["gm_code"], municipalities["gm_naam"], strict=True))
    used = np.unique(centre_of).tolist()
    old = {c: base.region_of.get(centres.home[c]) for c in used}
    once = {region for region in old.values() if region and list(old.values()).count(region) == 1}
    ids: dict[int, str] = {}
    names: dict[str, str] = {}
    for centre in used:
        region, home = old[centre], centres.home[centre]
        if region in once:
            ids[centre], names[str(region)] = str(region), base.names.get(str(region), str(region))
        else:
            new = unique_id(slug(name_of[home]) or home, {*names, *base.names})
            ids[centre], names[new] = new, str(name_of[home])
    codes = municipalities["gm_code"]
    return {str(code): ids[centre] for code, centre in zip(codes, centre_of.tolist(), strict=True)}, names


def current_mean(problem: DivisionProblem, own_minutes: Mapping[str, float], codes: list[str]) -> float | None:
    """Weighted mean minutes of the division as it is, over the municipalities that count.

    Returns
    -------
    None when of one of these the travel to its own region's location is unknown.
    """
    counted = problem.counted
    weight = problem.weight[counted]
    minutes = np.array([own_minutes.get(code, np.nan) for code in codes])[counted]
    if not len(weight) or np.isnan(minutes).any() or weight.sum() <= 0:
        return None
    return float((weight * minutes).sum() / weight.sum())


def _nearest(cost: Floats) -> Floats:
    """The least of some columns, per row; NaN where none is known."""
    return np.asarray(np.where(np.isnan(cost), np.inf, cost).min(axis=1), dtype=np.float64) + _nan_where_none(cost)


def _nan_where_none(cost: Floats) -> Floats:
    return np.asarray(np.where(np.isnan(cost).all(axis=1), np.nan, 0.0), dtype=np.float64)


def _amounts(column: pd.Series) -> Floats:
    return np.array([np.nan if is_unknown(value) else float(value) for value in column], dtype=np.float64)


def _size(municipalities: pd.DataFrame, column: Size) -> Floats:
    amounts = _amounts(municipalities[column])
    lacking = np.isnan(amounts)
    if lacking.any():
        names = list(municipalities.loc[lacking, "gm_naam"])
        raise InputError(_NO_SIZE, n=len(names), column=column, names=names)
    return amounts


def _locked(codes: list[str], region: list[str | None], locked: Collection[str]) -> np.ndarray:
    """Which municipalities stay where they are."""
    held = np.zeros(len(codes), dtype=bool)
    for name in locked:
        found = np.array([name in (code, own) for code, own in zip(codes, region, strict=True)])
        if not found.any():
            raise InputError(_NO_SUCH, name=name)
        held |= found
    return held
