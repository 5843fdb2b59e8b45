# SPDX-License-Identifier: GPL-2.0-or-later
"""``importoffers``: what municipalities offer into a plan."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from qgis.core import QgsProcessingContext

from ..core.intake.offers import import_offers
from ..core.intake.rows import Sieve
from ..core.model.offer_tables import OFFERS
from ..core.model.plan import Plan
from ..core.model.tables import LOCATIONS, MUNICIPALITIES
from ..core.progress import Progress
from .parameters import Parameters, translate
from .table_import import TableImport


class ImportOffers(TableImport):
    """Door to :func:`~..core.intake.offers.import_offers`."""

    NAME = "importoffers"
    CHAPTER = "need-and-offer"
    READS = (MUNICIPALITIES.name, LOCATIONS.name, OFFERS.name)

    def title(self) -> str:
        return translate("Processing", "Import offers of municipalities")

    def help(self) -> str:
        return translate(
            "Processing",
            "Adds what municipalities offer: reception places, housing, integration or something else, with how firm "
            "it is (getekend, besloten, in_besluit, verkend, or hard and zacht), the part for unaccompanied minors, "
            "from and to which day, and the location it is about. An offer that is neither signed nor decided is "
            "confidential unless the row says otherwise.",
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
        made, sieve = import_offers(plan, rows, fields, progress=progress)
        return {OFFERS.name: made}, sieve
