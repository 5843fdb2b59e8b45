# SPDX-License-Identifier: GPL-2.0-or-later
"""What the figures on the screen are of: the file, the file with edits that are not saved, or something of before."""

from __future__ import annotations

from enum import Enum, auto

from ..core.states import States


class Figures(Enum):
    """What the figures are of, compared with what the layers show now."""

    NONE = auto()
    """No plan is open."""
    OF_FILE = auto()
    """Of the file, and nothing waits to be saved."""
    WITH_EDITS = auto()
    """Of the file together with the edits that wait to be saved."""
    BEFORE_EDITS = auto()
    """Of the file; edits have been made since, and dropping those makes the figures true again."""
    BEFORE_MORE_EDITS = auto()
    """Of the file with edits; more have been made since, and nothing but a new check makes the figures true."""
    OLD = auto()
    """Of a file that has been written since."""

    @property
    def stale(self) -> bool:
        """Whether the plan differs from what the figures are of."""
        return self in (Figures.BEFORE_EDITS, Figures.BEFORE_MORE_EDITS, Figures.OLD)


TRUE = frozenset(set(Figures) - {Figures.NONE, Figures.OLD})
"""What new figures can be of."""
AFTER_EDIT = {
    Figures.OF_FILE: Figures.BEFORE_EDITS,
    Figures.WITH_EDITS: Figures.BEFORE_MORE_EDITS,
}
AFTER_SAVING = {
    Figures.WITH_EDITS: Figures.OF_FILE,
    Figures.BEFORE_EDITS: Figures.OLD,
    Figures.BEFORE_MORE_EDITS: Figures.OLD,
}
AFTER_DROPPING = {
    Figures.WITH_EDITS: Figures.OLD,
    Figures.BEFORE_EDITS: Figures.OF_FILE,
    Figures.BEFORE_MORE_EDITS: Figures.OLD,
}
STAYS_WHILE_EDITS_ARE_LEFT = frozenset({(Figures.WITH_EDITS, Figures.OF_FILE), (Figures.BEFORE_EDITS, Figures.OF_FILE)})
"""Of two layers one was saved, or dropped: the edits of the other are still there."""
STEPS: dict[Figures, frozenset[Figures]] = {
    Figures.NONE: TRUE,
    **dict.fromkeys(set(Figures) - {Figures.NONE}, TRUE | {Figures.OLD, Figures.NONE}),
}


class FiguresState:
    """Follows what happens to the plan and its figures.

    Every method raises :class:`~..core.states.IllegalStepError` when no plan is open, but :meth:`taken`.
    """

    def __init__(self) -> None:
        self._states = States(Figures.NONE, STEPS)

    @property
    def now(self) -> Figures:
        """What the figures are of."""
        return self._states.now

    def taken(self, *, counted: bool, since: bool) -> None:
        """There are new figures.

        Parameters
        ----------
        counted : edits that are not saved were counted
        since : there are edits that were not counted
        """
        if counted:
            self._states.go(Figures.BEFORE_MORE_EDITS if since else Figures.WITH_EDITS)
        else:
            self._states.go(Figures.BEFORE_EDITS if since else Figures.OF_FILE)

    def edited(self) -> None:
        """A layer was edited."""
        self._follow(AFTER_EDIT)

    def saved(self, *, left: bool) -> None:
        """Edits were saved; ``left``: not those of every layer."""
        self._follow(AFTER_SAVING, left=left)

    def dropped(self, *, left: bool) -> None:
        """Edits were dropped; ``left``: not those of every layer."""
        self._follow(AFTER_DROPPING, left=left)

    def written_elsewhere(self) -> None:
        """Something else than the layers has written the file."""
        self._states.go(Figures.OLD)

    def closed(self) -> None:
        """The plan was left."""
        self._states.go(Figures.NONE)

    def _follow(self, after: dict[Figures, Figures], *, left: bool = False) -> None:
        now = self._states.now
        to = after.get(now, now)
        self._states.go(now if left and (now, to) in STAYS_WHILE_EDITS_ARE_LEFT else to)
