# SPDX-License-Identifier: GPL-2.0-or-later
"""``comparevariants``: which municipalities are in another region, from where to where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

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

from ..adapters.layers import RD_NEW
from ..core.model.tables import ASSIGNMENT, MUNICIPALITIES, REGIONS, VARIANTS
from ..core.regions.variants import find_variant, moved, side_by_side
from ..core.wording import figure
from ..storage.geopackage import GeoPackageStore
from .algorithm import OpvangatlasAlgorithm
from .parameters import Parameters, Results, plan_parameter, text_parameter, translate


class CompareVariants(OpvangatlasAlgorithm):
    """Door to :mod:`~..core.regions.variants`."""

    NAME = "comparevariants"
    CHAPTER = "regions"

    def title(self) -> str:
        return translate("Processing", "Compare variants")

    def help(self) -> str:
        return translate(
            "Processing",
            "Gives the municipalities that are in another region in variant B than in variant A, on the map "
            "with from and to. The log shows both variants side by side, per region.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield plan_parameter()
        yield text_parameter("VARIANT_A", translate("Processing", "Variant A (empty: the active one)"))
        yield text_parameter("VARIANT_B", translate("Processing", "Variant B"))
        yield QgsProcessingParameterFeatureSink(
            "OUTPUT", translate("Processing", "Moved municipalities"), Qgis.ProcessingSourceType.VectorPolygon
        )

    def outputs(self) -> Iterable[Any]:
        yield QgsProcessingOutputNumber("MOVED", translate("Processing", "Moved municipalities"))

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        with GeoPackageStore.open(self.parameterAsFile(parameters, "PLAN", context), read_only=True) as store:
            plan = store.read([MUNICIPALITIES.name, VARIANTS.name, ASSIGNMENT.name, REGIONS.name])
        given = self.text(parameters, "VARIANT_A", context)
        a = find_variant(plan, given) if given else plan.active_variant
        b = find_variant(plan, self.text(parameters, "VARIANT_B", context) or "")
        for row in side_by_side(plan, a, b).to_dict("records"):
            people = [figure(row[f"inwoners_{side}"], "nl", "int") for side in ("a", "b")]
            feedback.pushInfo(
                f"{row['regio_nm']}: {row['gemeenten_a']} → {row['gemeenten_b']}; {people[0]} → {people[1]}"
            )
        frame = moved(plan, a, b)
        fields = QgsFields()
        for name in frame.columns.drop("geom"):
            number = name == "inwoners"
            fields.append(QgsField(name, QMetaType.Type.LongLong if number else QMetaType.Type.QString))
        output = self.put(parameters, "OUTPUT", context, fields, frame, Qgis.WkbType.MultiPolygon, RD_NEW)
        return {"OUTPUT": output, "MOVED": len(frame)}
