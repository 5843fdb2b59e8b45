# SPDX-License-Identifier: GPL-2.0-or-later
"""``capacitybalance``: need, available and balance per quarter, area, type group, scenario and certainty."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
from qgis.core import (
    Qgis,
    QgsField,
    QgsFields,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
)
from qgis.PyQt.QtCore import QMetaType

from ..adapters.locale import language
from ..core.capacity.balance import UNSURE, Level, maybe_short, shortages
from ..core.capacity.ledger import ALL_TYPES, SIGNED_LINE
from ..core.capacity.outlook import Outlook, area_names, choose, outlook, per_quarter
from ..core.capacity.spans import REASONS
from ..core.model.capacity_codes import SCENARIO
from ..core.wording import Text, bounded, figure, is_unknown, word
from ..storage.geopackage import GeoPackageStore
from .algorithm import OpvangatlasAlgorithm
from .parameters import (
    Parameters,
    Results,
    choice_parameter,
    confidential_parameter,
    date_parameter,
    plan_parameter,
    text_parameter,
    translate,
)

ALL_LEVELS = "alle"

_INT, _TEXT, _DATE, _BOOL = QMetaType.Type.Int, QMetaType.Type.QString, QMetaType.Type.QDate, QMetaType.Type.Bool
_COLUMNS = {
    "gebied_soort": _TEXT, "gebied_code": _TEXT, "gebied_naam": _TEXT, "typegroep": _TEXT, "kwartaal": _TEXT,
    "scenario": _TEXT, "zekerheid": _TEXT, "nodig": _INT, "beschikbaar": _INT, "saldo": _INT, "oordeel": _TEXT,
    "minstens": _BOOL, "hoogstens": _BOOL, "dag": _DATE, "eind": _INT, "vrijwillig": _INT, "sinds": _DATE,
    "prognose": _TEXT, "regulier": _INT, "incidenteel": _INT, "nood": _INT, "oordeel_regulier": _TEXT,
}  # fmt: skip

_LINE = Text(
    "{quarter}  nodig {need:int}, getekend {signed}, saldo {balance}, met voornemen {intended}",
    "{quarter}  need {need:int}, signed {signed}, balance {balance}, with intentions {intended}",
)
_OPEN = Text("{quarter}  getekend {signed}; behoefte onbekend", "{quarter}  signed {signed}; need unknown")
_SHORT = Text(
    "Tekort in {quarter}: {short:int} plekken (laagste dag {day}). Eindigt: {ends}. Opent: {opens}.",
    "Shortage in {quarter}: {short:int} places (lowest day {day}). Ends: {ends}. Opens: {opens}.",
)
_FITS = Text(
    "Geen tekort in scenario {scenario}, met wat getekend is.",
    "No shortage in scenario {scenario}, with what is signed.",
)
_MAYBE = Text(
    "Mogelijk tekort in {quarter}: hoogstens {short:int} plekken; aantallen, einden of plaatsen van locaties zijn "
    "onbekend.",
    "Possibly short in {quarter}: at most {short:int} places; numbers, ends or places of locations are unknown.",
)
_UNKNOWN = Text(
    "In {n:int} kwartalen is niet te zeggen of er tekort is.", "For {n:int} quarters a shortage cannot be ruled out."
)
_NO_NEED = Text(
    "Nog geen behoefte ingevoerd; het saldo is onbekend.", "No need has been entered yet; the balance is unknown."
)
_LEFT_OUT = Text("{n:int} perioden tellen niet mee: {why}.", "{n:int} periods do not count: {why}.")
_NOTHING = Text("geen", "none")


class CapacityBalance(OpvangatlasAlgorithm):
    """Door to :func:`~..core.capacity.outlook.outlook`. Never writes the plan."""

    NAME = "capacitybalance"
    CHAPTER = "capacity"

    def title(self) -> str:
        return translate("Processing", "Capacity balance per quarter")

    def help(self) -> str:
        return translate(
            "Processing",
            "Compares need with the places for asylum that are available in each quarter: the lowest number on any "
            "of its days. Gives a row per area (plan, province, region), type group, quarter, scenario and "
            "certainty: 'getekend' is signed, 'met_voornemen' includes intentions. Need per region is derived from "
            "the province's. Unknown need gives an unknown balance, never 0. 'regulier', 'incidenteel' and 'nood' say "
            "what the places of the lowest day are. The plan is not changed.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield plan_parameter()
        yield choice_parameter(
            "LEVEL", translate("Processing", "Areas"), [ALL_LEVELS, "plan", "provincie", "regio"], ALL_LEVELS
        )
        yield choice_parameter("SCENARIO", translate("Processing", "Scenario shown"), list(SCENARIO.values), "midden")
        yield text_parameter("VERSION", translate("Processing", "Prognosis (empty: the plan's)"))
        yield date_parameter("FROM", translate("Processing", "From (empty: the planning window)"))
        yield date_parameter("TO", translate("Processing", "To (inclusive)"))
        yield confidential_parameter()
        yield QgsProcessingParameterFeatureSink(
            "OUTPUT", translate("Processing", "Balance"), Qgis.ProcessingSourceType.Vector, optional=True
        )

    def outputs(self) -> Iterable[Any]:
        yield QgsProcessingOutputNumber("SHORTAGE_COUNT", translate("Processing", "Quarters with a shortage"))
        yield QgsProcessingOutputNumber(
            "PROVINCE_SHORTAGE_COUNT", translate("Processing", "Quarters with a shortage, of each province")
        )
        yield QgsProcessingOutputNumber(
            "REGION_SHORTAGE_COUNT", translate("Processing", "Quarters with a shortage, of each region")
        )
        yield QgsProcessingOutputNumber(
            "UNSURE_COUNT", translate("Processing", "Quarters in which a shortage cannot be ruled out")
        )
        yield QgsProcessingOutputString("WORST_QUARTER", translate("Processing", "Quarter with the largest shortage"))
        yield QgsProcessingOutputNumber("WORST_BALANCE", translate("Processing", "Lowest balance"))

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        with GeoPackageStore.open(self.parameterAsFile(parameters, "PLAN", context), read_only=True) as store:
            plan = store.read()
        made = outlook(
            self.permitted(plan, parameters, context, feedback),
            start=self.day(parameters, "FROM", context),
            end=self.day(parameters, "TO", context),
            version=self.text(parameters, "VERSION", context),
        )
        level = self.text(parameters, "LEVEL", context)
        rows = made.everywhere
        wanted = rows if level == ALL_LEVELS else rows[rows["gebied_soort"] == level]
        destination = self.put(parameters, "OUTPUT", context, _fields(), _named(wanted, area_names(plan), made))
        scenario = self.text(parameters, "SCENARIO", context) or "midden"
        results = self._tell(feedback, made, choose(rows[rows["gebied_soort"] == "plan"], "plan", scenario=scenario))
        results |= {
            "PROVINCE_SHORTAGE_COUNT": _short_of(made, "provincie", scenario),
            "REGION_SHORTAGE_COUNT": _short_of(made, "regio", scenario),
        }
        return {**results, "OUTPUT": destination} if destination else results

    def _tell(self, feedback: QgsProcessingFeedback, made: Outlook, rows: pd.DataFrame) -> Results:
        """How need was split, one line per quarter of the whole plan, and one per shortage."""
        for reason, count in made.owned.spans.left_out["reden"].value_counts().items():
            feedback.pushInfo(word(_LEFT_OUT, {"n": count, "why": REASONS[str(reason)]}, language()))
        if made.national_split is not None:
            feedback.pushInfo(word(*made.national_split, language()))
        if made.crossed is not None:
            feedback.pushWarning(word(*made.crossed, language()))
        for row in per_quarter(rows).to_dict("records"):
            feedback.pushInfo(word(_OPEN if pd.isna(row["nodig"]) else _LINE, _figures(row), language()))
        signed = rows[rows["lijn"] == SIGNED_LINE]
        short = shortages(signed)
        if signed["nodig"].isna().all():
            feedback.pushInfo(_NO_NEED.in_language(language()))
        elif unsure := int((signed["oordeel"] == UNSURE).sum()):
            feedback.pushWarning(word(_UNKNOWN, {"n": unsure}, language()))
        elif not len(short):
            label = SCENARIO.label(signed["scenario"].iloc[0])
            feedback.pushInfo(word(_FITS, {"scenario": label}, language()))
        for row in maybe_short(signed).sort_values("kwartaal").to_dict("records"):
            figures = {"quarter": row["kwartaal"], "short": row["tekort"]}
            feedback.pushWarning(word(_MAYBE, figures, language()))
        changes = made.changes()
        changes = changes.assign(naam=[made.names.get(loc, loc) for loc in changes["loc_id"]])
        for row in short.sort_values("kwartaal").to_dict("records"):
            here = changes[changes["kwartaal"] == row["kwartaal"]]
            figures = {
                "quarter": row["kwartaal"],
                "short": row["tekort"],
                "day": row["dag"],
                "ends": list(here.loc[here["soort"].isin(["eindigt", "krimpt"]), "naam"]) or _NOTHING,
                "opens": list(here.loc[here["soort"].isin(["opent", "groeit"]), "naam"]) or _NOTHING,
            }
            feedback.pushWarning(word(_SHORT, figures, language()))
        results: Results = {"SHORTAGE_COUNT": len(short), "UNSURE_COUNT": int((signed["oordeel"] == UNSURE).sum())}
        if len(short):
            results |= {"WORST_QUARTER": short["kwartaal"].iloc[0], "WORST_BALANCE": -int(short["tekort"].iloc[0])}
        return results


def _figures(row: dict[Any, Any]) -> dict[str, object]:
    return {
        "quarter": row["kwartaal"],
        "need": row["nodig"],
        "signed": _bound(row, "beschikbaar", "getekend", "int"),
        "balance": _bound(row, "saldo", "getekend", "signed"),
        "intended": _bound(row, "saldo", "met_voornemen", "signed"),
    }


def _bound(row: dict[Any, Any], name: str, line: str, kind: str) -> str:
    text = figure(row[f"{name}_{line}"], language(), kind)
    unknown = is_unknown(row[f"{name}_{line}"])
    return text if unknown else bounded(text, least=row[f"minstens_{line}"], most=row[f"hoogstens_{line}"])


def _short_of(made: Outlook, level: Level, scenario: str) -> int:
    """In how many quarters the areas of a level are short, signed, all types together."""
    rows = made.balances(level)
    rows = rows[(rows["typegroep"] == ALL_TYPES) & (rows["scenario"] == scenario) & (rows["lijn"] == SIGNED_LINE)]
    return len(shortages(rows))


def _fields() -> QgsFields:
    fields = QgsFields()
    for name, kind in _COLUMNS.items():
        fields.append(QgsField(name, kind))
    return fields


def _named(rows: pd.DataFrame, names: dict[str, str], made: Outlook) -> pd.DataFrame:
    """The rows with the names the output has."""
    named = [names.get(code, code) for code in rows["gebied_code"]]
    frame = rows.rename(columns={"lijn": "zekerheid"}).assign(gebied_naam=named, prognose=made.version)
    return frame[list(_COLUMNS)]
