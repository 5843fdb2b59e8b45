# SPDX-License-Identifier: GPL-2.0-or-later
"""One step back for an edit in several layers: QGIS keeps a list of steps for each layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QObject

from ..qt import QUndoStack


@dataclass(frozen=True)
class _Tie:
    """A step of the leading layer, and the steps of others that go with it."""

    step: int
    others: tuple[tuple[QUndoStack, int], ...]


class TiedUndo(QObject):
    """Steps of other layers follow a step of the leading one, back and forth, until edits are saved or dropped."""

    def __init__(self, leader: QgsVectorLayer, parent: QObject) -> None:
        super().__init__(parent)
        self._stack = leader.undoStack()
        self._ties: list[_Tie] = []
        self._stack.indexChanged.connect(self._follow)

    def tie(self, others: Sequence[QgsVectorLayer]) -> None:
        """The last step of the leader and those of the others are one."""
        stacks = tuple((layer.undoStack(), layer.undoStack().index()) for layer in others)
        self._ties.append(_Tie(self._stack.index(), stacks))

    def _follow(self, index: int) -> None:
        # A list that was emptied, or went on elsewhere, has no such step any more.
        self._ties = [tie for tie in self._ties if tie.step <= self._stack.count()]
        for tie in self._ties:
            for stack, step in tie.others:
                if index == tie.step - 1 and stack.index() == step:
                    stack.undo()
                elif index == tie.step and stack.index() == step - 1 and stack.count() >= step:
                    stack.redo()
