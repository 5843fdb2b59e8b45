# SPDX-License-Identifier: GPL-2.0-or-later
"""``servicearea``: from where a location can be reached within so many minutes."""

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
from ..core.errors import InputError
from ..core.model.values import parse_decimal
from ..core.progress import Part
from ..core.travel.isochrones import service_areas
from ..core.wording import Text
from .algorithm import OpvangatlasAlgorithm
from .parameters import Parameters, Results, text_parameter, translate
from .travel_input import (
    engine_of,
    locations,
    network_parameter,
    places_parameters,
    plan_situation,
    points_of,
    snap_parameter,
)
from .travel_matrix import travel_fields

_COLUMNS = ("id", "minuten", "km2", "tolerantie_m", "reden")
_BAD_MINUTES = Text(
    "‘{value}’ is geen rij minuten, zoals 15;30;45.", "‘{value}’ is not a row of minutes, such as 15;30;45."
)
_NOTHING = Text("Geef een plan of een puntenlaag.", "Give a plan or a layer of points.")


class ServiceArea(OpvangatlasAlgorithm):
    """Door to :func:`~..core.travel.isochrones.service_areas`."""

    NAME = "servicearea"
    CHAPTER = "travel"

    def title(self) -> str:
        return translate("Processing", "Service areas")

    def help(self) -> str:
        return translate(
            "Processing",
            "Draws, per location, the area from where it can be reached within the given minutes over a "
            "network: quarters without a road are holes, islands behind a ferry are parts of their own. The outline is "
            "drawn on a grid: a place nearer to it than tolerantie_m (metres) may be on the wrong side; ask the "
            "matrix for places.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield network_parameter()
        yield from places_parameters(("LOCATIONS", "LOCATION_ID", translate("Processing", "Locations")))
        yield text_parameter("MINUTES", translate("Processing", "Minutes"), "15;30;45")
        yield snap_parameter()
        yield QgsProcessingParameterFeatureSink(
            "OUTPUT", translate("Processing", "Service areas"), Qgis.ProcessingSourceType.VectorPolygon
        )

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        progress = self.progress(feedback)
        minutes = _minutes(self.text(parameters, "MINUTES", context) or "15;30;45")
        places = points_of(self, parameters, context, "LOCATIONS", "LOCATION_ID")
        if places is None:
            situation = plan_situation(self, parameters, context)
            if situation is None:
                raise InputError(_NOTHING)
            places = locations(situation)
        engine = engine_of(self, parameters, context, feedback, Part(progress, 0.0, 0.4))
        table = service_areas(engine, places, minutes, progress=Part(progress, 0.4, 1.0))
        table = table.sort_values("minuten", ascending=False, kind="stable")  # small areas end up on top
        fields = travel_fields(_COLUMNS)
        output = self.put(parameters, "OUTPUT", context, fields, table, Qgis.WkbType.MultiPolygon, RD_NEW)
        return {"OUTPUT": output}


def _minutes(text: str) -> list[float]:
    parsed = [parse_decimal(part) for part in text.replace(" ", ";").split(";") if part]
    known = [value for value in parsed if value is not None and value > 0]
    if not known or len(known) < len(parsed):
        raise InputError(_BAD_MINUTES, value=text)
    return known
