# SPDX-License-Identifier: GPL-2.0-or-later
"""Colours that fit every QGIS theme: taken from a tree view's palette, after polish.

Themes are style sheets. They give a view its text and ground, while the palette of a plain widget
or of the application may still hold the colours of another theme.
"""

from __future__ import annotations

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QEvent
from qgis.PyQt.QtGui import QColor, QPalette, QShowEvent
from qgis.PyQt.QtWidgets import QTreeView, QWidget

from .plain import PlainLabel

SECONDARY_SHARE = 0.75
"""Secondary text is the text colour at this share over its ground: at least 5.6:1 in all themes."""

_THEMED = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.ParentChange)


def secondary(view: QWidget) -> QColor:
    """The colour of secondary text, by the palette of a view."""
    view.ensurePolished()
    palette, active = view.palette(), QPalette.ColorGroup.Active  # also of what is disabled just now
    text, base = (palette.color(active, role) for role in (QPalette.ColorRole.Text, QPalette.ColorRole.Base))
    return mixed(text, base, SECONDARY_SHARE)


def mixed(front: QColor, back: QColor, share: float) -> QColor:
    """``share`` of one colour over another, opaque."""
    pairs = zip(front.getRgb()[:3], back.getRgb()[:3], strict=True)
    return QColor(*(round(share * a + (1 - share) * b) for a, b in pairs))


class SecondaryLabel(PlainLabel):
    """A label in secondary text."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, wrapped: bool = True) -> None:
        super().__init__(text, parent)
        self.setWordWrap(wrapped)
        self._probe = _hidden_view(self)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in _THEMED:
            self._recolour()

    def showEvent(self, event: QShowEvent) -> None:
        """Colours are known once the widget is polished."""
        super().showEvent(event)
        self._recolour()

    def _recolour(self) -> None:
        # Through a style sheet: a theme is one too, and would override a palette.
        wanted = f"QLabel {{ color: {secondary(self._probe).name()}; }}"
        if wanted != self.styleSheet():
            self.setStyleSheet(wanted)


class SearchEdit(QgsFilterLineEdit):
    """A search field whose hint can be read in dark themes."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._probe = _hidden_view(self)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setShowClearButton(True)

    def showEvent(self, event: QShowEvent) -> None:
        """Colours are known once the widget is polished."""
        super().showEvent(event)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.PlaceholderText, secondary(self._probe))
        self.setPalette(palette)


def _hidden_view(parent: QWidget) -> QTreeView:
    view = QTreeView(parent)
    view.hide()
    return view
