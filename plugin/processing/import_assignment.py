# SPDX-License-Identifier: GPL-2.0-or-later
"""``importassignment``: a regio-indeling from a table into a variant of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd
from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
)

from ..core.intake.assignment import read_assignment
from ..core.model.tables import ASSIGNMENT, MUNICIPALITIES, REGIONS, VARIANTS
from ..core.regions.derive import copied_variant, reassigned
from ..core.regions.variants import find_variant
from ..storage.geopackage import GeoPackageStore
from .algorithm import OpvangatlasAlgorithm
from .parameters import Parameters, Results, plan_parameter, rejected_parameter, row_counts, text_parameter, translate
from .writing import require_accepted

_TABLES = (MUNICIPALITIES.name, VARIANTS.name, ASSIGNMENT.name, REGIONS.name)


class ImportAssignment(OpvangatlasAlgorithm):
    """Door to :mod:`~..core.intake.assignment` and :mod:`~..core.regions.derive`."""

    NAME = "importassignment"
    CHAPTER = "regions"

    def title(self) -> str:
        return translate("Processing", "Import division")

    def help(self) -> str:
        return translate(
            "Processing",
            "Assigns municipalities to regions from a table with a municipality (gm_code, or its name) and "
            "a region (regio_id). Codes are read in every spelling. Municipalities that are not in the "
            "table stay where they are; an empty region un-assigns. Without a variant the active one is "
            "changed; a name that does not exist yet makes a new variant from the active one.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield plan_parameter()
        yield QgsProcessingParameterFeatureSource(
            "TABLE", translate("Processing", "Table"), [Qgis.ProcessingSourceType.Vector]
        )
        yield text_parameter("VARIANT", translate("Processing", "Variant"))
        yield rejected_parameter()

    def outputs(self) -> Iterable[Any]:
        yield from row_counts()

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        rows = self.table(parameters, "TABLE", context)
        wanted = self.text(parameters, "VARIANT", context)
        with GeoPackageStore.open(self.parameterAsFile(parameters, "PLAN", context)) as store:
            plan = store.read(_TABLES)
            read = read_assignment(plan, rows)
            results = self.put_rejected(parameters, context, feedback, read.sieve)
            require_accepted(read.sieve)
            variants = plan[VARIANTS.name]
            added: dict[str, pd.DataFrame] = {}
            if wanted is None:
                variant = plan.active_variant
            elif wanted in set(variants["variant_id"]) | set(variants["naam"]):
                variant = find_variant(plan, wanted)
            else:
                variant, added = copied_variant(plan, plan.active_variant, wanted, date.today())
                plan = plan.with_tables(**added)
            store.save({**added, **reassigned(plan, variant, read.region_of, read.names)})
        return results
