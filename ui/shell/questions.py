# SPDX-License-Identifier: GPL-2.0-or-later
"""Questions before a loss that undo cannot restore; the buttons are verbs."""

from __future__ import annotations

from enum import Enum

from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ...plugin.adapters.locale import tr
from ..widgets.plain import question


class Choice(Enum):
    """What to do with unsaved changes."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


def ask_unsaved(plan: str, layers: list[str], parent: QWidget | None) -> Choice:
    """Ask what to do with edits of a plan that are not saved."""
    text = tr("The changes in ‘{plan}’ are not saved.").format(plan=plan)
    box = question("OpvangatlasUnsaved", text, parent, ", ".join(layers))
    save = box.addButton(tr("Save"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(tr("Do not save"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    box.exec()
    return {save: Choice.SAVE, discard: Choice.DISCARD}.get(box.clickedButton(), Choice.CANCEL)


def ask_remove(name: str, more: int, parent: QWidget | None) -> bool:
    """Ask whether a location goes, with the rows that belong to it."""
    rows = tr("%n row(s) of capacity, reserve, facilities, milestones and documents go with it.", None, more)
    text = tr("Remove ‘{name}’ from the plan?").format(name=name)
    return _answered(question("OpvangatlasRemove", text, parent, rows if more else ""), tr("Remove"))


def ask_delete_variant(name: str, parent: QWidget | None) -> bool:
    """Ask whether a variant goes, with its regions."""
    text, more = tr("Delete the variant ‘{name}’?"), tr("Its regions, division and findings go with it.")
    return _answered(question("OpvangatlasDeleteVariant", text.format(name=name), parent, more), tr("Delete"))


def ask_background(host: str, parent: QWidget | None) -> bool:
    """Ask whether tiles of a background map may be fetched."""
    more = tr(
        "Its tiles come from {host}, which can see which area is looked at; nothing of the plan goes along. "
        "While scouting the map is off, unless you allow that too in the options."
    ).format(host=host)
    text = tr("Show a background map from the internet?")
    return _answered(question("OpvangatlasBackground", text, parent, more), tr("Show"))


def ask_revert(count: int, parent: QWidget | None) -> bool:
    """Ask whether all edits that are not saved go."""
    text = tr("Drop %n unsaved change(s)?", None, count)
    more = tr("Changes in the other layers of the plan are dropped too. This cannot be undone.")
    return _answered(question("OpvangatlasRevert", text, parent, more), tr("Revert"))


def ask_discard(parent: QWidget | None) -> bool:
    """Ask whether a row that is not complete goes."""
    text, more = tr("The new row is not complete. Discard it?"), tr("Fill in what has a * to add the row.")
    return _answered(question("OpvangatlasDiscard", text, parent, more), tr("Discard"))


def ask_project(plan: str, strange: list[str], parent: QWidget | None) -> bool:
    """Ask whether the project beside a plan is opened, which holds what ours does not; False: the plan without it."""
    text = tr("The project beside ‘{plan}’ holds more than Opvangatlas puts there. Open it?").format(plan=plan)
    more = tr("{list}\n\nOpen it only when you know who made it.").format(list="\n".join(f"• {one}" for one in strange))
    return _answered(question("OpvangatlasProject", text, parent, more), tr("Open project"), tr("Only the plan"))


def ask_host(link: str, host: str, parent: QWidget | None) -> bool:
    """Ask whether a file on another computer is opened: Windows logs in there."""
    text = tr("Open this from the computer ‘{host}’?").format(host=host)
    more = tr("{link}\n\nWindows may log in there with your name. Open only what you trust.").format(link=link)
    return _answered(question("OpvangatlasHost", text, parent, more), tr("Open"))


def _answered(box: QMessageBox, verb: str, otherwise: str = "") -> bool:
    yes = box.addButton(verb, QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(otherwise or tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.exec()
    return box.clickedButton() is yes
