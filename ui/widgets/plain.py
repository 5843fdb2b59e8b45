# SPDX-License-Identifier: GPL-2.0-or-later
"""Text is shown as it is: Qt would read ``<img src="//host/x">`` in the name of a location as a picture to fetch.

Every label, question and tip of ours is made here; a test of the house looks for others.
"""

from __future__ import annotations

from html import escape
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QMessageBox, QWidget


class PlainLabel(QLabel):
    """A label that shows its text as it is."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.setTextFormat(Qt.TextFormat.PlainText)


def plain_tip(text: str) -> str:
    """A tip that is shown as it is; a tip has no setting for that, so what looks like markup is written out."""
    return f"<qt>{escape(text)}</qt>" if "<" in text else text


def question(name: str, text: str, parent: QWidget | None, more: str = "") -> QMessageBox:
    """A box with a question, still without buttons.

    Parameters
    ----------
    name : of the object
    more : what stands below the question, smaller
    """
    box = QMessageBox(parent)
    box.setObjectName(name)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Opvangatlas")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    if more:
        box.setInformativeText(more)
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)  # what stands below has a label of its own
    return box
