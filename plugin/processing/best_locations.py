# SPDX-License-Identifier: GPL-2.0-or-later
"""``bestlocations``: which k of n candidates together serve best, proven."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
)
from qgis.PyQt.QtCore import QMetaType

from ..adapters.locale import language
from ..adapters.solver import ProcessSolver
from ..core.errors import InputError
from ..core.optimise.program import Limits
from ..core.progress import Part
from ..core.siting.inputs import Posed
from ..core.siting.location_models import Selection, choose
from ..core.wording import Text, word
from .algorithm import OpvangatlasAlgorithm
from .parameters import (
    Parameters,
    Results,
    choice_parameter,
    field_parameter,
    number_parameter,
    plan_parameter,
    translate,
    whole_parameter,
)
from .site_input import posed_by
from .travel_input import network_parameter
from .writing import fields_of, known_number

_NEEDS_K = Text("Geef het aantal locaties (K).", "Give the number of locations (K).")
_NEEDS_NORM = Text("Geef de norm (NORM).", "Give the norm (NORM).")
_TOO_FEW = Text(
    "K is {k:int}, maar er zijn {n:int} kandidaten die meedoen.", "K is {k:int}, but {n:int} candidates take part."
)
_TOO_MANY_FIXED = Text(
    "K is {k:int}, maar {n:int} locaties liggen al vast; zij tellen mee in K.",
    "K is {k:int}, but {n:int} locations are fixed already; they count in K.",
)
_CHOSEN = Text("Gekozen: {ids}.", "Chosen: {ids}.")
_OTHER = Text(
    "Op één na de beste keuze: {ids}; {value}, verschil {difference}.",
    "The next best choice: {ids}; {value}, difference {difference}.",
)
_IMPOSSIBLE = Text(
    "Onmogelijk: met deze kandidaten kan niet iedere herkomst bediend worden.",
    "Impossible: with these candidates not every origin can be served.",
)
_NO_TIME = Text(
    "De tijdslimiet is bereikt voordat het bewijs er was; de beste keuze is hoogstens {percent} % beter.",
    "The time limit came before the proof; the best choice is at most {percent} % better.",
)
_NONE_YET = Text(
    "De tijdslimiet is bereikt voordat er een keuze was gevonden.", "The time limit came before any choice was found."
)
_KINDS = {"gekozen": QMetaType.Type.Int, "gewicht": QMetaType.Type.Double, "kosten": QMetaType.Type.Double}


class BestLocations(OpvangatlasAlgorithm):
    """Door to :mod:`~..core.siting.location_models`; the solver runs in a process of its own."""

    NAME = "bestlocations"
    CHAPTER = "optimal"

    def title(self) -> str:
        return translate("Processing", "Best combination of locations")

    def help(self) -> str:
        return translate(
            "Processing",
            "Chooses from a number of candidates those that together serve best, with the proof that no other "
            "choice is better: least total travel (p_mediaan), least worst travel (p_center), most within the norm "
            "(dekking), or fewest locations with all within the norm (minste_locaties). Locations that are fixed "
            "are always chosen and count in K; each origin is served by one location, within its capacity where "
            "that is given. Travel comes from a matrix, a network, or the straight line. Nothing is adopted: the "
            "outcome is a table, with the next best choice beside it in the log.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield _optional(plan_parameter())
        yield from _layer("ORIGINS", translate("Processing", "Origins"))
        yield field_parameter("ORIGIN_ID", translate("Processing", "Column that names them"), "ORIGINS")
        yield field_parameter("WEIGHT_FIELD", translate("Processing", "Weight (empty: 1 each)"), "ORIGINS")
        yield from _layer("CANDIDATES", translate("Processing", "Candidates"))
        yield field_parameter("CANDIDATE_ID", translate("Processing", "Column that names them"), "CANDIDATES")
        yield field_parameter(
            "CAPACITY_FIELD", translate("Processing", "Capacity, in the unit of the weight"), "CANDIDATES"
        )
        yield field_parameter("FIXED_FIELD", translate("Processing", "Already fixed (yes or no)"), "CANDIDATES")
        yield QgsProcessingParameterBoolean(
            "INCLUDE_CONFIDENTIAL", translate("Processing", "Include confidential locations of the plan"), False
        )
        yield network_parameter(optional=True)
        yield from _layer("MATRIX", translate("Processing", "Travel matrix (van, naar, km, minuten)"))
        yield choice_parameter("COST", translate("Processing", "Cost"), ["minuten", "km"], "minuten")
        objectives = ["p_mediaan", "p_center", "dekking", "minste_locaties"]
        yield choice_parameter("OBJECTIVE", translate("Processing", "Objective"), objectives, "p_mediaan")
        yield whole_parameter("K", translate("Processing", "Number of locations, fixed ones included"), minimum=1)
        yield number_parameter("NORM", translate("Processing", "Norm, in the unit of the cost"))
        yield number_parameter("TIME_LIMIT", translate("Processing", "Time limit (s)"), 60.0, 1.0)
        for name, label in (
            ("OUTPUT", translate("Processing", "Chosen locations")),
            ("ASSIGNMENT", translate("Processing", "By which location each origin is served")),
        ):
            yield QgsProcessingParameterFeatureSink(
                name, label, Qgis.ProcessingSourceType.Vector, optional=True, createByDefault=name == "OUTPUT"
            )

    def outputs(self) -> Iterable[Any]:
        yield QgsProcessingOutputString("STATUS", translate("Processing", "Status"))
        yield QgsProcessingOutputNumber("VALUE", translate("Processing", "Value"))
        yield QgsProcessingOutputNumber("BOUND", translate("Processing", "No choice is better than"))
        yield QgsProcessingOutputNumber("GAP", translate("Processing", "Gap"))
        yield QgsProcessingOutputNumber("RUNNER_UP", translate("Processing", "Value of the next best choice"))
        yield QgsProcessingOutputNumber("LEFT_OUT", translate("Processing", "Origins left out"))
        yield QgsProcessingOutputNumber("SECONDS", translate("Processing", "Seconds"))

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        progress = self.progress(feedback)
        posed = posed_by(self, parameters, context, feedback)
        self.say(feedback, posed.remarks)
        objective = self.text(parameters, "OBJECTIVE", context) or "p_mediaan"
        k, norm = self._asked(parameters, context, objective, posed)
        limits = Limits(self.number(parameters, "TIME_LIMIT", context) or 60.0)
        begun = time.monotonic()
        solver = ProcessSolver(limits, Part(progress, 0.5, 1.0))
        best, other = choose(posed.problem, objective, k, norm, solver)  # type: ignore[arg-type]
        seconds = round(time.monotonic() - begun, 3)
        _tell(feedback, posed, best, other)
        results = self._write(parameters, context, posed, best)
        return {
            **results,
            "STATUS": best.status,
            "VALUE": known_number(best.value),
            "BOUND": known_number(best.bound),
            "GAP": known_number(best.gap),
            "RUNNER_UP": known_number(other.value) if other else None,
            "LEFT_OUT": posed.left_out,
            "SECONDS": seconds,
        }

    def _asked(
        self, parameters: Parameters, context: QgsProcessingContext, objective: str, posed: Posed
    ) -> tuple[int | None, float | None]:
        """The number and the norm that the objective needs."""
        k = self.parameterAsInt(parameters, "K", context) if parameters.get("K") not in (None, "") else None
        norm = self.number(parameters, "NORM", context)
        if objective in ("dekking", "minste_locaties") and norm is None:
            raise InputError(_NEEDS_NORM)
        if objective == "minste_locaties":
            return None, norm
        if k is None:
            raise InputError(_NEEDS_K)
        fixed = int(posed.problem.fixed.sum())
        if fixed > k:
            raise InputError(_TOO_MANY_FIXED, k=k, n=fixed)
        if k > len(posed.candidates):
            raise InputError(_TOO_FEW, k=k, n=len(posed.candidates))
        return k, norm

    # what comes out --------------------------------------------------------------------------------

    def _write(self, parameters: Parameters, context: QgsProcessingContext, posed: Posed, best: Selection) -> Results:
        written = {
            "OUTPUT": self.put(
                parameters, "OUTPUT", context, fields_of(("id", "gekozen", "gewicht"), _KINDS), _sites(posed, best)
            ),
            "ASSIGNMENT": self.put(
                parameters, "ASSIGNMENT", context, fields_of(("van", "naar", "kosten"), _KINDS), _served(posed, best)
            ),
        }
        return {name: place for name, place in written.items() if place}


def _sites(posed: Posed, best: Selection) -> pd.DataFrame:
    """Every candidate, whether it was chosen (1 or 0), and the weight it serves; unknown without a choice."""
    count = len(posed.candidates)
    if best.chosen is None:
        return pd.DataFrame({"id": posed.candidates, "gekozen": None, "gewicht": None}, dtype=object)
    served = best.served_by >= 0
    load = np.bincount(best.served_by[served], posed.problem.weight[served], minlength=count)
    return pd.DataFrame({"id": posed.candidates, "gekozen": best.chosen.astype(int), "gewicht": load})


def _served(posed: Posed, best: Selection) -> pd.DataFrame:
    """Every origin with where it is served and at what cost; both empty where it is not."""
    cost = posed.problem.cost
    rows = [
        (origin, posed.candidates[site], float(cost[row, site])) if site >= 0 else (origin, None, None)
        for row, (origin, site) in enumerate(zip(posed.origins, best.served_by.tolist(), strict=True))
    ]
    return pd.DataFrame(rows, columns=["van", "naar", "kosten"], dtype=object)


def _tell(feedback: QgsProcessingFeedback, posed: Posed, best: Selection, other: Selection | None) -> None:
    """Which were chosen, what the next best is, and what is not proven."""

    def names(found: Selection) -> list[str]:
        return [name for name, chosen in zip(posed.candidates, found.chosen, strict=True) if chosen]  # type: ignore[arg-type]

    if best.chosen is None:
        feedback.pushWarning(word(_IMPOSSIBLE if best.status == "onmogelijk" else _NONE_YET, {}, language()))
        return
    feedback.pushInfo(word(_CHOSEN, {"ids": names(best)}, language()))
    if other is not None:
        figures = {"ids": names(other), "value": other.value, "difference": abs(other.value - best.value)}
        feedback.pushInfo(word(_OTHER, figures, language()))
    if best.status == "tijdslimiet":
        feedback.pushWarning(word(_NO_TIME, {"percent": round(100.0 * best.gap, 2)}, language()))


def _optional(parameter: QgsProcessingParameterDefinition) -> QgsProcessingParameterDefinition:
    parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Optional)
    return parameter


def _layer(name: str, label: str) -> Iterable[QgsProcessingParameterDefinition]:
    yield QgsProcessingParameterFeatureSource(name, label, [Qgis.ProcessingSourceType.Vector], optional=True)
