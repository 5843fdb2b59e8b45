# SPDX-License-Identifier: GPL-2.0-or-later
"""``travelmatrix``: minutes and kilometres from every origin to every destination."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
from qgis.core import (
    Qgis,
    QgsField,
    QgsFields,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
)
from qgis.PyQt.QtCore import QMetaType

from ..core.progress import Part
from ..core.travel.engine import REACHED, Places, TravelMatrix
from .algorithm import OpvangatlasAlgorithm
from .parameters import Parameters, Results, translate
from .travel_input import (
    engine_of,
    network_parameter,
    pair_of,
    places_parameters,
    snap_parameter,
    weight_of,
    weight_parameter,
)

TEXTS = ("van", "naar", "id", "gm_code", "loc_id", "soort", "herkomst", "slechtste_punt", "methode", "reden")


def travel_fields(names: Iterable[str]) -> QgsFields:
    """Fields of travel tables: names and reasons as text, figures as numbers."""
    fields = QgsFields()
    for name in names:
        kind = QMetaType.Type.QString if name in TEXTS else QMetaType.Type.Double
        fields.append(QgsField(name, kind))
    return fields


def pairs_parameters() -> Iterable[QgsProcessingParameterDefinition]:
    """NETWORK, and origins and destinations from layers or a plan."""
    yield network_parameter()
    yield from places_parameters(
        ("ORIGINS", "ORIGIN_ID", translate("Processing", "Origins")),
        ("DESTINATIONS", "DESTINATION_ID", translate("Processing", "Destinations")),
    )


class TravelMatrixAlgorithm(OpvangatlasAlgorithm):
    """Door to :meth:`~..core.travel.network_engine.NetworkEngine.matrix`."""

    NAME = "travelmatrix"
    CHAPTER = "travel"

    def title(self) -> str:
        return translate("Processing", "Travel matrix")

    def help(self) -> str:
        return translate(
            "Processing",
            "Measures travel over a network from every origin to every destination: from layers of points, or "
            "from the municipalities of a plan to its open regional locations. Minutes and kilometres are of "
            "the same route, the leg to the nearest road included. Every pair has a row; where there is no "
            "figure, reden says why.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield from pairs_parameters()
        yield weight_parameter()
        yield snap_parameter()
        yield QgsProcessingParameterFeatureSink(
            "OUTPUT", translate("Processing", "Travel matrix"), Qgis.ProcessingSourceType.Vector
        )

    def outputs(self) -> Iterable[Any]:
        yield QgsProcessingOutputNumber("PAIRS", translate("Processing", "Pairs"))
        yield QgsProcessingOutputNumber("MEASURED", translate("Processing", "Measured pairs"))

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        progress = self.progress(feedback)
        pair = pair_of(self, parameters, context)
        engine = engine_of(self, parameters, context, feedback, Part(progress, 0.0, 0.5))
        weight = weight_of(self, parameters, context)
        matrix = engine.matrix(pair.origins, pair.destinations, weight=weight, progress=Part(progress, 0.5, 0.9))
        table = long_table(pair.origins, pair.destinations, matrix)
        output = self.put(parameters, "OUTPUT", context, travel_fields(table.columns), table)
        measured = int((table["reden"] == REACHED).sum())
        return {"OUTPUT": output, "PAIRS": len(table), "MEASURED": measured}


def long_table(origins: Places, destinations: Places, matrix: TravelMatrix) -> pd.DataFrame:
    """A row per pair, unreachable ones too."""
    return pd.DataFrame({
        "van": np.repeat(np.array(origins.ids, dtype=object), len(destinations)),
        "naar": np.tile(np.array(destinations.ids, dtype=object), len(origins)),
        "minuten": matrix.minutes.ravel().round(3),
        "km": matrix.km.ravel().round(3),
        "aansluit_km": matrix.access_km.ravel().round(3),
        "methode": matrix.method,
        "reden": matrix.reason.ravel(),
    })  # fmt: skip
