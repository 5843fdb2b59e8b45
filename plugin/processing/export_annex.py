# SPDX-License-Identifier: GPL-2.0-or-later
"""``exportannex``: the annex of a plan: GIS files, tables, maps and the document."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
)

from ..adapters.locale import language
from ..adapters.version import version
from ..core.annex.selection import find_regions, selected
from ..core.annex.table import named
from ..core.checks.assess import Assessment, access_leg, assess
from ..core.checks.finding import Severity
from ..core.errors import InputError
from ..core.model.plan import Plan
from ..core.progress import Part, Progress
from ..core.regions.variants import find_variant
from ..core.travel.network_engine import NetworkEngine
from ..core.wording import Text, word
from ..storage.annex_earlier import refuse_folder
from ..storage.geopackage import GeoPackageStore
from ..tasks.annex_job import PAGE, PARTS, USUAL, AnnexJob, Choices
from .algorithm import OpvangatlasAlgorithm
from .parameters import (
    Parameters,
    Results,
    confidential_parameter,
    date_parameter,
    plan_parameter,
    text_parameter,
    translate,
)
from .part_verdicts import part_outputs, part_results
from .travel_input import network_of, network_parameter

_SHOWN = 20
_NO_PARTS = Text("Kies ten minste één onderdeel.", "Choose at least one part.")
_NO_BESIDE = Text(
    "Varianten naast elkaar staan op het plan op één blad van het hele plan: kies dat onderdeel en geen regio's.",
    "Variants beside each other stand on the one page of the whole plan: choose that part, and no regions.",
)
_FAULTS = Text(
    "Het plan heeft {n:int} fouten; zij staan in de bijlage.", "The plan has {n:int} errors; they are in the annex."
)
_INCOMPLETE = Text(
    "Van {n:int} locaties en regio's ontbreken gegevens: zie tabel Onvolledig.",
    "Data of {n:int} locations and regions is missing: see table Onvolledig.",
)


class ExportAnnex(OpvangatlasAlgorithm):
    """Door to :class:`~.annex_job.AnnexJob`."""

    NAME = "exportannex"
    CHAPTER = "annex"

    def title(self) -> str:
        return translate("Processing", "Create annex")

    def help(self) -> str:
        return translate(
            "Processing",
            "Writes the annex of a plan into a folder: shapefiles and a GeoPackage with a legend (gis), the tables "
            "H2 to H8 as XLSX, ODS and CSV (tabellen), maps as PDF and PNG (kaarten), the document as ODT, HTML and "
            "PDF, the plan on one page (blad): map, quarters, verdict and chosen variants in one HTML file that needs "
            "no network, and an account with checksums. Confidential locations are "
            "left out before anything is counted, unless included; contact data goes along only when chosen. An "
            "earlier annex in the folder is replaced when the new one is whole; files of it that were changed since "
            "are kept beside the new ones.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield plan_parameter()
        yield QgsProcessingParameterFolderDestination("FOLDER", translate("Processing", "Folder"))
        yield confidential_parameter()
        yield QgsProcessingParameterEnum(
            "PARTS",
            translate("Processing", "Parts"),
            list(PARTS),
            allowMultiple=True,
            defaultValue=list(USUAL),
            optional=True,
            usesStaticStrings=True,
        )
        yield text_parameter("REGIONS", translate("Processing", "Regions (names or codes, separated by ;)"))
        yield text_parameter("VARIANT", translate("Processing", "Variant"))
        yield text_parameter(
            "BESIDE", translate("Processing", "Variants beside it on the page (names or codes, separated by ;)")
        )
        yield date_parameter("REFERENCE_DATE", translate("Processing", "Reference date"))
        yield network_parameter(optional=True)
        yield QgsProcessingParameterBoolean(
            "CONTACT", translate("Processing", "Include contacts and justifications"), False, optional=True
        )
        yield QgsProcessingParameterFile(
            "TEMPLATES",
            translate("Processing", "Folder with own templates"),
            Qgis.ProcessingFileParameterBehavior.Folder,
            optional=True,
        )
        yield QgsProcessingParameterBoolean(
            "ZIP", translate("Processing", "One zip file in the folder"), False, optional=True
        )

    def outputs(self) -> Iterable[Any]:
        yield QgsProcessingOutputNumber("FILE_COUNT", translate("Processing", "Files"))
        yield QgsProcessingOutputNumber("ERRORS", translate("Processing", "Errors"))
        yield QgsProcessingOutputNumber("INCOMPLETE", translate("Processing", "Incomplete locations and regions"))
        yield QgsProcessingOutputString("VERDICT", translate("Processing", "Verdict"))
        yield from part_outputs()

    def flags(self) -> Qgis.ProcessingAlgorithmFlags:
        return super().flags() | Qgis.ProcessingAlgorithmFlag.CanCancel

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        progress = self.progress(feedback)
        folder = Path(self.parameterAsString(parameters, "FOLDER", context))
        confidential = self.parameterAsBoolean(parameters, "INCLUDE_CONFIDENTIAL", context)
        refuse_folder(folder, secret=confidential)
        plan, beside = self._plans(parameters, context, include_confidential=confidential)
        engine, network = self._network(plan, parameters, context, feedback, Part(progress, 0.0, 0.05))
        choices = self._choices(plan, parameters, context, network, include_confidential=confidential)
        assessment = assess(
            plan, engine, today=date.today(), progress=Part(progress, 0.05, 0.12), log=feedback.pushDebugInfo
        )
        others = [assess(other, engine, today=date.today(), progress=Part(progress, 0.12, 0.15)) for other in beside]
        job = AnnexJob(assessment, choices, feedback, beside=others)
        incomplete = len(named(job.tables)["Onvolledig"].frame)
        self._warn(job.assessment, incomplete, feedback)
        written = job.write(folder, Part(progress, 0.15, 1.0))
        for note in written.notes:
            feedback.pushWarning(note.line(language()))
        report = job.assessment.report
        return {
            "FOLDER": str(folder),
            "FILE_COUNT": written.files,
            "ERRORS": report.count(Severity.FAULT),
            "INCOMPLETE": incomplete,
            "VERDICT": report.verdict().value,
            **part_results(report),
        }

    def _plans(
        self, parameters: Parameters, context: QgsProcessingContext, *, include_confidential: bool
    ) -> tuple[Plan, list[Plan]]:
        """The plan as the annex knows it, and the variants that the page shows beside it."""
        with GeoPackageStore.open(self.parameterAsFile(parameters, "PLAN", context), read_only=True) as store:
            read = store.read()
        whole = read if include_confidential else read.public()
        day = self.day(parameters, "REFERENCE_DATE", context)
        plan = selected(whole, variant=self.text(parameters, "VARIANT", context), day=day)
        names = self._names(parameters, "BESIDE", context)
        if names and (self._names(parameters, "REGIONS", context) or PAGE not in self._parts(parameters, context)):
            raise InputError(_NO_BESIDE)
        ids = dict.fromkeys(find_variant(whole, name) for name in names)
        return plan, [selected(whole, variant=other, day=day) for other in ids if other != plan.active_variant]

    def _names(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> list[str]:
        """Names that were given with ; between them."""
        given = (self.text(parameters, name, context) or "").split(";")
        return [text.strip() for text in given if text.strip()]

    def _parts(self, parameters: Parameters, context: QgsProcessingContext) -> list[str]:
        parts: list[str] = self.parameterAsEnumStrings(parameters, "PARTS", context)
        return parts

    def _choices(
        self,
        plan: Plan,
        parameters: Parameters,
        context: QgsProcessingContext,
        network: dict[str, object] | None,
        *,
        include_confidential: bool,
    ) -> Choices:
        parts = self._parts(parameters, context)
        if not parts:
            raise InputError(_NO_PARTS)
        templates = self.parameterAsFile(parameters, "TEMPLATES", context)
        contact = self.parameterAsBoolean(parameters, "CONTACT", context)
        return Choices(
            parts=frozenset(parts),
            include_confidential=include_confidential,
            private=include_confidential or contact,
            regions=tuple(find_regions(plan, self._names(parameters, "REGIONS", context))),
            zipped=self.parameterAsBoolean(parameters, "ZIP", context),
            version=version(),
            network=network,
            templates=Path(templates) if templates else None,
        )

    def _network(
        self,
        plan: Plan,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        progress: Progress,
    ) -> tuple[NetworkEngine | None, dict[str, object] | None]:
        """The chosen roads and what the annex says of them; None: straight lines."""
        if not self.parameterAsFile(parameters, "NETWORK", context):
            return None, None
        opened = network_of(self, parameters, context, feedback, progress, access_leg(plan))
        network, day = opened.network, opened.network.day
        made: dict[str, object] = {
            "naam": network.source,
            "datum": day.isoformat() if day else None,
            "sha256": opened.digest,
        }
        return opened.engine, made

    def _warn(self, assessment: Assessment, incomplete: int, feedback: QgsProcessingFeedback) -> None:
        """Open errors and gaps, before anything is written: an annex is never silently complete."""
        faults = [f for f in assessment.report.findings if f.severity is Severity.FAULT]
        if faults:
            feedback.pushWarning(word(_FAULTS, {"n": len(faults)}, language()))
        for finding in faults[:_SHOWN]:
            feedback.pushWarning(f"{finding.code}: {finding.line(language())}")
        if incomplete:
            feedback.pushWarning(word(_INCOMPLETE, {"n": incomplete}, language()))
