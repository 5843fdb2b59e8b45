# SPDX-License-Identifier: GPL-2.0-or-later
"""``importlinks``: declared ferries, tunnels, bridges and agreements into a plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
)

from ..core.intake.links import import_links
from ..core.model.tables import LINKS, MUNICIPALITIES
from ..storage.geopackage import GeoPackageStore
from .algorithm import OpvangatlasAlgorithm
from .parameters import Parameters, Results, plan_parameter, rejected_parameter, row_counts, translate
from .writing import require_accepted


class ImportLinks(OpvangatlasAlgorithm):
    """Door to :func:`~..core.intake.links.import_links`."""

    NAME = "importlinks"
    CHAPTER = "links"

    def title(self) -> str:
        return translate("Processing", "Import declared links")

    def help(self) -> str:
        return translate(
            "Processing",
            "Adds declared links between municipalities from a table with gm_a, gm_b, soort (veer, tunnel, "
            "brug, bestuurlijk) and optionally naam and minuten. A link joins the pieces of a region: "
            "islands with a ferry are not loose.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield plan_parameter()
        yield QgsProcessingParameterFeatureSource(
            "LINKS", translate("Processing", "Links"), [Qgis.ProcessingSourceType.Vector]
        )
        yield rejected_parameter()

    def outputs(self) -> Iterable[Any]:
        yield from row_counts()

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        rows = self.table(parameters, "LINKS", context)
        with GeoPackageStore.open(self.parameterAsFile(parameters, "PLAN", context)) as store:
            plan = store.read([MUNICIPALITIES.name, LINKS.name])
            links, sieve = import_links(plan, rows, progress=self.progress(feedback))
            results = self.put_rejected(parameters, context, feedback, sieve)
            require_accepted(sieve)
            store.append({LINKS.name: links})
        return results
