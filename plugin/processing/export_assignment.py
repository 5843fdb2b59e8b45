# SPDX-License-Identifier: GPL-2.0-or-later
"""``exportassignment``: the regio-indeling of a variant as a table, also as a template to fill in."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
)

from ..adapters.layers import fields_from
from ..core.model.tables import ASSIGNMENT, MUNICIPALITIES, REGIONS, VARIANTS
from ..core.regions.derive import regions_of
from ..core.regions.variants import find_variant
from ..storage.geopackage import GeoPackageStore
from .algorithm import OpvangatlasAlgorithm
from .parameters import Parameters, Results, plan_parameter, text_parameter, translate


class ExportAssignment(OpvangatlasAlgorithm):
    """Door to :func:`~..core.regions.derive.regions_of`."""

    NAME = "exportassignment"
    CHAPTER = "regions"

    def title(self) -> str:
        return translate("Processing", "Export division")

    def help(self) -> str:
        return translate(
            "Processing",
            "Writes municipality and region of a variant as a table. The same table can be changed in a "
            "spreadsheet and imported again.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield plan_parameter()
        yield text_parameter("VARIANT", translate("Processing", "Variant"))
        yield QgsProcessingParameterFeatureSink(
            "OUTPUT", translate("Processing", "Table"), Qgis.ProcessingSourceType.Vector
        )

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        with GeoPackageStore.open(self.parameterAsFile(parameters, "PLAN", context), read_only=True) as store:
            plan = store.read([MUNICIPALITIES.name, VARIANTS.name, ASSIGNMENT.name, REGIONS.name])
        wanted = self.text(parameters, "VARIANT", context)
        variant = find_variant(plan, wanted) if wanted else plan.active_variant
        region = regions_of(plan, variant)
        regions = plan[REGIONS.name]
        regions = regions[regions["variant_id"] == variant]
        title = dict(zip(regions["regio_id"], regions["regio_nm"], strict=True))
        own = plan.municipalities
        table = pd.DataFrame(
            {
                "gm_code": own["gm_code"],
                "gm_naam": own["gm_naam"],
                "regio_id": [region.get(code) for code in own["gm_code"]],
                "regio_nm": [title.get(region.get(code) or "") for code in own["gm_code"]],
            }
        )
        return {"OUTPUT": self.put(parameters, "OUTPUT", context, fields_from(table), table)}
