# SPDX-License-Identifier: GPL-2.0-or-later
"""``importholidays``: school holidays, or the school region of municipalities, into a plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd
from qgis.core import QgsProcessingContext, QgsProcessingParameterBoolean, QgsProcessingParameterDefinition

from ..core.intake.holidays import import_holidays
from ..core.intake.rows import Sieve
from ..core.model.capacity_tables import HOLIDAYS
from ..core.model.plan import Plan
from ..core.model.tables import MUNICIPALITIES
from ..core.progress import Progress
from ..storage.geopackage import GeoPackageStore
from .parameters import Parameters, translate
from .table_import import TableImport, replaced


class ImportHolidays(TableImport):
    """Door to :func:`~..core.intake.holidays.import_holidays`."""

    NAME = "importholidays"
    CHAPTER = "import-tables"
    READS = (MUNICIPALITIES.name, HOLIDAYS.name)

    def title(self) -> str:
        return translate("Processing", "Import school holidays")

    def help(self) -> str:
        return translate(
            "Processing",
            "Adds school holidays: school region (noord, midden, zuid, or the whole country), first and last day. "
            "With a column for the municipality it reads the school region of municipalities instead. Locations "
            "with children that close outside a holiday of their school region are then named.",
        )

    def options(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield QgsProcessingParameterBoolean("REPLACE", translate("Processing", "Replace what is there"), False)

    def accept(
        self,
        plan: Plan,
        rows: pd.DataFrame,
        fields: Mapping[str, str],
        parameters: Parameters,
        context: QgsProcessingContext,
        progress: Progress,
    ) -> tuple[Mapping[str, pd.DataFrame], Sieve]:
        replace = self.parameterAsBoolean(parameters, "REPLACE", context)
        return import_holidays(plan, rows, fields, replace=replace, progress=progress)

    def keep(self, store: GeoPackageStore, plan: Plan, rows: Mapping[str, pd.DataFrame]) -> None:
        """Holidays with the same first day take the place of earlier ones; municipalities are written whole."""
        there = HOLIDAYS.name in rows
        store.save({HOLIDAYS.name: replaced(plan, HOLIDAYS, rows[HOLIDAYS.name])} if there else dict(rows))
