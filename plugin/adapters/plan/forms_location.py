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

from ...core.model.tables import LOCATIONS, PARTS_OF_LOCATION
from ..locale import tr, words
from .forms import Layers


def relations(project: QgsProject, layers: Layers) -> None:
    """What belongs to a location is removed with it; QGIS saves removals in the order of these relations.

    Without one the database removes such rows along with the location, and QGIS then finds none to remove.
    """
    manager = project.relationManager()
    for table in (part.name for part in PARTS_OF_LOCATION if part.name in layers):
        relation = QgsRelation()
        relation.setId(relation_id(table))
        relation.setName(layers[table].name())
        relation.setReferencedLayer(layers[LOCATIONS.name].id())
        relation.setReferencingLayer(layers[table].id())
        relation.addFieldPair(LOCATIONS.own_key, LOCATIONS.own_key)
        relation.setStrength(Qgis.RelationshipStrength.Composition)
        manager.addRelation(relation)


def relation_id(table: str) -> str:
    """The id of the relation by which rows of a table belong to a location."""
    return f"opvangatlas_{table}"


def arrange(layer: QgsVectorLayer, project: QgsProject) -> None:
    """Divide the form into the groups of the schema; the id, which is not typed in, closes the first."""
    manager = project.relationManager()
    config = layer.editFormConfig()
    config.setLayout(Qgis.AttributeFormLayout.DragAndDrop)
    config.clearTabs()
    page = QgsAttributeEditorContainer(tr("Location"), None)
    page.setType(Qgis.AttributeEditorContainerType.Tab)
    for number, group in enumerate(LOCATIONS.groups):
        box = _box(words(group.label), opened=number == 0)
        _add_columns(box, layer, [*group.columns, *(LOCATIONS.key if number == 0 else ())])
        if group.rows:
            _add_rows(box, manager.relation(relation_id(group.rows)))
        page.addChildElement(box)
    config.addTab(page)  # one page: QGIS scrolls pages, not boxes
    layer.setEditFormConfig(config)


def _box(title: str, *, opened: bool) -> QgsAttributeEditorContainer:
    box = QgsAttributeEditorContainer(title, None)
    box.setType(Qgis.AttributeEditorContainerType.GroupBox)
    box.setCollapsed(not opened)
    return box


def _add_columns(box: QgsAttributeEditorContainer, layer: QgsVectorLayer, names: Sequence[str]) -> None:
    for name in names:
        box.addChildElement(QgsAttributeEditorField(name, layer.fields().indexOf(name), box))


def _add_rows(box: QgsAttributeEditorContainer, relation: QgsRelation) -> None:
    editor = QgsAttributeEditorRelation(relation, box)
    editor.setRelationWidgetTypeId("relation_editor")
    editor.setShowLabel(False)
    box.addChildElement(editor)
