# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan as a QGIS project: its layers with styles, labels and forms, and map themes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsLayerTreeGroup,
    QgsLayerTreeModel,
    QgsMapLayer,
    QgsMapThemeCollection,
    QgsProject,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

from ...core.errors import StorageError
from ...core.model.tables import FINDINGS, LOCATIONS, MUNICIPALITIES, REGIONS, TABLES, TRAVEL
from ...core.wording import Language, Text
from ..layers import RD_NEW
from ..locale import tr
from ..style import labels, styles, styles_points
from . import forms, plan_layers
from .forms_location import arrange, relations
from .plan_layers import MUNICIPALITY_NAMES, OWN_TRAVEL, PROVINCES, REGION_NAMES, TRAVEL_MAP
from .province_borders import province_layer

MARGIN = 1.05
"""How much wider than the plan the first view is."""

_CANNOT_WRITE = Text("Kan niet schrijven naar {path}.", "Cannot write to {path}.")
_CLOSE_IT = Text("Sluit het bestand of kies een andere map.", "Close the file or choose another folder.")

_REGION_PREFIX = "regio_"
"""Of the columns of a region that are shown with its municipalities."""
ON_MAP = (FINDINGS.name, LOCATIONS.name, MUNICIPALITIES.name, REGIONS.name)

THEMES = {
    "division": (
        FINDINGS.name,
        LOCATIONS.name,
        REGION_NAMES,
        REGIONS.name,
        PROVINCES,
        MUNICIPALITY_NAMES,
        MUNICIPALITIES.name,
    ),
    "travel": (LOCATIONS.name, REGION_NAMES, REGIONS.name, MUNICIPALITY_NAMES, TRAVEL_MAP),
    "capacity": (LOCATIONS.name, REGION_NAMES, REGIONS.name, PROVINCES, MUNICIPALITY_NAMES, MUNICIPALITIES.name),
}
"""What each map theme shows; the first one is how a new project opens."""


def build_project(plan_path: Path, project: QgsProject, language: Language) -> QgsLayerTreeGroup:
    """Add the layers of a plan to a project, above what it already shows.

    Returns
    -------
    the group with the plan's layers
    """
    project.setCrs(RD_NEW)
    project.setTransactionMode(Qgis.TransactionMode.BufferedGroups)
    layers = _layers(plan_path, project, language)
    project.addMapLayers(list(layers.values()), False)
    _connect(layers, project, language)
    _dress(layers, project, language)
    name = plan_layers.setting(project, "plan_naam", plan_path) or plan_path.stem
    group = _grouped(layers, project, name)
    _make_themes(layers, project)
    if not project.title():
        project.setTitle(name)
    _look_at(layers[MUNICIPALITIES.name], project)
    return group


def project_path(plan_path: Path) -> Path:
    """Where the project of a plan is kept."""
    return plan_path.with_suffix(".qgz")


def save_project_beside(plan_path: Path, project: QgsProject) -> Path:
    """Save a project beside its plan; both can be moved together.

    Raises
    ------
    StorageError
        When the place cannot be written.
    """
    target = project_path(plan_path)
    project.setFilePathStorage(Qgis.FilePathType.Relative)
    if not project.write(str(target)):
        raise StorageError(_CANNOT_WRITE, _CLOSE_IT, path=str(target), details=project.error())
    return target


def missing_tables(plan_path: Path, project: QgsProject) -> list[str]:
    """The tables of a plan whose layer is not in the project: somebody took it out."""
    there = plan_layers.tables_of(project, plan_path)
    return [name for name in TABLES if name not in there]


def put_back(plan_path: Path, project: QgsProject, language: Language) -> None:
    """Add the layers of tables that are missing, dressed as in a new project; those that are there keep their style."""
    missing = missing_tables(plan_path, project)
    made = {name: table_of_plan(plan_path, name, language) for name in missing}
    project.addMapLayers(list(made.values()), False)
    layers = plan_layers.tables_of(project, plan_path)
    for name, table in TABLES.items():
        if name in made or any(link.table in made for link in table.links):
            forms.configure(layers[name], table, layers, language)
    if {MUNICIPALITIES.name, REGIONS.name} & made.keys():
        _paint(layers)
    if LOCATIONS.name in made:
        plan_layers.add_places(layers[LOCATIONS.name], tr("Places on the reference date"))
    relations(project, layers)
    arrange(layers[LOCATIONS.name], project)
    _dress(made, project, language)
    _place(made, layers, project)


def table_of_plan(path: Path, name: str, language: Language) -> QgsVectorLayer:
    """The layer of a table, called as the layer tree calls it."""
    titles = {
        FINDINGS.name: tr("Findings"),
        LOCATIONS.name: tr("Locations"),
        MUNICIPALITIES.name: tr("Municipalities"),
        REGIONS.name: tr("Regions"),
    }
    table = TABLES[name]
    return plan_layers.table_layer(path, table, titles.get(name) or table.label.in_language(language))


def _paint(layers: Mapping[str, QgsVectorLayer]) -> None:
    """Municipalities are painted in the colour of their region; a join with a layer that is gone goes."""
    towns = layers[MUNICIPALITIES.name]
    for old in towns.vectorJoins():
        if old.joinLayer() is None or old.prefix() == _REGION_PREFIX:
            towns.removeJoin(old.joinLayerId())
    plan_layers.join(towns, layers[REGIONS.name], "regio_id", ["kleur"], _REGION_PREFIX)
    forms.hide(towns, styles.REGION_COLOR)


def _place(made: Mapping[str, QgsVectorLayer], layers: Mapping[str, QgsVectorLayer], project: QgsProject) -> None:
    """Each below the nearest of ours that stands above it in a new project; the tables at the end."""
    root = project.layerTreeRoot()
    order = [*ON_MAP, *(name for name in TABLES if name not in ON_MAP)]
    for name in (name for name in order if name in made):
        above = [layers[other] for other in order[: order.index(name)] if other in layers]
        nodes = [node for layer in above if (node := root.findLayer(layer)) is not None]
        parent = nodes[-1].parent() if nodes else root
        place = parent.children().index(nodes[-1]) + 1 if nodes else 0
        parent.insertLayer(place, made[name]).setExpanded(False)


def _layers(path: Path, project: QgsProject, language: Language) -> dict[str, QgsVectorLayer]:
    """All layers of a plan by table or view."""
    found = {name: table_of_plan(path, name, language) for name in TABLES}
    views = (
        (REGION_NAMES, REGIONS.name, tr("Region names")),
        (MUNICIPALITY_NAMES, MUNICIPALITIES.name, tr("Municipality names")),
        (TRAVEL_MAP, MUNICIPALITIES.name, tr("Travel time per municipality")),
        (OWN_TRAVEL, TRAVEL.name, tr("Travel time to the own region")),
    )
    for view, table, name in views:
        found[view] = plan_layers.view_layer(path, TABLES[table], view, name)
    towns, title = found[MUNICIPALITIES.name], tr("Provinces")
    provinces = province_layer(project, towns, title)
    return found if provinces is None else {**found, PROVINCES: provinces}


def _connect(layers: dict[str, QgsVectorLayer], project: QgsProject, language: Language) -> None:
    """Joins, relations and forms: they name other layers, which must be in the project by now."""
    for name, table in TABLES.items():
        forms.configure(layers[name], table, layers, language)
    _paint(layers)
    plan_layers.join(layers[TRAVEL_MAP], layers[OWN_TRAVEL], "gm_code", ["minuten", "km", "methode", "reden"], "reis_")
    plan_layers.add_places(layers[LOCATIONS.name], tr("Places on the reference date"))
    relations(project, layers)
    arrange(layers[LOCATIONS.name], project)
    # Not in the layer tree: it only lends its columns to the map of travel times.
    layers[OWN_TRAVEL].setFlags(layers[OWN_TRAVEL].flags() | QgsMapLayer.LayerFlag.Private)


def _dress(layers: dict[str, QgsVectorLayer], project: QgsProject, language: Language) -> None:
    """Styles and labels."""
    regime = plan_layers.setting(project, "regime") or "2020"
    renderers = {
        FINDINGS.name: styles_points.findings(language),
        LOCATIONS.name: styles_points.locations(regime, language),
        MUNICIPALITIES.name: styles.municipalities(),
        REGIONS.name: styles.regions(),
        PROVINCES: styles.provinces(),
        TRAVEL_MAP: styles.travel_time(),
        REGION_NAMES: styles.nothing(),
        MUNICIPALITY_NAMES: styles.nothing(),
    }
    labelings = {
        FINDINGS.name: labels.of_findings(),
        LOCATIONS.name: labels.of_locations(),
        REGION_NAMES: labels.of_regions(),
        MUNICIPALITY_NAMES: labels.of_municipalities(),
    }
    for name, layer in layers.items():
        if name in renderers:
            layer.setRenderer(renderers[name])
        if name in labelings:
            layer.setLabeling(labelings[name])
            layer.setLabelsEnabled(True)
    plan_layers.remember(project)


def _grouped(layers: dict[str, QgsVectorLayer], project: QgsProject, name: str) -> QgsLayerTreeGroup:
    """The plan's group in the layer tree, on top."""
    group = project.layerTreeRoot().insertGroup(0, tr("Opvangatlas – {plan}").format(plan=name))
    for table in (FINDINGS.name, LOCATIONS.name):
        group.addLayer(layers[table])
    # Borders and names above everything that is painted.
    _group(group, tr("Division"), layers, REGION_NAMES, REGIONS.name, PROVINCES, MUNICIPALITY_NAMES)
    _group(group, tr("Travel time"), layers, TRAVEL_MAP)
    group.addLayer(layers[MUNICIPALITIES.name])
    tables = _group(group, tr("Tables"), layers, *(table for table in TABLES if table not in ON_MAP))
    tables.setExpanded(False)
    return group


def _group(parent: QgsLayerTreeGroup, title: str, layers: dict[str, QgsVectorLayer], *names: str) -> QgsLayerTreeGroup:
    group = parent.addGroup(title)
    for name in names:
        if name in layers:
            group.addLayer(layers[name]).setExpanded(name == TRAVEL_MAP)
    return group


def _make_themes(layers: dict[str, QgsVectorLayer], project: QgsProject) -> None:
    """Map themes; the last one made is what the project shows."""
    root = project.layerTreeRoot()
    model = QgsLayerTreeModel(root)
    titles = {"division": tr("Division"), "travel": tr("Travel time"), "capacity": tr("Capacity")}
    for theme in reversed(THEMES):
        shown = {layers[name].id() for name in THEMES[theme] if name in layers}
        for name, layer in layers.items():
            node = root.findLayer(layer)
            if node is not None and (name in ON_MAP or layer.isSpatial()):
                node.setItemVisibilityChecked(layer.id() in shown)
        state = QgsMapThemeCollection.createThemeFromCurrentState(root, model)
        project.mapThemeCollection().insert(titles[theme], state)


def _look_at(layer: QgsVectorLayer, project: QgsProject) -> None:
    extent = layer.extent()
    extent.scale(MARGIN)
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, RD_NEW))
