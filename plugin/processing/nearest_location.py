# SPDX-License-Identifier: GPL-2.0-or-later
"""``nearestlocation``: own region's location, the nearest of all, and the second nearest."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
)

from ..core.progress import Part
from ..core.travel.reach import measure
from .algorithm import OpvangatlasAlgorithm
from .parameters import Parameters, Results, plan_parameter, translate
from .travel_input import (
    engine_of,
    locations,
    municipalities,
    network_parameter,
    require_situation,
    snap_parameter,
    weight_of,
    weight_parameter,
)
from .travel_matrix import travel_fields

_COLUMNS = ("gm_code", "soort", "loc_id", "minuten", "km", "aansluit_km", "methode", "reden")


class NearestLocation(OpvangatlasAlgorithm):
    """Door to :func:`~..core.travel.reach.measure`."""

    NAME = "nearestlocation"
    CHAPTER = "travel"

    def title(self) -> str:
        return translate("Processing", "Nearest location")

    def help(self) -> str:
        return translate(
            "Processing",
            "For every municipality of a plan: travel to the nearest location of its own region (eigen), to the "
            "nearest of all (dichtstbij) and to the second nearest (tweede), over a network. Where there is no "
            "figure, reden says why.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield plan_parameter()
        yield network_parameter()
        yield weight_parameter()
        yield snap_parameter()
        yield QgsProcessingParameterFeatureSink(
            "OUTPUT", translate("Processing", "Nearest locations"), Qgis.ProcessingSourceType.Vector
        )

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        progress = self.progress(feedback)
        situation = require_situation(self, parameters, context)
        engine = engine_of(self, parameters, context, feedback, Part(progress, 0.0, 0.5))
        table = measure(
            municipalities(situation),
            situation.region_of,
            locations(situation),
            situation.served_region,
            engine,
            variant=situation.plan.active_variant,
            weight=weight_of(self, parameters, context),
            second=True,
            progress=Part(progress, 0.5, 1.0),
        )
        table = table[list(_COLUMNS)]
        return {"OUTPUT": self.put(parameters, "OUTPUT", context, travel_fields(_COLUMNS), table)}
