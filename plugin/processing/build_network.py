# SPDX-License-Identifier: GPL-2.0-or-later
"""``buildnetwork``: a road network for measuring travel, from any line layer."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd
import shapely
from qgis.core import (
    Qgis,
    QgsField,
    QgsFields,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from ..adapters.layers import RD_NEW, polygons_in_rd
from ..adapters.locale import language
from ..core.errors import InputError
from ..core.intake.rows import require_rd
from ..core.progress import Part, stop_if_cancelled
from ..core.travel.build import BuildSettings, Built, build_network
from ..core.travel.network import Float64
from ..core.travel.quality import KINDS
from ..core.travel.roads import RoadSettings, blocks_cars
from ..core.travel.speeds import SpeedTable
from ..core.wording import Text, word
from ..storage.network_cache import COMPUTED_FOLDER, NetworkCache, write_network
from .algorithm import OpvangatlasAlgorithm
from .output_gate import NETWORK_PARTS
from .parameters import (
    Parameters,
    Results,
    choice_parameter,
    date_parameter,
    field_parameter,
    number_parameter,
    text_parameter,
    translate,
)

SPEEDS = Path(__file__).resolve().parents[2] / "resources" / "speeds"
_FIELDS = {
    "speed_field": "SPEED_FIELD",
    "oneway_field": "ONEWAY_FIELD",
    "length_field": "LENGTH_FIELD",
    "class_field": "CLASS_FIELD",
}

_BAD_SPEED = Text("Snelheid {value} km/u is niet mogelijk.", "A speed of {value} km/h is not possible.")
_UNREADABLE = Text("Kan {path} niet lezen.", "Cannot read {path}.")
_PIECES = Text(
    "Het wegennet bestaat uit {n:int} delen; het grootste heeft {share:pct} van de kruispunten.",
    "The network consists of {n:int} parts; the largest has {share:pct} of the junctions.",
)
_COUNTED = Text("{what}: {n:int} ({done}).", "{what}: {n:int} ({done}).")


class BuildNetwork(OpvangatlasAlgorithm):
    """Door to :func:`~..core.travel.build.build_network`."""

    NAME = "buildnetwork"
    FOLDER_PARTS = MappingProxyType({"OUTPUT": NETWORK_PARTS})
    CHAPTER = "build-network"

    def title(self) -> str:
        return translate("Processing", "Build network")

    def help(self) -> str:
        return translate(
            "Processing",
            "Makes a road network from lines and prepares it, so that travel can be measured in "
            "milliseconds. Presets: osm (OpenStreetMap, also .osm.pbf; roads join at every shared vertex), "
            "nwb (Nationaal Wegenbestand) and generic; the last two join end points within the tolerance. "
            "Bollards and other barriers in the layer points of the same OpenStreetMap file keep cars out. "
            "Lines that merely cross do not connect. The report says what was wrong with the roads and what "
            "was done about it.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        roads = "ROADS"
        yield QgsProcessingParameterFeatureSource(
            roads, translate("Processing", "Roads"), [Qgis.ProcessingSourceType.VectorLine]
        )
        yield choice_parameter("PRESET", translate("Processing", "Preset"), ["generic", "osm", "nwb"], "generic")
        yield field_parameter("SPEED_FIELD", translate("Processing", "Speed (km/h)"), roads)
        yield field_parameter("ONEWAY_FIELD", translate("Processing", "Direction"), roads)
        yield field_parameter("LENGTH_FIELD", translate("Processing", "Length"), roads)
        yield choice_parameter("LENGTH_UNIT", translate("Processing", "Unit of length"), ["m", "km"], "m")
        yield field_parameter("CLASS_FIELD", translate("Processing", "Road class"), roads)
        yield number_parameter("DEFAULT_SPEED", translate("Processing", "Speed where unknown (km/h)"), 50.0, 1.0)
        yield number_parameter("TOLERANCE", translate("Processing", "Join end points within (m)"), 0.5)
        yield QgsProcessingParameterFile(
            "SPEED_TABLE", translate("Processing", "Own speed table"), extension="csv", optional=True
        )
        yield QgsProcessingParameterFeatureSource(
            "CLOSURES",
            translate("Processing", "Closures"),
            [Qgis.ProcessingSourceType.VectorAnyGeometry],
            optional=True,
        )
        yield text_parameter("SOURCE_NAME", translate("Processing", "Source of the roads"))
        yield date_parameter("ROADS_DATE", translate("Processing", "Date of the roads"))
        yield QgsProcessingParameterFolderDestination("OUTPUT", translate("Processing", "Network (folder)"))
        yield QgsProcessingParameterFeatureSink(
            "QUALITY",
            translate("Processing", "Quality report"),
            Qgis.ProcessingSourceType.VectorPoint,
            optional=True,
            createByDefault=False,
        )

    def outputs(self) -> Iterable[Any]:
        yield QgsProcessingOutputNumber("LINK_COUNT", translate("Processing", "Links"))
        yield QgsProcessingOutputNumber("JUNCTION_COUNT", translate("Processing", "Junctions"))
        yield QgsProcessingOutputNumber("COMPONENT_COUNT", translate("Processing", "Parts"))
        yield QgsProcessingOutputNumber("REMARK_COUNT", translate("Processing", "Remarks"))

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        progress = self.progress(feedback)
        source = self.source(parameters, "ROADS", context)
        name = source.sourceName()
        settings = self._settings(parameters, context)
        lines = polygons_in_rd(source, name)
        require_rd(lines["geom"].to_numpy(), name, source.sourceCrs().authid())
        built = build_network(
            lines,
            settings,
            closures=self._closures(parameters, context),
            barriers=self._barriers(parameters, context) if settings.roads.preset == "osm" else None,
            progress=Part(progress, 0.1, 0.4),
        )
        folder = Path(self.parameterAsString(parameters, "OUTPUT", context))
        notes = {
            "bron": self.text(parameters, "SOURCE_NAME", context) or name,
            "datum": (self.day(parameters, "ROADS_DATE", context) or date.today()).isoformat(),
            "voorinstelling": settings.roads.preset,
        }
        with _no_trace(folder / COMPUTED_FOLDER):
            opened = NetworkCache(folder / COMPUTED_FOLDER).engine(built.network, progress=Part(progress, 0.4, 1.0))
            stop_if_cancelled(progress)
        # Last, so that the network that was there stays until the new one is whole.
        not_saved = write_network(folder, built, notes)
        _tell(feedback, built)
        report = self._report(parameters, context, built)
        if not_saved:
            raise not_saved
        if opened.warning:
            feedback.pushWarning(opened.warning.line(language()))
        return {
            "OUTPUT": str(folder),
            "LINK_COUNT": built.network.n_links,
            "JUNCTION_COUNT": built.network.n_junctions,
            "COMPONENT_COUNT": len(built.report.components),
            "REMARK_COUNT": len(built.report.remarks),
            **report,
        }

    def _settings(self, parameters: Parameters, context: QgsProcessingContext) -> BuildSettings:
        preset = self.text(parameters, "PRESET", context) or "generic"
        speed = self.number(parameters, "DEFAULT_SPEED", context)
        if speed is not None and not 1.0 <= speed <= 200.0:
            raise InputError(_BAD_SPEED, value=speed)
        own = self.parameterAsFile(parameters, "SPEED_TABLE", context)
        path = Path(own) if own else SPEEDS / f"{preset}.csv"
        try:
            table = SpeedTable.parse(path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(_UNREADABLE, details=str(error), path=str(path)) from error
        fields = {key: self.text(parameters, field, context) or "" for key, field in _FIELDS.items()}
        tolerance = self.number(parameters, "TOLERANCE", context)
        return BuildSettings(
            RoadSettings(
                preset,  # type: ignore[arg-type]
                table,
                **fields,
                length_unit="km" if self.text(parameters, "LENGTH_UNIT", context) == "km" else "m",
                default_kmh=50.0 if speed is None else speed,
            ),
            tolerance=0.5 if tolerance is None else tolerance,
        )

    def _closures(self, parameters: Parameters, context: QgsProcessingContext) -> Any:
        if parameters.get("CLOSURES") in (None, ""):
            return None
        source = self.source(parameters, "CLOSURES", context)
        shapes = polygons_in_rd(source, source.sourceName())["geom"]
        return shapes[shapes.notna()].to_numpy()

    def _barriers(self, parameters: Parameters, context: QgsProcessingContext) -> Float64 | None:
        """Where a barrier keeps cars out: from the points beside the roads in one file, as GDAL reads OpenStreetMap."""
        roads = self.parameterAsVectorLayer(parameters, "ROADS", context)
        path = "" if roads is None else roads.source().partition("|")[0]
        points = QgsVectorLayer(f"{path}|layername=points", "points", "ogr")
        if not path or not points.isValid() or points.fields().lookupField("barrier") < 0:
            return None
        points.setSubsetString("barrier IS NOT NULL")
        frame = polygons_in_rd(points, points.name())
        return shapely.get_coordinates(frame["geom"][blocks_cars(frame)].to_numpy(dtype=object))

    def _report(self, parameters: Parameters, context: QgsProcessingContext, built: Built) -> Results:
        """Remarks and parts as points on the map."""
        fields = QgsFields()
        for name, kind in (
            ("soort", QMetaType.Type.QString),
            ("omschrijving", QMetaType.Type.QString),
            ("gedaan", QMetaType.Type.QString),
            ("rij", QMetaType.Type.LongLong),
            ("meter", QMetaType.Type.Double),
        ):
            fields.append(QgsField(name, kind))
        parts = [part for part in (_remarks(built), _components(built)) if len(part)]
        frame = pd.concat(parts, ignore_index=True) if parts else _remarks(built)
        output = self.put(parameters, "QUALITY", context, fields, frame, Qgis.WkbType.Point, RD_NEW)
        return {"QUALITY": output} if output else {}


@contextmanager
def _no_trace(folder: Path) -> Iterator[None]:
    """When the work is cancelled or fails, nothing of it stays in a folder; what was there does."""
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    try:
        yield
    except BaseException:
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.name not in there:
                shutil.rmtree(path, ignore_errors=True)
        for empty in (folder, folder.parent):
            with suppress(OSError):  # not empty, or never made
                empty.rmdir()
        raise


def _remarks(built: Built) -> pd.DataFrame:
    remarks = built.report.remarks
    words = {kind: [text.in_language(language()) for text in texts] for kind, texts in KINDS.items()}
    kinds = [str(kind) for kind in remarks["soort"]]
    return pd.DataFrame({
        "soort": kinds,
        "omschrijving": [words[kind][0] for kind in kinds],
        "gedaan": [words[kind][1] for kind in kinds],
        "rij": remarks["rij"].astype("Int64") + 1,
        "meter": remarks["meter"].astype(float),
        "geom": _points(remarks),
    })  # fmt: skip


def _components(built: Built) -> pd.DataFrame:
    """The parts besides the largest, each at one of its junctions."""
    parts = built.report.components.iloc[1:]
    size = Text("{wegen:int} wegen, {km:km} km", "{wegen:int} roads, {km:km} km")
    return pd.DataFrame({
        "soort": "los_deel",
        "omschrijving": [word(size, row, language()) for row in parts.to_dict("records")],
        "gedaan": "",
        "rij": pd.array([pd.NA] * len(parts), dtype="Int64"),
        "meter": np.nan,
        "geom": _points(parts),
    })  # fmt: skip


def _points(frame: pd.DataFrame) -> list[shapely.Point | None]:
    xy = frame[["x", "y"]].to_numpy(dtype=float)
    return [None if pd.isna(pair).any() else shapely.Point(pair) for pair in xy]


def _tell(feedback: QgsProcessingFeedback, built: Built) -> None:
    """The quality report in words."""
    parts = built.report.components
    share = parts["kruispunten"].iloc[0] / max(1, parts["kruispunten"].sum())
    feedback.pushInfo(word(_PIECES, {"n": len(parts), "share": share}, language()))
    for kind, count in built.report.counts().items():
        if count:
            what, done = KINDS[kind]
            feedback.pushWarning(word(_COUNTED, {"what": what, "n": count, "done": done}, language()))
