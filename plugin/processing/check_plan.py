# SPDX-License-Identifier: GPL-2.0-or-later
"""``checkplan``: does the regio-indeling hold? Findings, travel and the verdict."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd
from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
)

from ..adapters.layers import RD_NEW, fields_of
from ..adapters.locale import language
from ..core.checks.assess import access_leg, assess, findings_table
from ..core.checks.finding import Severity
from ..core.checks.grouping import grouped
from ..core.checks.summary import reasons, summary_line
from ..core.model.codes import VERDICT
from ..core.model.plan import Plan
from ..core.model.settings import SETTINGS
from ..core.model.tables import FINDINGS, TRAVEL
from ..core.progress import Part, Progress
from ..core.travel.network_engine import NetworkEngine
from ..core.wording import Language, Text, word
from ..storage.geopackage import GeoPackageStore
from .algorithm import OpvangatlasAlgorithm
from .parameters import (
    Parameters,
    Results,
    choice_parameter,
    confidential_parameter,
    date_parameter,
    number_parameter,
    plan_parameter,
    translate,
)
from .part_verdicts import part_outputs, part_results
from .travel_input import engine_of, network_parameter

_SETTINGS = {
    "MAX_KM": "max_km",
    "MAX_MINUTES": "max_minuten",
    "DETOUR_FACTOR": "omwegfactor",
    "SPEED_KMH": "snelheid_kmh",
}
_HERE_ONLY = Text(
    "Alleen in deze controle: {what} {here} (in het plan: {plan}).",
    "In this check only: {what} {here} (in the plan: {plan}).",
)
_FINDING_COLUMNS = ("code", "ernst", "onderwerp", "sleutel", "deel", "regio_id", "bericht", "cijfers")
_TRAVEL_COLUMNS = ("gm_code", "soort", "loc_id", "km", "minuten", "aansluit_km", "methode", "reden")


class CheckPlan(OpvangatlasAlgorithm):
    """Door to :func:`~..core.checks.assess.assess`. Never writes the plan."""

    NAME = "checkplan"
    CHAPTER = "checking"

    def title(self) -> str:
        return translate("Processing", "Check plan")

    def help(self) -> str:
        return translate(
            "Processing",
            "Checks a plan against the rules of its regime: is every municipality in a region, has every "
            "region an open regional location that is not too far, is it in one piece, are locations and "
            "reserve complete? Gives findings on the map, travel per municipality, counts and a verdict. "
            "Without a network, distances are straight lines times the detour factor. The plan itself is "
            "not changed. Empty values are taken from the plan's settings; a value that is filled in counts "
            "for this check only.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield plan_parameter()
        yield network_parameter(optional=True)
        yield date_parameter("REFERENCE_DATE", translate("Processing", "Reference date"))
        yield number_parameter("MAX_KM", translate("Processing", "Distance norm (km)"))
        yield number_parameter("MAX_MINUTES", translate("Processing", "Travel time norm (min)"))
        yield number_parameter("DETOUR_FACTOR", translate("Processing", "Detour factor"), minimum=1.0)
        yield number_parameter("SPEED_KMH", translate("Processing", "Speed (km/h)"), minimum=1.0)
        yield confidential_parameter()
        yield choice_parameter("LANGUAGE", translate("Processing", "Language of the messages"), ["nl", "en"], "nl")
        yield QgsProcessingParameterFeatureSink(
            "FINDINGS",
            translate("Processing", "Findings"),
            Qgis.ProcessingSourceType.VectorPoint,
            optional=True,
        )
        yield QgsProcessingParameterFeatureSink(
            "TRAVEL",
            translate("Processing", "Travel"),
            Qgis.ProcessingSourceType.Vector,
            optional=True,
            createByDefault=False,
        )

    def outputs(self) -> Iterable[Any]:
        yield QgsProcessingOutputNumber("ERRORS", translate("Processing", "Errors"))
        yield QgsProcessingOutputNumber("WARNINGS", translate("Processing", "Warnings"))
        yield QgsProcessingOutputNumber("NOTES", translate("Processing", "Notes"))
        yield QgsProcessingOutputString("VERDICT", translate("Processing", "Verdict"))
        yield from part_outputs()

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        with GeoPackageStore.open(self.parameterAsFile(parameters, "PLAN", context), read_only=True) as store:
            stored = store.read()
        plan = self._with_settings(stored, parameters, context)
        for key in (*_SETTINGS.values(), "peildatum"):
            if plan.settings[key] != stored.settings[key]:
                figures = {"what": SETTINGS[key].label, "here": plan.settings[key], "plan": stored.settings[key]}
                feedback.pushInfo(word(_HERE_ONLY, figures, language()))
        plan = self.permitted(plan, parameters, context, feedback)
        progress = self.progress(feedback)
        assessment = assess(
            plan,
            self._engine(plan, parameters, context, feedback, Part(progress, 0.0, 0.5)),
            today=date.today(),
            progress=Part(progress, 0.5, 1.0),
            log=feedback.pushDebugInfo,
        )
        words: Language = "en" if self.text(parameters, "LANGUAGE", context) == "en" else "nl"
        findings = findings_table(assessment.report, plan.active_variant, words)
        results: Results = {
            "ERRORS": assessment.report.count(Severity.FAULT),
            "WARNINGS": assessment.report.count(Severity.WARNING),
            "NOTES": assessment.report.count(Severity.NOTE),
            "VERDICT": assessment.report.verdict().value,
            **part_results(assessment.report),
            "FINDINGS": self._put_findings(parameters, context, findings),
            "TRAVEL": self._put_travel(parameters, context, assessment.travel),
        }
        for group in grouped(assessment.report.findings, assessment.situation):
            if group.is_heading:
                feedback.pushInfo(f"{group.code}: {group.line(words)}")
        feedback.pushInfo(VERDICT.label(results["VERDICT"]).in_language(words))
        feedback.pushInfo(summary_line(assessment.report, words))
        for lines in reasons(assessment.report, words).values():
            for line in lines:
                feedback.pushInfo(line)
        return {name: value for name, value in results.items() if value is not None}

    def _engine(
        self,
        plan: Plan,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        progress: Progress,
    ) -> NetworkEngine | None:
        """The chosen network with the plan's access leg; None: straight lines."""
        if not self.parameterAsFile(parameters, "NETWORK", context):
            return None
        return engine_of(self, parameters, context, feedback, progress, access_leg(plan))

    def _with_settings(self, plan: Plan, parameters: Parameters, context: QgsProcessingContext) -> Plan:
        """The plan with what was filled in here instead of its own settings."""
        given: dict[str, object] = {
            setting: value
            for name, setting in _SETTINGS.items()
            if (value := self.number(parameters, name, context)) is not None
        }
        day = self.day(parameters, "REFERENCE_DATE", context)
        return plan.with_settings(**given, **({"peildatum": day} if day else {}))

    def _put_findings(
        self, parameters: Parameters, context: QgsProcessingContext, findings: pd.DataFrame
    ) -> str | None:
        fields = fields_of(FINDINGS, _FINDING_COLUMNS)
        return self.put(parameters, "FINDINGS", context, fields, findings, Qgis.WkbType.Point, RD_NEW)

    def _put_travel(self, parameters: Parameters, context: QgsProcessingContext, travel: pd.DataFrame) -> str | None:
        fields = fields_of(TRAVEL, _TRAVEL_COLUMNS)
        return self.put(parameters, "TRAVEL", context, fields, travel)
