# SPDX-License-Identifier: GPL-2.0-or-later
"""``createplan``: a plan from a layer of municipalities."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
)

from ..adapters.layers import polygons_in_rd
from ..core.intake.municipalities import Columns, NewPlan, create_plan
from ..core.intake.rows import parse_pairs
from ..core.model.codes import REGIME
from ..core.progress import Part
from ..storage.geopackage import GeoPackageStore
from .algorithm import OpvangatlasAlgorithm
from .parameters import (
    Parameters,
    Results,
    choice_parameter,
    date_parameter,
    field_parameter,
    number_parameter,
    text_parameter,
    translate,
)
from .reading import require_readable

_FIELDS = {
    "CODE_FIELD": "code",
    "NAME_FIELD": "name",
    "POPULATION_FIELD": "population",
    "PROVINCE_FIELD": "province",
    "DIVISION_FIELD": "division",
    "DIVISION_NAME_FIELD": "division_name",
}


class CreatePlan(OpvangatlasAlgorithm):
    """Door to :func:`~..core.intake.municipalities.create_plan`."""

    NAME = "createplan"
    PLANS = ("OUTPUT",)
    CHAPTER = "new-plan"

    def title(self) -> str:
        return translate("Processing", "Create plan")

    def help(self) -> str:
        return translate(
            "Processing",
            "Makes a plan (one GeoPackage) from a layer of municipalities. Columns with CBS names such as "
            "statcode are recognised. With a division column the regions are filled from it; existing "
            "divisions that are kept can be compared with and started from later. The norms are kept in the "
            "plan: every check and the annex use them. Empty: no norm.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        layer = "MUNICIPALITIES"
        yield QgsProcessingParameterFeatureSource(
            layer, translate("Processing", "Municipalities"), [Qgis.ProcessingSourceType.VectorPolygon]
        )
        yield field_parameter("CODE_FIELD", translate("Processing", "Municipality code"), layer)
        yield field_parameter("NAME_FIELD", translate("Processing", "Name"), layer)
        yield field_parameter("POPULATION_FIELD", translate("Processing", "Inhabitants"), layer)
        yield field_parameter("PROVINCE_FIELD", translate("Processing", "Province code"), layer)
        yield field_parameter("DIVISION_FIELD", translate("Processing", "Start with division (code)"), layer)
        yield field_parameter("DIVISION_NAME_FIELD", translate("Processing", "Name of the division's regions"), layer)
        yield text_parameter("DIVISIONS", translate("Processing", "Existing divisions to keep (name=column;…)"))
        yield text_parameter("PROVINCES", translate("Processing", "Only these provinces (PV23;PV25)"))
        yield number_parameter("NEIGHBOURS_KM", translate("Processing", "Also keep neighbours within (km)"), 0.0)
        yield choice_parameter("REGIME", translate("Processing", "Regime"), list(REGIME.values), "2020")
        yield date_parameter("REFERENCE_DATE", translate("Processing", "Reference date"))
        yield number_parameter("MAX_KM", translate("Processing", "Distance norm (km)"))
        yield number_parameter("MAX_MINUTES", translate("Processing", "Travel time norm (min)"))
        yield text_parameter("PLAN_NAME", translate("Processing", "Name of the plan"))
        yield QgsProcessingParameterFileDestination(
            "OUTPUT", translate("Processing", "Plan"), translate("Processing", "Plans (*.gpkg)")
        )

    def outputs(self) -> Iterable[Any]:
        yield QgsProcessingOutputNumber("MUNICIPALITY_COUNT", translate("Processing", "Municipalities"))
        yield QgsProcessingOutputNumber("REGION_COUNT", translate("Processing", "Regions"))
        yield QgsProcessingOutputNumber("INHABITANTS", translate("Processing", "Inhabitants"))

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        chosen = {field: self.text(parameters, name, context) for name, field in _FIELDS.items()}
        source = self.source(parameters, "MUNICIPALITIES", context, lambda names: Columns.fit(names, **chosen))
        output = Path(self.parameterAsFileOutput(parameters, "OUTPUT", context))
        columns = Columns.guessed(source.fields().names(), **chosen)
        wanted = NewPlan(
            name=self.text(parameters, "PLAN_NAME", context) or output.stem,
            regime=self.text(parameters, "REGIME", context) or "2020",
            divisions=parse_pairs(self.text(parameters, "DIVISIONS", context)),
            provinces=_list(self.text(parameters, "PROVINCES", context)),
            neighbours_km=self.number(parameters, "NEIGHBOURS_KM", context) or 0.0,
            reference_date=self.day(parameters, "REFERENCE_DATE", context),
            source=source.sourceName(),
            made_on=date.today(),
        )
        rows = polygons_in_rd(source, source.sourceName())
        require_readable(rows, source.sourceName())
        plan, sieve = create_plan(
            rows,
            columns,
            wanted,
            layer=source.sourceName(),
            crs=source.sourceCrs().authid() or source.sourceCrs().description(),
            progress=Part(self.progress(feedback), 0.1, 0.7),
        )
        self.say(feedback, sieve.remarks)
        plan = plan.with_settings(
            max_km=self.number(parameters, "MAX_KM", context),
            max_minuten=self.number(parameters, "MAX_MINUTES", context),
        )
        GeoPackageStore.create(output, plan).close()
        own = plan.municipalities
        return {
            "OUTPUT": str(output),
            "MUNICIPALITY_COUNT": len(own),
            "REGION_COUNT": len(plan.regions),
            "INHABITANTS": int(own["inwoners"].sum()) if own["inwoners"].notna().all() else None,
        }


def _list(text: str | None) -> list[str]:
    return [item.strip() for item in (text or "").replace(",", ";").split(";") if item.strip()]
