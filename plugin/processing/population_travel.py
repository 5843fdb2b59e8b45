# SPDX-License-Identifier: GPL-2.0-or-later
"""``populationtravel``: travel per municipality, measured from where its inhabitants live."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
import shapely
from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
)

from ..adapters.layers import attributes, require_crs, to_rd
from ..core.errors import InputError
from ..core.intake.rows import guess, require_columns
from ..core.model.values import parse_decimal
from ..core.progress import Part
from ..core.situation.situation import Situation
from ..core.travel.engine import REACHED
from ..core.travel.origins import COLUMNS, POPULATION, origins, summarise
from ..core.wording import Text
from .algorithm import OpvangatlasAlgorithm
from .parameters import Parameters, Results, field_parameter, number_parameter, plan_parameter, translate
from .travel_input import (
    engine_of,
    locations,
    network_parameter,
    require_situation,
    snap_parameter,
    weight_of,
    weight_parameter,
)
from .travel_matrix import travel_fields

NORM = 30.0
_PEOPLE = ("inwoners", "aantal_inwoners", "aantalinwoners", "population", "bevolking")
_NO_COLUMN = Text("Kies de kolom met inwoners van ‘{layer}’.", "Choose the column with inhabitants of ‘{layer}’.")
_NOBODY = Text(
    "Geen rij van ‘{layer}’ heeft inwoners en ligt in een gemeente van het plan.",
    "No row of ‘{layer}’ has inhabitants and lies in a municipality of the plan.",
)


class PopulationTravel(OpvangatlasAlgorithm):
    """Door to :mod:`~..core.travel.origins`."""

    NAME = "populationtravel"
    CHAPTER = "travel"

    def title(self) -> str:
        return translate("Processing", "Travel by inhabitants")

    def help(self) -> str:
        return translate(
            "Processing",
            "For every municipality of a plan and every open regional location: travel over a network from where "
            "the inhabitants live (wijken, buurten or postcodes as areas or points), else from the seat, else from a "
            "point on the municipality. Gives the mean and median by inhabitants, the share of inhabitants within "
            "the norm, the worst point, and which share could be measured. Who cannot be measured is not within "
            "the norm. The column eigen says whether the location is of the own region.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield plan_parameter()
        yield network_parameter()
        anything = [Qgis.ProcessingSourceType.VectorAnyGeometry]
        yield QgsProcessingParameterFeatureSource(
            "POPULATION", translate("Processing", "Areas or points with inhabitants"), anything, optional=True
        )
        yield field_parameter("INHABITANTS_FIELD", translate("Processing", "Column with inhabitants"), "POPULATION")
        points = [Qgis.ProcessingSourceType.VectorPoint]
        yield QgsProcessingParameterFeatureSource(
            "SEATS", translate("Processing", "Seats (points)"), points, optional=True
        )
        yield number_parameter("NORM", translate("Processing", "Norm (minutes, or kilometres for afstand)"), NORM)
        yield weight_parameter()
        yield snap_parameter()
        yield QgsProcessingParameterFeatureSink(
            "OUTPUT", translate("Processing", "Travel by inhabitants"), Qgis.ProcessingSourceType.Vector
        )

    def outputs(self) -> Iterable[Any]:
        yield QgsProcessingOutputNumber("ORIGINS", translate("Processing", "Points measured from"))
        yield QgsProcessingOutputNumber("BY_INHABITANTS", translate("Processing", "Municipalities by inhabitants"))

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        progress = self.progress(feedback)
        situation = require_situation(self, parameters, context)
        people = situation.municipalities
        chosen = origins(
            list(people["gm_code"]),
            people["geom"].to_numpy(dtype=object),
            seats=self._seats(parameters, context, situation),
            points=self._points(parameters, context, situation),
        )
        destinations = locations(situation)
        engine = engine_of(self, parameters, context, feedback, Part(progress, 0.0, 0.5))
        weight = weight_of(self, parameters, context)
        matrix = engine.matrix(chosen.places, destinations, weight=weight, progress=Part(progress, 0.5, 0.9))
        norm = self.number(parameters, "NORM", context)
        table = summarise(chosen, matrix, norm=NORM if norm is None else norm, weight=weight)
        table["naar"] = [destinations.ids[column] for column in table["naar"]]
        served = situation.served_region
        table["eigen"] = [
            float(served.get(loc) is not None and served.get(loc) == situation.region_of.get(code))
            for code, loc in zip(table["gm_code"], table["naar"], strict=True)
        ]
        table["reden"] = table["reden"].where(table["reden"] != REACHED)
        wanted = ["gm_code", "naar", "eigen", *(name for name in COLUMNS if name not in ("gm_code", "naar"))]
        return {
            "OUTPUT": self.put(parameters, "OUTPUT", context, travel_fields(wanted), table[wanted]),
            "ORIGINS": len(chosen.places),
            "BY_INHABITANTS": int((chosen.kind == POPULATION).sum()),
        }

    def _rows(
        self, parameters: Parameters, context: QgsProcessingContext, name: str, situation: Situation
    ) -> tuple[pd.DataFrame, str] | None:
        """Rows of a layer as points, each with the municipality it lies in; None without a layer."""
        if parameters.get(name) in (None, ""):
            return None
        source = self.source(parameters, name, context)
        frame, shapes = attributes(source)
        here = to_rd(shapes, require_crs(source, source.sourceName()))
        frame["geom"] = [None if s is None or s.is_empty else shapely.point_on_surface(s) for s in here]
        frame["_gm"] = municipality_of(frame["geom"].to_numpy(dtype=object), situation)
        return frame, source.sourceName()

    def _seats(
        self, parameters: Parameters, context: QgsProcessingContext, situation: Situation
    ) -> dict[str, tuple[float, float]] | None:
        found = self._rows(parameters, context, "SEATS", situation)
        if found is None:
            return None
        frame = found[0].dropna(subset=["_gm"]).drop_duplicates("_gm")
        return {code: (point.x, point.y) for code, point in zip(frame["_gm"], frame["geom"], strict=True)}

    def _points(
        self, parameters: Parameters, context: QgsProcessingContext, situation: Situation
    ) -> pd.DataFrame | None:
        found = self._rows(parameters, context, "POPULATION", situation)
        if found is None:
            return None
        frame, title = found
        column = self.text(parameters, "INHABITANTS_FIELD", context) or guess(list(frame.columns), _PEOPLE)
        if column is None:
            raise InputError(_NO_COLUMN, layer=title)
        require_columns(frame, [column])
        people = pd.Series([parse_decimal(value) for value in frame[column]], dtype="float64")
        made = pd.DataFrame(
            {
                "punt_id": [str(row + 1) for row in range(len(frame))],
                "gm_code": frame["_gm"],
                "inwoners": people,
                "geom": frame["geom"],
            }
        )
        if not ((people > 0) & frame["_gm"].notna()).any():
            raise InputError(_NOBODY, layer=title)
        return made


def municipality_of(points: np.ndarray, situation: Situation) -> list[str | None]:
    """The municipality of the plan that each point lies in."""
    people = situation.municipalities
    surfaces, codes = people["geom"].to_numpy(dtype=object), list(people["gm_code"])
    out: list[str | None] = [None] * len(points)
    row, area = shapely.STRtree(surfaces).query(points, predicate="intersects")
    for position, number in zip(row.tolist(), area.tolist(), strict=True):
        out[position] = out[position] or codes[number]
    return out
