# SPDX-License-Identifier: GPL-2.0-or-later
"""Colours that fit every QGIS theme: always from the widget's own palette, after polish."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QLabel, QWidget

SECONDARY_SHARE = 0.75
"""Secondary text is the text colour at this share over its ground: at least 5.6:1 in all themes."""


def secondary(widget: QWidget) -> QColor:
    """The colour of secondary text on a widget."""
    palette = widget.palette()
    text, base = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
    return mixed(text, base, SECONDARY_SHARE)


def mixed(front: QColor, back: QColor, share: float) -> QColor:
    """``share`` of one colour over another, opaque."""
    return QColor(
        *(round(share * a + (1 - share) * b) for a, b in zip(front.getRgb()[:3], back.getRgb()[:3], strict=True))
    )


class SecondaryLabel(QLabel):
    """A label in secondary text."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, wrapped: bool = True) -> None:
        super().__init__(text, parent)
        self.setWordWrap(wrapped)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.ParentChange):
            self._recolour()

    def showEvent(self, event: QEvent) -> None:
        """Colours are known once the widget is polished."""
        super().showEvent(event)
        self._recolour()

    def _recolour(self) -> None:
        # Through a style sheet: themes are style sheets too, and those override a palette.
        parent = self.parentWidget()
        wanted = f"color: {secondary(parent).name()};" if parent is not None else ""
        if wanted != self.styleSheet():
            self.setStyleSheet(wanted)
