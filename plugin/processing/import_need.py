# SPDX-License-Identifier: GPL-2.0-or-later
"""``importneed``: need per province from a prognosis into a plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd
from qgis.core import QgsProcessingContext, QgsProcessingParameterDefinition

from ..core.intake.need import NeedInput, import_need
from ..core.intake.rows import Sieve
from ..core.model.plan import Plan
from ..core.progress import Progress
from .algorithm import Parameters, date_parameter, text_parameter, translate
from .table_import import TableImport


class ImportNeed(TableImport):
    """Door to :func:`~..core.intake.need.import_need`."""

    NAME = "importneed"
    READS = ("gemeenten", "regios", "prognoses", "behoefte")

    def title(self) -> str:
        return translate("Processing", "Import need")

    def help(self) -> str:
        return translate(
            "Processing",
            "Adds the need for reception places of one prognosis: per province or for the country, type group "
            "(rol, gvl_satelliet, totaal), date or quarter and scenario (laag, midden, hoog, in one column or "
            "in three). Earlier prognoses stay. Need per region is derived from it and never imported.",
        )

    def options(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield text_parameter("VERSION", translate("Processing", "Prognosis version, such as 2027-I"))
        yield date_parameter("ISSUED", translate("Processing", "Date of the prognosis"))
        yield text_parameter("SOURCE", translate("Processing", "Source"))

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
        )
        made = import_need(plan, rows, how, progress=progress)
        return {"prognoses": made.prognoses, "behoefte": made.need}, made.sieve
