# SPDX-License-Identifier: GPL-2.0-or-later
"""The language of the person at the screen."""

from __future__ import annotations

from qgis.core import QgsApplication

from ..core.wording import Language


def language() -> Language:
    """Dutch when QGIS is in Dutch, else English."""
    return "nl" if QgsApplication.locale().lower().startswith("nl") else "en"
