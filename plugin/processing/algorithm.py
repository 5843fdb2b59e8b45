# SPDX-License-Identifier: GPL-2.0-or-later
"""What all algorithms share: their names, running them, and errors in one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
)

from ..adapters.feedback import FeedbackProgress
from ..adapters.guide import guide_url
from ..adapters.locale import language
from ..adapters.messages import logged
from ..core.errors import Cancelled, DomainError
from ..core.wording import Text, word
from ..storage.failures import cannot_write
from .output_gate import NETWORK_PARTS, refuse_destruction
from .parameters import Parameters, Results, translate
from .writing import WritingAlgorithm

_BUG = Text(
    "Er ging iets mis in ‘{name}’ (fout {number}). Het logboek van Opvangatlas zegt waar; geef dat nummer door.",
    "Something went wrong in ‘{name}’ (error {number}). The log of Opvangatlas says where; report that number.",
)


class OpvangatlasAlgorithm(WritingAlgorithm):
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
