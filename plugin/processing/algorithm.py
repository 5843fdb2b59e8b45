# SPDX-License-Identifier: GPL-2.0-or-later
"""What all algorithms share: parameters, one-line errors, remarks, writing outputs."""

from __future__ import annotations

import errno
import math
import os
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsField,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProperty,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, QMetaType

from ..adapters.feedback import FeedbackProgress
from ..adapters.guide import guide_url
from ..adapters.layers import attributes, fields_from, write
from ..adapters.locale import language
from ..adapters.messages import logged
from ..core.errors import Cancelled, DomainError, InputError
from ..core.intake.rows import REASON, Remark, Sieve
from ..core.model.identifiers import clean_text
from ..core.model.values import parse_date
from ..core.wording import Text, is_unknown, word
from ..storage.beside import written_beside
from ..storage.csv_table import safe
from ..storage.failures import cannot_write
from ..tasks.list_layer import layer_of_list, list_behind, list_named
from .output_gate import NETWORK_PARTS, refuse_destruction, text_of

translate = QCoreApplication.translate

Parameters = dict[str, Any]
Results = dict[str, Any]

_NO_DATE = Text("‘{value}’ is geen datum.", "‘{value}’ is not a date.")
_NO_LAYER = Text("Laag voor ‘{name}’ is niet te openen.", "The layer for ‘{name}’ cannot be opened.")
_NONE_ACCEPTED = Text(
    "Geen van de {n:int} rijen is overgenomen. De eerste: {reason}",
    "None of the {n:int} rows was accepted. The first: {reason}",
)
_BUG = Text(
    "Er ging iets mis in ‘{name}’ (fout {number}). Het logboek van Opvangatlas zegt waar; geef dat nummer door.",
    "Something went wrong in ‘{name}’ (error {number}). The log of Opvangatlas says where; report that number.",
)
_CUT = Text(
    "Kolom ‘{column}’ is bij {n:int} rijen afgekapt op {most:int} tekens: meer past niet in een shapefile. "
    "Een GeoPackage bewaart alles.",
    "Column ‘{column}’ was cut to {most:int} characters in {n:int} rows: a shapefile holds no more. "
    "A GeoPackage keeps all.",
)
_LOST_LETTER = "\N{REPLACEMENT CHARACTER}"
_LOST = Text(
    "De letters van ‘{name}’ zijn niet goed gelezen, zoals in ‘{value}’: de codering klopt niet.",
    "The letters of ‘{name}’ were not read well, as in ‘{value}’: the encoding is not right.",
)
_GIVE_THE_FILE = Text(
    "Bewaar het als ‘CSV UTF-8’ en open het opnieuw, of kies in de toolbox het bestand in plaats van de laag.",
    "Save it as ‘CSV UTF-8’ and open it again, or choose the file instead of the layer in the toolbox.",
)
_ROW = Text("Rij {row:int} ({name}): {reason}", "Row {row:int} ({name}): {reason}")
_MORE = Text("en {n:int} andere", "and {n:int} others")
_ASK_REJECTED = Text(
    "geef een uitvoer voor afgekeurde rijen op om ze allemaal te zien",
    "give an output for rejected rows to see them all",
)
_SEE_REJECTED = Text("ze staan in de uitvoer met afgekeurde rijen", "they are in the output of rejected rows")
_EMPTY = Text("‘{name}’ heeft geen rijen.", "‘{name}’ has no rows.")


class OpvangatlasAlgorithm(QgsProcessingAlgorithm):
    """A thin door: reads parameters, calls the core, writes outputs, words errors.

    A subclass gives ``NAME`` and overrides :meth:`title`, :meth:`help`, :meth:`define`, :meth:`perform`.
    """

    NAME = ""
    PLANS: tuple[str, ...] = ()
    """Outputs that are plans, and may replace a plan."""
    FOLDER_PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType({"NETWORK": NETWORK_PARTS})
    """The subfolders that are all that is read or written in the folder of a parameter."""
    CHAPTER = "start"
    """The chapter of the guide behind Help."""

    _feedback: QgsProcessingFeedback | None = None

    def title(self) -> str:
        """The name in the toolbox, in the user's language."""
        raise TypeError(f"{type(self).__name__} has no title")

    def help(self) -> str:
        """One paragraph: what it does and when to use it."""
        raise TypeError(f"{type(self).__name__} has no help")

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        """The parameters, in order."""
        raise TypeError(f"{type(self).__name__} has no parameters")

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """Do the work.

        Raises
        ------
        DomainError
            Shown as one line; the algorithm fails.
        Cancelled
            When the user cancelled.
        """
        raise TypeError(f"{type(self).__name__} does nothing")

    def createInstance(self) -> OpvangatlasAlgorithm:
        return type(self)()

    def name(self) -> str:
        return self.NAME

    def displayName(self) -> str:
        return self.title()

    def shortHelpString(self) -> str:
        choices = [d for d in self.parameterDefinitions() if isinstance(d, QgsProcessingParameterEnum)]
        if not choices:
            return self.help()
        examples = ", ".join(f"{choice.name()}={choice.options()[0]}" for choice in choices)
        line = translate("Processing", "On the command line choices are given by name, not by number: {examples}.")
        return f"{self.help()} {line.format(examples=examples)}"

    def helpUrl(self) -> str:
        return guide_url(self.CHAPTER).toString()

    def initAlgorithm(self, configuration: Parameters | None = None) -> None:
        for parameter in self.define():
            self.addParameter(parameter)
        for output in self.outputs():
            self.addOutput(output)

    def outputs(self) -> Iterable[Any]:
        """Outputs that are no parameters, such as counts."""
        return ()

    def checkParameterValues(self, parameters: Parameters, context: QgsProcessingContext) -> tuple[bool, str]:
        """As QGIS does, but for a list it need not be able to open itself."""
        names = [given.name() for given in self.parameterDefinitions() if given.type() == "source"]
        table = QgsVectorLayer("None", self.name(), "memory")
        ours = {name: table for name in names if _list_of(parameters.get(name), context)}
        return super().checkParameterValues({**parameters, **ours}, context)

    def processAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        self._feedback = feedback
        try:
            refuse_destruction(self, parameters, context, plans=self.PLANS, parts=self.FOLDER_PARTS)
            return self.perform(parameters, context, feedback)
        except Cancelled:
            return {}
        except DomainError as error:
            if error.details:
                feedback.pushDebugInfo(error.details)
            raise QgsProcessingException(error.line(language())) from error
        except QgsProcessingException:
            raise
        except Exception as error:  # a bug of ours, or what a library or the disk said
            raise QgsProcessingException(self._last_resort(error)) from error

    def _last_resort(self, error: Exception) -> str:
        """One line for what was not foreseen; the traceback goes to the log."""
        number = logged(error)
        if isinstance(error, OSError):
            return cannot_write(Path(str(error.filename or self.title())), error).line(language())
        return word(_BUG, {"name": self.title(), "number": number}, language())

    # what perform() asks for -------------------------------------------------------------------------

    def progress(self, feedback: QgsProcessingFeedback) -> FeedbackProgress:
        """Core progress over the feedback."""
        return FeedbackProgress(feedback, language())

    def text(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> str | None:
        """A text, enum or field parameter; None when empty."""
        if isinstance(self.parameterDefinition(name), QgsProcessingParameterEnum):
            value = self.parameterAsEnumString(parameters, name, context)
        else:
            value = self.parameterAsString(parameters, name, context)
        return value.strip() or None

    def number(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> float | None:
        """A number; None when empty."""
        if parameters.get(name) in (None, ""):
            return None
        return float(self.parameterAsDouble(parameters, name, context))

    def day(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> date | None:
        """A date in any notation; None when empty.

        Raises
        ------
        InputError
            When it is no date.
        """
        given = parameters.get(name)
        if given in (None, ""):
            return None
        if isinstance(given, str):
            parsed = parse_date(given)
            if parsed is None:
                raise InputError(_NO_DATE, value=given)
            return parsed
        moment = self.parameterAsDateTime(parameters, name, context)
        return parse_date(moment.date().toString("yyyy-MM-dd")) if moment.isValid() else None

    def source(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> Any:
        """A feature source; of a list that people have (CSV, XLSX, ODS) as :func:`~..tasks.list_layer.layer_of_list`.

        Raises
        ------
        InputError
            When it cannot be opened or read, or has no rows.
        """
        if found := _list_of(parameters.get(name), context):
            layer, remarks = layer_of_list(*found)
            self.say(self._feedback, remarks)
            return layer
        source = self.parameterAsSource(parameters, name, context)
        if source is None:
            raise InputError(_NO_LAYER, name=str(parameters.get(name) or name))
        if source.featureCount() == 0:
            raise InputError(_EMPTY, name=source.sourceName())
        source.setInvalidGeometryCheck(Qgis.InvalidGeometryCheck.NoCheck)  # repaired and reported instead
        return source

    def table(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> pd.DataFrame:
        """The rows of a feature source, without geometry.

        Raises
        ------
        InputError
            When it cannot be opened or read, has no rows, or was opened in another encoding.
        """
        source = self.source(parameters, name, context)
        rows, _ = attributes(source)
        require_readable(rows, source.sourceName())
        return rows

    def say(self, feedback: QgsProcessingFeedback, remarks: Iterable[Remark]) -> None:
        """Show remarks as warnings: something was assumed, repaired or skipped."""
        for text, figures in remarks:
            feedback.pushWarning(word(text, figures, language()))

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

        In a CSV file a text that looks like a formula gets an apostrophe in front, as in all our CSV files. It
        takes its place when it is whole.
        """
        path = _csv_file(parameters.get(name), context)
        if path is None:
            return self._sunk(parameters, name, context, fields, frame, wkb, crs)
        fields, frame = _without_formulas(fields, frame)
        path = Path(os.path.realpath(path))
        with written_beside(path) as fresh:
            beside = {**parameters, name: _elsewhere(parameters[name], fresh)}
            made = Path(self._sunk(beside, name, context, fields, frame, wkb, crs) or fresh)
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
    ) -> str | None:
        """Write a frame to a sink as it is."""
        sink, destination = self.parameterAsSink(
            parameters, name, context, fields, wkb, crs or QgsCoordinateReferenceSystem()
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
        names = frame[name_column or frame.columns[0]].head(MOST_REJECTED)
        for position, name, reason in zip(sorted(sieve.reasons), names, frame[REASON], strict=False):
            figures = {"row": position + 1, "name": clean_text(name) or "–", "reason": reason}
            feedback.pushWarning(word(_ROW, figures, language()))
        if len(frame) > MOST_REJECTED:
            more = word(_MORE, {"n": len(frame) - MOST_REJECTED}, language())
            feedback.pushWarning(f"{more}; {word(_SEE_REJECTED if destination else _ASK_REJECTED, {}, language())}.")
        self.say(feedback, sieve.remarks)
        results: Results = {
            "ACCEPTED": len(sieve.rows) - len(frame),
            "REJECTED_COUNT": len(frame),
        }
        return {**results, REJECTED: destination} if destination else results


REJECTED = "REJECTED"
MOST_IN_SHAPEFILE = 254
"""Bytes of a text that a shapefile holds."""
MOST_REJECTED = 20
"""Rejected rows that are named in the log."""


def _list_of(value: object, context: QgsProcessingContext) -> tuple[Path, str] | None:
    """The list that a parameter names, with its sheet; None for what QGIS reads well itself."""
    if isinstance(value, QgsVectorLayer):
        return list_behind(value)
    text = text_of(value, context)
    layer = context.getMapLayer(text) if text and not list_named(text) else None
    return list_behind(layer) if isinstance(layer, QgsVectorLayer) else list_named(text)


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


def _without_formulas(fields: QgsFields, frame: pd.DataFrame) -> tuple[QgsFields, pd.DataFrame]:
    """Names and texts that no spreadsheet takes for a formula."""
    made, names, frame = QgsFields(), {}, frame.copy()
    for field in fields:
        name = field.name()
        if field.type() == QMetaType.Type.QString:
            frame[name] = [None if is_unknown(value) else safe(str(value)) for value in frame[name]]
        names[name] = safe(name)
        field.setName(names[name])
        made.append(field)
    return made, frame.rename(columns=names)


def require_readable(rows: pd.DataFrame, name: str) -> None:
    """Refuse rows of a layer that was opened in another encoding: its letters are lost.

    Raises
    ------
    InputError
        With the first text of which letters are lost.
    """
    for column in rows.columns:
        for value in rows[column]:
            if isinstance(value, str) and _LOST_LETTER in value:
                raise InputError(_LOST, _GIVE_THE_FILE, name=name, value=value)


def require_accepted(sieve: Sieve) -> None:
    """Refuse an import of which no row fits.

    Raises
    ------
    InputError
        With the first reason.
    """
    frame = sieve.rejected(language())
    if len(frame) and len(frame) == len(sieve.rows):
        raise InputError(_NONE_ACCEPTED, n=len(frame), reason=frame["reden"].iloc[0])


# parameters ------------------------------------------------------------------------------------------


def plan_parameter() -> QgsProcessingParameterFile:
    """PLAN: the GeoPackage of a plan."""
    return QgsProcessingParameterFile(
        "PLAN", translate("Processing", "Plan"), fileFilter=translate("Processing", "Plans (*.gpkg)")
    )


def field_parameter(name: str, label: str, parent: str, *, optional: bool = True) -> QgsProcessingParameterField:
    """A column of a layer; empty: guessed."""
    return QgsProcessingParameterField(name, label, parentLayerParameterName=parent, optional=optional)


def text_parameter(name: str, label: str, default: str | None = None) -> QgsProcessingParameterString:
    """An optional text."""
    return QgsProcessingParameterString(name, label, defaultValue=default, optional=True)


def number_parameter(
    name: str, label: str, default: float | None = None, minimum: float = 0.0
) -> QgsProcessingParameterNumber:
    """An optional number with a minimum."""
    parameter = QgsProcessingParameterNumber(
        name, label, Qgis.ProcessingNumberParameterType.Double, defaultValue=default, optional=True
    )
    parameter.setMinimum(minimum)
    return parameter


def whole_parameter(
    name: str, label: str, *, minimum: int = 0, default: int | None = None, optional: bool = True
) -> QgsProcessingParameterNumber:
    """A whole number with a minimum."""
    kind = Qgis.ProcessingNumberParameterType.Integer
    parameter = QgsProcessingParameterNumber(name, label, kind, defaultValue=default, optional=optional)
    parameter.setMinimum(minimum)
    return parameter


def fields_of(names: Iterable[str], kinds: Mapping[str, QMetaType.Type]) -> QgsFields:
    """Fields with these names, of their kinds; texts where no kind is given."""
    fields = QgsFields()
    for name in names:
        fields.append(QgsField(name, kinds.get(name, QMetaType.Type.QString)))
    return fields


def known_number(value: float) -> float | None:
    """A figure as a result: None where it is unknown or there is none."""
    return float(value) if math.isfinite(value) else None


def choice_parameter(name: str, label: str, options: list[str], default: str) -> QgsProcessingParameterEnum:
    """A choice of static strings, the same in every language."""
    return QgsProcessingParameterEnum(name, label, options, defaultValue=default, usesStaticStrings=True)


def date_parameter(name: str, label: str) -> QgsProcessingParameterDateTime:
    """An optional date."""
    return QgsProcessingParameterDateTime(name, label, Qgis.ProcessingDateTimeParameterDataType.Date, optional=True)


def rejected_parameter() -> QgsProcessingParameterFeatureSink:
    """REJECTED: rows that were not accepted, with the reason."""
    return QgsProcessingParameterFeatureSink(
        REJECTED,
        translate("Processing", "Rejected rows"),
        Qgis.ProcessingSourceType.Vector,
        optional=True,
        createByDefault=False,
    )
