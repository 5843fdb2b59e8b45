# SPDX-License-Identifier: GPL-2.0-or-later
"""``dividetarget``: a national target divided over the municipalities of a plan, as a proposal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
)
from qgis.PyQt.QtCore import QMetaType

from ..core.capacity.target_share import NATIONAL, target_share
from ..core.model.tables import MUNICIPALITIES
from ..storage.geopackage import GeoPackageStore
from .algorithm import OpvangatlasAlgorithm
from .parameters import Parameters, Results, plan_parameter, translate, whole_parameter
from .writing import fields_of

_COLUMNS = {
    "gm_code": QMetaType.Type.QString,
    "gm_naam": QMetaType.Type.QString,
    "inwoners": QMetaType.Type.Int,
    "voorstel": QMetaType.Type.Int,
}


class DivideTarget(OpvangatlasAlgorithm):
    """Door to :func:`~..core.capacity.target_share.target_share`. Never writes the plan."""

    NAME = "dividetarget"
    CHAPTER = "need-and-offer"

    def title(self) -> str:
        return translate("Processing", "Divide a national target over municipalities")

    def help(self) -> str:
        return translate(
            "Processing",
            "Divides a national half-yearly target over the municipalities of the plan by inhabitants, as a proposal: "
            "the target times the inhabitants of the municipality over those of the country. The last row is the "
            "total. The plan is not changed; 'importtargets' takes the result once it is agreed.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield plan_parameter()
        yield whole_parameter(
            "TOTAL", translate("Processing", "Target of the whole country"), default=NATIONAL, optional=False
        )
        yield whole_parameter(
            "INHABITANTS", translate("Processing", "Inhabitants of the whole country"), minimum=1, optional=False
        )
        yield QgsProcessingParameterFeatureSink(
            "OUTPUT", translate("Processing", "Proposal"), Qgis.ProcessingSourceType.Vector
        )

    def outputs(self) -> Iterable[Any]:
        yield QgsProcessingOutputNumber("TOGETHER", translate("Processing", "Target of the plan"))

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        with GeoPackageStore.open(self.parameterAsFile(parameters, "PLAN", context), read_only=True) as store:
            plan = store.read([MUNICIPALITIES.name])
        total, country = (self.parameterAsInt(parameters, name, context) for name in ("TOTAL", "INHABITANTS"))
        frame = target_share(plan.municipalities, total, country)
        output = self.put(parameters, "OUTPUT", context, fields_of(_COLUMNS, _COLUMNS), frame)
        return {"OUTPUT": output, "TOGETHER": int(frame["voorstel"].iloc[-1])}
