# SPDX-License-Identifier: GPL-2.0-or-later
"""The board of a plan: units, places and travel figures, taken from what the checks look at."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from ..regions.adjacency import Neighbourhood
from ..regions.board import Board
from ..regions.tally import ELSEWHERE, UNASSIGNED, Float64, Sites, Units
from ..travel.engine import TravelEngine
from ..travel.norms import beyond
from ..travel.reach import places_of
from ..travel.straight import StraightLine
from .situation import Situation


def board_of(
    situation: Situation,
    engine: TravelEngine | None = None,
    *,
    neighbourhood: Neighbourhood | None = None,
    need: Mapping[str, float] | None = None,
) -> Board:
    """The board of a plan's active variant.

    Parameters
    ----------
    situation : Situation
    engine : how travel is measured; straight lines times the detour factor by default
    neighbourhood : of the same municipalities, when it is known already
    need : places needed per municipality code; absent: unknown

    Raises
    ------
    Cancelled, InputError
        From the engine.
    """
    plan, people = situation.plan, situation.municipalities
    engine = engine or StraightLine(plan.settings["omwegfactor"], plan.settings["snelheid_kmh"])
    codes = list(people["gm_code"])
    graph = neighbourhood or situation.neighbourhood
    amounts = [_amounts(people["inwoners"]), _looked_up(codes, situation.targets), _looked_up(codes, need or {})]
    units = Units(len(codes), np.vstack(amounts), graph.edges)
    regions = [str(region) for region in situation.regions["regio_id"]]
    return Board(
        codes,
        list(people["gm_naam"]),
        units,
        situation.region_of,
        regions,
        _sites(situation, engine, codes, regions),
        method=engine.method,
        half_year=situation.targets_half_year,
    )


def _amounts(column: pd.Series) -> Float64:
    return np.asarray(pd.to_numeric(column, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan))


def _looked_up(codes: list[str], amounts: Mapping[str, float]) -> Float64:
    return np.array([amounts.get(code, np.nan) for code in codes], dtype=np.float64)


def _sites(situation: Situation, engine: TravelEngine, codes: list[str], regions: list[str]) -> Sites:
    """Open locations with their places; only to the regional ones is travel measured."""
    frame = situation.locations
    frame = frame[frame["open"]].reset_index(drop=True)
    row = {code: number for number, code in enumerate(codes)}
    number = {region: position for position, region in enumerate(regions)}
    moves_along = [served == home for served, home in zip(frame["regio_id"], frame["thuis_regio"], strict=True)]
    fixed = [
        UNASSIGNED if along else number.get(region, UNASSIGNED)
        for along, region in zip(moves_along, frame["regio_id"], strict=True)
    ]
    costs = np.full((len(codes), len(frame)), np.nan)
    over = np.zeros(costs.shape, dtype=bool)
    regional = np.flatnonzero(frame["regional"].to_numpy(dtype=bool))
    if len(regional):
        origins = places_of(codes, [situation.point_of(code) for code in codes])
        chosen = frame.iloc[regional]
        matrix = engine.matrix(origins, places_of(list(chosen["loc_id"]), chosen["geom"].to_numpy()))
        costs[:, regional] = matrix.km if isinstance(engine, StraightLine) else matrix.minutes
        norms = situation.plan.settings
        over[:, regional] = beyond(matrix.km, matrix.minutes, norms["max_km"], norms["max_minuten"])
    return Sites(
        np.array([row.get(code, ELSEWHERE) for code in frame["gm_code"]], dtype=np.int64),
        np.array(fixed, dtype=np.int64),
        _amounts(frame["asiel"]),
        costs,
        over,
    )
