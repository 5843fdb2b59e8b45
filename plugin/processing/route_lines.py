# SPDX-License-Identifier: GPL-2.0-or-later
"""``routes``: real routes over the roads as lines."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
)

from ..adapters.layers import RD_NEW
from ..core.progress import Part, Progress
from ..core.travel.engine import Weight
from ..core.travel.network_engine import NetworkEngine
from ..core.travel.reach import OWN, measure
from ..core.travel.routes import routes
from .algorithm import OpvangatlasAlgorithm
from .parameters import Parameters, Results, translate
from .travel_input import Pair, engine_of, pair_of, snap_parameter, weight_of, weight_parameter
from .travel_matrix import pairs_parameters, travel_fields

_COLUMNS = ("van", "naar", "minuten", "km", "aansluit_km", "methode", "reden")


class Routes(OpvangatlasAlgorithm):
    """Door to :func:`~..core.travel.routes.routes`."""

    NAME = "routes"
    CHAPTER = "travel"

    def title(self) -> str:
        return translate("Processing", "Routes")

    def help(self) -> str:
        return translate(
            "Processing",
            "Draws real routes over a network. With a plan: from every municipality to the nearest location of "
            "its own region. With layers of points: from every origin to every destination.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield from pairs_parameters()
        yield weight_parameter()
        yield snap_parameter()
        yield QgsProcessingParameterFeatureSink(
            "OUTPUT", translate("Processing", "Routes"), Qgis.ProcessingSourceType.VectorLine
        )

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        progress = self.progress(feedback)
        pair = pair_of(self, parameters, context)
        engine = engine_of(self, parameters, context, feedback, Part(progress, 0.0, 0.4))
        weight = weight_of(self, parameters, context)
        wanted = _wanted(pair, engine, weight, Part(progress, 0.4, 0.6))
        lines = routes(
            engine, pair.origins, pair.destinations, wanted, weight=weight, progress=Part(progress, 0.6, 1.0)
        )
        fields = travel_fields(_COLUMNS)
        output = self.put(parameters, "OUTPUT", context, fields, lines, Qgis.WkbType.LineString, RD_NEW)
        return {"OUTPUT": output}


def _wanted(pair: Pair, engine: NetworkEngine, weight: Weight, progress: Progress) -> list[tuple[int, int]]:
    """Which pairs to draw."""
    s = pair.situation
    if s is None:
        return [(a, b) for a in range(len(pair.origins)) for b in range(len(pair.destinations))]
    table = measure(
        pair.origins,
        s.region_of,
        pair.destinations,
        s.served_region,
        engine,
        variant=s.plan.active_variant,
        weight=weight,
        progress=progress,
    )
    own = table[(table["soort"] == OWN) & table["loc_id"].notna()]
    origin = {name: row for row, name in enumerate(pair.origins.ids)}
    destination = {name: row for row, name in enumerate(pair.destinations.ids)}
    return [(origin[a], destination[b]) for a, b in zip(own["gm_code"], own["loc_id"], strict=True)]
