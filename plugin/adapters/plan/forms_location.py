# SPDX-License-Identifier: GPL-2.0-or-later
"""The form of a location: group boxes by subject, with its periods and reserve in tables."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    Qgis,
    QgsAttributeEditorContainer,
    QgsAttributeEditorField,
    QgsAttributeEditorRelation,
    QgsProject,
    QgsRelation,
    QgsVectorLayer,
)

from ...core.model.tables import LOCATIONS, TABLES
from ..locale import tr
from .forms import Layers

PERIODS = "opvangatlas_perioden"
RESERVE = "opvangatlas_reserve"

GENERAL = (
    "loc_naam", "type_2020", "type_2024", "type_bevestigd_door", "regionaal", "status", "zekerheid",
    "vertrouwelijk", "gm_code", "straat", "postcode", "plaats", "loc_id",
)  # fmt: skip
AGREEMENT = ("open_dat", "bo_start", "bo_eind", "bo_onbep", "huur_eind")
OWNERSHIP = (
    "eigendom",
    "beheer",
    "exploitant",
    "kwal_kader",
    "ontheffing",
    "bvo_m2",
    "terrein_m2",
    "financien",
)
GROUPS = (
    "kinderen", "flexvorm", "kleinschalig", "uitbreiding", "proceshandelingen", "gehoor_op_loc", "diensten",
    "pve",
)  # fmt: skip
DECISION = ("besluit_dat", "besluit_orgaan", "afwijs_reden", "onderbouwing")


def relations(project: QgsProject, layers: Layers) -> None:
    """What belongs to a location is removed with it; QGIS saves removals in the order of these relations.

    Without one the database removes such rows along with the location, and QGIS then finds none to remove.
    """
    manager = project.relationManager()
    names = {"capaciteitsperioden": PERIODS, "reservecapaciteit": RESERVE}
    for table in (name for name, layer in layers.items() if _belongs_to_location(name)):
        name = names.get(table, f"opvangatlas_{table}")
        relation = QgsRelation()
        relation.setId(name)
        relation.setName(layers[table].name())
        relation.setReferencedLayer(layers["opvanglocaties"].id())
        relation.setReferencingLayer(layers[table].id())
        relation.addFieldPair("loc_id", "loc_id")
        relation.setStrength(Qgis.RelationshipStrength.Composition)
        manager.addRelation(relation)


def _belongs_to_location(table: str) -> bool:
    return table in TABLES and any(key.table == "opvanglocaties" for key in TABLES[table].foreign_keys)


def arrange(layer: QgsVectorLayer, project: QgsProject) -> None:
    """Divide the form into groups; a column no group names goes to the last one."""
    manager = project.relationManager()
    named = {*GENERAL, *AGREEMENT, *OWNERSHIP, *GROUPS, *DECISION}
    rest = [column.name for column in LOCATIONS if column.name not in named]
    config = layer.editFormConfig()
    config.setLayout(Qgis.AttributeFormLayout.DragAndDrop)
    config.clearTabs()
    page = QgsAttributeEditorContainer(tr("Location"), None)
    page.setType(Qgis.AttributeEditorContainerType.Tab)
    for box in (
        _group(layer, tr("General"), GENERAL, opened=True),
        _table(tr("Capacity"), manager.relation(PERIODS)),
        _group(layer, tr("Agreement"), AGREEMENT),
        _group(layer, tr("Ownership and management"), OWNERSHIP),
        _group(layer, tr("Target groups and flexibility"), GROUPS),
        _table(tr("Reserve"), manager.relation(RESERVE)),
        _group(layer, tr("Decision"), DECISION),
        _group(layer, tr("Source and remarks"), rest),
    ):
        page.addChildElement(box)
    config.addTab(page)  # one page: QGIS scrolls pages, not boxes
    layer.setEditFormConfig(config)


def _box(title: str, *, opened: bool) -> QgsAttributeEditorContainer:
    box = QgsAttributeEditorContainer(title, None)
    box.setType(Qgis.AttributeEditorContainerType.GroupBox)
    box.setCollapsed(not opened)
    return box


def _group(
    layer: QgsVectorLayer, title: str, names: Sequence[str], *, opened: bool = False
) -> QgsAttributeEditorContainer:
    box = _box(title, opened=opened)
    for name in names:
        box.addChildElement(QgsAttributeEditorField(name, layer.fields().indexOf(name), box))
    return box


def _table(title: str, relation: QgsRelation) -> QgsAttributeEditorContainer:
    box = _box(title, opened=False)
    editor = QgsAttributeEditorRelation(relation, box)
    editor.setRelationWidgetTypeId("relation_editor")
    editor.setShowLabel(False)
    box.addChildElement(editor)
    return box
