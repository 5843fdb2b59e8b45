# SPDX-License-Identifier: GPL-2.0-or-later
"""What the imports of tables share: a plan, a table, rejected rows; all or the accepted rows go in at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
)

from ..core.intake.rows import Sieve, parse_pairs
from ..core.model.plan import Plan
from ..core.model.schema import Table
from ..core.model.tables import VARIANTS
from ..core.progress import Progress
from ..storage.geopackage import GeoPackageStore
from .algorithm import OpvangatlasAlgorithm
from .parameters import Parameters, Results, plan_parameter, rejected_parameter, row_counts, text_parameter, translate
from .writing import require_accepted


class TableImport(OpvangatlasAlgorithm):
    """A subclass says which tables it reads and what the rows become."""

    READS: tuple[str, ...] = ()
    """Tables of the plan that the rows are compared with."""

    def options(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Parameters of this import only."""
        return ()

    def accept(
        self,
        plan: Plan,
        rows: pd.DataFrame,
        fields: Mapping[str, str],
        parameters: Parameters,
        context: QgsProcessingContext,
        progress: Progress,
    ) -> tuple[Mapping[str, pd.DataFrame], Sieve]:
        """The rows to add per table, and the sieve with the rejected ones.

        Raises
        ------
        InputError
            When no row can be read at all.
        """
        raise TypeError(f"{type(self).__name__} accepts nothing")

    def keep(self, store: GeoPackageStore, plan: Plan, rows: Mapping[str, pd.DataFrame]) -> None:
        """Write the accepted rows in one transaction."""
        store.append(rows)

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield plan_parameter()
        yield QgsProcessingParameterFeatureSource(
            "TABLE", translate("Processing", "Table"), [Qgis.ProcessingSourceType.Vector]
        )
        yield text_parameter("FIELD_MAP", translate("Processing", "Columns (attribute=column;…)"))
        yield from self.options()
        yield rejected_parameter()

    def outputs(self) -> Iterable[Any]:
        yield from row_counts()

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        rows = self.table(parameters, "TABLE", context)
        fields = parse_pairs(self.text(parameters, "FIELD_MAP", context))
        with GeoPackageStore.open(self.parameterAsFile(parameters, "PLAN", context)) as store:
            plan = store.read([VARIANTS.name, *self.READS])
            made, sieve = self.accept(plan, rows, fields, parameters, context, self.progress(feedback))
            results = self.put_rejected(parameters, context, feedback, sieve)
            require_accepted(sieve)
            self.keep(store, plan, made)
        return results


def replaced(plan: Plan, table: Table, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table of the plan, with these in the place of those with the same key."""
    key, old = list(table.key), plan[table.name]
    kept = old[~pd.MultiIndex.from_frame(old[key]).isin(pd.MultiIndex.from_frame(rows[key]))]
    return pd.concat([kept, rows], ignore_index=True)
