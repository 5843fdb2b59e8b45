# SPDX-License-Identifier: GPL-2.0-or-later
"""``exportannex``: shapefiles and tables for the plan annex."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFolderDestination,
)

from ..adapters.locale import language
from ..core.annex.content import facts, legend, sheets
from ..core.checks.assess import assess
from ..core.progress import Part
from ..storage.annex_folder import write_annex
from ..storage.geopackage import GeoPackageStore
from .algorithm import OpvangatlasAlgorithm, Parameters, Results, plan_parameter, translate


class ExportAnnex(OpvangatlasAlgorithm):
    """Door to :mod:`~..core.annex` and :func:`~..storage.annex_folder.write_annex`."""

    NAME = "exportannex"

    def title(self) -> str:
        return translate("Processing", "Create annex")

    def help(self) -> str:
        return translate(
            "Processing",
            "Writes the annex of a plan into a folder: shapefiles with a legend (gis) and CSV tables "
            "(tabellen). Confidential locations are left out before anything is counted, unless included.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield plan_parameter()
        yield QgsProcessingParameterFolderDestination("FOLDER", translate("Processing", "Folder"))
        yield QgsProcessingParameterBoolean(
            "INCLUDE_CONFIDENTIAL", translate("Processing", "Include confidential locations"), False
        )

    def outputs(self) -> Iterable[Any]:
        yield QgsProcessingOutputNumber("FILE_COUNT", translate("Processing", "Files"))

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        progress = self.progress(feedback)
        folder = Path(self.parameterAsString(parameters, "FOLDER", context))
        confidential = self.parameterAsBoolean(parameters, "INCLUDE_CONFIDENTIAL", context)
        with GeoPackageStore.open(self.parameterAsFile(parameters, "PLAN", context), read_only=True) as store:
            plan = store.read()
        made = assess(plan, include_confidential=confidential, progress=Part(progress, 0.0, 0.5))
        content = sheets(made, include_confidential=confidential)
        written, notes = write_annex(
            folder,
            content,
            legend(content, facts(made)),
            dated=made.situation.day,
            progress=Part(progress, 0.5, 1.0),
        )
        for note in notes:
            feedback.pushWarning(note.line(language()))
        return {"FOLDER": str(folder), "FILE_COUNT": len(written)}
