# SPDX-License-Identifier: GPL-2.0-or-later
"""Something that is in one state at a time, and may only go from it as was declared."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from typing import Generic, TypeVar

State = TypeVar("State", bound=Enum)


class IllegalStepError(RuntimeError):
    """From this state one cannot go there: a fault of ours."""


class States(Generic[State]):
    """The state of something, and the steps that are allowed from each.

    Parameters
    ----------
    first : where it begins
    steps : where it may go from a state; a state that is not named is an end
    """

    def __init__(self, first: State, steps: Mapping[State, Collection[State]]) -> None:
        self._now, self._steps = first, steps

    @property
    def now(self) -> State:
        """Where it is."""
        return self._now

    def go(self, to: State) -> None:
        """Take a step.

        Raises
        ------
        IllegalStepError
            When it is not allowed from here; nothing has changed.
        """
        if to not in self._steps.get(self._now, ()):
            raise IllegalStepError(f"{self._now.name} -> {to.name}")
        self._now = to

    @contextmanager
    def within(self, state: State) -> Iterator[None]:
        """Be in a state for a while, and then back where it came from, unless it went on from there.

        Raises
        ------
        IllegalStepError
            When one of both steps is not allowed.
        """
        before = self._now
        self.go(state)
        try:
            yield
        finally:
            if self._now is state:
                self.go(before)
