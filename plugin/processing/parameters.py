# SPDX-License-Identifier: GPL-2.0-or-later
"""The parameters that algorithms share, each made in one place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

translate = QCoreApplication.translate

Parameters = dict[str, Any]
"""What the user filled in, by the name of the parameter."""
Results = dict[str, Any]


REJECTED = "REJECTED"


def row_counts() -> Iterable[QgsProcessingOutputNumber]:
    """ACCEPTED and REJECTED_COUNT: what became of the rows of a list."""
    yield QgsProcessingOutputNumber("ACCEPTED", translate("Processing", "Accepted rows"))
    yield QgsProcessingOutputNumber("REJECTED_COUNT", translate("Processing", "Number of rejected rows"))
    yield QgsProcessingOutputNumber(
        "OUTSIDE_COUNT", translate("Processing", "Number of rejected rows outside the area of the plan")
    )


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


def choice_parameter(name: str, label: str, options: list[str], default: str) -> QgsProcessingParameterEnum:
    """A choice of static strings, the same in every language."""
    return QgsProcessingParameterEnum(name, label, options, defaultValue=default, usesStaticStrings=True)


def date_parameter(name: str, label: str) -> QgsProcessingParameterDateTime:
    """An optional date."""
    return QgsProcessingParameterDateTime(name, label, Qgis.ProcessingDateTimeParameterDataType.Date, optional=True)


def confidential_parameter() -> QgsProcessingParameterBoolean:
    """Whether confidential locations count; :meth:`~.reading.ReadingAlgorithm.permitted` reads it."""
    return QgsProcessingParameterBoolean(
        "INCLUDE_CONFIDENTIAL", translate("Processing", "Include confidential locations"), False
    )


def rejected_parameter() -> QgsProcessingParameterFeatureSink:
    """REJECTED: rows that were not accepted, with the reason."""
    return QgsProcessingParameterFeatureSink(
        REJECTED,
        translate("Processing", "Rejected rows"),
        Qgis.ProcessingSourceType.Vector,
        optional=True,
        createByDefault=False,
    )
