# SPDX-License-Identifier: GPL-2.0-or-later
"""Forms and attribute tables, derived from the schema: aliases, widgets, constraints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import (
    QgsDefaultValue,
    QgsEditorWidgetSetup,
    QgsFieldConstraints,
    QgsVectorLayer,
)

from ...core.model.codes import CodeList
from ...core.model.headings import unit_word
from ...core.model.schema import Column, Table
from ...core.model.tables import FINDINGS, MUNICIPALITIES, TABLES
from ...core.wording import Language
from ..locale import tr

Layers = Mapping[str, QgsVectorLayer]

NULL_VALUE = "{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"
"""How a drop-down of QGIS writes "empty"."""


def configure(layer: QgsVectorLayer, table: Table, layers: Layers, language: Language) -> None:
    """Give a layer the form of its table.

    Parameters
    ----------
    layers : the project's layers by table, for drop-downs of municipalities, regions and locations
    """
    config = layer.editFormConfig()
    for column in table:
        index = layer.fields().indexOf(column.name)
        layer.setFieldAlias(index, alias(table, column, language))
        layer.setEditorWidgetSetup(index, widget(table, column, layers, language))
        config.setReadOnly(index, column.is_fixed)
        _constrain(layer, index, table, column)
    layer.setEditFormConfig(config)
    for name, expression in defaults(table, layers).items():
        layer.setDefaultValueDefinition(layer.fields().indexOf(name), QgsDefaultValue(expression))
    if shown := display(table):
        layer.setDisplayExpression(shown)
    hide(layer, "fid")


def display(table: Table) -> str:
    """The expression by which QGIS shows a row; empty where that is left to QGIS."""
    if table is FINDINGS:
        return '"code" || \' \' || "bericht"'
    return f'"{table.title}"' if table.title else ""


def alias(table: Table, column: Column, language: Language) -> str:
    """The label of a column as a heading, with its unit; for a drop-down what it shows."""
    link = table.reference(column.name)
    # Of the two ends of a link each keeps its own label.
    if link is not None and link.table == MUNICIPALITIES.name and column.name == MUNICIPALITIES.own_key:
        column = MUNICIPALITIES.column(MUNICIPALITIES.title)
    label = column.label.in_language(language)
    code = f" ({tr('code')})" if column.is_fixed and column.name == table.own_key else ""
    unit = f" ({unit_word(column.unit, language)})" if column.unit else ""
    return label[:1].upper() + label[1:] + unit + code


def hide(layer: QgsVectorLayer, *names: str) -> None:
    """Leave columns out of the form and the attribute table."""
    for name in names:
        layer.setEditorWidgetSetup(layer.fields().indexOf(name), QgsEditorWidgetSetup("Hidden", {}))
    config = layer.attributeTableConfig()
    config.update(layer.fields())
    columns = config.columns()
    for column in columns:
        column.hidden = column.hidden or column.name in names
    config.setColumns(columns)
    layer.setAttributeTableConfig(config)


def widget(table: Table, column: Column, layers: Layers, language: Language) -> QgsEditorWidgetSetup:
    """The widget with which a column is filled in."""
    link = table.reference(column.name)
    if link is not None and link.table in layers and TABLES[link.table].title:
        return _drop_down_of(layers[link.table], TABLES[link.table], empty=not column.not_null)
    if column.codes is not None:
        return _drop_down(column.codes, language, empty=not column.not_null)
    if column.entry == "colour":
        return QgsEditorWidgetSetup("Color", {})
    return QgsEditorWidgetSetup(*_plain(column))


def _plain(column: Column) -> tuple[str, dict[str, Any]]:
    empty = not column.not_null
    if column.kind == "date":
        return "DateTime", {
            "field_format": "yyyy-MM-dd",
            "field_iso_format": False,
            "display_format": "dd-MM-yyyy",
            "calendar_popup": True,
            "allow_null": empty,
        }
    if column.kind == "bool":
        return "CheckBox", {"AllowNullState": empty, "TextDisplayMethod": 0}
    if column.kind in ("int", "float"):
        lowest, highest = column.bounds or (0, 0)
        decimals = 0 if column.kind == "int" else 2
        numbers = {"Min": lowest, "Max": highest, "Step": 1, "Precision": decimals}
        return "Range", {**numbers, "AllowNull": empty, "Style": "SpinBox"}
    return "TextEdit", {"IsMultiline": column.entry == "long", "UseHtml": False}


def _drop_down(codes: CodeList, language: Language, *, empty: bool) -> QgsEditorWidgetSetup:
    """A value map in the order of the code list, which a plain dict would lose."""
    entries = [{code.label.in_language(language): code.code} for code in codes]
    if empty:
        entries.insert(0, {tr("(empty)"): NULL_VALUE})
    return QgsEditorWidgetSetup("ValueMap", {"map": entries})


def _drop_down_of(layer: QgsVectorLayer, other: Table, *, empty: bool) -> QgsEditorWidgetSetup:
    return QgsEditorWidgetSetup(
        "ValueRelation",
        {
            "Layer": layer.id(),
            "Key": other.own_key,
            "Value": other.title,
            "AllowNull": empty,
            "OrderByValue": True,
            "AllowMulti": False,
            "UseCompleter": False,
            "FilterExpression": "",
            "NofColumns": 1,
        },
    )


def _constrain(layer: QgsVectorLayer, index: int, table: Table, column: Column) -> None:
    """Hard where the database refuses, soft where the annex only needs it."""
    hard = QgsFieldConstraints.ConstraintStrength.ConstraintStrengthHard
    soft = QgsFieldConstraints.ConstraintStrength.ConstraintStrengthSoft
    not_null = QgsFieldConstraints.Constraint.ConstraintNotNull
    if column.not_null or column.needed_for_annex:
        layer.setFieldConstraint(index, not_null, hard if column.not_null else soft)
    if table.key == (column.name,):
        layer.setFieldConstraint(index, QgsFieldConstraints.Constraint.ConstraintUnique, hard)
    if column.kind in ("int", "float") and column.bounds is not None:
        lowest, highest = column.bounds
        layer.setConstraintExpression(
            index,
            f'"{column.name}" IS NULL OR "{column.name}" BETWEEN {lowest} AND {highest}',
            tr("From {lowest} to {highest}").format(lowest=lowest, highest=highest),
        )
        layer.setFieldConstraint(index, QgsFieldConstraints.Constraint.ConstraintExpression, hard)


def defaults(table: Table, layers: Layers) -> dict[str, str]:
    """Expressions for a new row: a free id, in which area it lies, and what must not be empty."""
    out = {column.name: _next_id(column) for column in table if column.prefix}
    out |= {column.name: str(column.initial).lower() for column in table if column.not_null and column.initial is True}
    for link in table.foreign_keys if table.geometry == "Point" else ():
        if TABLES[link.table].geometry == "MultiPolygon" and link.table in layers:
            key = TABLES[link.table].own_key
            out[link.columns[-1]] = f"overlay_within('{layers[link.table].id()}', \"{key}\", limit:=1)[0]"
    return out


def _next_id(column: Column) -> str:
    highest = f"maximum(to_int(regexp_substr(\"{column.name}\", '(\\\\d{{1,9}})$')))"
    return f"'{column.prefix}' || (coalesce({highest}, 0) + 1)"
