# SPDX-License-Identifier: GPL-2.0-or-later
"""``importtargets``: half-yearly targets of municipalities into a plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd
from qgis.core import QgsProcessingContext, QgsProcessingParameterBoolean, QgsProcessingParameterDefinition

from ..core.intake.rows import Sieve
from ..core.intake.targets import import_targets
from ..core.model.plan import Plan
from ..core.model.tables import MUNICIPALITIES, TARGETS
from ..core.progress import Progress
from ..storage.geopackage import GeoPackageStore
from .parameters import Parameters, text_parameter, translate
from .table_import import TableImport, replaced


class ImportTargets(TableImport):
    """Door to :func:`~..core.intake.targets.import_targets`."""

    NAME = "importtargets"
    CHAPTER = "import-tables"
    READS = (MUNICIPALITIES.name, TARGETS.name)

    def title(self) -> str:
        return translate("Processing", "Import targets")

    def help(self) -> str:
        return translate(
            "Processing",
            "Adds half-yearly figures per municipality (code in any spelling, or name): target, backlog, housed, "
            "in interim housing, matched, weeks until housed. Write a half-year as 2027-I. With 'replace', "
            "figures that are there already are updated; an empty cell keeps the earlier figure.",
        )

    def options(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield text_parameter("HALF_YEAR", translate("Processing", "Half-year of rows without one"))
        yield QgsProcessingParameterBoolean("REPLACE", translate("Processing", "Replace figures that are there"), False)

    def accept(
        self,
        plan: Plan,
        rows: pd.DataFrame,
        fields: Mapping[str, str],
        parameters: Parameters,
        context: QgsProcessingContext,
        progress: Progress,
    ) -> tuple[Mapping[str, pd.DataFrame], Sieve]:
        made, sieve = import_targets(
            plan,
            rows,
            fields,
            half_year=self.text(parameters, "HALF_YEAR", context),
            replace=self.parameterAsBoolean(parameters, "REPLACE", context),
            progress=progress,
        )
        return {TARGETS.name: made}, sieve

    def keep(self, store: GeoPackageStore, plan: Plan, rows: Mapping[str, pd.DataFrame]) -> None:
        """Rows with a key that is there take the place of the earlier ones."""
        store.save({TARGETS.name: replaced(plan, TARGETS, rows[TARGETS.name])})
