# SPDX-License-Identifier: GPL-2.0-or-later
"""``needandoffer``: what was proposed, agreed and offered per area on a day, as a table and as a map."""

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
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
)
from qgis.PyQt.QtCore import QMetaType

from ..adapters.layers import RD_NEW
from ..adapters.locale import language
from ..core.capacity.agreed import PLAN, TOWN
from ..core.capacity.ledger import AREA
from ..core.capacity.offers import offer_state
from ..core.capacity.outlook import outlook, window_of
from ..core.capacity.state_days import state_days
from ..core.model.frames import plain
from ..core.model.plan import Plan
from ..core.wording import Text, is_unknown, word
from ..storage.geopackage import GeoPackageStore
from .algorithm import OpvangatlasAlgorithm
from .parameters import Parameters, Results, confidential_parameter, date_parameter, plan_parameter, translate
from .writing import fields_of

_INT, _TEXT, _DATE, _REAL = QMetaType.Type.Int, QMetaType.Type.QString, QMetaType.Type.QDate, QMetaType.Type.Double
_COLUMNS = {
    "dag": _DATE, "gebied_soort": _TEXT, "gebied_code": _TEXT, "naam": _TEXT, "voorstel": _INT, "afgesproken": _INT,
    "verschil": _INT, "amv_afgesproken": _INT, "orgaan": _TEXT, "besluit_dat": _DATE, "som_gemeenten": _INT,
    "met_opgave": _INT, "zonder_opgave": _INT, "hard": _INT, "zacht": _INT, "onbekend_hard": _INT, "onbekend": _INT,
    "amv": _INT, "amv_onbekend": _INT, "deel_hard": _REAL, "deel_alles": _REAL, "in_natura": _TEXT,
}  # fmt: skip

_LINE = Text(
    "{day}: afgesproken {agreed:int}, hard {hard:int}, zacht {soft:int}.",
    "{day}: agreed {agreed:int}, hard {hard:int}, soft {soft:int}.",
)
_NOT_AGREED = Text(
    "{day}: hard {hard:int}, zacht {soft:int}; van {n:int} gemeenten is geen opgave afgesproken.",
    "{day}: hard {hard:int}, soft {soft:int}; for {n:int} municipalities no number was agreed.",
)
_UNKNOWN = Text(
    "Van {n:int} locaties of aanbiedingen is het aantal onbekend: dit is minstens wat er is.",
    "Of {n:int} locations or offers the number is unknown: this is at least what there is.",
)


class NeedAndOffer(OpvangatlasAlgorithm):
    """Door to :func:`~..core.capacity.offers.offer_state`. Never writes the plan."""

    NAME = "needandoffer"
    CHAPTER = "need-and-offer"

    def title(self) -> str:
        return translate("Processing", "Need and offer per area")

    def help(self) -> str:
        return translate(
            "Processing",
            "Shows per municipality, region and province what follows from the need of the province ('voorstel'), what "
            "was agreed, and what meets it on a day: 'hard' is signed or decided, 'zacht' intended or offered. Without "
            "a day: on the reference date, or on all fixed dates of the settings within the planning window. An offer "
            "that stands in the plan as a location counts there only. The plan is not changed.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield plan_parameter()
        yield date_parameter("DAY", translate("Processing", "On which day (empty: the reference date)"))
        yield QgsProcessingParameterBoolean(
            "FIXED_DAYS", translate("Processing", "On all fixed dates of the settings"), False
        )
        yield confidential_parameter()
        for name, label in (
            ("OUTPUT", translate("Processing", "Need and offer")),
            ("MAP", translate("Processing", "Need and offer per municipality")),
        ):
            yield QgsProcessingParameterFeatureSink(name, label, Qgis.ProcessingSourceType.Vector, optional=True)

    def outputs(self) -> Iterable[Any]:
        yield QgsProcessingOutputNumber("HARD", translate("Processing", "Hard places"))
        yield QgsProcessingOutputNumber("SOFT", translate("Processing", "Soft places"))

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        with GeoPackageStore.open(self.parameterAsFile(parameters, "PLAN", context), read_only=True) as store:
            plan = self.permitted(store.read(), parameters, context, feedback)
        made = outlook(plan)
        states = [offer_state(plan, made, day).assign(dag=day) for day in self._days(parameters, context, plan)]
        frame = pd.concat(states, ignore_index=True)
        last = _told(feedback, frame)
        results: Results = {"HARD": int(last["hard"]), "SOFT": int(last["zacht"])}
        for name, rows in (("OUTPUT", frame[list(_COLUMNS)]), ("MAP", _on_map(plan, frame))):
            shapes = (Qgis.WkbType.MultiPolygon, RD_NEW) if name == "MAP" else ()
            made_output = self.put(parameters, name, context, fields_of(_COLUMNS, _COLUMNS), rows, *shapes)
            results |= {name: made_output} if made_output else {}
        return results

    def _days(self, parameters: Parameters, context: QgsProcessingContext, plan: Plan) -> list[date]:
        day = self.day(parameters, "DAY", context)
        if day is None and self.parameterAsBoolean(parameters, "FIXED_DAYS", context):
            return state_days(plan)
        return [day or plan.reference_date or window_of(plan).first]


def _told(feedback: QgsProcessingFeedback, frame: pd.DataFrame) -> dict[Any, Any]:
    """A line per day about the whole plan; the last one."""
    rows = frame[(frame["gebied_soort"] == PLAN)].to_dict("records")
    for row in rows:
        figures = {"day": row["dag"], "agreed": row["afgesproken"], "hard": row["hard"], "soft": row["zacht"]}
        figures |= {"n": row["zonder_opgave"]}
        feedback.pushInfo(word(_NOT_AGREED if is_unknown(row["afgesproken"]) else _LINE, figures, language()))
        if row["onbekend"]:
            feedback.pushWarning(word(_UNKNOWN, {"n": row["onbekend"]}, language()))
    return rows[-1]


def _on_map(plan: Plan, frame: pd.DataFrame) -> pd.DataFrame:
    """The municipalities with their shapes."""
    towns = plan.municipalities
    shapes = dict(zip(towns["gm_code"], towns["geom"], strict=True))
    rows = frame[(frame["gebied_soort"] == TOWN) & frame[AREA].isin(shapes)].reset_index(drop=True)
    return rows[list(_COLUMNS)].assign(geom=plain([shapes[code] for code in rows[AREA]], rows.index))
