# SPDX-License-Identifier: GPL-2.0-or-later
"""What the figures on the screen are of: never called true when the layers show something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opvangatlas.plugin.core.states import IllegalStepError
from opvangatlas.plugin.tasks.figures import Figures, FiguresState


class World:
    """A plan of two layers, as sets of edits; beside it the state that follows what happens."""

    def __init__(self) -> None:
        self.file, self.waiting, self.count = frozenset(), [frozenset(), frozenset()], 0
        self.state = FiguresState()
        self.read()

    @property
    def seen(self):
        return self.file | self.waiting[0] | self.waiting[1]

    def edit(self, layer):
        self.count += 1
        self.waiting[layer] |= {self.count}
        self.state.edited()

    def save(self, layer):
        if self.waiting[layer]:
            self.file, self.waiting[layer] = self.file | self.waiting[layer], frozenset()
            self.state.saved(left=any(self.waiting))

    def drop(self, layer):
        if self.waiting[layer]:
            self.waiting[layer] = frozenset()
            self.state.dropped(left=any(self.waiting))

    def check(self, _layer=0):
        self.figures = self.seen
        self.state.taken(counted=any(self.waiting), since=False)

    def check_slowly(self, layer):
        """An edit is made while the check runs."""
        counted, self.figures = any(self.waiting), self.seen
        self.edit(layer)
        self.state.taken(counted=counted, since=True)

    def read(self, _layer=0):
        self.figures = self.file
        self.state.taken(counted=False, since=any(self.waiting))

    def elsewhere(self, _layer=0):
        self.count += 1
        self.file |= {self.count}
        self.state.written_elsewhere()


HAPPENINGS = ["edit", "save", "drop", "check", "check_slowly", "read", "elsewhere"]


@given(st.lists(st.tuples(st.sampled_from(HAPPENINGS), st.integers(0, 1)), max_size=12))
def test_figures_are_never_called_true_when_they_are_old(happenings):
    world = World()
    for name, layer in happenings:
        getattr(world, name)(layer)
        assert world.state.now.stale or world.figures == world.seen


@pytest.mark.parametrize(
    ("happenings", "stale"),
    [
        (["check"], False),
        (["edit"], True),
        (["edit", "drop"], False),
        (["edit", "check"], False),
        (["edit", "check", "save"], False),
        # After a save nothing that was counted can be dropped any more.
        (["edit", "check", "save", "edit", "drop"], False),
        (["edit", "check", "drop"], True),
        (["edit", "check", "edit", "drop"], True),
        (["edit", "save"], True),
        (["edit", "save", "check"], False),
        (["elsewhere"], True),
        (["elsewhere", "read"], False),
        (["elsewhere", "edit", "drop"], True),
        (["edit", "elsewhere", "read"], True),
        (["edit", "elsewhere", "read", "drop"], False),
        (["check_slowly"], True),
        (["check_slowly", "drop"], False),
    ],
)
def test_whether_figures_are_old(happenings, stale):
    world = World()
    for name in happenings:
        getattr(world, name)(0)
    assert world.state.now.stale is stale
    assert stale == (world.figures != world.seen)


def test_of_two_layers_one_is_dropped():
    world = World()
    world.edit(0)
    world.edit(1)
    world.drop(0)
    assert world.state.now is Figures.BEFORE_EDITS
    world.drop(1)
    assert world.state.now is Figures.OF_FILE


@pytest.mark.parametrize(
    "step",
    [
        FiguresState.edited,
        FiguresState.written_elsewhere,
        FiguresState.closed,
        lambda state: state.saved(left=False),
        lambda state: state.dropped(left=True),
    ],
)
def test_without_a_plan_nothing_can_happen_to_its_figures(step):
    with pytest.raises(IllegalStepError):
        step(FiguresState())


def test_a_plan_that_was_left_has_no_figures():
    state = FiguresState()
    state.taken(counted=False, since=False)
    state.closed()
    assert state.now is Figures.NONE
    assert not state.now.stale
