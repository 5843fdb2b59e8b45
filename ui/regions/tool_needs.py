# SPDX-License-Identifier: GPL-2.0-or-later
"""What the map tools need to know and may do; they know no layers and no plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

import shapely

from ...plugin.core.regions.board import Effect
from .effect_text import Named


class Division(Named, Protocol):
    """Behind it lies the division that is being drawn. Coordinates are in RD New."""

    @property
    def ready(self) -> bool:
        """Whether there is something to draw in."""

    @property
    def target(self) -> str | None:
        """Region that is assigned to; None un-assigns."""

    def colour(self, target: str | None) -> str:
        """The fill that goes with a target."""

    def code_at(self, x: float, y: float) -> str | None:
        """Municipality under a point."""

    def codes_along(self, xy: list[tuple[float, float]]) -> list[str]:
        """Municipalities that a line passes through."""

    def codes_within(self, shape: shapely.Polygon) -> list[str]:
        """Municipalities within a shape."""

    def outline(self, codes: Iterable[str]) -> shapely.Geometry:
        """Their polygons together."""

    def effect(self, codes: Sequence[str], target: str | None) -> Effect:
        """What assigning would do."""

    def show_effect(self, effect: Effect | None) -> None:
        """Show it beside the map too; None: nothing is hovered."""

    def assign(self, codes: Sequence[str], target: str | None) -> None:
        """Do it, and say what refused."""

    def choose(self, number: int) -> None:
        """Make the region with this number (1–9) the target; 0: un-assign."""

    def choose_region_of(self, code: str) -> None:
        """Make the region of a municipality the target."""

    def begin(self) -> None:
        """A tool is taken in hand: undo and redo are those of the division."""
