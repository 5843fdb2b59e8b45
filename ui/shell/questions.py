# SPDX-License-Identifier: GPL-2.0-or-later
"""Questions before a loss that undo cannot restore; the buttons are verbs."""

from __future__ import annotations

from enum import Enum

from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ...plugin.adapters.locale import tr


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


def ask_remove(name: str, more: int, parent: QWidget | None) -> bool:
    """Ask whether a location goes, with the rows that belong to it."""
    box = _question("OpvangatlasRemove", tr("Remove ‘{name}’ from the plan?").format(name=name), parent)
    if more:
        box.setInformativeText(
            tr("%n row(s) of capacity, reserve, facilities, milestones and documents go with it.", None, more)
        )
    return _answered(box, tr("Remove"))


def ask_delete_variant(name: str, parent: QWidget | None) -> bool:
    """Ask whether a variant goes, with its regions."""
    box = _question("OpvangatlasDeleteVariant", tr("Delete the variant ‘{name}’?").format(name=name), parent)
    box.setInformativeText(tr("Its regions, division and findings go with it."))
    return _answered(box, tr("Delete"))


def ask_revert(count: int, parent: QWidget | None) -> bool:
    """Ask whether all edits that are not saved go."""
    text = tr("Drop %n unsaved change(s)?", None, count)
    box = _question("OpvangatlasRevert", text, parent)
    box.setInformativeText(tr("Changes in the other layers of the plan are dropped too. This cannot be undone."))
    return _answered(box, tr("Revert"))


def ask_discard(parent: QWidget | None) -> bool:
    """Ask whether a row that is not complete goes."""
    box = _question("OpvangatlasDiscard", tr("The new row is not complete. Discard it?"), parent)
    box.setInformativeText(tr("Fill in what has a * to add the row."))
    return _answered(box, tr("Discard"))


def _question(name: str, text: str, parent: QWidget | None) -> QMessageBox:
    box = QMessageBox(parent)
    box.setObjectName(name)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Opvangatlas")
    box.setText(text)
    return box


def _answered(box: QMessageBox, verb: str) -> bool:
    yes = box.addButton(verb, QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.exec()
    return box.clickedButton() is yes
