# SPDX-License-Identifier: GPL-2.0-or-later
"""``importannex``: the GeoPackage or shapefiles of an annex back into a plan, with what differs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from ..adapters.layers import fields_from
from ..adapters.locale import language
from ..core.annex.readback import CHANGED, NEW, ONLY_IN_PLAN, differences, merged
from ..core.errors import InputError
from ..core.model.plan import Plan
from ..core.model.tables import LOCATIONS
from ..core.wording import Text, word
from ..storage.annex_reader import read_annex
from ..storage.geopackage import GeoPackageStore
from .algorithm import OpvangatlasAlgorithm
from .parameters import Parameters, Results, plan_parameter, translate

_COUNTS = Text(
    "{new:int} rijen nieuw, {changed:int} velden anders, {kept:int} rijen alleen in het plan.",
    "{new:int} rows are new, {changed:int} values differ, {kept:int} rows are in the plan only.",
)


class ImportAnnex(OpvangatlasAlgorithm):
    """Door to :mod:`~..core.annex.readback`. Never changes the plan it compares with."""

    NAME = "importannex"
    PLANS = ("OUTPUT",)
    CHAPTER = "annex"

    def title(self) -> str:
        return translate("Processing", "Import annex")

    def help(self) -> str:
        return translate(
            "Processing",
            "Reads the annex of a plan (its folder, GeoPackage or a shapefile) back into a new plan: next year, or "
            "in another office. With an existing plan, the rows of the annex go into a copy of that plan, and every "
            "difference is listed. What an annex leaves out, such as confidential locations and contacts, stays.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield QgsProcessingParameterFile(
            "ANNEX",
            translate("Processing", "Annex (GeoPackage or shapefile)"),
            fileFilter=translate("Processing", "Annexes (*.gpkg *.shp)"),
            optional=True,
        )
        yield QgsProcessingParameterFile(
            "ANNEX_FOLDER",
            translate("Processing", "Or the folder of the annex"),
            Qgis.ProcessingFileParameterBehavior.Folder,
            optional=True,
        )
        plan = plan_parameter()
        plan.setFlags(plan.flags() | Qgis.ProcessingParameterFlag.Optional)
        plan.setDescription(translate("Processing", "Plan to compare with"))
        yield plan
        yield QgsProcessingParameterFileDestination(
            "OUTPUT", translate("Processing", "New plan"), translate("Processing", "Plans (*.gpkg)")
        )
        yield QgsProcessingParameterFeatureSink(
            "DIFFERENCES",
            translate("Processing", "Differences"),
            Qgis.ProcessingSourceType.Vector,
            optional=True,
            createByDefault=False,
        )

    def outputs(self) -> Iterable[Any]:
        yield QgsProcessingOutputNumber("DIFFERENCE_COUNT", translate("Processing", "Differences"))
        yield QgsProcessingOutputNumber("MUNICIPALITY_COUNT", translate("Processing", "Municipalities"))
        yield QgsProcessingOutputNumber("LOCATION_COUNT", translate("Processing", "Locations"))

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        source = self._source(parameters, context)
        target = Path(self.parameterAsFileOutput(parameters, "OUTPUT", context))
        base = self.parameterAsFile(parameters, "PLAN", context)
        annex = read_annex(source)
        before = self._base(base)
        differing = differences(before or Plan(), annex)
        filled = annex if before is None else merged(before, annex)
        with GeoPackageStore.create(target, filled) as store:
            for note in store.notes:
                feedback.pushWarning(note.line(language()))
        kinds = differing["soort"].value_counts()
        counts = {"new": kinds.get(NEW, 0), "changed": kinds.get(CHANGED, 0), "kept": kinds.get(ONLY_IN_PLAN, 0)}
        feedback.pushInfo(word(_COUNTS, {name: int(count) for name, count in counts.items()}, language()))
        listed = self.put(parameters, "DIFFERENCES", context, fields_from(differing), differing)
        results: Results = {
            "OUTPUT": str(target),
            "DIFFERENCE_COUNT": 0 if before is None else len(differing),
            "MUNICIPALITY_COUNT": len(annex.municipalities),
            "LOCATION_COUNT": len(annex[LOCATIONS.name]),
        }
        return {**results, "DIFFERENCES": listed} if listed else results

    def _source(self, parameters: Parameters, context: QgsProcessingContext) -> Path:
        file = self.parameterAsFile(parameters, "ANNEX", context)
        folder = self.parameterAsFile(parameters, "ANNEX_FOLDER", context)
        if not file and not folder:
            raise InputError(Text("Kies een bijlage.", "Choose an annex."))
        return Path(file or folder)

    def _base(self, path: str) -> Plan | None:
        if not path:
            return None
        with GeoPackageStore.open(path, read_only=True) as store:
            return store.read()
