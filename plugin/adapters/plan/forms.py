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
from ...core.model.schema import Column, Table
from ...core.model.tables import TABLES
from ...core.wording import Language
from ..locale import tr

Layers = Mapping[str, QgsVectorLayer]

NULL_VALUE = "{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"
"""How a drop-down of QGIS writes "empty"."""

REFERENCES = {
    "gm_code": ("gemeenten", "gm_code", "gm_naam"),
    "gm_a": ("gemeenten", "gm_code", "gm_naam"),
    "gm_b": ("gemeenten", "gm_code", "gm_naam"),
    "regio_id": ("regios", "regio_id", "regio_nm"),
    "loc_id": ("opvanglocaties", "loc_id", "loc_naam"),
    "variant_id": ("varianten", "variant_id", "naam"),
}
"""Column → the table it refers to, its key, and what to show instead of the key."""

FIXED = {
    "gemeenten": {"gm_code", "pv_code", "in_plan"},
    "regios": {"variant_id", "regio_id"},
    "opvanglocaties": {"loc_id"},
    "capaciteitsperioden": {"periode_id"},
    "reservecapaciteit": {"reserve_id"},
}
"""Columns that are shown but not typed in."""

SHOWN_AS = {
    "gemeenten": '"gm_naam"',
    "regios": '"regio_nm"',
    "opvanglocaties": '"loc_naam"',
    "bevindingen": '"code" || \' \' || "bericht"',
    "varianten": '"naam"',
}

_LONG_TEXTS = frozenset({
    "afspraken", "afwijs_reden", "bericht", "diensten", "financien", "onderbouwing", "opmerking",
    "toelichting",
})  # fmt: skip
_HIGHEST = 2_000_000_000


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
        config.setReadOnly(index, column.name in FIXED.get(table.name, ()))
        _constrain(layer, index, table, column)
    layer.setEditFormConfig(config)
    for name, expression in defaults(table, layers).items():
        layer.setDefaultValueDefinition(layer.fields().indexOf(name), QgsDefaultValue(expression))
    if table.name in SHOWN_AS:
        layer.setDisplayExpression(SHOWN_AS[table.name])
    hide(layer, "fid")


def alias(table: Table, column: Column, language: Language) -> str:
    """The label of a column as a heading, with its unit; for a drop-down what it shows."""
    shown = _referred_to(table, column)
    label = (shown or column).label.in_language(language)
    code = f" ({tr('code')})" if column.name in FIXED.get(table.name, ()) and _names_own_row(table, column) else ""
    unit = f" ({column.unit})" if column.unit else ""
    return label[:1].upper() + label[1:] + unit + code


def _referred_to(table: Table, column: Column) -> Column | None:
    """The column whose values a drop-down shows instead of the codes of this one."""
    if column.name not in REFERENCES or _names_own_row(table, column):
        return None
    other, _, name = REFERENCES[column.name]
    # Of the two ends of a link each keeps its own label.
    return TABLES[other].column(name) if column.name == "gm_code" else None


def _names_own_row(table: Table, column: Column) -> bool:
    """Whether a column is this table's own key: the ``loc_id`` of a location is no reference."""
    return column.name in table.key and REFERENCES.get(column.name, (table.name,))[0] == table.name


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
    reference = REFERENCES.get(column.name)
    if reference and reference[0] in layers and not _names_own_row(table, column):
        return _drop_down_of(layers[reference[0]], reference, empty=not column.not_null)
    if column.codes is not None:
        return _drop_down(column.codes, language, empty=not column.not_null)
    if column.name == "kleur":
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
        lowest = -_HIGHEST if column.minimum is None else column.minimum
        decimals = 0 if column.kind == "int" else 2
        numbers = {"Min": lowest, "Max": _HIGHEST, "Step": 1, "Precision": decimals}
        return "Range", {**numbers, "AllowNull": empty, "Style": "SpinBox"}
    return "TextEdit", {"IsMultiline": column.name in _LONG_TEXTS, "UseHtml": False}


def _drop_down(codes: CodeList, language: Language, *, empty: bool) -> QgsEditorWidgetSetup:
    """A value map in the order of the code list, which a plain dict would lose."""
    entries = [{code.label.in_language(language): code.code} for code in codes]
    if empty:
        entries.insert(0, {tr("(empty)"): NULL_VALUE})
    return QgsEditorWidgetSetup("ValueMap", {"map": entries})


def _drop_down_of(layer: QgsVectorLayer, reference: tuple[str, str, str], *, empty: bool) -> QgsEditorWidgetSetup:
    _, key, shown = reference
    return QgsEditorWidgetSetup(
        "ValueRelation",
        {
            "Layer": layer.id(),
            "Key": key,
            "Value": shown,
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
    if column.minimum is not None:
        layer.setConstraintExpression(
            index,
            f'"{column.name}" IS NULL OR "{column.name}" >= {column.minimum:g}',
            tr("Not below the minimum"),
        )
        layer.setFieldConstraint(index, QgsFieldConstraints.Constraint.ConstraintExpression, hard)


def defaults(table: Table, layers: Layers) -> dict[str, str]:
    """Expressions for a new row: a free key, and for a location what is safe or follows from the map."""
    if table.name == "opvanglocaties":
        inside = f"overlay_within('{layers['gemeenten'].id()}', \"gm_code\", limit:=1)[0]"
        return {"loc_id": _next_key("L", "loc_id"), "gm_code": inside, "vertrouwelijk": "true"}
    prefixes = {"capaciteitsperioden": ("P", "periode_id"), "reservecapaciteit": ("R", "reserve_id")}
    if table.name in prefixes:
        return {prefixes[table.name][1]: _next_key(*prefixes[table.name])}
    return {}


def _next_key(prefix: str, column: str) -> str:
    highest = f"maximum(to_int(regexp_substr(\"{column}\", '(\\\\d{{1,9}})$')))"
    return f"'{prefix}' || (coalesce({highest}, 0) + 1)"
