# SPDX-License-Identifier: GPL-2.0-or-later
"""What the travel algorithms share: a prepared network, and places from layers or from a plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
)

from ..adapters.layers import points_in_rd
from ..adapters.locale import language
from ..core.errors import InputError
from ..core.intake.rows import require_columns
from ..core.progress import Progress
from ..core.situation.situation import Situation
from ..core.travel.engine import Places, Weight
from ..core.travel.network_engine import Access, NetworkEngine
from ..core.travel.reach import ids_of, places_of
from ..core.wording import Text
from ..storage.geopackage import GeoPackageStore
from ..tasks.travel_network import OpenNetwork, open_network
from .algorithm import OpvangatlasAlgorithm
from .parameters import Parameters, choice_parameter, field_parameter, number_parameter, plan_parameter, translate

_NO_PLAN = Text("Kies een plan.", "Choose a plan.")
_NOTHING_GIVEN = Text(
    "Geef een plan, of een laag voor ‘{name}’ met de kolom die de punten een naam geeft.",
    "Give a plan, or a layer for ‘{name}’ with the column that names its points.",
)
_NONE_OPEN = Text(
    "Het plan heeft op {day} geen open regionale locatie.", "The plan has no open regional location on {day}."
)
SNAP_LIMIT_KM = 2.0


def network_parameter(*, optional: bool = False) -> QgsProcessingParameterFile:
    """NETWORK: the folder that ``buildnetwork`` wrote."""
    return QgsProcessingParameterFile(
        "NETWORK",
        translate("Processing", "Network (folder)"),
        Qgis.ProcessingFileParameterBehavior.Folder,
        optional=optional,
    )


def weight_parameter() -> QgsProcessingParameterDefinition:
    """WEIGHT: what is minimised."""
    return choice_parameter("WEIGHT", translate("Processing", "Minimise"), ["tijd", "afstand"], "tijd")


def snap_parameter() -> QgsProcessingParameterDefinition:
    """SNAP_LIMIT: how far from a road a place may be."""
    return number_parameter("SNAP_LIMIT", translate("Processing", "Furthest from a road (km)"), SNAP_LIMIT_KM)


def places_parameters(*names: tuple[str, str, str]) -> Iterator[QgsProcessingParameterDefinition]:
    """PLAN, and point layers with an id column instead; names are (layer, id parameter, label)."""
    plan = plan_parameter()
    plan.setFlags(plan.flags() | Qgis.ProcessingParameterFlag.Optional)
    yield plan
    for layer, identifier, label in names:
        yield QgsProcessingParameterFeatureSource(layer, label, [Qgis.ProcessingSourceType.VectorPoint], optional=True)
        yield field_parameter(identifier, translate("Processing", "Column that names them"), layer)


@dataclass(frozen=True)
class Pair:
    """Origins and destinations; ``situation`` when they come from a plan."""

    origins: Places
    destinations: Places
    situation: Situation | None


def network_of(
    algorithm: OpvangatlasAlgorithm,
    parameters: Parameters,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    progress: Progress,
    access: Access | None = None,
) -> OpenNetwork:
    """Open the network; what could not be saved for next time is a warning.

    Raises
    ------
    StorageError, InputError, Cancelled
    """
    if access is None:
        limit = algorithm.number(parameters, "SNAP_LIMIT", context)
        access = Access(limit=1000.0 * (SNAP_LIMIT_KM if limit is None else limit))
    folder = Path(algorithm.parameterAsFile(parameters, "NETWORK", context))
    opened = open_network(folder, access, weight=weight_of(algorithm, parameters, context), progress=progress)
    if opened.warning is not None:
        feedback.pushWarning(opened.warning.line(language()))
    return opened


def engine_of(
    algorithm: OpvangatlasAlgorithm,
    parameters: Parameters,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    progress: Progress,
    access: Access | None = None,
) -> NetworkEngine:
    """What :func:`network_of` measures with.

    Raises
    ------
    StorageError, InputError, Cancelled
    """
    return network_of(algorithm, parameters, context, feedback, progress, access).engine


def weight_of(algorithm: OpvangatlasAlgorithm, parameters: Parameters, context: QgsProcessingContext) -> Weight:
    """The chosen weight; time where an algorithm does not ask."""
    if algorithm.parameterDefinition("WEIGHT") is None:
        return "tijd"
    return "afstand" if algorithm.text(parameters, "WEIGHT", context) == "afstand" else "tijd"


def pair_of(algorithm: OpvangatlasAlgorithm, parameters: Parameters, context: QgsProcessingContext) -> Pair:
    """Origins and destinations from layers, and from the plan where no layer is given.

    Raises
    ------
    InputError
        When neither is given, or the plan has no open regional location.
    """
    situation = plan_situation(algorithm, parameters, context)
    origins = points_of(algorithm, parameters, context, "ORIGINS", "ORIGIN_ID")
    destinations = points_of(algorithm, parameters, context, "DESTINATIONS", "DESTINATION_ID")
    if situation is not None:
        origins = origins or municipalities(situation)
        destinations = destinations or locations(situation)
    for name, places in (("ORIGINS", origins), ("DESTINATIONS", destinations)):
        if places is None:
            raise InputError(_NOTHING_GIVEN, name=name)
    return Pair(origins, destinations, situation)  # type: ignore[arg-type]


def plan_situation(
    algorithm: OpvangatlasAlgorithm, parameters: Parameters, context: QgsProcessingContext
) -> Situation | None:
    """The plan, public unless ``INCLUDE_CONFIDENTIAL`` says otherwise; None when no plan is given."""
    path = algorithm.parameterAsFile(parameters, "PLAN", context)
    if not path:
        return None
    with GeoPackageStore.open(path, read_only=True) as store:
        plan = store.read()
    return Situation(algorithm.permitted(plan, parameters, context), today=date.today())


def require_situation(
    algorithm: OpvangatlasAlgorithm, parameters: Parameters, context: QgsProcessingContext
) -> Situation:
    """As :func:`plan_situation`.

    Raises
    ------
    InputError
        When no plan is given.
    """
    situation = plan_situation(algorithm, parameters, context)
    if situation is None:
        raise InputError(_NO_PLAN)
    return situation


def municipalities(situation: Situation) -> Places:
    """A point on the surface of every municipality of the plan."""
    codes = list(situation.municipalities["gm_code"])
    return places_of(codes, [situation.point_of(code) for code in codes])


def locations(situation: Situation) -> Places:
    """The regional locations that are open on the reference date.

    Raises
    ------
    InputError
        When there is none.
    """
    frame = situation.regional_locations
    if not len(frame):
        raise InputError(_NONE_OPEN, day=situation.day)
    return places_of(list(frame["loc_id"]), frame["geom"].to_numpy())


def points_of(
    algorithm: OpvangatlasAlgorithm,
    parameters: Parameters,
    context: QgsProcessingContext,
    layer: str,
    identifier: str,
) -> Places | None:
    """Places of a point layer, named by a column or else by row number; None without a layer.

    Raises
    ------
    InputError
        When there is no such column, or it does not name every point by itself.
    """
    if parameters.get(layer) in (None, ""):
        return None
    source = algorithm.source(parameters, layer, context)
    frame, _ = points_in_rd(source, source.sourceName())
    column = algorithm.text(parameters, identifier, context)
    if column:
        require_columns(frame, [column])
    ids = ids_of(list(frame[column]), column) if column else [str(i + 1) for i in range(len(frame))]
    return places_of(ids, frame["geom"].to_numpy())
