# SPDX-License-Identifier: GPL-2.0-or-later
"""``proposedivision``: the best possible division, proven, beside the one of the plan."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
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
from qgis.PyQt.QtCore import QMetaType

from ..adapters.locale import language
from ..adapters.solver import ProcessSolver
from ..core.checks.assess import straight_line, travel_table
from ..core.errors import InputError
from ..core.model.plan import Plan
from ..core.model.tables import DIVISIONS, REGIONS, VARIANTS
from ..core.optimise.program import Limits
from ..core.progress import Part
from ..core.regions.best_division import Division, DivisionProblem, Objective, best_division, trade_off
from ..core.regions.derive import division_of, regions_of, started_variant
from ..core.regions.proposed import (
    Base,
    Centres,
    Wanted,
    centres_of,
    current_mean,
    minutes_to,
    named_regions,
    problem_of,
)
from ..core.regions.variants import find_variant, refuse_name
from ..core.situation.situation import Situation
from ..core.travel.engine import TravelEngine
from ..core.wording import Text, is_unknown, word
from ..storage.geopackage import GeoPackageStore
from .algorithm import OpvangatlasAlgorithm
from .parameters import (
    Parameters,
    Results,
    choice_parameter,
    confidential_parameter,
    number_parameter,
    plan_parameter,
    text_parameter,
    translate,
    whole_parameter,
)
from .travel_input import engine_of, municipalities, network_parameter, require_situation
from .writing import fields_of, known_number

_NO_DIVISION = Text(
    "Bestaande indeling ‘{name}’ zit niet in het plan; wel: {known}.",
    "Existing division ‘{name}’ is not in the plan, which has: {known}.",
)
_NOW = Text(
    "Deze indeling: gemiddeld {now} min per inwoner; de beste die is gevonden: {best} min.",
    "This division: {now} min per inhabitant on average; the best found: {best} min.",
)
_NOW_UNKNOWN = Text(
    "Van deze indeling is het gemiddelde onbekend: niet van elke gemeente is de reis naar de eigen locatie gemeten.",
    "The average of this division is unknown: not of every municipality the travel to its own location was measured.",
)
_UNMEASURED = Text(
    "{n:int} gemeenten tellen niet mee in het gemiddelde, omdat reis of inwoners onbekend zijn: {names}.",
    "{n:int} municipalities do not count in the average, as travel or inhabitants are unknown: {names}.",
)
_NO_LOCATIONS = Text(
    "Er zijn minder regionale locaties dan regio's: elke gemeente kan de plek van een regio zijn.",
    "There are fewer regional locations than regions: every municipality can be the place of a region.",
)
_IMPOSSIBLE = Text(
    "Onmogelijk: geen aaneengesloten indeling houdt zich aan deze grenzen.",
    "Impossible: no contiguous division keeps to these bounds.",
)
_NONE_YET = Text(
    "De tijdslimiet is bereikt voordat er een indeling was gevonden.",
    "The time limit came before any division was found.",
)
_NO_PROOF = Text(
    "Niet bewezen: de beste indeling is hoogstens {percent} % beter.",
    "Not proven: the best division is at most {percent} % better.",
)
_POINT = Text("Verplaatsingen: hoogstens {moves:int}; {value} min.", "Moves: at most {moves:int}; {value} min.")
_METHOD = Text("Gemeten: {method}.", "Measured: {method}.")
_KINDS = {"afwijking": QMetaType.Type.Int, "waarde": QMetaType.Type.Double}


@dataclass(frozen=True)
class _Question:
    """Everything that was read, once."""

    situation: Situation
    engine: TravelEngine
    base: Base
    centres: Centres
    problem: DivisionProblem

    @property
    def codes(self) -> list[str]:
        return [str(code) for code in self.situation.municipalities["gm_code"]]


class ProposeDivision(OpvangatlasAlgorithm):
    """Door to :mod:`~..core.regions.best_division`; the solver runs in a process of its own."""

    NAME = "proposedivision"
    CHAPTER = "optimal"

    def title(self) -> str:
        return translate("Processing", "Best possible division")

    def help(self) -> str:
        return translate(
            "Processing",
            "Finds the division in contiguous regions with the least travel to the regional location, for all "
            "inhabitants together (gemiddeld) or for the furthest municipality (verste), and says how far this "
            "division is from it. Each region has a municipality with a regional location, or so many regions as "
            "asked. Sizes, locked municipalities and the number of moves can be bounded. Nothing is adopted: the "
            "outcome is a table and, with a name, a new variant that is not active.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield plan_parameter()
        yield text_parameter("VARIANT", translate("Processing", "Variant to compare with (empty: the active one)"))
        yield network_parameter(optional=True)
        yield confidential_parameter()
        objectives = ["gemiddeld", "verste"]
        yield choice_parameter("OBJECTIVE", translate("Processing", "Objective"), objectives, "gemiddeld")
        yield whole_parameter(
            "REGIONS", translate("Processing", "Number of regions (empty: the regional locations)"), minimum=1
        )
        sizes = ["inwoners", "taakst"]
        yield choice_parameter("SIZE", translate("Processing", "Size of a region in"), sizes, "inwoners")
        yield number_parameter("MIN_SIZE", translate("Processing", "Smallest region"))
        yield number_parameter("MAX_SIZE", translate("Processing", "Largest region"))
        yield text_parameter(
            "BASE_DIVISION",
            translate("Processing", "Existing division that moves are counted from (empty: the variant)"),
        )
        yield whole_parameter("MAX_MOVES", translate("Processing", "Most moves"))
        yield text_parameter("LOCKED", translate("Processing", "Municipalities or regions that stay (a;b)"))
        yield number_parameter("TIME_LIMIT", translate("Processing", "Time limit (s)"), 60.0, 1.0)
        yield number_parameter("GAP", translate("Processing", "Gap that is good enough (0.01 is 1 %)"), 0.0)
        yield text_parameter("NEW_VARIANT", translate("Processing", "Save as a new variant"))
        for name, label in (
            ("OUTPUT", translate("Processing", "Division")),
            ("CURVE", translate("Processing", "Trade-off between moves and travel")),
        ):
            yield QgsProcessingParameterFeatureSink(
                name, label, Qgis.ProcessingSourceType.Vector, optional=True, createByDefault=name == "OUTPUT"
            )

    def outputs(self) -> Iterable[Any]:
        yield QgsProcessingOutputString("STATUS", translate("Processing", "Status"))
        for name, label in (
            ("VALUE", translate("Processing", "Value (min)")),
            ("BOUND", translate("Processing", "No division is better than")),
            ("GAP", translate("Processing", "Gap")),
            ("CURRENT", translate("Processing", "Value of the present division (min)")),
            ("WORST", translate("Processing", "Furthest municipality (min)")),
            ("PIECES", translate("Processing", "Pieces")),
            ("MOVED", translate("Processing", "Moved municipalities")),
            ("SECONDS", translate("Processing", "Seconds")),
        ):
            yield QgsProcessingOutputNumber(name, label)

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        progress = self.progress(feedback)
        name = self.text(parameters, "NEW_VARIANT", context)
        with GeoPackageStore.open(self.parameterAsFile(parameters, "PLAN", context), read_only=name is None) as store:
            plan = store.read()
            if name is not None:
                refuse_name(name, set(plan[VARIANTS.name]["naam"]) | set(plan[VARIANTS.name]["variant_id"]))
            asked = self._question(parameters, context, feedback)
            begun = time.monotonic()
            objective: Objective = "verste" if self.text(parameters, "OBJECTIVE", context) == "verste" else "gemiddeld"
            limits = Limits(self.number(parameters, "TIME_LIMIT", context) or 60.0, 0.0)
            gap = self.number(parameters, "GAP", context) or 0.0
            solver = ProcessSolver(replace(limits, gap=gap), Part(progress, 0.5, 1.0))
            proposal = best_division(asked.problem, objective, solver, gap)
            curve = (
                list(trade_off(asked.problem, objective, ProcessSolver(limits, Part(progress, 0.5, 1.0)), gap))
                if parameters.get("CURVE") not in (None, "")
                else []
            )
            seconds = round(time.monotonic() - begun, 3)
            now = _now(asked, objective)
            _tell(feedback, asked, proposal, now, objective, curve)
            kept = {} if name is None else _keep(store, plan, name, asked, proposal, curve)
            results = self._write(parameters, context, asked, proposal, curve, kept)
        return {**results, **_figures(asked, proposal), "CURRENT": now, "SECONDS": seconds}

    def _question(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> _Question:
        situation = require_situation(self, parameters, context)
        engine = self._engine(parameters, context, feedback, situation)
        wanted = self._wanted(parameters, context)
        points = municipalities(situation)
        centres = centres_of(situation.municipalities, points, situation.regional_locations, wanted.regions)
        if not centres.from_locations:
            feedback.pushInfo(word(_NO_LOCATIONS, {}, language()))
        base = _base(
            situation, self.text(parameters, "VARIANT", context), self.text(parameters, "BASE_DIVISION", context)
        )
        frame = situation.municipalities.assign(
            taakst=[situation.targets.get(code) for code in situation.municipalities["gm_code"]]
        )
        cost = minutes_to(points, centres, engine, Part(self.progress(feedback), 0.3, 0.5))
        feedback.pushInfo(word(_METHOD, {"method": engine.method}, language()))
        problem = problem_of(frame, situation.neighbourhood, cost, centres, base, wanted)
        return _Question(situation, engine, base, centres, problem)

    def _engine(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        situation: Situation,
    ) -> TravelEngine:
        if parameters.get("NETWORK") in (None, ""):
            return straight_line(situation.plan)
        return engine_of(self, parameters, context, feedback, Part(self.progress(feedback), 0.0, 0.3))

    def _wanted(self, parameters: Parameters, context: QgsProcessingContext) -> Wanted:
        regions, moves = self.number(parameters, "REGIONS", context), self.number(parameters, "MAX_MOVES", context)
        locked = [part.strip() for part in (self.text(parameters, "LOCKED", context) or "").split(";")]
        return Wanted(
            regions=None if regions is None else int(regions),
            size="taakst" if self.text(parameters, "SIZE", context) == "taakst" else "inwoners",
            smallest=self.number(parameters, "MIN_SIZE", context),
            largest=self.number(parameters, "MAX_SIZE", context),
            most_moves=None if moves is None else int(moves),
            locked=tuple(part for part in locked if part),
        )

    def _write(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        asked: _Question,
        proposal: Division,
        curve: list[tuple[int, Division]],
        kept: dict[int, str],
    ) -> Results:
        rows: list[tuple[str, str | None]] = [(code, None) for code in asked.codes]
        if proposal.centre_of is not None:
            region_of, _ = named_regions(proposal.centre_of, asked.centres, asked.situation.municipalities, asked.base)
            rows = list(region_of.items())
        division = pd.DataFrame(rows, columns=["gm_code", "regio_id"], dtype=object)
        points = pd.DataFrame(
            [
                (moves, None if np.isnan(solution.value) else solution.value, kept.get(moves))
                for moves, solution in curve
            ],
            columns=["afwijking", "waarde", "variant"],
            dtype=object,
        )
        written = {
            "OUTPUT": self.put(parameters, "OUTPUT", context, fields_of(division.columns, {}), division),
            "CURVE": self.put(parameters, "CURVE", context, fields_of(points.columns, _KINDS), points)
            if curve
            else None,
        }
        return {name: place for name, place in written.items() if place}


def _base(situation: Situation, variant: str | None, division: str | None) -> Base:
    """The division that moves are counted from."""
    plan = situation.plan
    if division is not None:
        known = sorted(set(plan[DIVISIONS.name]["divisie"].dropna()))
        if division not in known:
            raise InputError(_NO_DIVISION, name=division, known=known)
        return Base(*division_of(plan, division))
    chosen = find_variant(plan, variant) if variant else plan.active_variant
    regions = plan[REGIONS.name]
    regions = regions[regions["variant_id"] == chosen]
    return Base(regions_of(plan, chosen), dict(zip(regions["regio_id"], regions["regio_nm"], strict=True)))


def _keep(
    store: GeoPackageStore,
    plan: Plan,
    name: str,
    asked: _Question,
    proposal: Division,
    curve: list[tuple[int, Division]],
) -> dict[int, str]:
    """Save what was found as a variant, and every other point of the curve as one; the variant ids of the curve."""
    best = len(asked.codes) if proposal.centre_of is None else asked.problem.moved(proposal.centre_of)
    titles = {moves: f"{name} (≤ {moves})" for moves, _ in curve if moves != best}
    wanted = [(best, name, proposal), *((moves, titles[moves], solution) for moves, solution in curve if moves != best)]
    kept: dict[int, str] = {}
    frames: dict[str, pd.DataFrame] = {}
    for moves, title, solution in wanted:
        if solution.centre_of is not None:
            regions, names = named_regions(
                solution.centre_of, asked.centres, asked.situation.municipalities, asked.base
            )
            kept[moves], more = started_variant(plan, title, regions, names, date.today())
            plan, frames = plan.with_tables(**more), {**frames, **more}
    if frames:
        store.save(frames)
    return kept


def _now(asked: _Question, objective: Objective) -> float | None:
    """The same figure for the division of the plan as it is; None when a part of it is unknown."""
    travel = travel_table(asked.situation, asked.engine)
    own = travel[travel["soort"] == "eigen"]
    minutes = {
        str(code): np.nan if is_unknown(value) else float(value)
        for code, value in zip(own["gm_code"], own["minuten"], strict=True)
    }
    if objective == "gemiddeld":
        return current_mean(asked.problem, minutes, asked.codes)
    known = [minutes[code] for code, counted in zip(asked.codes, asked.problem.counted, strict=True) if counted]
    return float(max(known)) if known and not np.isnan(known).any() else None


def _figures(asked: _Question, proposal: Division) -> Results:
    if proposal.centre_of is None:
        empty = dict.fromkeys(("VALUE", "GAP", "WORST", "PIECES", "MOVED"))
        return {"STATUS": proposal.status, **empty, "BOUND": known_number(proposal.bound)}
    problem = asked.problem
    regions = {code: str(centre) for code, centre in zip(asked.codes, proposal.centre_of.tolist(), strict=True)}
    pieces = asked.situation.neighbourhood.pieces(regions)
    return {
        "STATUS": proposal.status,
        "VALUE": known_number(proposal.value),
        "BOUND": known_number(proposal.bound),
        "GAP": known_number(proposal.gap),
        "WORST": problem.worst(proposal.centre_of),
        "PIECES": sum(len(parts) for parts in pieces.values()),
        "MOVED": problem.moved(proposal.centre_of),
    }


def _tell(
    feedback: QgsProcessingFeedback,
    asked: _Question,
    proposal: Division,
    now: float | None,
    objective: Objective,
    curve: list[tuple[int, Division]],
) -> None:
    """How this division compares, what was not counted and what is not proven."""
    out = ~asked.problem.counted
    if out.any():
        names = [str(name) for name in asked.situation.municipalities.loc[out, "gm_naam"]]
        feedback.pushWarning(word(_UNMEASURED, {"n": len(names), "names": names}, language()))
    if proposal.centre_of is None:
        feedback.pushWarning(word(_IMPOSSIBLE if proposal.status == "onmogelijk" else _NONE_YET, {}, language()))
        return
    if objective == "gemiddeld" and now is None:
        feedback.pushWarning(word(_NOW_UNKNOWN, {}, language()))
    elif objective == "gemiddeld":
        feedback.pushInfo(word(_NOW, {"now": round(now or 0.0, 1), "best": round(proposal.value, 1)}, language()))
    for moves, solution in curve:
        feedback.pushInfo(word(_POINT, {"moves": moves, "value": round(solution.value, 1)}, language()))
    if proposal.gap > 0:
        feedback.pushWarning(word(_NO_PROOF, {"percent": round(100.0 * proposal.gap, 2)}, language()))
