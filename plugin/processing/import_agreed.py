# SPDX-License-Identifier: GPL-2.0-or-later
"""``importagreed``: what was agreed per region and municipality into a plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd
from qgis.core import QgsProcessingContext, QgsProcessingParameterBoolean, QgsProcessingParameterDefinition

from ..core.intake.agreed import AgreedInput, import_agreed
from ..core.intake.rows import Sieve
from ..core.model.capacity_codes import TABLE_LEVEL
from ..core.model.offer_tables import AGREED
from ..core.model.plan import Plan
from ..core.model.tables import MUNICIPALITIES, REGIONS
from ..core.progress import Progress
from ..storage.geopackage import GeoPackageStore
from .parameters import Parameters, choice_parameter, date_parameter, text_parameter, translate
from .table_import import TableImport, replaced


class ImportAgreed(TableImport):
    """Door to :func:`~..core.intake.agreed.import_agreed`."""

    NAME = "importagreed"
    CHAPTER = "need-and-offer"
    READS = (MUNICIPALITIES.name, REGIONS.name, AGREED.name)

    def title(self) -> str:
        return translate("Processing", "Import agreed need")

    def help(self) -> str:
        return translate(
            "Processing",
            "Adds the number of places that was agreed per municipality or region, with the part for unaccompanied "
            "minors, the body and the date of the decision. A national table goes in as it is published: other "
            "municipalities are left out and counted, and a row with the total is no row. With 'replace', a number "
            "of the same area and day is updated.",
        )

    def options(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield date_parameter("SINCE", translate("Processing", "From which day the numbers hold"))
        yield choice_parameter("BODY", translate("Processing", "Decided by"), ["", *TABLE_LEVEL.values], "")
        yield date_parameter("DECIDED", translate("Processing", "Date of the decision"))
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
        how = AgreedInput(
            since=self.day(parameters, "SINCE", context),
            body=self.text(parameters, "BODY", context) or None,
            decided=self.day(parameters, "DECIDED", context),
            source=self.text(parameters, "SOURCE", context) or "",
            fields=fields,
            replace=self.parameterAsBoolean(parameters, "REPLACE", context),
        )
        made, sieve = import_agreed(plan, rows, how, progress=progress)
        return {AGREED.name: made}, sieve

    def keep(self, store: GeoPackageStore, plan: Plan, rows: Mapping[str, pd.DataFrame]) -> None:
        """Numbers with a key that is there take the place of the earlier ones."""
        store.save({AGREED.name: replaced(plan, AGREED, rows[AGREED.name])})
