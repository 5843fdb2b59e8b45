# SPDX-License-Identifier: GPL-2.0-or-later
"""Icons: our own SVGs, the same files as on the map, and QGIS's for what QGIS already has."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPixmap

from ...plugin.core.checks.finding import Severity, Verdict

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"

SEVERITY = {Severity.FAULT: "fout", Severity.WARNING: "waarschuwing", Severity.NOTE: "notitie"}
VERDICT = {
    Verdict.NO: "fout",
    Verdict.UNKNOWN: "onbekend",
    Verdict.REMARKS: "waarschuwing",
    Verdict.EMPTY: "onbekend",
    Verdict.YES: "voldoet",
}


@lru_cache(maxsize=128)
def own(name: str) -> QIcon:
    """One of our own icons; all that show it share it, drawn once."""
    return QIcon(str(FOLDER / f"{name}.svg"))


def theme(name: str) -> QIcon:
    """One of QGIS's icons, in the user's theme: ``mActionFileNew``."""
    return QgsApplication.getThemeIcon(f"/{name}.svg")


def of_severity(severity: Severity) -> QIcon:
    """The icon of a fault, a warning or a note."""
    return own(SEVERITY[severity])


def of_verdict(verdict: Verdict | None) -> QIcon:
    """The icon of a verdict; None: not checked yet."""
    return own(VERDICT[Verdict.UNKNOWN if verdict is None else verdict])


def blank(size: int) -> QIcon:
    """Nothing, as wide as an icon: texts in a column stay below each other."""
    pixmap = QPixmap(size, size)
    pixmap.fill(QColor(0, 0, 0, 0))
    return QIcon(pixmap)


def swatch(colour: str | None, size: int) -> QIcon:
    """A square in the colour of a region, framed; hatched where there is no colour."""
    pixmap = QPixmap(size, size)
    pixmap.fill(QColor("#FFFFFF") if colour is None else QColor(colour))
    painter = QPainter(pixmap)
    painter.setPen(QColor("#595959"))
    if colour is None:
        for step in range(-size, size, 4):
            painter.drawLine(step, 0, step + size, size)
            painter.drawLine(step + size, 0, step, size)
    painter.drawRect(0, 0, size - 1, size - 1)
    painter.end()
    return QIcon(pixmap)
