# SPDX-License-Identifier: GPL-2.0-or-later
"""Questions before a loss that undo cannot restore; the buttons are verbs."""

from __future__ import annotations

from enum import Enum

from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ..plugin.adapters.locale import tr


class Choice(Enum):
    """What to do with unsaved changes."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


def ask_unsaved(plan: str, layers: list[str], parent: QWidget | None) -> Choice:
    """Ask what to do with edits of a plan that are not saved."""
    box = QMessageBox(parent)
    box.setObjectName("OpvangatlasUnsaved")
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Opvangatlas")
    box.setText(tr("The changes in ‘{plan}’ are not saved.").format(plan=plan))
    box.setInformativeText(", ".join(layers))
    save = box.addButton(tr("Save"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(tr("Do not save"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    box.exec()
    return {save: Choice.SAVE, discard: Choice.DISCARD}.get(box.clickedButton(), Choice.CANCEL)
