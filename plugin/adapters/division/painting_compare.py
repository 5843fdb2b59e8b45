# SPDX-License-Identifier: GPL-2.0-or-later
"""Two variants beside each other on the map: the municipalities that moved, in both colours."""

from __future__ import annotations

from datetime import date

import pandas as pd
from qgis.core import (
    QgsFeature,
    QgsFillSymbol,
    QgsLayerTreeGroup,
    QgsProject,
    QgsProperty,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
    QgsVectorLayer,
)

from ...core.model.plan import Plan
from ...core.model.schema import CRS
from ...core.model.tables import ASSIGNMENT, MUNICIPALITIES, REGIONS, TABLES, VARIANTS
from ...core.regions.derive import copied_variant
from ...core.wording import is_unknown
from ..locale import tr
from ..plan import plan_layers
from ..style.symbols import INK, WHITE, driven, fill, fills, hatch, line
from .painting import Painting
from .painting_layer import geometry

MOVED = "verplaatst"
AS_SAVED = "(opgeslagen)"
"""Id of the pseudo variant that holds the active one as it is in the file."""

_STRIPES_MM, _STRIPE_WIDTH = 2.4, 1.2
_FIELDS = ("gm_code", "gm_naam", "van_naam", "naar_naam", "van_kleur", "naar_kleur")
_URI = f"MultiPolygon?crs={CRS}&" + "&".join(f"field={name}:string" for name in _FIELDS)


def as_drawn(plan: Plan, painting: Painting) -> Plan:
    """The plan with the active variant as it is being drawn; as it was saved it is variant ``AS_SAVED``."""
    variant = painting.variant
    frames = {}
    for name in (ASSIGNMENT.name, REGIONS.name):
        rows = plan[name]
        saved = rows[rows["variant_id"] == variant].assign(variant_id=AS_SAVED)
        frames[name] = pd.concat([rows[rows["variant_id"] != variant], saved])
    assignment = painting.board.assignment()
    drawn = pd.DataFrame({"gm_code": list(assignment), "regio_id": list(assignment.values())}, dtype="object")
    regions = [
        {"variant_id": variant, "regio_id": key, **row.attributes, "geom": None}
        for key, row in painting.regions.items()
    ]
    return plan.with_tables(
        indeling=pd.concat([frames[ASSIGNMENT.name], drawn.assign(variant_id=variant)]),
        regios=pd.concat([frames[REGIONS.name], pd.DataFrame(regions)]) if regions else frames[REGIONS.name],
    )


def drawn_variant(plan: Plan, painting: Painting, name: str, made_on: date) -> tuple[str, dict[str, pd.DataFrame]]:
    """What is drawn as a new variant, not active; the variant it was drawn in stays as it was saved.

    Returns
    -------
    (id of the new variant, tables to save)

    Raises
    ------
    InputError
        When the name is taken.
    """
    new, frames = copied_variant(as_drawn(plan, painting), painting.variant, name, made_on)
    out = {VARIANTS.name: frames[VARIANTS.name]}
    for table in (ASSIGNMENT.name, REGIONS.name):
        rows = frames[table][frames[table]["variant_id"] == new]
        if table == REGIONS.name:
            rows = rows.assign(geom=[painting.shape(region) for region in rows["regio_id"]])
        out[table] = TABLES[table].frame(pd.concat([plan[table], rows]))
    return new, out


def moved_layer(project: QgsProject, moved: pd.DataFrame, plan: Plan, a: str, b: str) -> QgsVectorLayer:
    """Show the municipalities that moved; a comparison that was shown before goes."""
    for old in [
        each for each in project.mapLayers().values() if each.customProperty(plan_layers.VIEW_PROPERTY) == MOVED
    ]:
        project.removeMapLayer(old.id())
    layer = QgsVectorLayer(_URI, tr("Moved municipalities"), "memory")
    layer.setCustomProperty(plan_layers.VIEW_PROPERTY, MOVED)
    layer.setCustomProperty("skipMemoryLayersCheck", 1)
    layer.dataProvider().addFeatures(_features(layer, moved, _colours(plan, a), _colours(plan, b)))
    layer.updateExtents()
    layer.setReadOnly(True)
    layer.setRenderer(QgsSingleSymbolRenderer(_striped()))
    project.addMapLayer(layer, False)
    _group(project).addLayer(layer)
    return layer


def _features(layer: QgsVectorLayer, moved: pd.DataFrame, old: dict[str, str], new: dict[str, str]) -> list[QgsFeature]:
    made = []
    for row in moved.to_dict("records"):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([
            row["gm_code"], row["gm_naam"], row["van_naam"] or tr("Unassigned"), row["naar_naam"] or tr("Unassigned"),
            old.get(row["van_regio"] or "", WHITE), new.get(row["naar_regio"] or "", WHITE),
        ])  # fmt: skip
        feature.setGeometry(geometry(row["geom"]))
        made.append(feature)
    return made


def _colours(plan: Plan, variant: str) -> dict[str, str]:
    rows = plan[REGIONS.name]
    rows = rows[rows["variant_id"] == variant]
    return {r: c for r, c in zip(rows["regio_id"], rows["kleur"], strict=True) if not is_unknown(c)}


def _striped() -> QgsFillSymbol:
    """The new colour with stripes of the old one."""
    stripes = hatch(45, _STRIPES_MM, WHITE, _STRIPE_WIDTH)
    stripe = stripes.subSymbol().symbolLayer(0)
    stripe.setDataDefinedProperty(
        QgsSymbolLayer.Property.PropertyStrokeColor, QgsProperty.fromExpression('"van_kleur"')
    )
    ground = driven(fill(WHITE), fill='"naar_kleur"')
    return fills(ground, stripes, line(WHITE, 1.0), line(INK, 0.5))


def _group(project: QgsProject) -> QgsLayerTreeGroup:
    """The group "Comparison" on top of the plan's own group."""
    root = project.layerTreeRoot()
    title = tr("Comparison")
    found = root.findGroup(title)
    if found is not None:
        return found
    plan = plan_layers.find(project, MUNICIPALITIES.name)
    node = root.findLayer(plan.id()) if plan is not None else None
    parent = node.parent() if node is not None else root
    return (parent or root).insertGroup(0, title)
