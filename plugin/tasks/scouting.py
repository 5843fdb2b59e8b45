# SPDX-License-Identifier: GPL-2.0-or-later
"""The plan made ready for scouting, in a worker: confidential locations count, and nothing leaves the machine."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..core.capacity.quarters import Quarter
from ..core.checks.assess import access_leg, straight_line
from ..core.errors import DomainError
from ..core.model.plan import Edits, Plan
from ..core.progress import Part, Progress
from ..core.siting.effect import SiteBoard
from ..core.siting.tip import without
from ..core.travel.engine import TravelEngine
from ..storage.geopackage import GeoPackageStore
from .travel_network import chosen_folder, open_chosen


@dataclass(frozen=True)
class KeptEngine:
    """What travel is measured with, and of which choice of the plan: opening a network takes seconds."""

    choice: Hashable
    engine: TravelEngine
    lacking: DomainError | None = None


@dataclass(frozen=True)
class Scouted:
    """A plan ready for scouting. ``lacking``: why its network cannot be used, so that straight lines count."""

    board: SiteBoard
    kept: KeptEngine

    @property
    def lacking(self) -> DomainError | None:
        """Why the network of the plan cannot be used."""
        return self.kept.lacking


def make_ready(
    store: GeoPackageStore,
    edits: Sequence[Edits],
    quarter: Quarter,
    kept: KeptEngine | None,
    own: str | None,
    progress: Progress,
) -> Scouted:
    """Read the plan with its unsaved edits, measure its travel, and prepare for a point that moves.

    Parameters
    ----------
    quarter : in which sites open
    kept : the engine of the last time
    own : a candidate that would count itself; it is left out

    Raises
    ------
    Cancelled, StorageError, InputError
    """
    plan = store.read().as_seen(edits)
    if own is not None:
        plan = without(plan, own)
    engine = _engine(plan, store.path, kept, Part(progress, 0.0, 0.4))
    board = SiteBoard.of(plan, engine.engine, quarter, Part(progress, 0.4, 0.7))
    board.make_ready(Part(progress, 0.7, 1.0))
    return Scouted(board, engine)


def _engine(plan: Plan, path: Path, kept: KeptEngine | None, progress: Progress) -> KeptEngine:
    settings = plan.settings
    choice = (chosen_folder(settings, path), access_leg(plan), settings["omwegfactor"], settings["snelheid_kmh"])
    if kept is not None and kept.choice == choice and kept.lacking is None:
        return kept
    try:
        found = open_chosen(plan, path, progress)
    except DomainError as lacking:
        return KeptEngine(choice, straight_line(plan), lacking)
    return KeptEngine(choice, found.engine if found else straight_line(plan))
