# SPDX-License-Identifier: GPL-2.0-or-later
"""``importneed``: need per province from a prognosis into a plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd
from qgis.core import QgsProcessingContext, QgsProcessingParameterBoolean, QgsProcessingParameterDefinition

from ..core.intake.need import NeedInput, import_need
from ..core.intake.rows import Sieve
from ..core.model.capacity_tables import NEED, PROGNOSES
from ..core.model.plan import Plan
from ..core.model.tables import MUNICIPALITIES, REGIONS
from ..core.progress import Progress
from ..storage.geopackage import GeoPackageStore
from .parameters import Parameters, date_parameter, text_parameter, translate
from .table_import import TableImport, replaced


class ImportNeed(TableImport):
    """Door to :func:`~..core.intake.need.import_need`."""

    NAME = "importneed"
    CHAPTER = "import-need"
    READS = (MUNICIPALITIES.name, REGIONS.name, PROGNOSES.name, NEED.name)

    def title(self) -> str:
        return translate("Processing", "Import need")

    def help(self) -> str:
        return translate(
            "Processing",
            "Adds the need for reception places of one prognosis: per province or for the country, type group "
            "(rol, gvl_satelliet, totaal), date or quarter and scenario (laag, midden, hoog, in one column or "
            "in three). Earlier prognoses stay. With 'replace', figures of the same prognosis that are there already "
            "are updated. Need per region is derived from it and never imported.",
        )

    def options(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield text_parameter("VERSION", translate("Processing", "Prognosis version, such as 2027-I"))
        yield date_parameter("ISSUED", translate("Processing", "Date of the prognosis"))
        yield text_parameter("SOURCE", translate("Processing", "Source"))
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
        how = NeedInput(
            version=self.text(parameters, "VERSION", context) or "",
            issued=self.day(parameters, "ISSUED", context),
            source=self.text(parameters, "SOURCE", context) or "",
            fields=fields,
            replace=self.parameterAsBoolean(parameters, "REPLACE", context),
        )
        made = import_need(plan, rows, how, progress=progress)
        return {PROGNOSES.name: made.prognoses, NEED.name: made.need}, made.sieve

    def keep(self, store: GeoPackageStore, plan: Plan, rows: Mapping[str, pd.DataFrame]) -> None:
        """Figures with a key that is there take the place of the earlier ones."""
        store.save({table.name: replaced(plan, table, rows[table.name]) for table in (PROGNOSES, NEED)})
