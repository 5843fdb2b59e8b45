# SPDX-License-Identifier: GPL-2.0-or-later
"""``reserveplan``: which reserve to use on a day or in a quarter, in an area and a scenario."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pandas as pd
from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
)
from qgis.PyQt.QtCore import QMetaType

from ..adapters.locale import language
from ..core.capacity.outlook import MIDDLE
from ..core.capacity.quarters import Quarter
from ..core.capacity.reserve import SHIFT, WHY_NOT, ReservePlan, parse_order
from ..core.capacity.reserve_question import Answer, Question, ReserveDesk, area_asked, days_asked
from ..core.capacity.scenarios import kept
from ..core.model.capacity_codes import SCENARIO
from ..core.model.capacity_tables import RESERVE_PLAN_ROWS, RESERVE_PLANS
from ..core.model.codes import CAPACITY_TYPE
from ..core.model.identifiers import slug, unique_id
from ..core.model.plan import Plan
from ..core.model.tables import LOCATIONS
from ..core.wording import Text, word
from ..storage.geopackage import GeoPackageStore
from .algorithm import OpvangatlasAlgorithm
from .parameters import (
    Parameters,
    Results,
    choice_parameter,
    confidential_parameter,
    plan_parameter,
    text_parameter,
    translate,
    whole_parameter,
)
from .writing import fields_of

_INT, _TEXT, _REAL = QMetaType.Type.Int, QMetaType.Type.QString, QMetaType.Type.Double
_COLUMNS = {
    "volgnr": _INT, "reserve_id": _TEXT, "loc_id": _TEXT, "loc_naam": _TEXT, "captype": _TEXT,
    "beschikbaarheid": _TEXT, "voorraad": _INT, "plekken": _INT, "inzet_dgn": _INT, "opgeteld": _INT,
    "standby_dag": _REAL, "actie": _TEXT, "reden": _TEXT,
}  # fmt: skip

_LINE = Text(
    "{n:int}. {kind}, {location}: {places:int} plekken na {days:int} dagen",
    "{n:int}. {kind}, {location}: {places:int} places after {days:int} days",
)
_SUM = Text(
    "{found:int} van {asked:int} plekken, gereed na {days:int} dagen; aandeel (crisis)nood {share:pct}.",
    "{found:int} of {asked:int} places, ready after {days:int} days; share of (crisis) emergency {share:pct}.",
)
_SHIFTED = Text(
    "{n:int}. plekken voor anderen naar asiel, {location}: {places:int} plekken (hoe snel is niet bekend)",
    "{n:int}. places for others to asylum, {location}: {places:int} places (how fast is not known)",
)
_SUM_MIX = Text(
    "{found:int} van {asked:int} plekken, alle door de mix te verschuiven.",
    "{found:int} of {asked:int} places, all by shifting the mix.",
)
_OF_MIX = Text(
    "Van deze plekken komen er {n:int} uit de mix; hoe snel die er zijn is niet bekend.",
    "Of these places {n:int} come from the mix; how fast is not known.",
)
_SHORTAGES = {
    "": Text(
        "Tekort in {quarter}, scenario {scenario}: {places:int} plekken.",
        "Short in {quarter}, scenario {scenario}: {places:int} places.",
    ),
    "minstens": Text(
        "Tekort in {quarter}, scenario {scenario}: minstens {places:int} plekken; een deel van de behoefte is "
        "onbekend.",
        "Short in {quarter}, scenario {scenario}: at least {places:int} places; part of the need is unknown.",
    ),
    "hoogstens": Text(
        "Tekort in {quarter}, scenario {scenario}: hoogstens {places:int} plekken; van sommige locaties is het aantal "
        "onbekend.",
        "Short in {quarter}, scenario {scenario}: at most {places:int} places; of some locations the number is "
        "unknown.",
    ),
}
_SHORTAGE_UNKNOWN = Text(
    "Het tekort in {quarter}, scenario {scenario}, is onbekend.",
    "The shortage in {quarter}, scenario {scenario}, is unknown.",
)
_NONE = Text("Geen enkele reserve is op tijd inzetbaar.", "No reserve is ready in time.")
_SHORT = Text("Er ontbreken {short:int} plekken.", "{short:int} places are missing.")
_STANDBY = Text(
    "De hele portefeuille in reserve kost {cost:eur} per dag.", "The whole portfolio costs {cost:eur} a day in reserve."
)
_IN_USE = Text(
    "In gebruik kosten de gevonden plekken {cost:eur} per dag ({regular:eur} per plek per jaar, nood {emergency:eur}).",
    "In use the places found cost {cost:eur} a day ({regular:eur} a place a year, emergency {emergency:eur}).",
)
_AT_LEAST = Text(
    "De hele portefeuille in reserve kost ten minste {cost:eur} per dag; {rows:int} rijen hebben geen prijs.",
    "The whole portfolio costs at least {cost:eur} a day in reserve; {rows:int} rows have no price.",
)


class ReservePlanAlgorithm(OpvangatlasAlgorithm):
    """Door to :class:`~..core.capacity.reserve_question.ReserveDesk`. Writes the plan only when a name is given."""

    NAME = "reserveplan"
    CHAPTER = "reserve-order"

    def title(self) -> str:
        return translate("Processing", "Reserve plan")

    def help(self) -> str:
        return translate(
            "Processing",
            "Chooses reserve capacity for a day or a quarter, an area and a scenario, starting from what is short in "
            "that quarter; or for a number of extra places within a number of days. First what flexible locations "
            "have for others, then reserve in the order of types of the plan (emergency late, crisis emergency "
            "last), then fewest days, then lowest price. Gives the rows used with the day they are ready, and the "
            "others with the reason: also places that end before or open after. With a name, the outcome is kept in "
            "the plan with all that was asked.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield plan_parameter()
        yield text_parameter("DAY", translate("Processing", "For the day or quarter (31-12-2029, 2029-Q4)"))
        yield text_parameter("AREA", translate("Processing", "Province or region (empty: the whole plan)"))
        yield choice_parameter("SCENARIO", translate("Processing", "Scenario"), list(SCENARIO.values), MIDDLE)
        yield whole_parameter("PLACES", translate("Processing", "Extra places (empty: what is short then)"))
        yield whole_parameter("WITHIN_DAYS", translate("Processing", "Within (days; empty: until that day)"))
        yield text_parameter("ORDER", translate("Processing", "Order of types (empty: the plan's)"))
        yield QgsProcessingParameterBoolean(
            "INCLUDE_POTENTIAL", translate("Processing", "Also reserve that is potential"), True
        )
        yield QgsProcessingParameterBoolean(
            "INCLUDE_MIX", translate("Processing", "Also what flexible locations have for others"), True
        )
        yield confidential_parameter()
        yield text_parameter("NAME", translate("Processing", "Keep in the plan under this name"))
        yield QgsProcessingParameterFeatureSink(
            "OUTPUT", translate("Processing", "Reserve plan"), Qgis.ProcessingSourceType.Vector, optional=True
        )

    def outputs(self) -> Iterable[Any]:
        yield QgsProcessingOutputNumber("SHORTAGE", translate("Processing", "Shortage in that quarter"))
        yield QgsProcessingOutputNumber("FOUND", translate("Processing", "Places found"))
        yield QgsProcessingOutputNumber("SHORT", translate("Processing", "Places missing"))
        yield QgsProcessingOutputNumber("READY_DAYS", translate("Processing", "Ready after (days)"))
        yield QgsProcessingOutputNumber("STANDBY_PER_DAY", translate("Processing", "Standby cost per day"))
        yield QgsProcessingOutputNumber("USE_PER_DAY", translate("Processing", "Cost per day in use"))
        yield QgsProcessingOutputNumber("EMERGENCY_SHARE", translate("Processing", "Share of emergency"))

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        name = self.text(parameters, "NAME", context)
        path = self.parameterAsFile(parameters, "PLAN", context)
        with GeoPackageStore.open(path, read_only=name is None) as store:
            plan = store.read()
            counted = self.permitted(plan, parameters, context, feedback)
            desk = ReserveDesk(counted, date.today())
            order = parse_order(self.text(parameters, "ORDER", context) or plan.settings["reserve_volgorde"])
            answer = desk.ask(self._question(parameters, context, desk), order)
            reserve, locations = answer.made, counted[LOCATIONS.name]
            named = dict(zip(locations["loc_id"], locations["loc_naam"], strict=True))
            destination = self.put(parameters, "OUTPUT", context, fields_of(_COLUMNS, _COLUMNS), _table(reserve, named))
            if name is not None:
                _keep(store, plan, name, answer)
        prices = [plan.settings[key] for key in ("gebruik_eur_jaar", "gebruik_nood_eur_jaar")]
        _tell_shortage(feedback, answer)
        _tell(feedback, reserve, named, prices)
        figures = _figures(reserve, prices)
        if answer.shortage.places is not None:
            figures["SHORTAGE"] = answer.shortage.places
        return {**figures, **({"OUTPUT": destination} if destination else {})}

    def _question(self, parameters: Parameters, context: QgsProcessingContext, desk: ReserveDesk) -> Question:
        """What is asked; without a day that is the one so many days from the reference date."""
        given = (self.number(parameters, key, context) for key in ("PLACES", "WITHIN_DAYS"))
        places, within = (None if number is None else int(number) for number in given)
        text = self.text(parameters, "DAY", context)
        if text is None:
            ready = desk.day + timedelta(days=within or 0)
            first, last = ready, ready
        else:
            first, last = days_asked(text)
        level, area = area_asked(desk.plan, self.text(parameters, "AREA", context))
        return Question(
            first,
            last,
            level,
            area,
            self.text(parameters, "SCENARIO", context) or MIDDLE,
            places,
            within,
            self.parameterAsBoolean(parameters, "INCLUDE_POTENTIAL", context),
            self.parameterAsBoolean(parameters, "INCLUDE_MIX", context),
        )


def _table(reserve: ReservePlan, named: dict[str, str]) -> pd.DataFrame:
    """The rows used in order, then the others with the reason."""
    unused = reserve.unused.rename(columns={"plekken": "voorraad"})
    reasons = [WHY_NOT[why].in_language(language()) for why in unused["reden"]]
    frame = pd.concat([reserve.lines, unused.assign(reden=reasons)], ignore_index=True)
    frame["loc_naam"] = [named.get(loc) for loc in frame["loc_id"]]
    return frame.reindex(columns=list(_COLUMNS)).astype("object")


def _keep(store: GeoPackageStore, plan: Plan, name: str, answer: Answer) -> None:
    plan_id = unique_id(slug(name), set(plan[RESERVE_PLANS.name]["plan_id"]))
    head, lines = kept(plan_id, name, answer, date.today(), secret=plan.shows_secrets)
    store.append({RESERVE_PLANS.name: head, RESERVE_PLAN_ROWS.name: lines})


def _tell_shortage(feedback: QgsProcessingFeedback, answer: Answer) -> None:
    """What is short in the quarter that is asked about."""
    lacks = answer.shortage
    message = _SHORTAGES[lacks.bound] if lacks.places is not None else _SHORTAGE_UNKNOWN
    figures = {
        "quarter": Quarter.of(answer.question.first).label,
        "places": lacks.places,
        "scenario": SCENARIO.label(answer.question.scenario),
    }
    feedback.pushInfo(word(message, figures, language()))


def _tell(feedback: QgsProcessingFeedback, reserve: ReservePlan, named: dict[str, str], prices: list[float]) -> None:
    """One line per row used, and what it adds up to."""

    def say(text: Text, **figures: object) -> None:
        feedback.pushInfo(word(text, figures, language()))

    for row in reserve.lines.to_dict("records"):
        if row["actie"] == SHIFT:
            location = named.get(row["loc_id"], row["loc_id"])
            say(_SHIFTED, n=row["volgnr"], location=location, places=row["plekken"])
            continue
        kind = CAPACITY_TYPE.label(row["captype"])
        location = named.get(row["loc_id"], row["loc_id"])
        say(_LINE, n=row["volgnr"], kind=kind, location=location, places=row["plekken"], days=row["inzet_dgn"])
    if reserve.places and reserve.ready_days is None:
        say(_SUM_MIX, found=reserve.places, asked=reserve.asked)
    elif reserve.places:
        say(_SUM, found=reserve.places, asked=reserve.asked, days=reserve.ready_days, share=reserve.emergency_share)
        if reserve.shifted:
            say(_OF_MIX, n=reserve.shifted)
    else:
        say(_NONE)
    regular, emergency = prices
    if reserve.places:
        say(_IN_USE, cost=reserve.use_per_day(regular, emergency), regular=regular, emergency=emergency)
    if reserve.short:
        feedback.pushWarning(word(_SHORT, {"short": reserve.short}, language()))
    cost = reserve.standby
    say(_AT_LEAST if cost.at_least else _STANDBY, cost=cost.per_day, rows=cost.unknown_rows)


def _figures(reserve: ReservePlan, prices: list[float]) -> Results:
    figures = {
        "FOUND": reserve.places,
        "SHORT": reserve.short,
        "READY_DAYS": reserve.ready_days,
        "STANDBY_PER_DAY": reserve.standby.per_day,
        "USE_PER_DAY": reserve.use_per_day(*prices),
        "EMERGENCY_SHARE": reserve.emergency_share,
    }
    return {name: value for name, value in figures.items() if value is not None}
