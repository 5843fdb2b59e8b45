# SPDX-License-Identifier: GPL-2.0-or-later
"""The layers of a plan in a QGIS project: how they are made, recognised and brought up to date.

Our layers are recognised by a custom property and the file behind them, never by their name: the
user may rename, move or translate them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
from qgis.core import (
    QgsField,
    QgsMapLayer,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)
from qgis.PyQt.QtCore import QMetaType

from ...core.capacity.periods import open_on, places_on
from ...core.model.plan import Plan
from ...core.model.schema import Table
from ...core.model.tables import (
    CAPACITY_PERIODS,
    FINDINGS,
    LOCATIONS,
    MUNICIPALITIES,
    PARTS_OF_LOCATION,
    REGIONS,
    SETTINGS_TABLE,
    TABLES,
)
from ...core.model.values import parse_date, parse_decimal
from ...core.wording import is_unknown
from ..layers import cell
from .seen_plan import rows_of
from .shown_figures import figure, show

TABLE_PROPERTY = "opvangatlas/table"
"""On the one layer in which a table is edited: the table's name."""
VIEW_PROPERTY = "opvangatlas/view"
"""On a layer that only shows something of the plan: one of the names below."""

REGION_NAMES = "regionamen"
MUNICIPALITY_NAMES = "gemeentenamen"
PROVINCES = "provincies"
TRAVEL_MAP = "reistijdkaart"
OWN_TRAVEL = "reistijd_eigen"

PLACES = "plekken"
"""Column computed on the locations: places on the reference date."""
PLACES_FIGURE, CLOSED_FIGURE = "plekken", "niet_open"
"""Told to the styles of the locations: places per location on the reference date, and which are not open."""
CLOSED = f'coalesce(map_get({figure(CLOSED_FIGURE)}, "loc_id"), false)'
"""Whether a location is not open, as an expression."""
PLACES_EXPRESSION = f'to_int(map_get({figure(PLACES_FIGURE)}, "loc_id"))'
NORMS = ("max_minuten", "max_km")
"""Settings that the map of travel times uses; it is told them."""

_ACTIVE = '"variant_id" IN (SELECT "variant_id" FROM "varianten" WHERE "actief" = 1)'
"""Switching variants needs no change of the layers, only a refresh."""

SUBSETS = {
    REGIONS.name: _ACTIVE,
    FINDINGS.name: _ACTIVE,
    REGION_NAMES: _ACTIVE,
    OWN_TRAVEL: f"\"soort\" = 'eigen' AND {_ACTIVE}",
}


_TELLS_PLACES = frozenset({LOCATIONS.name, FINDINGS.name, *(table.name for table in PARTS_OF_LOCATION)})
"""What holds candidates: the search over all layers of QGIS, on a shared screen too, leaves them out."""


def table_layer(path: Path, table: Table, name: str) -> QgsVectorLayer:
    """The layer in which a table is shown and edited."""
    layer = _layer(path, table.name, name, SUBSETS.get(table.name, ""))
    layer.setCustomProperty(TABLE_PROPERTY, table.name)
    layer.setReadOnly(table.is_fixed)
    if table.name in _TELLS_PLACES:
        layer.setFlags(layer.flags() & ~QgsMapLayer.LayerFlag.Searchable)
    return layer


def view_layer(path: Path, table: Table, view: str, name: str) -> QgsVectorLayer:
    """A second, read-only layer of a table: one that is not edited is drawn from the cache."""
    layer = _layer(path, table.name, name, SUBSETS.get(view, ""))
    mark_as_view(layer, view)
    return layer


def mark_as_view(layer: QgsVectorLayer, view: str) -> None:
    """Make a layer one that only shows."""
    layer.setCustomProperty(VIEW_PROPERTY, view)
    layer.setReadOnly(True)
    layer.setFlags(layer.flags() & ~QgsMapLayer.LayerFlag.Identifiable & ~QgsMapLayer.LayerFlag.Searchable)


def _layer(path: Path, table: str, name: str, subset: str) -> QgsVectorLayer:
    parts = {"path": str(path), "layerName": table}
    if subset:
        parts["subset"] = subset
    source = QgsProviderRegistry.instance().encodeUri("ogr", parts)
    return QgsVectorLayer(source, name, "ogr", QgsVectorLayer.LayerOptions(loadDefaultStyle=False))


def find(project: QgsProject, table: str, plan: Path | None = None) -> QgsVectorLayer | None:
    """The layer of a table of a plan, or of the only plan; None when it was removed."""
    return next(_with_property(project, TABLE_PROPERTY, table, plan), None)


def find_view(project: QgsProject, view: str, plan: Path | None = None) -> QgsVectorLayer | None:
    """A layer that only shows; None when it was removed."""
    return next(_with_property(project, VIEW_PROPERTY, view, plan), None)


def tables_of(project: QgsProject, plan: Path | None = None) -> dict[str, QgsVectorLayer]:
    """All editable layers of a plan that are in the project, by table."""
    found = ((table, find(project, table, plan)) for table in TABLES)
    return {table: layer for table, layer in found if layer is not None}


def ours(project: QgsProject, plan: Path) -> list[QgsMapLayer]:
    """Every layer of a project that is of a plan or was made by us: none of them is a list of somebody."""
    marks = (TABLE_PROPERTY, VIEW_PROPERTY)
    return [
        layer
        for layer in project.mapLayers().values()
        if path_of(layer) == plan or any(layer.customProperty(mark) for mark in marks)
    ]


def plan_of(project: QgsProject) -> Path | None:
    """The plan a project shows; None when it shows none."""
    layer = find(project, MUNICIPALITIES.name)
    return None if layer is None else path_of(layer)


def path_of(layer: QgsMapLayer) -> Path | None:
    """The file behind a layer."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    return Path(parts["path"]) if parts.get("path") else None


def _with_property(project: QgsProject, key: str, value: str, plan: Path | None) -> Iterator[QgsVectorLayer]:
    for layer in project.mapLayers().values():
        if not isinstance(layer, QgsVectorLayer) or layer.customProperty(key) != value:
            continue
        # Provinces lie inside the project file, so their path says nothing about the plan.
        if plan is None or value == PROVINCES or path_of(layer) == plan:
            yield layer


def join(layer: QgsVectorLayer, other: QgsVectorLayer, field: str, columns: list[str], prefix: str) -> None:
    """Show columns of another layer beside those of a layer; kept in memory until :func:`refresh`."""
    # QGIS keeps the values in the order asked for and shows them in the order of the other layer.
    columns = sorted(columns, key=other.fields().indexOf)
    info = QgsVectorLayerJoinInfo()
    info.setJoinLayer(other)
    info.setJoinFieldName(field)
    info.setTargetFieldName(field)
    info.setJoinFieldNamesSubset(columns)
    info.setPrefix(prefix)
    info.setUsingMemoryCache(True)
    info.setEditable(False)
    layer.addJoin(info)


def refresh(project: QgsProject, plan: Path | None = None) -> None:
    """Bring all layers of a plan up to date after its file was written, or edits were saved."""
    ours = [
        layer
        for layer in project.mapLayers().values()
        if layer.customProperty(TABLE_PROPERTY) or layer.customProperty(VIEW_PROPERTY)
    ]
    ours = [layer for layer in ours if plan is None or path_of(layer) == plan]
    for layer in ours:
        layer.dataProvider().reloadData()
    remember(project, plan)
    for layer in ours:
        # What is joined to other layers is read again when its own layer says that it changed.
        layer.layerModified.emit()
        layer.triggerRepaint()


def remember(project: QgsProject, plan: Path | None = None) -> None:
    """Work out what the styles need of other tables: drawing must not query them."""
    travel = find_view(project, TRAVEL_MAP, plan)
    if travel is not None:
        show(travel, {key: parse_decimal(setting(project, key, plan)) for key in NORMS})
    locations, periods = find(project, LOCATIONS.name, plan), find(project, CAPACITY_PERIODS.name, plan)
    if locations is not None and periods is not None:
        rows = rows_of(locations, LOCATIONS.name), rows_of(periods, CAPACITY_PERIODS.name)
        show_places(locations, *rows, reference_date(project, plan))


def remember_plan(project: QgsProject, plan: Plan, path: Path) -> None:
    """The same, from a plan that was read."""
    travel, locations = find_view(project, TRAVEL_MAP, path), find(project, LOCATIONS.name, path)
    if travel is not None:
        show(travel, {key: plan.settings[key] for key in NORMS})
    if locations is not None:
        show_places(locations, plan[LOCATIONS.name], plan[CAPACITY_PERIODS.name], plan.reference_date)


def show_places(layer: QgsVectorLayer, locations: pd.DataFrame, periods: pd.DataFrame, day: date | None) -> None:
    """Tell the styles of the locations their places on a day, and which are not open then."""
    day = day or date.today()
    places = places_on(locations, periods, day)["totaal"]
    known = {str(key): int(value) for key, value in places.items() if not is_unknown(value)}
    closed = locations.loc[~open_on(locations, periods, day), "loc_id"]
    show(layer, {PLACES_FIGURE: known, CLOSED_FIGURE: {str(key): True for key in closed}})


def add_places(locations: QgsVectorLayer, alias: str) -> None:
    """A column with the places on the reference date; unknown is empty."""
    index = locations.addExpressionField(PLACES_EXPRESSION, QgsField(PLACES, QMetaType.Type.Int))
    locations.setFieldAlias(index, alias)


def reference_date(project: QgsProject, plan: Path | None = None) -> date | None:
    """The peildatum of a plan, read from its settings."""
    return parse_date(setting(project, "peildatum", plan))


def setting(project: QgsProject, key: str, plan: Path | None = None) -> str | None:
    """One stored setting of a plan; None when it has its default."""
    layer = find(project, SETTINGS_TABLE.name, plan)
    for feature in layer.getFeatures() if layer is not None else ():
        if feature["sleutel"] == key:
            value = cell(feature["waarde"])
            return None if value is None else str(value)
    return None
