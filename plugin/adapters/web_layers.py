# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers that ask the internet for what is looked at."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsMapLayer

_ASKING = frozenset(
    {"wms", "wcs", "wfs", "oapif", "arcgismapserver", "arcgisfeatureserver", "vectortile", "xyzvectortiles"}
)


def asks_the_web(layer: QgsMapLayer) -> bool:
    """Whether drawing a layer sends requests to a service."""
    provider = str(layer.providerType()).lower()
    return provider in _ASKING and "http" in layer.source().lower()


def web_layers(layers: Iterable[QgsMapLayer]) -> list[QgsMapLayer]:
    """Those of some layers that do."""
    return [layer for layer in layers if asks_the_web(layer)]
