# SPDX-License-Identifier: GPL-2.0-or-later
"""A map of others under the plan, tile by tile from the internet; only when the user has allowed it.

A tile that is asked for tells its service which area is looked at, and nothing else: no name, place or figure of a
plan is in the request.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from qgis.core import QgsLayerMetadata, QgsProject, QgsRasterLayer, QgsSettings
from qgis.PyQt.QtCore import QUrl

from ...core.wording import Text
from ..locale import words

ALLOWED = "opvangatlas/background_map"
ALLOWED_SCOUTING = "opvangatlas/background_map_scouting"
MARK = "opvangatlas/achtergrondkaart"
_HIDDEN = "opvangatlas/verborgen"


@dataclass(frozen=True)
class Background:
    """One map: what it is called, where its tiles are, how far they go, and whom to name."""

    title: Text
    tiles: str
    closest: int
    rights: str

    @property
    def host(self) -> str:
        """Who sees which area is looked at."""
        return QUrl(self.tiles).host()


BACKGROUNDS: Mapping[str, Background] = MappingProxyType(
    {
        "brt_grijs": Background(
            Text("BRT-achtergrondkaart, grijs", "BRT background map, grey"),
            "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{z}/{x}/{y}.png",
            19,
            "Kadaster, CC BY 4.0",
        ),
        "osm": Background(
            Text("OpenStreetMap", "OpenStreetMap"),
            "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
            19,
            "© OpenStreetMap contributors, ODbL",
        ),
    }
)


def background_allowed(*, scouting: bool = False) -> bool:
    """Whether tiles may be asked for; while a site is scouted only where that was allowed as well."""
    settings = QgsSettings()
    allowed = bool(settings.value(ALLOWED, False, type=bool))
    return allowed and (not scouting or bool(settings.value(ALLOWED_SCOUTING, False, type=bool)))


def allow_background(*, allowed: bool, scouting: bool = False) -> None:
    """Keep whether tiles may be asked for, and whether while scouting too."""
    QgsSettings().setValue(ALLOWED, allowed)
    QgsSettings().setValue(ALLOWED_SCOUTING, allowed and scouting)


def shown_background(project: QgsProject) -> str | None:
    """The name of the map that lies under the plan; None without one."""
    layer = _layer(project)
    return None if layer is None else str(layer.customProperty(MARK))


def show_background(project: QgsProject, name: str | None) -> None:
    """Put one map under everything else, in place of the one before; None takes it away."""
    old = _layer(project)
    if old is not None:
        project.removeMapLayer(old.id())
    if name is None:
        return
    chosen = BACKGROUNDS[name]
    address = bytes(QUrl.toPercentEncoding(chosen.tiles, b"{}:/")).decode("ascii")
    source = f"type=xyz&url={address}&zmin=0&zmax={chosen.closest}&crs=EPSG:3857"
    layer = QgsRasterLayer(source, words(chosen.title), "wms")
    layer.setCustomProperty(MARK, name)
    about = QgsLayerMetadata()
    about.setRights([chosen.rights])
    layer.setMetadata(about)
    project.addMapLayer(layer, False)
    project.layerTreeRoot().addLayer(layer).setExpanded(False)


def withhold_background(project: QgsProject, *, scouting: bool = False) -> None:
    """Switch the map off where it was not allowed on this computer, or not for this; and on again where it was."""
    layer = _layer(project)
    node = None if layer is None else project.layerTreeRoot().findLayer(layer)
    if node is None:
        return
    if not background_allowed(scouting=scouting):
        if node.itemVisibilityChecked():
            node.setCustomProperty(_HIDDEN, True)
        node.setItemVisibilityChecked(False)
    elif node.customProperty(_HIDDEN):
        node.removeCustomProperty(_HIDDEN)
        node.setItemVisibilityChecked(True)


def _layer(project: QgsProject) -> QgsRasterLayer | None:
    for layer in project.mapLayers().values():
        if layer.customProperty(MARK) in BACKGROUNDS:
            return layer
    return None
