# SPDX-License-Identifier: GPL-2.0-or-later
"""``importlocations``: reception locations from points or a table into a plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
)

from ..adapters.layers import points_in_rd
from ..core.intake.locations import LocationInput, import_locations
from ..core.intake.rows import parse_pairs
from ..core.model.tables import CAPACITY_PERIODS, LOCATIONS, MUNICIPALITIES
from ..storage.geopackage import GeoPackageStore
from .algorithm import OpvangatlasAlgorithm
from .parameters import (
    Parameters,
    Results,
    field_parameter,
    plan_parameter,
    rejected_parameter,
    row_counts,
    text_parameter,
    translate,
)
from .reading import require_readable
from .writing import require_accepted


class ImportLocations(OpvangatlasAlgorithm):
    """Door to :func:`~..core.intake.locations.import_locations`."""

    NAME = "importlocations"
    CHAPTER = "import-locations"

    def title(self) -> str:
        return translate("Processing", "Import locations")

    def help(self) -> str:
        return translate(
            "Processing",
            "Adds reception locations to a plan, from points in any coordinate system or a table with "
            "lon/lat or x/y. Every row is accepted or rejected with the reason; rejected rows can be "
            "repaired and imported again. Columns with usual names are recognised; columns that were not used "
            "are named. Say which column holds what as attribute=column: ours first, for example "
            "loc_naam=naam;plekken=opvangplaatsen;tot=beschikbaar_tot. Say what a type in the table means as "
            "theirs=ours: theirs first, for example Azc=rol;POL=gvl.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield plan_parameter()
        yield from list_parameters()
        yield rejected_parameter()

    def outputs(self) -> Iterable[Any]:
        yield from row_counts()

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        with GeoPackageStore.open(self.parameterAsFile(parameters, "PLAN", context)) as store:
            plan = store.read(tables_of())
            rows, geographic = read_list_of(self, parameters, context)
            how = location_input(self, parameters, context, geographic=geographic)
            imported = import_locations(plan, rows, how, progress=self.progress(feedback))
            results = self.put_rejected(parameters, context, feedback, imported.sieve, imported.name_column)
            require_accepted(imported.sieve)
            store.append({LOCATIONS.name: imported.locations, CAPACITY_PERIODS.name: imported.periods})
        return results


def tables_of() -> tuple[str, ...]:
    """The tables of a plan that a list of locations is compared with."""
    return MUNICIPALITIES.name, LOCATIONS.name, CAPACITY_PERIODS.name


def list_parameters() -> Iterable[QgsProcessingParameterDefinition]:
    """A list of locations, and how to read it."""
    yield QgsProcessingParameterFeatureSource(
        "LOCATIONS", translate("Processing", "Locations"), [Qgis.ProcessingSourceType.Vector]
    )
    yield text_parameter("FIELD_MAP", translate("Processing", "Columns (attribute=column;…, such as loc_naam=naam)"))
    yield field_parameter("TYPE_FIELD", translate("Processing", "Column with the type"), "LOCATIONS")
    yield text_parameter("TYPE_MAP", translate("Processing", "Types (theirs=ours;…, such as Azc=rol)"))
    yield text_parameter("DEFAULT_TYPE", translate("Processing", "Type when empty or unknown"))
    yield text_parameter("DEFAULT_STATUS", translate("Processing", "Status when empty or unknown"))


def read_list_of(
    algorithm: OpvangatlasAlgorithm, parameters: Parameters, context: QgsProcessingContext
) -> tuple[pd.DataFrame, bool]:
    """The rows of LOCATIONS with points in RD New, and whether their coordinates are degrees."""
    source = algorithm.source(parameters, "LOCATIONS", context)
    rows, geographic = points_in_rd(
        source, source.sourceName(), parse_pairs(algorithm.text(parameters, "FIELD_MAP", context))
    )
    require_readable(rows, source.sourceName())
    return rows, geographic


def location_input(
    algorithm: OpvangatlasAlgorithm, parameters: Parameters, context: QgsProcessingContext, *, geographic: bool
) -> LocationInput:
    """How to read them, from the parameters of :func:`list_parameters`."""
    return LocationInput(
        fields=parse_pairs(algorithm.text(parameters, "FIELD_MAP", context)),
        type_column=algorithm.text(parameters, "TYPE_FIELD", context),
        type_map=parse_pairs(algorithm.text(parameters, "TYPE_MAP", context)),
        default_type=algorithm.text(parameters, "DEFAULT_TYPE", context),
        default_status=algorithm.text(parameters, "DEFAULT_STATUS", context),
        geographic=geographic,
    )
