# SPDX-License-Identifier: GPL-2.0-or-later
"""``screensites``: a list of tips, each measured and judged in the plan, ranked with the reasons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
)
from qgis.PyQt.QtCore import QMetaType

from ..adapters.layers import RD_NEW, points_in_rd
from ..adapters.locale import language
from ..core.capacity.quarters import Quarter
from ..core.checks.assess import straight_line
from ..core.errors import InputError
from ..core.intake.rows import parse_pairs
from ..core.progress import Part
from ..core.siting.criteria import PRESETS, Preset
from ..core.siting.effect import SiteBoard
from ..core.siting.screen import screen
from ..core.situation.situation import Situation
from ..core.travel.engine import TravelEngine
from ..core.wording import Text
from .algorithm import OpvangatlasAlgorithm
from .parameters import (
    Parameters,
    Results,
    choice_parameter,
    confidential_parameter,
    plan_parameter,
    rejected_parameter,
    row_counts,
    text_parameter,
    translate,
)
from .reading import require_readable
from .travel_input import engine_of, network_parameter, require_situation
from .writing import fields_of, require_accepted

_NO_QUARTER = Text("‘{value}’ is geen kwartaal, zoals 2027-K4.", "‘{value}’ is not a quarter, such as 2027-K4.")
_COUNTS = ("rang", "rij", "plekken", "boven_voor", "boven_na")
_FIGURES = (
    "gem_min_voor", "verste_min_voor", "gem_min_na", "verste_min_na", "saldo_voor", "saldo_na", "per_1000_voor",
    "per_1000_na", "eigen_min", "ander_min",
)  # fmt: skip
_KINDS = {
    **dict.fromkeys(_COUNTS, QMetaType.Type.LongLong),
    **dict.fromkeys(_FIGURES, QMetaType.Type.Double),
}


class ScreenSites(OpvangatlasAlgorithm):
    """Door to :func:`~..core.siting.screen.screen`."""

    NAME = "screensites"
    CHAPTER = "screen-sites"

    def title(self) -> str:
        return translate("Processing", "Screen a list of sites")

    def help(self) -> str:
        return translate(
            "Processing",
            "Judges a list of sites: points, polygons, or a table with lon/lat or x/y. For each it works out what a "
            "location there would do to the travel of its region, the balance of the quarter and the places per 1,000 "
            "inhabitants, and tests it by the rules of thumb of the preset (the norms are plan settings). Ranked, "
            "with what is not met and what is unknown; rows that cannot be read are kept with the reason. Distances "
            "are taken from the columns school_km, winkel_km, halte_km, water_km and ind_minuten. Nothing is stored "
            "in the plan.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield plan_parameter()
        yield network_parameter(optional=True)
        yield QgsProcessingParameterFeatureSource(
            "SITES", translate("Processing", "Sites"), [Qgis.ProcessingSourceType.Vector]
        )
        yield text_parameter("FIELD_MAP", translate("Processing", "Columns (attribute=column;…)"))
        yield choice_parameter("PRESET", translate("Processing", "Preset"), list(PRESETS), PRESETS[0])
        yield text_parameter("QUARTER", translate("Processing", "Open from quarter (empty: that of the plan)"))
        yield confidential_parameter()
        yield QgsProcessingParameterFeatureSink(
            "OUTPUT", translate("Processing", "Screened sites"), Qgis.ProcessingSourceType.VectorPoint
        )
        yield rejected_parameter()

    def outputs(self) -> Iterable[Any]:
        yield from row_counts()

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        progress = self.progress(feedback)
        situation = require_situation(self, parameters, context)
        quarter = _quarter(situation, self.text(parameters, "QUARTER", context))
        preset: Preset = self.text(parameters, "PRESET", context) or PRESETS[0]  # type: ignore[assignment]
        source = self.source(parameters, "SITES", context)
        fields = parse_pairs(self.text(parameters, "FIELD_MAP", context))
        rows, geographic = points_in_rd(source, source.sourceName(), fields)
        require_readable(rows, source.sourceName())
        engine: TravelEngine
        if parameters.get("NETWORK") in (None, ""):
            engine = straight_line(situation.plan)
        else:
            engine = engine_of(self, parameters, context, feedback, Part(progress, 0.0, 0.3))
        board = SiteBoard.of(situation.plan, engine, quarter, Part(progress, 0.3, 0.4))
        screened = screen(
            rows, fields, board, preset,
            geographic=geographic, language=language(), progress=Part(progress, 0.4, 0.95),
        )  # fmt: skip
        results = self.put_rejected(parameters, context, feedback, screened.sieve)
        require_accepted(screened.sieve)
        table = screened.table
        names = [name for name in table.columns if name != "geom"]
        made = self.put(
            parameters, "OUTPUT", context, fields_of(names, _KINDS), table, Qgis.WkbType.Point, RD_NEW
        )  # fmt: skip
        return {**results, "OUTPUT": made}


def _quarter(situation: Situation, given: str | None) -> Quarter:
    """The quarter in which the sites open: as given, else that of the plan's reference date."""
    if given is None:
        return Quarter.of(situation.day)
    quarter = Quarter.parse(given)
    if quarter is None:
        raise InputError(_NO_QUARTER, value=given)
    return quarter
