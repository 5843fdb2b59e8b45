# SPDX-License-Identifier: GPL-2.0-or-later
"""One step back for an edit in several layers: QGIS keeps a list of steps for each layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..qt import QUndoCommand, QUndoStack, sip


def tie(leader: QUndoStack, others: Sequence[QUndoStack], text: str) -> None:
    """The last step of each of the others goes back and forth with the step that the leader is taking now."""
    steps = tuple(_Step.last(stack) for stack in others if stack.count())
    if steps:
        command = Tied(steps, text)
        leader.push(command)
        # It holds itself until its list deletes it: nobody else in Python does.
        sip.transferto(command, command)


@dataclass(frozen=True)
class _Step:
    """A step in a list: its number from one, and which it is, as another may come to stand there."""

    stack: QUndoStack
    number: int
    address: int

    @classmethod
    def last(cls, stack: QUndoStack) -> _Step:
        return cls(stack, stack.index(), _address(stack, stack.index()))

    def is_there(self) -> bool:
        """Whether its layer still has it: saved, rolled back or replaced, there is nothing to follow."""
        if sip.isdeleted(self.stack) or self.stack.count() < self.number:
            return False
        return _address(self.stack, self.number) == self.address

    def undo(self) -> None:
        """Take it back, with what came after it in its layer: that may stand on it."""
        if self.is_there() and self.stack.index() >= self.number:
            self.stack.setIndex(self.number - 1)

    def redo(self) -> None:
        """Do it again."""
        if self.is_there() and self.stack.index() < self.number:
            self.stack.setIndex(self.number)


def _address(stack: QUndoStack, number: int) -> int:
    return int(sip.unwrapinstance(stack.command(number - 1)))


class Tied(QUndoCommand):
    """Stands in a step of the leading layer, and takes the steps of other layers along."""

    def __init__(self, steps: tuple[_Step, ...], text: str) -> None:
        super().__init__(text)
        self._steps, self._done = steps, False

    def redo(self) -> None:
        """Do the steps again; the first time they have just been done."""
        if self._done:
            for step in self._steps:
                step.redo()
        self._done = True

    def undo(self) -> None:
        """Take the steps back, the last first."""
        for step in reversed(self._steps):
            step.undo()
