# SPDX-License-Identifier: GPL-2.0-or-later
"""Routes, service areas and the quality of a network as layers: files, written again when asked for.

They stand in the group of the travel times, in a GeoPackage that the project finds again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from qgis.core import (
    Qgis,
    QgsCoordinateTransformContext,
    QgsFeatureRenderer,
    QgsField,
    QgsFields,
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from ...core.errors import StorageError
from ...core.model.tables import MUNICIPALITIES
from ...core.wording import Text
from ..layers import RD_NEW, write
from ..locale import tr
from ..plan import plan_layers
from . import travel_layers_style

MADE_PROPERTY = "opvangatlas/made"
"""On a layer that was made from figures: one of the kinds below."""
STAMP_PROPERTY = "opvangatlas/stamp"
"""From which figures it was made."""

TRAVEL_MAP, ROUTES, LINES, AREAS, QUALITY = "reistijdkaart", "routes", "wenslijnen", "bereik", "kwaliteit"
_ORDER = (QUALITY, LINES, ROUTES, AREAS)
"""From top to bottom, above the travel time map."""

_CANNOT_WRITE = Text("Kan niet schrijven naar {path}.", "Cannot write to {path}.")
_CLOSE_IT = Text("Sluit het bestand of kies een andere map.", "Close the file or choose another folder.")

Columns = Sequence[tuple[str, QMetaType.Type]]
TEXT, NUMBER, WHOLE, YES_NO = (
    QMetaType.Type.QString,
    QMetaType.Type.Double,
    QMetaType.Type.LongLong,
    QMetaType.Type.Bool,
)


@dataclass(frozen=True)
class Made:
    """A layer that was written: its kind, its file, and from which figures."""

    kind: str
    path: Path
    stamp: str = ""
    minutes: tuple[float, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()


def write_layer(path: Path, kind: str, columns: Columns, frame: pd.DataFrame, wkb: Qgis.WkbType) -> None:
    """Write rows with ``geom`` in RD New as a layer of a GeoPackage; other layers in it stay. For workers.

    Raises
    ------
    StorageError
        When the file cannot be written.
    """
    fields = QgsFields()
    for name, type_ in columns:
        fields.append(QgsField(name, type_))
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName, options.fileEncoding = "GPKG", kind, "UTF-8"
    action = QgsVectorFileWriter.ActionOnExistingFile
    options.actionOnExistingFile = action.CreateOrOverwriteLayer if path.exists() else action.CreateOrOverwriteFile
    context = QgsCoordinateTransformContext()
    sink = QgsVectorFileWriter.create(str(path), fields, wkb, RD_NEW, context, options)
    try:
        if sink.hasError() != QgsVectorFileWriter.WriterError.NoError:
            raise OSError(sink.errorMessage())
        write(sink, fields, frame)
    except OSError as error:
        raise StorageError(_CANNOT_WRITE, _CLOSE_IT, path=str(path), details=str(error)) from error
    finally:
        del sink


def find(project: QgsProject, kind: str) -> QgsVectorLayer | None:
    """The layer of a kind that is in the project; None when there is none."""
    layers = project.mapLayers().values()
    return next((layer for layer in layers if layer.customProperty(MADE_PROPERTY) == kind), None)


def put(project: QgsProject, drawn: Made, plan: Path | None = None) -> QgsVectorLayer:
    """Show a layer that was written: the one in the project anew, or a new one in the travel group."""
    layer = find(project, drawn.kind)
    if layer is not None and plan_layers.path_of(layer) != drawn.path:
        project.removeMapLayer(layer)
        layer = None
    if layer is None:
        layer = _opened(drawn)
        project.addMapLayer(layer, False)
        group = _group(project, plan)
        group.insertLayer(_place(group, drawn.kind), layer).setExpanded(True)
    else:
        layer.dataProvider().reloadData()
        layer.updateFields()
    layer.setCustomProperty(STAMP_PROPERTY, drawn.stamp)
    layer.setRenderer(_renderer(drawn))
    layer.setOpacity(travel_layers_style.AREA_OPACITY if drawn.kind == AREAS else 1.0)
    if drawn.kind == QUALITY:
        layer.setLabeling(travel_layers_style.obstacles())
        layer.setLabelsEnabled(True)
    layer.triggerRepaint()
    return layer


def _opened(made: Made) -> QgsVectorLayer:
    source = QgsProviderRegistry.instance().encodeUri("ogr", {"path": str(made.path), "layerName": made.kind})
    layer = QgsVectorLayer(source, title(made.kind), "ogr", QgsVectorLayer.LayerOptions(loadDefaultStyle=False))
    layer.setCustomProperty(MADE_PROPERTY, made.kind)
    layer.setReadOnly(True)
    for name, alias in aliases().items():
        index = layer.fields().indexOf(name)
        if index >= 0:
            layer.setFieldAlias(index, alias)
    return layer


def title(kind: str) -> str:
    """The name of a layer of this kind."""
    titles = {
        ROUTES: tr("Routes"),
        LINES: tr("Desire lines"),
        AREAS: tr("Service area per location"),
        QUALITY: tr("Quality of the network"),
    }
    return titles[kind]


def aliases() -> dict[str, str]:
    """Columns of these layers in the user's words."""
    return {
        "van": tr("From"),
        "naar": tr("To"),
        "minuten": tr("Minutes"),
        "km": tr("Kilometres"),
        "aansluit_km": tr("of which access (km)"),
        "methode": tr("Method"),
        "reden": tr("Reason"),
        "boven_norm": tr("Above the norm"),
        "locatie": tr("Location"),
        "soort": tr("Kind"),
        "omschrijving": tr("Description"),
        "gedaan": tr("What was done"),
        "rij": tr("Row"),
        "meter": tr("Gap (m)"),
    }


def _renderer(made: Made) -> QgsFeatureRenderer:
    if made.kind == AREAS:
        return travel_layers_style.areas(made.minutes)
    if made.kind == QUALITY:
        return travel_layers_style.quality(dict(made.labels))
    return travel_layers_style.routes() if made.kind == ROUTES else travel_layers_style.desire_lines()


def _group(project: QgsProject, plan: Path | None) -> QgsLayerTreeGroup:
    """Where the travel time map stands; else a group of our own, on top."""
    root = project.layerTreeRoot()
    travel = plan_layers.find_view(project, plan_layers.TRAVEL_MAP, plan)
    node = root.findLayer(travel) if travel is not None else None
    if node is not None and node.parent() is not None:
        return node.parent()
    name = tr("Travel time")
    return root.findGroup(name) or root.insertGroup(0, name)


def _place(group: QgsLayerTreeGroup, kind: str) -> int:
    """Below the kinds that come before it, above all others."""
    above = _ORDER[: _ORDER.index(kind)]
    kinds = [node.layer().customProperty(MADE_PROPERTY) for node in group.findLayers() if node.layer() is not None]
    return sum(1 for other in kinds if other in above)


def is_stale(project: QgsProject, kind: str, stamp: str) -> bool:
    """Whether the project shows a layer of this kind that was made from other figures."""
    layer = find(project, kind)
    return layer is not None and layer.customProperty(STAMP_PROPERTY) != stamp


def show(project: QgsProject, kind: str, plan: Path | None = None) -> None:
    """Bring one way of showing travel to the front; an empty kind: the division."""
    painted = plan_layers.find(project, MUNICIPALITIES.name, plan)
    travel = plan_layers.find_view(project, plan_layers.TRAVEL_MAP, plan)
    # Areas and the map of travel times are read by their colours: nothing else may be painted.
    _visible(project, painted, kind not in (AREAS, TRAVEL_MAP))
    _visible(project, travel, kind == TRAVEL_MAP)
    for other in _ORDER:
        _visible(project, find(project, other), other == kind)


def reveal(project: QgsProject, layer: QgsMapLayer) -> None:
    """Make one layer visible."""
    _visible(project, layer, True)


def _visible(project: QgsProject, layer: QgsMapLayer | None, shown: bool) -> None:  # noqa: FBT001
    node = project.layerTreeRoot().findLayer(layer) if layer is not None else None
    if node is None:
        return
    node.setItemVisibilityChecked(shown)
    if shown:
        node.setItemVisibilityCheckedParentRecursive(True)
