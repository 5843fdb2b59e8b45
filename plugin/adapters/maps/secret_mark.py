# SPDX-License-Identifier: GPL-2.0-or-later
"""A mark on every map of a plan with confidential locations: on the canvas, in its pictures and in layouts.

It is an annotation of QGIS that belongs to the layer of locations: shown where that layer is, and nowhere else.
"""

from __future__ import annotations

from qgis.core import QgsMargins, QgsProject, QgsTextAnnotation, QgsVectorLayer
from qgis.PyQt.QtCore import QPointF, QSizeF
from qgis.PyQt.QtGui import QColor, QFont, QTextCharFormat, QTextCursor, QTextDocument

from ...core.wording import Text
from ..locale import words
from ..style.symbols import WHITE, fill, fills

PURPLE = "#6A1B9A"
MARK = Text("VERTROUWELIJK", "CONFIDENTIAL")
_SIZE = QSizeF(40.0, 7.0)
"""In millimetres."""
_PLACE = QPointF(0.01, 0.01)
"""As a share of the map: its upper left."""
_FAMILIES = ["Arial", "Liberation Sans", "DejaVu Sans"]


def show(project: QgsProject, locations: QgsVectorLayer | None, count: int) -> None:
    """Mark the maps of a plan that has so many confidential locations; none: take the mark away."""
    manager = project.annotationManager()
    there = [made for made in manager.annotations() if is_mark(made)]
    wanted = locations is not None and count > 0
    for made in there[1:] if wanted else there:
        manager.removeAnnotation(made)
    if not wanted:
        return
    if there:
        there[0].setMapLayer(locations)
    else:
        manager.addAnnotation(_made(locations))


def is_mark(annotation: object) -> bool:
    """Whether an annotation is this mark, in either language."""
    return isinstance(annotation, QgsTextAnnotation) and annotation.document().toPlainText() in (MARK.nl, MARK.en)


def _made(locations: QgsVectorLayer) -> QgsTextAnnotation:
    made = QgsTextAnnotation()
    made.setMapLayer(locations)
    made.setHasFixedMapPosition(False)
    made.setRelativePosition(_PLACE)
    made.setFrameSizeMm(_SIZE)
    made.setContentsMargin(QgsMargins(1.5, 0.6, 1.5, 0.6))
    made.setFillSymbol(fills(fill(PURPLE)))
    made.setDocument(_document())
    return made


def _document() -> QTextDocument:
    document, look = QTextDocument(), QTextCharFormat()
    font = QFont()
    font.setFamilies(_FAMILIES)
    font.setPointSizeF(10.0)
    font.setBold(True)
    look.setFont(font)
    look.setForeground(QColor(WHITE))
    QTextCursor(document).insertText(words(MARK), look)
    return document
