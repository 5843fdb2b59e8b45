# SPDX-License-Identifier: GPL-2.0-or-later
"""``importperiods``: capacity periods per location into a plan."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from qgis.core import QgsProcessingContext

from ..core.intake.periods import import_periods
from ..core.intake.rows import Sieve
from ..core.model.plan import Plan
from ..core.model.tables import CAPACITY_PERIODS, LOCATIONS
from ..core.progress import Progress
from .parameters import Parameters, translate
from .table_import import TableImport


class ImportPeriods(TableImport):
    """Door to :func:`~..core.intake.periods.import_periods`."""

    NAME = "importperiods"
    CHAPTER = "import-tables"
    READS = (LOCATIONS.name, CAPACITY_PERIODS.name)

    def title(self) -> str:
        return translate("Processing", "Import capacity periods")

    def help(self) -> str:
        return translate(
            "Processing",
            "Adds periods of capacity from a table with the location (id or name), from, to (inclusive; empty or "
            "'onbepaald' is open-ended), places for asylum and other places, certainty and signed. Periods of one "
            "location that are as certain may not overlap; an intention may lie on a signed period.",
        )

    def accept(
        self,
        plan: Plan,
        rows: pd.DataFrame,
        fields: Mapping[str, str],
        parameters: Parameters,
        context: QgsProcessingContext,
        progress: Progress,
    ) -> tuple[Mapping[str, pd.DataFrame], Sieve]:
        made, sieve = import_periods(plan, rows, fields, progress=progress)
        return {CAPACITY_PERIODS.name: made}, sieve
