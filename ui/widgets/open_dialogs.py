# SPDX-License-Identifier: GPL-2.0-or-later
"""Dialogs that stay open beside the window: kept alive until they are closed."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog


class OpenDialogs:
    """Those of one desk, oldest first."""

    def __init__(self) -> None:
        self.all: list[QDialog] = []

    def keep(self, dialog: QDialog) -> None:
        """Hold on to a dialog until it is closed; then it goes."""
        self.all.append(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.destroyed.connect(lambda: self.all.remove(dialog) if dialog in self.all else None)

    def show(self, dialog: QDialog) -> None:
        """Hold on to a dialog, and show it beside the window."""
        self.keep(dialog)
        dialog.show()

    def close(self) -> None:
        """Close what is open."""
        for dialog in tuple(self.all):
            dialog.close()
