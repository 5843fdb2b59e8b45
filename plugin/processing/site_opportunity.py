# SPDX-License-Identifier: GPL-2.0-or-later
"""``siteopportunity``: where a location would help most, at every junction or on a grid."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterMultipleLayers,
)
from qgis.PyQt.QtCore import QMetaType

from ..adapters.layers import RD_NEW, attributes, require_crs, to_rd
from ..adapters.locale import language
from ..core.checks.assess import straight_line, travel_table
from ..core.errors import InputError
from ..core.progress import Part, Progress
from ..core.siting.opportunity import (
    Gains,
    Measure,
    NetworkReach,
    Norm,
    PointReach,
    Reach,
    areas_at,
    best_per_hexagon,
    gains,
    grid_sites,
    junction_sites,
    served_now,
)
from ..core.situation.situation import Situation
from ..core.travel.engine import TravelEngine
from ..core.travel.network_engine import NetworkEngine
from ..core.wording import Text, is_unknown, word
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
from .writing import fields_of

_NO_NORM = Text(
    "Het plan heeft geen norm; vul die in bij de planinstellingen, of kies inwonerminuten.",
    "The plan has no norm; give one in the plan settings, or choose inwonerminuten.",
)
_NO_REGION = Text(
    "Regio ‘{name}’ staat niet in het plan; wel: {known}.", "Region ‘{name}’ is not in the plan: {known}."
)
_NO_SITES = Text(
    "Er is geen enkele plek in deze regio's buiten de maskers.", "There is no place in these regions outside the masks."
)
_TOO_FINE = Text("Kies grotere cellen voor dit gebied.", "Choose larger cells for this area.")
_NO_MASK = Text("Masker ‘{name}’ is niet te openen.", "Mask ‘{name}’ cannot be opened.")
_METHOD = Text("{n:int} plekken bekeken; reistijd: {method}.", "{n:int} places looked at; travel: {method}.")
_BEST = Text("{n:int}. {name}: {gain:int} {unit}", "{n:int}. {name}: {gain:int} {unit}")
_BEST_AT_LEAST = Text("{n:int}. {name}: minstens {gain:int} {unit}", "{n:int}. {name}: at least {gain:int} {unit}")
_CELL = 1000.0
_COUNT = 10
_UNITS = {
    "inwonerminuten": Text("inwonerminuten per enkele reis", "inhabitant-minutes per single trip"),
    "inwoners_binnen_norm": Text("inwoners erbij binnen de norm", "more inhabitants within the norm"),
    "gemeenten_binnen_norm": Text("gemeenten erbij binnen de norm", "more municipalities within the norm"),
}
_KINDS = {
    "winst": QMetaType.Type.Double,
    "minstens": QMetaType.Type.Bool,
    "plaatsen": QMetaType.Type.Int,
    "rang": QMetaType.Type.Int,
}


class SiteOpportunity(OpvangatlasAlgorithm):
    """Door to :mod:`~..core.siting.opportunity`."""

    NAME = "siteopportunity"
    CHAPTER = "optimal"

    def title(self) -> str:
        return translate("Processing", "Where a location would help most")

    def help(self) -> str:
        return translate(
            "Processing",
            "Works out, for every junction of the roads, what a location there would save the municipalities of its "
            "region: minutes of all inhabitants together, or inhabitants or municipalities brought within the norm. "
            "Without a network the same is done on a grid by straight line. Gives hexagons with the best place in "
            "each, and the best places by name. Where travel is unknown the gain is a lower bound (minstens).",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield plan_parameter()
        yield network_parameter(optional=True)
        yield choice_parameter("MEASURE", translate("Processing", "Measure"), list(_UNITS), "inwonerminuten")
        yield text_parameter("REGIONS", translate("Processing", "Regions (a;b; empty: all)"))
        yield number_parameter("CELL", translate("Processing", "Width of a hexagon (m)"), _CELL, 50.0)
        yield QgsProcessingParameterMultipleLayers(
            "MASKS",
            translate("Processing", "Where no location can be (polygons)"),
            Qgis.ProcessingSourceType.VectorPolygon,
            optional=True,
        )
        yield confidential_parameter()
        yield whole_parameter("COUNT", translate("Processing", "Number of best places"), minimum=1, default=_COUNT)
        yield QgsProcessingParameterFeatureSink(
            "OUTPUT", translate("Processing", "Opportunity"), Qgis.ProcessingSourceType.VectorPolygon
        )
        yield QgsProcessingParameterFeatureSink(
            "BEST",
            translate("Processing", "Best places"),
            Qgis.ProcessingSourceType.VectorPoint,
            optional=True,
            createByDefault=False,
        )

    def outputs(self) -> Iterable[Any]:
        yield QgsProcessingOutputNumber("SITES", translate("Processing", "Places looked at"))
        yield QgsProcessingOutputNumber("BEST_GAIN", translate("Processing", "Largest gain"))
        yield QgsProcessingOutputString("METHOD", translate("Processing", "Method"))

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        progress = self.progress(feedback)
        situation = require_situation(self, parameters, context)
        measure: Measure = self.text(parameters, "MEASURE", context) or "inwonerminuten"  # type: ignore[assignment]
        norm = _norm(situation, measure)
        cell = self.number(parameters, "CELL", context) or _CELL
        engine: TravelEngine
        if parameters.get("NETWORK") in (None, ""):
            engine = straight_line(situation.plan)
        else:
            engine = engine_of(self, parameters, context, feedback, Part(progress, 0.0, 0.3))
        xy, region = self._sites(parameters, context, situation, engine, cell)
        found = _gains(situation, engine, xy, region, measure, norm, Part(progress, 0.3, 0.95))
        inside = np.flatnonzero([name is not None for name in region])
        kept = Gains(found.gain[inside], found.at_least[inside])
        frame, best = best_per_hexagon(xy[inside], kept, region[inside], cell)
        frame["maat"], frame["methode"] = measure, engine.method
        ranked = _ranked(
            situation, xy[inside][best], frame, self.parameterAsInt(parameters, "COUNT", context) or _COUNT
        )
        _tell(feedback, engine, len(inside), ranked, measure)
        results = {
            "OUTPUT": self.put(
                parameters,
                "OUTPUT",
                context,
                fields_of(frame.columns.drop("geom"), _KINDS),
                frame,
                Qgis.WkbType.Polygon,
                RD_NEW,
            ),
            "BEST": self.put(
                parameters,
                "BEST",
                context,
                fields_of(ranked.columns.drop("geom"), _KINDS),
                ranked,
                Qgis.WkbType.Point,
                RD_NEW,
            ),
        }
        most = float(frame["winst"].iloc[0])
        return {
            **{k: v for k, v in results.items() if v},
            "SITES": len(inside),
            "BEST_GAIN": most,
            "METHOD": engine.method,
        }

    def _sites(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        situation: Situation,
        engine: TravelEngine,
        cell: float,
    ) -> tuple[NDArray[np.float64], NDArray[np.object_]]:
        """Every place, and the region in which a location can lie there (None: nowhere)."""
        frame = situation.municipalities
        wanted = _wanted(situation, self.text(parameters, "REGIONS", context))
        frame = frame[frame["regio_id"].isin(wanted)].reset_index(drop=True)
        shapes = frame["geom"].to_numpy()
        if not len(shapes):
            raise InputError(_NO_SITES)
        if isinstance(engine, NetworkEngine):
            xy = np.asarray(engine.network.junction_xy, dtype=np.float64)
            usable = np.zeros(len(xy), dtype=bool)
            usable[junction_sites(engine.network)] = True
        else:
            xy, usable = _grid(shapes, cell)
        masks = self._masks(parameters, context)
        at = np.full(len(xy), -1, dtype=np.int64)
        at[usable] = areas_at(xy[usable], shapes)
        if len(masks):
            rows = np.flatnonzero(at >= 0)
            at[rows[areas_at(xy[rows], masks) >= 0]] = -1
        if not (at >= 0).any():
            raise InputError(_NO_SITES)
        region = np.array([*frame["regio_id"], None], dtype=object)  # row -1: in no region, or masked
        return xy, region[at]

    def _masks(self, parameters: Parameters, context: QgsProcessingContext) -> NDArray[np.object_]:
        """All shapes of the masks, in RD New."""
        shapes: list[object] = []
        for layer in self.parameterAsLayerList(parameters, "MASKS", context) or ():
            if not layer.isValid():
                raise InputError(_NO_MASK, name=layer.name())
            _, given = attributes(layer)
            shapes += [shape for shape in to_rd(given, require_crs(layer, layer.name())) if shape]
        return np.array(shapes, dtype=object)


def _grid(shapes: NDArray[np.object_], cell: float) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    try:
        xy = grid_sites(shapes, cell)
    except ValueError as error:
        raise InputError(_TOO_FINE, details=str(error)) from error
    return xy, np.ones(len(xy), dtype=bool)


def _wanted(situation: Situation, given: str | None) -> set[str]:
    """The regions that were asked for, by id or name; all without a choice."""
    names = situation.region_name
    if given is None:
        return set(names)
    ids = {name.casefold(): region for region, name in names.items()} | {r.casefold(): r for r in names}
    wanted = set()
    for part in filter(None, (part.strip() for part in given.split(";"))):
        if part.casefold() not in ids:
            raise InputError(_NO_REGION, name=part, known=sorted(names))
        wanted.add(ids[part.casefold()])
    return wanted


def _norm(situation: Situation, measure: Measure) -> Norm:
    settings = situation.plan.settings
    norm = Norm(settings["max_minuten"], settings["max_km"])
    if measure != "inwonerminuten" and norm == Norm():
        raise InputError(_NO_NORM)
    return norm


def _gains(
    situation: Situation,
    engine: TravelEngine,
    xy: NDArray[np.float64],
    region: NDArray[np.object_],
    measure: Measure,
    norm: Norm,
    progress: Progress,
) -> Gains:
    frame = situation.municipalities
    codes = [str(code) for code in frame["gm_code"]]
    people = np.array([np.nan if is_unknown(value) else float(value) for value in frame["inwoners"]])
    origins = municipalities(situation)
    travel = travel_table(situation, engine, Part(progress, 0.0, 0.2))
    served = served_now(travel, codes, situation.region_of, people)
    reach: Reach = (
        NetworkReach(engine, origins) if isinstance(engine, NetworkEngine) else PointReach(engine, origins, xy)
    )
    return gains(served, region, reach, measure, norm, Part(progress, 0.2, 1.0))


def _ranked(situation: Situation, xy: NDArray[np.float64], frame: pd.DataFrame, count: int) -> pd.DataFrame:
    """The best place of each of the best hexagons, with the municipality it lies in."""
    top = frame.head(count)
    points = np.asarray(shapely.points(xy[: len(top)]), dtype=object)
    names = [situation.name_of.get(situation.municipality_at(point) or "") for point in points]
    return pd.DataFrame({
        "rang": range(1, len(top) + 1),
        "gemeente": names,
        "regio_id": top["regio_id"].to_numpy(),
        "winst": top["winst"].to_numpy(),
        "minstens": top["minstens"].to_numpy(),
        "maat": top["maat"].to_numpy(),
        "methode": top["methode"].to_numpy(),
        "geom": points,
    })  # fmt: skip


def _tell(
    feedback: QgsProcessingFeedback,
    engine: TravelEngine,
    sites: int,
    ranked: pd.DataFrame,
    measure: Measure,
) -> None:
    """How many places, by which method, the best by name, and what is not known."""
    feedback.pushInfo(word(_METHOD, {"n": sites, "method": engine.method}, language()))
    for row in ranked.to_dict("records"):
        text = _BEST_AT_LEAST if row["minstens"] else _BEST
        figures = {"n": row["rang"], "name": row["gemeente"] or "–", "gain": row["winst"], "unit": _UNITS[measure]}
        feedback.pushInfo(word(text, figures, language()))
