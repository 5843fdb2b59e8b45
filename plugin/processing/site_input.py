# SPDX-License-Identifier: GPL-2.0-or-later
"""What ``bestlocations`` chooses from: origins and candidates of layers or a plan, travel of a matrix or measured."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ..adapters.layers import points_in_rd
from ..adapters.locale import language
from ..core.checks.assess import straight_line
from ..core.errors import InputError
from ..core.intake.rows import require_columns
from ..core.model.plan import Plan
from ..core.model.values import parse_number
from ..core.optimise.program import Floats
from ..core.progress import Part
from ..core.siting.inputs import Named, Posed, flags, numbers, pose, read_matrix
from ..core.situation.situation import Situation
from ..core.travel.engine import Places, TravelEngine, Weight
from ..core.travel.reach import ids_of, places_of
from ..core.wording import Text, word
from .algorithm import OpvangatlasAlgorithm
from .parameters import Parameters
from .travel_input import engine_of, municipalities, plan_situation

_GIVE = Text(
    "Geef herkomsten en kandidaten: als laag, uit een plan, of met een reistijdmatrix.",
    "Give origins and candidates: as layers, from a plan, or with a travel matrix.",
)
_METHOD = Text("Gemeten: {method}.", "Measured: {method}.")


@dataclass(frozen=True)
class _Kind:
    """Origins or candidates: what is known of them, and where they are (without a point where travel is given)."""

    named: Named
    points: Places


@dataclass(frozen=True)
class _Door:
    """One run of the algorithm: reads its parameters."""

    algorithm: OpvangatlasAlgorithm
    parameters: Parameters
    context: QgsProcessingContext
    feedback: QgsProcessingFeedback

    def has(self, name: str) -> bool:
        return self.parameters.get(name) not in (None, "")

    def text(self, name: str) -> str | None:
        return self.algorithm.text(self.parameters, name, self.context)

    def column(self, rows: pd.DataFrame, name: str) -> Floats | None:
        """The numbers of the column that a parameter names; None without one."""
        column = self.text(name)
        return numbers(rows, column) if column else None


def posed_by(
    algorithm: OpvangatlasAlgorithm,
    parameters: Parameters,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> Posed:
    """The problem that the parameters pose.

    Raises
    ------
    InputError
        When origins, candidates or travel are missing or cannot be read.
    Cancelled, StorageError
    """
    door = _Door(algorithm, parameters, context, feedback)
    situation = plan_situation(algorithm, parameters, context)
    origins = _origins(door, situation)
    candidates = _candidates(door, situation)
    if door.has("MATRIX"):
        rows = algorithm.table(parameters, "MATRIX", context)
        names = [None if kind is None else kind.named.ids for kind in (origins, candidates)]
        first, second, cost, remarks = read_matrix(rows, door.text("COST") or "minuten", *names)
        algorithm.say(feedback, remarks)
        return pose(origins.named if origins else Named(first), candidates.named if candidates else Named(second), cost)
    if origins is None or candidates is None:
        raise InputError(_GIVE)
    return pose(origins.named, candidates.named, _measured(door, origins.points, candidates.points, situation))


def _origins(door: _Door, situation: Situation | None) -> _Kind | None:
    if (read := _layer(door, "ORIGINS", "ORIGIN_ID")) is not None:
        rows, points = read
        return _Kind(Named(points.ids, door.column(rows, "WEIGHT_FIELD")), points)
    if situation is None:
        return None
    points = municipalities(situation)
    people = [parse_number(value) for value in situation.municipalities["inwoners"]]
    weight = np.array([np.nan if number is None else number for number in people])
    return _Kind(Named(points.ids, weight), points)


def _candidates(door: _Door, situation: Situation | None) -> _Kind | None:
    if (read := _layer(door, "CANDIDATES", "CANDIDATE_ID")) is not None:
        rows, points = read
        fixed = door.text("FIXED_FIELD")
        named = Named(points.ids, door.column(rows, "CAPACITY_FIELD"), flags(rows, fixed) if fixed else None)
        return _Kind(named, points)
    if situation is None:
        return None
    frame = situation.locations
    points = places_of(list(frame["loc_id"]), frame["geom"].to_numpy())
    return _Kind(Named(points.ids, None, (frame["open"] & frame["regional"]).to_numpy(dtype=bool)), points)


def _layer(door: _Door, layer: str, identifier: str) -> tuple[pd.DataFrame, Places] | None:
    """The rows of a layer and their ids, with points unless a matrix gives the travel; None without a layer."""
    if not door.has(layer):
        return None
    if door.has("MATRIX"):
        rows = door.algorithm.table(door.parameters, layer, door.context)
        shapes = np.full(len(rows), None, dtype=object)
    else:
        source = door.algorithm.source(door.parameters, layer, door.context)
        rows, _ = points_in_rd(source, source.sourceName())
        shapes = rows["geom"].to_numpy()
    column = door.text(identifier)
    require_columns(rows, [column] if column else [])
    ids = ids_of(list(rows[column]), column) if column else [str(row + 1) for row in range(len(rows))]
    return rows, places_of(ids, shapes)


def _measured(door: _Door, origins: Places, candidates: Places, situation: Situation | None) -> Floats:
    """Minutes or kilometres over the network, else along the straight line with the plan's detour factor."""
    progress = door.algorithm.progress(door.feedback)
    engine: TravelEngine
    if door.has("NETWORK"):
        part = Part(progress, 0.0, 0.3)
        engine = engine_of(door.algorithm, door.parameters, door.context, door.feedback, part)
    else:
        engine = straight_line(situation.plan if situation else Plan())
    fastest = door.text("COST") != "km"
    weight: Weight = "tijd" if fastest else "afstand"
    matrix = engine.matrix(origins, candidates, weight=weight, progress=Part(progress, 0.3, 0.5))
    door.feedback.pushInfo(word(_METHOD, {"method": matrix.method}, language()))
    return matrix.minutes if fastest else matrix.km
