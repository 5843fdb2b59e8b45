# SPDX-License-Identifier: GPL-2.0-or-later
"""``importreserve``: reserve capacity per location into a plan."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from qgis.core import QgsProcessingContext

from ..core.intake.reserve import import_reserve
from ..core.intake.rows import Sieve
from ..core.model.plan import Plan
from ..core.model.tables import LOCATIONS, RESERVE
from ..core.progress import Progress
from .parameters import Parameters, translate
from .table_import import TableImport


class ImportReserve(TableImport):
    """Door to :func:`~..core.intake.reserve.import_reserve`."""

    NAME = "importreserve"
    CHAPTER = "reserve"
    READS = (LOCATIONS.name, RESERVE.name)

    def title(self) -> str:
        return translate("Processing", "Import reserve capacity")

    def help(self) -> str:
        return translate(
            "Processing",
            "Adds reserve capacity from a table with the location (id or name), one of the six types, places, days "
            "until ready, price per place per day in reserve and trigger. A price of 0 is a price; an empty one is "
            "unknown. Days must be filled in.",
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
        made, sieve = import_reserve(plan, rows, fields, progress=progress)
        return {RESERVE.name: made}, sieve
