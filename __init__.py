# SPDX-License-Identifier: GPL-2.0-or-later
"""Opvangatlas: planning the reception of asylum seekers by region, in QGIS."""

from typing import Any


def classFactory(iface: Any) -> Any:  # noqa: N802 - QGIS asks for this name
    """Make the plugin. Imports nothing heavy until QGIS asks for it."""
    from .plugin.plugin import OpvangatlasPlugin

    return OpvangatlasPlugin(iface)
