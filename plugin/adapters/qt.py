# SPDX-License-Identifier: GPL-2.0-or-later
"""The names that Qt 6 moved and QGIS's own wrapper does not carry along: one place for Qt 5 and Qt 6."""

from __future__ import annotations

from qgis.PyQt import sip

try:  # Qt 6
    from qgis.PyQt.QtGui import QUndoCommand, QUndoStack
except ImportError:  # Qt 5
    from qgis.PyQt.QtWidgets import QUndoCommand, QUndoStack

__all__ = ["QUndoCommand", "QUndoStack", "sip"]
