# SPDX-License-Identifier: GPL-2.0-or-later
"""Help at the place: a button and F1 open the guide at the chapter of a dialog or dock."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import QBoxLayout, QDialogButtonBox, QPushButton, QToolButton, QWidget

from ...plugin.adapters.guide import open_guide
from ...plugin.adapters.locale import tr
from .icons import theme


class HelpKey(QObject):
    """F1 anywhere in a widget is ours, before QGIS's own help."""

    def __init__(self, widget: QWidget, chapter: str) -> None:
        super().__init__(widget)
        self.chapter = chapter
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) or event.key() != Qt.Key.Key_F1:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            open_guide(self.chapter)
        return True


def give_help(dialog: QWidget, chapter: str, buttons: QDialogButtonBox | QBoxLayout) -> None:
    """F1, and a button Help among the others of a dialog."""
    HelpKey(dialog, chapter)
    button = QPushButton(tr("Help"), dialog)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: open_guide(chapter))
    if isinstance(buttons, QDialogButtonBox):
        buttons.addButton(button, QDialogButtonBox.ButtonRole.HelpRole)
    else:
        buttons.insertWidget(0, button)


def help_button(dock: QWidget, chapter: str) -> QToolButton:
    """F1 in a dock, and the small button for among its others."""
    HelpKey(dock, chapter)
    button = QToolButton(dock)
    button.setAutoRaise(True)
    button.setIcon(theme("mActionHelpContents"))
    button.setToolTip(tr("Help"))
    button.setAccessibleName(tr("Help"))
    button.clicked.connect(lambda: open_guide(chapter))
    return button
