# SPDX-License-Identifier: GPL-2.0-or-later
"""What algorithms read: texts, numbers, days and rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
from qgis.core import (
    Qgis,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsVectorLayer,
)

from ..adapters.layers import attributes, layer_name, layers_in
from ..adapters.locale import language
from ..core.errors import InputError
from ..core.intake.rows import Remark
from ..core.model.confidential import LEFT_OUT
from ..core.model.plan import Plan
from ..core.model.values import parse_date
from ..core.wording import Text, word
from ..tasks.list_layer import layer_of_list, list_behind, list_named
from .output_gate import text_of
from .parameters import Parameters

_NO_DATE = Text("‘{value}’ is geen datum.", "‘{value}’ is not a date.")
_NO_LAYER = Text("Laag voor ‘{name}’ is niet te openen.", "The layer for ‘{name}’ cannot be opened.")
_EMPTY = Text("‘{name}’ heeft geen rijen.", "‘{name}’ has no rows.")
_WHICH = Text("‘{file}’ heeft meer dan één laag: {names}.", "‘{file}’ has more than one layer: {names}.")
_NAME_IT = Text(
    "Noem de laag erbij: {file}|layername={example}.", "Name the layer as well: {file}|layername={example}."
)
_TAKEN = Text("Van ‘{file}’ ({names}) is laag ‘{name}’ gelezen.", "Of ‘{file}’ ({names}) layer ‘{name}’ was read.")
_LOST_LETTER = "\N{REPLACEMENT CHARACTER}"
_LOST = Text(
    "De letters van ‘{name}’ zijn niet goed gelezen, zoals in ‘{value}’: de codering klopt niet.",
    "The letters of ‘{name}’ were not read well, as in ‘{value}’: the encoding is not right.",
)
_GIVE_THE_FILE = Text(
    "Bewaar het als ‘CSV UTF-8’ en open het opnieuw, of kies in de toolbox het bestand in plaats van de laag.",
    "Save it as ‘CSV UTF-8’ and open it again, or choose the file instead of the layer in the toolbox.",
)


class ReadingAlgorithm(QgsProcessingAlgorithm):
    """Reads its parameters as the core wants them."""

    _feedback: QgsProcessingFeedback | None = None

    def checkParameterValues(self, parameters: Parameters, context: QgsProcessingContext) -> tuple[bool, str]:
        """As QGIS does, but for a list it need not be able to open itself."""
        names = [given.name() for given in self.parameterDefinitions() if given.type() == "source"]
        table = QgsVectorLayer("None", self.name(), "memory")
        ours = {name: table for name in names if _list_of(parameters.get(name), context)}
        return super().checkParameterValues({**parameters, **ours}, context)

    def say(self, feedback: QgsProcessingFeedback, remarks: Iterable[Remark]) -> None:
        """Show remarks as warnings: something was assumed, repaired or skipped."""
        for text, figures in remarks:
            feedback.pushWarning(word(text, figures, language()))

    def permitted(
        self,
        plan: Plan,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback | None = None,
    ) -> Plan:
        """The plan with its confidential locations where the user asks for them, else without, which is said."""
        asked = self.parameterDefinition("INCLUDE_CONFIDENTIAL") is not None
        if asked and self.parameterAsBoolean(parameters, "INCLUDE_CONFIDENTIAL", context):
            return plan
        if plan.hidden and feedback is not None:
            feedback.pushInfo(word(LEFT_OUT, {"n": plan.hidden}, language()))
        return plan.public()

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

    def source(
        self,
        parameters: Parameters,
        name: str,
        context: QgsProcessingContext,
        fits: Callable[[list[str]], bool] | None = None,
    ) -> Any:
        """A feature source; of a list that people have (CSV, XLSX, ODS) as :func:`~..tasks.list_layer.layer_of_list`.

        Parameters
        ----------
        fits : whether the fields of a layer are those that are wanted: of a file with several, the one that fits

        Raises
        ------
        InputError
            When it cannot be opened or read, has no rows, or several of its layers fit.
        """
        if fits is not None and (layer := self._fitting(text_of(parameters.get(name), context), fits)):
            return layer
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

    def _fitting(self, text: str, fits: Callable[[list[str]], bool]) -> QgsVectorLayer | None:
        """The one layer that fits of a file with several, which is said; None where QGIS has nothing to choose."""
        if not Path(text).is_file():  # a layer, or a file with the name of its layer
            return None
        layers = layers_in(Path(text), at_least=2)
        fitting = [layer for layer in layers if fits(layer.fields().names())]
        if len(layers) < 2 or not fitting:
            return None
        names: dict[str, Any] = {"file": Path(text).name, "names": [layer_name(layer) for layer in layers]}
        if len(fitting) > 1:
            raise InputError(_WHICH, _NAME_IT, **names, example=layer_name(fitting[0]))
        self.say(self._feedback, [(_TAKEN, {**names, "name": layer_name(fitting[0])})])
        return fitting[0]

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


def _list_of(value: object, context: QgsProcessingContext) -> tuple[Path, str] | None:
    """The list that a parameter names, with its sheet; None for what QGIS reads well itself."""
    if isinstance(value, QgsVectorLayer):
        return list_behind(value)
    text = text_of(value, context)
    layer = context.getMapLayer(text) if text and not list_named(text) else None
    return list_behind(layer) if isinstance(layer, QgsVectorLayer) else list_named(text)


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
