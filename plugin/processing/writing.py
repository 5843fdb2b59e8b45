# SPDX-License-Identifier: GPL-2.0-or-later
"""What algorithms write: rows, rejected rows with their reasons, and remarks."""

from __future__ import annotations

import errno
import math
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsField,
    QgsFields,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProperty,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from ..adapters.layers import fields_from, write
from ..adapters.locale import language
from ..core.errors import InputError
from ..core.intake.rows import REASON, Sieve
from ..core.model.frames import plain
from ..core.model.identifiers import clean_text
from ..core.wording import Text, is_unknown, word
from ..storage.beside import written_beside
from ..storage.csv_table import decimal_text, safe
from ..storage.failures import cannot_write
from .output_gate import text_of
from .parameters import REJECTED, Parameters, Results
from .reading import ReadingAlgorithm

_NONE_ACCEPTED = Text(
    "Geen van de {n:int} rijen is overgenomen. De eerste: {reason}",
    "None of the {n:int} rows was accepted. The first: {reason}",
)
_CUT = Text(
    "Kolom ‘{column}’ is bij {n:int} rijen afgekapt op {most:int} tekens: meer past niet in een shapefile. "
    "Een GeoPackage bewaart alles.",
    "Column ‘{column}’ was cut to {most:int} characters in {n:int} rows: a shapefile holds no more. "
    "A GeoPackage keeps all.",
)
_ROW = Text("Rij {row:int} ({name}): {reason}", "Row {row:int} ({name}): {reason}")
_MORE = Text("en {n:int} andere", "and {n:int} others")
_ASK_REJECTED = Text(
    "geef een uitvoer voor afgekeurde rijen op om ze allemaal te zien",
    "give an output for rejected rows to see them all",
)
_SEE_REJECTED = Text("ze staan in de uitvoer met afgekeurde rijen", "they are in the output of rejected rows")
MOST_IN_SHAPEFILE = 254
"""Bytes of a text that a shapefile holds."""
MOST_REJECTED = 20
"""Rejected rows that are named in the log."""


class WritingAlgorithm(ReadingAlgorithm):
    """Writes its outputs."""

    def put(
        self,
        parameters: Parameters,
        name: str,
        context: QgsProcessingContext,
        fields: QgsFields,
        frame: pd.DataFrame,
        wkb: Qgis.WkbType = Qgis.WkbType.NoGeometry,
        crs: QgsCoordinateReferenceSystem | None = None,
    ) -> str | None:
        """Write a frame to a sink parameter; None when the user asked for no such output.

        A CSV file is as all our CSV files: ``;``, BOM, ISO dates, a decimal comma, and an apostrophe in front of a
        text that looks like a formula. It takes its place when it is whole.
        """
        path = _csv_file(parameters.get(name), context)
        if path is None:
            return self._sunk(parameters, name, context, fields, frame, wkb, crs)
        fields, frame = _as_dutch_csv(fields, frame)
        path = Path(os.path.realpath(path))
        with written_beside(path) as fresh:
            beside = {**parameters, name: _elsewhere(parameters[name], fresh)}
            options = _CSV_OPTIONS if path.suffix.lower() == ".csv" else []
            made = Path(self._sunk(beside, name, context, fields, frame, wkb, crs, options) or fresh)
            if QgsVectorLayer(str(made), made.stem, "ogr").featureCount() != len(frame):
                raise cannot_write(path, OSError(errno.ENOSPC, "fewer rows than were written"))
        goal = path.with_name(made.name)
        _load_instead(context, made, goal)
        return str(goal)

    def _sunk(
        self,
        parameters: Parameters,
        name: str,
        context: QgsProcessingContext,
        fields: QgsFields,
        frame: pd.DataFrame,
        wkb: Qgis.WkbType,
        crs: QgsCoordinateReferenceSystem | None,
        options: Sequence[str] = (),
    ) -> str | None:
        """Write a frame to a sink as it is; ``options`` are those of the driver for its layer."""
        system = crs or QgsCoordinateReferenceSystem()
        sink, destination = self.parameterAsSink(
            parameters, name, context, fields, wkb, system, layerOptions=list(options)
        )
        if sink is None:
            if parameters.get(name) in (None, ""):
                return None
            raise QgsProcessingException(self.invalidSinkError(parameters, name))
        try:
            write(sink, fields, frame)
        except OSError as error:
            raise cannot_write(Path(str(destination).partition("|")[0]), error) from error
        if str(destination).lower().endswith((".shp", ".dbf")):
            self._say_cut(fields, frame)
        sink.finalize() if hasattr(sink, "finalize") else sink.flushBuffer()
        return str(destination)

    def _say_cut(self, fields: QgsFields, frame: pd.DataFrame) -> None:
        """A shapefile cuts long texts without a word."""
        for field in fields:
            if field.type() != QMetaType.Type.QString or self._feedback is None:
                continue
            texts = [str(value) for value in frame[field.name()] if not is_unknown(value)]
            if n := sum(len(text.encode()) > MOST_IN_SHAPEFILE for text in texts):
                figures = {"n": n, "column": field.name(), "most": MOST_IN_SHAPEFILE}
                self._feedback.pushWarning(word(_CUT, figures, language()))

    def put_rejected(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        sieve: Sieve,
        name_column: str | None = None,
    ) -> Results:
        """Write the rejected rows with their reasons, say which they are and how many.

        Rows are called by the column ``name_column``, the first one without it, and counted from 1 without
        the header.
        """
        frame = sieve.rejected(language())
        destination = self.put(parameters, REJECTED, context, fields_from(frame), frame)
        names = frame[name_column or next(name for name in frame.columns if name != REASON)].head(MOST_REJECTED)
        for position, name, reason in zip(sorted(sieve.reasons), names, frame[REASON], strict=False):
            figures = {"row": position + 1, "name": clean_text(name) or "–", "reason": reason}
            feedback.pushWarning(word(_ROW, figures, language()))
        if len(frame) > MOST_REJECTED:
            more = word(_MORE, {"n": len(frame) - MOST_REJECTED}, language())
            feedback.pushWarning(f"{more}; {word(_SEE_REJECTED if destination else _ASK_REJECTED, {}, language())}.")
        self.say(feedback, sieve.remarks)
        results: Results = {
            "ACCEPTED": sieve.accepted,
            "REJECTED_COUNT": len(frame),
            "OUTSIDE_COUNT": len(sieve.outside),
        }
        return {**results, REJECTED: destination} if destination else results


def _csv_file(value: object, context: QgsProcessingContext) -> Path | None:
    """The CSV file that a parameter names; None for a layer, another kind of file or nothing."""
    text = text_of(value, context)
    return Path(text) if text.lower().endswith((".csv", ".tsv")) else None


def _elsewhere(value: object, path: Path) -> object:
    """The value of a sink parameter, with another file."""
    if not isinstance(value, QgsProcessingOutputLayerDefinition):
        return str(path)
    made = QgsProcessingOutputLayerDefinition(value)
    made.sink = QgsProperty.fromValue(str(path))
    return made


def _load_instead(context: QgsProcessingContext, written: Path, goal: Path) -> None:
    """A layer that is shown when the algorithm is done was moved."""
    waiting = context.layersToLoadOnCompletion()
    if str(written) in waiting:
        waiting[str(goal)] = waiting.pop(str(written))
        context.setLayersToLoadOnCompletion(waiting)


_CSV_OPTIONS = ("SEPARATOR=SEMICOLON", "WRITE_BOM=YES")
_AS_TEXT = {
    QMetaType.Type.QString: lambda value: safe(str(value)),
    QMetaType.Type.QDate: lambda value: str(value)[:10],
    QMetaType.Type.Double: decimal_text,
}


def _as_dutch_csv(fields: QgsFields, frame: pd.DataFrame) -> tuple[QgsFields, pd.DataFrame]:
    """Names and cells as Dutch spreadsheets read them, and none they take for a formula."""
    made, names, frame = QgsFields(), {}, frame.copy()
    for field in fields:
        name, as_text = field.name(), _AS_TEXT.get(field.type())
        if as_text is not None:
            cells = [None if is_unknown(value) else as_text(value) for value in frame[name]]
            frame[name] = plain(cells, frame.index)
        names[name] = safe(name)
        made.append(QgsField(names[name], field.type() if as_text is None else QMetaType.Type.QString))
    return made, frame.rename(columns=names)


def require_accepted(sieve: Sieve) -> None:
    """Refuse an import of which no row fits.

    Raises
    ------
    InputError
        With the first reason.
    """
    count = len(sieve.reasons)
    if count and not sieve.accepted:
        raise InputError(_NONE_ACCEPTED, n=count, reason=sieve.reason(min(sieve.reasons), language()))


def fields_of(names: Iterable[str], kinds: Mapping[str, QMetaType.Type]) -> QgsFields:
    """Fields with these names, of their kinds; texts where no kind is given."""
    fields = QgsFields()
    for name in names:
        fields.append(QgsField(name, kinds.get(name, QMetaType.Type.QString)))
    return fields


def known_number(value: float) -> float | None:
    """A figure as a result: None where it is unknown or there is none."""
    return float(value) if math.isfinite(value) else None
