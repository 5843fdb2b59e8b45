# SPDX-License-Identifier: GPL-2.0-or-later
"""States with allowed steps."""

from __future__ import annotations

from enum import Enum

import pytest

from opvangatlas.plugin.core.states import IllegalStepError, States


class Door(Enum):
    OPEN = 1
    SHUT = 2
    BRICKED_UP = 3


STEPS = {Door.OPEN: {Door.SHUT}, Door.SHUT: {Door.OPEN, Door.BRICKED_UP}}


def test_a_step_that_is_allowed_is_taken():
    door = States(Door.OPEN, STEPS)
    door.go(Door.SHUT)
    assert door.now is Door.SHUT


@pytest.mark.parametrize(("first", "to"), [(Door.OPEN, Door.BRICKED_UP), (Door.OPEN, Door.OPEN)])
def test_an_illegal_step_raises_and_changes_nothing(first, to):
    door = States(first, STEPS)
    with pytest.raises(IllegalStepError, match=f"{first.name} -> {to.name}"):
        door.go(to)
    assert door.now is first


def test_from_an_end_there_is_no_way_back():
    door = States(Door.BRICKED_UP, STEPS)
    for to in Door:
        with pytest.raises(IllegalStepError):
            door.go(to)


def test_within_a_state_and_back_also_after_an_error():
    door = States(Door.OPEN, STEPS)

    def slam():
        with door.within(Door.SHUT):
            assert door.now is Door.SHUT
            raise ValueError("wind")

    with pytest.raises(ValueError, match="wind"):
        slam()
    assert door.now is Door.OPEN


def test_who_went_on_from_within_stays_there():
    door = States(Door.OPEN, STEPS)
    with door.within(Door.SHUT):
        door.go(Door.BRICKED_UP)
    assert door.now is Door.BRICKED_UP
